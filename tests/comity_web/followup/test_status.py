"""Where mandates stand at a day: what was known, by whom, under which key; and nothing told of what is hidden."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from tests.comity_web.conftest import EARLIER, EN, Asks, Op, Script
from tests.comity_web.followup.conftest import person

from comity.model import Due
from comity_web.accounts.permissions import ANYONE, Actor
from comity_web.followup.engagement_account import Account
from comity_web.followup.engagements import (
    NewEngagement,
    correct_engagement,
    record_engagement,
    share_engagement,
    withdraw_engagement,
)
from comity_web.followup.evidence import EvidenceFile
from comity_web.followup.models import Engagement, EngagementMandate
from comity_web.followup.status import by_country, each_state, follow, states_of
from comity_web.registry.lineage import derive_lineage
from comity_web.registry.models import Mandate, Work
from comity_web.reporting.words import say_details

XAA, STATE = "parliament:XAA", "state:XAA"
FILE = EvidenceFile("summary.pdf", b"%PDF-1.7 a summary")
DAY = date(2026, 6, 30)


def at(month: int, day: int = 1) -> datetime:
    return datetime(2026, month, day, 9, 0, tzinfo=UTC)


def mandate(number: str = "3") -> Mandate:
    return Mandate.objects.get(work__full_symbol=EN.symbol, number=number, asks=True)


def record(
    one: Mandate,
    *,
    party: str = XAA,
    on: date = date(2026, 3, 1),
    now: datetime | None = None,
    visibility: str = "public",
    reported_as: str = "",
    completes: bool = False,
    title: str = "Trained keepers",
    files: tuple[EvidenceFile, ...] = (),
) -> Engagement:
    account = Account(title, on, visibility=visibility, reported_as=reported_as)
    keys = (one.key,)
    new = NewEngagement(party, account, mandates=keys, completes=keys if completes else (), files=files, again=True)
    return record_engagement(new=new, actor=person(party, "focal-point", "contributor"), now=now or at(3, 2))


def standing(one: Mandate, day: date = DAY, actor: Actor = ANYONE) -> tuple[str, int]:
    state = states_of(mandates=[one.pk], day=day, actor=actor)[one.pk].state
    return state.standing.value, state.count


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 1), ("not-due", 0)),  # done, and not yet written down
        (date(2026, 3, 2), ("action-recorded", 1)),
        (date(2029, 1, 1), ("action-recorded", 1)),
    ],
)
def test_a_record_counts_from_the_day_it_was_written(harbour: None, day: date, expected: tuple[str, int]) -> None:
    record(mandate())
    assert standing(mandate(), day) == expected


@pytest.mark.parametrize(
    ("number", "day", "expected"),
    [
        ("3", date(2026, 1, 1), "not-due"),  # due at the eighty-second session
        ("3", date(2030, 1, 1), "overdue"),
        ("2", date(2030, 1, 1), "no-information"),  # every year, but no first day is said
        ("1", date(2030, 1, 1), "no-information"),
    ],
)
def test_silence_is_said_as_silence(harbour: None, number: str, day: date, expected: str) -> None:
    assert standing(mandate(number), day) == (expected, 0)


def test_a_report_needs_a_symbol_and_a_mandate_that_asks_for_one(harbour: None) -> None:
    record(mandate("3"), reported_as="A/82/900")
    record(mandate("2"), reported_as="A/82/900")
    assert standing(mandate("3")) == ("reported", 1)
    assert standing(mandate("2")) == ("action-recorded", 1)
    assert set(EngagementMandate.objects.values_list("mandate__number", "says")) == {("3", "report"), ("2", "action")}


def test_a_symbol_that_comes_later_makes_it_a_report_from_then_on(harbour: None) -> None:
    made = record(mandate("3"))
    account = Account("Trained keepers", date(2026, 3, 1), visibility="public", reported_as="A/82/900")
    correct_engagement(
        engagement=made,
        account=account,
        reason="Issued",
        sequence=1,
        actor=person(XAA, "contributor", "focal-point"),
        now=at(5),
    )
    assert standing(mandate("3"), date(2026, 4, 30)) == ("action-recorded", 1)
    assert standing(mandate("3"), date(2026, 5, 1)) == ("reported", 1)


def test_only_what_is_said_to_be_complete_and_shown_is_complete(harbour: None) -> None:
    record(mandate("3"), completes=True)
    assert standing(mandate("3")) == ("action-recorded", 1)
    record(mandate("3"), completes=True, files=(FILE,))
    assert standing(mandate("3")) == ("completed", 2)
    EngagementMandate.objects.filter(engagement=record(mandate("2"), files=(FILE,))).update(says="completion")
    assert standing(mandate("2")) == ("action-recorded", 1), "what is asked every year is never finished"


@pytest.mark.parametrize(
    ("visibility", "share", "actor", "expected"),
    [
        ("public", False, ANYONE, 1),
        ("private", False, ANYONE, 0),
        ("private", False, person(XAA, "reader"), 1),
        ("private", False, person(XAA), 0),
        ("private", False, person("parliament:XAB", "focal-point"), 0),
        ("private", False, person(STATE, "focal-point", "validator"), 0),
        ("private", True, person("parliament:XAB", "focal-point"), 0),
        ("shared", True, person("parliament:XAB", "reader"), 1),
        ("shared", True, person("parliament:XAB"), 0),
        ("shared", True, person("parliament:XAC", "focal-point"), 0),
        ("shared", True, ANYONE, 0),
        ("shared", False, person("parliament:XAB", "reader"), 0),
    ],
)
def test_a_state_is_made_of_what_its_audience_sees(
    harbour: None, visibility: str, share: bool, actor: Actor, expected: int
) -> None:
    made = record(mandate(), visibility=visibility)
    if share:
        focal = person(XAA, "focal-point")
        share_engagement(engagement=made, parties=["parliament:XAB"], actor=focal, now=at(3, 3))
    assert standing(mandate(), actor=actor)[1] == expected
    assert dict(each_state(day=DAY, actor=actor))[mandate().key].state.count == expected


def test_what_was_public_and_is_private_now_is_hidden_at_every_day(harbour: None) -> None:
    made = record(mandate())
    assert made.current is not None
    hidden = Account("Trained keepers", date(2026, 3, 1), visibility="private")
    focal = person(XAA, "contributor", "focal-point")
    correct_engagement(engagement=made, account=hidden, reason="Too early", sequence=1, actor=focal, now=at(5))
    assert {standing(mandate(), day)[1] for day in (date(2026, 4, 1), DAY)} == {0}
    assert standing(mandate(), date(2026, 4, 1), person(XAA, "reader"))[1] == 1


def test_what_becomes_public_was_not_public_before(harbour: None) -> None:
    made = record(mandate(), visibility="private")
    assert made.current is not None
    opened = Account("Trained keepers", date(2026, 3, 1), visibility="public")
    focal = person(XAA, "contributor", "focal-point")
    correct_engagement(engagement=made, account=opened, reason="Agreed", sequence=1, actor=focal, now=at(5))
    assert [standing(mandate(), day)[1] for day in (date(2026, 4, 30), date(2026, 5, 1))] == [0, 1]


def test_what_is_withdrawn_is_seen_by_nobody_but_its_party_and_only_before(harbour: None) -> None:
    made = record(mandate())
    own = person(XAA, "contributor")
    withdraw_engagement(engagement=made, reason="Not ours", sequence=1, actor=own, now=at(5))
    assert standing(mandate(), date(2026, 4, 1))[1] == 0
    assert standing(mandate(), date(2026, 4, 1), own)[1] == 1
    assert standing(mandate(), DAY, own)[1] == 0


def test_known_later_is_known_of_the_day(harbour: None) -> None:
    record(mandate(), on=date(2025, 11, 3))
    day = date(2025, 12, 31)
    assert standing(mandate(), day)[1] == 0
    assert follow(mandates=[mandate().pk], day=day, actor=ANYONE, known=DAY)[mandate().pk].keys.state.count == 1


def test_two_keys_stand_side_by_side_also_for_each_country(harbour: None) -> None:
    record(mandate(), party=XAA)
    record(mandate(), party=STATE, reported_as="A/82/900")
    record(mandate(), party="ipu")
    followed = follow(mandates=[mandate().pk], day=DAY, actor=ANYONE)[mandate().pk]
    found = by_country(followed=followed, day=DAY, actor=ANYONE)
    for keys in (followed.keys, found["XAA"]):
        assert (keys.government.standing, keys.parliament.standing) == ("reported", "action-recorded")
        assert keys.differ
    assert (followed.keys.state.count, found["XAA"].state.count) == (3, 2)


NEWER = Script(
    "A/RES/81/9102",
    "en",
    "Lighthouses",
    EARLIER.preamble,
    (
        Op(
            "4",
            "Calls upon the Government of Xanado to keep its lighthouse and its lamp.",
            (Asks("Calls upon", "call", ("governments",), due=Due(date="2027-12-31")),),
        ),
    ),
    cites=("77/9100",),
    adopted="2026-05-12",
)


def test_a_mandate_asked_anew_in_its_lineage_is_superseded_from_that_day(
    db: None, store: Callable[..., object]
) -> None:
    store(EARLIER)
    store(NEWER)
    derive_lineage(works=Work.objects.all(), now=at(5, 13))
    old = Mandate.objects.get(work__full_symbol=EARLIER.symbol)
    assert old.later_steps.exclude(newer=None).exists()
    assert standing(old, date(2026, 5, 11)) == ("no-information", 0)
    state = states_of(mandates=[old.pk], day=date(2026, 5, 12), actor=ANYONE)[old.pk].state
    assert (state.standing, state.superseded_by) == ("superseded", "A/RES/81/9102 op4")
    assert say_details(state).startswith("A/RES/81/9102, OP 4")


def test_many_mandates_take_no_more_queries_than_one(
    harbour: None, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in ("1", "2", "3"):
        record(mandate(number), files=(FILE,))
    every = list(Mandate.objects.values_list("pk", flat=True))
    with django_assert_max_num_queries(3):  # type: ignore[attr-defined]
        found = states_of(mandates=every, day=DAY, actor=person(XAA, "reader"))
    assert sum(one.state.count for one in found.values()) == 3


def test_one_by_one_and_all_at_once_come_to_the_same(harbour: None) -> None:
    record(mandate("3"), reported_as="A/82/900")
    record(mandate("2"), visibility="private")
    for actor in (ANYONE, person(XAA, "reader")):
        every = {one.key: one.pk for one in Mandate.objects.filter(asks=True, withdrawn_at=None)}
        one_by_one = states_of(mandates=every.values(), day=DAY, actor=actor)
        assert dict(each_state(day=DAY, actor=actor)) == {key: one_by_one[pk] for key, pk in every.items()}
