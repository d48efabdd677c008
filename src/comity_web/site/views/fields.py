"""Fields of cooperation: who did what in each."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from comity.processes.process import FIELDS
from comity_web.followup.engagement_lists import EngagementFilter, fields_of, find_engagements
from comity_web.site.acting import actor
from comity_web.site.show import show_party
from comity_web.site.show_engagement import field_name, show_engagement

PER_PAGE = 50


@never_cache
@require_safe
def fields(request: HttpRequest) -> HttpResponse:
    """Every field, with how many records that the one who asks may see name it."""
    counted = fields_of(found=find_engagements(chosen=EngagementFilter(), actor=actor(request)))
    found = [(field, field_name(field), counted[field]) for field in FIELDS]
    return render(request, "site/fields.html", {"fields": found})


@never_cache
@require_safe
def field(request: HttpRequest, field_id: str) -> HttpResponse:
    """What was done in this field, the parties with the latest record first, a page at a time."""
    if field_id not in FIELDS:
        raise Http404(_("There is no such field of cooperation."))
    found = find_engagements(chosen=EngagementFilter(field=field_id), actor=actor(request))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    by_party: dict[str, list[int]] = {}
    for place, row in enumerate(page.object_list):
        by_party.setdefault(row.party_id, []).append(place)
    rows = list(page.object_list)
    groups = [
        (show_party(rows[places[0]].party), [show_engagement(rows[place]) for place in places])
        for places in by_party.values()
    ]
    context = {"field": field_id, "name": field_name(field_id), "page": page, "groups": groups}
    return render(request, "site/field.html", context)
