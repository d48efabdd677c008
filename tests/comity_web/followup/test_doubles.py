"""The same engagement recorded by two people of a party: the second is shown the first one's record."""

from datetime import date

import pytest
from tests.comity_web.followup.conftest import NOW, person
from tests.comity_web.followup.test_engagement_pages import XAA, XAB, member, sent

from comity_web.accounts.models import User
from comity_web.accounts.permissions import Actor
from comity_web.followup.catalogue import process_of
from comity_web.followup.engagement_account import Account
from comity_web.followup.engagements import NewEngagement, record_engagement, withdraw_engagement
from comity_web.followup.errors import RecordedAlreadyError
from comity_web.followup.models import Engagement, Occurrence, Task

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 1)
LAMPS = "Debate on lamps"


def record(
    title: str = LAMPS, day: date = DAY, *, party: str = XAA, task: Task | None = None, **more: object
) -> Engagement:
    actor = Actor(f"p_{title}"[:24], party, frozenset({"focal-point"}), bool(more.pop("sample", False)))
    new = NewEngagement(party=party, account=Account(title, day), task=task, **more)  # type: ignore[arg-type]
    return record_engagement(new=new, actor=actor, now=NOW)


@pytest.mark.parametrize("title", [LAMPS, "debate  ON lamps ", "debate on\u00a0Lamps"])
def test_the_same_title_on_the_same_day_is_told(world: None, title: str) -> None:
    made = record()
    with pytest.raises(RecordedAlreadyError) as told:
        record(title)
    assert told.value.facts == {"key": made.key, "title": LAMPS}
    assert Engagement.objects.count() == 1
    record(title, again=True)
    assert Engagement.objects.count() == 2


def test_what_is_not_the_same_is_recorded(world: None) -> None:
    made = record()
    record("Debate on lamp posts")
    record(day=date(2026, 2, 28))
    record(party=XAB)
    record(sample=True)
    withdraw_engagement(engagement=made, reason="Wrong", sequence=1, actor=person(XAA, "contributor"), now=NOW)
    record()
    assert Engagement.objects.count() == 6


def test_the_same_task_is_told_whatever_the_title(hearing: Occurrence) -> None:
    first, second = hearing.tasks.filter(owner_id=XAA).order_by("due_on")[:2]
    made = record(task=first)
    with pytest.raises(RecordedAlreadyError) as told:
        record("Another title", date(2026, 2, 1), task=first)
    assert told.value.facts["key"] == made.key
    record("Another title", task=second)
    record("A third title", task=first, again=True)
    assert Engagement.objects.count() == 3


def test_the_second_form_shows_the_first_record_and_keeps_what_was_typed(world: None) -> None:
    one, two = member(XAA, "contributor"), member(XAA, "alternate")
    first = one.post("/engagements/new", sent()).headers["Location"]
    typed = sent(title="debate on Lamps", form="f2", place="Harbourtown hall", goal="16", **{"count-women": "2"})
    told = two.post("/engagements/new", typed)
    text = told.content.decode()
    assert told.status_code == 409
    assert f'<a href="{first}"><bdi>{LAMPS}</bdi></a>' in text
    assert f"Your party has recorded this already: “{LAMPS}”." in text
    assert all(word in text for word in ("Harbourtown hall", 'value="16" checked', 'value="f2"', "debate on Lamps"))
    assert '<input type="checkbox" name="again" value="1">' in text
    wrong = two.post("/engagements/new", {**typed, "again": "1", "further": "m_nothing"})
    assert wrong.status_code == 400
    assert '<input type="checkbox" name="again" value="1" checked>' in wrong.content.decode()
    answers = [two.post("/engagements/new", {**typed, "again": "1"}) for _number in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert len({answer.headers["Location"] for answer in answers} | {first}) == 2
    assert Engagement.objects.count() == 2
    assert one.post("/engagements/new", sent()).headers["Location"] == first, "the first form sent again is no double"


def test_the_second_answer_to_a_task_is_told_in_the_form(hearing: Occurrence) -> None:
    task = hearing.tasks.filter(owner_id=XAA).earliest("due_on")
    kind = process_of(hearing.process).stage(task.stage).evidence[0]
    client = member(XAA, "contributor")
    first = client.post("/engagements/new", sent(task=task.key)).headers["Location"]
    told = client.post("/engagements/new", sent(task=task.key, title="Another", form="f2", evidence_kind=kind))
    assert told.status_code == 409
    assert first in told.content.decode() and f'value="{kind}" selected' in told.content.decode()


def test_another_party_is_told_nothing(world: None) -> None:
    record()
    assert member(XAB, "contributor").post("/engagements/new", sent()).status_code == 302


def test_a_sample_person_is_told_nothing_of_a_real_record(world: None) -> None:
    record()
    client = member(XAA, "contributor")
    User.objects.update(is_sample=True)
    assert client.post("/engagements/new", sent()).status_code == 302
    assert set(Engagement.objects.values_list("is_sample", flat=True)) == {False, True}
