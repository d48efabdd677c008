"""Processes: all of them with what comes next, one of them, and an occurrence of it opened."""

import secrets
from datetime import date

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comity.processes.process import Process
from comity_web.accounts.permissions import CONVENE, may
from comity_web.followup.catalogue import all_processes
from comity_web.followup.errors import FollowupError
from comity_web.followup.occurrences import NewOccurrence, open_occurrence
from comity_web.followup.selectors import visible_occurrences
from comity_web.parties.models import Party
from comity_web.registry.symbols import fold
from comity_web.site.acting import actor
from comity_web.site.holders_form import read_holders, role_fields
from comity_web.site.languages import interface_language
from comity_web.site.show import show_party
from comity_web.site.show_process import show_occurrence, show_offset, show_process

NEXT = 3
PER_PAGE = 50


@require_safe
def processes(request: HttpRequest) -> HttpResponse:
    """Every process with its next occurrences; narrowed to words of a title, or to what is still to come."""
    words = request.GET.get("q", "").strip()[:100]
    today = timezone.localdate()
    coming = visible_occurrences(actor=actor(request)).filter(anchor_on__gte=today).order_by("anchor_on", "id")
    by_process: dict[str, list[object]] = {}
    known = all_processes()
    for row in coming:
        by_process.setdefault(row.process, []).append(show_occurrence(row, known.get(row.process), today))
    only = request.GET.get("with") == "coming"
    groups = [
        (show_process(process), by_process.get(process.id, [])[:NEXT], len(by_process.get(process.id, [])))
        for process in known.values()
        if _speaks_of(process, words) and (not only or process.id in by_process)
    ]
    groups.sort(key=lambda group: group[1][0].anchor_on if group[1] else date.max)  # type: ignore[attr-defined]
    return render(request, "site/processes.html", {"groups": groups, "words": words, "only": only})


def _speaks_of(process: Process, words: str) -> bool:
    language = interface_language()
    text = fold(" ".join((process.row, process.title.to(language), process.text.to(language))))
    return all(fold(word) in text for word in words.split())


@require_safe
def process(request: HttpRequest, process_id: str) -> HttpResponse:
    """One process: its stages as described, and every occurrence that the viewer may see, the next first."""
    found = _find(process_id)
    today, language = timezone.localdate(), interface_language()
    seen = visible_occurrences(actor=actor(request)).filter(process=found.id)
    past = request.GET.get("when") == "past"
    rows = seen.filter(anchor_on__lt=today).order_by("-anchor_on", "id") if past else seen.filter(anchor_on__gte=today)
    page = Paginator(rows.order_by("-anchor_on" if past else "anchor_on", "id"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    titles = {stage.id: stage.title.to(language) for stage in found.stages}
    roles = {role.id: role.name.to(language) for role in found.roles}
    stages = [
        {
            "title": titles[stage.id],
            "text": stage.text.to(language) if stage.text else "",
            "distance": show_offset(stage.offset),
            "before": min(stage.offset.years, stage.offset.months, stage.offset.weeks, stage.offset.days) < 0,
            "after": titles.get(stage.after, ""),
            "usual": stage.usual,
            "owed_by": [roles[role] for role in stage.owed_by],
            "required": stage.required,
        }
        for stage in found.stages
    ]
    me = actor(request)
    context = {
        "process": show_process(found),
        "stages": stages,
        "page": page,
        "past": past,
        "occurrences": [show_occurrence(row, found, today) for row in page.object_list],
        "may_open": may(me, CONVENE, party=me.party),
    }
    return render(request, "site/process.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, process_id: str) -> HttpResponse:
    """A focal point opens an occurrence that their party convenes; what was typed is kept when it is refused."""
    found, me = _find(process_id), actor(request)
    if not may(me, CONVENE, party=me.party):
        raise PermissionDenied
    error: FollowupError | None = None
    fields = role_fields(found, request.POST, held={})
    if request.method == "POST" and "open" in request.POST:
        try:
            given = NewOccurrence(
                process=found.id,
                title=_title(request),
                anchor_on=read_day(request.POST.get("anchor_on", "")),
                convener=me.party,
                subject=_subject(request.POST.get("subject", "")),
                theme=request.POST.get("theme", "")[:2000].strip(),
                place=request.POST.get("place", "")[:200].strip(),
                resolution=request.POST.get("resolution", "")[:132],
                visibility="participants" if request.POST.get("visibility") == "participants" else "public",
                holders=read_holders(fields, request.POST),
                form=request.POST.get("form", "")[:40],
            )
            made = open_occurrence(new=given, actor=me, now=timezone.now())
            return HttpResponseRedirect(reverse("occurrence", args=[made.key]))
        except FollowupError as refused:
            error = refused
    states = [show_party(row) for row in Party.objects.filter(kind="state", listed=True)]
    context = {
        "process": show_process(found),
        "convener": show_party(Party.objects.get(pk=me.party)),
        "fields": fields,
        "states": sorted(states, key=lambda one: one.name.casefold()),
        "typed": request.POST,
        "error": error,
        "form": request.POST.get("form") or secrets.token_urlsafe(24),
    }
    return render(request, "site/occurrence-new.html", context, status=error.status if error else 200)


def _find(process_id: str) -> Process:
    found = all_processes().get(process_id)
    if found is None:
        raise Http404
    return found


def _title(request: HttpRequest) -> str:
    title = request.POST.get("title", "").strip()[:300]
    if not title:
        raise FollowupError(_("Give it a title."))
    return title


def read_day(text: str) -> date:
    """The day; raises FollowupError for what is none."""
    try:
        day = parse_date(text.strip())
    except ValueError:
        day = None
    if day is None or not 1900 <= day.year <= 2200:
        raise FollowupError(_("“%(text)s” is no day.") % {"text": text[:40]}, hint=_("Write it as 2027-03-31."))
    return day


def _subject(party: str) -> str:
    if party and not Party.objects.filter(pk=party).exists():
        raise FollowupError(_("There is no such party."))
    return party
