"""Records of a catalogue: what they add to a resolution, where they differ, and what is said of a broken one."""

import json
from pathlib import Path
from typing import Any

import pytest

from comity.model.errors import ComityError, FormatError, SourceError
from comity.model.resolution import Ballot, Masthead, Reading, Resolution, Sponsor, Vote
from comity.records import Record, read_records, symbol_key, with_record, with_record_of, with_records

RECORD = {
    "symbol": "A/RES/98/9001 A-B",
    "adoption_date": "14 December 2043",
    "adoption_type": "By a recorded vote",
    "MS_in_favour_count": "3",
    "MS_against_count": "1",
    "MS_abstaining_count": "0",
    "MS_in_favour": ["XALANDIA", "BRENNOVIA", "DORVIK", "DORVIK "],
    "MS_against": ["CORVANIA"],
    "MS_abstaining": [],
    "sponsors": [" XALANDIA", "DORVIK (ON BEHALF OF THE GROUP OF PORTS)"],
    "additional_sponsors": ["BRENNOVIA", " ", "BRENNOVIA"],
    "SDGs": ["14"],
}
SPONSORS = (
    Sponsor("XALANDIA"),
    Sponsor("DORVIK", beside="ON BEHALF OF THE GROUP OF PORTS"),
    Sponsor("BRENNOVIA", "additional-sponsor"),
)
VOTE = Vote("recorded-vote", Ballot(3, ("XALANDIA", "BRENNOVIA", "DORVIK")), Ballot(1, ("CORVANIA",)))


def read(folder: Path, *values: Any) -> dict[str, Record]:
    path = folder / "98.json"
    path.write_text("\n".join(json.dumps(value) for value in values), encoding="utf-8")
    return dict(read_records(str(path)))


def resolution(**told: Any) -> Resolution:
    head = Masthead(symbol="A/RES/98/9001 A–B", adoption_date=told.pop("adoption_date", ""))
    return Resolution("fr", head, (), Reading("", "", "text/plain", "1"), **told)


def test_a_record(tmp_path: Path) -> None:
    found = read(tmp_path, RECORD)
    assert found == {symbol_key(RECORD["symbol"]): Record("A/RES/98/9001 A-B", "2043-12-14", SPONSORS, (VOTE,))}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, Record("A/RES/98/1")),
        ({"sponsors": None, "adoption_date": None, "adoption_type": "N.A."}, Record("A/RES/98/1")),
        ({"adoption_date": "2043-12-10 00:00:00"}, Record("A/RES/98/1", "2043-12-10")),
        ({"adoption_type": "WITHOUT A VOTE"}, Record("A/RES/98/1", votes=(Vote("without-vote"),))),
        (
            {"adoption_type": "By a vote", "MS_in_favour_count": 7, "MS_against_count": "many"},
            Record("A/RES/98/1", votes=(Vote("vote", Ballot(7)),)),
        ),
        (
            {"sponsors": "SUBMITTED BY THE CHAIR FOLLOWING INFORMAL CONSULTATIONS"},
            Record("A/RES/98/1", sponsors=(Sponsor("THE CHAIR", "submitter", "FOLLOWING INFORMAL CONSULTATIONS"),)),
        ),
    ],
)
def test_what_a_record_may_lack_or_say_otherwise(tmp_path: Path, fields: dict[str, Any], expected: Record) -> None:
    assert read(tmp_path, {"symbol": "A/RES/98/1", **fields}) == {"A/RES/98/1": expected}


def test_sponsors_and_votes_are_added_and_nothing_to_another_symbol(tmp_path: Path) -> None:
    found = read(tmp_path, RECORD)
    added = with_records(resolution(), [{}, found])
    assert (added.sponsors, added.votes, added.doubts) == (SPONSORS, (VOTE,), ())
    assert {one.told_by for one in added.sponsors} == {"record"}
    assert added.masthead == resolution().masthead
    other = Resolution("fr", Masthead(symbol="A/RES/98/9002"), (), Reading("", "", "text/plain", "1"))
    assert with_records(other, [found]) is other


def test_what_the_document_tells_stays_and_a_difference_is_a_doubt_with_both_sides(tmp_path: Path) -> None:
    told = {
        "adoption_date": "2043-12-15",
        "sponsors": (Sponsor("Xalandie"), Sponsor("Corvanie")),
        "votes": (Vote("without-vote"),),
    }
    found = with_records(resolution(**told), [read(tmp_path, RECORD)])
    assert found.masthead.adoption_date == "2043-12-15"
    assert found.votes == told["votes"]
    assert found.sponsors == (*told["sponsors"], SPONSORS[2])
    assert {doubt.code: dict(doubt.facts) for doubt in found.doubts} == {
        "record-date": {"document": "2043-12-15", "record": "2043-12-14"},
        "record-vote": {"document": "–", "record": "3-1-0"},
        "record-sponsors": {"document": "Corvanie", "record": "DORVIK"},
    }


def test_a_record_that_is_added_again_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    found = read(tmp_path, RECORD)
    added = with_records(resolution(), [found])
    assert with_records(added, [found]) == added
    other = with_record(added, Record(added.symbol, sponsors=(Sponsor("DORVIK"),)))
    assert (other.sponsors, other.votes, other.doubts) == ((Sponsor("DORVIK"),), (), ())


def test_a_later_reading_keeps_what_a_record_added_to_an_earlier_one(tmp_path: Path) -> None:
    told = {"adoption_date": "2043-12-13", "sponsors": (Sponsor("Xalandie"), Sponsor("Corvanie"))}
    older = with_records(resolution(**told), [read(tmp_path, RECORD)])
    assert with_record_of(resolution(**told), older) == older
    assert with_record_of(older, older) is older
    assert with_record_of(resolution(), resolution(**told)) == resolution()
    right = with_record_of(resolution(adoption_date="2043-12-14"), older)
    assert right.doubts == ()
    assert (right.sponsors, right.votes) == (SPONSORS[2:], (VOTE,))
    others = with_record_of(resolution(sponsors=(Sponsor("Xalandie"), Sponsor("Dorvik"))), older)
    assert others.doubts == ()
    joined = told["sponsors"] + (Sponsor("Corvanie", "additional-sponsor"),)
    both = with_record_of(resolution(sponsors=joined), older)
    assert [doubt.code for doubt in both.doubts] == ["record-sponsors", "record-sponsors"]


def test_what_agrees_is_no_doubt(tmp_path: Path) -> None:
    told = {
        "adoption_date": "2043-12-14",
        "sponsors": (Sponsor("Dorvik"), Sponsor("Xalandie")),
        "votes": (Vote("without-vote"), Vote("recorded-vote", Ballot(3), Ballot(1))),
    }
    assert with_records(resolution(**told), [read(tmp_path, RECORD)]).doubts == ()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (b"{", "this is no JSON"),
        (b"[" * 100_000, "this is no JSON"),
        (b'{"symbol": "\\ud800"}', "this is no JSON"),
        (b"\xff\xfe", "this is no JSON"),
        (b"[]", "this is no record"),
        (b'{"title": "Nets"}', "has no symbol"),
        (b'{"symbol": ["A/RES/1"]}', "'symbol' is \\['A/RES/1'\\] \\(write it as text\\)"),
        (b'{"symbol": "A/RES/1", "sponsors": [1]}', "'sponsors' is \\[1\\] \\(write a list of names\\)"),
        (b'{"symbol": "A/RES/1", "MS_against": {}, "adoption_type": "vote"}', "'MS_against' is {}"),
        (b'{"symbol": "a/res/0 ", "sponsors": ["XALANDIA"]}', "a second record of a/res/0"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: bytes, found: str) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(b'\xef\xbb\xbf{"symbol": "A/RES/0"}\r\n\n' + line + b"\n")
    with pytest.raises(FormatError, match=f"broken.json, line 3: .*{found}"):
        read_records(str(path))


def test_a_file_that_is_missing_or_too_large(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere\.json: cannot be opened"):
        read_records(str(tmp_path / "nowhere.json"))
    path = tmp_path / "large.json"
    path.write_text(json.dumps(RECORD), encoding="utf-8")
    with pytest.raises(ComityError, match="larger than 100 bytes"):
        read_records(str(path), 100)
