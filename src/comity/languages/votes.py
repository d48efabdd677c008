"""How a vote is printed, in one language: the typed view of `data/votes/<code>.toml`."""

import re
from dataclasses import dataclass
from functools import cache

from comity.languages.loader import read_table

BEGIN = r"(?<![^\W\u3400-\u9fff])"
"""Before the first letter of a word; Chinese has no blanks between its words."""


@dataclass(frozen=True, slots=True)
class VoteWords:
    """Patterns of the line that says how a document was adopted, and of the lines that name who voted how.

    `adopted` matches the beginning of the line, behind a bracket; `counts` has the groups in_favour, against and
    abstaining; `numbers` are words that stand for one and two in them; `sides` maps the groups to what heads the names;
    `nobody` are words in place of names, without difference of small and capital letters.
    """

    adopted: re.Pattern[str]
    without_vote: re.Pattern[str]
    recorded_vote: re.Pattern[str]
    counts: tuple[re.Pattern[str], ...]
    numbers: dict[str, int]
    sides: dict[str, re.Pattern[str]]
    nobody: frozenset[str]


@cache
def vote_words(code: str) -> VoteWords:
    """The words of votes in the language `code`; LanguageError where there is none."""
    table = read_table("votes", code)
    numbers = {word: value for value, key in enumerate(("one", "two"), start=1) for word in table[key]}
    number = "|".join([r"\d{1,3}", *table["none"], *numbers])
    return VoteWords(
        adopted=re.compile(r"[\[［(]?\s*(?:" + "|".join(table["adopted"]) + ")"),
        without_vote=re.compile("|".join(table["without_vote"])),
        recorded_vote=re.compile("|".join(table["recorded_vote"])),
        counts=tuple(re.compile(form.replace("NUMBER", f"(?:{number})")) for form in table["counts"]),
        numbers=numbers,
        sides={
            side: re.compile(rf"{BEGIN}(?:{'|'.join(table[side])})(?: \(\d+\))?\s*[:：]")
            for side in ("in_favour", "against", "abstaining")
        },
        nobody=frozenset(word.casefold() for word in table["nobody"]),
    )
