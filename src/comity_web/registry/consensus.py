"""What a mandate says when its languages are put together, and where they disagree.

Pure functions over the clauses' public JSON: no rows here.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TIES = ("en", "fr", "es", "ru", "zh", "ar")
"""Where as many languages say one thing as another, the first of these decides, and a doubt says so."""

FIELDS = ("act_class", "addressees", "with", "report", "report_to", "due", "recurrence", "agenda_item")
"""The fields that do not depend on the language, in the order in which their disagreements are shown."""

Clause = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field in which the languages differ: what each of them says, by language code."""

    field: str
    sides: dict[str, Any]


def agree(witnesses: Mapping[str, Clause]) -> tuple[dict[str, Any], tuple[Disagreement, ...]]:
    """The value of every field that most languages give, and the fields in which not all give it."""
    values: dict[str, Any] = {}
    disagreements = []
    ordered = sorted(witnesses, key=_rank)
    for field in FIELDS:
        sides = {language: _comparable(witnesses[language].get(field)) for language in ordered}
        votes = Counter(_frozen(side) for side in sides.values())
        most = max(votes.values())
        leader = next(language for language in ordered if votes[_frozen(sides[language])] == most)
        values[field] = witnesses[leader].get(field)
        if len(votes) > 1:
            disagreements.append(Disagreement(field, sides))
    return values, tuple(disagreements)


def _rank(language: str) -> int:
    return TIES.index(language) if language in TIES else len(TIES)


def _comparable(value: Any) -> Any:
    """Lists of parties are compared as sets."""
    return sorted(value) if isinstance(value, list) else value


def _frozen(value: Any) -> str:
    return repr(sorted(value.items()) if isinstance(value, dict) else value)
