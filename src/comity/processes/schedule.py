"""The dates of an occurrence: pure arithmetic on an anchor day, the stages' offsets and what was changed by hand."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from comity.processes.process import ANCHOR, Offset, Process, ProcessError, Stage


@dataclass(frozen=True, slots=True)
class Changes:
    """What one occurrence has otherwise than its process: other offsets, and stages set to a day by hand."""

    offsets: Mapping[str, Offset] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)


UNCHANGED = Changes()


@dataclass(frozen=True, slots=True)
class PlannedStage:
    """A stage's days in one occurrence: due on `due`, open for work from `opens`, over after `ends`.

    `fixed` says that the day was set by hand, `usual` that the offset is inferred and was not changed.
    """

    stage: str
    due: date
    opens: date
    ends: date
    fixed: bool = False
    usual: bool = False


@dataclass(frozen=True, slots=True)
class MovedStage:
    """A stage before and after the anchor moves; `fixed` stages stay where they were put by hand."""

    stage: str
    old: date
    new: date
    fixed: bool = False

    @property
    def days(self) -> int:
        """How many days later it falls; negative is earlier."""
        return (self.new - self.old).days


@dataclass(frozen=True, slots=True)
class Recess:
    """A parliament does not sit from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DateWarning:
    """Something to look at in a schedule. `code` is "recess", "before-predecessor" or "past".

    `party` is the party in recess, `until` its last day; `other` the stage that should come first.
    """

    code: str
    stage: str
    due: date
    party: str = ""
    until: date | None = None
    other: str = ""


def shift(day: date, offset: Offset) -> date:
    """The day at this distance: the same day of the target month, or its last one, then weeks and days.

    31 January and one month is 28 or 29 February. Weekends are not avoided. Raises ProcessError outside 1-9999.
    """
    months = day.year * 12 + day.month - 1 + offset.years * 12 + offset.months
    year, month = divmod(months, 12)
    try:
        last = calendar.monthrange(year, month + 1)[1]
        landed = date(year, month + 1, min(day.day, last))
        return landed + timedelta(weeks=offset.weeks, days=offset.days)
    except (ValueError, OverflowError, IndexError) as error:
        raise ProcessError(f"{day.isoformat()} {offset} is outside the calendar", hint="look at the year") from error


def reversed_offset(offset: Offset) -> Offset:
    """The same distance the other way."""
    return Offset(-offset.years, -offset.months, -offset.weeks, -offset.days)


def schedule(process: Process, anchor: date, changes: Changes = UNCHANGED) -> tuple[PlannedStage, ...]:
    """Every stage's days, in the order of the process; a stage counted from another follows where that one went.

    Raises UnknownStageError for a change to a stage that the process does not have.
    """
    for stage_id in (*changes.offsets, *changes.dates):
        process.stage(stage_id)
    days = {ANCHOR: anchor}
    planned: dict[str, PlannedStage] = {}
    for stage in process.in_order_of_need():
        planned[stage.id] = _planned(stage, days[stage.after], changes)
        days[stage.id] = planned[stage.id].due
    return tuple(planned[stage.id] for stage in process.stages)


def _planned(stage: Stage, start: date, changes: Changes) -> PlannedStage:
    by_hand = changes.dates.get(stage.id)
    due = by_hand or shift(start, changes.offsets.get(stage.id, stage.offset))
    return PlannedStage(
        stage.id,
        due,
        opens=shift(due, reversed_offset(stage.lead)),
        ends=due + timedelta(days=stage.lasts - 1),
        fixed=by_hand is not None,
        usual=stage.usual and by_hand is None and stage.id not in changes.offsets,
    )


def move_anchor(
    process: Process, old: date, new: date, changes: Changes = UNCHANGED, *, kept: Collection[str] = ()
) -> tuple[MovedStage, ...]:
    """What follows when the anchor moves: each stage's old and new day, in the order of the process.

    Days set by hand stay, and so do the stages in `kept` (those already done); what is counted from them stays too.
    """
    before = schedule(process, old, changes)
    held = {planned.stage: planned.due for planned in before if planned.stage in kept}
    after = schedule(process, new, replace(changes, dates={**held, **changes.dates}))
    return tuple(
        MovedStage(then.stage, then.due, now.due, fixed=now.fixed) for then, now in zip(before, after, strict=True)
    )


def date_warnings(
    process: Process,
    planned: Sequence[PlannedStage],
    *,
    today: date,
    recesses: Mapping[str, Sequence[Recess]] | None = None,
    holders: Mapping[str, Collection[str]] | None = None,
    closed: Collection[str] = (),
) -> tuple[DateWarning, ...]:
    """What to look at, stage by stage, in the order of the process.

    `recesses` are those of each party, `holders` the parties that hold each role; a stage meets a recess where a
    holder of a role that owes it, or that it is owed to, is away on one of its days. `closed` stages are done,
    skipped or refused: nothing is said of them, but a later stage must still not come before them.
    """
    days = {one.stage: one.due for one in planned}
    found: list[DateWarning] = []
    earlier = ""
    for one in planned:
        stage = process.stage(one.stage)
        if one.stage not in closed:
            found += _in_recess(stage, one, recesses or {}, holders or {})
            found += _before_predecessor(stage, days, earlier)
            found += [DateWarning("past", one.stage, one.due)] if one.ends < today else []
        earlier = one.stage
    return tuple(found)


def _in_recess(
    stage: Stage,
    planned: PlannedStage,
    recesses: Mapping[str, Sequence[Recess]],
    holders: Mapping[str, Collection[str]],
) -> list[DateWarning]:
    roles = dict.fromkeys((*stage.owed_by, *stage.owed_to, *([stage.each] if stage.each else [])))
    parties = dict.fromkeys(party for role in roles for party in sorted(holders.get(role, ())))
    return [
        DateWarning("recess", stage.id, planned.due, party=party, until=recess.last)
        for party in parties
        for recess in recesses.get(party, ())
        if planned.due <= recess.last and planned.ends >= recess.first
    ]


def _before_predecessor(stage: Stage, days: Mapping[str, date], earlier: str) -> list[DateWarning]:
    """A stage must not fall before the one that its date is counted from, nor before the one listed above it.

    A stage that is meant to come before the one it is counted from (a negative offset) is measured by the list alone.
    """
    counted_from = stage.after if stage.after != ANCHOR and not _is_before(stage.offset) else ""
    return [
        DateWarning("before-predecessor", stage.id, days[stage.id], other=other)
        for other in dict.fromkeys(filter(None, (counted_from, earlier)))
        if days[stage.id] < days[other]
    ]


def _is_before(offset: Offset) -> bool:
    return offset.years * 366 + offset.months * 31 + offset.weeks * 7 + offset.days < 0
