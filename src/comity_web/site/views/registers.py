"""The registers of expertise offered and asked for, agreements, commitments: one list, one form, one page for each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity.model.errors import ComityError
from comity_web.accounts.permissions import SHARE, Actor, may
from comity_web.followup import expertise, registers
from comity_web.followup.delegations import state_of_party
from comity_web.parties.models import Party
from comity_web.site import register_forms as forms
from comity_web.site.acting import actor
from comity_web.site.errors import show_error
from comity_web.site.register_forms import AGREEMENTS, COMMITMENTS, OFFERS, REQUESTS
from comity_web.site.settle_form import PartyNames
from comity_web.site.show import show_party
from comity_web.site.show_expertise import show_steps

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Register:
    """A register: its words, who sees what, who records, and how."""

    title: Promise
    lead: Promise
    add: Promise
    visible: Callable[[Actor, date], QuerySet[Any]]
    owner: str
    may_record: Callable[[Actor], bool]
    read: Callable[..., Any]
    record: Callable[..., Any]


REGISTERS: dict[str, Register] = {
    OFFERS: Register(
        _("Offers of expertise"),
        _("Fields in which parliaments and the IPU offer expertise, seen by parties while consent stands."),
        _("Offer expertise"),
        lambda who, today: registers.visible_offers(actor=who, today=today),
        "party",
        registers.may_record_offer,
        forms.read_offer,
        registers.record_offer,
    ),
    REQUESTS: Register(
        _("Requests for expertise"),
        _(
            "Expertise that parliaments and entities of the United Nations ask for. An open request is seen by people "
            "of any party; what becomes of it by who asks, who offers and the IPU."
        ),
        _("Ask for expertise"),
        lambda who, today: expertise.visible_requests(actor=who, today=today),
        "party",
        expertise.may_ask,
        forms.read_request,
        expertise.record_request,
    ),
    AGREEMENTS: Register(
        _("Agreements"),
        _("Agreements between two parties, clause by clause, with the mandates that each serves."),
        _("Record an agreement"),
        lambda who, today: registers.visible_agreements(actor=who, today=today),
        "parties",
        registers.may_record_agreement,
        forms.read_agreement,
        registers.record_agreement,
    ),
    COMMITMENTS: Register(
        _("Commitments and laws"),
        _("International commitments of States against their legislation, as governments and parliaments told."),
        _("Record a commitment"),
        lambda _who, _today: registers.visible_commitments(),
        "state",
        registers.may_record_commitment,
        forms.read_commitment,
        registers.record_commitment,
    ),
}


@never_cache
@require_safe
def register(request: HttpRequest, register: str) -> HttpResponse:
    """The entries that the one who asks may see, of all parties or of one."""
    kind, who, today = _register(register), actor(request), timezone.localdate()
    found, party = kind.visible(who, today), None
    if asked := request.GET.get("party", "")[:200].replace("\x00", ""):
        party = Party.objects.filter(pk=asked).first()
        owner = state_of_party(party) if party and register == COMMITMENTS else asked
        found = found.filter(**{f"{kind.owner}__pk": owner}) if party else found.none()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "register": register,
        "kind": kind,
        "page": page,
        "entries": [forms.show_entry(register, row, today) for row in page.object_list],
        "party": show_party(party) if party else None,
        "may_record": kind.may_record(who),
        "others": [(slug, other.title) for slug, other in REGISTERS.items() if slug != register],
    }
    return render(request, "site/register.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, register: str) -> HttpResponse:
    """A new entry of the party that the person acts for."""
    kind, who = _register(register), actor(request)
    if not kind.may_record(who):
        raise PermissionDenied
    error: ComityError | None = None
    if request.method == "POST":
        try:
            row = kind.record(new=kind.read(request.POST, _resolve), actor=who, now=timezone.now())
            return HttpResponseRedirect(reverse("register-entry", args=[register, row.pk]))
        except ComityError as refused:
            error = refused
    status = getattr(error, "status", 400) if error else 200
    context = {
        "register": register,
        "kind": kind,
        "heading": kind.add,
        "fields": forms.fill(forms.INPUTS[register], request.POST),
        "party": show_party(Party.objects.get(pk=who.party)),
        "error": show_error(error) if error else None,
    }
    return render(request, "site/register-form.html", context, status=status)


@never_cache
@require_safe
def entry(request: HttpRequest, register: str, pk: int) -> HttpResponse:
    """One entry, and what its party can do with it."""
    row = find_entry(request, register, pk)
    return render(request, "site/register-entry.html", shown(request, register, row))


@never_cache
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The offer is matched to nothing any more."""
    row, who = find_entry(request, OFFERS, pk), actor(request)
    if not may(who, SHARE, party=row.party_id, is_sample=row.is_sample):
        raise PermissionDenied
    registers.withdraw_offer(offer=row, actor=who, now=timezone.now())
    return HttpResponseRedirect(reverse("register-entry", args=[OFFERS, pk]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the law of a commitment stands, told anew."""
    row, who = find_entry(request, COMMITMENTS, pk), actor(request)
    if not registers.may_change_commitment(row, who):
        raise PermissionDenied
    error: ComityError | None = None
    if request.method == "POST":
        try:
            given, seen, now = forms.read_commitment(request.POST, _resolve), request.POST.get("seen", ""), _now()
            registers.change_commitment(commitment=row, new=given, seen=seen, actor=who, now=now)
            return HttpResponseRedirect(reverse("register-entry", args=[COMMITMENTS, pk]))
        except ComityError as refused:
            error, row = refused, find_entry(request, COMMITMENTS, pk)
    stands = {"status": row.status, "law": row.law, "status_on": row.status_on or "", "source": row.source}
    inputs = tuple(one for one in forms.INPUTS[COMMITMENTS] if one.name in forms.CHANGED)
    shown = forms.show_entry(COMMITMENTS, row, timezone.localdate())
    context = {
        "register": COMMITMENTS,
        "kind": REGISTERS[COMMITMENTS],
        "heading": shown.title,
        "fields": forms.fill(inputs, request.POST if error else stands),
        "party": shown.parties[0],
        "seen": row.at.isoformat(),
        "now_standing": shown if getattr(error, "status", 0) == 409 else None,
        "error": show_error(error) if error else None,
    }
    return render(request, "site/register-form.html", context, status=getattr(error, "status", 400) if error else 200)


def _now() -> datetime:
    return timezone.now()


def shown(request: HttpRequest, register: str, row: Any) -> dict[str, Any]:
    """What the page of an entry shows."""
    who = actor(request)
    mine = register == OFFERS and row.withdrawn_at is None
    return {
        "register": register,
        "kind": REGISTERS[register],
        "entry": forms.show_entry(register, row, timezone.localdate()),
        "pk": row.pk,
        "may_withdraw": mine and may(who, SHARE, party=row.party_id, is_sample=row.is_sample),
        "may_change": register == COMMITMENTS and registers.may_change_commitment(row, who),
        "steps": show_steps(row, who, timezone.localdate()) if register == REQUESTS else None,
    }


def _register(register: str) -> Register:
    if register not in REGISTERS:
        raise Http404
    return REGISTERS[register]


def find_entry(request: HttpRequest, register: str, pk: int) -> Any:
    """The entry; what the actor may not see is answered as what is not there."""
    row = _register(register).visible(actor(request), timezone.localdate()).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _resolve(name: str) -> str:
    return PartyNames().resolve(name, coin=False, named={})
