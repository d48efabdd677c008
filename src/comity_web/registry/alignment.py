"""Which clause of a new reading is which clause of the old one.

Pure functions over clauses: no rows here. Anchor, act class and words decide together, so that a clause keeps its
identity when its paragraph is renumbered, when its class is read differently, or when a few letters change, but not
when everything about it does.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

SAME = 0.62
"""From this score on two clauses are one; words alone reach it at a similarity of about .90."""

PART_OF = 0.90
"""From this share on a clause's words stand inside another's: a split, or a merge."""

SHORTEST_PART = 6
"""Fewer characters than this stand inside anything."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A clause where it stands: the id its caller knows it by, anchor, order in the paragraph, class and words."""

    id: int
    anchor: str
    order: int
    act_class: str
    text: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """`same` maps a new clause to the old one; `parents` a new one to the old ones it was split from or merged of."""

    same: dict[int, int] = field(default_factory=dict)
    parents: dict[int, tuple[int, ...]] = field(default_factory=dict)


def align_readings(old: Sequence[Stand], new: Sequence[Stand]) -> Alignment:
    """The alignment of two readings in one language; every clause is in at most one pair."""
    splits = _containers(whole=old, parts=new)
    merges = _containers(whole=new, parts=old)
    parents: dict[int, tuple[int, ...]] = {part: (whole,) for whole, parts in splits.items() for part in parts}
    parents |= {whole: tuple(parts) for whole, parts in merges.items()}
    taken_old = set(splits) | {part for parts in merges.values() for part in parts}
    same: dict[int, int] = {}
    scored = ((_score(a, b), a.id, b.id) for a in old if a.id not in taken_old for b in new if b.id not in parents)
    used_old: set[int] = set()
    for score, old_id, new_id in sorted(scored, reverse=True):
        if score >= SAME and old_id not in used_old and new_id not in same:
            same[new_id] = old_id
            used_old.add(old_id)
    return Alignment(same, parents)


def align_languages(known: Sequence[Stand], new: Sequence[Stand]) -> dict[int, int]:
    """New clause -> known clause of another language: the k-th of its class in the paragraph, else the k-th at all.

    The second rule holds only where both languages have as many clauses left in that paragraph: then they disagree on
    the class of one clause, and not on which clauses there are.
    """
    pairs: dict[int, int] = {}
    known_by, new_by = _by_paragraph(known), _by_paragraph(new)
    for anchor, fresh in new_by.items():
        left = list(known_by.get(anchor, ()))
        unmatched = []
        for stand in fresh:
            twin = next((other for other in left if other.act_class == stand.act_class), None)
            if twin is None:
                unmatched.append(stand)
            else:
                left.remove(twin)
                pairs[stand.id] = twin.id
        if len(unmatched) == len(left):
            pairs |= {stand.id: other.id for stand, other in zip(unmatched, left, strict=True)}
    return pairs


def _score(old: Stand, new: Stand) -> float:
    """0 to 1: seven tenths the words, two the anchor and order, one the class."""
    words = fuzz.ratio(old.text, new.text) / 100
    if words < 0.4:
        return 0.0
    place = 0.15 * (old.anchor == new.anchor) + 0.05 * (old.order == new.order)
    return 0.7 * words + place + 0.1 * (old.act_class == new.act_class)


def _containers(*, whole: Sequence[Stand], parts: Sequence[Stand]) -> dict[int, list[int]]:
    """Wholes that hold at least two of the parts in the same paragraph, and that none of the parts equals."""
    by_anchor = _by_paragraph(parts)
    counted = {anchor: len(stands) for anchor, stands in _by_paragraph(whole).items()}
    found: dict[int, list[int]] = {}
    for stand in whole:
        beside = by_anchor.get(stand.anchor, [])
        if len(beside) <= counted[stand.anchor]:
            continue
        inside = [part.id for part in beside if _is_part(part.text, stand.text)]
        if len(inside) > 1:
            found[stand.id] = inside
    return found


def _is_part(part: str, whole: str) -> bool:
    return SHORTEST_PART <= len(part) < 0.95 * len(whole) and fuzz.partial_ratio(part, whole) / 100 >= PART_OF


def _by_paragraph(stands: Iterable[Stand]) -> dict[str, list[Stand]]:
    found: dict[str, list[Stand]] = defaultdict(list)
    for stand in stands:
        found[stand.anchor].append(stand)
    for beside in found.values():
        beside.sort(key=lambda stand: stand.order)
    return found
