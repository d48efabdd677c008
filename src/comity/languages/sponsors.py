"""How those who proposed a document are printed, in one language: the typed view of `data/sponsors/<code>.toml`."""

import re
from dataclasses import dataclass
from functools import cache

from comity.languages.loader import read_table
from comity.languages.votes import BEGIN

OUTSIDE_BRACKETS = r"(?![^()（）]*[)）])"


@dataclass(frozen=True, slots=True)
class SponsorWords:
    """Patterns of lines that name who proposed a document.

    `told` maps a role to the pattern that tells it, with the group name; `beside` matches the beginning of what is
    said beside a name; `joint` stands between the last two names of a list, `opener` before the last behind a comma;
    `note` matches the star of a note to a name, with the words that it begins with behind it.
    """

    told: dict[str, tuple[re.Pattern[str], ...]]
    beside: re.Pattern[str]
    joint: re.Pattern[str]
    opener: re.Pattern[str]
    note: re.Pattern[str]


@cache
def sponsor_words(code: str) -> SponsorWords:
    """The words of sponsors in the language `code`; LanguageError where there is none."""
    table = read_table("sponsors", code)
    roles = {"introducer": table["introduced"], "submitter": table["submitted"], "basis": table["basis"]}
    return SponsorWords(
        told={role: tuple(map(_pattern, forms)) for role, forms in roles.items()},
        beside=_pattern(rf"{BEGIN}(?:{'|'.join(table['beside'])})"),
        joint=_pattern(rf"(?:{'|'.join(table['joints'])}){OUTSIDE_BRACKETS}"),
        opener=_pattern("|".join(table["openers"])),
        note=re.compile(rf"(?P<star>\*{{1,3}})\s*(?=(?P<words>{'|'.join(table['notes'])}))"),
    )


def _pattern(form: str) -> re.Pattern[str]:
    """The form, whatever its capitals: catalogues print names in capitals."""
    return re.compile(form, re.IGNORECASE)
