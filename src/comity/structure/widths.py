"""How wide a line is when printed, in thousandths of the type size: tells if a word more would have fit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from unicodedata import bidirectional

from comity.model.text import CleanText, TextLine

RIGHT_TO_LEFT = ("R", "AL")
_WIDE_SHARE = 0.97
_SHORT = 0.5
"""The share of the width below which a line within a paragraph is too short to be one of its lines."""

_ROW = 1.02
"""The share of the width that the pieces of one line fill at most, blanks between them left out."""

_TIMES = {
    250: " .,",
    278: "ijlt/:;[]’‘'ïîí|",
    333: "frI()-!·",
    389: "sJ",
    408: '"',
    444: "aceczàâäáèéêëç“”?",
    556: "FPS",
    611: "ELTZÉÈÊ",
    667: "BCRÇ",
    722: "ADGHKNOQUVXYwÀÁÂÓÔÑÜЖДЛЮФ",
    778: "mЮ",
    770: "жшыюфщм",
    889: "MШЩ",
    944: "W",
    1000: "—…%№",
}
_WIDTHS: dict[str, int] = {character: width for width, characters in _TIMES.items() for character in characters}
_NARROW_ARABIC = "ادذرزوأإآلؤىة،؛"
_WIDTHS |= dict.fromkeys(_NARROW_ARABIC, 300)
_WIDTHS |= {chr(code): 0 for code in range(0x064B, 0x0660)}
_WIDTHS |= {chr(code): 460 for code in range(0x0660, 0x066A)}


class _Widths(dict[str, int]):
    """Widths of characters, the ones not listed by their script."""

    def __missing__(self, character: str) -> int:
        if "\u2e80" <= character <= "\ufaff" or "\uff00" <= character <= "\uff60":
            width = 1000
        elif "\u0600" <= character <= "\u06ff":
            width = 520
        else:
            width = 700 if character.isupper() else 500
        self[character] = width
        return width


_KNOWN = _Widths(_WIDTHS)
_CHUNK = re.compile(
    r"[（《“‘「『(\[«]*(?:[\u2e80-\u9fff\uff00-\uffef](?=[\u2e80-\u9fff\uff00-\uffef]|$)|[^\s\-—\u2e80-\u9fff\uff00-\uffef]*[-—]?|.)[，。；：、！？）》」』”’]*"
)


def width_of(text: str) -> int:
    """The printed width of a line without stretched blanks."""
    return sum(map(_KNOWN.__getitem__, text))


def first_chunk(text: str) -> str:
    """What of a line's beginning could not have been parted from it at a line end."""
    match = _CHUNK.match(text)
    return match.group() if match and match.group() else text[:1]


def widths_of(clean: CleanText, lines: Sequence[TextLine]) -> dict[int, int]:
    """The width of each line, by its start."""
    return {line.start: width_of(clean.text[line.start : line.end]) for line in lines}


class Room:
    """The widths of the lines of a text, by their starts, and how wide its full lines are."""

    def __init__(self, clean: CleanText, lines: Sequence[TextLine], widths_of_lines: Mapping[int, int]) -> None:
        self._widths = widths_of_lines
        widths = sorted(self._widths.values()) or [0]
        self._measure = widths[min(int(len(widths) * _WIDE_SHARE), len(widths) - 1)]
        self._backwards = any(bidirectional(clean.text[line.start]) in RIGHT_TO_LEFT for line in lines)

    def is_left(self, lines: Sequence[TextLine]) -> bool:
        """Whether one of the lines of a paragraph, its first and last left out, leaves room where words follow.

        Lines that fit on one together are the pieces of one: extractors part words that are set far apart. Pieces of
        a right-to-left line come in any order.
        """
        if self._backwards:
            return any(self._widths[line.start] < _SHORT * self._measure for line in lines[1:-1])
        row = 0
        for line in lines[1:]:
            width = self._widths[line.start]
            if row and row + width > _ROW * self._measure:
                if row < _SHORT * self._measure:
                    return True
                row = 0
            row += width
        return False
