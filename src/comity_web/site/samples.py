"""Entering as a sample person: on this machine only, and only while the sample world stands."""

from dataclasses import dataclass
from ipaddress import ip_address
from itertools import groupby

from django.conf import settings
from django.http import HttpRequest

from comity_web.accounts.words import ROLES
from comity_web.site.languages import interface_language
from comity_web.world import selectors

FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_VIA",
    "HTTP_X_REAL_IP",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_SERVER",
    "HTTP_CF_CONNECTING_IP",
    "HTTP_TRUE_CLIENT_IP",
)
"""Headers that a proxy adds: who comes by way of one is not on this machine, whatever else the request says."""


@dataclass(frozen=True, slots=True)
class ShownSamples:
    """What the pages say of the sample world: whether it stands, and whom a visitor on this machine may enter as."""

    request: HttpRequest

    @property
    def stand(self) -> bool:
        """Whether the sample world is there."""
        return selectors.is_loaded()

    @property
    def parties(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """By party, the names of the sample accounts with their roles in words; none for a visitor from elsewhere."""
        if not is_from_here(self.request):
            return []
        people = selectors.sample_people(language=interface_language())
        return [
            (party, [(person.username, str(ROLES[person.role])) for person in found])
            for party, found in groupby(people, key=lambda person: person.party)
        ]


def is_from_here(request: HttpRequest) -> bool:
    """Whether the visitor sits at this machine: a loopback address, a loopback host, and no proxy between.

    A proxy on this machine would have a loopback address too: it is told by the headers it adds, by the older protocol
    it speaks, or by the settings of an installation that others reach.
    """
    if settings.HOSTS or settings.HTTPS or settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return False
    if any(name in request.META for name in FORWARDED) or request.META.get("SERVER_PROTOCOL") == "HTTP/1.0":
        return False
    host = request.get_host().rpartition(":")[0] if request.get_host().count(":") == 1 else request.get_host()
    named = host.partition("]")[0].removeprefix("[")
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and (named == "localhost" or _is_loopback(named))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
