"""Finds what a text cites: document symbols, resolutions in words, instruments; never resolves them to files."""

from comity.citations.find import find_citations

__all__ = ["find_citations"]
