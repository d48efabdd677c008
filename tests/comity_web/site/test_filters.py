"""The list of mandates can be narrowed, page by page, with and without scripts."""

from datetime import date

import pytest

from comity_web.registry.selectors import MandateFilter, find_mandates

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)

FILTERS = {
    "nothing chosen: all that ask": ("", 4),
    "one act": ("act=request", 1),
    "two acts": ("act=request&act=invite", 2),
    "an act that asks nobody": ("act=welcome", 1),
    "an act that is none": ("act=dance", 4),
    "a party": ("party=secretary-general", 1),
    "a party that is only a partner": ("party=union-of-harbour-pilots", 1),
    "a party in a role it has not": ("party=union-of-harbour-pilots&role=addressee", 0),
    "a party that nobody knows": ("party=nobody", 0),
    "due at a session": ("session=82", 1),
    "due at another session": ("session=83", 0),
    "a session that is no number": ("session=soon", 4),
    "due in a year": ("year=2030", 0),
    "every year": ("recurrence=annual", 1),
    "again and again": ("recurrence=any", 2),
    "read in Chinese": ("language=zh", 3),
    "read in Russian": ("language=ru", 0),
    "a language that is none": ("language=xx", 4),
    "one resolution": ("symbol=A/RES/77/9100", 1),
    "one resolution in small letters with blanks": ("symbol=a/res/77/ 9100", 1),
    "asks for a report": ("report=1", 1),
    "doubtful": ("doubtful=1", 1),
    "two filters": ("act=invite&recurrence=regular", 1),
    "two filters that exclude each other": ("act=invite&report=1", 0),
    "quotes and wildcards": ("party=%27%22%25_&symbol=%25", 0),
}


@pytest.mark.parametrize("case", FILTERS)
def test_filters(harbour, client, case):
    query, count = FILTERS[case]
    response = client.get(f"/mandates?{query}")
    assert response.status_code == 200
    assert response.content.decode().count('<li class="mandate') == count


def test_htmx_gets_the_list_alone(harbour, client):
    text = client.get("/mandates?act=request", HTTP_HX_REQUEST="true").content.decode()
    assert "<html" not in text
    assert text.count('<li class="mandate') == 1


def test_strongest_first(harbour):
    found = [mandate.act_class for mandate in find_mandates(chosen=MandateFilter(), today=TODAY)]
    assert found == ["request", "call", "encourage", "invite"]


@pytest.mark.parametrize(("today", "place"), [(TODAY, 0), (date(2031, 1, 1), 3)])
def test_what_is_still_to_come_is_first_and_what_is_past_last(harbour, today, place):
    found = list(find_mandates(chosen=MandateFilter(order="due"), today=today))
    assert [mandate.due_session for mandate in found].index(82) == place


def test_pages_keep_the_filter(harbour, client, monkeypatch):
    monkeypatch.setattr("comity_web.site.views.mandates.PER_PAGE", 1)
    text = client.get("/mandates?act=request&act=invite").content.decode()
    assert "Page 1 of 2" in text
    assert 'href="?act=request&amp;act=invite&amp;page=2"' in text
    second = client.get("/mandates?act=request&act=invite&page=2").content.decode()
    assert "Page 2 of 2" in second


@pytest.mark.parametrize("page", ["0", "-1", "99", "many", ""])
def test_a_page_that_is_not_there_is_the_nearest(harbour, client, page):
    assert client.get(f"/mandates?page={page}").status_code == 200


RESOLUTIONS = {
    "all": ("", 2),
    "words of the title": ("q=harbour", 1),
    "words of the title in Chinese": ("q=港口", 1),
    "in capitals": ("q=HARBOUR", 1),
    "in Arabic with vowel signs": ("q=العِناية", 1),
    "every word counts": ("q=harbour+nothing", 0),
    "part of a symbol": ("q=9100", 1),
    "read in Arabic": ("language=ar", 1),
}


@pytest.mark.parametrize("case", RESOLUTIONS)
def test_resolutions(harbour, client, case):
    query, count = RESOLUTIONS[case]
    assert client.get(f"/resolutions?{query}").content.decode().count('class="title"') == count


def test_a_whole_symbol_leads_to_its_page(harbour, client):
    assert client.get("/resolutions?q=a/res/79/9101").headers["Location"] == "/A/RES/79/9101"
