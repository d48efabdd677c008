"""Resolution -> AKN4UN XML in the UN's own style, valid against Akoma Ntoso 3.0, and losslessly readable."""

import re
from dataclasses import fields

from lxml import etree

from comity.akn.elements import NAMESPACES, SCHEMA_PLACE, add, fill, indent
from comity.akn.marks import SOURCE, own, xml_text
from comity.akn.masthead import COMMITTEES, NO_COMMITTEE, documents_in, known_date, read_masthead
from comity.akn.parts import Part, parts_of
from comity.akn.rules import rules_of
from comity.akn.sponsors import sponsor_references, write_sponsors
from comity.akn.uri import UNKNOWN_DATE, expression_uri, work_uri
from comity.akn.votes import write_votes
from comity.akn.write_body import BodyWriter, citation_marks, doubt_marks
from comity.akn.xml import AKN, XML_SPACE, Element
from comity.model.resolution import BlockKind, Masthead, Resolution

_CONCEPTS = (
    ("TLCOrganization", "source", "organization/un/DGACM", "DGACM"),
    ("TLCOrganization", "comity", "organization/comity", "Comity"),
    ("TLCConcept", "dateOfIssuance", "concept/un/dateOfIssuance", "Date of issuance"),
    ("TLCConcept", "dateOfAdoption", "concept/un/dateOfAdoption", "Date of adoption"),
    ("TLCConcept", "symbol", "reference/un/symbol", "Symbol"),
    ("TLCRole", "publisher", "role/un/publisher", "Publisher"),
    ("TLCRole", "issuingBody", "role/un/issuingBody", "Issuing body"),
    ("TLCRole", "author", "role/un/author", "Author"),
    ("TLCRole", "issuer", "role/un/issuer", "Issuer"),
    ("TLCRole", "editor", "role/un/editor", "Editor"),
    ("TLCTerm", "resolutionTitle", "reference/un/resolutionTitle", "Resolution title"),
)
_VOTING = (
    ("TLCTerm", "inFavour", "concept/un/voting/inFavour", "In favour"),
    ("TLCTerm", "against", "concept/un/voting/against", "Against"),
    ("TLCTerm", "abstaining", "concept/un/voting/abstaining", "Abstaining"),
    ("TLCConcept", "memberState", "concept/un/memberState", "Member State"),
)
_BODIES = {
    "A": ("ga", "generalAssembly", "General Assembly"),
    "S": ("sc", "securityCouncil", "Security Council"),
}
_OTHER_BODY = ("un", "unitedNations", "United Nations")
_IN_BRACKETS = re.compile(r"[(（]([^()（）]*(?:\([^()]*\)[^()（）]*)*)[)）]")
_WRITTEN_IN_COVER = {name: key for key, name in COMMITTEES.items()}


def write_akn(resolution: Resolution) -> bytes:
    """The resolution as AKN4UN XML (UTF-8, ending with a line feed), which `read_akn` reads back without loss.

    What Akoma Ntoso has no place for stands in `proprietary`, in a namespace of ours. Raises LanguageError for a
    resolution in none of the six languages.
    """
    return _Document(resolution).written()


class _Document:
    """One document on its way to XML."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.masthead = resolution.masthead
        self.rules = rules_of(resolution.language)
        self.parts = parts_of(resolution.blocks, self.rules)
        self.marks = etree.Element(f"{{{AKN}}}proprietary", nsmap=NAMESPACES)
        self.marks.set("source", SOURCE)
        self.body = BodyWriter(self.rules, self.masthead, self.marks)

    def written(self) -> bytes:
        """The whole file."""
        root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap=NAMESPACES)
        root.set(f"{{{NAMESPACES['xsi']}}}schemaLocation", SCHEMA_PLACE)
        kind = self.resolution.kind or "resolution"
        doubt_marks(self.marks, self.resolution.doubts)
        if len(self.parts) == 1:
            statement = add(root, "statement", name=kind)
            meta = self.meta(statement, "")
            self.cover_and_title(statement)
            self.part(statement, self.parts[0])
        else:
            meta = self.collection(root, kind)
        self.unplaced_notes(meta)
        meta.append(self.marks)
        etree.SubElement(self.marks, own("document"), kind=xml_text(self.resolution.kind))
        self.masthead_marks(root)
        indent(root)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"

    def collection(self, root: Element, kind: str) -> Element:
        """A resolution in several parts: a collection with a statement for each; returns the collection's meta."""
        collection = add(root, "documentCollection", name="publication")
        meta = self.meta(collection, "")
        self.cover_and_title(collection)
        listed = add(collection, "collectionBody")
        components = add(root, "components")
        for i, part in enumerate(self.parts):
            letter = part.front[0].number if part.front else ""
            add(
                add(listed, "component", eId=f"comp_def_{i}"),
                "documentRef",
                eId=f"compRef_{i}",
                href=f"#comp_{i}",
                showAs=f"{kind.capitalize()} {letter}".strip(),
            )
            statement = add(add(components, "component", eId=f"comp_{i}"), "statement", name=kind)
            self.meta(statement, f"part_{i + 1}")
            if part.front:
                self.body.front(add(statement, "preface"), part.front)
            self.part(statement, part)
        return meta

    def part(self, statement: Element, part: Part) -> None:
        """Preamble, body, conclusions and annexes of one part."""
        body_blocks = part.body if len(self.parts) > 1 else part.front + part.body
        if part.front and len(self.parts) == 1:
            body_blocks = part.front + part.preamble + part.body
        elif part.preamble:
            self.body.preamble(add(statement, "preamble"), part.preamble)
        self.body.body(add(statement, "mainBody"), body_blocks)
        if part.conclusions:
            self.body.conclusions(
                add(statement, "conclusions", eId=self.body.ids.next("conclusions")), part.conclusions
            )
        attachments = add(statement, "attachments") if part.annexes else None
        for i, blocks in enumerate(part.annexes):
            if attachments is not None:
                doc = add(add(attachments, "attachment"), "doc", name="annex")
                self.meta(doc, f"annex_{i + 1}")
                self.body.body(add(doc, "mainBody"), blocks)

    # -- meta

    def meta(self, parent: Element, component: str) -> Element:
        """Identification of the document or, by `component`, of a part of it; the concepts only of the whole."""
        meta = add(parent, "meta")
        identification = add(meta, "identification", source=SOURCE)
        date = known_date(self.masthead.adoption_date)
        symbol = self.masthead.symbol or self.masthead.number
        work, expression = work_uri(symbol, date), expression_uri(symbol, date, self.rules.code)
        author = _BODIES.get(symbol.partition("/")[0], _OTHER_BODY)[0]
        inside = f"!main/{component}"
        element = add(identification, "FRBRWork")
        _frbr(element, f"{work}{inside}", work, date, "adoption", author, "author")
        add(element, "FRBRcountry", value="un")
        element = add(identification, "FRBRExpression")
        published = known_date(self.masthead.publication_date)
        _frbr(element, f"{expression[:-1]}{inside}", expression, published, "publication", author, "issuer")
        add(element, "FRBRlanguage", language=self.rules.frbr[0])
        element = add(identification, "FRBRManifestation")
        this = f"{expression}{inside}".rstrip("/") + ".xml"
        _frbr(element, this, f"{expression[:-1]}.xml", "", "markup", "comity", "editor")
        if not component:
            write_sponsors(meta, self.resolution.sponsors)
            write_votes(meta, self.resolution.votes)
            self.references(meta, symbol)
        return meta

    def references(self, meta: Element, symbol: str) -> None:
        """The concepts that the document refers to."""
        references = add(meta, "references", source=SOURCE)
        for name, eid, href, shown in _CONCEPTS + (_VOTING if self.resolution.votes else ()):
            add(references, name, eId=eid, href=f"/akn/ontology/{href}", showAs=shown)
        eid, href, shown = _BODIES.get(symbol.partition("/")[0], _OTHER_BODY)
        add(references, "TLCOrganization", eId=eid, href=f"/akn/ontology/organization/un/{href}", showAs=shown)
        sponsor_references(references, self.resolution.sponsors)
        if committee := _committee(self.masthead):
            add(
                references,
                "TLCTerm",
                eId=committee,
                href=f"/akn/ontology/organization/un/{committee}",
                showAs=committee,
            )

    def unplaced_notes(self, meta: Element) -> None:
        """Footnotes whose mark was not found, in the standard's place for notes outside the text."""
        if not self.resolution.footnotes_unplaced:
            return
        notes = add(meta, "notes", source=SOURCE)
        for note in self.resolution.footnotes_unplaced:
            element = add(notes, "note", eId=self.body.ids.next("note"))
            element.set("marker", xml_text(note.marker))
            fill(add(element, "p"), note.text, self.body.ids, self.rules.code, citations=note.citations)
            mark = etree.SubElement(self.marks, own("unplaced"), note=f"#{element.get('eId')}", offset=str(note.offset))
            citation_marks(mark, note.citations)

    # -- cover page and title

    def cover_and_title(self, parent: Element) -> None:
        """The cover page as the UN lays it out, and number and title."""
        head = self.masthead
        cover = add(parent, "coverPage", eId="coverPage_1")
        for name, text, attributes in self._cover_lines():
            add(add(cover, "p"), name, text, **attributes)
        if head.cover_title:
            self._cover_title(add(add(cover, "p"), "docTitle"))
        if head.proponent:
            committee = _committee(head)
            refers_to = f"#{committee}" if committee else ""
            _proponent(add(add(cover, "p"), "docProponent", refersTo=refers_to), head)
        if not len(cover):
            parent.remove(cover)
        if head.number or head.title:
            p = add(add(parent, "preface"), "p")
            if head.number:
                add(p, "docNumber", f"{head.number}.")
            if head.title:
                add(p, "docTitle", refersTo="#resolutionTitle").set(XML_SPACE, "preserve")
                add(p[-1], "span", head.title, class_="bold")

    def _cover_title(self, element: Element) -> None:
        """The line of adoption; the Council's names the meeting, which no closing repeats."""
        title, meeting = self.masthead.cover_title, self.masthead.meeting
        closings = self.resolution.of_kind(BlockKind.CLOSING)
        named = re.search(rf"(?<!\d){re.escape(meeting)}(?!\d)", title) if meeting and not closings else None
        element.set(XML_SPACE, "preserve")
        if named is None:
            element.text = xml_text(title)
            return
        element.text = xml_text(title[: named.start()])
        inline = add(element, "inline", meeting, name="adoptionMeeting", title=meeting)
        inline.tail = xml_text(title[named.end() :])

    def _cover_lines(self) -> list[tuple[str, str, dict[str, str]]]:
        """Name, text and attributes of the elements of the cover page, in the order of the UN's page."""
        head = self.masthead
        published = known_date(head.publication_date)
        lines: list[tuple[str, str, dict[str, str]]] = [
            ("docAuthority", head.publisher, {"refersTo": "#publisher"}),
            ("docNumber", head.symbol, {"refersTo": "#symbol"}),
            ("docAuthority", head.authority, {"refersTo": "#issuingBody"}),
            ("docStatus", head.status, {"refersTo": "#generalDistribution"}),
        ]
        if published or head.publication_text:
            attributes = {"date": published or UNKNOWN_DATE, "refersTo": "#dateOfIssuance"}
            lines.append(("docDate", head.publication_text or published, attributes))
        lines.append(("session", head.session_text, {"refersTo": "#generalAssembly", "value": head.session}))
        lines += [("inline", line, {"name": "agenda item"}) for line in head.agenda_text]
        lines += [("inline", line, {"name": "agenda item name"}) for line in head.agenda_names]
        return [line for line in lines if line[1]]

    def masthead_marks(self, root: Element) -> None:
        """A mark for each field of the masthead that the cover page, as it would be read, does not give back."""
        found, _ = read_masthead(root, self.rules)
        for field in fields(Masthead):
            wanted = getattr(self.masthead, field.name)
            if field.name.endswith("_span") or getattr(found, field.name) == wanted:
                continue
            mark = etree.SubElement(self.marks, own("masthead"), name=field.name)
            for value in wanted if isinstance(wanted, tuple) else (wanted,):
                etree.SubElement(mark, own("value")).text = xml_text(str(value))


def _committee(head: Masthead) -> str:
    """The UN's name of the committee, NO_COMMITTEE where there was none, "" where the UN has no name for it."""
    if head.without_reference and not head.committee:
        return NO_COMMITTEE
    return _WRITTEN_IN_COVER.get(head.committee, "")


def _proponent(element: Element, head: Masthead) -> None:
    """The proponent's line, the documents that it names set off as the UN does."""
    element.set(XML_SPACE, "preserve")
    named = _IN_BRACKETS.search(head.proponent)
    if named is None or documents_in(named.group(1)) != head.originating_documents:
        element.text = xml_text(head.proponent)
        return
    element.text = xml_text(head.proponent[: named.start(1)])
    inline = add(element, "inline", named.group(1), name="originating document")
    inline.tail = xml_text(head.proponent[named.end(1) :])


def _frbr(element: Element, this: str, uri: str, date: str, dated: str, author: str, role: str) -> None:
    add(element, "FRBRthis", value=this)
    add(element, "FRBRuri", value=uri)
    add(element, "FRBRdate", date=date or UNKNOWN_DATE, name=dated)
    add(element, "FRBRauthor", href=f"#{author}", as_=f"#{role}")
