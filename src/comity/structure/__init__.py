"""Gives clean text its structure: a chain of small steps from printed lines to a Resolution.

The order: masthead and closings first, because they bound the body; then lines are joined to paragraphs; then each
paragraph gets its kind, label and depth from its neighbours; last, blocks get acts, footnotes and spans.
"""

from __future__ import annotations

from dataclasses import replace

from comity.languages.folding import fold
from comity.languages.structure import structure_of
from comity.model.doubt import Doubt
from comity.model.errors import NotADocumentError
from comity.model.resolution import BlockKind, Masthead, Reading, Resolution
from comity.model.text import CleanText
from comity.model.trace import Span, span_of
from comity.structure.adopted import without_acts_of_their_own
from comity.structure.blocks import Bodies, make_block, unplaced
from comity.structure.breaks import find_paragraphs
from comity.structure.closing import printed_lines
from comity.structure.document_kinds import HEAD, REPORTS_AND_LETTERS, document_kind
from comity.structure.doubts import find_doubts
from comity.structure.emphasis import Emphasis, shows_acts
from comity.structure.kinds import Classifier
from comity.structure.masthead import read_masthead
from comity.structure.reports import read_report
from comity.structure.roles import with_set_roles
from comity.structure.spoken import with_kind
from comity.structure.sponsors import sponsors_with_notes
from comity.structure.votes import read_votes, with_votes

__all__ = ["read_structure"]

KIND_SHOWS = 10_000
"""Characters in which a document says of what kind it is."""


def read_structure(clean: CleanText, reading: Reading) -> Resolution:
    """The resolution in a clean text, blocks in reading order, footnotes anchored, doubts where the reading is unsure.

    Raises NotADocumentError when there is neither masthead, heading, numbered paragraph nor footnote, and no words
    that open a statement.
    """
    kind = document_kind(printed_lines(fold(clean.text[:KIND_SHOWS]), HEAD), clean.language)
    report = kind in REPORTS_AND_LETTERS
    read = read_report(clean, reading, kind) if report else with_kind(_read_decided(clean, reading, kind), kind)
    if not clean.run_together:
        return read
    lost = Doubt("line-ends-lost", "paragraphs ran on in one line: numbers and acts tell where they begin")
    return replace(read, doubts=(lost, *read.doubts))


def _read_decided(clean: CleanText, reading: Reading, kind: str) -> Resolution:
    """The resolution, decision or statement in a clean text; a statement is known by its words alone."""
    profile = structure_of(clean.language)
    head = read_masthead(clean.text, clean.language)
    closings = with_votes(head.closings, clean.text, clean.language)
    paragraphs = find_paragraphs(clean, head.start_of_body, closings, profile)
    classified = with_set_roles(Classifier(paragraphs, profile).classified(), clean)
    shown = not clean.run_together and all(paragraph.shown for paragraph in paragraphs)
    del paragraphs  # each is let go when its block is made: of a long document both together are too much
    bodies = Bodies(clean.notes)
    setting = Emphasis(clean)
    set_off = setting if shows_acts(classified, setting, clean.language) else None
    classified.reverse()
    source = clean.source.text
    blocks = tuple(
        make_block(classified.pop(), clean.language, bodies, source, set_off) for _ in range(len(classified))
    )
    if set_off is None:
        blocks = tuple(without_acts_of_their_own(blocks, profile))
    doubtful = find_doubts(blocks, profile, shown=shown, run_together=clean.run_together)
    blocks = tuple(block.doubting(more) if more else block for block, more in zip(blocks, doubtful, strict=True))
    rest = unplaced(bodies.rest())
    kinds = {block.kind for block in blocks}
    numbered = any(block.number for block in blocks)
    told = head.masthead.symbol or head.masthead.title or kind == "statement"
    if not (told or numbered or clean.notes or BlockKind.FORMULA in kinds):
        raise NotADocumentError(
            "no masthead, formula, numbered paragraph or footnote was found",
            where=clean.source.name,
            hint="Comity reads resolutions and documents of that form; give the whole text",
            code="no-document",
        )
    doubts = [*clean.doubts, *head.doubts]
    doubts += [
        Doubt("footnote-unplaced", f"footnote {note.marker} is not anchored", facts=(("marker", note.marker),))
        for note in rest
    ]
    return Resolution(
        clean.language,
        _traced(head.masthead, clean),
        blocks,
        reading,
        footnotes_unplaced=rest + unplaced(clean.asides),
        doubts=tuple(doubts),
        votes=read_votes(blocks, clean.language),
        sponsors=tuple(
            replace(sponsor, span=_source_span(sponsor.span, clean))
            for sponsor in sponsors_with_notes(head.draft, clean.asides, clean.language)
        ),
    )


def _traced(masthead: Masthead, clean: CleanText) -> Masthead:
    """The masthead with its spans in the source, not in the clean text."""
    return replace(
        masthead,
        title_span=_source_span(masthead.title_span, clean),
        proponent_span=_source_span(masthead.proponent_span, clean),
    )


def _source_span(span: Span, clean: CleanText) -> Span:
    return span_of(clean.offsets[span.start : span.end]) if span.end > span.start else Span(0, 0)
