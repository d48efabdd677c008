"""Home, resolution, mandates and party pages in English, Chinese and Arabic, on a phone and on a desk."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "home": "/",
    "resolution": "/A/RES/80/9002",
    "mandates": "/mandates",
    "party": "/parties/secretary-general",
    "compare": "/compare/A/RES/78/9001...A/RES/80/9002",
    "lineage": "/A/RES/80/9002/lineage",
    "citations": "/A/RES/80/9002/citations",
    "parallel": "/A/RES/80/9002/en+ar",
}
MORE_PAGES = {
    "resolutions": "/resolutions",
    "parties": "/parties",
    "doubts": "/doubts",
    "about": "/about",
    "sign-in": "/sign-in",
    "not-found": "/A/RES/1/1",
}
LOCALES = {"en": "en", "zh": "zh-CN", "ar": "ar"}
LOOKS = [(language, width, "light") for language in LOCALES for width in (360, 1440)] + [("en", 1440, "dark")]
SEVERE = {"serious", "critical"}


def faults_of(page: Page) -> list[str]:
    """What axe finds that keeps people out, with the first element it finds it on."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{found['id']} ({found['impact']}): {found['nodes'][0]['html'][:160]}"
        for found in violations
        if found["impact"] in SEVERE
    ]


def open_page(context: BrowserContext, address: str, complaints: list[str]) -> Page:
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    return page


def test_pages_in_three_languages(chromium: Browser, site: str, screenshots: Path) -> None:
    problems: dict[str, list[str]] = {}
    for language, width, scheme in LOOKS:
        context = chromium.new_context(
            locale=LOCALES[language], viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        for name, path in (PAGES | MORE_PAGES if language == "en" else PAGES).items():
            complaints: list[str] = []
            page = open_page(context, site + path, complaints)
            expected = [text for text in complaints if "404" in text and name == "not-found"]
            found = [text for text in complaints if text not in expected] + faults_of(page)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"wider than {width} pixels")
            if found:
                problems[f"{name} {language} {width} {scheme}"] = found
            page.screenshot(path=screenshots / f"{name}-{language}-{width}-{scheme}.png", full_page=True)
            page.close()
        context.close()
    assert problems == {}


def test_axe_would_say_so(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content('<!doctype html><html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main>')
    assert any(fault.startswith("image-alt (critical)") for fault in faults_of(page))
    page.close()


def test_direction_and_language_of_the_page(chromium: Browser, site: str) -> None:
    context = chromium.new_context(locale="ar", viewport={"width": 1440, "height": 900})
    page = open_page(context, f"{site}/A/RES/80/9002?content=en", [])
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("article.paper").get_attribute("dir") == "ltr"
    number, words = (page.locator(f"#op2 {part}").first.bounding_box() for part in (".number", ".para"))
    assert number is not None
    assert words is not None
    assert number["x"] < words["x"] + words["width"] / 2
    context.close()


def test_arabic_is_mirrored_whole(chromium: Browser, site: str) -> None:
    context = chromium.new_context(locale="ar", viewport={"width": 1440, "height": 900})
    page = open_page(context, f"{site}/A/RES/80/9002", [])
    words, margin = (page.locator(f"#op2 {part}").first.bounding_box() for part in (".para", ".margin"))
    assert words is not None
    assert margin is not None
    assert margin["x"] + margin["width"] <= words["x"]
    context.close()


def test_a_footnote_opens_in_place_and_the_margin_goes_away(chromium: Browser, site: str) -> None:
    context = chromium.new_context(locale="en", viewport={"width": 1440, "height": 900})
    page = open_page(context, f"{site}/A/RES/80/9002", [])
    note = page.locator("details.note").first
    assert not note.locator("> span").is_visible()
    note.locator("summary").click()
    assert note.locator("> span").is_visible()
    assert page.locator(".margin").first.is_visible()
    page.get_by_label("Text only").check()
    assert not page.locator(".margin").first.is_visible()
    context.close()


def test_filters_work_with_scripts_and_without(chromium: Browser, site: str) -> None:
    for scripts in (True, False):
        context = chromium.new_context(
            locale="en", viewport={"width": 1440, "height": 900}, java_script_enabled=scripts
        )
        complaints: list[str] = []
        page = open_page(context, f"{site}/mandates", complaints)
        page.locator("input[name=act][value=request]").check()
        if not scripts:
            page.get_by_role("button", name="Show").click()
        page.wait_for_url("**/mandates?*act=request*")
        page.locator("#results .mandate").first.wait_for()
        acts = page.locator("#results .act").all_text_contents()
        assert {act.strip() for act in acts} == {"requests"}
        assert complaints == []
        context.close()


def test_the_keyboard_alone(chromium: Browser, site: str) -> None:
    context = chromium.new_context(locale="en", viewport={"width": 1440, "height": 900})
    page = open_page(context, site, [])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "find"
    context.close()


def test_choosing_the_language_of_pages_and_documents(chromium: Browser, site: str) -> None:
    context = chromium.new_context(locale="en", viewport={"width": 1440, "height": 900})
    page = open_page(context, f"{site}/A/RES/80/9002", [])
    page.locator("header details.menu summary").click()
    page.get_by_label("Language of the pages").select_option("fr")
    page.get_by_label("Language of the documents").select_option("ar")
    page.get_by_role("button", name="Choose").click()
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("article.paper").get_attribute("lang") == "ar"
    context.close()


@pytest.mark.parametrize("locale", ["en", "zh-CN", "ar"])
def test_an_open_menu_stays_within_a_narrow_window(chromium: Browser, site: str, locale: str) -> None:
    context = chromium.new_context(locale=locale, viewport={"width": 360, "height": 800})
    page = open_page(context, f"{site}/A/RES/80/9002", [])
    menus = page.locator("details.menu")
    assert menus.count() >= 3
    for menu in menus.all():
        menu.locator("summary").click()
        box = menu.locator("> :not(summary)").bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 360, menu.inner_text()
        menu.locator("summary").click()
    context.close()
