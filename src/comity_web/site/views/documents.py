"""Documents: the list, the page of one, its source, its downloads, and what is doubtful."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

import comity
from comity.model import codec
from comity.model.resolution import Block, BlockKind, Footnote, Resolution
from comity_web.parties.selectors import party_names
from comity_web.registry import lineage_selectors, selectors
from comity_web.registry.models import Doubt, Expression, Reading, Work
from comity_web.site.htmx import is_partial
from comity_web.site.languages import Tongue, best_language, interface_language, wanted_languages
from comity_web.site.marks import document_url, mark_block, mark_text
from comity_web.site.passages import find_passage
from comity_web.site.pictures import draw_strip
from comity_web.site.show import ShownDoubt, ShownMandate, parties_in, show_doubt, show_mandate, show_work
from comity_web.site.show_sponsors import show_sponsors
from comity_web.site.views.parallel import parallel_url
from comity_web.site.words import LANGUAGES

PER_PAGE = 40

ENDINGS = {
    "json": ("json", "application/json"),
    "xml": ("akn", "application/xml"),
    "txt": ("text", "text/plain"),
    "html": ("html", "text/html"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A block of the document with everything that stands beside it."""

    block: Block
    html: SafeString
    mandates: tuple[ShownMandate, ...] = ()
    doubts: tuple[ShownDoubt, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of block, for its class."""
        return self.block.kind.value


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote in the list at the end."""

    marker: str
    html: SafeString
    anchor: str


@dataclass(slots=True)
class Beside:
    """What is known of each paragraph, by anchor."""

    mandates: dict[str, list[ShownMandate]] = field(default_factory=dict)
    doubts: dict[str, list[ShownDoubt]] = field(default_factory=dict)


@require_safe
def resolutions(request: HttpRequest) -> HttpResponse:
    """All documents, narrowed by words of the title or symbol and by language; a whole symbol goes to its page."""
    words = request.GET.get("q", "").strip()
    language = request.GET.get("language", "")
    exact = selectors.find_work(symbol=words) if "/" in words else None
    if exact:
        return HttpResponseRedirect(document_url(exact.full_symbol))
    found = selectors.find_works(words=words, language=language)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    wanted = wanted_languages(request)
    context = {
        "page": page,
        "works": [show_work(work, wanted) for work in page.object_list],
        "words": words,
        "language": language,
        "languages": [Tongue(code) for code in LANGUAGES],
    }
    return render(request, "site/partials/works.html" if is_partial(request) else "site/resolutions.html", context)


@require_safe
def resolution(request: HttpRequest, symbol: str) -> HttpResponse:
    """The document as printed, with what is known of each paragraph beside it."""
    work, expression, reading = _find(request, symbol)
    if symbol != work.full_symbol:
        return HttpResponseRedirect(document_url(work.full_symbol))
    read = codec.from_json(reading.document)
    wanted = (expression.language, *wanted_languages(request))
    works = selectors.resolve_symbols(symbols=codec.cited_symbols(read))
    doubts = selectors.doubts_of(work=work, reading=reading)
    beside = _beside(work, wanted, doubts)
    expressions = selectors.expressions_of(work=work)
    lineage = lineage_selectors.lineage_of(work=work)
    return render(
        request,
        "site/resolution.html",
        {
            "work": show_work(work, wanted),
            "kind": work.kind,
            "masthead": read.masthead,
            "tongue": Tongue(expression.language),
            "tongues": [Tongue(row.language) for row in expressions],
            "beside": [
                (Tongue(row.language), parallel_url(work.full_symbol, [expression.language, row.language]))
                for row in expressions
                if row.language != expression.language
            ],
            "strip": draw_strip(lineage.works, work, mirrored=get_language_bidi()),
            "rows": _rows(read, works, beside),
            "notes": list(_notes(read, works)),
            "votes": read.votes,
            "sponsors": show_sponsors(read),
            "loose_doubts": beside.doubts.get("", ()),
            "doubt_count": len(doubts),
            "reading": reading,
            "cited_by": [show_work(row, wanted) for row in selectors.cited_by(work=work)],
            "permalink": request.build_absolute_uri(document_url(work.full_symbol)),
        },
    )


def _find(request: HttpRequest, symbol: str) -> tuple[Work, Expression, Reading]:
    """The work at this address, in the language wanted; 404 where it is not here."""
    work = selectors.find_work(symbol=symbol)
    expressions = {row.language: row for row in selectors.expressions_of(work=work)} if work else {}
    if work is None or not expressions:
        raise Http404(_("%(symbol)s has not been read here.") % {"symbol": symbol})
    expression = expressions[best_language(expressions, wanted_languages(request))]
    return work, expression, selectors.reading_of(expression=expression)


def _beside(work: Work, wanted: tuple[str, ...], doubts: list[Doubt]) -> Beside:
    """Mandates and doubts of the work by the anchor of their paragraph in the language shown."""
    today = timezone.localdate()
    beside = Beside()
    for row in selectors.mandates_of(work=work):
        shown = show_mandate(row, wanted, today)
        anchor = shown.place_url.rpartition("#")[2]
        beside.mandates.setdefault(anchor, []).append(shown)
    names = party_names(ids=parties_in(doubts), language=interface_language())
    for doubt in doubts:
        beside.doubts.setdefault(doubt.anchor, []).append(show_doubt(doubt, names))
    return beside


def _rows(read: Resolution, works: dict[str, str], beside: Beside) -> list[Row]:
    return [
        Row(
            block,
            mark_block(block, works),
            tuple(beside.mandates.get(block.anchor, ())),
            tuple(beside.doubts.get(block.anchor, ())),
        )
        for block in read.blocks
        if block.kind is not BlockKind.SEPARATOR
    ]


def _notes(read: Resolution, works: dict[str, str]) -> Iterable[Note]:
    """Every footnote in the order of the text, then those whose mark was not found."""
    for block in read.blocks:
        for note in block.footnotes:
            yield _note(note, block.anchor, works)
    for note in read.footnotes_unplaced:
        yield _note(note, "", works)


def _note(note: Footnote, anchor: str, works: dict[str, str]) -> Note:
    return Note(note.marker, mark_text(note.text, note.citations, works), anchor)


@require_safe
def download(request: HttpRequest, symbol: str, ending: str) -> HttpResponse:
    """The current reading in one of the library's formats, under a name made of symbol and language."""
    work, expression, reading = _find(request, symbol)
    name, media_type = ENDINGS[ending]
    content = comity.write(codec.from_json(reading.document), name)
    response = HttpResponse(content, content_type=f"{media_type}; charset=utf-8")
    stem = "_".join(work.full_symbol.replace("(", "_").replace(")", "").split("/"))
    response.headers["Content-Disposition"] = f'attachment; filename="{stem}_{expression.language}.{ending}"'
    return response


@require_safe
def source(request: HttpRequest, symbol: str) -> HttpResponse:
    """The file that was read, byte for byte."""
    _work, _expression, reading = _find(request, symbol)
    stored = selectors.source_of(reading=reading)
    response = HttpResponse(bytes(stored.content), content_type="application/octet-stream")
    name = "".join(character for character in stored.name if character.isalnum() or character in "._-") or "source"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def passage(request: HttpRequest, symbol: str, anchor: str) -> HttpResponse:
    """A paragraph beside the words of the source that it was read from."""
    work, expression, reading = _find(request, symbol)
    read = codec.from_json(reading.document)
    block = next((block for block in read.blocks if block.anchor == anchor), None)
    if block is None:
        raise Http404(_("There is no paragraph at this address."))
    stored = selectors.source_of(reading=reading)
    context = {
        "work": show_work(work, wanted_languages(request)),
        "tongue": Tongue(expression.language),
        "paragraph": block,
        "html": mark_block(block, {}),
        "passage": find_passage(bytes(stored.content), stored.media_type, block),
        "reading": reading,
    }
    return render(request, "site/passage.html", context)


@require_safe
def doubts(request: HttpRequest) -> HttpResponse:
    """Everything that is doubtful, document by document."""
    found = selectors.standing_doubts().defer("reading__document", "reading__clauses").order_by("work", "anchor", "id")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    names = party_names(ids=parties_in(rows), language=interface_language())
    return render(
        request,
        "site/doubts.html",
        {"page": page, "doubts": [show_doubt(row, names) for row in rows], "figures": selectors.figures()},
    )
