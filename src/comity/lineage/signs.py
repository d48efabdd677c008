"""What differs between what two paragraphs ask: act, addressees, deadline, recurrence, softeners, actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from comity.languages.lineage import lineage_words
from comity.lineage.clauses import ClausePair, clause_pairs
from comity.lineage.passages import Passage, Place
from comity.model.adopting import BODIES
from comity.model.comparison import WordChange
from comity.model.mandate import ACT_CLASSES, MANDATE_CLASSES, Clause, Due

REST = len(MANDATE_CLASSES)
ADOPTING_BODIES = frozenset(body_id for _, body_id in BODIES)
"""What decides; where it decides what it will do itself, naming itself makes no difference to whom it asks."""

FREQUENCY = ("regular", "quinquennial", "quadrennial", "triennial", "biennial", "annual", "quarterly", "monthly")
"""Rarest first; "every-session" counts as annual."""

SAME_DAY = 45
"""Days by which a deadline, counted from the day of adoption, may differ and still be the same."""

LONG = 4
"""Words that an action asked is at least made of."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A field that differs: `direction` is 1 where the newer text asks more, -1 where less, 0 where it asks other."""

    name: str
    direction: int


def signs_between(
    older: Passage, newer: Passage, changes: Sequence[WordChange], adopted: tuple[str, str]
) -> tuple[Sign, ...]:
    """The signs in the order in which they decide. `adopted` are the two days of adoption, "" where unknown."""
    if not (_acts(older) and _acts(newer)):
        return ()
    pairs = clause_pairs(older, newer)
    asked = [pair for pair in pairs if pair.older and pair.newer and pair.older.asks and pair.newer.asks]
    found = [
        ("act", _act(pairs)),
        ("addressees", _first([_addressees(pair) for pair in asked])),
        ("due", None if _same(pairs, "due") else _first([_due(pair, adopted) for pair in asked])),
        ("recurrence", None if _same(pairs, "recurrence") else _first([_recurrence(pair) for pair in asked])),
        ("softener", _softener(older, newer, pairs) if older.language == newer.language else None),
        ("actions", _actions(older, newer, pairs, changes)),
    ]
    return tuple(Sign(name, direction) for name, direction in found if direction is not None)


def _acts(passage: Passage) -> bool:
    """Whether somebody does something in the paragraph; in an annex they do where its speakers declare it."""
    return passage.place is Place.OPERATIVE or (passage.place is Place.ANNEX and bool(passage.clauses))


def is_negation_changed(older: Passage, newer: Passage) -> bool:
    """Whether words of negation or of ending stand in one text that do not stand in the other."""
    if older.text == newer.text and older.language == newer.language:
        return False
    counts = [len(lineage_words(one.language).negations.findall(one.text)) for one in (older, newer)]
    return counts[0] != counts[1]


def rank(clause: Clause | None) -> int:
    """0 for the strongest class; all classes that ask nobody have one rank, and so has no clause at all."""
    return min(ACT_CLASSES.index(clause.act_class), REST) if clause else REST


def _same(pairs: Sequence[ClausePair], field: str) -> bool:
    """Whether both paragraphs say the same in this field, in whichever clause."""
    said = [
        {value for pair in pairs if (side := pair.sides()[place]) and (value := getattr(side, field))}
        for place in (0, 1)
    ]
    return said[0] == said[1]


def _first(directions: Sequence[int | None]) -> int | None:
    """One direction for all clauses: theirs, if those that differ go the same way, else 0; None if none differs."""
    found = {direction for direction in directions if direction is not None}
    return None if not found else (found.pop() if len(found) == 1 else 0)


def _act(pairs: Sequence[ClausePair]) -> int | None:
    """Which way the class of an act went: of each pair of clauses, or of the paragraph where one asks nothing."""
    directions: list[int | None] = []
    asks = [
        any(side.asks for side in sides if side) for sides in zip(*((p.older, p.newer) for p in pairs), strict=True)
    ]
    if asks and asks[0] != asks[1]:
        return 1 if asks[1] else -1
    for pair in pairs:
        if pair.older and pair.newer:
            difference = rank(pair.older) - rank(pair.newer)
            directions.append(None if difference == 0 else (1 if difference > 0 else -1))
    return _first(directions)


def _addressees(pair: ClausePair) -> int | None:
    older, newer = (_others_asked(side) for side in pair.sides())
    if older == newer:
        return None
    return 1 if older < newer else (-1 if newer < older else 0)


def _others_asked(clause: Clause | None) -> frozenset[str]:
    """Whom a clause asks, the body that decides left out; what it requests or invites another body to do stays."""
    if clause is None:
        return frozenset()
    return frozenset(clause.addressees) - (ADOPTING_BODIES if clause.act_class == "decide" else frozenset())


def _due(pair: ClausePair, adopted: tuple[str, str]) -> int | None:
    """Sooner is stronger; sessions follow the resolution's own and are no sign. A deadline added or lost is one."""
    older, newer = (side.due if side else None for side in pair.sides())
    if older == newer or (older and newer and older.session and newer.session):
        return None
    if older is None or newer is None:
        return 1 if newer else -1
    days = [_days(due, day) for due, day in zip((older, newer), adopted, strict=True)]
    if days[0] is None or days[1] is None:
        return 0
    difference = days[0] - days[1]
    limit = 0 if older.within and newer.within else SAME_DAY
    return None if abs(difference) <= limit else (1 if difference > 0 else -1)


def _days(due: Due, adopted: str) -> int | None:
    """Days from the adoption to the deadline; None for a session, or a date where the day of adoption is unknown."""
    if due.within:
        number, unit = int(due.within[1:-1]), due.within[-1]
        return number * {"D": 1, "W": 7, "M": 30, "Y": 365}.get(unit, 30)
    day = due.date or (f"{due.year}-12-31" if due.year else "")
    if not day or not adopted:
        return None
    try:
        return (date.fromisoformat(day) - date.fromisoformat(adopted)) // timedelta(days=1)
    except ValueError:
        return None


def _recurrence(pair: ClausePair) -> int | None:
    older, newer = (_frequency(side) for side in pair.sides())
    return None if older == newer else (1 if newer > older else -1)


def _frequency(clause: Clause | None) -> int:
    code = clause.recurrence if clause else None
    code = "annual" if code == "every-session" else code
    return FREQUENCY.index(code) if code in FREQUENCY else -1


def _softener(older: Passage, newer: Passage, pairs: Sequence[ClausePair]) -> int | None:
    """A softener more leaves it to those asked, and weakens; only where both texts ask something."""
    counts = [
        sum(_softeners(passage, side) for pair in pairs if (side := pair.sides()[place]) and side.asks)
        for place, passage in enumerate((older, newer))
    ]
    both = all(any(side and side.asks for side in (pair.sides()[place] for pair in pairs)) for place in (0, 1))
    return None if counts[0] == counts[1] or not both else (1 if counts[1] < counts[0] else -1)


def _softeners(passage: Passage, clause: Clause) -> int:
    return len(lineage_words(passage.language).softeners.findall(passage.text, clause.start, clause.end))


def _actions(older: Passage, newer: Passage, pairs: Sequence[ClausePair], changes: Sequence[WordChange]) -> int | None:
    """Actions asked that were added or removed: clauses, lettered items, and coordinated verbs of a stretch changed."""
    asking = [any(side and side.asks for side in (pair.sides()[place] for pair in pairs)) for place in (0, 1)]
    if not all(asking):
        return None
    added = sum(1 for pair in pairs if pair.older is None and pair.newer and pair.newer.asks)
    removed = sum(1 for pair in pairs if pair.newer is None and pair.older and pair.older.asks)
    added, removed = added + max(newer.items - older.items, 0), removed + max(older.items - newer.items, 0)
    if not added and not removed:
        added, removed = _coordinated(newer, changes, "added"), _coordinated(older, changes, "removed")
    return None if added == removed else (1 if added > removed else -1)


def _coordinated(passage: Passage, changes: Sequence[WordChange], kind: str) -> int:
    """Further actions in the stretches that were added (or removed): where one begins and has an object there."""
    actions = lineage_words(passage.language).actions
    found, at = 0, 0
    for change in changes:
        words = change.newer if kind == "added" else change.older
        if change.kind == kind:
            end = at + len(words)
            found += sum(
                1
                for match in actions.finditer(passage.text, max(at - 2, 0), end)
                if len(passage.text[match.start() : end].split()) >= LONG or not passage.text.isascii()
                if _asked_at(passage, match.start())
            )
        at += len(words)
    return found


def _asked_at(passage: Passage, place: int) -> bool:
    """Whether a clause that asks something holds this character, and the character does not lead to its own act."""
    return any(clause.asks and clause.act_end <= place < clause.end for clause in passage.clauses) and not any(
        0 <= clause.act_start - place <= 4 for clause in passage.clauses
    )
