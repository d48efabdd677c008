"""Occurrences: opened, filled with parties, moved in time. Tasks follow the schedule in the same transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from comity.processes.process import Process, Stage
from comity.processes.schedule import (
    Changes,
    DateWarning,
    MovedStage,
    PlannedStage,
    move_anchor,
    schedule,
)
from comity_web.accounts import audit
from comity_web.accounts.permissions import ANSWER, CONVENE, Actor, may
from comity_web.followup.catalogue import process_of
from comity_web.followup.date_warnings import warnings_of
from comity_web.followup.engagements import settle_task
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, NotAllowedError
from comity_web.followup.held import held_stages
from comity_web.followup.holders import closings_of, holders_of
from comity_web.followup.letter_dates import drafts_of, follow_dates
from comity_web.followup.matching import keep_mandates
from comity_web.followup.models import Occurrence, Participation, StageChange, Task
from comity_web.followup.models.keys import form_key
from comity_web.followup.selectors import state_of


@dataclass(frozen=True, slots=True)
class NewOccurrence:
    """What a person says of an occurrence to open. `holders` are the parties of each role of the process."""

    process: str
    title: str
    anchor_on: date
    convener: str
    subject: str = ""
    theme: str = ""
    place: str = ""
    resolution: str = ""
    visibility: str = "public"
    holders: Mapping[str, Sequence[str]] = field(default_factory=dict)
    form: str = ""
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What follows when the anchor moves: each stage's old and new day, and what to look at afterwards."""

    moved: tuple[MovedStage, ...]
    warnings: tuple[DateWarning, ...]


@transaction.atomic
def open_occurrence(*, new: NewOccurrence, actor: Actor, now: datetime) -> Occurrence:
    """The occurrence with its parties and tasks; the same form sent twice gives the first one again.

    Raises NotAllowedError, FollowupError for a process, role or party that does not fit.
    """
    if not may(actor, CONVENE, party=new.convener):
        raise NotAllowedError(_("Only a focal point of the convening party opens an occurrence."))
    form = form_key(new.convener, new.form)
    if form and (there := Occurrence.objects.filter(form=form).first()):
        return there
    process = process_of(new.process)
    occurrence = Occurrence.objects.create(
        process=process.id,
        title=new.title.strip(),
        anchor_on=new.anchor_on,
        convener_id=new.convener,
        subject_id=new.subject or None,
        theme=new.theme,
        place=new.place,
        resolution="".join(new.resolution.split()),
        fields=list(process.fields),
        visibility=new.visibility,
        is_sample=new.is_sample or actor.is_sample,
        made_by=actor.key,
        made_at=now,
        form=form,
    )
    _seat(occurrence, process, new.holders)
    keep_tasks(occurrence)
    audit.note(
        actor=actor,
        at=now,
        action="open",
        kind="occurrence",
        reference=occurrence.key,
        owner=new.convener,
        after={"process": process.id, "anchor": new.anchor_on.isoformat()},
        is_sample=occurrence.is_sample,
    )
    return occurrence


@transaction.atomic
def seat_parties(
    *, occurrence: Occurrence, holders: Mapping[str, Sequence[str]], actor: Actor, version: int, now: datetime
) -> None:
    """These parties hold these roles too; their tasks stand, and who writes to the role has them to write to."""
    check_convener(actor, occurrence)
    take_version(occurrence, version)
    before = _seated(occurrence, holders)
    _seat(occurrence, process_of(occurrence.process), holders)
    keep_tasks(occurrence)
    for task in occurrence.tasks.filter(letters__sent_at__isnull=False).distinct():
        settle_task(task)
    audit.note(
        actor=actor,
        at=now,
        action="seat",
        kind="occurrence",
        reference=occurrence.key,
        owner=occurrence.convener_id,
        before=before,
        after=_seated(occurrence, holders),
        is_sample=occurrence.is_sample,
    )


def preview_move(*, occurrence: Occurrence, anchor_on: date, today: date) -> Preview:
    """What would follow if the anchor day were this one; nothing is written."""
    process, changes = process_of(occurrence.process), changes_of(occurrence)
    kept = held_stages(occurrence)
    moved = move_anchor(process, occurrence.anchor_on, anchor_on, changes, kept=kept)
    held = {one.stage: one.new for one in moved if one.stage in kept}
    planned = schedule(process, anchor_on, Changes(changes.offsets, {**held, **changes.dates}))
    return Preview(moved, warnings_of(occurrence, planned, today=today))


@transaction.atomic
def move_occurrence(
    *, occurrence: Occurrence, anchor_on: date, reason: str, actor: Actor, version: int, now: datetime
) -> None:
    """The anchor day is this one, and every stage has moved with it but those that everybody sees done.

    A stage that is done and not everybody sees it moves too; who did it in time is still known to have been in time.
    """
    check_convener(actor, occurrence)
    take_version(occurrence, version)
    drafts = drafts_of(occurrence)
    for stage, due in _held_days(occurrence).items():
        _change(occurrence, actor, now, stage=stage, kind="move", after=due)
    _change(occurrence, actor, now, kind="move", before=occurrence.anchor_on, after=anchor_on, reason=reason)
    before, occurrence.anchor_on = occurrence.anchor_on, anchor_on
    occurrence.save(update_fields=["anchor_on"])
    keep_tasks(occurrence)
    follow_dates(occurrence, drafts, actor, now)
    _note_move(occurrence, actor, now, "", before, anchor_on)


@transaction.atomic
def move_stage(
    *, occurrence: Occurrence, stage: str, day: date, reason: str, actor: Actor, version: int, now: datetime
) -> None:
    """The stage is on this day, set by hand; stages counted from it follow."""
    check_convener(actor, occurrence)
    process_of(occurrence.process).stage(stage)
    take_version(occurrence, version)
    before, drafts = {one.stage: one.due for one in planned_stages(occurrence)}[stage], drafts_of(occurrence)
    _change(occurrence, actor, now, stage=stage, kind="move", before=before, after=day, reason=reason)
    keep_tasks(occurrence)
    follow_dates(occurrence, drafts, actor, now)
    _note_move(occurrence, actor, now, stage, before, day)


@transaction.atomic
def close_task(*, task: Task, kind: str, reason: str, actor: Actor, now: datetime) -> None:
    """The stage is skipped (by the convener) or refused (by the party that owes it), with the reason given.

    Raises ChangedMeanwhileError where it was closed already.
    """
    if kind not in {"skip", "refuse"}:
        raise FollowupError(_("A stage is skipped or refused."))
    if not reason.strip():
        raise FollowupError(_("Skipping or refusing a stage takes a reason."), hint=_("Say why in a sentence."))
    allowed = (
        may(actor, CONVENE, party=task.occurrence.convener_id)
        if kind == "skip"
        else may(actor, ANSWER, party=task.owner_id, escalated=task.escalated_at is not None)
    )
    if not allowed:
        raise NotAllowedError(_("The convener skips a stage; a focal point of the party that owes it refuses it."))
    standing = Task.objects.select_for_update().get(pk=task.pk)
    if standing.done_on is not None:
        raise ChangedMeanwhileError(_("This stage is done already."))
    if standing.closed:
        raise ChangedMeanwhileError(_("This stage was skipped or refused already."))
    before, reason = {"state": state_of(standing, today=now.date())}, reason.strip()
    _change(task.occurrence, actor, now, stage=task.stage, party=task.owner_id, kind=kind, after=None, reason=reason)
    keep_tasks(task.occurrence)
    after = {"state": "skipped" if kind == "skip" else "refused", "reason": reason}
    _note_task(task, kind, actor, now, before=before, after=after)


@transaction.atomic
def resume_task(*, task: Task, actor: Actor, now: datetime) -> None:
    """The stage is owed again."""
    by_owner = may(actor, ANSWER, party=task.owner_id, escalated=task.escalated_at is not None)
    if not (by_owner or may(actor, CONVENE, party=task.occurrence.convener_id)):
        raise NotAllowedError(_("Only the convener or the party that owes the stage resumes it."))
    standing = Task.objects.select_for_update().get(pk=task.pk)
    before, today = {"state": state_of(standing, today=now.date())}, now.date()
    _change(task.occurrence, actor, now, stage=task.stage, party=task.owner_id, kind="resume", after=None)
    keep_tasks(task.occurrence)
    standing.refresh_from_db()
    _note_task(task, "resume", actor, now, before=before, after={"state": state_of(standing, today=today)})


@transaction.atomic
def acknowledge_task(*, task: Task, actor: Actor, now: datetime) -> None:
    """The party says that it has seen the task; said twice, the first counts."""
    if not may(actor, ANSWER, party=task.owner_id, escalated=task.escalated_at is not None):
        raise NotAllowedError(_("Only a focal point of the party acknowledges its task."))
    seen = Task.objects.filter(pk=task.pk, acknowledged_at=None).update(acknowledged_by=actor.key, acknowledged_at=now)
    if seen:
        _note_task(task, "acknowledge", actor, now)


def planned_stages(occurrence: Occurrence) -> tuple[PlannedStage, ...]:
    """Every stage's days in this occurrence, in the order of its process."""
    return schedule(process_of(occurrence.process), occurrence.anchor_on, changes_of(occurrence))


def changes_of(occurrence: Occurrence) -> Changes:
    """The stages that were set to a day by hand: the last day set for each."""
    moves = occurrence.changes.filter(kind="move").exclude(stage="").order_by("id")
    return Changes(dates={move.stage: move.after for move in moves if move.after is not None})


def keep_tasks(occurrence: Occurrence) -> None:
    """Each stage is a task of every party that owes it, on the schedule's days: they tell nothing of what was done.

    A task that is done keeps the last day that it had then, for its own party.
    """
    process, holders = process_of(occurrence.process), holders_of(occurrence)
    planned = {one.stage: one for one in planned_stages(occurrence)}
    closings = closings_of(occurrence)
    there = {(task.stage, task.owner_id): task for task in occurrence.tasks.all()}
    new: list[Task] = []
    changed: list[Task] = []
    for stage in process.stages:
        days = planned[stage.id]
        for owner in _owners(stage, holders):
            task = there.get((stage.id, owner)) or Task(occurrence=occurrence, stage=stage.id, owner_id=owner)
            task.closed = closings.get((stage.id, owner), "")
            task.owed_to_id = _owed_to(stage, holders, owner)
            task.required = stage.required
            if task.done_on is not None and task.ended_on is None and task.ends_on != days.ends:
                task.ended_on = task.ends_on
            task.opens_on, task.due_on, task.ends_on, task.usual = days.opens, days.due, days.ends, days.usual
            (changed if task.pk else new).append(task)
    Task.objects.bulk_create(new)
    Task.objects.bulk_update(
        changed, ["closed", "owed_to", "required", "opens_on", "due_on", "ends_on", "ended_on", "usual"], batch_size=200
    )
    keep_mandates([occurrence])


def _owners(stage: Stage, holders: Mapping[str, Sequence[str]]) -> list[str]:
    roles = (stage.each,) if stage.each and stage.each in stage.owed_by else stage.owed_by
    return list(dict.fromkeys(party for role in roles for party in holders.get(role, ())))


def _owed_to(stage: Stage, holders: Mapping[str, Sequence[str]], owner: str) -> str | None:
    """The one party the stage is owed to; None where it is owed to many, or to nobody."""
    found = [party for role in stage.owed_to for party in holders.get(role, ()) if party != owner]
    return found[0] if len(found) == 1 else None


def _held_days(occurrence: Occurrence) -> dict[str, date]:
    """The days of stages that all see done and that were not yet set by hand: they stay when the anchor moves."""
    done, by_hand = held_stages(occurrence), changes_of(occurrence).dates
    return {one.stage: one.due for one in planned_stages(occurrence) if one.stage in done and one.stage not in by_hand}


def _seat(occurrence: Occurrence, process: Process, holders: Mapping[str, Sequence[str]]) -> None:
    for role in holders:
        process.role(role)
    Participation.objects.bulk_create(
        [
            Participation(occurrence=occurrence, role=role, party_id=party)
            for role, parties in holders.items()
            for party in dict.fromkeys(parties)
        ],
        ignore_conflicts=True,
    )


def _seated(occurrence: Occurrence, roles: Mapping[str, object]) -> dict[str, list[str]]:
    """Who holds each of these roles, for the audit."""
    holders = holders_of(occurrence)
    return {role: sorted(holders.get(role, ())) for role in roles}


def check_convener(actor: Actor, occurrence: Occurrence) -> None:
    """Raises NotAllowedError for all but the focal points of the convening party."""
    if not may(actor, CONVENE, party=occurrence.convener_id):
        raise NotAllowedError(_("Only a focal point of the convening party changes an occurrence."))


def take_version(occurrence: Occurrence, version: int) -> None:
    """The row is ours to change; raises ChangedMeanwhileError where `version` is not the one that stands."""
    taken = Occurrence.objects.filter(pk=occurrence.pk, version=version).update(version=F("version") + 1)
    if not taken:
        raise ChangedMeanwhileError(
            _("Somebody else changed this occurrence meanwhile."),
            hint=_("Look at what changed, then send the form again."),
        )
    occurrence.refresh_from_db()


def _change(
    occurrence: Occurrence,
    actor: Actor,
    now: datetime,
    *,
    kind: str,
    after: date | None,
    stage: str = "",
    party: str = "",
    before: date | None = None,
    reason: str = "",
) -> None:
    StageChange.objects.create(
        occurrence=occurrence,
        stage=stage,
        party=party,
        kind=kind,
        before=before,
        after=after,
        reason=reason,
        by=actor.key,
        by_party=actor.party,
        at=now,
    )


def _note_task(
    task: Task, action: str, actor: Actor, now: datetime, *, before: object = None, after: object = None
) -> None:
    audit.note(
        actor=actor,
        at=now,
        action=action,
        kind="task",
        reference=task.key,
        owner=task.owner_id,
        before=before,
        after=after,
        is_sample=task.occurrence.is_sample,
    )


def _note_move(occurrence: Occurrence, actor: Actor, now: datetime, stage: str, before: date, after: date) -> None:
    audit.note(
        actor=actor,
        at=now,
        action="move",
        kind="occurrence",
        reference=occurrence.key,
        owner=occurrence.convener_id,
        before={"stage": stage or "anchor", "day": before.isoformat()},
        after={"stage": stage or "anchor", "day": after.isoformat()},
        is_sample=occurrence.is_sample,
    )
