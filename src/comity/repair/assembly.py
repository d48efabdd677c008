"""The clean text put together from the lines that are left."""

import re
from array import array
from collections.abc import Callable

from comity.languages.structure import structure_of
from comity.model.doubt import Doubt
from comity.model.text import CleanText, NoteBody, NoteMark, SourceText, TextLine
from comity.repair.lines import PrintedLine, Role
from comity.repair.notes import Body, Notes
from comity.repair.traced import ADDED, Edit, Traced

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018\u2019\u201c\u201d\u2014\u2026"
_CJK_BLANKS = re.compile(rf"(?<=[{_CJK}])[ \t]+|[ \t]+(?=[{_CJK}])")
_BLANKS = re.compile(r"[ \t]{2,}")
_HAN = re.compile("[\u3400-\u9fff]")


def assembled(text: Traced, lines: list[PrintedLine], notes: Notes, source: SourceText, language: str) -> CleanText:
    """The lines with the role TEXT, one below the other, single blanks, none beside Chinese characters, no marks."""
    marks = sorted(notes.marks, key=lambda mark: mark.start)
    label = structure_of(language).any_label
    pieces: list[str] = []
    offsets = array("q")
    kept: list[TextLine] = []
    placed: list[NoteMark] = []
    length = mark_index = 0
    new_page = False
    gap = 0
    for line in lines:
        new_page = new_page or line.new_page
        if line.role is Role.MARK:
            mark = marks[mark_index]
            mark_index += 1
            at = max(length - 1, 0)
            placed.append(NoteMark(at, mark.marker, text.offsets[mark.start], text.offsets[mark.end - 1] + 1, mark.sure))
            gap = 0
            continue
        if line.role is not Role.TEXT:
            gap += line.gap
            continue
        edits: list[Edit] = []
        inside: list[tuple[int, int]] = []
        while mark_index < len(marks) and marks[mark_index].start < line.end:
            mark = marks[mark_index]
            edits.append((mark.start - line.start, mark.end - line.start, ""))
            inside.append((mark.start - line.start, mark_index))
            mark_index += 1
        words, shift = _single_blanks(text.part(line.start, line.end), edits, label)
        for place, number in inside:
            mark = marks[number]
            at = length + shift(place)
            placed.append(NoteMark(at, mark.marker, text.offsets[mark.start], text.offsets[mark.end - 1] + 1, mark.sure))
        if not words.text:
            continue
        kept.append(TextLine(length, length + len(words.text), line.indent, line.trailing, line.gap + gap, new_page))
        pieces.append(words.text)
        offsets.extend(words.offsets)
        offsets.append(ADDED)
        length += len(words.text) + 1
        new_page, gap = False, 0
    if offsets:
        offsets.pop()
    return CleanText(
        "\n".join(pieces),
        offsets,
        source,
        language,
        doubts=_doubts(notes, placed),
        lines=tuple(kept),
        marks=tuple(placed),
        notes=tuple(note_body(body) for body in notes.bodies),
    )


def note_body(body: Body) -> NoteBody:
    """The body with single blanks, none beside Chinese characters."""
    words, _ = _single_blanks(body.words, [], None)
    return NoteBody(body.marker, words.text, words.offsets, body.sure)


def _single_blanks(
    words: Traced, cuts: list[Edit], label: re.Pattern[str] | None
) -> tuple[Traced, Callable[[int], int]]:
    """The words cut and with single blanks, and where a place of the old words is in the new.

    The blank behind a label at their head stays: it tells the label from the words.
    """
    edits = list(cuts)
    text = words.text
    if "  " in text:
        edits += [(m.start() + 1, m.end(), "") for m in _BLANKS.finditer(text)]
    if _HAN.search(text):
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
        Doubt("footnote-without-mark", f"no mark of footnote {body.marker} was found in the text")
        for body in notes.bodies
        if body.marker not in found
    )
