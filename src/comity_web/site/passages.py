"""Where in its source a paragraph was read: the lines of a text, the element of an XML file, the page of a PDF."""

import re
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from lxml import etree

from comity.model.errors import ComityError
from comity.model.resolution import Block
from comity.model.trace import Span
from comity.sources.text import open_text

AROUND = 3
"""Lines shown before and after."""

STEP = re.compile(r"(?P<name>[\w.-]+)(?:\[(?P<place>\d+)\])?")


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of the source, those that were read marked; `place` says where, in the source's own terms."""

    html: SafeString
    line: int = 0
    page: int = 0
    path: str = ""


def find_passage(content: bytes, media_type: str, block: Block) -> Passage:
    """The passage of `content` that `block` was read from; without words where the format shows none."""
    span = block.span
    if span.page:
        return Passage(mark_safe(""), page=span.page)
    if span.path:
        return Passage(_element_text(content, span), path=span.path)
    if media_type == "text/plain" and span.end > span.start:
        return _lines(content, span)
    return Passage(mark_safe(""))


def _lines(content: bytes, span: Span) -> Passage:
    """The lines of the span and those around them, what was read marked piece by piece."""
    try:
        text = open_text(content, name="").text
    except ComityError:
        return Passage(mark_safe(""))
    start, end = span.start, min(span.end, len(text))
    first, last = start, end
    for _ in range(AROUND + 1):
        first = text.rfind("\n", 0, max(first, 0)) if first > 0 else -1
        found = text.find("\n", last + 1)
        last = found if found >= 0 else len(text)
    pieces = [(piece.source_start, piece.source_start + piece.length) for piece in span.pieces] or [(start, end)]
    return Passage(_marked(text, first + 1, last, pieces), line=text.count("\n", 0, start) + 1)


def _marked(text: str, first: int, last: int, pieces: list[tuple[int, int]]) -> SafeString:
    parts: list[str] = []
    at = first
    for start, end in sorted(pieces):
        if start < at or end > last:
            continue
        parts.append(conditional_escape(text[at:start]))
        parts.append(format_html("<mark>{}</mark>", text[start:end]))
        at = end
    parts.append(conditional_escape(text[at:last]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped


def _element_text(content: bytes, span: Span) -> SafeString:
    """The text content of the element at the path, with the characters of the span marked; "" where it is not there."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(content, parser)
    steps = [found for part in span.path.strip("/").split("/") if (found := STEP.fullmatch(part))]
    element = root
    for step in steps[1:]:
        twins = [child for child in element if isinstance(child.tag, str) and _local(child) == step["name"]]
        place = int(step["place"] or 1)
        if place > len(twins):
            return mark_safe("")
        element = twins[place - 1]
    text = "".join(str(part) for part in element.itertext())
    return _marked(text, 0, len(text), [(span.start, min(span.end, len(text)))])


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
