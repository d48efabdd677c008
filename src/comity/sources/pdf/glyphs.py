"""The characters of a PDF page as pdfium sees them, each with its place and typography."""

import ctypes
import re
import struct
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from comity.sources.pdf.tags import PageTags, Tag

ITALIC_FLAG = 1 << 6
BOLD_FLAG = 1 << 18
BOLD_WEIGHT = 600

FONT_NAME_BYTES = 200

BLANK = 0x20
"""The only printed character that pdfium may have added itself; the others are line ends."""

TWO_DASHES = 1.6
"""Sizes that a dash is wide when it stands for two."""

NO_CHARACTER = frozenset({0, 0x0A, 0x0D, 0xFFFF})

LINE_END_HYPHEN = "\u00ad"

HYPHENS = frozenset({0x02, 0xFFFE})
"""What pdfium gives for a hyphen at the end of a line that may only part a word."""

WITHOUT_BLANK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
"""Characters between which a line break is no blank."""

Box = tuple[float, float, float, float]


FARTHEST = 1e6
"""Points from the corner of the page; a character set farther away, or at no number at all, is on no page."""


@dataclass(slots=True, eq=False)
class Glyph:
    """One character: `x` and `y` of its origin, its advance from `left` to `right`, in points from the lower left.

    `size` is the font's size as the page draws it; `order` its place in the page's own order; `tag` what the file says
    it is part of, None where the file is not tagged or marks it as furniture. A page has thousands: they are not
    frozen, because frozen ones take three times as long to make, but nobody changes one.
    """

    text: str
    x: float
    y: float
    left: float
    right: float
    size: float
    bold: bool
    italic: bool
    order: int
    tag: Tag | None = None


def find_glyphs(text_page: object, count: int, tags: PageTags) -> Iterator[Glyph]:
    """Every character of the page that is printed, in pdfium's order; the blanks and line ends it adds are left out.

    `text_page` is pdfium's own handle. Each question is asked for all characters at once, before any glyph is made.
    """
    page = _address(text_page)
    indices = range(count)
    codes = list(map(_unicode, repeat(page), indices))
    objects = map(_text_object, repeat(page), indices)
    origins = _written(_origin, page, count, "=dd", _X_AND_Y)
    boxes = _written(_loose_box, page, count, "=f4xf4x")
    matrices = _written(_matrix, page, count, "=4xf4xf8x")
    known: dict[tuple[int, float, float], _Typography] = {}
    bold = italic = False
    for index, code, drawn, (x, y), (left, right), (b, d) in zip(
        indices, codes, objects, origins, boxes, matrices, strict=True
    ):
        if code in NO_CHARACTER or (code == BLANK and _is_generated(page, index) == 1):
            continue
        if not (abs(x) < FARTHEST and abs(y) < FARTHEST):
            continue
        if drawn is None:  # no object draws it: set as the character before, but in no font's size
            size, tag = (b * b + d * d) ** 0.5 or 1.0, None
        else:
            typography = known.get((drawn, b, d))
            if typography is None:
                typography = _typography(text_page, index, (b * b + d * d) ** 0.5, tags.of_object(drawn))
                known[drawn, b, d] = typography
            size, bold, italic, tag = typography
        yield Glyph(_text(code, right - left, size), x, y, left, right, size, bold, italic, index, tag)


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _by_address(function: object, result: Any, *arguments: Any) -> Any:
    """The pdfium function, handed addresses as plain numbers: no object is made around each of them."""
    return ctypes.PYFUNCTYPE(result, *arguments)(_address(function))


_PAGE, _INDEX, _ROOM = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
_unicode = _by_address(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _PAGE, _INDEX)
_is_generated = _by_address(pdfium.FPDFText_IsGenerated, ctypes.c_int, _PAGE, _INDEX)
_text_object = _by_address(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, _PAGE, _INDEX)
_origin = _by_address(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, _PAGE, _INDEX, _ROOM, _ROOM)
_loose_box = _by_address(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _PAGE, _INDEX, _ROOM)
_matrix = _by_address(pdfium.FPDFText_GetMatrix, ctypes.c_int, _PAGE, _INDEX, _ROOM)

_X_AND_Y = (0, 8)
"""Where in "=dd" the two numbers stand that pdfium writes one by one."""


def _written(ask: Any, page: int, count: int, form: str, places: Sequence[int] = (0,)) -> Iterator[tuple[float, ...]]:
    """What pdfium writes when it is asked so for each character: numbers of the form, into room made for all of them.

    `places` are those within the form whose addresses pdfium wants.
    """
    length = struct.calcsize(form)
    room = ctypes.create_string_buffer(max(count, 1) * length)
    start, end = ctypes.addressof(room), ctypes.addressof(room) + count * length
    addresses = (range(start + place, end + place, length) for place in places)
    deque(map(ask, repeat(page), range(count), *addresses), maxlen=0)
    return struct.iter_unpack(form, memoryview(room)[: count * length])


_Typography = tuple[float, bool, bool, Tag | None]
"""Size, bold, italic and tag: what all characters of one text object and one matrix share."""


def _typography(text_page: object, index: int, scale: float, tag: Tag | None) -> _Typography:
    """How the character is set: the font's size times the scale of its matrix is what is seen, in points."""
    name, flags = ctypes.create_string_buffer(FONT_NAME_BYTES), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, FONT_NAME_BYTES, flags)
    font = name.value.lower()
    size = float(pdfium.FPDFText_GetFontSize(text_page, index))
    weight = pdfium.FPDFText_GetFontWeight(text_page, index)
    return (
        size * scale if scale > 0 else size,
        weight >= BOLD_WEIGHT or b"bold" in font or bool(flags.value & BOLD_FLAG),
        b"italic" in font or b"oblique" in font or bool(flags.value & ITALIC_FLAG),
        tag,
    )


def _text(code: int, width: float, size: float) -> str:
    """The character; a dash as wide as two is the two that its font has joined."""
    if code in HYPHENS:
        return LINE_END_HYPHEN
    text = chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"
    return text * 2 if text == "\u2014" and width > TWO_DASHES * size else text
