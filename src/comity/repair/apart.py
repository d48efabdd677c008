"""Footnotes at a page's end whose markers stand on lines of their own, not always above their words.

An extractor takes the raised markers for a column: some stand above their bodies, some above or below all of them.
Each way to part the page's last lines into bodies is weighed by what is seen at every line, and the best is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from comity.languages.structure import StructureProfile
from comity.repair.lines import PrintedLine

_LONE = re.compile(r"\(?(\d{1,3})\)?")
_BODY_START = re.compile(r"[^\W\d_a-zà-öø-ÿа-я]|[«“\"《(]|www|https?:")
_MEETING_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_DATE = re.compile(r"\d{1,2}(?:er)?(?: [^\W\d]+){1,4} \d{4}(?: [^\W\d]+)?")
_NUMBERED = re.compile(r"(?:\d{1,3}|[a-z])[.)](?=\s|$)|\([a-z]{1,4}\)")
_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
_STOPS = ".。”’)؛»"
_MOST_LINES = 45
_MOST_ABSENT = 1
_LEAST = 0.75
_SMALL_PRINT = 1.08  # a line of footnotes holds more characters than a line of text


class Entry(NamedTuple):
    """A body that begins with line `start` of the page's rows."""

    marker: int
    start: int


class Measure:
    """How wide the lines of a text are, in columns of a typewriter; found when it is first asked for."""

    def __init__(self, text: str, lines: Sequence[PrintedLine]) -> None:
        self._text = text
        self._lines = lines

    @cached_property
    def columns(self) -> Callable[[str], int]:
        """Tells the columns that a line takes."""
        return _columns if _WIDE.search(self._text) else len

    @cached_property
    def full(self) -> int:
        """The columns of a full line of text: few lines are longer, those of the footnotes."""
        widths = sorted(self.columns(line.text) for line in self._lines) or [0]
        widest = widths[min(int(len(widths) * 0.95), len(widths) - 1)]
        full = [width for width in widths if width > 0.7 * widest]
        return full[len(full) // 2] if full else 0


class ApartNotes:
    """The lines of one page without the markers alone, and how likely a body begins or goes on with each of them."""

    def __init__(
        self, lines: Sequence[PrintedLine], markers: range, measure: Measure, profile: StructureProfile
    ) -> None:
        self.profile = profile
        self.markers = markers
        self.measure = measure.full
        self.rows: list[PrintedLine] = []
        self.above: list[list[int]] = []  # the markers alone that stand between a row and the one above it
        self.apart: list[bool] = []  # whether an empty line stands between
        self.columns: list[int] = []
        self.lasts: dict[int, int] = {}  # by marker: above which row it stands, the last time
        waiting: list[int] = []
        gap = False
        for line in lines:
            marker = lone_marker(line)
            gap = gap or line.gap > 0
            if marker is not None and marker in markers:
                waiting.append(marker)
                self.lasts[marker] = len(self.rows)
                continue
            self.rows.append(line)
            self.above.append(waiting)
            self.apart.append(gap)
            self.columns.append(measure.columns(line.text))
            waiting, gap = [], False

    def entries(self) -> list[Entry]:
        """The likeliest parting of the last rows into a body for each marker, [] where there are none."""
        behind = [self._following(ordinal) for ordinal in range(-1, len(self.markers))]
        first = max(len(self.rows) - _MOST_LINES, 0)
        best: tuple[float, list[Entry]] = (float("-inf"), [])
        states: dict[int, tuple[float, list[Entry]]] = {}
        for row in range(first, len(self.rows)):
            grown: dict[int, tuple[float, list[Entry]]] = {}
            begins = self._begins(row)
            goes_on, opens_any = (self._goes_on(row), self._opens_any(row, begins)) if states else (0.0, 0.0)
            for ordinal, (score, entries) in states.items():
                self._keep(grown, ordinal, score + goes_on, entries)
                for place, missed in behind[ordinal + 1]:
                    opens = opens_any + self._is_marked(row, place) - 2.0 * missed
                    opens -= 0.0 if self.markers[place] in self.lasts else 2.0
                    self._keep(grown, place, score + opens, entries, row)
            opens_first = self._opens_first(row, begins)
            for place, missed in behind[0]:
                self._keep(grown, place, opens_first + self._is_marked_first(row, place) - 2.0 * missed, [], row)
            states = grown
        for score, entries in states.values():
            best = max(best, (score - self._astray(entries), entries), key=lambda state: state[0])
        score, found = best
        if self.rows and self.rows[-1].text[-1] not in _STOPS:
            score -= 2.0
        return found if score >= _LEAST * len(found) else []

    def _following(self, ordinal: int) -> list[tuple[int, int]]:
        """The markers that may follow one (-1: that may be the first), and how many that stand nowhere lie between."""
        absent = [marker not in self.lasts for marker in self.markers]
        places = range(ordinal + 1, min(ordinal + 2 + _MOST_ABSENT, len(absent)))
        return [(place, place - ordinal - 1) for place in places if all(absent[ordinal + 1 : place])]

    def _astray(self, entries: list[Entry]) -> float:
        """What speaks against a parting: markers far above it that have a body, markers beside it that have none."""
        first = entries[0].start
        parted = {entry.marker for entry in entries}
        above = sum(1 for marker in parted if self.lasts.get(marker, first) < first)
        beside = sum(1 for marker, place in self.lasts.items() if place >= first and marker not in parted)
        return 1.0 * above + 3.0 * beside

    def _keep(
        self,
        states: dict[int, tuple[float, list[Entry]]],
        ordinal: int,
        score: float,
        entries: list[Entry],
        opened: int | None = None,
    ) -> None:
        """Keep the entries, and that of the body which row `opened` opens, where they are the best so far."""
        if ordinal not in states or score > states[ordinal][0]:
            further = [] if opened is None else [Entry(self.markers[ordinal], opened)]
            states[ordinal] = (score, entries + further if further else entries)

    def _opens_first(self, row: int, begins: float) -> float:
        """How likely the page's bodies begin with this row: their markers stand here or below, and it is set apart."""
        score = 2.0 * self.apart[row] + begins
        if row and self._is_small(row - 1):
            score -= 2.0
        if row and self._is_small(row):
            score += 1.0
        if row and self._is_symbol_broken(row):
            score -= 3.0
        return score

    def _is_marked_first(self, row: int, ordinal: int) -> float:
        """How much likelier the page's first body is that of this marker by what stands alone above the row."""
        if self.markers[ordinal] not in self.above[row]:
            return 0.0
        return 2.0 if self.above[row][-1] == self.markers[ordinal] else 1.0

    def _opens_any(self, row: int, begins: float) -> float:
        """How likely the next body begins with this row, whichever it is."""
        above = self.rows[row - 1].text
        stopped = above[-1] in _STOPS and not self.profile.abbreviation.search(above)
        score = begins + (1.0 if stopped or _ends_with_date(above) else -3.0)
        return score - (3.0 if self._is_symbol_broken(row) else 0.0)

    def _is_marked(self, row: int, ordinal: int) -> float:
        """How much likelier it is the body of this marker by what stands alone above the row."""
        if not self.above[row]:
            return 0.0
        return 3.0 if self.above[row][-1] == self.markers[ordinal] else -1.0

    def _begins(self, row: int) -> float:
        """How likely a row is the head of a body by its words alone."""
        text = self.rows[row].text
        if _NUMBERED.match(text) or _ends_with_date(text):
            return -3.0
        if self.profile.note_openers.match(text):
            return 1.5
        return 0.0 if _BODY_START.match(text) else -2.0

    def _goes_on(self, row: int) -> float:
        """How likely the body above goes on with this row."""
        above = self.rows[row - 1].text
        score = -2.0 if self.above[row] else 0.0
        score -= 1.0 if self.apart[row] else 0.0
        if above[-1] in _STOPS and self.profile.note_openers.match(self.rows[row].text):
            score -= 1.5
        if self.columns[row - 1] < self.measure and "/" not in above[-40:]:
            score -= 1.0
        return score

    def _is_small(self, row: int) -> bool:
        return self.columns[row] > _SMALL_PRINT * self.measure

    def _is_symbol_broken(self, row: int) -> bool:
        return self.rows[row - 1].text[-1] in "/-–"


def lone_marker(line: PrintedLine) -> int | None:
    """The number that stands alone on a line."""
    match = _LONE.fullmatch(line.text)
    return int(match[1]) if match else None


def _columns(text: str) -> int:
    """The columns of a text some of whose characters may be Chinese: those take two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def _ends_with_date(text: str) -> bool:
    return text[0].isdecimal() and (_DATE.fullmatch(text) is not None or _MEETING_DAY.fullmatch(text) is not None)
