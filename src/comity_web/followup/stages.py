"""Where the stages of an occurrence stand for an actor, from what that actor may see; what follows if one is moved."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch

from comity.processes.process import Process, Stage
from comity.processes.schedule import Changes, MovedStage, PlannedStage, schedule
from comity.processes.states import PUBLIC, EngagementFact, Refusal, StageStanding, StageState, stage_state
from comity_web.accounts.permissions import SEE, Actor, may
from comity_web.followup.catalogue import process_of
from comity_web.followup.date_warnings import warnings_of
from comity_web.followup.evidence import is_shown, rests_on_letters
from comity_web.followup.models import Engagement, Occurrence, StageChange, Task
from comity_web.followup.occurrences import Preview, changes_of, planned_stages
from comity_web.followup.selectors import visible_engagements
from comity_web.followup.written import Written, written_of
from comity_web.registry.models import Mandate


@dataclass(frozen=True, slots=True)
class OwedStage:
    """A stage as one party owes it: the task, where it stands for this viewer, what the viewer sees recorded for it.

    `reason` is why it was skipped or refused, told to those who take part; `own` says that the viewer acts for the
    owner or the convener, and so sees what is known. `written` is whom it is to be written to; who has a letter is
    known to these two.
    """

    task: Task
    state: StageState
    engagements: tuple[Engagement, ...]
    reason: str
    own: bool
    written: Written


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of an occurrence for one viewer: its days, and who owes it."""

    stage: Stage
    planned: PlannedStage
    owed: tuple[OwedStage, ...]
    mandates: tuple[Mandate, ...]


def takes_part(occurrence: Occurrence, actor: Actor) -> bool:
    """Whether the actor's party convenes the occurrence or holds a role in it."""
    if not may(actor, SEE, party=actor.party, is_sample=occurrence.is_sample):
        return False
    held = occurrence.participations.filter(party_id=actor.party).exists()
    return occurrence.convener_id == actor.party or held


def stages_for(*, occurrence: Occurrence, actor: Actor, today: date) -> list[StageView]:
    """Every stage with each party's state, in the order of the process; in a bounded number of queries."""
    process = process_of(occurrence.process)
    tasks: dict[str, list[Task]] = defaultdict(list)
    mandates = Prefetch("mandates", Mandate.objects.select_related("work").order_by("work__adopted_on", "position"))
    for task in occurrence.tasks.select_related("owner", "owed_to").prefetch_related(mandates).order_by("owner_id"):
        tasks[task.stage].append(task)
    seen: dict[int, list[Engagement]] = defaultdict(list)
    for engagement in visible_engagements(actor=actor).filter(occurrence=occurrence).prefetch_related("evidence"):
        if engagement.task_id is not None:
            seen[engagement.task_id].append(engagement)
    written = written_of(occurrence, [task for owed in tasks.values() for task in owed])
    inside = takes_part(occurrence, actor)
    said = {(change.stage, change.party): change for change in occurrence.changes.order_by("id") if change.party}
    views = []
    for planned in planned_stages(occurrence):
        stage = process.stage(planned.stage)
        owed = tuple(
            _owed(
                process,
                stage,
                planned,
                occurrence,
                task,
                seen[task.pk],
                written[task.pk],
                said.get((stage.id, task.owner_id)),
                actor,
                today,
                inside,
            )
            for task in tasks[stage.id]
        )
        asked = {mandate.pk: mandate for task in tasks[stage.id] for mandate in task.mandates.all()}
        views.append(StageView(stage, planned, owed, tuple(asked.values())))
    return views


def _owed(
    process: Process,
    stage: Stage,
    planned: PlannedStage,
    occurrence: Occurrence,
    task: Task,
    seen: list[Engagement],
    written: Written,
    said: StageChange | None,
    actor: Actor,
    today: date,
    inside: bool,
) -> OwedStage:
    """Owner and convener know of a task what is known; all others what the engagements that they see tell."""
    parties = (task.owner_id, occurrence.convener_id)
    own = any(may(actor, SEE, party=party, is_sample=occurrence.is_sample) for party in parties)
    days: list[tuple[date | None, bool]] = [(task.done_on, True), (task.recorded_on, False)]
    if not own:
        told = [one for one in seen if one.current and stage.accepts(one.current.evidence_kind)]
        days = [(_told_day(one, process, written, actor), is_shown(one, process)) for one in told]
    facts = [EngagementFact(task.owner_id, day, day, evidence=int(shown), public=True) for day, shown in days if day]
    if own and task.ended_on:
        planned = replace(planned, ends=task.ended_on)
    refusal = None
    if task.closed:
        reason = said.reason if said and inside else ""
        party = said.by_party if said else ""
        refusal = Refusal(StageStanding(task.closed), min(said.at.date(), today) if said else today, party, reason)
    state = stage_state(planned, facts, today, PUBLIC, refusal=refusal)
    return OwedStage(task, state, tuple(seen), refusal.reason if refusal else "", own, written)


def _told_day(engagement: Engagement, process: Process, written: Written, actor: Actor) -> date | None:
    """The day on which the stage was done, as the engagement tells it to this viewer; None where it is not yet.

    Of letters to several each one written to knows its own; to all others the last one counts.
    """
    if not rests_on_letters(engagement, process):
        return engagement.happened_on
    return written.on(actor.party) or written.done_on


def preview_stage(*, occurrence: Occurrence, stage: str, day: date, today: date) -> Preview:
    """What would follow if this stage were on this day: those counted from it move too; nothing is written."""
    process, changes = process_of(occurrence.process), changes_of(occurrence)
    process.stage(stage)
    before = planned_stages(occurrence)
    after = schedule(process, occurrence.anchor_on, Changes(changes.offsets, {**changes.dates, stage: day}))
    moved = tuple(
        MovedStage(then.stage, then.due, now.due, fixed=now.fixed) for then, now in zip(before, after, strict=True)
    )
    return Preview(moved, warnings_of(occurrence, after, today=today))
