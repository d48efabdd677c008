"""Numbers that are no marks for what stands around them: those of days, amounts, parts of a text, lists."""

from __future__ import annotations

import re
from functools import cache

from comity.languages.calendar import calendar_words
from comity.languages.structure import StructureProfile

_MEASURED = re.compile(r" *[%°]| +\d{3}(?!\d)(?![./]\d)| +\([IVXL]+\)")
"""Behind a number: a sign of what it measures, its last three digits, or the session of an old resolution."""

_OLD_SESSION = re.compile(r" *(?:[^\W\d_]{1,4} *)?[(（](?:[IVXL]{1,7}[)）]|د ?-)")
"""Behind the number of an old resolution: its part and session, "A (XX)"."""

_GROUPS = re.compile(r"(?: +\d{3}){2}(?![\d/])")
_LISTED = re.compile(r"(?<![\w/.,-])\d{1,3}, $")
_LISTED_BEHIND = re.compile(r", \d{1,3}(?=, | [^\W\d]{1,3} \d{1,3}[,;. ])")
_MONTH = r"(?:er|º|°)?\s+(?:de\s+)?(?:{months})(?!\w)"
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[89]|20)\d\d\s(?:[^\W\d]+\s)?$")
_LOOKED_BACK = 80
"""Characters in which the year or the word before numbers is looked for."""


def is_counted(text: str, start: int, end: int, profile: StructureProfile) -> bool:
    """Whether the number from `start` to `end`, set off by a blank, is that of a day, an amount or a list."""
    if _MEASURED.match(text, end) or _month_behind(profile.code).match(text, end):
        return True
    return _LISTED.search(text, max(start - _LOOKED_BACK, 0), start) is not None and (
        _LISTED_BEHIND.match(text, end) is not None
    )


def is_of_old_resolution(text: str, end: int) -> bool:
    """Whether the number that ends there is that of a resolution whose session is named in brackets."""
    return _OLD_SESSION.match(text, end) is not None


def is_amount(text: str, end: int) -> bool:
    """Whether the number that ends there goes on with groups of three digits."""
    return _GROUPS.match(text, end) is not None


def is_first_day(text: str, start: int, end: int, profile: StructureProfile) -> bool:
    """Whether a number may be the first of two days of a month: no year stands before it."""
    return (
        not _YEAR_BEFORE.search(text, max(start - _LOOKED_BACK, 0), start)
        and _days_behind(profile.code).match(text, end) is not None
    )


def is_of_part(text: str, start: int, profile: StructureProfile) -> bool:
    """Whether the number that begins at `start` is that of a paragraph, an article or another part of a text."""
    return profile.part_before.search(text, max(start - _LOOKED_BACK, 0), start) is not None


@cache
def _month_behind(code: str) -> re.Pattern[str]:
    """What stands behind the number of a day: its month, which may begin the next line."""
    return re.compile(rf"{_MONTH.format(months=_months(code))}", re.IGNORECASE)


@cache
def _days_behind(code: str) -> re.Pattern[str]:
    """What stands behind the first of two days: a short word and the other day with its month."""
    return re.compile(rf"\s*[^\s\d]{{1,3}}\s*\d{{1,2}}{_MONTH.format(months=_months(code))}", re.IGNORECASE)


@cache
def date_behind(code: str) -> re.Pattern[str]:
    """What stands behind a number that is followed by its date ("74/12 of 6 December")."""
    return re.compile(rf",?\s+[^\W\d]{{2}}\s+\d{{1,2}}{_MONTH.format(months=_months(code))}", re.IGNORECASE)


def _months(code: str) -> str:
    return "|".join(map(re.escape, calendar_words(code).months))
