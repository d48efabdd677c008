"""Rows for benchmarks/followup.py: a large registry of fictitious resolutions, written straight into SQLite."""

import random
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import models
from django.test import Client

from comity_web.accounts.models import Membership, User
from comity_web.followup.models import (
    Engagement,
    EngagementMandate,
    EngagementRecord,
    Evidence,
    Occurrence,
    Participation,
    Share,
    StageChange,
    Task,
)
from comity_web.parties.models import Party
from comity_web.parties.services import load_parties
from comity_web.registry.models import (
    Expression,
    Mandate,
    MandateParty,
    Paragraph,
    Reading,
    StoredFile,
    Witness,
    Work,
)

WHEN = "2026-03-02 12:00:00"
FIRST_DAY = date(2024, 6, 30)
PER_WORK = 20
BATCH = 20_000
OWNER, PROLIFIC = "parliament:XAA", "parliament:XAB"
PARTIES = (OWNER, PROLIFIC, "state:XAA", "ipu")
SIDES = {"parliament:XAA": "parliament", PROLIFIC: "parliament", "state:XAA": "government", "ipu": ""}
RECURRENCES = ("", "", "", "annual", "biennial", "quarterly")
TASKS = 60
MANY = 10_000
FILE = "0" * 64
DAYS_OF_PARTIES = """UPDATE registry_mandateparty
    SET asked_by = (SELECT due_on FROM registry_mandate WHERE registry_mandate.id = mandate_id)"""


def fill(mandates: int) -> None:
    """The database holds that many mandates and what was recorded about half of them; made once."""
    call_command("migrate", verbosity=0)
    if Mandate.objects.exists():
        return
    load_parties()
    with sqlite3.connect(settings.DATABASES["default"]["NAME"]) as database:
        database.execute("PRAGMA synchronous = OFF")
        works = -(-mandates // PER_WORK)
        write(database, StoredFile, ({"digest": FILE, "media_type": "text/plain", "name": "x", "content": b"x"},))
        write(database, Work, each_work(works))
        write(database, Reading, each_reading(works))
        write(database, Expression, each_expression(works))
        chance = random.Random(66261)
        write(database, Mandate, each_mandate(chance, mandates))
        numbers = range(1, mandates + 1)
        write(database, Paragraph, (paragraph(number) for number in numbers))
        write(database, Witness, (witness(number) for number in numbers))
        write(database, MandateParty, (asked(number) for number in numbers))
        database.execute(DAYS_OF_PARTIES)
        write_tasks(database)
        write_engagements(database, chance, mandates)
        database.execute("ANALYZE")


def people() -> Client:
    """Somebody who reads for the party with the full inbox, signed in."""
    user, made = User.objects.get_or_create(username="reader")
    if made:
        Membership.objects.create(user=user, party_id=OWNER, role="reader", granted_at="2026-03-02T12:00:00Z")
        User.objects.filter(pk=user.pk).update(acts_for_id=OWNER)
        user.refresh_from_db()
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client


def write(database: sqlite3.Connection, model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """The rows stand in the model's table, numbered from 1; columns that they leave out have the model's defaults."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key or not field.has_default()]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join("?" * len(fields))
    sql = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})'  # noqa: S608 - names of our own tables
    database.executemany(sql, numbered(fields, rows))
    database.commit()


def numbered(fields: list[Any], rows: Iterable[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    for number, row in enumerate(rows, 1):
        yield tuple(
            row[field.attname] if field.attname in row else (number if field.primary_key else default(field))
            for field in fields
        )


def default(field: Any) -> Any:
    """What the column holds where a row says nothing."""
    if field.null:
        return None
    if field.has_default():
        value = field.get_default()
        return value if not isinstance(value, dict | list) else ("{}" if isinstance(value, dict) else "[]")
    return WHEN if isinstance(field, models.DateTimeField) else (0 if isinstance(field, models.IntegerField) else "")


def symbol(work: int) -> str:
    return f"A/RES/90/{work}"


def day(chance: random.Random) -> date:
    return FIRST_DAY + timedelta(days=chance.randrange(1900))


def each_work(works: int) -> Iterator[dict[str, Any]]:
    for number in range(1, works + 1):
        yield {
            "symbol": symbol(number),
            "full_symbol": symbol(number),
            "session": "90",
            "adopted_on": FIRST_DAY.isoformat(),
        }


def each_reading(works: int) -> Iterator[dict[str, Any]]:
    for number in range(1, works + 1):
        yield {"expression_id": number, "source_id": FILE, "document": "{}", "clauses": "[]", "version": "b"}


def each_expression(works: int) -> Iterator[dict[str, Any]]:
    for number in range(1, works + 1):
        yield {"work_id": number, "language": "en", "title": f"Harbour lights {number}", "current_id": number}


def place(number: int) -> tuple[int, int]:
    """The work and the paragraph of a mandate."""
    return (number - 1) // PER_WORK + 1, (number - 1) % PER_WORK + 1


def each_mandate(chance: random.Random, mandates: int) -> Iterator[dict[str, Any]]:
    for number in range(1, mandates + 1):
        work, op = place(number)
        yield {
            "key": f"m_{number:016d}",
            "work_id": work,
            "paragraph_anchor": f"op{op}",
            "order": 1,
            "position": op,
            "number": str(op),
            "act_class": "request",
            "strength": 1 + number % 7,
            "asks": 1,
            "report": int(chance.random() < 0.2),
            "due_on": day(chance).isoformat() if chance.random() < 0.4 else None,
            "recurrence": chance.choice(RECURRENCES),
        }


def text_of(number: int) -> str:
    return f"Requests the Secretary-General to keep lamp {number} lit, and to report on the oil that it took;"


def paragraph(number: int) -> dict[str, Any]:
    work, op = place(number)
    return {
        "reading_id": work,
        "position": op,
        "anchor": f"op{op}",
        "kind": "operative",
        "number": f"{op}.",
        "depth": 1,
        "text": text_of(number),
    }


def witness(number: int) -> dict[str, Any]:
    work, op = place(number)
    return {
        "mandate_id": number,
        "reading_id": work,
        "language": "en",
        "current": 1,
        "paragraph_anchor": f"op{op}",
        "order": 1,
        "position": op,
        "number": str(op),
        "act": "Requests",
        "act_class": "request",
        "text": text_of(number),
        "fields": "{}",
    }


def asked(number: int) -> dict[str, Any]:
    party = OWNER if number % 1000 == 0 else "secretary-general"
    return {"mandate_id": number, "party_id": party, "role": "addressee"}


def write_engagements(database: sqlite3.Connection, chance: random.Random, mandates: int) -> None:
    """As many as half the mandates; the prolific party has MANY, all public. Some are of occurrences, some shared."""
    wanted = mandates // 2
    many = min(MANY, wanted)
    heads, records, links, pieces, shares = [], [], [], [], []
    for number in range(1, wanted + 1):
        party = PROLIFIC if number <= many else chance.choice((OWNER, "state:XAA", "ipu"))
        on = (FIRST_DAY + timedelta(days=chance.randrange(1400))).isoformat()
        visibility = "public" if number <= many else chance.choices(("public", "private", "shared"), (6, 3, 1))[0]
        title = f"Keepers trained in harbour {number}"
        heads.append(
            {
                "key": f"e_{number:016d}",
                "party_id": party,
                "key_side": SIDES[party],
                "current_id": number,
                "happened_on": on,
                "visibility": visibility,
                "made_at": f"{on} 12:00:00",
                "changed_at": f"{on} 12:00:00",
                "occurrence_id": chance.randrange(1, TASKS + 1) if number % 20 == 0 else None,
                "form": None,
            }
        )
        if visibility == "shared":
            with_whom = OWNER if party != OWNER and number % 2 else PROLIFIC
            shares.append({"engagement_id": number, "party_id": with_whom, "at": f"{on} 12:00:00"})
        records.append(
            {
                "engagement_id": number,
                "sequence": 1,
                "title": title,
                "happened_on": on,
                "visibility": visibility,
                "reported_as": f"A/90/{number}" if chance.random() < 0.1 else "",
                "at": f"{on} 12:00:00",
            }
        )
        mandate = number * 2 if chance.random() < 0.7 else chance.randrange(1, mandates + 1)
        says = chance.choice(("action", "action", "report", "completion"))
        links.append({"engagement_id": number, "mandate_id": mandate, "says": says, "at": f"{on} 12:00:00"})
        if number % 2:
            link = f"https://example.org/{number}"
            pieces.append({"engagement_id": number, "link": link, "at": f"{on} 12:00:00"})
    for model, rows in (
        (Engagement, heads),
        (EngagementRecord, records),
        (EngagementMandate, links),
        (Evidence, pieces),
        (Share, shares),
    ):
        write(database, model, rows)


def write_tasks(database: sqlite3.Connection) -> None:
    """The inbox of OWNER: TASKS stages of as many occurrences, among those of all parliaments; each moved twice."""
    others = list(Party.objects.filter(kind="parliament").exclude(pk=OWNER).values_list("pk", flat=True)[:100])
    anchors = [FIRST_DAY + timedelta(days=900 + 7 * number) for number in range(TASKS)]
    write(
        database,
        Occurrence,
        (
            {
                "key": f"o_{number:016d}",
                "process": "parliamentary-hearing",
                "title": f"Hearing {number}",
                "anchor_on": anchor.isoformat(),
                "convener_id": "ipu",
                "form": None,
            }
            for number, anchor in enumerate(anchors)
        ),
    )
    write(
        database,
        Task,
        (
            {
                "key": f"t_{number:08d}{place:08d}",
                "occurrence_id": number + 1,
                "stage": STAGE,
                "owner_id": owner,
                "owed_to_id": "ipu",
                "opens_on": (anchor - timedelta(days=60)).isoformat(),
                "due_on": (anchor - timedelta(days=20)).isoformat(),
                "ends_on": (anchor - timedelta(days=20)).isoformat(),
            }
            for number, anchor in enumerate(anchors)
            for place, owner in enumerate([OWNER, *others])
        ),
    )
    write(
        database,
        Participation,
        (
            {"occurrence_id": number + 1, "role": "parliaments", "party_id": party}
            for number in range(TASKS)
            for party in [OWNER, *others]
        ),
    )
    write(
        database,
        StageChange,
        (
            {
                "occurrence_id": number + 1,
                "stage": STAGE,
                "kind": "move",
                "at": f"{(anchor - timedelta(days=before)).isoformat()} 12:00:00",
            }
            for number, anchor in enumerate(anchors)
            for before in (80, 50)
        ),
    )


STAGE = "registration"
