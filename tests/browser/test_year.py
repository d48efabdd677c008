"""A year of cooperation, played in the browser by people of nine parties: from the first letter to the outcome.

Two treaty-body reviews, a hearing, delegations to three meetings, a country team's consultation. In each process one
stage is late, one is skipped, one is refused. Only the accounts and the resolutions are there before; everything else
is typed into the pages, on the day on which it happens.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from comity.processes import find_process, schedule
from comity.processes.schedule import Changes, PlannedStage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST_DAY = date(2027, 1, 4)
PASSWORD = "a long password of the year"  # noqa: S105 - of nobody
LOCALES = {"en": "en", "zh": "zh-CN", "ar": "ar"}
PEOPLE = {
    "ipu": "ipu",
    "president": "president-of-the-general-assembly",
    "ecosoc": "ecosoc",
    "cedaw": "cedaw",
    "team": "country-teams",
    "xaa": "parliament:XAA",
    "xaa-gov": "state:XAA",
    "xab": "parliament:XAB",
    "xab-gov": "state:XAB",
}
"""Who plays: the focal point of each of these parties."""

REVIEW, HEARING = "treaty-body-review", "parliamentary-hearing"
DELEGATIONS, LADDER = "legislators-in-delegations", "country-team-ladder"


@dataclass(frozen=True)
class Opening:
    """An occurrence to be opened: by whom, of which process, when, and who holds which role."""

    name: str
    by: str
    process: str
    title: str
    anchor: date
    roles: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Step:
    """What somebody does of a stage; `late` days after it ended, `why` where it is skipped or refused.

    `how` is "record", "letter" (drafted and sent to `owner`), "register" (a delegation), "skip" or "refuse". Of a
    letter everybody sees that it was sent, its parties alone the words.
    """

    name: str
    stage: str
    by: str
    how: str = "record"
    owner: str = ""
    late: int = 0
    why: str = ""


def review(code: str, anchor: date) -> Opening:
    low = code.lower()
    return Opening(
        f"review-{low}",
        "ipu",
        REVIEW,
        f"Review of {code}",
        anchor,
        {"committee": ("cedaw",), "government": (f"{low}-gov",), "parliament": (low,), "ipu": ("ipu",)},
    )


def meeting(number: int, anchor: date) -> Opening:
    roles = {
        "ipu": ("ipu",),
        "governments": ("xaa-gov", "xab-gov"),
        "parliaments": ("xaa", "xab"),
        "body": ("ecosoc",),
    }
    return Opening(f"meeting-{number}", "ipu", DELEGATIONS, f"Meeting {number} on harbours", anchor, roles)


OPENINGS = (
    review("XAA", date(2027, 9, 13)),
    review("XAB", date(2027, 10, 18)),
    Opening(
        "hearing",
        "ipu",
        HEARING,
        "Hearing on harbour lights",
        date(2027, 7, 12),
        {"ipu": ("ipu",), "president": ("president",), "parliaments": ("xaa", "xab"), "body": ("ecosoc",)},
    ),
    meeting(1, date(2027, 4, 12)),
    meeting(2, date(2027, 6, 7)),
    meeting(3, date(2027, 11, 8)),
    Opening(
        "ladder",
        "team",
        LADDER,
        "National plan of XAA",
        date(2027, 12, 1),
        {"country-team": ("team",), "government": ("xaa-gov",), "parliament": ("xaa",)},
    ),
)

USUAL_REVIEW = (
    ("scheduled", "cedaw"),
    ("state-report", "{gov}"),
    ("pre-session", "cedaw"),
    ("parliament-information", "{parliament}"),
    ("letter", "ipu"),
    ("answer", "{parliament}"),
    ("ipu-report", "ipu"),
    ("dialogue", "{gov}"),
    ("dialogue", "{parliament}"),
    ("dialogue", "cedaw"),
    ("observations", "cedaw"),
    ("forwarded", "ipu"),
    ("debate", "{parliament}"),
    ("follow-up-hearing", "{parliament}"),
    ("follow-up", "{gov}"),
)
"""Who does which stage, to the report that the State owes two years after the concluding observations."""

ANCHOR_MOVED = {"meeting-3": date(2027, 11, 15)}
"""The third meeting is put off by a week, before anything is done for it."""

LAST_DAY = date(2029, 12, 3)

MOVED = {"review-xab": {"follow-up": date(2028, 11, 8)}}
"""The committee asks the second State to report after one year: the convener sets that stage by hand."""


def steps() -> list[Step]:
    """Everything that is done, as each process has it."""
    found: list[Step] = []
    for code, otherwise in (
        (
            "xaa",
            {
                "follow-up": {"late": 20},
                "answer": {"late": 10},
                "parliament-information": {"how": "refuse", "why": "Parliament was dissolved."},
                "ipu-report": {"how": "skip", "why": "The session had no room for it."},
            },
        ),
        ("xab", {"answer": {"how": "letter", "owner": "ipu"}}),
    ):
        for stage, by in USUAL_REVIEW:
            person = by.format(gov=f"{code}-gov", parliament=code)
            usual = {"letter": {"how": "letter", "owner": code}}
            more = {**usual, **otherwise}.get(stage, {})
            found.append(Step(f"review-{code}", stage, person, **more))  # type: ignore[arg-type]
    found += [
        Step("hearing", "theme-proposed", "ipu"),
        Step("hearing", "theme-agreed", "president"),
        Step("hearing", "theme-agreed", "ipu"),
        Step("hearing", "convocation", "ipu", how="letter", owner="xaa"),
        Step("hearing", "convocation", "ipu", how="letter", owner="xab"),
        Step("hearing", "registration", "xaa"),
        Step("hearing", "registration", "xab", how="refuse", why="The elections are on these days."),
        Step("hearing", "programme", "ipu", how="skip", owner="president", why="The programme of the IPU serves."),
        Step("hearing", "programme", "ipu"),
        Step("hearing", "hearing", "ipu"),
        Step("hearing", "hearing", "president"),
        Step("hearing", "hearing", "xaa"),
        Step("hearing", "hearing", "xab", how="refuse", why="No delegation was registered."),
        Step("hearing", "summary", "ipu", late=12),
        Step("hearing", "circulated", "president"),
        Step("hearing", "transmitted", "president"),
        Step("hearing", "transmitted", "ipu"),
        Step("hearing", "taken-up", "ecosoc"),
    ]
    odd = {
        ("meeting-1", "reported-back", "xaa"): {"late": 15},
        ("meeting-2", "reported-back", "xab"): {"how": "skip", "why": "Parliament does not sit."},
        ("meeting-3", "registered", "xab-gov"): {"how": "refuse", "why": "No delegation was sent."},
        ("meeting-3", "attended", "xab-gov"): {"how": "refuse", "why": "No delegation was sent."},
        ("meeting-3", "reported-back", "xab"): {"how": "skip", "why": "There was no delegation."},
    }
    for number in (1, 2, 3):
        name = f"meeting-{number}"
        for stage, by in (
            ("asked", "ipu"),
            ("registered", "xaa-gov"),
            ("registered", "xab-gov"),
            ("attended", "xaa-gov"),
            ("attended", "xab-gov"),
            ("reported-back", "xaa"),
            ("reported-back", "xab"),
        ):
            usual_way = {"how": "register"} if stage == "registered" else {}
            more = {**usual_way, **odd.get((name, stage, by), {})}
            owner = by if more.get("how") == "skip" else ""
            found.append(Step(name, stage, "ipu" if owner else by, owner=owner, **more))  # type: ignore[arg-type]
    found += [
        Step("ladder", "informed", "team", how="letter", owner="xaa"),
        Step("ladder", "plan-received", "team", late=9),
        Step("ladder", "plan-received", "team", how="skip", owner="xaa-gov", why="It went with the team's letter."),
        Step("ladder", "consulted", "team"),
        Step("ladder", "answered", "xaa"),
        Step("ladder", "reflected", "xaa-gov", how="refuse", why="The text is not open yet."),
        Step("ladder", "reflected", "team"),
    ]
    return found


@dataclass
class Clock:
    """The day on which the site believes it is."""

    day: date = FIRST_DAY

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 10, tzinfo=UTC)


@dataclass
class Play:
    """The browser with a window for each person, and what was opened so far."""

    browser: Browser
    address: str
    clock: Clock
    windows: dict[str, BrowserContext] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    from_inbox: Counter[str] = field(default_factory=Counter)

    def page(self, person: str) -> Page:
        """A page of this person, who signs in when they come for the first time."""
        if person not in self.windows:
            context = self.browser.new_context(locale="en")
            self.windows[person] = context
            page = context.new_page()
            page.goto(f"{self.address}/sign-in")
            page.fill("#id_username", person)
            page.fill("#id_password", PASSWORD)
            page.locator("form[action='/sign-in'] button").click()
            page.wait_for_url(lambda url: "/sign-in" not in url)
        return self.windows[person].pages[0]

    def open(self, opening: Opening) -> None:
        page = self.page(opening.by)
        page.goto(f"{self.address}/processes/{opening.process}")
        page.locator(f"a[href='/processes/{opening.process}/new']").click()
        page.fill("#title", opening.title)
        page.fill("#anchor_on", opening.anchor.isoformat())
        for role, people in opening.roles.items():
            for person in people:
                seat(page, role, PEOPLE[person])
        page.locator("button[name=open]:not(.visually-hidden)").click()
        page.wait_for_url("**/occurrences/**")
        self.paths[opening.name] = page.url.removeprefix(self.address)

    def go(self, step: Step) -> Page:
        """The occurrence's page: by what is asked of the person's party where it stands there, else by its address."""
        page, path = self.page(step.by), self.paths[step.name]
        page.goto(f"{self.address}/workspace")
        asked = page.locator(f"li.task a[href='{path}']")
        if asked.count():
            asked.first.click()
            page.wait_for_url(f"**{path}")
            self.from_inbox[step.by] += 1
        else:
            page.goto(self.address + path)
        return page

    def reminded(self, step: Step) -> None:
        """The worker runs; who is late gets a message that names the occurrence, in words."""
        from comity_web.followup.reminders import run_reminders

        mail.outbox.clear()
        run_reminders(clock=self.clock.now)
        title = next(one.title for one in OPENINGS if one.name == step.name)
        told = [one for one in mail.outbox if one.to == [address_of(step.by)] and title in str(one.body)]
        assert len(told) == 1, (step, [(one.to, one.subject) for one in mail.outbox])

    def play(self, step: Step) -> None:
        ways = {"letter": self.write, "register": self.register, "skip": self.close, "refuse": self.close}
        ways.get(step.how, self.record)(step)

    def write(self, step: Step) -> None:
        page = self.go(step)
        self.owed(page, step).locator("a[href$='/letter']").click()
        page.select_option("#recipient", PEOPLE[step.owner])
        page.locator("form:has(#recipient) button").first.click()
        page.wait_for_url("**/letters/**")
        subject = page.input_value("#subject")
        assert subject
        page.check("input[name=announced]")
        with page.expect_navigation():
            page.locator("button[name=send]").click()
        assert page.locator("button[name=send]").count() == 0
        reader = self.page(step.owner)
        reader.goto(page.url)
        assert subject in reader.locator("h1").inner_text()

    def register(self, step: Step) -> None:
        page = self.go(step)
        page.locator("a[href$='/delegations']").last.click()
        page.locator("a[href$='/delegations/register']").click()
        page.fill("#members", "9")
        page.fill("#legislators", "3")
        page.locator("input[name$='-f']").first.fill("2")
        page.locator("input[name$='-m']").first.fill("1")
        page.locator("form.plain.wide button").click()
        page.wait_for_url("**/delegations")

    def record(self, step: Step) -> None:
        page = self.go(step)
        if step.late:
            assert "is-late" in (self.owed(page, step).get_attribute("class") or "")
        self.owed(page, step).locator("a[href^='/engagements/new']").click()
        page.fill("#e-title", f"{step.stage} of {step.name}")
        page.fill("#e-day", min(self.clock.day, last_day(step)).isoformat())
        page.check("input[name=visibility][value=public]")
        page.locator("#e-kind").select_option(index=1)
        page.locator("details.more-fields").first.evaluate("one => { one.open = true }")
        if page.locator("#e-kind").input_value() == "symbol":
            page.fill("#e-symbol", f"A/82/{crc32(f'{step.name} {step.stage}'.encode()) % 900 + 100}")
        paper = {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": f"%PDF-1.7 {step}".encode()}
        page.set_input_files("#e-files", [paper])  # type: ignore[list-item]
        page.locator("form.record p.buttons button").click()
        page.wait_for_url(lambda url: "/engagements/new" not in url)

    def move(self, name: str, day: date, *, stage: str = "") -> None:
        """The convener sets the anchor, or the stage's day by hand, having seen what follows."""
        opening = next(one for one in OPENINGS if one.name == name)
        page = self.page(opening.by)
        page.goto(f"{self.address}{self.paths[name]}{f'/stages/{stage}' if stage else ''}/move")
        page.fill("#to", day.isoformat())
        page.locator("form[method=get] button").click()
        page.locator("button[name=confirm]").click()
        page.wait_for_url("**" + self.paths[name] + "*")

    def close(self, step: Step) -> None:
        page = self.go(step)
        self.owed(page, step).locator(f"a[href$='/{step.how}']").click()
        page.fill("#reason", step.why)
        page.locator("form.plain.wide button").click()
        page.wait_for_url("**" + self.paths[step.name] + "*")

    def owed(self, page: Page, step: Step):  # type: ignore[no-untyped-def]
        """The line of the stage that says what the step's party owes."""
        party = PEOPLE[step.owner if step.how == "skip" and step.owner else step.by]
        line = page.locator(f"section#{step.stage} ul.owed > li")
        quoted = party.replace(":", "%3A")
        found = line.filter(has=page.locator(f"a[href='/parties/{party}'], a[href='/parties/{quoted}']"))
        assert found.count() == 1, (step, page.url)
        return found


def seat(page: Page, role: str, party: str) -> None:
    """The party is chosen for the role, whichever way the form offers it."""
    tick = page.locator(f"input[name='role-{role}'][value='{party}']")
    if tick.count():
        tick.check()
    else:
        page.locator(f"select[name='role-{role}']").select_option(party)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Clock:
    """The site's day is the play's; sessions outlast it."""
    settings.SESSION_COOKIE_AGE = 10 * 365 * 24 * 3600
    standing = Clock()
    monkeypatch.setattr(timezone, "now", standing.now)
    return standing


@pytest.fixture
def symbol(site: str) -> str:
    """The founding resolution where it is beside the project; else our sample of the kind."""
    from comity_web.registry.intake import bring_in

    seeds = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    for seed in sorted(seeds.glob("*.txt")) if seeds.is_dir() else []:
        bring_in(seed.read_bytes(), name=seed.name, language="", now=timezone.now(), actor="")
        return "A/RES/66/261"
    return "A/RES/80/9002"


@pytest.fixture
def play(chromium: Browser, clock: Clock, site: str, symbol: str, live_server: LiveServer) -> Iterator[Play]:
    """Accounts, nothing more."""
    from comity_web.accounts.membership import hold_role
    from comity_web.accounts.models import User
    from comity_web.accounts.permissions import Actor

    for person, party in PEOPLE.items():
        user = User.objects.create_user(person, email=address_of(person), password=PASSWORD, language="en")
        hold_role(user=user, party=party, role="focal-point", actor=Actor(), now=clock.now())
    played = Play(chromium, site, clock)
    yield played
    for window in played.windows.values():
        window.close()


def address_of(person: str) -> str:
    return f"{person}@example.org"


@cache
def days_of(name: str) -> dict[str, PlannedStage]:
    opening = next(one for one in OPENINGS if one.name == name)
    changes = Changes(dates=MOVED.get(name, {}))
    anchor = ANCHOR_MOVED.get(name, opening.anchor)
    return {one.stage: one for one in schedule(find_process(opening.process), anchor, changes)}


def last_day(step: Step) -> date:
    """When the step is done: on the last day of its stage, or so many days later."""
    return days_of(step.name)[step.stage].ends + timedelta(days=step.late)


def day_of(step: Step) -> date:
    """When the step is played: what was done before the first day is recorded then."""
    return max(last_day(step), FIRST_DAY)


def states(page: Page) -> dict[str, list[str]]:
    """Paragraph -> the word of the state of each of its mandates, as a coverage page has them."""
    return {
        str(section.get_attribute("id")): section.locator(".covered-mandate > p .state-word").all_inner_texts()
        for section in page.locator("section.covered").all()
    }


DONE = {"action recorded", "reported", "completed"}
"""What a state says where something was recorded."""

ANSWERED = {"A/RES/66/261": {"op5", "op7", "op8", "op10", "op11"}, "A/RES/80/9002": {"op11"}}
"""The paragraphs whose mandates these processes answer, in the founding resolution and in our sample of the kind."""


def test_a_year_from_the_first_letter_to_the_outcome(play: Play, symbol: str, screenshots: Path) -> None:
    visitor = play.browser.new_context(locale="en").new_page()
    covered = f"{play.address}/coverage/{symbol}?from=2027-01-01&until={LAST_DAY.isoformat()}"
    play.clock.day = LAST_DAY  # what would be said then, had nobody done anything
    visitor.goto(covered)
    before = states(visitor)
    assert any(before.values())
    assert not words_of(before) & DONE
    play.clock.day = FIRST_DAY
    for opening in OPENINGS:
        play.open(opening)
    for name, stages in MOVED.items():
        for stage, day in stages.items():
            play.move(name, day, stage=stage)
    for name, day in ANCHOR_MOVED.items():
        play.move(name, day)
        feed = visitor.request.get(f"{play.address}{play.paths[name].replace('occurrences', 'feeds/occurrence')}.ics")
        days = {one.due for one in days_of(name).values()}
        assert {f"DTSTART;VALUE=DATE:{due:%Y%m%d}" for due in days} <= set(feed.text().split())
    acts = sorted(steps(), key=day_of)
    assert day_of(acts[-1]) > date(2029, 10, 1), "the play ends with the report two years after the dialogue"
    for step in acts:
        play.clock.day = day_of(step)
        if step.late:
            play.reminded(step)
        play.play(step)
    assert set(play.from_inbox) == set(PEOPLE), "everybody came by what is asked of them"
    play.clock.day = LAST_DAY
    for step in acts:
        told(play, visitor, step)
    visitor.goto(covered)
    after = states(visitor)
    assert before.keys() == after.keys()
    changed = {paragraph for paragraph in after if after[paragraph] != before[paragraph]}
    assert changed == ANSWERED[symbol]
    assert all(set(after[paragraph]) & DONE for paragraph in changed), after
    for paragraph in sorted(changed):
        assert said_of_mandates(play, visitor, covered, paragraph) & DONE, paragraph
    pages = {name: path for name, path in play.paths.items() if name != "meeting-2"} | {
        "coverage": f"/coverage/{symbol}"
    }
    assert look(play, pages, screenshots) == []


def words_of(found: dict[str, list[str]]) -> set[str]:
    """Every word of a state there."""
    return {word for words in found.values() for word in words}


def said_of_mandates(play: Play, visitor: Page, covered: str, paragraph: str) -> set[str]:
    """The words of the states that the pages of the paragraph's mandates show."""
    visitor.goto(covered)
    links = visitor.locator(f"section.covered#{paragraph} .covered-mandate a[href^='/mandates/']")
    paths = {str(link.get_attribute("href")).partition("?")[0].partition("#")[0] for link in links.all()}
    found: set[str] = set()
    for path in sorted(paths):
        visitor.goto(play.address + path)
        found |= set(visitor.locator(".state-word").all_inner_texts())
    return found


def told(play: Play, visitor: Page, step: Step) -> None:
    """The page of the occurrence says how the step ended: to everybody, or of registers to who did it."""
    ends = {"skip": "skipped", "refuse": "refused"}
    own = step.how == "register"
    page = play.go(step) if own else visitor
    page.goto(play.address + play.paths[step.name])
    line = play.owed(page, step)
    assert f"is-{ends.get(step.how, 'done')}" in (line.get_attribute("class") or ""), step
    counted = [word for word in line.inner_text().split() if word.isdigit()]
    if step.late:
        assert str(step.late) in counted
    elif step.how == "record":
        assert "late" not in line.inner_text().split()
    if step.why:
        assert step.why not in line.inner_text(), "reasons are for those who take part"


def look(play: Play, pages: dict[str, str], screenshots: Path) -> list[str]:
    """Pages that are wider than the screen; a picture of each is kept."""
    wide = []
    for language, locale in LOCALES.items():
        for width in (360, 1440):
            context = play.browser.new_context(locale=locale, viewport={"width": width, "height": 900})
            page = context.new_page()
            for name, path in pages.items():
                page.goto(play.address + path)
                page.screenshot(path=screenshots / f"year-{name}-{language}-{width}.png", full_page=True)
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide.append(f"{name} {language} {width}")
            context.close()
    return wide
