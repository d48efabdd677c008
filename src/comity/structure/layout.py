"""Where paragraphs begin, told from how the lines are laid out."""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import pairwise

from comity.languages.acts import breaks_off, opening_act
from comity.languages.pages import WIDE, has_any
from comity.languages.structure import StructureProfile
from comity.model.text import CleanText, TextLine
from comity.structure.labels import parse_label
from comity.structure.lone import is_lone_label
from comity.structure.tables import is_row

_LONGER_THAN_A_LINE = 190
_CERTAIN_INDENTS = 2
_WIDE = re.compile("[\u2e80-\uffef]")
_HEADING_SHARE = 0.6
_LONGEST_HEADING_LINE = 60
_MOST_HEADINGS = 8  # for each line longer than paper is wide: one alone may be two printed lines that were joined


class Layout(Enum):
    """How a text shows its paragraphs."""

    UNWRAPPED = auto()  # a paragraph a line
    INDENTED = auto()  # first lines are set in
    FLUSH = auto()  # nothing but the words and the length of lines tells


def layout_of(clean: CleanText, lines: list[TextLine], profile: StructureProfile) -> Layout:
    """How the text is laid out; what stands before and behind a row of a table are its empty cells."""
    set_in = [line for line in lines if (line.indent or line.trailing) and not _is_row_of_table(clean, line, profile)]
    if _is_unwrapped(clean, lines, profile, set_in=bool(set_in)):
        return Layout.UNWRAPPED
    indented = sum(1 for line in set_in if line.indent)
    ended = sum(1 for line in set_in if line.trailing)
    if indented >= max(_CERTAIN_INDENTS, len(lines) // 20) and ended >= _CERTAIN_INDENTS:
        return Layout.INDENTED
    return Layout.FLUSH


def _is_row_of_table(clean: CleanText, line: TextLine, profile: StructureProfile) -> bool:
    """Whether tabs part the cells of a line; behind a number they set a paragraph in."""
    text = clean.text[line.start : line.end]
    return "\t" in text and parse_label(text, profile) is None


def _is_unwrapped(clean: CleanText, lines: list[TextLine], profile: StructureProfile, *, set_in: bool) -> bool:
    """Whether a paragraph is a line: lines longer than paper is wide, and most of them come to a stop."""
    texts = [clean.text[line.start : line.end] for line in lines]
    running = [text for text in texts if "\t" not in text and len(text) > 1]
    wide = has_any(clean.text, WIDE)
    if max(map(len, texts), default=0) <= _LONGER_THAN_A_LINE and not (wide and any(map(_is_long, texts))):
        if any(is_lone_label(text, profile) for text in running):
            return False
        if all(profile.terminal.ends(text) for text in running):
            return True
        return not set_in and _only_headings_unstopped(running, profile)
    stopped = sum(1 for text in running if profile.terminal.ends(text))
    long = sum(map(_is_long, running))
    full = (text for text in running if columns(text) > _LONGEST_HEADING_LINE and not _is_long(text))
    going_on = sum(1 for text in full if not profile.terminal.ends(text))
    return stopped + long > len(running) // 2 and going_on <= _MOST_HEADINGS * max(long, 1)


def _only_headings_unstopped(running: list[str], profile: StructureProfile) -> bool:
    """Whether every line comes to a full stop, or what follows opens anew; lines without a stop are short headings."""
    headings = {text for text in running if not profile.terminal.ends(text)}
    widest = max(map(columns, running))
    if any(columns(text) > _HEADING_SHARE * widest for text in headings):
        return False
    return all(
        below in headings or _opens_anew(below, profile)
        for above, below in pairwise(running)
        if not profile.stop.ends(above)
    )


def _opens_anew(text: str, profile: StructureProfile) -> bool:
    """Whether a line begins like a paragraph: with a label or an act."""
    if parse_label(text, profile) is not None:
        return True
    return any(opening_act(text, profile.code, kind) is not None for kind in ("preambular", "operative"))


def _is_long(text: str) -> bool:
    """Whether a line is longer than paper is wide."""
    return len(text) > _LONGER_THAN_A_LINE or (
        2 * len(text) > _LONGER_THAN_A_LINE and columns(text) > _LONGER_THAN_A_LINE
    )


def columns(text: str) -> int:
    """The width of a text in columns of a typewriter; a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return len(text) + len(_WIDE.findall(text))


_CUT = re.compile(r" [^\W\d_A-ZÀ-ÖØ-ÞА-Я]{1,3}$")
"""The end of a line behind which words must follow: an article, a preposition, a conjunction."""


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
    before = clean.text[above.start : above.end]
    if profile.terminal.ends(before):
        return True
    return ended and not _mixes_scripts(before, clean.text[line.start : line.end], profile)


def _mixes_scripts(above: str, text: str, profile: StructureProfile) -> bool:
    """Whether the blanks on both sides of a line's end are those between Chinese words and a number: "2046 | 年".

    Such a line is full: short ones are rows of a table, or headings; one that breaks off behind a word such as "and"
    may be shorter. A number with its point begins a paragraph.
    """
    if profile.joint or parse_label(text, profile) is not None:
        return False
    least = _LONGEST_HEADING_LINE // 2 if breaks_off(above, profile.code) else _LONGEST_HEADING_LINE
    if columns(above) <= least:
        return False
    return not is_row(above) and _is_narrow(above[-1]) is not _is_narrow(text[0])


def _is_narrow(character: str) -> bool:
    return character.isascii() and character.isalnum()


def goes_on_when_unwrapped(first: str, above: str, text: str, profile: StructureProfile, *, parted: bool) -> bool:
    """Whether a line goes on the paragraph above, `first` and `above` its first and last lines, which a page parted.

    A paragraph with a number or an act ends with a stop; what goes on opens with neither, and ends with a stop, as no
    heading does. It begins small, where acts have a capital, or the part above ends with a short word: no heading of
    items does. `parted` says that an empty line stands between, or in most places none: without one, the paragraph
    above may end with a comma.
    """
    ended = profile.terminal.ends(above) if parted else profile.stop.ends(above)
    cut = not parted or (profile.capital_acts and text[:1].islower()) or _CUT.search(above) is not None
    if ended or not cut or not profile.terminal.ends(text) or "\t" in text:
        return False
    return _opens_anew(first, profile) and not _opens_anew(text, profile) and not profile.formula.fullmatch(text)
