"""The printed lines of a text, with what their place on the page tells."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from comity.repair.traced import Traced


class Role(Enum):
    """What a printed line is for."""

    TEXT = auto()
    RULE = auto()  # the line above footnotes, left as a run of blanks or underscores
    FURNITURE = auto()
    NOTE = auto()  # part of a footnote's body
    MARK = auto()  # a footnote mark on a line of its own


TEXT, RULE, FURNITURE, NOTE, MARK = Role
"""The roles by names of their own: a member is found through its class seven times as slowly, and every line asks."""


@dataclass(slots=True)
class PrintedLine:
    """Characters `start` to `end` of the text, blanks at both ends left out; `gap` counts the empty lines above."""

    start: int
    end: int
    text: str
    indent: int
    trailing: bool
    gap: int
    new_page: bool
    role: Role = TEXT

    @property
    def is_stretched(self) -> bool:
        """Whether its words were set apart to fill the line: two blanks part most of them."""
        if "  " not in self.text:
            return False
        wide = self.text.count("  ") if self.has_plain_blanks else len(_WIDE_BLANK.findall(self.text))
        return wide >= _FEWEST_WIDE and 2 * wide >= len(self.text.split()) - 1

    @property
    def has_plain_blanks(self) -> bool:
        """Whether its white space is single and double blanks."""
        return "   " not in self.text and self.text.isprintable()


_WIDE_BLANK = re.compile(r" {2}(?=\S)(?<=\S {2})")
_FEWEST_WIDE = 3
_RULE_SIGNS = "_‗—―─-"
_RULE = re.compile(rf"[ \t]{{20,}}|[ \t]*(?:[{_RULE_SIGNS}]{{5,}}|-{{3,}})[ \t]*")


def read_lines(text: Traced) -> list[PrintedLine]:
    """The lines that hold something, and the rules above footnotes."""
    lines: list[PrintedLine] = []
    start = gap = 0
    new_page = False
    for raw in text.text.split("\n"):
        pages = raw.split("\x0c") if "\x0c" in raw else [raw]
        for index, piece in enumerate(pages):
            new_page = new_page or index > 0
            words = piece.strip()
            if words and (words[-1] not in _RULE_SIGNS or not _RULE.fullmatch(piece)):
                indent = 0 if words == piece else piece.index(words[0])
                begin, end = start + indent, start + indent + len(words)
                lines.append(PrintedLine(begin, end, words, indent, indent + len(words) < len(piece), gap, new_page))
                gap, new_page = 0, False
            elif piece and _RULE.fullmatch(piece):
                lines.append(PrintedLine(start, start, "", 0, False, gap, new_page, RULE))
                gap, new_page = 0, False
            elif index == len(pages) - 1:
                gap += 1
            start += len(piece) + 1
    return lines
