"""Words that a line's end parted at a hyphen of the printer's, put together again.

A hyphen at the end of a line may be the word's own ("well-known"): the text itself tells, where it prints the word
elsewhere, or where so many of its lines end with a hyphen that its printer parted words.
"""

from __future__ import annotations

import re
from itertools import pairwise

from comity.languages.structure import StructureProfile
from comity.repair.traced import Edit, Traced

_PARTED = re.compile(r"-(?<=[^\W\d_]{2}-)[ \t]*\n[ \t]*(?=[^\W\d_]{2})")
_BEFORE = re.compile(r"[^\W\d_]+$")
_BEHIND = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_REST = re.compile(r"[^\s-]+[ \t]")
"""The rest of a word with the blank behind it, in place of which its line then ends."""

_LONGEST = 40
_FEWEST = 5
_PARTING = 0.12
"""The share of lines that end with a hyphen in a text whose printer parted words."""

PARTED, OWN, UNTOLD = 1, -1, 0


def rejoin_hyphenated(text: Traced, profile: StructureProfile) -> Traced:
    """Each word that was parted stands whole where it began, and its line ends behind it; one that has a hyphen of its
    own is left as it is.
    """
    printed = text.text
    found = [match for match in _PARTED.finditer(printed) if printed[match.end()].islower()]
    if not found:
        return text
    words = set(_WORD.findall(printed.lower()))
    words |= {f"{a}-{b}" for word in words if word.count("-") > 1 for a, b in pairwise(word.split("-"))}
    told = [_told(printed, match, words, profile.between_numbers) for match in found]
    lines = sum(1 for line in printed.split("\n") if line.strip())
    parting = len(found) >= max(_FEWEST, _PARTING * lines) and sum(told) >= 0
    edits: list[Edit] = []
    for match, tells in zip(found, told, strict=True):
        if tells == PARTED or (tells == UNTOLD and parting):
            edits.append((*match.span(), ""))
            blank = _REST.match(printed, match.end())
            if blank is not None:
                edits.append((blank.end() - 1, blank.end(), "\n"))
    return text.edited(edits)


def _told(printed: str, match: re.Match[str], words: set[str], links: frozenset[str]) -> int:
    """What the other words of the text say of a hyphen: the printer's, the word's own, or nothing.

    Before one of `links` a word waits for its second half: "short- and long-term".
    """
    before = _BEFORE.search(printed, max(match.start() - _LONGEST, 0), match.start())
    behind = _BEHIND.match(printed, match.end())
    if before is None or behind is None:
        return UNTOLD
    first, second = before.group().lower(), behind.group().lower()
    if second in links or f"{first}-{second}" in words:
        return OWN
    return PARTED if first + second in words else UNTOLD
