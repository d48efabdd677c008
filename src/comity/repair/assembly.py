"""The clean text put together from the lines that are left."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable

from comity.languages.structure import structure_of
from comity.model.doubt import Doubt
from comity.model.text import CleanText, NoteBody, NoteMark, SourceText, TextLine
from comity.model.trace import ADDED, OFFSET
from comity.repair.lines import PrintedLine, Role
from comity.repair.notes import Body, Mark, Notes
from comity.repair.traced import Edit, Traced

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018\u2019\u201c\u201d\u2014\u2026"
_CJK_BLANKS = re.compile(rf"(?<=[{_CJK}])[ \t]+|(?<![ \t])[ \t]+(?=[{_CJK}])")
_BLANKS = re.compile(r"[ \t]{2,}")
_HAN = re.compile("[\u3400-\u9fff]")


def assembled(text: Traced, lines: list[PrintedLine], notes: Notes, source: SourceText, language: str) -> CleanText:
    """The lines with the role TEXT, one below the other, single blanks, none beside Chinese characters, no marks."""
    assembler = _Assembler(text, notes, language)
    for line in lines:
        if line.role is Role.TEXT:
            assembler.add(line)
        else:
            assembler.pass_over(line)
    del assembler.offsets[-1:]  # in place: a copy of a long document's offsets is its largest object
    return CleanText(
        "\n".join(assembler.pieces),
        assembler.offsets,
        source,
        language,
        doubts=_doubts(notes, assembler.placed),
        lines=tuple(assembler.lines),
        marks=tuple(assembler.placed),
        notes=tuple(note_body(body) for body in notes.bodies),
    )


class _Assembler:
    """Takes the printed lines in order and builds the clean text with its lines and marks."""

    def __init__(self, text: Traced, notes: Notes, language: str) -> None:
        self.text = text
        self.marks = sorted(notes.marks, key=lambda mark: mark.start)
        self.starts = [mark.start for mark in self.marks]
        self.label = structure_of(language).any_label
        self.han = _HAN.search(text.text) is not None
        self.pieces: list[str] = []
        self.offsets = array(OFFSET)
        self.lines: list[TextLine] = []
        self.placed: list[NoteMark] = []
        self.length = self.gap = 0
        self.new_page = False

    def add(self, line: PrintedLine) -> None:
        """Take the words of a line, without its marks."""
        self.new_page = self.new_page or line.new_page
        marks = self._marks_on(line)
        blank = " " in line.text or "\t" in line.text if self.han else "  " in line.text
        if not marks and not blank:
            self._take(line, line.text, self.text.offsets[line.start : line.end])
            return
        cuts: list[Edit] = [(mark.start - line.start, mark.end - line.start, "") for mark in marks]
        words, shift = _single_blanks(self.text.part(line.start, line.end), cuts, self.label, han=self.han)
        for mark, (place, _, _) in zip(marks, cuts, strict=True):
            self._place(mark, self.length + shift(place))
        if words.text:
            self._take(line, words.text, words.offsets)

    def _take(self, line: PrintedLine, words: str, offsets: array[int]) -> None:
        """Put what is left of a line below the lines taken before."""
        end = self.length + len(words)
        gap = line.gap + self.gap
        place = (line.indent, line.trailing, gap, self.new_page)
        self.lines.append(TextLine(self.length, end, *place, stretched=line.is_stretched))
        self.pieces.append(words)
        self.offsets.extend(offsets)
        self.offsets.append(ADDED)
        self.length, self.gap, self.new_page = end + 1, 0, False

    def pass_over(self, line: PrintedLine) -> None:
        """Leave a line out; the mark on a line of its own stands at the end of the line above."""
        self.new_page = self.new_page or line.new_page
        self.gap = 0 if line.role is Role.MARK else self.gap + line.gap
        for mark in self._marks_on(line):
            self._place(mark, max(self.length - 1, 0))

    def _marks_on(self, line: PrintedLine) -> list[Mark]:
        first = bisect_left(self.starts, line.start)
        return self.marks[first : bisect_left(self.starts, line.end, first)] if first < len(self.starts) else []

    def _place(self, mark: Mark, at: int) -> None:
        start, end = self.text.offsets[mark.start], self.text.offsets[mark.end - 1] + 1
        self.placed.append(NoteMark(at, mark.marker, start, end, mark.sure))


def note_body(body: Body) -> NoteBody:
    """The body with single blanks, none beside Chinese characters."""
    words, _ = _single_blanks(body.words, [], None)
    return NoteBody(body.marker, words.text, words.offsets, body.sure)


def _single_blanks(
    words: Traced, cuts: list[Edit], label: re.Pattern[str] | None, *, han: bool = True
) -> tuple[Traced, Callable[[int], int]]:
    """The words cut and with single blanks, and where a place of the old words is in the new.

    `han` says that there may be Chinese characters. The blank behind a label at the head of the words stays: it tells
    the label from them.
    """
    edits = list(cuts)
    text = words.text
    if "  " in text:
        edits += [(m.start() + 1, m.end(), "") for m in _BLANKS.finditer(text)]
    if han and _HAN.search(text):
        head = label.match(text) if label else None
        behind = head.end() if head else -1
        edits += [(m.start(), m.end(), "") for m in _CJK_BLANKS.finditer(text) if m.start() != behind]
    edits = _disjoint(sorted(edits))

    def shift(place: int) -> int:
        moved = place
        for start, end, replacement in edits:
            if start >= place:
                break
            moved -= min(end, place) - start - (len(replacement) if end <= place else 0)
        return moved

    return words.edited(edits), shift


def _disjoint(edits: list[Edit]) -> list[Edit]:
    """The cuts with overlaps merged."""
    merged: list[Edit] = []
    for start, end, replacement in edits:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), merged[-1][2])
        else:
            merged.append((start, end, replacement))
    return merged


def _doubts(notes: Notes, placed: list[NoteMark]) -> tuple[Doubt, ...]:
    """A doubt for each body whose mark was not found."""
    found = {mark.marker for mark in placed}
    return tuple(
        Doubt(
            "footnote-without-mark",
            f"no mark of footnote {body.marker} was found in the text",
            facts=(("marker", body.marker),),
        )
        for body in notes.bodies
        if body.marker not in found
    )
