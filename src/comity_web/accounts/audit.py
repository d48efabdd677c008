"""The audit: written by services, beside the change, in the same transaction."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from comity_web.accounts.models import AuditRecord
from comity_web.accounts.permissions import Actor


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
) -> AuditRecord:
    """The record of one action; `before` and `after` are JSON values, None where there was or is nothing."""
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
    )


def find_records(*, owner: str) -> QuerySet[AuditRecord]:
    """What was done with the affairs of `owner`, the latest first."""
    return AuditRecord.objects.filter(owner=owner)
