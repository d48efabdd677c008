"""Footnotes at page ends, without rule or brackets: the bodies above the furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.languages.structure import StructureProfile
from comity.repair.apart import ApartNotes, lone_marker, measure_of
from comity.repair.lines import PrintedLine, Role
from comity.repair.notes import Body
from comity.repair.traced import Traced, joined

_RUN_IN = re.compile(r"\(?(\d{1,3})\)?[ \t]+(?=\S)")
_BODY_START = re.compile(r"[^\W\d_a-zà-öø-ÿа-я]|[«“\"《(]|www|https?:")
_DATE = re.compile(r"\d{1,2}(?:er)?(?: [^\W\d]+){1,4} \d{4}(?: [^\W\d]+)?")
_MOST_LINES = 40
_MOST_MISSED = 8
_TAIL = 6


@dataclass(slots=True)
class Page:
    """Lines `first` to `last` (not included) of one page, furniture left out of account."""

    number: int
    lines: list[PrintedLine]


def find_pages(lines: list[PrintedLine]) -> list[Page]:
    """The pages with their lines of text."""
    pages = [Page(0, [])]
    for line in lines:
        if line.new_page and pages[-1].lines:
            pages.append(Page(len(pages), []))
        if line.role is Role.TEXT:
            pages[-1].lines.append(line)
    return pages


def lift_page_bodies(pages: list[Page], text: Traced, profile: StructureProfile) -> list[Body]:
    """The bodies at the end of each page, numbered on from page to page."""
    joint = profile.joint
    measure = measure_of([line for page in pages for line in page.lines])
    bodies: list[Body] = []
    expected = 1
    for page in pages:
        found = _run_in_bodies(page, expected, text, joint) or _apart_bodies(page, expected, text, profile, measure)
        bodies += found
        expected = int(found[-1].marker) + 1 if found else expected
    return bodies


def _run_in_bodies(page: Page, expected: int, text: Traced, joint: str) -> list[Body]:
    """Bodies each of whose first lines begins with its marker: the last such run that reaches the page's end."""
    heads: dict[int, list[int]] = {}
    for index, line in enumerate(page.lines):
        match = _RUN_IN.match(line.text)
        if match and _BODY_START.match(line.text, match.end()) and not _DATE.fullmatch(line.text):
            heads.setdefault(int(match[1]), []).append(index)
    first, starts = next(
        ((m, starts) for m in range(expected, expected + _MOST_MISSED) if (starts := _body_starts(heads, m))),
        (expected, []),
    )
    if not starts or not starts[0] or len(page.lines) - starts[0] > _MOST_LINES:
        return []
    if not (_is_marked(page, first, starts[0]) if first == expected else _is_glued(page, first, starts[0])):
        return []
    bodies: list[Body] = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(page.lines)], strict=True)):
        head = page.lines[start]
        match = _RUN_IN.match(head.text)
        assert match is not None  # noqa: S101  (it matched above)
        parts = [text.part(head.start + match.end(), head.end)]
        parts += [text.part(line.start, line.end) for line in page.lines[start + 1 : end]]
        bodies.append(_body(str(first + number), parts, joint, page))
    for line in page.lines[starts[0] :]:
        line.role = Role.NOTE
    return bodies


def _body_starts(heads: dict[int, list[int]], marker: int) -> list[int]:
    """The lines where bodies begin, numbered on from `marker`: from the last line that begins with it."""
    if marker not in heads:
        return []
    starts = [heads[marker][-1]]
    while below := [index for index in heads.get(marker + len(starts), ()) if index > starts[-1]]:
        starts.append(below[0])
    return starts


def _is_marked(page: Page, marker: int, end: int) -> bool:
    """Whether the marker stands somewhere in the page's words, or the page has no words of its own."""
    form = re.compile(rf"(?<=\S){marker}(?!\d)|(?<!\d){marker}(?!\d)")
    return any(form.search(line.text) for line in page.lines[:end]) or page.number > 0


def _is_glued(page: Page, marker: int, end: int) -> bool:
    """Whether the marker is glued to a word or stop above line `end`, as a mark is."""
    form = re.compile(rf"(?:(?<=[^\s\d/(-])|(?<=\S)\(){marker}(?!\d)")
    return any(form.search(line.text) for line in page.lines[:end])


def _apart_bodies(page: Page, expected: int, text: Traced, profile: StructureProfile, measure: int) -> list[Body]:
    """Bodies whose markers stand on lines of their own, not always above their words."""
    markers = _lone_markers(page, expected)
    if not markers:
        return []
    notes = ApartNotes(page.lines, markers, measure, profile)
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
            line.role = Role.NOTE
    return bodies


def _lone_markers(page: Page, expected: int) -> range:
    """The markers that stand alone on the page, numbered on from `expected`; single ones may be missing among them.

    One more may be missing at their end.
    """
    alone = {marker for line in page.lines if (marker := lone_marker(line)) is not None}
    first = expected
    if expected not in alone:
        tail = {lone_marker(line) for line in page.lines[-_TAIL:]}
        first = next((marker for marker in range(expected, expected + _MOST_MISSED) if marker in tail), 0)
    last = first
    while first and (last in alone or {last + 1, last + 2} <= alone):
        last += 1
    return range(expected if first <= expected + 1 else first, last + 1) if last > first else range(0)


def _body(marker: str, parts: list[Traced], joint: str, page: Page) -> Body:
    return Body(marker, joined(parts, joint), (page.number, page.number))
