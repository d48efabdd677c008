"""The part of a form in which parties are named for the roles of a process; works without scripts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from comity.processes.process import Process, Role
from comity_web.followup.errors import FollowupError
from comity_web.parties.models import Party
from comity_web.registry.symbols import fold
from comity_web.site.languages import interface_language
from comity_web.site.show import ShownParty, show_party

SHOWN = 250
"""Parties listed for a role at a time; the others are found by their names."""


@dataclass(frozen=True, slots=True)
class RoleField:
    """A role as the form asks for it. `chosen` are ticked, `found` can be; `more` were found and are not listed."""

    id: str
    name: str
    single: bool
    query: str
    chosen: tuple[ShownParty, ...]
    found: tuple[ShownParty, ...]
    more: int


def role_fields(process: Process, posted: QueryDict, *, held: Mapping[str, Sequence[str]]) -> list[RoleField]:
    """A field for each role, with what was typed kept; a party that already holds a role is not offered for it."""
    fields = []
    candidates = _candidates(process)
    for role in process.roles:
        query = posted.get(f"find-{role.id}", "").strip()[:100]
        open_to = [one for one in candidates if _fits(one, role) and one.pk not in held.get(role.id, ())]
        ticked = set(posted.getlist(f"role-{role.id}"))
        if not posted and role.holder:
            ticked = {role.holder}
        found = [one for one in open_to if fold(query) in fold(_words(one)) and one.pk not in ticked]
        if f"all-{role.id}" in posted:
            ticked |= {one.pk for one in found}
            found = []
        fields.append(
            RoleField(
                role.id,
                role.name.to(interface_language()),
                role.cardinality in {"one", "at-most-one"},
                query,
                tuple(show_party(one) for one in open_to if one.pk in ticked),
                tuple(show_party(one) for one in found[:SHOWN]),
                max(len(found) - SHOWN, 0),
            )
        )
    return fields


def read_holders(fields: Sequence[RoleField], posted: QueryDict) -> dict[str, list[str]]:
    """Role -> the parties ticked; raises FollowupError where one does not fit, or two hold what one can hold."""
    holders: dict[str, list[str]] = {}
    for each in fields:
        known = {party.id for party in (*each.chosen, *each.found)}
        ticked = [one for one in posted.getlist(f"role-{each.id}") if one]
        if not set(ticked) <= known:
            raise FollowupError(_("This party cannot hold the role “%(role)s”.") % {"role": each.name})
        chosen = [party.id for party in each.chosen]
        if each.single and len(chosen) > 1:
            raise FollowupError(_("Only one party can hold the role “%(role)s”.") % {"role": each.name})
        if chosen:
            holders[each.id] = chosen
    return holders


def _candidates(process: Process) -> list[Party]:
    """Every party that can hold some role of the process, by name."""
    kinds = {kind for role in process.roles for kind in role.kinds}
    fixed = {role.holder for role in process.roles if role.holder}
    found = Party.objects.filter(listed=True, kind__in=kinds) | Party.objects.filter(pk__in=fixed)
    language = interface_language()
    return sorted(found, key=lambda party: party.name(language).casefold())


def _fits(party: Party, role: Role) -> bool:
    return party.pk == role.holder if role.holder else party.kind in role.kinds


def _words(party: Party) -> str:
    return " ".join((party.name(interface_language()), party.name("en"), party.acronym, party.pk))
