"""The sample world stands, shows every state of a stage, and goes without a trace."""

from datetime import UTC, datetime

import pytest
from django.apps import apps

from comity_web.accounts.models import AuditRecord, User
from comity_web.accounts.permissions import Actor
from comity_web.followup.engagement_account import Account
from comity_web.followup.engagements import NewEngagement, record_engagement
from comity_web.followup.models import Engagement, Evidence, Occurrence, Task
from comity_web.followup.selectors import state_of
from comity_web.parties.models import Chamber, PartyDocument
from comity_web.parties.services import load_parties
from comity_web.registry.models import Mandate, Work
from comity_web.world.building import load_world
from comity_web.world.removal import remove_samples
from comity_web.world.selectors import is_loaded

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAYS = [NOW, datetime(2027, 12, 31, 23, 0, tzinfo=UTC), datetime(2028, 2, 29, 0, 30, tzinfo=UTC)]


@pytest.fixture(autouse=True)
def parties(db: None) -> None:
    load_parties()


def _rows() -> dict[str, set[object]]:
    """Every row of our tables, by table."""
    ours = ("accounts", "followup", "parties", "registry")
    return {
        model._meta.label: set(model._default_manager.values_list("pk", flat=True))
        for app in ours
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    }


@pytest.mark.parametrize("now", DAYS, ids=lambda now: f"{now:%Y-%m-%d}")
def test_every_state_of_a_stage_is_there_whatever_the_day(now: datetime) -> None:
    load_world(now=now)
    states = {state_of(task, today=now.date()) for task in Task.objects.all()}
    assert states == {"done", "done-late", "skipped", "refused", "late", "open", "upcoming", "recorded"}
    assert {occurrence.process for occurrence in Occurrence.objects.all()} == {
        "parliamentary-hearing", "treaty-body-review", "legislators-in-delegations", "country-team-ladder",
    }  # fmt: skip
    assert Engagement.objects.filter(happened_on__gt=now.date()).count() == 0


def test_all_of_it_is_marked_and_without_persons() -> None:
    load_world(now=NOW)
    assert not Occurrence.objects.filter(is_sample=False).exists()
    assert not Engagement.objects.filter(is_sample=False).exists()
    people = User.objects.all()
    assert all(user.is_sample and not user.email and not user.has_usable_password() for user in people)
    assert set(Engagement.objects.values_list("visibility", flat=True)) == {"public", "shared", "private"}


def test_loaded_twice_it_stands_once() -> None:
    assert load_world(now=NOW)
    before = _rows()
    assert not load_world(now=NOW)
    assert _rows() == before


def test_nothing_of_it_is_left() -> None:
    before = _rows()
    load_world(now=NOW)
    assert is_loaded()
    remove_samples()
    assert _rows() == before
    assert not is_loaded()


def test_real_rows_are_untouched() -> None:
    real = User.objects.create_user("somebody")
    actor = Actor(real.key, "parliament:XAA", frozenset({"focal-point"}))
    chamber = Chamber.objects.create(parliament_id="parliament:XAF", code="single", source="a real source")
    account = Account("A real debate", NOW.date(), visibility="public")
    record_engagement(new=NewEngagement("parliament:XAA", account), actor=actor, now=NOW)
    before = _rows()
    load_world(now=NOW)
    remove_samples()
    assert _rows() == before
    assert Chamber.objects.filter(pk=chamber.pk).exists()


def test_what_sample_people_did_since_goes_too() -> None:
    before = _rows()
    load_world(now=NOW)
    user = User.objects.get(username="sample-parliament-xaa-focal-point")
    actor = Actor(user.key, "parliament:XAA", frozenset({"focal-point"}))
    record_engagement(new=NewEngagement("parliament:XAA", Account("Tried out", NOW.date())), actor=actor, now=NOW)
    remove_samples()
    assert _rows() == before


@pytest.mark.parametrize("model", [AuditRecord, Evidence])
def test_rows_written_once_still_refuse_to_go_one_by_one(model: type[AuditRecord | Evidence]) -> None:
    load_world(now=NOW)
    row = model.objects.all()[0]
    with pytest.raises(TypeError):
        row.delete()


def test_the_documents_of_the_ipu_are_marked() -> None:
    load_world(now=NOW)
    assert [row.is_sample for row in PartyDocument.objects.all()] == [True]


@pytest.mark.usefixtures("samples")
def test_sample_documents_go_too_and_one_that_a_real_record_answers_stays() -> None:
    load_world(now=NOW)
    answered = Mandate.objects.order_by("pk")[0]
    real = User.objects.create_user("somebody")
    actor = Actor(real.key, "parliament:XAD", frozenset({"focal-point"}))
    account = Account("A real debate", NOW.date())
    record_engagement(new=NewEngagement("parliament:XAD", account, mandates=[answered.key]), actor=actor, now=NOW)
    removed = remove_samples()
    assert removed.kept == (answered.work.symbol,)
    assert [work.symbol for work in Work.objects.all()] == [answered.work.symbol]
    assert Engagement.objects.count() == 1
