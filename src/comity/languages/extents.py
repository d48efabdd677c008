"""How far an opening phrase reaches: as the source sets it; where that is not shown, when it is unsure.

The UN does not always set the same words: what is known of that is data in `data/extents/<code>.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from comity.languages.folding import fold
from comity.languages.loader import read_table

_EDGE = " \t\n\u00a0,،，"
_AROUND = ' \t\n\u00a0,،，、;；؛:：.。“”«»"'
_ANYTHING = re.compile("")
_BEGINNING = 2
"""Characters by which what follows a phrase is refused before it is made plain."""

BEHIND = 60
"""Characters behind the phrase that are looked at: more than two words."""


@dataclass(frozen=True, slots=True)
class Extents:
    """Ends of phrases at which their extent is unsure, in `pairs` only before certain words.

    `followers` are words before which the extent of any phrase is unsure, `beginnings` their first characters: most
    phrases are followed by others. `objects` are verbs with the objects that may be set with them or not, as a lemma
    names them.
    """

    objects: frozenset[str]
    ends: re.Pattern[str]
    followers: re.Pattern[str]
    beginnings: frozenset[str]
    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


def is_extent_unsure(text: str, end: int, language: str, lemma: str = "") -> bool:
    """Whether the phrase that opens `text` and ends at character `end` may be set shorter or longer.

    `lemma` names its verb, and the object that was read with it ("reaffirm-commitment").
    """
    rules = _extents(language)
    if lemma in rules.objects:
        return True
    followers = _unsure_before(text[:end], language)
    printed = text[end : end + BEHIND]
    if printed.lstrip(_EDGE)[:_BEGINNING].lower() in rules.beginnings:
        followers = (rules.followers, *followers)
    if not followers:
        return False
    behind = plain(printed)
    return any(follows.match(behind) for follows in followers)


@lru_cache(maxsize=1024)
def _unsure_before(phrase: str, language: str) -> tuple[re.Pattern[str], ...]:
    """What must follow a phrase, as printed, to make its extent unsure; the same few phrases are asked for again."""
    rules, read = _extents(language), plain(phrase)
    if rules.ends.search(read):
        return (_ANYTHING,)
    return tuple(follows for ends, follows in rules.pairs if ends.search(read))


def set_phrase(text: str, emphasis: Sequence[tuple[int, int, str]], language: str) -> tuple[int, int] | None:
    """The characters of the phrase that opens `text` as the source sets it; None where it sets none off.

    It is the first run in the style of acts, if that begins early and is no longer than a phrase; emphasis that cuts
    a word means the whole word. `emphasis` are (start, end, style).
    """
    table = read_table("akn", language)
    for run in emphasis:
        begin, stop = _whole_words(text, *run[:2]) if table["blanks_between_signs"] else run[:2]
        start = begin + len(text[begin:stop]) - len(text[begin:stop].lstrip(_AROUND))
        end = begin + len(text[begin:stop].rstrip(_AROUND))
        if start < end and any(wanted in run[2] for wanted in table["act_styles"]):
            short = start <= table["act_latest"] and end - start <= table["act_longest"]
            return (start, end) if short and text[start:end] not in table["act_openers"] else None
    return None


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start and text[start - 1].isalpha() and text[start].isalpha():
        start -= 1
    while end < len(text) and text[end - 1].isalpha() and text[end].isalpha():
        end += 1
    return start, end


@cache
def _extents(code: str) -> Extents:
    table = read_table("extents", code)
    joint = read_table("structure", code)["joint"]
    pairs = tuple((_ending([ends], joint), _opening([behind], joint)) for ends, behind in table["pairs"])
    followers = _opening(table["followers"], joint)
    beginnings = frozenset(plain(words)[:_BEGINNING] for words in table["followers"])
    return Extents(frozenset(table["objects"]), _ending(table["ends"], joint), followers, beginnings, pairs)


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
