"""A further process is one file with its translations: played in the browser from its first stage to its last."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django import Settings

from comity_web.followup.catalogue import all_processes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long password of the harbours"  # noqa: S105 - of nobody
ANCHOR = date(2027, 3, 15)
TITLES = {"en": "Yearly visit to harbours", "zh-CN": "港口年度访问", "ar": "الزيارة السنوية إلى الموانئ"}
STAGES = ("announced", "visited", "told")
PROCESS = """
format = "comity-process/1"
id = "harbour-visit"
row = "R99"
title = { ar = "الزيارة السنوية إلى الموانئ", en = "Yearly visit to harbours", es = "Visita anual a los puertos", fr = "Visite annuelle des ports", ru = "Ежегодное посещение портов", zh = "港口年度访问" }
text = { ar = "يزور البرلمان ميناءً كل عام.", en = "A parliament visits a harbour every year.", es = "Un parlamento visita un puerto cada año.", fr = "Un parlement visite un port chaque année.", ru = "Парламент ежегодно посещает порт.", zh = "议会每年访问一个港口。" }
anchor = { ar = "يوم الزيارة", en = "Day of the visit", es = "Día de la visita", fr = "Jour de la visite", ru = "День посещения", zh = "访问日" }
fields = ["democracy-and-gender"]

[roles.ipu]

[roles.visitor]
name = { ar = "الزائر", en = "Visitor", es = "Visitante", fr = "Visiteur", ru = "Посетитель", zh = "访问者" }
cardinality = "one-or-more"
kinds = ["parliament"]

[[stages]]
id = "announced"
title = { ar = "الإعلان", en = "Visit announced", es = "Visita anunciada", fr = "Visite annoncée", ru = "Посещение объявлено", zh = "宣布访问" }
offset = { weeks = -4 }
lead = { weeks = 4 }
owed_by = ["ipu"]
owed_to = ["visitor"]
document = "letter"
evidence = ["letter"]

[[stages]]
id = "visited"
title = { ar = "إجراء الزيارة", en = "Harbour visited", es = "Puerto visitado", fr = "Port visité", ru = "Порт посещён", zh = "访问港口" }
offset = {}
owed_by = ["visitor"]
owed_to = ["ipu"]
document = "summary"
evidence = ["text", "published"]

[[stages]]
id = "told"
title = { ar = "الإبلاغ", en = "Findings told", es = "Conclusiones comunicadas", fr = "Constats relatés", ru = "О выводах сообщено", zh = "通报结论" }
after = "visited"
offset = { weeks = 6 }
lead = { weeks = 6 }
owed_by = ["visitor", "ipu"]
document = "summary"
evidence = ["text", "published"]
"""  # noqa: E501 - a file of the kind that people write


@pytest.fixture
def further(tmp_path: Path, settings: Settings) -> Iterator[None]:
    """The installation knows one process more."""
    (tmp_path / "harbour-visit.toml").write_text(PROCESS, encoding="utf-8")
    settings.PROCESSES = str(tmp_path)
    all_processes.cache_clear()
    yield
    all_processes.cache_clear()


@pytest.fixture
def pages(chromium: Browser, further: None, site: str) -> dict[str, Page]:
    """A page of the focal point of each party, signed in."""
    from comity_web.accounts.membership import hold_role
    from comity_web.accounts.models import User
    from comity_web.accounts.permissions import Actor

    found = {}
    for person in ("ipu", "parliament:XAA"):
        user = User.objects.create_user(person.partition(":")[2] or person, password=PASSWORD)
        hold_role(user=user, party=person, role="focal-point", actor=Actor(), now=timezone.now())
        page = found[person] = chromium.new_context(locale="en").new_page()
        page.goto(f"{site}/sign-in")
        page.fill("#id_username", user.username)
        page.fill("#id_password", PASSWORD)
        page.locator("form[action='/sign-in'] button").click()
        page.wait_for_url(lambda url: "/sign-in" not in url)
    return found


def record(page: Page, address: str, stage: str, party: str, day: date) -> None:
    page.goto(address)
    link = page.locator(f"a[href$='{party.rpartition(':')[2]}']")
    line = page.locator(f"section#{stage} ul.owed > li").filter(has=link)
    line.locator("a[href^='/engagements/new']").click()
    page.fill("#e-title", f"{stage} of the visit")
    page.fill("#e-day", min(day, timezone.localdate()).isoformat())
    page.check("input[name=visibility][value=public]")
    page.locator("#e-kind").select_option(index=1)
    page.locator("details.more-fields").first.evaluate("one => { one.open = true }")
    paper = {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": f"%PDF-1.7 {stage} {party}".encode()}
    page.set_input_files("#e-files", [paper])  # type: ignore[list-item]
    page.locator("form.record p.buttons button").click()
    page.wait_for_url(lambda url: "/engagements/new" not in url)


def test_a_further_process_is_played_from_first_to_last_stage(
    chromium: Browser, site: str, pages: dict[str, Page]
) -> None:
    for locale, title in TITLES.items():
        visitor = chromium.new_context(locale=locale).new_page()
        visitor.goto(f"{site}/processes")
        assert title in visitor.locator("main").inner_text()
    ipu = pages["ipu"]
    ipu.goto(f"{site}/processes/harbour-visit")
    ipu.locator("a[href='/processes/harbour-visit/new']").click()
    ipu.fill("#title", "Visit to the harbour of XAA")
    ipu.fill("#anchor_on", ANCHOR.isoformat())
    for role, party in (("ipu", "ipu"), ("visitor", "parliament:XAA")):
        choice = ipu.locator(f"input[name='role-{role}'][value='{party}']")
        if choice.count():
            choice.check()
        else:
            ipu.locator(f"select[name='role-{role}']").select_option(party)
    ipu.locator("button[name=open]:not(.visually-hidden)").click()
    ipu.wait_for_url("**/occurrences/**")
    address = ipu.url
    assert [section.get_attribute("id") for section in ipu.locator("section.stage").all()] == list(STAGES)
    days = [one.get_attribute("datetime") for one in ipu.locator("ol.stage-line time").all()]
    assert days == [(ANCHOR + timedelta(weeks=weeks)).isoformat() for weeks in (-4, 0, 6)]
    record(ipu, address, "announced", "ipu", ANCHOR)
    record(pages["parliament:XAA"], address, "visited", "parliament:XAA", ANCHOR)
    record(pages["parliament:XAA"], address, "told", "parliament:XAA", ANCHOR)
    record(ipu, address, "told", "ipu", ANCHOR)
    visitor = chromium.new_context(locale="en").new_page()
    visitor.goto(address)
    assert "3 of 3 stages done" in visitor.locator("main").inner_text()
    assert visitor.locator("ol.stage-line > li.is-done").count() == len(STAGES)
