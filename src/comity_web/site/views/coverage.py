"""Coverage of a resolution: what was recorded about each of its paragraphs in a period, and by whom nothing."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity_web.accounts.permissions import ANYONE, SEE, may
from comity_web.parties.selectors import party_names
from comity_web.registry import selectors
from comity_web.registry.due import parse_day
from comity_web.registry.models import Work
from comity_web.reporting.coverage import Coverage, coverage_of
from comity_web.reporting.lines import figure_lines, say_audience, say_period
from comity_web.reporting.paper import write_document
from comity_web.reporting.tables import write_workbook
from comity_web.site.acting import actor
from comity_web.site.languages import Tongue, interface_language, wanted_languages
from comity_web.site.marks import document_url
from comity_web.site.show_state import show_covered

KINDS = {
    "docx": (write_document, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (write_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """The first and last day of a period; `problem` says why what was asked for is not it."""

    first: date
    last: date
    problem: str = ""


@require_safe
def coverage(request: HttpRequest, symbol: str) -> HttpResponse:
    """The coverage page: for a party's people with what their party sees, marked; for all others what is public."""
    work = _find(symbol)
    period = read_period(request, work)
    found = _coverage(request, work, period, own=request.GET.get("audience") != "public")
    query = {"from": period.first.isoformat(), "until": period.last.isoformat()}
    party = _party_name(found)
    context = {
        "coverage": found,
        "paragraphs": show_covered(found),
        "figures": figure_lines(found),
        "period": period,
        "period_words": say_period(found),
        "audience_words": say_audience(found, party),
        "party": party,
        "tongue": Tongue(found.language),
        "document_url": document_url(work.full_symbol),
        "public_query": urlencode(query | {"audience": "public"}),
        "files": [(kind, _file_url(work, kind, query)) for kind in KINDS],
        "own_files": [(kind, _file_url(work, kind, query | {"audience": "party"})) for kind in KINDS]
        if found.party
        else [],
        "today": timezone.localdate(),
    }
    return render(request, "site/coverage.html", context)


@require_safe
def export(request: HttpRequest, symbol: str, kind: str) -> HttpResponse:
    """The coverage as a file: what is public, unless a party's people ask for what their party sees."""
    work = _find(symbol)
    own = request.GET.get("audience") == "party"
    found = _coverage(request, work, read_period(request, work), own=own)
    write, media_type = KINDS[kind]
    data = write(found, language=interface_language(), right_to_left=get_language_bidi(), party=_party_name(found))
    name = f"coverage-{work.full_symbol.replace('/', '-')}{'-internal' if found.party else ''}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(data, content_type=media_type, headers=headers)


def read_period(request: HttpRequest, work: Work) -> Period:
    """The period of the query; from the day of adoption until today where it says nothing that can be one."""
    today = timezone.localdate()
    start = work.adopted_on or date(1946, 1, 1)
    asked = request.GET.get("from", ""), request.GET.get("until", "")
    first, last = (parse_day(text) for text in asked)
    if (asked[0] and first is None) or (asked[1] and last is None):
        return Period(start, today, _("A day is written as year, month, day: 2026-03-31."))
    first, last = first or min(start, last or start), min(last or today, today)
    if first > last:
        return Period(start, today, _("The period ends before it begins."))
    return Period(first, last)


def _find(symbol: str) -> Work:
    work = selectors.find_work(symbol=symbol)
    if work is None or not selectors.expressions_of(work=work):
        raise Http404(_("%(symbol)s has not been read here.") % {"symbol": symbol})
    return work


def _coverage(request: HttpRequest, work: Work, period: Period, *, own: bool) -> Coverage:
    who = actor(request) if own else ANYONE
    return coverage_of(
        work=work,
        first=period.first,
        last=period.last,
        known=timezone.localdate(),
        actor=who if may(who, SEE, party=who.party) else ANYONE,
        languages=wanted_languages(request),
    )


def _party_name(found: Coverage) -> str:
    return party_names(ids=[found.party], language=interface_language()).get(found.party, "") if found.party else ""


def _file_url(work: Work, kind: str, query: dict[str, str]) -> str:
    return f"{reverse('coverage-file', args=[work.full_symbol, kind])}?{urlencode(query)}"
