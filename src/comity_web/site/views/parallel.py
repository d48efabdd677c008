"""Two or more languages of one document beside each other, paragraph by paragraph, with what they disagree on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.languages.loader import CODES
from comity.model import codec
from comity.model.resolution import Block, BlockKind, Resolution
from comity_web.parties.selectors import party_names
from comity_web.registry import lineage_selectors, selectors
from comity_web.registry.models import Doubt, Work
from comity_web.registry.settling import DISAGREE, MISSING
from comity_web.reporting.words import say_place
from comity_web.site.languages import Tongue, interface_language, wanted_languages
from comity_web.site.marks import document_url, mark_block
from comity_web.site.show import ShownDoubt, parties_in, show_doubt, show_work
from comity_web.site.views.errors import refusal

PIECES = 120
"""Texts on one page: sixty paragraphs in two languages, twenty in six."""

OPENING = (BlockKind.PREAMBULAR, BlockKind.OPERATIVE, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ANNEX_HEADING)


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph in one language with its items; empty where that language has none."""

    tongue: Tongue
    lines: tuple[tuple[str, SafeString], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph in every language chosen, and the doubts between them."""

    anchor: str
    name: str
    kind: str
    texts: tuple[Text, ...]
    doubts: tuple[ShownDoubt, ...] = ()


@require_safe
def parallel(request: HttpRequest, symbol: str, codes: str) -> HttpResponse:
    """The document in these languages; 400 where they are not two or more, 404 where one of them is not here."""
    work = selectors.find_work(symbol=symbol)
    if work is None:
        raise Http404(_("%(symbol)s has not been read here.") % {"symbol": symbol})
    chosen = list(dict.fromkeys(codes.split("+")))
    if len(chosen) < 2 or any(code not in CODES for code in chosen):
        hint = _("Name two or more of ar, en, es, fr, ru, zh, with a plus sign between them: %(example)s") % {
            "example": f"{document_url(work.full_symbol)}/en+ar"
        }
        return refusal(request, 400, _("These are no two languages."), hint=hint)
    if symbol != work.full_symbol or codes != "+".join(chosen):
        return HttpResponseRedirect(parallel_url(work.full_symbol, chosen))
    readings = lineage_selectors.current_readings(work=work)
    if absent := [code for code in chosen if code not in readings]:
        names = ", ".join(Tongue(code).own_name for code in absent)
        hint = _("It is here in: %(languages)s") % {"languages": ", ".join(Tongue(code).own_name for code in readings)}
        return refusal(request, 404, _("It has not been read in: %(languages)s") % {"languages": names}, hint=hint)
    read = {code: codec.from_json(readings[code].document) for code in chosen}
    rows = _rows(read, _doubts(work, chosen))
    page = Paginator(rows, max(PIECES // len(chosen), 1)).get_page(request.GET.get("page"))
    wanted = (*chosen, *wanted_languages(request))
    return render(
        request,
        "site/parallel.html",
        {
            "work": show_work(work, wanted),
            "tongues": [Tongue(code) for code in chosen],
            "titles": [(Tongue(code), read[code].masthead.name) for code in chosen],
            "choices": _choices(work, list(readings), chosen),
            "page": page,
            "disagreeing": [row for row in rows if row.doubts],
            "places": {row.anchor: position for position, row in enumerate(rows)},
        },
    )


def parallel_url(symbol: str, codes: list[str]) -> str:
    """The address of a document in these languages beside each other."""
    return reverse("parallel", kwargs={"symbol": symbol, "codes": "+".join(codes)})


def _choices(work: Work, available: list[str], chosen: list[str]) -> list[tuple[Tongue, bool, str]]:
    """Each language, whether it is shown, and the address that adds or takes it away; "" where one would be left."""
    choices = []
    for code in available:
        shown = code in chosen
        left = [one for one in chosen if one != code] if shown else [*chosen, code]
        choices.append((Tongue(code), shown, parallel_url(work.full_symbol, left) if len(left) > 1 else ""))
    return choices


def _doubts(work: Work, chosen: list[str]) -> dict[str, list[ShownDoubt]]:
    """Where the mandates read from these languages differ, by the anchor of the paragraph; both sides of each."""
    found: list[Doubt] = []
    for doubt in work.doubts.filter(code__in=(DISAGREE, MISSING), mandate__withdrawn_at=None).select_related("work"):
        sides = {code: doubt.sides[code] for code in chosen if code in doubt.sides}
        if len({repr(side) for side in sides.values()}) > 1:
            doubt.sides = sides
            doubt.reading = None
            found.append(doubt)
    names = party_names(ids=parties_in(found), language=interface_language())
    shown: dict[str, list[ShownDoubt]] = {}
    for doubt in found:
        shown.setdefault(doubt.anchor, []).append(show_doubt(doubt, names))
    return shown


def _rows(read: Mapping[str, Resolution], doubts: Mapping[str, list[ShownDoubt]]) -> list[Row]:
    """Every paragraph of the language that has most, and what the others have besides, each where it belongs."""
    units = {code: _units(resolution) for code, resolution in read.items()}
    order = _merged([list(unit) for unit in sorted(units.values(), key=len, reverse=True)])
    rows = []
    for name in order:
        blocks = {code: unit.get(name, []) for code, unit in units.items()}
        first = next(found for found in blocks.values() if found)[0]
        texts = tuple(Text(Tongue(code), tuple(map(_line, found))) for code, found in blocks.items())
        rows.append(
            Row(first.anchor, say_place(first.anchor), first.kind.value, texts, tuple(doubts.get(first.anchor, ())))
        )
    return rows


def _merged(orders: list[list[str]]) -> list[str]:
    """One order of all names: what only a later list has stands behind the name before it."""
    merged = list(orders[0]) if orders else []
    for order in orders[1:]:
        place = 0
        for name in order:
            if name in merged:
                place = merged.index(name) + 1
            else:
                merged.insert(place, name)
                place += 1
    return merged


def _units(resolution: Resolution) -> dict[str, list[Block]]:
    """The paragraphs with their items, by a name that does not depend on the language's letters."""
    units: dict[str, list[Block]] = {}
    counts: dict[str, int] = {}
    open_unit: list[Block] | None = None
    for block in resolution.blocks:
        if block.kind in {BlockKind.SEPARATOR, BlockKind.CLOSING}:
            continue
        if block.kind is BlockKind.SUBPARAGRAPH and open_unit is not None:
            open_unit.append(block)
            continue
        counts[block.kind] = counts.get(block.kind, 0) + 1
        counted = f"{block.kind.value} {counts[block.kind]}"
        name = block.anchor if block.kind in {BlockKind.OPERATIVE, BlockKind.PARAGRAPH} else counted
        open_unit = units.setdefault(name, [])
        open_unit.append(block)
        open_unit = open_unit if block.kind in OPENING else None
    return units


def _line(block: Block) -> tuple[str, SafeString]:
    """The block's label and its text, acts and citations marked. Footnotes stand on the document's own page."""
    return block.number, mark_block(replace(block, footnotes=(), references=(), doubts=()), {})
