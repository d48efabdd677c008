"""Builds the sample world through the same services that people use, each step on its day, in the order of the days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from comity_web.accounts.membership import hold_role
from comity_web.accounts.models import User
from comity_web.accounts.permissions import FOCAL_POINT, VALIDATOR, Actor
from comity_web.followup.catalogue import process_of
from comity_web.followup.delegations import Count, NewDelegation, register_delegation
from comity_web.followup.engagement_account import Account
from comity_web.followup.engagements import NewEngagement, confirm_record, record_engagement
from comity_web.followup.evidence import EvidenceFile
from comity_web.followup.models import Occurrence
from comity_web.followup.occurrences import NewOccurrence, close_task, open_occurrence, planned_stages
from comity_web.parties.documents import NewDocument, register_document
from comity_web.parties.models import Chamber, IpuMembership, Party, Recess
from comity_web.world.selectors import is_loaded
from comity_web.world.story import Closing, Deed, Run, Story, read_story

SOURCE = "Sample world of Comity"
"""The source that chambers, memberships and recesses of the sample world name."""

ROLE_WORDS = {
    "reader": "Reader",
    "contributor": "Contributor",
    "focal-point": "Focal point",
    "alternate": "Alternate",
    "validator": "Validator",
    "administrator": "Administrator",
}


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do on a day of the story."""

    at: datetime
    do: Callable[[datetime], None]


@transaction.atomic
def load_world(*, now: datetime) -> bool:
    """The sample world stands, told back from `now`; False where it stood already."""
    if is_loaded():
        return False
    story = read_story()
    people = _people(story, now)
    _facts(story, now)
    for run in story.runs:
        _play(run, people, now)
    return True


def _people(story: Story, now: datetime) -> dict[tuple[str, str], Actor]:
    """An account for each role of each party, named by its role, without password or address."""
    actors = {}
    parties = Party.objects.in_bulk(list(story.people))
    for party, roles in story.people.items():
        for role in roles:
            user = User(
                username=f"sample-{party.replace(':', '-').lower()}-{role}",
                first_name=ROLE_WORDS[role],
                last_name=parties[party].name("en")[:150],
                wants_mail=False,
                is_sample=True,
            )
            user.set_unusable_password()
            user.save()
            hold_role(user=user, party=party, role=role, actor=Actor(user.key, party), now=now)
            actors[party, role] = Actor(user.key, party, frozenset({role}))
    return actors


def _facts(story: Story, now: datetime) -> None:
    """Chambers, places in the IPU, recesses and documents."""
    today = now.date()
    Chamber.objects.bulk_create(
        [
            Chamber(source=SOURCE, source_date=today, parliament_id=one["parliament"], code=one["code"],
                    names=one["names"], seats=one["seats"], women=one.get("women"))
            for one in story.chambers
        ]
    )  # fmt: skip
    IpuMembership.objects.bulk_create(
        [
            IpuMembership(parliament_id=parliament, status="member", source=SOURCE, source_date=today)
            for parliament in sorted({one["parliament"] for one in story.chambers})
        ]
    )
    for one in story.recesses:
        first = today + timedelta(days=one["first"])
        last = today + timedelta(days=one["last"])
        Recess.objects.create(parliament_id=one["parliament"], first=first, last=last, source=SOURCE, is_sample=True)
    for one in story.documents:
        told = {**one, "data": one["data"].encode(), "dated": today + timedelta(days=one["dated"])}
        register_document(new=NewDocument(**told, is_sample=True))


def _play(run: Run, people: dict[tuple[str, str], Actor], now: datetime) -> None:
    """The occurrence is opened, and what was done, skipped or refused follows in the order of the days."""
    today = now.date()
    opened = min(_at(today + timedelta(days=run.opened), now), now)
    new = NewOccurrence(
        process=run.process,
        title=run.title,
        anchor_on=today + timedelta(days=run.anchor),
        convener=run.convener,
        subject=run.subject,
        theme=run.theme,
        place=run.place,
        visibility=run.visibility,
        holders=run.holders,
        is_sample=True,
    )
    occurrence = open_occurrence(new=new, actor=people[run.convener, FOCAL_POINT], now=opened)
    due = {one.stage: one.due for one in planned_stages(occurrence)}
    steps = [_deed(occurrence, deed, due[deed.stage], people, now) for deed in run.done]
    steps += [_closing(occurrence, closing, people, now) for closing in run.closed]
    for step in sorted(steps, key=lambda step: step.at):
        step.do(step.at)


def _deed(occurrence: Occurrence, deed: Deed, due: date, people: dict[tuple[str, str], Actor], now: datetime) -> Step:
    at = _at(min(due + timedelta(days=deed.days), now.date()), now)
    if deed.delegation:
        return Step(at, lambda when: _register(occurrence, deed, people, when))

    def do(when: datetime) -> None:
        process = process_of(occurrence.process)
        stage = process.stage(deed.stage)
        title = deed.title or f"{stage.title.to('en')}: {occurrence.title}"
        file = EvidenceFile(f"{deed.stage}.txt", f"SAMPLE\n\n{title}\n\n{deed.file}\n".encode())
        account = Account(
            title=title,
            happened_on=when.date(),
            place=deed.place,
            participants=deed.participants,
            evidence_kind=next(kind for kind in stage.evidence if process.shows(kind, {"file"})),
            fields=occurrence.fields[:1],
            visibility=deed.visibility,
        )
        new = NewEngagement(
            party=deed.party,
            account=account,
            task=occurrence.tasks.get(stage=deed.stage, owner_id=deed.party),
            shared_with=deed.shared_with,
            files=[file] if deed.file else (),
            is_sample=True,
        )
        engagement = record_engagement(new=new, actor=people[deed.party, FOCAL_POINT], now=when)
        if deed.confirmed:
            confirm_record(record=engagement.records.get(), actor=people[deed.party, VALIDATOR], now=when)

    return Step(at, do)


def _register(occurrence: Occurrence, deed: Deed, people: dict[tuple[str, str], Actor], when: datetime) -> None:
    """The party's entry in the register of delegations, which does the stage."""
    told, code = deed.delegation, deed.party.partition(":")[2]
    chambers = dict(Chamber.objects.filter(parliament_id=f"parliament:{code}").values_list("code", "pk"))
    counts = []
    for of_whom, count in told.get("counts", {}).items():
        chamber, _blank, sex = of_whom.partition(" ")
        counts.append(Count(chambers[chamber], sex, count))
    new = NewDelegation(members=told["members"], legislators=told.get("legislators"), counts=counts)
    actor = people[deed.party, FOCAL_POINT]
    register_delegation(occurrence=occurrence, new=new, actor=actor, now=when)


def _closing(occurrence: Occurrence, closing: Closing, people: dict[tuple[str, str], Actor], now: datetime) -> Step:
    by = occurrence.convener_id if closing.kind == "skip" else closing.party

    def do(when: datetime) -> None:
        task = occurrence.tasks.get(stage=closing.stage, owner_id=closing.party)
        close_task(task=task, kind=closing.kind, reason=closing.reason, actor=people[by, FOCAL_POINT], now=when)

    return Step(_at(now.date() + timedelta(days=closing.at), now), do)


def _at(day: date, now: datetime) -> datetime:
    """The hour of loading on that day: never in the future."""
    return datetime.combine(day, now.timetz())
