"""Spans of a text made from pages: each gets the page and the box that a person can look at."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from comity.model.resolution import Block, Footnote, Resolution
from comity.model.text import TextRun
from comity.model.trace import Span


def with_places(resolution: Resolution, runs: Sequence[TextRun]) -> Resolution:
    """The same resolution, every span with its page and box; unchanged where the source has no pages."""
    if not any(run.page for run in runs):
        return resolution
    places = _Places(runs)
    masthead = resolution.masthead
    return replace(
        resolution,
        masthead=replace(
            masthead,
            title_span=places.placed(masthead.title_span),
            proponent_span=places.placed(masthead.proponent_span),
        ),
        blocks=tuple(_block(block, places) for block in resolution.blocks),
        footnotes_unplaced=tuple(_footnote(note, places) for note in resolution.footnotes_unplaced),
        sponsors=tuple(replace(sponsor, span=places.placed(sponsor.span)) for sponsor in resolution.sponsors),
    )


class _Places:
    """Finds the runs that a range of characters touches."""

    def __init__(self, runs: Sequence[TextRun]) -> None:
        self.runs = runs
        self.starts = [run.start for run in runs]
        self.ends = [run.end for run in runs]

    def placed(self, span: Span) -> Span:
        """The span with the page it begins on and the box of what stands there of it."""
        touched = self.runs[
            bisect_right(self.ends, span.start) : bisect_left(self.starts, max(span.end, span.start + 1))
        ]
        if not touched:
            return span
        page = touched[0].page
        boxes = [run.box for run in touched if run.page == page and run.box]
        if not boxes:
            return replace(span, page=page)
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        box = (round(min(lefts), 1), round(min(bottoms), 1), round(max(rights), 1), round(max(tops), 1))
        return replace(span, page=page, box=box)


def _block(block: Block, places: _Places) -> Block:
    return replace(
        block,
        span=places.placed(block.span),
        acts=tuple(replace(act, span=places.placed(act.span)) for act in block.acts),
        citations=tuple(replace(citation, span=places.placed(citation.span)) for citation in block.citations),
        footnotes=tuple(_footnote(note, places) for note in block.footnotes),
        references=tuple(replace(mark, mark_span=places.placed(mark.mark_span)) for mark in block.references),
    )


def _footnote(note: Footnote, places: _Places) -> Footnote:
    return replace(
        note,
        span=places.placed(note.span),
        mark_span=places.placed(note.mark_span),
        citations=tuple(replace(citation, span=places.placed(citation.span)) for citation in note.citations),
    )
