"""Addresses of blocks inside a document: "pp3", "op7", "op7-a-i", "b-op2", "annex-4"; "p12" in a report."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace

from comity.model.resolution import Block, BlockKind

PART_LETTER = re.compile(r"[A-Z]\.?")


def label_slug(number: str) -> str:
    """The letters and digits of a printed label, lower-cased: "(a)" is "a", "㈠" is "一", "12." is "12"."""
    plain = unicodedata.normalize("NFKC", number).lower()
    return "".join(character for character in plain if character.isalnum())


def with_anchors(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks, each with an anchor that no other block has."""
    namer = _Namer(of_report=any(block.kind is BlockKind.PARAGRAPH and block.number for block in blocks))
    return tuple(replace(block, anchor=namer.name(block)) for block in blocks)


class _Namer:
    """Walks the blocks in reading order and remembers part, annex and the labels above a sub-paragraph.

    A document that numbers paragraphs of kind `paragraph` is a report: they are "p12", those without a number "u3".
    """

    def __init__(self, *, of_report: bool = False) -> None:
        self.numbered, self.plain = ("p", "u") if of_report else ("op", "p")
        self.part = ""
        self.preambular = 0
        self.annexes = 0
        self.unnumbered = 0
        self.above: list[str] = []
        self.taken: Counter[str] = Counter()

    def name(self, block: Block) -> str:
        """The anchor of the next block; a repeated one gets "-2", "-3" ... behind it."""
        anchor = self._plain_name(block)
        self.taken[anchor] += 1
        return anchor if self.taken[anchor] == 1 else f"{anchor}-{self.taken[anchor]}"

    def _plain_name(self, block: Block) -> str:
        slug = label_slug(block.number)
        match block.kind:
            case BlockKind.HEADING:
                if PART_LETTER.fullmatch(block.number) and self.numbered == "op":
                    self.part = f"{slug}-"
                self.preambular, self.above = (0 if self.part else self.preambular), []
                return f"{self.part}heading"
            case BlockKind.PREAMBULAR if not slug or block.depth == 0:
                self.preambular += 1
                self.above = [f"{self.part}pp{self.preambular}"]
                return self.above[0]
            case BlockKind.OPERATIVE | BlockKind.PARAGRAPH:
                if not slug:
                    self.unnumbered += 1
                head = self.numbered if block.kind is BlockKind.PARAGRAPH else "op"
                self.above = [f"{self.part}{head}{slug}" if slug else f"{self.part}{self.plain}{self.unnumbered}"]
                return self.above[0]
            case BlockKind.SUBPARAGRAPH | BlockKind.PREAMBULAR:
                return self._below(max(block.depth - 1, 1), slug)
            case BlockKind.ANNEX_HEADING:
                self.annexes += 1
                self.above = ["annex"]
                return "annex" if self.annexes == 1 else f"annex-heading-{self.annexes}"
            case BlockKind.ANNEX_TEXT:
                if block.depth <= 1:
                    self.above = [f"annex-{slug}" if slug else "annex-p"]
                    return self.above[0]
                return self._below(block.depth - 1, slug)
            case _:
                return f"{self.part}{block.kind.value}"

    def _below(self, level: int, slug: str) -> str:
        self.above = [*self.above[:level], slug or "p"]
        return "-".join(self.above)
