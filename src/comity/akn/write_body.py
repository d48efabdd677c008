"""Blocks -> the elements of preamble, body, annexes and conclusions, and a mark in our namespace for each."""

from lxml import etree

from comity.akn.elements import Ids, add, drawable, fill
from comity.akn.marks import own, xml_text
from comity.akn.masthead import known_date, stands_in
from comity.akn.parts import Blocks
from comity.akn.rules import Rules
from comity.akn.xml import Element, local_name
from comity.model.doubt import Doubt
from comity.model.resolution import Block, BlockKind, Citation, Footnote, Masthead

_CLASSES = {
    BlockKind.HEADING: "H23",
    BlockKind.ANNEX_HEADING: "H1",
    BlockKind.TABLE_NOTE: "FootnoteText",
    BlockKind.CLOSING: "closing",
    BlockKind.FORMULA: "enactingFormula",
}
_FLAT = frozenset(_CLASSES) | {BlockKind.SEPARATOR, BlockKind.TABLE}


class BodyWriter:
    """Writes blocks in order; `marks` is the proprietary element that says what each is."""

    def __init__(self, rules: Rules, masthead: Masthead, marks: Element) -> None:
        self.rules = rules
        self.masthead = masthead
        self.marks = marks
        self.ids = Ids()

    # -- preamble and part title

    def front(self, preface: Element, blocks: Blocks) -> None:
        """Headings before the formula, as letter and title of a part."""
        for block in blocks:
            p = add(preface, "p")
            if block.number and block.text:
                number = add(p, "docNumber", block.number, eId=self.ids.next("docNumber"))
                self.text(add(p, "docTitle", refersTo="#resolutionTitle"), block, number)
            else:
                self.text(p, block, None)

    def preamble(self, preamble: Element, blocks: Blocks) -> None:
        """Formula and preambular paragraphs, points in a list below theirs."""
        points: Element | None = None
        for block in blocks:
            if block.kind == BlockKind.FORMULA:
                formula = add(preamble, "formula", name="enactingFormula", eId=self.ids.next("formula"))
                self.text(add(formula, "p"), block, None)
                points = None
            elif block.kind == BlockKind.PREAMBULAR and not block.number:
                container = self._container(preamble, block)
                self.text(add(container, "p"), block, None)
                points = None
            else:
                if points is None:
                    last = preamble[-1] if len(preamble) and block.kind == BlockKind.SUBPARAGRAPH else None
                    points = add(self._container(preamble, block) if last is None else last, "blockList")
                item = add(points, "item", eId=self.ids.next("item"))
                self.numbered_text(item, item, block)

    def _container(self, preamble: Element, block: Block) -> Element:
        return add(preamble, "container", name=block.act or "unknown", eId=self.ids.next("container"))

    # -- body

    def body(self, body: Element, blocks: Blocks) -> None:
        """Paragraphs with their points in lists, headings, tables, preambular paragraphs of sections."""
        i = 0
        while i < len(blocks):
            block, end = blocks[i], i + 1
            if block.kind == BlockKind.TABLE and _is_plain_table(block):
                self.table(add(body, "container", name="table", eId=self.ids.next("container")), block)
            elif block.kind == BlockKind.PREAMBULAR and not block.number:
                # `mainBody` may not hold a cross-heading, a section may: as the UN sets preambles of sections
                if i == 0 or blocks[i - 1].kind != BlockKind.PREAMBULAR or local_name(body[-1]) != "section":
                    add(body, "section", eId=self.ids.next("section"))
                self.text(add(body[-1], "crossHeading", refersTo="#preamble"), block, None)
            else:
                while block.kind not in _FLAT and end < len(blocks) and _goes_below(blocks[end], block):
                    end += 1
                self.paragraph(body, block, blocks[i + 1 : end])
            i = end
        if not len(body):
            add(body, "p")

    def paragraph(self, body: Element, block: Block, points: Blocks) -> None:
        """A paragraph with its number, and the points below it in a list."""
        paragraph = add(body, "paragraph", class_=_CLASSES.get(block.kind, "SingleTxt"), eId=self.ids.next("para"))
        if not points:
            self.numbered_text(paragraph, None, block)
            return
        number = self.number(paragraph, block)
        below = add(paragraph, "list", eId=self.ids.next("list"))
        self.text(add(add(below, "intro"), "p"), block, number)
        self.points(below, points, points[0].depth)

    def points(self, below: Element, blocks: Blocks, depth: int) -> None:
        """Points of one depth, deeper ones in a sublist after theirs."""
        i = 0
        while i < len(blocks):
            end = i + 1
            if i and blocks[i].depth > depth:
                while end < len(blocks) and blocks[end].depth > depth:
                    end += 1
                self.points(add(below, "sublist", eId=self.ids.next("sublist")), blocks[i:end], blocks[i].depth)
            else:
                self.numbered_text(add(below, "point", eId=self.ids.next("point")), None, blocks[i])
            i = end

    def numbered_text(self, holder: Element, text_in: Element | None, block: Block) -> None:
        """Number and text of a paragraph or a point; the text stands in `content` unless told where."""
        number = self.number(holder, block)
        self.text(add(add(holder, "content") if text_in is None else text_in, "p"), block, number)

    def number(self, holder: Element, block: Block) -> Element | None:
        """The number of the block, if it has one."""
        return add(holder, "num", block.number, eId=self.ids.next("num")) if block.number else None

    def text(self, element: Element, block: Block, number: Element | None) -> None:
        """The words of the block with all that hangs on them, and its mark."""
        note_ids = fill(
            element,
            block.text,
            self.ids,
            self.rules.code,
            emphasis=block.emphasis,
            citations=block.citations,
            footnotes=block.footnotes,
            references=block.references,
            phrase=self.phrase(block),
        )
        mark = self.mark(element, block, number, note_ids)
        if not drawable(block.emphasis, block.text):
            self.emphasis_marks(mark, block)
        for line in block.lines:
            etree.SubElement(mark, own("line")).text = xml_text(line)
        for row in block.rows:
            row_mark = etree.SubElement(mark, own("row"))
            for cell in row:
                etree.SubElement(row_mark, own("cell")).text = xml_text(cell)

    def phrase(self, block: Block) -> tuple[int, int, str] | None:
        """Where the act stands in a text that came without typography: the UN sets it in emphasis."""
        start = block.text.find(block.act)
        if block.emphasis or not block.act or start < 0:
            return None
        return start, start + len(block.act), self.rules.act_set_in

    # -- tables and closings

    def table(self, container: Element, block: Block) -> None:
        """Rows and cells; a footnote stands in its cell and says its place in the table's text."""
        table = add(container, "table")
        shares = iter(_notes_by_cell(block))
        note_ids: list[str] = []
        for row in block.rows:
            tr = add(table, "tr")
            for cell in row:
                notes = next(shares)
                p = add(add(tr, "td"), "p")
                note_ids += fill(p, cell, self.ids, self.rules.code, footnotes=notes, elsewhere=True)
        mark = self.mark(table, block, None, note_ids)
        self.emphasis_marks(mark, block)
        for reference in block.references:
            etree.SubElement(mark, own("reference"), marker=xml_text(reference.marker), offset=str(reference.offset))

    def conclusions(self, conclusions: Element, blocks: Blocks) -> None:
        """Closing formulas: meeting and date, a line each."""
        for block in blocks:
            p = add(conclusions, "p")
            if not _is_plain_closing(block, self.rules):
                self.text(p, block, None)
                continue
            for i, line in enumerate(block.lines):
                if i:
                    add(p, "eol")
                self._closing_line(p, line)
            self.mark(p, block, None, [])

    def _closing_line(self, p: Element, line: str) -> None:
        date, meeting = known_date(self.masthead.adoption_date), self.masthead.meeting
        if date and stands_in(date, line):
            add(p, "docDate", line, date=date, refersTo="#adoptionDate")
        else:
            here = bool(meeting) and meeting in line
            add(p, "inline", line, name="adoptionMeeting" if here else "closing", title=meeting if here else "")

    # -- marks

    def mark(self, element: Element, block: Block, number: Element | None, note_ids: list[str]) -> Element:
        """What the elements cannot say of the block: kind, anchor, depth, act, acts, citations, doubts."""
        element.set("eId", self.ids.next("text"))
        mark = etree.SubElement(self.marks, own("block"))
        mark.set("text", f"#{element.get('eId')}")
        if number is not None:
            mark.set("num", f"#{number.get('eId')}")
        elif block.number:  # where Akoma Ntoso has no place for a number
            mark.set("number", xml_text(block.number))
        mark.set("kind", block.kind.value)
        mark.set("depth", str(block.depth))
        for name, value in (("anchor", block.anchor), ("act", block.act)):
            if value:
                mark.set(name, xml_text(value))
        for act in block.acts:
            act_mark = etree.SubElement(mark, own("act"), start=str(act.start), end=str(act.end))
            act_mark.set("class", xml_text(act.act_class))
            act_mark.text = xml_text(act.text)
        citation_marks(mark, block.citations)
        doubt_marks(mark, block.doubts)
        for note, note_id in zip(block.footnotes, note_ids, strict=True):
            if note.citations:
                citation_marks(etree.SubElement(mark, own("note"), note=f"#{note_id}"), note.citations)
        return mark

    def emphasis_marks(self, mark: Element, block: Block) -> None:
        """Runs of emphasis that are not set in the text."""
        for start, end, style in block.emphasis:
            etree.SubElement(mark, own("emphasis"), start=str(start), end=str(end), style=xml_text(style))


def citation_marks(parent: Element, citations: tuple[Citation, ...]) -> None:
    """A mark for each citation."""
    for citation in citations:
        mark = etree.SubElement(parent, own("citation"), start=str(citation.start), end=str(citation.end))
        for name in ("symbol", "printed", "paragraph", "annex", "instrument"):
            value: str = getattr(citation, name)
            if value:
                mark.set(name, xml_text(value))


def doubt_marks(parent: Element, doubts: tuple[Doubt, ...]) -> None:
    """A mark for each doubt."""
    for doubt in doubts:
        mark = etree.SubElement(parent, own("doubt"), start=str(doubt.start), end=str(doubt.end))
        mark.set("code", xml_text(doubt.code))
        mark.text = xml_text(doubt.message)
        for name, value in doubt.facts:
            etree.SubElement(mark, own("fact"), name=xml_text(name), value=xml_text(value))


def _goes_below(block: Block, top: Block) -> bool:
    kind = BlockKind.ANNEX_TEXT if top.kind == BlockKind.ANNEX_TEXT else BlockKind.SUBPARAGRAPH
    return block.kind == kind and block.depth > max(top.depth, 1)


def _notes_by_cell(block: Block) -> list[tuple[Footnote, ...]]:
    """The footnotes of each cell, in order; those that fit no cell go into the last."""
    shares: list[tuple[Footnote, ...]] = []
    left, at = list(block.footnotes), 0
    for cell in (cell for row in block.rows for cell in row):
        at += len(cell)
        here = 0
        while cell and here < len(left) and left[here].offset <= at:
            here += 1
        shares.append(tuple(left[:here]))
        left, at = left[here:], at + 1 if cell else at
    shares[-1] += tuple(left)
    return shares


def _is_plain_table(block: Block) -> bool:
    """Whether rows and cells say all that the block's text says."""
    joined = " ".join(cell for row in block.rows for cell in row if cell)
    return bool(block.rows) and all(block.rows) and joined == block.text and not block.number and not block.lines


def _is_plain_closing(block: Block, rules: Rules) -> bool:
    """Whether the lines say all that the block's text says."""
    hangs = block.footnotes or block.references or block.emphasis or block.number or block.rows
    return bool(block.lines) and all(block.lines) and rules.joiner.join(block.lines) == block.text and not hangs
