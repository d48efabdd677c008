"""Printed lines joined to paragraphs again."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from comity.languages.structure import StructureProfile
from comity.model.text import CleanText, NoteMark, TextLine
from comity.model.trace import ADDED, OFFSET

_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018-\u201d\u2014\u2026]")
_TIGHT = frozenset(",.;:!?)]،؛")
_HYPHENED = re.compile(r"[^\W\d_]-$|\d[-–/]$|[^\W\d_]/$")
_CUT_SYMBOL = re.compile(r"(?<![\w/])[A-Z]{1,5}(?:/[A-Za-z0-9.()-]+)*/[A-Z][A-Za-z]*\.$")
"""A symbol that a line's end cut behind a stop: "A/CONF." above "48/14"."""


@dataclass(slots=True)
class Paragraph:
    """Words that belong together: `offsets` as in CleanText, `marks` footnote marks with their place in `text`.

    `start` is its place in the clean text, `lines` its printed lines, `closing` set on a closing formula,
    `sure` false where it was doubtful that it begins or ends here, `shown` false where the layout shows nowhere
    where a paragraph begins.
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


class Marks:
    """The marks of a clean text by the line they stand on."""

    def __init__(self, clean: CleanText) -> None:
        self._on: dict[int, list[NoteMark]] = defaultdict(list)
        starts = [line.start for line in clean.lines]
        for mark in clean.marks:
            index = bisect_right(starts, mark.at) - 1
            if index >= 0 and mark.at <= clean.lines[index].end:
                self._on[starts[index]].append(mark)

    def on(self, line: TextLine) -> Sequence[NoteMark]:
        """The marks on this line, those at its end included."""
        return self._on.get(line.start, ())


def join_lines(clean: CleanText, lines: list[TextLine], marks: Marks, profile: StructureProfile) -> Paragraph:
    """One paragraph of these lines: a blank between them, none between Chinese characters or behind a hyphen."""
    texts: list[str] = []
    offsets = array(OFFSET)
    placed: list[tuple[int, NoteMark]] = []
    length = 0
    for number, line in enumerate(lines):
        words = clean.text[line.start : line.end]
        if number:
            joint = _joint(texts[-1], words, profile)
            if joint:
                texts.append(joint)
                offsets.append(ADDED)
                length += 1
        if on_line := marks.on(line):
            placed += [(length + mark.at - line.start, mark) for mark in on_line]
        texts.append(words)
        offsets.extend(clean.offsets[line.start : line.end])
        length += len(words)
    text = "".join(texts)
    return Paragraph(text, offsets, lines[0].start, lines[-1].end, [(min(p, len(text)), m) for p, m in placed], lines)


def _joint(above: str, below: str, profile: StructureProfile) -> str:
    """What stands between the end of one line and the beginning of the next."""
    if not profile.joint and (_CJK.match(above[-1]) or _CJK.match(below[0])):
        return ""
    if above[-1] == "." and below[0].isdecimal() and _CUT_SYMBOL.search(above):
        return ""
    if below[0] in _TIGHT or (above[-1] in "-–/\n" and _HYPHENED.search(above[-2:])):
        return ""
    return " "
