"""A resolution as plain text and as HTML: formats for people. AKN4UN has a room of its own."""
