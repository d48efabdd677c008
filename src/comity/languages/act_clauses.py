"""Which of a paragraph's act verbs are finite main clauses of the body that adopts the resolution."""

from collections.abc import Sequence

from comity.languages.act_folding import Folded
from comity.languages.act_grammar import Grammar, Unit


def clause_units(
    rules: Grammar, text: str, folded: Folded, kind: str, emphasis: Sequence[tuple[int, int]]
) -> tuple[Unit, ...]:
    """The main-clause acts of a paragraph in text order, as units of the folded text."""
    return rules.phrase(folded.text, 0, kind)
