"""Where stages and mandates stand: a table of cases for a date and an audience."""

from dataclasses import replace
from datetime import date

import pytest

from comity.processes import (
    PUBLIC,
    Audience,
    EngagementFact,
    MandateFacts,
    MandateStanding,
    Offset,
    PlannedStage,
    Refusal,
    Says,
    StageStanding,
    mandate_state,
    mandate_states,
    stage_state,
    tally,
)

GOVERNMENT, PARLIAMENT, IPU = "state:XAA", "parliament:XAA", "ipu"
AT = date(2028, 6, 30)
YEARLY = Offset(years=1)


def engagement(on: str, key: str = "government", **more: object) -> EngagementFact:
    day = date.fromisoformat(on)
    party = {"government": GOVERNMENT, "parliament": PARLIAMENT}.get(key, IPU)
    return replace(EngagementFact(party, day, day, key=key, public=True), **more)


CASES = {
    "nothing recorded, no date": (MandateFacts("m"), "no-information"),
    "nothing recorded, due later": (MandateFacts("m", due=date(2028, 7, 1)), "not-due"),
    "due today is not overdue": (MandateFacts("m", due=AT), "not-due"),
    "due yesterday, nothing recorded": (MandateFacts("m", due=date(2028, 6, 29)), "overdue"),
    "recorded after it was due": (
        MandateFacts("m", due=date(2028, 1, 1), engagements=(engagement("2028-02-01"),)),
        "action-recorded",
    ),
    "recorded tomorrow": (MandateFacts("m", engagements=(engagement("2028-07-01"),)), "no-information"),
    "happened before, told later": (
        MandateFacts("m", engagements=(engagement("2028-01-01", recorded=date(2028, 7, 2)),)),
        "no-information",
    ),
    "corrected away": (
        MandateFacts("m", engagements=(engagement("2028-01-01", withdrawn=date(2028, 3, 1)),)),
        "no-information",
    ),
    "corrected away later": (
        MandateFacts("m", engagements=(engagement("2028-01-01", withdrawn=date(2028, 7, 1)),)),
        "action-recorded",
    ),
    "reported": (
        MandateFacts("m", engagements=(engagement("2028-01-01", says=Says.REPORT, symbol="A/82/9001"),)),
        "reported",
    ),
    "completed with evidence": (
        MandateFacts("m", engagements=(engagement("2028-01-01", says=Says.COMPLETION, evidence=1),)),
        "completed",
    ),
    "said to be completed, no evidence": (
        MandateFacts("m", engagements=(engagement("2028-01-01", says=Says.COMPLETION),)),
        "action-recorded",
    ),
    "what recurs is never completed": (
        MandateFacts(
            "m",
            due=date(2028, 1, 1),
            every=YEARLY,
            engagements=(engagement("2028-02-01", says=Says.COMPLETION, evidence=1),),
        ),
        "action-recorded",
    ),
    "superseded": (MandateFacts("m", superseded_on=date(2028, 5, 1), superseded_by="A/RES/82/9001 op3"), "superseded"),
    "superseded tomorrow": (MandateFacts("m", superseded_on=date(2028, 7, 1)), "no-information"),
    "completed, then superseded": (
        MandateFacts(
            "m",
            superseded_on=date(2028, 5, 1),
            engagements=(engagement("2028-01-01", says=Says.COMPLETION, evidence=1),),
        ),
        "completed",
    ),
    "yearly, this round missed": (
        MandateFacts("m", due=date(2026, 5, 1), every=YEARLY, engagements=(engagement("2027-04-01"),)),
        "overdue",
    ),
    "yearly, this round kept": (
        MandateFacts("m", due=date(2026, 5, 1), every=YEARLY, engagements=(engagement("2027-09-01"),)),
        "action-recorded",
    ),
    "yearly, the first round kept early": (
        MandateFacts("m", due=date(2028, 5, 1), every=YEARLY, engagements=(engagement("2026-01-01"),)),
        "action-recorded",
    ),
}


@pytest.mark.parametrize(("facts", "standing"), CASES.values(), ids=CASES)
def test_where_a_mandate_stands(facts: MandateFacts, standing: str) -> None:
    assert mandate_state(facts, AT, PUBLIC).state.standing == standing


def test_what_is_said_beside_the_word() -> None:
    facts = MandateFacts(
        "m",
        due=date(2026, 5, 1),
        every=YEARLY,
        engagements=(
            engagement("2028-05-02", says=Says.REPORT, symbol="A/82/1"),
            engagement("2028-06-01"),
            engagement("2027-06-01", says=Says.REPORT, symbol="A/81/1"),
        ),
    )
    state = mandate_state(facts, AT, PUBLIC).state
    assert (state.count, state.last, state.symbol, state.due) == (3, date(2028, 6, 1), "A/82/1", date(2029, 5, 1))


def test_a_due_day_on_the_29th_of_february_comes_back_to_it() -> None:
    facts = MandateFacts("m", due=date(2024, 2, 29), every=YEARLY)
    assert mandate_state(facts, date(2028, 3, 1), PUBLIC).state.due == date(2028, 2, 29)
    assert mandate_state(facts, date(2028, 2, 29), PUBLIC).state.due == date(2027, 2, 28)


def test_each_audience_sees_what_it_may() -> None:
    private = engagement("2028-01-01", public=False, seen_by=frozenset({IPU}))
    facts = MandateFacts("m", engagements=(private,))
    seen = {
        name: mandate_state(facts, AT, Audience(frozenset(parties))).state.standing
        for name, parties in {"public": [], "owner": [GOVERNMENT], "shared": [IPU], "other": [PARLIAMENT]}.items()
    }
    silent, action = MandateStanding.NO_INFORMATION, MandateStanding.ACTION
    assert seen == {"public": silent, "owner": action, "shared": action, "other": silent}


def test_the_public_sees_the_same_with_and_without_a_private_record() -> None:
    public = engagement("2028-01-01")
    private = engagement("2028-06-01", "parliament", public=False, evidence=1, says=Says.COMPLETION)
    with_it, without = (MandateFacts("m", date(2028, 7, 1), engagements=one) for one in ((public, private), (public,)))
    assert mandate_state(with_it, AT, PUBLIC) == mandate_state(without, AT, PUBLIC)


@pytest.mark.parametrize(
    ("engagements", "government", "parliament", "differ"),
    [
        ((), "overdue", "overdue", False),
        ((engagement("2028-01-01"),), "action-recorded", "overdue", False),
        (
            (engagement("2028-01-01"), engagement("2028-01-02", "parliament")),
            "action-recorded",
            "action-recorded",
            False,
        ),
        (
            (engagement("2028-01-01", evidence=1, says=Says.COMPLETION), engagement("2028-01-02", "parliament")),
            "completed",
            "action-recorded",
            True,
        ),
        ((engagement("2028-01-01", ""),), "overdue", "overdue", False),
    ],
    ids=["neither", "government alone", "both alike", "both, differing", "the IPU is no key"],
)
def test_two_keys(engagements: tuple[EngagementFact, ...], government: str, parliament: str, differ: bool) -> None:
    keys = mandate_state(MandateFacts("m", date(2027, 1, 1), engagements=engagements), AT, PUBLIC)
    assert (keys.government.standing, keys.parliament.standing, keys.differ) == (government, parliament, differ)


def test_many_mandates_are_told_one_after_the_other() -> None:
    told = mandate_states((MandateFacts(str(number)) for number in range(3)), AT, PUBLIC)
    assert [mandate for mandate, _ in told] == ["0", "1", "2"]


PLANNED = PlannedStage("hearing", date(2028, 2, 10), opens=date(2028, 1, 10), ends=date(2028, 2, 11))
SHOWN = engagement("2028-02-11", evidence=1)


@pytest.mark.parametrize(
    ("at", "evidence", "refused", "standing", "days_late"),
    [
        ("2028-01-09", (), None, "upcoming", 0),
        ("2028-01-10", (), None, "open", 0),
        ("2028-02-11", (), None, "open", 0),
        ("2028-02-12", (), None, "late", 1),
        ("2028-02-12", (SHOWN,), None, "done", 0),
        ("2028-02-10", (SHOWN,), None, "open", 0),
        ("2028-03-01", (engagement("2028-02-15", evidence=1),), None, "done", 4),
        ("2028-03-01", (engagement("2028-02-11"),), None, "recorded", 0),
        ("2028-03-01", (engagement("2028-02-15"),), None, "recorded", 4),
        ("2028-01-09", (engagement("2028-01-02"),), None, "recorded", 0),
        ("2028-03-01", (engagement("2028-02-11"), engagement("2028-02-12", evidence=1)), None, "done", 1),
        ("2028-03-01", (engagement("2028-02-11"),), StageStanding.SKIPPED, "skipped", 0),
        ("2028-03-01", (engagement("2028-02-11", evidence=1, public=False),), None, "late", 19),
        ("2028-03-01", (), StageStanding.SKIPPED, "skipped", 0),
        ("2028-03-01", (), StageStanding.REFUSED, "refused", 0),
        ("2028-01-20", (), StageStanding.REFUSED, "open", 0),
        ("2028-03-01", (SHOWN,), StageStanding.REFUSED, "done", 0),
    ],
)
def test_where_a_stage_stands(
    at: str, evidence: tuple[EngagementFact, ...], refused: StageStanding | None, standing: str, days_late: int
) -> None:
    refusal = refused and Refusal(refused, date(2028, 2, 1), PARLIAMENT, "the chamber was dissolved")
    state = stage_state(PLANNED, evidence, date.fromisoformat(at), PUBLIC, refusal=refusal)
    assert (state.standing, state.days_late, state.late) == (standing, days_late, days_late > 0)


def test_a_tally_has_every_standing_and_sums_to_those_who_owe() -> None:
    states = [stage_state(PLANNED, one, date(2028, 3, 1), PUBLIC) for one in ((SHOWN,), (), ())]
    counted = tally(states)
    assert (counted[StageStanding.DONE], counted[StageStanding.LATE], sum(counted.values())) == (1, 2, 3)
    assert set(counted) == set(StageStanding)
