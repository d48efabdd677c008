"""Which clause of a new reading is which mandate: ids are issued once, kept, split, merged and withdrawn here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from comity.model import codec
from comity.model.mandate import ACT_CLASSES, MANDATE_CLASSES, Clause, ParagraphMandates
from comity.model.resolution import Resolution
from comity_web.parties.services import ensure_parties
from comity_web.registry.alignment import Stand, align_languages, align_readings
from comity_web.registry.consensus import agree
from comity_web.registry.due import due_fields
from comity_web.registry.models import (
    Doubt,
    Mandate,
    MandateParent,
    MandateParty,
    Reading,
    Witness,
    Work,
)

DISAGREE = "languages-disagree"
MISSING = "not-in-every-language"


@dataclass(frozen=True, slots=True)
class Fresh:
    """A clause of the new reading where it stands, and its public JSON."""

    id: int
    anchor: str
    number: str
    order: int
    position: int
    clause: Clause
    text: str
    fields: dict[str, Any]

    @property
    def stand(self) -> Stand:
        """What alignment needs to know of it."""
        return Stand(self.id, self.anchor, self.order, self.clause.act_class, self.text)


def store_clauses(
    work: Work,
    reading: Reading,
    resolution: Resolution,
    paragraphs: Sequence[ParagraphMandates],
    *,
    now: datetime,
) -> None:
    """Every clause of the reading is a witness to a mandate of the work: one known before, or a new one.

    A mandate that no current reading of any language holds any more is withdrawn.
    """
    language = resolution.language
    fresh = _fresh_clauses(resolution, paragraphs)
    before = list(Witness.objects.filter(mandate__work=work, language=language, current=True))
    alignment = align_readings([_stand_of(witness) for witness in before], [clause.stand for clause in fresh])
    found = dict(alignment.same)
    unmatched = [clause for clause in fresh if clause.id not in found]
    found |= _in_other_languages(work, language, unmatched, taken=set(found.values()))
    found |= _revived(work, language, [c for c in unmatched if c.id not in found and c.id not in alignment.parents])
    Witness.objects.filter(pk__in=[witness.pk for witness in before]).update(current=False)
    for clause in fresh:
        if clause.id not in found:
            found[clause.id] = _issue(work, clause, now).pk
        for parent in alignment.parents.get(clause.id, ()):
            _record_parent(found[clause.id], parent, alignment.parents[clause.id], now)
    Witness.objects.bulk_create(_witness(clause, found[clause.id], reading, language) for clause in fresh)
    settle_mandates(work, now=now)


def settle_mandates(work: Work, *, now: datetime) -> None:
    """Fields, parties and doubts of the work's mandates follow from the current witnesses, and from nothing else."""
    witnesses: dict[int, dict[str, Witness]] = {}
    for witness in Witness.objects.filter(mandate__work=work, current=True):
        witnesses.setdefault(witness.mandate_id, {})[witness.language] = witness
    languages = {witness.language for by_language in witnesses.values() for witness in by_language.values()}
    Doubt.objects.filter(mandate__work=work).delete()
    MandateParty.objects.filter(mandate__work=work).delete()
    doubts: list[Doubt] = []
    links: list[MandateParty] = []
    changed: list[Mandate] = []
    for mandate in Mandate.objects.filter(work=work):
        by_language = witnesses.get(mandate.pk)
        if by_language is None:
            mandate.withdrawn_at = mandate.withdrawn_at or now
        else:
            mandate.withdrawn_at = None
            values, disagreements = agree({code: witness.fields for code, witness in by_language.items()})
            _apply(mandate, values, by_language)
            links += _party_links(mandate, values, by_language)
            doubts += [_doubt(mandate, DISAGREE, field=found.field, sides=found.sides) for found in disagreements]
            absent = languages - set(by_language)
            if absent:
                sides = {code: code in by_language for code in sorted(languages)}
                doubts.append(_doubt(mandate, MISSING, field="", sides=sides))
        changed.append(mandate)
    Mandate.objects.bulk_update(changed, SETTLED)
    MandateParty.objects.bulk_create(links)
    Doubt.objects.bulk_create(doubts)


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


def _fresh_clauses(resolution: Resolution, paragraphs: Sequence[ParagraphMandates]) -> list[Fresh]:
    blocks = {block.anchor: (position, block) for position, block in enumerate(resolution.blocks)}
    fresh: list[Fresh] = []
    for paragraph in paragraphs:
        position, block = blocks[paragraph.anchor]
        for order, clause in enumerate(paragraph.clauses, start=1):
            fields = codec.mandates_to_json(
                ParagraphMandates("", resolution.language, 0, paragraph.number, paragraph.anchor, (clause,))
            )["clauses"][0]
            text = block.text[clause.start : clause.end].strip() or block.text
            fresh.append(Fresh(len(fresh), paragraph.anchor, paragraph.number, order, position, clause, text, fields))
    return fresh


def _stand_of(witness: Witness) -> Stand:
    return Stand(witness.mandate_id, witness.paragraph_anchor, witness.order, witness.act_class, witness.text)


def _in_other_languages(work: Work, language: str, unmatched: Sequence[Fresh], *, taken: set[int]) -> dict[int, int]:
    """The mandates that other languages witness where these clauses stand."""
    others: dict[int, Stand] = {}
    for witness in Witness.objects.filter(mandate__work=work, current=True).exclude(language=language):
        if witness.mandate_id not in taken:
            others.setdefault(witness.mandate_id, _stand_of(witness))
    return align_languages(list(others.values()), [clause.stand for clause in unmatched])


def _revived(work: Work, language: str, unmatched: Iterable[Fresh]) -> dict[int, int]:
    """Withdrawn mandates whose very words in this language are back."""
    gone = {
        (witness.act_class, witness.text): witness.mandate_id
        for witness in Witness.objects.filter(
            mandate__work=work, mandate__withdrawn_at__isnull=False, language=language
        )
    }
    found: dict[int, int] = {}
    for clause in unmatched:
        mandate = gone.pop((clause.clause.act_class, clause.text), None)
        if mandate is not None and mandate not in found.values():
            found[clause.id] = mandate
    return found


def _issue(work: Work, clause: Fresh, now: datetime) -> Mandate:
    return Mandate.objects.create(
        work=work,
        paragraph_anchor=clause.anchor,
        order=clause.order,
        position=clause.position,
        number=clause.number,
        act_class=clause.clause.act_class,
        issued_at=now,
    )


def _record_parent(mandate: int, parent: int, parents: tuple[int, ...], now: datetime) -> None:
    if mandate != parent:
        MandateParent.objects.get_or_create(
            mandate_id=mandate,
            parent_id=parent,
            defaults={"kind": "merge" if len(parents) > 1 else "split", "at": now},
        )


def _witness(clause: Fresh, mandate: int, reading: Reading, language: str) -> Witness:
    return Witness(
        mandate_id=mandate,
        reading=reading,
        language=language,
        paragraph_anchor=clause.anchor,
        order=clause.order,
        position=clause.position,
        number=clause.number[:40],
        act=clause.clause.act,
        act_class=clause.clause.act_class,
        text=clause.text,
        fields=clause.fields,
    )


def _apply(mandate: Mandate, values: dict[str, Any], by_language: dict[str, Witness]) -> None:
    """The mandate's own fields, from the values agreed on and from the first witness's place."""
    place = min(by_language.values(), key=lambda witness: (witness.language != "en", witness.language))
    mandate.paragraph_anchor, mandate.order = place.paragraph_anchor, place.order
    mandate.position, mandate.number = place.position, place.number
    mandate.act_class = values["act_class"]
    mandate.strength = (
        ACT_CLASSES.index(values["act_class"]) if values["act_class"] in ACT_CLASSES else len(ACT_CLASSES)
    )
    mandate.asks = values["act_class"] in MANDATE_CLASSES
    mandate.report, mandate.report_to = bool(values["report"]), values["report_to"] or ""
    mandate.recurrence, mandate.agenda_item = values["recurrence"] or "", bool(values["agenda_item"])
    due = due_fields(values["due"] or {}, mandate.work.adopted_on)
    mandate.due_session, mandate.due_date, mandate.due_year = due.session, due.day, due.year
    mandate.due_within, mandate.due_on = due.within, due.on


def _party_links(mandate: Mandate, values: dict[str, Any], by_language: dict[str, Witness]) -> list[MandateParty]:
    named = {code: dict(witness.fields.get("names", {})) for code, witness in sorted(by_language.items())}
    wanted = [("addressee", list(dict.fromkeys(values["addressees"] or ())))]
    wanted.append(("with", list(dict.fromkeys(values["with"] or ()))))
    ensure_parties(ids={party for _, parties in wanted for party in parties}, printed=named)
    return [
        MandateParty(mandate=mandate, party_id=party, role=role, position=position)
        for role, parties in wanted
        for position, party in enumerate(parties)
    ]


def _doubt(mandate: Mandate, code: str, *, field: str, sides: dict[str, Any]) -> Doubt:
    return Doubt(
        work_id=mandate.work_id,
        mandate=mandate,
        anchor=mandate.paragraph_anchor,
        code=code,
        field=field,
        sides=sides,
    )


def standing() -> Q:
    """The mandates that a current reading holds."""
    return Q(withdrawn_at=None)
