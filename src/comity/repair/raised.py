"""Marks checked against the typography of sources that have it."""

import re
from bisect import bisect_right

from comity.model.text import SourceText
from comity.repair.lines import TEXT, PrintedLine
from comity.repair.notes import Mark
from comity.repair.traced import Traced

_MARK = re.compile(r"(?<=\S)[\[(](\d{1,3})[\])]")


def raised_marks(marks: list[Mark], lines: list[PrintedLine], text: Traced, source: SourceText) -> list[Mark]:
    """The marks that the source sets as superscripts, in doubt those whose note is not there; all of them where it
    sets none.

    A number in brackets that stands on the line, as the heads of columns do, is no mark.
    """
    raised = [(run.start, run.end) for run in source.runs if run.superscript]
    if not raised:
        return marks
    starts = [start for start, _ in raised]

    def is_raised(start: int) -> bool:
        place = text.offsets[start]
        index = bisect_right(starts, place) - 1
        return index >= 0 and place < raised[index][1]

    known = {mark.end for mark in marks}
    noteless = [
        Mark(line.start + match.start(), line.start + match.end(), match[1], sure=False)
        for line in lines
        if line.role is TEXT and ("[" in line.text or "(" in line.text)
        for match in _MARK.finditer(line.text)
        if line.start + match.end() not in known and is_raised(line.start + match.start())
    ]
    return [mark for mark in marks if is_raised(mark.start)] + noteless
