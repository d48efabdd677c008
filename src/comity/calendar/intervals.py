"""How often and by when: recurrences and deadlines as neutral codes and ISO values."""

import re
from dataclasses import dataclass
from functools import cache

from comity.calendar.dates import date_pattern, find_dates, has_year, last_day, month_pattern
from comity.languages.alternation import alternation, spaced
from comity.languages.calendar import CalendarWords, calendar_words
from comity.languages.folding import Folded, fold
from comity.model import Due

RECURRENCES = (
    "annual", "biennial", "triennial", "quadrennial", "quinquennial", "every-session", "monthly", "quarterly",
    "regular",
)  # fmt: skip
YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)(?![\d/])"


@dataclass(frozen=True, slots=True)
class RecurrenceMention:
    """Characters `start` to `end` say how often: `code` is one of RECURRENCES.

    `adjective` is true where the word stands with a noun ("regular consultations"): whether it says how often
    something is to be done, or is part of a name ("the annual hearing"), the clause must tell.
    """

    start: int
    end: int
    code: str
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class DeadlineMention:
    """Characters `start` to `end` say by when: `due` holds a date, a year or a duration."""

    start: int
    end: int
    due: Due


def find_recurrences(text: str, language: str) -> tuple[RecurrenceMention, ...]:
    """Every recurrence that the text names, in order; of two in one place the longer one."""
    folded = fold(text)
    words = calendar_words(language)
    found: list[tuple[int, int, str, bool]] = []
    for table, adjective in ((words.recurrences, False), (words.adjectives, True)):
        for code, patterns in table.items():
            phrases = _phrases(patterns, language)
            found += [(*match.span(), code, adjective) for match in phrases.finditer(folded.text)]
    kept: list[RecurrenceMention] = []
    last = -1
    for start, end, code, adjective in sorted(found, key=lambda mention: (mention[0], -mention[1], mention[3])):
        if start >= last:
            kept.append(RecurrenceMention(*folded.source_span(start, end), code, adjective))
            last = end
    return tuple(kept)


def find_deadlines(text: str, language: str) -> tuple[DeadlineMention, ...]:
    """Every "by 31 December 2026", "by June 2027", "by 2030", "within six months" of the text, in order."""
    return deadlines_in(fold(text), language)


def deadlines_in(folded: Folded, language: str) -> tuple[DeadlineMention, ...]:
    """What `find_deadlines` finds in a text already folded, with offsets into the text that it was folded from."""
    dated, counted = has_year(folded.text), any(units.search(folded.text) for units in _units(language))
    if not (dated or counted):
        return ()
    kept: list[DeadlineMention] = []
    last = -1
    patterns = [pattern for counts, pattern in _deadline_patterns(language) if (counted if counts else dated)]
    found = [match for pattern in patterns for match in pattern.finditer(folded.text)]
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        due = _due(match, language)
        if due and match.start() >= last:
            kept.append(DeadlineMention(*folded.source_span(*match.span()), due))
            last = match.end()
    return tuple(kept)


def duration_code(count: int, unit: str) -> str:
    """A duration in ISO 8601: 6 and "M" are "P6M"."""
    return f"P{count}{unit}"


def _due(match: re.Match[str], language: str) -> Due | None:
    """What a deadline's match says: a date, the end of a month, else a duration, else a year."""
    groups = match.groupdict()
    if groups.get("month"):
        return Due(date=last_day(groups["month"], language))
    if groups.get("when"):
        dates = find_dates(groups["when"], language)
        return Due(date=dates[0].iso) if dates else None
    if groups.get("span"):
        code = _duration(groups["span"], language)
        return Due(within=code) if code else None
    return Due(year=int(groups["year"])) if groups.get("year") else None


def _duration(printed: str, language: str) -> str:
    """The ISO code of printed words such as "six months", "" where the number is not known."""
    words = calendar_words(language)
    unit = _unit_of(printed, words)
    if not unit:
        return ""
    letter, place = unit
    if len(letter) > 1:  # a dual form holds its number: "شهرين" is two months
        return f"P{letter}"
    digits = re.search(r"\d+", printed[:place])
    if digits:
        return duration_code(int(digits[0]), letter)
    number = re.sub(r"[\s-]+", " ", re.split(r"\(", printed[:place])[0]).strip()
    for name in sorted(words.counts, key=len, reverse=True):
        if re.match(rf"{re.escape(name.replace('-', ' '))}(?:$|\s|个)", number, re.IGNORECASE):
            return duration_code(words.counts[name], letter)
    return duration_code(1, letter) if not number else ""


def _unit_of(printed: str, words: CalendarWords) -> tuple[str, int] | None:
    """The unit's letter and where its word stands in the printed duration."""
    for name, letter in words.units.items():
        match = re.search(rf"(?:{name})$", printed.strip(), re.IGNORECASE)
        if match:
            return letter, match.start()
    return None


@cache
def _phrases(patterns: tuple[str, ...], language: str) -> re.Pattern[str]:
    """The phrases as one pattern of whole words; a blank stands for white space. Chinese has no word ends."""
    return alternation(spaced(patterns), bounded=calendar_words(language).ordinals.spelled_digits == "")


@cache
def _units(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What durations count, a word of its own, and what stands for one without a number, behind an article too."""
    words = calendar_words(language)
    uncounted = [form for form in words.durations if "{unit}" not in form]
    return (
        alternation(words.units, bounded=words.ordinals.spelled_digits == ""),
        alternation(uncounted, bounded=False),
    )


@cache
def _deadline_patterns(language: str) -> tuple[tuple[bool, re.Pattern[str]], ...]:
    """The deadlines of a language with {date}, {month}, {year} and {duration} filled in; whether each counts units.

    One that does not holds a year.
    """
    words = calendar_words(language)
    units = "|".join(words.units)
    counts = "|".join(re.escape(name) for name in sorted(words.counts, key=len, reverse=True))
    count = rf"(?:(?:{counts})(?:\s?\(\d+\))?|\d{{1,3}})"
    durations = "|".join(form.replace("{count}", count).replace("{unit}", f"(?:{units})") for form in words.durations)
    date = f"(?P<when>{_without_names(date_pattern(language).pattern)})"
    month = f"(?P<month>{_without_names(month_pattern(language).pattern)})"
    edges = words.ordinals.spelled_digits == ""
    tail = r"(?!\w)" if edges else ""
    filled = {"{date}": date, "{month}": month, "{year}": YEAR, "{duration}": f"(?P<span>{durations}){tail}"}
    patterns = []
    for shape in words.deadlines:
        pattern = shape
        for name, meant in filled.items():
            pattern = pattern.replace(name, meant)
        whole = re.compile((r"(?<!\w)" if edges else "") + pattern, re.IGNORECASE)
        patterns.append(("{duration}" in shape, whole))
    return tuple(patterns)


def _without_names(pattern: str) -> str:
    """The pattern with its named groups unnamed, so that it can stand inside another one."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
