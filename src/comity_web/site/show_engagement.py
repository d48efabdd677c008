"""Engagements as the pages show them: words in the reader's language, permissions asked before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import NoReverseMatch
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from comity.processes import shared_vocabulary
from comity.processes.process import FIELDS
from comity_web.followup.catalogue import all_processes, process_of
from comity_web.followup.models import Engagement, EngagementRecord, Evidence, StageChange, Task
from comity_web.followup.selectors import state_of
from comity_web.followup.titles import title_of
from comity_web.site.addresses import address
from comity_web.site.languages import interface_language
from comity_web.site.show import ShownParty, show_party

VISIBILITIES = {
    "private": gettext_lazy("only us"),
    "shared": gettext_lazy("parties we name"),
    "public": gettext_lazy("everybody"),
}

STATES = {
    "upcoming": gettext_lazy("not open yet"),
    "open": gettext_lazy("open"),
    "late": gettext_lazy("late"),
    "done": gettext_lazy("done"),
    "done-late": gettext_lazy("done late"),
    "recorded": pgettext_lazy("stage", "recorded without evidence"),
    "skipped": gettext_lazy("skipped"),
    "refused": gettext_lazy("refused"),
}

SIDES = {"government": gettext_lazy("the government’s key"), "parliament": gettext_lazy("the parliament’s key")}


@dataclass(frozen=True, slots=True)
class ShownEngagement:
    """An engagement as lists and its own page show it."""

    key: str
    url: str
    title: str
    party: ShownParty
    happened_on: date
    until: date | None
    place: str
    fields: tuple[tuple[str, str], ...]
    visibility: str
    seen_by: str
    side: str
    occurrence: str
    is_sample: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """One state of an engagement: what it says, whether it is confirmed, why it replaced the one before."""

    sequence: int
    title: str
    text: str
    happened_on: date
    until: date | None
    place: str
    participants: tuple[tuple[str, int], ...]
    evidence_kind: str
    reported_as: str
    fields: tuple[tuple[str, str], ...]
    goals: tuple[str, ...]
    seen_by: str
    withdrawn: bool
    reason: str
    by: str
    at: datetime
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """A file with its digest and size, or an address."""

    url: str
    name: str
    kind: str
    size: int
    digest: str
    is_file: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownTask:
    """What a party owes in an occurrence; `days` is negative once the last day is past."""

    key: str
    stage: str
    occurrence: str
    process: str
    occurrence_url: str
    record_url: str
    due_on: date
    ends_on: date
    days: int
    distance: str
    usual: bool
    state: str
    state_word: str
    owed_to: str
    acknowledged: bool
    escalated: bool
    is_sample: bool


def field_name(field: str) -> str:
    """The name of a field of cooperation."""
    return shared_vocabulary().fields[field].to(interface_language())


def show_fields(fields: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Id and name of each, in the order of the resolution."""
    named = set(fields)
    return tuple((field, field_name(field)) for field in FIELDS if field in named)


def show_engagement(row: Engagement) -> ShownEngagement:
    """The engagement by its current record; party, record and occurrence must have been fetched."""
    record = row.current
    return ShownEngagement(
        key=row.key,
        url=address("engagement", row.key),
        title=title_of(row, record) if record else row.key,
        party=show_party(row.party),
        happened_on=row.happened_on,
        until=record.until if record else None,
        place=record.place if record else "",
        fields=show_fields(record.fields if record else ()),
        visibility=row.visibility,
        seen_by=str(VISIBILITIES[row.visibility]),
        side=str(SIDES.get(row.key_side, "")),
        occurrence=row.occurrence.title if row.occurrence else "",
        is_sample=row.is_sample,
        withdrawn=row.withdrawn,
    )


def show_record(record: EngagementRecord, *, process: str) -> ShownRecord:
    """The record; `process` is that of its occurrence, which names kinds of evidence, or ""."""
    confirmation = getattr(record, "confirmation", None)
    return ShownRecord(
        sequence=record.sequence,
        title=record.title,
        text=record.text,
        happened_on=record.happened_on,
        until=record.until,
        place=record.place,
        participants=tuple((str(count_name(name)), count) for name, count in record.participants.items()),
        evidence_kind=evidence_kind_name(record.evidence_kind, process),
        reported_as=record.reported_as,
        fields=show_fields(record.fields),
        goals=tuple(record.goals),
        seen_by=str(VISIBILITIES[record.visibility]),
        withdrawn=record.withdrawn,
        reason=record.reason,
        by=record.by,
        at=record.at,
        confirmed_at=confirmation.at if confirmation else None,
    )


def count_name(name: str) -> str:
    """Who is counted."""
    names = {
        "total": pgettext("participants", "all"),
        "legislators": pgettext("participants", "members of parliament"),
        "women": pgettext("participants", "women"),
    }
    return names.get(name, name)


def evidence_kind_name(kind: str, process: str) -> str:
    """The name of a kind of evidence, as the process or the shared vocabulary has it; "" for none."""
    if not kind:
        return ""
    described = all_processes().get(process)
    known = (described.evidence_kind(kind) if described else None) or shared_vocabulary().evidence.get(kind)
    return known.name.to(interface_language()) if known else kind


PIECES: dict[str, Promise] = {
    "file": pgettext_lazy("evidence", "a file"),
    "link": pgettext_lazy("evidence", "an address on the web"),
    "symbol": pgettext_lazy("evidence", "the symbol of a document"),
    "letter": pgettext_lazy("evidence", "a letter sent from here"),
    "entry": pgettext_lazy("evidence", "an entry of a register here"),
}


def sufficing(kind: str, process: str) -> tuple[str, ...]:
    """What shows evidence of this kind, in words, as the process or the shared vocabulary has it; none for no kind."""
    described = all_processes().get(process)
    known = (described.evidence_kind(kind) if described else None) or shared_vocabulary().evidence.get(kind)
    return tuple(str(PIECES[piece]) for piece in known.shown_by) if known else ()


def show_evidence(row: Evidence) -> ShownEvidence:
    """The piece of evidence; its file must have been fetched without the bytes."""
    if row.file is None:
        return ShownEvidence(row.link, row.link, "", 0, "", is_file=False, at=row.at)
    return ShownEvidence(
        address("evidence", row.pk), row.name, row.media_type, row.file.size, row.file.digest, True, row.at
    )


def show_task(row: Task, today: date, *, own: bool = True) -> ShownTask:
    """The task; occurrence and whom it is owed to must have been fetched. Only its `own` party is told where it stands.

    Of another party's task, the days alone are shown: what is done there is told by the records that one may see.
    """
    process = process_of(row.occurrence.process)
    language = interface_language()
    state = state_of(row, today=today)
    days = (row.ends_on - today).days
    return ShownTask(
        key=row.key,
        stage=process.stage(row.stage).title.to(language),
        occurrence=row.occurrence.title,
        process=process.title.to(language),
        occurrence_url=occurrence_url(row.occurrence.key),
        record_url=f"{address('engagement-new')}?task={row.key}",
        due_on=row.due_on,
        ends_on=row.ends_on,
        days=days,
        distance=show_days(days),
        usual=row.usual,
        state=state if own else "",
        state_word=str(STATES[state]) if own else "",
        owed_to=_("to %(party)s") % {"party": row.owed_to.name(language)} if row.owed_to else "",
        acknowledged=own and row.acknowledged_at is not None,
        escalated=own and row.escalated_at is not None,
        is_sample=row.occurrence.is_sample,
    )


def occurrence_url(key: str) -> str:
    """The address of an occurrence's page; "" where there are no such pages."""
    try:
        return address("occurrence", key)
    except NoReverseMatch:
        return ""


def show_days(days: int) -> str:
    """How far off a last day is: in days, today, or by how many it was missed."""
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("%(count)s day late", "%(count)s days late", -days) % {"count": -days}
    return ngettext("in %(count)s day", "in %(count)s days", days) % {"count": days}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change of a schedule: what of which occurrence, and from which day to which."""

    occurrence: str
    url: str
    what: str
    stage: str
    before: date | None
    after: date | None
    at: datetime


CHANGES = {
    "move": gettext_lazy("moved"),
    "skip": gettext_lazy("skipped"),
    "refuse": gettext_lazy("refused"),
    "resume": gettext_lazy("owed again"),
}


def show_change(row: StageChange) -> ShownChange:
    """The change in words; the stage by its title, the anchor by what the process calls it."""
    process = process_of(row.occurrence.process)
    title = process.stage(row.stage).title if row.stage else process.anchor
    return ShownChange(
        occurrence=row.occurrence.title,
        url=occurrence_url(row.occurrence.key),
        what=str(CHANGES[row.kind]),
        stage=title.to(interface_language()),
        before=row.before,
        after=row.after,
        at=row.at,
    )
