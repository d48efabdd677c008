"""The processes that ship: complete, in order, in six languages."""

from datetime import date

import pytest

from comity.languages.loader import CODES
from comity.processes import FIELDS, Process, all_processes, date_warnings, schedule, shared_vocabulary

ROWS = [f"R{number}" for number in range(1, 16)]


def named(process: Process) -> str:
    return process.id


def test_every_row_of_the_plan_has_its_process() -> None:
    assert [process.row for process in all_processes()] == ROWS


@pytest.mark.parametrize("process", all_processes(), ids=named)
def test_stages_stand_in_the_order_of_their_days(process: Process) -> None:
    for anchor in (date(2027, 1, 31), date(2028, 2, 29), date(2027, 12, 15), date(2027, 7, 1)):
        assert date_warnings(process, schedule(process, anchor), today=date.min) == ()


@pytest.mark.parametrize("process", all_processes(), ids=named)
def test_somebody_answers_for_every_stage_and_some_stage_answers_a_mandate(process: Process) -> None:
    roles = {role.id for role in process.roles}
    assert all(set(stage.owed_by) <= roles and stage.evidence for stage in process.stages)
    assert any(stage.answers for stage in process.stages)
    assert set(process.fields) <= set(FIELDS)
    used = {role for stage in process.stages for role in (*stage.owed_by, *stage.owed_to)}
    assert used == roles, "a role that no stage names"


@pytest.mark.parametrize("process", all_processes(), ids=named)
def test_titles_differ_between_languages_of_different_scripts(process: Process) -> None:
    for stage in process.stages:
        seen = {stage.title.to(code) for code in ("ar", "en", "ru", "zh")}
        assert len(seen) == 4, f"{stage.id} is not translated"


def test_the_shared_vocabulary_is_named_in_six_languages_and_used() -> None:
    words = shared_vocabulary()
    named_things = [*words.roles.values(), *words.documents.values(), *words.evidence.values()]
    assert all(len({one.name.to(code) for code in ("ar", "en", "ru", "zh")}) == 4 for one in named_things)
    assert set(words.fields) == set(FIELDS)
    assert all(dict(subject.forms)[code] for subject in words.subjects.values() for code in CODES)
    documents = {stage.document for process in all_processes() for stage in process.stages}
    assert set(words.documents) <= documents, "a document that no stage produces"
