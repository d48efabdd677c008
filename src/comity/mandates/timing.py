"""By when and how often: the sessions, dates, years and recurrences that a clause puts on the action asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.calendar.dates import dates_in
from comity.calendar.intervals import DeadlineMention, deadlines_in
from comity.calendar.sessions import closing_day, sessions_in
from comity.languages.clauses import ClauseProfile
from comity.languages.folding import Folded
from comity.mandates.regions import blanked, only_filler
from comity.model.mandate import Due
from comity.model.resolution import Act, Resolution

YEAR = re.compile(r"2(?<![\d/.,–-].)0\d\d(?![\d/]|[–-]\d|[.,]\d)")
FAR = 15
"""How many sessions ahead the Assembly sets a date at most."""
BEFORE = 40
"""How many characters before a date or session are looked at for the word that makes it a deadline."""
HELD = 200
"""How many characters behind a decision show that something is to be held, and when."""
DAYS = ("D", "W")
"""The units, days and weeks, in which it is told how long a session lasts."""


@dataclass(frozen=True, slots=True)
class Timing:
    """`due` in order of time, what is counted from the day of adoption first; `spans` of what was read."""

    due: tuple[Due, ...] = ()
    recurrence: str | None = None
    spans: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    due: Due
    start: int
    end: int


def timing_of(text: str, act: Act, words: str, resolution: Resolution, profile: ClauseProfile, *, own: bool) -> Timing:
    """What a clause says of time; `words` are those of it behind its act, folded, quoted titles blanked.

    `own` says that the act is done by deciding it (a sum appropriated, a year proclaimed): its periods are not due,
    unless it is that something is held, at no session of the Assembly.
    """
    every = text[act.start : act.end] + words
    folded = Folded(words, len(words))
    found = list(_sessions(folded, resolution, profile))
    deadlines = () if own else deadlines_in(folded, resolution.language)
    if own and not found and profile.held.search(f"{text[act.start : act.end]}{words[:HELD]}"):
        days = [day.start for day in dates_in(folded, resolution.language)]
        own, words = False, words[: min([HELD, *days])]
        folded = Folded(words, len(words))
    found += _years(folded, resolution, profile, deadlines, own=own)
    found += _deadlines(words, resolution, profile, deadlines)
    due = tuple(dict.fromkeys(one.due for one in sorted(found, key=_order)))
    spans = [("due", act.end + one.start, act.end + one.end) for one in found]
    often = recurrence_of(every, profile)
    if often:
        spans.append(("recurrence", act.start + often[1], act.start + often[2]))
    return Timing(due, often[0] if often else None, tuple(spans))


def recurrence_of(words: str, profile: ClauseProfile) -> tuple[str, int, int] | None:
    """How often the action is asked, and where the words say so, their quoted titles blanked."""
    if not profile.recurrence_any.search(words):
        # Most clauses name none: what only looks like one need not be set aside. That changes nothing, as no phrase set
        # aside borders on what a value looks around for (checked in six languages).
        return None
    plain = blanked(profile.recurrence_not, words)
    for name, shape in profile.recurrence if profile.recurrence_any.search(plain) else ():
        match = shape.search(plain)
        if match:
            return name, match.start(), match.end()
    return None


def _order(found: _Found) -> str:
    """The day by which it is to be done at last: the close of its session, the end of its year, the day itself."""
    due = found.due
    if due.session:
        return closing_day(due.session).isoformat()
    return f"{due.year}-12-31" if due.year else due.date or ""


def _sessions(folded: Folded, resolution: Resolution, profile: ClauseProfile) -> Iterator[_Found]:
    """The session that adopted the resolution and the coming ones, where the action is to happen at them."""
    now = _session_number(resolution)
    for named in sessions_in(folded, resolution.language):
        if now <= named.session <= now + FAR and not _told_otherwise(folded.text, named.start, profile):
            yield _Found(Due(session=named.session), named.start, named.end)


def _deadlines(
    words: str, resolution: Resolution, profile: ClauseProfile, deadlines: Sequence[DeadlineMention]
) -> Iterator[_Found]:
    """The days and durations by which the action is due, no day before the resolution was adopted.

    Goals are set by years and spans ("to halve it within ten years"); a day or a month is never that of a purpose. How
    long a session lasts is no time by which it is to be held, unless that is counted from an event.
    """
    for named in deadlines:
        due = named.due
        passed = due.date is not None and due.date <= resolution.masthead.adoption_date
        aimed = due.within is not None and profile.purpose.search(words[: named.start])
        lasts = (due.within or "").endswith(DAYS) and _ends_before(profile.lasts, words, named.start, 2 * BEFORE)
        lasts &= profile.counted_from.match(words[named.end :].lstrip()) is None
        if due.year is None and not passed and not aimed and not lasts:
            yield _Found(due, named.start, named.end)


def _years(
    folded: Folded, resolution: Resolution, profile: ClauseProfile, deadlines: Sequence[DeadlineMention], *, own: bool
) -> Iterator[_Found]:
    """The years in which or by which the action is due; of the body's `own` act, only the one it acts upon."""
    adopted = (resolution.masthead.adoption_date or "2000")[:4]
    words, days = folded.text, dates_in(folded, resolution.language)
    spans = [(day.start, day.end) for day in days] + [(one.start, one.end) for one in deadlines if one.due.date]
    listed = -1
    for match in YEAR.finditer(words):
        inside = any(start <= match.start() < end for start, end in spans)
        if inside or match[0] < adopted or profile.time_not_after.match(words[match.end() :].lstrip()):
            continue
        goes_on = listed >= 0 and only_filler(words[listed : match.start()], profile.zone)
        before = profile.proclaims.sub(" ", words[: match.start()], count=1)
        at_once = goes_on or only_filler(before, profile.zone)
        if at_once or (not own and _is_deadline(words, match.start(), profile)):
            listed = match.end()
            yield _Found(Due(year=int(match[0])), match.start(), match.end())


def _is_deadline(words: str, start: int, profile: ClauseProfile) -> bool:
    """Whether the word before a date makes it the time of the action asked, not of its purpose."""
    opened = _ends_before(profile.time_before, words, start)
    return opened and not _told_otherwise(words, start, profile) and not profile.purpose.search(words[:start])


def _ends_before(pattern: re.Pattern[str], words: str, start: int, room: int = BEFORE) -> bool:
    """Whether such words, within `room` characters, stand right before a date or duration."""
    before = words[max(start - room, 0) : start].rstrip()
    return any(match.end() == len(before) for match in pattern.finditer(before))


def _told_otherwise(words: str, start: int, profile: ClauseProfile) -> bool:
    before = words[max(start - BEFORE, 0) : start].rstrip()
    return any(len(before) - match.end() < 6 for match in profile.time_not_before.finditer(before))


def _session_number(resolution: Resolution) -> int:
    """The Assembly's session that adopted the resolution; 0 where it is no regular one."""
    digits = re.match(r"\d+", resolution.masthead.session or "") or re.search(r"/RES/(\d+)", resolution.symbol)
    return int(digits[digits.lastindex or 0]) if digits else 0
