"""Footnotes at page ends, without rule or brackets: the bodies above the furniture."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from comity.languages.structure import StructureProfile
from comity.repair.lines import PrintedLine, Role
from comity.repair.notes import Body
from comity.repair.traced import Traced, joined

_LONE = re.compile(r"\(?(\d{1,3})\)?")
_RUN_IN = re.compile(r"\(?(\d{1,3})\)?[ \t]+(?=\S)")
_BODY_START = re.compile(r"[^\W\d_a-zà-öø-ÿа-я]|[«“\"《(]|www|https?:")
_MEETING_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
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
    bodies: list[Body] = []
    expected = 1
    for page in pages:
        found = _run_in_bodies(page, expected, text, joint) or _apart_bodies(page, expected, text, profile)
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


def _apart_bodies(page: Page, expected: int, text: Traced, profile: StructureProfile) -> list[Body]:
    """Bodies whose markers stand on lines of their own, not always above their words: the last so many entries."""
    lone = Counter(int(match[1]) for line in page.lines if (match := _LONE.fullmatch(line.text)))
    if not lone[expected]:
        tail = {int(match[1]) for line in page.lines[-_TAIL:] if (match := _LONE.fullmatch(line.text))}
        expected = next((m for m in range(expected, expected + _MOST_MISSED) if m in tail), expected)
    count = 0
    while lone[expected + count]:
        count += 1
    if not count:
        return []
    markers = {str(expected + number) for number in range(count)}
    rows = [line for line in page.lines if not ((m := _LONE.fullmatch(line.text)) and m[1] in markers)]
    behind_marker = {
        id(below)
        for above, below in zip(page.lines, page.lines[1:], strict=False)
        if (m := _LONE.fullmatch(above.text)) and m[1] in markers
    }
    starts: list[int] = []
    for index in range(len(rows) - 1, -1, -1):
        if len(starts) == count or len(rows) - index > _MOST_LINES:
            break
        first = len(starts) == count - 1
        if id(rows[index]) in behind_marker or _starts_entry(rows, index, profile, first=first):
            starts.append(index)
    starts.reverse()
    if len(starts) < count:
        starts = _entries_below(page, rows, expected, behind_marker, profile)[:count]
        count = len(starts)
    if not count:
        return []
    bodies: list[Body] = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(rows)], strict=True)):
        parts = [text.part(line.start, line.end) for line in rows[start:end]]
        bodies.append(_body(str(expected + number), parts, profile.joint, page))
    kept = {id(line) for line in rows[: starts[0]]}
    for line in page.lines:
        if id(line) not in kept:
            line.role = Role.NOTE
    return bodies


def _entries_below(
    page: Page, rows: list[PrintedLine], marker: int, behind_marker: set[int], profile: StructureProfile
) -> list[int]:
    """Where entries begin below the last line with the first marker, when the page's end cannot be counted back."""
    place = max(i for i, line in enumerate(page.lines) if (m := _LONE.fullmatch(line.text)) and int(m[1]) == marker)
    below = {id(line) for line in page.lines[place:]}
    inside = [index for index, line in enumerate(rows) if id(line) in below]
    if not inside or len(inside) > _MOST_LINES or inside[0] == 0:
        return []
    starts = [
        index
        for index in inside
        if id(rows[index]) in behind_marker or _starts_entry(rows, index, profile, first=False)
    ]
    return starts if inside[0] in starts else [inside[0], *starts]


def _starts_entry(rows: list[PrintedLine], index: int, profile: StructureProfile, *, first: bool) -> bool:
    """Whether a body may begin at this line: the one above came to a stop, and this one begins like a title or symbol.

    Above the `first` body of a page stands text that may break off anywhere; then only the usual openings count.
    """
    if index == 0:
        return True
    above, text = rows[index - 1].text, rows[index].text
    if _DATE.fullmatch(above) or _MEETING_DAY.fullmatch(above):
        return True
    opens = _BODY_START.match(text) is not None
    if profile.note_openers.match(text):
        return above[-1] in _STOPS or first
    return opens and (above[-1] in _STOPS or (first and above[-1] in ";；:：,，،؛"))


_STOPS = ".。”’)؛»"


def _body(marker: str, parts: list[Traced], joint: str, page: Page) -> Body:
    return Body(marker, joined(parts, joint), (page.number, page.number))
