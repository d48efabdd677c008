"""A person settles what was doubtful: decisions are added, never changed, and the mandates follow them at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from comity.model import codec
from comity.model.errors import ComityError, FormatError
from comity_web.registry.consensus import agree
from comity_web.registry.decided import CLAUSES, SETTLEABLE, Texts
from comity_web.registry.identity import store_clauses
from comity_web.registry.models import Mandate, Reading, Settlement, Witness, Work
from comity_web.registry.recut import cut_of, pieces_of
from comity_web.registry.settling import settle_mandates
from comity_web.registry.watching import tell
from comity_web.registry.words import plain_words, words_digest

WITHDRAW = object()
"""The value that gives the reader's value back."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides: the opaque key, and the role in which they do."""

    key: str
    role: str


class DecidedMeanwhileError(ComityError):
    """Somebody else has decided since the person last looked; `theirs` are those decisions, by field."""

    def __init__(self, theirs: Mapping[str, Settlement]) -> None:
        super().__init__("decided by somebody else meanwhile", hint="look at their decision, then decide again")
        self.theirs = theirs


@transaction.atomic
def settle_fields(
    *,
    mandate: Mandate,
    values: Mapping[str, Any],
    seen: Mapping[str, int],
    person: Person,
    note: str = "",
    now: datetime,
) -> list[Settlement]:
    """A decision on each field of `values`, in the form of SCHEME; WITHDRAW gives the reader's value back.

    `seen` names for each field the sequence of the last decision that the person saw (0 for none). Where there is a
    later one, nothing is stored and DecidedMeanwhileError is raised: neither decision is lost.
    """
    work = Work.objects.select_for_update().get(pk=mandate.work_id)
    known = {each.field: each for each in mandate.settlements.order_by("sequence")}
    theirs = {field: known[field] for field in values if field in known and known[field].sequence > seen.get(field, 0)}
    if theirs:
        raise DecidedMeanwhileError(theirs)
    witnesses = {witness.language: witness for witness in Witness.objects.filter(mandate=mandate, current=True)}
    if not witnesses:
        raise FormatError("this mandate has been withdrawn", hint="settle the mandates that came out of it")
    read = read_values(witnesses, languages_of(work))
    texts = Texts(work).of({code: witness.paragraph_anchor for code, witness in witnesses.items()})
    stored = [
        Settlement.objects.create(
            work=work,
            mandate=mandate,
            subject=mandate.key,
            field=field,
            sequence=known[field].sequence + 1 if field in known else 1,
            kind=_kind(value, read[field]),
            value=None if value is WITHDRAW else value,
            read=read[field],
            texts=texts,
            anchor=mandate.anchor,
            note=note,
            decided_by=person.key,
            decided_as=person.role,
            decided_at=now,
        )
        for field, value in values.items()
        if field in SETTLEABLE
    ]
    settle_mandates(work, now=now)
    Work.objects.filter(pk=work.pk).update(changed_at=now)
    tell([work.pk], now)
    return stored


def languages_of(work: Work) -> set[str]:
    """The languages in which a mandate of the work is witnessed now."""
    return set(Witness.objects.filter(mandate__work=work, current=True).values_list("language", flat=True))


def read_values(witnesses: Mapping[str, Witness], languages: Collection[str]) -> dict[str, Any]:
    """Field -> what the readers make of it together; of `clauses`, which languages hold the clause."""
    values = agree({code: witness.fields for code, witness in witnesses.items()})[0]
    return values | {CLAUSES: {code: code in witnesses for code in sorted(languages)}}


def _kind(value: Any, read: Any) -> str:
    if value is WITHDRAW:
        return "withdraw"
    return "confirm" if _same(value, read) else "correct"


def _same(value: Any, read: Any) -> bool:
    """Lists of parties are compared as sets; nothing said is nothing said, in whatever form."""
    if isinstance(read, dict) and isinstance(value, bool):
        return value == all(read.values())
    if isinstance(value, list) and isinstance(read, list):
        return set(value) == set(read)
    return value == read or (not value and not read)


@transaction.atomic
def settle_clauses(
    *,
    reading: Reading,
    anchor: str,
    pieces: Sequence[str] | None,
    seen: int,
    person: Person,
    note: str = "",
    now: datetime,
) -> Settlement:
    """The paragraph falls into these clauses from now on, whatever a reader finds; None: as the reader finds.

    The pieces hold the paragraph's words, each once, in order; else FormatError. Mandates whose clause stays as it
    was keep their ids, those split or merged are the parents of what came out of them. `seen` as in `settle_fields`.
    """
    work = Work.objects.select_for_update().get(pk=reading.expression.work_id)
    language = reading.expression.language
    resolution = codec.from_json(reading.document)
    text = next((block.text for block in resolution.blocks if block.anchor == anchor), "")
    if not plain_words(text):
        raise FormatError(f"there is no paragraph {anchor}", hint="look for it in the document")
    if pieces is not None:
        _refuse_other_words(pieces, text)
    paragraphs = [codec.mandates_from_json(value) for value in reading.clauses]
    clauses = next((paragraph.clauses for paragraph in paragraphs if paragraph.anchor == anchor), ())
    read = pieces_of(text, [clause.start for clause in clauses[1:]])
    subject = words_digest(text)
    known = work.settlements.filter(field=CLAUSES, language=language, subject=subject).order_by("-sequence").first()
    if known and known.sequence > seen:
        raise DecidedMeanwhileError({CLAUSES: known})
    value = list(cut_of(pieces).places) if pieces is not None else None
    stored = Settlement.objects.create(
        work=work,
        language=language,
        subject=subject,
        field=CLAUSES,
        sequence=known.sequence + 1 if known else 1,
        kind="withdraw" if value is None else ("confirm" if value == list(cut_of(read).places) else "correct"),
        value=value,
        read=list(cut_of(read).places),
        texts={language: text},
        anchor=anchor,
        note=note,
        decided_by=person.key,
        decided_as=person.role,
        decided_at=now,
    )
    store_clauses(work, reading, resolution, paragraphs, now=now)
    Work.objects.filter(pk=work.pk).update(changed_at=now)
    tell([work.pk], now)
    return stored


def _refuse_other_words(pieces: Sequence[str], text: str) -> None:
    """Raises FormatError where the pieces are not the text, or one of them is empty."""
    if any(not plain_words(piece) for piece in pieces):
        raise FormatError("a clause without words", hint="take out the empty line")
    if "".join(plain_words(piece) for piece in pieces) != plain_words(text):
        raise FormatError(
            "the clauses do not hold the words of the paragraph", hint="move line breaks only; leave the words as read"
        )
