"""What is asked of a party, by when; and what changed around it since it last looked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from comity.processes.states import MandateStanding
from comity_web.accounts.permissions import SEE, Actor, may
from comity_web.followup.models import Engagement, Participation, Share, StageChange, Task
from comity_web.followup.selectors import inbox, visible_engagements, visible_occurrences
from comity_web.followup.status import Followed, follow
from comity_web.registry.models import Mandate
from comity_web.registry.selectors import mandates_with_words

SOON = timedelta(days=90)
"""What "next" means in an inbox."""

MOST = 25
"""Rows of a group; a party that is asked more has its page."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Tasks and mandates whose day is past, within SOON, or later; each group in the order of its days."""

    tasks: dict[str, list[Task]]
    mandates: dict[str, list[Mandate]]
    followed: dict[int, Followed]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since a moment: schedules of occurrences the party is in, and records that it may see."""

    stages: list[StageChange]
    engagements: list[Engagement]


def asked_of(*, actor: Actor, today: date) -> Groups:
    """What the actor's party owes; of mandates, the past ones only where the party sees nothing recorded for them."""
    tasks: dict[str, list[Task]] = {"overdue": [], "soon": [], "later": []}
    for task in inbox(actor=actor)[: MOST * 4]:
        tasks[group_of(task.ends_on, today)].append(task)
    if not may(actor, SEE, party=actor.party):
        return Groups(tasks, {"overdue": [], "soon": [], "later": []}, {})
    asking = Mandate.objects.filter(
        party_links__party=actor.party, party_links__role="addressee", withdrawn_at=None, asks=True
    )
    past = asking.filter(due_on__lt=today).order_by("-due_on", "pk")
    soon = asking.filter(due_on__gte=today, due_on__lte=today + SOON).order_by("due_on", "pk")
    later = asking.filter(due_on__gt=today + SOON).order_by("due_on", "pk")
    keys = [pk for found in (past, soon, later) for pk in found.values_list("pk", flat=True)[:MOST]]
    followed = follow(mandates=keys, day=today, actor=actor)
    mandates: dict[str, list[Mandate]] = {"overdue": [], "soon": [], "later": []}
    rows = {row.pk: row for row in mandates_with_words(Mandate.objects.filter(pk__in=keys))}
    for pk in keys:
        row, state = rows.get(pk), followed[pk].keys.state
        if row is None or row.due_on is None:
            continue
        if row.due_on >= today:
            mandates[group_of(row.due_on, today)].append(row)
        elif state.standing is MandateStanding.OVERDUE:
            mandates["overdue"].append(row)
    return Groups(tasks, mandates, followed)


def group_of(day: date, today: date) -> str:
    """The group of a day: "overdue", "soon" or "later"."""
    if day < today:
        return "overdue"
    return "soon" if day <= today + SOON else "later"


def changed_since(*, actor: Actor, since: datetime, limit: int = 15) -> Changes:
    """The latest changes first; nothing for who belongs to no party."""
    if not may(actor, SEE, party=actor.party):
        return Changes([], [])
    held = Participation.objects.filter(occurrence=OuterRef("occurrence"), party=actor.party)
    ours = Q(occurrence__convener=actor.party) | Q(Exists(held))
    stages = StageChange.objects.filter(ours, at__gt=since).select_related("occurrence").order_by("-id")
    records = visible_engagements(actor=actor).filter(current__at__gt=since)
    near = records.filter(near_party(actor.party)).order_by("-current__at")
    return Changes(list(stages[:limit]), list(near[:limit]))


def near_party(party: str) -> Q:
    """Engagements that touch a party: its own, those shared with it, those of occurrences that it is in."""
    held = Participation.objects.filter(occurrence=OuterRef("occurrence"), party=party)
    shared = Share.objects.filter(engagement=OuterRef("pk"), party=party, ended_at=None)
    return Q(party=party) | Q(Exists(shared)) | Q(Exists(held))


def visible_tasks(*, party: str, actor: Actor) -> QuerySet[Task]:
    """What a party owes in occurrences that the actor may see, the next first."""
    seen = visible_occurrences(actor=actor).order_by().values("pk")
    found = Task.objects.filter(owner=party, occurrence__in=seen).select_related("occurrence", "owed_to")
    return found.order_by("due_on", "id")
