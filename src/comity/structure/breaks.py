"""The paragraphs of a body: where each begins and ends."""

from __future__ import annotations

from comity.languages.structure import StructureProfile
from comity.model.text import CleanText, TextLine
from comity.structure.layout import Layout, layout_of, starts_when_indented
from comity.structure.paragraphs import Marks, Paragraph, join_lines

Closing = tuple[int, int, str, str, tuple[str, ...]]


def find_paragraphs(
    clean: CleanText, start: int, closings: list[Closing], profile: StructureProfile
) -> list[Paragraph]:
    """The paragraphs from character `start` on; each closing is one of its own."""
    lines = [line for line in clean.lines if line.start >= start]
    marks = Marks(clean.marks)
    marks.up_to(start - 1)
    ends = {mark.at for mark in clean.marks}
    layout = layout_of(clean, lines, profile)
    paragraphs: list[Paragraph] = []
    pending: list[TextLine] = []
    closing_of = _closing_numbers(lines, [(begin + start, end + start) for begin, end, *_ in closings])

    def flush(closing: tuple[str, ...] = ()) -> None:
        if pending:
            paragraph = join_lines(clean, list(pending), marks, profile)
            paragraph.closing = closing
            paragraphs.append(paragraph)
            pending.clear()

    for index, line in enumerate(lines):
        above = lines[index - 1] if index else None
        here, there = closing_of[index], closing_of[index - 1] if index else None
        if above is not None and (here != there or (here is None and _starts(clean, layout, above, line, profile, ends))):
            flush(closings[there][4] if there is not None else ())
        pending.append(line)
    if lines:
        flush(closings[closing_of[-1]][4] if closing_of[-1] is not None else ())
    return paragraphs


def _starts(
    clean: CleanText, layout: Layout, above: TextLine, line: TextLine, profile: StructureProfile, ends: set[int]
) -> bool:
    if layout is Layout.UNWRAPPED:
        return True
    if layout is Layout.INDENTED:
        return starts_when_indented(clean, above, line, profile, above.end in ends)
    return True


def _closing_numbers(lines: list[TextLine], closings: list[tuple[int, int]]) -> list[int | None]:
    """For each line the number of the closing that it is part of."""
    return [
        next((number for number, (begin, end) in enumerate(closings) if begin <= line.start < end), None)
        for line in lines
    ]
