"""What the source itself says of its lines: which are headings, rows of tables, small print."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import groupby

from comity.model.resolution import BlockKind
from comity.model.text import CleanText, TextLine
from comity.structure.kinds import Classified
from comity.structure.paragraphs import Paragraph

_MAY_BE_HEADING = frozenset({BlockKind.PREAMBULAR, BlockKind.PARAGRAPH, BlockKind.OPERATIVE})


class Roles:
    """What the source says of each line."""

    def __init__(self, clean: CleanText) -> None:
        self._runs = [run for run in clean.source.runs if run.end > run.start]
        self._starts = [run.start for run in self._runs]
        self._offsets = clean.offsets
        self.known = any(run.role for run in self._runs)
        self.has_rows = any(run.role == "cell" for run in self._runs)

    def of(self, line: TextLine) -> str:
        """The role of the line, "" where the source says nothing."""
        return self._of_characters(self._offsets[line.start : line.end])

    def of_paragraph(self, paragraph: Paragraph) -> str:
        """The role of a paragraph's first line."""
        return self._of_characters(paragraph.offsets)

    def _of_characters(self, offsets: array[int]) -> str:
        source = next((offset for offset in offsets if offset >= 0), -1)
        place = bisect_right(self._starts, source) - 1
        if place < 0 or source >= self._runs[place].end:
            return ""
        return self._runs[place].role


def with_set_roles(classified: list[Classified], clean: CleanText) -> list[Classified]:
    """The same paragraphs: as headings those without a number that the source sets so, and rows of its tables as rows.

    A table of which no row has two cells with words only sets text in.
    """
    roles = Roles(clean)
    if not roles.known:
        return classified
    for role, group in groupby(classified, key=lambda item: roles.of_paragraph(item.paragraph)):
        items = list(group)
        is_table = role == "cell" and any("\t" in item.paragraph.text for item in items)
        for item in items:
            if is_table and not item.paragraph.closing:
                item.kind, item.number, item.label_length, item.depth, item.label = BlockKind.TABLE, "", 0, 0, None
            elif role == "heading" and item.label is None and item.kind in _MAY_BE_HEADING:
                item.kind, item.depth = BlockKind.HEADING, 0
    return classified
