"""Pages parted into what the document says, its notes, and the furniture around them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.sources.pdf.lines import Line

NOT_BODY = 0.92
"""Notes, running heads and page numbers are set smaller than this part of the body's size."""

EDGE = 0.12
"""Running heads and page numbers stand within this part of the page's height from its edge."""

FURNITURE = re.compile(
    r"\d+/\d+|(\W?\w\W\s*)?\d{2}-\d{5}(\s*\(\w\))?(\s+\d{6})*|\*\d{7,}\*|\W*Please recycle\W*|[A-Z]+(/[\w.()-]+)+",
    re.IGNORECASE,
)
"""Page and job numbers, the number under a bar code, a symbol alone."""

RULE = re.compile(r"[_\u2014\u2500-]{5,}")
"""The rule above the notes, where it is printed as characters."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: lines from top to bottom; `notes` is empty until `part_notes` has found them."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    notes: tuple[Line, ...] = ()


def body_size(pages: Sequence[Page]) -> float:
    """The size in which most of the document is set, in points."""
    weights: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            weights[round(line.size, 1)] += len(line.glyphs)
    return weights.most_common(1)[0][0] if weights else 0.0


def without_furniture(pages: Sequence[Page], body: float) -> list[Page]:
    """The pages without running heads, page numbers, job numbers and bar codes."""
    heights = Counter(round(line.baseline) for page in pages for line in page.lines if _at_edge(line, page))
    often = {height for height, times in heights.items() if times > max(2, 0.4 * len(pages))}
    return [replace(page, lines=_inner_lines(page, body, often)) for page in pages]


def _at_edge(line: Line, page: Page) -> bool:
    return not EDGE * page.height < line.baseline < (1 - EDGE) * page.height


def _inner_lines(page: Page, body: float, often: set[int]) -> tuple[Line, ...]:
    """The page's lines between the first and the last that are no furniture; a masthead is none."""
    lines = list(page.lines)
    while lines and _is_furniture(lines[-1], page, body, often):
        lines.pop()
    if page.number > 1:
        while lines and _is_furniture(lines[0], page, body, often):
            lines.pop(0)
    return tuple(lines)


def _is_furniture(line: Line, page: Page, body: float, often: set[int]) -> bool:
    if not _at_edge(line, page):
        return False
    if FURNITURE.fullmatch(line.text.strip()):
        return True
    if line.baseline < page.height / 2:
        return False  # below stand page and job numbers, which have a form; what has none may be the end of a note
    small = line.size < NOT_BODY * body and not line.starts_with_mark
    repeated = any(round(line.baseline) + step in often for step in (-1, 0, 1))
    return small and (repeated or line.bold)


def part_notes(page: Page, body: float) -> Page:
    """The page with its notes apart: small lines at its end, from the first that begins with a mark."""
    lines = list(page.lines)
    start = len(lines)
    while start and lines[start - 1].size < NOT_BODY * body:
        start -= 1
    while start < len(lines) and not lines[start].starts_with_mark:
        start += 1
    kept = [line for line in lines[:start] if not RULE.fullmatch(line.text.strip())]
    return replace(page, lines=tuple(kept), notes=tuple(lines[start:]))


def part_tagged_notes(page: Page) -> Page:
    """The page with its notes apart, in a file that tags them."""
    kept = tuple(line for line in page.lines if not line.note and not RULE.fullmatch(line.text.strip()))
    return replace(page, lines=kept, notes=tuple(line for line in page.lines if line.note))
