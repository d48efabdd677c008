"""Who is asking, for a view: the person, the party they act for, their roles there."""

from dataclasses import dataclass

from django.http import HttpRequest

from comity_web.accounts.membership import actor_of, parties_of
from comity_web.accounts.models import User
from comity_web.accounts.permissions import MANAGE_PEOPLE, SEE_AUDIT, Actor, may
from comity_web.site.languages import interface_language

KEPT = "comity_actor"


def actor(request: HttpRequest) -> Actor:
    """The actor of this request, asked of the database once."""
    found = request.META.get(KEPT)
    if not isinstance(found, Actor):
        found = actor_of(request.user)
        request.META[KEPT] = found
    return found


@dataclass(frozen=True, slots=True)
class ShownActing:
    """The party acted for, by id and name ("" for none), the others one could act for, and what one manages there."""

    party: str
    name: str
    others: tuple[tuple[str, str], ...]
    manages: bool
    audits: bool


def show_acting(request: HttpRequest) -> ShownActing:
    """What the head of every page says of the person who is signed in."""
    asking, language = actor(request), interface_language()
    found = parties_of(user=request.user) if isinstance(request.user, User) else ()
    names = {party.pk: party.name(language) for party in found}
    party = asking.party if asking.party in names else ""
    return ShownActing(
        party=party,
        name=names.get(party, ""),
        others=tuple((key, name) for key, name in sorted(names.items(), key=lambda one: one[1]) if key != party),
        manages=may(asking, MANAGE_PEOPLE, party=party),
        audits=may(asking, SEE_AUDIT, party=party),
    )
