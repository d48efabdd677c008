"""Hyphens that an extractor lost where it put a line's two halves of a word together: "Secretary-" and "General".

Such extractors take every hyphen at a line's end for the printer's and let the next line go on in the same one, so
that "SecretaryGeneral" stands in a line longer than any that was printed. What the text prints with a hyphen elsewhere
more often than without, and the spelled numbers of a language that writes them with one, get theirs back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
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
    numbers = _numbers(profile.code)
    places = {match.end() for match in numbers.finditer(printed)} if numbers else set()
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
    if max(map(len, lines)) <= _LONGER * width:
        return []
    compounds = _compounds(lines)
    lower = printed.lower() if compounds else ""
    if len(lower) != len(printed):
        return []
    words: list[tuple[int, str, int]] = []  # where each stands, and where its line begins
    begin = 0
    for line in lines:
        end = begin + len(line)
        if len(line) > _LONGER * width:
            words += [(match.start(), match.group(), begin) for match in _PART.finditer(lower, begin, end)]
        begin = end + 1
    halves = _halves(lower, compounds, {head for _, word, _ in words for head in _heads(word)})
    places: list[int] = []
    for start, word, begin in words if halves else ():
        place = start + _first_half(word, halves)
        if place > start and place - begin >= _NEAR_THE_END * width:
            places.append(place)
    return places


def _compounds(lines: list[str]) -> Counter[tuple[str, str]]:
    """How often each two parts stand on both sides of a hyphen, in lower case.

    They are looked for in the words with a hyphen: most have none.
    """
    hyphenated = " ".join([word for line in lines if "-" in line for word in line.split() if "-" in word]).lower()
    parts: Counter[tuple[str, str]] = Counter()
    for compound in _COMPOUND.findall(hyphenated):
        parts.update(pairwise(compound.split("-")))
    return parts


def _heads(word: str) -> list[str]:
    """The word, and what it is without the letters of an ending."""
    shortest = max(len(word) - _ENDING, 1)
    return [word[:end] for end in range(len(word), shortest - 1, -1)]


def _first_half(word: str, halves: dict[str, int]) -> int:
    """How many letters stand before the hyphen of a word that is printed with one, if with another ending; else 0."""
    return next((halves[head] for head in _heads(word) if head in halves), 0)


def _halves(lower: str, compounds: Mapping[tuple[str, str], int], wanted: set[str]) -> dict[str, int]:
    """How many letters stand before the hyphen of each wanted word that is printed with one, and seldomer without."""
    halves: dict[str, int] = {}
    whole: Counter[str] | None = None  # counted only where a word with a hyphen is wanted
    for (first, second), count in compounds.items():
        word = first + second
        stem = word[:-_ENDING] if len(second) > 2 * _ENDING else word
        if word not in wanted and stem not in wanted:
            continue
        whole = Counter(_PART.findall(lower)) if whole is None else whole
        if whole[word] <= count:
            halves[word] = halves[stem] = len(first)
    return halves


@cache
def _numbers(language: str) -> re.Pattern[str] | None:
    """Finds the tens of a spelled number whose hyphen is lost; none in a language that writes none.

    It begins with the last letters of tens as a set: the engine looks for those quickly, and few other letters follow.
    """
    words = calendar_words(language).ordinals
    if words.ascending or not any(re.fullmatch(joiner, "-") for joiner in words.joiners):
        return None
    tens = [name for name, value in words.cardinals.items() if 10 < value < 100 and name.isalpha()]
    units = [name for name, value in {**words.cardinals, **words.ordinals}.items() if 0 < value < 20]
    last = "".join(name[-1] + name[-1].upper() for name in tens)
    first = "".join(name[0] + name[0].upper() for name in units)
    whole = "|".join(rf"(?<=(?i:{name}))(?<![^\W\d_].{{{len(name)}}})" for name in tens)
    endings = f"(?:{'|'.join(words.endings)})"
    behind = rf"(?i:(?:{'|'.join(units)}){endings}(?![^\W\d_]))"
    return re.compile(rf"[{last}](?=[{first}])(?:{whole})(?={behind})")
