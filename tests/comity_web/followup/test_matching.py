"""Tasks carry the mandates of their stage: when they are made, when documents come, when a mandate changes."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.comity_web.conftest import Asks, Op, Script, Store
from tests.comity_web.followup.conftest import person

from comity_web.followup.matching import match_processes, match_works
from comity_web.followup.models import Occurrence, StageAnswer
from comity_web.followup.occurrences import NewOccurrence, open_occurrence
from comity_web.registry.models import Mandate, Work
from comity_web.registry.settlements import Person, settle_fields

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

HEARING = Script(
    "A/RES/79/9301",
    "en",
    "Cooperation of parliaments",
    ("Noting the work of keepers,",),
    (
        Op(
            "1",
            "Encourages the Inter-Parliamentary Union to hold the annual parliamentary hearing at the United Nations;",
            (Asks("Encourages", "encourage", ("ipu",), recurrence="annual"),),
        ),
        Op(
            "2",
            "Requests the Secretary-General to report on interaction between the United Nations and parliaments;",
            (Asks("Requests", "request", ("secretary-general",), report=True, report_to="ga"),),
        ),
        Op(
            "3",
            "Calls upon Member States to paint their harbours.",
            (Asks("Calls upon", "call", ("member-states",)),),
        ),
    ),
    adopted="2025-05-29",
)


def told() -> None:
    match_works(list(Work.objects.values_list("pk", flat=True)), NOW)


def open_it(process: str = "parliamentary-hearing", **more: object) -> Occurrence:
    new = NewOccurrence(
        process=process,
        title="Harbour lights",
        anchor_on=date(2026, 9, 14),
        convener="ipu",
        holders={"ipu": ["ipu"]}
        if process == "parliamentary-hearing"
        else {"secretary-general": ["secretary-general"]},
        **more,  # type: ignore[arg-type]
    )
    return open_occurrence(new=new, actor=person("ipu", "focal-point"), now=NOW)


def answered(occurrence: Occurrence) -> set[str]:
    return set(occurrence.tasks.exclude(mandates=None).values_list("mandates__number", flat=True))


def test_tasks_carry_the_mandates_of_their_stage_from_the_first_day(world: None, store: Store) -> None:
    store(HEARING)
    told()
    assert answered(open_it()) == {"1"}


def test_documents_that_come_later_reach_the_tasks(world: None, store: Store) -> None:
    occurrence = open_it()
    assert answered(occurrence) == set()
    store(HEARING)
    told()
    assert answered(occurrence) == {"1"}


def test_what_was_asked_after_a_stage_is_not_answered_by_it(world: None, store: Store) -> None:
    store(replace(HEARING, adopted="2027-05-29"))
    told()
    assert answered(open_it()) == set()


def test_a_report_is_answered_for_the_lineage_it_was_opened_for(world: None, store: Store) -> None:
    store(HEARING)
    store(replace(HEARING, symbol="A/RES/79/9302", title="Paint of harbours"))
    told()
    assert StageAnswer.objects.filter(process="secretary-general-report", within_lineage=True).exists()
    assert answered(open_it("secretary-general-report")) == set()
    followed = open_it("secretary-general-report", resolution="A/RES/79/9301")
    works = set(followed.tasks.exclude(mandates=None).values_list("mandates__work__full_symbol", flat=True))
    assert works == {"A/RES/79/9301"}


def test_a_mandate_that_a_person_settled_otherwise_is_matched_anew(world: None, store: Store) -> None:
    store(HEARING)
    told()
    occurrence = open_it()
    mandate = Mandate.objects.get(number="1")
    settle_fields(
        mandate=mandate, values={"act_class": "welcome"}, seen={}, person=Person("p_1", "administrator"), now=NOW
    )
    assert answered(occurrence) == set()


def test_a_process_is_matched_once_until_its_file_changes(world: None, store: Store) -> None:
    store(HEARING)
    StageAnswer.objects.all().delete()
    assert "parliamentary-hearing" in match_processes(now=NOW)
    assert StageAnswer.objects.filter(process="parliamentary-hearing").exists()
    assert match_processes(now=NOW) == []


@pytest.mark.parametrize(("party", "found"), [("parliament:XAA", {"1"}), ("parliament:XAB", set())])
def test_who_names_a_country_asks_that_one(world: None, store: Store, party: str, found: set[str]) -> None:
    text = "Encourages the Parliament of XAA to attend the annual parliamentary hearing at the United Nations."
    store(replace(HEARING, ops=(Op("1", text, (Asks("Encourages", "encourage", ("parliament:XAA",)),)),)))
    told()
    new = NewOccurrence(
        process="parliamentary-hearing",
        title="Harbour lights",
        anchor_on=date(2026, 9, 14),
        convener="ipu",
        holders={"ipu": ["ipu"], "parliaments": [party]},
    )
    assert answered(open_occurrence(new=new, actor=person("ipu", "focal-point"), now=NOW)) == found
