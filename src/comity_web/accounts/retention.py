"""How long rows about people are kept, and the sweep that takes away what is older. Sweeping twice is as once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet

from comity_web.accounts.models import FailedSignIn, Invitation, Membership, SignInLink, User

REFUSALS = timedelta(days=1)
SPENT_LINKS = timedelta(days=7)
INVITATIONS = timedelta(days=90)
ERASED_PEOPLE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is taken away, under which name, and how many rows there are."""

    name: str
    rows: QuerySet[Any]


def account_sweeps(*, now: datetime) -> Iterator[Sweep]:
    """What of accounts is too old at `now`; each is to be taken away before the next is asked for."""
    yield Sweep("refused sign-ins", FailedSignIn.objects.filter(at__lt=now - REFUSALS))
    links = Q(used_at__lt=now - SPENT_LINKS) | Q(expires_at__lt=now - SPENT_LINKS)
    yield Sweep("spent sign-in links", SignInLink.objects.filter(links))
    yield Sweep("sessions past their end", Session.objects.filter(expire_date__lt=now))
    old = now - INVITATIONS
    done = Q(accepted_at__lt=old) | Q(withdrawn_at__lt=old) | Q(expires_at__lt=old)
    yield Sweep("old invitations", Invitation.objects.filter(done))
    yield Sweep("people who never came", _never_came(Invitation.objects.exclude(done)))
    yield Sweep("erased people", User.objects.filter(erased_at__lt=now - ERASED_PEOPLE))


def _never_came(standing: QuerySet[Invitation]) -> QuerySet[User]:
    """Invited people who accepted nothing, and have no invitation of late."""
    waiting = User.objects.filter(is_active=False, last_login=None, erased_at=None, is_superuser=False)
    return waiting.filter(
        ~Exists(standing.filter(user=OuterRef("pk"))), ~Exists(Membership.objects.filter(user=OuterRef("pk")))
    )


def take_away(sweeps: Iterator[Sweep], *, dry_run: bool) -> dict[str, int]:
    """How many rows of each kind were taken away, or would be."""
    counts: dict[str, int] = {}
    for sweep in sweeps:
        counts[sweep.name] = sweep.rows.count()
        if not dry_run:
            sweep.rows.delete()
    return counts
