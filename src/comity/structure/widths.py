"""How wide a line is when printed, in thousandths of the type size: tells if a word more would have fit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import bidirectional

RIGHT_TO_LEFT = ("R", "AL")
_WIDE_SHARE = 0.97

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
_LAST_LATIN = "ÿ"
_LATIN = [_KNOWN[chr(code)] for code in range(ord(_LAST_LATIN) + 1)]
_UNITS, _PAGES = bytes(width % 256 for width in _LATIN), bytes(width // 256 for width in _LATIN)
"""The widths of Latin letters in two bytes: sums of bytes need no look-up for each character."""

_CHUNK = re.compile(
    r"[（《“‘「『(\[«]*(?:[\u2e80-\u9fff\uff00-\uffef](?=[\u2e80-\u9fff\uff00-\uffef]|$)|[^\s\-—\u2e80-\u9fff\uff00-\uffef]*[-—]?|.)[，。；：、！？）》」』”’]*"
)


def width_of(text: str) -> int:
    """The printed width of a line without stretched blanks."""
    return _latin_width(text) or _width_by_character(text)


def _latin_width(text: str) -> int:
    """The width of a line of Latin letters, 0 of another, as most are that begin with another sign."""
    if text[:1] > _LAST_LATIN:
        return 0
    try:
        letters = text.encode("latin-1")
    except UnicodeEncodeError:
        return 0
    return sum(letters.translate(_UNITS)) + 256 * sum(letters.translate(_PAGES))


def _width_by_character(text: str) -> int:
    return sum(map(_KNOWN.__getitem__, text)) + sum(map(_ENDS.__getitem__, _END.findall(text)))


def first_chunk(text: str) -> str:
    """What of a line's beginning could not have been parted from it at a line end."""
    match = _CHUNK.match(text)
    return match.group() if match and match.group() else text[:1]


@lru_cache(maxsize=1024)
def chunk_width(text: str) -> int:
    """The printed width of a line's first chunk; the same lines are asked for again and again."""
    return width_of(first_chunk(text))


def measure_of(widths: Iterable[int]) -> int:
    """The width of a full line, told from those of all lines: a few are two that were put together."""
    ordered = sorted(widths) or [0]
    return ordered[min(int(len(ordered) * _WIDE_SHARE), len(ordered) - 1)]


def is_right_to_left(lines: Iterable[str]) -> bool:
    """Whether any of these lines, none of them empty, begins with a letter that is written from right to left."""
    return any(bidirectional(first) in RIGHT_TO_LEFT for first in {line[0] for line in lines})
