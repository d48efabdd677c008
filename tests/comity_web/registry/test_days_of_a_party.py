"""The day on a mandate's links is the mandate's, to those whom it asks, as long as it stands and asks something."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db.models import Q

from comity_web.registry.models import Mandate, MandateParty
from comity_web.registry.settlements import Person, settle_fields

pytestmark = pytest.mark.django_db

PERSON = Person("p_0123456789", "administrator")
NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)


def days() -> set[tuple[str, str, date]]:
    """Paragraph, party and day of every link that has one; the plain rule gives the same."""
    rows = MandateParty.objects.exclude(asked_by=None)
    found = set(rows.values_list("mandate__paragraph_anchor", "party", "asked_by"))
    asking = Q(role="addressee", mandate__asks=True, mandate__withdrawn_at=None, mandate__due_on__isnull=False)
    plain = MandateParty.objects.filter(asking)
    assert found == set(plain.values_list("mandate__paragraph_anchor", "party", "mandate__due_on"))
    return found


def third() -> Mandate:
    """The mandate of paragraph 3, which is due at a session."""
    return Mandate.objects.get(paragraph_anchor="op3", withdrawn_at=None)


def test_what_was_read_gives_the_day(store, scripts):
    store(scripts["en"])
    assert {(paragraph, day) for paragraph, _party, day in days()} == {("op3", third().due_on)}


def test_a_mandate_that_is_gone_asks_by_no_day_and_one_that_is_back_does(store, scripts):
    script = scripts["en"]
    store(script)
    before = days()
    store(replace(script, version="t2", ops=script.ops[:2]))
    assert days() == set()
    assert MandateParty.objects.filter(mandate__withdrawn_at__isnull=False).exists()
    store(replace(script, version="t3"))
    assert days() == before != set()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"due": {"date": "2027-03-31"}}, {date(2027, 3, 31)}),
        ({"due": None}, set()),
        ({"act_class": "welcome"}, set()),
        ({"addressees": []}, set()),
    ],
    ids=["another day", "no day", "an act that asks nobody", "nobody asked"],
)
def test_what_a_person_decided_gives_the_day(harbour, values, expected):
    settle_fields(mandate=third(), values=values, seen={}, person=PERSON, note="", now=NOW)
    assert {day for paragraph, _party, day in days() if paragraph == "op3"} == expected
