"""DOCX: paragraphs with their numbering and footnotes, tracked changes taken as accepted."""

from comity.sources.docx.opening import open_docx

__all__ = ["open_docx"]
