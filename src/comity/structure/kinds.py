"""What each paragraph is: formula, preambular, operative, sub-paragraph, heading, annex, closing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from comity.languages.acts import opening_act, opening_kinds
from comity.languages.structure import StructureProfile
from comity.model.resolution import BlockKind
from comity.structure.depths import Depths
from comity.structure.labels import Label, bare_number, parse_heading_label, parse_label
from comity.structure.layout import columns
from comity.structure.paragraphs import Paragraph
from comity.structure.tables import is_row

_LONGEST_HEADING = 420
_OPENING_QUOTES = {"“": "”", "«": "»", '"': '"', "(": ")", "[": "]", "（": "）"}
_QUOTES = (("“", "”"), ("«", "»"))
_SENTENCE_END = re.compile(r"[^\W\d_]{5,}\. [^\W\d_]{2}|。.")
"""A stop behind a whole word, with words behind it; abbreviations are shorter."""

_GOING_ON = frozenset(":：;；؛")
"""What ends a paragraph of which there is more to come: old preambles end their paragraphs with semicolons."""

_CLOSING_QUOTES = '"”’»」』) '
_FORMULA_AHEAD = 4
_LONGEST_FORMULA = 80
_LONGEST_LIST = 300
_MOST_HEADING_LINES = 6
_PARAGRAPHS = frozenset({"digit", "multi", "chinese"})
_SECTIONS = frozenset({"ROMAN", "ALPHA", "chinese", "ordinal", "letter-name"})


class Region(Enum):
    """Where the walk through a document is."""

    MAIN = auto()
    BETWEEN = auto()  # behind a closing, before it is known what follows
    ANNEX = auto()


@dataclass(slots=True)
class Classified:
    """A paragraph with its kind, its label and its depth; `label_length` characters of its text are the label."""

    paragraph: Paragraph
    kind: BlockKind
    number: str = ""
    label_length: int = 0
    depth: int = 0
    label: Label | None = None


class Classifier:
    """Walks the paragraphs in order."""

    def __init__(self, paragraphs: list[Paragraph], profile: StructureProfile) -> None:
        self.paragraphs = paragraphs
        self.profile = profile
        self.region = Region.MAIN
        self.numbered = False  # a numbered paragraph has come since the last formula or heading
        self.headings: list[int] = []
        self.formulas = self._find_formulas()
        self.last_formula = max((n for n, is_one in enumerate(self.formulas) if is_one), default=-1)
        self.rows = [is_row(paragraph.text) for paragraph in paragraphs]
        self.labels = self._read_labels()
        self.lasts = self._find_lasts()
        self.closed = self._find_closed()

    def classified(self) -> list[Classified]:
        """Every paragraph with its kind, then depths, then headings with the number that stood alone above them."""
        found = [self._classify(index) for index in range(len(self.paragraphs))]
        found = _with_lone_numbers(found, self.profile)
        _set_depths(found)
        return found

    def _read_labels(self) -> list[Label | None]:
        """The label of each paragraph; a bare number is one if it is next in order and an act follows."""
        labels: list[Label | None] = []
        last = 0
        for paragraph, row in zip(self.paragraphs, self.rows, strict=True):
            prose = not paragraph.closing and not row
            label = parse_label(paragraph.text, self.profile) if prose else None
            if label is None and last and not paragraph.closing:
                label = bare_number(paragraph.text, last + 1)
                if label and not opening_act(paragraph.text[label.length :], self.profile.code, "operative"):
                    label = None
            if label is None and prose:
                label = self._chinese_number(paragraph.text)
            if label and label.family == "digit":
                last = label.value
            labels.append(label)
        return labels

    def _chinese_number(self, text: str) -> Label | None:
        """The number of a paragraph written as those of headings are ("一."), as in rules and old resolutions."""
        if not self.profile.stop.ends(text):
            return None
        label = parse_heading_label(text, self.profile)
        if label is None or label.family != "chinese" or label.length == len(text):
            return None
        return None if label.text[-1].isalnum() else label

    def _classify(self, index: int) -> Classified:
        paragraph, label = self.paragraphs[index], self.labels[index]
        if paragraph.closing:
            self.region = Region.BETWEEN
            return Classified(paragraph, BlockKind.CLOSING)
        if self.rows[index]:
            return Classified(paragraph, BlockKind.TABLE)
        if self.formulas[index] and self.region is not Region.ANNEX:
            self.region, self.numbered = Region.MAIN, False
            return Classified(paragraph, BlockKind.FORMULA)
        self._move_on(index)
        if self._is_heading(index):
            self.headings.append(index)
            self.numbered = False
            return self._heading(paragraph)
        if self.region is Region.ANNEX:
            return self._labelled(paragraph, BlockKind.ANNEX_TEXT, label)
        if label is None:
            return Classified(paragraph, self._unnumbered_kind(index))
        if label.family in _PARAGRAPHS:
            self.numbered = True
            return self._labelled(paragraph, BlockKind.OPERATIVE, label)
        return self._labelled(paragraph, BlockKind.SUBPARAGRAPH, label)

    def _move_on(self, index: int) -> None:
        """Behind a closing comes another part, if a formula is near, or else the annexes."""
        ahead = any(self.formulas[index : index + _FORMULA_AHEAD])
        named = self.profile.annex.fullmatch(self.paragraphs[index].text.strip()) is not None
        if self.region is Region.BETWEEN:
            self.region = Region.MAIN if ahead and not named else Region.ANNEX
        elif self.region is Region.MAIN and named:
            behind_all = index > self.last_formula
            if behind_all and self.numbered:
                self.region = Region.ANNEX
        elif self.region is Region.ANNEX and ahead and parse_heading_label(self.paragraphs[index].text, self.profile):
            self.region = Region.MAIN

    def _find_formulas(self) -> list[bool]:
        """Which paragraphs are opening formulas; a quoted one is, where a decision or statement quotes all it says."""
        texts = [paragraph.text if len(paragraph.text) < _LONGEST_FORMULA else "" for paragraph in self.paragraphs]
        plain = [self.profile.formula.fullmatch(text) is not None for text in texts]
        return plain if any(plain) else [self.profile.quoted_formula.fullmatch(text) is not None for text in texts]

    def _is_heading(self, index: int) -> bool:
        """Whether a paragraph has the form of a heading: short, no stop behind or inside it, no paragraph's number."""
        paragraph, label = self.paragraphs[index], self.labels[index]
        text = paragraph.text
        if len(text) > _LONGEST_HEADING or (2 * len(text) > _LONGEST_HEADING and columns(text) > _LONGEST_HEADING):
            return False
        if self.profile.terminal.ends(text):
            return label is None and (self._is_section_number(text) or self._goes_on(index))
        heading_label = parse_heading_label(text, self.profile)
        if _SENTENCE_END.search(text, heading_label.length if heading_label else 0):
            return False
        if heading_label is not None:
            return True
        if self._lost_its_stop(text):
            return False
        closer = _OPENING_QUOTES.get(text[:1])
        quoted = (
            closer is not None and text.find(closer, 1) in (-1, len(text) - 1) and not self._quotes_on(index, closer)
        )
        return label is None and not quoted and not self._in_list(index)

    def _lost_its_stop(self, text: str) -> bool:
        """Whether a line without a stop is a paragraph of the preamble: it opens in a form that only those have."""
        if self.region is not Region.MAIN or self.numbered:
            return False
        return opening_kinds(text, self.profile.code) == {"preambular"}

    def _quotes_on(self, index: int, closer: str) -> bool:
        """Whether the quoted words that a line begins with are part of a heading: one stands above, and they end within
        the line below, which is no longer than a heading is.
        """
        if (
            self.headings[-1:] != [index - 1]
            or index + 1 >= len(self.paragraphs)
            or closer in self.paragraphs[index].text
        ):
            return False
        below = self.paragraphs[index + 1].text
        return len(below) <= _LONGEST_HEADING and closer in below[:-1] and not self.profile.terminal.ends(below)

    def _is_section_number(self, text: str) -> bool:
        """Whether a text is nothing but the number of a section, its point included: "II."."""
        label = parse_heading_label(text, self.profile)
        return label is not None and label.length >= len(text)

    def _goes_on(self, index: int, left: int = _MOST_HEADING_LINES, *, quoted: bool = False) -> bool:
        """Whether a line that ends with a comma, or within quoted words, is the middle of a heading over several."""
        paragraph = self.paragraphs[index]
        if len(paragraph.lines) > 1 or index + 1 >= len(self.paragraphs):
            return False
        quotes = _leaves_quote_open(paragraph.text, quoted)
        if self.profile.stop.ends(paragraph.text) and not quotes:
            return False
        numbered = parse_heading_label(paragraph.text, self.profile) is not None
        below = self.paragraphs[index + 1]
        if self.labels[index + 1] is not None or below.closing or len(below.lines) > 1:
            return False
        if not (numbered or quoted or self.headings[-1:] == [index - 1]):
            return False
        if not self.profile.terminal.ends(below.text):
            return True
        return left > 0 and self._goes_on(index + 1, left - 1, quoted=quotes)

    def _in_list(self, index: int) -> bool:
        """Whether the paragraph is in an unnumbered list: a colon stands before the first of its unstopped lines."""
        if self.region is not Region.MAIN or not index:
            return False
        above = self.closed[index - 1]
        if above <= max(index - _LONGEST_LIST, -1):
            return False
        return self.profile.colon.ends(self.paragraphs[above].text) and not self._names_a_text(index, above)

    def _names_a_text(self, index: int, above: int) -> bool:
        """Whether the paragraph, directly below a colon, is the title of the text that is adopted there.

        It alone stands between the colon and paragraph 1 of that text, and what ends with the colon is no preambular
        paragraph, which adopts nothing.
        """
        label = self.labels[index + 1] if index + 1 < len(self.paragraphs) else None
        first = label is not None and label.family == "digit" and label.value == 1
        if not first or above != index - 1 or self.numbered or not self.paragraphs[index].text[0].isupper():
            return False
        return opening_kinds(self.paragraphs[above].text, self.profile.code) != {"preambular"}

    def _find_closed(self) -> list[int]:
        """For each paragraph the last one as far as it that has a label or comes to a stop, -1 where there is none."""
        found: list[int] = []
        for index, paragraph in enumerate(self.paragraphs):
            closes = self.labels[index] is not None or self.profile.terminal.ends(paragraph.text)
            found.append(index if closes else found[-1] if found else -1)
        return found

    def _heading(self, paragraph: Paragraph) -> Classified:
        kind = BlockKind.ANNEX_HEADING if self.region is Region.ANNEX else BlockKind.HEADING
        label = parse_heading_label(paragraph.text, self.profile)
        if label is None or (label.family not in _SECTIONS):
            return Classified(paragraph, kind)
        return Classified(paragraph, kind, label.text, label.length)

    def _labelled(self, paragraph: Paragraph, kind: BlockKind, label: Label | None) -> Classified:
        if label is None:
            return Classified(paragraph, kind, depth=1)
        return Classified(paragraph, kind, label.text, label.length, 1, label)

    def _unnumbered_kind(self, index: int) -> BlockKind:
        """Preambular before the first number of a section if it opens like one; else operative or a paragraph."""
        text = self.paragraphs[index].text
        stopped = self.profile.stop.ends(text)
        if not stopped and not self.numbered:
            return BlockKind.OPERATIVE if self._is_lone_act(index) else BlockKind.PREAMBULAR
        preambular = opening_act(text, self.profile.code, "preambular")
        if self.numbered and (stopped or not preambular):
            return BlockKind.PARAGRAPH
        operative = opening_act(text, self.profile.code, "operative")
        if self.numbered:
            return BlockKind.PARAGRAPH if operative else BlockKind.PREAMBULAR
        forms = opening_kinds(text, self.profile.code)
        goes_on = text.rstrip(_CLOSING_QUOTES)[-1:] in _GOING_ON or self._is_followed(index)
        leads_in = forms == {"preambular"} and goes_on
        if (self._is_last(index) and not leads_in) or (operative and operative.act_class == "decide"):
            return BlockKind.OPERATIVE
        if preambular and forms != {"operative"}:
            return BlockKind.PREAMBULAR
        return BlockKind.OPERATIVE if operative else BlockKind.PARAGRAPH

    def _is_lone_act(self, index: int) -> bool:
        """Whether a paragraph is nothing but an operative act, its comma included, and a list follows it."""
        text = self.paragraphs[index].text
        if index + 1 >= len(self.paragraphs) or self.labels[index + 1] is None:
            return False
        act = opening_act(text, self.profile.code, "operative")
        alone = act is not None and not any(character.isalnum() for character in text[act.end :])
        return alone and opening_kinds(text, self.profile.code) == {"operative"}

    def _heads_section(self, index: int) -> bool:
        """Whether a paragraph is a heading with a number of a section."""
        text = self.paragraphs[index].text
        if self.labels[index] is not None or self.profile.terminal.ends(text):
            return False
        return parse_heading_label(text, self.profile) is not None

    def _is_followed(self, index: int) -> bool:
        """Whether the next paragraph is an unnumbered one of the same section that opens as operative ones do."""
        if index + 1 >= len(self.paragraphs) or self.paragraphs[index + 1].closing or self.formulas[index + 1]:
            return False
        below = self.paragraphs[index + 1].text
        return self.labels[index + 1] is None and "operative" in opening_kinds(below, self.profile.code)

    def _is_last(self, index: int) -> bool:
        """Whether no numbered paragraph of the first level follows before the part or its section ends."""
        return self.lasts[index]

    def _find_lasts(self) -> list[bool]:
        """For each paragraph what `_is_last` says, found from the end."""
        lasts: list[bool] = []
        last = True
        for index in range(len(self.paragraphs) - 1, -1, -1):
            lasts.append(last)
            label = self.labels[index]
            if self.formulas[index] or self.paragraphs[index].closing or self._heads_section(index):
                last = True
            elif label and label.family in _PARAGRAPHS:
                last = False
        return lasts[::-1]


def _leaves_quote_open(text: str, quoted: bool) -> bool:
    """Whether words that a text quotes, or that are quoted already where it begins, go on behind it."""
    return quoted + sum(text.count(opening) - text.count(closing) for opening, closing in _QUOTES) > 0


def _with_lone_numbers(found: list[Classified], profile: StructureProfile) -> list[Classified]:
    """A number that fills a heading of its own is the number of the heading below it, or of an annex's Chinese text."""
    out: list[Classified] = []
    for item in found:
        above = out[-1] if out else None
        if above is not None and _is_lone_number(above) and not item.number:
            if item.kind is above.kind:
                item.number = above.number
                out.pop()
            elif item.kind is BlockKind.ANNEX_TEXT:
                label = parse_heading_label(above.paragraph.text, profile)
                if label is not None and label.family == "chinese":
                    item.number, item.depth, item.label = label.text, 1, label
                    out.pop()
        out.append(item)
    return out


def _is_lone_number(item: Classified) -> bool:
    """Whether a heading is nothing but the number of a section."""
    heading = item.kind in (BlockKind.HEADING, BlockKind.ANNEX_HEADING)
    whole = item.label_length >= len(item.paragraph.text)
    return heading and whole and item.number != "" and not item.paragraph.marks


def _set_depths(found: list[Classified]) -> None:
    """The depth of every labelled paragraph, from the labels around it."""
    depths = Depths()
    for index, item in enumerate(found):
        if item.label is None:
            if item.kind not in (BlockKind.TABLE, BlockKind.TABLE_NOTE, BlockKind.SEPARATOR):
                depths.close()
            if item.kind in (BlockKind.OPERATIVE, BlockKind.PARAGRAPH, BlockKind.ANNEX_TEXT):
                item.depth = 1
            continue
        following = [later.label for later in found[index + 1 : index + 12] if later.label is not None]
        item.depth = depths.depth(item.label, following)
