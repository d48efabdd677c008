"""The closing formula: the plenary meeting and the day, in either order, on lines of their own."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from comity.calendar.dates import YEAR as YEAR_OF_DATE
from comity.calendar.dates import date_pattern, find_dates, years_in
from comity.calendar.ordinals import parse_ordinal
from comity.languages.folding import Folded, fold
from comity.languages.masthead import masthead_words

_LONGEST_DATE = 60
_ADOPTION_LINES = 3
_STOPS = ".。;；"
EDGE = " \t\r\n\f\v.,;*|。，；"


@dataclass(frozen=True, slots=True)
class Closing:
    """Characters `start` to `end` close a resolution; `lines` as printed, `meeting` its number, `date` ISO or ""."""

    start: int
    end: int
    lines: tuple[str, ...]
    meeting: str
    date: str


class PrintedLine(NamedTuple):
    """A line that is not blank: its text in folded form, characters `start` to `end` of the folded text."""

    text: str
    start: int
    end: int


def printed_lines(folded: Folded, most: int | None = None) -> tuple[PrintedLine, ...]:
    """The lines that are not blank, without the white space around them; the first of them if there is a `most`."""
    lines: list[PrintedLine] = []
    start = 0
    for printed in folded.text.replace("\f", "\n").split("\n"):
        if len(lines) == most:
            break
        words = printed.strip()
        if words:
            begin = start if len(words) == len(printed) else start + len(printed) - len(printed.lstrip())
            lines.append(PrintedLine(words, begin, begin + len(words)))
        start += len(printed) + 1
    return tuple(lines)


def find_closings(text: str, language: str) -> tuple[Closing, ...]:
    """Every closing formula of the text, in order: meeting and day on two lines or on one.

    Where the text has none, a last line that is nothing but a day counts as one (some resolutions print only that).
    """
    folded = fold(text)
    return closings_among(printed_lines(folded), text, folded, language)


def closings_among(lines: tuple[PrintedLine, ...], text: str, folded: Folded, language: str) -> tuple[Closing, ...]:
    """What `find_closings` finds, in the lines of a text already folded."""
    found: list[Closing] = []
    taken = -1
    for number in _near_years(folded.text, lines):
        line = lines[number]
        if number <= taken:
            continue
        used = _closing_lines(lines[number : number + 2], language)
        if used:
            found.append(_closing(lines[number : number + used], text, folded, language))
            taken = number + used - 1
        elif number and lines[number - 1].text[-1] in ".。;；" and _is_date(line.text, language):
            found.append(_closing((line,), text, folded, language))
    whole = [closing for closing in found if closing.meeting]
    return tuple(whole) or tuple(_adoptions(lines, text, folded, language)) or tuple(found[-1:])


def _adoptions(lines: tuple[PrintedLine, ...], text: str, folded: Folded, language: str) -> Iterator[Closing]:
    """Closings of the Security Council's volumes: meeting and vote, over three lines at most, and no day."""
    words = masthead_words(language)
    for number, line in enumerate(lines):
        match = words.adoptions.match(line.text)
        if not match or (number and lines[number - 1].text[-1] not in _STOPS):
            continue
        used = next(
            (more for more in range(1, _ADOPTION_LINES + 1) if lines[number : number + more][-1].text[-1] in _STOPS), 0
        )
        if used:
            start, end = folded.source_span(line.start, lines[number + used - 1].end)
            printed = tuple(
                text[slice(*folded.source_span(one.start, one.end))] for one in lines[number : number + used]
            )
            yield Closing(start, end, printed, match["meeting"], "")


def _near_years(text: str, lines: tuple[PrintedLine, ...]) -> list[int]:
    """The numbers of the lines that hold a year or stand above one that does: no others begin a closing."""
    starts = [line.start for line in lines]
    dated = {bisect_right(starts, place) - 1 for place in years_in(text)}
    return sorted(dated | {number - 1 for number in dated if number})


def _closing_lines(lines: tuple[PrintedLine, ...], language: str) -> int:
    """How many of the next lines make a closing with both meeting and day: 2, 1, or 0."""
    meeting = masthead_words(language).meeting
    if not any(meeting in line.text for line in lines):
        return 0  # as by nearly every year
    if len(lines[0].text) > 120 or not any(YEAR_OF_DATE.search(line.text) for line in lines):
        return 0
    first = lines[0].text
    if len(lines) > 1 and len(lines[1].text) < 60:
        second = lines[1].text
        pair = (first, second) if _is_date(second, language) else (second, first)
        if _is_date(pair[1], language) and meeting_of(pair[0], language):
            return 2
    date = date_pattern(language).search(first) if YEAR_OF_DATE.search(first) else None
    if date and meeting_of((first[: date.start()] + first[date.end() :]).strip(EDGE), language):
        return 1
    return 0


def _closing(lines: tuple[PrintedLine, ...], text: str, folded: Folded, language: str) -> Closing:
    """The closing that these lines print."""
    start, end = folded.source_span(lines[0].start, lines[-1].end)
    printed = tuple(text[slice(*folded.source_span(line.start, line.end))] for line in lines)
    joined = " ".join(line.text for line in lines)
    code = language if find_dates(joined, language) else "en"  # some closings keep the English date
    dates = find_dates(joined, code)
    rest = date_pattern(code).sub(" ", joined).strip(EDGE)
    return Closing(start, end, printed, meeting_of(rest, language), dates[0].iso if dates else "")


def _is_date(line: str, language: str) -> bool:
    """Whether the line is a date and nothing else."""
    if len(line) > _LONGEST_DATE or not YEAR_OF_DATE.search(line):
        return False
    match = date_pattern(language).search(line) or date_pattern("en").search(line)
    return bool(match) and not re.search(r"\w", line[: match.start()] + line[match.end() :]) if match else False


def meeting_of(line: str, language: str) -> str:
    """The number of the meeting that the whole line names, "" if it names none."""
    for pattern in masthead_words(language).meetings:
        match = pattern.fullmatch(line.strip(EDGE))
        if match:
            return _meeting_number(match, language)
    return ""


def _meeting_number(match: re.Match[str], language: str) -> str:
    """The meeting's number from digits, or from an ordinal in words."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    digits = next((value for name, value in groups.items() if name.startswith("meeting")), "")
    if digits:
        return digits
    value = parse_ordinal(groups.get("word", ""), language)
    return str(value) if value else ""
