"""Marks printed against the last digits of a number: how likely they are, by what the number is and what else is said.

The Assembly's resolutions of a session are numbered up to some three hundred, its decisions from 401 on; a number with
its date behind it is whole, and so is one that stands elsewhere in the text. One that does not, but without its last
digits does, has a mark behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from comity.repair.counted import date_behind

_LONGEST_NUMBER = 3
_LAST_RESOLUTION, _LAST_DECISION = 400, 600
_YEAR_BEHIND = re.compile(r" ?\((?:19|20)\d\d\)")
SESSION_BEFORE = re.compile(r"(?<![\w/])(?:[3-9]\d|1\d\d)/$")
"""From the thirty-first on the Assembly's sessions number resolutions so; a lower number may stand before a year."""
_SYMBOL_BEFORE = re.compile(r"[A-Z]-\d+/[A-Z]+\.$")
_NAME_BEFORE = re.compile(r"(?<!\w)[A-Z]{4,}-$")
_NUMBER_OF_NAME = 2
"""Digits of a name that ends with a number (COVID-19)."""

_RESOLUTION_BEFORE = re.compile(r"(?:r[eé]sol|резолюц)\w*\s+$", re.IGNORECASE)
_THOUSANDS_BEFORE = re.compile(r"(?<!\d)\d{1,3} +$")
_THOUSANDS_BEHIND = re.compile(r" +\d{3}(?!\d)")
_SYMBOL = re.compile(r"[A-Za-z0-9.-]*/[A-Za-z0-9./-]*\d")
_ASSEMBLY = "A/RES/"
_LONGEST_SYMBOL = 30


class Tails:
    """The last digits of the numbers of a text, and how likely they are marks."""

    def __init__(self, text: str, code: str) -> None:
        self.text = text
        self.code = code

    @cached_property
    def _symbols(self) -> Counter[str]:
        """How often each symbol stands in the text."""
        slashed = " ".join([word for word in self.text.split() if "/" in word])  # most words have none
        return Counter([symbol.removeprefix(_ASSEMBLY) for symbol in _SYMBOL.findall(slashed)])

    @cached_property
    def _shortened(self) -> Counter[tuple[str, int]]:
        """How many of the symbols become each shorter one, without their last digits, and without how many."""
        lengths = range(1, _LONGEST_NUMBER + 1)
        return Counter((symbol[:-length], length) for symbol in self._symbols for length in lengths)

    def score(self, start: int, end: int, length: int) -> float:
        """How likely the last `length` digits of a number that is no year are a mark.

        No session takes a thousand decisions: of four digits behind a session's number the last are a mark. The number
        of a Council's resolution is whole: its year stands behind it.
        """
        rest = end - start - length
        word = max(start - _LONGEST_SYMBOL, 0)
        grouped = _THOUSANDS_BEHIND.match(self.text, end) or (
            end - start == _LONGEST_NUMBER and _THOUSANDS_BEFORE.search(self.text, word, start)
        )
        if grouped or _YEAR_BEHIND.match(self.text, end):
            return 0.2
        if self.text[start - 1 : start] == "/":
            return self._score_of_symbol(start, end, length)
        if rest == _NUMBER_OF_NAME and _NAME_BEFORE.search(self.text, word, start):
            return 2.5
        return 0.5 if rest >= 2 or _SYMBOL_BEFORE.search(self.text, word, start) else 0.3

    def _score_of_symbol(self, start: int, end: int, length: int) -> float:
        """How likely the last digits of a symbol are a mark."""
        rest = end - start - length
        begin = max(start - _LONGEST_SYMBOL, 0)
        of_session = SESSION_BEFORE.search(self.text, begin, start) is not None
        if of_session and end - start > _LONGEST_NUMBER:
            return 3.0 if rest <= _LONGEST_NUMBER else 0.5
        if of_session and date_behind(self.code).match(self.text, end):
            return 0.3
        shown = self._shown(start, end, length) if rest else 0.0
        if shown or not of_session:
            return shown or (0.5 if rest >= 2 else 0.3)
        number = int(self.text[start:end])
        named = number > _LAST_RESOLUTION and _RESOLUTION_BEFORE.search(self.text, 0, _begin(self.text, start))
        if rest == _LONGEST_NUMBER - 1 and (number > _LAST_DECISION or named):
            return 2.5
        return 0.39 if rest >= 2 else 0.3

    def _shown(self, start: int, end: int, length: int) -> float:
        """How likely the last digits are a mark by what symbols stand elsewhere, 0 if that tells nothing.

        Of several that go on from the same shorter symbol each is whole: 70/121 and 70/123 beside 70/12.
        """
        begin = _begin(self.text, start)
        symbol = self.text[begin:end].removeprefix(_ASSEMBLY)
        if self._symbols[symbol] > 1:
            return 0.2
        if not self._symbols[symbol[:-length]]:
            return 0.0
        if self._shortened[symbol[:-length], length] > (symbol in self._symbols):
            return 0.0
        return 2.5 if end - start >= _LONGEST_NUMBER else 1.2


def _begin(text: str, start: int) -> int:
    """Where the symbol begins whose number begins at `start`."""
    begin = start
    while begin and (text[begin - 1] in "./-" or (text[begin - 1].isascii() and text[begin - 1].isalnum())):
        begin -= 1
    return begin
