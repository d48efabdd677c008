"""A person's account is emptied: what names them goes, the opaque key stays, for the records that hold it."""

import secrets
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _

from comity_web.accounts import audit
from comity_web.accounts.membership import MembershipError
from comity_web.accounts.models import FailedSignIn, Membership, User
from comity_web.accounts.permissions import Actor
from comity_web.accounts.services import digest_of_name

LOGIN_IN_STEPS = "account_login"
"""Where allauth keeps a sign-in that waits for its second step."""


@transaction.atomic
def empty_account(*, user: User, actor: Actor, now: datetime) -> None:
    """No name, address, attribute, session, second factor, invitation or link of the person is kept.

    Raises MembershipError for the only administrator of the site. Memberships end, even the last of a party.
    """
    if user.is_superuser and not User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk).exists():
        raise MembershipError(_("The site keeps one administrator."), hint=_("Name another one first."))
    FailedSignIn.objects.filter(name_digest__in=[digest_of_name(name) for name in _names_tried(user)]).delete()
    end_sessions(user=user)
    for model in (EmailAddress, Authenticator, SocialAccount):
        model.objects.filter(user=user).delete()
    user.sign_in_links.all().delete()
    user.invitations.all().delete()
    user.groups.clear()
    user.user_permissions.clear()
    _end_memberships(user, actor, now)
    user.username = f"erased_{secrets.token_hex(8)}"
    user.first_name = user.last_name = user.email = user.language = user.sex = ""
    user.former_names = []
    user.is_active = user.is_staff = user.is_superuser = user.wants_mail = False
    user.acts_for, user.last_login = None, None
    user.date_joined = user.erased_at = now
    user.set_unusable_password()
    user.save()


def end_sessions(*, user: User) -> int:
    """Nobody is signed in as this person, in no browser; how many sessions that were."""
    ended = [session.pk for session in Session.objects.iterator() if _is_of(session, user)]
    Session.objects.filter(pk__in=ended).delete()
    return len(ended)


def _is_of(session: Session, user: User) -> bool:
    held = session.get_decoded()
    waiting = held.get(LOGIN_IN_STEPS)
    in_steps = isinstance(waiting, dict) and waiting.get("user_pk") == user_pk_to_url_str(user)
    return str(held.get(SESSION_KEY, "")) == str(user.pk) or in_steps


def _names_tried(user: User) -> set[str]:
    return {name for name in (user.username, user.email) if name}


def _end_memberships(user: User, actor: Actor, now: datetime) -> None:
    for membership in Membership.objects.filter(user=user, ended_at=None):
        audit.note(
            actor=actor,
            at=now,
            action="end",
            kind="membership",
            reference=str(membership.pk),
            owner=membership.party_id,
            before={"person": user.key, "role": membership.role},
        )
    Membership.objects.filter(user=user, ended_at=None).update(ended_at=now)
