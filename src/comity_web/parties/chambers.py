"""Chambers of parliaments as a source prints them: matched by code, each record loaded or listed with a reason."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import transaction

from comity_web.parties.models import Chamber, IpuMembership, Party, UnmatchedRecord

COUNT = re.compile(r"\d[\d,]*")
SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*%")

NO_CODE = "no code of a State"
TERRITORY = "dependent territory"
NO_PARTY = "not a State here"
NO_CHAMBER = "no chamber is printed"

FROM_SOURCE = [
    "names", "seats", "women", "women_share", "last_election", "next_election", "printed", "source", "source_date",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many records were loaded, how many listed with a reason, and how many chambers there are."""

    records: int
    listed: int
    chambers: int


@cache
def chamber_source() -> Mapping[str, Any]:
    """The shipped records with the name and licence of their source."""
    text = (files("comity_web.parties") / "data" / "chambers.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@transaction.atomic
def load_chambers() -> Loaded:
    """Every record's chambers have their rows, or the record is listed with the reason; loaded twice, the same rows."""
    source = chamber_source()
    parliaments = set(Party.objects.filter(kind="parliament").values_list("pk", flat=True))
    chambers: list[Chamber] = []
    unmatched: list[UnmatchedRecord] = []
    listed: list[IpuMembership] = []
    for record in source["records"]:
        parliament = f"parliament:{record['iso3']}"
        found = _chambers(record, source["source"])
        reason = _reason(record, parliament in parliaments, bool(found))
        if parliament in parliaments and record["listed"]:
            listed.append(IpuMembership(parliament_id=parliament, status="listed", source=source["source"]))
        if reason:
            unmatched.append(_unmatched(record, source["source"], reason))
        else:
            chambers += found
    Chamber.objects.bulk_create(
        chambers, update_conflicts=True, unique_fields=["parliament", "code"], update_fields=FROM_SOURCE
    )
    UnmatchedRecord.objects.filter(source=source["source"]).exclude(code__in=[row.code for row in unmatched]).delete()
    UnmatchedRecord.objects.bulk_create(
        unmatched, update_conflicts=True, unique_fields=["source", "code"], update_fields=["name", "reason"]
    )
    # What another source says of a membership stands.
    IpuMembership.objects.bulk_create(listed, ignore_conflicts=True)
    return Loaded(len(source["records"]) - len(unmatched), len(unmatched), len(chambers))


def _reason(record: Mapping[str, Any], matched: bool, has_chambers: bool) -> str:
    """Why the record is not loaded; "" where it is."""
    if matched:
        return "" if has_chambers else NO_CHAMBER
    if not record["iso3"]:
        return NO_CODE
    return NO_PARTY if record["standing"] == "Yes" else TERRITORY


def _unmatched(record: Mapping[str, Any], source: str, reason: str) -> UnmatchedRecord:
    return UnmatchedRecord(source=source, code=record["gec"], name=record["name"][:200], reason=reason)


def _chambers(record: Mapping[str, Any], source: str) -> list[Chamber]:
    branches: Mapping[str, Mapping[str, str]] = record["branches"]
    whole = branches.get("single", {})
    return [
        _chamber(f"parliament:{record['iso3']}", code, fields, whole, source)
        for code, fields in branches.items()
        if "number of seats" in fields
    ]


def _chamber(parliament: str, code: str, fields: Mapping[str, str], whole: Mapping[str, str], source: str) -> Chamber:
    """A chamber; of one that is the whole parliament the name may stand with the parliament's."""
    name = fields.get("chamber name") or whole.get("legislature name", "")
    return Chamber(
        parliament_id=parliament,
        code=code,
        names={"en": name} if name else {},
        seats=_count(fields["number of seats"]),
        women=None,
        women_share=_share(fields.get("percentage of women in chamber", "")),
        last_election=fields.get("most recent election date", "")[:60],
        next_election=fields.get("expected date of next election", "")[:60],
        printed=dict(fields),
        source=source,
        source_date=None,
    )


def _count(printed: str) -> int | None:
    """The count that the words begin with: 407 for "407 (all directly elected)"."""
    found = COUNT.match(printed.strip())
    return int(found.group().replace(",", "")) if found else None


def _share(printed: str) -> Decimal | None:
    found = SHARE.match(printed.strip())
    return Decimal(found.group(1)) if found else None
