"""Two resolutions side by side: what became of each paragraph, in words, and what it means for those who are asked."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.languages.loader import CODES
from comity.lineage import compare_resolutions
from comity.lineage.passages import passages_of
from comity.model import codec
from comity.model.mandate import ParagraphMandates
from comity.model.resolution import Resolution
from comity_web.parties.selectors import party_names
from comity_web.registry import lineage_selectors, selectors
from comity_web.registry.models import Reading, Work
from comity_web.site.changes import (
    CHANGES,
    MOVED,
    clauses_by_anchor,
    kinds_of,
    of_kind,
    parties_asked,
    show_effects,
    show_pairs,
)
from comity_web.site.languages import Tongue, best_language, interface_language, wanted_languages
from comity_web.site.pictures import draw_ribbons
from comity_web.site.show import show_work
from comity_web.site.views.errors import refusal

BETWEEN = "..."
"""Stands between the two symbols of the address."""

PER_PAGE = 40


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its work, its reading in the language compared, what that holds."""

    work: Work
    language: str
    resolution: Resolution
    paragraphs: tuple[ParagraphMandates, ...]


@require_safe
def choose_pair(request: HttpRequest) -> HttpResponse:
    """A form for two symbols; once both are given, the address of their comparison."""
    older, newer = ("".join(request.GET.get(name, "").split())[:140] for name in ("older", "newer"))
    if older and newer:
        return HttpResponseRedirect(reverse("compare", kwargs={"pair": f"{older}{BETWEEN}{newer}"}))
    return render(request, "site/compare-choose.html", {"older": older, "newer": newer})


@require_safe
def compare(request: HttpRequest, pair: str) -> HttpResponse:
    """What became of each paragraph of the first in the second; 400 for what is no pair, 404 for what is not here."""
    symbols = pair.split(BETWEEN)
    if len(symbols) != 2 or not all(symbols):
        hint = _("Put three full stops between two symbols: /compare/A/RES/76/270...A/RES/79/319")
        return refusal(request, 400, _("This is no pair of documents."), hint=hint)
    works = [_work(symbol) for symbol in symbols]
    if works[0] == works[1]:
        hint = _("Choose an earlier or a later one.")
        return refusal(request, 400, _("A document cannot be compared with itself."), hint=hint)
    canonical = BETWEEN.join(work.full_symbol for work in works)
    if pair != canonical:
        return HttpResponseRedirect(reverse("compare", kwargs={"pair": canonical}))
    return render(request, "site/compare.html", _compared(request, works))


def _work(symbol: str) -> Work:
    work = selectors.find_work(symbol=symbol)
    if work is None:
        raise Http404(_("%(symbol)s has not been read here.") % {"symbol": symbol})
    return work


def _compared(request: HttpRequest, works: list[Work]) -> dict[str, object]:
    """The context of the page."""
    wanted = wanted_languages(request)
    readings = [lineage_selectors.current_readings(work=work) for work in works]
    common = sorted(readings[0].keys() & readings[1].keys(), key=CODES.index)
    language = best_language(common, wanted)
    older, newer = (
        _side(work, found, language or best_language(found, wanted))
        for work, found in zip(works, readings, strict=True)
    )
    comparison = compare_resolutions(older.resolution, newer.resolution, older.paragraphs, newer.paragraphs)
    texts = _texts(older), _texts(newer)
    clauses = clauses_by_anchor(older.paragraphs), clauses_by_anchor(newer.paragraphs)
    names = party_names(ids=parties_asked(*clauses), language=interface_language())
    rows = show_pairs(comparison, texts, clauses, names)
    kind = request.GET.get("kind", "")
    kind = kind if kind in CHANGES or kind == MOVED else ""
    page = Paginator(of_kind(rows, kind), PER_PAGE).get_page(request.GET.get("page"))
    return {
        "older": show_work(older.work, (older.language, *wanted)),
        "newer": show_work(newer.work, (newer.language, *wanted)),
        "older_tongue": Tongue(older.language),
        "newer_tongue": Tongue(newer.language),
        "common": [Tongue(code) for code in common],
        "across": not common,
        "comparison": comparison,
        "similarity": round(comparison.similarity * 100),
        "effects": show_effects(comparison, rows, clauses, names),
        "kinds": kinds_of(rows),
        "kind": kind,
        "all": sum(not row.trace for row in rows),
        "ribbons": draw_ribbons(comparison, list(texts[0]), list(texts[1]), mirrored=get_language_bidi()),
        "page": page,
        "places": {row.id: position // PER_PAGE + 1 for position, row in enumerate(rows)},
        "swapped": bool(
            older.work.adopted_on and newer.work.adopted_on and older.work.adopted_on > newer.work.adopted_on
        ),
        "other_way": reverse("compare", kwargs={"pair": f"{newer.work.full_symbol}{BETWEEN}{older.work.full_symbol}"}),
    }


def _side(work: Work, readings: dict[str, Reading], language: str) -> Side:
    if not language:
        raise Http404(_("%(symbol)s has not been read here.") % {"symbol": work.full_symbol})
    reading = readings[language]
    paragraphs = tuple(map(codec.mandates_from_json, reading.clauses))
    return Side(work, language, codec.from_json(reading.document), paragraphs)


def _texts(side: Side) -> dict[str, str]:
    """The paragraphs by number, in order."""
    return {passage.number: passage.text for passage in passages_of(side.resolution)}
