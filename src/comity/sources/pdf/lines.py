"""Glyphs to lines, in the order a person reads them, right to left where the script runs so."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from operator import attrgetter

from comity.sources.pdf.glyphs import Box, Glyph
from comity.sources.pdf.order import Flow, flow_of, in_reading_order

SAME_BASELINE = 0.2
"""Parts of a line's size by which the baseline of its characters may differ."""

RAISED = (0.1, 0.8)
"""Parts of a line's size by which a superscript stands above the baseline."""

SMALL = 0.8
"""A superscript is smaller than this part of its line's size."""

JUMP = 2.5
"""Sizes of a gap after which two characters are no longer one run."""

BETWEEN = 0.9
"""Sizes of a gap after which another tagged element is another column."""

LIGATURES = frozenset("f")
"""Letters of which fonts draw two as one sign."""

LIGATURE = 0.5
"""Sizes that such a sign is wider than: the letter alone is narrower."""

COLUMN_GAP = 5.0
"""Sizes of a gap after which two runs on one height are two lines (the cells of a masthead)."""


@dataclass(frozen=True, eq=False)
class Line:
    """One line of a page in reading order. `start` and `end` are distances from the edge where reading begins.

    A line is equal to itself only: its glyphs need not be compared to find it in a set.
    """

    page: int
    baseline: float
    size: float
    start: float
    end: float
    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        """The characters, blanks put in where a gap shows one."""
        return "".join(glyph.text for glyph in self.glyphs)

    def is_mark(self, glyph: Glyph) -> bool:
        """Whether the glyph is set as a superscript of this line."""
        return glyph.size < SMALL * self.size and glyph.y - self.baseline > RAISED[0] * self.size

    @cached_property
    def starts_with_mark(self) -> bool:
        """Whether the line begins as a note does: with a superscript."""
        return self.is_mark(self.glyphs[0])

    @cached_property
    def bold(self) -> bool:
        """Whether all that is printed is bold."""
        return all(glyph.bold for glyph in self.glyphs if not glyph.text.isspace() and not self.is_mark(glyph))

    @cached_property
    def italic(self) -> bool:
        """Whether all that is printed is italic."""
        return all(glyph.italic for glyph in self.glyphs if not glyph.text.isspace() and not self.is_mark(glyph))

    @cached_property
    def heading(self) -> bool:
        """Whether the file tags all that is printed as a heading."""
        return all(glyph.tag is not None and glyph.tag.heading for glyph in self.glyphs if not glyph.text.isspace())

    @cached_property
    def elements(self) -> tuple[int, int] | None:
        """The tagged elements that the line's first and last words are part of, None where one is not tagged."""
        words = [glyph for glyph in self.glyphs if not glyph.text.isspace()]
        first, last = words[0].tag, words[-1].tag
        return (first.element, last.element) if first is not None and last is not None else None

    @cached_property
    def boxed(self) -> bool:
        """Whether the file tags the line as part of a table of one column, which is a box around text."""
        return any(glyph.tag is not None and glyph.tag.boxed for glyph in self.glyphs)

    @cached_property
    def note(self) -> int:
        """The number on its page of the note that the file tags the line as part of, 0 for other lines."""
        return next((glyph.tag.note for glyph in self.glyphs if glyph.tag is not None and glyph.tag.note), 0)

    @cached_property
    def cell(self) -> tuple[int, int, int] | None:
        """Table, row and cell that the file tags the line as part of."""
        return next((glyph.tag.cell for glyph in self.glyphs if glyph.tag is not None), None)

    @cached_property
    def box(self) -> Box:
        """Left, bottom, right, top in points."""
        return (
            min([glyph.left for glyph in self.glyphs]),
            self.baseline - 0.25 * self.size,
            max([glyph.right for glyph in self.glyphs]),
            self.baseline + 0.8 * self.size,
        )


@dataclass
class _Run:
    """Glyphs that follow each other in one direction on one height; measured when all of them are there."""

    glyphs: list[Glyph]

    @cached_property
    def left(self) -> float:
        return min([glyph.left for glyph in self.glyphs])

    @cached_property
    def right(self) -> float:
        return max([glyph.right for glyph in self.glyphs])

    @cached_property
    def size(self) -> float:
        return max([glyph.size for glyph in self.glyphs if not glyph.text.isspace()])

    @cached_property
    def is_only_marks(self) -> bool:
        return all(flow_of(glyph.text) is Flow.MARK for glyph in self.glyphs if not glyph.text.isspace())

    @property
    def y(self) -> float:
        return self.glyphs[0].y


def find_lines(glyphs: Sequence[Glyph], page: int, width: float, *, rtl: bool) -> list[Line]:
    """The lines of a page from top to bottom; cells beside each other are lines of their own, in reading order."""
    printed = list(_once(glyphs))
    cells: dict[tuple[int, int, int], list[Glyph]] = {}
    for glyph in printed:
        if glyph.tag is not None and glyph.tag.cell is not None:
            cells.setdefault(glyph.tag.cell, []).append(glyph)
    lines = _lines_of([glyph for glyph in printed if glyph.tag is None or glyph.tag.cell is None], page, width, rtl=rtl)
    tables: dict[int, list[Line]] = {}
    for cell in sorted(cells):
        tables.setdefault(cell[0], []).extend(_lines_of(cells[cell], page, width, rtl=rtl))
    for table in tables.values():
        top = max((line.baseline for line in table), default=0.0)
        place = next((index for index, line in enumerate(lines) if line.baseline < top), len(lines))
        lines[place:place] = table
    return lines


def _lines_of(glyphs: Sequence[Glyph], page: int, width: float, *, rtl: bool) -> list[Line]:
    rows = _rows(_runs(glyphs))
    return [line for row in rows for line in _cells(row, page, width, rtl=rtl)]


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Each character once, where it was printed again on the same place to look bold."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    for glyph in glyphs:
        key = (glyph.text, round(glyph.x), round(glyph.y))
        before = seen.get(key)
        if (
            before
            and not _is_ligature(before, glyph)
            and abs(before.x - glyph.x) < 0.1 * glyph.size
            and abs(before.y - glyph.y) < 0.1 * glyph.size
        ):
            continue
        seen[key] = glyph
        yield glyph


def _is_ligature(first: Glyph, second: Glyph) -> bool:
    """Whether two letters, one right behind the other, are one sign of the font: an "ff" that is as wide as two."""
    same_sign = (first.left, first.right) == (second.left, second.right) and second.order == first.order + 1
    return first.text in LIGATURES and same_sign and first.right - first.left > LIGATURE * first.size


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    """Characters that follow each other in the page's order, on one height and in one direction."""
    runs: list[_Run] = []
    before: Glyph | None = None
    direction = 0
    for glyph in glyphs:
        step = glyph.x - before.x if before else 0.0
        reach = 0.3 * glyph.size
        turned = direction * step < -reach
        if before is None or turned or abs(glyph.y - before.y) > 0.1 * glyph.size or abs(step) > JUMP * glyph.size:
            runs.append(_Run([glyph]))
            direction = 0
        else:
            runs[-1].glyphs.append(glyph)
            direction = direction or (1 if step > reach / 2 else -1 if step < -reach / 2 else 0)
        before = glyph
    return [run for run in runs if any(not glyph.text.isspace() for glyph in run.glyphs)]


def _rows(runs: list[_Run]) -> list[list[_Run]]:
    """Runs of one height together, superscripts with the line they stand on, from top to bottom."""
    rows: list[list[_Run]] = []
    for run in sorted((run for run in runs if not run.is_only_marks), key=lambda run: -run.y):
        row = rows[-1] if rows else None
        if row and abs(row[0].y - run.y) <= SAME_BASELINE * min(row[0].size, run.size):
            row.append(run)
        else:
            rows.append([run])
    kept: list[list[_Run]] = []
    for row in reversed(rows):  # from the bottom: the line below a row of marks is known when the marks come
        base = kept[-1] if kept else None
        if base and _raised(row, base):
            base += row
        else:
            kept.append(row)
    for run in runs:
        if run.is_only_marks and (near := _row_under(run, kept)):
            near.append(run)
    return kept[::-1]


def _row_under(marks: _Run, rows: list[list[_Run]]) -> list[_Run] | None:
    """The row whose letters the vowel marks stand on: the nearest, not further than a size away."""
    near = min(rows, key=lambda row: abs(row[0].y - marks.y), default=None)
    return near if near and abs(near[0].y - marks.y) < marks.size else None


def _raised(row: list[_Run], base: list[_Run]) -> bool:
    """Whether every run of a row stands on a larger one of the row below it and touches it, as footnote marks do."""
    return all(any(_stands_on(mark, run) for run in base) for mark in row)


def _stands_on(mark: _Run, run: _Run) -> bool:
    small = mark.size < SMALL * run.size
    raised = RAISED[0] * run.size < mark.y - run.y < RAISED[1] * run.size
    return small and raised and mark.left - run.right < run.size and run.left - mark.right < run.size


def _cells(row: list[_Run], page: int, width: float, *, rtl: bool) -> Iterator[Line]:
    """The row's characters in reading order, parted where a gap is as wide as between columns."""
    glyphs = [glyph for run in row for glyph in run.glyphs]
    printed = sorted([glyph for glyph in glyphs if not glyph.text.isspace()], key=attrgetter("left"))
    size = _main_size(printed)
    baseline = next((glyph.y for glyph in printed if glyph.size >= SMALL * size), printed[0].y)
    reached = accumulate((glyph.right for glyph in printed), max)
    cuts = [
        (right + after.left) / 2
        for right, after in zip(reached, printed[1:], strict=False)
        if after.left - right > COLUMN_GAP * size
    ]
    cuts = sorted({*cuts, *_between_elements(printed)})
    edges = list(pairwise([float("-inf"), *cuts, float("inf")]))
    for left, right in reversed(edges) if rtl else edges:
        cell = [glyph for glyph in glyphs if left <= glyph.left < right]
        line = _line(cell, page, width, size, baseline, rtl=rtl)
        if line is not None:
            yield line


def _between_elements(printed: list[Glyph]) -> Iterator[float]:
    """Where a row passes from one tagged element to another over a gap: columns that no one tagged as cells."""
    for left, right in pairwise(printed):
        if left.tag is None or right.tag is None or left.tag.element == right.tag.element:
            continue
        if right.left - left.right > BETWEEN * left.size:
            yield (left.right + right.left) / 2


def _main_size(printed: list[Glyph]) -> float:
    """The size in which most characters of the row are set."""
    weights: dict[float, int] = {}
    for size, times in Counter([glyph.size for glyph in printed]).items():
        weights[round(size, 1)] = weights.get(round(size, 1), 0) + times
    return max(weights, key=lambda size: (weights[size], size))


def _line(cell: list[Glyph], page: int, width: float, size: float, baseline: float, *, rtl: bool) -> Line | None:
    glyphs = tuple(in_reading_order(cell, rtl=rtl))
    if not glyphs:
        return None
    left, right = min([glyph.left for glyph in glyphs]), max([glyph.right for glyph in glyphs])
    start, end = (width - right, width - left) if rtl else (left, right)
    return Line(page, baseline, size, start, end, glyphs)
