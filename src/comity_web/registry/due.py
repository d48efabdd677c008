"""By when a mandate is due, as rows keep it: as said, and as a day by which lists are ordered."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from comity.calendar.sessions import closing_day

DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


@dataclass(frozen=True, slots=True)
class DueFields:
    """What the clause says (one of session, day, year, within), and `on`, the last day of it where one is known."""

    session: int | None = None
    day: date | None = None
    year: int | None = None
    within: str = ""
    on: date | None = None


def due_fields(due: Mapping[str, Any], adopted: date | None) -> DueFields:
    """The fields of a clause's `due`; `within` counts from the day of adoption."""
    if session := due.get("session"):
        return DueFields(session=int(session), on=closing_day(int(session)))
    if day := due.get("date"):
        read = parse_day(day)
        return DueFields(day=read, on=read)
    if year := due.get("year"):
        return DueFields(year=int(year), on=date(int(year), 12, 31))
    if within := due.get("within"):
        return DueFields(within=str(within), on=_after(adopted, str(within)) if adopted else None)
    return DueFields()


def parse_day(text: str) -> date | None:
    """The day of an ISO date, None for what is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _after(start: date, duration: str) -> date | None:
    """The day that lies an ISO 8601 duration of years, months, weeks or days after `start`."""
    found = DURATION.fullmatch(duration)
    if found is None:
        return None
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    month = start.month - 1 + months
    year = start.year + years + month // 12
    month = month % 12 + 1
    day = min(start.day, monthrange(year, month)[1])
    return date(year, month, day) + timedelta(weeks=weeks, days=days)
