"""What points to a mandate from elsewhere: links are never rewritten; where the mandate changed, they are reviewed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from comity_web.parties.models import Party
from comity_web.registry.gold import mandate_values
from comity_web.registry.models import Doubt, LinkReview, Mandate, MandateLink, MandateParty, Settlement


@dataclass(frozen=True, slots=True)
class ChangedLink:
    """A link whose mandate is not as it was when the link was made, or last reviewed; `fields` are what differs."""

    link: MandateLink
    fields: tuple[str, ...]
    then: Mapping[str, Any]
    now: Mapping[str, Any]
    came_out: tuple[Mandate, ...]


def state_of(mandate: Mandate) -> dict[str, Any]:
    """What a link holds on to: the mandate's fields, and whether it stands."""
    return mandate_values(mandate) | {"withdrawn": mandate.withdrawn_at is not None}


@transaction.atomic
def link_mandate(*, mandate: Mandate, kind: str, reference: str, now: datetime) -> MandateLink:
    """The link from `reference` (an opaque id of its `kind`) to the mandate, made once while it stands."""
    told = {"state": state_of(mandate), "made_at": now}
    link, _ = MandateLink.objects.get_or_create(
        mandate=mandate, kind=kind, reference=reference, ended_at=None, defaults=told
    )
    return link


def end_link(*, mandate: Mandate, kind: str, reference: str, now: datetime) -> None:
    """The link stands no more, and is not reviewed; the row stays."""
    MandateLink.objects.filter(mandate=mandate, kind=kind, reference=reference, ended_at=None).update(ended_at=now)


@transaction.atomic
def review_link(*, link: MandateLink, reviewer: str, now: datetime) -> LinkReview:
    """The link stands with the mandate as it is now; `reviewer` is the opaque key of the person who says so."""
    mandate = Mandate.objects.get(pk=link.mandate_id)
    return LinkReview.objects.create(link=link, state=state_of(mandate), reviewed_by=reviewer, reviewed_at=now)


def links_for_review() -> list[ChangedLink]:
    """Every standing link whose mandate changed since it was made, or since a person last let it stand."""
    found = (
        MandateLink.objects.filter(ended_at=None)
        .select_related("mandate__work")
        .prefetch_related(
            "reviews",
            Prefetch("mandate__party_links", MandateParty.objects.select_related("party")),
            Prefetch("mandate__child_links__mandate"),
        )
    )
    changed = []
    for link in found:
        reviews = list(link.reviews.all())
        then = reviews[-1].state if reviews else link.state
        now = state_of(link.mandate)
        fields = tuple(name for name in now if _comparable(now[name]) != _comparable(then.get(name)))
        if fields:
            came_out = tuple(each.mandate for each in link.mandate.child_links.all())
            changed.append(ChangedLink(link, fields, then, now, came_out))
    return changed


def _comparable(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def decisions_for_review() -> QuerySet[Doubt]:
    """The doubts that decisions left whose words have changed."""
    return (
        Doubt.objects.filter(code="settlement-reopened")
        .filter(Q(reading__current_of__isnull=False) | Q(reading=None, mandate__withdrawn_at=None))
        .select_related("work", "reading__expression", "mandate", "settlement")
        .defer("reading__document", "reading__clauses")
    )


def decided_and_withdrawn() -> QuerySet[Mandate]:
    """Mandates on which a person decided and that no reading holds any more, with what came out of them."""
    decided = Settlement.objects.filter(mandate=OuterRef("pk"))
    return (
        Mandate.objects.exclude(withdrawn_at=None)
        .filter(Exists(decided))
        .select_related("work")
        .prefetch_related("child_links__mandate")
        .order_by("-withdrawn_at", "work__full_symbol", "position")
    )


def changed_mandates() -> QuerySet[Mandate]:
    """Mandates that a new reading split, merged or lost, the latest first, with what came out of them."""
    return (
        Mandate.objects.filter(Q(withdrawn_at__isnull=False) | Q(child_links__isnull=False))
        .distinct()
        .select_related("work")
        .prefetch_related("child_links__mandate")
        .order_by("-withdrawn_at", "work__full_symbol", "position")
    )


def unknown_parties() -> QuerySet[Party]:
    """Parties under coined ids, read in a text and in no registry of bodies, the most often named first."""
    standing = Q(mandate_links__mandate__withdrawn_at=None)
    return (
        Party.objects.filter(listed=False)
        .annotate(named=Count("mandate_links", filter=standing))
        .filter(named__gt=0)
        .order_by("-named", "id")
    )
