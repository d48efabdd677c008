"""Dates as six languages print them, read as ISO dates."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from comity.calendar.ordinals import chinese_value
from comity.languages.calendar import CalendarWords, calendar_words
from comity.languages.folding import Folded, fold
from comity.languages.openings import matches_at, openings_of
from comity.model.errors import ComityError

_SPELLED_YEAR = "一[八九][〇○零一二三四五六七八九]{2}(?=\\s*年)"
"""A year in Chinese figures, as documents had it before 1976."""

YEAR = re.compile(rf"(?:1[89]|20)\d\d|{_SPELLED_YEAR}")
_YEARS = (re.compile(r"1[89]\d\d"), re.compile(r"20\d\d"), re.compile(_SPELLED_YEAR))
"""The same apart: patterns that begin with a certain letter are looked for in an eighth of the time."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """Characters `start` to `end` of a text print the day `iso` ("2012-05-29")."""

    start: int
    end: int
    iso: str


def find_dates(text: str, language: str) -> tuple[DateMention, ...]:
    """Every full date (day, month, year) in the text, in order; impossible days (31 June) are left out."""
    return dates_in(fold(text), language)


def dates_in(folded: Folded, language: str) -> tuple[DateMention, ...]:
    """What `find_dates` finds in a text already folded, with offsets into the text that it was folded from."""
    if not has_year(folded.text):
        return ()
    found: list[DateMention] = []
    words = calendar_words(language)
    for match in matches_at(_openings(language), date_pattern(language), folded.text):
        iso = _iso(match, words)
        if iso:
            found.append(DateMention(*folded.source_span(*match.span()), iso))
    return tuple(found)


def has_year(text: str) -> bool:
    """Whether anything in folded text looks like the year of a date."""
    return any(years.search(text) for years in _YEARS)


def years_in(text: str) -> Iterator[int]:
    """Where, in folded text, something stands that looks like the year of a date; no date is without one."""
    return (match.start() for years in _YEARS for match in years.finditer(text))


def parse_date(text: str, language: str) -> str:
    """The first date of the text as "2012-05-29"; ComityError where there is none."""
    found = find_dates(text, language)
    if not found:
        raise ComityError(f"no date in {text[:60]!r}", hint="a day, a month by its name, and a year")
    return found[0].iso


@cache
def date_pattern(language: str) -> re.Pattern[str]:
    """Matches a date of the language in folded text; groups day0, month0, year0, day1 ... by form."""
    words = calendar_words(language)
    forms = [_form_pattern(form, number, words) for number, form in enumerate(words.forms)]
    return re.compile(f"(?=[{_first_characters(words)}])(?:{'|'.join(forms)})", re.IGNORECASE)


@cache
def _openings(language: str) -> re.Pattern[str]:
    """Finds the first character of all that may be a date: a number's first digit, or a month's letter."""
    words = calendar_words(language)
    if not _by_month(words):
        return re.compile(r"\d(?<!\d.)" + ("|一(?=[八九])" if _spelled(words) else ""))
    return re.compile(rf"\d(?<!\d.)|{openings_of(words.months, whatever_case=True).pattern}")


@cache
def month_pattern(language: str) -> re.Pattern[str]:
    """Matches a month of a year in folded text; groups month0 and year0."""
    words = calendar_words(language)
    return re.compile(_form_pattern(words.month_of_year, 0, words), re.IGNORECASE)


def last_day(printed: str, language: str) -> str:
    """The last day of the month that is printed with its year; "" where none is, or no such month."""
    match = month_pattern(language).search(printed)
    if not match:
        return ""
    words = calendar_words(language)
    year, month = int(match["year0"]), _month_number(match["month0"], words)
    return date(year, month, monthrange(year, month)[1]).isoformat()


def _first_characters(words: CalendarWords) -> str:
    """What a date may begin with: a digit, or a month's letter; looking there first spares trying the rest."""
    months = "".join(sorted({name[0] for name in words.months})) if _by_month(words) else ""
    return r"\d" + ("一" if _spelled(words) else "") + months


def _by_month(words: CalendarWords) -> bool:
    """Whether a date may begin with its month."""
    return any(form.startswith("{month}") for form in words.forms)


def _spelled(words: CalendarWords) -> bool:
    """Whether a date may be printed in Chinese figures."""
    return any("{spelled_year}" in form for form in words.forms)


def _form_pattern(form: str, number: int, words: CalendarWords) -> str:
    """A form such as "{day} {month} {year}" as a regular expression; a blank may be missing, or a line break."""
    parts = {
        "{day}": rf"(?<!\d)(?P<day{number}>[0-3]?\d)(?!\d){words.day_suffix}",
        "{month}": rf"(?P<month{number}>{'|'.join(_month_patterns(words))})",
        "{year}": rf"(?<!\d)(?P<year{number}>(?:1[89]|20)\d\d)(?!\d){words.year_suffix}",
        "{spelled_year}": rf"(?P<year{number}>{_SPELLED_YEAR})",
        "{spelled_month}": rf"(?P<month{number}>十[一二]?|[一二三四五六七八九])",
        "{spelled_day}": rf"(?P<day{number}>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])",
    }
    pattern = re.sub(r" ", r"\\s*", form)
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return pattern


def _month_patterns(words: CalendarWords) -> list[str]:
    """The names of months, longest first; with blanks between any two letters where extraction puts them there."""
    names = sorted(words.months, key=len, reverse=True)
    if not words.loose:
        return [re.sub(r"\\? ", r"\\s*", re.escape(name)) for name in names]
    return [r"\s?".join(re.escape(letter) for letter in name.replace(" ", "")) for name in names]


def _iso(match: re.Match[str], words: CalendarWords) -> str:
    """The date of a match, "" if the calendar has no such day."""
    parts = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value is not None}
    year, day = (chinese_value(parts[name]) or int(parts[name]) for name in ("year", "day"))
    month = chinese_value(parts["month"]) or _month_number(parts["month"], words)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _month_number(printed: str, words: CalendarWords) -> int:
    """The number of a month by its name, with whatever blanks it is printed."""
    return words.month_numbers["".join(printed.split()).lower()]
