"""HTML as a SourceText: a line per paragraph, superscript numbers as marks; what a page does not show left out."""

import codecs
import hashlib
import re
from collections.abc import Callable
from itertools import islice

from lxml import etree, html

from comity.model.errors import SourceError
from comity.model.text import SourceText
from comity.sources.kinds import wide_encoding
from comity.sources.marks import AFTER_UNIT, SYMBOL
from comity.sources.numerals import letter, roman
from comity.sources.text import code_page_of

MEDIA_TYPE = "text/html"

DROPPED = frozenset(
    {"script", "style", "nav", "head", "template", "noscript", "iframe", "svg", "form", "button", "del"}
)

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}

LISTS = {"ul", "ol", "li", "dl", "dt", "dd"}

SECTIONS = {"section", "article", "header", "footer", "aside", "main", "body", "title"}

BLOCKS = frozenset({"p", "div", "table", "tr", "blockquote", "hr", "pre", "figure"} | HEADINGS | LISTS | SECTIONS)
"""Elements that begin and end a line."""

CELLS = frozenset({"td", "th"})

LONGEST_CELL = 300
"""Characters of a cell that is written on one line; a table of longer ones lays a page out."""

ENDED = re.compile(r"[^\W\d_][,;.，；。،؛][ \t]*(?:\n|$)")
"""The end of a line that no masthead has: a word with a comma or stop."""

PARTED = frozenset({"table", "pre", "ul", "ol", "dl"} | HEADINGS)
"""Elements that no cell on one line has."""

UNSEEN = "\u200b\u2060\ufeff"
"""Characters that have no width and are no words of a cell."""

MOST_MERGED = 100
"""Columns or rows that a merged cell of a text spans, and columns in which one from above is looked for."""

MARK = re.compile(r"\s*[\[(]?(\d{1,3}|\*+)[\])]?\s*")

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)

WITHOUT_NUMBERS = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)

NUMBERS: dict[str, Callable[[int], str]] = {
    "a": letter,
    "A": lambda number: letter(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}
"""How the items of a list are numbered, by its type; with figures where it has none."""

LABELLED = re.compile(r"\s*(?:\(\w{1,4}\)|\d{1,3}[.)．]|\w[.)])")

ITEM = re.compile(r"\s*(?:\((?:\w|\d{1,3}|[ivx]{2,4})\)|\d{1,3}[.)．])\s+[^\W\d_]")
"""How a numbered paragraph begins; "1.5" and "(per cent)" do not."""

AS_STORED = "\f"
"""Stands before a line that was laid out with blanks, and is kept so."""

DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)

TAG = re.compile(rb"<[^<>]*>")

WESTERN = frozenset({"iso8859-1", "ascii"})
"""What browsers take for the Windows code page that holds it (the WHATWG's Encoding Standard)."""


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
    lines = _Walk().walk(root).split("\n")
    shown = [line[1:] if line.startswith(AS_STORED) else _shown(line) for line in lines]
    text = "\n".join(now for now, line in zip(shown, lines, strict=True) if now or line.startswith(AS_STORED)) + "\n"
    if not text.strip():
        raise SourceError(
            "the page shows no text", where=name, hint="it may build its text with scripts; save it", code="html-empty"
        )
    return SourceText(text, hashlib.sha256(data).hexdigest(), name, MEDIA_TYPE)


def _charset(data: bytes) -> str:
    """UTF-16 by its first bytes, UTF-8 where the bytes are; else what the page declares, or the code page that fits."""
    if wide := wide_encoding(data):
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = DECLARED.search(data[:4096])
        if declared is None:
            return code_page_of(TAG.sub(b" ", data)) or "cp1252"
        said = (declared[1] or declared[2]).decode("ascii", "ignore")
        return "cp1252" if codecs.lookup(said).name in WESTERN else said
    return "utf-8"


def _shown(line: str) -> str:
    """The line without blanks that a page does not show; a row of a table keeps the tabs of empty cells at its ends."""
    squeezed = re.sub(r" ?\t ?", "\t", re.sub(r"[ \r\f\v]+", " ", line)).strip(" ")
    words = squeezed.strip()
    return squeezed.removesuffix("\t") if "\t" in words else words


class _Walk:
    """Goes through the page's elements in order and writes what they show, line feeds around blocks."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.stored = 0
        """How many elements around keep their blanks."""
        self.counts: dict[etree._Element, int] = {}
        self.merged: list[dict[int, int]] = [{}]
        """For each table around: how many more rows a cell spans, by its columns."""
        self.columns = [0]
        """For each table around: how many columns of the row are written."""
        self.tables: list[bool] = []
        """For each table around: whether it is one, and no masthead that is laid out as one."""
        self.begun = False
        """Whether a line that ends with a comma or stop has been written: no masthead follows."""
        self.seen = ("", 0)
        """The line that was written last when that was asked, and how many pieces it and those before have."""
        self.row: tuple[etree._Element | None, bool] = None, False
        """The row that was looked at last, and whether its cells are one line each."""
        self.within: list[etree._Element] = []
        """The cells around that are written on one line."""

    def walk(self, element: etree._Element) -> str:
        """The element's text and its children's."""
        stack: list[tuple[etree._Element, bool]] = [(element, False)]
        while stack:
            current, left = stack.pop()
            tag = current.tag if isinstance(current.tag, str) else ""
            if left:
                self._leave(current, tag)
            elif tag and tag not in DROPPED and not _is_hidden(current):
                self.pieces.append(self._before(current, tag))
                if mark := self._mark(current):
                    self.pieces.append(mark)
                else:
                    self.stored += tag == "pre"
                    self.pieces.append(self._flat(current.text))
                    stack.append((current, True))
                    stack.extend((child, False) for child in reversed(current))
                    continue
            if current is not element:
                self.pieces.append(self._flat(current.tail))
        return "".join(self.pieces)

    def _mark(self, element: etree._Element) -> str:
        """The note's mark that a raised element is, in brackets; "" for any other, and for a power behind a unit."""
        if not _is_raised(element):
            return ""
        mark = MARK.fullmatch("".join(map(str, element.itertext())))
        if mark is None or (mark[1] in {"2", "3"} and AFTER_UNIT.search("".join(self.pieces[-3:]))):
            return ""
        return f"[{mark[1]}]"

    def _leave(self, element: etree._Element, tag: str) -> None:
        self.stored -= tag == "pre"
        if tag in CELLS:
            if self.within and self.within[-1] is element:
                self.within.pop()
            wide, high = (min(_number(element.get(name), 1), MOST_MERGED) for name in ("colspan", "rowspan"))
            self.pieces.append("\t" * max(wide, 1))
            for _ in range(max(wide, 1)):
                if high > 1:
                    self.merged[-1][self.columns[-1]] = high - 1
                self.columns[-1] += 1
        elif tag == "table" and len(self.merged) > 1:
            self.merged.pop()
            self.columns.pop()
            self.tables.pop()
        elif tag == "tr":
            self._pass_merged()
        if tag in BLOCKS:
            self.pieces.append(" " if self.within else "\n" + AS_STORED * (self.stored > 0))

    def _pass_merged(self) -> None:
        """A tab for each column from here on that a cell above spans."""
        merged, columns = self.merged[-1], self.columns
        while columns[-1] < MOST_MERGED and merged.get(columns[-1], 0):
            merged[columns[-1]] -= 1
            columns[-1] += 1
            self.pieces.append("\t")

    def _before(self, element: etree._Element, tag: str) -> str:
        if tag == "li":
            return "\n" + self._label(element)
        if tag == "table":
            self.merged.append({})
            self.columns.append(0)
            self.tables.append(self._is_below_masthead() and not _has_symbol(element))
        elif tag == "tr":
            self.columns[-1] = 0
        elif tag in CELLS:
            self._pass_merged()
            if self.tables and self.tables[-1] and self._is_short(element.getparent()):
                self.within.append(element)
        elif self.within:
            return " " if tag in BLOCKS or tag == "br" else ""
        return "\n" + AS_STORED * (tag == "pre" or self.stored > 0) if tag in BLOCKS or tag == "br" else ""

    def _is_below_masthead(self) -> bool:
        """Whether a line that ends with a comma or stop has been written."""
        if not self.begun:
            line, known = self.seen
            written = line + "".join(self.pieces[known:])
            self.begun = ENDED.search(written) is not None
            self.seen = written.rpartition("\n")[2], len(self.pieces)
        return self.begun

    def _is_short(self, row: etree._Element | None) -> bool:
        """Whether the cells of a row are one line each; of the row that was asked for last it is known."""
        if row is not None and self.row[0] is not row:
            self.row = row, _is_short(row)
        return row is not None and self.row[1]

    def _label(self, item: etree._Element) -> str:
        """The number that a page shows before an item, "" in a list without numbers or before a label of its own."""
        numbered = item.getparent()
        if numbered is None or numbered.tag != "ol":
            return ""
        number = _number(item.get("value"), self.counts.get(numbered, _number(numbered.get("start"), 1)))
        self.counts[numbered] = number + 1
        styles = numbered.get("style", ""), item.get("style", "")
        if any(map(WITHOUT_NUMBERS.search, styles)) or LABELLED.match("".join(map(str, item.itertext()))):
            return ""
        return f"{NUMBERS.get(numbered.get('type', ''), str)(number)}. "

    def _flat(self, text: str | None) -> str:
        """The source's own line ends are blanks on a page, but where blanks are kept."""
        if self.stored:
            return (text or "").replace("\r", "").replace("\n", f"\n{AS_STORED}")
        return (text or "").replace("\n", " ").replace("\t", " ")


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 7 else otherwise


def _has_symbol(table: etree._Element) -> bool:
    """Whether a paragraph or cell of a table is nothing but the symbol of a document, as in mastheads."""
    lines = ("".join(map(str, one.itertext())).strip() for one in table.iter("p", *CELLS))
    return any(map(SYMBOL.fullmatch, lines))


def _is_short(row: etree._Element) -> bool:
    """Whether the paragraphs of each cell are one line: several cells have words, and all are short and hold no more.

    A number and one other cell are a paragraph, and so is what begins with a number within a cell.
    """
    cells = [one for one in row if one.tag in CELLS]
    words = list(filter(None, map(_words, cells)))
    paragraph = len(words) == 2 and LABELLED.fullmatch(words[0]) is not None
    several = len(words) > 1 and not paragraph and all(len(said) <= LONGEST_CELL for said in words)
    return several and not any(next(one.iter(*PARTED), None) is not None or _is_listed(one) for one in cells)


def _is_listed(cell: etree._Element) -> bool:
    """Whether a paragraph of a cell, behind the first, begins with a number."""
    return any(ITEM.match(_words(paragraph)) for paragraph in islice(cell.iter("p", "div"), 1, None))


def _words(element: etree._Element) -> str:
    """The words within an element that a page shows."""
    said: list[str] = []
    left: list[etree._Element | str] = [element]
    while left:
        one = left.pop()
        if isinstance(one, str):
            said.append(one)
        elif isinstance(one.tag, str) and one.tag not in DROPPED and not _is_hidden(one):
            said.append(one.text or "")
            for child in reversed(one):
                left += [child.tail or "", child]
    return "".join(said).strip(f"{UNSEEN} \t\r\n\xa0")


def _is_hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or HIDDEN.search(element.get("style", "")) is not None


def _is_raised(element: etree._Element) -> bool:
    return element.tag == "sup" or RAISED.search(element.get("style", "")) is not None
