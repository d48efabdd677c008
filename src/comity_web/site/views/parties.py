"""Parties: who is asked, all that is asked of one, and what it did."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.bodies import KINDS
from comity.processes.matching import IPU
from comity.processes.process import FIELDS
from comity.processes.states import MandateStanding, MandateState
from comity_web.accounts.permissions import RECORD, SEE, Actor, may
from comity_web.followup.asked import visible_tasks
from comity_web.followup.catalogue import all_processes
from comity_web.followup.engagement_lists import EngagementFilter, find_engagements
from comity_web.followup.matching import processes_of
from comity_web.followup.models import Task
from comity_web.followup.recesses import may_edit_recesses
from comity_web.followup.status import states_of
from comity_web.parties.models import Party
from comity_web.parties.selectors import chambers_of, documents_of, membership_counts, membership_of, recesses_of
from comity_web.registry import selectors
from comity_web.registry.models import Mandate
from comity_web.registry.selectors import MandateFilter
from comity_web.reporting.words import say_standing
from comity_web.site.acting import actor
from comity_web.site.languages import interface_language, wanted_languages
from comity_web.site.show import show_mandate, show_party
from comity_web.site.show_engagement import field_name, show_engagement, show_task
from comity_web.site.show_states import state_url
from comity_web.site.words import KINDS as KIND_WORDS

PER_PAGE = 100
NEXT = 5
ORDERS = ("resolution", "strength", "status", "process")
TABS = ("asked", "did")

MOST_STATES = 2_000
"""Mandates of one party that are put in order by state or process: the newest."""

STANDING_ORDER = tuple(MandateStanding)


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
    """The party: what is due next and all that is asked of it, or what it did, as far as one may see it."""
    row = selectors.find_party(party_id=party_id)
    if row is None:
        raise Http404(_("There is no party with this id."))
    who = actor(request)
    tab = request.GET.get("tab", "") if request.GET.get("tab") in TABS else "asked"
    member = may(who, SEE, party=party_id)
    context = {
        "party": show_party(row),
        "kind": KIND_WORDS.get(row.kind, row.kind),
        "listed": row.listed,
        "parent": show_party(row.parent) if row.parent else None,
        "chambers": chambers_of(row.pk) if row.kind == "parliament" else [],
        "membership": membership_of(row.pk) if row.kind == "parliament" else None,
        "recesses": recesses_of(row.pk, since=timezone.localdate()) if row.kind == "parliament" else [],
        "recesses_url": _address("recesses", party_id) if may_edit_recesses(who, row) else "",
        "members": _members() if row.pk == IPU else [],
        "documents": documents_of(row.pk),
        "state_url": state_url(row),
        "tab": tab,
        "feed_url": _address("feed-party", party_id),
        "people_url": _address("party-people", party_id) if member else "",
        "member": member,
        "may_record": may(who, RECORD, party=party_id),
        "tasks": _tasks(row, who),
    }
    context |= _did(request, row, who) if tab == "did" else _asked(request, row, who)
    return render(request, "site/party.html", context)


def _address(name: str, party_id: str) -> str:
    """The address of a page of the party; "" where there are no such pages."""
    try:
        return reverse(name, args=[party_id])
    except NoReverseMatch:
        return ""


def _members() -> list[tuple[str, int]]:
    """In words: how many parliaments are members of the IPU, how many are listed, how many are neither."""
    words = {"member": _("members"), "listed": _("listed as participants"), "none": _("not members")}
    return [(words[status], count) for status, count in membership_counts().items()]


def _tasks(row: Party, who: Actor) -> list[Any]:
    """What the party owes next; to others than its people nothing tells whether it is done, only the days to come."""
    today = timezone.localdate()
    found = visible_tasks(party=row.pk, actor=who)
    if who.is_sample:
        found = found.filter(occurrence__is_sample=True)
    if may(who, SEE, party=row.pk):
        tasks: Iterable[Task] = found.filter(done_on=None, closed="")[:NEXT]
    else:
        tasks = found.filter(due_on__gte=today, closed="")[:NEXT]
    own = may(who, SEE, party=row.pk)
    return [show_task(task, today, own=own) for task in tasks]


def _did(request: HttpRequest, row: Party, who: Actor) -> dict[str, Any]:
    """A page of what the party did, by field of cooperation; a record that names several stands under each."""
    found = find_engagements(chosen=EngagementFilter(party=row.pk), actor=who)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    named = {one.pk: tuple(one.current.fields) if one.current else () for one in rows}
    groups = [(field_name(field), [show_engagement(one) for one in rows if field in named[one.pk]]) for field in FIELDS]
    groups.append((_("No field named"), [show_engagement(one) for one in rows if not named[one.pk]]))
    return {"page": page, "groups": [(name, shown) for name, shown in groups if shown]}


def _asked(request: HttpRequest, row: Party, who: Actor) -> dict[str, Any]:
    """What is due next, and a page of every mandate, by resolution, by strength or by where it stands."""
    today, wanted = timezone.localdate(), wanted_languages(request)
    by = request.GET.get("by", "") if request.GET.get("by") in ORDERS else "resolution"
    role = "with" if request.GET.get("role") == "with" else "addressee"
    order = "strength" if by == "strength" else "newest"
    fitting = selectors.fitting_mandates(chosen=MandateFilter(party=row.pk, role=role, order=order), today=today)
    found = fitting.values_list("pk", flat=True)
    groups: list[tuple[Any, list[Any]]]
    if by in ("status", "process"):
        keys = list(found[:MOST_STATES])
        page, groups = _by_status(request, keys, who) if by == "status" else _by_process(request, keys)
    else:
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        rows = selectors.mandates_in_order(list(page.object_list))
        shown = [show_mandate(mandate, wanted, today) for mandate in rows]
        grouped = groupby(shown, key=lambda mandate: mandate.act if by == "strength" else mandate.work)
        groups = [(head, list(rows)) for head, rows in grouped]
    due = selectors.due_next(today=today, limit=NEXT, party=row.pk)
    return {
        "by": by,
        "role": role,
        "page": page,
        "groups": groups,
        "due": [show_mandate(mandate, wanted, today) for mandate in due],
    }


def _by_status(request: HttpRequest, keys: list[int], who: Actor) -> tuple[Any, list[tuple[Any, list[Any]]]]:
    """A page of these mandates, in the order of where they stand today for the one who asks."""
    today, wanted = timezone.localdate(), wanted_languages(request)
    states = {key: keys_of.state.standing for key, keys_of in states_of(mandates=keys, day=today, actor=who).items()}
    keys.sort(key=lambda key: STANDING_ORDER.index(states[key]))
    page = Paginator(keys, PER_PAGE).get_page(request.GET.get("page"))
    rows = {one.pk: one for one in selectors.mandates_with_words(Mandate.objects.filter(pk__in=page.object_list))}
    groups = [
        (say_standing(MandateState(standing)), [show_mandate(rows[key], wanted, today) for key in some if key in rows])
        for standing, some in groupby(page.object_list, key=states.__getitem__)
    ]
    return page, groups


def _by_process(request: HttpRequest, keys: list[int]) -> tuple[Any, list[tuple[Any, list[Any]]]]:
    """A page of these mandates by the process that answers them, under each where several do; last those of none."""
    today, wanted = timezone.localdate(), wanted_languages(request)
    answered, processes = processes_of(keys), all_processes()
    rank = {process: place for place, process in enumerate((*processes, ""))}
    placed = [(process, key) for key in keys for process in answered.get(key, [""]) if process in rank]
    placed.sort(key=lambda one: rank[one[0]])
    page = Paginator(placed, PER_PAGE).get_page(request.GET.get("page"))
    found = Mandate.objects.filter(pk__in={key for _process, key in page.object_list})
    rows = {one.pk: one for one in selectors.mandates_with_words(found)}
    groups = [
        (
            processes[process].title.to(interface_language()) if process else _("In no process"),
            [show_mandate(rows[key], wanted, today) for _process, key in some if key in rows],
        )
        for process, some in groupby(page.object_list, key=lambda one: str(one[0]))
    ]
    return page, groups
