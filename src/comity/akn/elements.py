"""Builds AKN4UN elements: names, ids, text with emphasis, links and footnotes inside."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from lxml import etree

from comity.akn.marks import COMITY, own, xml_text
from comity.akn.xml import AKN, XML_SPACE, Element
from comity.model.resolution import Citation, Footnote, FootnoteReference

NAMESPACES: Any = {  # lxml takes None for the default namespace, its stubs do not say so
    None: AKN,
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "akn4un": "http://un.org/akn4un",
    "comity": COMITY,
}
SCHEMA_PLACE = f"{AKN} http://docs.oasis-open.org/legaldocml/akn-core/v1.0/os/part2-specs/schemas/akomantoso30.xsd"

Emphasis = tuple[tuple[int, int, str], ...]


def add(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """A new last child; `class_` writes the attribute class, an empty attribute is left out."""
    child = etree.SubElement(parent, f"{{{AKN}}}{tag}")
    for key, value in attributes.items():
        if value:
            child.set(key.rstrip("_"), xml_text(value))
    if text:
        child.text = xml_text(text)
    return child


@dataclass(slots=True)
class Ids:
    """Gives out ids, none twice, and knows which footnote first carried a marker."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: dict[str, str] = field(default_factory=dict)

    def next(self, name: str) -> str:
        """The next id of this name: para_1, para_2 ..."""
        self.counts[name] += 1
        return f"{name}_{self.counts[name]}"


def fill(
    element: Element,
    text: str,
    ids: Ids,
    language: str,
    *,
    emphasis: Emphasis = (),
    citations: tuple[Citation, ...] = (),
    footnotes: tuple[Footnote, ...] = (),
    references: tuple[FootnoteReference, ...] = (),
    phrase: tuple[int, int, str] | None = None,
    elsewhere: bool = False,
) -> list[str]:
    """The element holds the text, footnotes at their marks, links on citations; returns the footnotes' ids.

    `phrase`: an opening phrase to set in emphasis that the source did not show.
    `elsewhere`: the footnotes' offsets count in another text (a table's), so each is written down with its mark.
    """
    element.set(XML_SPACE, "preserve")
    exact = in_order(footnotes, text) and not elsewhere
    notes = [_footnote(note, ids, language) for note in footnotes]
    marks = [
        _placed(mark, note.offset, i, text, exact=exact)
        for i, (mark, note) in enumerate(zip(notes, footnotes, strict=True))
    ]
    exact = in_order(references, text)
    marks += [_placed(_note_reference(one, ids), one.offset, i, text, exact=exact) for i, one in enumerate(references)]
    marks.sort(key=lambda mark: mark[0])
    links = _links(citations, text, language)
    shown = emphasis if drawable(emphasis, text) else ()
    _set_text(element, text, (phrase,) if phrase else shown, links, marks)
    for span in element.findall(f"{{{AKN}}}span") if phrase else ():
        span.set(own("set"), "act")
    return [note.get("eId") or "" for note in notes]


def drawable(emphasis: Emphasis, text: str) -> bool:
    """Whether the runs of emphasis can be set in the text: in order, none empty, none over another."""
    at = 0
    for start, end, _ in emphasis:
        if not at <= start < end <= len(text):
            return False
        at = end
    return True


def in_order(marks: tuple[Footnote, ...] | tuple[FootnoteReference, ...], text: str) -> bool:
    """Whether the marks stand in the text in the order they are listed in."""
    offsets = [mark.offset for mark in marks]
    return offsets == sorted(offsets) and all(0 <= offset <= len(text) for offset in offsets)


def _footnote(note: Footnote, ids: Ids, language: str) -> Element:
    element = etree.Element(f"{{{AKN}}}authorialNote")
    element.set("marker", xml_text(note.marker))
    element.set("placement", "bottom")
    element.set("eId", ids.next("authorialNote"))
    ids.notes.setdefault(note.marker, element.get("eId") or "")
    fill(add(element, "p"), note.text, ids, language, citations=note.citations)
    return element


def _note_reference(reference: FootnoteReference, ids: Ids) -> Element:
    element = etree.Element(f"{{{AKN}}}noteRef")
    element.set("href", f"#{ids.notes.get(reference.marker, 'authorialNote')}")
    element.set("marker", xml_text(reference.marker))
    return element


def _placed(mark: Element, offset: int, place: int, text: str, *, exact: bool) -> tuple[int, Element]:
    """The mark and where to set it; what its place in the text cannot say is written on it."""
    if not exact:
        mark.set(own("offset"), str(offset))
        mark.set(own("place"), str(place))
    return min(max(offset, 0), len(text)), mark


def _links(citations: tuple[Citation, ...], text: str, language: str) -> list[tuple[int, int, str]]:
    """Links to the documents cited, none over another."""
    links: list[tuple[int, int, str]] = []
    for citation in sorted(citations, key=lambda c: (c.start, -c.end)):
        clear = not links or citation.start >= links[-1][1]
        if citation.symbol and clear and 0 <= citation.start < citation.end <= len(text):
            symbol = quote(re.sub(r"\s", "", xml_text(citation.symbol)), safe="/().-")
            links.append((citation.start, citation.end, f"https://undocs.org/{language}/{symbol}"))
    return links


def _set_text(
    element: Element, text: str, emphasis: Emphasis, links: list[tuple[int, int, str]], marks: list[tuple[int, Element]]
) -> None:
    """Cuts the text where a run, a link or a mark begins or ends, and sets the pieces in order."""
    waiting = marks[::-1]
    edges = {0, len(text), *(at for at, _ in marks)}
    edges |= {at for start, end, _ in (*emphasis, *links) for at in (start, end)}
    cuts = sorted(edges)
    starting = {start: (end, style) for start, end, style in emphasis}
    linking = {start: (end, href) for start, end, href in links}
    holder, until = element, -1
    link_end, href = -1, ""
    for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        if begin >= until:
            holder = element
        while waiting and waiting[-1][0] == begin:
            holder.append(waiting.pop()[1])
        if begin in starting:
            until, style = starting[begin]
            holder = etree.SubElement(element, f"{{{AKN}}}span")
            holder.set("class", xml_text(style))
        link_end, href = linking.get(begin, (link_end, href)) if begin >= link_end else (link_end, href)
        href = href if begin < link_end else ""
        _append(add(holder, "a", href=href) if href and end > begin else holder, xml_text(text[begin:end]))


def _append(element: Element, text: str) -> None:
    last = next(element.iterchildren(reversed=True), None)  # len() would count all children
    if text and last is not None:
        last.tail = (last.tail or "") + text
    elif text:
        element.text = (element.text or "") + text


def indent(element: Element, level: int = 0) -> None:
    """Every structural element on a line of its own; the inside of texts is left alone."""
    if element.get(XML_SPACE) or not len(element) or (element.text or "").strip():
        return
    inner = "\n" + "  " * (level + 1)
    element.text = inner
    for child in element:
        indent(child, level + 1)
        child.tail = inner
    element[-1].tail = inner[:-2]
