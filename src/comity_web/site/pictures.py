"""Pictures drawn as SVG by our own templates: where the marks of a time line, a comparison, a citation graph stand.

Places are in per cent of the width, so that text keeps its size on every screen; `mirrored` is for pages that are read
from right to left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from comity.model.comparison import Comparison
from comity_web.registry.models import Work
from comity_web.site.marks import document_url

APART = 15.0
"""Least distance between two labels of a time line, in per cent: seven fit on a phone."""

SHOWN = 7
"""How many works a time line shows; more stand on the page of the lineage."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A work on a time line: the tick at its day, the label near it."""

    symbol: str
    label: str
    year: str
    url: str
    at: str
    label_at: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A time line; `left_out` counts the works that are not on it."""

    ticks: tuple[Tick, ...]
    left_out: int
    url: str


def draw_strip(works: Sequence[Work], here: Work, *, mirrored: bool) -> Strip | None:
    """The works around this one on a time line; None where there is only one."""
    if len(works) < 2:
        return None
    place = next(position for position, work in enumerate(works) if work.pk == here.pk)
    start = max(0, min(place - SHOWN // 2, len(works) - SHOWN))
    shown = works[start : start + SHOWN]
    days = _days(shown)
    span = (days[-1] - days[0]) or 1
    places = [7 + 86 * (day - days[0]) / span for day in days]
    ticks = tuple(
        Tick(
            work.full_symbol,
            short_label(work.full_symbol),
            str(work.adopted_on.year) if work.adopted_on else "",
            document_url(work.full_symbol),
            _per_cent(at, mirrored=mirrored),
            _per_cent(label, mirrored=mirrored),
            work.pk == here.pk,
        )
        for work, at, label in zip(shown, places, spread(places), strict=True)
    )
    return Strip(ticks, len(works) - len(shown), reverse("lineage", kwargs={"symbol": here.full_symbol}))


def _days(works: Sequence[Work]) -> list[int]:
    """The day of each work, never before the one before it; a work without a day stands at its neighbour's."""
    known = [work.adopted_on for work in works if work.adopted_on]
    last = (min(known) if known else date.min).toordinal()
    days = []
    for work in works:
        last = max(last, work.adopted_on.toordinal()) if work.adopted_on else last
        days.append(last)
    return days


def spread(places: Sequence[float]) -> list[float]:
    """The places moved as little as keeps them APART, and inside the line."""
    apart = min(APART, 86 / max(len(places) - 1, 1))
    moved: list[float] = []
    for at in places:
        moved.append(max(at, moved[-1] + apart) if moved else at)
    limit = 93.0
    for position in range(len(moved) - 1, -1, -1):
        moved[position] = min(moved[position], limit)
        limit = moved[position] - apart
    return moved


def _per_cent(at: float, *, mirrored: bool) -> str:
    return f"{100 - at if mirrored else at:.2f}%"


def short_label(symbol: str) -> str:
    """The number of a resolution of the Assembly, else the symbol; the end of a long one is left out."""
    label = symbol.removeprefix("A/RES/")
    return label if len(label) <= 17 else label[:16] + "…"


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A thread from a paragraph of the older text to one of the newer; `kind` is that of the pair, or "moved"."""

    kind: str
    older_at: str
    newer_at: str


def draw_ribbons(comparison: Comparison, older: Sequence[str], newer: Sequence[str], *, mirrored: bool) -> list[Ribbon]:
    """A thread for every pair, those that moved last, so that they lie above the others."""
    olds = {number: (position + 0.5) * 100 / len(older) for position, number in enumerate(older)}
    news = {number: (position + 0.5) * 100 / len(newer) for position, number in enumerate(newer)}
    moved = {(move.older, move.newer) for move in comparison.moved}
    ribbons = [
        Ribbon(
            "moved" if (pair.older[0], pair.newer[0]) in moved else pair.kind,
            _per_cent(olds[one], mirrored=mirrored),
            _per_cent(news[other], mirrored=mirrored),
        )
        for pair in comparison.pairs
        for one in pair.older
        for other in pair.newer
    ]
    return sorted(ribbons, key=lambda ribbon: ribbon.kind == "moved")


ROW = 22
"""Pixels from one symbol of a graph to the next."""

BASELINE = 4
"""Pixels from the middle of a word to the line it stands on."""

COLUMN = 24
"""How many works a side of the graph shows; the table has all."""


@dataclass(frozen=True, slots=True)
class Node:
    """A document in the citation graph. `url` is empty for one that is not here."""

    symbol: str
    label: str
    url: str
    y: int
    text_y: int
    is_kin: bool


@dataclass(frozen=True, slots=True)
class Bow:
    """One work of a column cites another of it: a bow between their rows."""

    start: int
    middle: int
    end: int
    reach_to: int


@dataclass(frozen=True, slots=True)
class Column:
    """A side of the graph: its documents, where their words end, and where the threads to the middle run."""

    nodes: tuple[Node, ...]
    text_at: int
    text_anchor: str
    near: int
    far: int


@dataclass(frozen=True, slots=True)
class Graph:
    """What this work cites in one column, what cites it in the other, itself between them; WIDTH pixels wide."""

    label: str
    cited: Column
    citing: Column
    bows: tuple[Bow, ...]
    height: int
    middle: int
    here_y: int
    left_out: int

    @property
    def columns(self) -> tuple[Column, Column]:
        """Both sides."""
        return self.cited, self.citing


WIDTH = 360
"""Of the graph, so that its words can be read on a phone."""

LEFT, RIGHT = (122, "end", 128, 150), (238, "start", 232, 210)
"""Of a column: where its words end, how they are set, where threads begin and end."""


def _row(top: int, position: int) -> int:
    return top + position * ROW + ROW // 2


def draw_graph(
    here: str,
    cited: Sequence[tuple[str, str]],
    citing: Sequence[tuple[str, str]],
    among: set[tuple[str, str]],
    kin: set[str],
    *,
    mirrored: bool,
) -> Graph:
    """The graph of (symbol, address) pairs around `here`; `among`: which cited cite each other.

    `kin` are those of the lineage.
    """
    columns = [cited[:COLUMN], citing[:COLUMN]]
    rows = max(map(len, columns), default=0) or 1
    height = rows * ROW + ROW
    nodes = []
    for column in columns:
        top = (height - len(column) * ROW) // 2
        nodes.append(
            tuple(
                Node(
                    symbol, short_label(symbol), url, _row(top, position), _row(top, position) + BASELINE, symbol in kin
                )
                for position, (symbol, url) in enumerate(column)
            )
        )
    before, behind = LEFT, RIGHT
    if mirrored:
        before, behind = behind, before
    inward = -1 if mirrored else 1
    at = {node.symbol: node.y for node in nodes[0]}
    bows = tuple(
        Bow(
            at[one],
            (at[one] + at[other]) // 2,
            at[other],
            before[2] + inward * min(26, 8 + abs(at[one] - at[other]) // 8),
        )
        for one, other in sorted(among)
        if one in at and other in at
    )
    left_out = len(cited) + len(citing) - sum(map(len, nodes))
    return Graph(
        label=short_label(here),
        cited=Column(nodes[0], *before),
        citing=Column(nodes[1], *behind),
        bows=bows,
        height=height,
        middle=height // 2,
        here_y=height // 2 + BASELINE,
        left_out=left_out,
    )
