"""What is to be looked at again: decisions whose text changed, links whose mandate changed, parties nobody knows."""

from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from comity_web.accounts.models import User
from comity_web.parties.selectors import party_names
from comity_web.registry import links
from comity_web.registry.models import MandateLink
from comity_web.site.languages import interface_language
from comity_web.site.show import parties_in, say_value, show_doubt, show_party
from comity_web.site.views.settle import RIGHT
from comity_web.site.words import FIELDS

PER_PAGE = 40


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A field of a mandate as it was when the link was made, and as it is."""

    label: str
    then: str
    now: str


@never_cache
@require_safe
@login_required
@permission_required(RIGHT, raise_exception=True)
def review(request: HttpRequest) -> HttpResponse:
    """Decisions reopened, links to look at, and mandates that were split, merged or lost."""
    doubts = list(links.decisions_for_review())
    names = party_names(ids=parties_in(doubts), language=interface_language())
    changed = links.links_for_review()
    page = Paginator(links.changed_mandates(), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "site/review.html",
        {
            "reopened": [show_doubt(doubt, names) for doubt in doubts],
            "orphans": links.decided_and_withdrawn(),
            "changed": [(each, _changes(each)) for each in changed],
            "page": page,
        },
    )


def _changes(changed: links.ChangedLink) -> list[ShownChange]:
    """What differs, in words."""
    ids = {
        str(party)
        for state in (changed.then, changed.now)
        for value in state.values()
        if isinstance(value, list)
        for party in value
    }
    names = party_names(ids=ids, language=interface_language())
    return [
        ShownChange(_label(field), say_value(changed.then.get(field), names), say_value(changed.now.get(field), names))
        for field in changed.fields
    ]


def _label(field: str) -> str:
    label: Any = FIELDS.get(field)
    return str(label) if label else _("Withdrawn")


@require_POST
@login_required
@permission_required(RIGHT, raise_exception=True)
def review_link(request: HttpRequest, link_id: int) -> HttpResponse:
    """The person has looked at the link; it stands with the mandate as it is now."""
    link = MandateLink.objects.filter(pk=link_id).first()
    if link is None:
        raise Http404(_("There is no such link."))
    links.review_link(link=link, reviewer=cast(User, request.user).key, now=timezone.now())
    messages.success(request, _("Your decision is kept."))
    return HttpResponseRedirect(reverse("review"))


@never_cache
@require_safe
@login_required
@permission_required(RIGHT, raise_exception=True)
def unknown_parties(request: HttpRequest) -> HttpResponse:
    """Parties that were read in a text and stand in no registry: as printed, with the id coined for them."""
    page = Paginator(links.unknown_parties(), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(show_party(party), getattr(party, "named", 0)) for party in page.object_list]
    return render(request, "site/unknown-parties.html", {"page": page, "parties": rows})
