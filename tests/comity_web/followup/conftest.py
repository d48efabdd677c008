"""A small world: the IPU, two fictitious States with their parliaments, and people of each."""

import secrets
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from comity_web.accounts.models import Membership, User
from comity_web.accounts.permissions import Actor
from comity_web.followup.models import Occurrence
from comity_web.followup.occurrences import NewOccurrence, open_occurrence
from comity_web.parties.services import load_parties

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def person(party: str, *roles: str, key: str = "") -> Actor:
    """Somebody acting for the party in these roles."""
    return Actor(key or f"p_{party}_{'_'.join(roles)}"[:24], party, frozenset(roles))


def member(party: str, *roles: str) -> Client:
    """A client of somebody who acts for the party in these roles."""
    user = User.objects.create(username=secrets.token_hex(6), acts_for_id=party)
    for role in roles:
        Membership.objects.create(user=user, party_id=party, role=role, granted_at=NOW)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def world(db: None) -> None:
    """Every party of the registry of bodies has its row."""
    load_parties()


@pytest.fixture
def hearing(world: None) -> Occurrence:
    """A hearing convened by the IPU, with two parliaments."""
    return open_occurrence(
        new=NewOccurrence(
            process="parliamentary-hearing",
            title="Hearing on harbour lights",
            anchor_on=date(2026, 9, 14),
            convener="ipu",
            holders={
                "ipu": ["ipu"],
                "parliaments": ["parliament:XAA", "parliament:XAB"],
            },
        ),
        actor=person("ipu", "focal-point"),
        now=NOW,
    )
