"""A DOCX file as a SourceText: a line per paragraph, marks as "[1]", notes at the end."""

import hashlib
import re
from itertools import islice

from lxml import etree

from comity.model.doubt import Doubt
from comity.model.errors import SourceError
from comity.model.text import SourceText, TextRun
from comity.sources.docx.changes import accept_changes
from comity.sources.docx.layout import (
    Styles,
    first_header,
    has_leader,
    is_on,
    parts_of,
    running_header,
    span_of,
    style_of,
)
from comity.sources.docx.notes import CHARACTERS, REFERENCES, Notes, own_mark, runs_of
from comity.sources.docx.numbering import Numbering
from comity.sources.docx.package import read_parts, w
from comity.sources.docx.unfolding import embedded, unfold
from comity.sources.marks import AFTER_UNIT, SYMBOL

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

RELATIONS = "word/_rels/document.xml.rels"

DOCUMENT, FOOTNOTES, ENDNOTES = "word/document.xml", "word/footnotes.xml", "word/endnotes.xml"

NUMBERING, STYLES = "word/numbering.xml", "word/styles.xml"

PARTS = (DOCUMENT, FOOTNOTES, ENDNOTES, NUMBERING, STYLES, RELATIONS)

TABLE_MARK = re.compile(r"[a-z*†‡](?:[,\s]+[a-z*†‡])*")
"""What marks a note of a table when it is raised."""

HEAD = 40
"""Paragraphs and tables of the body in which its masthead would stand."""

LEADER = " . . . . . "
"""What a tab with a dotted leader prints, as far as tables of contents need it."""


def open_docx(data: bytes, *, name: str) -> SourceText:
    """The document's text in reading order; bold, italic and superscript as runs.

    Raises SourceError for a file that is damaged, encrypted or too large, or holds no text.
    """
    parts = read_parts(data, PARTS, name=name)
    for part in parts.values():
        accept_changes(part)
        unfold(part)
    reader = _Reader(parts)
    body = parts[DOCUMENT].find(w("body"))
    if body is None:
        raise SourceError("the Word file has no body", where=name, hint="save it again", code="word-broken")
    for element in _above(body, parts.get(RELATIONS), data, name):
        reader.block(element)
    for element in body:
        reader.block(element)
    reader.notes()
    text = "".join(reader.pieces)
    if not text.strip():
        raise SourceError(
            "the Word file holds no text", where=name, hint="it may hold pictures of pages only", code="no-text"
        )
    doubts = _unread(parts[DOCUMENT])
    return SourceText(text, hashlib.sha256(data).hexdigest(), name, MEDIA_TYPE, tuple(reader.runs), doubts)


def _unread(document: etree._Element) -> tuple[Doubt, ...]:
    """What is doubtful for charts, diagrams and documents within the file, whose words are not read."""
    number = embedded(document)
    if not number:
        return ()
    message = f"{number} embedded charts, diagrams or documents were not read"
    return (Doubt("embedded-unread", message, facts=(("number", str(number)),)),)


def _above(body: etree._Element, relations: etree._Element | None, data: bytes, name: str) -> list[etree._Element]:
    """What stands above the body on the first page: the header of that page, or a symbol in that of all pages.

    A running header is read for the symbol alone, and only where the head of the body does not have it.
    """
    own, running = first_header(body, relations), running_header(body, relations)
    if not (own or running):
        return []
    header = read_parts(data, (DOCUMENT, own or running), name=name).get(own or running)
    if header is None:
        return []
    accept_changes(header)
    unfold(header)
    if own:
        return list(header)
    head = "".join(_plain(one) for one in islice(body, HEAD))
    lines = ((one, _plain(one)) for one in header.iter(w("p")))
    return [one for one, words in lines if SYMBOL.fullmatch(words) and words not in head][:1]


def _plain(element: etree._Element) -> str:
    """The words of an element, parted by a blank where a tab or a new line parts them."""
    printed = element.iter(w("t"), *CHARACTERS)
    return "".join((one.text or "") if one.tag == w("t") else CHARACTERS[str(one.tag)] for one in printed).strip()


class _Reader:
    """Walks the body and writes lines; remembers which notes were referred to, in order."""

    def __init__(self, parts: dict[str, etree._Element]) -> None:
        self.numbering = Numbering(parts.get(NUMBERING), parts.get(STYLES))
        self.styles = Styles(parts.get(STYLES), parts[DOCUMENT])
        self.noted = Notes(parts.get(FOOTNOTES), parts.get(ENDNOTES), parts[DOCUMENT])
        self.pieces: list[str] = []
        self.length = 0
        self.at_start = True
        self.runs: list[TextRun] = []
        self.opening, self.closing = ("(", ")") if _is_bidirectional(parts[DOCUMENT]) else ("[", "]")

    def block(self, element: etree._Element) -> None:
        """The paragraph, table or content control is written, a line per paragraph or row."""
        if element.tag == w("p"):
            self._paragraph(element)
        elif element.tag == w("tbl"):
            self._table(element)
        elif element.tag in {w("sdt"), w("ins"), w("moveTo"), w("sdtContent"), w("smartTag"), w("customXml")}:
            for child in element:
                self.block(child)

    def notes(self) -> None:
        """The bodies of the notes referred to stand at the end, each on its line behind its mark."""
        if self.noted.marks:
            self._put("\n")
        for mark, body in self.noted.in_order():
            self._put(f"{self.opening}{mark}{self.closing} {body}\n")

    def _paragraph(self, paragraph: etree._Element) -> None:
        style = style_of(paragraph)
        label = self.numbering.label(paragraph, style)
        start = self.length
        self.at_start = True
        role, leaders = self.styles.role(paragraph, style), has_leader(paragraph)
        if label:
            self._put(f"{label} ")
            self.runs.append(TextRun(start, self.length, role=role))
        for run in runs_of(paragraph):
            self._run(run, style, role, leaders=leaders)
        if self.length > start:
            self._put("\n")

    def _table(self, table: etree._Element) -> None:
        """A row a line; a table of one column is a box around text, the first one a masthead."""
        rows = [(row, list(parts_of(row, w("tc")))) for row in parts_of(table, w("tr"))]
        rows = [(row, cells) for row, cells in rows if cells]
        if max((len(cells) for _, cells in rows), default=0) == 1 and self.length:
            for child in (child for _, cells in rows for cell in cells for child in cell):
                self.block(child)
            return
        masthead = table.getprevious() is None or not self.length
        for row, cells in rows:
            if masthead:
                self._put("".join(f"{words}\n" for cell in cells if (words := self._cell(cell, "\n"))))
            else:
                self._row(row, cells)

    def _row(self, row: etree._Element, cells: list[etree._Element]) -> None:
        """A line with a tab between two columns; what is merged stands in the first column or row that it spans."""
        columns = [""] * span_of(row, f"{w('trPr')}/{w('gridBefore')}", 0)
        for cell in cells:
            columns += [self._cell(cell, " "), *[""] * (span_of(cell, f"{w('tcPr')}/{w('gridSpan')}", 1) - 1)]
        if any(columns):
            start = self.length
            self._put("\t".join(columns) + "\n")
            self.runs.append(TextRun(start, self.length - 1, role="cell"))

    def _cell(self, cell: etree._Element, joint: str) -> str:
        """The words of all paragraphs of a cell, those of tables in it too, with `joint` between two."""
        words = (re.sub(r"\s+", " ", self._words(paragraph)).strip() for paragraph in cell.iter(w("p")))
        return joint.join(word for word in words if word)

    def _words(self, paragraph: etree._Element) -> str:
        style, leaders = style_of(paragraph), has_leader(paragraph)
        return "".join(self._text_of(run, style, leaders=leaders) for run in runs_of(paragraph))

    def _text_of(self, run: etree._Element, style: str, *, leaders: bool) -> str:
        """What a run prints; "" for one that is set too small to be seen."""
        if self.styles.is_unseen(run, style):
            return ""
        text = typed = ""
        for child in run:
            if child.tag in REFERENCES:
                text += f"{self.opening}{self.noted.mark(child)}{self.closing}"
                typed = own_mark(child)
            elif child.tag == w("t"):
                text += "" if typed else child.text or ""
            elif child.tag == w("tab") and leaders:
                text += LEADER
            elif child.tag in CHARACTERS:
                text += CHARACTERS[child.tag]
        return text

    def _run(self, run: etree._Element, style: str, role: str, *, leaders: bool) -> None:
        bold, italic, raised = _typography(run)
        start = self.length
        text = self._text_of(run, style, leaders=leaders)
        if raised and TABLE_MARK.fullmatch(text.strip()):
            text = "".join(f"{self.opening}{mark}{self.closing}" for mark in re.split(r"[,\s]+", text.strip()))
        elif raised and text.strip() in self.noted.given and not AFTER_UNIT.search("".join(self.pieces[-2:])):
            text = f"{self.opening}{text.strip()}{self.closing}"
        raised = raised or any(run.find(one) is not None for one in REFERENCES)
        if self.at_start:
            text = text.lstrip()
            self.at_start = not text
        self._put(text)
        if text:
            self.runs.append(TextRun(start, self.length, bold=bold, italic=italic, superscript=raised, role=role))

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def _typography(run: etree._Element) -> tuple[bool, bool, bool]:
    """Bold, italic, superscript of a run, as its own properties say."""
    properties = run.find(w("rPr"))
    if properties is None:
        return False, False, False
    raised = properties.find(w("vertAlign"))
    return (
        is_on(properties.find(w("b"))),
        is_on(properties.find(w("i"))),
        raised is not None and raised.get(w("val")) == "superscript",
    )


def _is_bidirectional(document: etree._Element) -> bool:
    """Whether most paragraphs are set from right to left."""
    paragraphs = list(document.iter(w("p")))
    turned = sum(is_on(paragraph.find(f"{w('pPr')}/{w('bidi')}")) for paragraph in paragraphs)
    return turned * 2 > len(paragraphs)
