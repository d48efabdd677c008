"""How wide a line is when printed, in thousandths of the type size: tells if a word more would have fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import bidirectional

from comity.model.text import TextLine

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
_FIRST_LETTER, _LAST_LETTER = "\u0621", "\u0652"
_END = re.compile(f"[{''.join(_ENDS)}](?![{_FIRST_LETTER}-{_LAST_LETTER}])")


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

_CELL = 3
_NINES = (1 << 8 * _CELL) - 1
_MOST_SUMMED = 10_000
"""Signs whose widths may be summed at once: no sum of them is too large for a cell."""

_CHUNK = re.compile(
    r"[（《“‘「『(\[«]*"
    r"(?:[\u2e80-\u9fff\uff00-\uffef](?=[\u2e80-\u9fff\uff00-\uffef]|$)"
    r"|[\u2e80-\u9fff\uff00-\uffef][“‘][\u2e80-\u9fff]?"
    r"|[^\s\-—\u2e80-\u9fff\uff00-\uffef]*[-—]?|.)"
    r"[，。；：、！？）》」』”’]*"
)
"""What no line end parts: a Chinese character, one with a quotation mark behind it (Unicode's LB19), a Latin word."""


class _ByteWidths(NamedTuple):
    """The widths of a code page's signs by their bytes: no look-up for each character is needed.

    A width is `units` and 256 times `pages`; `ends` is what a letter is wider by at the end of a word, in tens;
    `letters` is 255 for a letter that takes that from the one before it, and 0 for every other sign.
    """

    units: bytes
    pages: bytes
    ends: bytes
    letters: bytes


@cache
def _byte_widths(code_page: str) -> _ByteWidths:
    signs = [bytes([byte]).decode(code_page, "ignore") for byte in range(256)]
    widths = [sum(map(_KNOWN.__getitem__, sign)) for sign in signs]
    return _ByteWidths(
        bytes([width % 256 for width in widths]),
        bytes([width // 256 for width in widths]),
        bytes([_ENDS.get(sign, 0) // 10 for sign in signs]),
        bytes([255 if _FIRST_LETTER <= sign <= _LAST_LETTER else 0 for sign in signs]),
    )


def widths_of(text: str, lines: Iterable[TextLine], code_page: str) -> Iterator[int]:
    """What `width_of` says of each line of a text, found in the bytes of the text where each stands for one sign.

    Units and pages stand in cells of three bytes. A stretch of them is a number of which, divided by the largest one of
    three bytes, the sum of the cells is left, as the sum of the digits of a decimal number is, divided by 9.
    """
    signs = text.encode(code_page, "replace")
    if len(signs) != len(text):
        yield from (width_of(text[line.start : line.end]) for line in lines)
        return
    table = _byte_widths(code_page)
    cells = bytearray(_CELL * len(signs))
    cells[::_CELL], cells[1::_CELL] = signs.translate(table.units), signs.translate(table.pages)
    ends = _ends_of_words(signs, table) if any(table.ends) else b""
    replaced = b"?" in signs  # what a sign becomes that the code page has not
    for line in lines:
        start, end = line.start, line.end
        if end - start > _MOST_SUMMED or (replaced and signs.find(b"?", start, end) >= 0):
            yield width_of(text[start:end])
        else:
            width = int.from_bytes(cells[_CELL * start : _CELL * end], "little") % _NINES
            yield width + 10 * sum(ends[start:end]) if ends else width


def _ends_of_words(signs: bytes, table: _ByteWidths) -> bytes:
    """For each sign what it is wider by, in tens, as the end of a word.

    The signs are one large number, a byte each. The letters are another, moved by a byte: where it has 255, a letter
    follows and the sign ends no word.
    """
    followed = int.from_bytes(signs.translate(table.letters)[1:], "little")
    ends = int.from_bytes(signs.translate(table.ends), "little")
    return (ends & ~followed).to_bytes(len(signs), "little")


def width_of(text: str) -> int:
    """The printed width of words without stretched blanks."""
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
