"""Words that matter when two texts are compared: the tables of `data/lineage`, compiled."""

import re
from dataclasses import dataclass
from functools import cache

from comity.languages.alternation import alternation, spaced
from comity.languages.loader import read_table


@dataclass(frozen=True, slots=True)
class LineageWords:
    """One language's words for comparing.

    `ties` (also, further) change nothing; `series` stand between the dates and symbols of a list; `numbered` are
    nouns whose number is a name ("Goals 13 and 14"), so that it is no amount; `softeners` leave it to those asked;
    `negations` turn a sentence to its contrary; `actions` begin a further action asked in the same clause;
    `prefixes` are letters written together with the word they stand before (Arabic), longest first;
    `particles` are characters that stand alone between words where the script has no blanks.
    """

    ties: re.Pattern[str]
    series: frozenset[str]
    numbered: frozenset[str]
    softeners: re.Pattern[str]
    negations: re.Pattern[str]
    actions: re.Pattern[str]
    prefixes: tuple[str, ...]
    particles: frozenset[str]


@cache
def lineage_words(code: str) -> LineageWords:
    """The comparing words of the language `code`; LanguageError for an unknown one."""
    table = read_table("lineage", code)
    bounded = bool(table["bounded"])
    return LineageWords(
        ties=alternation(spaced(table["ties"]), bounded=bounded),
        series=frozenset(table["series"]),
        numbered=frozenset(table["numbered"]),
        softeners=alternation(spaced(table["softeners"]), bounded=bounded),
        negations=alternation(spaced(table["negations"]), bounded=bounded),
        actions=alternation(spaced(table["actions"]), bounded=False),
        prefixes=tuple(sorted(table["prefixes"], key=len, reverse=True)),
        particles=frozenset(table["particles"]),
    )
