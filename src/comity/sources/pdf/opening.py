"""A PDF file as a SourceText: a line per paragraph, marks as "[1]", notes at the end, every run with its place."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import pypdfium2
import pypdfium2.raw

from comity.model.errors import SourceError
from comity.model.text import SourceText, TextRun
from comity.sources.marks import AFTER_UNIT
from comity.sources.pdf.doubled import without_doubled_lams
from comity.sources.pdf.glyphs import LINE_END_HYPHEN, WITHOUT_BLANK, Glyph, find_glyphs
from comity.sources.pdf.lines import Line, find_lines
from comity.sources.pdf.order import is_right_to_left
from comity.sources.pdf.pages import Page, body_size, part_notes, part_tagged_notes, without_furniture
from comity.sources.pdf.paragraphs import Paragraph, find_paragraphs, note_paragraphs, tagged_notes, with_roles
from comity.sources.pdf.tags import PageTags

MEDIA_TYPE = "application/pdf"

PAGES_LIMIT = 5000

FEWEST_LETTERS = 20
"""A page with fewer letters than this has no text layer worth the name."""

UNSEEN = 2.5
"""Points: what is set smaller is not there to be read."""

TAGGED = 0.8
"""The share of letters on inner pages that must be tagged for a file's tags to be believed."""

LETTERS_OF_A_LINE = 70

PARTING = 0.12
"""The share of lines that end with a hyphen in a document that parts words."""

PageGlyphs = tuple[float, float, list[Glyph]]
"""A page's width, height and glyphs."""

JOINS = ("-", "‑", "/", "—", "–")
"""A line that ends with one of these goes on without a blank."""


def open_pdf(data: bytes, *, name: str) -> SourceText:
    """The document's text in reading order, with typography and places as runs.

    Raises SourceError for a file that is damaged, encrypted, too long, or has no text layer.
    """
    pages, rtl = _pages(data, name)
    size = body_size(pages)
    tagged = any(line.note for page in pages for line in page.lines)
    inner = without_furniture(pages, size)
    parted = [part_tagged_notes(page) if tagged else part_notes(page, size) for page in inner]
    writer = _Writer("(", ")") if rtl else _Writer("[", "]")
    for paragraph in with_roles(find_paragraphs(parted, size), size):
        writer.paragraph(paragraph)
    notes = tagged_notes(parted) if tagged else [note for page in parted for note in note_paragraphs(page.notes)]
    if notes:
        writer.line_end()
    for note in notes:
        writer.paragraph(note)
    return SourceText(writer.text, hashlib.sha256(data).hexdigest(), name, MEDIA_TYPE, tuple(writer.runs))


def _pages(data: bytes, name: str) -> tuple[list[Page], bool]:
    """Every page's lines, and whether the document runs from right to left."""
    document = _document(data, name)
    try:
        if len(document) > PAGES_LIMIT:
            raise SourceError(
                f"the PDF has {len(document):,} pages",
                where=name,
                hint="split it; 5,000 are the most",
                code="too-many-pages",
            )
        found = _with_hyphens(_content(_page_glyphs(document, index) for index in range(len(document))))
    except pypdfium2.PdfiumError as error:
        raise SourceError(
            f"a page of the PDF cannot be opened: {error}", where=name, hint="is it whole?", code="pdf-broken"
        ) from error
    finally:
        document.close()
    characters = Counter("".join([glyph.text for _, _, glyphs in found for glyph in glyphs]))
    letters = sum(times for character, times in characters.items() if character.isalpha())
    if letters < FEWEST_LETTERS:
        raise SourceError(
            "the PDF has no text layer", where=name, hint="it may be a scan; run text recognition first", code="no-text"
        )
    rtl = is_right_to_left(characters)
    pages = [
        Page(number, width, height, tuple(find_lines(glyphs, number, width, rtl=rtl)))
        for number, (width, height, glyphs) in enumerate(found, 1)
    ]
    return without_doubled_lams(pages), rtl


def _document(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise SourceError(
                "the PDF is encrypted", where=name, hint="save it without a password", code="pdf-encrypted"
            ) from error
        raise SourceError(
            f"the PDF cannot be opened: {error}", where=name, hint="is it whole?", code="pdf-broken"
        ) from error


def _page_glyphs(document: pypdfium2.PdfDocument, index: int) -> tuple[float, float, list[Glyph]]:
    page = document[index]
    text_page = page.get_textpage()
    try:
        glyphs = find_glyphs(text_page.raw, text_page.count_chars(), PageTags(page))
        return page.get_width(), page.get_height(), [glyph for glyph in glyphs if glyph.size >= UNSEEN]
    finally:
        text_page.close()
        page.close()


def _content(pages: Iterable[PageGlyphs]) -> list[PageGlyphs]:
    """The pages, in a tagged file without what it marks as furniture or as part of a picture.

    The first page keeps all: its masthead stands where other pages have their running head. Where much is not tagged
    the tags are not believed.
    """
    found = list(pages)
    later = [glyph.tag for _, _, glyphs in found[1:] or found for glyph in glyphs if glyph.text.isalpha()]
    tagged = sum([tag is not None for tag in later])
    if tagged < TAGGED * max(len(later), 1):
        return [(width, height, [_untagged(glyph) for glyph in glyphs]) for width, height, glyphs in found]
    first = [
        (width, height, [glyph for glyph in glyphs if glyph.tag is None or not glyph.tag.figure])
        for width, height, glyphs in found[:1]
    ]
    return first + [
        (width, height, [glyph for glyph in glyphs if glyph.tag is not None and not glyph.tag.figure])
        for width, height, glyphs in found[1:]
    ]


def _untagged(glyph: Glyph) -> Glyph:
    """The glyph without a tag; itself where it has none."""
    return glyph if glyph.tag is None else replace(glyph, tag=None)


def _with_hyphens(pages: list[PageGlyphs]) -> list[PageGlyphs]:
    """The pages, each hyphen at the end of a line kept or left out.

    A document that parts words does it on many lines; in others such a hyphen belongs to the word.
    """
    texts = [glyph.text for _, _, glyphs in pages for glyph in glyphs]
    ends = texts.count(LINE_END_HYPHEN)
    if not ends:
        return pages
    kept = "-" if ends * LETTERS_OF_A_LINE < PARTING * len(texts) else ""
    return [
        (
            width,
            height,
            [
                replace(glyph, text=kept) if glyph.text == LINE_END_HYPHEN else glyph
                for glyph in glyphs
                if kept or glyph.text != LINE_END_HYPHEN
            ],
        )
        for width, height, glyphs in pages
    ]


class _Writer:
    """Builds the text and, beside it, a run for each stretch of one typography on one line."""

    def __init__(self, opening: str, closing: str) -> None:
        self.opening, self.closing = opening, closing
        self.pieces: list[str] = []
        self.length = 0
        self.runs: list[TextRun] = []

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def paragraph(self, paragraph: Paragraph) -> None:
        """The paragraph stands on one line of the text; a table too, cells parted by tabs, rows by line ends."""
        before: Line | None = None
        for line in paragraph.lines:
            if before is not None and paragraph.table:
                self._put(_between_cells(before, line))
            elif before is not None and _needs_blank(before, line):
                self._put(" ")
            for stretch in _stretches(line):
                self._stretch(line, stretch, paragraph.role)
            before = line
        self.line_end()

    def line_end(self) -> None:
        """The next characters begin a new line."""
        self._put("\n")

    def _stretch(self, line: Line, glyphs: Sequence[Glyph], role: str) -> None:
        text = "".join(glyph.text for glyph in glyphs)
        mark = line.is_mark(glyphs[0])
        if mark and not (text.strip() in {"2", "3"} and AFTER_UNIT.search("".join(self.pieces[-2:]))):
            text = "".join(self._mark(text))
            if text.startswith(self.opening):
                self._take_back_blank()
        start = self.length
        self._put(text)
        box = (
            min(glyph.left for glyph in glyphs),
            line.box[1],
            max(glyph.right for glyph in glyphs),
            line.box[3],
        )
        first = glyphs[0]
        self.runs.append(TextRun(start, self.length, line.size, first.bold, first.italic, mark, line.page, box, role))

    def _take_back_blank(self) -> None:
        """A blank before a mark goes: the mark belongs to the word before it."""
        if self.pieces and self.pieces[-1].endswith(" "):
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1
            self.runs[-1] = replace(self.runs[-1], end=min(self.runs[-1].end, self.length))

    def _mark(self, text: str) -> Iterator[str]:
        """Each number or sign of a superscript in brackets of its own; ordinals ("1er", "11th") stay as they are."""
        bare = text.strip(" ()[],،")
        parts = re.split(r"[\s,،]+", bare)
        if all(re.fullmatch(r"\d{1,3}|[*†‡]+|[a-z]", part) for part in parts):
            for part in parts:
                yield f"{self.opening}{part}{self.closing}"
            if text.endswith(" "):
                yield " "
        else:
            yield text

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def _stretches(line: Line) -> Iterator[list[Glyph]]:
    """The line's glyphs in stretches of one typography; a blank goes with what stands before it."""

    def typography(glyph: Glyph) -> tuple[bool, bool, bool]:
        return line.is_mark(glyph), glyph.bold, glyph.italic

    for _, glyphs in groupby(line.glyphs, typography):
        yield list(glyphs)


def _between_cells(before: Line, line: Line) -> str:
    """What parts two lines of a table: a blank inside a cell, a tab between cells, a line end between rows."""
    if before.cell is None or line.cell is None:
        return "\t"
    if (before.page, before.cell) == (line.page, line.cell):
        return " "
    return "\t" if (before.page, before.cell[:2]) == (line.page, line.cell[:2]) else "\n"


def _needs_blank(before: Line, line: Line) -> bool:
    last, first = before.glyphs[-1].text, line.glyphs[0].text
    if last in JOINS:
        return False
    return not (WITHOUT_BLANK.match(last) and WITHOUT_BLANK.match(first))
