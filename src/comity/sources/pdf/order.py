"""Glyphs of one line from the order of the page to the order of reading (Unicode's bidirectional rules, read back)."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum

from comity.sources.pdf.glyphs import Glyph

MIRROR = str.maketrans("()[]{}«»", ")(][}{»«")

OPENING_QUOTES = {"“": "”", "”": "“"}
"""Arabic opens with the mark that other scripts close with; pdfium turns them round as if they were brackets."""

BLANK = 0.18
"""Sizes of a gap that is a blank although none is printed."""

OPENING = frozenset("([{«")
CLOSING = frozenset(")]}»")


class Flow(Enum):
    """How a character takes part in the direction of its line."""

    RTL = "right to left"
    LTR = "left to right"
    NUMBER = "number"
    SEPARATOR = "joins two numbers"
    SIGN = "belongs to the number beside it"
    MARK = "stands on the letter before it"
    NEUTRAL = "takes the direction around it"


FLOWS = {
    "R": Flow.RTL,
    "AL": Flow.RTL,
    "L": Flow.LTR,
    "EN": Flow.NUMBER,
    "AN": Flow.NUMBER,
    "ES": Flow.SEPARATOR,
    "CS": Flow.SEPARATOR,
    "ET": Flow.SIGN,
    "NSM": Flow.MARK,
}


def flow_of(text: str) -> Flow:
    """How the character takes part in the direction of its line."""
    return FLOWS.get(unicodedata.bidirectional(text[0]), Flow.NEUTRAL)


def is_right_to_left(glyphs: Iterable[Glyph]) -> bool:
    """Whether most letters are of a script that runs from right to left."""
    balance = 0
    for glyph in glyphs:
        flow = flow_of(glyph.text)
        balance += (flow is Flow.RTL) - (flow is Flow.LTR)
    return balance > 0


def with_brackets_turned(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The line with each bracket and quotation mark opening or closing as its place says.

    A line from right to left may show them as they look, or turned round, or both mixed; what stands around a bracket
    tells: it opens after a blank, or where none is open; else it closes.
    """
    turned = list(glyphs)
    opened = 0
    for place, glyph in enumerate(glyphs):
        if glyph.text in OPENING_QUOTES:
            turned[place] = replace(glyph, text=OPENING_QUOTES[glyph.text])
        elif glyph.text in OPENING | CLOSING:
            opens = _opens(glyphs, place, opened)
            opened = max(opened + (1 if opens else -1), 0)
            if opens != (glyph.text in OPENING):
                turned[place] = replace(glyph, text=glyph.text.translate(MIRROR))
    return turned


def _opens(glyphs: Sequence[Glyph], place: int, opened: int) -> bool:
    before = glyphs[place - 1].text if place else " "
    after = glyphs[place + 1].text if place + 1 < len(glyphs) else " "
    if before.isspace() or before in OPENING | CLOSING:
        return not after.isspace() and (before.isspace() or opened == 0)
    if after.isspace() or flow_of(after) in {Flow.SEPARATOR, Flow.NEUTRAL}:
        return False
    return opened == 0


def in_reading_order(glyphs: Sequence[Glyph], *, rtl: bool) -> list[Glyph]:
    """The glyphs of one line as a person reads them, one blank where a gap or a printed blank stands.

    Left to right that is their order on the page. Right to left, words of Latin letters and numbers run the other way
    inside the line: each such stretch keeps its own order and is put where it stands.
    """
    if not rtl:
        items = [[glyph] for glyph in sorted(glyphs, key=lambda glyph: (glyph.left, glyph.order))]
        return _without_double_blanks(_joined(items))
    items = sorted(_items(glyphs), key=_left)  # as seen, from the left
    stretches = [_joined(stretch) for stretch in _stretches(items)]
    return with_brackets_turned(_without_double_blanks(_joined(stretches[::-1])))


def _left(item: Sequence[Glyph]) -> float:
    return min(glyph.left for glyph in item)


def _right(item: Sequence[Glyph]) -> float:
    return max(glyph.right for glyph in item)


def _joined(parts: Sequence[list[Glyph]]) -> list[Glyph]:
    """The parts one after the other, a blank between two that stand apart on the page."""
    joined: list[Glyph] = []
    before: list[Glyph] | None = None
    for part in parts:
        if before is not None and _apart(before, part):
            last = before[-1]
            joined.append(replace(last, text=" ", left=last.right, right=last.right))
        joined += part
        before = part
    return joined


def _apart(before: Sequence[Glyph], part: Sequence[Glyph]) -> bool:
    """Whether the gap between two parts is a blank; a mark that stands on its letter leaves none."""
    gap = max(_left(part) - _right(before), _left(before) - _right(part))
    return gap > BLANK * max(before[-1].size, part[0].size) and flow_of(part[0].text) is not Flow.MARK


def _without_double_blanks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The same with one blank where several stood, and none at the ends."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        if not glyph.text.isspace():
            kept.append(glyph)
        elif kept and not kept[-1].text.isspace():
            kept.append(replace(glyph, text=" "))
    if kept and kept[-1].text.isspace():
        kept.pop()
    return kept


def _items(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Words: letters of one direction that touch each other, with the marks that stand on them; anything else alone."""
    items: list[list[Glyph]] = []
    marks: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.order):
        flow = flow_of(glyph.text)
        if flow is Flow.MARK:
            marks.append(glyph)
        elif items and _continues(items[-1][-1], glyph, flow):
            items[-1].append(glyph)
        else:
            items.append([glyph])
    items = [item for item in items if not _is_unmapped_mark(item, items)]
    for mark in marks:
        _place_mark(mark, items)
    return items


def _continues(last: Glyph, glyph: Glyph, flow: Flow) -> bool:
    """Whether the glyph is the next letter of the word that ends with `last`."""
    if flow is not flow_of(last.text) or flow not in {Flow.RTL, Flow.LTR, Flow.NUMBER}:
        return False
    if abs(glyph.y - last.y) > 0.1 * max(glyph.size, last.size):
        return False
    step = last.left - glyph.right if flow is Flow.RTL else glyph.left - last.right
    return -0.6 * glyph.size < step < BLANK * glyph.size


def _is_unmapped_mark(item: Sequence[Glyph], items: Sequence[Sequence[Glyph]]) -> bool:
    """Whether a letter of another script stands on top of an Arabic one: a mark whose font does not say what it is."""
    if len(item) > 1 or flow_of(item[0].text) is not Flow.LTR:
        return False
    middle = (item[0].left + item[0].right) / 2
    return any(
        other is not item and flow_of(other[0].text) is Flow.RTL and _left(other) < middle < _right(other)
        for other in items
    )


def _place_mark(mark: Glyph, items: Sequence[list[Glyph]]) -> None:
    """The mark follows the letter that it stands on; one that stands on none is left out."""
    reach = 0.3 * mark.size
    for item in items:
        if flow_of(item[0].text) is Flow.RTL and _left(item) - reach <= mark.x <= _right(item) + reach:
            nearest = min(range(len(item)), key=lambda place: abs((item[place].left + item[place].right) / 2 - mark.x))
            item.insert(nearest + 1, mark)
            return


def _stretches(items: Sequence[list[Glyph]]) -> list[list[list[Glyph]]]:
    """Items as seen from the left, those that run from left to right together joined in one stretch."""
    stretches: list[list[list[Glyph]]] = []
    position = 0
    while position < len(items):
        end = _end_of_stretch(items, position)
        stretches.append(list(items[position:end]))
        position = end
    return stretches


def _end_of_stretch(items: Sequence[list[Glyph]], start: int) -> int:
    """Where the stretch that begins at `start` ends: one item on, unless words or numbers go on left to right."""
    flow = flow_of(items[start][0].text)
    end = start + 1
    while flow in {Flow.LTR, Flow.NUMBER}:
        following = _next_word(items, end)
        if following is None or not _goes_on(flow, items[end:following], items[following]):
            break
        flow = flow_of(items[following][0].text)
        end = following + 1
    return end


def _next_word(items: Sequence[list[Glyph]], start: int) -> int | None:
    """The place of the next item that has a direction of its own."""
    for position in range(start, len(items)):
        if flow_of(items[position][0].text) in {Flow.RTL, Flow.LTR, Flow.NUMBER}:
            return position
    return None


def _goes_on(flow: Flow, between: Sequence[list[Glyph]], item: list[Glyph]) -> bool:
    """Whether a stretch whose last word is of `flow` goes on with `item` behind what stands between.

    A Latin word goes on with another whatever is between, and with a number unless a bracket is; a number goes on
    with what touches it or is joined by one sign ("75/198", "1.5"), not over a blank: two numbers in an Arabic line
    are read from the right.
    """
    following = flow_of(item[0].text)
    if following is Flow.RTL:
        return False
    characters = "".join(glyph.text for part in between for glyph in part)
    if flow is Flow.LTR:
        return following is Flow.LTR or not set(characters) & (OPENING | CLOSING)
    if following is Flow.LTR:
        return not set(characters) & (OPENING | CLOSING)
    return len(characters) <= 1 and all(flow_of(character) is Flow.SEPARATOR for character in characters)
