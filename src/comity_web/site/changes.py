"""A comparison as its page shows it: pairs side by side in reading order, and the changes of legal effect in words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from comity.model.comparison import Comparison, Pair, WordChange
from comity.model.mandate import ACT_CLASSES, Clause, Due, ParagraphMandates
from comity_web.registry.due import parse_day
from comity_web.reporting.words import say_paragraph
from comity_web.site.words import ACTS, RECURRENCES

CHANGES: dict[str, Promise] = {
    "strengthened": pgettext_lazy("what became of a paragraph", "strengthened"),
    "weakened": pgettext_lazy("what became of a paragraph", "weakened"),
    "new": pgettext_lazy("what became of a paragraph", "new"),
    "dropped": pgettext_lazy("what became of a paragraph", "dropped"),
    "reworded": pgettext_lazy("what became of a paragraph", "reworded"),
    "carried-over": pgettext_lazy("what became of a paragraph", "carried over"),
}
"""Kinds of change, those that matter most first."""

SIGNS: dict[str, Promise] = {
    "act": gettext_lazy("the act"),
    "addressees": gettext_lazy("who is asked"),
    "due": gettext_lazy("the deadline"),
    "recurrence": gettext_lazy("how often"),
    "softener": gettext_lazy("a softening phrase"),
    "actions": gettext_lazy("the actions asked"),
    "negation": gettext_lazy("a word turned to its contrary"),
}

DURATION = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")
"""A time allowed of one unit."""

EFFECTS = ("strengthened", "weakened", "new", "dropped")
MOVED = "moved"
Clauses = Mapping[str, Sequence[Clause]]
"""Anchor of a paragraph -> its clauses."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What differs, and where it can be said in words, how it was and how it is."""

    word: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Paragraphs and what they became. `trace` marks the old place of a paragraph that moved: a word, no text."""

    id: str
    kind: str
    word: str
    older: str
    newer: str
    older_anchor: str
    newer_anchor: str
    older_html: SafeString
    newer_html: SafeString
    signs: tuple[Sign, ...] = ()
    moved: bool = False
    trace: bool = False
    similarity: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """A change of legal effect: which paragraph, in what way, and what it asks where it is new or dropped."""

    pair: ShownPair
    acts: tuple[str, ...] = ()
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change as a filter offers it."""

    code: str
    word: str
    count: int


def clauses_by_anchor(paragraphs: Iterable[ParagraphMandates]) -> Clauses:
    """The clauses of each paragraph."""
    return {paragraph.anchor: paragraph.clauses for paragraph in paragraphs}


def parties_asked(*sides: Clauses) -> set[str]:
    """Every party that these clauses ask."""
    return {party for side in sides for clauses in side.values() for one in clauses for party in one.addressees}


def show_pairs(
    comparison: Comparison,
    texts: tuple[Mapping[str, str], Mapping[str, str]],
    clauses: tuple[Clauses, Clauses],
    names: Mapping[str, str],
) -> list[ShownPair]:
    """The pairs in the newer text's order; what was dropped, and where a paragraph stood that moved, in their places.

    `texts` hold the paragraphs by number, `clauses` by anchor, for each side.
    """
    moved = {(move.older, move.newer) for move in comparison.moved}
    shown = [
        (pair, _show_pair(pair, (pair.older[:1], pair.newer[:1]) in _firsts(moved), texts, clauses, names))
        for pair in comparison.pairs
    ]
    return _in_place(shown, list(texts[0]))


def _firsts(moved: set[tuple[str, str]]) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {((older,), (newer,)) for older, newer in moved}


def _in_place(shown: list[tuple[Pair, ShownPair]], order: list[str]) -> list[ShownPair]:
    """What has no place in the newer text stands behind the pair of the paragraph before it in the older one."""
    place = {number: position for position, number in enumerate(order)}
    rows = [(pair, row) for pair, row in shown if pair.newer]
    kept = [
        (place[pair.older[-1]], position) for position, (pair, row) in enumerate(rows) if pair.older and not row.moved
    ]
    behind: dict[int, list[tuple[int, ShownPair]]] = {}
    for pair, row in shown:
        if row.kind == "dropped" or row.moved:
            old = place[pair.older[0]]
            before = max((position for at, position in kept if at < old), default=-1)
            behind.setdefault(before, []).append((old, row if row.kind == "dropped" else _trace(row)))
    result = [row for _, row in sorted(behind.get(-1, ()), key=_first)]
    for position, (_pair, row) in enumerate(rows):
        result.append(row)
        result += [late for _, late in sorted(behind.get(position, ()), key=_first)]
    return result


def _first(placed: tuple[int, ShownPair]) -> int:
    return placed[0]


def _trace(row: ShownPair) -> ShownPair:
    """The old place of a paragraph that moved."""
    empty = SafeString("")
    return ShownPair(
        f"{row.id}-was",
        MOVED,
        row.word,
        row.older,
        row.newer,
        row.older_anchor,
        row.newer_anchor,
        empty,
        empty,
        trace=True,
    )


def _show_pair(
    pair: Pair,
    moved: bool,
    texts: tuple[Mapping[str, str], Mapping[str, str]],
    clauses: tuple[Clauses, Clauses],
    names: Mapping[str, str],
) -> ShownPair:
    older = [clause for anchor in pair.older_anchors for clause in clauses[0].get(anchor, ())]
    newer = [clause for anchor in pair.newer_anchors for clause in clauses[1].get(anchor, ())]
    words = pair.words
    return ShownPair(
        id="pair-" + (pair.newer_anchors or pair.older_anchors)[0] + ("" if pair.newer else "-dropped"),
        kind=pair.kind,
        word=str(CHANGES[pair.kind]),
        older=_numbers(pair.older),
        newer=_numbers(pair.newer),
        older_anchor=pair.older_anchors[0] if pair.older_anchors else "",
        newer_anchor=pair.newer_anchors[0] if pair.newer_anchors else "",
        older_html=_side(words, "older") if words else _plain(pair.older, texts[0]),
        newer_html=_side(words, "newer") if words else _plain(pair.newer, texts[1]),
        signs=tuple(_sign(name, older, newer, names) for name in pair.what),
        moved=moved,
        similarity=round(pair.similarity * 100),
    )


def _numbers(numbers: Sequence[str]) -> str:
    return pgettext("between paragraphs", " and ").join(say_paragraph(number) for number in numbers)


def _plain(numbers: Sequence[str], texts: Mapping[str, str]) -> SafeString:
    return conditional_escape("\n".join(texts.get(number, "") for number in numbers))


def _side(words: Sequence[WordChange], side: str) -> SafeString:
    """One side's text. The newer also holds what was removed, which a page shows only where the older is not beside."""
    pieces = []
    for change in words:
        if change.kind == "kept":
            pieces.append(conditional_escape(getattr(change, side)))
        elif change.kind == "removed":
            pieces.append(format_html("<del>{}</del>", change.older))
        elif side == "newer":
            pieces.append(format_html("<ins>{}</ins>", change.newer))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _sign(name: str, older: Sequence[Clause], newer: Sequence[Clause], names: Mapping[str, str]) -> Sign:
    """What differs, with both values where they can be said."""
    says = {
        "act": lambda clauses: _listed(str(ACTS[one.act_class]) for one in clauses if one.act_class in ACTS),
        "addressees": lambda clauses: _listed(names.get(party, party) for one in clauses for party in one.addressees),
        "due": lambda clauses: _listed(due_words(one.due) for one in clauses if one.due),
        "recurrence": lambda clauses: _listed(
            str(RECURRENCES.get(one.recurrence, one.recurrence)) for one in clauses if one.recurrence
        ),
    }
    word = str(SIGNS.get(name, name))
    if name not in says:
        return Sign(word)
    before, after = says[name](older), says[name](newer)
    return Sign(word, before or _("nothing"), after or _("nothing")) if before != after else Sign(word)


def _listed(words: Iterable[str]) -> str:
    return pgettext("between parties", ", ").join(dict.fromkeys(words))


def due_words(due: Due) -> str:
    """A deadline as the text gives it."""
    if due.session:
        return _("session %(number)s") % {"number": due.session}
    if due.year:
        return _("by %(year)s") % {"year": due.year}
    if due.date:
        day = parse_day(due.date)
        return date_format(day, "DATE_FORMAT") if day else due.date
    found = DURATION.fullmatch(due.within or "")
    return _within(int(found["count"]), found["unit"]) if found else due.within or ""


def _within(count: int, unit: str) -> str:
    """A time allowed, counted from the day of adoption."""
    words = {
        "D": ngettext("within %(count)s day", "within %(count)s days", count),
        "W": ngettext("within %(count)s week", "within %(count)s weeks", count),
        "M": ngettext("within %(count)s month", "within %(count)s months", count),
        "Y": ngettext("within %(count)s year", "within %(count)s years", count),
    }
    return words[unit] % {"count": count}


def show_effects(
    comparison: Comparison, rows: Iterable[ShownPair], clauses: tuple[Clauses, Clauses], names: Mapping[str, str]
) -> list[Effect]:
    """The pairs that strengthen, weaken, add or drop something asked, in the order of the page."""
    pairs = {(_numbers(pair.older), _numbers(pair.newer)): pair for pair in comparison.pairs}
    effects = []
    for row in rows:
        pair = pairs.get((row.older, row.newer))
        if pair is None or row.trace or row.kind not in EFFECTS:
            continue
        if pair.older and pair.newer:
            effects.append(Effect(row))
            continue
        side, anchors = (clauses[1], pair.newer_anchors) if pair.newer else (clauses[0], pair.older_anchors)
        asking = [one for anchor in anchors for one in side.get(anchor, ()) if one.asks]
        if asking:
            acts = tuple(dict.fromkeys(str(ACTS[one.act_class]) for one in sorted(asking, key=_strength)))
            asked = _listed(names.get(party, party) for one in asking for party in one.addressees)
            effects.append(Effect(row, acts, asked))
    return effects


def _strength(clause: Clause) -> int:
    return ACT_CLASSES.index(clause.act_class)


def kinds_of(rows: Iterable[ShownPair]) -> list[Kind]:
    """The kinds of change that occur, with how many pairs each has."""
    rows = [row for row in rows if not row.trace]
    counts = Counter(row.kind for row in rows)
    kinds = [Kind(code, str(word), counts[code]) for code, word in CHANGES.items() if counts[code]]
    moved = sum(row.moved for row in rows)
    return [*kinds, Kind(MOVED, pgettext("what became of a paragraph", "moved"), moved)] if moved else kinds


def of_kind(rows: Sequence[ShownPair], kind: str) -> list[ShownPair]:
    """The rows of one kind; all of them where none is asked for."""
    if not kind:
        return list(rows)
    if kind == MOVED:
        return [row for row in rows if row.moved]
    return [row for row in rows if row.kind == kind and not row.trace]
