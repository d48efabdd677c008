"""Acts: the formulaic verbs of a resolution, in six languages. The grammar is in `act_grammar`, the lexicon in `data/acts`."""

from collections.abc import Sequence
from dataclasses import dataclass

from comity.languages.act_grammar import KINDS, Grammar, Unit, grammar

_LEADING = " \t\n\u00a0\u3000\"'“”„«»‹›‘’([（［「『《"


@dataclass(frozen=True, slots=True)
class ActMatch:
    """An act found: characters `start` to `end` of the text given. `lemma` names the verb in neutral English ("take-note")."""

    start: int
    end: int
    text: str
    act_class: str
    lemma: str


def opening_act(text: str, language: str, kind: str) -> ActMatch | None:
    """The whole phrase that opens a paragraph, as the UN sets it in italics; None where no act does.

    `kind` is "preambular" or "operative". The paragraph's number is already gone; blanks, quotes and brackets may lead.
    """
    rules = grammar(language)
    lead = len(text) - len(text.lstrip(_LEADING))
    folded = rules.folding.fold(text[lead : lead + 400])
    units = rules.opening(folded.text, kind)
    if not units:
        return None
    start, end = lead + folded.source(units[0].start), lead + folded.source_end(units[-1].end)
    return ActMatch(start, end, text[start:end], units[0].act_class, units[0].lemma)


def find_acts(
    text: str, language: str, kind: str, emphasis: Sequence[tuple[int, int]] = ()
) -> tuple[ActMatch, ...]:
    """Every finite main-clause act in text order, coordinated verbs apart; the first lies within the opening phrase."""
    from comity.languages.act_clauses import clause_units

    rules = grammar(language)
    folded = rules.folding.fold(text)
    found = []
    for unit in clause_units(rules, text, folded, kind, emphasis):
        start, end = folded.source(unit.start), folded.source_end(unit.end)
        found.append(ActMatch(start, end, text[start:end], unit.act_class, unit.lemma))
    return tuple(found)


def bare_act(match_text: str, language: str) -> str:
    """The act in lower case without qualifiers such as "also", "further", "in this regard", "strongly"."""
    rules = grammar(language)
    phrase = match_text.strip(_LEADING)
    folded = rules.folding.fold(phrase).text
    units = _best_phrase(rules, folded)
    bare, last = [], 0
    for start, end in sorted(span for unit in units for span in unit.dropped):
        bare.append(folded[last:start])
        last = end
    bare.append(folded[last:])
    return " ".join("".join(bare).split()).strip(" ,")


def act_class_of(phrase: str, language: str) -> str:
    """The class of the act that `phrase` is or begins with, one of ACT_CLASSES; "" where it is unknown."""
    rules = grammar(language)
    units = _best_phrase(rules, rules.folding.fold(phrase.strip(_LEADING)).text)
    return units[0].act_class if units else ""


def _best_phrase(rules: Grammar, folded: str) -> tuple[Unit, ...]:
    """The reading, as either kind of paragraph, that reaches furthest."""
    readings = [rules.phrase(folded, 0, kind) for kind in KINDS]
    return max(readings, key=lambda units: units[-1].end if units else -1)
