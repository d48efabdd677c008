"""Reads back what `write_akn` wrote, character for character: our marks say what every text is."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace

from comity.akn.inline import Laid
from comity.akn.marks import SOURCE, own, plain_text
from comity.akn.masthead import read_masthead
from comity.akn.rules import Rules
from comity.akn.sponsors import read_sponsors
from comity.akn.votes import read_votes
from comity.akn.xml import Element, local_name, placed_children, text_content
from comity.model.doubt import Doubt
from comity.model.errors import SourceError
from comity.model.resolution import (
    Act,
    Block,
    BlockKind,
    Citation,
    Footnote,
    FootnoteReference,
    Masthead,
    Reading,
    Resolution,
)
from comity.model.trace import Piece, Span

Places = dict[str, tuple[Element, str]]
"""Element and path by id."""


def find_marks(root: Element) -> Element | None:
    """Our marks, if the file is one that `write_akn` wrote."""
    for element in root.iter("{*}proprietary"):
        if element.get("source") == SOURCE and element.find(own("document")) is not None:
            return element
    return None


def read_marked(root: Element, marks: Element, rules: Rules, reading: Reading) -> Resolution:
    """The resolution as it was written; SourceError where a mark and its text no longer fit together."""
    places = dict(_places(root, f"/{local_name(root)}"))
    try:
        blocks = tuple(_block(mark, places, rules) for mark in marks.findall(own("block")))
        unplaced = tuple(_unplaced(mark, places) for mark in marks.findall(own("unplaced")))
        doubts = _doubts(marks)
    except (KeyError, ValueError) as error:
        raise SourceError(
            f"a mark of Comity's names no text of the file: {error}",
            where=reading.source_name,
            hint="the file was edited by hand; remove its <proprietary> element to have it read afresh",
            code="marks-edited",
        ) from error
    document = marks.find(own("document"))
    kind = "" if document is None else plain_text(document.get("kind"))
    return Resolution(
        rules.code,
        _masthead(root, marks, rules),
        blocks,
        reading,
        kind,
        unplaced,
        doubts,
        read_votes(root),
        read_sponsors(root),
    )


def _places(element: Element, path: str) -> Iterator[tuple[str, tuple[Element, str]]]:
    for child, name, at in placed_children(element, path):
        if name != "identification":
            identity = child.get("eId")
            if identity:
                yield identity, (child, at)
            yield from _places(child, at)


def _place(mark: Element, attribute: str, places: Places) -> tuple[Element, str]:
    return places[(mark.get(attribute) or "").lstrip("#")]


def _masthead(root: Element, marks: Element, rules: Rules) -> Masthead:
    """The masthead as printed, with the fields that are marked otherwise."""
    masthead, _ = read_masthead(root, rules)
    kinds = {one.name: type(getattr(masthead, one.name)) for one in fields(Masthead)}
    changes: dict[str, object] = {}
    for mark in marks.findall(own("masthead")):
        name = mark.get("name") or ""
        values = [plain_text(value.text) for value in mark.findall(own("value"))]
        if kinds.get(name) is tuple:
            changes[name] = tuple(values)
        elif kinds.get(name) is bool:
            changes[name] = values == ["True"]
        elif name in kinds:
            changes[name] = "".join(values)
    return replace(masthead, **changes)  # type: ignore[arg-type]


# -- blocks


def _block(mark: Element, places: Places, rules: Rules) -> Block:
    element, path = _place(mark, "text", places)
    number = (
        plain_text(text_content(_place(mark, "num", places)[0])) if mark.get("num") else plain_text(mark.get("number"))
    )
    lines: tuple[str, ...] = tuple(plain_text(line.text) for line in mark.findall(own("line")))
    rows = tuple(tuple(plain_text(cell.text) for cell in row) for row in mark.findall(own("row")))
    if local_name(element) == "table":
        laid, rows = _table(element, path, mark)
    elif _is_closing(element):
        laid, lines = _closing(element, path, rules)
    else:
        laid = lay_out_marked(element, path)
    emphasis = laid.emphasis + tuple(
        (int(e.get("start", "0")), int(e.get("end", "0")), plain_text(e.get("style")))
        for e in mark.findall(own("emphasis"))
    )
    notes = {note.get("note", "").lstrip("#"): _citations(note) for note in mark.findall(own("note"))}
    return Block(
        kind=BlockKind(mark.get("kind", "")),
        text=laid.text,
        number=number,
        depth=int(mark.get("depth", "0")),
        act=plain_text(mark.get("act")),
        acts=_acts(mark),
        footnotes=tuple(replace(note, citations=notes.get(identity, ())) for identity, note in _named(laid)),
        references=laid.references,
        citations=_citations(mark),
        emphasis=emphasis,
        rows=rows,
        lines=lines,
        anchor=plain_text(mark.get("anchor")),
        doubts=_doubts(mark),
        span=laid.span,
    )


def _table(element: Element, path: str, mark: Element) -> tuple["MarkedText", tuple[tuple[str, ...], ...]]:
    """The table's text, footnotes and rows."""
    rows: list[tuple[str, ...]] = []
    whole = MarkedText(span=Span(0, len(text_content(element)), path))
    for tr, _, tr_path in placed_children(element, path):
        cells = []
        for td, _, td_path in placed_children(tr, tr_path):
            for p, _, p_path in placed_children(td, td_path):
                cell = lay_out_marked(p, p_path)
                cells.append(cell.text)
                whole.footnotes += cell.footnotes
                whole.note_ids += cell.note_ids
        rows.append(tuple(cells))
    whole.text = " ".join(cell for row in rows for cell in row if cell)
    whole.references = tuple(
        FootnoteReference(plain_text(r.get("marker")), int(r.get("offset", "0")))
        for r in mark.findall(own("reference"))
    )
    return whole, tuple(rows)


def _is_closing(element: Element) -> bool:
    parent = element.getparent()
    in_conclusions = parent is not None and local_name(parent) == "conclusions"
    return in_conclusions and len(element) > 0 and local_name(element[0]) in ("inline", "docDate")


def _closing(element: Element, path: str, rules: Rules) -> tuple["MarkedText", tuple[str, ...]]:
    lines = tuple(plain_text(text_content(e)) for e in element if local_name(e) in ("inline", "docDate"))
    return MarkedText(rules.joiner.join(lines), span=Span(0, len(text_content(element)), path)), lines


# -- texts


@dataclass(slots=True)
class MarkedText(Laid):
    """A text as it was written, with the ids of its footnotes."""

    note_ids: tuple[str, ...] = ()


def _named(laid: MarkedText) -> list[tuple[str, Footnote]]:
    return list(zip(laid.note_ids, laid.footnotes, strict=True))


@dataclass(slots=True)
class _Walk:
    """Collects what stands in a text element."""

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    emphasis: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, Element, str]] = field(default_factory=list)
    at: int = 0
    source: int = 0

    def walk(self, element: Element, path: str) -> None:
        """All that stands below the element."""
        self.add(element.text)
        for child, name, below in placed_children(element, path):
            if name in ("authorialNote", "noteRef"):
                self.marks.append((self.at, child, below))
                self.source += len(text_content(child))
            else:
                start = self.at
                self.walk(child, below)
                if name == "span" and child.get(own("set")) is None:
                    self.emphasis.append((start, self.at, plain_text(child.get("class"))))
            self.add(child.tail)

    def add(self, text: str | None) -> None:
        """A stretch of text."""
        if text:
            written = plain_text(text)
            self.parts.append(written)
            self.pieces.append(Piece(self.at, self.source, len(written)))
            self.at += len(written)
            self.source += len(text)


def lay_out_marked(element: Element, path: str) -> MarkedText:
    """The text exactly as it stands, no blank left out."""
    walk = _Walk()
    walk.walk(element, path)
    pieces: list[Piece] = []
    for piece in walk.pieces:
        last = pieces[-1] if pieces else None
        if last and last.source_start + last.length == piece.source_start:
            pieces[-1] = Piece(last.text_start, last.source_start, last.length + piece.length)
        else:
            pieces.append(piece)
    span = Span(0, walk.source, path, pieces=tuple(pieces) if len(pieces) > 1 else ())
    notes = _in_place([mark for mark in walk.marks if local_name(mark[1]) == "authorialNote"])
    references = _in_place([mark for mark in walk.marks if local_name(mark[1]) == "noteRef"])
    return MarkedText(
        text="".join(walk.parts),
        footnotes=tuple(_footnote(at, note, below) for at, note, below in notes),
        references=tuple(FootnoteReference(plain_text(mark.get("marker")), at) for at, mark, _ in references),
        emphasis=tuple(walk.emphasis),
        span=span,
        note_ids=tuple(note.get("eId") or "" for _, note, _ in notes),
    )


def _in_place(marks: list[tuple[int, Element, str]]) -> list[tuple[int, Element, str]]:
    """The marks with the offsets and in the order that are written on them, where the text could not say it."""
    placed = [
        (int(mark.get(own("place"), str(i))), int(mark.get(own("offset"), str(at))), mark, path)
        for i, (at, mark, path) in enumerate(marks)
    ]
    placed.sort(key=lambda one: one[0])
    return [(at, mark, path) for _, at, mark, path in placed]


def _footnote(offset: int, note: Element, path: str) -> Footnote:
    texts = [lay_out_marked(p, at) for p, _, at in placed_children(note, path)]
    text = "".join(one.text for one in texts)
    return Footnote(plain_text(note.get("marker")), offset, text, span=texts[0].span if texts else Span(0, 0, path))


def _unplaced(mark: Element, places: Places) -> Footnote:
    note, path = _place(mark, "note", places)
    return replace(_footnote(int(mark.get("offset", "0")), note, path), citations=_citations(mark))


# -- marks


def _acts(mark: Element) -> tuple[Act, ...]:
    return tuple(
        Act(plain_text(a.text), int(a.get("start", "0")), int(a.get("end", "0")), plain_text(a.get("class")))
        for a in mark.findall(own("act"))
    )


def _citations(mark: Element) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            symbol=plain_text(c.get("symbol")),
            start=int(c.get("start", "0")),
            end=int(c.get("end", "0")),
            printed=plain_text(c.get("printed")),
            paragraph=plain_text(c.get("paragraph")),
            annex=plain_text(c.get("annex")),
            instrument=plain_text(c.get("instrument")),
        )
        for c in mark.findall(own("citation"))
    )


def _doubts(mark: Element) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(
            plain_text(d.get("code")),
            plain_text(d.text),
            int(d.get("start", "0")),
            int(d.get("end", "0")),
            tuple((plain_text(f.get("name")), plain_text(f.get("value"))) for f in d.findall(own("fact"))),
        )
        for d in mark.findall(own("doubt"))
    )
