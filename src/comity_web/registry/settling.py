"""What the mandates of a work say follows from their current witnesses: fields, parties, doubts, withdrawal."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from comity.model.mandate import ACT_CLASSES, MANDATE_CLASSES
from comity_web.parties.services import ensure_parties
from comity_web.registry.consensus import Disagreement, agree
from comity_web.registry.decided import CLAUSES, DOUBTED_FIELDS, Texts, cuts_of, decisions_by_mandate
from comity_web.registry.due import due_fields
from comity_web.registry.models import Doubt, Mandate, MandateParty, Settlement, Witness, Work

DISAGREE = "languages-disagree"
MISSING = "not-in-every-language"
REOPENED = "settlement-reopened"

SETTLED = [
    "paragraph_anchor",
    "order",
    "position",
    "number",
    "act_class",
    "strength",
    "asks",
    "report",
    "report_to",
    "due_session",
    "due_date",
    "due_year",
    "due_within",
    "due_on",
    "recurrence",
    "agenda_item",
    "withdrawn_at",
    "settled",
]
"""The fields of a mandate that follow from its witnesses and from what persons decided."""

ByLanguage = Mapping[str, Witness]


def settle_mandates(work: Work, *, now: datetime) -> None:
    """Fields, parties and doubts of the work's mandates follow from the current witnesses and persons' decisions.

    A decision stands as long as the words it was taken on do; where they changed, the reader's value is back and a
    doubt says so. A mandate without a current witness is withdrawn; one that has one again is not.
    """
    witnesses = _current_witnesses(work)
    decisions, texts = decisions_by_mandate(work=work), Texts(work)
    languages = {language for by_language in witnesses.values() for language in by_language}
    doubts: list[Doubt] = []
    links: list[MandateParty] = []
    changed: list[Mandate] = []
    for mandate in Mandate.objects.filter(work=work):
        mandate.work = work
        before = _settled(mandate)
        by_language = witnesses.get(mandate.pk)
        if by_language is None:
            mandate.withdrawn_at = mandate.withdrawn_at or now
        else:
            values, disagreements = agree({code: witness.fields for code, witness in by_language.items()})
            standing, reopened = _standing(decisions.get(mandate.pk, {}), texts)
            values |= {field: decision.value for field, decision in standing.items()}
            _apply(mandate, values, by_language, settled=sorted(standing))
            links += _party_links(mandate, values)
            doubts += _doubts(mandate, disagreements, standing, present=set(by_language), languages=languages)
            doubts += [_reopened(mandate, decision) for decision in reopened]
        if _settled(mandate) != before:
            changed.append(mandate)
    ensure_parties(ids={link.party_id for link in links}, printed=_printed_names(witnesses.values()))
    # An upsert by primary key: Django's bulk_update takes ten times as long for so many fields.
    Mandate.objects.bulk_create(changed, update_conflicts=True, unique_fields=["id"], update_fields=SETTLED)
    before_now = MandateParty.objects.filter(mandate__work=work)
    before_now.filter(mandate__withdrawn_at=None).delete()
    before_now.exclude(asked_by=None).update(asked_by=None)  # a withdrawn one keeps its parties, but asks by no day
    MandateParty.objects.bulk_create(links)
    Doubt.objects.filter(mandate__work=work).delete()
    Doubt.objects.bulk_create(doubts)
    if decisions or work.settlements.exists():
        _settle_doubts_of_readings(work, decisions, texts)


def _standing(decisions: Mapping[str, Settlement], texts: Texts) -> tuple[dict[str, Settlement], list[Settlement]]:
    """The decisions that stand, by field, and those whose words have changed."""
    standing, reopened = {}, []
    for field, decision in decisions.items():
        if texts.changed(decision):
            reopened.append(decision)
        else:
            standing[field] = decision
    return standing, reopened


def _settle_doubts_of_readings(work: Work, decisions: Mapping[int, Mapping[str, Settlement]], texts: Texts) -> None:
    """The reader's doubts about a clause that a standing decision answers are settled, and no others of the work.

    A decision about clauses whose paragraph is not there any more leaves a doubt of its own.
    """
    found = Doubt.objects.filter(work=work, reading__current_of__isnull=False)
    found.filter(code=REOPENED).delete()
    found.filter(settled=True).update(settled=False, settlement=None)
    by_place: dict[tuple[str, str], list[Witness]] = {}
    for witness in Witness.objects.filter(mandate__work=work, current=True):
        by_place.setdefault((witness.language, witness.paragraph_anchor), []).append(witness)
    for doubt in found.filter(code__in=DOUBTED_FIELDS).select_related("reading__expression"):
        language = doubt.reading.expression.language if doubt.reading else ""
        about = [each for each in by_place.get((language, doubt.anchor), ()) if _is_about(doubt, each)]
        answers = [_answer(doubt, decisions.get(each.mandate_id, {}), texts) for each in about]
        if answers and all(answers):
            Doubt.objects.filter(pk=doubt.pk).update(settled=True, settlement=answers[0])
    _follow_cuts(work, texts)


def _follow_cuts(work: Work, texts: Texts) -> None:
    """Where a decided cut stands, no act is missed; one whose paragraph is not there any more leaves a doubt."""
    for row in work.expressions.all():
        if row.current_id is None:
            continue
        for decision in cuts_of(work=work, language=row.language).values():
            anchor = texts.place_of(decision)
            if anchor:
                missed = Doubt.objects.filter(reading_id=row.current_id, anchor=anchor, code="no-act-found")
                missed.update(settled=True, settlement=decision)
            else:
                Doubt.objects.create(
                    work=work,
                    reading_id=row.current_id,
                    anchor=decision.anchor,
                    code=REOPENED,
                    field=CLAUSES,
                    settlement=decision,
                )


def _is_about(doubt: Doubt, witness: Witness) -> bool:
    """Whether the doubt's characters lie in the clause; a doubt of the whole paragraph is about each clause."""
    start, end = int(witness.fields["start"]), int(witness.fields["end"])
    return doubt.end == 0 or start <= doubt.start < max(end, start + 1)


def _answer(doubt: Doubt, decisions: Mapping[str, Settlement], texts: Texts) -> Settlement | None:
    """The standing decision that answers the doubt."""
    found = (decisions[field] for field in DOUBTED_FIELDS[doubt.code] if field in decisions)
    return next((decision for decision in found if not texts.changed(decision)), None)


def _current_witnesses(work: Work) -> dict[int, dict[str, Witness]]:
    """Mandate -> language -> witness."""
    found: dict[int, dict[str, Witness]] = {}
    for witness in Witness.objects.filter(mandate__work=work, current=True):
        found.setdefault(witness.mandate_id, {})[witness.language] = witness
    return found


def _settled(mandate: Mandate) -> tuple[Any, ...]:
    return tuple(getattr(mandate, name) for name in SETTLED)


def _apply(mandate: Mandate, values: Mapping[str, Any], by_language: ByLanguage, *, settled: list[str]) -> None:
    """The mandate's own fields, from the values agreed on or decided; its place is that in English, else in any."""
    place = min(by_language.values(), key=lambda witness: (witness.language != "en", witness.language))
    act_class = values["act_class"]
    due = due_fields(values["due"] or {}, mandate.work.adopted_on)
    mandate.paragraph_anchor, mandate.order = place.paragraph_anchor, place.order
    mandate.position, mandate.number = place.position, place.number
    mandate.act_class, mandate.asks = act_class, act_class in MANDATE_CLASSES
    mandate.strength = ACT_CLASSES.index(act_class) if act_class in ACT_CLASSES else len(ACT_CLASSES)
    mandate.report, mandate.report_to = bool(values["report"]), values["report_to"] or ""
    mandate.recurrence, mandate.agenda_item = values["recurrence"] or "", bool(values["agenda_item"])
    mandate.due_session, mandate.due_date, mandate.due_year = due.session, due.day, due.year
    mandate.due_within, mandate.due_on = due.within, due.on
    mandate.withdrawn_at = None
    mandate.settled = settled


def _party_links(mandate: Mandate, values: Mapping[str, Any]) -> list[MandateParty]:
    day = mandate.due_on if mandate.asks else None
    return [
        MandateParty(mandate=mandate, party_id=party, role=role, position=position, asked_by=asked_by)
        for role, field, asked_by in (("addressee", "addressees", day), ("with", "with", None))
        for position, party in enumerate(dict.fromkeys(values[field] or ()))
        if party and "/" not in party
    ]


def _printed_names(witnesses: Iterable[ByLanguage]) -> dict[str, dict[str, str]]:
    """Language -> party -> the words it was read from."""
    printed: dict[str, dict[str, str]] = {}
    for by_language in witnesses:
        for code, witness in sorted(by_language.items()):
            printed.setdefault(code, {}).update(witness.fields.get("names", {}))
    return printed


def _doubts(
    mandate: Mandate,
    disagreements: Iterable[Disagreement],
    standing: Mapping[str, Settlement],
    *,
    present: set[str],
    languages: set[str],
) -> list[Doubt]:
    """A doubt for each field in which the languages differ, and one where some of them lack the clause.

    A difference that a person decided is kept, settled.
    """
    found = [_doubt(mandate, DISAGREE, each.field, each.sides, standing.get(each.field)) for each in disagreements]
    if present != languages:
        sides = {code: code in present for code in sorted(languages)}
        found.append(_doubt(mandate, MISSING, "", sides, standing.get(CLAUSES)))
    return found


def _doubt(
    mandate: Mandate, code: str, field: str, sides: Mapping[str, Any], decision: Settlement | None = None
) -> Doubt:
    return Doubt(
        work_id=mandate.work_id,
        mandate=mandate,
        anchor=mandate.paragraph_anchor,
        code=code,
        field=field,
        sides=dict(sides),
        settlement=decision,
        settled=decision is not None,
    )


def _reopened(mandate: Mandate, decision: Settlement) -> Doubt:
    """The doubt that a decision leaves whose words have changed."""
    return Doubt(
        work_id=mandate.work_id,
        mandate=mandate,
        anchor=mandate.paragraph_anchor,
        code=REOPENED,
        field=decision.field,
        settlement=decision,
    )
