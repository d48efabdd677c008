"""How allauth meets this site: by invitation only, and addresses stand on accounts.User alone."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.http import HttpRequest
from django.utils import timezone

from comity_web.accounts.membership import accept_vouched, find_person
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

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Who is known or invited under an address that the provider vouches for comes in, and keeps their password.

        allauth clears the password of whoever it finds by address, as a stranger may have signed up with it. Here
        nobody signs up, and an address is its person's once they opened a letter sent to it: docs/decisions/0004.
        """
        if sociallogin.is_existing or sociallogin.state.get("process") in {AuthProcess.CONNECT, AuthProcess.REDIRECT}:
            return
        vouched = [one.email for one in sociallogin.email_addresses if one.verified]
        for user in (find_person(address=address) for address in vouched):
            if user is None:
                continue
            # The provider knows the address as theirs, as the link in the letter would show.
            accept_vouched(user=user, now=timezone.now())
            if user.is_active:
                sociallogin.connect(request, user)
                return
