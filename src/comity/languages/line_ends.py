"""Words and symbols that a line's end cut: the same in every language."""

import re

CUT_WORD = re.compile(r"[^\W\d_]-$|\d[-–/]$|[^\W\d_]/$")
"""The last two characters of a line that ends within a word or a symbol, at its hyphen or slash."""

_NUMBERED_PARTS = "Add|Corr|Rev|Sub|Summary|AC|C|CN|CONF|CRP|GC|INF|L|NGO|PC|PET|PV|R|SC|SR|WG|WP"
_CUT_SYMBOL = re.compile(rf"(?<![\w/])[A-Z]{{1,5}}(?:/[A-Za-z0-9.()-]+)*/(?:{_NUMBERED_PARTS})\.$")


def is_cut_symbol(above: str, below: str) -> bool:
    """Whether a line ends behind the stop of a symbol's part that has a number ("A/CONF."), and the number follows."""
    return above[-1:] == "." and below[:1].isdecimal() and _CUT_SYMBOL.search(above) is not None
