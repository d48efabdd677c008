"""Sessions of the General Assembly: their days, and where a text names them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from comity.calendar.ordinals import ordinal_pattern, ordinal_value, roman_value
from comity.languages.calendar import calendar_words
from comity.languages.folding import Folded, fold
from comity.model.errors import ComityError

COUNTED_WEEKS = 58  # from this session on weeks are counted from the first one with a working day (A/RES/57/301)
SECOND_WEEK = 78  # from this session on the second week, as the openings of 2023, 2024 and 2025 show
TUESDAY = 1
SPECIAL_SESSION_YEARS = {
    f"S-{number}": year
    for number, year in enumerate(
        (1947, 1948, 1961, 1963, 1967, 1974, 1975, 1978, 1978, 1978, 1980, 1982, 1986, 1986, 1988, 1989, 1990, 1990,
         1997, 1998, 1999, 1999, 2000, 2000, 2001, 2001, 2002, 2005, 2014, 2016, 2020, 2021),
        start=1,
    )
}  # fmt: skip
"""The years in which special sessions of the General Assembly opened (list of special sessions, un.org/en/ga)."""
OPENED_OTHERWISE = {
    1: date(1946, 1, 10), 6: date(1951, 11, 6), 7: date(1952, 10, 14), 11: date(1956, 11, 12), 19: date(1964, 12, 1),
    53: date(1998, 9, 9), 54: date(1999, 9, 14), 55: date(2000, 9, 5), 56: date(2001, 9, 12), 57: date(2002, 9, 10),
}  # fmt: skip
"""Regular sessions that did not open on the day of the rule of their time (yearbooks of the United Nations)."""
OPTIONAL_LEAD = re.compile(r"^(?:\[[^\]]*\]\?|\(\?:[^()]*\)\?)+")
"""The groups and letters that a pattern may begin with, but need not."""


@dataclass(frozen=True, slots=True)
class SessionMention:
    """Characters `start` to `end` of a text name the regular session `session`."""

    start: int
    end: int
    session: int


def opening_day(session: int) -> date:
    """The day on which regular session `session` opens or opened.

    Rule 1 of the rules of procedure: the third Tuesday in September; from session 58 on (A/RES/57/301) the Tuesday of
    the third week, counted from the first one with a working day; from session 78 on that of the second week.
    Sessions known to have opened on another day stand in a table. ComityError below 1.
    """
    if session < 1:
        raise ComityError(f"there is no session {session}", hint="regular sessions are counted from 1 (1946)")
    if session in OPENED_OTHERWISE:
        return OPENED_OTHERWISE[session]
    year = 1945 + session
    first = date(year, 9, 1)
    if session < COUNTED_WEEKS:
        return first + timedelta(days=(TUESDAY - first.weekday()) % 7 + 14)
    weekday = first.weekday()
    monday = first - timedelta(days=weekday) if weekday < 5 else first + timedelta(days=7 - weekday)
    return monday + timedelta(days=TUESDAY, weeks=1 if session >= SECOND_WEEK else 2)


def closing_day(session: int) -> date:
    """The last day of regular session `session`: the day before the next one opens."""
    return opening_day(session + 1) - timedelta(days=1)


def session_span(session: int) -> tuple[date, date]:
    """The first and the last day of regular session `session`."""
    return opening_day(session), closing_day(session)


def session_at(day: date) -> int:
    """The regular session that is open on a day; ComityError before the first one opened."""
    if day < opening_day(1):
        raise ComityError(f"no session had opened on {day.isoformat()}", hint="the first opened on 1946-01-10")
    session = max(day.year - 1945, 1)
    while opening_day(session) > day:
        session -= 1
    return session


def find_sessions(text: str, language: str) -> tuple[SessionMention, ...]:
    """Every session that the text names by its ordinal, in order: lists and ranges too, each session a mention.

    A range ("sixty-fifth to sixty-eighth sessions") yields its ends; whose session it is the text around tells.
    Special and emergency special sessions are left out.
    """
    return sessions_in(fold(text), language)


def sessions_in(folded: Folded, language: str) -> tuple[SessionMention, ...]:
    """What `find_sessions` finds in a text already folded, with offsets into the text that it was folded from."""
    if not _session_noun(language).search(folded.text):
        return ()
    found = {
        ordinal
        for pattern in _session_patterns(language)
        for match in pattern.finditer(folded.text)
        for ordinal in _ordinals(match, language)
    }
    return tuple(SessionMention(*folded.source_span(start, end), value) for start, end, value in sorted(found))


def _ordinals(match: re.Match[str], language: str) -> list[tuple[int, int, int]]:
    """The ordinals inside a match of the session pattern: start, end, number."""
    start, end = match.span("ordinals")
    found = []
    pattern = ordinal_pattern(language)
    for ordinal in pattern.finditer(match.string, start, end):
        value = ordinal_value(ordinal[0], language) or roman_value(ordinal[0].strip())
        if value:
            found.append((*ordinal.span(), value))
    return found


@cache
def _session_noun(language: str) -> re.Pattern[str]:
    """The word for session, without what may stand before it: where it is not, no session is named."""
    nouns = (OPTIONAL_LEAD.sub("", noun) for noun in calendar_words(language).sessions.nouns)
    return re.compile("|".join(nouns), re.IGNORECASE)


@cache
def _session_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Ordinals and the word for session, in the language's orders; the group "ordinals" holds the numbers."""
    words = calendar_words(language).sessions
    ordinal = f"(?:{ordinal_pattern(language).pattern})"
    between = "|".join(words.between)
    noun = f"(?:{'|'.join(words.nouns)})"
    several = f"(?P<ordinals>{ordinal}(?:(?:{between}){ordinal})*)"
    orders = {"before": rf"{several}\s*{noun}", "after": rf"(?<!\w){noun}\s+{several}"}
    return tuple(re.compile(orders[place], re.IGNORECASE) for place in words.places)
