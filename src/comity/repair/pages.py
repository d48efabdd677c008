"""Footnotes at page ends in text that kept neither rule nor brackets: bodies above the furniture, marks in the words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from comity.languages.structure import StructureProfile
from comity.repair.lines import PrintedLine, Role
from comity.repair.notes import Body, Mark
from comity.repair.traced import Traced, joined

_LONE = re.compile(r"\(?(\d{1,3})\)?")
_RUN_IN = re.compile(r"\(?(\d{1,3})\)?[ \t]+(?=\S)")
_BODY_START = re.compile(r"[^\W\d_a-zà-öø-ÿа-я]|[«“\"《(]|www|https?:")
_MEETING_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_MOST_LINES = 40
_MOST_MISSED = 4
_TAIL = 6
_LEAST_SCORE = 0.35


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
    if not _is_marked(page, first, starts[0]):
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
        index for index in inside if id(rows[index]) in behind_marker or _starts_entry(rows, index, profile, first=False)
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


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A number in the words that may be a mark, and how likely."""

    page: int
    start: int
    end: int
    marker: int
    score: float
    listed: bool = False  # it stands between commas, as the numbers of a list do


def glued_marks(pages: list[Page], bodies: list[Body], profile: StructureProfile) -> list[Mark]:
    """One mark for each body, in order, on its page or the one before, where a number fits best; then second references.

    A number fits when it is glued to a word or stop, or set off by a blank behind one.
    """
    page_of = {int(body.marker): body.page[0] for body in bodies if body.marker.isdigit()}
    if not page_of:
        return []
    candidates = _candidates(pages, set(page_of), profile)
    firsts = _best_chain(candidates, page_of)
    taken = {mark.start for mark in firsts}
    marks = [Mark(c.start, c.end, str(c.marker), c.score >= 1.5) for c in firsts]
    seen: dict[int, int] = {c.marker: c.start for c in firsts}
    for candidate in candidates:
        first = seen.get(candidate.marker)
        again = candidate.start not in taken and first is not None and candidate.start > first
        if again and candidate.score >= 3 and not candidate.listed:
            marks.append(Mark(candidate.start, candidate.end, str(candidate.marker)))
    return sorted(marks, key=lambda mark: mark.start)


_NUMBER = re.compile(r"\d+")
_BEFORE = set("/-–(§№$€£#:")
_DATE = re.compile(r"\d{1,2}(?:er)?(?: [^\W\d]+){1,4} \d{4}(?: [^\W\d]+)?")
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[89]|20)\d\d $")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def _candidates(pages: list[Page], markers: set[int], profile: StructureProfile) -> list[_Candidate]:
    found: list[_Candidate] = []
    for page in pages:
        for line in page.lines:
            if line.role is not Role.TEXT:
                continue
            for match in _NUMBER.finditer(line.text):
                found += _read_number(page.number, line, match, markers, profile)
    return found


def _read_number(
    page: int, line: PrintedLine, match: re.Match[str], markers: set[int], profile: StructureProfile
) -> list[_Candidate]:
    """The marks that a run of digits may hold: all of it, or its end behind a year or another number."""
    text, digits = line.text, match.group()
    before = text[match.start() - 1] if match.start() else ""
    after = text[match.end() : match.end() + 1]
    if after.isalpha() and profile.joint or (after in "/%°" and after):
        return []
    if after in ".,-–" and after and text[match.end() + 1 : match.end() + 2].isdigit():
        return []
    found: list[_Candidate] = []
    if digits[0] != "0" and int(digits) in markers:
        score = _whole_score(text, match, before, after, profile)
        if score:
            start = match.start() - 1 if before == " " else match.start()
            listed = before in "、，,；;。" and before != ""
            found.append(_Candidate(page, line.start + start, line.start + match.end(), int(digits), score, listed))
    for length in (1, 2, 3):
        tail = digits[-length:]
        if length < len(digits) and tail[0] != "0" and int(tail) in markers:
            year = _YEAR.fullmatch(digits[:-length])
            if _YEAR.fullmatch(digits):
                continue
            score = 2.5 if year else 0.5 if len(digits) - length >= 2 else 0.3
            if year and after and after not in " ,.;:،؛，；。、)»”":
                score = 1.0
            found.append(
                _Candidate(page, line.start + match.end() - length, line.start + match.end(), int(tail), score)
            )
    return found


def _whole_score(text: str, match: re.Match[str], before: str, after: str, profile: StructureProfile) -> float:
    """How likely a number that stands free of other digits is a mark."""
    ends = not after or after in " ,.;:،؛，；。、：)»”》]"
    if not before or before in _BEFORE:
        return 0.0
    if before == " ":
        word = text[match.start() - 2] if match.start() > 1 else ""
        if not ends or not word:
            return 0.0
        if word in ",;:.،؛”’»)":
            return 2.2 if not after or text[match.end() + 1 : match.end() + 2].islower() else 1.6
        if after in (",", ";", ".") and profile.joint:
            return 0.9
        if _YEAR_BEFORE.search(text, 0, match.start()):
            return 1.5
        if text[match.end() : match.end() + 2] == " (" or not profile.joint:
            return 0.0
        capital = re.search(r"(?<![^\W\d_])[^\W\d_a-z][^\W\d_]{3,} $", text[: match.start()])
        return 1.0 if capital and text[match.end() + 1 : match.end() + 2].islower() else 0.4
    if before == "、" and after == "、":
        return 0.5
    if before in "》”’»)）】，；。、,;":
        return 3.0 if not (before == "," and text[match.start() - 2 : match.start() - 1].isdigit() and not ends) else 0.5
    if before == ".":
        return 1.5 if ends and re.search(r"[^\W\d_A-Z]{4,}\.$", text[: match.start()]) else 0.0
    if not before.isalpha():
        return 0.0
    if profile.joint:
        word = re.search(r"[^\W\d_]+$", text[: match.start()])
        plain = word is not None and (len(word.group()) >= 3 and word.group()[1:].islower())
        return 3.0 if plain and ends else 1.2
    if profile.counted_before.match(before) or (after and profile.counted_after.match(after)):
        return 0.1
    return 2.0 if after and after in "，；。、：" else 1.4


def _best_chain(candidates: list[_Candidate], page_of: dict[int, int]) -> list[_Candidate]:
    """The marks in order of their numbers and places with the highest sum of scores; a body may stay without one."""
    by_marker: dict[int, list[_Candidate]] = {}
    for candidate in candidates:
        page = page_of.get(candidate.marker)
        if page is not None and candidate.page <= page:
            far = max(page - candidate.page - 1, 0)
            if candidate.score >= _LEAST_SCORE + far:
                by_marker.setdefault(candidate.marker, []).append(replace(candidate, score=candidate.score - far))
    frontier: list[tuple[int, float, _Chain | None]] = [(-1, 0.0, None)]
    for marker in sorted(page_of):
        grown = list(frontier)
        for candidate in by_marker.get(marker, ()):
            score, chain = max(
                ((s, c) for place, s, c in frontier if place < candidate.start), key=lambda pair: pair[0]
            )
            grown.append((candidate.start, score + candidate.score + 1.0, _Chain(candidate, chain)))
        frontier = _pruned(grown)
    _, _, chain = max(frontier, key=lambda state: state[1])
    found: list[_Candidate] = []
    while chain is not None:
        found.append(chain.last)
        chain = chain.above
    return found[::-1]


@dataclass(frozen=True, slots=True)
class _Chain:
    last: _Candidate
    above: _Chain | None


def _pruned(states: list[tuple[int, float, _Chain | None]]) -> list[tuple[int, float, _Chain | None]]:
    """The states that no earlier one beats."""
    kept: list[tuple[int, float, _Chain | None]] = []
    for state in sorted(states, key=lambda s: (s[0], -s[1])):
        if not kept or state[1] > kept[-1][1]:
            kept.append(state)
    return kept
