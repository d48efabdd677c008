"""The paragraphs of a body: where each begins and ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from comity.languages.acts import opening_act
from comity.languages.structure import StructureProfile
from comity.model.text import CleanText, TextLine
from comity.structure.closing import Closing
from comity.structure.flush import FlushReader
from comity.structure.forms import LineForm, forms_of
from comity.structure.layout import Layout, goes_on_when_unwrapped, layout_of, starts_when_indented
from comity.structure.order import LineOrder
from comity.structure.paragraphs import Paragraph, join_lines, marks_on_lines
from comity.structure.roles import Roles
from comity.structure.room import Room

_MOST_HEADING_LINES = 4
_MOST_PARTED = 0.7
"""The share of lines with an empty one above that shows that paragraphs are parted so."""


def find_paragraphs(
    clean: CleanText, start: int, closings: Sequence[Closing], profile: StructureProfile
) -> list[Paragraph]:
    """The paragraphs from character `start` on; each closing is one of its own."""
    lines = list(clean.lines[bisect_left(clean.lines, (start,)) :])
    closed = _closed_by(closings, lines)
    roles = Roles(clean)
    rows = {line.start for line in lines if roles.of(line) == "cell"} if roles.has_rows else set()
    layout = layout_of(clean, [line for line in lines if line.start not in closed and line.start not in rows], profile)
    moved: set[int] = set()
    pieces: Mapping[int, int] = {}
    forms: dict[int, LineForm] = {}
    room = None
    if layout is Layout.FLUSH:
        forms = forms_of(clean, lines, profile)
        order = LineOrder(lines, forms, profile, (closing.start for closing in closings))
        lines, moved, pieces = _closings_kept(order.ordered(), closed), order.moved, order.pieces
        room = Room(forms, order.widths_of_rows())
    closing_of = [closed.get(line.start) for line in lines]
    starts, guessed = _starts_of(clean, lines, layout, closing_of, profile, forms)
    starts = _with_rows_apart(starts, lines, rows)
    if moved:
        guessed |= {index for index, line in enumerate(lines) if line.start in moved}
    marks = marks_on_lines(clean)
    paragraphs: list[Paragraph] = []
    for first, after in pairwise(_firsts(starts, closing_of)):
        own, closing = lines[first:after], closing_of[first]
        paragraph = join_lines(clean, own, marks, profile)
        paragraph.sure = guessed.isdisjoint(range(first, after + 1))
        paragraph.shown = room is None
        if closing is not None:
            paragraph.closing = closings[closing].lines
        elif room is not None and (room.is_left(_rows_of(own, pieces)) or _may_end_in_heading(own, forms, profile)):
            paragraph.sure = False
        paragraphs.append(paragraph)
    return paragraphs


def _closings_kept(lines: list[TextLine], closed: Mapping[int, int]) -> list[TextLine]:
    """The lines; those of closing formulas and votes, short as they are, stay in the order of the text."""
    kept = iter(sorted((line for line in lines if line.start in closed), key=lambda line: line.start))
    return [next(kept) if line.start in closed else line for line in lines]


def _with_rows_apart(starts: list[bool], lines: Sequence[TextLine], set_rows: set[int]) -> list[bool]:
    """The same beginnings, and one at each line that the source sets as a row of a table, and behind it."""
    if not set_rows:
        return starts
    rows = [line.start in set_rows for line in lines]
    return [start or row or above for start, row, above in zip(starts, rows, [False, *rows[:-1]], strict=True)]


def _firsts(starts: Sequence[bool], closing_of: Sequence[int | None]) -> list[int]:
    """The numbers of the lines with which paragraphs and closings begin, and at the end that behind the last line."""
    firsts = [0] if starts else []
    for index, (above, here) in enumerate(pairwise(closing_of), start=1):
        if here != above or (here is None and starts[index]):
            firsts.append(index)
    return [*firsts, len(starts)]


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
        return _starts_unwrapped(clean, lines, closing_of, profile)
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


def _starts_unwrapped(
    clean: CleanText, lines: list[TextLine], closing_of: list[int | None], profile: StructureProfile
) -> tuple[list[bool], set[int]]:
    """For each line of a text with a paragraph a line whether it opens one: all but what a page's end parted."""
    texts = [clean.text[line.start : line.end] for line in lines]
    gaps = _MOST_PARTED * len(lines) < sum(1 for line in lines if line.gap)
    starts: list[bool] = []
    first = 0
    for index, text in enumerate(texts):
        within = index > 0 and closing_of[index] is None and closing_of[index - 1] is None
        parted = not gaps or lines[index].gap > 0
        goes_on = within and goes_on_when_unwrapped(texts[first], texts[index - 1], text, profile, parted=parted)
        starts.append(not goes_on)
        first = first if goes_on else index
    return starts, {index for index, fresh in enumerate(starts) if not fresh}


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


def _closed_by(closings: Sequence[Closing], lines: Sequence[TextLine]) -> dict[int, int]:
    """By the starts of the lines that are part of a closing its number; the lines are in their order."""
    return {
        line.start: number
        for number, closing in enumerate(closings)
        for line in lines[bisect_left(lines, (closing.start,)) : bisect_left(lines, (closing.end,))]
    }
