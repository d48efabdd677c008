"""What was kept long enough is taken away, and nothing else; done again, nothing happens."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from tests.comity_web.accounts.conftest import NOW, XAA, Join

from comity_web.accounts import services
from comity_web.accounts.models import FailedSignIn, Invitation, SignInLink, User
from comity_web.followup.models import FeedToken, Reminder
from comity_web.followup.personal_fields import faults
from comity_web.followup.retention import apply_retention

pytestmark = pytest.mark.django_db

LONG_AGO = NOW - timedelta(days=400)


@pytest.fixture
def rows(join: Join) -> None:
    """Of everything one row that is old, and one of today."""
    for number, at in enumerate((LONG_AGO, NOW)):
        user, client = join(f"person{number}", XAA, "reader")
        Session.objects.filter(pk=client.session.session_key).delete()
        FailedSignIn.objects.create(name_digest="d", at=at)
        services.issue_sign_in_link(user=user, now=at)
        Session.objects.create(session_key=f"k{number}", session_data="", expire_date=at + timedelta(days=14))
        waiting = User.objects.create(username=f"waiting{number}", email=f"w{number}@example.org", is_active=False)
        Invitation.objects.create(
            user=waiting,
            party_id=XAA,
            role="reader",
            digest=f"d{number}",
            invited_by="p",
            invited_at=at,
            expires_at=at + timedelta(days=14),
        )
        User.objects.create(username=f"erased{number}", is_active=False, erased_at=at, last_login=at)
        Reminder.objects.create(user=user, kind="digest", day=at.date(), planned_at=at, sent_at=at)
        FeedToken.objects.create(user=user, party_id=XAA, digest=f"f{number}", made_at=at, revoked_at=at)


def standing() -> list[int]:
    models = (FailedSignIn, SignInLink, Session, Invitation, User, Reminder, FeedToken)
    return [model._default_manager.count() for model in models]


def test_a_dry_run_counts_what_the_run_takes_away(rows: None) -> None:
    before = standing()
    counted = apply_retention(now=NOW, dry_run=True)
    assert standing() == before
    assert apply_retention(now=NOW) == counted
    assert counted == dict.fromkeys(counted, 1)
    assert len(counted) == 8
    assert standing() == [1, 1, 1, 1, 4, 1, 1]


def test_run_again_nothing_happens(rows: None) -> None:
    apply_retention(now=NOW)
    after = standing()
    assert set(apply_retention(now=NOW).values()) == {0}
    assert standing() == after


def test_every_field_about_a_person_is_listed() -> None:
    assert faults() == []
