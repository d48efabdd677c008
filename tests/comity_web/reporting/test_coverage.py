"""The coverage of a resolution: its figures, its files, and that nothing in them tells of what is hidden."""

import re
import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from docx import Document
from tests.comity_web.followup.conftest import person
from tests.comity_web.followup.test_status import EN, FILE, XAA, at, mandate, record

from comity_web.accounts.models import Membership, User
from comity_web.accounts.permissions import ANYONE, Actor
from comity_web.followup.engagements import share_engagement
from comity_web.followup.models import Occurrence, Task
from comity_web.registry.models import Work
from comity_web.reporting.coverage import Coverage, coverage_of
from comity_web.reporting.lines import figure_lines

URL = f"/coverage/{EN.symbol}"
PERIOD = "?from=2024-01-01&until=2026-06-30"
FIRST, LAST, KNOWN = date(2024, 1, 1), date(2026, 6, 30), date(2026, 7, 10)


def cover(actor: Actor = ANYONE, first: date = FIRST, last: date = LAST) -> Coverage:
    work = Work.objects.get(full_symbol=EN.symbol)
    return coverage_of(work=work, first=first, last=last, known=KNOWN, actor=actor, languages=("en",))


def counted(coverage: Coverage) -> dict[str, tuple[int, int]]:
    return {one.code: (one.part, one.whole) for one in coverage.figures}


def signed_in(party: str, *roles: str) -> Client:
    """A client of a person who acts for the party in these roles; without roles, of one who belongs to none."""
    user = User.objects.create_user(f"{party}{roles}".replace(":", "-")[:100])
    for role in roles:
        Membership.objects.create(user=user, party_id=party, role=role, granted_at=at(1))
    if roles:
        User.objects.filter(pk=user.pk).update(acts_for_id=party)
    client = Client()
    client.force_login(user)
    return client


def test_silence_is_counted_as_no_information(harbour: None) -> None:
    found = cover()
    assert counted(found) == {
        "paragraphs": (0, 3),
        "mandates": (0, 3),
        "parties": (0, 2),  # UN-Women and the Secretary-General; Member States are asked without names
        "evidence": (0, 0),
        "reports": (0, 1),
        "overdue": (0, 0),
        "differ": (0, 3),
    }
    assert [[one.party.pk for one in each.silent] for each in found.mandates] == [
        [],
        ["un-women"],
        ["secretary-general"],
    ]
    assert [party.pk for party in found.mandates[0].groups] == ["member-states"]


def test_figures_count_what_is_public_in_the_period(harbour: None) -> None:
    record(mandate("2"), party="un-women", on=date(2026, 1, 5), now=at(3), files=(FILE,))
    record(mandate("2"), party=XAA, on=date(2023, 1, 5), now=at(3))
    record(mandate("3"), party="secretary-general", on=date(2026, 6, 1), now=at(7, 3), reported_as="A/82/900")
    found = counted(cover())
    assert found["mandates"] == found["paragraphs"] == (2, 3)
    assert found["parties"] == (2, 2)
    assert found["evidence"] == (1, 2)
    assert found["reports"] == (1, 1)
    assert cover().mandates[1].earlier == 1
    assert counted(cover(first=date(2022, 1, 1)))["evidence"] == (1, 3)


def test_both_keys_that_differ_are_counted_and_not_averaged(harbour: None) -> None:
    record(mandate("3"), party=XAA)
    record(mandate("3"), party="state:XAA", reported_as="A/82/900")
    assert counted(cover())["differ"] == (1, 3)


def test_a_party_that_owes_a_stage_and_is_silent_is_named(harbour: None, hearing: Occurrence) -> None:
    task = hearing.tasks.filter(owner_id=XAA).earliest("due_on")
    task.mandates.add(mandate("1"))
    found = cover(first=task.due_on, last=task.due_on).mandates[0]
    assert [one.party.pk for one in found.silent] == [XAA]
    Task.objects.filter(pk=task.pk).update(closed="refused")
    assert cover(first=task.due_on, last=task.due_on).mandates[0].silent[0].closed == "refused"
    Occurrence.objects.update(visibility="participants")
    hidden = cover(first=task.due_on, last=task.due_on)
    assert hidden.mandates[0].silent == ()
    own = cover(person(XAA, "reader"), first=task.due_on, last=task.due_on)
    assert [one.party.pk for one in own.mandates[0].silent] == [XAA]
    assert own.figures == hidden.figures


CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
HIDDEN = [("private", ""), ("shared", "parliament:XAB"), ("private", "parliament:XAB")]


def everything_told(client: Client) -> list[Any]:
    """What the public addresses answer: words, headers, files unpacked."""
    told: list[Any] = []
    for address in (URL, f"{URL}.docx", f"{URL}.xlsx", f"/mandates/{mandate('3').key}", "/mandates", f"/{EN.symbol}"):
        response = client.get(address + (PERIOD if "coverage" in address else ""))
        assert response.status_code == 200, address
        if address.endswith(("docx", "xlsx")):
            archive = zipfile.ZipFile(BytesIO(response.content))
            told.append({name: archive.read(name) for name in archive.namelist()})
        else:
            told.append(CSRF.sub(b"", response.content))
        told.append({name: value for name, value in response.items() if name != "Content-Length"})
    return told


@pytest.mark.parametrize(("visibility", "shared_with"), HIDDEN)
@pytest.mark.parametrize("viewer", ["anonymous", "other", "no-party"])
def test_a_hidden_engagement_changes_nothing_that_others_are_told(
    harbour: None, visibility: str, shared_with: str, viewer: str
) -> None:
    client = {
        "anonymous": Client,
        "other": lambda: signed_in("parliament:XAC", "focal-point", "validator"),
        "no-party": lambda: signed_in("none"),
    }[viewer]()
    before = everything_told(client)
    made = record(mandate("3"), visibility=visibility, reported_as="A/82/900", completes=True, files=(FILE,))
    if shared_with:
        share_engagement(engagement=made, parties=[shared_with], actor=person(XAA, "focal-point"), now=at(3, 3))
    assert everything_told(client) == before


@pytest.mark.parametrize(
    ("party", "roles", "expected"),
    [
        (XAA, ("reader",), True),
        (XAA, ("contributor",), True),
        (XAA, ("focal-point",), True),
        (XAA, ("alternate",), True),
        (XAA, ("validator",), True),
        (XAA, ("administrator",), True),
        (XAA, (), False),
        ("state:XAA", ("focal-point",), False),
        ("parliament:XAB", ("administrator",), False),
    ],
)
def test_a_party_sees_its_private_records_marked_and_only_it(
    harbour: None, party: str, roles: tuple[str, ...], expected: bool
) -> None:
    record(mandate("3"), visibility="private", reported_as="A/82/900")
    client = signed_in(party, *roles)
    for address in (URL + PERIOD, f"/mandates/{mandate('3').key}?on=2026-06-30"):
        page = client.get(address).content.decode()
        assert ("Trained keepers" in page) is expected
        assert ("seen by the party alone" in page) is expected
    assert "Trained keepers" not in client.get(f"{URL}{PERIOD}&audience=public").content.decode()
    for kind in ("docx", "xlsx"):
        assert words(client.get(f"{URL}.{kind}{PERIOD}").content).count("Trained keepers") == 0
        own = words(client.get(f"{URL}.{kind}{PERIOD}&audience=party").content)
        assert ("Trained keepers" in own) is expected
        assert ("seen by the party alone" in own) is expected


def words(data: bytes) -> str:
    archive = zipfile.ZipFile(BytesIO(data))
    return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


def test_public_figures_stand_beside_those_of_the_party(harbour: None) -> None:
    record(mandate("3"), visibility="private")
    lines = {one.code: one for one in figure_lines(cover(person(XAA, "reader")))}
    assert (lines["mandates"].part, lines["mandates"].own) == (0, (1, 3))
    assert lines["reports"].own is None


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_what_begins_like_a_formula_stays_text(harbour: None, start: str) -> None:
    record(mandate("3"), title=f'{start}HYPERLINK("http://x.example")')
    archive = zipfile.ZipFile(BytesIO(Client().get(f"{URL}.xlsx{PERIOD}").content))
    sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert 'quotePrefix="1"' in archive.read("xl/styles.xml").decode()


@pytest.mark.parametrize("language", ["en", "ar", "zh-hans"])
def test_the_word_document_has_headings_and_runs_as_its_language_does(harbour: None, language: str) -> None:
    record(mandate("3"), files=(FILE,))
    client = Client()
    client.post("/language", {"interface": language, "content": "", "next": "/"})
    data = client.get(f"{URL}.docx{PERIOD}").content
    paper = Document(BytesIO(data))
    styles = [paragraph.style.name for paragraph in paper.paragraphs if paragraph.style]
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "List Bullet"} <= set(styles)
    bidi = words(data).count("<w:bidi/>")
    assert (bidi >= len(paper.paragraphs)) is (language == "ar")


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("", 200, "Coverage of"),
        ("?from=2026-99-01", 200, "A day is written as year, month, day"),
        ("?from=2026-05-01&until=2026-01-01", 200, "The period ends before it begins"),
        ("?until=9999-12-31", 200, "Coverage of"),
    ],
)
def test_a_period_that_cannot_be_is_said(harbour: None, query: str, status: int, told: str) -> None:
    response = Client().get(URL + query)
    assert response.status_code == status
    assert told in response.content.decode()


@pytest.mark.parametrize("address", ["/coverage/A/RES/79/9999", "/coverage/A/RES/79/9999.docx"])
def test_what_is_not_here_is_not_found(harbour: None, address: str) -> None:
    assert Client().get(address).status_code == 404


def test_the_page_takes_few_queries_however_much_is_recorded(harbour: None, django_assert_max_num_queries: Any) -> None:
    for number in ("1", "2", "3") * 4:
        record(mandate(number), files=(FILE,))
    with django_assert_max_num_queries(20):
        Client().get(URL + PERIOD)
