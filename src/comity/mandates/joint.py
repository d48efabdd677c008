"""Acts that nothing but a joining word parts ("Invites and encourages"): each asks what the last of them asks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.model.mandate import MANDATE_CLASSES, OWN_CLASSES, Clause

CLASS_UNSURE = "act-class-unsure"
"""The doubt whether an act's words stand for its class: it is the act's alone."""

JOINT_CLASSES = frozenset(MANDATE_CLASSES) - {"endorse"}
"""Acts that may ask the same of the same with one more; support asks nobody."""

COMMA = re.compile("[,،、，]")
"""What parts the first of three acts or more from the second."""


def with_the_same(clauses: Sequence[Clause], text: str, joins: re.Pattern[str], *, adopting: str) -> list[Clause]:
    """The clauses; those whose act is joined to the next one's with all that the last of these acts asks.

    `adopting` is the body that adopts the resolution.
    """
    read: list[Clause] = []
    joint = False
    for clause in reversed(clauses):
        following = read[-1] if read else None
        if following and clause.act_class in JOINT_CLASSES and _asks_others(following, adopting):
            between = text[clause.act_end : following.act_start].strip()
            joint = bool(joins.fullmatch(between) or (joint and COMMA.fullmatch(between)))
        else:
            joint = False
        read.append(_as_the_next(clause, following) if joint and following else clause)
    return read[::-1]


def _asks_others(clause: Clause, adopting: str) -> bool:
    """Whether the clause can share what it asks: what the adopting body decides to do itself it asks of nobody."""
    own = clause.act_class in OWN_CLASSES and clause.addressees in ((), (adopting,))
    return clause.act_class in JOINT_CLASSES and not own


def _as_the_next(clause: Clause, following: Clause) -> Clause:
    """The clause, its own act and place kept, with the parties, times and report of the one behind it."""
    unsure = tuple(doubt for doubt in clause.doubts if doubt.code == CLASS_UNSURE)
    return replace(
        following,
        act=clause.act,
        act_class=clause.act_class,
        start=clause.start,
        end=clause.end,
        act_start=clause.act_start,
        act_end=clause.act_end,
        inherited=clause.inherited,
        doubts=unsure + tuple(doubt for doubt in following.doubts if doubt.code != CLASS_UNSURE),
    )
