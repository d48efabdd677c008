"""When a parliament does not sit, as its own people say: recorded, corrected, removed, each with an audit record.

Whoever plans an occurrence with the parliament is warned where a stage falls into these days (occurrences.warnings_of).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from comity_web.accounts import audit
from comity_web.accounts.permissions import EDIT_PARTY, Actor, may
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, NotAllowedError
from comity_web.parties.models import Party, Recess

LONGEST = timedelta(days=366)
YEARS_BACK, YEARS_AHEAD = 5, 10
"""How far from today a recess can lie: what is further off is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class RecessDays:
    """The first and last day of a recess, both included, and where they were announced ("" where it is not said)."""

    first: date
    last: date
    source: str = ""


def may_edit_recesses(actor: Actor, parliament: Party) -> bool:
    """Whether the actor says when this parliament does not sit; of a party that is none, nobody does."""
    return parliament.kind == "parliament" and may(actor, EDIT_PARTY, party=parliament.pk)


@transaction.atomic
def record_recess(*, parliament: Party, days: RecessDays, actor: Actor, now: datetime) -> Recess:
    """The parliament is in recess on these days; the same days told twice are there once.

    Raises NotAllowedError; FollowupError for days that cannot be, or that another recess has.
    """
    _hold(parliament, actor)
    _check(days, now.date())
    standing = Recess.objects.filter(parliament=parliament, first=days.first, last=days.last, is_sample=actor.is_sample)
    if same := standing.first():
        return same
    _refuse_overlap(parliament, days, actor.is_sample)
    row = Recess.objects.create(
        parliament=parliament,
        first=days.first,
        last=days.last,
        source=days.source.strip(),
        by=actor.key,
        at=now,
        is_sample=actor.is_sample,
    )
    _note(row, "record", actor, now, after=_told(row))
    return row


@transaction.atomic
def correct_recess(*, recess: Recess, days: RecessDays, seen: str, actor: Actor, now: datetime) -> Recess:
    """The recess has these days and this source from now on. `seen`: the `version_of` what the person looked at.

    Raises ChangedMeanwhileError where it was changed or removed since, and as record_recess does.
    """
    row = _standing(recess, seen, actor)
    _check(days, now.date())
    _refuse_overlap(row.parliament, days, row.is_sample, but=row)
    before = _told(row)
    row.first, row.last, row.source = days.first, days.last, days.source.strip()
    if _told(row) == before:
        return row
    row.by, row.at = actor.key, now
    row.save(update_fields=["first", "last", "source", "by", "at"])
    _note(row, "change", actor, now, before=before, after=_told(row))
    return row


@transaction.atomic
def remove_recess(*, recess: Recess, seen: str, actor: Actor, now: datetime) -> None:
    """The parliament sits on these days after all; the audit keeps what was said. Raises ChangedMeanwhileError."""
    row = _standing(recess, seen, actor)
    _note(row, "remove", actor, now, before=_told(row))
    row.delete()


def version_of(recess: Recess) -> str:
    """What a form sends back, so that a change made meanwhile is noticed."""
    return f"{recess.first.isoformat()} {recess.last.isoformat()} {recess.at.isoformat() if recess.at else ''}"


def _hold(parliament: Party, actor: Actor) -> None:
    """The parliament's row is held: two who write at once come one after the other."""
    if not may_edit_recesses(actor, parliament):
        raise NotAllowedError(
            "only a focal point or administrator says when it is in recess", code="recess-not-allowed"
        )
    Party.objects.select_for_update().get(pk=parliament.pk)


def _standing(recess: Recess, seen: str, actor: Actor) -> Recess:
    """The recess as it stands, held; it must be the one that was seen."""
    _hold(recess.parliament, actor)
    row = Recess.objects.filter(pk=recess.pk).select_related("parliament").first()
    if row is None or version_of(row) != seen:
        raise ChangedMeanwhileError("somebody else changed this recess meanwhile", code="recess-changed")
    if not may(actor, EDIT_PARTY, party=row.parliament_id, is_sample=row.is_sample):
        raise NotAllowedError("a sample person changes samples only", code="recess-not-allowed")
    return row


def _check(days: RecessDays, today: date) -> None:
    """Raises FollowupError where the days cannot be those of a recess."""
    if days.last < days.first:
        raise FollowupError("the last day lies before the first", code="days-reversed")
    if not today.year - YEARS_BACK <= days.first.year <= today.year + YEARS_AHEAD:
        raise FollowupError("these days lie too far from today", hint="look at the year", code="recess-year")
    if days.last - days.first > LONGEST:
        raise FollowupError("a recess lasts a year at most", hint="look at both days", code="recess-long")


def _refuse_overlap(parliament: Party, days: RecessDays, is_sample: bool, *, but: Recess | None = None) -> None:
    found = Recess.objects.filter(parliament=parliament, is_sample=is_sample)
    found = found.filter(first__lte=days.last, last__gte=days.first)
    if but is not None:
        found = found.exclude(pk=but.pk)
    if other := found.order_by("first").first():
        raise FollowupError(
            f"there is a recess from {other.first} to {other.last} already",
            hint="correct that one, or give other days",
            code="recess-overlaps",
            facts={"first": other.first, "last": other.last},
        )


def _told(row: Recess) -> dict[str, str]:
    return {"first": row.first.isoformat(), "last": row.last.isoformat(), "source": row.source}


def _note(
    row: Recess, action: str, actor: Actor, now: datetime, *, before: object = None, after: object = None
) -> None:
    audit.note(
        actor=actor,
        at=now,
        action=action,
        kind="recess",
        reference=str(row.pk),
        owner=row.parliament_id,
        before=before,
        after=after,
        is_sample=row.is_sample,
    )
