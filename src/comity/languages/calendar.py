"""The words of the calendar of one language: months, ordinals, sessions, recurrences, deadlines."""

from dataclasses import dataclass
from functools import cache

from comity.languages.loader import read_table


@dataclass(frozen=True, slots=True)
class OrdinalWords:
    """How ordinals are put together: `cardinals` may precede an ordinal, `ordinals` are stems that take `endings`.

    `joiners` stand between the words of one ordinal; `ascending` is true where units come before tens;
    `clitics` are letters that may be written together with the ordinal before it;
    `suffixes` follow digits ("111th"), `prefix` stands before them ("第"); patterns are regular expressions.
    """

    cardinals: dict[str, int]
    ordinals: dict[str, int]
    endings: tuple[str, ...]
    joiners: tuple[str, ...]
    ascending: bool
    suffixes: tuple[str, ...]
    prefix: str
    spelled_digits: str
    clitics: str


@dataclass(frozen=True, slots=True)
class SessionWords:
    """How a session is named: `nouns` and `between` are regular expressions; `places` of the ordinals.

    `places` holds "before" where ordinals stand before the noun, "after" where they stand behind it.
    """

    nouns: tuple[str, ...]
    between: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """One language's months (name to number), forms of a date, ordinals, sessions, recurrences and deadlines.

    `month_numbers` are the months by their names without blanks.
    `recurrences` and `adjectives` map a neutral code to patterns; `deadlines` are patterns with {date}, {month},
    {year} or {duration}; `units` map patterns to the letter of ISO 8601; `counts` are number words of a duration.
    """

    months: dict[str, int]
    month_numbers: dict[str, int]
    forms: tuple[str, ...]
    month_of_year: str
    day_suffix: str
    year_suffix: str
    loose: bool
    ordinals: OrdinalWords
    sessions: SessionWords
    recurrences: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]
    deadlines: tuple[str, ...]
    durations: tuple[str, ...]
    units: dict[str, str]
    counts: dict[str, int]


@cache
def calendar_words(code: str) -> CalendarWords:
    """The calendar of the language `code`; LanguageError where there is none."""
    table = read_table("calendar", code)
    dates, ordinals, sessions, due = (table[name] for name in ("dates", "ordinals", "sessions", "intervals"))
    return CalendarWords(
        months=dict(dates["months"]),
        month_numbers={name.replace(" ", ""): number for name, number in dates["months"].items()},
        forms=tuple(dates["forms"]),
        month_of_year=dates["month_of_year"],
        day_suffix=dates["day_suffix"],
        year_suffix=dates["year_suffix"],
        loose=dates["loose"],
        ordinals=OrdinalWords(
            cardinals=dict(ordinals["cardinals"]),
            ordinals=dict(ordinals["ordinals"]),
            endings=tuple(ordinals["endings"]),
            joiners=tuple(ordinals["joiners"]),
            ascending=ordinals["ascending"],
            suffixes=tuple(ordinals["suffixes"]),
            prefix=ordinals["prefix"],
            spelled_digits=ordinals["spelled_digits"],
            clitics=ordinals["clitics"],
        ),
        sessions=SessionWords(
            nouns=tuple(sessions["nouns"]),
            between=tuple(sessions["between"]),
            places=tuple(sessions["places"]),
        ),
        recurrences={name: tuple(patterns) for name, patterns in due["recurrences"].items()},
        adjectives={name: tuple(patterns) for name, patterns in due["adjectives"].items()},
        deadlines=tuple(due["deadlines"]),
        durations=tuple(due["durations"]),
        units=dict(due["units"]),
        counts=dict(due["counts"]),
    )
