"""Every step of every guide in docs/guides, walked on the sample world; `make guide-screenshots` keeps the pictures."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "guides"
KEEP = os.environ.get("COMITY_GUIDE_SCREENSHOTS") == "1"
STEP = re.compile(r"^(\d+)\. ", re.MULTILINE)
XAA = "/parties/parliament:XAA"
SAMPLE = "/coverage/A/RES/80/9002"


@dataclass
class Walk:
    """One person in the browser, and how many steps of the guide they took."""

    page: Page
    address: str
    guide: str
    taken: int = 0
    notes: dict[str, str] = field(default_factory=dict)

    def go(self, path: str) -> None:
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.status == 200, path

    def step(self, promised: str) -> None:
        """What the step promised is seen on the page; a picture is kept of it."""
        found = self.page.locator(promised).first
        found.wait_for(state="visible", timeout=20_000)
        found.scroll_into_view_if_needed()
        self.taken += 1
        if KEEP:
            folder = GUIDES / "images"
            folder.mkdir(exist_ok=True)
            self.page.screenshot(path=folder / f"{self.guide}-{self.taken}.jpg", type="jpeg", quality=60)


def reader(walk: Walk) -> None:
    walk.go("/")
    walk.step(".acting summary:has-text('Parliament (Xalandia)')")
    walk.go("/workspace")
    walk.step("li.task")
    walk.go(XAA)
    walk.step("h2:has-text('All that is asked of this party')")
    walk.go("/engagements")
    walk.step("ol.engagements li")
    walk.go("/account/feeds")
    walk.page.locator("main form button").first.click()
    walk.step("code.address")


def contributor(walk: Walk) -> None:
    page = walk.page
    walk.go("/workspace")
    page.locator("li.task a.button").first.click()
    walk.step("h1:has-text('Record what was done')")
    page.fill("#e-title", "Debate on the observations")
    page.fill("#e-day", (timezone.localdate() - timedelta(days=1)).isoformat())
    walk.step("#e-day")
    page.locator("#e-kind").select_option(index=1)
    walk.step("#e-kind")
    page.locator("details.more-fields").first.evaluate("one => { one.open = true }")
    page.fill("input[name=count-total]", "24")
    paper = {"name": "record.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 sample"}
    page.set_input_files("#e-files", [paper])  # type: ignore[list-item]
    walk.step("#e-files")
    page.locator("form.record p.buttons button").click()
    page.wait_for_url(lambda url: "/engagements/new" not in url)
    if "/engagements/" not in page.url:
        walk.go("/engagements?party=parliament:XAA")
        page.locator("ol.engagements a:has-text('Debate on the observations')").first.click()
    walk.step("ul.evidence >> text=record.pdf")
    page.locator("p.actions a").first.click()
    page.fill("#e-title", "Debate on the observations, second reading")
    page.fill("#e-reason", "The title was that of the first reading.")
    page.locator("form.record p.buttons button").click()
    walk.step("h2:has-text('Corrections')")


def focal_point(walk: Walk) -> None:
    page = walk.page
    walk.go("/workspace")
    page.locator("li.task button.quiet").first.click()
    walk.step("text=acknowledged")
    page.locator("li.task p.task-title a").first.click()
    walk.notes["occurrence"] = page.url.removeprefix(walk.address).partition("#")[0]
    page.locator(".task-actions a[href$='/skip'], .task-actions a[href$='/refuse']").first.click()
    page.fill("#reason", "The printed programme serves.")
    page.locator("form.plain.wide button").click()
    walk.step(".is-skipped, .is-refused")
    walk.go("/engagements/new")
    page.fill("#e-title", "Letters to parliaments")
    page.check("input[name=visibility][value=public]")
    walk.step("input[name=visibility][value=public]")
    walk.go("/processes/treaty-body-review")
    links = [one.get_attribute("href") for one in page.locator("main a[href^='/occurrences/']").all()]
    for link in [*links, walk.notes["occurrence"]]:
        walk.go(link or "")
        if page.locator("a[href$='/letter']").count():
            break
    page.locator("a[href$='/letter']").first.click()
    page.locator("form:has(#recipient) button").first.click()
    walk.step("#subject")
    walk.go("/processes/parliamentary-hearing")
    page.locator("main a[href^='/occurrences/']").first.click()
    page.locator("section#convocation a[href$='/letter']").click()
    page.locator("button[name=all]").click()
    page.locator("section#convocation a[href$='/letters']").click()
    walk.step("h1:has-text('Letters to send')")
    walk.go(walk.notes["occurrence"] + "/move")
    walk.step("h1")


def alternate(walk: Walk) -> None:
    from comity_web.followup.models import Task

    walk.go("/workspace")
    walk.step("li.task a.button")
    task = Task.objects.filter(owner="parliament:XAA", done_on=None, closed="").order_by("due_on").first()
    assert task is not None
    Task.objects.filter(pk=task.pk).update(escalated_at=timezone.now())
    walk.go("/workspace")
    walk.step("li.escalated")
    page = walk.page
    page.locator("li.task:has(li.escalated) p.task-title a").first.click()
    walk.step("section.stage")


def validator(walk: Walk) -> None:
    from comity_web.followup.models import Engagement

    found = Engagement.objects.filter(party="parliament:XAA", withdrawn=False, current__confirmation=None)
    walk.go(f"/engagements/{found[0].key}")
    walk.step("h2:has-text('Evidence')")
    walk.page.locator("form[action$='/confirm'] button").click()
    walk.step("p.confirmed")
    assert walk.page.locator("a[href$='/correct']").count() == 0
    walk.step("p.actions")
    walk.go(f"{XAA}/audit")
    walk.step("main table")


def administrator(walk: Walk) -> None:
    page = walk.page
    walk.go(f"{XAA}/people")
    walk.step("h2:has-text('Members')")
    page.fill("#invite-email", "clerk@example.org")
    page.locator("form:has(#invite-email) button").click()
    walk.step("h2:has-text('Invited, not here yet')")
    with page.expect_navigation():
        page.locator("tr:has(th:has-text('Reader Parliament')) form[action$='/end'] button").first.click()
    assert page.locator("th:has-text('Reader Parliament')").count() == 0
    walk.step("table.people")
    walk.go(f"{XAA}/audit")
    walk.step("main table")
    walk.go(XAA)
    page.locator("nav.tabs a[href$='/recesses']").click()
    first = timezone.localdate() + timedelta(days=200)
    page.fill("#recess-first", first.isoformat())
    page.fill("#recess-last", (first + timedelta(days=13)).isoformat())
    page.fill("#recess-source", "Calendar of sittings")
    page.locator("form:has(#recess-first) button").click()
    walk.step("ul.recesses li:has-text('Calendar of sittings')")


def un_officer(walk: Walk) -> None:
    walk.go("/A/RES/80/9002")
    walk.step("h1")
    walk.go(SAMPLE)
    walk.step("table.counts")
    walk.step(".covered-mandate >> text=/no information received/i")
    walk.go("/processes/treaty-body-review")
    walk.step("main a[href^='/occurrences/']")
    walk.go("/states/XAA")
    walk.step("#government-head")


WALKS: dict[str, tuple[str, Callable[[Walk], None]]] = {
    "reader": ("sample-parliament-xaa-reader", reader),
    "contributor": ("sample-parliament-xaa-contributor", contributor),
    "focal-point": ("sample-ipu-focal-point", focal_point),
    "alternate": ("sample-parliament-xaa-alternate", alternate),
    "validator": ("sample-parliament-xaa-validator", validator),
    "administrator": ("sample-parliament-xaa-administrator", administrator),
    "un-officer": ("sample-un-women-focal-point", un_officer),
}
"""Guide -> the sample person who walks it, and how."""


@pytest.fixture
def world(site: str) -> Iterator[str]:
    """The address of a site with the sample world."""
    from comity_web.world.building import load_world

    assert load_world(now=timezone.now())
    yield site


@pytest.mark.parametrize("guide", WALKS)
def test_each_step_of_a_guide_does_what_it_says(chromium: Browser, world: str, guide: str) -> None:
    person, walking = WALKS[guide]
    context = chromium.new_context(locale="en", viewport={"width": 1024, "height": 640})
    page = context.new_page()
    page.goto(f"{world}/sign-in")
    page.locator(f"button[value='{person}']").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    walk = Walk(page, world, guide)
    walking(walk)
    context.close()
    assert walk.taken == len(STEP.findall((GUIDES / f"{guide}.md").read_text(encoding="utf-8")))
