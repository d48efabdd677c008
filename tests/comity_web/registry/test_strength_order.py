"""A page of mandates by strength is the same as of the list put in order whole; filters offer what is there."""

from datetime import date

import pytest
from django.core.paginator import Paginator

from comity_web.registry import selectors, strength_order
from comity_web.registry.models import Mandate, Work
from comity_web.registry.selectors import MandateFilter
from comity_web.registry.strength_order import ByStrength

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize("few", [0, 5_000], ids=["work by work", "sorted"])
@pytest.mark.parametrize("chosen", [MandateFilter(), MandateFilter(report=True), MandateFilter(acts=("request",))])
def test_pages_are_those_of_the_whole_list(monkeypatch: pytest.MonkeyPatch, few: int, chosen: MandateFilter) -> None:
    monkeypatch.setattr(strength_order, "FEW", few)
    monkeypatch.setattr(strength_order, "WORKS", 1)
    Work.objects.filter(pk=Work.objects.latest("pk").pk).update(adopted_on=None)
    found = selectors.fitting_mandates(chosen=chosen, today=TODAY)
    whole = list(found.values_list("pk", flat=True))
    assert whole and (chosen != MandateFilter() or len({row.strength for row in found}) > 1)
    pages = Paginator(ByStrength(found), 3)
    assert pages.count == len(whole)
    assert [key for page in pages for key in page.object_list] == whole


def test_filters_offer_what_standing_mandates_have() -> None:
    first, second, third = Mandate.objects.filter(withdrawn_at=None).order_by("pk")[:3]
    Mandate.objects.update(due_date=None, due_year=None, due_session=None, recurrence="")
    Mandate.objects.filter(pk=first.pk).update(due_date=date(2027, 1, 1), recurrence="annual", due_session=82)
    Mandate.objects.filter(pk=second.pk).update(due_date=date(2027, 12, 31), recurrence="annual", due_session=81)
    Mandate.objects.filter(pk=third.pk).update(due_year=2026, recurrence="biennial")
    offered = selectors.choices(language="en")
    assert (offered.years, offered.sessions, offered.recurrences) == ((2026, 2027), (81, 82), ("annual", "biennial"))
