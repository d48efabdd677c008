"""Rows of tables, as far as plain text shows them: cells parted by tabs, or amounts at the end of a line."""

from __future__ import annotations

import re

_AMOUNT = re.compile(r"(?:^|\s)\(?\d{1,3}(?:[ .,]\d{3})+\)?$|(?:^|\s)\d{1,3}[.,]\d{3}$|^\(?\d{1,3}(?: \d{3})+\)?$")
_SENTENCE = re.compile(r"[;:,，；：]\s|，|；")


_REST_OF_AMOUNT = re.compile(r"\d{3}(?: \d{3})* [a-zà-öø-ÿа-яё]")
"""What of an amount may stand on the next line, with the word that says of what it is: no row of a table begins so."""


def is_row(text: str, below: str = "") -> bool:
    """Whether a printed line is a row of a table: it has tabs, or it is short and ends with an amount.

    `below` is the next line: an amount that goes on there stands in a sentence.
    """
    if "\t" in text:
        return True
    last = text[-1:]
    if not (last.isdecimal() or last in ")\n"):
        return False  # most lines: no amount ends them
    if last != "\n" and not (text[-3:] if last != ")" else text[-4:-1]).isdecimal():
        return False  # most of the others: a number of three digits ends every amount
    if len(text) >= 110 or _AMOUNT.search(text) is None or _SENTENCE.search(text) is not None:
        return False
    return not (last.isdecimal() and _REST_OF_AMOUNT.match(below))


def is_amount(text: str) -> bool:
    """Whether a printed line is nothing but an amount: a cell of a table on a line of its own."""
    return _AMOUNT.fullmatch(text) is not None
