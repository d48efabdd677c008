"""Engagements: the list, the page of one with its evidence and history, and what its party can do there."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from comity.model.errors import ComityError
from comity.processes.process import FIELDS
from comity_web.accounts.permissions import ADD_EVIDENCE, CONFIRM, CORRECT, SEE, SHARE, Actor, may, may_see
from comity_web.followup.catalogue import process_of
from comity_web.followup.engagement_lists import EngagementFilter, engaged_parties, evidence_of, find_engagements
from comity_web.followup.engagements import (
    add_evidence,
    add_link,
    confirm_record,
    share_engagement,
    withdraw_engagement,
)
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError
from comity_web.followup.evidence import KINDS, find_evidence, is_shown
from comity_web.followup.models import Engagement, EngagementRecord
from comity_web.followup.selectors import find_engagement
from comity_web.registry import selectors
from comity_web.registry.models import Mandate
from comity_web.site.acting import actor
from comity_web.site.engagement_form import files_sent, links_typed, read_day, typed_in
from comity_web.site.errors import show_error
from comity_web.site.htmx import is_partial
from comity_web.site.languages import interface_language, wanted_languages
from comity_web.site.settle_form import PartyNames
from comity_web.site.show import show_mandate, show_party
from comity_web.site.show_engagement import (
    field_name,
    occurrence_url,
    show_engagement,
    show_evidence,
    show_record,
    sufficing,
)

PER_PAGE = 25
MOST_SHARES = 30


@never_cache
@require_safe
def engagements(request: HttpRequest) -> HttpResponse:
    """What parties did, as far as the one who asks may see it; the list alone when htmx asks for it."""
    who, chosen = actor(request), read_filter(request.GET)
    page = Paginator(find_engagements(chosen=chosen, actor=who), PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "page": page,
        "engagements": [show_engagement(row) for row in page.object_list],
        "chosen": chosen,
    }
    if is_partial(request):
        return render(request, "site/partials/engagements.html", context)
    language = interface_language()
    offered = sorted(engaged_parties(actor=who), key=lambda party: party.name(language).casefold())
    context |= {
        "parties": [show_party(row) for row in offered],
        "fields": [(field, field_name(field)) for field in FIELDS],
    }
    return render(request, "site/engagements.html", context)


def read_filter(query: QueryDict) -> EngagementFilter:
    """The filter in a query; what cannot be a value of a field is passed over."""
    return EngagementFilter(
        party=query.get("party", "")[:200].replace("\x00", ""),
        field=query.get("field", "") if query.get("field") in FIELDS else "",
        mandate=query.get("mandate", "")[:24].replace("\x00", ""),
        since=_day(query.get("since", "")),
        until=_day(query.get("until", "")),
    )


def _day(text: str) -> date | None:
    try:
        return read_day(text.strip()[:10])
    except FollowupError:
        return None


@never_cache
@require_safe
def engagement(request: HttpRequest, key: str) -> HttpResponse:
    """One engagement: its record, what it answers, its evidence, its corrections."""
    return _page(request, _found(request, key))


def _found(request: HttpRequest, key: str) -> Engagement:
    """The engagement; what the actor may not see is answered as what is not there."""
    row = find_engagement(key=key, actor=actor(request))
    if row is None:
        raise Http404(_("There is no engagement with this id."))
    return row


def _page(request: HttpRequest, row: Engagement, error: ComityError | None = None, status: int = 200) -> HttpResponse:
    who, today, wanted = actor(request), timezone.localdate(), wanted_languages(request)
    process = row.occurrence.process if row.occurrence else ""
    records = [show_record(record, process=process) for record in _records(row, who)]
    mandates = selectors.mandates_with_words(
        Mandate.objects.filter(engagement_links__in=row.mandate_links.filter(ended_at=None))
    )
    sample = row.is_sample
    own = may(who, SEE, party=row.party_id, is_sample=sample)
    may_share = may(who, SHARE, party=row.party_id, is_sample=sample)
    names = PartyNames() if may_share else None
    shared = [share.party for share in row.shares.filter(ended_at=None).select_related("party")] if own else []
    sent = request.POST.getlist("party") if request.POST else []
    permalink = request.build_absolute_uri(reverse("engagement", args=[row.key]))
    shown = show_engagement(row)
    context = {
        "engagement": shown,
        "records": records,
        "current": records[0],
        "occurrence_url": occurrence_url(row.occurrence.key) if row.occurrence else "",
        "mandates": [show_mandate(mandate, wanted, today) for mandate in mandates],
        "evidence": [show_evidence(piece) for piece in evidence_of(engagement=row)],
        "wanting": _wanting(row),
        "own": own,
        "may_correct": may(who, CORRECT, party=row.party_id, is_sample=sample) and not row.withdrawn,
        "may_add": may(who, ADD_EVIDENCE, party=row.party_id, is_sample=sample) and not row.withdrawn,
        "may_confirm": may(who, CONFIRM, party=row.party_id, is_sample=sample)
        and records[0].confirmed_at is None
        and not row.withdrawn,
        "may_share": may_share and not row.withdrawn,
        "shared_with": [show_party(party) for party in shared],
        "share_inputs": [*(sent or [names.name_of(party.pk) for party in shared]), "", ""] if names else [],
        "party_names": names.names() if names else [],
        "permalink": permalink,
        "citation": ", ".join([shown.party.name, shown.title, shown.happened_on.isoformat(), permalink]),
        "accept": ",".join(KINDS),
        "reason": request.POST.get("reason", ""),
        "links": request.POST.get("links", ""),
        "error": show_error(error) if error else None,
    }
    return render(request, "site/engagement.html", context, status=status)


def _wanting(row: Engagement) -> tuple[str, ...]:
    """What would show that the stage was done, of which none is there; nothing where it is, or no stage is answered."""
    if row.task is None or row.occurrence is None or row.current is None or row.withdrawn:
        return ()
    process = process_of(row.occurrence.process)
    return () if is_shown(row, process) else sufficing(row.current.evidence_kind, process.id)


def _records(row: Engagement, who: Actor) -> list[EngagementRecord]:
    """The records, the current one first. Of a record that was private, others than its party are told nothing."""
    shared = frozenset(row.shares.filter(ended_at=None).values_list("party_id", flat=True))
    found = list(row.records.select_related("confirmation").order_by("-sequence"))
    return found[:1] + [
        record
        for record in found[1:]
        if may_see(who, owner=row.party_id, visibility=record.visibility, shared_with=shared)
    ]


@never_cache
@require_safe
def evidence(request: HttpRequest, evidence_id: int) -> HttpResponse:
    """The bytes of a piece of evidence, to be kept and not shown; for whom may see its engagement."""
    found = find_evidence(evidence_id=evidence_id, actor=actor(request))
    if found is None or found.file is None:
        raise Http404(_("There is no evidence at this address."))
    response = HttpResponse(bytes(found.file.content), content_type=found.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _change(request: HttpRequest, key: str, act: Callable[[Engagement], None], done: str) -> HttpResponse:
    """Back on the engagement's page when it is done; else the page with the refusal and what was typed."""
    row = _found(request, key)
    try:
        act(row)
    except ComityError as error:
        return _page(request, _found(request, key), error, getattr(error, "status", 400))
    messages.success(request, done)
    return HttpResponseRedirect(reverse("engagement", args=[key]))


@never_cache
@require_POST
@login_required
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """The engagement counts no more."""

    def act(row: Engagement) -> None:
        withdraw_engagement(
            engagement=row,
            reason=typed_in(request.POST).reason,
            sequence=_sequence(request),
            actor=actor(request),
            now=timezone.now(),
        )

    return _change(request, key, act, _("The record is withdrawn."))


@never_cache
@require_POST
@login_required
def share(request: HttpRequest, key: str) -> HttpResponse:
    """Exactly the parties named see it while it is shared."""

    def act(row: Engagement) -> None:
        names = PartyNames()
        given = [name for name in request.POST.getlist("party")[:MOST_SHARES] if name.strip()]
        parties = [names.resolve(name[:200].replace("\x00", ""), coin=False, named={}) for name in given]
        chosen = [party for party in dict.fromkeys(parties) if party != row.party_id]
        share_engagement(engagement=row, parties=chosen, actor=actor(request), now=timezone.now())

    return _change(request, key, act, _("It is shared with these parties."))


@never_cache
@require_POST
@login_required
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """The current record, if it is the one that was looked at, is confirmed as the party's own."""

    def act(row: Engagement) -> None:
        record = row.current
        if record is None or record.sequence != _sequence(request):
            raise ChangedMeanwhileError("somebody else corrected this record meanwhile", code="corrected-meanwhile")
        confirm_record(record=record, actor=actor(request), now=timezone.now())

    return _change(request, key, act, _("The record is confirmed."))


@never_cache
@require_POST
@login_required
def add(request: HttpRequest, key: str) -> HttpResponse:
    """Files and addresses are evidence of the engagement; all of them or none."""

    def act(row: Engagement) -> None:
        now, who = timezone.now(), actor(request)
        with transaction.atomic():
            for file in files_sent(request):
                add_evidence(engagement=row, file=file, actor=who, now=now)
            for link in links_typed(typed_in(request.POST)):
                add_link(engagement=row, link=link, actor=who, now=now)

    return _change(request, key, act, _("The evidence is kept."))


def _sequence(request: HttpRequest) -> int:
    text = request.POST.get("sequence", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
