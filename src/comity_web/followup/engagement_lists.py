"""Lists of engagements: what an actor sees of them, narrowed to a party, a field, a mandate, a period."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast

from comity.processes.process import FIELDS
from comity_web.accounts.permissions import Actor
from comity_web.followup.models import Engagement, EngagementMandate, Evidence
from comity_web.followup.selectors import visible_engagements
from comity_web.parties.models import Party


@dataclass(frozen=True, slots=True)
class EngagementFilter:
    """What a list of engagements is narrowed to; an empty field narrows nothing."""

    party: str = ""
    field: str = ""
    mandate: str = ""
    since: date | None = None
    until: date | None = None


def find_engagements(*, chosen: EngagementFilter, actor: Actor) -> QuerySet[Engagement]:
    """The engagements that fit and that the actor may see, the latest first."""
    found = visible_engagements(actor=actor).order_by("-happened_on", "-id")
    if chosen.party:
        found = found.filter(party_id=chosen.party)
    if chosen.mandate:
        links = EngagementMandate.objects.filter(engagement=OuterRef("pk"), mandate__key=chosen.mandate, ended_at=None)
        found = found.filter(Exists(links))
    if chosen.field in FIELDS:
        # The list of fields as text: both databases can look into that, and no id of a field is part of another.
        found = found.annotate(named=Cast(F("current__fields"), TextField())).filter(
            named__contains=f'"{chosen.field}"'
        )
    if chosen.since:
        found = found.filter(happened_on__gte=chosen.since)
    if chosen.until:
        found = found.filter(happened_on__lte=chosen.until)
    return found


def engaged_parties(*, actor: Actor) -> QuerySet[Party]:
    """The parties of the engagements that the actor may see."""
    # Asked party by party: each stops at the first engagement, where a list of all parties would read every one.
    return Party.objects.filter(Exists(visible_engagements(actor=actor).order_by().filter(party=OuterRef("pk"))))


def fields_of(*, found: QuerySet[Engagement]) -> Counter[str]:
    """How many of these engagements name each field of cooperation."""
    counted: Counter[str] = Counter()
    for named in found.order_by().values_list("current__fields", flat=True).iterator():
        counted.update(named or ())
    return counted


def evidence_of(*, engagement: Engagement) -> list[Evidence]:
    """The pieces of evidence in the order they came, without their bytes."""
    return list(engagement.evidence.select_related("file").defer("file__content"))
