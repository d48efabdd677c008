"""Engagements: recorded in one step, corrected by a further record, shared, confirmed; nothing is rewritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from comity_web.accounts import audit
from comity_web.accounts.permissions import (
    ADD_EVIDENCE,
    CONFIRM,
    CORRECT,
    RECORD,
    SHARE,
    Actor,
    may,
)
from comity_web.followup.catalogue import process_of
from comity_web.followup.doubles import hold_party, refuse_double
from comity_web.followup.engagement_account import Account, account_of, check_account
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, NotAllowedError
from comity_web.followup.evidence import EvidenceFile, is_shown, keep_evidence, keep_link, rests_on_letters
from comity_web.followup.mandate_links import UNCHANGED, LinkChanges, answer_mandates, change_links
from comity_web.followup.models import (
    Confirmation,
    Engagement,
    EngagementRecord,
    Share,
    Task,
)
from comity_web.followup.models.keys import form_key
from comity_web.followup.written import written_for
from comity_web.parties.models import Party

KEY_SIDES = {"state": "government", "parliament": "parliament"}
"""Which of the two keys of a State a party's records turn, by the kind of the party."""


@dataclass(frozen=True, slots=True)
class NewEngagement:
    """An engagement to record: whose, what, in answer to which task and mandates, with which files.

    Of the mandates that it `completes` it says that what they asked for once has been done. `stands_on` is "letter" or
    "entry" where a service writes it together with one, "" for what a person records. `again`: the person knows of a
    record of the same, and says that this is another one.
    """

    party: str
    account: Account
    task: Task | None = None
    mandates: Sequence[str] = ()
    completes: Sequence[str] = ()
    shared_with: Sequence[str] = ()
    files: Sequence[EvidenceFile] = ()
    links: Sequence[str] = ()
    form: str = ""
    is_sample: bool = False
    stands_on: str = ""
    again: bool = False


def record_engagement(*, new: NewEngagement, actor: Actor, now: datetime) -> Engagement:
    """The engagement; a form sent twice, or by two at once, makes one.

    Raises NotAllowedError, FollowupError; RecordedAlreadyError where the party has a record of the same, unless it is
    said to be another one `again`. Evidence of a kind that the task's stage accepts closes the task, where what
    suffices for that kind is there.
    """
    try:
        with transaction.atomic():
            return _record(new, actor, now)
    except IntegrityError:
        # The other of two that came at once has it, or the fault is another one.
        there = _sent_before(new)
        if there is None:
            raise
        return there


def _sent_before(new: NewEngagement) -> Engagement | None:
    """The party's engagement of the same form; of another party's form nothing is told."""
    form = form_key(new.party, new.form)
    return Engagement.objects.filter(form=form).first() if form else None


def _record(new: NewEngagement, actor: Actor, now: datetime) -> Engagement:
    task = new.task
    escalated = task is not None and task.escalated_at is not None
    if not may(actor, RECORD, party=new.party, escalated=escalated):
        raise NotAllowedError("only a contributor of the party records what it did", code="record-not-allowed")
    if task is not None and task.owner_id != new.party:
        raise NotAllowedError("this task is another party's", code="task-of-another")
    opened = new.account.visibility != "private" or bool(new.shared_with)
    if opened and not may(actor, SHARE, party=new.party, escalated=escalated):
        raise NotAllowedError(
            "only a focal point of the party shares its records", hint="record it as private", code="share-not-allowed"
        )
    if there := _sent_before(new):
        return there
    check_account(new.account, today=now.date(), task=task)
    party, is_sample = _party_to_write(new), task.occurrence.is_sample if task else new.is_sample or actor.is_sample
    if there := _sent_before(new):  # by the other of two that came at once, while this one waited
        return there
    if not (new.stands_on or new.again):
        refuse_double(party=new.party, account=new.account, task=task, is_sample=is_sample)
    engagement = Engagement.objects.create(
        party=party,
        key_side=KEY_SIDES.get(party.kind, ""),
        occurrence=task.occurrence if task else None,
        task=task,
        happened_on=new.account.happened_on,
        visibility=new.account.visibility,
        is_sample=is_sample,
        made_at=now,
        form=form_key(new.party, new.form),
        stands_on=new.stands_on,
    )
    _write(engagement, new.account, 1, actor, now)
    keys = [*new.mandates, *new.completes, *_mandates_of(task)]
    answer_mandates(engagement=engagement, keys=keys, completes=new.completes, actor=actor, now=now)
    _share(engagement, new.shared_with, actor, now)
    for file in new.files:
        keep_evidence(engagement=engagement, file=file, by=actor.key, now=now)
    for link in new.links:
        keep_link(engagement=engagement, link=link, by=actor.key, now=now)
    settle_task(task)
    _note(
        engagement,
        "record",
        actor,
        now,
        after={"visibility": new.account.visibility, "happened_on": new.account.happened_on.isoformat()},
    )
    return engagement


def _party_to_write(new: NewEngagement) -> Party:
    """The party: held for what a person records, so that doubles are seen; a service holds what it writes with it."""
    return Party.objects.get(pk=new.party) if new.stands_on else hold_party(new.party)


@transaction.atomic
def correct_engagement(
    *,
    engagement: Engagement,
    account: Account,
    reason: str,
    sequence: int,
    actor: Actor,
    now: datetime,
    links: LinkChanges = UNCHANGED,
) -> EngagementRecord:
    """A further record that counts from now on; the former ones stay. `sequence` is the one the person looked at.

    Which mandates the engagement answers, and what it says of each, changes as `links` say. Raises
    ChangedMeanwhileError where somebody else was faster, FollowupError for a record that was withdrawn.
    """
    if not may(actor, CORRECT, party=engagement.party_id):
        raise NotAllowedError("only a contributor of the party corrects its records", code="correct-not-allowed")
    if not reason.strip():
        raise FollowupError(
            "a correction takes a reason", hint="say in a sentence what was wrong", code="reason-missing"
        )
    head, current = _standing(engagement, sequence)
    escalated = head.task is not None and head.task.escalated_at is not None
    if account.visibility != current.visibility and not may(actor, SHARE, party=head.party_id, escalated=escalated):
        raise NotAllowedError("only a focal point of the party shares its records", code="share-not-allowed")
    check_account(account, today=now.date(), task=head.task)
    record = _write(head, account, sequence + 1, actor, now, reason=reason.strip())
    relinked = change_links(engagement=head, changes=links, actor=actor, now=now)
    settle_task(head.task)
    _note(
        head,
        "correct",
        actor,
        now,
        before={"record": sequence, "visibility": current.visibility},
        after={"record": record.sequence, "visibility": record.visibility, "reason": reason.strip()},
    )
    if relinked:
        _note(head, "link", actor, now, before=relinked.before, after=relinked.after)
    return record


@transaction.atomic
def withdraw_engagement(*, engagement: Engagement, reason: str, sequence: int, actor: Actor, now: datetime) -> None:
    """The engagement counts no more; what was recorded stays for the party and its audit."""
    if not may(actor, CORRECT, party=engagement.party_id):
        raise NotAllowedError("only a contributor of the party withdraws its records", code="correct-not-allowed")
    if not reason.strip():
        raise FollowupError("withdrawing a record takes a reason", code="reason-missing")
    head, current = _standing(engagement, sequence)
    _write(head, account_of(current), sequence + 1, actor, now, reason=reason.strip(), withdrawn=True)
    settle_task(head.task)
    _note(head, "withdraw", actor, now, after={"reason": reason.strip()})


def _standing(engagement: Engagement, sequence: int) -> tuple[Engagement, EngagementRecord]:
    """The engagement, held until the transaction ends, and its current record, which must be the `sequence`-th."""
    head = Engagement.objects.select_for_update().get(pk=engagement.pk)
    current = head.records.order_by("sequence").last()
    if current is None or current.sequence != sequence:
        raise ChangedMeanwhileError(
            "somebody else corrected this record meanwhile", hint="open the page again", code="corrected-meanwhile"
        )
    if current.withdrawn:
        raise FollowupError("this record was withdrawn", hint="record what was done anew", code="withdrawn-already")
    return head, current


@transaction.atomic
def share_engagement(*, engagement: Engagement, parties: Sequence[str], actor: Actor, now: datetime) -> None:
    """Exactly these parties see the engagement while its visibility is "shared"."""
    if not may(actor, SHARE, party=engagement.party_id):
        raise NotAllowedError("only a focal point of the party shares its records", code="share-not-allowed")
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    standing = engagement.shares.filter(ended_at=None)
    before = sorted(standing.values_list("party_id", flat=True))
    standing.exclude(party_id__in=parties).update(ended_at=now)
    _share(engagement, [party for party in parties if party not in before], actor, now)
    _note(engagement, "share", actor, now, before=before, after=sorted(parties))


@transaction.atomic
def share_further(*, engagement: Engagement, party: str, actor: Actor, now: datetime) -> None:
    """The party too sees the engagement while its visibility is "shared"; told twice, the first counts."""
    escalated = engagement.task is not None and engagement.task.escalated_at is not None
    if not may(actor, SHARE, party=engagement.party_id, escalated=escalated):
        raise NotAllowedError("only a focal point of the party shares its records", code="share-not-allowed")
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    before = sorted(engagement.shares.filter(ended_at=None).values_list("party_id", flat=True))
    if party not in before:
        _share(engagement, [party], actor, now)
        _note(engagement, "share", actor, now, before=before, after=sorted([*before, party]))


@transaction.atomic
def add_link(*, engagement: Engagement, link: str, actor: Actor, now: datetime) -> None:
    """The address is evidence of the engagement; the same address given twice is there once."""
    _may_add(engagement, actor)
    if keep_link(engagement=engagement, link=link, by=actor.key, now=now):
        _note(engagement, "add-evidence", actor, now, after={"link": link})
    settle_task(engagement.task)


@transaction.atomic
def add_evidence(*, engagement: Engagement, file: EvidenceFile, actor: Actor, now: datetime) -> None:
    """The file is evidence of the engagement; the same file sent twice is there once."""
    _may_add(engagement, actor)
    if keep_evidence(engagement=engagement, file=file, by=actor.key, now=now):
        _note(engagement, "add-evidence", actor, now, after={"digest": file.digest, "size": len(file.data)})
    settle_task(engagement.task)


def _may_add(engagement: Engagement, actor: Actor) -> None:
    """Holds the engagement, so that two who send the same evidence at once come one after the other."""
    if not may(actor, ADD_EVIDENCE, party=engagement.party_id):
        raise NotAllowedError("only a contributor of the party adds evidence", code="evidence-not-allowed")
    if Engagement.objects.select_for_update().get(pk=engagement.pk).withdrawn:
        raise FollowupError("this record was withdrawn", hint="record what was done anew", code="withdrawn-already")


@transaction.atomic
def confirm_record(*, record: EngagementRecord, actor: Actor, now: datetime) -> None:
    """The record is confirmed as the party's own; confirmed twice, the first counts."""
    owner = record.engagement.party_id
    if not may(actor, CONFIRM, party=owner):
        raise NotAllowedError("only a validator of the party confirms its records", code="confirm-not-allowed")
    _row, made = Confirmation.objects.get_or_create(record=record, defaults={"by": actor.key, "at": now})
    if made:
        _note(record.engagement, "confirm", actor, now, after={"record": record.sequence})


def _note(
    engagement: Engagement, action: str, actor: Actor, now: datetime, *, after: object, before: object = None
) -> None:
    """The audit tells what the actor did to the party's engagement."""
    audit.note(
        actor=actor,
        at=now,
        action=action,
        kind="engagement",
        reference=engagement.key,
        owner=engagement.party_id,
        before=before,
        after=after,
        is_sample=engagement.is_sample,
    )


def settle_task(task: Task | None) -> None:
    """`done_on` is the day of the first engagement that shows the stage was done, None if there is none any more.

    `recorded_on` is then that of the first which says so without what suffices for its kind of evidence. Where letters
    alone show it, the day is that of the last one that was owed; until then it is neither.
    """
    if task is None:
        return
    process = process_of(task.occurrence.process)
    stage = process.stage(task.stage)
    told = [
        engagement
        for engagement in task.engagements.filter(withdrawn=False)
        .select_related("current")
        .prefetch_related("evidence")
        if engagement.current is not None and stage.accepts(engagement.current.evidence_kind)
    ]
    by_letters = [engagement for engagement in told if rests_on_letters(engagement, process)]
    told = [engagement for engagement in told if engagement not in by_letters]
    shown = [engagement.happened_on for engagement in told if is_shown(engagement, process)]
    if by_letters and (written_on := written_for(task).done_on):
        shown.append(written_on)
    recorded = [] if shown else [engagement.happened_on for engagement in told]
    days = {"done_on": min(shown, default=None), "recorded_on": min(recorded, default=None)}
    Task.objects.filter(pk=task.pk).update(**days, **({} if shown else {"ended_on": None}))


def _write(
    head: Engagement,
    account: Account,
    sequence: int,
    actor: Actor,
    now: datetime,
    *,
    reason: str = "",
    withdrawn: bool = False,
) -> EngagementRecord:
    record = EngagementRecord.objects.create(
        engagement=head,
        sequence=sequence,
        title=account.title.strip(),
        text=account.text,
        happened_on=account.happened_on,
        until=account.until,
        place=account.place,
        participants=dict(account.participants),
        evidence_kind=account.evidence_kind,
        reported_as=account.reported_as,
        fields=list(account.fields),
        goals=list(account.goals),
        visibility=account.visibility,
        withdrawn=withdrawn,
        reason=reason,
        by=actor.key,
        at=now,
    )
    head.current, head.happened_on = record, record.happened_on
    head.visibility, head.withdrawn, head.changed_at = record.visibility, record.withdrawn, record.at
    head.save(update_fields=["current", "happened_on", "visibility", "withdrawn", "changed_at"])
    return record


def _share(engagement: Engagement, parties: Sequence[str], actor: Actor, now: datetime) -> None:
    Share.objects.bulk_create(
        [Share(engagement=engagement, party_id=party, by=actor.key, at=now) for party in dict.fromkeys(parties)],
        ignore_conflicts=True,
    )


def _mandates_of(task: Task | None) -> list[str]:
    return list(task.mandates.values_list("key", flat=True)) if task else []
