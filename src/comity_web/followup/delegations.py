"""The register of delegations: what each State answered for a meeting, and shares with who answered at all.

A government and its parliament may both answer; neither is averaged into the other. For the shares the government's
answer counts, the parliament's where the government has said nothing; where both differ the page shows both.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from comity_web.accounts import audit
from comity_web.accounts.permissions import ANSWER, Actor, may
from comity_web.followup.catalogue import process_of
from comity_web.followup.engagement_account import Account
from comity_web.followup.engagements import NewEngagement, record_engagement
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, NotAllowedError
from comity_web.followup.models import Delegation, DelegationCount, Occurrence, Task
from comity_web.parties.models import Chamber, Party

REGISTER = "delegations"
EVIDENCE, PIECE = "register-entry", "entry"
SEXES = ("f", "m", "")

LEAST_STATES = 3
"""Sex is printed in totals of this many States or more: of fewer, the total would tell of single persons."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many legislators are of one chamber (its primary key) and sex ("f", "m"); None and "" where not said."""

    chamber: int | None
    sex: str
    count: int


@dataclass(frozen=True, slots=True)
class NewDelegation:
    """What a State answers. `legislators` is None where it does not say; `seen` the sequence that the person saw."""

    members: int
    legislators: int | None = None
    counts: Sequence[Count] = ()
    reason: str = ""
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """Legislators among members, in the delegations of the `answered` of `asked` States that said both."""

    legislators: int
    members: int
    answered: int
    asked: int
    women: int | None = None
    of_known_sex: int = 0


@dataclass(frozen=True, slots=True)
class StateAnswer:
    """What stands for a State: the government's answer, the parliament's, and the one that counts."""

    state: str
    government: Delegation | None
    parliament: Delegation | None

    @property
    def counts(self) -> Delegation | None:
        """The answer that counts, None if neither said anything."""
        return self.government or self.parliament

    @property
    def differ(self) -> bool:
        """Whether both answered, and not the same."""
        one, other = self.government, self.parliament
        return bool(one and other) and (one.members, one.legislators) != (other.members, other.legislators)  # type: ignore[union-attr]


def state_of_party(party: Party) -> str:
    """The State that a government or a parliament answers for; "" for others."""
    kind, _sep, code = party.pk.partition(":")
    return f"state:{code}" if kind in {"state", "government", "parliament"} and code else ""


def register_tasks(occurrence: Occurrence, party: str) -> list[Task]:
    """The tasks of this party in this occurrence that an entry in the register answers, the first due first."""
    stages = [stage.id for stage in process_of(occurrence.process).stages if stage.register == REGISTER]
    return list(occurrence.tasks.filter(owner_id=party, stage__in=stages).order_by("due_on", "id"))


def may_register(occurrence: Occurrence, actor: Actor) -> bool:
    """Whether the actor answers for a government or a parliament that takes part, asked for an entry or not."""
    seated = occurrence.participations.filter(party_id=actor.party).select_related("party").first()
    if seated is None or not state_of_party(seated.party):
        return False
    escalated = any(task.escalated_at is not None for task in register_tasks(occurrence, actor.party))
    return may(actor, ANSWER, party=actor.party, escalated=escalated, is_sample=occurrence.is_sample)


@transaction.atomic
def register_delegation(*, occurrence: Occurrence, new: NewDelegation, actor: Actor, now: datetime) -> Delegation:
    """The party's answer stands, its former one is kept; the first of its register's tasks that stands is done."""
    tasks = register_tasks(occurrence, actor.party)
    if not may_register(occurrence, actor):
        raise NotAllowedError(_("Only a focal point of a government or parliament taking part registers it."))
    party = Party.objects.get(pk=actor.party)
    state = Party.objects.filter(pk=state_of_party(party)).first()
    if state is None:
        raise FollowupError(_("It is not known for which State this party answers."))
    Occurrence.objects.select_for_update().get(pk=occurrence.pk)
    known = list(Delegation.objects.filter(occurrence=occurrence, state=state).order_by("sequence"))
    own = [row for row in known if row.by_party == party.pk]
    if (own[-1].sequence if own else 0) != new.seen:
        raise ChangedMeanwhileError(_("Somebody else registered this delegation meanwhile."))
    _check(new, state, corrects=bool(own))
    row = Delegation.objects.create(
        occurrence=occurrence,
        state=state,
        sequence=known[-1].sequence + 1 if known else 1,
        members=new.members,
        legislators=new.legislators,
        reason=new.reason.strip(),
        by=actor.key,
        by_party=party.pk,
        at=now,
    )
    DelegationCount.objects.bulk_create(
        DelegationCount(delegation=row, chamber_id=one.chamber, sex=one.sex, count=one.count)
        for one in new.counts
        if one.count
    )
    audit.note(
        actor=actor,
        at=now,
        action="register",
        kind="delegation",
        reference=occurrence.key,
        owner=party.pk,
        before=_told(own[-1]) if own else None,
        after=_told(row),
        is_sample=occurrence.is_sample,
    )
    _answer_task(row, tasks, actor, now)
    return row


def _told(row: Delegation) -> dict[str, object]:
    """What an entry says, for the audit; of the sexes it says nothing."""
    return {"members": row.members, "legislators": row.legislators, "sequence": row.sequence}


def answers_for(occurrence: Occurrence) -> list[StateAnswer]:
    """What stands for every State that was asked or answered, by its id."""
    latest: dict[str, dict[bool, Delegation]] = defaultdict(dict)
    rows = Delegation.objects.filter(occurrence=occurrence).prefetch_related("counts__chamber").order_by("sequence")
    for row in rows:
        latest[row.state_id][row.by_party.startswith("parliament:")] = row
    asked = states_asked(occurrence)
    return [
        StateAnswer(state, latest[state].get(False), latest[state].get(True)) for state in sorted(asked | set(latest))
    ]


def states_asked(occurrence: Occurrence) -> set[str]:
    """The States whose government or parliament owes an entry."""
    stages = [stage.id for stage in process_of(occurrence.process).stages if stage.register == REGISTER]
    owners = Party.objects.filter(tasks__occurrence=occurrence, tasks__stage__in=stages).distinct()
    return {state for party in owners if (state := state_of_party(party))}


def share_of(answers: Sequence[StateAnswer]) -> Share:
    """The share over these answers; only those that said how many are legislators are in it, and so it says."""
    told = [one.counts for one in answers if one.counts is not None and one.counts.legislators is not None]
    by_sex = [[count for count in row.counts.all() if count.sex] for row in told]
    known = [counts for counts in by_sex if counts]
    women = sum(count.count for counts in known for count in counts if count.sex == "f")
    return Share(
        legislators=sum(row.legislators or 0 for row in told),
        members=sum(row.members for row in told),
        answered=len(told),
        asked=len(answers),
        women=women if len(known) >= LEAST_STATES else None,
        of_known_sex=sum(count.count for counts in known for count in counts),
    )


def _check(new: NewDelegation, state: Party, *, corrects: bool) -> None:
    if corrects and not new.reason.strip():
        raise FollowupError(_("A correction takes a reason."), hint=_("Say in a sentence what was wrong."))
    if new.members < 1:
        raise FollowupError(_("A delegation has members."))
    if new.legislators is None and any(one.count for one in new.counts):
        raise FollowupError(_("Say how many legislators there are in all."))
    if new.legislators is not None and not 0 <= new.legislators <= new.members:
        raise FollowupError(_("Legislators cannot be more than all members."))
    counted = sum(one.count for one in new.counts)
    if any(one.count < 0 for one in new.counts) or counted > (new.legislators or 0):
        raise FollowupError(_("The chambers together have more than all legislators."))
    chambers = {one.chamber for one in new.counts if one.chamber is not None}
    own = set(
        Chamber.objects.filter(parliament_id=f"parliament:{state.pk.partition(':')[2]}").values_list("pk", flat=True)
    )
    if not chambers <= own or any(one.sex not in SEXES for one in new.counts):
        raise FollowupError(_("This chamber is not one of the parliament of %(party)s.") % {"party": state.name("en")})


def _answer_task(row: Delegation, tasks: Sequence[Task], actor: Actor, now: datetime) -> None:
    """The entry is evidence for the first task that stands; shown as widely as the occurrence is."""
    process = process_of(row.occurrence.process)
    standing = [
        task
        for task in tasks
        if task.done_on is None and not task.closed and process.stage(task.stage).accepts(EVIDENCE)
    ]
    if not standing:
        return
    task = standing[0]
    public = row.occurrence.visibility == "public"
    told = {"total": row.members} | ({"legislators": row.legislators} if row.legislators is not None else {})
    account = Account(
        title=process.stage(task.stage).title.to("en"),
        happened_on=now.date(),
        participants=told,
        evidence_kind=EVIDENCE,
        visibility="public" if public else "shared",
    )
    share = [] if public else [row.occurrence.convener_id]
    form = f"register-{row.pk}-{task.pk}"
    new = NewEngagement(party=actor.party, account=account, task=task, shared_with=share, form=form, stands_on=PIECE)
    record_engagement(new=new, actor=actor, now=now)
