"""What a tagged PDF says of its own content: which marked pieces of a page are notes, headings, cells of tables."""

import ctypes
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import itemgetter

import pypdfium2.raw as pdfium

INLINE = frozenset({"Span", "Link", "Reference", "Lbl", "LBody", "Em", "Strong", "Quote"})
"""Elements that are part of the paragraph around them."""

DEEPEST = 200
"""Elements inside each other that are followed; a damaged tree may be endless."""


@dataclass(frozen=True, slots=True)
class Tag:
    """The element of the structure tree that content belongs to.

    `element` numbers it on its page, `note` the note around it, 0 outside of notes; `boxed` is true inside of any
    table; `cell` is the table, row and cell it stands in, None outside of tables of two columns and more: a table of
    one column is a box around text.
    """

    element: int
    heading: bool = False
    note: int = 0
    boxed: bool = False
    figure: bool = False
    cell: tuple[int, int, int] | None = None


class PageTags:
    """The tags of one page by the number of the marked content; empty for a page without a structure tree."""

    def __init__(self, page: object) -> None:
        self._claims: dict[int, list[Tag]] = {}
        self._elements = 0
        self._tags: dict[int, Tag] = {}
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        if not tree:
            return
        try:
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
                if child:
                    self._walk(child, Tag(0), 0)
        finally:
            pdfium.FPDF_StructTree_Close(tree)
        self._tags = _settled(self._claims)

    def of_object(self, drawn: int) -> Tag | None:
        """The tag of the text object at that address, None where it is marked as no content or not at all."""
        if not self._tags:
            return None
        return self._tags.get(pdfium.FPDFPageObj_GetMarkedContentID(ctypes.cast(drawn, pdfium.FPDF_PAGEOBJECT)))

    def _walk(self, element: object, above: Tag, depth: int) -> None:
        """Every marked piece below the element gets its tag."""
        self._elements += 1
        kind = _kind(element)
        tag = replace(
            above,
            element=above.element if kind in INLINE else self._elements,
            heading=above.heading or (kind[:1] == "H" and kind[1:].isdigit()),
            note=above.note or (self._elements if kind == "Note" else 0),
            figure=above.figure or kind == "Figure",
            boxed=above.boxed or kind == "Table",
        )
        for place in range(max(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element), 0)):
            number = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, place)
            if number >= 0:
                self._claims.setdefault(number, []).append(tag)
        if depth >= DEEPEST:
            return
        if kind == "Table" and tag.cell is None and _columns(element) > 1:
            self._table(element, tag, depth)
            return
        for child in _children(element):
            self._walk(child, tag, depth + 1)

    def _table(self, table: object, tag: Tag, depth: int) -> None:
        number = self._elements
        for row_number, row in enumerate(_rows(table)):
            for cell_number, cell in enumerate(_children(row)):
                self._walk(cell, replace(tag, cell=(number, row_number, cell_number)), depth + 1)


def _settled(claims: dict[int, list[Tag]]) -> dict[int, Tag]:
    """One tag for each piece of marked content.

    An element that goes over a page's end names pieces of both pages, whose numbers begin anew: of several elements
    that claim one number, the one is right whose neighbours in the tree have the neighbouring numbers.
    """
    known = sorted((number, tags[0].element) for number, tags in claims.items() if len(tags) == 1)
    numbers = [number for number, _ in known]
    settled: dict[int, Tag] = {}
    for number, tags in claims.items():
        place = min(bisect_left(numbers, number), len(known) - 1)
        near = known[place][1] if known else 0
        _, settled[number] = min(((abs(tag.element - near), tag) for tag in tags), key=itemgetter(0))
    return settled


def _kind(element: object) -> str:
    """The element's type: "P", "H1", "Table" ..."""
    length = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    pdfium.FPDF_StructElement_GetType(element, buffer, length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _children(element: object) -> Iterator[object]:
    for index in range(max(pdfium.FPDF_StructElement_CountChildren(element), 0)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield child


def _rows(table: object) -> Iterator[object]:
    """The rows of a table, those in its head, body and foot too."""
    for child in _children(table):
        if _kind(child) == "TR":
            yield child
        elif _kind(child) in {"THead", "TBody", "TFoot"}:
            yield from (row for row in _children(child) if _kind(row) == "TR")


def _columns(table: object) -> int:
    """The cells of the table's longest row."""
    return max((sum(1 for _ in _children(row)) for row in _rows(table)), default=0)
