"""Who may do what: one table of roles and actions, and what a party's people may do with another party's material.

The table is the only place where a right is decided; views and API handlers ask `may`, tests generate their matrix
from it. Two rights of the whole site stand apart (registry.settle_doubt, registry.add_reading): a person holds them
whatever the party.
"""

from dataclasses import dataclass

READER, CONTRIBUTOR, FOCAL_POINT = "reader", "contributor", "focal-point"
ALTERNATE, VALIDATOR, ADMINISTRATOR = "alternate", "validator", "administrator"
PARTY_ROLES = (READER, CONTRIBUTOR, FOCAL_POINT, ALTERNATE, VALIDATOR, ADMINISTRATOR)

SEE = "see"
RECORD = "record"
CORRECT = "correct"
ADD_EVIDENCE = "add-evidence"
SHARE = "share"
ANSWER = "answer"
DRAFT_LETTER = "draft-letter"
SEND_LETTER = "send-letter"
CONVENE = "convene"
CONFIRM = "confirm"
MANAGE_PEOPLE = "manage-people"
SEE_AUDIT = "see-audit"
MAKE_FEED = "make-feed"
EDIT_PARTY = "edit-party"

ALLOWED: dict[str, frozenset[str]] = {
    SEE: frozenset(PARTY_ROLES),
    MAKE_FEED: frozenset(PARTY_ROLES),
    RECORD: frozenset({CONTRIBUTOR, FOCAL_POINT, ALTERNATE}),
    CORRECT: frozenset({CONTRIBUTOR, FOCAL_POINT, ALTERNATE}),
    ADD_EVIDENCE: frozenset({CONTRIBUTOR, FOCAL_POINT, ALTERNATE}),
    DRAFT_LETTER: frozenset({CONTRIBUTOR, FOCAL_POINT, ALTERNATE}),
    SHARE: frozenset({FOCAL_POINT}),
    ANSWER: frozenset({FOCAL_POINT}),
    SEND_LETTER: frozenset({FOCAL_POINT}),
    CONVENE: frozenset({FOCAL_POINT}),
    EDIT_PARTY: frozenset({FOCAL_POINT, ADMINISTRATOR}),
    CONFIRM: frozenset({VALIDATOR}),
    MANAGE_PEOPLE: frozenset({ADMINISTRATOR}),
    SEE_AUDIT: frozenset({ADMINISTRATOR, VALIDATOR}),
}
"""Which roles of a party may do what with that party's own affairs.

SEE: its private material. RECORD, CORRECT, ADD_EVIDENCE: engagements. SHARE: with named parties, or with all.
ANSWER: do, skip or refuse what the party owes in a process. CONVENE: open an occurrence for the party, name those who
take part, move its dates. EDIT_PARTY: recesses and the like. CONFIRM: its records. MANAGE_PEOPLE: roles, invitations.
"""

WHEN_ESCALATED = frozenset({ANSWER, SHARE, SEND_LETTER})
"""What an alternate may do too with a task that was escalated."""

ACTIONS = tuple(ALLOWED)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person acting for one party, with the roles they hold there; for nobody, and with none, if not signed in.

    `is_sample`: a person of the sample world, whose rights end where that world does (docs/decisions/0007).
    """

    key: str = ""
    party: str = ""
    roles: frozenset[str] = frozenset()
    is_sample: bool = False


ANYONE = Actor()


def may(actor: Actor, action: str, *, party: str, escalated: bool = False, is_sample: bool = True) -> bool:
    """Whether the actor may do this with the affairs of `party`: only with those of the party they act for.

    `is_sample` says whether the thing is of the sample world, where one is asked about: with others a sample person
    may do nothing, whatever the role.
    """
    if not actor.party or actor.party != party or (actor.is_sample and not is_sample):
        return False
    if actor.roles & ALLOWED[action]:
        return True
    return escalated and action in WHEN_ESCALATED and ALTERNATE in actor.roles


def may_see(actor: Actor, *, owner: str, visibility: str, shared_with: frozenset[str] = frozenset()) -> bool:
    """Whether the actor sees what `owner` keeps: public things, their own party's, and those shared with it."""
    if visibility == "public" or may(actor, SEE, party=owner):
        return True
    return visibility == "shared" and actor.party in shared_with and bool(actor.roles)
