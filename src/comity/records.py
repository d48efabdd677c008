"""Records of a library's catalogue, a JSON line for each resolution: who proposed it, and how it was adopted.

A record adds what the document does not tell. Where both tell and differ, the document stays and a doubt has both
sides.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from comity.bodies.sponsors import read_one, resolve_state
from comity.calendar.dates import find_dates
from comity.languages.votes import vote_words
from comity.model.doubt import Doubt
from comity.model.errors import FormatError, SourceError
from comity.model.resolution import Ballot, Resolution, Sponsor, Vote

LANGUAGE = "en"
"""Catalogues are kept in English."""

RECORD_DOUBTS = "record-"
"""How the codes of the doubts begin that a record makes."""

LARGEST = 50_000_000
_MOST_VOTERS = 5
"""Digits of a number of voters."""

_PROPOSED = {"sponsors": "sponsor", "additional_sponsors": "additional-sponsor"}
_SIDES = {"in_favour": "MS_in_favour", "against": "MS_against", "abstaining": "MS_abstaining"}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_NO_VOTE = "–"
_RECORD = "record"


@dataclass(frozen=True, slots=True)
class Record:
    """What a catalogue says of one resolution; `adoption_date` is ISO, "" where it is not told."""

    symbol: str
    adoption_date: str = ""
    sponsors: tuple[Sponsor, ...] = ()
    votes: tuple[Vote, ...] = ()


@lru_cache(maxsize=8)
def read_records(path: str, limit: int = LARGEST) -> Mapping[str, Record]:
    """The records in a file by their symbol, without blanks; a file is read once.

    Raises SourceError for a file that cannot be opened or has more bytes than `limit`, FormatError with the number of
    the line for one that is no record.
    """
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise SourceError(f"cannot be opened: {error.strerror}", where=path, hint="check the path") from error
    if len(data) > limit:
        raise SourceError(
            f"the file of records is larger than {limit:,} bytes",
            where=path,
            hint="part it, or raise --max-document if it is right",
            code="too-large",
            facts={"limit": limit},
        )
    records: dict[str, Record] = {}
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        record = _record(_parsed(line, where), where)
        key = symbol_key(record.symbol)
        if records.setdefault(key, record) != record:
            raise FormatError(
                f"a second record of {record.symbol}, which says something else", where=where, hint="keep one of them"
            )
    return records


def symbol_key(symbol: str) -> str:
    """The symbol by which a document and its record are matched: no blanks, capitals, one form of the hyphen."""
    return re.sub(r"\s+", "", symbol).replace("–", "-").upper()


def record_of(resolution: Resolution, records: Sequence[Mapping[str, Record]]) -> Record | None:
    """The first record of the resolution's symbol; None where there is none."""
    key = symbol_key(resolution.symbol)
    return next((found[key] for found in records if key in found), None) if key else None


def with_records(resolution: Resolution, records: Sequence[Mapping[str, Record]]) -> Resolution:
    """The resolution with what the first record of its symbol adds; unchanged where there is none."""
    record = record_of(resolution, records)
    return resolution if record is None else with_record(resolution, record)


def with_record(resolution: Resolution, record: Record) -> Resolution:
    """The resolution with the sponsors and votes that it does not tell, and a doubt for each thing told otherwise.

    What a record of before added is gone.
    """
    alone = without_record(resolution)
    roles = {sponsor.role for sponsor in alone.sponsors}
    return replace(
        alone,
        sponsors=alone.sponsors + tuple(one for one in record.sponsors if one.role not in roles),
        votes=alone.votes or record.votes,
        doubts=alone.doubts + tuple(_differences(alone, record)),
    )


def has_record(resolution: Resolution) -> bool:
    """Whether a record added anything to the resolution, or told something otherwise."""
    return without_record(resolution) is not resolution


def with_record_of(resolution: Resolution, older: Resolution) -> Resolution:
    """The resolution with what a record added to an earlier reading of it, and the doubts that it made.

    A doubt stays as long as the document still says what it said.
    """
    if has_record(resolution) or not has_record(older):
        return resolution
    added = Record(
        resolution.symbol,
        sponsors=tuple(one for one in older.sponsors if one.told_by == _RECORD),
        votes=tuple(vote for vote in older.votes if vote.told_by == _RECORD),
    )
    found = with_record(resolution, added)
    made = (doubt for doubt in older.doubts if doubt.code.startswith(RECORD_DOUBTS))
    return replace(found, doubts=(*found.doubts, *(doubt for doubt in made if _stands(doubt, resolution))))


def _stands(doubt: Doubt, resolution: Resolution) -> bool:
    """Whether the document still says what the record says otherwise."""
    said = dict(doubt.facts).get("document")
    if doubt.code == "record-date":
        return said == resolution.masthead.adoption_date
    if doubt.code == "record-vote":
        return said == _told(resolution.votes)
    names = {sponsor.name for sponsor in resolution.sponsors}
    return bool(names) and (said == _NO_VOTE or names.issuperset(str(said).split(", ")))


def without_record(resolution: Resolution) -> Resolution:
    """The resolution as it was before a record was added to it; the same one where none was."""
    sponsors = tuple(one for one in resolution.sponsors if one.told_by != _RECORD)
    votes = tuple(vote for vote in resolution.votes if vote.told_by != _RECORD)
    doubts = tuple(doubt for doubt in resolution.doubts if not doubt.code.startswith(RECORD_DOUBTS))
    if (sponsors, votes, doubts) == (resolution.sponsors, resolution.votes, resolution.doubts):
        return resolution
    return replace(resolution, sponsors=sponsors, votes=votes, doubts=doubts)


def _differences(resolution: Resolution, record: Record) -> list[Doubt]:
    """A doubt for the day, the vote and the sponsors where document and record both tell and differ."""
    found = []
    said, recorded = resolution.masthead.adoption_date, record.adoption_date
    if said and recorded and said != recorded:
        found.append(Doubt("record-date", *_sides("the day of adoption", said, recorded)))
    if resolution.votes and record.votes and not _agree(resolution.votes, record.votes):
        sides = _sides("the vote", _told(resolution.votes), _told(record.votes))
        found.append(Doubt("record-vote", *sides))
    for role in _PROPOSED.values():
        ours, theirs = _states(resolution.sponsors, role, resolution.language), _states(record.sponsors, role, LANGUAGE)
        alone, missing = [ours[key] for key in ours.keys() - theirs], [theirs[key] for key in theirs.keys() - ours]
        if ours and theirs and (alone or missing):
            names = (", ".join(sorted(names)) or _NO_VOTE for names in (alone, missing))
            found.append(Doubt("record-sponsors", *_sides(f"each alone as {role}", *names)))
    return found


def _sides(what: str, document: str, record: str) -> tuple[str, int, int, tuple[tuple[str, str], ...]]:
    """The message, the place (the whole document) and the facts of a doubt about what document and record say."""
    message = f"{what}: the document says {document}, the record {record}"
    return message, 0, 0, (("document", document), ("record", record))


def _agree(votes: Sequence[Vote], recorded: Sequence[Vote]) -> bool:
    """Whether one of the document's votes is the record's, as far as both give numbers."""
    return any(
        vote.outcome == other.outcome and (not any(_numbers(vote)) or _numbers(vote) == _numbers(other))
        for vote in votes
        for other in recorded
    )


def _numbers(vote: Vote) -> tuple[int, ...]:
    return tuple(getattr(vote, side).count for side in _SIDES)


def _told(votes: Sequence[Vote]) -> str:
    """The votes as their numbers, in favour, against, abstaining; a dash for none."""
    counted = ("-".join(map(str, _numbers(vote))) for vote in votes)
    told = (
        _NO_VOTE if vote.outcome == "without-vote" else numbers for vote, numbers in zip(votes, counted, strict=True)
    )
    return ", ".join(dict.fromkeys(told))


def _states(sponsors: Sequence[Sponsor], role: str, language: str) -> dict[str, str]:
    """The names of the States that did this, by their ids; metadata is in English whatever the text's language."""
    named = [one.name for one in sponsors if one.role == role]
    ids = ((resolve_state(name, language) or resolve_state(name, LANGUAGE), name) for name in named)
    return {state: name for state, name in ids if state}


def _parsed(line: bytes, where: str) -> dict[str, Any]:
    """The object on a line."""
    try:
        value = json.loads(line)
        json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair can be written in JSON, and nowhere else
    except (ValueError, RecursionError) as error:
        raise FormatError(f"this is no JSON: {error}", where=where, hint="one record stands on each line") from error
    if not isinstance(value, dict):
        raise FormatError("this is no record", where=where, hint='write an object, {"symbol": ..., "sponsors": [...]}')
    return value


def _record(value: Mapping[str, Any], where: str) -> Record:
    symbol = " ".join(_text(value, "symbol", where).split())
    if not symbol:
        raise FormatError("the record has no symbol", where=where, hint='it belongs in the field "symbol"')
    sponsors = (
        read_one(name, LANGUAGE, role) for field, role in _PROPOSED.items() for name in _texts(value, field, where)
    )
    told = dict.fromkeys(replace(sponsor, told_by=_RECORD) for sponsor in sponsors if sponsor)
    return Record(symbol, _date(_text(value, "adoption_date", where)), tuple(told), _votes(value, where))


def _date(text: str) -> str:
    """The ISO date in words or figures, "" where there is none."""
    iso = _ISO.match(text)
    found = find_dates(text, LANGUAGE)
    return iso[0] if iso else found[0].iso if found else ""


def _votes(value: Mapping[str, Any], where: str) -> tuple[Vote, ...]:
    """How it was adopted, with numbers and names; () where the record does not say it in words that are known."""
    words, said = vote_words(LANGUAGE), _text(value, "adoption_type", where).lower()
    if words.without_vote.search(said):
        return (Vote("without-vote", told_by=_RECORD),)
    outcome = "recorded-vote" if words.recorded_vote.search(said) else "vote" if re.search(r"\bvote\b", said) else ""
    if not outcome:
        return ()
    ballots = (_ballot(value, field, where) for field in _SIDES.values())
    return (Vote(outcome, *ballots, told_by=_RECORD),)


def _ballot(value: Mapping[str, Any], field: str, where: str) -> Ballot:
    """The number that is said, or that of the names; each name once."""
    voters = tuple(dict.fromkeys(" ".join(name.split()) for name in _texts(value, field, where) if name.strip()))
    said = _text(value, f"{field}_count", where)
    counted = int(said) if said.isdecimal() and len(said) <= _MOST_VOTERS else 0
    return Ballot(counted or len(voters), voters)


def _text(value: Mapping[str, Any], field: str, where: str) -> str:
    """The field as text, "" where it is missing or null; numbers are taken too."""
    found = value.get(field)
    if found is None or isinstance(found, bool):
        return ""
    if not isinstance(found, str | int):
        raise FormatError(f"the field {field!r} is {_shown(found)}", where=where, hint="write it as text")
    return str(found).strip()


def _texts(value: Mapping[str, Any], field: str, where: str) -> list[str]:
    """The field as a list of texts, [] where it is missing or null; one text alone is a list of one."""
    found = value.get(field)
    listed = [] if found is None else [found] if isinstance(found, str) else found
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise FormatError(f"the field {field!r} is {_shown(found)}", where=where, hint="write a list of names")
    return listed


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:37]}..."
