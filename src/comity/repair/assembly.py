"""The clean text put together from the lines that are left."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain

from comity.languages.pages import HAN, has_any
from comity.languages.structure import structure_of
from comity.model.doubt import Doubt
from comity.model.text import CleanText, NoteBody, NoteMark, SourceText, TextLine
from comity.model.trace import ADDED, OFFSET
from comity.repair.lines import MARK, TEXT, PrintedLine
from comity.repair.notes import Body, Mark, Notes
from comity.repair.traced import Traced

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018\u2019\u201c\u201d\u2014\u2026"
# Both begin with a blank, so that they are looked for quickly; the second are the blanks behind a blank. A tab beside
# a Chinese character parts two cells of a table.
_CJK_BLANKS = re.compile(rf" (?:(?<=[{_CJK}].) *|(?<! .) *(?=[{_CJK}]))")
_QUOTES = "\u2018\u2019\u201c\u201d\u2014\u2026"
"""Signs of Chinese that Latin words have, too."""

_TWO_BLANKS = re.compile("  ")
_BLANKS = re.compile(r"[ \t](?<=[ \t][ \t])[ \t]*")

Cut = tuple[int, int]
"""Characters `start` to `end` are left out."""
_HAN = re.compile("[\u3400-\u9fff]")


def assembled(text: Traced, lines: list[PrintedLine], notes: Notes, source: SourceText, language: str) -> CleanText:
    """The lines with the role TEXT, one below the other, single blanks, none beside Chinese characters, no marks."""
    assembler = _Assembler(text, notes, language)
    for line in lines:
        if line.role is TEXT:
            assembler.add(line)
        else:
            assembler.pass_over(line)
    del assembler.offsets[-1:]  # in place: a copy of a long document's offsets is its largest object
    return CleanText(
        "\n".join(assembler.pieces),
        assembler.offsets,
        source,
        language,
        doubts=(*source.doubts, *_doubts(notes, assembler.placed)),
        lines=tuple(assembler.lines),
        marks=tuple(assembler.placed),
        notes=tuple(note_body(body) for body in notes.bodies),
        in_order=text.in_order,
    )


class _Assembler:
    """Takes the printed lines in order and builds the clean text with its lines and marks."""

    def __init__(self, text: Traced, notes: Notes, language: str) -> None:
        self.text = text
        self.marks = sorted(notes.marks, key=lambda mark: mark.start)
        self.starts = [mark.start for mark in self.marks]
        self.next_mark = 0  # no mark that has not been seen stands before
        self.label = structure_of(language).any_label
        self.han = has_any(text.text, HAN)
        self.pieces: list[str] = []
        self.offsets = array(OFFSET)
        self.lines: list[TextLine] = []
        self.placed: list[NoteMark] = []
        self.length = self.gap = 0
        self.new_page = False

    def add(self, line: PrintedLine) -> None:
        """Take the words of a line, without its marks."""
        self.new_page = self.new_page or line.new_page
        marks = self._marks_on(line) if line.end >= self.next_mark else []
        words, offsets = line.text, self.text.offsets[line.start : line.end]
        if "  " in words and not (marks or self.han) and line.has_plain_blanks:
            for place in reversed([blanks.start() for blanks in _TWO_BLANKS.finditer(words)]):
                del offsets[place + 1]
            words = words.replace("  ", " ")
        elif marks or (" " in words or "\t" in words if self.han else "  " in words):
            own = [(mark.start - line.start, mark.end - line.start) for mark in marks]
            cuts = _with_blanks(own, words, self.label, han=self.han)
            words = _without(words, cuts) if marks or self.han else _BLANKS.sub("", words)
            start = self.length if words else max(self.length - 1, 0)  # a line of marks: they end the line above
            for mark, (place, _), left_out in zip(marks, own, _cut_before(own, cuts), strict=True):
                self._place(mark, start + place - left_out)
            for start, end in reversed(cuts):
                del offsets[start:end]
        if words:
            self.offsets.extend(offsets)
            self._take(line, words)

    def _take(self, line: PrintedLine, words: str) -> None:
        """Put the words that are left of a line, whose offsets have been taken, below the lines taken before."""
        end = self.length + len(words)
        gap = line.gap + self.gap
        stretched = "  " in line.text and line.is_stretched
        self.lines.append(TextLine(self.length, end, line.indent, line.trailing, gap, self.new_page, stretched))
        self.pieces.append(words)
        self.offsets.append(ADDED)
        self.length, self.gap, self.new_page = end + 1, 0, False

    def pass_over(self, line: PrintedLine) -> None:
        """Leave a line out; the mark on a line of its own stands at the end of the line above."""
        self.new_page = self.new_page or line.new_page
        self.gap = 0 if line.role is MARK else self.gap + line.gap
        for mark in self._marks_on(line) if line.end >= self.next_mark else ():
            self._place(mark, max(self.length - 1, 0))

    def _marks_on(self, line: PrintedLine) -> list[Mark]:
        """The marks in a line; one that takes its end, which no word has, stood there."""
        first = bisect_left(self.starts, line.start)
        last = bisect_right(self.starts, line.end, first)
        self.next_mark = self.starts[last] if last < len(self.starts) else len(self.text.text)
        return self.marks[first:last]

    def _place(self, mark: Mark, at: int) -> None:
        start, end = self.text.offsets[mark.start], self.text.offsets[mark.end - 1] + 1
        self.placed.append(NoteMark(at, mark.marker, start, end, mark.sure))


def note_body(body: Body) -> NoteBody:
    """The body with single blanks, none beside Chinese characters."""
    words = body.words.edited([(start, end, "") for start, end in _with_blanks([], body.words.text, None, han=True)])
    return NoteBody(body.marker, words.text, words.offsets, body.sure)


def _with_blanks(cuts: list[Cut], text: str, label: re.Pattern[str] | None, *, han: bool) -> list[Cut]:
    """The cuts and those of blanks behind a blank or beside a Chinese character, in order, overlaps merged.

    `han` says that there may be Chinese characters. The blank behind a label at the head of the text stays: it tells
    the label from the words.
    """
    found = [m.span() for m in _BLANKS.finditer(text)] if "  " in text else []
    if not (cuts or han):
        return found
    found += cuts
    if han and _HAN.search(text):
        head = label.match(text) if label else None
        behind = head.end() if head else -1
        blanks = (m.span() for m in _CJK_BLANKS.finditer(text) if m.start() != behind)
        found += [(start, end) for start, end in blanks if not _parts_latin(text, start, end)]
    merged: list[Cut] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _parts_latin(text: str, start: int, end: int) -> bool:
    """Whether a single blank parts words in Latin letters, with a quotation mark or dash of theirs ("ships’ nets")."""
    if end - start > 1:
        return False
    left = text[max(start - 2, 0) : start].rstrip(_QUOTES)
    right = text[end : end + 2].lstrip(_QUOTES)
    beside = left[-1:] + right[:1]
    return len(beside) == 2 and beside.isascii() and " " not in beside and "\t" not in beside


def _without(text: str, cuts: list[Cut]) -> str:
    """What is left of a text."""
    ends = [0, *chain.from_iterable(cuts), len(text)]
    return "".join([text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)])


def _cut_before(places: list[Cut], cuts: list[Cut]) -> Iterator[int]:
    """How many characters are left out before each of the places, in order."""
    left_out = passed = 0
    for place, _ in places:
        while passed < len(cuts) and cuts[passed][1] <= place:
            left_out += cuts[passed][1] - cuts[passed][0]
            passed += 1
        yield left_out + (max(place - cuts[passed][0], 0) if passed < len(cuts) else 0)


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
