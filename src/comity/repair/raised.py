"""Marks checked against the typography of sources that have it."""

from bisect import bisect_right

from comity.model.text import SourceText
from comity.repair.notes import Mark
from comity.repair.traced import Traced


def raised_marks(marks: list[Mark], text: Traced, source: SourceText) -> list[Mark]:
    """The marks that the source sets as superscripts; all of them where it sets none.

    A number in brackets that stands on the line, as the heads of columns do, is no mark.
    """
    raised = [(run.start, run.end) for run in source.runs if run.superscript]
    if not raised:
        return marks
    starts = [start for start, _ in raised]

    def is_raised(mark: Mark) -> bool:
        place = text.offsets[mark.start]
        index = bisect_right(starts, place) - 1
        return index >= 0 and place < raised[index][1]

    return [mark for mark in marks if is_raised(mark)]
