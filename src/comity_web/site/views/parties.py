"""Parties: who is asked, and all that is asked of one."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.bodies import KINDS
from comity_web.parties.models import Party
from comity_web.parties.selectors import chambers_of, membership_of
from comity_web.registry import selectors
from comity_web.registry.selectors import MandateFilter
from comity_web.site.languages import interface_language, wanted_languages
from comity_web.site.show import show_mandate, show_party
from comity_web.site.words import KINDS as KIND_WORDS

PER_PAGE = 100
NEXT = 5


@require_safe
def parties(request: HttpRequest) -> HttpResponse:
    """Every party that is asked something, by kind, with how many mandates ask it."""
    order = (*KINDS, "unlisted", "")
    found = selectors.asked_parties()
    language = interface_language()
    found.sort(key=lambda party: (_rank(order, party), party.name(language).casefold()))
    groups = [
        (KIND_WORDS.get(kind, kind), [(show_party(row), row) for row in rows])
        for kind, rows in groupby(found, key=lambda party: party.kind)
    ]
    return render(request, "site/parties.html", {"groups": groups, "count": len(found)})


def _rank(order: tuple[str, ...], party: Party) -> int:
    return order.index(party.kind) if party.kind in order else len(order)


@require_safe
def party(request: HttpRequest, party_id: str) -> HttpResponse:
    """All that is asked of this party: what is due next, then every mandate by resolution or by strength."""
    row = selectors.find_party(party_id=party_id)
    if row is None:
        raise Http404(_("There is no party with this id."))
    today, wanted = timezone.localdate(), wanted_languages(request)
    by = "strength" if request.GET.get("by") == "strength" else "resolution"
    role = "with" if request.GET.get("role") == "with" else "addressee"
    order = "strength" if by == "strength" else "newest"
    found = selectors.find_mandates(chosen=MandateFilter(party=party_id, role=role, order=order), today=today)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = [show_mandate(mandate, wanted, today) for mandate in page.object_list]
    grouped = (
        [(act, list(rows)) for act, rows in groupby(shown, key=lambda mandate: mandate.act)]
        if by == "strength"
        else [(work, list(rows)) for work, rows in groupby(shown, key=lambda mandate: mandate.work)]
    )
    due = selectors.due_next(today=today, limit=NEXT, party=party_id)
    context = {
        "party": show_party(row),
        "kind": KIND_WORDS.get(row.kind, row.kind),
        "listed": row.listed,
        "names": row.names,
        "parent": show_party(row.parent) if row.parent else None,
        "chambers": chambers_of(row.pk) if row.kind == "parliament" else [],
        "membership": membership_of(row.pk) if row.kind == "parliament" else None,
        "by": by,
        "role": role,
        "page": page,
        "groups": grouped,
        "due": [show_mandate(mandate, wanted, today) for mandate in due],
    }
    return render(request, "site/party.html", context)
