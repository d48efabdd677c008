"""People, roles, invitations and audit records as their pages need them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from comity_web.accounts.adapters import display_name
from comity_web.accounts.models import Invitation, Membership, User
from comity_web.accounts.permissions import PARTY_ROLES
from comity_web.accounts.site_rights import rights_of
from comity_web.accounts.words import RIGHTS, ROLES
from comity_web.site.languages import interface_language


@dataclass(frozen=True, slots=True)
class ShownMember:
    """A person of a party: `roles` held there, `others` that could be given."""

    key: str
    name: str
    email: str
    roles: tuple[tuple[str, Promise], ...]
    others: tuple[tuple[str, Promise], ...]


@dataclass(frozen=True, slots=True)
class ShownInvitation:
    """An invitation that waits to be accepted."""

    number: int
    email: str
    role: Promise
    until: datetime


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """A person of the site, with their parties and each right of the site, held or not."""

    key: str
    name: str
    email: str
    active: bool
    administers: bool
    parties: tuple[tuple[str, str, Promise | str], ...]
    rights: tuple[tuple[str, Promise, bool], ...]


def show_members(rows: Iterable[Membership]) -> list[ShownMember]:
    """One entry a person, in the order of the rows."""
    people: dict[str, tuple[User, set[str]]] = {}
    for row in rows:
        people.setdefault(row.user.key, (row.user, set()))[1].add(row.role)
    return [
        ShownMember(
            key=key,
            name=display_name(user),
            email=user.email,
            roles=tuple((role, ROLES[role]) for role in PARTY_ROLES if role in held),
            others=tuple((role, ROLES[role]) for role in PARTY_ROLES if role not in held),
        )
        for key, (user, held) in people.items()
    ]


def show_invitation(row: Invitation) -> ShownInvitation:
    """The invitation in the reader's language."""
    return ShownInvitation(row.pk, row.user.email, ROLES[row.role], row.expires_at)


def show_person(user: User) -> ShownPerson:
    """The person; memberships and permissions are fetched before."""
    language, held = interface_language(), rights_of(user)
    standing = [row for row in user.memberships.all() if row.ended_at is None]
    return ShownPerson(
        key=user.key,
        name=display_name(user),
        email=user.email,
        active=user.is_active,
        administers=user.is_superuser,
        parties=tuple((row.party_id, row.party.name(language), ROLES.get(row.role, row.role)) for row in standing),
        rights=tuple((name, word, name in held) for name, word in RIGHTS.items()),
    )


@dataclass(frozen=True, slots=True)
class ShownMembership:
    """A role that the person holds in a party."""

    party: str
    name: str
    role: Promise | str
    since: datetime


def show_memberships(user: User) -> list[ShownMembership]:
    """The roles the person holds now."""
    language = interface_language()
    standing = user.memberships.filter(ended_at=None).select_related("party")
    return [
        ShownMembership(row.party_id, row.party.name(language), ROLES.get(row.role, row.role), row.granted_at)
        for row in standing
    ]
