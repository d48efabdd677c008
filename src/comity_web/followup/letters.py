"""Letters: drafted from the occurrence, changed until right, sent once; sending records what the sender did."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from comity.languages.loader import CODES
from comity_web.accounts import audit
from comity_web.accounts.permissions import CONVENE, DRAFT_LETTER, RECORD, SEE, SEND_LETTER, SHARE, Actor, may
from comity_web.followup.catalogue import process_of
from comity_web.followup.engagement_account import Account, account_of
from comity_web.followup.engagements import (
    NewEngagement,
    correct_engagement,
    record_engagement,
    settle_task,
    share_further,
)
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, NotAllowedError
from comity_web.followup.letter_audit import digest_of, note_letter
from comity_web.followup.letter_templates import template_for
from comity_web.followup.letter_words import draft_words
from comity_web.followup.models import Engagement, Letter, StageChange, Task
from comity_web.followup.models.keys import form_key
from comity_web.followup.written import Written, written_for
from comity_web.parties.models import Party

EVIDENCE = "letter"


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A letter to draft: in answer to which task, to whom, in which language."""

    task: Task
    recipient: str
    language: str
    form: str = ""


@transaction.atomic
def draft_letter(*, new: NewLetter, actor: Actor, now: datetime) -> Letter:
    """A draft by the party that owes the task, with what is known filled in; the same form sent twice makes one."""
    task = new.task
    if not may(actor, DRAFT_LETTER, party=task.owner_id):
        raise NotAllowedError(_("Only a contributor of the party that owes the stage drafts its letters."))
    form = form_key(task.owner_id, new.form)
    if form and (there := Letter.objects.filter(form=form).first()):
        return there
    if new.language not in CODES:
        raise FollowupError(_("Choose one of the six languages."))
    recipient = Party.objects.filter(pk=new.recipient).first()
    if recipient is None or recipient.pk == task.owner_id:
        raise FollowupError(_("Choose whom the letter goes to."))
    template, words = template_for(task.occurrence.process, task.stage), draft_words(task, recipient, new.language)
    letter = Letter.objects.create(
        occurrence=task.occurrence,
        task=task,
        template=template.id,
        language=new.language,
        sender_id=task.owner_id,
        recipient=recipient,
        subject=words.subject,
        body=words.body,
        drafted_by=actor.key,
        drafted_at=now,
        changed_at=now,
        form=form,
    )
    _note(letter, actor, now, "draft")
    return letter


@transaction.atomic
def draft_to_all(*, task: Task, language: str, form: str, actor: Actor, now: datetime) -> list[Letter]:
    """A draft to each whom the stage owes a letter and who has neither one nor a draft; all of them or none.

    The same form sent twice makes them once.
    """
    # Held, so that of two who draft at once the second finds the drafts of the first.
    Task.objects.select_for_update().get(pk=task.pk)
    written = written_for(task)
    forms = [form_key(task.owner_id, _each(form, party)) for party in written.owed] if form else []
    if there := list(Letter.objects.filter(form__in=forms)):
        return there
    if not written.undrafted:
        raise FollowupError(_("Everybody has a letter or a draft already."))
    each = [NewLetter(task, party, language, _each(form, party)) for party in written.undrafted]
    return [draft_letter(new=new, actor=actor, now=now) for new in each]


def _each(form: str, party: str) -> str:
    return f"{form} {party}" if form else ""


@transaction.atomic
def revise_letter(*, letter: Letter, subject: str, body: str, seen: str, actor: Actor, now: datetime) -> None:
    """The draft says this; `seen` is `version_of` the draft that the person looked at."""
    if not may(actor, DRAFT_LETTER, party=letter.sender_id):
        raise NotAllowedError(_("Only a contributor of the party changes its letters."))
    if not subject.strip() or not body.strip():
        raise FollowupError(_("A letter has a subject and a text."))
    standing = _draft(letter)
    if version_of(standing) != seen:
        raise ChangedMeanwhileError(_("Somebody else changed this letter meanwhile."))
    Letter.objects.filter(pk=letter.pk).update(
        subject=subject.strip()[:300], body=body.strip(), changed_at=now, dates_moved_at=None
    )
    letter.refresh_from_db()
    _note(letter, actor, now, "revise", before=digest_of(standing.subject, standing.body))


@transaction.atomic
def send_letter(
    *, letter: Letter, seen: str, actor: Actor, now: datetime, announced: bool = False, dates_checked: bool = False
) -> None:
    """The letter is sent as it stands, once. With the last that was owed, and no draft open, the sender's task is done.

    What the sender did is recorded at once as an engagement with evidence "letter", shared with each who is written
    to. Where all are written to and all letters were announced, everybody sees that the stage is done and when, and
    nothing of the letters' words. Where the dates moved since it was written, it is sent once they were checked.
    """
    task = Task.objects.select_for_update().get(pk=letter.task_id) if letter.task_id else None
    escalated = task is not None and task.escalated_at is not None
    if not may(actor, SEND_LETTER, party=letter.sender_id, escalated=escalated):
        raise NotAllowedError(_("Only a focal point of the party sends its letters."))
    standing = _draft(letter)
    if version_of(standing) != seen:
        raise ChangedMeanwhileError(_("Somebody else changed this letter meanwhile."))
    if standing.dates_moved_at is not None and not dates_checked:
        raise FollowupError(
            _("The dates moved since this was drafted."),
            hint=_("Look at the dates that the letter names; tick that they are right, or change and keep it."),
        )
    Letter.objects.filter(pk=letter.pk).update(sent_by=actor.key, sent_at=now, changed_at=now, announced=announced)
    letter.refresh_from_db()
    _note(letter, actor, now, "send")
    if task is not None:
        _record_sending(letter, task, actor, now)


@transaction.atomic
def send_drafts(
    *,
    task: Task,
    seen: Mapping[str, str],
    actor: Actor,
    now: datetime,
    announced: bool = False,
    dates_checked: bool = False,
) -> None:
    """The drafts of a task that a person looked at are sent as `send_letter` sends one: all of them or none.

    `seen` is, by the key of each, `version_of` the draft looked at.
    """
    Task.objects.select_for_update().get(pk=task.pk)
    if not seen:
        raise FollowupError(_("Tick the letters to send."))
    drafts = {letter.key: letter for letter in drafts_of(task)}
    if seen.keys() - drafts.keys():
        raise ChangedMeanwhileError(_("Some of these letters were sent or thrown away meanwhile: none was sent now."))
    for key, version in seen.items():
        send_letter(
            letter=drafts[key],
            seen=version,
            actor=actor,
            now=now,
            announced=announced,
            dates_checked=dates_checked,
        )


def drafts_of(task: Task) -> QuerySet[Letter]:
    """The letters of a task that were not sent yet, as they were drafted."""
    return task.letters.filter(sent_at=None).select_related("recipient").order_by("drafted_at", "id")


@transaction.atomic
def discard_letter(*, letter: Letter, actor: Actor, now: datetime) -> None:
    """The draft is gone; a letter that was sent stays. Where all others were sent, the sender's task is done."""
    if not may(actor, DRAFT_LETTER, party=letter.sender_id):
        raise NotAllowedError(_("Only a contributor of the party changes its letters."))
    _draft(letter)
    _note(letter, actor, now, "discard")
    task = Task.objects.select_for_update().get(pk=letter.task_id) if letter.task_id else None
    letter.delete()
    if task is not None and (record := _sending(task)):
        _announce(record, task, written_for(task), actor, now)
        settle_task(task)


def may_waive(task: Task, actor: Actor) -> bool:
    """Whether the actor says who need not be written to: as of a whole stage, the convener."""
    occurrence = task.occurrence
    return may(actor, CONVENE, party=occurrence.convener_id, is_sample=occurrence.is_sample)


def waivable(task: Task) -> list[str]:
    """Those of several without a letter, of whom it can be said that none is owed to them."""
    written = written_for(task)
    if len(written.owed) < 2 or task.closed:
        return []
    owing = set(task.occurrence.tasks.filter(stage=task.stage).values_list("owner_id", flat=True))
    return [party for party in written.missing if party not in owing]


@transaction.atomic
def waive_letter(*, task: Task, recipient: str, reason: str, actor: Actor, now: datetime) -> None:
    """No letter of the stage is owed to this party any more, for the reason given; the others' letters may do it."""
    if not may_waive(task, actor):
        raise NotAllowedError(_("Only a focal point of the convening party says who need not be written to."))
    if not reason.strip():
        raise FollowupError(_("Skipping or refusing a stage takes a reason."), hint=_("Say why in a sentence."))
    Task.objects.select_for_update().get(pk=task.pk)
    if recipient not in waivable(task):
        raise ChangedMeanwhileError(_("No letter is owed to this party."))
    StageChange.objects.create(
        occurrence=task.occurrence,
        stage=task.stage,
        party=recipient,
        kind="skip",
        reason=reason.strip(),
        by=actor.key,
        by_party=actor.party,
        at=now,
    )
    if record := _sending(task):
        _announce(record, task, written_for(task), actor, now)
        settle_task(task)
    audit.note(
        actor=actor,
        at=now,
        action="skip",
        kind="task",
        reference=task.key,
        owner=task.owner_id,
        before={"recipient": recipient, "state": "owed"},
        after={"recipient": recipient, "state": "skipped", "reason": reason.strip()},
        is_sample=task.occurrence.is_sample,
    )


def visible_letters(*, actor: Actor) -> QuerySet[Letter]:
    """Drafts are seen by the sender, letters sent by the sender and the recipient, and by nobody else."""
    if not may(actor, SEE, party=actor.party):
        return Letter.objects.none()
    seen = Q(sender_id=actor.party) | Q(recipient_id=actor.party, sent_at__isnull=False)
    if actor.is_sample:
        seen &= Q(occurrence__is_sample=True)
    return Letter.objects.filter(seen).select_related("sender", "recipient", "occurrence", "task")


def version_of(letter: Letter) -> str:
    """Another value means that the letter was changed."""
    return letter.changed_at.isoformat()


def _draft(letter: Letter) -> Letter:
    """The row, ours to change; raises ChangedMeanwhileError where it was sent."""
    standing = Letter.objects.select_for_update().filter(pk=letter.pk).first()
    if standing is None or standing.sent_at is not None:
        raise ChangedMeanwhileError(_("This letter was sent already."))
    return standing


def _sending(task: Task) -> Engagement | None:
    """The record of the letters of this task, None while none was sent."""
    return task.engagements.filter(stands_on=EVIDENCE, withdrawn=False).select_related("current").first()


def _record_sending(letter: Letter, task: Task, actor: Actor, now: datetime) -> None:
    """What the sender did is recorded, once for all letters of the task; none where a letter does not show the stage.

    It bears the name of the stage: of each letter's words only its recipient knows.
    """
    stage = process_of(task.occurrence.process).stage(task.stage)
    if not stage.accepts(EVIDENCE) or not may(actor, RECORD, party=task.owner_id):
        return
    written, record = written_for(task), _sending(task)
    if record is None:
        account = Account(
            title=stage.title.to(letter.language),
            happened_on=min(written.first.values()).date(),
            evidence_kind=EVIDENCE,
            visibility="public" if written.done_on and _announced(task) else "shared",
        )
        new = NewEngagement(
            party=task.owner_id,
            account=account,
            task=task,
            shared_with=sorted(written.first),
            form=letter.key,
            stands_on=EVIDENCE,
        )
        record_engagement(new=new, actor=actor, now=now)
        return
    share_further(engagement=record, party=letter.recipient_id, actor=actor, now=now)
    _announce(record, task, written, actor, now)
    settle_task(task)


def _announced(task: Task) -> bool:
    return not task.letters.filter(sent_at__isnull=False, announced=False).exists()


def _announce(record: Engagement, task: Task, written: Written, actor: Actor, now: datetime) -> None:
    """Everybody sees the record once all are written to, where each letter was announced; only who shares says so."""
    current, done_on = record.current, written.done_on
    escalated = task.escalated_at is not None
    if current is None or done_on is None or record.visibility != "shared" or not _announced(task):
        return
    if not may(actor, SHARE, party=task.owner_id, escalated=escalated):
        return
    until = done_on if done_on > current.happened_on else current.until
    account = replace(account_of(current), visibility="public", until=until)
    reason = _("All were written to, and it was announced.")
    correct_engagement(
        engagement=record, account=account, reason=reason, sequence=current.sequence, actor=actor, now=now
    )


def _note(letter: Letter, actor: Actor, now: datetime, action: str, *, before: Mapping[str, str] | None = None) -> None:
    """What was done, to whom the letter goes, and which words it has now."""
    after = {"recipient": letter.recipient_id, "template": letter.template, "language": letter.language}
    after |= digest_of(letter.subject, letter.body)
    note_letter(letter, action, actor, now, before=before, after=after)
