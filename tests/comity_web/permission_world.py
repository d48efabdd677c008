"""The world of the permission matrix: one party's material, those who ask, and a client for each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from comity_web.accounts.membership import actor_of, hold_role, invite
from comity_web.accounts.models import Invitation, User
from comity_web.accounts.permissions import PARTY_ROLES, Actor
from comity_web.followup.engagement_account import Account
from comity_web.followup.engagements import NewEngagement, record_engagement
from comity_web.followup.evidence import EvidenceFile
from comity_web.followup.expertise import NewRequest, NewStep, record_request, take_step
from comity_web.followup.feed_tokens import make_feed, revoke_feed
from comity_web.followup.models import Engagement, FeedToken, Letter, Occurrence, Task
from comity_web.followup.occurrences import NewOccurrence, open_occurrence
from comity_web.followup.recesses import RecessDays, record_recess, version_of
from comity_web.followup.registers import (
    NewAgreement,
    NewCommitment,
    NewOffer,
    record_agreement,
    record_commitment,
    record_offer,
)
from comity_web.parties.models import Party

OWN, FELLOW, SHARED, OTHER, CONVENER = "own", "fellow", "shared-with", "other", "convener"
ANONYMOUS, NO_PARTY = "anonymous", "no-party"
PARTIES = {
    OWN: "parliament:XAA",
    FELLOW: "parliament:XAB",
    SHARED: "parliament:XAC",
    OTHER: "parliament:XAD",
    CONVENER: "ipu",
}
"""The material is that of the first; the second takes part in its occurrence, with the third it shares."""

YES, SIGN_IN, FORBIDDEN, HIDDEN = "yes", "sign in", "403", "404"

READER, CONTRIBUTOR, FOCAL_POINT, ALTERNATE, VALIDATOR, ADMINISTRATOR = PARTY_ROLES
ALL = frozenset(PARTY_ROLES)
WRITERS = frozenset({CONTRIBUTOR, FOCAL_POINT, ALTERNATE})
FOCAL = frozenset({FOCAL_POINT})
ESCALATED = frozenset({FOCAL_POINT, ALTERNATE})
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Person:
    """Somebody who asks: their relation to the owner of the material, and the one role they hold in their party."""

    relation: str
    role: str = ""

    def __str__(self) -> str:
        return f"{self.relation} {self.role}".strip()


PEOPLE = (
    Person(ANONYMOUS),
    Person(NO_PARTY),
    *(Person(relation, role) for relation in PARTIES for role in PARTY_ROLES),
)


@dataclass
class World:
    """What the requests are about."""

    private: Engagement
    shared: Engagement
    public: Engagement
    occurrence: Occurrence
    task: Task
    invitation: Invitation
    token: str
    clients: Mapping[Person, Client]
    facts: dict[str, str] = field(default_factory=dict)


def day(offset: int = 0) -> str:
    return (timezone.localdate() + timedelta(days=offset)).isoformat()


def open_hearing(convener: Actor, now: datetime) -> Occurrence:
    """A hearing seen by those who take part: the owner of the material, its fellow, the convener."""
    return open_occurrence(
        new=NewOccurrence(
            process="parliamentary-hearing",
            title="Hearing on harbour lights",
            anchor_on=date.fromisoformat(day(150)),
            convener=PARTIES[CONVENER],
            visibility="participants",
            holders={"ipu": ["ipu"], "parliaments": [PARTIES[OWN], PARTIES[FELLOW]]},
        ),
        actor=convener,
        now=now,
    )


def letter_of(task: Task, writer: str, now: datetime, sent_at: datetime | None) -> Letter:
    """A letter of the owner to its fellow, a draft where it was not sent."""
    return Letter.objects.create(
        occurrence=task.occurrence,
        task=task,
        template="letter",
        language="en",
        sender_id=PARTIES[OWN],
        recipient_id=PARTIES[FELLOW],
        subject="On harbour lights",
        body="We ask for lamps.",
        drafted_by=writer,
        drafted_at=now,
        changed_at=now,
        sent_at=sent_at,
    )


def entries_made(focal: Actor, now: datetime) -> dict[str, str]:
    """The ids of an entry of each register: an offer that is the party's alone, an open one, a draft with the party
    that it shares with, a commitment.
    """
    first, last = date.fromisoformat(day()), date.fromisoformat(day(90))
    hidden, opened = (
        record_offer(new=NewOffer("Lamps", ["en"], first, last, last, has_statement=told), actor=focal, now=now)
        for told in (False, True)
    )
    draft = record_agreement(new=NewAgreement("On lamps", PARTIES[SHARED]), actor=focal, now=now)
    law = record_commitment(new=NewCommitment("Convention on harbour lights"), actor=focal, now=now)
    found = {"hidden offer": hidden, "open offer": opened, "draft agreement": draft, "commitment": law}
    return {name: str(row.pk) for name, row in found.items()} | {"law seen": law.at.isoformat()}


def requests_made(focal: Actor, now: datetime) -> dict[str, str]:
    """The ids of requests of the party: an open one, and ones that stand at each step with the party it shares with."""
    first, last = date.fromisoformat(day()), date.fromisoformat(day(90))
    provider = Actor("p_provider", PARTIES[SHARED], frozenset({FOCAL_POINT}))

    def offer(subject: str) -> int:
        new = NewOffer(subject, ["en"], first, last, last, has_statement=True)
        return record_offer(new=new, actor=provider, now=now).pk

    found = {"offer of another": str(offer("Lamps for the open one"))}
    steps = ((provider, "agree"), (focal, "agree"), (provider, "deploy"))
    for name, count in (("open", 0), ("matched", 1), ("agreed", 3), ("deployed", 4)):
        row = record_request(new=NewRequest(f"Lamps, {name}", ["en"], first, last), actor=focal, now=now)
        taken = [(focal, NewStep("match", offer(f"Lamps for the {name} one")))] if count else []
        taken += [(who, NewStep(kind, happened_on=first if kind == "deploy" else None)) for who, kind in steps]
        for seen, (who, new) in enumerate(taken[:count]):
            take_step(request=row, new=replace(new, seen=seen), actor=who, now=now)
        found[f"{name} request"] = str(row.pk)
    return found


def recess_made(focal: Actor, now: datetime) -> dict[str, str]:
    """The id of a recess of the party, and what a form sends back of it."""
    days = RecessDays(date.fromisoformat(day(20)), date.fromisoformat(day(30)))
    row = record_recess(parliament=Party.objects.get(pk=PARTIES[OWN]), days=days, actor=focal, now=now)
    return {"recess": str(row.pk), "recess seen": version_of(row)}


def feeds_made(reader: User, now: datetime) -> dict[str, str]:
    """The tokens of a private feed that stands and of one that was revoked."""
    reader.refresh_from_db()
    actor = actor_of(reader)
    standing, revoked = (make_feed(user=reader, form=form, actor=actor, now=now) for form in ("standing", "revoked"))
    revoke_feed(feed=FeedToken.objects.latest("pk"), actor=actor, now=now)
    return {"feed": standing, "revoked feed": revoked}


@pytest.fixture
def world(harbour: None) -> World:
    """One party's material: private, shared, public; an occurrence for those who take part; clients."""
    now = timezone.now()
    focal = Actor("p_focal", PARTIES[OWN], frozenset({FOCAL_POINT}))
    convener = Actor("p_convener", PARTIES[CONVENER], frozenset({FOCAL_POINT}))
    occurrence, late = (open_hearing(convener, now) for _number in range(2))
    late.tasks.filter(owner_id=PARTIES[OWN]).update(escalated_at=now)
    made = {
        visibility: record_engagement(
            new=NewEngagement(
                party=PARTIES[OWN],
                account=Account(f"A {visibility} word", timezone.localdate(), visibility=visibility),
                shared_with=[PARTIES[SHARED]],
                files=[EvidenceFile("minutes.pdf", f"%PDF-1.7 {visibility}".encode())],
            ),
            actor=focal,
            now=now,
        )
        for visibility in ("private", "shared", "public")
    }
    clients = {person: Client() for person in PEOPLE}
    keys: dict[str, str] = {}
    for number, person in enumerate(PEOPLE):
        if person.relation == ANONYMOUS:
            continue
        user = User.objects.create_user(f"u_{number}", email=f"u{number}@example.org", password=None)
        if person.relation in PARTIES:
            party = PARTIES[person.relation]
            hold_role(user=user, party=party, role=person.role, actor=Actor(user.key, party), now=now)
            if person.relation == OWN:
                keys[person.role] = user.key
        clients[person].force_login(user)
    administrator = Actor(keys[ADMINISTRATOR], PARTIES[OWN], frozenset({ADMINISTRATOR}))
    invitation, token = invite(
        email="asked@example.org", party=PARTIES[OWN], role="reader", actor=administrator, now=now
    )
    task = occurrence.tasks.filter(owner_id=PARTIES[OWN]).earliest("due_on")
    late_task = late.tasks.filter(owner_id=PARTIES[OWN]).earliest("due_on")
    draft, sent, late_draft = (
        letter_of(one, keys[CONTRIBUTOR], now, sent_at)
        for one, sent_at in ((task, None), (task, now), (late_task, None))
    )
    facts = entries_made(focal, now) | requests_made(focal, now) | recess_made(focal, now)
    facts |= feeds_made(User.objects.get(key=keys[READER]), now)
    return World(
        made["private"],
        made["shared"],
        made["public"],
        occurrence,
        task,
        invitation,
        token,
        clients,
        facts
        | {
            "late": late.key,
            "late task": late_task.key,
            "late draft": late_draft.key,
            "late seen": late_draft.changed_at.isoformat(),
            "private file": str(made["private"].evidence.get().pk),
            "shared file": str(made["shared"].evidence.get().pk),
            "reader": keys[READER],
            "draft": draft.key,
            "sent": sent.key,
            "seen": draft.changed_at.isoformat(),
        },
    )
