"""Where paragraphs begin, told from how the lines are laid out."""

from __future__ import annotations

from enum import Enum, auto

from comity.languages.structure import StructureProfile
from comity.model.text import CleanText, TextLine
from comity.structure.lone import is_lone_label

_LONGER_THAN_A_LINE = 190
_CERTAIN_INDENTS = 2


class Layout(Enum):
    """How a text shows its paragraphs."""

    UNWRAPPED = auto()  # a paragraph a line
    INDENTED = auto()  # first lines are set in
    FLUSH = auto()  # nothing but the words and the length of lines tells


def layout_of(clean: CleanText, lines: list[TextLine], profile: StructureProfile) -> Layout:
    """How the text is laid out."""
    if _is_unwrapped(clean, lines, profile):
        return Layout.UNWRAPPED
    indented = sum(1 for line in lines if line.indent)
    ended = sum(1 for line in lines if line.trailing)
    if indented >= max(_CERTAIN_INDENTS, len(lines) // 20) and ended >= _CERTAIN_INDENTS:
        return Layout.INDENTED
    return Layout.FLUSH


def _is_unwrapped(clean: CleanText, lines: list[TextLine], profile: StructureProfile) -> bool:
    """Whether a paragraph is a line: lines longer than paper is wide, and most of them come to a stop."""
    texts = [clean.text[line.start : line.end] for line in lines]
    running = [text for text in texts if "\t" not in text and len(text) > 1]
    stopped = sum(1 for text in running if profile.terminal.search(text))
    if not any(columns(text) > _LONGER_THAN_A_LINE for text in texts):
        return stopped == len(running) and not any(is_lone_label(text, profile) for text in running)
    long = sum(1 for text in running if columns(text) > _LONGER_THAN_A_LINE)
    return stopped + long > len(running) // 2


def columns(text: str) -> int:
    """The width of a text in columns of a typewriter; a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for character in text if "\u2e80" <= character <= "\uffef")


def starts_when_indented(
    clean: CleanText, above: TextLine, line: TextLine, profile: StructureProfile, marked: bool
) -> bool:
    """Whether an indented line opens a paragraph: the one above must have ended, which a blank behind it shows.

    The first line of a page is set in by one blank more than it would be, so a single one there tells nothing.
    """
    indent = line.indent - 1 if line.new_page else line.indent
    if indent < 1:
        return False
    ended = above.trailing or (marked and line.gap > 0)
    if not ended and indent == 1:
        return False
    return ended or profile.terminal.search(clean.text, above.start, above.end) is not None
