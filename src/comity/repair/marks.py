"""Footnote marks that nothing sets off from the words: numbers glued to them, told by order, page and neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from comity.languages.masthead import masthead_words
from comity.languages.structure import StructureProfile
from comity.repair.counted import is_amount, is_counted, is_first_day, is_of_old_resolution, is_of_part
from comity.repair.lines import TEXT, PrintedLine
from comity.repair.notes import Body, Mark
from comity.repair.pages import Page
from comity.repair.tails import SESSION_BEFORE, Tails

_LEAST_SCORE = 0.35
_UNSURE_SCORE = 0.4
_AGAIN_SCORE = 3.0
_AGAIN_SCORE_CJK = 2.0  # a number glued to a Chinese character that counts nothing, a stop behind it
_FIRST_SCORE = 1.2
_BEHIND_STOP = 1.6
_MOST_PASSED_OVER = 3
_FAR = 0.3  # what a mark is less likely on the page before its body; a page more takes off 1 more


class _Candidate(NamedTuple):
    """A number in the words that may be a mark, and how likely."""

    page: int
    start: int
    end: int
    marker: int
    score: float
    once: bool = False  # no second reference: it stands between commas, as in a list, or may be part of a number
    early: bool = False  # one further on is a second reference, however likely


def glued_marks(text: str, pages: list[Page], bodies: list[Body], profile: StructureProfile) -> list[Mark]:
    """One mark for each body, in order, not below its page, where a number fits best; then second references.

    Markers that the bodies pass over, of which a page may have lost them, have a mark in doubt. A number fits when it
    is glued to a word or stop, or set off by a blank behind one.
    """
    page_of = {int(body.marker): body.page[0] for body in bodies if body.marker.isdecimal()}
    if not page_of:
        return []
    bodiless = _passed_over(sorted(page_of))
    candidates = _candidates(text, pages, set(page_of) | bodiless, profile)
    chain = _best_chain(candidates, page_of)
    firsts = _earliest(chain, [c for c in candidates if c.early and not _counts_on(text, c)])
    taken = {mark.start for mark in (*firsts, *chain)}
    marks = [Mark(c.start, c.end, str(c.marker)) for c in chain if c not in firsts]
    marks += [Mark(c.start, c.end, str(c.marker), c.score >= _UNSURE_SCORE) for c in firsts]
    marks += [Mark(c.start, c.end, str(c.marker), sure=False) for c in _without_body(bodiless, firsts, candidates)]
    seen: dict[int, int] = {c.marker: c.start for c in firsts}
    enough = _AGAIN_SCORE if profile.joint else _AGAIN_SCORE_CJK
    for candidate in candidates:
        first = seen.get(candidate.marker)
        again = candidate.start not in taken and first is not None and candidate.start > first
        if again and candidate.score >= enough and not candidate.once:
            marks.append(Mark(candidate.start, candidate.end, str(candidate.marker)))
    return sorted(marks, key=lambda mark: mark.start)


_NUMBER = re.compile(r"\d\d*")  # a pattern that begins with one character is looked for ten times as fast
_BEFORE = set("/-–(§№$€£#:")
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[89]|20)\d\d $")
_NUMBER_BEFORE = re.compile(r"(?<![/\d])\d+,$")
_PAIRED_BEFORE = re.compile(r"[^\W\d][,;](?:\d{1,2},)?$")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_STOPPED = re.compile(r"[^\W\d_A-Z]{4,}\.$")
_NAME_BEFORE = re.compile(r"(?<![^\W\d_])[^\W\d_a-z][^\W\d_]{3,} $")
_STOPS_BEFORE = ",;:.،؛”’»)"
_COUNTS_ON = "年"  # behind it a number that ends a line may be that of a month
_MONTH, _MONTHS = "月", 12
_NEXT_WORD = re.compile(r" +([^\W\d]+)(?!\w| *\d)")
_LONGEST_NUMBER = 3
_LOOKED_ON = 24
_NEAR = 200
"""Characters to each side that are looked at; a word that comes again in them with another number counts on."""

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEAR_DIGITS = 4
_HEAD = 60
"""Printed lines in which the text of a decision or statement begins."""


def _candidates(text: str, pages: list[Page], markers: set[int], profile: StructureProfile) -> list[_Candidate]:
    """Every number in the words of the text's pages that may be a mark.

    All numbers are looked for at once: most lines have none that ends as a marker does.
    """
    found: list[_Candidate] = []
    tails = Tails(text, profile.code)
    body = _body(pages, profile)
    last_digits = {marker % 10 for marker in markers}
    numbers = [number.span() for number in _NUMBER.finditer(text, body)]
    if profile.joint:  # a marker ends the number that holds it; elsewhere it may begin it, too
        numbers = [(start, end) for start, end in numbers if int(text[end - 1]) in last_digits]
    numbers.append((len(text), len(text)))
    place = 0
    for page in pages:
        above = ""
        for line in page.lines:
            if line.role is not TEXT or line.start < body:
                continue
            while numbers[place][0] < line.end:
                start, end = numbers[place][0] - line.start, numbers[place][1] - line.start
                if start >= 0:
                    found += _read_number(page.number, line, start, end, above, markers, tails, profile)
                place += 1
            above = "" if profile.joint or profile.stop.ends(line.text) else line.text[-1]
    return found


def _body(pages: list[Page], profile: StructureProfile) -> int:
    """Where the text begins: with the opening formula, or without one as decisions and statements do; else 0.

    A body's name without a comma stands on the cover if a decision or statement opens below it.
    """
    openers = masthead_words(profile.code).meeting_openers
    lines = [line for page in pages for line in page.lines]
    met = next((line for line in lines[:_HEAD] if openers.match(line.text)), None)
    formula = next((line for line in lines if profile.formula.fullmatch(line.text)), None)
    if met and (formula is None or (formula.start < met.start and formula.text[-1].isalnum())):
        return met.start
    return formula.start if formula else 0


def _read_number(
    page: int,
    line: PrintedLine,
    start: int,
    end: int,
    above: str,
    markers: set[int],
    tails: Tails,
    profile: StructureProfile,
) -> list[_Candidate]:
    """The marks that the digits from `start` to `end` of a line may hold: all of them, or the last behind a number.

    `above` is the character that ends the line above where lines break anywhere: a mark may be parted from its word.
    """
    below = tails.text[line.end : line.end + _LOOKED_ON]
    text, digits = line.text, line.text[start:end]
    if text.startswith(_MONTH, end) and 1 < len(digits) <= _LONGEST_NUMBER + 2 and int(digits) > _MONTHS:
        return _marks_before_month(page, line, start, end, markers)
    is_year = len(digits) == _YEAR_DIGITS and _YEAR.fullmatch(digits) is not None
    is_year = is_year and SESSION_BEFORE.search(text, _word(text, start), start) is None
    if is_year and int(digits) not in markers:
        return []
    if not start and profile.any_label.match(text):
        return []
    before = text[start - 1] if start else above
    after = text[end : end + 1]
    within = after.islower() and before.islower()
    if (after.isalpha() and profile.joint and not within) or (after in "/%°" and after):
        return []
    paired = end - start < _LONGEST_NUMBER and before in ",;" and _is_paired(text, start)
    if after in ".,-–" and after and text[end + 1 : end + 2].isdigit() and not (paired and after == ","):
        return []
    found: list[_Candidate] = []
    if digits[0] != "0" and int(digits) in markers:
        score = 3.0 if paired else _whole_score(text, start, end, before, after, below, profile)
        if score:
            again = paired and text[start - 2].isdigit()  # the comma that parts two marks goes with the second
            first = start - 1 if before == " " or again else start
            listed = before in "、，,；;。" and before != "" and not paired
            early = score > _FIRST_SCORE or (score == _FIRST_SCORE and before == " ")
            early = early and not _counts_behind_stop(text, start, end, profile)
            found.append(_Candidate(page, line.start + first, line.start + end, int(digits), score, listed, early))
    if is_year or is_of_old_resolution(text, end):
        return found
    if len(digits) > _YEAR_DIGITS and not profile.joint:
        found += _marks_before_year(page, line, start, end, before, markers)
    for length in range(1, min(len(digits), _LONGEST_NUMBER + 1)):
        tail = digits[-length:]
        if tail[0] != "0" and int(tail) in markers:
            year = _YEAR.fullmatch(digits[:-length])
            score = 2.5 if year else tails.score(line.start + start, line.start + end, length)
            if year and after and after not in " ,.;:،؛，；。、)»”":
                score = 1.0
            once = score < _AGAIN_SCORE
            early = score > _FIRST_SCORE
            found.append(_Candidate(page, line.start + end - length, line.start + end, int(tail), score, once, early))
    return found


def _word(text: str, end: int) -> int:
    """Where the word begins that ends before a place: what is looked for at its end holds no blank."""
    return text.rfind(" ", 0, end) + 1


def _marks_before_year(
    page: int, line: PrintedLine, start: int, end: int, before: str, markers: set[int]
) -> list[_Candidate]:
    """The mark behind a stop that a year is printed against, where no blanks part words."""
    digits = line.text[start:end]
    head = digits[:-_YEAR_DIGITS]
    if head[0] == "0" or int(head) not in markers or not _YEAR.fullmatch(digits, len(head)):
        return []
    if not before or before not in "》”’)）】，；。、":
        return []
    first = line.start + start
    return [_Candidate(page, first, first + len(head), int(head), 2.8, once=True)]


def _marks_before_month(page: int, line: PrintedLine, start: int, end: int, markers: set[int]) -> list[_Candidate]:
    """The marks that the number of a month may be printed against, where there is no such month: "日，212月9日"."""
    first = line.start + start
    return [
        _Candidate(page, first, line.start + place, int(line.text[start:place]), 2.8, once=True)
        for place in range(max(start + 1, end - 2), end)
        if line.text[place] != "0" and int(line.text[place:end]) <= _MONTHS and int(line.text[start:place]) in markers
    ]


def _whole_score(
    text: str, start: int, end: int, before: str, after: str, below: str, profile: StructureProfile
) -> float:
    """How likely a number that stands free of other digits is a mark; `below` is how the text goes on."""
    if not before or before in _BEFORE or is_amount(text, end):
        return 0.0
    ends = not after or after in " ,.;:،؛，；。、：)»”》]"
    if before == " ":
        return _set_off_score(text, start, end, after, below, profile) if ends else 0.0
    if before == "、" and after == "、":
        return 0.5
    if before in "》”’»)）】，；。、,;":
        return 0.5 if before == "," and _is_decimal(text, start, ends=ends) else 3.0
    if before == ".":
        return 1.5 if ends and _WORD_STOPPED.search(text, _word(text, start), start) else 0.0
    if not profile.joint:
        if end == len(text) and before in _COUNTS_ON:
            return _LEAST_SCORE
        after = after or below.lstrip()[:1]
    return _glued_score(text, start, after, profile, ends=ends) if before.isalpha() else 0.0


def _is_decimal(text: str, start: int, *, ends: bool) -> bool:
    """Whether a number behind a comma is the end of a decimal: digits that are no year stand before the comma."""
    digits = _NUMBER_BEFORE.search(text, _word(text, start), start)
    return digits is not None and not (ends and _YEAR.fullmatch(digits.group()[:-1]))


def _is_paired(text: str, start: int) -> bool:
    """Whether a number is printed against a stop that ends a word, or against another such number ("Council,1,2")."""
    return start > 1 and _PAIRED_BEFORE.search(text, _word(text, start), start) is not None


def _set_off_score(text: str, start: int, end: int, after: str, below: str, profile: StructureProfile) -> float:
    """How likely a number behind a blank is a mark: more behind a stop, a year or a name, less behind a common word."""
    word = text[start - 2] if start > 1 else ""
    if not word or is_counted(text + below, start, end, profile):
        return 0.0
    if profile.joint and is_of_part(text, start, profile):
        return _LEAST_SCORE
    if is_first_day(text + below, start, end, profile):
        return _UNSURE_SCORE
    behind = text[end + 1 : end + 2]
    if word in _STOPS_BEFORE:
        return 2.2 if not after or behind.islower() else _BEHIND_STOP
    if not profile.joint:
        return 0.0
    if after in (",", ";", ".") or (after == " " and behind in (";", ":")):
        listed = word.isdigit() and not _YEAR_BEFORE.search(text, max(start - _NEAR, 0), start)
        return 0.9 if listed else 1.3
    if _YEAR_BEFORE.search(text, max(start - _NEAR, 0), start):
        return 1.5
    if text[end : end + 2] == " (":
        return 0.0
    name = _NAME_BEFORE.search(text, _word(text, start - 1), start)
    linked = _NEXT_WORD.match(text, end)
    if linked and linked[1] in profile.links:
        return 1.2
    return 1.0 if name and behind.islower() else 0.4


def _counts_behind_stop(text: str, start: int, end: int, profile: StructureProfile) -> bool:
    """Whether a number set off behind a stop may count what follows (", 1 observer State"): no link does."""
    if not profile.joint or text[start - 1 : start] != " " or text[start - 2] not in _STOPS_BEFORE:
        return False
    following = _NEXT_WORD.match(text, end)
    return following is not None and following[1] not in profile.links


def _glued_score(text: str, start: int, after: str, profile: StructureProfile, *, ends: bool) -> float:
    """How likely a number glued to a letter is a mark."""
    if profile.joint:
        word = _LETTERS_BEFORE.search(text, _word(text, start), start)
        least = 3 if text[start - 2 : start].isascii() else 2  # "km2", but "он2"
        plain = word is not None and len(word.group()) >= least and word.group()[1:].islower()
        if after.isalpha():
            return 0.6 if plain else 0.0
        return 3.0 if plain and ends else 1.2
    if profile.counted_before.search(text, 0, start) or (after and profile.counted_after.match(after)):
        return 0.1
    if profile.numbered.search(text, 0, start):
        return _LEAST_SCORE
    return 2.0 if after and after in "，；。、：" else 1.4


def _best_chain(candidates: list[_Candidate], page_of: dict[int, int]) -> list[_Candidate]:
    """The marks in order of their numbers and places with the highest sum of scores; a body may stay without one."""
    by_marker: dict[int, list[tuple[_Candidate, float]]] = {}
    for candidate in candidates:
        page = page_of.get(candidate.marker)
        if page is not None and candidate.page <= page:
            far = _FAR * (page - candidate.page) + max(page - candidate.page - 1, 0)
            if candidate.score >= _LEAST_SCORE + far:
                by_marker.setdefault(candidate.marker, []).append((candidate, candidate.score - far))
    frontier: list[tuple[int, float, _Chain | None]] = [(-1, 0.0, None)]
    for marker in sorted(page_of):
        grown = list(frontier)
        for candidate, likelihood in by_marker.get(marker, ()):
            score, chain = max(
                ((s, c) for place, s, c in frontier if place < candidate.start), key=lambda pair: pair[0]
            )
            grown.append((candidate.start, score + likelihood + 1.0, _Chain(candidate, chain)))
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


def _counts_on(text: str, candidate: _Candidate) -> bool:
    """Whether the word from which a blank sets the number off has another number behind it near by: "phase 2"."""
    first = max(candidate.start - _NEAR, 0)
    begin = max(first, _word(text, candidate.start))
    word = _LETTERS_BEFORE.search(text, begin, candidate.start) if text[candidate.start] == " " else None
    if word is None or text[first : candidate.end + _NEAR].lower().count(word.group().lower()) < 2:
        return False
    numbered = re.compile(rf"(?<![^\W\d_]){re.escape(word.group())} (\d{{1,3}})(?![\d/])", re.IGNORECASE)
    near = numbered.finditer(text, first, candidate.end + _NEAR)
    return any(int(match[1]) != candidate.marker for match in near)


def _earliest(chain: list[_Candidate], candidates: list[_Candidate]) -> list[_Candidate]:
    """The first of the candidates for each marker behind the mark before: what stands below is a reference."""
    found: list[_Candidate] = []
    for mark in chain:
        after = found[-1].start if found else -1
        likely = (c for c in candidates if c.marker == mark.marker)
        found.append(min((c for c in (*likely, mark) if c.start > after), key=lambda c: c.start))
    return found


def _passed_over(markers: list[int]) -> set[int]:
    """The few markers between two others that have no body."""
    gaps = (range(above + 1, below) for above, below in pairwise(markers) if below - above <= _MOST_PASSED_OVER + 1)
    return {marker for gap in gaps for marker in gap}


def _without_body(markers: set[int], firsts: list[_Candidate], candidates: list[_Candidate]) -> Iterator[_Candidate]:
    """The first likely mark of each of these markers between the marks before and behind it."""
    place_of = {mark.marker: mark.start for mark in firsts}
    for marker in sorted(markers):
        after = place_of.get(marker - 1)
        before = min((place for other, place in place_of.items() if other > marker), default=None)
        if after is None or before is None:
            continue
        likely = [
            c
            for c in candidates
            if c.marker == marker and (c.early or c.score >= _BEHIND_STOP) and after < c.start < before
        ]
        if likely:
            place_of[marker] = likely[0].start
            yield likely[0]


def _pruned(states: list[tuple[int, float, _Chain | None]]) -> list[tuple[int, float, _Chain | None]]:
    """The states that no earlier one beats."""
    kept: list[tuple[int, float, _Chain | None]] = []
    for state in sorted(states, key=lambda s: (s[0], -s[1])):
        if not kept or state[1] > kept[-1][1]:
            kept.append(state)
    return kept
