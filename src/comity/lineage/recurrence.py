"""How often the resolutions of a lineage in fact follow each other, apart from what any of them asks."""

from collections.abc import Iterable
from itertools import pairwise

from comity.lineage.successors import session_of

BY_INTERVAL = {1: "annual", 2: "biennial", 3: "triennial", 4: "quadrennial", 5: "quinquennial"}
"""By the number of sessions between two."""

YEARLY = ("A/RES/", "E/RES/")
"""The series of bodies that have one regular session a year; the Human Rights Council has three."""


def observed_recurrence(symbols: Iterable[str]) -> str:
    """The interval between the sessions of these symbols ("biennial"), "" where they are under three or it varies.

    Symbols of bodies whose sessions are not yearly count for nothing.
    """
    sessions = sorted({session_of(symbol) for symbol in symbols if symbol.startswith(YEARLY)} - {0})
    intervals = {later - earlier for earlier, later in pairwise(sessions)}
    return BY_INTERVAL.get(intervals.pop(), "") if len(sessions) > 2 and len(intervals) == 1 else ""
