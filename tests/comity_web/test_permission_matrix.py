"""The permission matrix: role x relation to the party x action, asked over HTTP from outside.

One table says who may do what; every cell is a request of its own, undone afterwards. What may not be seen answers
exactly as what is not there; what may be seen but not done answers 403 and writes nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from comity_web.accounts.membership import hold_role
from comity_web.accounts.models import AuditRecord, Invitation, Membership, User
from comity_web.accounts.permissions import PARTY_ROLES, Actor
from comity_web.followup.engagement_account import Account
from comity_web.followup.engagements import NewEngagement, record_engagement
from comity_web.followup.evidence import EvidenceFile
from comity_web.followup.models import Engagement, EngagementRecord, FeedToken, Letter, Occurrence, StageChange, Task
from comity_web.followup.occurrences import NewOccurrence, open_occurrence
from comity_web.parties.services import load_parties

pytestmark = pytest.mark.django_db

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


Sent = Callable[[World], dict[str, object]]


@dataclass(frozen=True)
class Action:
    """A request, by the name of its address. `sees`: the relations to which the thing is there; `may`: the roles of
    each relation that do it. `anonymous` and `no_party`: what they are answered where the thing is not public.
    """

    name: str
    url: str
    arguments: Callable[[World], list[object]]
    sees: frozenset[str]
    may: Mapping[str, frozenset[str]]
    post: Sent | None = None
    anonymous: str = SIGN_IN
    no_party: str = HIDDEN
    unseen: str = HIDDEN
    first: frozenset[str] = ALL
    public: bool = False

    def answer_to(self, person: Person) -> str:
        """The answer that the table promises."""
        if person.relation == ANONYMOUS:
            return self.anonymous
        if person.relation == NO_PARTY:
            return self.no_party
        if person.role not in self.first:
            return FORBIDDEN
        if person.role in self.may.get(person.relation, NONE):
            return YES
        return FORBIDDEN if person.relation in self.sees else self.unseen


PRIVATE, WITH_SHARED = frozenset({OWN}), frozenset({OWN, SHARED})
WITH_FELLOW = frozenset({OWN, FELLOW})
INSIDE = frozenset({OWN, FELLOW, CONVENER})
EVERYBODY = frozenset(PARTIES)


def of(relations: frozenset[str], roles: frozenset[str] = ALL) -> dict[str, frozenset[str]]:
    """The same roles for each relation."""
    return dict.fromkeys(relations, roles)


def day(offset: int = 0) -> str:
    return (timezone.localdate() + timedelta(days=offset)).isoformat()


def account_sent(world: World) -> dict[str, object]:
    return {"title": "Debated the lights", "happened_on": day(-1), "visibility": "private", "form": "a-token-of-a-form"}


def correction_sent(world: World) -> dict[str, object]:
    return account_sent(world) | {"reason": "Another title", "sequence": "1"}


def evidence_sent(world: World) -> dict[str, object]:
    return {"files": SimpleUploadedFile("more.pdf", b"%PDF-1.7 more"), "links": "https://example.org/minutes"}


ACTIONS = (
    Action("see private", "engagement", lambda w: [w.private.key], PRIVATE, of(PRIVATE), anonymous=HIDDEN),
    Action("see shared", "engagement", lambda w: [w.shared.key], WITH_SHARED, of(WITH_SHARED), anonymous=HIDDEN),
    Action("see public", "engagement", lambda w: [w.public.key], EVERYBODY, of(EVERYBODY), anonymous=YES, no_party=YES),
    Action("file of private", "evidence", lambda w: [w.facts["private file"]], PRIVATE, of(PRIVATE), anonymous=HIDDEN),
    Action(
        "file of shared",
        "evidence",
        lambda w: [w.facts["shared file"]],
        WITH_SHARED,
        of(WITH_SHARED),
        anonymous=HIDDEN,
    ),
    Action(
        "record for one's own",
        "engagement-new",
        lambda w: [],
        EVERYBODY,
        of(EVERYBODY, WRITERS),
        post=account_sent,
        no_party=FORBIDDEN,
    ),
    Action(
        "record in answer to the task",
        "engagement-new",
        lambda w: [],
        INSIDE,
        {OWN: WRITERS},
        post=lambda w: account_sent(w) | {"task": w.task.key},
        no_party=FORBIDDEN,
        first=WRITERS,
    ),
    Action(
        "correct private",
        "engagement-correct",
        lambda w: [w.private.key],
        PRIVATE,
        {OWN: WRITERS},
        post=correction_sent,
    ),
    Action(
        "correct shared",
        "engagement-correct",
        lambda w: [w.shared.key],
        WITH_SHARED,
        {OWN: FOCAL},
        post=lambda w: correction_sent(w) | {"visibility": "public"},
    ),
    Action(
        "correct public",
        "engagement-correct",
        lambda w: [w.public.key],
        EVERYBODY,
        {OWN: WRITERS},
        post=lambda w: correction_sent(w) | {"visibility": "public"},
        no_party=FORBIDDEN,
    ),
    Action(
        "withdraw private",
        "engagement-withdraw",
        lambda w: [w.private.key],
        PRIVATE,
        {OWN: WRITERS},
        post=lambda w: {"reason": "Recorded twice", "sequence": "1"},
    ),
    Action(
        "withdraw public",
        "engagement-withdraw",
        lambda w: [w.public.key],
        EVERYBODY,
        {OWN: WRITERS},
        post=lambda w: {"reason": "Recorded twice", "sequence": "1"},
        no_party=FORBIDDEN,
    ),
    Action(
        "share",
        "engagement-share",
        lambda w: [w.shared.key],
        WITH_SHARED,
        {OWN: FOCAL},
        post=lambda w: {"party": [PARTIES[OTHER]]},
    ),
    Action(
        "confirm private",
        "engagement-confirm",
        lambda w: [w.private.key],
        PRIVATE,
        {OWN: frozenset({VALIDATOR})},
        post=lambda w: {"sequence": "1"},
    ),
    Action(
        "confirm public",
        "engagement-confirm",
        lambda w: [w.public.key],
        EVERYBODY,
        {OWN: frozenset({VALIDATOR})},
        post=lambda w: {"sequence": "1"},
        no_party=FORBIDDEN,
    ),
    Action(
        "add evidence to private",
        "engagement-evidence",
        lambda w: [w.private.key],
        PRIVATE,
        {OWN: WRITERS},
        post=evidence_sent,
    ),
    Action(
        "add evidence to shared",
        "engagement-evidence",
        lambda w: [w.shared.key],
        WITH_SHARED,
        {OWN: WRITERS},
        post=evidence_sent,
    ),
    Action("see the occurrence", "occurrence", lambda w: [w.occurrence.key], INSIDE, of(INSIDE), anonymous=HIDDEN),
    Action(
        "feed of the occurrence",
        "feed-occurrence",
        lambda w: [w.occurrence.key],
        NONE,
        {},
        anonymous=HIDDEN,
    ),
    Action(
        "move the occurrence",
        "occurrence-move",
        lambda w: [w.occurrence.key],
        INSIDE,
        {CONVENER: FOCAL},
        post=lambda w: {"to": day(200), "confirm": "1", "version": "1", "reason": "Elections"},
        anonymous=HIDDEN,
    ),
    Action(
        "move a stage",
        "stage-move",
        lambda w: [w.occurrence.key, w.task.stage],
        INSIDE,
        {CONVENER: FOCAL},
        post=lambda w: {"to": day(90), "confirm": "1", "version": "1", "reason": "Elections"},
        anonymous=HIDDEN,
    ),
    Action(
        "take a party in",
        "occurrence-seat",
        lambda w: [w.occurrence.key],
        INSIDE,
        {CONVENER: FOCAL},
        anonymous=HIDDEN,
    ),
    Action(
        "skip the stage",
        "task-close",
        lambda w: [w.occurrence.key, w.task.key, "skip"],
        INSIDE,
        {CONVENER: FOCAL},
        post=lambda w: {"reason": "Not needed"},
        anonymous=HIDDEN,
    ),
    Action(
        "refuse the stage",
        "task-close",
        lambda w: [w.occurrence.key, w.task.key, "refuse"],
        INSIDE,
        {OWN: FOCAL},
        post=lambda w: {"reason": "Elections"},
        anonymous=HIDDEN,
    ),
    Action(
        "resume the stage",
        "task-resume",
        lambda w: [w.occurrence.key, w.task.key],
        INSIDE,
        {OWN: FOCAL, CONVENER: FOCAL},
        post=lambda w: {},
        anonymous=HIDDEN,
    ),
    Action(
        "acknowledge the task",
        "task-acknowledge",
        lambda w: [w.occurrence.key, w.task.key],
        INSIDE,
        {OWN: FOCAL},
        post=lambda w: {},
        anonymous=HIDDEN,
    ),
    Action("see the draft of a letter", "letter", lambda w: [w.facts["draft"]], PRIVATE, of(PRIVATE), anonymous=HIDDEN),
    Action("see a letter sent", "letter", lambda w: [w.facts["sent"]], WITH_FELLOW, of(WITH_FELLOW), anonymous=HIDDEN),
    Action(
        "file of a letter sent",
        "letter-file",
        lambda w: [w.facts["sent"]],
        WITH_FELLOW,
        of(WITH_FELLOW),
        anonymous=HIDDEN,
    ),
    Action(
        "draft a letter",
        "letter-new",
        lambda w: [w.occurrence.key, w.task.key],
        INSIDE,
        {OWN: WRITERS},
        anonymous=HIDDEN,
    ),
    Action(
        "throw a draft away",
        "letter",
        lambda w: [w.facts["draft"]],
        PRIVATE,
        {OWN: WRITERS},
        post=lambda w: {"discard": "1"},
        anonymous=HIDDEN,
    ),
    Action(
        "send a letter",
        "letter",
        lambda w: [w.facts["draft"]],
        PRIVATE,
        {OWN: FOCAL},
        post=lambda w: {"send": "1", "seen": w.facts["seen"]},
        anonymous=HIDDEN,
    ),
    Action(
        "open an occurrence",
        "occurrence-new",
        lambda w: ["parliamentary-hearing"],
        EVERYBODY,
        of(EVERYBODY, FOCAL),
        anonymous=FORBIDDEN,
        no_party=FORBIDDEN,
    ),
    Action("see the people", "party-people", lambda w: [PARTIES[OWN]], PRIVATE, {OWN: frozenset({ADMINISTRATOR})}),
    Action(
        "invite",
        "invite",
        lambda w: [PARTIES[OWN]],
        PRIVATE,
        {OWN: frozenset({ADMINISTRATOR})},
        post=lambda w: {"email": "keeper@example.org", "role": "reader"},
    ),
    Action(
        "grant a role",
        "grant-role",
        lambda w: [PARTIES[OWN]],
        PRIVATE,
        {OWN: frozenset({ADMINISTRATOR})},
        post=lambda w: {"person": w.facts["reader"], "role": "validator"},
    ),
    Action(
        "end a role",
        "end-role",
        lambda w: [PARTIES[OWN]],
        PRIVATE,
        {OWN: frozenset({ADMINISTRATOR})},
        post=lambda w: {"person": w.facts["reader"], "role": "reader"},
    ),
    Action(
        "withdraw an invitation",
        "withdraw-invitation",
        lambda w: [PARTIES[OWN]],
        PRIVATE,
        {OWN: frozenset({ADMINISTRATOR})},
        post=lambda w: {"invitation": str(w.invitation.pk)},
    ),
    Action(
        "see the audit",
        "party-audit",
        lambda w: [PARTIES[OWN]],
        PRIVATE,
        {OWN: frozenset({ADMINISTRATOR, VALIDATOR})},
    ),
    Action("people of the site", "site-people", lambda w: [], EVERYBODY, {}, no_party=FORBIDDEN),
    Action(
        "make a feed",
        "account-feeds",
        lambda w: [],
        EVERYBODY,
        of(EVERYBODY),
        post=lambda w: {"form": "a-token-of-another-form"},
        no_party=FORBIDDEN,
    ),
    Action("load a document", "upload", lambda w: [], EVERYBODY, {}, no_party=FORBIDDEN),
)
"""What each relation and role may do. A row more is a right more, or one less: read it as the table of rights."""

WRITTEN = (AuditRecord, Engagement, EngagementRecord, StageChange, Invitation, Membership, FeedToken, Letter)
"""Models of which a refused request leaves exactly as many rows as there were."""


def cells() -> Iterator[tuple[Action, Person, str]]:
    """Every cell of the matrix with the answer promised."""
    for action in ACTIONS:
        for person in PEOPLE:
            yield action, person, action.answer_to(person)


@pytest.fixture
def world(db: None) -> World:
    """One party's material: private, shared, public; an occurrence for those who take part; clients."""
    load_parties()
    now = timezone.now()
    focal = Actor("p_focal", PARTIES[OWN], frozenset({FOCAL_POINT}))
    convener = Actor("p_convener", PARTIES[CONVENER], frozenset({FOCAL_POINT}))
    occurrence = open_occurrence(
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
    from comity_web.accounts.membership import invite

    administrator = Actor(keys[ADMINISTRATOR], PARTIES[OWN], frozenset({ADMINISTRATOR}))
    invitation, token = invite(
        email="asked@example.org", party=PARTIES[OWN], role="reader", actor=administrator, now=now
    )
    task = occurrence.tasks.filter(owner_id=PARTIES[OWN]).earliest("due_on")
    draft, sent = (
        Letter.objects.create(
            occurrence=occurrence,
            task=task,
            template="letter",
            language="en",
            sender_id=PARTIES[OWN],
            recipient_id=PARTIES[FELLOW],
            subject="On harbour lights",
            body="We ask for lamps.",
            drafted_by=keys[CONTRIBUTOR],
            drafted_at=now,
            changed_at=now,
            sent_at=sent_at,
        )
        for sent_at in (None, now)
    )
    return World(
        made["private"],
        made["shared"],
        made["public"],
        occurrence,
        task,
        invitation,
        token,
        clients,
        {
            "private file": str(made["private"].evidence.get().pk),
            "shared file": str(made["shared"].evidence.get().pk),
            "reader": keys[READER],
            "draft": draft.key,
            "sent": sent.key,
            "seen": draft.changed_at.isoformat(),
        },
    )


def ask(world: World, action: Action, client: Client) -> HttpResponse:
    """The request of this action."""
    path = reverse(action.url, args=action.arguments(world))
    return client.get(path) if action.post is None else client.post(path, action.post(world))  # type: ignore[return-value]


def heard(response: HttpResponse) -> str:
    """The answer in a word."""
    if response.status_code == 302 and response.headers["Location"].startswith("/sign-in"):
        return SIGN_IN
    if response.status_code in {403, 404}:
        return str(response.status_code)
    return YES if response.status_code in {200, 302} else f"status {response.status_code}"


def rows_written() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in WRITTEN}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_each_cell_answers_what_the_table_says(world: World, action: Action) -> None:
    wrong: list[str] = []
    for person in PEOPLE:
        before = rows_written()
        with transaction.atomic():
            try:
                found = heard(ask(world, action, world.clients[person]))
            except NoReverseMatch as missing:
                pytest.fail(f"there is no address for {action.name!r}: {missing}")
            changed = rows_written() != before
            transaction.set_rollback(True)
        if found != action.answer_to(person):
            wrong.append(f"{person}: promised {action.answer_to(person)}, got {found}")
        if found != YES and changed:
            wrong.append(f"{person}: was refused ({found}), and something was written")
    assert not wrong, f"{action.name}:\n" + "\n".join(wrong)


def test_the_matrix_is_large_enough_to_mean_something() -> None:
    found = list(cells())
    assert len(found) > 300
    assert len({(action.name, str(person)) for action, person, _answer in found}) == len(found)
    answers = [answer for _action, _person, answer in found]
    assert min(answers.count(kind) for kind in (YES, SIGN_IN, FORBIDDEN, HIDDEN)) > 20


FALSE_KEYS = {
    "engagement": ["e_aaaaaaaaaaaaaaaa"],
    "engagement-correct": ["e_aaaaaaaaaaaaaaaa"],
    "engagement-withdraw": ["e_aaaaaaaaaaaaaaaa"],
    "engagement-share": ["e_aaaaaaaaaaaaaaaa"],
    "engagement-confirm": ["e_aaaaaaaaaaaaaaaa"],
    "engagement-evidence": ["e_aaaaaaaaaaaaaaaa"],
    "evidence": ["999999"],
    "occurrence": ["o_aaaaaaaaaaaaaaaa"],
    "occurrence-move": ["o_aaaaaaaaaaaaaaaa"],
    "occurrence-seat": ["o_aaaaaaaaaaaaaaaa"],
    "feed-occurrence": ["o_aaaaaaaaaaaaaaaa"],
    "stage-move": ["o_aaaaaaaaaaaaaaaa", "theme"],
    "task-close": ["o_aaaaaaaaaaaaaaaa", "t_aaaaaaaaaaaaaaaa", "refuse"],
    "task-resume": ["o_aaaaaaaaaaaaaaaa", "t_aaaaaaaaaaaaaaaa"],
    "task-acknowledge": ["o_aaaaaaaaaaaaaaaa", "t_aaaaaaaaaaaaaaaa"],
    "letter": ["l_aaaaaaaaaaaaaaaa"],
    "letter-file": ["l_aaaaaaaaaaaaaaaa"],
    "letter-new": ["o_aaaaaaaaaaaaaaaa", "t_aaaaaaaaaaaaaaaa"],
    "party-people": ["parliament:nowhere"],
    "party-audit": ["parliament:nowhere"],
    "invite": ["parliament:nowhere"],
    "grant-role": ["parliament:nowhere"],
    "end-role": ["parliament:nowhere"],
    "withdraw-invitation": ["parliament:nowhere"],
}
"""Arguments of each address that name nothing."""


def plain(response: HttpResponse) -> tuple[int, str, tuple[str, ...]]:
    """Status, words and headers, without what differs between any two answers."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())
    text = re.sub(r'name="next" value="[^"]*"', "", text)
    return response.status_code, text, tuple(sorted(set(response.headers) - {"Content-Length"}))


@pytest.mark.parametrize("url", FALSE_KEYS)
def test_what_may_not_be_seen_answers_as_what_is_not_there(world: World, url: str) -> None:
    hidden = [(action, person) for action, person, answer in cells() if action.url == url and answer == HIDDEN]
    assert hidden
    of_each_relation = {(action.name, person.relation): (action, person) for action, person in hidden}
    for action, person in of_each_relation.values():
        client = world.clients[person]
        there = ask(world, action, client)
        path = reverse(url, args=FALSE_KEYS[url])
        missing = client.get(path) if action.post is None else client.post(path, action.post(world))
        assert plain(there) == plain(missing), f"{action.name}, {person}"  # type: ignore[arg-type]
