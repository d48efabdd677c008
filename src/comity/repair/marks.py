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
_AGAIN_SCORE_CJK = 2.0  # a number glued to a Chinese character that counts nothing, a stop behind it
_FAR = 0.3  # what a mark is less likely on the page before its body; a page more takes off 1 more


class _Candidate(NamedTuple):
    """A number in the words that may be a mark, and how likely."""

    page: int
    start: int
    end: int
    marker: int
    score: float
    once: bool = False  # no second reference: it stands between commas, as in a list, or may be part of a number


def glued_marks(text: str, pages: list[Page], bodies: list[Body], profile: StructureProfile) -> list[Mark]:
    """One mark for each body, in order, not below its page, where a number fits best; then second references.

    A number fits when it is glued to a word or stop, or set off by a blank behind one.
    """
    page_of = {int(body.marker): body.page[0] for body in bodies if body.marker.isdecimal()}
    if not page_of:
        return []
    candidates = _candidates(text, pages, set(page_of), profile)
    firsts = _best_chain(candidates, page_of)
    taken = {mark.start for mark in firsts}
    marks = [Mark(c.start, c.end, str(c.marker), c.score >= _SURE_SCORE) for c in firsts]
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
_YEAR_BEHIND = re.compile(r" ?\((?:19|20)\d\d\)")
_SESSION_BEFORE = re.compile(r"(?<![\w/])(?:[3-9]\d|1\d\d)/$")
"""From the thirty-first on the Assembly's sessions number resolutions so; a lower number may stand before a year."""
_SYMBOL_BEFORE = re.compile(r"[A-Z]-\d+/[A-Z]+\.$")
_NUMBER_BEFORE = re.compile(r"(?<![/\d])\d+,$")
_PAIRED_BEFORE = re.compile(r"[^\W\d][,;](?:\d{1,2},)?$")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_STOPPED = re.compile(r"[^\W\d_A-Z]{4,}\.$")
_NAME_BEFORE = re.compile(r"(?<![^\W\d_])[^\W\d_a-z][^\W\d_]{3,} $")
_LONGEST_NUMBER = 3
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEAR_DIGITS = 4


def _candidates(text: str, pages: list[Page], markers: set[int], profile: StructureProfile) -> list[_Candidate]:
    """Every number in the words of the text's pages that may be a mark.

    All numbers are looked for at once: most lines have none.
    """
    found: list[_Candidate] = []
    formulas = (line.start for page in pages for line in page.lines if profile.formula.fullmatch(line.text))
    body = next(formulas, 0)
    numbers = _NUMBER.finditer(text, body)
    number = next(numbers, None)
    for page in pages:
        above = ""
        for line in page.lines:
            if line.role is not TEXT or line.start < body:
                continue
            while number is not None and number.start() < line.end:
                if number.start() >= line.start:
                    start, end = number.start() - line.start, number.end() - line.start
                    found += _read_number(page.number, line, start, end, above, markers, profile)
                number = next(numbers, None)
            above = "" if profile.joint or profile.stop.ends(line.text) else line.text[-1]
    return found


def _read_number(
    page: int, line: PrintedLine, start: int, end: int, above: str, markers: set[int], profile: StructureProfile
) -> list[_Candidate]:
    """The marks that the digits from `start` to `end` of a line may hold: all of them, or the last behind a number.

    `above` is the character that ends the line above where lines break anywhere: a mark may be parted from its word.
    """
    text, digits = line.text, line.text[start:end]
    is_year = len(digits) == _YEAR_DIGITS and _YEAR.fullmatch(digits) is not None
    is_year = is_year and _SESSION_BEFORE.search(text, _word(text, start), start) is None
    if is_year and int(digits) not in markers:
        return []
    if not start and profile.any_label.match(text):
        return []
    before = text[start - 1] if start else above
    after = text[end : end + 1]
    if (after.isalpha() and profile.joint) or (after in "/%°" and after):
        return []
    paired = end - start < _LONGEST_NUMBER and before in ",;" and _is_paired(text, start)
    if after in ".,-–" and after and text[end + 1 : end + 2].isdigit() and not (paired and after == ","):
        return []
    found: list[_Candidate] = []
    if digits[0] != "0" and int(digits) in markers:
        score = 3.0 if paired else _whole_score(text, start, end, before, after, profile)
        if score:
            again = paired and text[start - 2].isdigit()  # the comma that parts two marks goes with the second
            first = start - 1 if before == " " or again else start
            listed = before in "、，,；;。" and before != "" and not paired
            found.append(_Candidate(page, line.start + first, line.start + end, int(digits), score, listed))
    if is_year:
        return found
    if len(digits) > _YEAR_DIGITS and not profile.joint:
        found += _marks_before_year(page, line, start, end, before, markers)
    for length in range(1, min(len(digits), _LONGEST_NUMBER + 1)):
        tail = digits[-length:]
        if tail[0] != "0" and int(tail) in markers:
            year = _YEAR.fullmatch(digits[:-length])
            score = 2.5 if year else _tail_score(text, start, end, length)
            if year and after and after not in " ,.;:،؛，；。、)»”":
                score = 1.0
            once = score < _AGAIN_SCORE
            found.append(_Candidate(page, line.start + end - length, line.start + end, int(tail), score, once))
    return found


def _word(text: str, end: int) -> int:
    """Where the word begins that ends before a place: what is looked for at its end holds no blank."""
    return text.rfind(" ", 0, end) + 1


def _tail_score(text: str, start: int, end: int, length: int) -> float:
    """How likely the last `length` digits of a number that is no year are a mark.

    No session takes a thousand decisions: of four digits behind a session's number the last are a mark. The number of
    a Council's resolution is whole: its year stands behind it.
    """
    rest = end - start - length
    if _YEAR_BEHIND.match(text, end):
        return 0.2
    if _SESSION_BEFORE.search(text, _word(text, start), start):
        if end - start <= _LONGEST_NUMBER:
            return 0.39 if rest >= 2 else 0.3
        return 3.0 if rest <= _LONGEST_NUMBER else 0.5
    if rest >= 2 or (text[start - 1 : start] == "." and _SYMBOL_BEFORE.search(text, _word(text, start), start)):
        return 0.5
    return 0.3


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


def _whole_score(text: str, start: int, end: int, before: str, after: str, profile: StructureProfile) -> float:
    """How likely a number that stands free of other digits is a mark."""
    if not before or before in _BEFORE:
        return 0.0
    ends = not after or after in " ,.;:،؛，；。、：)»”》]"
    if before == " ":
        return _set_off_score(text, start, end, after, profile) if ends else 0.0
    if before == "、" and after == "、":
        return 0.5
    if before in "》”’»)）】，；。、,;":
        return 0.5 if before == "," and _is_decimal(text, start, ends=ends) else 3.0
    if before == ".":
        return 1.5 if ends and _WORD_STOPPED.search(text, _word(text, start), start) else 0.0
    return _glued_score(text, start, after, profile, ends=ends) if before.isalpha() else 0.0


def _is_decimal(text: str, start: int, *, ends: bool) -> bool:
    """Whether a number behind a comma is the end of a decimal: digits that are no year stand before the comma."""
    digits = _NUMBER_BEFORE.search(text, _word(text, start), start)
    return digits is not None and not (ends and _YEAR.fullmatch(digits.group()[:-1]))


def _is_paired(text: str, start: int) -> bool:
    """Whether a number is printed against a stop that ends a word, or against another such number ("Council,1,2")."""
    return start > 1 and _PAIRED_BEFORE.search(text, _word(text, start), start) is not None


def _set_off_score(text: str, start: int, end: int, after: str, profile: StructureProfile) -> float:
    """How likely a number behind a blank is a mark: more behind a stop, a year or a name, less behind a common word."""
    word = text[start - 2] if start > 1 else ""
    if not word:
        return 0.0
    behind = text[end + 1 : end + 2]
    if word in ",;:.،؛”’»)":
        return 2.2 if not after or behind.islower() else 1.6
    if not profile.joint:
        return 0.0
    if after in (",", ";", ".") or (after == " " and behind in (";", ":")):
        return 0.9 if word.isdigit() else 1.3
    if _YEAR_BEFORE.search(text, 0, start):
        return 1.5
    if text[end : end + 2] == " (":
        return 0.0
    name = _NAME_BEFORE.search(text, _word(text, start - 1), start)
    return 1.0 if name and behind.islower() else 0.4


def _glued_score(text: str, start: int, after: str, profile: StructureProfile, *, ends: bool) -> float:
    """How likely a number glued to a letter is a mark."""
    if profile.joint:
        word = _LETTERS_BEFORE.search(text, _word(text, start), start)
        plain = word is not None and len(word.group()) >= 3 and word.group()[1:].islower()
        return 3.0 if plain and ends else 1.2
    if profile.counted_before.search(text, 0, start) or (after and profile.counted_after.match(after)):
        return 0.1
    if profile.numbered.search(text, 0, start):
        return 0.5
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
