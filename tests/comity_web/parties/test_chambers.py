"""Every record of the source is loaded or listed; nothing is guessed."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from comity_web.parties.chambers import NO_CHAMBER, NO_CODE, NO_PARTY, TERRITORY, chamber_source, load_chambers
from comity_web.parties.documents import DocumentError, NewDocument, register_document
from comity_web.parties.models import Chamber, IpuMembership, Party, PartyDocument, UnmatchedRecord
from comity_web.parties.selectors import chambers_of
from comity_web.parties.services import load_parties

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def parties(db: None) -> None:
    load_parties()


def test_every_record_is_loaded_or_listed() -> None:
    loaded = load_chambers()
    assert len(chamber_source()["records"]) == 236 == loaded.records + loaded.listed
    assert UnmatchedRecord.objects.count() == loaded.listed
    assert Chamber.objects.count() == loaded.chambers
    assert Chamber.objects.values("parliament").distinct().count() == loaded.records


def test_loaded_twice_there_are_the_same_rows() -> None:
    load_chambers()
    before = set(Chamber.objects.values_list("pk", flat=True))
    load_chambers()
    assert set(Chamber.objects.values_list("pk", flat=True)) == before


@pytest.mark.parametrize(
    ("code", "reason"),
    [("BD", TERRITORY), ("KV", NO_CODE), ("EE", NO_CODE), ("VT", NO_PARTY), ("AF", NO_CHAMBER)],
)
def test_what_is_not_loaded_says_why(code: str, reason: str) -> None:
    load_chambers()
    assert UnmatchedRecord.objects.get(code=code).reason == reason


def test_a_record_without_an_iso_code_is_matched_by_its_own_code() -> None:
    load_chambers()
    assert chambers_of("parliament:SRB")


def test_a_record_is_matched_by_code_whatever_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    source = chamber_source()
    misnamed = [{**record, "name": "Atlantis"} for record in source["records"]]
    monkeypatch.setattr("comity_web.parties.chambers.chamber_source", lambda: {**source, "records": misnamed})
    load_chambers()
    assert [chamber.seats for chamber in chambers_of("parliament:DZA")] == [407, 174]


def test_counts_shares_and_words_stay_apart() -> None:
    load_chambers()
    lower, upper = chambers_of("parliament:DZA")
    assert (lower.code, lower.seats, lower.women, lower.women_share) == ("lower", 407, None, Decimal("7.90"))
    assert lower.seats_as_printed == "407 (all directly elected)"
    assert (upper.code, upper.seats) == ("upper", 174)


def test_listed_as_a_participant_is_not_said_to_be_a_member() -> None:
    load_chambers()
    assert set(IpuMembership.objects.values_list("status", flat=True)) == {"listed"}


def test_what_another_source_says_of_a_membership_stands() -> None:
    IpuMembership.objects.create(parliament_id="parliament:DZA", status="member", source="the IPU's list")
    load_chambers()
    assert IpuMembership.objects.get(parliament_id="parliament:DZA").status == "member"


def test_the_parliaments_page_shows_chambers_and_marks_shares(client: Client) -> None:
    load_chambers()
    page = client.get("/parties/parliament:DZA").content.decode()
    assert "407 (all directly elected)" in page
    assert "the source gives no count" in page
    assert "whether its parliament is a member now it does not say" in page


def _new(**more: object) -> NewDocument:
    return NewDocument(**{"party": "ipu", "symbol": "N/1", "title": "On lamps", "data": b"text", **more})  # type: ignore[arg-type]


def test_a_document_is_registered_once() -> None:
    row, made = register_document(new=_new(dated=date(2026, 3, 2)))
    again, made_again = register_document(new=_new())
    assert (made, made_again, again.pk) == (True, False, row.pk)
    assert len(row.digest) == 64


@pytest.mark.parametrize(
    "wrong", [{"party": "nobody"}, {"symbol": " "}, {"title": ""}, {"data": b""}], ids=lambda wrong: next(iter(wrong))
)
def test_what_cannot_be_registered_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(DocumentError):
        register_document(new=_new(**wrong))
    assert not PartyDocument.objects.exists()


def test_a_symbol_does_not_take_another_file() -> None:
    register_document(new=_new())
    with pytest.raises(DocumentError, match="another file"):
        register_document(new=_new(data=b"other"))
    assert Party.objects.get(pk="ipu").documents.count() == 1


def test_the_union_s_page_shows_its_documents_and_its_parliaments(client: Client) -> None:
    load_chambers()
    new = NewDocument(
        "ipu",
        "XIP/1",
        "A plan of work",
        b"text",
        dated=date(2026, 3, 1),
        circulated_as="A/81/900",
        answers="A/RES/80/9002",
    )
    row, _made = register_document(new=new)
    text = client.get("/parties/ipu").content.decode()
    assert all(words in text for words in ("XIP/1", "A plan of work", row.digest))
    assert 'href="/A/RES/80/9002"' in text
    assert f"listed as participants: {IpuMembership.objects.filter(status='listed').count()}" in text
    assert "XIP/1" not in client.get("/parties/parliament:FRA").content.decode()
