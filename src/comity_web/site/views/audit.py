"""The audit of a party: who did what for whom, when, from which value to which. Nothing here changes anything."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from comity_web.accounts import audit
from comity_web.accounts.adapters import display_name
from comity_web.accounts.models import AuditRecord, User
from comity_web.accounts.permissions import SEE, SEE_AUDIT, may
from comity_web.accounts.words import AUDIT_ACTIONS, AUDIT_KINDS
from comity_web.parties.models import Party
from comity_web.site.acting import actor
from comity_web.site.languages import interface_language

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """One record of the audit; `who` is a name for people of the party, "" for others and for who is gone."""

    at: datetime
    who: str
    key: str
    party: str
    action: Promise | str
    kind: Promise | str
    reference: str
    before: str
    after: str


@never_cache
@login_required
@require_safe
def party_audit(request: HttpRequest, party_id: str) -> HttpResponse:
    """What was done with the party's affairs, the latest first, by action, kind, person and day."""
    asking = actor(request)
    party = Party.objects.filter(pk=party_id).first()
    if party is None or not may(asking, SEE, party=party_id):
        raise Http404
    if not may(asking, SEE_AUDIT, party=party_id):
        raise PermissionDenied
    found = _chosen(audit.find_records(owner=party_id, actor=asking), request)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "party": party,
        "party_name": party.name(interface_language()),
        "page": page,
        "records": show_records(list(page.object_list), party=party_id),
        "actions": list(AUDIT_ACTIONS.items()),
        "kinds": list(AUDIT_KINDS.items()),
        "chosen": {name: request.GET.get(name, "") for name in ("action", "kind", "person", "since", "until")},
    }
    return render(request, "site/audit.html", context)


def _chosen(found: QuerySet[AuditRecord], request: HttpRequest) -> QuerySet[AuditRecord]:
    """The records that the address asks for; what it says wrongly chooses nothing."""
    for name, field in (("action", "action"), ("kind", "kind"), ("person", "actor")):
        if value := request.GET.get(name, ""):
            found = found.filter(**{field: value})
    for name, field in (("since", "at__date__gte"), ("until", "at__date__lte")):
        if day := _day(request.GET.get(name, "")):
            found = found.filter(**{field: day})
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def show_records(rows: list[AuditRecord], *, party: str) -> list[ShownRecord]:
    """The records in the reader's language, with the names of those who belong, or belonged, to the party."""
    language = interface_language()
    known = User.objects.filter(key__in={row.actor for row in rows}, erased_at=None, memberships__party_id=party)
    people = {user.key: user for user in known}
    parties = Party.objects.in_bulk({row.acting_for for row in rows if row.acting_for})
    return [
        ShownRecord(
            at=row.at,
            who=display_name(people[row.actor]) if row.actor in people else "",
            key=row.actor,
            party=parties[row.acting_for].name(language) if row.acting_for in parties else row.acting_for,
            action=AUDIT_ACTIONS.get(row.action, row.action),
            kind=AUDIT_KINDS.get(row.kind, row.kind),
            reference=row.reference,
            before=_said(row.before),
            after=_said(row.after),
        )
        for row in rows
    ]


def _said(value: Any) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False)
