"""Offers of expertise, agreements and commitments: who sees each, and how a party's focal point records one.

An entry speaks for the party to others, so that it takes the right to share. What is written twice in the same words
while it stands is one entry: a form sent twice makes one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from comity.processes.matching import IPU
from comity_web.accounts import audit
from comity_web.accounts.permissions import SEE, SHARE, Actor, may
from comity_web.followup.delegations import state_of_party
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, NotAllowedError
from comity_web.followup.models import Agreement, AgreementClause, Commitment, ExpertiseOffer
from comity_web.parties.models import Party
from comity_web.registry.models import Mandate

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
Row = TypeVar("Row", ExpertiseOffer, Agreement, Commitment)

STATUSES = tuple(code for code, _word in Commitment.STATUSES)


@dataclass(frozen=True, slots=True)
class NewOffer:
    """Expertise that the actor's party offers; never a person's name."""

    subject: str
    languages: Sequence[str]
    available_from: date
    available_until: date
    consent_until: date
    has_statement: bool = False


@dataclass(frozen=True, slots=True)
class NewClause:
    """A clause of an agreement, and the mandates it serves by their permanent ids."""

    number: str
    text: str
    mandates: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NewAgreement:
    """An agreement of the actor's party with another one. Without a first day it is a draft between the two."""

    title: str
    other: str
    clauses: Sequence[NewClause] = ()
    in_force_from: date | None = None


@dataclass(frozen=True, slots=True)
class NewCommitment:
    """A commitment of the State that the actor's party answers for, and where its law stands."""

    instrument: str
    provision: str = ""
    law: str = ""
    status: str = "none-known"
    status_on: date | None = None
    source: str = ""


def visible_offers(*, actor: Actor, today: date) -> QuerySet[ExpertiseOffer]:
    """The party's own offers, and those of others that can be matched today; people of no party see none."""
    if not may(actor, SEE, party=actor.party):
        return ExpertiseOffer.objects.none()
    own = Q(party_id=actor.party, is_sample=True) if actor.is_sample else Q(party_id=actor.party)
    open_now = Q(withdrawn_at=None, has_statement=True, consent_until__gte=today, available_until__gte=today)
    return ExpertiseOffer.objects.filter(open_now | own).select_related("party").order_by("-id")


def visible_agreements(*, actor: Actor, today: date) -> QuerySet[Agreement]:
    """Agreements in force, which everybody sees, and those that the actor's party is a party to."""
    seen = Q(in_force_from__lte=today)
    if may(actor, SEE, party=actor.party):
        own = Agreement.parties.through._default_manager.filter(party_id=actor.party)
        held = Q(pk__in=own.values("agreement_id"))
        seen |= held & Q(is_sample=True) if actor.is_sample else held
    return Agreement.objects.filter(seen).prefetch_related("parties", "clauses__mandates")


def visible_commitments() -> QuerySet[Commitment]:
    """Every commitment: treaties and laws are public."""
    return Commitment.objects.select_related("state")


def may_record_offer(actor: Actor) -> bool:
    """Whether the actor offers expertise: for a parliament or the IPU."""
    return may(actor, SHARE, party=actor.party) and (actor.party == IPU or actor.party.startswith("parliament:"))


def may_record_agreement(actor: Actor) -> bool:
    """Whether the actor records agreements of their party."""
    return may(actor, SHARE, party=actor.party)


def may_record_commitment(actor: Actor) -> bool:
    """Whether the actor answers for a State: its government or its parliament."""
    party = Party.objects.filter(pk=actor.party).first() if may(actor, SHARE, party=actor.party) else None
    return party is not None and bool(state_of_party(party))


@transaction.atomic
def record_offer(*, new: NewOffer, actor: Actor, now: datetime) -> ExpertiseOffer:
    """The offer stands; others see it once there is a statement on conflicts of interest, until consent ends."""
    _allow(may_record_offer(actor))
    if not set(new.languages) <= set(LANGUAGES) or not new.languages:
        raise FollowupError(_("An offer names a language at least."))
    if new.available_until < new.available_from:
        raise FollowupError("the last day lies before the first", code="days-reversed")
    _lock(actor.party)
    same = {
        "party_id": actor.party,
        "subject": _said(new.subject),
        "available_from": new.available_from,
        "available_until": new.available_until,
        "consent_until": new.consent_until,
        "has_statement": new.has_statement,
        "is_sample": actor.is_sample,
    }
    rest = {"languages": sorted(set(new.languages)), "by": actor.key, "at": now}
    row, made = ExpertiseOffer.objects.get_or_create(**same, withdrawn_at=None, defaults=rest)
    return _noted(row, made, "expertise-offer", actor, now)


@transaction.atomic
def withdraw_offer(*, offer: ExpertiseOffer, actor: Actor, now: datetime) -> None:
    """The offer is matched to nothing any more."""
    _allow(may(actor, SHARE, party=offer.party_id, is_sample=offer.is_sample))
    if ExpertiseOffer.objects.filter(pk=offer.pk, withdrawn_at=None).update(withdrawn_at=now):
        audit.note(
            actor=actor,
            at=now,
            action="withdraw",
            kind="expertise-offer",
            reference=str(offer.pk),
            is_sample=offer.is_sample,
        )


@transaction.atomic
def record_agreement(*, new: NewAgreement, actor: Actor, now: datetime) -> Agreement:
    """The agreement with its clauses stands, as the next version where both had one of this title."""
    _allow(may_record_agreement(actor))
    if new.other == actor.party or not Party.objects.filter(pk=new.other).exists():
        raise FollowupError(_("An agreement is made with another party."))
    title, clauses = _said(new.title), tuple(new.clauses)
    if len({clause.number for clause in clauses}) < len(clauses):
        raise FollowupError(_("Two clauses have the same number."))
    found = _mandates(clauses)
    _lock(*sorted((actor.party, new.other)))
    former = Agreement.objects.filter(title=title, parties=actor.party, is_sample=actor.is_sample)
    former = former.filter(parties=new.other)
    last = former.order_by("version").last()
    if last is not None and _says(last, new):
        return last
    row = Agreement.objects.create(
        title=title,
        version=last.version + 1 if last else 1,
        replaces=last,
        in_force_from=new.in_force_from,
        is_sample=actor.is_sample,
        by=actor.key,
        at=now,
    )
    row.parties.set(Party.objects.filter(pk__in=[actor.party, new.other]))
    for clause in clauses:
        made = AgreementClause.objects.create(agreement=row, number=clause.number, text=clause.text)
        made.mandates.set([found[key] for key in clause.mandates])
    return _noted(row, True, "agreement", actor, now)


@transaction.atomic
def record_commitment(*, new: NewCommitment, actor: Actor, now: datetime) -> Commitment:
    """The commitment stands with where its law is; recorded once for an instrument and provision of a State."""
    _allow(may_record_commitment(actor))
    _check_commitment(new)
    state = state_of_party(Party.objects.get(pk=actor.party))
    _lock(state)
    known = Commitment.objects.filter(state_id=state, instrument=_said(new.instrument), provision=new.provision.strip())
    row = known.first()
    if row is not None and not _same_law(row, new):
        raise FollowupError(_("This commitment is in the register already: change where it stands on its page."))
    if row is not None:
        return row
    row = Commitment.objects.create(
        state_id=state,
        instrument=_said(new.instrument),
        provision=new.provision.strip(),
        law=new.law.strip(),
        status=new.status,
        status_on=new.status_on,
        source=new.source.strip(),
        is_sample=actor.is_sample,
        by=actor.key,
        at=now,
    )
    return _noted(row, True, "commitment", actor, now)


@transaction.atomic
def change_commitment(
    *, commitment: Commitment, new: NewCommitment, seen: str, actor: Actor, now: datetime
) -> Commitment:
    """Where the law stands is as now told; the audit keeps what stood before. `seen`: the moment of what was seen."""
    _allow(may_change_commitment(commitment, actor))
    row = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if _same_law(row, new):
        return row
    if row.at.isoformat() != seen:
        raise ChangedMeanwhileError(_("Somebody else changed this entry meanwhile."))
    _check_commitment(new)
    before = _told(row)
    row.law, row.status, row.status_on, row.source = new.law.strip(), new.status, new.status_on, new.source.strip()
    row.by, row.at = actor.key, now
    row.save(update_fields=["law", "status", "status_on", "source", "by", "at"])
    audit.note(
        actor=actor,
        at=now,
        action="change",
        kind="commitment",
        reference=str(row.pk),
        before=before,
        after=_told(row),
        is_sample=row.is_sample,
    )
    return row


def may_change_commitment(row: Commitment, actor: Actor) -> bool:
    """Whether the actor answers for the State of this commitment."""
    if actor.is_sample and not row.is_sample:
        return False
    return may_record_commitment(actor) and state_of_party(Party.objects.get(pk=actor.party)) == row.state_id


def _allow(allowed: bool) -> None:
    if not allowed:
        raise NotAllowedError(_("Only a focal point of the party does this."))


def _said(text: str) -> str:
    if not text.strip():
        raise FollowupError(_("Say what it is about."))
    return text.strip()


def _lock(*parties: str) -> None:
    """Two forms at once are written one after the other."""
    list(Party.objects.select_for_update().filter(pk__in=parties).order_by("pk"))


def _noted(row: Row, made: bool, kind: str, actor: Actor, now: datetime) -> Row:
    if made:
        after = {"entry": str(row)}
        audit.note(
            actor=actor,
            at=now,
            action="record",
            kind=kind,
            reference=str(row.pk),
            after=after,
            is_sample=row.is_sample,
        )
    return row


def _mandates(clauses: Sequence[NewClause]) -> dict[str, Mandate]:
    wanted = {key for clause in clauses for key in clause.mandates}
    found = {row.key: row for row in Mandate.objects.filter(key__in=wanted)}
    if wanted - set(found):
        raise FollowupError(_("There is no mandate %(key)s.") % {"key": min(wanted - set(found))})
    return found


def _says(row: Agreement, new: NewAgreement) -> bool:
    """Whether the version says the same already."""
    kept = [(one.number, one.text, sorted(each.key for each in one.mandates.all())) for one in row.clauses.all()]
    given = [(one.number, one.text, sorted(one.mandates)) for one in new.clauses]
    return row.in_force_from == new.in_force_from and kept == given


def _check_commitment(new: NewCommitment) -> None:
    if new.status not in STATUSES:
        raise FollowupError(_("Choose where the law stands."))
    if new.status != "none-known" and not (new.law.strip() and new.source.strip()):
        raise FollowupError(_("A bill or act is named, with its source."))


def _same_law(row: Commitment, new: NewCommitment) -> bool:
    kept = (row.law, row.status, row.status_on, row.source)
    return kept == (new.law.strip(), new.status, new.status_on, new.source.strip())


def _told(row: Commitment) -> dict[str, str]:
    day = row.status_on.isoformat() if row.status_on else ""
    return {"law": row.law, "status": row.status, "on": day, "source": row.source}
