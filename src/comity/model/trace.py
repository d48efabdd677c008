"""Where in the source something was read."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, repeat
from operator import sub
from sys import byteorder
from typing import NamedTuple, overload

ADDED = -1
"""The offset of a character that no character of the source stands for."""

OFFSET = "i"
"""The kind of array that offsets are kept in: four bytes each, enough for two thousand million characters."""

_WIDTH = array(OFFSET).itemsize
_ADDED_BYTES = array(OFFSET, [ADDED]).tobytes()
_ONE_BYTES = (1).to_bytes(_WIDTH, "little")
_COUNTED = 1 << 17
"""Numbers kept ready: most documents are shorter."""


class Piece(NamedTuple):
    """`length` characters from `text_start` of the text read stand at `source_start` of the source.

    Characters between pieces were added (a blank for a line break) or have another form in the source.
    """

    text_start: int
    source_start: int
    length: int


class Pieces(Sequence[Piece]):
    """The pieces of a text, equal to a tuple of them: kept as the offsets of its characters until they are asked for.

    Most never are: to say where a character stands in the source, the offsets do.
    """

    __slots__ = ("_offsets",)

    def __init__(self, offsets: array[int]) -> None:
        self._offsets = offsets

    def source_of(self, offset: int) -> int:
        """The source character of character `offset`; of one that was added, the one behind that of the last before."""
        last = min(offset, len(self._offsets) - 1)
        place = last
        while place >= 0 and self._offsets[place] == ADDED:
            place -= 1
        if place < 0:
            return next(source for source in self._offsets if source != ADDED)
        return self._offsets[place] + (place < offset)

    def __bool__(self) -> bool:
        return any(source != ADDED for source in self._offsets)

    def __len__(self) -> int:
        return len(pieces_of(self._offsets))

    def __iter__(self) -> Iterator[Piece]:
        return iter(pieces_of(self._offsets))

    @overload
    def __getitem__(self, index: int) -> Piece: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Piece, ...]: ...
    def __getitem__(self, index: int | slice) -> Piece | tuple[Piece, ...]:
        return pieces_of(self._offsets)[index]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Pieces | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the source file named by the reading's digest.

    Text: characters `start` to `end` of the decoded file (line ends as stored), `path` empty.
    XML: `path` is the element path (`/akomaNtoso/statement[1]/mainBody[1]/paragraph[3]`), `start` and `end` are
    characters of that element's text content. PDF: `page` counts from 1, `box` is left, bottom, right, top in points.
    `pieces` lets every character of a text be traced; empty where the whole span is one run.
    """

    start: int
    end: int
    path: str = ""
    page: int = 0
    box: tuple[float, float, float, float] | None = None
    pieces: Sequence[Piece] = ()

    def source_of(self, offset: int) -> int:
        """The source character that stands for character `offset` of the text; the nearest before it if added."""
        if isinstance(self.pieces, Pieces):
            return self.pieces.source_of(offset)
        if not self.pieces:
            return min(self.start + offset, self.end)
        index = bisect_left(self.pieces, (offset + 1,)) - 1  # the last piece that begins at the offset or before it
        if index < 0:
            return self.pieces[0].source_start
        piece = self.pieces[index]
        return piece.source_start + min(offset - piece.text_start, piece.length)


@cache
def _counted() -> bytes:
    return array(OFFSET, range(_COUNTED)).tobytes()


def _bytes_of_numbers(start: int, end: int) -> bytes:
    """The numbers from `start` to before `end` as an array keeps them."""
    if end > _COUNTED:
        return array(OFFSET, range(start, end)).tobytes()
    return _counted()[start * _WIDTH : end * _WIDTH]


def numbers(start: int, end: int) -> array[int]:
    """The numbers from `start` to before `end`: the offsets of a text that stands in the source as it is."""
    return array(OFFSET, _bytes_of_numbers(start, end))


def pieces_of(offsets: array[int] | Sequence[int]) -> tuple[Piece, ...]:
    """The pieces of a text whose character number i stands at `offsets[i]` of the source (-1: added).

    Whole stretches between added characters are compared as bytes: a text has few that do not stand in one run.
    """
    pieces: list[Piece] = []
    place = 0
    offsets = offsets if isinstance(offsets, array) else array(OFFSET, offsets)
    counted = _counted()
    for stretch in offsets.tobytes().split(_ADDED_BYTES):
        length = len(stretch) // _WIDTH
        if length:
            source = offsets[place]
            if stretch == counted[source * _WIDTH : (source + length) * _WIDTH]:
                pieces.append(Piece(place, source, length))
            else:
                pieces += _runs(offsets, place, place + length)
        place += length + 1
    return tuple(pieces)


def span_of(offsets: array[int], *, in_order: bool = False) -> Span:
    """Where in the source a text with these offsets stands; its pieces are not made for that.

    `in_order` says that they never decrease: the first and the last then tell where it begins and ends.
    """
    printed = array(OFFSET, offsets.tobytes().replace(_ADDED_BYTES, b""))
    if not printed:
        return Span(0, 0)
    sources = printed if in_order else sorted(printed)  # nearly in order, they are sorted faster than compared twice
    start, end = sources[0], sources[-1] + 1
    if end - start == len(printed) and printed == numbers(start, end):
        first = offsets.index(start)
        if offsets[first : first + len(printed)] == printed:
            return Span(start, end)
    return Span(start, end, pieces=Pieces(offsets))


def _runs(offsets: array[int], first: int, end: int) -> Iterator[Piece]:
    """The pieces of characters `first` to `end`, none of which was added.

    All sources are one large number, lowest byte first, each beside the one that would go on the run before it: where
    both are alike nothing is left. A right-to-left text in visual order has a piece for every character:
    `tuple.__new__` makes them without Python's help.
    """
    cells = offsets[first:end]
    if byteorder == "big":
        cells.byteswap()
    stretch = cells.tobytes()
    sources = int.from_bytes(stretch, "little")
    following = sources + int.from_bytes(_ONE_BYTES * (end - first), "little")
    breaks = array(OFFSET, ((sources >> (8 * _WIDTH)) ^ following).to_bytes(len(stretch), "little"))
    starts = [first, *compress(range(first + 1, end), breaks)]
    lengths = map(sub, [*starts[1:], end], starts)
    return map(tuple.__new__, repeat(Piece), zip(starts, map(offsets.__getitem__, starts), lengths, strict=True))
