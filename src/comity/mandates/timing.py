"""By when and how often: the sessions, dates, years and recurrences that a clause puts on the action asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from comity.calendar.dates import find_dates
from comity.calendar.ordinals import find_ordinals
from comity.languages.calendar import calendar_words
from comity.languages.clauses import ClauseProfile
from comity.mandates.roles import only_filler
from comity.model.mandate import Due
from comity.model.resolution import Act, Resolution

YEAR = re.compile(r"(?<![\d/.,–-])(20\d\d)(?![\d/]|[–-]\d|[.,]\d)")
FAR = 15
"""How many sessions ahead the Assembly sets a date at most."""
BEFORE = 40
"""How many characters before a date or session are looked at for the word that makes it a deadline."""


@dataclass(frozen=True, slots=True)
class Timing:
    """`due` in order of time, sessions before years before dates; `spans` of what was read."""

    due: tuple[Due, ...] = ()
    recurrence: str | None = None
    spans: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    due: Due
    start: int
    end: int


def timing_of(text: str, act: Act, end: int, resolution: Resolution, profile: ClauseProfile) -> Timing:
    """What the clause from `act` to `end` says of time, its quoted titles passed over."""
    words = profile.quoted.sub(lambda match: " " * len(match[0]), text[act.end : end])
    found = [*_sessions(words, resolution, profile), *_days_and_years(words, resolution, profile)]
    found += _durations(words, profile)
    due = tuple(dict.fromkeys(one.due for one in sorted(found, key=_order)))
    spans = [("due", act.end + one.start, act.end + one.end) for one in found]
    often = recurrence_of(text[act.start : end], profile)
    if often:
        spans.append(("recurrence", act.start + often[1], act.start + often[2]))
    return Timing(due, often[0] if often else None, tuple(spans))


def recurrence_of(words: str, profile: ClauseProfile) -> tuple[str, int, int] | None:
    """How often the action is asked, and where the words say so."""
    plain = profile.quoted.sub(lambda match: " " * len(match[0]), words)
    plain = profile.recurrence_not.sub(lambda match: " " * len(match[0]), plain)
    for name, shape in profile.recurrence:
        match = shape.search(plain)
        if match:
            return name, match.start(), match.end()
    return None


def _order(found: _Found) -> tuple[int, int, str]:
    due = found.due
    return (due.session or 0, due.year or int((due.date or "0")[:4]), due.date or "")


def _sessions(words: str, resolution: Resolution, profile: ClauseProfile) -> Iterator[_Found]:
    """The coming sessions of the Assembly at which the action is to happen."""
    now = _session_number(resolution)
    shape = calendar_words(resolution.language).sessions
    noun = re.compile("|".join(shape.nouns), re.IGNORECASE)
    between = re.compile("|".join(shape.between), re.IGNORECASE)
    ordinals = find_ordinals(words, resolution.language)
    for place, ordinal in enumerate(ordinals):
        if not now <= ordinal.value <= now + FAR:
            continue
        if shape.noun_first:
            start = _chain_start(words, ordinals, place, between)
            named = any(match.end() == len(words[:start].rstrip()) for match in noun.finditer(words[:start].rstrip()))
        else:
            named = noun.match(words[_chain_end(words, ordinals, place, between) :].lstrip()) is not None
        if named and not _told_otherwise(words, ordinal.start, profile):
            yield _Found(Due(session=ordinal.value), ordinal.start, ordinal.end)


def _chain_end(words: str, ordinals: tuple[object, ...], place: int, between: re.Pattern[str]) -> int:
    end: int = ordinals[place].end  # type: ignore[attr-defined]
    for following in ordinals[place + 1 :]:
        if not between.fullmatch(words[end : following.start]):  # type: ignore[attr-defined]
            break
        end = following.end  # type: ignore[attr-defined]
    return end


def _chain_start(words: str, ordinals: tuple[object, ...], place: int, between: re.Pattern[str]) -> int:
    start: int = ordinals[place].start  # type: ignore[attr-defined]
    for earlier in reversed(ordinals[:place]):
        if not between.fullmatch(words[earlier.end : start]):  # type: ignore[attr-defined]
            break
        start = earlier.start  # type: ignore[attr-defined]
    return start


def _days_and_years(words: str, resolution: Resolution, profile: ClauseProfile) -> Iterator[_Found]:
    """The days and years by which the action is due, none before the resolution was adopted."""
    adopted = resolution.masthead.adoption_date
    dates = find_dates(words, resolution.language)
    for day in dates:
        if day.iso > adopted and _is_deadline(words, day.start, profile):
            yield _Found(Due(date=day.iso), day.start, day.end)
    listed = -1
    for match in YEAR.finditer(words):
        inside = any(day.start <= match.start() < day.end for day in dates)
        if inside or match[1] < (adopted or "2000")[:4] or profile.time_not_after.match(words[match.end() :].lstrip()):
            continue
        goes_on = listed >= 0 and only_filler(words[listed : match.start()], profile.zone)
        if goes_on or only_filler(words[: match.start()], profile.zone) or _is_deadline(words, match.start(), profile):
            listed = match.end()
            yield _Found(Due(year=int(match[1])), match.start(), match.end())


def _is_deadline(words: str, start: int, profile: ClauseProfile) -> bool:
    """Whether the word before a date makes it the time of the action asked, not of its purpose."""
    before = words[max(start - BEFORE, 0) : start].rstrip()
    opened = any(match.end() == len(before) for match in profile.time_before.finditer(before))
    return opened and not _told_otherwise(words, start, profile) and not profile.purpose.search(words[:start])


def _told_otherwise(words: str, start: int, profile: ClauseProfile) -> bool:
    before = words[max(start - BEFORE, 0) : start].rstrip()
    return any(len(before) - match.end() < 6 for match in profile.time_not_before.finditer(before))


def _durations(words: str, profile: ClauseProfile) -> Iterator[_Found]:
    """Deadlines counted from the adoption ("within six months")."""
    for shape, unit in profile.within:
        for match in shape.finditer(words):
            yield _Found(Due(within=unit), match.start(), match.end())


def _session_number(resolution: Resolution) -> int:
    """The Assembly's session that adopted the resolution; 0 where it is no regular one."""
    digits = re.match(r"\d+", resolution.masthead.session or "") or re.search(r"/RES/(\d+)", resolution.symbol)
    return int(digits[digits.lastindex or 0]) if digits else 0
