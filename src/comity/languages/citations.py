"""How resolutions and documents are named in one language."""

import re
from dataclasses import dataclass
from functools import cache

from comity.languages.loader import read_table
from comity.languages.openings import openings_of


@dataclass(frozen=True, slots=True)
class CitationWords:
    """The words round the number of a resolution.

    `resolutions` and `decisions` stand before the number, or after it where `kind_follows`; `bodies` maps the head
    of a body's symbols ("A", "A/HRC", "E", "S") and "other" to its names; `letters` maps printed letters of parts to
    Latin ones; `joints` stand between two letters ("and": both, `ranges`: from ... to); `special` maps the printed
    prefix of special sessions to "S-" or "ES-", `regular` is the prefix of a numbered session in brackets,
    `figures` are those of numbers in words, as they were printed before 1976.
    `paragraph` and `annex` are patterns that follow a citation, with a group `value`; `instruments` finds the names of
    `instrument_ids`. The openings find the first letters of all that may be a kind, a body, an instrument.
    """

    resolutions: re.Pattern[str]
    decisions: re.Pattern[str]
    kind_follows: bool
    bodies: dict[str, re.Pattern[str]]
    letters: dict[str, str]
    joints: str
    ranges: str
    special: dict[str, str]
    regular: str
    figures: str
    paragraph: re.Pattern[str]
    annex: re.Pattern[str]
    instruments: re.Pattern[str]
    kind_openings: re.Pattern[str]
    body_openings: re.Pattern[str]
    instrument_openings: re.Pattern[str]
    instrument_ids: tuple[str, ...]


@cache
def citation_words(code: str) -> CitationWords:
    """How the language `code` cites; LanguageError where there is no such language."""
    table = read_table("citations", code)
    named = {name: pattern for name, pattern in table["instruments"].items() if pattern}
    return CitationWords(
        resolutions=_any_of(table["resolutions"]),
        decisions=_any_of(table["decisions"]),
        kind_follows=table["kind_follows"],
        bodies={head: _names(table["lead"], names) for head, names in table["bodies"].items()},
        letters=dict(table["letters"]),
        joints=table["joints"],
        ranges=table["ranges"],
        special=dict(table["special"]),
        regular=table["regular"],
        figures=table["figures"],
        paragraph=_any_of([table["paragraph"]]),
        annex=_any_of([table["annex"]]),
        instruments=_names(
            table["lead"], [f"(?P<i{place}>{'|'.join(names)})" for place, names in enumerate(named.values())]
        ),
        kind_openings=openings_of([*table["resolutions"], *table["decisions"]], whatever_case=True),
        body_openings=openings_of(name for names in table["bodies"].values() for name in names),
        instrument_openings=openings_of(name for names in named.values() for name in names),
        instrument_ids=tuple(named),
    )


def _names(lead: str, names: list[str]) -> re.Pattern[str]:
    """Names written with capitals; `lead` is a look at their first letter, which spares trying the rest everywhere."""
    return re.compile(f"{lead}(?:{_any(names)})")


def _any(names: list[str]) -> str:
    """Alternatives of names, in which a blank stands for any white space."""
    return "|".join(re.sub(r" ", r"\\s+", name) for name in names)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    """One pattern that matches what any of them matches; a blank in it stands for white space."""
    return re.compile("|".join(f"(?:{_any([pattern])})" for pattern in patterns), re.IGNORECASE)
