"""What the mandates of a work say follows from their current witnesses: fields, parties, doubts, withdrawal."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from comity.model.mandate import ACT_CLASSES, MANDATE_CLASSES
from comity_web.parties.services import ensure_parties
from comity_web.registry.consensus import Disagreement, agree
from comity_web.registry.due import due_fields
from comity_web.registry.models import Doubt, Mandate, MandateParty, Witness, Work

DISAGREE = "languages-disagree"
MISSING = "not-in-every-language"

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
]
"""The fields of a mandate that follow from its witnesses."""

ByLanguage = Mapping[str, Witness]


def settle_mandates(work: Work, *, now: datetime) -> None:
    """Fields, parties and doubts of the work's mandates follow from the current witnesses, and from nothing else.

    A mandate without a current witness is withdrawn; one that has one again is not.
    """
    witnesses = _current_witnesses(work)
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
            _apply(mandate, values, by_language)
            links += _party_links(mandate, values)
            doubts += _doubts(mandate, disagreements, present=set(by_language), languages=languages)
        if _settled(mandate) != before:
            changed.append(mandate)
    ensure_parties(ids={link.party_id for link in links}, printed=_printed_names(witnesses.values()))
    # An upsert by primary key: Django's bulk_update takes ten times as long for so many fields.
    Mandate.objects.bulk_create(changed, update_conflicts=True, unique_fields=["id"], update_fields=SETTLED)
    MandateParty.objects.filter(mandate__work=work).delete()
    MandateParty.objects.bulk_create(links)
    Doubt.objects.filter(mandate__work=work).delete()
    Doubt.objects.bulk_create(doubts)


def _current_witnesses(work: Work) -> dict[int, dict[str, Witness]]:
    """Mandate -> language -> witness."""
    found: dict[int, dict[str, Witness]] = {}
    for witness in Witness.objects.filter(mandate__work=work, current=True):
        found.setdefault(witness.mandate_id, {})[witness.language] = witness
    return found


def _settled(mandate: Mandate) -> tuple[Any, ...]:
    return tuple(getattr(mandate, name) for name in SETTLED)


def _apply(mandate: Mandate, values: Mapping[str, Any], by_language: ByLanguage) -> None:
    """The mandate's own fields, from the values agreed on and from the place in English, else in any language."""
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


def _party_links(mandate: Mandate, values: Mapping[str, Any]) -> list[MandateParty]:
    return [
        MandateParty(mandate=mandate, party_id=party, role=role, position=position)
        for role, field in (("addressee", "addressees"), ("with", "with"))
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
    mandate: Mandate, disagreements: Iterable[Disagreement], *, present: set[str], languages: set[str]
) -> list[Doubt]:
    """A doubt for each field in which the languages differ, and one where some of them lack the clause."""
    found = [_doubt(mandate, DISAGREE, each.field, each.sides) for each in disagreements]
    if present != languages:
        found.append(_doubt(mandate, MISSING, "", {code: code in present for code in sorted(languages)}))
    return found


def _doubt(mandate: Mandate, code: str, field: str, sides: Mapping[str, Any]) -> Doubt:
    return Doubt(
        work_id=mandate.work_id,
        mandate=mandate,
        anchor=mandate.paragraph_anchor,
        code=code,
        field=field,
        sides=dict(sides),
    )
