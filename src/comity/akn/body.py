"""Walks preamble, body, annexes and conclusions of an AKN4UN document and drafts a block for every text in them."""

import re
from dataclasses import replace

from comity.akn.draft import BODY, PRE_SUB, Draft
from comity.akn.flow import NOTE, Flow, clean, plain
from comity.akn.inline import Laid, later_span, lay_out
from comity.akn.labels import normal, readings
from comity.akn.rules import Rules
from comity.akn.tables import draft_closing, draft_table
from comity.akn.xml import Element, local_name, placed_children, text_content
from comity.model.doubt import Doubt
from comity.model.resolution import Footnote
from comity.model.trace import Span

_HEADING_CLASS = re.compile(r"H\d+|HCh\d?|HCH|TitleHCH|TitleH1|TitleH2|AgendaTitleH2|HM")
_NOTE_CLASS = re.compile(r"FootnoteText\d?|a5|aa")
_OPEN_END = re.compile(r"[;,.；，。:：،؛]$")
_WORD = re.compile(r"\w")
_HEADINGS = frozenset({"heading", "subheading"})
_HEADING_TAGS = tuple(f"{{*}}{name}" for name in sorted(_HEADINGS))
_NUM = frozenset({"num"})
_UNITS = frozenset({"attachments", "attachment", "doc", "components", "component", "statement", "documentCollection"})
_SECTIONS = frozenset({"mainBody", "section", "part", "title", "chapter", "article", "body"})
_HOLD_TEXT = frozenset({"content", "list", "heading", "subheading", "p", "crossHeading"})
_PART_FAMILIES = frozenset({"ROMAN", "ALPHA", "cn", "other"})
_LONGEST_HEADING = 400


def draft_blocks(root: Element, rules: Rules) -> tuple[list[Draft], list[Footnote], list[Doubt]]:
    """The drafts in reading order, footnotes that no text carries, and doubts about the whole."""
    walk = _Walk(rules)
    for child, name, path in placed_children(root, f"/{local_name(root)}"):
        walk.unit(child, name, path, in_component=False)
    if walk.pending:
        walk.doubts.append(
            Doubt(
                "number-without-text",
                f"the number {walk.pending} at the end numbers nothing",
                facts=(("number", walk.pending),),
            )
        )
    return walk.drafts, walk.unplaced, walk.doubts


class _Walk:
    """Keeps what the order of the elements means: the annex, and a number that waits for its text."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.drafts: list[Draft] = []
        self.unplaced: list[Footnote] = []
        self.doubts: list[Doubt] = []
        self.pending = ""
        self.in_annex = False

    # -- documents and their parts

    def unit(self, element: Element, name: str, path: str, *, in_component: bool) -> None:
        """A document, a component or an attachment, or one of their parts."""
        if name in ("meta", "coverPage", "collectionBody"):
            return
        if name == "preamble":
            for child, inner, at in placed_children(element, path):
                self.preamble(child, inner, at)
        elif name in _SECTIONS:
            for placed in placed_children(element, path):
                self.body(*placed)
        elif name == "conclusions":
            self.conclusions(element, path)
        elif name in _UNITS:
            before = self.in_annex
            self.in_annex = name == "attachments" or (before and not (name == "statement" and in_component))
            for placed in placed_children(element, path):
                self.unit(*placed, in_component=in_component or name == "component")
            self.in_annex = before
        elif name == "preface":
            if in_component:
                self.part_preface(element, path)
        else:
            self.body(element, name, path)

    def part_preface(self, element: Element, path: str) -> None:
        """Letter and title of one part of a resolution in several parts."""
        for child, _, at in placed_children(element, path):
            number, title = child.find(".//{*}docNumber"), child.find(".//{*}docTitle")
            if title is not None:
                laid = lay_out(title, f"{at}/docTitle[1]", self.rules)
                laid.label = ""
                self.emit("heading", laid, plain(number))
            elif number is not None:
                self.pending = plain(number)
            else:
                self.heading(child, at)

    # -- preamble

    def preamble(self, element: Element, name: str, path: str) -> None:
        """A child of the preamble."""
        if name == "formula":
            for child, inner, at in placed_children(element, path):
                if inner == "p":
                    self.emit("formula", lay_out(child, at, self.rules, label=False))
                else:
                    self.preamble(child, inner, at)
        elif name == "container":
            for child, inner, at in placed_children(element, path):
                self.preambular(child, inner, at, element.get("name") or "")
        elif name in ("heading", "subheading", "crossHeading", "blockList", "p", "paragraph", "section"):
            self.preambular(element, name, path)
        else:
            for child, inner, at in placed_children(element, path):
                self.preamble(child, inner, at)

    def preambular(self, element: Element, name: str, path: str, act_name: str = "") -> None:
        """One preambular paragraph, its list, or a heading between such paragraphs."""
        if name == "blockList":
            for child, inner, at in placed_children(element, path):
                if inner == "listIntroduction":
                    self.paragraph("preambular", child, at, act_name=act_name)
                elif inner == "item":
                    self.point_of_preamble(child, at)
                else:
                    self.preambular(child, inner, at, act_name)
        elif name in ("p", "crossHeading"):
            self.paragraph("preambular", element, path, act_name=act_name)
        elif name in _HEADINGS:
            self.heading(element, path)
        elif name == "table":
            self.table(element, path)
        elif name in ("container", "formula"):
            self.preamble(element, name, path)
        elif name in ("paragraph", "section"):
            self.body(element, name, path)
        elif name != "num":
            for child, inner, at in placed_children(element, path):
                self.preambular(child, inner, at, act_name)

    def point_of_preamble(self, element: Element, path: str) -> None:
        """A labelled point below a preambular paragraph."""
        number = _number(element.find("{*}num"))
        for child, name, at in placed_children(element, path):
            if name == "p":
                self.paragraph(PRE_SUB, child, at, number)
                number = ""
            elif name == "blockList":
                self.preambular(child, name, at)

    # -- body

    def body(self, element: Element, name: str, path: str) -> None:
        """Anything that may stand in the operative part or in an annex."""
        if name == "paragraph":
            self.numbered(element, path)
        elif name == "num":
            self.await_text(_number(element))
        elif name in _HEADINGS:
            self.heading(element, path)
        elif name == "crossHeading":
            self.paragraph("preambular", element, path)
        elif name == "table":
            self.table(element, path)
        elif name == "p":
            self.body_p(element, path, "", "")
        elif name == "list":
            self.point_list(element, path, "", "")
        elif name == "formula":
            self.preamble(element, name, path)
        elif name == "conclusions":
            self.conclusions(element, path)
        elif name != "meta":
            for placed in placed_children(element, path):
                self.body(*placed)

    def numbered(self, element: Element, path: str) -> None:
        """A `paragraph`: number, then text, list or headings; the number goes with the first text."""
        set_in = element.get("class") or ""
        children = list(placed_children(element, path))
        number = ""
        for child, name, at in children:
            if name == "num":
                number = _number(child)
                if not any(inner in _HOLD_TEXT for _, inner, _ in children):
                    self.await_text(number)
                    number = ""
            elif name == "content":
                number = self.content(child, at, number, set_in)
            elif name == "list":
                self.point_list(child, at, number, set_in)
                number = ""
            elif name in _HEADINGS:
                self.heading(child, at, number)
                number = ""
            elif name == "crossHeading":
                self.paragraph("preambular", child, at, number)
                number = ""
            elif name == "p":
                if self.body_p(child, at, number, set_in):
                    number = ""
            else:
                self.body(child, name, at)

    def content(self, element: Element, path: str, number: str, set_in: str) -> str:
        """The paragraphs of a `content`; returns the number if none of them has taken it."""
        for child, name, at in placed_children(element, path):
            if name == "p":
                self.split_p(child, at, number, set_in)
                number = ""
            else:
                self.body(child, name, at)
        return number

    def body_p(self, element: Element, path: str, number: str, set_in: str) -> bool:
        """A `p`; False where it holds nothing but a number, which then waits for its text."""
        num = next(element.iterchildren("{*}num"), None)
        if num is not None and not _rest(element, _NUM):
            self.await_text(_number(num))
            return False
        self.split_p(element, path, number, set_in)
        return True

    def split_p(self, element: Element, path: str, number: str, set_in: str) -> None:
        """A `p`, in which headings may be nested."""
        if next(element.iterchildren(*_HEADING_TAGS), None) is None:
            self.paragraph(self.body_kind(), element, path, number, set_in)
            return
        headings = [child for child in placed_children(element, path) if child[1] in _HEADINGS]
        rest = _rest(element, _HEADINGS)
        for child, _, at in headings:
            self.heading(child, at, "" if rest else number)
        if rest:
            self.emit(self.body_kind(), lay_out(element, path, self.rules, skip=_HEADINGS), number)

    def point_list(self, element: Element, path: str, number: str, set_in: str) -> None:
        """A list of points with its introduction; `number` is the paragraph's."""
        for child, name, at in placed_children(element, path):
            if name == "intro":
                for p, inner, below in placed_children(child, at):
                    if inner == "p" and (plain(p) or p.find(".//{*}authorialNote") is not None):
                        self.paragraph(self.body_kind(), p, below, number, set_in)
                        number = ""
            elif name == "point":
                self.pending, number = number or self.pending, ""
                self.point(child, at, set_in)
            elif name in ("sublist", "list"):
                self.point_list(child, at, "", set_in)
            elif name == "num":
                number = _number(child)
            else:
                self.body(child, name, at)
        self.pending = number or self.pending

    def point(self, element: Element, path: str, set_in: str) -> None:
        """One labelled point and the lists below it."""
        label = _number(element.find("{*}num"))
        for child, name, at in placed_children(element, path):
            if name == "content":
                for p, inner, below in placed_children(child, at):
                    if inner == "p":
                        self.paragraph(self.body_kind(), p, below, label, set_in)
                        label = ""
                    else:
                        self.body(p, inner, below)
            elif name in ("list", "sublist"):
                self.point_list(child, at, "", set_in)

    # -- texts

    def body_kind(self) -> str:
        """What an unmarked text is here."""
        return "annex-text" if self.in_annex else BODY

    def heading_kind(self) -> str:
        """What a heading is here."""
        return "annex-heading" if self.in_annex else "heading"

    def await_text(self, number: str) -> None:
        """A number whose text comes in a later element."""
        self.pending = f"{self.pending} {number}".strip()

    def heading(self, element: Element, path: str, number: str = "") -> None:
        """A marked heading; a numeral inside or instead of its text is its number."""
        laid = lay_out(element, path, self.rules)
        if number and laid.label and normal(number) != normal(laid.label):
            laid = replace(laid, text=f"{laid.label} {laid.text}".strip())
        number = number or laid.label
        if not number:
            if self.rules.heading_numeral.fullmatch(laid.text):
                number, laid.text = laid.text, ""
            elif not laid.footnotes and (inside := self.rules.numeral_before_title.match(laid.text)):
                number = inside.group().strip()
                laid = replace(
                    laid, text=laid.text[inside.end() :], emphasis=(), span=later_span(laid.span, inside.end())
                )
        laid.label = ""
        self.emit(self.heading_kind(), laid, number)

    def paragraph(
        self, kind: str, element: Element, path: str, number: str = "", set_in: str = "", act_name: str = ""
    ) -> None:
        """A text of this kind, unless its class, its words or its emphasis say that it is a heading or a number."""
        laid = lay_out(element, path, self.rules)
        number = _joined_label(number, laid.label)
        laid.label = ""
        if _NOTE_CLASS.fullmatch(set_in):
            self.emit("table-note", laid, number)
            return
        is_heading = bool(_HEADING_CLASS.fullmatch(set_in) or self.rules.annex_heading.fullmatch(laid.text))
        is_heading = is_heading or (not number and self._bold_heading(laid))
        if not number and self.rules.numeral.fullmatch(laid.text) and not laid.footnotes:
            self.await_text(laid.text)
        elif is_heading and len(laid.text) < _LONGEST_HEADING:
            if not number and self.rules.heading_numeral.fullmatch(laid.text):
                self.await_text(laid.text)
            else:
                self.emit(self.heading_kind(), laid, number)
        else:
            self.emit(kind, laid, number, act_name)

    def _bold_heading(self, laid: Laid) -> bool:
        """Whether the text is short, wholly in bold and ends without punctuation."""
        wholly = (
            len(laid.emphasis) == 1
            and laid.emphasis[0][0] == 0
            and laid.emphasis[0][1] >= len(laid.text.rstrip("：: "))
            and "bold" in laid.emphasis[0][2]
        )
        short = wholly and len(laid.text) < self.rules.heading_longest_emphasised and not _OPEN_END.search(laid.text)
        return short and (self.rules.heading_by_emphasis or self.in_annex)

    def emit(self, kind: str, laid: Laid, number: str = "", act_name: str = "") -> None:
        """A draft, once it has text; a number alone waits for the next text."""
        number = " ".join((number or laid.label).split())
        if not laid.text:
            if number:
                self.await_text(number)
            self.unplaced += laid.footnotes
            return
        draft = Draft(
            kind=kind if _WORD.search(laid.text) else "separator",
            text=laid.text,
            name=act_name,
            footnotes=laid.footnotes,
            references=laid.references,
            emphasis=laid.emphasis,
            span=laid.span,
        )
        draft.number = self._take_pending(draft, number)
        self.drafts.append(draft)

    def _take_pending(self, draft: Draft, number: str) -> str:
        """The number of the draft: its own or the one that waited; a waiting section number becomes a heading."""
        waiting, self.pending = self.pending, ""
        if not waiting:
            return number
        of_section = readings(waiting)[0][0] in _PART_FAMILIES
        is_heading = draft.kind in ("heading", "annex-heading")
        if not number and (is_heading or not of_section):
            return waiting
        if of_section or is_heading:
            place = Span(draft.span.start, draft.span.start, draft.span.path)
            self.drafts.append(Draft(kind=self.heading_kind(), text=waiting, span=place))
        elif normal(waiting) != normal(number):
            message = f"the number {waiting} before this paragraph numbers nothing"
            draft.doubts.append(Doubt("number-without-text", message, facts=(("number", waiting),)))
        return number

    # -- tables and closings

    def table(self, element: Element, path: str) -> None:
        """A table, rows, cells and footnotes."""
        self.drafts.append(draft_table(element, path, self.rules))

    def conclusions(self, element: Element, path: str) -> None:
        """The closing formulas, a `p` each."""
        for child, name, at in placed_children(element, path):
            if name != "p":
                self.conclusions(child, at)
            elif closing := draft_closing(child, at, self.rules):
                self.drafts.append(closing)


def _number(element: Element | None) -> str:
    return "" if element is None else " ".join(clean(text_content(element)).split())


def _rest(element: Element, skip: frozenset[str]) -> bool:
    """Whether there is text beside the children named in `skip`."""
    return bool(Flow(element, skip).characters.replace(NOTE, "").strip())


def _joined_label(number: str, label: str) -> str:
    """Number of the element and label printed in its text, once where both say the same."""
    if number and label and normal(number) != normal(label):
        return f"{number} {label}"
    return number or label
