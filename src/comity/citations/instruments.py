"""Instruments named without a symbol: the Charter, the 2030 Agenda, the covenants and conventions."""

from collections.abc import Iterator

from comity.languages.citations import citation_words
from comity.model import Citation


def find_instruments(text: str, language: str) -> Iterator[Citation]:
    """Every instrument that the folded text names; `symbol` is empty, `instrument` its id."""
    words = citation_words(language)
    place = 0
    while opening := words.instrument_openings.search(text, place):
        match = words.instruments.match(text, opening.start())
        place = match.end() if match else opening.start() + 1
        if match:
            group = match.lastgroup or "i0"
            yield Citation("", match.start(), match.end(), match[0], instrument=words.instrument_ids[int(group[1:])])
