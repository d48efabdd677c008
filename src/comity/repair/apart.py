"""Footnotes at a page's end whose markers stand on lines of their own, not always above their words.

An extractor takes the raised markers for a column: some stand above their bodies, some above or below all of them.
Each way to part the page's last lines into bodies is weighed by what is seen at every line, and the best is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, starmap
from typing import NamedTuple

from comity.languages.pages import WIDE, has_any
from comity.languages.structure import StructureProfile
from comity.repair.lines import PrintedLine

_LONE = re.compile(r"\(?(\d{1,3})\)?")
_BODY_START = re.compile(r"[^\W\d_a-zà-öø-ÿа-я]|[«“\"《(]|www|https?:")
_MEETING_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
DATE = re.compile(r"\d{1,2}(?:er)?(?: [^\W\d]+(?:/[^\W\d]+)?){1,4} \d{4}(?: [^\W\d]+)?")
_NUMBERED = re.compile(r"(?:\d{1,3}|[a-z])[.)](?=\s|$)|\([a-z]{1,4}\)")
_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
_STOPS = ".。”’)؛»"
_MOST_LINES = 45
_MOST_ABSENT = 1
_LONGEST_LONE = len("(123)")
_LEAST = 0.75
_NEVER = float("-inf")
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
        return _columns if has_any(self._text, WIDE) else len

    @cached_property
    def full(self) -> int:
        """The columns of a full line of text: few lines are longer, those of the footnotes."""
        columns = self.columns
        widths = sorted([columns(line.text) for line in self._lines]) or [0]
        widest = widths[min(int(len(widths) * 0.95), len(widths) - 1)]
        full = [width for width in widths if width > 0.7 * widest]
        return full[len(full) // 2] if full else 0


class ApartNotes:
    """The lines of one page without the markers alone, and how likely a body begins or goes on with each of them."""

    def __init__(
        self,
        lines: Sequence[PrintedLine],
        alone: Mapping[int, int],
        markers: Sequence[int],
        measure: Measure,
        profile: StructureProfile,
    ) -> None:
        self.profile = profile
        self.markers = markers
        self.measure = measure.full
        self.rows: list[PrintedLine] = []
        self.above: list[list[int]] = []  # the markers alone that stand between a row and the one above it
        self.apart: list[bool] = []  # whether an empty line stands between
        self.lasts: dict[int, int] = {}  # by marker: above which row it stands, the last time
        waiting: list[int] = []
        gap = False
        for place, line in enumerate(lines):
            gap = gap or line.gap > 0
            marker = alone.get(place)
            if marker is not None and marker in markers:
                waiting.append(marker)
                self.lasts[marker] = len(self.rows)
                continue
            self.rows.append(line)
            self.above.append(waiting)
            self.apart.append(gap)
            waiting, gap = [], False
        columns = measure.columns
        self.columns = [columns(line.text) for line in self.rows]

    def entries(self) -> list[Entry]:
        """The likeliest parting of the last rows into a body for each marker, [] where there are none."""
        first = max(len(self.rows) - _MOST_LINES, 0)
        firsts = self._following(-1)
        behind = [
            [(place, cost if self.markers[place] in self.lasts else cost + 2.0) for place, cost in following]
            for following in map(self._following, range(len(self.markers)))
        ]
        none: list[tuple[int, int]] = []
        scores, partings = [_NEVER] * len(self.markers), [none] * len(self.markers)  # by the last body's marker
        for row in range(first, len(self.rows)):
            begins = self._begins(row)
            if row > first:
                goes_on, opens = self._goes_on(row), self._opens(row, begins)
                above, parted = scores, partings
                scores, partings = [score + goes_on for score in above], list(parted)
                for ordinal in range(len(above) - 1, -1, -1):  # of two as likely ways that by the first marker stays
                    score = above[ordinal]
                    if score == _NEVER:
                        continue  # no body has begun: most are so on most rows
                    for place, cost in behind[ordinal]:
                        likelihood = score + opens[place] - cost
                        if likelihood >= scores[place]:
                            scores[place], partings[place] = likelihood, [*parted[ordinal], (self.markers[place], row)]
            opens_first = self._opens_first(row, begins)
            for place, cost in firsts:
                likelihood = opens_first + self._is_marked_first(row, place) - cost
                if likelihood > scores[place]:
                    scores[place], partings[place] = likelihood, [(self.markers[place], row)]
        best = (_NEVER, none)
        for score, entries in zip(scores, partings, strict=True):
            if entries:
                best = max(best, (score - self._astray(entries), entries), key=lambda state: state[0])
        score, found = best
        if self.rows and self.rows[-1].text[-1] not in _STOPS:
            score -= 2.0
        return (
            list(starmap(Entry, self._as_printed(found) or self._exchanged(found)))
            if score >= _LEAST * len(found)
            else []
        )

    def _as_printed(self, entries: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The parting with the markers that stand alone above their bodies out of order; [] where none do.

        Bodies that found no room on the page before stand below others. One whose marker stands elsewhere has the
        first that is left.
        """
        markers = {marker for marker, _ in entries}
        alone = {row: self.above[row] for _, row in entries if self.above[row]}
        printed = [found[0] for found in alone.values() if len(found) == 1 and found[0] in markers]
        if len(set(printed)) < len(alone) or printed == sorted(printed):
            return []
        left = iter(sorted(markers - set(printed)))
        return [(alone[row][0] if row in alone else next(left), row) for _, row in entries]

    def _exchanged(self, entries: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The parting with two markers exchanged where the higher stands alone above both bodies, the lower below them.

        A body that found no room on the page before stands below the first of its page.
        """
        found = list(entries)
        for index, ((lower, row), (higher, below)) in enumerate(pairwise(entries)):
            above_both = self.above[row] == [higher] and not self.above[below]
            if above_both and self.lasts.get(lower, -1) > below:
                found[index : index + 2] = [(higher, row), (lower, below)]
        return found

    def _following(self, ordinal: int) -> list[tuple[int, float]]:
        """The markers that may follow one (-1: that may be the first), and the cost of those between."""
        absent = [marker not in self.lasts for marker in self.markers]
        places = range(ordinal + 1, min(ordinal + 2 + _MOST_ABSENT, len(absent)))
        return [(place, 2.0 * (place - ordinal - 1)) for place in places if all(absent[ordinal + 1 : place])]

    def _astray(self, entries: list[tuple[int, int]]) -> float:
        """What speaks against a parting: markers far above it that have a body, markers beside it that have none."""
        first = entries[0][1]
        parted = {marker for marker, _ in entries}
        above = sum(1 for marker in parted if self.lasts.get(marker, first) < first)
        beside = sum(1 for marker, place in self.lasts.items() if place >= first and marker not in parted)
        return 1.0 * above + 3.0 * beside

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

    def _opens(self, row: int, begins: float) -> list[float]:
        """How likely the body of each marker begins with this row, below another."""
        above = self.rows[row - 1].text
        stopped = above[-1] in _STOPS and not self.profile.abbreviation.ends(above)
        score = begins + (1.0 if stopped or (above[0].isdecimal() and _is_date(above)) else -3.0)
        score -= 3.0 if self._is_symbol_broken(row) else 0.0
        alone = self.above[row]
        if not alone:
            return [score] * len(self.markers)
        return [score + (3.0 if marker == alone[-1] else -1.0) for marker in self.markers]

    def _begins(self, row: int) -> float:
        """How likely a row is the head of a body by its words alone."""
        text = self.rows[row].text
        if _NUMBERED.match(text) or (text[0].isdecimal() and _is_date(text)):
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
        if self.columns[row - 1] < _SMALL_PRINT * self.measure and "/" not in above[-40:]:
            score -= 1.0
        return score

    def _is_small(self, row: int) -> bool:
        return self.columns[row] > _SMALL_PRINT * self.measure

    def _is_symbol_broken(self, row: int) -> bool:
        return self.rows[row - 1].text[-1] in "/-–"


def lone_marker(text: str) -> int | None:
    """The number that a line is, if it is nothing else."""
    match = _LONE.fullmatch(text) if len(text) <= _LONGEST_LONE else None
    return int(match[1]) if match else None


def _columns(text: str) -> int:
    """The columns of a text some of whose characters may be Chinese: those take two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def _is_date(text: str) -> bool:
    return DATE.fullmatch(text) is not None or _MEETING_DAY.fullmatch(text) is not None
