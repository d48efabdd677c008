"""Addresses of blocks inside a document: "pp3", "op7", "op7-a-i", "b-op2", "annex-4"; "p12" in a report.

Six languages of one document get the same addresses where their structure is the same: no address depends on how a
language prints the number of a section or the label of a sub-paragraph.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from comity.model.resolution import Block, BlockKind

ANNEX = "annex"
"""What the anchors and numbers of an annex's paragraphs begin with."""

PART_LETTER = re.compile(r"[A-Z]\.?")
OPENS_ANEW = frozenset({BlockKind.FORMULA, BlockKind.PREAMBULAR})
STANDS_BESIDE = frozenset(
    {
        BlockKind.HEADING,
        BlockKind.FORMULA,
        BlockKind.CLOSING,
        BlockKind.TABLE,
        BlockKind.TABLE_NOTE,
        BlockKind.SEPARATOR,
    }
)
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def label_slug(number: str) -> str:
    """The letters and digits of a printed label, lower-cased: "(a)" is "a", "㈠" is "一", "12." is "12"."""
    if not number:
        return ""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", number).lower()))


def annex_number(anchor: str) -> str:
    """What a paragraph of an annex is called: "annex.3" at the anchor "annex-3"; "annex.p-2" has no number printed."""
    return f"{ANNEX}.{anchor.removeprefix(f'{ANNEX}-')}"


def with_anchors(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks, each with an anchor that no other block has."""
    named = zip(blocks, anchors_of(blocks), strict=True)
    return tuple(block if block.anchor == anchor else replace(block, anchor=anchor) for block, anchor in named)


def anchors_of(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The anchor of each block, in order; no two are the same."""
    of_report = any(block.kind is BlockKind.PARAGRAPH and block.number for block in blocks)
    namer = _Namer(of_report=of_report, parts={} if of_report else parts_of(blocks))
    return tuple(namer.name(place, block) for place, block in enumerate(blocks))


def parts_of(blocks: Sequence[Block]) -> dict[int, str]:
    """The letters of parts, by the place of their headings: A, B, C in order, none of which the numbering runs through.

    A letter may stand on a line of its own. A part opens with a formula, a preamble or a first paragraph: a section I
    is none, nor is a subdivision A whose paragraphs continue the numbers of those before it.
    """
    series: list[dict[int, str]] = []
    expected = ""
    for place, block in enumerate(blocks):
        printed = block.number or block.text
        if block.kind is not BlockKind.HEADING or not PART_LETTER.fullmatch(printed):
            continue
        letter = label_slug(printed)
        if letter == expected:
            series[-1][place] = letter
        elif letter == "a":
            series.append({place: letter})
        else:
            continue
        expected = chr(ord(letter) + 1)
    anew = _open_parts(blocks) if series else set()
    return {place: letter for letters in series if anew.issuperset(letters) for place, letter in letters.items()}


def _open_parts(blocks: Sequence[Block]) -> set[int]:
    """The headings below which the text begins anew: it does not go on from the paragraph numbered before them."""
    found: set[int] = set()
    above: list[int] = []
    last = 0
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            above.append(place)
            continue
        number = _operative_number(block)
        if (block.kind in OPENS_ANEW or block.kind is BlockKind.OPERATIVE) and (not last or number <= last):
            found.update(above)
        above, last = [], number or last
    return found


def _operative_number(block: Block) -> int:
    slug = label_slug(block.number) if block.kind is BlockKind.OPERATIVE else ""
    return int(slug) if slug.isdecimal() else 0


class _Namer:
    """Walks the blocks in reading order and remembers part, annex and the paragraphs above a sub-paragraph.

    A document that numbers paragraphs of kind `paragraph` is a report: they are "p12", those without a number "u3".
    """

    def __init__(self, *, of_report: bool, parts: Mapping[int, str]) -> None:
        self.numbered, self.plain = ("p", "u") if of_report else ("op", "p")
        self.parts = parts
        self.part = ""
        self.preambular = 0
        self.annexes = 0
        self.unnumbered = 0
        self.above: list[str] = []
        self.labelled: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()

    def name(self, place: int, block: Block) -> str:
        """The anchor of the next block; a repeated one gets "-2", "-3" ... behind it."""
        level, anchor = self._plain_name(place, block)
        self.taken[anchor] += 1
        if self.taken[anchor] > 1:
            anchor = f"{anchor}-{self.taken[anchor]}"
        if block.kind not in STANDS_BESIDE:
            self.above = [*self.above[:level], "annex" if block.kind is BlockKind.ANNEX_HEADING else anchor]
        return anchor

    def _plain_name(self, place: int, block: Block) -> tuple[int, str]:
        """How many paragraphs the block stands below, and its anchor."""
        slug = label_slug(block.number)
        match block.kind:
            case BlockKind.HEADING:
                if place in self.parts:
                    self.part = f"{self.parts[place]}-"
                self.preambular, self.above = (0 if self.part else self.preambular), []
                return 0, f"{self.part}heading"
            case BlockKind.PREAMBULAR if not slug or block.depth == 0:
                self.preambular += 1
                return 0, f"{self.part}pp{self.preambular}"
            case BlockKind.OPERATIVE | BlockKind.PARAGRAPH:
                if not slug:
                    self.unnumbered += 1
                head = self.numbered if block.kind is BlockKind.PARAGRAPH else "op"
                return 0, f"{self.part}{head}{slug}" if slug else f"{self.part}{self.plain}{self.unnumbered}"
            case BlockKind.SUBPARAGRAPH | BlockKind.PREAMBULAR:
                return self._below(max(block.depth - 1, 1), block.number)
            case BlockKind.ANNEX_HEADING:
                self.annexes += 1
                return 0, "annex" if self.annexes == 1 else f"annex-heading-{self.annexes}"
            case BlockKind.ANNEX_TEXT:
                if block.depth <= 1:
                    return 0, f"annex-{slug}" if slug else "annex-p"
                return self._below(block.depth - 1, block.number)
            case _:
                return 0, f"{self.part}{block.kind.value}"

    def _below(self, level: int, label: str) -> tuple[int, str]:
        above = self.above[:level]
        parent = above[-1] if above else ""
        slug = label_slug(label)
        if slug:
            self.labelled[parent] += 1
            slug = slug if _is_latin(label) else label_at(self.labelled[parent], level)
        return len(above), "-".join(filter(None, (parent, slug or "p")))


def _is_latin(label: str) -> bool:
    """Whether a label is of Latin letters or plain digits; a digit in quotation marks is how Arabic prints (i)."""
    slug = label_slug(label)
    return slug.isascii() and not (slug.isdecimal() and any(mark in label for mark in "'’‘"))


def label_at(place: int, level: int) -> str:
    """The Latin label of a place: "a" to "z", then "aa", "bb" on the first level; Roman numerals on those below."""
    if level == 1:
        return chr(ord("a") + (place - 1) % 26) * ((place - 1) // 26 + 1)
    numeral = ""
    for value, letters in ROMAN:
        numeral += letters * (place // value)
        place %= value
    return numeral
