"""Footnotes at page ends, without rule or brackets: the bodies above the furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from comity.languages.structure import StructureProfile
from comity.repair.apart import DATE, ApartNotes, Measure, lone_marker
from comity.repair.lines import NOTE, TEXT, PrintedLine
from comity.repair.notes import Body
from comity.repair.traced import Traced, joined

_RUN_IN = re.compile(r"\(?(\d{1,3})\)?[ \t]+(?=\S)")
_BODY_START = re.compile(r"[^\W\d_a-zà-öø-ÿа-я]|[«“\"《(]|www|https?:|(?:19|20)\d\d [A-Z][a-z]+ (?:and )?[A-Z]")
"""A body may begin with the year of a conference ("2005 Review Conference"), which a date does not look like."""
_AMOUNT = re.compile(r" \d{1,3}(?:[ .,]\d{3})+$")
_MOST_LINES = 40
_MOST_MISSED = 8
_EXCHANGED = 2
_TAIL = 6


@dataclass(slots=True)
class Page:
    """The lines of one page, furniture left out of account; `alone` are the numbers that fill one, by its place."""

    number: int
    lines: list[PrintedLine]
    alone: dict[int, int] = field(default_factory=dict)


def find_pages(lines: list[PrintedLine]) -> list[Page]:
    """The pages with their lines of text."""
    pages = [Page(0, [])]
    for line in lines:
        if line.new_page and pages[-1].lines:
            pages.append(Page(len(pages), []))
        if line.role is TEXT:
            if (marker := lone_marker(line.text)) is not None:
                pages[-1].alone[len(pages[-1].lines)] = marker
            pages[-1].lines.append(line)
    return pages


class Wanted(NamedTuple):
    """The marker of the body expected next, and those passed over on the page before: they found no room there."""

    expected: int
    passed: frozenset[int] = frozenset()

    def without(self, found: set[int]) -> Wanted:
        """What is wanted behind a page with these bodies."""
        if not found:
            return self
        following = max(self.expected, max(found) + 1)
        return Wanted(following, frozenset(range(self.expected, following)) - found)


def lift_page_bodies(pages: list[Page], text: Traced, profile: StructureProfile) -> list[Body]:
    """The bodies at the end of each page, numbered on from page to page."""
    joint = profile.joint
    measure = Measure(text.text, [line for page in pages for line in page.lines])
    bodies: list[Body] = []
    wanted = Wanted(1)
    for before, page in zip([Page(0, []), *pages], pages, strict=False):
        found = _run_in_bodies(page, before.lines, wanted, text, joint) or _apart_bodies(
            page, wanted, text, profile, measure
        )
        bodies += found
        wanted = wanted.without({int(body.marker) for body in found})
    return bodies


def _run_in_bodies(page: Page, before: list[PrintedLine], wanted: Wanted, text: Traced, joint: str) -> list[Body]:
    """Bodies each of whose first lines begins with its marker: the last such run that reaches the page's end.

    `before` are the lines of the page before, where the first mark may stand.
    """
    runs = sorted((_starts(heads, wanted) for heads in _run_in_heads(page)), key=len, reverse=True)
    starts: list[tuple[int, int]] = []
    for run in runs:
        if _are_bodies(run, page, before, wanted) and (not starts or _is_below(run, starts, wanted.expected)):
            starts = run
    if not starts:
        return []
    bodies: list[Body] = []
    ends = [*(start for start, _ in starts[1:]), len(page.lines)]
    for (start, marker), end in zip(starts, ends, strict=True):
        head = page.lines[start]
        match = _RUN_IN.match(head.text)
        assert match is not None  # noqa: S101  (it matched above)
        parts = [text.part(head.start + match.end(), head.end)]
        parts += [text.part(line.start, line.end) for line in page.lines[start + 1 : end]]
        bodies.append(_body(str(marker), parts, joint, page))
    for line in page.lines[starts[0][0] :]:
        line.role = NOTE
    return sorted(bodies, key=lambda body: int(body.marker))


def begins_body(text: str, end: int) -> bool:
    """Whether a line whose number ends at `end` may be the first of a body."""
    return _BODY_START.match(text, end) is not None and not _is_no_body(text)


def _is_below(run: list[tuple[int, int]], other: list[tuple[int, int]], expected: int) -> bool:
    """Whether a run of bodies that counts from the expected marker begins below another, which then is a list."""
    return run[0][0] > other[-1][0] and min(marker for _, marker in run) == expected


def _are_bodies(starts: list[tuple[int, int]], page: Page, before: list[PrintedLine], wanted: Wanted) -> bool:
    """Whether bodies begin on these lines: words stand above them, few lines below, and the first is marked."""
    if not starts or not starts[0][0] or len(page.lines) - starts[0][0] > _MOST_LINES:
        return False
    first, above = min(marker for _, marker in starts), starts[0][0]
    if first == wanted.expected:
        return _is_marked(page, first, above)
    return _is_glued(before, page.lines[:above], first)


def _run_in_heads(page: Page) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The lines that may be the first of a body by its marker, in brackets and without: a text sets all alike."""
    in_brackets: dict[int, list[int]] = {}
    without: dict[int, list[int]] = {}
    for index, line in enumerate(page.lines):
        match = _RUN_IN.match(line.text)
        if match and begins_body(line.text, match.end()):
            heads = without if match[0].rstrip().isdecimal() else in_brackets
            heads.setdefault(int(match[1]), []).append(index)
    return in_brackets, without


def _is_no_body(text: str) -> bool:
    """Whether a line that begins with a number is a date, or a row of a table that ends with an amount."""
    return DATE.fullmatch(text) is not None or _AMOUNT.search(text) is not None


def _starts(heads: dict[int, list[int]], wanted: Wanted) -> list[tuple[int, int]]:
    """The lines where the page's bodies begin, and their markers: the most that go on from the expected one.

    The first of them may be the second or third in number, or one passed over: a body that found no room on the page
    before stands below.
    """
    found: list[tuple[int, int]] = []
    expected = wanted.expected
    for marker in (*sorted(wanted.passed), *range(expected, expected + _MOST_MISSED)):
        if found and marker > expected + _EXCHANGED:
            break
        found = max(found, _starts_from(heads, marker, wanted), key=len)
    return found


def _starts_from(heads: dict[int, list[int]], marker: int, wanted: Wanted) -> list[tuple[int, int]]:
    """The lines of bodies from the last line on that begins with `marker`; few may be exchanged, two be missing."""
    if marker not in heads:
        return []
    starts = [(heads[marker][-1], marker)]
    top = max(marker, wanted.expected - 1)
    left = (wanted.passed | set(range(max(wanted.expected, marker - _EXCHANGED), marker))) - {marker}

    def below(markers: set[int]) -> tuple[int, int] | None:
        lines = ((index, number) for number in markers for index in heads.get(number, ()) if index > starts[-1][0])
        return min(lines, default=None)

    while (found := below({top + 1, *left}) or below({top + 2}) or below({top + 3})) is not None:
        starts.append(found)
        left = (left | set(range(top + 1, found[1]))) - {found[1]}
        top = max(top, found[1])
    return starts


def _is_marked(page: Page, marker: int, end: int) -> bool:
    """Whether the marker stands somewhere in the page's words, or the page has no words of its own."""
    form = re.compile(rf"(?<=\S){marker}(?!\d)|(?<!\d){marker}(?!\d)")
    digits = str(marker)
    return any(digits in line.text and form.search(line.text) for line in page.lines[:end]) or page.number > 0


def _is_glued(before: list[PrintedLine], above: list[PrintedLine], marker: int) -> bool:
    """Whether the marker is glued to a word, stop or year, as a mark is, on its page or the one before."""
    form = re.compile(rf"(?:(?<=[^\s\d/(-])|(?<=\S)\(|(?<=\b(?:19|20)\d\d)){marker}(?!\d)")
    texts = (line.text for line in (*before, *above) if line.role is TEXT)
    return any(str(marker) in text and form.search(text) for text in texts)


def _apart_bodies(page: Page, wanted: Wanted, text: Traced, profile: StructureProfile, measure: Measure) -> list[Body]:
    """Bodies whose markers stand on lines of their own, not always above their words."""
    markers = _lone_markers(page, wanted)
    if not markers:
        return []
    notes = ApartNotes(page.lines, page.alone, markers, measure, profile)
    entries = notes.entries()
    if not entries:
        return []
    bodies: list[Body] = []
    for entry, end in zip(entries, [*(below.start for below in entries[1:]), len(notes.rows)], strict=True):
        parts = [text.part(line.start, line.end) for line in notes.rows[entry.start : end]]
        bodies.append(_body(str(entry.marker), parts, profile.joint, page))
    kept = {id(line) for line in notes.rows[: entries[0].start]}
    for line in page.lines:
        if id(line) not in kept:
            line.role = NOTE
    return sorted(bodies, key=lambda body: int(body.marker))


def _lone_markers(page: Page, wanted: Wanted) -> Sequence[int]:
    """The markers that stand alone on the page, numbered on from the expected one; single ones may be missing.

    One more may be missing at their end. Before them may stand those passed over on the page before.
    """
    expected, alone = wanted.expected, set(page.alone.values())
    tail = {marker for place, marker in page.alone.items() if place >= len(page.lines) - _TAIL}
    first = expected
    if expected not in alone:
        first = next((marker for marker in range(expected, expected + _MOST_MISSED) if marker in tail), 0)
    last = first
    while first and (last in alone or {last + 1, last + 2} <= alone or last + 1 in tail):
        last += 1
    found = range(expected if first <= expected + 1 else first, last + 1) if last > first else range(0)
    return [*sorted(wanted.passed & alone), *found]


def _body(marker: str, parts: list[Traced], joint: str, page: Page) -> Body:
    return Body(marker, joined(parts, joint), (page.number, page.number))
