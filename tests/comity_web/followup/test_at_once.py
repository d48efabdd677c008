"""Real concurrency: threads with connections of their own, on whichever database the tests run on."""

import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from django.test import Client
from pytest_django.live_server_helper import LiveServer
from tests.comity_web.followup.conftest import NOW, person

from comity_web.accounts.models import AuditRecord, Membership, User
from comity_web.followup.engagement_account import Account
from comity_web.followup.engagements import (
    NewEngagement,
    add_evidence,
    confirm_record,
    correct_engagement,
    record_engagement,
    share_engagement,
)
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, RecordedAlreadyError
from comity_web.followup.evidence import EvidenceFile
from comity_web.followup.letters import draft_to_all, send_drafts, send_letter, version_of
from comity_web.followup.models import (
    Confirmation,
    Engagement,
    EngagementRecord,
    Evidence,
    Letter,
    Share,
    Task,
)
from comity_web.followup.occurrences import NewOccurrence, open_occurrence
from comity_web.parties.models import Party
from comity_web.registry.models import StoredFile

pytestmark = pytest.mark.django_db(transaction=True)

XAA, XAB = "parliament:XAA", "parliament:XAB"
PDF = EvidenceFile("minutes.pdf", b"%PDF-1.7 minutes")
AT_ONCE = 6
HUNG = object()
"""What stands in place of a result until the thread has one."""


@pytest.fixture
def on_disk(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """SQLite as it runs for people: a file, in place of the tests' memory, whose tables lock otherwise."""
    before = connections[DEFAULT_DB_ALIAS]
    if before.vendor != "sqlite":
        yield
        return
    file, settings = tmp_path / "comity.sqlite3", connections.settings[DEFAULT_DB_ALIAS]
    name = settings["NAME"]
    before.ensure_connection()
    with sqlite3.connect(file) as target:
        before.connection.backup(target)
    target.close()
    settings["NAME"] = file
    del connections[DEFAULT_DB_ALIAS]
    yield
    connections[DEFAULT_DB_ALIAS].close()
    settings["NAME"] = name
    connections[DEFAULT_DB_ALIAS] = before


@pytest.fixture
def parliaments(on_disk: None) -> None:
    """The parties that take part, and no others."""
    make_parliaments()


def make_parliaments() -> None:
    Party.objects.bulk_create([Party(id=key, kind="parliament", names={"en": key}) for key in (XAA, XAB)])


def at_once(act: Callable[[int], object]) -> list[object]:
    """What each of AT_ONCE threads got from `act`, or the error it raised; all begin together and come to an end."""
    results: list[object] = [HUNG] * AT_ONCE
    barrier = threading.Barrier(AT_ONCE)

    def run(number: int) -> None:
        try:
            barrier.wait()
            results[number] = act(number)
        except Exception as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(300)
    assert not [thread for thread in threads if thread.is_alive()], "a thread waits for another one"
    assert HUNG not in results
    return results


def recorded() -> Engagement:
    account = Account(title="Debate on lamps", happened_on=date(2026, 3, 1))
    return record_engagement(new=NewEngagement(party=XAA, account=account), actor=person(XAA, "contributor"), now=NOW)


def test_one_form_sent_by_many_at_once_makes_one(parliaments: None) -> None:
    def send(number: int) -> object:
        account = Account(title="Debate on lamps", happened_on=date(2026, 3, 1))
        new = NewEngagement(party=XAA, account=account, files=[PDF], form="f1")
        return record_engagement(new=new, actor=person(XAA, "contributor", key=f"p_{number}"), now=NOW).key

    results = at_once(send)
    assert len(set(map(str, results))) == 1, results
    assert (Engagement.objects.count(), EngagementRecord.objects.count(), Evidence.objects.count()) == (1, 1, 1)
    assert AuditRecord.objects.filter(action="record").count() == 1


def test_two_people_with_forms_of_their_own_lose_nothing(parliaments: None) -> None:
    def send(number: int) -> object:
        account = Account(title=f"Debate {number}", happened_on=date(2026, 3, 1))
        new = NewEngagement(party=XAA, account=account, files=[PDF], form=f"f{number}")
        return record_engagement(new=new, actor=person(XAA, "contributor", key=f"p_{number}"), now=NOW).key

    results = at_once(send)
    assert len(set(map(str, results))) == AT_ONCE, results
    assert set(Engagement.objects.values_list("key", flat=True)) == set(results)
    assert (Evidence.objects.count(), StoredFile.objects.count()) == (AT_ONCE, 1)


def test_the_same_recorded_by_many_in_forms_of_their_own_is_there_once(parliaments: None) -> None:
    titles = [
        "Debate on lamps",
        "debate on lamps",
        " Debate  on lamps",
        "DEBATE ON LAMPS",
        "Debate on Lamps ",
        "debate on\u00a0lamps",
    ]

    def send(number: int) -> object:
        account = Account(title=titles[number], happened_on=date(2026, 3, 1))
        new = NewEngagement(party=XAA, account=account, files=[PDF], form=f"f{number}")
        return record_engagement(new=new, actor=person(XAA, "contributor", key=f"p_{number}"), now=NOW)

    results = at_once(send)
    made = Engagement.objects.get()
    told = [result for result in results if isinstance(result, RecordedAlreadyError)]
    assert [result for result in results if isinstance(result, Engagement)] == [made], results
    assert [(one.code, one.facts["key"]) for one in told] == [("recorded-already", made.key)] * (AT_ONCE - 1), results
    assert (EngagementRecord.objects.count(), Evidence.objects.count(), StoredFile.objects.count()) == (1, 1, 1)
    assert AuditRecord.objects.filter(action="record").count() == 1


def test_of_many_who_say_that_it_is_another_one_nobody_is_refused(parliaments: None) -> None:
    def send(number: int) -> object:
        account = Account(title="Debate on lamps", happened_on=date(2026, 3, 1))
        new = NewEngagement(party=XAA, account=account, form=f"f{number}", again=True)
        return record_engagement(new=new, actor=person(XAA, "contributor", key=f"p_{number}"), now=NOW).key

    assert set(at_once(send)) == set(Engagement.objects.values_list("key", flat=True))
    assert Engagement.objects.count() == AT_ONCE


def test_of_many_corrections_at_once_one_counts_and_the_others_are_told(parliaments: None) -> None:
    made = recorded()

    def correct(number: int) -> object:
        account = Account(title=f"Words of {number}", happened_on=date(2026, 3, 1))
        actor = person(XAA, "contributor", key=f"p_{number}")
        engagement = Engagement.objects.get(pk=made.pk)
        return correct_engagement(
            engagement=engagement, account=account, reason="Better", sequence=1, actor=actor, now=NOW
        )

    results = at_once(correct)
    assert sum(isinstance(result, EngagementRecord) for result in results) == 1, results
    assert sum(isinstance(result, ChangedMeanwhileError) for result in results) == AT_ONCE - 1, results
    assert list(made.records.values_list("sequence", flat=True)) == [1, 2]


def test_evidence_shares_and_confirmations_sent_by_many_are_there_once(parliaments: None) -> None:
    made = recorded()
    record = made.records.get()
    acts: list[Callable[[], object]] = [
        lambda: add_evidence(engagement=made, file=PDF, actor=person(XAA, "contributor"), now=NOW),
        lambda: share_engagement(engagement=made, parties=[XAB], actor=person(XAA, "focal-point"), now=NOW),
        lambda: confirm_record(record=record, actor=person(XAA, "validator"), now=NOW),
    ]
    for act in acts:
        results = at_once(lambda _number, act=act: act())  # type: ignore[misc]
        assert results == [None] * AT_ONCE
    assert (Evidence.objects.count(), Share.objects.count(), Confirmation.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("cut", [8, 20, 40, 200], ids=["in the mark", "in the file", "before the file", "in a field"])
def test_a_connection_lost_in_an_upload_leaves_nothing(live_server: LiveServer, cut: int) -> None:
    make_parliaments()
    user = User.objects.create(username="clerk", acts_for_id=XAA)
    Membership.objects.create(user=user, party_id=XAA, role="contributor", granted_at=NOW)
    client = Client()
    client.force_login(user)
    page = client.get("/engagements/new")
    token = str(page.context["csrf_token"])
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    fields = {"title": "Debate", "happened_on": "2026-03-01", "visibility": "private", "form": "f1"}
    fields["csrfmiddlewaretoken"] = token
    parts = [
        f'--cut\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()
    ]
    head = '--cut\r\nContent-Disposition: form-data; name="files"; filename="minutes.pdf"\r\n'
    body = "".join(parts) + head + "Content-Type: application/pdf\r\n\r\n%PDF-1.7 minutes\r\n--cut--\r\n"
    host, port = live_server.url.removeprefix("http://").split(":")

    def post(sent: bytes) -> bytes:
        asked = (
            f"POST /engagements/new HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {cookies}\r\n"
            f"Content-Type: multipart/form-data; boundary=cut\r\nContent-Length: {len(body.encode())}\r\n"
            "Connection: close\r\n\r\n"
        )
        with socket.create_connection((host, int(port)), timeout=300) as connection:
            connection.sendall(asked.encode() + sent)
            connection.shutdown(socket.SHUT_WR)
            answer = b""
            while piece := connection.recv(65536):
                answer += piece
        return answer

    lost = post(body.encode()[:-cut])
    assert b" 302 " not in lost.split(b"\r\n")[0]
    assert not Engagement.objects.exists() and not StoredFile.objects.exists() and not Evidence.objects.exists()
    assert b" 302 " in post(body.encode()).split(b"\r\n")[0]
    assert (Engagement.objects.count(), StoredFile.objects.count(), Evidence.objects.count()) == (1, 1, 1)


def invited(count: int) -> Task:
    """The convocation of a hearing of so many parliaments."""
    houses = [f"parliament:X{number}" for number in range(count)]
    Party.objects.bulk_create(Party(id=key, kind="parliament", names={"en": key}) for key in houses)
    Party.objects.create(id="ipu", kind="ipu", names={"en": "IPU"})
    new = NewOccurrence(
        process="parliamentary-hearing",
        title="Hearing on harbour lights",
        anchor_on=date(2026, 9, 14),
        convener="ipu",
        holders={"ipu": ["ipu"], "parliaments": houses},
    )
    hearing = open_occurrence(new=new, actor=person("ipu", "focal-point"), now=NOW)
    return hearing.tasks.get(stage="convocation")


def test_drafts_to_all_made_by_many_at_once_are_one_for_each(on_disk: None) -> None:
    task = invited(3)

    def draft(number: int) -> object:
        actor = person("ipu", "contributor", key=f"p_{number}")
        return len(draft_to_all(task=task, language="en", form=f"f{number}", actor=actor, now=NOW))

    results = at_once(draft)
    assert [one for one in results if not isinstance(one, FollowupError)] == [3], results
    assert sorted(Letter.objects.values_list("recipient_id", flat=True)) == [f"parliament:X{n}" for n in range(3)]


def test_letters_sent_by_many_at_once_are_one_record_shared_with_all(on_disk: None) -> None:
    task = invited(AT_ONCE)
    letters = draft_to_all(task=task, language="en", form="", actor=person("ipu", "contributor"), now=NOW)

    def send(number: int) -> object:
        actor, letter = person("ipu", "focal-point", key=f"p_{number}"), letters[number]
        return send_letter(letter=letter, seen=version_of(letter), actor=actor, now=NOW + timedelta(minutes=1))

    assert at_once(send) == [None] * AT_ONCE
    task.refresh_from_db()
    assert task.done_on == NOW.date()
    made = Engagement.objects.get()
    assert set(made.shares.values_list("party_id", flat=True)) == {letter.recipient_id for letter in letters}


def test_drafts_sent_together_by_many_at_once_are_sent_once(on_disk: None) -> None:
    task = invited(3)
    letters = draft_to_all(task=task, language="en", form="", actor=person("ipu", "contributor"), now=NOW)
    seen = {letter.key: version_of(letter) for letter in letters}

    def send(number: int) -> object:
        actor = person("ipu", "focal-point", key=f"p_{number}")
        return send_drafts(task=task, seen=seen, actor=actor, now=NOW + timedelta(minutes=1))

    results = at_once(send)
    assert results.count(None) == 1
    assert all(one is None or isinstance(one, ChangedMeanwhileError) for one in results), results
    assert AuditRecord.objects.filter(action="send").count() == 3
    assert Engagement.objects.get().shares.count() == 3
