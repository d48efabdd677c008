"""The page of a mandate and the list of mandates: where each stands, on the day and for the one who asks."""

import pytest
from django.test import Client
from tests.comity_web.followup.test_status import FILE, XAA, at, mandate, record
from tests.comity_web.reporting.test_coverage import signed_in


def page(query: str = "", client: Client | None = None) -> str:
    response = (client or Client()).get(f"/mandates/{mandate('3').key}{query}")
    assert response.status_code == 200
    return response.content.decode()


def listed(query: str, client: Client | None = None) -> set[str]:
    """The numbers of the paragraphs whose mandates the list shows."""
    response = (client or Client()).get(f"/mandates?symbol=A/RES/79/9101{query}")
    return {shown.number for shown, _state in response.context["mandates"]}


@pytest.mark.parametrize(
    ("query", "told", "untold"),
    [
        ("?on=2026-04-01", "action recorded", "overdue"),
        ("?on=2026-02-01", "not due yet, no information received", "Trained keepers"),
        ("?on=2024-01-01", "nothing was asked before", "Trained keepers"),
        ("?on=nonsense", "Trained keepers", "nothing was asked before"),
        ("?on=9999-12-31", "Trained keepers", 'value="9999'),
        ("?on=0001-01-01", "Trained keepers", "nothing was asked before"),
    ],
)
def test_the_state_is_that_of_the_day(harbour: None, query: str, told: str, untold: str) -> None:
    record(mandate("3"), files=(FILE,))
    found = page(query)
    assert told in found
    assert untold not in found


def test_both_keys_of_a_country_stand_side_by_side(harbour: None) -> None:
    record(mandate("3"), party=XAA, title="Heard the minister")
    record(mandate("3"), party="state:XAA", title="Wrote the report", reported_as="A/82/900")
    record(mandate("3"), party="ipu", title="Sent a letter")
    found = page("?on=2026-04-01")
    assert found.index("Wrote the report") < found.index("Heard the minister") < found.index("Sent a letter")
    assert found.count("The two keys say different things.") == 2


def test_evidence_is_shown_with_the_beginning_of_its_digest(harbour: None) -> None:
    record(mandate("3"), files=(FILE,))
    assert "summary.pdf" in page("?on=2026-04-01")
    assert FILE.digest[:12] in page("?on=2026-04-01")


@pytest.mark.parametrize(
    ("query", "public", "own"),
    [
        ("", {"1", "2", "3"}, {"1", "2", "3"}),
        ("&information=received", {"2"}, {"2", "3"}),
        ("&information=none", {"1", "3"}, {"1"}),
        ("&information=overdue", set(), set()),
        ("&information=nonsense", {"1", "2", "3"}, {"1", "2", "3"}),
    ],
)
def test_the_list_is_narrowed_by_what_its_reader_may_see(
    harbour: None, query: str, public: set[str], own: set[str]
) -> None:
    record(mandate("2"), now=at(3, 2))
    record(mandate("3"), now=at(3, 2), visibility="private")
    assert listed(query) == public
    assert listed(query, signed_in("parliament:XAB", "focal-point")) == public
    assert listed(query, signed_in(XAA, "reader")) == own
