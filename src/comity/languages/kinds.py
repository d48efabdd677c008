"""How a document says of what kind it is, in one language: the typed view of `data/kinds/<code>.toml`."""

import re
from dataclasses import dataclass
from functools import cache

from comity.languages.loader import read_table


@dataclass(frozen=True, slots=True)
class KindWords:
    """Whole lines of a masthead that name a kind, and openings of the text that only one kind has.

    `reports`, `letters`, `statements` and `decisions` match whole lines; `statement_openers` and `decision_openers`
    the beginning of the first paragraph; `contents` the heading of a table of contents. `quotes_each` is whether each
    paragraph of a statement is printed with a quotation mark before it, or only the first.
    """

    reports: re.Pattern[str]
    letters: re.Pattern[str]
    statements: re.Pattern[str]
    statement_openers: re.Pattern[str]
    decisions: re.Pattern[str]
    decision_openers: re.Pattern[str]
    contents: re.Pattern[str]
    quotes_each: bool


@cache
def kind_words(code: str) -> KindWords:
    """The words of kinds in the language `code`; LanguageError where there is none."""
    table = read_table("kinds", code)
    patterns = {name: _any_of(table[name]) for name in KindWords.__slots__ if name != "quotes_each"}
    return KindWords(quotes_each=table["quotes_each"], **patterns)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.DOTALL)
