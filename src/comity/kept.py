"""Documents named by their symbol, where another package keeps them.

The library has no database: a package that has one names, in the entry-point group `comity.kept`, a function from a
symbol to the resolutions kept under it, one for each language.
"""

import re
from collections.abc import Callable, Sequence
from importlib.metadata import entry_points
from pathlib import Path

from comity.model.errors import SourceError
from comity.model.resolution import Resolution

SYMBOL = re.compile(r"[A-Z][A-Z0-9]*(?:/[A-Za-z0-9.()*-]+)+(?: ?[A-Z](?:-[A-Z])?)?")

Kept = Callable[[str], Sequence[Resolution]]


def is_symbol(name: str) -> bool:
    """Whether the name is a symbol and not a file that is there."""
    return bool(SYMBOL.fullmatch(name)) and not Path(name).exists()


def find_kept(symbol: str, language: str = "") -> list[Resolution]:
    """The languages in which the document is kept, or the one asked for; raises a SourceError where there is none."""
    found: list[Resolution] = []
    for entry in entry_points(group="comity.kept"):
        keeps: Kept = entry.load()
        found += [one for one in keeps(symbol) if language in {"", one.language}]
    if not found:
        wanted = f"{symbol} in {language}" if language else symbol
        raise SourceError(
            f"{wanted} is neither a file nor kept in the database",
            hint=f"read it in first: comity load FILE ({symbol})",
        )
    return found


def in_one_language(older: Sequence[Resolution], newer: Sequence[Resolution]) -> tuple[Resolution, Resolution]:
    """One of each in the first language that both have; where there is none, the first of each."""
    for one in older:
        for other in newer:
            if one.language == other.language:
                return one, other
    return older[0], newer[0]
