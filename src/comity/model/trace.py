"""Where in the source something was read."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` characters from `text_start` of the text read stand at `source_start` of the source.

    Characters between pieces were added (a blank for a line break) or have another form in the source.
    """

    text_start: int
    source_start: int
    length: int


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
    pieces: tuple[Piece, ...] = ()

    def source_of(self, offset: int) -> int:
        """The source character that stands for character `offset` of the text; the nearest before it if added."""
        if not self.pieces:
            return min(self.start + offset, self.end)
        found = self.pieces[0].source_start
        for piece in self.pieces:
            if piece.text_start > offset:
                break
            found = piece.source_start + min(offset - piece.text_start, piece.length)
        return found


def pieces_of(offsets: Iterable[int]) -> tuple[Piece, ...]:
    """The pieces of a text whose character number i stands at `offsets[i]` of the source (-1: added)."""
    pieces: list[Piece] = []
    start = source = -1
    length = 0
    for position, offset in enumerate(offsets):
        if length and offset == source + length:
            length += 1
            continue
        if length:
            pieces.append(Piece(start, source, length))
        start, source, length = position, offset, 1 if offset >= 0 else 0
    if length:
        pieces.append(Piece(start, source, length))
    return tuple(pieces)
