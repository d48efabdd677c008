"""Instruments named without a symbol: the Charter, the 2030 Agenda, the covenants and conventions."""

from collections.abc import Iterator

from comity.languages.citations import citation_words
from comity.model import Citation


def find_instruments(text: str, language: str) -> Iterator[Citation]:
    """Every instrument that the folded text names; `symbol` is empty, `instrument` its id."""
    words = citation_words(language)
    if not words.instrument_openings.search(text):
        return
    for match in words.instruments.finditer(text):
        group = match.lastgroup or "i0"
        yield Citation("", match.start(), match.end(), match[0], instrument=words.instrument_ids[int(group[1:])])
