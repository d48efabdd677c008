"""Glyphs of one line from the order of the page to the order of reading (Unicode's bidirectional rules, read back)."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from operator import attrgetter

from comity.sources.pdf.glyphs import Glyph

MIRROR = str.maketrans("()[]{}«»", ")(][}{»«")

OPENING_QUOTES = {"“": "”", "”": "“"}
"""Arabic opens with the mark that other scripts close with; pdfium turns them round as if they were brackets."""

BLANK = 0.18
"""Sizes of a gap that is a blank although none is printed."""

NEAR = 2.0
"""Sizes that two letters with a blank between them are apart at most."""

ARABIC_SIGNS = frozenset("،؛؟")

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


# A plus or minus sign joins two numbers in Latin text only: behind Arabic letters "2015-2030" is read from the right.
FLOWS = {
    "R": Flow.RTL,
    "AL": Flow.RTL,
    "L": Flow.LTR,
    "EN": Flow.NUMBER,
    "AN": Flow.NUMBER,
    "CS": Flow.SEPARATOR,
    "ET": Flow.SIGN,
    "NSM": Flow.MARK,
}


@lru_cache(maxsize=4096)
def flow_of(text: str) -> Flow:
    """How the character takes part in the direction of its line."""
    return FLOWS.get(unicodedata.bidirectional(text[0]), Flow.NEUTRAL)


def is_right_to_left(characters: Mapping[str, int]) -> bool:
    """Whether most letters, counted by character, are of a script that runs from right to left."""
    balance = 0
    for character, times in characters.items():
        flow = flow_of(character)
        balance += times * ((flow is Flow.RTL) - (flow is Flow.LTR))
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
    if after.isspace() or flow_of(after) in (Flow.SEPARATOR, Flow.NEUTRAL):
        return False
    return opened == 0


def in_reading_order(glyphs: Sequence[Glyph], *, rtl: bool) -> list[Glyph]:
    """The glyphs of one line as a person reads them, one blank where a gap or a printed blank stands.

    Left to right that is their order on the page. Right to left, words of Latin letters and numbers run the other way
    inside the line: each such stretch keeps its own order and is put where it stands.
    """
    if not rtl or _runs_left_to_right(glyphs):
        return _without_double_blanks(_spaced(sorted(glyphs, key=attrgetter("left", "order"))))
    items = sorted(_items(_between_words(_without_empty_blanks(glyphs))), key=_origin)  # as seen, from the left
    stretches = [_joined(stretch) for stretch in _stretches(items)]
    return with_brackets_turned(_without_double_blanks(_joined(stretches[::-1])))


def _runs_left_to_right(glyphs: Sequence[Glyph]) -> bool:
    """Whether a line of an Arabic document is Latin throughout; one with an Arabic comma or a note's mark is not."""
    signs = {glyph.text for glyph in glyphs}
    flows = [flow_of(text) for text in signs]
    if Flow.RTL in flows or signs & ARABIC_SIGNS or not (Flow.LTR in flows or Flow.NUMBER in flows):
        return False
    size = max(glyph.size for glyph in glyphs)
    rightmost = max((glyph for glyph in glyphs if not glyph.text.isspace()), key=lambda glyph: glyph.right)
    return rightmost.size > 0.8 * size


def _without_empty_blanks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs in the page's order, without blanks that have no width, unless they part two Arabic letters."""
    ordered = sorted(glyphs, key=attrgetter("order"))
    flows = [flow_of(glyph.text) for glyph in ordered]
    kept = []
    for place, glyph in enumerate(ordered):
        empty = glyph.text.isspace() and glyph.right <= glyph.left
        if not empty or flows[max(place - 1, 0)] is flows[min(place + 1, len(flows) - 1)] is Flow.RTL:
            kept.append(glyph)
    return kept


def _between_words(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs in the page's order, each blank that parts two Arabic letters standing between their origins.

    Where the typography changes, the blank may be printed below the last letter of the slanted word.
    """
    placed = list(glyphs)
    for place in range(1, len(glyphs) - 1):
        before, blank, after = glyphs[place - 1 : place + 2]
        parts = flow_of(before.text) is flow_of(after.text) is Flow.RTL and abs(before.x - after.x) < NEAR * blank.size
        if blank.text.isspace() and parts:
            middle = (before.x + after.x) / 2
            placed[place] = replace(blank, x=middle, left=middle, right=middle)
    return placed


def _left(item: Sequence[Glyph]) -> float:
    return min([glyph.left for glyph in item]) if len(item) > 1 else item[0].left


def _origin(item: Sequence[Glyph]) -> float:
    """Where the pen stood at the item's left: slanted letters reach over the blank beside them, origins do not."""
    return min((glyph.x for glyph in item if flow_of(glyph.text) is not Flow.MARK), default=_left(item))


def _right(item: Sequence[Glyph]) -> float:
    return max([glyph.right for glyph in item]) if len(item) > 1 else item[0].right


def _spaced(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs one after the other, a blank between two that stand apart on the page: `_joined` for single ones."""
    spaced: list[Glyph] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None:
            gap = glyph.left - before.right
            reach = BLANK * (before.size if before.size > glyph.size else glyph.size)
            if (gap > reach or before.left - glyph.right > reach) and flow_of(glyph.text) is not Flow.MARK:
                spaced.append(_blank_behind(before))
        spaced.append(glyph)
        before = glyph
    return spaced


def _blank_behind(glyph: Glyph) -> Glyph:
    """A blank without width where the glyph ends, set as it is."""
    right = glyph.right
    return Glyph(" ", glyph.x, glyph.y, right, right, glyph.size, glyph.bold, glyph.italic, glyph.order, glyph.tag)


def _joined(parts: Sequence[list[Glyph]]) -> list[Glyph]:
    """The parts one after the other, a blank between two that stand apart on the page."""
    joined: list[Glyph] = []
    before: list[Glyph] | None = None
    for part in parts:
        if before is not None and _apart(before, part):
            joined.append(_blank_behind(before[-1]))
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
            kept.append(glyph if glyph.text == " " else replace(glyph, text=" "))
    if kept and kept[-1].text.isspace():
        kept.pop()
    return kept


def _items(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Words: letters of one direction that touch each other, with the marks that stand on them; anything else alone."""
    items: list[list[Glyph]] = []
    marks: list[Glyph] = []
    word: list[Glyph] | None = None
    for glyph in sorted(glyphs, key=attrgetter("order")):
        flow = flow_of(glyph.text)
        if flow is Flow.MARK:
            if word is not None and abs(glyph.x - word[-1].x) < glyph.size:
                word.append(glyph)
            else:
                marks.append(glyph)
            continue
        if items and _continues(_letter(items[-1]), glyph, flow):
            items[-1].append(glyph)
        else:
            items.append([glyph])
            word = items[-1] if flow is Flow.RTL else word
    items = [item for item in items if not _is_unmapped_mark(item, items)]
    for mark in marks:
        _place_mark(mark, items)
    return items


def _letter(word: Sequence[Glyph]) -> Glyph:
    """The last letter of a word, whatever marks stand on it."""
    last = word[-1]
    if flow_of(last.text) is not Flow.MARK:
        return last
    return next((glyph for glyph in reversed(word) if flow_of(glyph.text) is not Flow.MARK), last)


def _continues(last: Glyph, glyph: Glyph, flow: Flow) -> bool:
    """Whether the glyph is the next letter of the word that ends with `last`."""
    if flow is not flow_of(last.text) or flow not in (Flow.RTL, Flow.LTR, Flow.NUMBER):
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
    latin = flow is Flow.LTR
    end = start + 1
    while flow in (Flow.LTR, Flow.NUMBER):
        following = _next_word(items, end)
        if following is None or not _goes_on(flow, latin, items, end, following):
            break
        flow = flow_of(items[following][0].text)
        latin = latin or flow is Flow.LTR
        end = following + 1
    return end


def _next_word(items: Sequence[list[Glyph]], start: int) -> int | None:
    """The place of the next item that has a direction of its own."""
    for position in range(start, len(items)):
        if flow_of(items[position][0].text) in (Flow.RTL, Flow.LTR, Flow.NUMBER):
            return position
    return None


def _goes_on(flow: Flow, latin: bool, items: Sequence[list[Glyph]], end: int, following: int) -> bool:
    """Whether a stretch that ends before `end`, its last word of `flow`, goes on with the word at `following`.

    Latin words go on with each other whatever is between, and take the numbers among them along; a Latin word goes on
    with one number at the end unless a bracket is between. Numbers alone go on with what one sign joins to them
    ("75/198", "1.5"), not over a blank: two numbers in an Arabic line are read from the right.
    """
    next_flow = flow_of(items[following][0].text)
    if next_flow is Flow.RTL:
        return False
    between = "".join(glyph.text for item in items[end:following] for glyph in item)
    bracket = bool(set(between) & (OPENING | CLOSING))
    if next_flow is Flow.LTR:
        return latin or not bracket
    if len(between) <= 1 and all(flow_of(character) is Flow.SEPARATOR for character in between):
        return True
    if latin and _latin_ahead(items, following):
        return True
    return flow is Flow.LTR and not bracket


def _latin_ahead(items: Sequence[list[Glyph]], start: int) -> bool:
    """Whether a Latin word stands further right, before any Arabic one."""
    for item in items[start + 1 :]:
        flow = flow_of(item[0].text)
        if flow in (Flow.LTR, Flow.RTL):
            return flow is Flow.LTR
    return False
