"""PDF with its typography: glyphs -> lines -> pages without furniture -> paragraphs, notes and marks told apart.

What plain text can only guess, a page shows: the size of a note, the height of a mark, the indent of a paragraph.
"""

from comity.sources.pdf.opening import open_pdf

__all__ = ["open_pdf"]
