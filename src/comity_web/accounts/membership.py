"""Who belongs to which party in which role: granted, ended, invited; and for which party a person acts now."""

import hashlib
import secrets
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from comity.model.errors import ComityError
from comity_web.accounts import audit
from comity_web.accounts.models import Invitation, Membership, User
from comity_web.accounts.permissions import ADMINISTRATOR, ANYONE, MANAGE_PEOPLE, PARTY_ROLES, Actor, may
from comity_web.parties.models import Party

INVITATION_LIFETIME = timedelta(days=14)


FEWEST_COUNTED = 5
"""How many people must have said their sex before any are counted by it."""


@dataclass(frozen=True, slots=True)
class SexCount:
    """`women` and `men` among those who `said` their sex, of `whole` people."""

    women: int
    men: int
    said: int
    whole: int


class MembershipError(ComityError):
    """What was asked of a party's people cannot be done."""

    status = 400


class NotAdministratorError(MembershipError):
    """The person, acting for this party, does not administer it."""

    status = 403


def actor_of(user: object) -> Actor:
    """The person with the roles they hold for the party they act for; nobody, for who is not signed in."""
    if not isinstance(user, User) or not user.is_active:
        return ANYONE
    if user.acts_for_id is None:
        return Actor(user.key, is_sample=user.is_sample)
    roles = user.memberships.filter(party_id=user.acts_for_id, ended_at=None).values_list("role", flat=True)
    return Actor(user.key, user.acts_for_id, frozenset(roles), user.is_sample)


def parties_of(*, user: User) -> QuerySet[Party]:
    """The parties that the person belongs to."""
    return Party.objects.filter(memberships__user=user, memberships__ended_at=None).distinct()


@transaction.atomic
def act_for(*, user: User, party: str) -> None:
    """The person acts for this party from now on; raises MembershipError for one they do not belong to."""
    if not parties_of(user=user).filter(pk=party).exists():
        raise MembershipError(_("You do not belong to this party."))
    User.objects.filter(pk=user.pk).update(acts_for_id=party)
    user.acts_for_id = party


def people_of(*, party: str, actor: Actor) -> QuerySet[Membership]:
    """Who belongs to the party now, by role; a sample person knows of sample people only."""
    standing = Membership.objects.filter(party_id=party, ended_at=None, user__erased_at=None)
    if actor.is_sample:
        standing = standing.filter(user__is_sample=True)
    return standing.select_related("user").order_by("role", "user__last_name", "id")


def sexes_of(*, party: str, actor: Actor) -> SexCount | None:
    """How many women and men the party's people are, for its administrator; None for others, and where fewer than
    FEWEST_COUNTED said their sex: of few people a count would tell who is what.
    """
    if not may(actor, MANAGE_PEOPLE, party=party):
        return None
    people = dict(people_of(party=party, actor=actor).values_list("user__key", "user__sex"))
    said = Counter(sex for sex in people.values() if sex)
    return SexCount(said["f"], said["m"], said.total(), len(people)) if said.total() >= FEWEST_COUNTED else None


@transaction.atomic
def grant_role(*, user: User, party: str, role: str, actor: Actor, now: datetime) -> Membership:
    """The person holds the role in the party; granted twice, the first counts. The first party is acted for at once."""
    _may_manage(actor, party)
    return hold_role(user=user, party=party, role=role, actor=actor, now=now)


def hold_role(*, user: User, party: str, role: str, actor: Actor, now: datetime) -> Membership:
    """As grant_role, for services that have made sure of the right themselves."""
    _check_role(role)
    membership, made = Membership.objects.get_or_create(
        user=user, party_id=party, role=role, ended_at=None, defaults={"granted_by": actor.key, "granted_at": now}
    )
    if made:
        User.objects.filter(pk=user.pk, acts_for=None).update(acts_for_id=party)
        after = {"person": user.key, "role": role}
        audit.note(
            actor=actor,
            at=now,
            action="grant",
            kind="membership",
            reference=str(membership.pk),
            owner=party,
            after=after,
            is_sample=user.is_sample,
        )
    return membership


@transaction.atomic
def end_role(*, membership: Membership, actor: Actor, now: datetime) -> None:
    """The role is held no more. The last administrator of a party stays: raises MembershipError."""
    _may_manage(actor, membership.party_id)
    others = Membership.objects.select_for_update().filter(
        party_id=membership.party_id, role=membership.role, ended_at=None
    )
    if membership.role == "administrator" and others.count() == 1:
        raise MembershipError(_("A party keeps one administrator."), hint=_("Name another one first."))
    ended = Membership.objects.filter(pk=membership.pk, ended_at=None).update(ended_at=now)
    if not ended:
        return
    if not parties_of(user=membership.user).filter(pk=membership.party_id).exists():
        User.objects.filter(pk=membership.user_id, acts_for_id=membership.party_id).update(acts_for=None)
    before = {"person": membership.user.key, "role": membership.role}
    audit.note(
        actor=actor,
        at=now,
        action="end",
        kind="membership",
        reference=str(membership.pk),
        owner=membership.party_id,
        before=before,
        is_sample=membership.user.is_sample,
    )


@transaction.atomic
def invite(
    *, email: str, party: str, role: str, actor: Actor, now: datetime, language: str = ""
) -> tuple[Invitation, str]:
    """An invitation and its token, which is returned once; the address stands on the person's row, nowhere else.

    `language` is the one to write to a person in who has not chosen theirs.
    """
    _may_manage(actor, party)
    return _invite(email, party, role, actor, now, language)


@transaction.atomic
def appoint_administrator(
    *, email: str, party: str, by: User, now: datetime, language: str = ""
) -> tuple[Invitation, str]:
    """As invite, by the administrator of the site, for a party that nobody administers yet or any more."""
    if not (by.is_active and by.is_superuser):
        raise NotAdministratorError(_("Only the administrator of the site does this."))
    return _invite(email, party, ADMINISTRATOR, Actor(by.key), now, language)


def _invite(email: str, party: str, role: str, actor: Actor, now: datetime, language: str) -> tuple[Invitation, str]:
    _check_role(role)
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise MembershipError(_("This is no e-mail address."), where=address) from error
    if not Party.objects.filter(pk=party).exists():
        raise MembershipError(_("There is no party with this id."), where=party)
    user = find_person(address=address) or _invited_person(address, language, is_sample=actor.is_sample)
    if Membership.objects.filter(user=user, party_id=party, role=role, ended_at=None).exists():
        raise MembershipError(_("This person holds this role already."))
    former = Invitation.objects.filter(user=user, party_id=party, role=role, accepted_at=None, withdrawn_at=None)
    former.update(withdrawn_at=now)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        user=user,
        party_id=party,
        role=role,
        digest=_digest(token),
        invited_by=actor.key,
        invited_at=now,
        expires_at=now + INVITATION_LIFETIME,
    )
    after = {"person": user.key, "role": role}
    audit.note(
        actor=actor,
        at=now,
        action="invite",
        kind="invitation",
        reference=str(invitation.pk),
        owner=party,
        after=after,
        is_sample=user.is_sample,
    )
    return invitation, token


def invitations_open(*, now: datetime) -> QuerySet[Invitation]:
    """The invitations that can still be accepted."""
    return Invitation.objects.filter(
        accepted_at=None, withdrawn_at=None, expires_at__gt=now, user__erased_at=None
    ).select_related("user")


def find_invitation(*, token: str, now: datetime) -> Invitation | None:
    """The invitation that can still be accepted with this token."""
    standing = invitations_open(now=now).filter(digest=_digest(token))
    # Who could sign in once and was shut out is not let in again by an invitation.
    standing = standing.exclude(user__is_active=False, user__last_login__isnull=False)
    return standing.select_related("user", "party").first()


@transaction.atomic
def accept_invitation(*, token: str, now: datetime) -> User | None:
    """The person belongs to the party, and can sign in; None where the token is unknown, spent or too old."""
    invitation = find_invitation(token=token, now=now)
    if invitation is None:
        return None
    return _join(invitation, now)


def find_person(*, address: str) -> User | None:
    """The person who stands under this e-mail address, invited or known; None for an address of nobody."""
    return User.objects.filter(email__iexact=address, erased_at=None).first() if address else None


@transaction.atomic
def accept_vouched(*, user: User, now: datetime) -> None:
    """Who was invited and never let in joins as every open letter says, since a provider vouches for the address."""
    if user.is_active or user.last_login is not None:
        return
    for invitation in invitations_open(now=now).filter(user=user):
        if _join(invitation, now):
            user.is_active = True


def _join(invitation: Invitation, now: datetime) -> User | None:
    """The person holds the role and can sign in; None where the invitation was spent meanwhile."""
    spent = Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(accepted_at=now)
    if not spent:
        return None
    user = invitation.user
    User.objects.filter(pk=user.pk).update(is_active=True)
    user.is_active = True
    hold_role(
        user=user, party=invitation.party_id, role=invitation.role, actor=Actor(user.key, invitation.party_id), now=now
    )
    return user


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, actor: Actor, now: datetime) -> None:
    """The token opens nothing any more."""
    _may_manage(actor, invitation.party_id)
    standing = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
    if standing.update(withdrawn_at=now):
        audit.note(
            actor=actor,
            at=now,
            action="withdraw",
            kind="invitation",
            reference=str(invitation.pk),
            owner=invitation.party_id,
            before={"person": invitation.user.key, "role": invitation.role},
            is_sample=invitation.user.is_sample,
        )


def _invited_person(address: str, language: str, *, is_sample: bool) -> User:
    """A person who cannot sign in yet; of two invitations at once the second finds the first's row.

    Whom a sample person invites is one too, and goes with the sample world.
    """
    user = User(
        username=f"u_{secrets.token_hex(8)}", email=address, language=language, is_active=False, is_sample=is_sample
    )
    user.set_unusable_password()
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        return User.objects.get(email__iexact=address)
    return user


def _may_manage(actor: Actor, party: str) -> None:
    if not may(actor, MANAGE_PEOPLE, party=party):
        raise NotAdministratorError(_("Only an administrator of the party manages its people."))


def _check_role(role: str) -> None:
    if role not in PARTY_ROLES:
        raise MembershipError(_("There is no such role."), where=role, hint=", ".join(PARTY_ROLES))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
