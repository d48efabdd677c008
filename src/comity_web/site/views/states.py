"""A State: its government and its parliament side by side, under two keys."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from comity_web.accounts.permissions import Actor
from comity_web.followup.catalogue import all_processes
from comity_web.followup.engagement_lists import EngagementFilter, find_engagements
from comity_web.followup.models import Delegation, Occurrence
from comity_web.followup.selectors import visible_occurrences
from comity_web.followup.stages import stages_for
from comity_web.parties.models import Party
from comity_web.parties.selectors import chambers_of, membership_of
from comity_web.site.acting import actor
from comity_web.site.languages import interface_language
from comity_web.site.show import show_party
from comity_web.site.show_engagement import show_engagement
from comity_web.site.show_states import ShownStanding, show_delegation, show_standing

REVIEWS = ("treaty-body-review", "universal-periodic-review")
LADDER = "country-team-ladder"
LATEST = 8
OCCURRENCES = 6


@never_cache
@require_safe
def state(request: HttpRequest, code: str) -> HttpResponse:
    """What is known of the State, and what each of its keys recorded, as far as the one who asks may see it."""
    who, today = actor(request), timezone.localdate()
    ids = {"government": f"state:{code}", "parliament": f"parliament:{code}"}
    rows = {row.pk: row for row in Party.objects.filter(pk__in=ids.values())}
    if ids["government"] not in rows:
        raise Http404(_("There is no State with this code."))
    found = visible_occurrences(actor=who).filter(subject=ids["government"])
    about = list(found.filter(process__in=[*REVIEWS, LADDER]).order_by("-anchor_on")[: OCCURRENCES * 2])
    parliament = rows.get(ids["parliament"])
    context = {
        "state": show_party(rows[ids["government"]]),
        "code": code,
        "keys": [(key, _key(rows.get(pk), who)) for key, pk in ids.items()],
        "parliament": parliament,
        "chambers": chambers_of(parliament.pk) if parliament else [],
        "membership": membership_of(parliament.pk) if parliament else None,
        "reviews": [_standing(row, who) for row in about if row.process in REVIEWS][:OCCURRENCES],
        "ladders": [_standing(row, who) for row in about if row.process == LADDER][:OCCURRENCES],
        "delegations": _delegations(ids["government"], who),
        "today": today,
    }
    return render(request, "site/state.html", context)


def _key(party: Party | None, who: Actor) -> dict[str, Any] | None:
    """One side: its page, and its latest records that the actor may see; None where there is no such party."""
    if party is None:
        return None
    found = find_engagements(chosen=EngagementFilter(party=party.pk), actor=who)
    rows = list(found[: LATEST + 1])
    return {
        "party": show_party(party),
        "engagements": [show_engagement(row) for row in rows[:LATEST]],
        "more": len(rows) > LATEST,
    }


def _standing(row: Occurrence, who: Actor) -> ShownStanding:
    """Where an occurrence stands for the actor, stage by stage."""
    today = timezone.localdate()
    views = stages_for(occurrence=row, actor=who, today=today)
    return show_standing(row, all_processes()[row.process], views, interface_language())


def _delegations(state_id: str, who: Actor) -> list[Any]:
    """The last answer for each meeting that the actor may see; silence has no row."""
    seen = visible_occurrences(actor=who).order_by().values("pk")
    rows = (
        Delegation.objects.filter(state=state_id, occurrence__in=seen)
        .select_related("occurrence")
        .prefetch_related("counts__chamber")
        .order_by("-occurrence__anchor_on", "occurrence", "-sequence")
    )
    last: dict[int, Delegation] = {}
    for row in rows:
        last.setdefault(row.occurrence_id, row)
    return [show_delegation(row, interface_language()) for row in list(last.values())[:OCCURRENCES]]
