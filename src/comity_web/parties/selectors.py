"""Who is who."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count

from comity_web.parties.models import Chamber, IpuMembership, Party, PartyDocument, Recess


def party_names(*, ids: Collection[str], language: str) -> dict[str, str]:
    """The names in `language` of those of the parties that have a row."""
    return {party.pk: party.name(language) for party in Party.objects.filter(pk__in=ids)} if ids else {}


def chambers_of(parliament: str) -> list[Chamber]:
    """The chambers of the parliament, the lower one first, as their sources have them."""
    order = {"lower": 0, "single": 0, "upper": 1}
    found = Chamber.objects.filter(parliament_id=parliament).order_by("code")
    return sorted(found, key=lambda chamber: order.get(chamber.code, 2))


def membership_of(parliament: str) -> IpuMembership | None:
    """What is known of the parliament's membership in the IPU; None where nothing is."""
    return IpuMembership.objects.filter(parliament_id=parliament).first()


def recesses_of(parliament: str, *, since: date | None = None) -> list[Recess]:
    """The recesses of the parliament in the order of their days; those that end on `since` or later, if it is given."""
    found = Recess.objects.filter(parliament_id=parliament).order_by("first", "pk")
    return list(found.filter(last__gte=since) if since else found)


def membership_counts() -> dict[str, int]:
    """How many parliaments are members of the IPU, listed as participants, or neither, as their sources say."""
    rows = IpuMembership.objects.values_list("status").annotate(count=Count("pk")).order_by("status")
    return dict(rows)


def documents_of(party: str) -> list[PartyDocument]:
    """The documents that the party registered, the latest first."""
    return list(PartyDocument.objects.filter(party_id=party).order_by("-dated", "symbol", "language"))
