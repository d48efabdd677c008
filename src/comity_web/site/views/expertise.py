"""What becomes of a request for expertise: a step further, or taken back."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from comity_web.followup import expertise
from comity_web.followup.errors import FollowupError
from comity_web.followup.expertise import NewStep
from comity_web.site.acting import actor
from comity_web.site.engagement_form import read_day
from comity_web.site.errors import show_error
from comity_web.site.register_forms import REQUESTS, typed
from comity_web.site.show_expertise import KINDS
from comity_web.site.views.registers import find_entry, shown


@never_cache
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing is asked for any more."""
    row = find_entry(request, REQUESTS, pk)
    try:
        expertise.withdraw_request(request=row, actor=actor(request), now=timezone.now())
    except FollowupError as refused:
        return _refused(request, pk, refused)
    return HttpResponseRedirect(reverse("register-entry", args=[REQUESTS, pk]))


@never_cache
@require_POST
def step(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The request stands one step further, or the page says why not with what was typed."""
    if kind not in KINDS:
        raise Http404
    row, given = find_entry(request, REQUESTS, pk), request.POST
    try:
        new = NewStep(
            kind=kind,
            offer=_number(given.get("offer", "")),
            happened_on=read_day(typed(given, "happened_on", 10)),
            text=typed(given, "text", 2_000),
            link=typed(given, "link", 500),
            seen=_number(given.get("seen", "")) or 0,
        )
        expertise.take_step(request=row, new=new, actor=actor(request), now=timezone.now())
    except FollowupError as refused:
        return _refused(request, pk, refused)
    return HttpResponseRedirect(reverse("register-entry", args=[REQUESTS, pk]))


def _refused(request: HttpRequest, pk: int, refused: FollowupError) -> HttpResponse:
    """The page as it stands now, with the reason; 403 where the step is not theirs."""
    if refused.status == 403:
        raise PermissionDenied from refused
    row = find_entry(request, REQUESTS, pk)
    context = shown(request, REQUESTS, row) | {
        "error": show_error(refused),
        "typed": {name: typed(request.POST, name, 2_000) for name in ("text", "link", "happened_on")},
    }
    return render(request, "site/register-entry.html", context, status=refused.status)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
