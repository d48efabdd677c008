"""Where a stage or a mandate stands: derived from what was recorded, at a date, for an audience; never typed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from comity.processes.process import KEYS, Offset
from comity.processes.schedule import PlannedStage, shift

GOVERNMENT, PARLIAMENT = KEYS


class StageStanding(StrEnum):
    """Where a stage stands. "recorded": somebody said that it was done, and what shows it is not there."""

    UPCOMING = "upcoming"
    OPEN = "open"
    DONE = "done"
    RECORDED = "recorded"
    LATE = "late"
    SKIPPED = "skipped"
    REFUSED = "refused"


class MandateStanding(StrEnum):
    """Where a mandate stands. Silence is "no information received", never "not done"."""

    NO_INFORMATION = "no-information"
    NOT_DUE = "not-due"
    ACTION = "action-recorded"
    REPORTED = "reported"
    OVERDUE = "overdue"
    SUPERSEDED = "superseded"
    COMPLETED = "completed"


class Says(StrEnum):
    """What an engagement says of the mandate that it is linked to."""

    ACTION = "action"
    REPORT = "report"
    COMPLETION = "completion"


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom a state is derived: the parties a person acts for; nobody in particular is the public."""

    parties: frozenset[str] = frozenset()


PUBLIC = Audience()


@dataclass(frozen=True, slots=True)
class EngagementFact:
    """What an engagement says to a mandate: done on `on`, known since `recorded`, corrected away from `withdrawn` on.

    `key` is "government", "parliament" or "" (the UN, the IPU); `symbol` is that of the report, where one was made;
    `evidence` counts the pieces that the audience could see. `public`, or seen by the parties in `seen_by`.
    """

    party: str
    on: date
    recorded: date
    key: str = ""
    says: Says = Says.ACTION
    symbol: str = ""
    evidence: int = 0
    public: bool = False
    seen_by: frozenset[str] = frozenset()
    withdrawn: date | None = None

    def visible(self, at: date, audience: Audience) -> bool:
        """Whether it was known at the end of `at`, had happened by then, and this audience may see it."""
        return (
            self.recorded <= at
            and self.on <= at
            and (self.withdrawn is None or self.withdrawn > at)
            and (self.public or self.party in audience.parties or not self.seen_by.isdisjoint(audience.parties))
        )


@dataclass(frozen=True, slots=True)
class MandateFacts:
    """What must be known of a mandate to say where it stands.

    `due` is its (first) due day, None if it has none; `every` the distance to the next one, None if it is asked once.
    `superseded_on` and `superseded_by` ("A/RES/76/270 op6") say when and by what it was replaced.
    """

    id: str
    due: date | None = None
    every: Offset | None = None
    superseded_on: date | None = None
    superseded_by: str = ""
    engagements: tuple[EngagementFact, ...] = ()


@dataclass(frozen=True, slots=True)
class MandateState:
    """Where a mandate stands. `count` engagements are recorded, the last on `last`; `symbol` is the report's.

    `due` is the due day that decides: the one passed if overdue, else the next, None if there is none.
    """

    standing: MandateStanding
    count: int = 0
    last: date | None = None
    symbol: str = ""
    due: date | None = None
    superseded_by: str = ""


@dataclass(frozen=True, slots=True)
class TwoKeys:
    """The state from everything recorded, and from what each key alone recorded, side by side."""

    state: MandateState
    government: MandateState
    parliament: MandateState

    @property
    def differ(self) -> bool:
        """Whether both keys recorded something, and it comes to something else."""
        both = self.government.count and self.parliament.count
        return bool(both) and self.government.standing is not self.parliament.standing


def mandate_state(facts: MandateFacts, at: date, audience: Audience) -> TwoKeys:
    """Where the mandate stands at the end of the day `at` for this audience, under both keys."""
    seen = [one for one in facts.engagements if one.visible(at, audience)] if facts.engagements else []
    passed, coming = _due_days(facts, at)
    silent = _silent(facts, at, passed, coming)
    if not seen:
        return TwoKeys(silent, silent, silent)
    state = _state(facts, at, seen, passed, coming)
    by_key = {key: [one for one in seen if one.key == key] for key in KEYS}
    government, parliament = (
        (state if len(own) == len(seen) else _state(facts, at, own, passed, coming)) if own else silent
        for own in by_key.values()
    )
    return TwoKeys(state, government, parliament)


def mandate_states(mandates: Iterable[MandateFacts], at: date, audience: Audience) -> Iterator[tuple[str, TwoKeys]]:
    """Each mandate's id and where it stands, one after the other, so that a million need no million at once."""
    return ((facts.id, mandate_state(facts, at, audience)) for facts in mandates)


def _silent(facts: MandateFacts, at: date, passed: date | None, coming: date | None) -> MandateState:
    if facts.superseded_on is not None and facts.superseded_on <= at:
        return MandateState(MandateStanding.SUPERSEDED, due=passed or coming, superseded_by=facts.superseded_by)
    if passed is not None:
        return MandateState(MandateStanding.OVERDUE, due=passed)
    if coming is not None:
        return MandateState(MandateStanding.NOT_DUE, due=coming)
    return _NO_INFORMATION


_NO_INFORMATION = MandateState(MandateStanding.NO_INFORMATION)


def _state(
    facts: MandateFacts, at: date, seen: list[EngagementFact], passed: date | None, coming: date | None
) -> MandateState:
    """The state from `seen`, which is not empty. What is finished stays so; what recurs is asked anew each time."""
    last = max(one.on for one in seen)
    reports = [one for one in seen if one.says is Says.REPORT]
    symbol = max(reports, key=lambda one: one.on).symbol if reports else ""
    standing = MandateStanding.REPORTED if reports else MandateStanding.ACTION
    due, replaced_by = coming or passed, ""
    if facts.every is None and any(one.says is Says.COMPLETION and one.evidence for one in seen):
        standing = MandateStanding.COMPLETED
    elif facts.superseded_on is not None and facts.superseded_on <= at:
        standing, replaced_by = MandateStanding.SUPERSEDED, facts.superseded_by
    elif facts.every is not None and passed is not None and last <= _previous(facts, passed):
        standing, due = MandateStanding.OVERDUE, passed
    return MandateState(standing, len(seen), last, symbol, due, replaced_by)


def _due_days(facts: MandateFacts, at: date) -> tuple[date | None, date | None]:
    """The last due day before `at` and the next one from `at` on: a mandate is overdue from the day after."""
    if facts.due is None:
        return None, None
    if facts.due >= at:
        return None, facts.due
    if not facts.every:
        return facts.due, None
    count = _rounds(facts.due, at, facts.every)
    return shift(facts.due, _times(facts.every, count)), shift(facts.due, _times(facts.every, count + 1))


def _previous(facts: MandateFacts, passed: date) -> date:
    """The due day before `passed`; date.min where `passed` is the first: anything recorded counts for that."""
    if facts.due is None or facts.every is None or passed <= facts.due:
        return date.min
    return shift(facts.due, _times(facts.every, _rounds(facts.due, passed, facts.every)))


def _rounds(first: date, at: date, every: Offset) -> int:
    """How many times `every` fits so that the due day is still before `at`; counted from the first, so that the
    31st of a month stays the last day of the months that have none.
    """
    count = max(int((at - first).days / _most_days(every)) - 1, 0)
    while shift(first, _times(every, count + 1)) < at:
        count += 1
    return count


def _most_days(every: Offset) -> int:
    return every.years * 366 + every.months * 31 + every.weeks * 7 + every.days


def _times(every: Offset, count: int) -> Offset:
    return Offset(every.years * count, every.months * count, every.weeks * count, every.days * count)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Somebody said on `on` that a stage is skipped or refused, and why. `standing` is SKIPPED or REFUSED."""

    standing: StageStanding
    on: date
    party: str
    reason: str


@dataclass(frozen=True, slots=True)
class StageState:
    """Where a stage stands; `late` also when it was done late, by `days_late` days.

    `recorded_on` is the day that somebody gave without what shows it, None where it is done or nobody said so.
    """

    standing: StageStanding
    late: bool = False
    days_late: int = 0
    done_on: date | None = None
    refusal: Refusal | None = None
    recorded_on: date | None = None


def stage_state(
    planned: PlannedStage,
    evidence: Iterable[EngagementFact],
    at: date,
    audience: Audience,
    *,
    refusal: Refusal | None = None,
) -> StageState:
    """Where the stage stands at the end of `at` for this audience.

    `evidence` are the engagements that name a kind of evidence that the stage accepts, each with how many pieces
    suffice for that kind; the first that has one decides. Evidence goes before a refusal: what was done after all is
    done. Without a piece the stage is recorded, never done.
    """
    seen = [one for one in evidence if one.visible(at, audience)]
    done_on = min((one.on for one in seen if one.evidence), default=None)
    if done_on is not None:
        days_late = max((done_on - planned.ends).days, 0)
        return StageState(StageStanding.DONE, days_late > 0, days_late, done_on)
    if refusal is not None and refusal.on <= at:
        return StageState(refusal.standing, refusal=refusal)
    if seen:
        recorded_on = min(one.on for one in seen)
        days_late = max((recorded_on - planned.ends).days, 0)
        return StageState(StageStanding.RECORDED, days_late > 0, days_late, recorded_on=recorded_on)
    if at > planned.ends:
        return StageState(StageStanding.LATE, late=True, days_late=(at - planned.ends).days)
    return StageState(StageStanding.OPEN if at >= min(planned.opens, planned.due) else StageStanding.UPCOMING)


def tally(states: Iterable[StageState]) -> dict[StageStanding, int]:
    """How many of the parties that owe a stage stand where; the sum is the denominator."""
    counted = Counter(state.standing for state in states)
    return {standing: counted[standing] for standing in StageStanding}
