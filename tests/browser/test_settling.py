"""Settling in a browser: the form in place, without scripts, on a phone, mirrored; nobody is kept out."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from comity_web.registry.models import Mandate, Settlement

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SYMBOL = "A/RES/80/9002"
LOCALES = {"en": "en", "zh": "zh-CN", "ar": "ar"}
SEVERE = {"serious", "critical"}


@pytest.fixture
def session(site: str) -> str:
    """The session key of a signed-in administrator."""
    from django.contrib.auth.models import Group

    from comity_web.accounts.models import User

    user = User.objects.create_user("administrator")
    user.groups.add(Group.objects.get(name="administrator"))
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def signed_in(chromium: Browser, site: str, session: str, **options: object) -> BrowserContext:
    context = chromium.new_context(**options)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])
    return context


def standing() -> Mandate:
    return Mandate.objects.filter(work__full_symbol=SYMBOL, withdrawn_at=None, asks=True).order_by("position")[0]


def settle_by_hand(page: Page) -> None:
    page.locator("form.settle-form select[name=act_class]").first.select_option("urge")
    with page.expect_navigation():
        page.locator("form.settle-form button").first.click()


def faults_of(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [
        f"{found['id']} ({found['impact']}): {found['nodes'][0]['html'][:160]}"
        for found in violations
        if found["impact"] in SEVERE
    ]


def test_pages_in_three_languages(chromium: Browser, site: str, session: str, screenshots: Path) -> None:
    row = standing()
    context = signed_in(chromium, site, session)
    page = context.new_page()
    page.goto(f"{site}/mandates/{row.key}/settle")
    settle_by_hand(page)
    context.close()
    assert Settlement.objects.get().value == "urge"
    pages = {
        "settle": f"/mandates/{row.key}/settle",
        "mandate-settled": f"/mandates/{row.key}",
        "clauses": f"/{SYMBOL}/clauses/{row.paragraph_anchor}",
        "review": "/review",
        "unknown-parties": "/review/parties",
        "resolution-settling": f"/{SYMBOL}",
        "doubts-settling": "/doubts",
    }
    problems: dict[str, list[str]] = {}
    for language, locale in LOCALES.items():
        for width in (360, 1440):
            context = signed_in(chromium, site, session, locale=locale, viewport={"width": width, "height": 900})
            for name, path in pages.items():
                page = context.new_page()
                page.goto(site + path)
                found = faults_of(page)
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    found.append(f"wider than {width} pixels")
                page.screenshot(path=screenshots / f"{name}-{language}-{width}.png", full_page=True)
                if found:
                    problems[f"{name} {language} {width}"] = found
                page.close()
            context.close()
    assert problems == {}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("where", ["resolution", "mandate"])
def test_a_mandate_is_settled_beside_its_paragraph(
    chromium: Browser, site: str, session: str, screenshots: Path, where: str, scripts: bool
) -> None:
    row = standing()
    context = signed_in(chromium, site, session, java_script_enabled=scripts, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{site}/{SYMBOL}" if where == "resolution" else f"{site}/mandates/{row.key}")
    page.locator(f"a[href^='/mandates/{row.key}/settle']").first.click()
    page.locator("form.settle-form select[name=act_class]").first.wait_for()
    inside = page.url.endswith("/settle") or "/settle?" in page.url
    assert inside is not scripts
    if scripts:
        page.screenshot(path=screenshots / f"settle-in-place-{where}.png")
        assert faults_of(page) == []
    settle_by_hand(page)
    assert "/settle" not in page.url
    row.refresh_from_db()
    assert (row.act_class, row.settled) == ("urge", ["act_class"])
    context.close()
