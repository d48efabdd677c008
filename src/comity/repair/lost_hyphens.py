"""Hyphens that an extractor lost where it put a line's two halves of a word together: "Secretary-" and "General".

Such extractors take every hyphen at a line's end for the printer's and let the next line go on in the same one, so
that "SecretaryGeneral" stands in a line longer than any that was printed. What the text prints with a hyphen elsewhere
more often than without, and the spelled numbers of a language that writes them with one, get theirs back.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from comity.languages.calendar import calendar_words
from comity.languages.structure import StructureProfile
from comity.repair.traced import Edit, Traced

_LINE = 30
"""Lines of fewer characters tell nothing of how wide a page is set."""

_WIDEST = 140
_FEWEST = 8
_SHARE = 0.8
"""The share of a page's lines that are not longer than it is wide: the others were put together."""

_LONGER = 1.1
_NEAR_THE_END = 0.6
"""How far into the width of the page a line's first half ends at least: titles are set narrower."""

_ENDING = 3
"""The letters by which two forms of a word differ at most."""

_COMPOUND = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})+")
_PART = re.compile(r"[^\W\d_]{5,}")


def restore_hyphens(text: Traced, profile: StructureProfile) -> Traced:
    """The text with each lost hyphen behind the letter it stood behind; texts that are not laid out stay."""
    printed = text.text
    lines = printed.split("\n") if profile.joint else []
    width = _width(lines)
    if not width:
        return text
    places = {match.end() for match in _numbers(profile.code).finditer(printed)}
    places.update(_within_long_lines(printed, lines, width))
    edits: list[Edit] = [(place - 1, place, f"{printed[place - 1]}-") for place in sorted(places)]
    return text.edited(edits)


def _width(lines: list[str]) -> int:
    """How many characters a line of the page has; 0 if the lines show no page."""
    lengths = sorted(len(line) for line in lines if len(line) >= _LINE)
    width = lengths[int(_SHARE * len(lengths))] if len(lengths) >= _FEWEST else 0
    return width if width <= _WIDEST else 0


def _within_long_lines(printed: str, lines: list[str], width: int) -> list[int]:
    """The places in lines too long for the page where a word lost a hyphen that it has elsewhere."""
    starts, start = [], 0
    for line in lines:
        starts.append(start)
        start += len(line) + 1
    long = [number for number, line in enumerate(lines) if len(line) > _LONGER * width]
    if not long:
        return []
    lower = printed.lower()
    if len(lower) != len(printed):
        return []
    halves = _halves(lower)
    places = []
    for number in long:
        begin = starts[number]
        for match in _PART.finditer(lower, begin, begin + len(lines[number])):
            first = _first_half(match.group(), halves)
            if first and match.start() + first - begin >= _NEAR_THE_END * width:
                places.append(match.start() + first)
    return places


def _first_half(word: str, halves: dict[str, int]) -> int:
    """How many letters stand before the hyphen of a word that is printed with one, if with another ending; else 0."""
    shortest = max(len(word) - _ENDING, 1) - 1
    return next((halves[word[:end]] for end in range(len(word), shortest, -1) if word[:end] in halves), 0)


def _halves(lower: str) -> dict[str, int]:
    """How many letters stand before the hyphen of each word that is printed with one, and seldomer without."""
    parts: Counter[tuple[str, str]] = Counter()
    for compound in _COMPOUND.findall(lower):
        parts.update(pairwise(compound.split("-")))
    whole = Counter(_PART.findall(lower))
    halves = {}
    for (first, second), count in parts.items():
        if whole[first + second] <= count:
            halves[first + second] = len(first)
            if len(second) > 2 * _ENDING:
                halves[first + second[:-_ENDING]] = len(first)
    return halves


@cache
def _numbers(language: str) -> re.Pattern[str]:
    """Finds the tens of a spelled number whose hyphen is lost; nothing in a language that writes none."""
    words = calendar_words(language).ordinals
    if words.ascending or not any(re.fullmatch(joiner, "-") for joiner in words.joiners):
        return re.compile(r"(?!)")
    tens = "|".join(name for name, value in words.cardinals.items() if 10 < value < 100 and name.isalpha())
    endings = f"(?:{'|'.join(words.endings)})"
    behind = "|".join(name for name, value in {**words.cardinals, **words.ordinals}.items() if 0 < value < 20)
    return re.compile(rf"(?<![^\W\d_])(?:{tens})(?=(?:{behind}){endings}(?![^\W\d_]))", re.IGNORECASE)
