"""The lineage of a resolution, and what it cites and is cited by: as a picture and as a table."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.lineage.recurrence import observed_recurrence
from comity_web.registry import lineage_selectors, selectors
from comity_web.registry.lineage_models import Succession
from comity_web.registry.lineage_selectors import Lineage
from comity_web.registry.models import Work
from comity_web.reporting.words import say_place
from comity_web.site.changes import CHANGES, Kind
from comity_web.site.languages import Tongue, wanted_languages
from comity_web.site.marks import document_url
from comity_web.site.pictures import draw_graph, draw_strip
from comity_web.site.show import show_work
from comity_web.site.views.compare import BETWEEN
from comity_web.site.words import RECURRENCES

EVIDENCE: dict[str, Promise] = {
    "citation": gettext_lazy("citation"),
    "agenda-item": gettext_lazy("agenda item"),
    "title": gettext_lazy("title"),
    "text": gettext_lazy("text"),
    "fields": gettext_lazy("parties, citations and figures"),
}


@require_safe
def lineage(request: HttpRequest, symbol: str) -> HttpResponse:
    """The resolutions before and after this one, on what evidence each follows, and what it changed."""
    work = _work(symbol)
    if symbol != work.full_symbol:
        return HttpResponseRedirect(reverse("lineage", kwargs={"symbol": work.full_symbol}))
    wanted = wanted_languages(request)
    found = lineage_selectors.lineage_of(work=work)
    kin = {one.pk for one in found.works}
    others = [link for link in lineage_selectors.other_links(work=work) if not {link.older_id, link.newer_id} <= kin]
    return render(
        request,
        "site/lineage.html",
        {
            "work": show_work(work, wanted),
            "strip": draw_strip(found.works, work, mirrored=get_language_bidi()),
            "members": [_member(one, work, found, wanted) for one in found.works],
            "often": RECURRENCES.get(observed_recurrence(one.full_symbol for one in found.works), ""),
            "ends": compare_url(found.works[0], found.works[-1]) if len(found.works) > 2 else "",
            "others": [_other(link, work, wanted) for link in others],
        },
    )


def compare_url(older: Work, newer: Work) -> str:
    """The address of the comparison of two works."""
    return reverse("compare", kwargs={"pair": f"{older.full_symbol}{BETWEEN}{newer.full_symbol}"})


def _work(symbol: str) -> Work:
    work = selectors.find_work(symbol=symbol)
    if work is None:
        raise Http404(_("%(symbol)s has not been read here.") % {"symbol": symbol})
    return work


def _member(one: Work, here: Work, found: Lineage, wanted: tuple[str, ...]) -> dict[str, object]:
    """A work of the lineage with the step that led to it."""
    step = found.step_to(one)
    return {"work": show_work(one, wanted), "is_here": one.pk == here.pk, "step": _step(step) if step else None}


def _step(step: Succession) -> dict[str, object]:
    """What a step changed, and what speaks for it."""
    return {
        "older": step.older.full_symbol,
        "compare_url": compare_url(step.older, step.newer),
        "kinds": [Kind(code, str(word), step.kinds[code]) for code, word in CHANGES.items() if step.kinds.get(code)],
        "similarity": round((step.similarity or 0) * 100),
        "evidence": _evidence(step),
        "across": (Tongue(step.older_language), Tongue(step.newer_language))
        if step.older_language != step.newer_language
        else None,
    }


def _evidence(step: Succession) -> list[tuple[str, int]]:
    return [(str(EVIDENCE[name]), round(value * 100)) for name, value in step.strongest().items() if name in EVIDENCE]


def _other(link: Succession, here: Work, wanted: tuple[str, ...]) -> dict[str, object]:
    other = link.older if link.newer_id == here.pk else link.newer
    return {
        "work": show_work(other, wanted),
        "is_older": other.pk == link.older_id,
        "compare_url": compare_url(link.older, link.newer),
        "score": round(link.score * 100),
        "evidence": _evidence(link),
    }


@require_safe
def citations(request: HttpRequest, symbol: str) -> HttpResponse:
    """What the document cites and what cites it; what is not here is named all the same."""
    work = _work(symbol)
    if symbol != work.full_symbol:
        return HttpResponseRedirect(reverse("citations", kwargs={"symbol": work.full_symbol}))
    wanted = wanted_languages(request)
    cited, citing = lineage_selectors.cited_in(work=work), lineage_selectors.citing(work=work)
    kin = {one.full_symbol for one in lineage_selectors.lineage_of(work=work).works}
    works = [one.work for one in cited if one.work]
    graph = draw_graph(
        work.full_symbol,
        [(one.symbol, document_url(one.work.full_symbol) if one.work else "") for one in cited],
        [(one.work.full_symbol, document_url(one.work.full_symbol)) for one in citing],
        lineage_selectors.citations_among(works=works),
        kin,
        mirrored=get_language_bidi(),
    )
    return render(
        request,
        "site/citations.html",
        {
            "work": show_work(work, wanted),
            "graph": graph,
            "cited": [
                (one.symbol, show_work(one.work, wanted) if one.work else None, _places(one.anchors)) for one in cited
            ],
            "citing": [(show_work(one.work, wanted), _places(one.anchors)) for one in citing],
            "kin": kin,
        },
    )


def _places(anchors: tuple[str, ...]) -> list[tuple[str, str]]:
    """(anchor, name) of each paragraph that cites; a place that has no anchor is left out."""
    return [(anchor, say_place(anchor)) for anchor in anchors if anchor]
