"""Rows of tables, as far as plain text shows them: cells parted by tabs, or amounts at the end of a line."""

from __future__ import annotations

import re

_AMOUNT = re.compile(r"(?:^|\s)\(?\d{1,3}(?:[ .,]\d{3})+\)?$|(?:^|\s)\d{1,3}[.,]\d{3}$|^\(?\d{1,3}(?: \d{3})+\)?$")
_SENTENCE = re.compile(r"[;:,，；：]\s|，|；")


def is_row(text: str) -> bool:
    """Whether a printed line is a row of a table: it has tabs, or it is short and ends with an amount."""
    if "\t" in text:
        return True
    last = text[-1:]
    if not (last.isdecimal() or last in ")\n"):
        return False  # most lines: no amount ends them
    return len(text) < 110 and _AMOUNT.search(text) is not None and _SENTENCE.search(text) is None


def is_amount(text: str) -> bool:
    """Whether a printed line is nothing but an amount: a cell of a table on a line of its own."""
    return _AMOUNT.fullmatch(text) is not None
