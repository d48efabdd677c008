"""Letters: drafted from the occurrence, changed until right, sent once; sending records what the sender did."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from comity.languages.loader import CODES
from comity_web.accounts import audit
from comity_web.accounts.permissions import DRAFT_LETTER, RECORD, SEE, SEND_LETTER, Actor, may
from comity_web.followup.catalogue import process_of
from comity_web.followup.engagement_account import Account
from comity_web.followup.engagements import NewEngagement, record_engagement
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, NotAllowedError
from comity_web.followup.letter_templates import template_for
from comity_web.followup.models import Letter, Task
from comity_web.followup.models.keys import form_key
from comity_web.parties.models import Party

EVIDENCE = "letter"
INTERFACE_OF = {"zh": "zh-hans"}
"""Django's code for a language of documents, where it is another one."""


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
    template = template_for(task.occurrence.process, task.stage)
    subject, body = template.draft(new.language, facts_of(task, recipient, new.language))
    letter = Letter.objects.create(
        occurrence=task.occurrence,
        task=task,
        template=template.id,
        language=new.language,
        sender_id=task.owner_id,
        recipient=recipient,
        subject=subject[:300],
        body=body,
        drafted_by=actor.key,
        drafted_at=now,
        changed_at=now,
        form=form,
    )
    _note(letter, actor, now, "draft")
    return letter


def facts_of(task: Task, recipient: Party, language: str) -> dict[str, str]:
    """What a template can fill in, in the language of the letter."""
    row, process = task.occurrence, process_of(task.occurrence.process)
    with override(INTERFACE_OF.get(language, language)):
        anchor, due = date_format(row.anchor_on, "DATE_FORMAT"), date_format(task.due_on, "DATE_FORMAT")
    return {
        "recipient": recipient.name(language),
        "sender": task.owner.name(language),
        "title": row.title,
        "theme": row.theme,
        "place": row.place,
        "state": row.subject.name(language) if row.subject else "",
        "stage": process.stage(task.stage).title.to(language),
        "anchor": anchor,
        "due": due,
    }


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
    Letter.objects.filter(pk=letter.pk).update(subject=subject.strip()[:300], body=body.strip(), changed_at=now)
    letter.refresh_from_db()
    _note(letter, actor, now, "revise")


@transaction.atomic
def send_letter(*, letter: Letter, seen: str, actor: Actor, now: datetime, announced: bool = False) -> None:
    """The letter is sent as it stands, once. With the last draft of its task sent, the sender's task is done.

    What the sender did is then recorded as an engagement with evidence "letter", shared with those written to; where
    it is announced, everybody sees that the stage is done and when, and nothing of the letter's words.
    """
    task = letter.task
    escalated = task is not None and task.escalated_at is not None
    if not may(actor, SEND_LETTER, party=letter.sender_id, escalated=escalated):
        raise NotAllowedError(_("Only a focal point of the party sends its letters."))
    if version_of(_draft(letter)) != seen:
        raise ChangedMeanwhileError(_("Somebody else changed this letter meanwhile."))
    Letter.objects.filter(pk=letter.pk).update(sent_by=actor.key, sent_at=now, changed_at=now)
    letter.refresh_from_db()
    _note(letter, actor, now, "send")
    if task is not None and not task.letters.filter(sent_at=None).exists():
        _record_sending(letter, task, actor, now, announced)


@transaction.atomic
def discard_letter(*, letter: Letter, actor: Actor, now: datetime) -> None:
    """The draft is gone; a letter that was sent stays."""
    if not may(actor, DRAFT_LETTER, party=letter.sender_id):
        raise NotAllowedError(_("Only a contributor of the party changes its letters."))
    _draft(letter)
    _note(letter, actor, now, "discard")
    letter.delete()


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


def _record_sending(letter: Letter, task: Task, actor: Actor, now: datetime, announced: bool) -> None:
    """The engagement of the sender; none where the stage is not shown by a letter, or was done before."""
    stage = process_of(task.occurrence.process).stage(task.stage)
    task.refresh_from_db()
    if task.done_on is not None or not stage.accepts(EVIDENCE):
        return
    if not may(actor, RECORD, party=task.owner_id, escalated=task.escalated_at is not None):
        return
    title, visibility = (stage.title.to("en"), "public") if announced else (letter.subject, "shared")
    account = Account(title=title, happened_on=now.date(), evidence_kind=EVIDENCE, visibility=visibility)
    written_to = sorted(set(task.letters.values_list("recipient_id", flat=True)))
    new = NewEngagement(
        party=task.owner_id, account=account, task=task, shared_with=written_to, form=letter.key, stands_on=EVIDENCE
    )
    record_engagement(new=new, actor=actor, now=now)


def _note(letter: Letter, actor: Actor, now: datetime, action: str) -> None:
    after = {"recipient": letter.recipient_id, "template": letter.template, "language": letter.language}
    audit.note(
        actor=actor,
        at=now,
        action=action,
        kind="letter",
        reference=letter.key,
        owner=letter.sender_id,
        after=after,
        is_sample=letter.occurrence.is_sample,
    )
