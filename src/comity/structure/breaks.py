"""The paragraphs of a body: where each begins and ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from comity.languages.acts import opening_act
from comity.languages.structure import StructureProfile
from comity.model.text import CleanText, TextLine
from comity.structure.closing import Closing
from comity.structure.flush import FlushReader
from comity.structure.labels import parse_label
from comity.structure.layout import Layout, layout_of, starts_when_indented
from comity.structure.lone import is_lone_label
from comity.structure.order import LineOrder
from comity.structure.paragraphs import Marks, Paragraph, join_lines
from comity.structure.widths import Room, widths_of

_MOST_HEADING_LINES = 4


def find_paragraphs(
    clean: CleanText, start: int, closings: Sequence[Closing], profile: StructureProfile
) -> list[Paragraph]:
    """The paragraphs from character `start` on; each closing is one of its own."""
    lines = [line for line in clean.lines if line.start >= start]
    body = [line for line, number in zip(lines, _closing_numbers(lines, closings), strict=True) if number is None]
    layout = layout_of(clean, body, profile)
    moved: set[int] = set()
    pieces: Mapping[int, int] = {}
    widths = widths_of(clean, lines) if layout is Layout.FLUSH else {}
    room = None
    if layout is Layout.FLUSH:
        order = LineOrder(clean, lines, profile, widths)
        lines, moved, pieces = order.ordered(), order.moved, order.pieces
        room = Room(clean, lines, order.widths_of_rows(), profile)
    marks = Marks(clean.marks)
    paragraphs: list[Paragraph] = []
    pending: list[TextLine] = []
    closing_of = _closing_numbers(lines, closings)
    starts, guessed = _starts_of(clean, lines, layout, closing_of, profile, widths)
    guessed |= {index for index, line in enumerate(lines) if line.start in moved}

    def flush(after: int, closing: tuple[str, ...] = ()) -> None:
        """Join the pending lines; line `after` is the first that follows them."""
        if pending:
            paragraph = join_lines(clean, list(pending), marks, profile)
            paragraph.closing = closing
            paragraph.sure = guessed.isdisjoint(range(after - len(pending), after + 1))
            paragraph.shown = room is None
            if room is not None and not closing:
                own = {line.start for line in pending}
                rows = [line for line in pending if pieces.get(line.start) not in own]
                paragraph.sure &= not (room.is_left(rows) or _may_end_in_heading(clean, pending, profile))
            paragraphs.append(paragraph)
            pending.clear()

    for index, line in enumerate(lines):
        here, there = closing_of[index], closing_of[index - 1] if index else None
        if index and (here != there or (here is None and starts[index])):
            flush(index, closings[there].lines if there is not None else ())
        pending.append(line)
    if lines:
        flush(len(lines), closings[closing_of[-1]].lines if closing_of[-1] is not None else ())
    return paragraphs


def _may_end_in_heading(clean: CleanText, lines: Sequence[TextLine], profile: StructureProfile) -> bool:
    """Whether the last line of a paragraph begins behind a full stop and ends with a colon: it may be a heading."""
    if len(lines) < 2:
        return False
    above, last = (clean.text[line.start : line.end] for line in lines[-2:])
    begins = profile.stop.search(above) is not None and not last[0].islower()
    return begins and not is_lone_label(above, profile) and profile.colon.search(last) is not None


def _starts_of(
    clean: CleanText,
    lines: list[TextLine],
    layout: Layout,
    closing_of: list[int | None],
    profile: StructureProfile,
    widths: dict[int, int],
) -> tuple[list[bool], set[int]]:
    """For each line whether it opens a paragraph, and the numbers of the lines where that was a guess.

    `widths` are those of the lines, by their starts; a layout that shows paragraphs asks for none.
    """
    if layout is Layout.UNWRAPPED:
        return [True] * len(lines), set()
    if layout is Layout.INDENTED:
        marked = {mark.at for mark in clean.marks}
        return [True] + [
            starts_when_indented(clean, above, line, profile, above.end in marked) for above, line in pairwise(lines)
        ], set()
    reader = FlushReader(clean, lines, profile, widths)
    starts: list[bool] = []
    guessed: set[int] = set()
    for index, line in enumerate(lines):
        reader.guessed = False
        if closing_of[index] is not None:
            starts.append(index == 0 or closing_of[index] != closing_of[index - 1])
            reader.closing()
            continue
        fresh = index == 0 or closing_of[index - 1] is not None or reader.starts(lines[index - 1], line)
        if fresh:
            reader.begin(line)
        starts.append(fresh)
        if reader.guessed:
            guessed.add(index)
    guessed |= _split_off_headings(clean, lines, starts, profile)
    return starts, guessed


def _split_off_headings(
    clean: CleanText, lines: list[TextLine], starts: list[bool], profile: StructureProfile
) -> set[int]:
    """A paragraph that ends without a stop has a heading at its end, if a line in it begins behind a full stop.

    The last of the preamble ends with a comma: behind one there, too.
    """
    split: set[int] = set()
    ends = [*(index for index, fresh in enumerate(starts) if fresh and index), len(lines)]
    first = 0
    for end in ends:
        words = clean.text[lines[end - 1].start : lines[end - 1].end] if end else ""
        if end - first > 1 and not profile.terminal.search(words):
            preamble = end < len(lines) and _ends_preamble(clean, lines[first], lines[end], profile)
            for index in range(end - 1, max(first, end - _MOST_HEADING_LINES), -1):
                above = clean.text[lines[index - 1].start : lines[index - 1].end]
                if is_lone_label(above, profile):
                    break
                if profile.stop.search(above) or (preamble and profile.comma_end.search(above)):
                    starts[index] = not clean.text[lines[index].start].islower()
                    split.add(index)
                    break
        first = end
    return split


def _ends_preamble(clean: CleanText, first: TextLine, below: TextLine, profile: StructureProfile) -> bool:
    """Whether a paragraph whose first line is `first` is preambular, and paragraph 1 begins below it."""
    label = parse_label(clean.text[below.start : below.end], profile)
    if label is None or (label.family, label.value) != ("digit", 1):
        return False
    return opening_act(clean.text[first.start : first.end], profile.code, "preambular") is not None


def _closing_numbers(lines: list[TextLine], closings: Sequence[Closing]) -> list[int | None]:
    """For each line the number of the closing that it is part of."""
    inside = {
        line.start: number
        for number, found in enumerate(closings)
        for line in lines
        if found.start <= line.start < found.end
    }
    return [inside.get(line.start) for line in lines]
