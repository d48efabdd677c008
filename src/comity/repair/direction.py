"""Right-to-left lines that an extractor wrote with their left-to-right parts as they look, not as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from comity.repair.traced import Traced

_EMBEDDED = re.compile("\u202a([^\u202a-\u202e\n]*)\u202c")
_LEFT_TO_RIGHT = r"[A-Za-z\u00c0-\u024f\u0400-\u04ff](?:[^\u0590-\u06ff\n]*[A-Za-z0-9\u00c0-\u024f\u0400-\u04ff%])?"
_RUN = re.compile(_LEFT_TO_RIGHT + r"|\d+(?:[.,/:\-–]\d+)*%?")
_RUN_BEHIND_ARABIC = re.compile(_LEFT_TO_RIGHT + r"|\d+(?:[.,/:]\d+)*%?")
"""Behind an Arabic letter a dash parts two numbers: the first stands on the right (Unicode Annex 9, rule W2)."""

_TURNED = frozenset({" ،", " .", " ؛", " :", "، ", ". "})
"""Parts that most are, and that are only turned round."""

_RUN_OF_LINE = re.compile(
    r"[A-Za-z\u00c0-\u024f\u0400-\u04ff](?:[^\u0590-\u06ff\ufb50-\ufdff\ufe70-\ufefc\n()\[\]]*"
    r"[A-Za-z0-9\u00c0-\u024f\u0400-\u04ff%])?|\d+(?:[.,/:]\d+)*%?"
)
"""In a whole line brackets part runs: what stands before and behind them seldom is one."""

_ARABIC_LETTER = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_TRAILING_MARK = re.compile(r"(?P<words>.*\S)\s*\)(?P<number>\d{1,3})$")


def undo_visual_order(text: Traced) -> Traced:
    """Each embedded left-to-right part is put in the order in which it is read in a right-to-left line.

    The parts come as they are seen from the left: their runs of words and numbers are taken from the right.
    """
    seen = text.text
    if "\u202a" not in seen:
        return text
    places: list[range | list[int]] = []
    last = line = 0
    turned = False  # whether right to left has been said on the line
    for match in _EMBEDDED.finditer(seen):
        begin, (start, end) = match.start(), match.span(1)
        places.append(range(last, begin))
        line_end = seen.rfind("\n", last, begin)
        if line_end >= 0:
            line, turned = line_end + 1, False
        turned = turned or seen.find("\u202b", max(last, line), begin) >= 0
        last = match.end()
        part = match[1]
        if not turned or len(part) < 2 or part.isdecimal():
            places.append(range(start, end))
        elif part in _TURNED:
            places.append(range(end - 1, start - 1, -1))
        else:
            dashed = "-" in part or "–" in part  # elsewhere what stands before makes no difference
            behind_arabic = dashed and _ARABIC_LETTER.search(seen, line, begin) is not None
            places.append([start + place for place in _order_of_part(part, behind_arabic=behind_arabic)])
    places.append(range(last, len(seen)))
    return text.reordered(places)


@lru_cache(maxsize=1024)
def _order_of_part(part: str, *, behind_arabic: bool) -> tuple[int, ...]:
    """The places of a part's characters in the order in which they are read; most parts are one of a few."""
    return tuple(_reading_order(part, _RUN_BEHIND_ARABIC if behind_arabic else _RUN))


def reading_order(seen: str) -> list[int]:
    """The places of the characters of a whole line, seen from the left, in the order in which it is read."""
    return _reading_order(seen, _RUN_OF_LINE)


def _reading_order(seen: str, run_form: re.Pattern[str]) -> list[int]:
    """The places of a part's characters in the order in which they are read from the right."""
    bracketed = "(" in seen or ")" in seen
    label = _TRAILING_MARK.match(seen) if bracketed else None
    split = label.end("words") if label else len(seen)
    order = list(range(len(seen) - 1, split - 1, -1))
    if label:
        number = slice(label.start("number"), label.end("number"))
        order = [*range(number.start, number.stop), *range(number.start - 1, split - 1, -1)]
    place = split
    runs = _runs(seen, split, run_form) if bracketed else (range(*run.span()) for run in run_form.finditer(seen))
    for run in reversed(list(runs)):
        order.extend(range(place - 1, run.stop - 1, -1))
        order.extend(_with_brackets(seen, run) if bracketed else run)
        place = run.start
    order.extend(range(place - 1, -1, -1))
    return order


def _runs(seen: str, end: int, run_form: re.Pattern[str]) -> Iterator[range]:
    """The runs of left-to-right words and numbers before `end`, with the brackets that belong to them."""
    place = 0
    while run := run_form.search(seen, place, end):
        place = _end_of_run(seen, run.start(), run.end())
        yield range(run.start(), place)


def _end_of_run(seen: str, start: int, end: int) -> int:
    """Where a run ends: before a bracket that begins outside it, or behind the last bracket that begins in it.

    In it a bracket is printed turned, ")Part I(". One that was not turned would have its other half behind it.
    """
    opened = 0
    for place in range(start, end):
        if seen[place] == ")":
            opened += 1
        elif seen[place] == "(" and opened:
            opened -= 1
        elif seen[place] == "(" and (")" not in seen[place:] or seen[start - 1 : start] == ")"):
            return start + len(seen[start:place].rstrip())
    while opened and seen[end : end + 1] == "(":
        opened, end = opened - 1, end + 1
    return end


def _with_brackets(seen: str, run: range) -> list[int]:
    """The places of a run's characters, those of each pair of turned brackets exchanged."""
    places, opened = list(run), []
    for place in run:
        if seen[place] == ")":
            opened.append(place)
        elif seen[place] == "(" and opened:
            other = opened.pop() - run.start
            places[other], places[place - run.start] = place, run.start + other
    return places
