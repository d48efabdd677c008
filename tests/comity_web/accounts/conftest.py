"""People of two fictitious parliaments, each with a client of their own."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.test import Client

from comity_web.accounts.models import User
from comity_web.accounts.permissions import Actor

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
XAA, XAB = "parliament:XAA", "parliament:XAB"

Join = Callable[..., tuple[User, Client]]


@pytest.fixture(autouse=True)
def no_limits_left_over() -> None:
    """allauth counts refusals in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def join(db: None) -> Join:
    """A person who holds roles in a party, and their client."""
    from comity_web.accounts.membership import hold_role
    from comity_web.parties.services import load_parties

    load_parties()

    def make(name: str, party: str = XAA, *roles: str, **more: object) -> tuple[User, Client]:
        user = User.objects.create_user(
            f"u_{name}", email=f"{name}@example.org", password=f"a long password of {name}", **more
        )
        for role in roles:
            hold_role(user=user, party=party, role=role, actor=Actor(user.key, party), now=NOW)
        user.refresh_from_db()
        client = Client()
        client.force_login(user)
        return user, client

    return make
