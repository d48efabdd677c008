"""A DOCX file as a SourceText: a line per paragraph, marks as "[1]", notes at the end."""

import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from comity.model.errors import SourceError
from comity.model.text import SourceText, TextRun
from comity.sources.docx.changes import accept_changes
from comity.sources.docx.layout import Styles, first_header, has_leader, style_of, table_rows
from comity.sources.docx.numbering import Numbering
from comity.sources.docx.package import read_parts, w
from comity.sources.marks import AFTER_UNIT

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

RELATIONS = "word/_rels/document.xml.rels"

PARTS = ("word/document.xml", "word/footnotes.xml", "word/numbering.xml", "word/styles.xml", RELATIONS)

DELETED = frozenset({w("del"), w("moveFrom"), w("instrText"), w("delText"), w("pict"), w("drawing"), w("object")})
"""What a reader of the printed page does not see."""

CHARACTERS = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-", w("ptab"): " "}
"""What stands for a character in the tree. A tab inside a paragraph only sets its words apart, as a blank does."""

REFERENCE = w("footnoteReference")

TABLE_MARK = re.compile(r"[a-z*†‡](?:[,\s]+[a-z*†‡])*")
"""What marks a note of a table when it is raised."""

LEADER = " . . . . . "
"""What a tab with a dotted leader prints, as far as tables of contents need it."""


def open_docx(data: bytes, *, name: str) -> SourceText:
    """The document's text in reading order; bold, italic and superscript as runs.

    Raises SourceError for a file that is damaged, encrypted or too large, or holds no text.
    """
    parts = read_parts(data, PARTS, name=name)
    for part in parts.values():
        accept_changes(part)
    reader = _Reader(parts)
    body = parts[PARTS[0]].find(w("body"))
    if body is None:
        raise SourceError("the Word file has no body", where=name, hint="save it again", code="word-broken")
    header = first_header(body, parts.get(RELATIONS))
    if header:
        for element in read_parts(data, (PARTS[0], header), name=name).get(header, ()):
            reader.block(element)
    for element in body:
        reader.block(element)
    reader.notes()
    text = "".join(reader.pieces)
    if not text.strip():
        raise SourceError(
            "the Word file holds no text", where=name, hint="it may hold pictures of pages only", code="no-text"
        )
    return SourceText(text, hashlib.sha256(data).hexdigest(), name, MEDIA_TYPE, tuple(reader.runs))


class _Reader:
    """Walks the body and writes lines; remembers which notes were referred to, in order."""

    def __init__(self, parts: dict[str, etree._Element]) -> None:
        self.numbering = Numbering(parts.get(PARTS[2]), parts.get(PARTS[3]))
        self.styles = Styles(parts.get(PARTS[3]), parts[PARTS[0]])
        self.bodies = _note_bodies(parts.get(PARTS[1]))
        self.marks: dict[str, str] = {}
        self.pieces: list[str] = []
        self.length = 0
        self.at_start = True
        self.runs: list[TextRun] = []
        self.opening, self.closing = ("(", ")") if _is_bidirectional(parts[PARTS[0]]) else ("[", "]")

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
        if self.marks:
            self._put("\n")
        for note_id, mark in self.marks.items():
            self._put(f"{self.opening}{mark}{self.closing} {self.bodies.get(note_id, '')}\n")

    def _paragraph(self, paragraph: etree._Element) -> None:
        label = self.numbering.label(paragraph, style_of(paragraph))
        start = self.length
        self.at_start = True
        role, leaders = self.styles.role(paragraph), has_leader(paragraph)
        if label:
            self._put(f"{label} ")
            self.runs.append(TextRun(start, self.length, role=role))
        for run in _runs(paragraph):
            self._run(run, role, leaders=leaders)
        if self.length > start:
            self._put("\n")

    def _table(self, table: etree._Element) -> None:
        """A row a line, cells parted by tabs; a table of one column is a box around text, the first one a masthead."""
        rows = [row for row in table_rows(table) if row.findall(w("tc"))]
        if max((len(row.findall(w("tc"))) for row in rows), default=0) == 1 and self.length:
            for cell in (cell for row in rows for cell in row.findall(w("tc"))):
                for child in cell:
                    self.block(child)
            return
        masthead = table.getprevious() is None or not self.length
        for row in rows:
            joint = "\n" if masthead else " "
            cells = [self._cell(cell, joint) for cell in row.findall(w("tc"))]
            cells = [cell for cell in cells if cell]
            if cells:
                start = self.length
                self._put(("\n" if masthead else "\t").join(cells) + "\n")
                if not masthead:
                    self.runs.append(TextRun(start, self.length - 1, role="cell"))

    def _cell(self, cell: etree._Element, joint: str) -> str:
        """The words of all paragraphs of a cell, those of tables in it too, with `joint` between two."""
        words = (re.sub(r"\s+", " ", self._words(paragraph)).strip() for paragraph in cell.iter(w("p")))
        return joint.join(word for word in words if word)

    def _words(self, paragraph: etree._Element) -> str:
        return "".join(self._text_of(run, leaders=has_leader(paragraph)) for run in _runs(paragraph))

    def _text_of(self, run: etree._Element, *, leaders: bool = False) -> str:
        """What a run prints; "" for one that is set too small to be seen."""
        if self.styles.is_unseen(run):
            return ""
        text = ""
        for child in run:
            if child.tag == REFERENCE:
                text += self._mark(child)
            elif child.tag == w("t"):
                text += child.text or ""
            elif child.tag == w("tab") and leaders:
                text += LEADER
            elif child.tag in CHARACTERS:
                text += CHARACTERS[child.tag]
        return text

    def _run(self, run: etree._Element, role: str, *, leaders: bool) -> None:
        bold, italic, raised = _typography(run)
        start = self.length
        text = self._text_of(run, leaders=leaders)
        if raised and TABLE_MARK.fullmatch(text.strip()):
            text = "".join(f"{self.opening}{mark}{self.closing}" for mark in re.split(r"[,\s]+", text.strip()))
        elif raised and text.strip() in self.marks.values() and not AFTER_UNIT.search("".join(self.pieces[-2:])):
            text = f"{self.opening}{text.strip()}{self.closing}"
        raised = raised or run.find(REFERENCE) is not None
        if self.at_start:
            text = text.lstrip()
            self.at_start = not text
        self._put(text)
        if text:
            self.runs.append(TextRun(start, self.length, bold=bold, italic=italic, superscript=raised, role=role))

    def _mark(self, reference: etree._Element) -> str:
        note_id = str(reference.get(w("id")))
        custom = reference.get(w("customMarkFollows")) in {"1", "true", "on"}
        mark = self.marks.setdefault(note_id, "*" if custom else str(len(self.marks) + 1))
        return f"{self.opening}{mark}{self.closing}"

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph that are printed, those inserted by a tracked change too, in order."""
    for child in element:
        if child.tag == w("r"):
            yield child
        elif child.tag not in DELETED and isinstance(child.tag, str):
            yield from _runs(child)


def _text(element: etree._Element) -> str:
    children = (child for run in _runs(element) for child in run)
    return "".join(
        child.text or "" if child.tag == w("t") else CHARACTERS.get(str(child.tag), "") for child in children
    ).strip()


def _typography(run: etree._Element) -> tuple[bool, bool, bool]:
    """Bold, italic, superscript of a run, as its own properties say."""
    properties = run.find(w("rPr"))
    if properties is None:
        return False, False, False
    raised = properties.find(w("vertAlign"))
    return (
        _is_on(properties.find(w("b"))),
        _is_on(properties.find(w("i"))),
        raised is not None and raised.get(w("val")) == "superscript",
    )


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(w("val"), "true") not in {"0", "false", "off"}


def _note_bodies(footnotes: etree._Element | None) -> dict[str, str]:
    """The text of each note by its id; the separators that Word keeps among them are left out."""
    if footnotes is None:
        return {}
    return {
        str(note.get(w("id"))): " ".join(_text(paragraph) for paragraph in _from_mark(note)).strip()
        for note in footnotes.findall(w("footnote"))
        if note.get(w("type"), "normal") == "normal"
    }


def _from_mark(note: etree._Element) -> list[etree._Element]:
    """The paragraphs of a note from the one with its mark on; those above it come behind."""
    paragraphs = list(note.iter(w("p")))
    marked = (
        place for place, paragraph in enumerate(paragraphs) if paragraph.find(f".//{w('footnoteRef')}") is not None
    )
    first = next(marked, 0)
    return paragraphs[first:] + paragraphs[:first]


def _is_bidirectional(document: etree._Element) -> bool:
    """Whether most paragraphs are set from right to left."""
    paragraphs = list(document.iter(w("p")))
    turned = sum(_is_on(paragraph.find(f"{w('pPr')}/{w('bidi')}")) for paragraph in paragraphs)
    return turned * 2 > len(paragraphs)
