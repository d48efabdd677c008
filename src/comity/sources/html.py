"""HTML as a SourceText: a line per paragraph, superscript numbers as marks; scripts, styles and menus left out."""

import hashlib
import re

from lxml import etree, html

from comity.model.errors import SourceError
from comity.model.text import SourceText

MEDIA_TYPE = "text/html"

DROPPED = frozenset({"script", "style", "nav", "head", "template", "noscript", "iframe", "svg", "form", "button"})

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}

LISTS = {"ul", "ol", "li", "dl", "dt", "dd"}

SECTIONS = {"section", "article", "header", "footer", "aside", "main", "body", "title"}

BLOCKS = frozenset({"p", "div", "table", "tr", "blockquote", "hr", "pre", "figure"} | HEADINGS | LISTS | SECTIONS)
"""Elements that begin and end a line."""

CELLS = frozenset({"td", "th"})

MARK = re.compile(r"\s*[\[(]?(\d{1,3}|\*+)[\])]?\s*")


def open_html(data: bytes, *, name: str) -> SourceText:
    """The page's text in reading order, one line a paragraph or table row.

    Raises SourceError for a page that cannot be parsed or shows no text.
    """
    try:
        root = html.document_fromstring(
            data, parser=html.HTMLParser(no_network=True, huge_tree=False, encoding=_charset(data))
        )
    except (etree.ParserError, etree.XMLSyntaxError, LookupError) as error:
        raise SourceError(
            f"the page cannot be parsed: {error}", where=name, hint="is it HTML?", code="html-broken"
        ) from error
    pieces: list[str] = []
    _walk(root, pieces)
    lines = (re.sub(r"[ \r\f\v]+", " ", line).strip() for line in "".join(pieces).split("\n"))
    text = "\n".join(line for line in lines if line) + "\n"
    if not text.strip():
        raise SourceError(
            "the page shows no text", where=name, hint="it may build its text with scripts; save it", code="html-empty"
        )
    return SourceText(text, hashlib.sha256(data).hexdigest(), name, MEDIA_TYPE)


def _charset(data: bytes) -> str | None:
    """UTF-8 where the bytes are; else what the page declares, which lxml finds."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _walk(element: etree._Element, pieces: list[str]) -> None:
    """The element's text and its children's in order; line feeds around blocks, tabs between cells."""
    stack: list[tuple[etree._Element, bool]] = [(element, False)]
    while stack:
        current, left = stack.pop()
        tag = current.tag if isinstance(current.tag, str) else ""
        if left:
            pieces.append(_after(tag))
        elif tag and tag not in DROPPED:
            pieces.append(_before(tag))
            if tag == "sup" and (mark := MARK.fullmatch("".join(map(str, current.itertext())))):
                pieces.append(f"[{mark[1]}]")
            else:
                pieces.append(_flat(current.text))
                stack.append((current, True))
                stack.extend((child, False) for child in reversed(current))
                continue
        if left or not tag or tag in DROPPED or tag == "sup":
            pieces.append(_flat(current.tail) if current is not element else "")


def _flat(text: str | None) -> str:
    """The source's own line ends are blanks on a page."""
    return (text or "").replace("\n", " ").replace("\t", " ")


def _before(tag: str) -> str:
    return "\n" if tag in BLOCKS or tag == "br" else ""


def _after(tag: str) -> str:
    return "\n" if tag in BLOCKS else "\t" if tag in CELLS else ""
