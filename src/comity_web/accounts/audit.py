"""The audit: written by services, beside the change, in the same transaction."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from comity_web.accounts.models import AuditRecord
from comity_web.accounts.permissions import Actor


class SampleOnlyError(PermissionDenied):
    """A sample person tried to change what is not of the sample world; nothing was written."""


def note(
    *,
    actor: Actor,
    at: datetime,
    action: str,
    kind: str,
    reference: str,
    owner: str = "",
    before: Any = None,
    after: Any = None,
    is_sample: bool = False,
) -> AuditRecord:
    """The record of one action; `before` and `after` are JSON values, None where there was or is nothing.

    `is_sample`: what was changed is of the sample world. Every service notes what it changes in the same transaction,
    so that none lets a sample person change anything else: SampleOnlyError.
    """
    if actor.is_sample and not is_sample:
        raise SampleOnlyError(f"{action} {kind} {reference}")
    return AuditRecord.objects.create(
        at=at,
        actor=actor.key,
        acting_for=actor.party,
        owner=owner or actor.party,
        action=action,
        kind=kind,
        reference=reference,
        before=before,
        after=after,
        is_sample=is_sample,
    )


def find_records(*, owner: str, actor: Actor) -> QuerySet[AuditRecord]:
    """What was done with the affairs of `owner`, the latest first; to a sample person, in the sample world."""
    found = AuditRecord.objects.filter(owner=owner)
    return found.filter(is_sample=True) if actor.is_sample else found
