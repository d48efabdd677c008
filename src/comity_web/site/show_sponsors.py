"""Who proposed a document, as its page shows it: a State by its name in the reader's language, others as printed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.bodies.sponsors import resolve_state
from comity.model.resolution import Resolution, Sponsor
from comity_web.parties.selectors import party_names
from comity_web.site.addresses import address
from comity_web.site.languages import interface_language

ROLES: dict[str, Promise] = {
    "sponsor": _("Sponsors"),
    "additional-sponsor": _("Additional sponsors"),
    "submitter": _("Submitted by"),
    "introducer": _("Introduced by"),
    "basis": _("On the basis of"),
}
TOLD: dict[str, Promise] = {
    "metadata": _("told by the metadata of the file"),
    "record": _("told by the record of a catalogue"),
}
"""Where sponsors and votes are told, if the text does not print them."""

METADATA = "en"
"""The language of catalogues and of the metadata of files, whatever that of the text."""


@dataclass(frozen=True, slots=True)
class ShownSponsor:
    """A name as printed, what is said beside it, and for a State its page and its name for the reader.

    The page shows the latter, and the printed one where a pointer rests on it.
    """

    name: str
    beside: str = ""
    url: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class ShownRole:
    """Those who did the same, and where they are told if not in the text: a record adds none to a role that is told."""

    heading: Promise
    sponsors: tuple[ShownSponsor, ...]
    told_by: str


def show_sponsors(read: Resolution) -> list[ShownRole]:
    """Those who proposed the document, by what they did; [] where nobody is told."""
    states = {one.name: _state_of(one, read.language) for one in read.sponsors}
    names = party_names(ids=set(filter(None, states.values())), language=interface_language())
    by_role = {role: [one for one in read.sponsors if one.role == role] for role in ROLES}
    return [
        ShownRole(heading, tuple(_shown(one, states, names) for one in by_role[role]), by_role[role][0].told_by)
        for role, heading in ROLES.items()
        if by_role[role]
    ]


def say_told(told_by: str) -> Promise | str:
    """Where sponsors or votes are told, in words; "" where the text prints them or nobody knows."""
    return TOLD.get(told_by, "")


def _state_of(sponsor: Sponsor, language: str) -> str:
    return resolve_state(sponsor.name, language) or resolve_state(sponsor.name, METADATA) or ""


def _shown(sponsor: Sponsor, states: Mapping[str, str], names: Mapping[str, str]) -> ShownSponsor:
    state = states[sponsor.name]
    if state not in names:
        return ShownSponsor(sponsor.name, sponsor.beside)
    return ShownSponsor(sponsor.name, sponsor.beside, address("party", state), names[state])
