"""The table of rights as the permission matrix asks for them over HTTP: action x relation to the party x role."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.comity_web.permission_world import (
    ADMINISTRATOR,
    ALL,
    ANONYMOUS,
    CONVENER,
    ESCALATED,
    FELLOW,
    FOCAL,
    FOCAL_POINT,
    FORBIDDEN,
    HIDDEN,
    NO_PARTY,
    NONE,
    OTHER,
    OWN,
    PARTIES,
    PEOPLE,
    SHARED,
    SIGN_IN,
    VALIDATOR,
    WRITERS,
    YES,
    Person,
    World,
    day,
)

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
        "correct what the occurrence says",
        "occurrence-correct",
        lambda w: [w.occurrence.key],
        INSIDE,
        {CONVENER: FOCAL},
        post=lambda w: {"title": "Hearing on lamps", "visibility": "participants", "version": "1"},
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
        "skip one of the letters",
        "task-close",
        lambda w: [w.occurrence.key, w.occurrence.tasks.get(stage="convocation").key, "skip"],
        INSIDE,
        {CONVENER: FOCAL},
        post=lambda w: {"reason": "Parliament was dissolved", "recipient": PARTIES[OWN]},
        anonymous=HIDDEN,
    ),
    Action(
        "draft a letter to all",
        "letter-new",
        lambda w: [w.occurrence.key, w.task.key],
        INSIDE,
        {OWN: WRITERS},
        post=lambda w: {"all": "1", "language": "en"},
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
        "look at the drafts to send",
        "letters-send",
        lambda w: [w.occurrence.key, w.task.key],
        INSIDE,
        {OWN: FOCAL},
        anonymous=HIDDEN,
    ),
    Action(
        "send drafts together",
        "letters-send",
        lambda w: [w.occurrence.key, w.task.key],
        INSIDE,
        {OWN: FOCAL},
        post=lambda w: {"letter": f"{w.facts['draft']} {w.facts['seen']}"},
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
    *(
        Action(
            name,
            "recesses",
            lambda w: [PARTIES[OWN]],
            PRIVATE,
            {OWN: frozenset({FOCAL_POINT, ADMINISTRATOR})},
            post=sent,
        )
        for name, sent in (
            ("see the recesses", None),
            ("record a recess", lambda w: {"first": day(60), "last": day(75), "source": "Standing orders"}),
        )
    ),
    *(
        Action(
            name,
            "recess",
            lambda w: [PARTIES[OWN], w.facts["recess"]],
            PRIVATE,
            {OWN: frozenset({FOCAL_POINT, ADMINISTRATOR})},
            post=sent,
        )
        for name, sent in (
            ("correct a recess", lambda w: {"first": day(20), "last": day(31), "seen": w.facts["recess seen"]}),
            ("remove a recess", lambda w: {"remove": "1", "seen": w.facts["recess seen"]}),
        )
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
    Action("coverage", "coverage", lambda w: ["A/RES/79/9101"], EVERYBODY, of(EVERYBODY), anonymous=YES, no_party=YES),
    *(
        Action(
            f"coverage as {kind}",
            "coverage-file",
            lambda w, kind=kind: ["A/RES/79/9101", kind],
            EVERYBODY,
            of(EVERYBODY),
            anonymous=YES,
            no_party=YES,
        )
        for kind in ("docx", "xlsx")
    ),
    Action("list of engagements", "engagements", lambda w: [], EVERYBODY, of(EVERYBODY), anonymous=YES, no_party=YES),
    Action("all delegations", "delegations", lambda w: [], EVERYBODY, of(EVERYBODY), anonymous=YES, no_party=YES),
    Action(
        "delegations and their shares",
        "delegation-meeting",
        lambda w: [w.occurrence.key],
        INSIDE,
        of(INSIDE),
        anonymous=HIDDEN,
    ),
    Action(
        "register a delegation",
        "delegation-register",
        lambda w: [w.occurrence.key],
        INSIDE,
        of(WITH_FELLOW, FOCAL),
        post=lambda w: {"members": "5", "legislators": "2"},
        anonymous=HIDDEN,
    ),
    Action(
        "register a delegation that was escalated",
        "delegation-register",
        lambda w: [w.facts["late"]],
        INSIDE,
        {OWN: ESCALATED, FELLOW: FOCAL},
        post=lambda w: {"members": "5", "legislators": "2"},
        anonymous=HIDDEN,
    ),
    Action(
        "refuse a stage that was escalated",
        "task-close",
        lambda w: [w.facts["late"], w.facts["late task"], "refuse"],
        INSIDE,
        {OWN: ESCALATED},
        post=lambda w: {"reason": "Elections"},
        anonymous=HIDDEN,
    ),
    Action(
        "acknowledge a task that was escalated",
        "task-acknowledge",
        lambda w: [w.facts["late"], w.facts["late task"]],
        INSIDE,
        {OWN: ESCALATED},
        post=lambda w: {},
        anonymous=HIDDEN,
    ),
    Action(
        "resume a stage that was escalated",
        "task-resume",
        lambda w: [w.facts["late"], w.facts["late task"]],
        INSIDE,
        {OWN: ESCALATED, CONVENER: FOCAL},
        post=lambda w: {},
        anonymous=HIDDEN,
    ),
    Action(
        "send a letter of a task that was escalated",
        "letter",
        lambda w: [w.facts["late draft"]],
        PRIVATE,
        {OWN: ESCALATED},
        post=lambda w: {"send": "1", "seen": w.facts["late seen"]},
        anonymous=HIDDEN,
    ),
    Action(
        "send drafts together of a task that was escalated",
        "letters-send",
        lambda w: [w.facts["late"], w.facts["late task"]],
        INSIDE,
        {OWN: ESCALATED},
        post=lambda w: {"letter": f"{w.facts['late draft']} {w.facts['late seen']}"},
        anonymous=HIDDEN,
    ),
    Action(
        "feed by its token",
        "feed-private",
        lambda w: [w.facts["feed"]],
        EVERYBODY,
        of(EVERYBODY),
        anonymous=YES,
        no_party=YES,
    ),
    Action("feed by a revoked token", "feed-private", lambda w: [w.facts["revoked feed"]], NONE, {}, anonymous=HIDDEN),
    *(
        Action(
            f"register of {name}",
            "register",
            lambda w, name=name: [name],
            EVERYBODY,
            of(EVERYBODY),
            anonymous=YES,
            no_party=YES,
        )
        for name in ("offers", "requests", "agreements", "commitments")
    ),
    *(
        Action(
            f"new entry of {name}",
            "register-new",
            lambda w, name=name: [name],
            EVERYBODY,
            of(EVERYBODY if name not in {"commitments", "requests"} else EVERYBODY - {CONVENER}, FOCAL),
            anonymous=FORBIDDEN,
            no_party=FORBIDDEN,
        )
        for name in ("offers", "requests", "agreements", "commitments")
    ),
    Action(
        "see an offer without a statement",
        "register-entry",
        lambda w: ["offers", w.facts["hidden offer"]],
        PRIVATE,
        of(PRIVATE),
        anonymous=HIDDEN,
    ),
    Action(
        "see an open offer",
        "register-entry",
        lambda w: ["offers", w.facts["open offer"]],
        EVERYBODY,
        of(EVERYBODY),
        anonymous=HIDDEN,
    ),
    Action(
        "withdraw an open offer",
        "offer-withdraw",
        lambda w: [w.facts["open offer"]],
        EVERYBODY,
        {OWN: FOCAL},
        post=lambda w: {},
        anonymous=HIDDEN,
    ),
    Action(
        "see an open request",
        "register-entry",
        lambda w: ["requests", w.facts["open request"]],
        EVERYBODY,
        of(EVERYBODY),
        anonymous=HIDDEN,
    ),
    Action(
        "see a request that is matched",
        "register-entry",
        lambda w: ["requests", w.facts["matched request"]],
        frozenset({OWN, SHARED, CONVENER}),
        of(frozenset({OWN, SHARED, CONVENER})),
        anonymous=HIDDEN,
    ),
    Action(
        "match a request",
        "request-step",
        lambda w: [w.facts["open request"], "match"],
        EVERYBODY,
        {OWN: FOCAL, CONVENER: FOCAL},
        post=lambda w: {"offer": w.facts["offer of another"], "seen": "0"},
        anonymous=HIDDEN,
    ),
    Action(
        "agree to a match",
        "request-step",
        lambda w: [w.facts["matched request"], "agree"],
        frozenset({OWN, SHARED, CONVENER}),
        {OWN: FOCAL, SHARED: FOCAL},
        post=lambda w: {"seen": "1"},
        anonymous=HIDDEN,
    ),
    Action(
        "decline a match",
        "request-step",
        lambda w: [w.facts["matched request"], "decline"],
        frozenset({OWN, SHARED, CONVENER}),
        {OWN: FOCAL, SHARED: FOCAL},
        post=lambda w: {"seen": "1", "text": "Elections"},
        anonymous=HIDDEN,
    ),
    Action(
        "deploy an expert",
        "request-step",
        lambda w: [w.facts["agreed request"], "deploy"],
        frozenset({OWN, SHARED, CONVENER}),
        {SHARED: FOCAL},
        post=lambda w: {"seen": "3", "happened_on": day()},
        anonymous=HIDDEN,
    ),
    Action(
        "tell the result of an expert's work",
        "request-step",
        lambda w: [w.facts["deployed request"], "report"],
        frozenset({OWN, SHARED, CONVENER}),
        {OWN: FOCAL, SHARED: FOCAL},
        post=lambda w: {"seen": "4", "text": "The lamps burn."},
        anonymous=HIDDEN,
    ),
    Action(
        "withdraw a request",
        "request-withdraw",
        lambda w: [w.facts["open request"]],
        EVERYBODY,
        {OWN: FOCAL},
        post=lambda w: {},
        anonymous=HIDDEN,
    ),
    Action(
        "see a draft of an agreement",
        "register-entry",
        lambda w: ["agreements", w.facts["draft agreement"]],
        WITH_SHARED,
        of(WITH_SHARED),
        anonymous=HIDDEN,
    ),
    Action(
        "see a commitment",
        "register-entry",
        lambda w: ["commitments", w.facts["commitment"]],
        EVERYBODY,
        of(EVERYBODY),
        anonymous=YES,
        no_party=YES,
    ),
    Action(
        "change where a law stands",
        "commitment-change",
        lambda w: [w.facts["commitment"]],
        EVERYBODY,
        {OWN: FOCAL},
        post=lambda w: {"status": "bill", "law": "Bill", "source": "Gazette", "seen": w.facts["law seen"]},
        anonymous=FORBIDDEN,
        no_party=FORBIDDEN,
    ),
)
"""What each relation and role may do. A row more is a right more, or one less: read it as the table of rights."""


def hearing_sent(world: World) -> dict[str, object]:
    return {
        "open": "1",
        "form": "a-token-of-a-form",
        "title": "Hearing on piers",
        "anchor_on": day(200),
        "role-ipu": "ipu",
        "role-parliaments": [PARTIES[OWN]],
    }


def offer_sent(world: World) -> dict[str, object]:
    until = {"available_until": day(90), "consent_until": day(60)}
    return {"subject": "Lamps", "languages": ["en"], "available_from": day(), **until}


def request_sent(world: World) -> dict[str, object]:
    return {"subject": "Lamps", "languages": ["en"], "wanted_from": day(10), "wanted_until": day(40)}


def agreement_sent(world: World) -> dict[str, object]:
    return {"title": "On lights", "other": "un-women", "clauses": "1. Lamps are lent.", "in_force_from": ""}


def commitment_sent(world: World) -> dict[str, object]:
    law = {"status": "bill", "law": "Lamps Bill", "status_on": day(-9), "source": "Gazette 9"}
    return {"instrument": "Convention on harbour lights", "provision": "article 3", **law}


FORMS: dict[str, Sent] = {
    "open an occurrence": hearing_sent,
    "take a party in": lambda w: {"seat": "1", "version": "1", "role-parliaments": [PARTIES[SHARED]]},
    "draft a letter": lambda w: {"recipient": PARTIES[CONVENER], "language": "en", "form": "a-token-of-a-form"},
    "load a document": lambda w: {"file": SimpleUploadedFile("piers.txt", b"Resolution on piers")},
    "people of the site": lambda w: {"do": "appoint", "party": PARTIES[OWN], "email": "new@example.org"},
    "new entry of offers": offer_sent,
    "new entry of requests": request_sent,
    "new entry of agreements": agreement_sent,
    "new entry of commitments": commitment_sent,
}
"""What is sent with the forms of these actions: a view that asks for the right only where the form is shown fails."""

ACTIONS += tuple(replace(one, name=f"{one.name}: sent", post=FORMS[one.name]) for one in ACTIONS if one.name in FORMS)


def cells() -> Iterator[tuple[Action, Person, str]]:
    """Every cell of the matrix with the answer promised."""
    for action in ACTIONS:
        for person in PEOPLE:
            yield action, person, action.answer_to(person)


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
    "occurrence-correct": ["o_aaaaaaaaaaaaaaaa"],
    "occurrence-seat": ["o_aaaaaaaaaaaaaaaa"],
    "feed-occurrence": ["o_aaaaaaaaaaaaaaaa"],
    "stage-move": ["o_aaaaaaaaaaaaaaaa", "theme"],
    "task-close": ["o_aaaaaaaaaaaaaaaa", "t_aaaaaaaaaaaaaaaa", "refuse"],
    "task-resume": ["o_aaaaaaaaaaaaaaaa", "t_aaaaaaaaaaaaaaaa"],
    "task-acknowledge": ["o_aaaaaaaaaaaaaaaa", "t_aaaaaaaaaaaaaaaa"],
    "letter": ["l_aaaaaaaaaaaaaaaa"],
    "letter-file": ["l_aaaaaaaaaaaaaaaa"],
    "letter-new": ["o_aaaaaaaaaaaaaaaa", "t_aaaaaaaaaaaaaaaa"],
    "letters-send": ["o_aaaaaaaaaaaaaaaa", "t_aaaaaaaaaaaaaaaa"],
    "party-people": ["parliament:nowhere"],
    "party-audit": ["parliament:nowhere"],
    "recesses": ["parliament:nowhere"],
    "recess": ["parliament:nowhere", 999999],
    "invite": ["parliament:nowhere"],
    "grant-role": ["parliament:nowhere"],
    "end-role": ["parliament:nowhere"],
    "withdraw-invitation": ["parliament:nowhere"],
    "delegation-meeting": ["o_aaaaaaaaaaaaaaaa"],
    "delegation-register": ["o_aaaaaaaaaaaaaaaa"],
    "feed-private": ["a-token-of-nobody"],
    "register-entry": ["offers", 999999],
    "offer-withdraw": [999999],
    "request-step": [999999, "match"],
    "request-withdraw": [999999],
}
"""Arguments of each address that name nothing."""
