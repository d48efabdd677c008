"""Which clause of a new reading is which mandate: ids are issued once, kept, split, merged and withdrawn here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comity.model import codec
from comity.model.mandate import Clause, ParagraphMandates
from comity.model.resolution import Resolution
from comity_web.registry.alignment import Stand, align_languages, align_readings
from comity_web.registry.decided import cuts_of
from comity_web.registry.models import Mandate, MandateParent, Reading, Settlement, Witness, Work
from comity_web.registry.recut import Cut, recut
from comity_web.registry.settling import settle_mandates
from comity_web.registry.words import words_digest


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

    A mandate that no current reading of any language holds any more is withdrawn. Where a person decided into which
    clauses a paragraph falls, and its words are the same, that decision stands in place of what was read.
    """
    language = resolution.language
    fresh = _fresh_clauses(resolution, paragraphs, cuts_of(work=work, language=language))
    before = list(Witness.objects.filter(mandate__work=work, language=language, current=True))
    alignment = align_readings([_stand_of(witness) for witness in before], [clause.stand for clause in fresh])
    found = dict(alignment.same)
    unmatched = [clause for clause in fresh if clause.id not in found]
    found |= _in_other_languages(work, language, unmatched, taken=set(found.values()))
    found |= _revived(work, language, [c for c in unmatched if c.id not in found and c.id not in alignment.parents])
    Witness.objects.filter(pk__in=[witness.pk for witness in before]).update(current=False)
    found |= _issue(work, [clause for clause in fresh if clause.id not in found], now)
    for clause_id, parents in alignment.parents.items():
        for parent in parents:
            _record_parent(found[clause_id], parent, parents, now)
    Witness.objects.bulk_create(_witness(clause, found[clause.id], reading, language) for clause in fresh)
    settle_mandates(work, now=now)


def _fresh_clauses(
    resolution: Resolution, paragraphs: Sequence[ParagraphMandates], cuts: Mapping[str, Settlement]
) -> list[Fresh]:
    """Every clause of the reading, in the order of the text, as cut by a person where one did."""
    blocks = {block.anchor: (position, block) for position, block in enumerate(resolution.blocks)}
    fresh: list[Fresh] = []
    for paragraph in paragraphs:
        position, block = blocks[paragraph.anchor]
        clauses = paragraph.clauses
        if cuts and (decided := cuts.get(words_digest(block.text))):
            cut = Cut(tuple(decided.value or ()))
            clauses = recut(block.text, clauses, cut, resolution.language, resolution.symbol)
        for order, clause in enumerate(clauses, start=1):
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


def _issue(work: Work, unknown: Sequence[Fresh], now: datetime) -> dict[int, int]:
    """New mandates for these clauses."""
    issued = Mandate.objects.bulk_create(
        Mandate(
            work=work,
            paragraph_anchor=clause.anchor,
            order=clause.order,
            position=clause.position,
            number=clause.number[:40],
            act_class=clause.clause.act_class,
            issued_at=now,
        )
        for clause in unknown
    )
    return {clause.id: mandate.pk for clause, mandate in zip(unknown, issued, strict=True)}


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
