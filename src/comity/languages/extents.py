"""How far an opening phrase reaches, where the UN sets it differently: data in `data/extents/<code>.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from comity.languages.folding import fold
from comity.languages.loader import read_table

_EDGE = " \t\n\u00a0,،，"
_BEHIND = 40
"""Characters behind the phrase that are looked at."""


@dataclass(frozen=True, slots=True)
class Extents:
    """Ends of phrases at which their extent is unsure; in `pairs` only before certain words."""

    ends: re.Pattern[str]
    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


def is_extent_unsure(text: str, end: int, language: str) -> bool:
    """Whether the phrase that opens `text` and ends at character `end` may be set shorter or longer."""
    rules = _extents(language)
    phrase = plain(text[:end])
    behind = plain(text[end : end + _BEHIND])
    if rules.ends.search(phrase):
        return True
    return any(ends.search(phrase) and follows.match(behind) for ends, follows in rules.pairs)


@cache
def _extents(code: str) -> Extents:
    table = read_table("extents", code)
    joint = read_table("structure", code)["joint"]
    pairs = tuple((_ending([ends], joint), _opening([behind], joint)) for ends, behind in table["pairs"])
    return Extents(_ending(table["ends"], joint), pairs)


def _ending(words: list[str], joint: str) -> re.Pattern[str]:
    edge = r"(?<!\w)" if joint else ""
    return re.compile(rf"{edge}(?:{_any(words)})$")


def _opening(words: list[str], joint: str) -> re.Pattern[str]:
    edge = r"(?!\w)" if joint else ""
    return re.compile(rf"(?:{_any(words)}){edge}")


def _any(words: list[str]) -> str:
    """A pattern for any of the words; of none, one that never matches."""
    return "|".join(re.escape(plain(word)) for word in words) or "(?!)"


def plain(words: str) -> str:
    """The words in lower case with one kind of apostrophe and blank, and without what stands around them."""
    return " ".join(fold(words).text.lower().split()).replace("’", "'").strip(_EDGE)
