"""Decisions as gold: a line per paragraph, in the form in which mandates are scored (docs/glossary.md)."""

from collections.abc import Iterator
from typing import Any

from comity_web.registry import selectors
from comity_web.registry.consensus import FIELDS
from comity_web.registry.models import Mandate, MandateParty, Reading, Witness, Work

SCORED = ("act", "act_class", "addressees", "with", "report", "report_to", "due", "recurrence", "agenda_item")
"""The fields of a clause, in the order of the scheme."""


def gold_lines(*, work: Work, complete: bool = False, undecided: bool = False) -> Iterator[dict[str, Any]]:
    """A line for each paragraph on which a decision stands, in the order of the text.

    Each clause names in `settled` the fields that a person decided; the others are as read. With `complete`, only
    paragraphs of which every field of every clause was decided; with `undecided`, every paragraph that has a clause.
    """
    index = _indexes(work)
    by_paragraph: dict[str, list[Mandate]] = {}
    for mandate in selectors.mandates_of(work=work):
        by_paragraph.setdefault(mandate.paragraph_anchor, []).append(mandate)
    for anchor, mandates in by_paragraph.items():
        decided = [set(mandate.settled) for mandate in mandates]
        if complete and not all(fields >= set(FIELDS) for fields in decided):
            continue
        if not any(decided) and not undecided:
            continue
        yield {
            "symbol": work.full_symbol,
            "index": index.get(anchor, 0),
            "number": mandates[0].number,
            "clauses": [_clause(mandate) for mandate in mandates],
        }


def _indexes(work: Work) -> dict[str, int]:
    """Anchor -> which paragraph that may ask it is, from 0, in English, else in any language."""
    readings = Reading.objects.filter(current_of__work=work).select_related("expression").defer("document")
    found: dict[str, int] = {}
    for reading in sorted(readings, key=lambda each: each.expression.language != "en"):
        for paragraph in reading.clauses:
            found.setdefault(str(paragraph["anchor"]), int(paragraph["index"]))
    return found


def _clause(mandate: Mandate) -> dict[str, Any]:
    witnesses: list[Witness] = getattr(mandate, "current_witnesses", [])
    witness = selectors.best_witness(witnesses, ("en",))
    values = mandate_values(mandate) | {"act": witness.act.casefold() if witness else ""}
    clause = {name: values[name] for name in SCORED}
    if mandate.settled:
        clause["settled"] = list(mandate.settled)
    return clause


def mandate_values(mandate: Mandate) -> dict[str, Any]:
    """What the mandate says, field by field, in the form of the scheme."""
    links: list[MandateParty] = list(mandate.party_links.all())
    return {
        "act_class": mandate.act_class,
        "addressees": [link.party_id for link in links if link.role == "addressee"],
        "with": [link.party_id for link in links if link.role == "with"],
        "report": mandate.report,
        "report_to": mandate.report_to or None,
        "due": due_value(mandate),
        "recurrence": mandate.recurrence or None,
        "agenda_item": mandate.agenda_item,
    }


def due_value(mandate: Mandate) -> dict[str, Any] | None:
    """By when, in the form of the scheme."""
    if mandate.due_session:
        return {"session": mandate.due_session}
    if mandate.due_date:
        return {"date": mandate.due_date.isoformat()}
    if mandate.due_year:
        return {"year": mandate.due_year}
    return {"within": mandate.due_within} if mandate.due_within else None
