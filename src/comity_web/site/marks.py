"""A paragraph's text as HTML: acts and citations marked, each footnote behind its mark, doubtful words underlined."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from comity.model.resolution import Block, Citation, Footnote
from comity_web.site.addresses import address

Works = Mapping[str, str]
"""Symbol as cited -> full symbol of the work that is here."""


@dataclass(frozen=True, slots=True)
class _Tag:
    """Characters `start` to `end` stand between `opening` and `closing`; of two that overlap the first is outside."""

    start: int
    end: int
    opening: SafeString
    closing: SafeString


def mark_block(block: Block, works: Works) -> SafeString:
    """The block's text, marked. Every character of it stands there once, in order."""
    tags = [_act_tag(act.start, act.end, act.act_class) for act in block.acts]
    tags += [tag for citation in block.citations if (tag := _citation_tag(citation, works))]
    tags += [_doubt_tag(doubt.start, doubt.end) for doubt in block.doubts if doubt.end > doubt.start]
    points = [(note.offset, _footnote(note, block.anchor, works)) for note in block.footnotes]
    points += [(mark.offset, _reference(mark.marker)) for mark in block.references]
    return _interleave(block.text, tags, sorted(points, key=lambda point: point[0]))


def mark_text(text: str, citations: tuple[Citation, ...], works: Works) -> SafeString:
    """A text of which only the citations are marked: the body of a footnote."""
    tags = [tag for citation in citations if (tag := _citation_tag(citation, works))]
    return _interleave(text, tags, [])


def _interleave(text: str, tags: list[_Tag], points: list[tuple[int, SafeString]]) -> SafeString:
    """The text cut wherever a tag begins or ends or a point stands; each piece in the tags that cover it."""
    ordered = sorted(tags, key=lambda tag: (tag.start, -tag.end))
    cuts = {0, len(text)} | {min(at, len(text)) for at, _html in points}
    cuts |= {at for tag in ordered for at in (tag.start, tag.end) if 0 <= at <= len(text)}
    edges = sorted(cuts)
    pieces: list[str] = []
    waiting = list(points)
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        while waiting and min(waiting[0][0], len(text)) <= start:
            pieces.append(waiting.pop(0)[1])
        if start == end:
            continue
        covering = [tag for tag in ordered if tag.start <= start and end <= tag.end]
        pieces += [tag.opening for tag in covering]
        pieces.append(conditional_escape(text[start:end]))
        pieces += [tag.closing for tag in reversed(covering)]
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped or made by format_html


def _act_tag(start: int, end: int, act_class: str) -> _Tag:
    return _Tag(start, end, format_html('<em class="phrase act-{}">', act_class or "other"), mark_safe("</em>"))


def _citation_tag(citation: Citation, works: Works) -> _Tag | None:
    """A link to the work where it is here; else the words with the symbol they were read as."""
    if citation.end <= citation.start:
        return None
    read_as = citation.symbol or citation.instrument
    work = works.get("".join(citation.symbol.split()))
    if work:
        opening = format_html('<a class="cited" href="{}" title="{}">', document_url(work), read_as)
        return _Tag(citation.start, citation.end, opening, mark_safe("</a>"))
    opening = format_html('<cite class="cited" title="{}">', read_as)
    return _Tag(citation.start, citation.end, opening, mark_safe("</cite>"))


def _doubt_tag(start: int, end: int) -> _Tag:
    return _Tag(start, end, mark_safe('<mark class="doubtful">'), mark_safe("</mark>"))


def _footnote(note: Footnote, anchor: str, works: Works) -> SafeString:
    """The mark opens the note in place; without opening it, nothing of it stands in the text."""
    return format_html(
        '<details class="note" id="{}-note-{}"><summary aria-label="{}">{}</summary><span>{}</span></details>',
        anchor,
        note.marker,
        _("Footnote %(marker)s") % {"marker": note.marker},
        note.marker,
        mark_text(note.text, note.citations, works),
    )


def _reference(marker: str) -> SafeString:
    return format_html(
        '<a class="again" href="#note-{}" aria-label="{}">{}</a>',
        marker,
        _("Footnote %(marker)s") % {"marker": marker},
        marker,
    )


def document_url(symbol: str) -> str:
    """The permalink of a document: its symbol."""
    return address("resolution", symbol)
