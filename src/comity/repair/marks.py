"""Footnote marks that nothing sets off from the words: numbers glued to them, told by order, page and neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from comity.languages.structure import StructureProfile
from comity.repair.lines import TEXT, PrintedLine
from comity.repair.notes import Body, Mark
from comity.repair.pages import Page

_LEAST_SCORE = 0.35
_SURE_SCORE = 1.5
_AGAIN_SCORE = 3.0
_FAR = 0.3  # what a mark is less likely on the page before its body; a page more takes off 1 more


class _Candidate(NamedTuple):
    """A number in the words that may be a mark, and how likely."""

    page: int
    start: int
    end: int
    marker: int
    score: float
    listed: bool = False  # it stands between commas, as the numbers of a list do


def glued_marks(pages: list[Page], bodies: list[Body], profile: StructureProfile) -> list[Mark]:
    """One mark for each body, in order, not below its page, where a number fits best; then second references.

    A number fits when it is glued to a word or stop, or set off by a blank behind one.
    """
    page_of = {int(body.marker): body.page[0] for body in bodies if body.marker.isdecimal()}
    if not page_of:
        return []
    candidates = _candidates(pages, set(page_of), profile)
    firsts = _best_chain(candidates, page_of)
    taken = {mark.start for mark in firsts}
    marks = [Mark(c.start, c.end, str(c.marker), c.score >= _SURE_SCORE) for c in firsts]
    seen: dict[int, int] = {c.marker: c.start for c in firsts}
    for candidate in candidates:
        first = seen.get(candidate.marker)
        again = candidate.start not in taken and first is not None and candidate.start > first
        if again and candidate.score >= _AGAIN_SCORE and not candidate.listed:
            marks.append(Mark(candidate.start, candidate.end, str(candidate.marker)))
    return sorted(marks, key=lambda mark: mark.start)


_NUMBER = re.compile(r"\d\d*")  # a pattern that begins with one character is looked for ten times as fast
_BEFORE = set("/-–(§№$€£#:")
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[89]|20)\d\d $")
_SESSION_BEFORE = re.compile(r"(?<![\w/])\d{1,3}/$")
_SYMBOL_BEFORE = re.compile(r"[A-Z]-\d+/[A-Z]+\.$")
_LONGEST_NUMBER = 3
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEAR_DIGITS = 4


def _candidates(pages: list[Page], markers: set[int], profile: StructureProfile) -> list[_Candidate]:
    found: list[_Candidate] = []
    formulas = (line.start for page in pages for line in page.lines if profile.formula.fullmatch(line.text))
    body = next(formulas, 0)
    for page in pages:
        above = ""
        for line in page.lines:
            if line.role is not TEXT or line.start < body:
                continue
            for match in _NUMBER.finditer(line.text):
                found += _read_number(page.number, line, match, above, markers, profile)
            above = "" if profile.joint or profile.stop.ends(line.text) else line.text[-1]
    return found


def _read_number(
    page: int, line: PrintedLine, match: re.Match[str], above: str, markers: set[int], profile: StructureProfile
) -> list[_Candidate]:
    """The marks that a run of digits may hold: all of it, or its end behind a year or another number.

    `above` is the character that ends the line above where lines break anywhere: a mark may be parted from its word.
    """
    text, digits = line.text, match.group()
    is_year = len(digits) == _YEAR_DIGITS and _YEAR.fullmatch(digits) is not None
    if is_year and int(digits) not in markers:
        return []
    if not match.start() and profile.any_label.match(text):
        return []
    before = text[match.start() - 1] if match.start() else above
    after = text[match.end() : match.end() + 1]
    if (after.isalpha() and profile.joint) or (after in "/%°" and after):
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
    if is_year:
        return found
    if len(digits) > _YEAR_DIGITS and not profile.joint:
        found += _marks_before_year(page, line, match, before, markers)
    for length in range(1, min(len(digits), _LONGEST_NUMBER + 1)):
        tail = digits[-length:]
        if tail[0] != "0" and int(tail) in markers:
            year = _YEAR.fullmatch(digits[:-length])
            score = 2.5 if year else _tail_score(text, match, length)
            if year and after and after not in " ,.;:،؛，；。、)»”":
                score = 1.0
            found.append(
                _Candidate(page, line.start + match.end() - length, line.start + match.end(), int(tail), score)
            )
    return found


def _tail_score(text: str, match: re.Match[str], length: int) -> float:
    """How likely the last `length` digits of a number that is no year are a mark.

    No session adopts a thousand resolutions: of four digits behind a session's number the last are a mark.
    """
    rest = len(match.group()) - length
    before = text[: match.start()]
    if rest <= _LONGEST_NUMBER < len(match.group()) and _SESSION_BEFORE.search(before):
        return 1.6
    if rest >= 2 or (before.endswith(".") and _SYMBOL_BEFORE.search(before)):
        return 0.5
    return 0.3


def _marks_before_year(
    page: int, line: PrintedLine, match: re.Match[str], before: str, markers: set[int]
) -> list[_Candidate]:
    """The mark behind a stop that a year is printed against, where no blanks part words."""
    digits = match.group()
    head = digits[:-_YEAR_DIGITS]
    if head[0] == "0" or int(head) not in markers or not _YEAR.fullmatch(digits, len(head)):
        return []
    if not before or before not in "》”’)）】，；。、":
        return []
    start = line.start + match.start()
    return [_Candidate(page, start, start + len(head), int(head), 2.8)]


def _whole_score(text: str, match: re.Match[str], before: str, after: str, profile: StructureProfile) -> float:
    """How likely a number that stands free of other digits is a mark."""
    if not before or before in _BEFORE:
        return 0.0
    ends = not after or after in " ,.;:،؛，；。、：)»”》]"
    if before == " ":
        return _set_off_score(text, match, after, profile) if ends else 0.0
    if before == "、" and after == "、":
        return 0.5
    if before in "》”’»)）】，；。、,;":
        return 0.5 if before == "," and _is_decimal(text, match.start(), ends=ends) else 3.0
    if before == ".":
        return 1.5 if ends and re.search(r"[^\W\d_A-Z]{4,}\.$", text[: match.start()]) else 0.0
    return _glued_score(text, match, after, profile, ends=ends) if before.isalpha() else 0.0


def _is_decimal(text: str, start: int, *, ends: bool) -> bool:
    """Whether a number behind a comma is the end of a decimal: digits that are no year stand before the comma."""
    digits = re.search(r"(?<![/\d])\d+,$", text[:start])
    return digits is not None and not (ends and _YEAR.fullmatch(digits.group()[:-1]))


def _set_off_score(text: str, match: re.Match[str], after: str, profile: StructureProfile) -> float:
    """How likely a number behind a blank is a mark: more behind a stop, a year or a name, less behind a common word."""
    word = text[match.start() - 2] if match.start() > 1 else ""
    if not word:
        return 0.0
    behind = text[match.end() + 1 : match.end() + 2]
    if word in ",;:.،؛”’»)":
        return 2.2 if not after or behind.islower() else 1.6
    if not profile.joint:
        return 0.0
    if after in (",", ";", ".") or (after == " " and behind in (";", ":")):
        return 0.9 if word.isdigit() else 1.3
    if _YEAR_BEFORE.search(text, 0, match.start()):
        return 1.5
    if text[match.end() : match.end() + 2] == " (":
        return 0.0
    name = re.search(r"(?<![^\W\d_])[^\W\d_a-z][^\W\d_]{3,} $", text[: match.start()])
    return 1.0 if name and behind.islower() else 0.4


def _glued_score(text: str, match: re.Match[str], after: str, profile: StructureProfile, *, ends: bool) -> float:
    """How likely a number glued to a letter is a mark."""
    if profile.joint:
        word = re.search(r"[^\W\d_]+$", text[: match.start()])
        plain = word is not None and len(word.group()) >= 3 and word.group()[1:].islower()
        return 3.0 if plain and ends else 1.2
    if profile.counted_before.search(text, 0, match.start()) or (after and profile.counted_after.match(after)):
        return 0.1
    return 2.0 if after and after in "，；。、：" else 1.4


def _best_chain(candidates: list[_Candidate], page_of: dict[int, int]) -> list[_Candidate]:
    """The marks in order of their numbers and places with the highest sum of scores; a body may stay without one."""
    by_marker: dict[int, list[_Candidate]] = {}
    for candidate in candidates:
        page = page_of.get(candidate.marker)
        if page is not None and candidate.page <= page:
            far = _FAR * (page - candidate.page) + max(page - candidate.page - 1, 0)
            if candidate.score >= _LEAST_SCORE + far:
                by_marker.setdefault(candidate.marker, []).append(candidate._replace(score=candidate.score - far))
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
