"""Engagements from the outside: who may do what at each address, what is kept when refused, what nobody is told."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.comity_web.followup.conftest import NOW, member, person

from comity_web.accounts.models import AuditRecord
from comity_web.followup.catalogue import process_of
from comity_web.followup.engagement_account import Account
from comity_web.followup.engagements import NewEngagement, record_engagement, share_engagement
from comity_web.followup.evidence import EvidenceFile
from comity_web.followup.models import Engagement, Evidence, Occurrence, Task
from comity_web.registry.models import Mandate, StoredFile

XAA, XAB, XAC = "parliament:XAA", "parliament:XAB", "parliament:XAC"
HIDDEN = "Hidden harbour dues"
ROLES = ("reader", "contributor", "focal-point", "alternate", "validator", "administrator")


def recorded(visibility: str = "private", party: str = XAA, *, files: tuple[EvidenceFile, ...] = (), **more: object):
    account = Account(title=HIDDEN, happened_on=date(2026, 3, 1), visibility=visibility, **more)  # type: ignore[arg-type]
    new = NewEngagement(party=party, account=account, files=files, again=True)
    return record_engagement(new=new, actor=person(party, "focal-point"), now=NOW)


def plain(page: bytes) -> bytes:
    """The page without the token that differs from answer to answer."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page)


def sent(**more: object) -> dict[str, object]:
    """What a browser sends for the three fields."""
    return {"title": "Debate on lamps", "happened_on": "2026-03-01", "visibility": "private", "form": "f1", **more}


PDF = EvidenceFile("minutes.pdf", b"%PDF-1.7 minutes")

RECORD_ROLES = {"contributor", "focal-point", "alternate"}


@pytest.mark.parametrize("role", ROLES)
def test_who_records(world: None, role: str) -> None:
    client = member(XAA, role)
    expected = 200 if role in RECORD_ROLES else 403
    assert client.get("/engagements/new").status_code == expected
    answer = client.post("/engagements/new", sent())
    assert answer.status_code == (302 if role in RECORD_ROLES else 403)
    assert Engagement.objects.count() == (1 if role in RECORD_ROLES else 0)


def test_nobody_records_without_signing_in(world: None) -> None:
    assert Client().get("/engagements/new").status_code == 302
    assert "sign-in" in Client().post("/engagements/new", sent()).headers["Location"]
    assert not Engagement.objects.exists()


@pytest.mark.parametrize("visibility", ["private", "shared", "public"])
@pytest.mark.parametrize("viewer", ["anonymous", "other", "named", *ROLES])
def test_who_sees_what(world: None, viewer: str, visibility: str) -> None:
    made = recorded(visibility, files=(PDF,))
    if visibility == "shared":
        share_engagement(engagement=made, parties=[XAB], actor=person(XAA, "focal-point"), now=NOW)
    others = {"anonymous": Client, "other": lambda: member(XAC, "focal-point"), "named": lambda: member(XAB, "reader")}
    client = others[viewer]() if viewer in others else member(XAA, viewer)
    sees = visibility == "public" or viewer in ROLES or (visibility == "shared" and viewer == "named")
    piece = Evidence.objects.get()
    page = client.get(f"/engagements/{made.key}")
    assert page.status_code == (200 if sees else 404)
    assert client.get(f"/evidence/{piece.pk}").status_code == (200 if sees else 404)
    if not sees:
        nothing = client.get("/engagements/e_none")
        assert plain(page.content) == plain(nothing.content).replace(b"e_none", made.key.encode())
    for address in (
        "/engagements",
        f"/engagements?party={XAA}",
        "/engagements?since=2026-03-01&until=2026-03-01",
        f"/parties/{XAA}?tab=did",
        "/states/XAA",
        "/fields",
        "/",
    ):
        text = client.get(address).content.decode()
        assert address in {"/", "/fields"} or (HIDDEN in text) is sees, address
    if not sees:
        assert XAA not in client.get("/engagements").content.decode()
        assert "1 record" not in client.get("/engagements").content.decode()


ACTIONS = {
    "correct": ({"contributor", "focal-point", "alternate"}, {**sent(), "reason": "Wrong day", "sequence": "1"}),
    "withdraw": ({"contributor", "focal-point", "alternate"}, {"reason": "Twice", "sequence": "1"}),
    "share": ({"focal-point"}, {"party": XAB}),
    "confirm": ({"validator"}, {"sequence": "1"}),
    "evidence": ({"contributor", "focal-point", "alternate"}, {"links": "https://example.org/minutes"}),
}


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", ROLES)
def test_who_changes(world: None, action: str, role: str) -> None:
    made = recorded()
    allowed, form = ACTIONS[action]
    before = AuditRecord.objects.count()
    answer = member(XAA, role).post(f"/engagements/{made.key}/{action}", form)
    assert answer.status_code == (302 if role in allowed else 403)
    assert AuditRecord.objects.count() - before == (1 if role in allowed else 0)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(("visibility", "status"), [("private", 404), ("public", 403)])
def test_another_party_changes_nothing(world: None, action: str, visibility: str, status: int) -> None:
    made = recorded(visibility)
    answer = member(XAB, *ROLES).post(f"/engagements/{made.key}/{action}", ACTIONS[action][1])
    assert answer.status_code == status
    assert Client().post(f"/engagements/{made.key}/{action}", ACTIONS[action][1]).status_code in {302, 404}
    assert made.records.count() == 1 and not made.evidence.exists() and not made.shares.exists()


def test_a_form_sent_twice_makes_one_and_shows_it(world: None) -> None:
    client = member(XAA, "contributor")
    first, second = (client.post("/engagements/new", sent()) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Engagement.objects.count() == 1


def test_another_partys_form_is_not_told(world: None) -> None:
    for party in (XAA, XAB, XAB):
        assert member(party, "contributor").post("/engagements/new", sent(form="f1")).status_code == 302
    assert sorted(Engagement.objects.values_list("party", flat=True)) == [XAA, XAB]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"happened_on": "2999-01-01"},
        {"happened_on": "soon"},
        {"until": "2026-02-01"},
        {"count-total": "3", "count-women": "5"},
        {"count-total": "many"},
        {"further": "m_nothing"},
        {"links": "javascript:alert(1)"},
        {"files": SimpleUploadedFile("page.html", b"<script>")},
        {"visibility": "everybody"},
    ],
    ids=lambda wrong: next(iter(wrong)) + "=" + str(next(iter(wrong.values())))[:12],
)
def test_what_is_refused_keeps_what_was_typed(world: None, wrong: dict[str, object]) -> None:
    client = member(XAA, "contributor")
    typed = sent(place="Harbourtown hall", field="human-rights", goal="16", **{"count-legislators": "2"})
    answer = client.post("/engagements/new", {**typed, **wrong})
    assert answer.status_code == 400
    text = answer.content.decode()
    assert "Harbourtown hall" in text and 'value="human-rights" checked' in text and 'value="16" checked' in text
    assert 'name="form" value="f1"' in text
    assert not Engagement.objects.exists() and not StoredFile.objects.exists()


def test_a_contributor_cannot_share_when_recording(world: None) -> None:
    assert member(XAA, "contributor").post("/engagements/new", sent(visibility="public")).status_code == 403
    assert not Engagement.objects.exists()
    assert member(XAA, "focal-point").post("/engagements/new", sent(visibility="public")).status_code == 302


def test_five_files_with_digest_and_size(world: None) -> None:
    files = [SimpleUploadedFile(f"minutes {n}.pdf", b"%PDF-1.7 " + bytes([n + 65])) for n in range(5)]
    client = member(XAA, "contributor")
    answer = client.post("/engagements/new", sent(files=files))
    text = client.get(answer.headers["Location"]).content.decode()
    for piece in Evidence.objects.select_related("file"):
        assert piece.file is not None and piece.file.digest in text
        got = client.get(f"/evidence/{piece.pk}")
        assert got.headers["Content-Disposition"] == f'attachment; filename="{piece.name}"'
        assert got.headers["X-Content-Type-Options"] == "nosniff"
        assert got.content == bytes(piece.file.content)
        assert "no-store" in got.headers["Cache-Control"]
    assert Evidence.objects.count() == 5
    six = [SimpleUploadedFile(f"{n}.pdf", b"%PDF-1.7 ") for n in range(6)]
    assert client.post("/engagements/new", sent(files=six, form="f2")).status_code == 400
    assert Engagement.objects.count() == 1


def test_who_corrects_second_is_shown_the_first_correction(world: None) -> None:
    made = recorded()
    one, two = member(XAA, "contributor"), member(XAA, "alternate")
    form = {"title": "Second words", "happened_on": "2026-03-01", "visibility": "private", "sequence": "1"}
    assert (
        one.post(f"/engagements/{made.key}/correct", {**form, "title": "First words", "reason": "a"}).status_code == 302
    )
    refused = two.post(f"/engagements/{made.key}/correct", {**form, "reason": "b"})
    text = refused.content.decode()
    assert refused.status_code == 409
    assert "First words" in text and "Second words" in text and 'name="sequence" value="2"' in text
    assert two.post(f"/engagements/{made.key}/correct", {**form, "reason": "b", "sequence": "2"}).status_code == 302
    assert list(made.records.values_list("title", flat=True)) == [HIDDEN, "First words", "Second words"]


def test_what_was_private_before_stays_so(world: None) -> None:
    made = recorded()
    form = {"title": "For all to see", "happened_on": "2026-03-01", "visibility": "public", "sequence": "1"}
    member(XAA, "focal-point").post(f"/engagements/{made.key}/correct", {**form, "reason": "Published"})
    text = Client().get(f"/engagements/{made.key}").content.decode()
    assert "For all to see" in text and HIDDEN not in text
    assert HIDDEN in member(XAA, "reader").get(f"/engagements/{made.key}").content.decode()


def test_a_withdrawn_record_is_there_for_its_party_alone(world: None) -> None:
    made = recorded("public", files=(PDF,))
    assert Client().get(f"/engagements/{made.key}").status_code == 200
    own = member(XAA, "contributor")
    own.post(f"/engagements/{made.key}/withdraw", {"reason": "Twice", "sequence": "1"})
    assert Client().get(f"/engagements/{made.key}").status_code == 404
    assert Client().get(f"/evidence/{Evidence.objects.get().pk}").status_code == 404
    assert own.get(f"/engagements/{made.key}").status_code == 200
    again = own.post(f"/engagements/{made.key}/correct", {**sent(), "reason": "No", "sequence": "2"})
    assert again.status_code == 400 and made.records.count() == 2


def test_a_task_is_done_from_the_form(hearing: Occurrence) -> None:
    task = hearing.tasks.filter(owner_id=XAA).earliest("due_on")
    kind = process_of(hearing.process).stage(task.stage).evidence[0]
    client = member(XAA, "contributor")
    assert f'value="{kind}"' in client.get(f"/engagements/new?task={task.key}").content.decode()
    assert client.post("/engagements/new", sent(task=task.key, evidence_kind=kind)).status_code == 302
    task.refresh_from_db()
    assert (task.done_on, task.recorded_on) == (None, date(2026, 3, 1)), "the word alone shows nothing"
    made = Engagement.objects.get()
    page = client.get(f"/engagements/{made.key}").content.decode()
    assert "Recorded without evidence." in page
    assert "recorded without evidence" in client.get(f"/occurrences/{hearing.key}").content.decode()
    paper = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 minutes")
    assert client.post(f"/engagements/{made.key}/evidence", {"files": paper}).status_code == 302
    task.refresh_from_db()
    assert (task.done_on, task.recorded_on) == (date(2026, 3, 1), None)
    assert "Recorded without evidence." not in client.get(f"/engagements/{made.key}").content.decode()
    assert client.post("/engagements/new", sent(task=task.key, evidence_kind="nonsense", form="f2")).status_code == 400


@pytest.mark.parametrize(("visibility", "status"), [("public", 403), ("participants", 404)])
def test_another_partys_task_is_not_ours(hearing: Occurrence, visibility: str, status: int) -> None:
    Occurrence.objects.update(visibility=visibility)
    task = hearing.tasks.filter(owner_id=XAA).earliest("due_on")
    client = member(XAC, "contributor", "focal-point")
    assert client.get(f"/engagements/new?task={task.key}").status_code == status
    assert client.post("/engagements/new", sent(task=task.key)).status_code == status
    assert client.post(f"/workspace/acknowledge/{task.key}").status_code == status
    assert not Engagement.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_the_workspace_and_the_home_page_show_what_is_owed(hearing: Occurrence, role: str) -> None:
    tasks = Task.objects.filter(owner_id=XAA)
    client = member(XAA, role)
    title = process_of(hearing.process).stage(tasks.earliest("due_on").stage).title.to("en")
    for address in ("/workspace", "/"):
        text = client.get(address).content.decode()
        assert title in text
        assert (f"/engagements/new?task={tasks.earliest('due_on').key}" in text) is (role in RECORD_ROLES)
    answer = client.post(f"/workspace/acknowledge/{tasks.earliest('due_on').key}")
    assert answer.status_code == (302 if role == "focal-point" else 403)
    assert title not in member(XAC, role).get("/workspace").content.decode()


def test_the_workspace_asks_for_a_person(world: None) -> None:
    assert Client().get("/workspace").status_code == 302
    assert member(XAA).get("/workspace").status_code == 200


def test_whether_another_party_is_done_is_not_told(hearing: Occurrence) -> None:
    Task.objects.filter(owner_id=XAA).update(due_on=NOW.date() + timedelta(days=900))
    before = plain(Client().get(f"/parties/{XAA}").content)
    first = Task.objects.filter(owner_id=XAA).earliest("pk")
    Task.objects.filter(pk=first.pk).update(done_on=NOW.date())
    assert plain(Client().get(f"/parties/{XAA}").content) == before


def test_mandates_are_answered_from_the_form(harbour: None) -> None:
    mandate = Mandate.objects.get(work__full_symbol="A/RES/79/9101", number="2", withdrawn_at=None)
    client = member("un-women", "contributor")
    page = client.get(f"/engagements/new?mandate={mandate.key}").content.decode()
    assert f'value="{mandate.key}" checked' in page
    answer = client.post("/engagements/new", sent(mandate=mandate.key, field="democracy-and-gender"))
    assert list(Engagement.objects.get().mandates.all()) == [mandate]
    assert mandate.key in client.get(answer.headers["Location"]).content.decode()
    assert "Debate on lamps" in client.get(f"/engagements?mandate={mandate.key}").content.decode()
    assert "Debate on lamps" in client.get("/fields/democracy-and-gender").content.decode()
    assert "Debate on lamps" not in client.get("/fields/human-rights").content.decode()


def test_lists_ask_a_bounded_number_of_times(world: None, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for _number in range(30):
        recorded("public", fields=("human-rights",))
    client = member(XAA, "reader")
    for address, most in (
        ("/engagements", 14),
        ("/fields/human-rights", 12),
        (f"/parties/{XAA}?tab=did", 15),
        ("/states/XAA", 22),
        ("/workspace", 22),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/engagements/nothing", "/evidence/9", "/states/XQQ1", "/fields/nothing"])
def test_what_is_not_there(world: None, address: str) -> None:
    assert Client().get(address).status_code == 404
