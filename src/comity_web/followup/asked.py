"""What is asked of a party, by when."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from comity.processes.states import MandateStanding
from comity_web.accounts.permissions import SEE, Actor, may
from comity_web.followup.models import Task
from comity_web.followup.selectors import inbox, visible_occurrences
from comity_web.followup.status import Followed, follow
from comity_web.registry.models import Mandate, MandateParty
from comity_web.registry.selectors import mandates_with_words

SOON = timedelta(days=90)
"""What "next" means in an inbox."""

MOST = 10
"""Mandates of a group; a party that is asked more has its page, and the group says so."""

MOST_TASKS = 100
"""Tasks of all groups together."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Tasks and mandates whose day is past, within SOON, or later; each group in the order of its days.

    `cut` names the groups of which only the first mandates are here.
    """

    tasks: dict[str, list[Task]]
    mandates: dict[str, list[Mandate]]
    followed: dict[int, Followed]
    cut: frozenset[str] = frozenset()


def asked_of(*, actor: Actor, today: date) -> Groups:
    """What the actor's party owes; of mandates, the past ones only where the party sees nothing recorded for them."""
    tasks: dict[str, list[Task]] = {"overdue": [], "soon": [], "later": []}
    for task in inbox(actor=actor)[:MOST_TASKS]:
        tasks[group_of(task.ends_on, today)].append(task)
    if not may(actor, SEE, party=actor.party):
        return Groups(tasks, {"overdue": [], "soon": [], "later": []}, {})
    found = _due_of(actor.party, today)
    keys = [pk for group in found.values() for pk in group[:MOST]]
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
    return Groups(tasks, mandates, followed, frozenset(name for name, group in found.items() if len(group) > MOST))


def group_of(day: date, today: date) -> str:
    """The group of a day: "overdue", "soon" or "later"."""
    if day < today:
        return "overdue"
    return "soon" if day <= today + SOON else "later"


def _due_of(party: str, today: date) -> dict[str, list[int]]:
    """The mandates that ask the party and have a day, by group: one more than MOST where there are more.

    Of the past ones the latest come first, of the others the nearest.
    """
    links, later = MandateParty.objects.filter(party=party), today + SOON
    groups = {
        "overdue": links.filter(asked_by__lt=today).order_by("-asked_by", "mandate_id"),
        "soon": links.filter(asked_by__gte=today, asked_by__lte=later).order_by("asked_by", "mandate_id"),
        "later": links.filter(asked_by__gt=later).order_by("asked_by", "mandate_id"),
    }
    return {name: list(found.values_list("mandate_id", flat=True)[: MOST + 1]) for name, found in groups.items()}


def visible_tasks(*, party: str, actor: Actor) -> QuerySet[Task]:
    """What a party owes in occurrences that the actor may see, the next first."""
    seen = visible_occurrences(actor=actor).order_by().values("pk")
    found = Task.objects.filter(owner=party, occurrence__in=seen).select_related("occurrence", "owed_to")
    return found.order_by("due_on", "id")
