"""How often a lineage in fact goes on."""

import pytest

from comity.lineage.recurrence import observed_recurrence


@pytest.mark.parametrize(
    ("sessions", "recurrence"),
    [
        ((90, 91, 92), "annual"),
        ((90, 94, 92), "biennial"),
        ((90, 92, 92, 94), "biennial"),
        ((90, 93, 96), "triennial"),
        ((90, 92), ""),
        ((90, 92, 93), ""),
        ((90, 98, 106), ""),
        ((), ""),
    ],
)
def test_the_interval_between_sessions(sessions: tuple[int, ...], recurrence: str) -> None:
    assert observed_recurrence(f"A/RES/{session}/9001" for session in sessions) == recurrence


def test_what_is_of_no_session_counts_for_nothing() -> None:
    assert observed_recurrence(["S/RES/9001(2040)", "S/RES/9002(2041)", "S/RES/9003(2042)"]) == ""


def test_a_body_that_meets_three_times_a_year_has_no_yearly_sessions() -> None:
    assert observed_recurrence(f"A/HRC/RES/{session}/9" for session in (90, 93, 96)) == ""
