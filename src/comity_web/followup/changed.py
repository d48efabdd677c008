"""What changed around a party since it last looked.

Each reason for which a change concerns the party is a query of its own, read by an index from the latest change on;
they are merged here. One query with all reasons would look at every record of every party.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from comity_web.accounts.permissions import SEE, Actor, may
from comity_web.followup.models import Engagement, Participation, Share, StageChange
from comity_web.followup.selectors import visible_engagements


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since a moment: schedules of occurrences the party is in, and records that it may see."""

    stages: list[StageChange]
    engagements: list[Engagement]


def changed_since(*, actor: Actor, since: datetime, limit: int = 15) -> Changes:
    """The latest changes first; nothing for who belongs to no party."""
    if not may(actor, SEE, party=actor.party):
        return Changes([], [])
    return Changes(_stages(actor, since, limit), _engagements(actor, since, limit))


def _stages(actor: Actor, since: datetime, limit: int) -> list[StageChange]:
    """Changes of occurrences that the party convenes or takes part in."""
    held = Participation.objects.filter(party=actor.party).order_by().values("occurrence")
    changes = StageChange.objects.filter(at__gt=since).order_by("-id")
    if actor.is_sample:
        changes = changes.filter(occurrence__is_sample=True)
    reasons = (changes.filter(occurrence__convener=actor.party), changes.filter(occurrence__in=held))
    found = {pk for reason in reasons for pk in reason.values_list("pk", flat=True)[:limit]}
    latest = sorted(found, reverse=True)[:limit]
    return list(StageChange.objects.filter(pk__in=latest).select_related("occurrence").order_by("-id"))


def _engagements(actor: Actor, since: datetime, limit: int) -> list[Engagement]:
    """Records that the actor may see: the party's own, those shared with it, those of occurrences that it is in.

    What is public is nobody's news by a share, which then says nothing.
    """
    held = Participation.objects.filter(party=actor.party).order_by().values("occurrence")
    seen = visible_engagements(actor=actor).filter(changed_at__gt=since).order_by("-changed_at", "-pk")
    # What is shared stands in an index of its own, from the latest change on; each is asked whether it is with them.
    with_them = Share.objects.filter(engagement=OuterRef("pk"), party=actor.party, ended_at=None)
    shared = Engagement.objects.filter(visibility="shared", withdrawn=False, changed_at__gt=since)
    reasons = (
        seen.filter(party=actor.party),
        shared.filter(Exists(with_them)).order_by("-changed_at", "-pk"),
        seen.filter(occurrence__in=held),
    )
    found = {row for reason in reasons for row in reason.values_list("changed_at", "pk")[:limit]}
    latest = [pk for _at, pk in sorted(found, reverse=True)[:limit]]
    return list(visible_engagements(actor=actor).filter(pk__in=latest).order_by("-changed_at", "-pk"))
