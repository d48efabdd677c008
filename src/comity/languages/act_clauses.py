"""Which of a paragraph's act verbs are finite main clauses of the body that adopts the resolution."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from comity.languages.act_folding import Folded
from comity.languages.act_grammar import Grammar, Unit


_CIRCUMSTANTIAL = frozenset({"recognize", "reaffirm", "other"})


@cache
def _enclosed(rules: Grammar) -> re.Pattern[str]:
    """Finds each quotation and bracket."""
    pairs = ((re.escape(left), re.escape(right)) for left, right in rules.enclosures)
    return re.compile("|".join(f"{left}[^{left}{right}]*{right}" for left, right in pairs))


@cache
def _boundaries(rules: Grammar) -> re.Pattern[str]:
    """Finds each place where a further main clause may begin; the group that matched says how sure it is."""
    return re.compile(
        "|".join(
            f"(?P<{name}>{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
            for name, words in rules.boundaries.items()
            if words
        )
    )


@cache
def _subordinators(rules: Grammar) -> re.Pattern[str] | None:
    """Finds each word that opens a subordinate clause, but those of an accompanying circumstance."""
    words = "|".join(map(re.escape, rules.subordinators))
    circumstances = "|".join(map(re.escape, rules.boundaries["accompanying"])) or r"\b\B"
    return re.compile(rf"{circumstances}|(?P<opens>\b(?:{words})(?:(?<=')|\b ?))") if words else None


def clause_units(
    rules: Grammar, text: str, folded: Folded, kind: str, emphasis: Sequence[tuple[int, int]]
) -> tuple[Unit, ...]:
    """The main-clause acts of a paragraph in text order, as units of the folded text."""
    units = list(rules.opening(folded.text, kind))
    place = units[-1].end if units else 0
    for start, sureness in _places(rules, folded.text, place):
        if start < place or _is_subordinate(rules, folded.text, place, start, kind, sureness):
            continue
        phrase = rules.phrase(folded.text, start, kind) or rules.behind_object(folded.text, start, kind)
        for unit in phrase:
            if _is_clause(rules, unit, sureness):
                units.append(unit)
                place = unit.end
    return tuple(units)


def _is_clause(rules: Grammar, unit: Unit, sureness: str) -> bool:
    """Whether an act at a boundary that sure is a clause of its own."""
    if unit.lemma in rules.opening_only and sureness != "certain":
        return False
    return sureness != "accompanying" or unit.act_class not in _CIRCUMSTANTIAL


def _places(rules: Grammar, text: str, start: int) -> Iterator[tuple[int, str]]:
    """Where clauses may begin after `start`, lead-ins passed over, outside quotations and brackets; and how sure."""
    enclosed = [match.span() for match in _enclosed(rules).finditer(text, start)]
    for match in _boundaries(rules).finditer(text, start):
        if any(begin < match.end() <= end for begin, end in enclosed):
            continue
        yield rules.after_lead_ins(text, match.end()), match.lastgroup or ""


def _is_subordinate(rules: Grammar, text: str, since: int, place: int, kind: str, sureness: str) -> bool:
    """Whether a subordinate clause was opened since the last act and may still run at `place`."""
    pattern = _subordinators(rules)
    if pattern is None or sureness in ("certain", "strong"):
        return False
    opened = [match.end() for match in pattern.finditer(text, since, place) if match["opens"]]
    return bool(opened) if sureness == "weak" else any(rules.unit(text, end, kind) for end in opened)
