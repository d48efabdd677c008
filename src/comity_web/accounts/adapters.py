"""How allauth meets this site: by invitation only, and addresses stand on accounts.User alone."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils import timezone

from comity_web.accounts.membership import accept_vouched
from comity_web.accounts.models import User


def display_name(user: User) -> str:
    """What a person is called on their own pages: name, else address, else the name they sign in with."""
    return user.get_full_name() or user.email or user.username


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in with a password or a passkey."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth calls it so
        """Nobody signs up: an administrator of a party invites."""
        return False


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in through the provider of OpenID Connect, for people who were invited under the address it vouches for."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - allauth calls it so
        """Nobody signs up."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:  # noqa: ARG002 - allauth calls it so
        """Who was invited comes in: the provider knows the address as theirs, as the link in the letter would show."""
        if sociallogin.is_existing and sociallogin.account.pk is None:
            accept_vouched(user=sociallogin.user, now=timezone.now())
