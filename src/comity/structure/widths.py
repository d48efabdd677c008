"""How wide a line is when printed, in thousandths of the type size: tells if a word more would have fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, starmap
from unicodedata import bidirectional

from comity.languages.structure import StructureProfile
from comity.model.text import CleanText, TextLine
from comity.structure.lone import is_lone_label

RIGHT_TO_LEFT = ("R", "AL")
_WIDE_SHARE = 0.97
_SHORT = 0.5
"""The share of the width below which a line within a paragraph is too short to be one of its lines."""

_ROOMY = 0.75
"""The share of the width below which a line and the first word of the next leave much room."""

_OVERFULL = 1.1
"""The share of the width above which a line is two that were put together."""

_ROW = 1.02
"""The share of the width that the pieces of one line fill at most, blanks between them left out."""

_TIMES = {
    180: "'",
    250: " .,",
    278: "ijlt/:;ìíîï|",
    333: "frI()[]-‘’ÌÍÎÏ·¡",
    389: "sJ",
    395: "з",
    408: '"',
    410: "г",
    432: "тэ",
    444: "acezаесёàâäáãèéêëç“”?¿",
    458: "ья",
    472: "в",
    486: "к",
    509: "бдЗ",
    517: "ъ",
    535: "ийнпц",
    556: "FPSР",
    576: "БГЬ",
    611: "ELTZÈÉÊËЕТ",
    633: "м",
    648: "фЧ",
    665: "BCRÇæВКСЭЯ",
    676: "ыДЛ",
    691: "ж",
    722: "ADGHKNOQUVXYwÀÁÂÓÔÖÑÛÜœАИЙНОПУХЦЪ",
    747: "ю",
    770: "шщ",
    778: "m&",
    790: "Ф",
    833: "%",
    889: "MМЖЫ",
    944: "W№",
    1000: "—…",
    1015: "ШЩЮ",
}
"""Times, in which the UN sets Latin and Cyrillic."""

_NASKH = {
    195: "بلن",
    230: "يئ",
    260: "اتث",
    276: "م",
    335: "فقرزؤ",
    365: "أإءةه،؛",
    390: "آوعغ",
    465: "دذحخ",
    510: "كجش",
    560: "سط",
    640: "ظى",
    710: "صض",
}
"""A book hand of Arabic, letters that another follows or may not be joined to one."""

_NASKH_ENDS = {
    40: "جه",
    100: "عحخ",
    180: "مكغ",
    240: "طظ",
    300: "ق",
    350: "نيسص",
    430: "لئ",
    530: "شض",
    650: "بتثف",
}
"""What such letters are wider by at the end of a word."""
_WIDTHS: dict[str, int] = {
    character: width for table in (_TIMES, _NASKH) for width, characters in table.items() for character in characters
}
_WIDTHS |= {chr(code): 0 for code in range(0x064B, 0x0660)}
_WIDTHS |= {chr(code): 460 for code in range(0x0660, 0x066A)}
_ENDS: dict[str, int] = {character: more for more, characters in _NASKH_ENDS.items() for character in characters}
_END = re.compile(f"[{''.join(_ENDS)}](?![\u0621-\u0652])")


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
    return sum(map(_KNOWN.__getitem__, text)) + sum(map(_ENDS.__getitem__, _END.findall(text)))


def first_chunk(text: str) -> str:
    """What of a line's beginning could not have been parted from it at a line end."""
    match = _CHUNK.match(text)
    return match.group() if match and match.group() else text[:1]


@lru_cache(maxsize=1024)
def chunk_width(text: str) -> int:
    """The printed width of a line's first chunk; the same lines are asked for again and again."""
    return width_of(first_chunk(text))


def is_right_to_left(lines: Iterable[str]) -> bool:
    """Whether any of these lines, none of them empty, begins with a letter that is written from right to left."""
    return any(bidirectional(first) in RIGHT_TO_LEFT for first in {line[0] for line in lines})


def widths_of(clean: CleanText, lines: Sequence[TextLine]) -> dict[int, int]:
    """The width of each line, by its start."""
    return {line.start: width_of(clean.text[line.start : line.end]) for line in lines}


class Room:
    """The widths of the lines of a text, by their starts, and how wide its full lines are."""

    def __init__(
        self,
        clean: CleanText,
        lines: Sequence[TextLine],
        widths_of_lines: Mapping[int, int],
        profile: StructureProfile,
    ) -> None:
        self._clean = clean
        self._profile = profile
        self._widths = widths_of_lines
        widths = sorted(self._widths.values()) or [0]
        self._measure = widths[min(int(len(widths) * _WIDE_SHARE), len(widths) - 1)]
        self._backwards = is_right_to_left(map(self._words, lines))

    def is_left(self, lines: Sequence[TextLine]) -> bool:
        """Whether a paragraph's lines leave room where words follow, or show that they are pieces in an unsure order.

        Pieces of a right-to-left line come in any order, and two lines that were put together wrongly are wider than
        the page. Elsewhere pieces that other lines follow mostly stand in order, those at the end often do not.
        """
        first = is_lone_label(self._words(lines[0]), self._profile)
        own = lines[1:] if first else lines
        if self._backwards:
            return any(starmap(self._fits_behind, pairwise(own))) or any(map(self._is_overfull, lines))
        ends_in_pieces = len(own) > 1 and self._fits_behind(own[-2], own[-1])
        parted = any(line.gap and not line.new_page for line in own[1:])
        return ends_in_pieces or parted or self._has_short_row(lines)

    def _words(self, line: TextLine) -> str:
        return self._clean.text[line.start : line.end]

    def _is_overfull(self, line: TextLine) -> bool:
        """Whether a line is wider than one that fills the page."""
        return self._widths[line.start] > _OVERFULL * self._measure

    def _fits_behind(self, above: TextLine, line: TextLine) -> bool:
        """Whether the first word of a line would have fit on the one above with much room to spare."""
        return self._widths[above.start] + chunk_width(self._words(line)) < _ROOMY * self._measure

    def _has_short_row(self, lines: Sequence[TextLine]) -> bool:
        """Whether lines that fit on one together leave room, the first of the paragraph and its end left out.

        They are the pieces of one: extractors part words that are set far apart.
        """
        row = 0
        for line in lines[1:]:
            width = self._widths[line.start]
            if row and row + width > _ROW * self._measure:
                if row < _SHORT * self._measure:
                    return True
                row = 0
            row += width
        return False
