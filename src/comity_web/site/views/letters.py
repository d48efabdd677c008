"""Letters of an occurrence: drafted, changed, sent once, taken along as a Word document."""

import secrets
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from comity_web.accounts.permissions import DRAFT_LETTER, SEND_LETTER, Actor, may
from comity_web.followup.catalogue import process_of
from comity_web.followup.errors import FollowupError
from comity_web.followup.holders import holders_of
from comity_web.followup.letter_files import letter_document
from comity_web.followup.letters import (
    NewLetter,
    discard_letter,
    draft_letter,
    draft_to_all,
    drafts_of,
    revise_letter,
    send_drafts,
    send_letter,
    version_of,
    visible_letters,
)
from comity_web.followup.models import Letter, Task
from comity_web.followup.selectors import find_occurrence
from comity_web.followup.written import written_for
from comity_web.parties.models import Party
from comity_web.site.acting import actor
from comity_web.site.languages import Tongue, interface_language
from comity_web.site.show import show_party
from comity_web.site.show_letters import show_draft
from comity_web.site.show_process import show_written
from comity_web.site.words import LANGUAGES

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, key: str, task: str) -> HttpResponse:
    """A draft for a task, to one of those it is owed to or to another who takes part."""
    owed, me = _find_task(request, key, task), actor(request)
    if not may(me, DRAFT_LETTER, party=owed.owner_id, is_sample=owed.occurrence.is_sample):
        raise PermissionDenied
    error: FollowupError | None = None
    if request.method == "POST":
        try:
            given = NewLetter(
                owed,
                request.POST.get("recipient", ""),
                request.POST.get("language", ""),
                request.POST.get("form", "")[:40],
            )
            return _draft(given, me, to_all="all" in request.POST)
        except FollowupError as refused:
            error = refused
    written = written_for(owed)
    recipients = _recipients(owed)
    context = {
        "row": owed.occurrence,
        "written": show_written(written),
        "missing": [show_party(party) for party in recipients if party.pk in written.missing],
        "undrafted": len(written.undrafted),
        "stage": process_of(owed.occurrence.process).stage(owed.stage).title.to(interface_language()),
        "recipients": [show_party(party) for party in recipients],
        "tongues": [Tongue(code) for code in LANGUAGES],
        "language": request.POST.get("language") or interface_language(),
        "chosen": request.POST.get("recipient", ""),
        "error": error,
        "form": request.POST.get("form") or secrets.token_urlsafe(24),
    }
    return render(request, "site/letter-new.html", context, status=error.status if error else 200)


def _draft(given: NewLetter, me: Actor, *, to_all: bool) -> HttpResponse:
    """One draft, or one for each who has none; then the page of the draft, or of all of them."""
    now, task = timezone.now(), given.task
    if not to_all:
        made = draft_letter(new=given, actor=me, now=now)
        return HttpResponseRedirect(reverse("letter", args=[made.key]))
    draft_to_all(task=task, language=given.language, form=given.form, actor=me, now=now)
    return HttpResponseRedirect(f"{reverse('occurrence', args=[task.occurrence.key])}#letters-head")


def _recipients(task: Task) -> list[Party]:
    """Those that the stage is owed to, who has no letter yet before the others, then all others who take part."""
    holders = holders_of(task.occurrence)
    roles = process_of(task.occurrence.process).stage(task.stage).owed_to
    first = [party for role in roles for party in holders.get(role, ())]
    ordered = dict.fromkeys(
        [*written_for(task).missing, *first, *(party for held in holders.values() for party in held)]
    )
    known = Party.objects.in_bulk(list(ordered))
    return [known[party] for party in ordered if party != task.owner_id]


@require_http_methods(["GET", "HEAD", "POST"])
def drafts(request: HttpRequest, key: str, task: str) -> HttpResponse:
    """The drafts of a task, looked at and sent together."""
    owed, me = _find_task(request, key, task), actor(request)
    escalated, sample = owed.escalated_at is not None, owed.occurrence.is_sample
    if not may(me, SEND_LETTER, party=owed.owner_id, escalated=escalated, is_sample=sample):
        raise PermissionDenied
    ticked = dict(one.split(" ", 1) for one in request.POST.getlist("letter") if " " in one)
    error: FollowupError | None = None
    if request.method == "POST":
        try:
            _send(request, owed, ticked, me)
            return HttpResponseRedirect(f"{reverse('occurrence', args=[key])}#letters-head")
        except FollowupError as refused:
            error = refused
    found = list(drafts_of(owed))
    context = {
        "row": owed.occurrence,
        "stage": process_of(owed.occurrence.process).stage(owed.stage).title.to(interface_language()),
        "written": show_written(written_for(owed)),
        "drafts": [show_draft(one, ticked=error is None or one.key in ticked) for one in found],
        "dates_moved": any(one.dates_moved_at for one in found),
        "announced": "announced" in request.POST,
        "error": error,
    }
    return render(request, "site/letters-send.html", context, status=error.status if error else 200)


def _send(request: HttpRequest, owed: Task, ticked: dict[str, str], me: Actor) -> None:
    announced, checked = "announced" in request.POST, "dates_checked" in request.POST
    send_drafts(task=owed, seen=ticked, actor=me, now=timezone.now(), announced=announced, dates_checked=checked)


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, key: str) -> HttpResponse:
    """A letter; its draft can be changed, sent and thrown away by those of the sender who may."""
    row, me = _find(request, key), actor(request)
    error: FollowupError | None = None
    if request.method == "POST":
        try:
            return _act(request, row, me)
        except FollowupError as refused:
            if refused.status == 403:
                raise PermissionDenied from refused
            error = refused
            row = _find(request, key)
    kept = error is not None and row.sent_at is None
    escalated = row.task is not None and row.task.escalated_at is not None
    occurrence = find_occurrence(key=row.occurrence.key, actor=me)
    context = {
        "letter": row,
        "occurrence": occurrence,
        "tongue": Tongue(row.language),
        "sender": show_party(row.sender),
        "recipient": show_party(row.recipient),
        "subject": request.POST.get("subject", row.subject) if kept else row.subject,
        "body": request.POST.get("body", row.body) if kept else row.body,
        "seen": version_of(row),
        "moved_days": _moved_days(row),
        "may_draft": row.sent_at is None and may(me, DRAFT_LETTER, party=row.sender_id),
        "may_send": row.sent_at is None and may(me, SEND_LETTER, party=row.sender_id, escalated=escalated),
        "error": error,
    }
    return render(request, "site/letter.html", context, status=error.status if error else 200)


def _moved_days(row: Letter) -> list[tuple[str, date]]:
    """The new days of a draft whose dates moved since a person wrote it, each with its name; none for others."""
    if row.sent_at is not None or row.dates_moved_at is None or row.task is None:
        return []
    process, language = process_of(row.occurrence.process), interface_language()
    stage = process.stage(row.task.stage)
    return [
        (process.anchor.to(language), row.occurrence.anchor_on),
        (stage.title.to(language), row.task.due_on),
    ]


def _act(request: HttpRequest, row: Letter, me: Actor) -> HttpResponse:
    """What the button pressed says: the draft is thrown away, kept as typed, or kept as typed and sent."""
    now, seen = timezone.now(), request.POST.get("seen", "")
    if "discard" in request.POST:
        occurrence = row.occurrence.key
        discard_letter(letter=row, actor=me, now=now)
        return HttpResponseRedirect(reverse("occurrence", args=[occurrence]))
    subject, body = request.POST.get("subject", row.subject), request.POST.get("body", row.body)
    if "send" not in request.POST or _differs(row, subject, body):
        revise_letter(letter=row, subject=subject, body=body, seen=seen, actor=me, now=now)
        seen = version_of(row)
    if "send" in request.POST:
        announced, checked = "announced" in request.POST, "dates_checked" in request.POST
        send_letter(letter=row, seen=seen, actor=me, now=now, announced=announced, dates_checked=checked)
    return HttpResponseRedirect(reverse("letter", args=[row.key]))


def _differs(row: Letter, subject: str, body: str) -> bool:
    return (subject.strip(), "".join(body.split())) != (row.subject, "".join(row.body.split()))


@require_safe
def letter_file(request: HttpRequest, key: str) -> HttpResponse:
    """The letter as a Word document."""
    row = _find(request, key)
    return HttpResponse(
        letter_document(row),
        content_type=DOCX,
        headers={"Content-Disposition": f'attachment; filename="{row.key}-{row.language}.docx"'},
    )


def _find(request: HttpRequest, key: str) -> Letter:
    found = visible_letters(actor=actor(request)).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def _find_task(request: HttpRequest, key: str, task: str) -> Task:
    row = find_occurrence(key=key, actor=actor(request))
    found = row.tasks.select_related("owner", "occurrence__subject").filter(key=task).first() if row else None
    if found is None:
        raise Http404
    return found
