"""Mandates: the list with its filters, and the permanent page of one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.languages.loader import CODES
from comity.model.mandate import ACT_CLASSES
from comity_web.accounts.permissions import Actor
from comity_web.followup.status import by_country, follow, states_of, with_information
from comity_web.parties.selectors import party_names
from comity_web.registry import lineage_selectors, selectors
from comity_web.registry.decided import history_of
from comity_web.registry.due import parse_day
from comity_web.registry.models import Mandate
from comity_web.registry.reiterated import reiterated_by
from comity_web.registry.selectors import MandateFilter
from comity_web.registry.strength_order import ByStrength
from comity_web.site.acting import actor
from comity_web.site.history import show_history
from comity_web.site.htmx import is_partial
from comity_web.site.languages import Tongue, interface_language, wanted_languages
from comity_web.site.settled import show_settlements
from comity_web.site.show import parties_in, show_act, show_doubt, show_mandate, show_party
from comity_web.site.show_state import ShownFollowed, show_followed, show_state
from comity_web.site.words import RECURRENCES

PER_PAGE = 25
ENGAGEMENTS = 50
"""How many engagements the page of a mandate shows; the state counts all."""


@require_safe
def mandates(request: HttpRequest) -> HttpResponse:
    """The standing mandates that fit the filters; the list alone when htmx asks for it."""
    chosen = read_filter(request.GET)
    today, wanted = timezone.localdate(), wanted_languages(request)
    who = actor(request)
    chosen_information = request.GET.get("information", "")
    found = narrow(selectors.fitting_mandates(chosen=chosen, today=today), chosen_information, today, who)
    keys: Any = ByStrength(found) if chosen.order == "strength" else found.values_list("pk", flat=True)
    page = Paginator(keys, PER_PAGE).get_page(request.GET.get("page"))
    rows = selectors.mandates_in_order(list(page.object_list))
    if chosen.language:
        wanted = (chosen.language, *wanted)
    states = states_of(mandates=[row.pk for row in rows], day=today, actor=who)
    context = {
        "page": page,
        "mandates": [(show_mandate(row, wanted, today), show_state(states[row.pk].state)) for row in rows],
        "information": chosen_information,
        "chosen": chosen,
    }
    if is_partial(request):
        return render(request, "site/partials/mandates.html", context)
    offered = selectors.choices(language=interface_language())
    context |= {
        "acts": [show_act(code) for code in offered.acts],
        "parties": [show_party(row) for row in offered.parties],
        "sessions": offered.sessions,
        "years": offered.years,
        "recurrences": [(code, RECURRENCES.get(code, code)) for code in offered.recurrences],
        "tongues": [Tongue(code) for code in offered.languages],
    }
    return render(request, "site/mandates.html", context)


def narrow(found: QuerySet[Mandate], information: str, today: date, who: Actor) -> QuerySet[Mandate]:
    """The mandates of which information was received, or was not, or was not although their day has passed."""
    received = with_information(day=today, actor=who)
    match information:
        case "received":
            return found.filter(received)
        case "none":
            return found.exclude(received)
        case "overdue":
            return found.filter(due_on__lt=today).exclude(received)
        case _:
            return found


def read_filter(query: QueryDict) -> MandateFilter:
    """The filter in a query; what cannot be a value of a field is passed over."""
    order = query.get("order", "")
    language = query.get("language", "")
    recurrence = query.get("recurrence", "")
    return MandateFilter(
        acts=tuple(code for code in ACT_CLASSES if code in query.getlist("act")),
        party=query.get("party", "")[:200],
        role=query.get("role", "") if query.get("role") in {"addressee", "with"} else "",
        session=_number(query.get("session", "")),
        year=_number(query.get("year", "")),
        recurrence=recurrence if recurrence in RECURRENCES or recurrence == "any" else "",
        language=language if language in CODES else "",
        symbol=query.get("symbol", "")[:140].strip(),
        report=query.get("report") == "1",
        doubtful=query.get("doubtful") == "1",
        order=order if order in selectors.ORDERS else "strength",
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None


@dataclass(frozen=True, slots=True)
class DayRange:
    """The days on which a state can be asked for, and the one that is shown."""

    first: date | None
    on: date
    last: date

    @property
    def too_early(self) -> bool:
        """Whether nothing had been asked yet."""
        return self.first is not None and self.on < self.first


def read_day(text: str, today: date) -> date:
    """The day asked for, today where it is none; never a day to come, of which nothing can be recorded."""
    day = parse_day(text)
    return min(day, today) if day and day.year > 1945 else today


def _followed(row: Mandate, on: date, who: Actor) -> ShownFollowed:
    """Where the mandate stands on the day, for who asks."""
    found = follow(mandates=[row.pk], day=on, actor=who)[row.pk]
    countries = by_country(followed=found, day=on, actor=who)
    names = party_names(ids=[f"state:{code}" for code in countries], language=interface_language())
    return show_followed(found, countries, names, on, limit=ENGAGEMENTS)


@require_safe
def mandate(request: HttpRequest, key: str) -> HttpResponse:
    """One mandate: its clause in every language, whom it asks, by when; of a withdrawn one, what became of it (410)."""
    row = selectors.find_mandate(key=key)
    if row is None:
        raise Http404(_("There is no mandate with this id."))
    today, wanted = timezone.localdate(), wanted_languages(request)
    witnesses = selectors.witnesses_of(mandate=row)
    order = {code: position for position, code in enumerate(wanted)}
    witnesses.sort(key=lambda witness: order.get(witness.language, len(order)))
    parents, children = selectors.lines_of_descent(mandate=row)
    doubts = list(row.doubts.select_related("work", "reading", "mandate", "settlement"))
    names = party_names(ids=parties_in(doubts), language=interface_language())
    history = lineage_selectors.mandate_history(mandate=row)
    on = read_day(request.GET.get("on", ""), today)
    context = {
        "row": row,
        "followed": _followed(row, on, actor(request)) if row.asks and not row.withdrawn_at else None,
        "days": DayRange(row.work.adopted_on, on, today),
        "history": show_history(history, row, wanted, today),
        "mandate": show_mandate(row, wanted, today),
        "reiterated": [show_mandate(each, wanted, today) for each in reiterated_by(mandate=row, witnesses=witnesses)],
        "witnesses": [(Tongue(witness.language), witness) for witness in witnesses],
        "parents": parents,
        "children": children,
        "doubts": [show_doubt(doubt, names) for doubt in doubts],
        "settlements": show_settlements(
            history_of(mandate=row),
            standing=row.settled,
            reopened=[each.settlement_id or 0 for each in doubts if not each.settled],
        ),
        "report_to": party_names(ids=[row.report_to], language=interface_language()).get(row.report_to, row.report_to),
        "permalink": request.build_absolute_uri(request.path),
    }
    return render(request, "site/mandate.html", context, status=410 if row.withdrawn_at else 200)
