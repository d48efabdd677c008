"""Right-to-left lines that an extractor wrote as they look, from the left: every word is there backwards."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from comity.languages.structure import StructureProfile
from comity.repair.direction import reading_order
from comity.repair.traced import Traced

_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_WORD = re.compile("[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
_FIRST_FORM = "\ufb50"
_SAMPLE = 4_000
_FEWEST = 4
_TIMES = 3
_BRACKET = re.compile(r"[()\[\]«»]")
_TURNED = str.maketrans("()[]«»", ")(][»«")


def undo_mirrored_lines(text: Traced, profile: StructureProfile) -> Traced:
    """Lines with right-to-left letters are in reading order, if the language's words are there only backwards."""
    if not _ARABIC.match(profile.frequent_words[0]) or not _is_mirrored(
        text.text[:_SAMPLE], frozenset(profile.frequent_words)
    ):
        return text
    places: list[range | list[int]] = []
    turned = start = 0
    for line in text.text.split("\n"):
        end = start + len(line)
        if _ARABIC.search(line):
            order = reading_order(line)
            bracket = _BRACKET.search("".join([line[place] for place in order]))
            turned += 0 if bracket is None else 1 if bracket.group() in ")]»" else -1
            places.append([start + place for place in order])
        else:
            places.append(range(start, end))
        places.append(range(end, min(end + 1, len(text.text))))
        start = end + 1
    found = text.reordered(places)
    if turned <= 0:
        return found
    lines = (line.translate(_TURNED) if _ARABIC.search(line) else line for line in found.text.split("\n"))
    return replace(found, text="\n".join(lines))


def _is_mirrored(sample: str, words: frozenset[str]) -> bool:
    """Whether frequent words are there backwards, and hardly any the right way round.

    A text whose first ones all stand the right way round is not asked further.
    """
    forwards = backwards = 0
    for word in _WORD.finditer(sample):
        plain = _plain(word.group())
        forwards += plain in words
        backwards += plain[::-1] in words
        if forwards >= _FEWEST and not backwards:
            return False
    return backwards >= _FEWEST and backwards > _TIMES * forwards


def _plain(word: str) -> str:
    """The word in letters, not in their presentation forms."""
    return unicodedata.normalize("NFKC", word) if max(word) >= _FIRST_FORM else word
