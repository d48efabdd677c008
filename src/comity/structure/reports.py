"""Reports and letters: masthead, headings with numbers, numbered paragraphs, sub-paragraphs, footnotes, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.languages.folding import fold
from comity.languages.kinds import kind_words
from comity.languages.masthead import masthead_words
from comity.languages.structure import StructureProfile, structure_of
from comity.model.resolution import BlockKind, Masthead, Reading, Resolution
from comity.model.text import CleanText, TextLine
from comity.model.trace import Span, span_of
from comity.structure.blocks import Bodies, make_block, unplaced
from comity.structure.breaks import find_paragraphs
from comity.structure.closing import PrintedLine
from comity.structure.cover import agenda_numbers, publication_date, read_cover
from comity.structure.depths import Depths
from comity.structure.document_kinds import kind_doubts, own_symbol
from comity.structure.kinds import Classified
from comity.structure.labels import Label, bare_number, parse_heading_label, parse_label
from comity.structure.layout import columns
from comity.structure.masthead import canonical_symbol
from comity.structure.paragraphs import MarksOnLines, Paragraph, join_lines, marks_on_lines
from comity.structure.roles import Roles

LONGEST_MASTHEAD = 60
"""Printed lines above which the text of a report begins."""

LONGEST_HEADING = 420
"""Columns of a heading."""

SHORT_HEADING = 110
"""Columns of a line that is a heading although nothing but its missing stop says so."""

LEADER = re.compile(r"(?:[.·…]\s?){4,}")

FARTHEST_LEADER = 12
"""Lines without a dotted leader that a table of contents may have between two that have one."""

LIST_SIGN = re.compile(r"[•▪●–-]\s")

BRACKETED = re.compile(r"[(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]")

HEADING_FAMILIES = frozenset({"ROMAN", "ALPHA", "chinese", "ordinal", "letter-name"})


@dataclass(frozen=True, slots=True)
class ReportMasthead:
    """The masthead of a report, and the number of the line where its text begins."""

    masthead: Masthead
    first: int


def read_report(clean: CleanText, reading: Reading, kind: str) -> Resolution:
    """The report or letter in a clean text; its numbered paragraphs are of kind `paragraph`."""
    profile = structure_of(clean.language)
    head = read_report_masthead(clean, kind)
    roles = Roles(clean)
    paragraphs = _without_contents(_paragraphs(clean, head.first, roles, profile), clean.language)
    classified = _ReportClassifier(paragraphs, roles, profile).classified()
    bodies = Bodies(clean.notes)
    blocks = tuple(make_block(item, clean.language, bodies, clean.source.text) for item in classified)
    rest = unplaced(bodies.rest())
    return Resolution(
        clean.language,
        head.masthead,
        blocks,
        reading,
        kind=kind,
        footnotes_unplaced=rest + unplaced(clean.asides),
        doubts=(*clean.doubts, *kind_doubts(kind)),
    )


def read_report_masthead(clean: CleanText, kind: str) -> ReportMasthead:
    """What stands above the text of a report or letter: its title is between agenda item and author."""
    words, covers = kind_words(clean.language), masthead_words(clean.language)
    lines = tuple(
        PrintedLine(clean.text[line.start : line.end], line.start, line.end) for line in clean.lines[:LONGEST_MASTHEAD]
    )
    pattern = words.letters if kind == "letter" else words.reports
    author = next((index for index, line in enumerate(lines) if index and pattern.match(fold(line.text).text)), 0)
    cover = read_cover(lines[:author], clean.language, covers)
    symbol = canonical_symbol(own_symbol([line.text for line in lines[: author + 1]]))
    below = _below_agenda(lines[:author], covers.agenda, cover.publication_text, cover.session_text)
    groups = _groups(below, clean)
    if kind == "letter":
        title, names, first = _letter_title(lines, author, clean), groups, author + 1
    else:
        title, names, first = groups[-1:] or [(0, 0, "")], groups[:-1], author + 1
    session = re.match(r"A/(?:HRC/)?((?:E?S-)?\d{1,3})/", symbol)
    masthead = Masthead(
        symbol=symbol,
        session=session[1] if session else "",
        title=title[0][2],
        publication_date=publication_date(cover, clean.language),
        agenda_items=agenda_numbers(cover.agenda_text),
        agenda_text=cover.agenda_text,
        agenda_names=tuple(name for _, _, name in names),
        proponent="" if kind == "letter" else lines[author].text,
        publisher=cover.publisher,
        authority=cover.authority,
        status=cover.status,
        publication_text=cover.publication_text,
        session_text=cover.session_text,
        title_span=_span(clean, title[0][0], title[0][1]),
    )
    while kind == "letter" and first < len(lines) and lines[first].start < title[0][1]:
        first += 1
    return ReportMasthead(masthead, first)


def _below_agenda(
    lines: tuple[PrintedLine, ...], agenda: re.Pattern[str], published: str, session: str
) -> tuple[PrintedLine, ...]:
    """The lines below the agenda item, or below the session or the date where no item is named."""
    last = -1
    for index, line in enumerate(lines):
        if agenda.fullmatch(line.text) or line.text == session or (published and published in line.text):
            last = index
    original = last + 1 < len(lines) and re.match(r"[^:]{3,20}:\s?\S+$", lines[last + 1].text)
    return lines[last + (2 if original else 1) :]


def _groups(lines: tuple[PrintedLine, ...], clean: CleanText) -> list[tuple[int, int, str]]:
    """The lines as paragraphs, (start, end, words) each: an empty line parts two, in typeset sources every line end."""
    known = {line.start: line for line in clean.lines[: LONGEST_MASTHEAD + 1]}
    joint = structure_of(clean.language).joint
    apart = bool(clean.source.runs)
    groups: list[tuple[int, int, str]] = []
    for line in lines:
        if groups and not apart and not known[line.start].gap:
            start, _, words = groups[-1]
            groups[-1] = (start, line.end, f"{words}{joint}{line.text}")
        else:
            groups.append((line.start, line.end, line.text))
    return groups


def _letter_title(lines: tuple[PrintedLine, ...], author: int, clean: CleanText) -> list[tuple[int, int, str]]:
    """The line that says from whom to whom and when, with the lines it runs on to."""
    return _groups(lines[author : author + 5], clean)[:1]


def _span(clean: CleanText, start: int, end: int) -> Span:
    return span_of(clean.offsets[start:end]) if end > start else Span(0, 0)


def _paragraphs(clean: CleanText, first: int, roles: Roles, profile: StructureProfile) -> list[Paragraph]:
    """The paragraphs from line `first` on; a source that knows its paragraphs gives each of them as a line."""
    if first >= len(clean.lines):
        return []
    if not roles.known:
        return find_paragraphs(clean, clean.lines[first].start, (), profile)
    marks = marks_on_lines(clean)
    paragraphs: list[Paragraph] = []
    rows: list[TextLine] = []
    for line in clean.lines[first:]:
        if roles.of(line) == "cell":
            rows.append(line)
            continue
        if rows:
            paragraphs.append(_table(clean, rows, marks))
            rows = []
        paragraphs.append(join_lines(clean, [line], marks, profile))
    if rows:
        paragraphs.append(_table(clean, rows, marks))
    return paragraphs


def _table(clean: CleanText, rows: list[TextLine], marks: MarksOnLines) -> Paragraph:
    """The rows of one table, a line each."""
    start, end = rows[0].start, rows[-1].end
    placed = [(mark.at - start, mark) for row in rows for mark in marks.get(row.start, ())]
    return Paragraph(clean.text[start:end], clean.offsets[start:end], start, end, placed, rows)


def _without_contents(paragraphs: list[Paragraph], language: str) -> list[Paragraph]:
    """The paragraphs without the table of contents: from its heading to the last line with a dotted leader."""
    contents = kind_words(language).contents
    for index, paragraph in enumerate(paragraphs):
        if not contents.fullmatch(paragraph.text.strip()):
            continue
        last = index
        for place in range(index + 1, len(paragraphs)):
            if LEADER.search(paragraphs[place].text):
                last = place
            elif place - last > FARTHEST_LEADER:
                break
        if last > index:
            return paragraphs[:index] + paragraphs[last + 1 :]
    return paragraphs


class _ReportClassifier:
    """Walks the paragraphs of a report in order."""

    def __init__(self, paragraphs: list[Paragraph], roles: Roles, profile: StructureProfile) -> None:
        self.paragraphs = paragraphs
        self.roles = roles
        self.profile = profile
        self.annex = False
        self.last = 0  # the number of the last paragraph

    def classified(self) -> list[Classified]:
        """Every paragraph with its kind, its label and its depth."""
        found = [self._classify(index) for index in range(len(self.paragraphs))]
        depths = Depths()
        for index, item in enumerate(found):
            if item.label is not None:
                following = [later.label for later in found[index + 1 : index + 12] if later.label is not None]
                item.depth = depths.depth(item.label, following)
            elif item.kind in (BlockKind.HEADING, BlockKind.ANNEX_HEADING):
                depths.close()
            elif item.kind in (BlockKind.PARAGRAPH, BlockKind.ANNEX_TEXT):
                item.depth = 1
        return found

    def _classify(self, index: int) -> Classified:
        paragraph = self.paragraphs[index]
        role = self.roles.of_paragraph(paragraph)
        if role == "cell" or "\t" in paragraph.text:
            return Classified(paragraph, BlockKind.TABLE)
        if role == "small" or self._titles_table(index):
            return Classified(paragraph, BlockKind.TABLE_NOTE)
        text = paragraph.text.strip()
        if self.profile.annex.fullmatch(text):
            self.annex = True
            return Classified(paragraph, BlockKind.ANNEX_HEADING)
        label = self._label(paragraph.text)
        if self._is_heading(text, role, label):
            return self._heading(paragraph, label)
        if label is None:
            return Classified(paragraph, BlockKind.ANNEX_TEXT if self.annex else BlockKind.PARAGRAPH)
        if label.family == "digit":
            self.last = label.value
        numbered = BlockKind.PARAGRAPH if label.family == "digit" else BlockKind.SUBPARAGRAPH
        kind = BlockKind.ANNEX_TEXT if self.annex else numbered
        return Classified(paragraph, kind, label.text, label.length, 1, label)

    def _label(self, text: str) -> Label | None:
        """The label of a paragraph; a bare number is one where it is next in order; "1.1" is none."""
        label = parse_label(text, self.profile) or (bare_number(text, self.last + 1) if self.last else None)
        return None if label is not None and label.family == "multi" else label

    def _titles_table(self, index: int) -> bool:
        """Whether the paragraph is all in brackets and a table follows: the unit of its figures, or its source."""
        if index + 1 >= len(self.paragraphs) or not BRACKETED.fullmatch(self.paragraphs[index].text.strip()):
            return False
        below = self.paragraphs[index + 1]
        return self.roles.of_paragraph(below) == "cell" or "\t" in below.text

    def _is_heading(self, text: str, role: str, label: Label | None) -> bool:
        """Whether the source sets it as a heading, or it is short, ends without a stop and is no list's entry."""
        if role == "heading":
            return columns(text) < LONGEST_HEADING
        if self.profile.terminal.ends(text) or self.profile.colon.ends(text) or LIST_SIGN.match(text):
            return False
        if parse_heading_label(text, self.profile) is not None:
            return columns(text) < LONGEST_HEADING
        if label is not None and (self.roles.known or label.family != "digit" or label.value == self.last + 1):
            return False
        return columns(text) < SHORT_HEADING

    def _heading(self, paragraph: Paragraph, label: Label | None) -> Classified:
        kind = BlockKind.ANNEX_HEADING if self.annex else BlockKind.HEADING
        section = parse_heading_label(paragraph.text, self.profile)
        if section is not None and section.family in HEADING_FAMILIES:
            return Classified(paragraph, kind, section.text, section.length)
        if label is not None:
            return Classified(paragraph, kind, label.text, label.length)
        return Classified(paragraph, kind)
