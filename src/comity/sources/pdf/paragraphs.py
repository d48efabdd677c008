"""Lines to paragraphs, by gap, indent and the length of the line before."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from comity.sources.pdf.glyphs import WITHOUT_BLANK
from comity.sources.pdf.lines import RAISED, SMALL, Line
from comity.sources.pdf.pages import NOT_BODY, Page

WIDER = 1.25
"""A gap wider than the usual one by this factor parts two paragraphs."""

OFTEN = 0.2
"""How often a gap between lines comes, against the commonest one, to be that between lines of one paragraph."""

LEAST_GAP = 0.5
"""Sizes that lie between two lines at least: what lies closer stands beside the other, as in a table."""

RAGGED = 4.0
"""Sizes by which a line may fall short of the margin and still be a full one."""

WIDEST_INDENT = 6.0
"""Sizes by which a first line may be set in."""

SAME_EDGE = 0.3
"""Sizes within which two lines begin at one edge."""

LONGEST_HEADING = 4
"""Lines that a heading runs over."""

LABEL = re.compile(r"[(\[]?\w{1,4}[.)\]]\s|\d{1,3} [-–]\s")
"""A number or letter at the head of a paragraph."""

LONE_MARK = re.compile(r"\d{1,3}|[*†‡]{1,3}")
"""All that is printed on a line, where a footnote's mark stands there alone."""

STOPS = frozenset(".;:,。；：，؛،")

PARAGRAPH_ENDS = frozenset(".;:。；：؛")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, in reading order; at least one. A `table` has its cells as lines, row by row.

    `role` is that of TextRun.
    """

    lines: list[Line]
    table: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in this document: gap between lines, the margin where lines end, first-line indent, the
    edges where most lines begin and end, in points.
    """

    size: float
    gap: float
    margin: float
    indent: float
    left: float
    right: float


def find_paragraphs(pages: Sequence[Page], size: float) -> list[Paragraph]:
    """The paragraphs of all pages in reading order; one that goes on over a page's end is one."""
    measure = measure_of(pages, size)
    paragraphs: list[Paragraph] = []
    in_body = False
    starts: tuple[float, ...] = ()
    for page in pages:
        in_columns, starts = _columns_of(page, size, measure.left, starts)
        for printed in page.lines:
            in_body = in_body or page.number > 1 or _is_running_text(paragraphs, size)
            line = _on_its_line(printed, paragraphs, measure)
            if line.cell is not None or line in in_columns or (in_body and line.size < NOT_BODY * size):
                _add_to_table(paragraphs, line)
            elif paragraphs and not paragraphs[-1].table and _goes_on(paragraphs[-1].lines, line, measure):
                paragraphs[-1].lines.append(line)
            else:
                paragraphs.append(Paragraph([line]))
    return paragraphs


def _on_its_line(line: Line, paragraphs: Sequence[Paragraph], measure: Measure) -> Line:
    """The line; where a mark alone had no more room on the line above, with the size and height of that below it."""
    if line.size >= SMALL * measure.size or line.elements is not None or not LONE_MARK.fullmatch(line.text.strip()):
        return line
    if not paragraphs or paragraphs[-1].table or not _is_body(paragraphs[-1].lines[-1], measure.size):
        return line
    above = paragraphs[-1].lines[-1]
    baseline = above.baseline - measure.gap
    raised = RAISED[0] * measure.size < line.baseline - baseline < RAISED[1] * measure.size
    full = above.end >= measure.margin - RAGGED * measure.size
    at_edge = abs(line.start - measure.left) < SAME_EDGE * measure.size
    if above.page == line.page and raised and full and at_edge:
        return replace(line, size=above.size, baseline=baseline)
    return line


def _columns_of(page: Page, size: float, left: float, known: tuple[float, ...]) -> tuple[set[Line], tuple[float, ...]]:
    """The tagged lines that stand in columns without being tagged as cells, and where the columns begin.

    These are what stands beside other text, what begins where such text begins, what is set further out than running
    text without a number, and what stands between two such lines; and all of an element of which a line is one.
    `known` are the columns of the page before, which may go on at the head of this one.
    """
    tagged = [line for line in page.lines if line.cell is None and line.elements is not None and not line.boxed]
    pairs = [pair for pair in pairwise(tagged) if _beside(*pair)]
    elements = {element for pair in pairs for line in pair for element in line.elements or ()}
    starts = tuple(right.start for _, right in pairs if abs(right.start - left) > size)
    titles = {line for line, below in pairwise(tagged) if line.bold and not below.bold and below.size < NOT_BODY * size}

    def outside(line: Line) -> bool:
        if line in titles:
            return False
        small = line.size < 1.05 * size and not LABEL.match(line.text) and not line.heading and page.number > 1
        at_column = any(abs(line.start - start) < 1 for start in starts + known)
        return small and (at_column or line.start < left - size)

    elements |= {element for line in tagged if outside(line) for element in line.elements or ()}
    columns = {line for line in tagged if elements.intersection(line.elements or ())}
    for above, line, below in zip(tagged, tagged[1:], tagged[2:], strict=False):
        if (
            above in columns
            and below in columns
            and not line.heading
            and line not in titles
            and line.start < left - size
        ):
            columns.add(line)
    return columns, starts


def _beside(left: Line, right: Line) -> bool:
    return left.page == right.page and abs(left.baseline - right.baseline) < 0.2 * right.size


def _is_running_text(paragraphs: Sequence[Paragraph], size: float) -> bool:
    """Whether the last paragraph is of the body's size and longer than a line: the masthead is behind it."""
    return bool(paragraphs) and len(paragraphs[-1].lines) > 1 and _is_body(paragraphs[-1].lines[-1], size)


def _add_to_table(paragraphs: list[Paragraph], line: Line) -> None:
    """The line is a cell of the table that is open, or opens one: below the masthead only tables are set smaller."""
    if paragraphs and paragraphs[-1].table and (paragraphs[-1].lines[-1].cell is None) is (line.cell is None):
        paragraphs[-1].lines.append(line)
    else:
        paragraphs.append(Paragraph([line], table=True))


def with_roles(paragraphs: Sequence[Paragraph], size: float) -> list[Paragraph]:
    """The paragraphs, each with its role; small lines none of which stands beside another are no table."""
    known: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.table and paragraph.lines[0].cell is None and not _has_columns(paragraph.lines):
            known.append(Paragraph(paragraph.lines, role="small"))
        elif paragraph.table:
            known.append(Paragraph(paragraph.lines, table=True, role="cell"))
        else:
            known.append(Paragraph(paragraph.lines, role="heading" if _is_heading(paragraph.lines, size) else ""))
    return known


def _has_columns(lines: Sequence[Line]) -> bool:
    return any(_beside(above, below) for above, below in pairwise(lines))


def _is_heading(lines: Sequence[Line], size: float) -> bool:
    """Whether a paragraph is set as a heading: tagged so, or bold in at most four lines with no stop at the end."""
    if all(line.heading for line in lines):
        return True
    bold = all(line.bold for line in lines) and lines[0].size > NOT_BODY * size
    return bold and len(lines) <= LONGEST_HEADING and lines[-1].text.rstrip()[-1:] not in STOPS


def measure_of(pages: Sequence[Page], size: float) -> Measure:
    """The document's usual gap, margin and indent, counted over lines of the body's size.

    The usual gap is the least of those that are common: paragraphs of one line each are more often parted than broken.
    """
    gaps: Counter[float] = Counter()
    ends: Counter[int] = Counter()
    steps: Counter[float] = Counter()
    starts: Counter[int] = Counter()
    for page in pages:
        body = [line for line in page.lines if _is_body(line, size)]
        ends.update(round(line.end) for line in body)
        starts.update(round(line.start) for line in body if line.cell is None)
        for above, below in pairwise(body):
            gap = round(above.baseline - below.baseline, 1)
            if 0 < gap < 2 * size:
                gaps[gap] += gap > LEAST_GAP * size
                steps[round(above.start - below.start)] += 1
    most = max(gaps.values(), default=0)
    common = [gap for gap, times in gaps.items() if times >= max(min(most, 2), OFTEN * most, 1)]
    usual = min(common, default=1.25 * size)
    margin = max((end for end, times in ends.items() if times > 1), default=max(ends, default=0))
    indents = {step: times for step, times in steps.items() if step > size}
    indent = max(indents, key=lambda step: indents[step]) if indents else 2 * size
    left = starts.most_common(1)[0][0] if starts else 0
    right = ends.most_common(1)[0][0] if ends else 0
    return Measure(size, usual, float(margin), indent, float(left), float(right))


def _is_body(line: Line, size: float) -> bool:
    return abs(line.size - size) < 0.05 * size


def _goes_on(lines: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether the line belongs to the paragraph that these lines began."""
    last = lines[-1]
    if last.elements is not None and line.elements is not None:
        if last.page == line.page:
            return last.elements[1] == line.elements[0]
        if last.heading or line.heading or last.cell is not None or line.cell is not None:
            return False
        return _runs_on(last, line, measure)
    if abs(last.size - line.size) > 0.05 * measure.size or last.bold != line.bold:
        return _is_body(line, measure.size) and _is_body(last, measure.size) and _follows(lines, line, measure)
    if line.bold or line.size > 1.1 * measure.size:
        return last.page == line.page and 0 < last.baseline - line.baseline < 1.5 * line.size
    if line.size < NOT_BODY * measure.size:
        return False
    return _follows(lines, line, measure)


def _runs_on(last: Line, line: Line, measure: Measure) -> bool:
    """Whether the paragraph that ends one tagged page goes on on the next: its last line is full, no label comes."""
    if abs(last.size - line.size) > 0.05 * measure.size or LABEL.match(line.text):
        return False
    full = last.end >= measure.right - RAGGED * measure.size
    return full or line.text[:1].islower() or last.text.rstrip()[-1:] not in STOPS


def _follows(lines: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether a line of the body continues the lines above it: close below a full line, at their edge."""
    last = lines[-1]
    if not (_is_full(last, line, measure) or _is_broken(lines, line, measure)):
        return False
    edge = lines[1].start if len(lines) > 1 else lines[0].start - measure.indent
    at_edge = abs(line.start - edge) < SAME_EDGE * measure.size
    if last.page != line.page:
        return at_edge and not (LABEL.match(line.text) and last.text.rstrip()[-1:] in PARAGRAPH_ENDS)
    gap = last.baseline - line.baseline
    if not 0 < gap < WIDER * measure.gap:
        return False
    return at_edge or (len(lines) == 1 and -SAME_EDGE < (last.start - line.start) / measure.size < WIDEST_INDENT)


def _is_full(last: Line, line: Line, measure: Measure) -> bool:
    """Whether a line runs to the margin, or stops short of it only because the next word had no room."""
    if last.end >= measure.margin - RAGGED * measure.size:
        return True
    word = list(takewhile(lambda glyph: not (glyph.text.isspace() or WITHOUT_BLANK.match(glyph.text)), line.glyphs))
    if not word or last.text.rstrip()[-1:] in STOPS:
        return False
    width = max(glyph.right for glyph in word) - min(glyph.left for glyph in word)
    return last.end + width > measure.margin


def _is_broken(lines: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether a paragraph's first line was broken behind words set apart: it is set in, wholly italic, without a stop,
    and the line below begins small at the edge of running text.
    """
    first = lines[0]
    if len(lines) > 1 or first.page != line.page or not first.italic or first.text.rstrip()[-1:] in STOPS:
        return False
    set_in = abs(first.start - measure.left - measure.indent) < SAME_EDGE * measure.size
    at_edge = abs(line.start - measure.left) < SAME_EDGE * measure.size
    return set_in and at_edge and line.text[:1].islower()


def note_paragraphs(lines: Iterable[Line]) -> list[Paragraph]:
    """The notes of a page, each from its mark to the next."""
    notes: list[Paragraph] = []
    for line in lines:
        if line.starts_with_mark or not notes:
            notes.append(Paragraph([line]))
        else:
            notes[-1].lines.append(line)
    return notes


def tagged_notes(pages: Iterable[Page]) -> list[Paragraph]:
    """The notes of a file that tags them, each from its mark on; what one says above its mark comes behind it.

    Several may be tagged as one; one without a mark goes on from the page before.
    """
    notes: list[Paragraph] = []
    for page in pages:
        by_number: dict[int, list[Line]] = {}
        for line in page.notes:
            by_number.setdefault(line.note, []).append(line)
        for lines in by_number.values():
            first = next((place for place, line in enumerate(lines) if line.starts_with_mark), None)
            if first is None and notes:
                notes[-1].lines.extend(lines)
                continue
            found = note_paragraphs(lines[first or 0 :])
            found[0].lines.extend(lines[: first or 0])
            notes.extend(found)
    return notes
