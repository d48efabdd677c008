"""Dates of an occurrence, against a plain calculation."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.processes import (
    ANCHOR,
    Changes,
    Offset,
    Process,
    ProcessError,
    Recess,
    UnknownStageError,
    all_processes,
    date_warnings,
    find_process,
    move_anchor,
    schedule,
    shift,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
PROCESSES = st.sampled_from(all_processes())
OFFSETS = st.builds(
    Offset,
    years=st.integers(-3, 3),
    months=st.integers(-30, 30),
    weeks=st.integers(-60, 60),
    days=st.integers(-400, 400),
)


def plainly(day: date, offset: Offset) -> date:
    """Month by month with a finger on the calendar, then day by day."""
    year, month = day.year, day.month
    for _ in range(abs(offset.years * 12 + offset.months)):
        month += 1 if offset.years * 12 + offset.months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    landed = date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return date.fromordinal(landed.toordinal() + 7 * offset.weeks + offset.days)


def plain_days(process: Process, anchor: date, changes: Changes) -> dict[str, date]:
    """Each stage asks the one it is counted from, and so on down to the anchor."""

    def day(stage_id: str) -> date:
        if stage_id == ANCHOR:
            return anchor
        if stage_id in changes.dates:
            return changes.dates[stage_id]
        stage = process.stage(stage_id)
        return plainly(day(stage.after), changes.offsets.get(stage_id, stage.offset))

    return {stage.id: day(stage.id) for stage in process.stages}


@st.composite
def occurrences(draw: st.DrawFn) -> tuple[Process, date, Changes]:
    process = draw(PROCESSES)
    ids = st.sampled_from([stage.id for stage in process.stages])
    offsets = draw(st.dictionaries(ids, OFFSETS, max_size=3))
    dates = draw(st.dictionaries(ids, DAYS, max_size=2))
    return process, draw(DAYS), Changes(offsets, dates)


@pytest.mark.parametrize(
    ("day", "offset", "landed"),
    [
        (date(2027, 1, 31), Offset(months=1), date(2027, 2, 28)),
        (date(2028, 1, 31), Offset(months=1), date(2028, 2, 29)),
        (date(2028, 2, 29), Offset(years=1), date(2029, 2, 28)),
        (date(2027, 11, 30), Offset(months=3), date(2028, 2, 29)),
        (date(2027, 1, 15), Offset(months=-1), date(2026, 12, 15)),
        (date(2027, 3, 31), Offset(months=-13), date(2026, 2, 28)),
        (date(2027, 12, 18), Offset(weeks=2), date(2028, 1, 1)),
        (date(2027, 1, 31), Offset(months=1, days=1), date(2027, 3, 1)),
        (date(2027, 10, 1), Offset(days=1), date(2027, 10, 2)),  # a Saturday stays one
    ],
)
def test_distances(day: date, offset: Offset, landed: date) -> None:
    assert shift(day, offset) == landed


def test_a_day_outside_the_calendar_is_refused() -> None:
    for day, offset in ((date(9999, 6, 1), Offset(years=1)), (date(1, 1, 1), Offset(days=-1))):
        with pytest.raises(ProcessError, match="outside the calendar"):
            shift(day, offset)


@given(DAYS, OFFSETS)
def test_distances_are_those_of_the_finger(day: date, offset: Offset) -> None:
    assert shift(day, offset) == plainly(day, offset)


@given(occurrences())
def test_schedules_are_those_of_the_plain_calculation(occurrence: tuple[Process, date, Changes]) -> None:
    process, anchor, changes = occurrence
    assert {one.stage: one.due for one in schedule(process, anchor, changes)} == plain_days(process, anchor, changes)


@given(occurrences(), st.integers(-400, 400), st.booleans())
def test_moving_the_anchor_moves_everything_that_is_not_fixed(
    occurrence: tuple[Process, date, Changes], days: int, across_a_year: bool
) -> None:
    process, anchor, changes = occurrence
    if across_a_year:
        anchor, days = date(anchor.year, 12, 1), 45
    new = anchor + timedelta(days=days)
    moves = move_anchor(process, anchor, new, changes)
    assert {one.stage: one.old for one in moves} == plain_days(process, anchor, changes)
    assert {one.stage: one.new for one in moves} == plain_days(process, new, changes)
    assert all(one.days == 0 for one in moves if one.fixed)


def test_moving_by_45_days_across_a_year_and_into_a_recess() -> None:
    review = find_process("treaty-body-review")
    old, new = date(2027, 11, 29), date(2028, 1, 13)
    moves = {one.stage: (one.old, one.new) for one in move_anchor(review, old, new)}
    assert moves["letter"] == (date(2027, 10, 18), date(2027, 12, 2))
    assert moves["answer"] == (date(2027, 11, 8), date(2027, 12, 23))
    assert moves["dialogue"] == (old, new)
    assert moves["debate"] == (date(2028, 4, 3), date(2028, 5, 17))
    assert moves["follow-up"] == (date(2029, 12, 20), date(2030, 2, 3))
    recesses = {"parliament:XAA": [Recess(date(2027, 12, 18), date(2028, 1, 9))]}
    holders = {"parliament": ["parliament:XAA"]}

    def met(anchor: date) -> list[tuple[str, str, date | None]]:
        planned = schedule(review, anchor)
        found = date_warnings(review, planned, today=date.min, recesses=recesses, holders=holders)
        return [(one.stage, one.party, one.until) for one in found if one.code == "recess"]

    assert met(old) == [("forwarded", "parliament:XAA", date(2028, 1, 9))]
    assert met(new) == [("answer", "parliament:XAA", date(2028, 1, 9))]


def test_what_is_done_stays_where_it_was_and_what_follows_it_stays_too() -> None:
    review = find_process("treaty-body-review")
    moves = {one.stage: one for one in move_anchor(review, date(2027, 10, 1), date(2027, 11, 15), kept={"letter"})}
    assert (moves["letter"].days, moves["answer"].days, moves["dialogue"].days) == (0, 0, 45)


@pytest.mark.parametrize(
    ("code", "changes", "today", "closed", "stages"),
    [
        ("past", Changes(), date(2027, 9, 1), ["scheduled"], ["state-report", "pre-session", "parliament-information"]),
        ("past", Changes(), date(2026, 4, 1), [], []),
        ("before-predecessor", Changes(dates={"answer": date(2027, 8, 20)}), date.min, [], ["answer"]),
        ("before-predecessor", Changes(dates={"answer": date(2027, 8, 20)}), date.min, ["answer"], []),
        ("before-predecessor", Changes(offsets={"observations": Offset(weeks=-1)}), date.min, [], ["observations"]),
    ],
)
def test_warnings(code: str, changes: Changes, today: date, closed: list[str], stages: list[str]) -> None:
    review = find_process("treaty-body-review")
    planned = schedule(review, date(2027, 10, 14), changes)
    found = date_warnings(review, planned, today=today, closed=closed)
    assert [one.stage for one in found if one.code == code] == stages


def test_a_two_day_hearing_meets_a_recess_on_its_second_day() -> None:
    hearing = find_process("parliamentary-hearing")
    recesses = {"parliament:XAB": [Recess(date(2028, 2, 11), date(2028, 2, 11))]}
    planned = schedule(hearing, date(2028, 2, 10))
    found = date_warnings(
        hearing,
        planned,
        today=date.min,
        recesses=recesses,
        holders={"parliaments": ["parliament:XAA", "parliament:XAB"]},
    )
    assert [(one.stage, one.party) for one in found] == [("hearing", "parliament:XAB")]


def test_a_change_to_a_stage_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownStageError, match="no stage 'banquet'"):
        schedule(find_process("expertise"), date(2027, 1, 1), Changes(offsets={"banquet": Offset()}))


def test_a_changed_offset_is_no_longer_usual_and_a_set_day_is_fixed() -> None:
    changes = Changes(offsets={"programme": Offset(days=-3)}, dates={"summary": date(2028, 4, 1)})
    planned = {one.stage: one for one in schedule(find_process("parliamentary-hearing"), date(2028, 2, 10), changes)}
    assert (planned["programme"].due, planned["programme"].usual) == (date(2028, 2, 7), False)
    assert (planned["summary"].fixed, planned["summary"].usual) == (True, False)
    assert planned["registration"].usual
