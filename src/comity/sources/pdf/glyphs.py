"""The characters of a PDF page as pdfium sees them, each with its place and typography."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from comity.sources.pdf.tags import PageTags, Tag

ITALIC_FLAG = 1 << 6
BOLD_FLAG = 1 << 18
BOLD_WEIGHT = 600

FONT_NAME_BYTES = 200

TWO_DASHES = 1.6
"""Sizes that a dash is wide when it stands for two."""

NO_CHARACTER = frozenset({0, 0x0A, 0x0D, 0xFFFF})

LINE_END_HYPHEN = "\u00ad"

HYPHENS = frozenset({0x02, 0xFFFE})
"""What pdfium gives for a hyphen at the end of a line that may only part a word."""

Box = tuple[float, float, float, float]


FARTHEST = 1e6
"""Points from the corner of the page; a character set farther away, or at no number at all, is on no page."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: `x` and `y` of its origin, its advance from `left` to `right`, in points from the lower left.

    `size` is the font's size as the page draws it; `order` its place in the page's own order; `tag` what the file says
    it is part of, None where the file is not tagged or marks it as furniture.
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

    `text_page` is pdfium's own handle: it is handed over ten times for each character.
    """
    reader = _Reader(text_page, tags)
    for index in range(count):
        glyph = reader.glyph(index)
        if glyph is not None:
            yield glyph


class _Reader:
    """Asks pdfium for one character at a time through buffers that are made once."""

    def __init__(self, text_page: object, tags: PageTags) -> None:
        self.page = text_page
        self.tags = tags
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.box = pdfium.FS_RECTF()
        self.name = ctypes.create_string_buffer(FONT_NAME_BYTES)
        self.flags = ctypes.c_int()
        self.matrix = pdfium.FS_MATRIX()
        self.size = 0.0

    def glyph(self, index: int) -> Glyph | None:
        code = pdfium.FPDFText_GetUnicode(self.page, index)
        if code in NO_CHARACTER:
            return None
        if pdfium.FPDFText_IsGenerated(self.page, index) == 1:
            return None
        pdfium.FPDFText_GetCharOrigin(self.page, index, self.x, self.y)
        if not (abs(self.x.value) < FARTHEST and abs(self.y.value) < FARTHEST):
            return None
        pdfium.FPDFText_GetLooseCharBox(self.page, index, self.box)
        pdfium.FPDFText_GetFontInfo(self.page, index, self.name, FONT_NAME_BYTES, self.flags)
        name = self.name.value.lower()
        weight = pdfium.FPDFText_GetFontWeight(self.page, index)
        size = self._size(index)
        return Glyph(
            self._text(code, size),
            self.x.value,
            self.y.value,
            self.box.left,
            self.box.right,
            size,
            weight >= BOLD_WEIGHT or b"bold" in name or bool(self.flags.value & BOLD_FLAG),
            b"italic" in name or b"oblique" in name or bool(self.flags.value & ITALIC_FLAG),
            index,
            self.tags.of_character(self.page, index),
        )

    def _text(self, code: int, size: float) -> str:
        """The character; a dash as wide as two is the two that its font has joined."""
        if code in HYPHENS:
            return LINE_END_HYPHEN
        text = chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"
        return text * 2 if text == "\u2014" and self.box.right - self.box.left > TWO_DASHES * size else text

    def _size(self, index: int) -> float:
        """The font's size times the scale of the text's own matrix: what is seen on the page, in points.

        A character that pdfium gives no matrix for (a mark that stands on its letter) has the size of the one before.
        """
        size = pdfium.FPDFText_GetFontSize(self.page, index)
        if pdfium.FPDFText_GetMatrix(self.page, index, self.matrix):
            scale = (self.matrix.b * self.matrix.b + self.matrix.d * self.matrix.d) ** 0.5
            self.size = float(size * scale) if scale > 0 else float(size)
        return self.size or float(size)
