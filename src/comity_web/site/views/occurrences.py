"""One occurrence: its line of stages, who owes what, and what those who may do with it."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity_web.accounts.permissions import CONVENE, Actor, may
from comity_web.followup.catalogue import process_of
from comity_web.followup.date_warnings import warnings_of
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError
from comity_web.followup.holders import holders_of
from comity_web.followup.letter_dates import drafts_to_change
from comity_web.followup.letters import may_waive, visible_letters, waivable, waive_letter
from comity_web.followup.models import Occurrence, Task
from comity_web.followup.occurrences import (
    Preview,
    acknowledge_task,
    close_task,
    move_occurrence,
    move_stage,
    preview_move,
    resume_task,
    seat_parties,
)
from comity_web.followup.selectors import find_occurrence, visible_engagements
from comity_web.followup.stages import preview_stage, stages_for, takes_part
from comity_web.parties.models import Party
from comity_web.parties.selectors import party_names
from comity_web.site.acting import actor
from comity_web.site.holders_form import read_holders, role_fields
from comity_web.site.languages import interface_language
from comity_web.site.show import show_party
from comity_web.site.show_process import (
    show_moves,
    show_occurrence,
    show_process,
    show_stage,
    show_warning,
)
from comity_web.site.views.errors import refusal
from comity_web.site.views.processes import read_day

LATEST_CHANGES = 8


@require_safe
def occurrence(request: HttpRequest, key: str) -> HttpResponse:
    """The occurrence as this viewer may see it."""
    row, me, today = _find(request, key), actor(request), timezone.localdate()
    process = process_of(row.process)
    views = stages_for(occurrence=row, actor=me, today=today)
    shown = [show_stage(view, process, row, me) for view in views]
    recorded = list(visible_engagements(actor=me).filter(occurrence=row).order_by("happened_on", "id"))
    language = interface_language()
    planned = [view.planned for view in views]
    convenes = may(me, CONVENE, party=row.convener_id, is_sample=row.is_sample)
    warned = warnings_of(row, planned, today=today) if convenes else ()
    names = party_names(ids={one.party for one in warned if one.party}, language=language)
    seated = list(row.participations.select_related("party"))
    inside = takes_part(row, me)
    context = {
        "row": row,
        "occurrence": show_occurrence(row, process, today),
        "process": show_process(process),
        "stages": shown,
        "done": sum(stage.standing == "done" for stage in shown),
        "roles": [
            (role.name.to(language), [show_party(one.party) for one in seated if one.role == role.id])
            for role in process.roles
        ],
        "outcome": [one for one in recorded if one.current and one.current.reported_as],
        "recorded": recorded,
        "convenes": convenes,
        "inside": inside,
        "registers": any(stage.register == "delegations" for stage in process.stages),
        "warnings": [
            (process.stage(one.stage).title.to(language), show_warning(one, process, names))
            for one in warned
            if one.code != "past"
        ],
        "letters": [(one, show_party(one.recipient).name) for one in visible_letters(actor=me).filter(occurrence=row)],
        "changes": _changes(row) if inside else [],
    }
    return render(request, "site/occurrence.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, key: str) -> HttpResponse:
    """The anchor moves: what follows is shown first, and done when it is confirmed."""
    return _move(request, convened(request, key), "")


@require_http_methods(["GET", "HEAD", "POST"])
def stage_move(request: HttpRequest, key: str, stage: str) -> HttpResponse:
    """One stage is put on a day by hand; those counted from it follow."""
    row = convened(request, key)
    if stage not in {each.id for each in process_of(row.process).stages}:
        raise Http404
    return _move(request, row, stage)


def _move(request: HttpRequest, row: Occurrence, stage: str) -> HttpResponse:
    given = request.POST if request.method == "POST" else request.GET
    error: FollowupError | None = None
    preview: Preview | None = None
    day: date | None = None
    try:
        if "to" in given:
            day = read_day(given["to"])
            if request.method == "POST" and "confirm" in request.POST:
                _carry_out(request, row, stage, day)
                return HttpResponseRedirect(reverse("occurrence", args=[row.key]))
    except FollowupError as refused:
        error = refused
        row.refresh_from_db()
    today, process = timezone.localdate(), process_of(row.process)
    if day is not None:
        preview = (
            preview_stage(occurrence=row, stage=stage, day=day, today=today)
            if stage
            else preview_move(occurrence=row, anchor_on=day, today=today)
        )
    again, marked = _drafts_to_change(row, stage, day, preview, actor(request)) if preview and day else (0, 0)
    parties = {one.party for one in preview.warnings if one.party} if preview else set()
    names = party_names(ids=parties, language=interface_language())
    moves = show_moves(preview.moved, preview.warnings, process, names) if preview else []
    context = {
        "row": row,
        "process": show_process(process),
        "stage": process.stage(stage).title.to(interface_language()) if stage else "",
        "day": day,
        "typed": given.get("to", ""),
        "reason": given.get("reason", ""),
        "moves": moves,
        "warned": sum(bool(one.warnings) for one in moves),
        "again": again,
        "marked": marked,
        "error": error,
        "changes": _changes(row) if isinstance(error, ChangedMeanwhileError) else [],
    }
    return render(request, "site/occurrence-move.html", context, status=error.status if error else 200)


def _drafts_to_change(row: Occurrence, stage: str, day: date, preview: Preview, me: Actor) -> tuple[int, int]:
    dues = {one.stage: one.new for one in preview.moved}
    return drafts_to_change(occurrence=row, anchor_on=row.anchor_on if stage else day, dues=dues, actor=me)


def _carry_out(request: HttpRequest, row: Occurrence, stage: str, day: date) -> None:
    reason, version = request.POST.get("reason", "")[:2000], read_version(request)
    me, now = actor(request), timezone.now()
    if stage:
        move_stage(occurrence=row, stage=stage, day=day, reason=reason, actor=me, version=version, now=now)
    else:
        move_occurrence(occurrence=row, anchor_on=day, reason=reason, actor=me, version=version, now=now)


@require_http_methods(["GET", "HEAD", "POST"])
def seat(request: HttpRequest, key: str) -> HttpResponse:
    """Further parties hold roles."""
    row = convened(request, key)
    process = process_of(row.process)
    fields = role_fields(process, request.POST, held=holders_of(row))
    error: FollowupError | None = None
    if request.method == "POST" and "seat" in request.POST:
        try:
            holders = read_holders(fields, request.POST)
            seat_parties(
                occurrence=row,
                holders=holders,
                actor=actor(request),
                version=read_version(request),
                now=timezone.now(),
            )
            return HttpResponseRedirect(reverse("occurrence", args=[row.key]))
        except FollowupError as refused:
            error = refused
            row.refresh_from_db()
    context = {
        "row": row,
        "process": show_process(process),
        "fields": fields,
        "error": error,
        "changes": _changes(row) if isinstance(error, ChangedMeanwhileError) else [],
    }
    return render(request, "site/occurrence-seat.html", context, status=error.status if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, key: str, task: str, kind: str) -> HttpResponse:
    """A stage is skipped or refused, with a reason."""
    row, owed = _find_task(request, key, task)
    me = actor(request)
    skips = kind == "skip" and may_waive(owed, me)
    error: FollowupError | None = None
    if request.method == "POST":
        try:
            _close(request, owed, kind, me)
            return HttpResponseRedirect(f"{reverse('occurrence', args=[row.key])}#{owed.stage}")
        except FollowupError as refused:
            if refused.status == 403:
                raise PermissionDenied from refused
            error = refused
    context = {
        "row": row,
        "kind": kind,
        "stage": process_of(row.process).stage(owed.stage).title.to(interface_language()),
        "party": show_party(owed.owner),
        "recipients": [show_party(party) for party in Party.objects.filter(pk__in=waivable(owed))] if skips else [],
        "recipient": request.POST.get("recipient", ""),
        "reason": request.POST.get("reason", ""),
        "error": error,
    }
    return render(request, "site/task-close.html", context, status=error.status if error else 200)


def _close(request: HttpRequest, owed: Task, kind: str, me: Actor) -> None:
    """The stage is closed, or skipped for one of those to be written to, where the form names one."""
    reason, recipient, now = request.POST.get("reason", "")[:2000], request.POST.get("recipient", ""), timezone.now()
    if kind == "skip" and recipient:
        waive_letter(task=owed, recipient=recipient, reason=reason, actor=me, now=now)
    else:
        close_task(task=owed, kind=kind, reason=reason, actor=me, now=now)


@require_POST
def resume(request: HttpRequest, key: str, task: str) -> HttpResponse:
    """The stage is owed again."""
    row, owed = _find_task(request, key, task)
    try:
        resume_task(task=owed, actor=actor(request), now=timezone.now())
    except FollowupError as refused:
        return _refused(request, refused)
    return HttpResponseRedirect(f"{reverse('occurrence', args=[row.key])}#{owed.stage}")


@require_POST
def acknowledge(request: HttpRequest, key: str, task: str) -> HttpResponse:
    """The party has seen its task."""
    row, owed = _find_task(request, key, task)
    try:
        acknowledge_task(task=owed, actor=actor(request), now=timezone.now())
    except FollowupError as refused:
        return _refused(request, refused)
    return HttpResponseRedirect(f"{reverse('occurrence', args=[row.key])}#{owed.stage}")


def read_version(request: HttpRequest) -> int:
    """The version that the person looked at; one that no row has where the form says none."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _find(request: HttpRequest, key: str) -> Occurrence:
    found = find_occurrence(key=key, actor=actor(request))
    if found is None:
        raise Http404
    return found


def convened(request: HttpRequest, key: str) -> Occurrence:
    """The occurrence, for the focal points of its convener; 403 for others who see it."""
    row = _find(request, key)
    if not may(actor(request), CONVENE, party=row.convener_id, is_sample=row.is_sample):
        raise PermissionDenied
    return row


def _find_task(request: HttpRequest, key: str, task: str) -> tuple[Occurrence, Task]:
    row = _find(request, key)
    owed = row.tasks.select_related("owner", "occurrence").filter(key=task).first()
    if owed is None:
        raise Http404
    me = actor(request)
    if not _concerns(me, row, owed):
        raise PermissionDenied
    return row, owed


def _concerns(me: Actor, row: Occurrence, owed: Task) -> bool:
    """Whether the task is the actor's party's, or convened by it; roles are asked by the services."""
    if me.is_sample and not row.is_sample:
        return False
    return bool(me.party) and me.party in {owed.owner_id, row.convener_id} and bool(me.roles)


def _refused(request: HttpRequest, refused: FollowupError) -> HttpResponse:
    return refusal(request, refused.status, refused.what, hint=refused.hint)


def _changes(row: Occurrence) -> list[dict[str, object]]:
    """What was changed by hand, the latest first, by party and never by person."""
    rows = list(row.changes.order_by("-id")[:LATEST_CHANGES])
    names = party_names(ids={one.by_party for one in rows} | {one.party for one in rows}, language=interface_language())
    process = process_of(row.process)
    return [
        {
            "at": one.at,
            "kind": one.kind,
            "stage": process.stage(one.stage).title.to(interface_language()) if one.stage else "",
            "by": names.get(one.by_party, ""),
            "party": names.get(one.party, ""),
            "before": one.before,
            "after": one.after,
            "reason": one.reason,
        }
        for one in rows
    ]
