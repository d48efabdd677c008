"""Who is asking, for a view: the person, the party they act for, their roles there."""

from django.http import HttpRequest

from comity_web.accounts.membership import actor_of
from comity_web.accounts.permissions import Actor

KEPT = "comity_actor"


def actor(request: HttpRequest) -> Actor:
    """The actor of this request, asked of the database once."""
    found = request.META.get(KEPT)
    if not isinstance(found, Actor):
        found = actor_of(request.user)
        request.META[KEPT] = found
    return found
