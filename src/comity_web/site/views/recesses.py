"""The recesses of a parliament: its focal points and administrators say when it does not sit."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from comity_web.accounts.permissions import EDIT_PARTY, SEE, may
from comity_web.followup.errors import FollowupError
from comity_web.followup.recesses import (
    RecessDays,
    correct_recess,
    may_edit_recesses,
    record_recess,
    remove_recess,
    version_of,
)
from comity_web.parties.models import Party, Recess
from comity_web.parties.selectors import recesses_of
from comity_web.site.acting import actor
from comity_web.site.errors import show_error
from comity_web.site.show import show_party
from comity_web.site.views.processes import read_day

LONGEST_SOURCE = 200


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def recesses(request: HttpRequest, party_id: str) -> HttpResponse:
    """The parliament's recesses, and the form that records one."""
    party = _edited_party(request, party_id)
    if request.method != "POST":
        return _page(request, party)

    def do() -> str:
        record_recess(parliament=party, days=_days(request), actor=actor(request), now=timezone.now())
        return _("The recess is recorded.")

    return _change(request, party, do, adding=True)


@never_cache
@login_required
@require_POST
def recess(request: HttpRequest, party_id: str, recess_id: int) -> HttpResponse:
    """The recess has the days that were sent, or is removed."""
    party = _edited_party(request, party_id)
    row = Recess.objects.filter(parliament=party, pk=recess_id).first()
    if row is None:
        raise Http404
    if not may(actor(request), EDIT_PARTY, party=party.pk, is_sample=row.is_sample):
        raise PermissionDenied
    seen, who, now = request.POST.get("seen", ""), actor(request), timezone.now()

    def do() -> str:
        if "remove" in request.POST:
            remove_recess(recess=row, seen=seen, actor=who, now=now)
            return _("The recess is removed.")
        correct_recess(recess=row, days=_days(request), seen=seen, actor=who, now=now)
        return _("The recess is corrected.")

    return _change(request, party, do)


def _edited_party(request: HttpRequest, party_id: str) -> Party:
    """The parliament whose recesses the actor keeps; 404 to who does not belong to it, 403 to who does otherwise."""
    asking = actor(request)
    party = Party.objects.filter(pk=party_id, kind="parliament").first()
    if party is None or not may(asking, SEE, party=party_id):
        raise Http404
    if not may_edit_recesses(asking, party):
        raise PermissionDenied
    return party


def _change(request: HttpRequest, party: Party, do: Callable[[], str], *, adding: bool = False) -> HttpResponse:
    """The page after `do`, which says what was done; or again, with what was refused and what was typed anew."""
    try:
        messages.success(request, do())
    except FollowupError as error:
        return _page(request, party, error=error, adding=adding)
    return HttpResponseRedirect(reverse("recesses", args=[party.pk]))


def _days(request: HttpRequest) -> RecessDays:
    source = " ".join(request.POST.get("source", "").replace("\x00", "").split())
    return RecessDays(_day(request, "first"), _day(request, "last"), source[:LONGEST_SOURCE])


def _day(request: HttpRequest, name: str) -> date:
    return read_day(request.POST.get(name, ""))


def _page(
    request: HttpRequest, party: Party, *, error: FollowupError | None = None, adding: bool = False
) -> HttpResponse:
    who, today = actor(request), timezone.localdate()
    context = {
        "party": show_party(party),
        "party_id": party.pk,
        "recesses": [
            (row, version_of(row), may(who, EDIT_PARTY, party=party.pk, is_sample=row.is_sample), row.last < today)
            for row in recesses_of(party.pk)
        ],
        "typed": request.POST if adding else {},
        "error": show_error(error) if error else None,
    }
    return render(request, "site/recesses.html", context, status=error.status if error else 200)
