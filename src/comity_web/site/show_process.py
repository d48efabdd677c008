"""Processes and their occurrences as the pages show them: words in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from comity.processes.process import Offset, Process
from comity.processes.schedule import DateWarning, MovedStage
from comity.processes.states import StageStanding
from comity_web.accounts.permissions import ANSWER, CONVENE, DRAFT_LETTER, RECORD, SEND_LETTER, Actor, may
from comity_web.followup.models import Engagement, Occurrence, Task
from comity_web.followup.stages import OwedStage, StageView
from comity_web.followup.written import Written
from comity_web.registry.models import Mandate
from comity_web.site.addresses import address
from comity_web.site.languages import interface_language
from comity_web.site.show import ShownParty, show_distance, show_party

STANDINGS: dict[StageStanding, Promise] = {
    StageStanding.UPCOMING: pgettext_lazy("stage", "upcoming"),
    StageStanding.OPEN: pgettext_lazy("stage", "open"),
    StageStanding.DONE: pgettext_lazy("stage", "done"),
    StageStanding.RECORDED: pgettext_lazy("stage", "recorded without evidence"),
    StageStanding.LATE: pgettext_lazy("stage", "late"),
    StageStanding.SKIPPED: pgettext_lazy("stage", "skipped"),
    StageStanding.REFUSED: pgettext_lazy("stage", "refused"),
}

FIRST_TOLD = (
    StageStanding.LATE,
    StageStanding.RECORDED,
    StageStanding.OPEN,
    StageStanding.UPCOMING,
    StageStanding.REFUSED,
)
"""Of several parties' states the line tells the one that asks for most attention; then done, then skipped."""

WARNINGS: dict[str, Promise] = {
    "recess": gettext_lazy("%(party)s is in recess until %(until)s."),
    "before-predecessor": gettext_lazy("It comes before “%(other)s”."),
    "past": gettext_lazy("This day has passed."),
}


@dataclass(frozen=True, slots=True)
class ShownProcess:
    """A process by its title, with the address of its page."""

    id: str
    row: str
    title: str
    text: str
    anchor: str
    url: str
    recurs: str
    stages: int


@dataclass(frozen=True, slots=True)
class ShownOccurrence:
    """An occurrence in a list: its title, its anchor day and how far off that is."""

    key: str
    url: str
    title: str
    process: str
    anchor_on: date
    distance: str
    convener: ShownParty
    subject: ShownParty | None
    place: str
    is_sample: bool


@dataclass(frozen=True, slots=True)
class ShownOwed:
    """What one party owes in a stage, and what the viewer may do about it."""

    task: Task
    party: ShownParty
    standing: str
    word: str
    note: str
    written: str
    reason: str
    engagements: tuple[Engagement, ...]
    may_record: bool
    may_write: bool
    to_send: int
    may_acknowledge: bool
    may_refuse: bool
    may_skip: bool
    may_resume: bool


@dataclass(frozen=True, slots=True)
class ShownStage:
    """A stage on the line and below it."""

    id: str
    title: str
    text: str
    due: date
    ends: date
    usual: bool
    fixed: bool
    required: bool
    standing: str
    word: str
    document: str
    evidence: tuple[str, ...]
    register: str
    owed: tuple[ShownOwed, ...]
    mandates: tuple[Mandate, ...]


@dataclass(frozen=True, slots=True)
class ShownMove:
    """What a stage's day was and would be."""

    title: str
    old: date
    new: date
    note: str
    fixed: bool
    warnings: tuple[str, ...]


def show_process(process: Process) -> ShownProcess:
    """The process in the language of the interface."""
    language = interface_language()
    return ShownProcess(
        process.id,
        process.row,
        process.title.to(language),
        process.text.to(language),
        process.anchor.to(language),
        address("process", process.id),
        show_offset(process.recurs) if process.recurs else "",
        len(process.stages),
    )


def show_offset(offset: Offset) -> str:
    """A distance in words, without its direction: "2 years 3 months"."""
    parts = (
        (offset.years, ngettext("%(count)s year", "%(count)s years", abs(offset.years))),
        (offset.months, ngettext("%(count)s month", "%(count)s months", abs(offset.months))),
        (offset.weeks, ngettext("%(count)s week", "%(count)s weeks", abs(offset.weeks))),
        (offset.days, ngettext("%(count)s day", "%(count)s days", abs(offset.days))),
    )
    return " ".join(words % {"count": abs(count)} for count, words in parts if count)


def show_occurrence(occurrence: Occurrence, process: Process | None, today: date) -> ShownOccurrence:
    """The occurrence as a list shows it."""
    return ShownOccurrence(
        occurrence.key,
        address("occurrence", occurrence.key),
        occurrence.title,
        process.title.to(interface_language()) if process else occurrence.process,
        occurrence.anchor_on,
        show_distance(occurrence.anchor_on, today),
        show_party(occurrence.convener),
        show_party(occurrence.subject) if occurrence.subject else None,
        occurrence.place,
        occurrence.is_sample,
    )


def show_stage(view: StageView, process: Process, occurrence: Occurrence, actor: Actor) -> ShownStage:
    """The stage in words, with what the viewer may do."""
    language = interface_language()
    stage, planned = view.stage, view.planned
    owed = tuple(show_owed(one, occurrence, actor, accepts_letter=stage.accepts("letter")) for one in view.owed)
    document = process.document(stage.document)
    kinds = [process.evidence_kind(kind) for kind in stage.evidence]
    standing = _foremost([one.state.standing for one in view.owed])
    return ShownStage(
        id=stage.id,
        title=stage.title.to(language),
        text=stage.text.to(language) if stage.text else "",
        due=planned.due,
        ends=planned.ends,
        usual=planned.usual,
        fixed=planned.fixed,
        required=stage.required,
        standing=standing,
        word=str(STANDINGS[StageStanding(standing)]) if standing else _("nobody named yet"),
        document=document.name.to(language) if document else "",
        evidence=tuple(kind.name.to(language) for kind in kinds if kind),
        register=stage.register,
        owed=owed,
        mandates=view.mandates,
    )


def _foremost(standings: Sequence[StageStanding]) -> str:
    """The state that the line tells; "" where nobody owes the stage."""
    for standing in (*FIRST_TOLD, StageStanding.DONE, StageStanding.SKIPPED):
        if standing in standings:
            return standing.value
    return ""


def show_owed(owed: OwedStage, occurrence: Occurrence, actor: Actor, *, accepts_letter: bool) -> ShownOwed:
    """What the party owes, as this viewer sees it."""
    task, state, sample = owed.task, owed.state, occurrence.is_sample
    answers = may(actor, ANSWER, party=task.owner_id, escalated=task.escalated_at is not None, is_sample=sample)
    convenes = may(actor, CONVENE, party=occurrence.convener_id, is_sample=sample)
    standing = not task.closed and task.done_on is None
    wanting = standing or bool(owed.written.missing)
    sends = may(actor, SEND_LETTER, party=task.owner_id, escalated=task.escalated_at is not None, is_sample=sample)
    return ShownOwed(
        task=task,
        party=show_party(task.owner),
        standing=state.standing.value,
        word=str(STANDINGS[state.standing]),
        note=_note(owed),
        written=show_written(owed.written) if owed.own and accepts_letter else "",
        reason=owed.reason,
        engagements=owed.engagements,
        may_record=not task.closed and may(actor, RECORD, party=task.owner_id, is_sample=sample),
        may_write=not task.closed
        and wanting
        and accepts_letter
        and may(actor, DRAFT_LETTER, party=task.owner_id, is_sample=sample),
        to_send=len(owed.written.drafts) if sends else 0,
        may_acknowledge=answers and standing and task.acknowledged_at is None,
        may_refuse=answers and standing,
        may_skip=convenes and standing,
        may_resume=bool(task.closed) and (answers or convenes),
    )


def show_written(written: Written) -> str:
    """How many of several have a letter: "1 of 2 written to"; "" before the first."""
    whole = len(written.owed)
    if whole < 2 or not written.first:
        return ""
    return _("%(count)s of %(whole)s written to") % {"count": whole - len(written.missing), "whole": whole}


def _note(owed: OwedStage) -> str:
    """How late, or that nothing was heard: silence is never told as if nothing had been done."""
    days = owed.state.days_late
    if owed.state.standing is StageStanding.LATE and not owed.own:
        return _("no information received")
    if owed.state.late:
        return ngettext("%(count)s day late", "%(count)s days late", days) % {"count": days}
    if owed.own and owed.task.acknowledged_at and owed.state.standing is not StageStanding.DONE:
        return _("acknowledged")
    return ""


def show_moves(
    moved: Sequence[MovedStage], warnings: Sequence[DateWarning], process: Process, names: Mapping[str, str]
) -> list[ShownMove]:
    """What follows, stage by stage, with what to look at."""
    language = interface_language()
    said: dict[str, list[str]] = {}
    for one in warnings:
        said.setdefault(one.stage, []).append(show_warning(one, process, names))
    return [
        ShownMove(
            process.stage(one.stage).title.to(language),
            one.old,
            one.new,
            _difference(one.days),
            one.fixed,
            tuple(said.get(one.stage, ())),
        )
        for one in moved
    ]


def show_warning(warning: DateWarning, process: Process, names: Mapping[str, str]) -> str:
    """The warning in words."""
    from django.utils.formats import date_format

    other = process.stage(warning.other).title.to(interface_language()) if warning.other else ""
    until = date_format(warning.until, "DATE_FORMAT") if warning.until else ""
    facts = {"party": names.get(warning.party, warning.party), "until": until, "other": other}
    return str(WARNINGS[warning.code]) % facts


def _difference(days: int) -> str:
    if days == 0:
        return _("stays")
    if days > 0:
        return ngettext("%(count)s day later", "%(count)s days later", days) % {"count": days}
    return ngettext("%(count)s day earlier", "%(count)s days earlier", -days) % {"count": -days}
