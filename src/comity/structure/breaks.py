"""The paragraphs of a body: where each begins and ends."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from comity.languages.acts import opening_act
from comity.languages.structure import StructureProfile
from comity.model.text import CleanText, TextLine
from comity.structure.closing import Closing
from comity.structure.flush import FlushReader
from comity.structure.forms import LineForm, forms_of
from comity.structure.layout import Layout, layout_of, starts_when_indented
from comity.structure.order import LineOrder
from comity.structure.paragraphs import Marks, Paragraph, join_lines
from comity.structure.room import Room

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
    forms: dict[int, LineForm] = {}
    room = None
    if layout is Layout.FLUSH:
        forms = forms_of(clean, lines, profile)
        order = LineOrder(lines, forms, profile, (closing.start for closing in closings))
        lines, moved, pieces = order.ordered(), order.moved, order.pieces
        room = Room(forms, order.widths_of_rows())
    marks = Marks(clean)
    paragraphs: list[Paragraph] = []
    pending: list[TextLine] = []
    closing_of = _closing_numbers(lines, closings)
    starts, guessed = _starts_of(clean, lines, layout, closing_of, profile, forms)
    guessed |= {index for index, line in enumerate(lines) if line.start in moved}

    def flush(after: int, closing: tuple[str, ...] = ()) -> None:
        """Join the pending lines; line `after` is the first that follows them."""
        if pending:
            paragraph = join_lines(clean, list(pending), marks, profile)
            paragraph.closing = closing
            paragraph.sure = guessed.isdisjoint(range(after - len(pending), after + 1))
            paragraph.shown = room is None
            if room is not None and not closing:
                paragraph.sure &= not (
                    room.is_left(_rows_of(pending, pieces)) or _may_end_in_heading(pending, forms, profile)
                )
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


def _rows_of(lines: list[TextLine], pieces: Mapping[int, int]) -> list[TextLine]:
    """The lines of a paragraph but for pieces of its other lines; hardly any text has pieces."""
    if not pieces:
        return lines
    own = {line.start for line in lines}
    return [line for line in lines if pieces.get(line.start) not in own]


def _may_end_in_heading(lines: Sequence[TextLine], forms: Mapping[int, LineForm], profile: StructureProfile) -> bool:
    """Whether the last line of a paragraph begins behind a full stop and ends with a colon: it may be a heading."""
    if len(lines) < 2:
        return False
    above, last = forms[lines[-2].start], forms[lines[-1].start]
    begins = above.stopped and not last.text[0].islower()
    return begins and not above.lone and profile.colon.ends(last.text)


def _starts_of(
    clean: CleanText,
    lines: list[TextLine],
    layout: Layout,
    closing_of: list[int | None],
    profile: StructureProfile,
    forms: Mapping[int, LineForm],
) -> tuple[list[bool], set[int]]:
    """For each line whether it opens a paragraph, and the numbers of the lines where that was a guess.

    `forms` are those of the lines, by their starts; a layout that shows paragraphs asks for none.
    """
    if layout is Layout.UNWRAPPED:
        return [True] * len(lines), set()
    if layout is Layout.INDENTED:
        marked = {mark.at for mark in clean.marks}
        return [True] + [
            starts_when_indented(clean, above, line, profile, above.end in marked) for above, line in pairwise(lines)
        ], set()
    reader = FlushReader(lines, forms, clean.marks, profile)
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
    guessed |= _split_off_headings(lines, starts, forms, profile)
    return starts, guessed


def _split_off_headings(
    lines: list[TextLine], starts: list[bool], forms: Mapping[int, LineForm], profile: StructureProfile
) -> set[int]:
    """A paragraph that ends without a stop has a heading at its end, if a line in it begins behind a full stop.

    The last of the preamble ends with a comma: behind one there, too.
    """
    split: set[int] = set()
    ends = [*(index for index, fresh in enumerate(starts) if fresh and index), len(lines)]
    first = 0
    for end in ends:
        if end - first > 1 and not forms[lines[end - 1].start].ended:
            opening = forms[lines[first].start]
            preamble = end < len(lines) and _ends_preamble(opening, forms[lines[end].start], profile)
            for index in range(end - 1, max(first, end - _MOST_HEADING_LINES), -1):
                above = forms[lines[index - 1].start]
                if above.lone:
                    break
                if above.stopped or (preamble and above.ended):
                    starts[index] = not forms[lines[index].start].text[0].islower()
                    split.add(index)
                    break
        first = end
    return split


def _ends_preamble(first: LineForm, below: LineForm, profile: StructureProfile) -> bool:
    """Whether a paragraph whose first line is `first` is preambular, and paragraph 1 begins below it."""
    if below.label is None or (below.label.family, below.label.value) != ("digit", 1):
        return False
    return opening_act(first.text, profile.code, "preambular") is not None


def _closing_numbers(lines: list[TextLine], closings: Sequence[Closing]) -> list[int | None]:
    """For each line the number of the closing that it is part of."""
    starts = [closing.start for closing in closings]
    numbers: list[int | None] = []
    for line in lines:
        number = bisect_right(starts, line.start) - 1
        numbers.append(number if number >= 0 and line.start < closings[number].end else None)
    return numbers
