"""Instruments named without a symbol: the Charter, the 2030 Agenda, the covenants and conventions."""

import re

from comity.languages.citations import CitationWords, citation_words
from comity.languages.openings import matches_at
from comity.model import Citation


def find_instruments(text: str, language: str) -> list[Citation]:
    """Every instrument that the folded text names; `symbol` is empty, `instrument` its id."""
    words = citation_words(language)
    found = matches_at(words.instrument_openings, words.instruments, text)
    return [Citation("", *match.span(), match[0], instrument=_id_of(match, words)) for match in found]


def _id_of(match: re.Match[str], words: CitationWords) -> str:
    return words.instrument_ids[int((match.lastgroup or "i0")[1:])]
