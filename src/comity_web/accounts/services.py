"""Roles, the local administrator, one-time sign-in links."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from comity_web.accounts.models import FailedSignIn, SignInLink, User

ROLES: dict[str, tuple[str, ...]] = {
    "reader": (),
    "uploader": ("registry.add_reading",),
    "administrator": ("registry.add_reading", "registry.settle_doubt", "accounts.add_user", "accounts.change_user"),
}
"""What each role may do beyond reading."""

LINK_LIFETIME = timedelta(hours=24)
ATTEMPTS = 10
ATTEMPTS_WITHIN = timedelta(minutes=15)


def ensure_roles() -> None:
    """The groups of ROLES exist with exactly these permissions."""
    for name, wanted in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        codenames = [permission.partition(".") for permission in wanted]
        found = [
            Permission.objects.get(content_type__app_label=app, codename=codename) for app, _dot, codename in codenames
        ]
        group.permissions.set(found)


@transaction.atomic
def ensure_local_administrator() -> User | None:
    """The local administrator that was made now, or None where there was one already."""
    if User.objects.filter(is_superuser=True).exists():
        return None
    user = User(username="administrator", is_staff=True, is_superuser=True)
    user.set_unusable_password()
    user.save()
    user.groups.add(Group.objects.get(name="administrator"))
    return user


def issue_sign_in_link(*, user: User, now: datetime) -> str:
    """The token of a new one-time link for `user`. It is returned once; the database holds its digest."""
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(user=user, digest=_digest(token), expires_at=now + LINK_LIFETIME)
    return token


def use_sign_in_link(*, token: str, now: datetime) -> User | None:
    """The person whom `token` signs in, and the link is spent; None where it is unknown, spent or too old."""
    spent = SignInLink.objects.filter(
        digest=_digest(token), used_at=None, expires_at__gt=now, user__is_active=True
    ).update(used_at=now)
    return SignInLink.objects.select_related("user").get(digest=_digest(token)).user if spent else None


def note_failed_sign_in(*, username: str, now: datetime) -> None:
    """The refusal is counted; those too old to count are forgotten."""
    FailedSignIn.objects.filter(at__lt=now - ATTEMPTS_WITHIN).delete()
    FailedSignIn.objects.create(name_digest=digest_of_name(username), at=now)


def may_try_to_sign_in(*, username: str, now: datetime) -> bool:
    """Whether this name has been refused fewer than ATTEMPTS times lately."""
    recent = FailedSignIn.objects.filter(name_digest=digest_of_name(username), at__gte=now - ATTEMPTS_WITHIN)
    return recent.count() < ATTEMPTS


def digest_of_name(username: str) -> str:
    """Under which the refusals of a name are counted."""
    return _digest(username.strip().casefold())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
