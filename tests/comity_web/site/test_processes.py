"""Processes and occurrences over HTTP: who sees them, who changes them, what is refused."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests.comity_web.followup.conftest import person

from comity_web.accounts.models import AuditRecord, Membership, User
from comity_web.followup.catalogue import all_processes
from comity_web.followup.models import Occurrence, Task
from comity_web.followup.occurrences import NewOccurrence, open_occurrence
from comity_web.parties.models import Party
from comity_web.parties.services import load_parties

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
XAA, XAB = "parliament:XAA", "parliament:XAB"


def client_of(party: str, *roles: str) -> Client:
    user = User.objects.create_user(f"{party}-{'-'.join(roles)}", acts_for_id=party)
    for role in roles:
        Membership.objects.create(user=user, party_id=party, role=role, granted_at=NOW)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def parties(db: None) -> None:
    load_parties()


def hearing(visibility: str = "public") -> Occurrence:
    new = NewOccurrence(
        process="parliamentary-hearing",
        title="Hearing on harbour lights",
        anchor_on=date(2031, 9, 14),
        convener="ipu",
        visibility=visibility,
        holders={"ipu": ["ipu"], "parliaments": [XAA, XAB]},
    )
    return open_occurrence(new=new, actor=person("ipu", "focal-point"), now=NOW)


def owed(occurrence: Occurrence, owner: str = XAA) -> Task:
    return occurrence.tasks.filter(owner_id=owner).earliest("due_on")


def test_all_processes_are_listed_and_can_be_found_by_words(parties: None) -> None:
    page = Client().get("/processes").content.decode()
    assert page.count('class="row-name"') == 15
    assert Client().get("/processes?q=hearing").content.decode().count('class="row-name"') < 5
    assert Client().get("/processes/no-such-thing").status_code == 404


@pytest.mark.parametrize("language", ["en", "ar", "zh-hans", "fr", "es", "ru"])
def test_pages_are_drawn_in_every_language(parties: None, language: str) -> None:
    row, client = hearing(), client_of("ipu", "focal-point")
    client.cookies["comity_language"] = language
    for address in (
        "/processes",
        "/processes/parliamentary-hearing",
        "/processes/parliamentary-hearing/new",
        f"/occurrences/{row.key}",
        f"/occurrences/{row.key}/move?to=2031-12-30",
        f"/occurrences/{row.key}/stages/programme/move?to=2031-12-30",
        f"/occurrences/{row.key}/parties",
        f"/occurrences/{row.key}/tasks/{owed(row, 'ipu').key}/skip",
    ):
        assert client.get(address).status_code == 200, address


def test_a_hidden_occurrence_answers_as_one_that_is_not_there(parties: None) -> None:
    row = hearing("participants")
    for tail in ("", "/move", "/parties", "/stages/programme/move", f"/tasks/{owed(row).key}/refuse"):
        for client in (Client(), client_of("parliament:XAC", "focal-point") if not tail else Client()):
            hidden, absent = client.get(f"/occurrences/{row.key}{tail}"), client.get(f"/occurrences/o_none{tail}")
            assert hidden.status_code == absent.status_code == 404
    assert row.title not in Client().get("/processes").content.decode()
    assert client_of(XAA, "reader").get(f"/occurrences/{row.key}").status_code == 200


@pytest.mark.parametrize(
    ("party", "role", "found"),
    [("ipu", "focal-point", 200), ("ipu", "contributor", 403), (XAA, "focal-point", 403), ("", "", 403)],
)
def test_only_the_focal_point_of_the_convener_moves_and_seats(parties: None, party: str, role: str, found: int) -> None:
    row = hearing()
    client = client_of(party, role) if party else Client()
    assert client.get(f"/occurrences/{row.key}").status_code == 200
    for tail in ("/move", "/parties", "/stages/programme/move"):
        assert client.get(f"/occurrences/{row.key}{tail}").status_code == found
    answer = client.post(f"/occurrences/{row.key}/move", {"to": "2031-10-01", "confirm": "1", "version": "1"})
    assert answer.status_code == (302 if found == 200 else 403)
    row.refresh_from_db()
    assert row.anchor_on == (date(2031, 10, 1) if found == 200 else date(2031, 9, 14))


def test_a_move_is_shown_before_it_is_done(parties: None) -> None:
    row, client = hearing(), client_of("ipu", "focal-point")
    page = client.get(f"/occurrences/{row.key}/move?to=2031-10-29").content.decode()
    assert "45 days later" in page
    row.refresh_from_db()
    assert row.anchor_on == date(2031, 9, 14)


def test_who_comes_second_is_told_and_sees_what_changed(parties: None) -> None:
    row, client = hearing(), client_of("ipu", "focal-point")
    move = {"confirm": "1", "version": "1", "reason": "The hall is taken"}
    assert client.post(f"/occurrences/{row.key}/move", {"to": "2031-10-01", **move}).status_code == 302
    second = client.post(f"/occurrences/{row.key}/move", {"to": "2031-11-01", **move})
    assert second.status_code == 409
    assert "The hall is taken" in second.content.decode()
    row.refresh_from_db()
    assert row.anchor_on == date(2031, 10, 1)


def test_an_occurrence_is_opened_once_with_those_ticked(parties: None) -> None:
    client = client_of("ipu", "focal-point")
    form = {
        "open": "1",
        "form": "f1",
        "title": "Hearing on piers",
        "anchor_on": "2032-02-29",
        "role-ipu": "ipu",
        "role-parliaments": [XAA, XAB],
    }
    first = client.post("/processes/parliamentary-hearing/new", form)
    assert first.status_code == 302
    assert client.post("/processes/parliamentary-hearing/new", form)["Location"] == first["Location"]
    row = Occurrence.objects.get()
    assert set(row.participations.values_list("party_id", flat=True)) == {"ipu", XAA, XAB}


@pytest.mark.parametrize(
    "wrong",
    [{"title": ""}, {"anchor_on": "2032-02-30"}, {"role-parliaments": "ipu"}, {"role-parliaments": "state:XAA"}],
)
def test_what_was_typed_is_kept_where_it_is_refused(parties: None, wrong: dict[str, str]) -> None:
    form = {"open": "1", "title": "Hearing on piers", "anchor_on": "2032-02-29", "place": "Harbourtown", **wrong}
    answer = client_of("ipu", "focal-point").post("/processes/parliamentary-hearing/new", form)
    assert answer.status_code == 400
    assert "Harbourtown" in answer.content.decode()
    assert not Occurrence.objects.exists()


def test_a_stage_is_refused_by_who_owes_it_and_the_reason_stays_inside(parties: None) -> None:
    row = hearing()
    task = owed(row)
    address = f"/occurrences/{row.key}/tasks/{task.key}"
    focal = client_of(XAA, "focal-point")
    assert client_of(XAB, "focal-point").post(f"{address}/refuse", {"reason": "No"}).status_code == 403
    assert client_of(XAA, "contributor").post(f"{address}/refuse", {"reason": "No"}).status_code == 403
    assert focal.post(f"{address}/refuse", {"reason": " "}).status_code == 400
    assert focal.post(f"{address}/refuse", {"reason": "Elections that month"}).status_code == 302
    assert focal.post(f"{address}/refuse", {"reason": "Again"}).status_code == 409
    assert "Elections that month" in focal.get(f"/occurrences/{row.key}").content.decode()
    outside = Client().get(f"/occurrences/{row.key}").content.decode()
    assert "Elections that month" not in outside
    assert "is-refused" in outside
    assert focal.post(f"{address}/resume").status_code == 302
    task.refresh_from_db()
    assert task.closed == ""


def test_a_task_is_acknowledged_by_its_focal_point_alone(parties: None) -> None:
    row = hearing()
    task = owed(row)
    address = f"/occurrences/{row.key}/tasks/{task.key}/acknowledge"
    assert Client().post(address).status_code == 403
    assert client_of("ipu", "focal-point").post(address).status_code == 403
    assert client_of(XAA, "focal-point").post(address).status_code == 302
    task.refresh_from_db()
    assert task.acknowledged_at is not None


def test_pages_ask_a_bounded_number_of_questions(parties: None, django_assert_max_num_queries: object) -> None:
    row = hearing()
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        Client().get(f"/occurrences/{row.key}")
    for _ in range(5):
        hearing()
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        Client().get("/processes")


def test_a_letter_goes_its_way_and_is_seen_by_sender_and_recipient_alone(parties: None) -> None:
    row = hearing()
    task = row.tasks.get(stage="convocation")
    focal = client_of("ipu", "focal-point")
    drafted = focal.post(
        f"/occurrences/{row.key}/tasks/{task.key}/letter", {"recipient": XAA, "language": "ar", "form": "f1"}
    )
    assert drafted.status_code == 302
    address = drafted["Location"]
    page = focal.get(address)
    assert 'dir="rtl"' in page.content.decode()
    seen = page.context["seen"]
    reader, other = client_of(XAA, "reader"), client_of(XAB, "focal-point")
    for client in (Client(), reader, other):
        assert client.get(address).status_code == client.get(f"{address}/docx").status_code == 404
    said = {"subject": "Harbour lights", "body": "Come.", "seen": seen}
    assert focal.post(address, {**said, "keep": "1"}).status_code == 302
    assert focal.post(address, {**said, "body": "Come twice.", "keep": "1"}).status_code == 409
    seen = focal.get(address).context["seen"]
    assert focal.post(address, {**said, "seen": seen, "send": "1"}).status_code == 302
    assert "Harbour lights" in reader.get(address).content.decode()
    assert reader.post(address, {**said, "send": "1"}).status_code == 403
    assert reader.get(f"{address}/docx").status_code == 200
    assert other.get(address).status_code == Client().get(address).status_code == 404
    for client in (other, Client()):
        assert "Harbour lights" not in client.get(f"/occurrences/{row.key}").content.decode()
    assert focal.get(f"/occurrences/{row.key}").context["letters"]


def shown_to(client: Client, row: Occurrence, stage: str) -> tuple[str, str, bool]:
    """Of a stage that one party owes: where it stands, how many were written to, whether there is a link to write."""
    page = client.get(f"/occurrences/{row.key}")
    (owed_here,) = next(one.owed for one in page.context["stages"] if one.id == stage)
    assert (f"/tasks/{owed_here.task.key}/letter" in page.content.decode()) is owed_here.may_write
    return owed_here.standing, owed_here.written, owed_here.may_write


def test_two_parliaments_are_invited_one_after_the_other(parties: None) -> None:
    row = hearing()
    task = row.tasks.get(stage="convocation")
    focal, convoked = client_of("ipu", "focal-point"), {XAA: client_of(XAA, "reader"), XAB: client_of(XAB, "reader")}
    writing = f"/occurrences/{row.key}/tasks/{task.key}/letter"
    assert focal.get(writing).context["undrafted"] == 2
    to_all = {"all": "1", "language": "en", "form": "f1"}
    for _sent_twice in range(2):
        assert focal.post(writing, to_all)["Location"] == f"/occurrences/{row.key}#letters-head"
    assert row.letters.count() == 2
    assert shown_to(focal, row, "convocation") == ("upcoming", "", True)
    assert focal.post(writing, {**to_all, "form": "f2"}).status_code == 400
    for party, expected in (
        (XAA, ("upcoming", "1 of 2 written to", True)),
        (XAB, ("done", "2 of 2 written to", False)),
    ):
        letter = row.letters.get(recipient=party)
        page = focal.get(f"/letters/{letter.key}").context
        answer = {"subject": page["subject"], "body": page["body"], "seen": page["seen"], "send": "1"}
        assert focal.post(f"/letters/{letter.key}", answer).status_code == 302
        assert shown_to(focal, row, "convocation") == expected
        assert shown_to(convoked[party], row, "convocation") == ("done", "", False)
    assert shown_to(Client(), row, "convocation") == ("upcoming", "", False)
    for party, client in convoked.items():
        ((own, name),) = client.get(f"/occurrences/{row.key}").context["letters"]
        assert (own.recipient_id, name) == (party, own.recipient.name("en"))


def test_the_convener_skips_the_letter_to_one(parties: None) -> None:
    row = hearing()
    task = row.tasks.get(stage="convocation")
    focal = client_of("ipu", "focal-point")
    page = f"/occurrences/{row.key}/tasks/{task.key}/skip"
    assert {party.id for party in focal.get(page).context["recipients"]} == {XAA, XAB}
    assert focal.post(page, {"recipient": "un-women", "reason": "Dissolved"}).status_code == 409
    assert focal.post(page, {"recipient": XAB, "reason": "Dissolved"}).status_code == 302
    task.refresh_from_db()
    assert task.closed == ""
    assert focal.get(page).context["recipients"] == [], "of the one who is left the whole stage can be skipped"


def test_a_process_of_a_users_own_works_from_its_file_alone(parties: None, settings: object, tmp_path: Path) -> None:
    shutil.copy(Path(__file__).parents[2] / "comity/processes/fifth.toml", tmp_path)
    settings.PROCESSES = str(tmp_path)  # type: ignore[attr-defined]
    all_processes.cache_clear()
    try:
        Party.objects.create(id="government:XAA", kind="government", names={"en": "Treasury of XAA"})
        treasury, house = client_of("government:XAA", "focal-point"), client_of(XAA, "focal-point")
        for language in ("en", "zh-hans", "ar"):
            treasury.cookies["comity_language"] = language
            assert "budget-consultation" in treasury.get("/processes").content.decode()
        form = {
            "open": "1",
            "title": "Budget of the year",
            "anchor_on": "2026-06-30",
            "role-treasury": "government:XAA",
            "role-parliament": XAA,
        }
        opened = treasury.post("/processes/budget-consultation/new", form)
        assert opened.status_code == 302
        row = Occurrence.objects.get()
        for client, stage in ((treasury, "sent"), (house, "answered")):
            task = row.tasks.get(stage=stage)
            to = {"recipient": XAA if stage == "sent" else "government:XAA", "language": "en"}
            draft = client.post(f"/occurrences/{row.key}/tasks/{task.key}/letter", to)["Location"]
            page = client.get(draft).context
            answer = {"subject": page["subject"], "body": page["body"], "seen": page["seen"], "send": "1"}
            assert client.post(draft, answer).status_code == 302
        assert client.get(f"/occurrences/{row.key}").context["done"] >= 1
        assert set(row.tasks.values_list("done_on", flat=True)) == {timezone.now().date()}
    finally:
        all_processes.cache_clear()


def test_a_letter_whose_dates_moved_says_so_and_is_sent_with_a_tick(parties: None) -> None:
    row = hearing()
    task = row.tasks.get(stage="convocation")
    focal = client_of("ipu", "focal-point")
    to_all = {"all": "1", "language": "en", "form": "f1"}
    focal.post(f"/occurrences/{row.key}/tasks/{task.key}/letter", to_all)
    by_hand, as_drafted = (f"/letters/{row.letters.get(recipient=party).key}" for party in (XAA, XAB))
    said = {"subject": "Harbour lights", "body": "Come on 14 September."}
    focal.post(by_hand, {**said, "seen": focal.get(by_hand).context["seen"], "keep": "1"})
    preview = focal.get(f"/occurrences/{row.key}/move?to=2031-10-29")
    assert (preview.context["again"], preview.context["marked"]) == (1, 1)
    focal.post(f"/occurrences/{row.key}/move", {"to": "2031-10-29", "confirm": "1", "version": "1"})
    assert focal.get(as_drafted).context["moved_days"] == []
    assert "29 October 2031" in focal.get(as_drafted).context["body"]
    page = focal.get(by_hand)
    days = [day for _name, day in page.context["moved_days"]]
    assert days == [date(2031, 10, 29), date(2031, 6, 29)]
    assert "The dates moved since this was drafted." in page.content.decode()
    answer = {**said, "seen": page.context["seen"], "send": "1"}
    refused = focal.post(by_hand, answer)
    assert refused.status_code == 400
    assert refused.context["body"] == said["body"]
    assert focal.post(by_hand, {**answer, "dates_checked": "1"}).status_code == 302
    assert focal.get(by_hand).context["moved_days"] == []
    assert "dates moved" not in client_of(XAA, "reader").get(by_hand).content.decode()


def test_the_convener_corrects_what_an_occurrence_says(parties: None) -> None:
    row = hearing()
    task = row.tasks.get(stage="convocation")
    focal = client_of("ipu", "focal-point")
    to_all = {"all": "1", "language": "en", "form": "f1"}
    focal.post(f"/occurrences/{row.key}/tasks/{task.key}/letter", to_all)
    by_hand, as_drafted = (row.letters.get(recipient=party) for party in (XAA, XAB))
    said = {"subject": "Harbour lights", "body": "Come.", "seen": by_hand.changed_at.isoformat(), "keep": "1"}
    assert focal.post(f"/letters/{by_hand.key}", said).status_code == 302
    page = f"/occurrences/{row.key}/correct"
    assert focal.get(page).context["typed"]["title"] == "Hearing on harbour lights"
    form = {"title": "Hearing on lamps", "theme": "Lamps", "place": "Harbourtown", "visibility": "participants"}
    assert focal.post(page, {**form, "version": "1", "title": " "}).status_code == 400
    assert focal.post(page, {**form, "version": "1"}).status_code == 302
    late = focal.post(page, {**form, "version": "1", "place": "Elsewhere"})
    assert (late.status_code, late.context["typed"]["place"]) == (409, "Elsewhere")
    row.refresh_from_db()
    assert (row.title, row.theme, row.place, row.visibility) == tuple(form.values())
    assert Client().get(f"/occurrences/{row.key}").status_code == 404
    as_drafted.refresh_from_db()
    by_hand.refresh_from_db()
    assert "Hearing on lamps" in as_drafted.body and "Lamps" in as_drafted.body
    assert (by_hand.body, by_hand.dates_moved_at) == ("Come.", None)
    note = AuditRecord.objects.get(kind="occurrence", action="correct")
    assert note.before == {"title": "Hearing on harbour lights", "theme": "", "place": "", "visibility": "public"}
    assert note.after == form
