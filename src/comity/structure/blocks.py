"""Blocks with their acts, footnotes and spans, made of classified paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from comity.languages.acts import opening_act
from comity.languages.extents import is_extent_unsure, set_phrase
from comity.model.doubt import Doubt
from comity.model.resolution import Block, BlockKind, Footnote, FootnoteReference
from comity.model.text import NoteBody
from comity.model.trace import ADDED, Span, span_of
from comity.structure.emphasis import ACT_KINDS, Emphasis, Runs
from comity.structure.kinds import Classified

_EMPHASISED = frozenset({*ACT_KINDS, BlockKind.PARAGRAPH, BlockKind.SUBPARAGRAPH})
"""Kinds of blocks in which emphasis marks off acts."""


class Bodies:
    """The bodies of footnotes by marker, each given out once."""

    def __init__(self, notes: tuple[NoteBody, ...]) -> None:
        self._left: dict[str, list[NoteBody]] = defaultdict(list)
        for note in notes:
            self._left[note.marker].append(note)

    def take(self, marker: str) -> NoteBody | None:
        """The next body of this marker, None if all are given out."""
        left = self._left.get(marker)
        return left.pop(0) if left else None

    def rest(self) -> list[NoteBody]:
        """The bodies whose marks never came."""
        return [note for left in self._left.values() for note in left]


def make_block(item: Classified, language: str, bodies: Bodies, source: str, setting: Emphasis | None = None) -> Block:
    """The block of a classified paragraph of this source: label apart, act found, notes anchored.

    `setting` tells what the source emphasises, where it sets opening phrases off.
    """
    paragraph = item.paragraph
    start = item.label_length
    text = paragraph.text[start:]
    emphasis = setting.of(text, paragraph.offsets[start:]) if setting and item.kind in _EMPHASISED else ()
    notes: list[Footnote] = []
    references: list[FootnoteReference] = []
    doubts: list[Doubt] = []
    for place, mark in paragraph.marks:
        at = _before_blank(text, max(place - start, 0))
        where = Span(mark.source_start, mark.source_end)
        body = bodies.take(mark.marker)
        if body is None:
            references.append(FootnoteReference(mark.marker, at, where))
        else:
            notes.append(Footnote(mark.marker, at, body.text, span=span_of(body.offsets), mark_span=where))
        if not mark.sure:
            doubts.append(
                Doubt(
                    "footnote-mark-unsure",
                    f"{mark.marker} may be a number of the text",
                    at,
                    at,
                    (("marker", mark.marker),),
                )
            )
    if not paragraph.sure:
        doubts.append(Doubt("paragraph-limits-unsure", "it may begin or end elsewhere", 0, len(text)))
    act, unsure = _act(item.kind, text, emphasis, language)
    doubts += unsure
    return Block(
        item.kind,
        text,
        number=item.number,
        depth=item.depth,
        act=act,
        footnotes=tuple(notes),
        references=tuple(references),
        lines=paragraph.closing,
        emphasis=emphasis,
        rows=_rows(item, source),
        doubts=tuple(doubts),
        span=span_of(paragraph.offsets[start:], in_order=paragraph.in_order),
    )


def _act(kind: BlockKind, text: str, emphasis: Runs, language: str) -> tuple[str, list[Doubt]]:
    """The opening phrase, as the source sets it or else as the grammar reads it, and what is unsure of its extent."""
    act_kind = ACT_KINDS.get(kind)
    if act_kind is None:
        return "", []
    if phrase := set_phrase(text, emphasis, language):
        return text[slice(*phrase)], []
    act = opening_act(text, language, act_kind)
    if act and is_extent_unsure(text, act.end, language, act.lemma):
        message = "the opening phrase may be set shorter or longer"
        return act.text, [Doubt("act-extent-unsure", message, act.start, act.end)]
    return act.text if act else "", []


def unplaced(bodies: Iterable[NoteBody]) -> tuple[Footnote, ...]:
    """The footnotes of bodies that hang on no block."""
    return tuple(Footnote(note.marker, 0, note.text, span=span_of(note.offsets)) for note in bodies)


def _before_blank(text: str, at: int) -> int:
    while at and at <= len(text) and text[at - 1] == " ":
        at -= 1
    return min(at, len(text))


def _rows(item: Classified, source: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a table's rows; empty ones at the ends of a row are those whose tabs stand there in the source."""
    if item.kind is not BlockKind.TABLE:
        return ()
    rows: list[tuple[str, ...]] = []
    start = 0
    for row in item.paragraph.text.split("\n"):
        places = [place for place in item.paragraph.offsets[start : start + len(row)] if place != ADDED]
        before = _tabs(source, min(places) - 1, -1) if places else 0
        behind = _tabs(source, max(places) + 1, 1) if places else 0
        rows.append(("",) * before + tuple(row.split("\t")) + ("",) * behind)
        start += len(row) + 1
    return tuple(rows)


def _tabs(source: str, place: int, step: int) -> int:
    """How many tabs stand from `place` on, in the direction of `step`, with nothing but blanks between them."""
    tabs = 0
    while 0 <= place < len(source) and source[place] in " \t":
        tabs += source[place] == "\t"
        place += step
    return tabs
