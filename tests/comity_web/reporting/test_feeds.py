"""Calendar feeds from outside: read back by the parser that calendar programs use; nothing hidden shows in them."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from tests.comity_web.followup.conftest import NOW, person

from comity.processes.loader import find_process
from comity_web.accounts.membership import act_for, hold_role
from comity_web.accounts.models import AuditRecord, User
from comity_web.accounts.permissions import PARTY_ROLES
from comity_web.followup.engagement_account import Account
from comity_web.followup.engagements import NewEngagement, record_engagement
from comity_web.followup.models import FeedToken, Occurrence
from comity_web.followup.occurrences import (
    NewOccurrence,
    close_task,
    move_occurrence,
    move_stage,
    open_occurrence,
    planned_stages,
)
from comity_web.parties.services import load_parties

XAA = "parliament:XAA"
ANCHOR = date.today().replace(day=14) + timedelta(days=200)
IPU = person("ipu", "focal-point")
TITLES = {
    "ar": "عقد جلسة الاستماع",
    "en": "Hearing held",
    "es": "Audiencia celebrada",
    "fr": "Audition tenue",
    "ru": "Слушания проведены",
    "zh": "举行听证会",
    "zh-hans": "举行听证会",
}


def opened(title: str, **more: object) -> Occurrence:
    parties = {"ipu": ["ipu"], "parliaments": [XAA, "parliament:XAB"]}
    new = NewOccurrence(
        "parliamentary-hearing",
        title,
        ANCHOR,
        "ipu",
        **{"holders": parties, **more},  # type: ignore[arg-type]
    )
    return open_occurrence(new=new, actor=IPU, now=NOW)


@pytest.fixture
def hearing(db: None) -> Occurrence:
    """A public hearing with two parliaments."""
    load_parties()
    return opened("Hearing on harbour lights")


@pytest.fixture
def hidden(hearing: Occurrence) -> Occurrence:
    """A hearing that only its parties see."""
    return opened("Hidden hearing", visibility="participants")


def events(address: str, **headers: str) -> dict[str, object]:
    answer = Client().get(address, **headers)  # type: ignore[arg-type]
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.content)
    assert calendar.errors == []
    found = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def addresses(hearing: Occurrence) -> list[str]:
    return [
        "/feeds/party/ipu.ics",
        f"/feeds/party/{XAA}.ics",
        "/feeds/state/XAA.ics",
        "/feeds/process/parliamentary-hearing.ics",
        f"/feeds/occurrence/{hearing.key}.ics",
    ]


def test_every_stage_is_a_whole_day_on_the_schedule(hearing: Occurrence) -> None:
    found = events(f"/feeds/occurrence/{hearing.key}.ics")
    planned = {f"{hearing.key}.{one.stage}@comity": one for one in planned_stages(hearing)}
    assert found.keys() == planned.keys()
    for uid, event in found.items():
        assert event["DTSTART"].dt == planned[uid].due  # type: ignore[index]
        assert event["DTEND"].dt == planned[uid].ends + timedelta(days=1)  # type: ignore[index]
        assert event["DTSTAMP"].dt == NOW  # type: ignore[index]
        assert event["SEQUENCE"] == hearing.version  # type: ignore[index]


def test_moving_keeps_the_ids_and_raises_the_sequence(hearing: Occurrence) -> None:
    address, later = f"/feeds/occurrence/{hearing.key}.ics", NOW + timedelta(days=1)
    before = events(address)
    move_occurrence(
        occurrence=hearing, anchor_on=ANCHOR + timedelta(days=45), reason="", actor=IPU, version=1, now=later
    )
    move_stage(occurrence=hearing, stage="programme", day=ANCHOR, reason="", actor=IPU, version=2, now=later)
    after = events(address)
    assert after.keys() == before.keys()
    assert {event["SEQUENCE"] for event in after.values()} == {3}  # type: ignore[index]
    assert {event["DTSTAMP"].dt for event in after.values()} == {later}  # type: ignore[index]
    assert after[f"{hearing.key}.programme@comity"]["DTSTART"].dt == ANCHOR  # type: ignore[index]
    assert after[f"{hearing.key}.hearing@comity"]["DTSTART"].dt == ANCHOR + timedelta(days=45)  # type: ignore[index]


@pytest.mark.parametrize("language", TITLES)
def test_titles_are_in_the_language_asked_for(hearing: Occurrence, language: str) -> None:
    found = events(f"/feeds/occurrence/{hearing.key}.ics?language={language}", HTTP_ACCEPT_LANGUAGE="fr")
    summary = str(found[f"{hearing.key}.hearing@comity"]["SUMMARY"])  # type: ignore[index]
    assert summary == f"{TITLES[language]} · Hearing on harbour lights"


def test_a_party_has_its_own_stages_and_the_day_itself(hearing: Occurrence) -> None:
    process = find_process("parliamentary-hearing")
    wanted = {
        stage.id
        for stage in process.stages
        if {"parliaments"} & {*stage.owed_by, *stage.owed_to} or stage.id == "hearing"
    }
    expected = {f"{hearing.key}.{stage}@comity" for stage in wanted}
    assert events(f"/feeds/party/{XAA}.ics").keys() == events("/feeds/state/XAA.ics").keys() == expected
    assert events("/feeds/party/parliament:XAC.ics") == events("/feeds/state/XAC.ics") == {}


@pytest.mark.parametrize("index", range(5))
def test_what_is_hidden_changes_no_byte_and_no_header(hearing: Occurrence, index: int) -> None:
    address = addresses(hearing)[index]
    before = Client().get(address)
    other = opened("Hidden hearing", visibility="participants")
    focal = person(XAA, "focal-point")
    close_task(task=other.tasks.filter(owner_id=XAA)[0], kind="refuse", reason="Elections", actor=focal, now=NOW)
    task = hearing.tasks.filter(owner_id=XAA, stage="registration")[0]
    record_engagement(
        new=NewEngagement(XAA, Account("Registered", NOW.date(), evidence_kind="letter"), task=task),
        actor=focal,
        now=NOW + timedelta(days=1),
    )
    after = Client().get(address)
    assert after.content == before.content
    assert after.headers == before.headers
    assert Client().get(address, HTTP_IF_NONE_MATCH=before["ETag"]).status_code == 304
    assert b"Hidden" not in after.content


def test_a_hidden_occurrence_is_not_there_for_anybody_in_a_public_feed(hidden: Occurrence) -> None:
    client, user = Client(), member("focal-point", XAA)
    client.force_login(user)
    missing = client.get("/feeds/occurrence/o_none.ics")
    answer = client.get(f"/feeds/occurrence/{hidden.key}.ics")
    assert answer.status_code == missing.status_code == 404
    assert not [uid for uid in events(f"/feeds/party/{XAA}.ics") if uid.startswith(hidden.key)]


@pytest.mark.parametrize("address", ["party/none", "state/QQQ", "process/none", "occurrence/none", "private/none"])
def test_what_is_not_there_is_not_found(hearing: Occurrence, address: str) -> None:
    assert Client().get(f"/feeds/{address}.ics").status_code == 404


def member(role: str, party: str, name: str = "member") -> User:
    user = User.objects.create_user(name)
    hold_role(user=user, party=party, role=role, actor=person(party, "administrator"), now=NOW)
    user.refresh_from_db()
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def made(client: Client, form: str = "form-1") -> str:
    page = client.post("/account/feeds", {"form": form}).content.decode()
    token = page.split("/feeds/private/")[1].split(".ics")[0]
    assert FeedToken.objects.filter(digest=token).exists() is False
    return f"/feeds/private/{token}.ics"


@pytest.mark.parametrize("role", PARTY_ROLES)
def test_a_private_feed_shows_what_the_person_sees_now(hidden: Occurrence, role: str) -> None:
    user = member(role, XAA)
    address = made(signed_in(user))
    assert any(uid.startswith(hidden.key) for uid in events(address))
    assert not any(uid.startswith(hidden.key) for uid in events(f"/feeds/party/{XAA}.ics"))
    user.memberships.update(ended_at=NOW)
    assert Client().get(address).status_code == 404


def test_another_party_sees_nothing_of_it_in_a_private_feed(hidden: Occurrence) -> None:
    assert not any(uid.startswith(hidden.key) for uid in events(made(signed_in(member("reader", "parliament:XAC")))))


def shut_out(user: User) -> Iterator[dict[str, object]]:
    yield {"is_active": False}
    yield {"is_active": True, "erased_at": NOW}


def test_a_private_feed_ends_with_its_person(hidden: Occurrence) -> None:
    user = member("reader", XAA)
    address = made(signed_in(user))
    for changed in shut_out(user):
        User.objects.filter(pk=user.pk).update(**changed)
        assert Client().get(address).status_code == 404


def test_a_private_feed_stays_with_its_party_when_the_person_acts_for_another(hidden: Occurrence) -> None:
    user = member("reader", XAA)
    address = made(signed_in(user))
    hold_role(
        user=user, party="parliament:XAC", role="reader", actor=person("parliament:XAC", "administrator"), now=NOW
    )
    act_for(user=user, party="parliament:XAC")
    assert any(uid.startswith(hidden.key) for uid in events(address))


def test_a_form_sent_twice_makes_one_feed_and_revoking_ends_it(hidden: Occurrence) -> None:
    user = member("reader", XAA)
    client = signed_in(user)
    address = made(client)
    assert made(client) == address
    assert made(client, "form-2") != address
    assert FeedToken.objects.filter(user=user).count() == 2
    feed = FeedToken.objects.earliest("pk")
    other = signed_in(member("reader", XAA, "other"))
    other.post("/account/feeds", {"revoke": feed.pk})
    assert Client().get(address).status_code == 200
    assert client.post("/account/feeds", {"revoke": feed.pk}).status_code == 302
    assert Client().get(address).status_code == 404
    actions = list(AuditRecord.objects.filter(kind="feed").order_by("id").values_list("action", flat=True))
    assert actions == ["make", "make", "revoke"]


def test_who_belongs_to_no_party_makes_no_feed(hearing: Occurrence) -> None:
    client = signed_in(User.objects.create_user("alone"))
    assert client.get("/account/feeds").status_code == 200
    assert client.post("/account/feeds", {"form": "f"}).status_code == 403
    assert Client().get("/account/feeds").status_code == 302
    assert not FeedToken.objects.exists()


def test_a_feed_of_many_occurrences_takes_few_queries(hearing: Occurrence, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(8):
        opened(f"Hearing {number}")
    with django_assert_max_num_queries(6):
        assert len(events(f"/feeds/party/{XAA}.ics")) > 8


@pytest.mark.parametrize("page", ["occurrence", "state", "process"])
def test_pages_link_the_feed_of_what_they_show(hearing: Occurrence, page: str) -> None:
    where = {"occurrence": hearing.key, "state": "XAA", "process": hearing.process}
    text = Client().get(reverse(page, args=[where[page]])).content.decode()
    feed = reverse(f"feed-{page}", args=[where[page]])
    assert f'href="{feed}"' in text
    assert Client().get(feed)["Content-Type"].startswith("text/calendar")
