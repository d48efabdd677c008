"""What is asked of a party and what changed around it: found quickly, and still what the plain rule says."""

from datetime import date, datetime, timedelta
from importlib import import_module
from itertools import product

import pytest
from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from tests.comity_web.followup.conftest import NOW, person

from comity_web.accounts.permissions import ANYONE, Actor
from comity_web.followup.asked import MOST, SOON, asked_of
from comity_web.followup.changed import changed_since
from comity_web.followup.engagement_account import Account, account_of
from comity_web.followup.engagements import NewEngagement, correct_engagement, record_engagement
from comity_web.followup.models import (
    Engagement,
    EngagementRecord,
    Occurrence,
    Participation,
    Share,
    StageChange,
)
from comity_web.followup.selectors import visible_engagements
from comity_web.registry.models import Mandate, MandateParty, Work

XAA, XAB = "parliament:XAA", "parliament:XAB"
TODAY = NOW.date()
ACTORS = (person(XAA, "reader"), person(XAB, "reader"), person("ipu", "focal-point"), person(XAA), ANYONE)


def plainly_changed(actor: Actor, since: datetime) -> list[Engagement]:
    """The rule as one expression: visible, changed since, and near the party for one of three reasons."""
    held = Participation.objects.filter(occurrence=OuterRef("occurrence"), party=actor.party)
    shared = Share.objects.filter(engagement=OuterRef("pk"), party=actor.party, ended_at=None)
    near = Q(party=actor.party) | Q(Exists(shared), visibility="shared") | Q(Exists(held))
    found = visible_engagements(actor=actor).filter(near, current__at__gt=since)
    return list(found.order_by("-current__at", "-pk")) if actor.roles else []


@pytest.fixture
def mixed(hearing: Occurrence) -> Occurrence:
    """Records of every owner, visibility, occurrence, share, state and age, each with a time of its own or a twin's."""
    other = Occurrence.objects.create(
        process=hearing.process, title="Elsewhere", anchor_on=TODAY, convener_id=XAB, made_at=NOW
    )
    kinds = product(
        ("ipu", XAA, XAB), ("public", "shared", "private"), (None, hearing, other), ("", "now", "ended"), (0, 1)
    )
    for number, (party, visibility, occurrence, shared, withdrawn) in enumerate(kinds):
        at = NOW - timedelta(hours=number // 2 * 7 % 400)
        row = Engagement.objects.create(
            party_id=party,
            visibility=visibility,
            occurrence=occurrence,
            withdrawn=bool(withdrawn),
            happened_on=TODAY,
            made_at=at,
            changed_at=at,
        )
        row.current = EngagementRecord.objects.create(
            engagement=row, sequence=1, title="A lamp was lit", happened_on=TODAY, visibility=visibility, by="", at=at
        )
        row.save(update_fields=["current"])
        if shared:
            ended = NOW if shared == "ended" else None
            Share.objects.create(engagement=row, party_id=XAA, by="", at=at, ended_at=ended)
    return other


@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: f"{actor.party or 'nobody'} {' '.join(actor.roles)}")
@pytest.mark.parametrize("days", [0, 3, 9, 99])
def test_records_that_changed_are_those_of_the_plain_rule(mixed: Occurrence, actor: Actor, days: int) -> None:
    since = NOW - timedelta(days=days)
    plain = plainly_changed(actor, since)
    assert changed_since(actor=actor, since=since, limit=500).engagements == plain
    assert changed_since(actor=actor, since=since, limit=7).engagements == plain[:7]


def test_the_mixed_world_has_something_to_say(mixed: Occurrence) -> None:
    since = NOW - timedelta(days=99)
    counts = [len(plainly_changed(actor, since)) for actor in ACTORS]
    assert min(counts[:3]) > 15
    assert counts[3:] == [0, 0]


def test_schedule_changes_are_those_of_occurrences_that_the_party_is_in(mixed: Occurrence, hearing: Occurrence) -> None:
    made = [
        StageChange.objects.create(occurrence=one, kind="move", by="", at=NOW - timedelta(days=age))
        for age, one in product((1, 2, 30), (hearing, mixed))
    ]
    since = NOW - timedelta(days=14)

    def seen(actor: Actor, limit: int = 15) -> list[int]:
        return [made.index(change) for change in changed_since(actor=actor, since=since, limit=limit).stages]

    assert seen(ACTORS[0]) == [2, 0]
    assert seen(ACTORS[1]) == [3, 2, 1, 0]
    assert seen(ACTORS[1], 3) == [3, 2, 1]
    assert seen(ACTORS[2]) == [2, 0]
    assert seen(ACTORS[3]) == []


def test_a_correction_is_the_latest_change(world: None) -> None:
    actor = person(XAA, "contributor")
    first, second = (
        record_engagement(
            new=NewEngagement(XAA, Account(f"Lamp {hour} was lit", TODAY - timedelta(days=1))),
            actor=actor,
            now=NOW + timedelta(hours=hour),
        )
        for hour in (0, 1)
    )
    since = NOW - timedelta(days=1)
    assert changed_since(actor=actor, since=since).engagements == [second, first]
    assert first.current is not None
    account = account_of(first.current)
    later = NOW + timedelta(hours=2)
    correct_engagement(engagement=first, account=account, reason="Two lamps", sequence=1, actor=actor, now=later)
    assert changed_since(actor=actor, since=since).engagements == [first, second]
    assert changed_since(actor=actor, since=NOW + timedelta(hours=1)).engagements == [first]


def test_mandates_that_ask_a_party_are_those_of_the_plain_rule(world: None) -> None:
    """The days stand on the links as the migration sets them where mandates were there before."""
    work = Work.objects.create(symbol="A/RES/90/1", full_symbol="A/RES/90/1", created_at=NOW, changed_at=NOW)
    for number in range(300):
        due = None if number % 7 == 0 else TODAY + timedelta(days=(number // 2 * 37) % 400 - 150)
        mandate = Mandate.objects.create(
            work=work,
            paragraph_anchor=f"op{number}",
            order=1,
            act_class="request",
            asks=number % 11 > 0,
            due_on=due,
            issued_at=NOW,
            withdrawn_at=NOW if number % 13 == 0 else None,
        )
        for party, role in ((XAA, "addressee"), ("ipu", "with")) if number % 25 else ((XAB, "addressee"),):
            MandateParty.objects.create(mandate=mandate, party_id=party, role=role)
    import_module("comity_web.registry.migrations.0007_days_of_a_party").set_days(apps, None)
    for party in (XAA, XAB, "ipu"):
        found = asked_of(actor=person(party, "reader"), today=TODAY)
        plainly = plainly_asked(party)
        assert {name: [row.pk for row in rows] for name, rows in found.mandates.items()} == {
            name: keys[:MOST] for name, keys in plainly.items()
        }
        assert found.cut == {name for name, keys in plainly.items() if len(keys) > MOST}
    assert {len(keys) > MOST for keys in plainly_asked(XAA).values()} == {True}
    assert {len(keys) > MOST for keys in plainly_asked(XAB).values()} == {False}
    assert any(plainly_asked(XAB).values())
    assert not any(plainly_asked("ipu").values())


def plainly_asked(party: str) -> dict[str, list[int]]:
    """The rule as one expression for each group; nothing was recorded, so that what is past is overdue."""
    asking = Mandate.objects.filter(
        party_links__party=party, party_links__role="addressee", withdrawn_at=None, asks=True
    )
    groups = {
        "overdue": asking.filter(due_on__lt=TODAY).order_by("-due_on", "pk"),
        "soon": asking.filter(due_on__gte=TODAY, due_on__lte=TODAY + SOON).order_by("due_on", "pk"),
        "later": asking.filter(due_on__gt=TODAY + SOON).order_by("due_on", "pk"),
    }
    return {name: list(found.values_list("pk", flat=True)) for name, found in groups.items()}


def test_a_party_without_anybody_who_reads_is_asked_nothing(world: None) -> None:
    found = asked_of(actor=person(XAA), today=date(2026, 3, 2))
    assert not any(found.tasks.values())
    assert not any(found.mandates.values())
