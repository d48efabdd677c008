"""The sample resolutions, written once in six languages, and everything that is made from them.

`written` reads the sources, `printed` sets them as a UN document or as an extractor would leave it, `expected` says
what a right reading holds, `make` writes the files. Nothing here reads with the library: what the tests expect is
known from how the text was written.
"""
