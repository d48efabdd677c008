"""Text that remembers where each of its characters stood in the source."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comity.languages.line_ends import CUT_WORD, is_cut_symbol
from comity.model.trace import ADDED, OFFSET, numbers

Edit = tuple[int, int, str]
"""Characters `start` to `end` become the third."""

_CUT_SIGNS = frozenset("-–/.")


@dataclass(frozen=True, slots=True)
class Traced:
    """`offsets[i]` is the source character of `text[i]`, ADDED where no character of the source stands for it.

    `in_order` says that offsets that are not ADDED certainly never decrease.
    """

    text: str
    offsets: array[int]
    in_order: bool = False

    def edited(self, edits: Sequence[Edit]) -> Traced:
        """The text with the edits made; they are in order and do not overlap.

        A replacement's characters stand for the characters they replace, one by one, the last for the rest.
        """
        if not edits:
            return self
        texts: list[str] = []
        offsets = array(OFFSET)
        last = 0
        for start, end, replacement in edits:
            texts.append(self.text[last:start])
            offsets.extend(self.offsets[last:start])
            if replacement:  # most edits take something out
                texts.append(replacement)
                for index in range(len(replacement)):
                    offsets.append(self.offsets[min(start + index, end - 1)] if end > start else ADDED)
            last = end
        texts.append(self.text[last:])
        offsets.extend(self.offsets[last:])
        return Traced("".join(texts), offsets, self.in_order)

    def without(self, form: re.Pattern[str]) -> Traced:
        """The text without what the pattern finds."""
        texts: list[str] = []
        offsets = array(OFFSET)
        last = 0
        for match in form.finditer(self.text):
            start, end = match.span()
            texts.append(self.text[last:start])
            offsets.extend(self.offsets[last:start])
            last = end
        texts.append(self.text[last:])
        offsets.extend(self.offsets[last:])
        return Traced("".join(texts), offsets, self.in_order)

    def reordered(self, stretches: Iterable[range] | Iterable[range | list[int]]) -> Traced:
        """The characters at the places of each stretch, in this order; a range counts up or down by one, not to 0."""
        texts: list[str] = []
        offsets = array(OFFSET)
        for places in stretches:
            if isinstance(places, range):  # most of a text stays as it is: taken whole
                stretch = slice(places.start, places.stop, places.step)
                texts.append(self.text[stretch])
                offsets.extend(self.offsets[stretch])
            else:
                texts += map(self.text.__getitem__, places)
                offsets.fromlist([self.offsets[place] for place in places])
        return Traced("".join(texts), offsets)

    def part(self, start: int, end: int) -> Traced:
        """Characters `start` to `end`."""
        return Traced(self.text[start:end], self.offsets[start:end])


def traced(text: str) -> Traced:
    """The text, each character standing for itself."""
    return Traced(text, numbers(0, len(text)), in_order=True)


def joined(parts: Iterable[Traced], joint: str) -> Traced:
    """The parts with `joint` between them, but for parts of a word or symbol that a line's end cut at its hyphen."""
    texts: list[str] = []
    offsets = array(OFFSET)
    for part in parts:
        if texts and joint and not _is_cut(texts[-1], part.text):
            texts.append(joint)
            offsets.extend([ADDED] * len(joint))
        texts.append(part.text)
        offsets.extend(part.offsets)
    return Traced("".join(texts), offsets)


def _is_cut(above: str, below: str) -> bool:
    """Whether a line ends within a word or symbol that goes on below: "A/74/", "A/CONF.", "vice-"."""
    if above[-1:] not in _CUT_SIGNS or not below[:1].isalnum():
        return False
    if above[-1] == ".":
        return is_cut_symbol(above, below)
    return CUT_WORD.search(above[-2:]) is not None
