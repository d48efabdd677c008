"""Reminders: what a party owes, told to its people by e-mail; at most one digest a day, and nothing said twice.

A message is planned as a row first, unique per person, kind and day; then taken with a conditional update, sent, and
marked. A run that is started twice, or ends between two of these steps, doubles nothing and loses nothing. One gap
cannot be closed: whether a mail server had accepted a message when a run ended in the middle of handing it over. It is
handed over again after LEASE under the same Message-ID, by which mail readers know it as the same message.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from comity_web.accounts import audit
from comity_web.accounts.models import Membership, User
from comity_web.accounts.permissions import ALTERNATE, ANSWER, ANYONE, Actor, may
from comity_web.followup.models import Reminder, Task
from comity_web.followup.reminder_text import draft_message

LOG = logging.getLogger("comity.reminders")

SOON = (30, 14, 7, 1)
"""On how many days before its due day a task is spoken of."""

OVERDUE_EVERY = 7
"""Every how many days an overdue task is spoken of, from the day after its last one."""

LATELY = timedelta(days=60)
"""How long after an escalation an alternate who is named later is told of it; rows are kept longer than that."""

LEASE = timedelta(minutes=30)
"""How long a message that was taken and not marked as sent is left to the run that took it."""

DIGEST, ESCALATION = "digest", "escalation"

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Run:
    """What one run did: tasks escalated, messages planned, sent, and refused by the mail server."""

    escalated: int
    planned: int
    sent: int
    failed: int


@dataclass(slots=True)
class _Duty:
    """What one person is to be told: by task, the day from which on it counts as told."""

    user: User
    since: dict[str, date] = field(default_factory=dict)


def run_reminders(*, clock: Clock) -> Run:
    """Everything that is to be said today is planned and sent; run as often as one likes, it is said once."""
    now = clock()
    day = timezone.localdate(now)
    escalated = escalate_tasks(day=day, now=now)
    planned = plan_reminders(day=day, now=now)
    sent, failed = send_planned(clock=clock)
    return Run(escalated, planned, sent, failed)


def milestone(*, due_on: date, ends_on: date, day: date) -> date | None:
    """The last day up to `day` on which a task is to be spoken of: SOON, then weekly once it is late; None if none."""
    if day > ends_on:
        first = ends_on + timedelta(days=1)
        return first + timedelta(days=(day - first).days // OVERDUE_EVERY * OVERDUE_EVERY)
    return max((on for ahead in SOON if (on := due_on - timedelta(days=ahead)) <= day), default=None)


def escalate_tasks(*, day: date, now: datetime) -> int:
    """Tasks overdue by more than ESCALATE_AFTER days that nobody acknowledged are the alternates' too from now on."""
    limit = day - timedelta(days=settings.ESCALATE_AFTER)
    found = _standing().filter(ends_on__lt=limit, required=True, acknowledged_at=None, escalated_at=None)
    return sum(_escalate(task, day, now) for task in found.only("pk", "key", "owner_id", "ends_on"))


@transaction.atomic
def _escalate(task: Task, day: date, now: datetime) -> bool:
    taken = _standing().filter(pk=task.pk, acknowledged_at=None, escalated_at=None).update(escalated_at=now)
    if taken:
        days_late = {"days_late": (day - task.ends_on).days}
        audit.note(
            actor=ANYONE,
            at=now,
            action="escalate",
            kind="task",
            reference=task.key,
            owner=task.owner_id,
            after=days_late,
        )
    return bool(taken)


def plan_reminders(*, day: date, now: datetime) -> int:
    """A row for everybody who is to be told something today that they were not told; how many rows are new."""
    planned = 0
    for kind, duties in ((ESCALATION, _escalations(now)), (DIGEST, _digests(day))):
        for duty in _untold(kind, duties):
            planned += _plan(duty, kind, day, now)
    return planned


def send_planned(*, clock: Clock) -> tuple[int, int]:
    """How many planned messages were sent, and how many the mail server refused: these are tried again next time."""
    sent = failed = 0
    with get_connection() as connection:
        for pk in _free(clock()).order_by("id").values_list("pk", flat=True):
            if _free(clock()).filter(pk=pk).update(taken_at=clock()):
                outcome = _send(Reminder.objects.select_related("user").get(pk=pk), connection, clock)
                sent, failed = sent + (outcome is True), failed + (outcome is False)
    return sent, failed


def readers(roles: Iterable[str]) -> QuerySet[Membership]:
    """The standing memberships in these roles of people who are written to."""
    return Membership.objects.filter(
        role__in=roles,
        ended_at=None,
        user__is_active=True,
        user__erased_at=None,
        user__is_sample=False,
        user__wants_mail=True,
    ).exclude(user__email="")


def actor_for(user: User, party: str) -> Actor:
    """The person acting for this party, with the roles they hold there now; none for who may not sign in."""
    if not user.is_active or user.erased_at is not None:
        return ANYONE
    roles = user.memberships.filter(party_id=party, ended_at=None).values_list("role", flat=True)
    return Actor(user.key, party, frozenset(roles))


def tasks_of(reminder: Reminder) -> list[Task]:
    """The tasks it speaks of that still stand and that its person, in their roles of today, can answer."""
    found = _standing().filter(key__in=reminder.tasks).select_related("occurrence", "owner", "owed_to")
    actors: dict[str, Actor] = {}
    kept = []
    for task in found.order_by("ends_on", "id"):
        actor = actors.setdefault(task.owner_id, actor_for(reminder.user, task.owner_id))
        if may(actor, ANSWER, party=task.owner_id, escalated=task.escalated_at is not None):
            kept.append(task)
    return kept


def _standing() -> QuerySet[Task]:
    return Task.objects.filter(done_on=None, closed="")


def _digests(day: date) -> Iterator[_Duty]:
    """For who answers for a party: its tasks at or past a milestone; for alternates those that were escalated."""
    by_party = _members((*_answering(), ALTERNATE))
    near = _standing().filter(owner_id__in=by_party, due_on__lte=day + timedelta(days=max(SOON)))
    duties: dict[int, _Duty] = {}
    for task in near.only("key", "owner_id", "due_on", "ends_on", "escalated_at"):
        told = milestone(due_on=task.due_on, ends_on=task.ends_on, day=day)
        for user, role in by_party[task.owner_id] if told else ():
            if told and (role != ALTERNATE or task.escalated_at is not None):
                duties.setdefault(user.pk, _Duty(user)).since[task.key] = told
    yield from duties.values()


def _escalations(now: datetime) -> Iterator[_Duty]:
    """For alternates: the tasks that were escalated lately, to be told once."""
    by_party = _members((ALTERNATE,))
    duties: dict[int, _Duty] = {}
    escalated = _standing().filter(owner_id__in=by_party).filter(escalated_at__gte=now - LATELY)
    for task in escalated.only("key", "owner_id", "escalated_at"):
        for user, _role in by_party[task.owner_id] if task.escalated_at else ():
            duties.setdefault(user.pk, _Duty(user)).since[task.key] = timezone.localdate(task.escalated_at)
    yield from duties.values()


def _answering() -> list[str]:
    from comity_web.accounts.permissions import ALLOWED

    return sorted(ALLOWED[ANSWER])


def _members(roles: Iterable[str]) -> dict[str, list[tuple[User, str]]]:
    found: dict[str, list[tuple[User, str]]] = defaultdict(list)
    for membership in readers(roles).select_related("user"):
        found[membership.party_id].append((membership.user, membership.role))
    return found


def _untold(kind: str, duties: Iterable[_Duty]) -> Iterator[_Duty]:
    """Those with something new; looked at again, under a lock, by _plan."""
    for duty in duties:
        if _new_tasks(kind, duty):
            yield duty


def _new_tasks(kind: str, duty: _Duty) -> list[str]:
    """The tasks that no message of the person has spoken of since their day. An escalation counts as a digest too."""
    kinds = (ESCALATION,) if kind == ESCALATION else (DIGEST, ESCALATION)
    told: dict[str, date] = {}
    since = min(duty.since.values())
    rows = Reminder.objects.filter(user=duty.user, kind__in=kinds, day__gte=since).order_by("day")
    for day, keys in rows.values_list("day", "tasks"):
        told.update(dict.fromkeys(keys, day))
    return sorted(key for key, day in duty.since.items() if told.get(key, date.min) < day)


@transaction.atomic
def _plan(duty: _Duty, kind: str, day: date, now: datetime) -> bool:
    """The row of today, if there is none; what was planned on an earlier day and never taken goes into it."""
    User.objects.select_for_update().get(pk=duty.user.pk)
    keys = _new_tasks(kind, duty)
    if not keys or Reminder.objects.filter(user=duty.user, kind=kind, day__gte=day).exists():
        return False
    waiting = Reminder.objects.select_for_update().filter(user=duty.user, kind=kind, taken_at=None, sent_at=None)
    left = [(row.pk, row.tasks) for row in waiting]
    Reminder.objects.filter(pk__in=[pk for pk, _tasks in left]).delete()
    every = sorted({*keys, *(key for _pk, tasks in left for key in tasks)})
    Reminder.objects.create(user=duty.user, kind=kind, day=day, tasks=every, planned_at=now)
    return True


def _free(now: datetime) -> QuerySet[Reminder]:
    """Messages planned and not sent that no run has in hand."""
    return Reminder.objects.filter(Q(taken_at=None) | Q(taken_at__lt=now - LEASE), sent_at=None)


def _send(reminder: Reminder, connection: BaseEmailBackend, clock: Clock) -> bool | None:
    """True when it was sent, False when the server refused it, None where there was nothing left to say."""
    user, tasks = reminder.user, tasks_of(reminder)
    reached = readers((*_answering(), ALTERNATE)).filter(user=user).exists()
    if not tasks or not reached:
        Reminder.objects.filter(pk=reminder.pk).update(sent_at=clock(), tasks=[])
        return None
    message = draft_message(reminder, tasks, today=timezone.localdate(clock()), address=settings.SITE_ADDRESS)
    message.connection = connection
    try:
        message.send()
    except (OSError, ValueError) as error:
        # The mail server's answer may name the address: it is personal, and stays out of the log.
        LOG.warning("a reminder was not sent and is tried again: %s", type(error).__name__)
        Reminder.objects.filter(pk=reminder.pk, sent_at=None).update(taken_at=None)
        return False
    Reminder.objects.filter(pk=reminder.pk).update(sent_at=clock(), tasks=[task.key for task in tasks])
    return True


def acknowledge_of(reminder: Reminder, keys: Iterable[str], *, now: datetime) -> int:
    """How many of the chosen tasks of the message its person acknowledged now."""
    from comity_web.followup.occurrences import acknowledge_task

    chosen = set(keys)
    done = 0
    for task in tasks_of(reminder):
        if task.key in chosen and task.acknowledged_at is None:
            acknowledge_task(task=task, actor=actor_for(reminder.user, task.owner_id), now=now)
            done += 1
    return done
