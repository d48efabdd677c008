"""Printed lines joined to paragraphs again."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from comity.languages.line_ends import CUT_WORD, is_cut_symbol
from comity.languages.structure import StructureProfile
from comity.model.text import CleanText, NoteMark, TextLine
from comity.model.trace import ADDED, OFFSET

_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018-\u201d\u2014\u2026]")
_TIGHT = frozenset(",.;:!?)]،؛")
_MAYBE_NO_BLANK = re.compile(r"\n(?:[,.;:!?)\]،؛]|(?<=[-–/]\n)|(?<=[A-Za-z]\.\n)\d)")
"""A line end for which no blank may stand: most paragraphs have none."""


@dataclass(slots=True)
class Paragraph:
    """Words that belong together: `offsets` as in CleanText, `marks` footnote marks with their place in `text`.

    `start` is its place in the clean text, `lines` its printed lines, `closing` set on a closing formula,
    `sure` false where it was doubtful that it begins or ends here, `shown` false where the layout shows nowhere
    where a paragraph begins; `in_order` as in CleanText.
    """

    text: str
    offsets: array[int]
    start: int
    end: int
    marks: list[tuple[int, NoteMark]]
    lines: list[TextLine]
    closing: tuple[str, ...] = ()
    sure: bool = True
    shown: bool = True
    in_order: bool = False


MarksOnLines = Mapping[int, Sequence[NoteMark]]
"""Marks by the starts of the lines that they stand on."""


def marks_on_lines(clean: CleanText) -> MarksOnLines:
    """The marks of a clean text by their lines; a mark at the end of a line stands on it."""
    found: dict[int, list[NoteMark]] = defaultdict(list)
    for mark in clean.marks:
        index = bisect_left(clean.lines, (mark.at + 1,)) - 1  # the last line that begins at the mark or before it
        if index >= 0 and mark.at <= clean.lines[index].end:
            found[clean.lines[index].start].append(mark)
    return dict(found)


def join_lines(clean: CleanText, lines: list[TextLine], marks: MarksOnLines, profile: StructureProfile) -> Paragraph:
    """One paragraph of these lines: a blank between them, none between Chinese characters or behind a hyphen."""
    start, end = lines[0].start, lines[-1].end
    if _are_parted_by_blanks(clean, lines, profile):
        placed = [(mark.at - start, mark) for line in lines for mark in marks.get(line.start, ())] if marks else []
        text = clean.text[start:end].replace("\n", " ")  # a line end was added, as the blank is
        return Paragraph(text, clean.offsets[start:end], start, end, placed, lines, in_order=clean.in_order)
    texts: list[str] = []
    offsets = array(OFFSET)
    placed = []
    length = 0
    for number, line in enumerate(lines):
        words = clean.text[line.start : line.end]
        if number:
            joint = _joint(texts[-1], words, profile)
            if joint:
                texts.append(joint)
                offsets.append(ADDED)
                length += 1
        placed += [(length + mark.at - line.start, mark) for mark in marks.get(line.start, ())]
        texts.append(words)
        offsets.extend(clean.offsets[line.start : line.end])
        length += len(words)
    placed = [(min(place, length), mark) for place, mark in placed]
    in_order = clean.in_order and all(above.start < below.start for above, below in pairwise(lines))
    return Paragraph("".join(texts), offsets, start, end, placed, lines, in_order=in_order)


def _are_parted_by_blanks(clean: CleanText, lines: list[TextLine], profile: StructureProfile) -> bool:
    """Whether each line stands right below the one before it, and a blank is all that stands between them."""
    if len(lines) == 1:
        return True
    if not profile.joint or any(below.start != above.end + 1 for above, below in pairwise(lines)):
        return False
    return _MAYBE_NO_BLANK.search(clean.text, lines[0].start, lines[-1].end) is None


def _joint(above: str, below: str, profile: StructureProfile) -> str:
    """What stands between the end of one line and the beginning of the next."""
    if not profile.joint and (_CJK.match(above[-1]) or _CJK.match(below[0])):
        return ""
    if is_cut_symbol(above, below):
        return ""
    if below[0] in _TIGHT or (above[-1] in "-–/\n" and CUT_WORD.search(above[-2:])):
        return ""
    return " "
