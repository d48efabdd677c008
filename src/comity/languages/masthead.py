"""The words of a masthead in one language: cover lines, title, opening formula, closing formula."""

import re
from dataclasses import dataclass
from functools import cache

from comity.languages.loader import read_table
from comity.model.resolution import BlockKind, Resolution

NUMBER_OF_OLD = (
    r"\d{1,4}(?:\s[A-Z](?:-[A-Z])?)?\s?\((?:(?:ES-|S-)?[LXVI]{1,7}|د\s?(?:إ\s?)?(?:ط\s?)?[-–]\s?\d{1,2})\)"
    r"|[〇○零一二三四五六七八九]{1,4}\s?\([一二三四五六七八九十]{1,3}\)"
)
"""The same before 1976: the session stands in brackets behind it, in Arabic "(د-29)", in Chinese "二六二五(二十五)"."""

NUMBER = (
    r"(?:(?:(?:E?S-)?\d{1,3}|(?:19|20)\d\d)\s?/\s?\d{1,4}"
    rf"|{NUMBER_OF_OLD})"
)
"""The number of a resolution as titles print it, in any session's form."""

PART = r"(?:\s?[A-Z]{1,2}(?![\w.]\w)(?:\s?(?:-|–|to|and|et|y|и|和|至)\s?[A-Z]{1,2})?)?"
"""The letters of a resolution's parts, behind its number."""


@dataclass(frozen=True, slots=True)
class MastheadWords:
    """Patterns of whole lines above and below the text of a document.

    `authorities` and `formulas` map the head of a body's symbols ("A", "S", "E", "A/HRC") to its name on the cover
    and to its opening formula; `number_lines` give a number as the Security Council prints it, with the group older as
    its volumes did; `numbers_alone` are lines with the number of another body's resolution and no more;
    `number_prefixes` maps the printed prefix of a number to that of symbols; `adoptions` close resolutions with meeting
    and vote, without a day; `drafts` are lines that say that a draft follows, whoever submits it; `committees` maps
    party ids to patterns; `openers` are words that a first paragraph begins with where no formula stands,
    `meeting_openers` those of decisions and statements, which name their meeting first; `meetings` have groups meeting,
    meeting2 ... or word (an ordinal), and `meeting` is in each of them.
    """

    publishers: re.Pattern[str]
    authorities: dict[str, re.Pattern[str]]
    statuses: re.Pattern[str]
    sessions: re.Pattern[str]
    agenda: re.Pattern[str]
    cover_titles: re.Pattern[str]
    adoptions: re.Pattern[str]
    drafts: re.Pattern[str]
    number_lines: re.Pattern[str]
    numbers_alone: re.Pattern[str]
    number_prefixes: dict[str, str]
    without_reference: re.Pattern[str]
    formulas: dict[str, re.Pattern[str]]
    any_formula: re.Pattern[str]
    openers: re.Pattern[str]
    meeting_openers: re.Pattern[str]
    meeting: str
    meetings: tuple[re.Pattern[str], ...]
    committees: dict[str, re.Pattern[str]]

    def is_cover_name(self, line: str) -> bool:
        """Whether the line is a body's name as covers print it, with nothing behind it but the distribution."""
        for name in self.authorities.values():
            match = name.match(line)
            if match and (match.end() == len(line) or self.statuses.match(line[match.end() :].strip())):
                return True
        return False


@cache
def masthead_words(code: str) -> MastheadWords:
    """The masthead's words in the language `code`; LanguageError where there is none."""
    table = read_table("masthead", code)
    return MastheadWords(
        publishers=_any_of(table["publishers"]),
        authorities={head: _any_of(names) for head, names in table["authorities"].items()},
        statuses=_any_of(table["statuses"]),
        sessions=_any_of(table["sessions"]),
        agenda=_any_of(table["agenda"]),
        cover_titles=_any_of(table["cover_titles"]),
        adoptions=_any_of(table["adoptions"]),
        drafts=_any_of(table["drafts"]),
        number_lines=_any_of(table["number_lines"]),
        numbers_alone=_any_of(table["numbers_alone"]),
        number_prefixes=dict(table["number_prefixes"]),
        without_reference=_any_of(table["without_reference"]),
        formulas={head: _any_of(formulas) for head, formulas in table["formulas"].items()},
        any_formula=_any_of([formula for formulas in table["formulas"].values() for formula in formulas]),
        openers=_any_of(table["openers"]),
        meeting_openers=_any_of(table["meeting_openers"]),
        meeting=table["meeting"],
        meetings=tuple(_pattern(meeting) for meeting in table["meetings"]),
        committees={committee: _any_of(names) for committee, names in table["committees"].items()},
    )


def series_of(resolution: Resolution) -> str:
    """The resolution's symbol; without one, how those of the body begin whose formula opens the text ("S/"), or ""."""
    if resolution.symbol:
        return resolution.symbol
    formulas = masthead_words(resolution.language).formulas
    for block in resolution.blocks:
        if block.kind is BlockKind.FORMULA:
            return next((f"{head}/" for head, formula in formulas.items() if formula.match(block.text)), "")
    return ""


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    """One pattern that matches what any of them matches."""
    return _pattern("|".join(f"(?:{pattern})" for pattern in patterns))


def _pattern(pattern: str) -> re.Pattern[str]:
    """The pattern compiled; a blank in it stands for any white space, also none where extraction lost it."""
    return re.compile(re.sub(r"(?<![\\[(]) (?![?*+])", r"\\s*", pattern))
