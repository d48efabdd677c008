"""Texts that lost their line ends: web pages, tables and messages often give a whole resolution on one line.

Such a line holds most of the text, and an opening formula with a number or a closing formula, or it begins with two
numbers in a row. Its parts are told by what else tells them in a document: formula, acts behind commas, numbers in
their order, the closing formula, footnotes behind it, and the words of a cover page. What is quoted is left whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from comity.calendar.dates import find_dates
from comity.languages.acts import opening_act
from comity.languages.masthead import MastheadWords, masthead_words
from comity.languages.structure import StructureProfile, structure_of
from comity.repair.cover_line import cover_starts
from comity.repair.line_notes import note_starts, ruled_note_starts
from comity.repair.statement_line import meeting_opening, quoted_starts
from comity.repair.traced import Edit, Traced

_MOST = 0.5
"""The share of the text that its longest line must hold: elsewhere line ends were kept, and a list is but a list."""

_GAP = 20
"""How far the number of a paragraph may lie behind the one before it: of an excerpt some are left out."""

_SHORTEST = 60
"""Characters of a line that may hold a resolution; in Chinese that is a short one."""

# Families of labels that subparagraphs have, and what a paragraph ends with above its list or between them.
_LISTS = ("alpha", "roman", "quoted", "chinese-paren", "stem", "branch")
_LIST_STOPS = frozenset(":：;；؛")
_ACT = 120
"""Characters behind a place that are looked at for an act: more than a lead-in and a verb."""

_LONGEST_PRINTED = 250
"""Characters of the longest line of print: a longer one is a paragraph, or more."""

_LONGEST_HEADING, _LONGEST_MEETING = 200, 60
"""Characters before or behind a place in which such a part is looked for."""

_CLOSE = 20
"""Characters before a place that tell whether a sentence goes on there."""

_FULL_STOPS = frozenset(".。")
_GOING_ON = frozenset(",،，、:：(（")
_QUOTED = re.compile("“[^“”]*”|«[^«»]*»|《[^《》]*》|”[^“”]*“")
_WITHIN_NUMBERS = frozenset("./．(（-–")
_GLUED = r"(?:\s?\d{1,3}(?:[,،、]\s?\d{1,3}){0,3}(?![\w.．/)）-]))?"
"""Marks that an extractor left bare behind a stop ("Council,1,2 Takes note"), four at most."""

_CLOSERS = r"(?:[\"”’)»」』]|[\[(]\d{1,3}[\])])*" + _GLUED
_BACK = re.compile(r"\((\[[^\]]+\])\)\\1")
_NUMBERED = re.compile(r"(?:^|\s)\d{1,3}[.．]$")
_MARK = re.compile(rf"(?:\s?[\[(]\d{{1,3}}[\])]|(?<=[,;:.”]){_GLUED})\s*$")
_WORD = re.compile(r"(?<=\s)\w")


@dataclass(frozen=True, slots=True)
class _Number:
    """The number of a paragraph: where it stands, where its words begin, its value.

    What shows it: a sentence `stopped` before it, or words of a heading stand between (`headed`); an `act` follows.
    """

    start: int
    end: int
    value: int
    stopped: bool
    headed: bool
    act: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """What tells the parts of a line in one language.

    `comma` is whatever a preambular paragraph may end with, `stop` the end of a sentence; the closing quotes, the mark
    of a footnote and the blanks behind are part of either.
    """

    profile: StructureProfile
    masthead: MastheadWords
    number: re.Pattern[str]
    section: re.Pattern[str]
    subparagraph: re.Pattern[str]
    comma: re.Pattern[str]
    stop: re.Pattern[str]
    formula: re.Pattern[str]
    annex: re.Pattern[str]
    meetings: tuple[re.Pattern[str], ...]


def part_run_together(text: Traced, language: str) -> Traced:
    """The text with a line end before each part of a line that holds several paragraphs.

    It holds most of the text, or the preamble: it opens with the formula, or stands below it and is longer than any
    line that was printed.
    """
    words = _words(language)
    places: list[int] = []
    start = 0
    lines = text.text.split("\n")
    half = _MOST * len(text.text)
    most = max(_SHORTEST, half)
    for index, line in enumerate(lines):
        opening = meeting_opening(line, words.formula, language) if len(line) > half else None
        if opening is not None:
            places += [start + place for place in _spoken(line, opening, words)]
        elif len(line) > most:
            opened = _is_below_formula(lines, index, words)
            places += [start + place for place in _places(_QUOTED.sub(_masked, line), words, opened=opened)]
        elif len(line) > _SHORTEST and (formula := _opening_formula(lines, index, words)) is not None:
            found = _preamble(_QUOTED.sub(_masked, line), formula, len(line), words)
            if formula or _is_all(lines[index + 1 :], words):
                places += [start + place for place in (formula, *found) if place]
        start += len(line) + 1
    return text.edited([_line_end(text.text, place) for place in places])


def _is_below_formula(lines: list[str], index: int, words: _Words) -> bool:
    """Whether what stands above a line, empty ones left out, is an opening formula."""
    while index and not lines[index - 1].strip():
        index -= 1
    return index > 0 and words.formula.fullmatch(lines[index - 1].strip()) is not None


def _opening_formula(lines: list[str], index: int, words: _Words) -> int | None:
    """Where the formula ends that opens a line which goes on with the preamble; 0 where it stands above the line."""
    line = lines[index]
    formula = words.formula.match(line)
    if formula is None:
        opened = len(line) > _LONGEST_PRINTED and _is_below_formula(lines, index, words)
        return 0 if opened and _opens(line, 0, "preambular", words) else None
    end = formula.end()
    begun = line[end : end + 1].isupper() if words.profile.capital_acts else len(line) > _LONGEST_PRINTED
    ended = begun and not formula[0].rstrip()[-1].isalnum()
    return end if ended and _opens(line, end, "preambular", words) else None


def _is_all(below: list[str], words: _Words) -> bool:
    """Whether the operative part begins in the next of the lines `below`."""
    line = next((one for one in below if one.strip()), "").lstrip()
    return words.number.match(line) is not None


def _masked(quoted: re.Match[str]) -> str:
    """As many letters as were quoted: what is quoted, a title or another resolution, has no parts of its own."""
    return "x" * len(quoted[0])


def _line_end(text: str, place: int) -> Edit:
    """The edit that ends a line before a place; the blanks there go."""
    start = place
    while start and text[start - 1] == " ":
        start -= 1
    return start, place, "\n"


def _places(line: str, words: _Words, *, opened: bool = False) -> list[int]:
    """Where the parts of a line begin, but for the first; none where it is no resolution and no row of paragraphs.

    Where the formula stands above it (`opened`), the preamble begins the line.
    """
    printed = [match for match in words.number.finditer(line) if _begins_word(line, match.start(), words)]
    behind_numbers = {match.end() for match in printed}
    formulas = [formula for formula in _formulas(line, words) if formula[0] not in behind_numbers]
    if opened and _opens(line, 0, "preambular", words):
        formulas = [(0, 0), *formulas]
    if not formulas and not (len(printed) > 1 and printed[0].start() == 0):
        return []
    closings = list(_closings(line, words))
    numbers = list(_in_order((_number(line, match, words) for match in printed), [end for _, end in closings]))
    in_a_row = len(numbers) > 1 and not numbers[0].start and numbers[0].value + 1 == numbers[1].value and numbers[1].act
    if not (formulas or in_a_row) or not (numbers or closings or len(_acts_opened(line, formulas, words)) > 1):
        return []
    found = {one.start for one in numbers}
    found.update(_sections(line, formulas[0][1] if formulas else 0, numbers, words))
    found.update(_subparagraphs(line, words))
    starts = (start for start, end in (*closings, *formulas) if end)
    ends = sorted([*(one.start for one in numbers), *starts, len(line)])
    for formula in formulas:
        found.update(formula)
        end = ends[bisect_left(ends, formula[1])]
        found.update(_preamble(line, formula[1], end, words))
        found.update(_unnumbered(line, formula[1], end, numbers, words))
        if words.section.match(line, formula[1]):
            found.update(_below_heading(line, formula[1], end, words))
    for closing in closings:
        found.update(closing)
        if annex := words.annex.match(line, closing[1]):
            found.add(annex.end())
    if formulas:
        found.update(cover_starts(line, formulas[0][0], words.masthead))
    last = max([end for _, end in closings] or [one.end for one in numbers] or [end for _, end in formulas])
    found.update(note_starts(line, last))
    found.update(ruled_note_starts(line, last, words.profile))
    return sorted(place for place in found if 0 < place < len(line))


def _spoken(line: str, opening: int, words: _Words) -> list[int]:
    """Where the parts of a statement or decision begin, but for the first: of its cover, its words, and its notes."""
    behind = (match for match in words.number.finditer(line, opening) if _begins_word(line, match.start(), words))
    numbers = list(_in_order((_number(line, match, words) for match in behind), []))
    found = {
        opening,
        *cover_starts(line, opening, words.masthead),
        *quoted_starts(line, opening, words.masthead.any_formula, words.profile.code),
    }
    found.update(one.start for one in numbers)
    found.update(note_starts(line, numbers[-1].end if numbers else opening))
    return sorted(place for place in found if 0 < place < len(line))


def _begins_word(line: str, place: int, words: _Words) -> bool:
    """Whether a blank stands before a place, or what is no part of a number where blanks part no words."""
    before = line[place - 1 : place] if place else " "
    return before.isspace() if words.profile.joint else not (before.isalnum() or before in _WITHIN_NUMBERS)


def _number(line: str, match: re.Match[str], words: _Words) -> _Number:
    """A number in the form of a paragraph's, with what stands around it."""
    first = max(match.start() - _LONGEST_HEADING, 0)
    before = _MARK.sub("", line[first : match.start()]).rstrip()
    ends, abbreviated = words.profile.terminal.ends, words.profile.abbreviation.ends
    stopped = not before or (ends(before) and not abbreviated(before))
    stops = [] if stopped else [stop for stop in words.stop.finditer(before) if stop.end() < len(before)]
    sentence = before[: stops[-1].start() + 1] if stops else ""
    headed = bool(sentence) and not abbreviated(sentence) and not _NUMBERED.search(sentence)
    act = _opens(line, match.end(), "operative", words)
    return _Number(match.start(), match.end(), int(re.sub(r"\D", "", match[0])), stopped, headed, act)


def _opens(line: str, place: int, kind: str, words: _Words) -> bool:
    """Whether an act stands at a place."""
    return opening_act(line[place : place + _ACT], words.profile.code, kind) is not None


def _in_order(numbers: Iterable[_Number], closings: list[int]) -> Iterator[_Number]:
    """Those that count up, or begin anew, behind the end of a sentence; where one is left out, before an act only.

    Behind a heading, which has no stop, an act must follow; the first may stand behind whatever a preamble ends with.
    Behind a closing formula (it ends at `closings`) they begin anew below the title of an annex.
    """
    last, passed = 0, 0
    for number in numbers:
        shown = number.stopped or (number.act and (number.headed or not last))
        ended = bisect_right(closings, number.start)
        follows = number.value == last + 1 and shown
        skipped = last < number.value <= last + _GAP and number.act and (number.stopped or not last)
        anew = number.value == 1 and (shown or ended > passed)
        if follows or skipped or anew:
            last, passed = number.value, ended
            yield number


def _sections(line: str, start: int, numbers: list[_Number], words: _Words) -> Iterator[int]:
    """Where words begin that stand between the end of a sentence and a number: a heading, and a preamble below it.

    Above the first number the preamble (from `start` on) ends with a comma or stop.
    """
    ending = words.comma
    for number in numbers:
        if not number.stopped or (number.value == 1 and ending is words.stop):
            ends = [match.end() for match in ending.finditer(line, start, number.start)]
            if ends and ends[-1] < number.start:
                yield ends[-1]
                yield from _preamble(line, ends[-1], number.start, words)
                yield from _below_heading(line, ends[-1], number.start, words)
        start, ending = number.end, words.stop


def _below_heading(line: str, start: int, end: int, words: _Words) -> Iterator[int]:
    """Where a preamble begins below a heading: at the first act, where acts open with a capital."""
    if words.profile.capital_acts:
        places = (match.start() for match in _WORD.finditer(line, start, end))
        yield from islice((at for at in places if line[at].isupper() and words.masthead.openers.match(line, at)), 1)


def _subparagraphs(line: str, words: _Words) -> Iterator[int]:
    """Where lettered subparagraphs begin: behind a colon or semicolon, or any stop if the letter follows the last."""
    last = -1
    for match in words.subparagraph.finditer(line):
        letter = words.profile.letters.find(match["label"].strip(" ()（）"))
        if match["stop"] in _LIST_STOPS or 0 <= last == letter - 1:
            yield match.start("label")
            last = letter


def _formulas(line: str, words: _Words) -> Iterator[tuple[int, int]]:
    """Where opening formulas begin and end: within no sentence, an act or a number behind them."""
    for match in words.formula.finditer(line):
        start, end = match.span()
        before = line[max(start - _CLOSE, 0) : start]
        within = bool(before.strip()) and (not before[-1].isspace() or before.rstrip()[-1] in _GOING_ON)
        joined = line[end - 1].isalnum()
        numbered = words.number.match(line, end) or words.section.match(line, end)
        if not within and not joined and (numbered or _opens(line, end, "preambular", words)):
            yield start, end


def _preamble(line: str, start: int, end: int, words: _Words) -> Iterator[int]:
    """Where preambular paragraphs begin: behind a comma, with an act; in capitals where they open so.

    Where blanks part no words, one behind a comma stands for the line end that was lost.
    """
    commas = [match for match in words.comma.finditer(line, start, end) if match.end() < end]
    parted = [match for match in commas if match[0][-1].isspace()]
    for match in parted or commas:
        place = match.end()
        if words.profile.capital_acts and not line[place].isupper():
            continue
        if _opens(line, place, "preambular", words):
            yield place


def _acts_opened(line: str, formulas: list[tuple[int, int]], words: _Words) -> list[int]:
    """Where paragraphs of a preamble begin behind the first formula, of a text that holds no more than that."""
    return list(_preamble(line, formulas[0][1], len(line), words)) if formulas else []


def _unnumbered(line: str, start: int, end: int, numbers: list[_Number], words: _Words) -> Iterator[int]:
    """Where the only operative paragraph begins, unnumbered: behind a comma, at the first of its acts in capitals."""
    if words.profile.capital_acts and not any(start <= one.start <= end for one in numbers):
        places = (match.end() for match in words.comma.finditer(line, start, end) if match.end() < end)
        yield from islice((at for at in places if line[at].isupper() and _opens(line, at, "operative", words)), 1)


def _closings(line: str, words: _Words) -> Iterator[tuple[int, int]]:
    """Where closing formulas begin and end: a meeting and its day, in either order, behind the end of a sentence."""
    passed = 0
    for day in find_dates(line, words.profile.code):
        first = max(day.start - _LONGEST_MEETING, passed)
        before, behind = line[first : day.start].rstrip(" ,،，"), line[day.end : day.end + _LONGEST_MEETING]
        meetings = [match for pattern in words.meetings for match in pattern.finditer(before)]
        start = first + min((match.start() for match in meetings if match.end() == len(before)), default=len(before))
        end = day.end
        if start == first + len(before):
            start, blanks = day.start, len(behind) - len(behind.lstrip())
            end += max(
                (match.end() for pattern in words.meetings if (match := pattern.match(behind, blanks))), default=0
            )
        named = start < day.start or end > day.end
        if named and words.profile.stop.ends(_MARK.sub("", line[max(start - _CLOSE, 0) : start]).rstrip()):
            stop = line[end : end + 1]
            end += len(stop) if stop in _FULL_STOPS else 0
            yield start, end
            passed = end


@cache
def _words(language: str) -> _Words:
    """The patterns of a language."""
    profile, masthead = structure_of(language), masthead_words(language)
    lists = _any(form.pattern for form in profile.labels if form.family in _LISTS)
    behind = _CLOSERS + (r"\s+" if profile.joint else r"\s*")
    return _Words(
        profile=profile,
        masthead=masthead,
        number=re.compile(rf"(?:{_any(form.pattern for form in profile.labels if form.family == 'digit')})\s*"),
        section=re.compile(_any(form.pattern for form in profile.heading_labels)),
        subparagraph=re.compile(
            rf"(?P<stop>[:：;；؛,，،、.。]){_CLOSERS}\s?(?:[^\W\d_]{{1,3}}\s)?(?P<label>(?:{lists})\s)"
        ),
        comma=re.compile(rf"[,，،;；؛.。]{behind}"),
        stop=re.compile(rf"[;；؛.。]{behind}"),
        formula=re.compile(profile.formula.pattern.removeprefix(r"\s*")),
        annex=re.compile(
            rf"\s*(?:{profile.annex_word.pattern})(?:\s(?:[IVX]{{1,5}}|[A-Z]|\d{{1,2}}))?"
            + (r"(?=\s)" if profile.joint else "")
        ),
        meetings=tuple(re.compile(rf"(?<!\w){meeting.pattern}") for meeting in masthead.meetings),
    )


def _any(forms: Iterable[re.Pattern[str]]) -> str:
    """What matches any of the forms, of which none may refer back to a group when they are joined."""
    return "|".join("(?:" + _BACK.sub(r"\1{2}", form.pattern) + ")" for form in forms)
