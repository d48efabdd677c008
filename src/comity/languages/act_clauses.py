"""Which of a paragraph's act verbs are finite main clauses of the body that adopts the resolution."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from comity.languages.act_folding import Folded
from comity.languages.act_grammar import Grammar, Unit

_ENCLOSED = re.compile(r"“[^”]*”|«[^»]*»|《[^》]*》|\([^()]*\)|（[^（）]*）|\"[^\"]*\"|„[^“]*“")


@cache
def _boundaries(rules: Grammar) -> re.Pattern[str]:
    """Finds each place where a further main clause may begin; the group that matched says how sure it is."""
    groups = {"strong": rules.strong, "listing": rules.listing, "weak": rules.weak}
    return re.compile(
        "|".join(
            f"(?P<{name}>{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
            for name, words in groups.items()
            if words
        )
    )


@cache
def _subordinators(rules: Grammar) -> re.Pattern[str] | None:
    words = "|".join(map(re.escape, rules.subordinators))
    return re.compile(rf"\b(?:{words})(?:(?<=')|\b ?)") if words else None


def clause_units(
    rules: Grammar, text: str, folded: Folded, kind: str, emphasis: Sequence[tuple[int, int]]
) -> tuple[Unit, ...]:
    """The main-clause acts of a paragraph in text order, as units of the folded text."""
    units = list(rules.opening(folded.text, kind))
    place = units[-1].end if units else 0
    for start, sureness in _places(rules, folded.text, place):
        if start < place or _is_subordinate(rules, folded.text, place, start, kind, sureness):
            continue
        further = [unit for unit in rules.phrase(folded.text, start, kind) if unit.lemma not in rules.opening_only]
        if further:
            units += further
            place = units[-1].end
    return tuple(units)


def _places(rules: Grammar, text: str, start: int) -> Iterator[tuple[int, str]]:
    """Where clauses may begin after `start`, lead-ins passed over, outside quotations and brackets; and how sure."""
    enclosed = [match.span() for match in _ENCLOSED.finditer(text, start)]
    for match in _boundaries(rules).finditer(text, start):
        if any(begin < match.end() <= end for begin, end in enclosed):
            continue
        yield rules.after_lead_ins(text, match.end()), match.lastgroup or ""


def _is_subordinate(rules: Grammar, text: str, since: int, place: int, kind: str, sureness: str) -> bool:
    """Whether a subordinate clause was opened since the last act and may still run at `place`."""
    pattern = _subordinators(rules)
    if pattern is None or sureness == "strong":
        return False
    if sureness == "weak":
        return pattern.search(text, since, place) is not None
    return any(rules.unit(text, match.end(), kind) for match in pattern.finditer(text, since, place))
