"""Expertise asked for: a request is matched with an offer, agreed by both, deployed, and its result told.

Where a request stands is derived from its steps, which are written once; nobody types it. A step that is declined
sets the request free again. What is sent twice is one step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from comity.processes.matching import IPU
from comity_web.accounts import audit
from comity_web.accounts.permissions import SEE, SHARE, Actor, may
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, NotAllowedError
from comity_web.followup.evidence import WEB_ADDRESS
from comity_web.followup.models import ExpertiseOffer, ExpertiseRequest, ExpertiseStep
from comity_web.followup.registers import LANGUAGES
from comity_web.parties.models import Party

MATCH, AGREE, DECLINE, DEPLOY, REPORT = (kind for kind, _word in ExpertiseStep.KINDS)
REQUESTED, MATCHED, AGREED, DEPLOYED, RESULT, WITHDRAWN = (
    "requested",
    "matched",
    "agreed",
    "deployed",
    "result",
    "withdrawn",
)
STANDINGS = (REQUESTED, MATCHED, AGREED, DEPLOYED, RESULT, WITHDRAWN)

NOT_ASKING = ("state", "territory", "group", "parliamentary-organization", "non-governmental")
"""Kinds of parties that ask for no expertise here: parliaments and entities of the United Nations do (OP12)."""


@dataclass(frozen=True, slots=True)
class NewRequest:
    """Expertise that the actor's party asks for; never a person's name."""

    subject: str
    languages: Sequence[str]
    wanted_from: date
    wanted_until: date


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step of a request: its kind, the offer that it is matched with, the day and words of a deployment or result.

    `seen` is how many steps the person saw.
    """

    kind: str
    offer: int | None = None
    happened_on: date | None = None
    text: str = ""
    link: str = ""
    seen: int = 0


def visible_requests(*, actor: Actor, today: date) -> QuerySet[ExpertiseRequest]:
    """The party's own requests, those matched with its offers, all for the IPU; open ones for people of any party."""
    if not may(actor, SEE, party=actor.party):
        return ExpertiseRequest.objects.none()
    own = Q(party_id=actor.party) | Q(offer__party_id=actor.party)
    seen = Q(pk__isnull=False) if actor.party == IPU else own
    if actor.is_sample:
        seen &= Q(is_sample=True)
    seen |= Q(withdrawn_at=None, offer=None, wanted_until__gte=today)
    found = ExpertiseRequest.objects.filter(seen).select_related("party", "offer__party")
    return found.prefetch_related("steps").order_by("-id")


def standing_of(request: ExpertiseRequest) -> str:
    """One of STANDINGS, from the steps since the last match; its steps may have been fetched."""
    if request.withdrawn_at is not None:
        return WITHDRAWN
    if request.offer_id is None:
        return REQUESTED
    since = steps_since_match(request)
    kinds = {step.kind for step in since}
    if REPORT in kinds:
        return RESULT
    if DEPLOY in kinds:
        return DEPLOYED
    agreed = {step.by_party for step in since if step.kind == AGREE}
    return AGREED if agreed >= parties_to(request) else MATCHED


def parties_to(request: ExpertiseRequest) -> set[str]:
    """Who asks, and who offers where it is matched."""
    return {request.party_id} | ({request.offer.party_id} if request.offer else set())


def steps_since_match(request: ExpertiseRequest) -> list[ExpertiseStep]:
    """The steps from the last match on, in the order they were taken."""
    steps = sorted(request.steps.all(), key=lambda step: step.pk)
    matches = [place for place, step in enumerate(steps) if step.kind == MATCH]
    return steps[matches[-1] :] if matches else []


def takes_part(request: ExpertiseRequest, actor: Actor) -> bool:
    """Whether the steps are shown: to who asks, to who offers, to the IPU."""
    inside = parties_to(request) | {IPU}
    return actor.party in inside and may(actor, SEE, party=actor.party, is_sample=request.is_sample)


def may_ask(actor: Actor) -> bool:
    """Whether the actor asks for expertise: for a parliament or an entity of the United Nations."""
    party = Party.objects.filter(pk=actor.party).first() if may(actor, SHARE, party=actor.party) else None
    return party is not None and party.kind not in NOT_ASKING


def steps_open_to(request: ExpertiseRequest, actor: Actor) -> tuple[str, ...]:
    """The kinds of steps that the actor can take now."""
    if not may(actor, SHARE, party=actor.party, is_sample=request.is_sample):
        return ()
    standing, inside = standing_of(request), actor.party in parties_to(request)
    provider = request.offer is not None and request.offer.party_id == actor.party
    agreed = any(step.kind == AGREE and step.by_party == actor.party for step in steps_since_match(request))
    open_now = {
        MATCH: standing == REQUESTED and actor.party in {request.party_id, IPU},
        AGREE: standing == MATCHED and inside and not agreed,
        DECLINE: standing in {MATCHED, AGREED} and inside,
        DEPLOY: standing == AGREED and provider,
        REPORT: standing == DEPLOYED and inside,
    }
    return tuple(kind for kind, is_open in open_now.items() if is_open)


def may_withdraw(request: ExpertiseRequest, actor: Actor) -> bool:
    """Whether the actor takes the request back: its own party, until both have agreed."""
    own = may(actor, SHARE, party=request.party_id, is_sample=request.is_sample)
    return own and standing_of(request) in {REQUESTED, MATCHED}


def offers_for(request: ExpertiseRequest, *, today: date) -> list[ExpertiseOffer]:
    """The offers of others that can be matched today: consent stands, days overlap, a language is shared."""
    found = ExpertiseOffer.objects.filter(
        withdrawn_at=None,
        has_statement=True,
        consent_until__gte=today,
        available_until__gte=max(today, request.wanted_from),
        available_from__lte=request.wanted_until,
        is_sample=request.is_sample,
    ).exclude(party=request.party_id)
    taken = _taken()
    shared = set(request.languages)
    return [
        offer
        for offer in found.select_related("party").order_by("available_from", "pk")
        if offer.pk not in taken and not shared.isdisjoint(offer.languages)
    ]


@transaction.atomic
def record_request(*, new: NewRequest, actor: Actor, now: datetime) -> ExpertiseRequest:
    """The request stands; written twice in the same words while it stands, it is one."""
    if not may_ask(actor):
        raise NotAllowedError(_("A focal point of a parliament or of an entity of the United Nations does this."))
    if not set(new.languages) <= set(LANGUAGES) or not new.languages:
        raise FollowupError(_("A request names a language at least."))
    if not new.subject.strip():
        raise FollowupError(_("Say what it is about."))
    if new.wanted_until < new.wanted_from:
        raise FollowupError("the last day lies before the first", code="days-reversed")
    list(Party.objects.select_for_update().filter(pk=actor.party))
    row, made = ExpertiseRequest.objects.get_or_create(
        party_id=actor.party,
        subject=new.subject.strip(),
        wanted_from=new.wanted_from,
        wanted_until=new.wanted_until,
        withdrawn_at=None,
        is_sample=actor.is_sample,
        defaults={"languages": sorted(set(new.languages)), "by": actor.key, "at": now},
    )
    if made:
        _note(row, "record", actor, now, {"entry": row.subject})
    return row


@transaction.atomic
def withdraw_request(*, request: ExpertiseRequest, actor: Actor, now: datetime) -> None:
    """Nothing is asked for any more, and an offer that it was matched with is free; said twice, the first counts."""
    row = _held(request)
    if row.withdrawn_at is not None and may(actor, SHARE, party=row.party_id, is_sample=row.is_sample):
        return
    if not may_withdraw(row, actor):
        raise NotAllowedError(_("The party that asks takes its request back, until both have agreed."))
    ExpertiseRequest.objects.filter(pk=row.pk).update(withdrawn_at=now, offer=None)
    _note(row, "withdraw", actor, now, None)


@transaction.atomic
def take_step(*, request: ExpertiseRequest, new: NewStep, actor: Actor, now: datetime) -> None:
    """The request stands one step further. Raises NotAllowedError, FollowupError, ChangedMeanwhileError.

    The same step sent twice is there once; one taken on what somebody else changed meanwhile is not taken.
    """
    row = _held(request)
    steps = sorted(row.steps.all(), key=lambda step: step.pk)
    if steps and len(steps) == new.seen + 1 and _is_same(steps[-1], new, actor):
        return
    if not takes_part(row, actor):
        raise NotAllowedError(_("Only who asks, who offers and the IPU do this."))
    if len(steps) != new.seen:
        raise ChangedMeanwhileError(_("Somebody else changed this entry meanwhile."))
    if new.kind not in steps_open_to(row, actor):
        raise NotAllowedError(_("This step is not yours to take now."))
    _check(row, new, today=now.date())
    ExpertiseStep.objects.create(
        request=row,
        kind=new.kind,
        offer_id=new.offer if new.kind == MATCH else row.offer_id,
        happened_on=new.happened_on,
        text=new.text.strip(),
        link=new.link,
        by=actor.key,
        by_party=actor.party,
        at=now,
    )
    if new.kind in {MATCH, DECLINE}:
        offer = new.offer if new.kind == MATCH else None
        ExpertiseRequest.objects.filter(pk=row.pk).update(offer=offer)
    _note(row, new.kind, actor, now, {"offer": new.offer or row.offer_id, "day": str(new.happened_on or "")})


def _check(row: ExpertiseRequest, new: NewStep, *, today: date) -> None:
    """Raises FollowupError where the step cannot be: no such offer, consent ended, no reason, a day to come."""
    if new.kind == MATCH:
        # Held too, so that of two requests matched with one offer at once the second finds it taken.
        list(ExpertiseOffer.objects.select_for_update().filter(pk=new.offer or 0))
        if new.offer not in {offer.pk for offer in offers_for(row, today=today)}:
            raise FollowupError(_("This offer cannot be matched with the request."), hint=_("Choose one of the list."))
    offer = row.offer
    if new.kind == AGREE and offer and (offer.withdrawn_at is not None or offer.consent_until < today):
        raise FollowupError(_("The consent to this offer has ended."), hint=_("Decline it, and match another one."))
    if new.kind == DECLINE and not new.text.strip():
        raise FollowupError(_("Declining takes a reason."), hint=_("Say why in a sentence."))
    if new.kind == DEPLOY and new.happened_on is None:
        raise FollowupError("a day is missing", code="day-missing")
    if new.happened_on is not None and new.happened_on > today:
        raise FollowupError(
            "what was done cannot lie in the future", hint="give the day it happened", code="day-to-come"
        )
    if new.kind == REPORT and not new.text.strip():
        raise FollowupError(_("Say in a few words what came of it."))
    if new.link:
        _check_link(new.link)


def _check_link(link: str) -> None:
    try:
        WEB_ADDRESS(link)
    except ValidationError:
        raise FollowupError(
            "this is no address of a web page", where=link, code="link-odd", facts={"link": link[:200]}
        ) from None


def _is_same(step: ExpertiseStep, new: NewStep, actor: Actor) -> bool:
    kept = (step.kind, step.by_party, step.text, step.link, step.happened_on)
    given = (new.kind, actor.party, new.text.strip(), new.link, new.happened_on)
    return kept == given and (new.kind != MATCH or step.offer_id == new.offer)


def _taken() -> set[int]:
    """The offers that a request holds whose result is not told yet."""
    held = ExpertiseRequest.objects.filter(withdrawn_at=None).exclude(offer=None).prefetch_related("steps")
    return {row.offer_id for row in held if row.offer_id and standing_of(row) != RESULT}


def _held(request: ExpertiseRequest) -> ExpertiseRequest:
    """The row, ours to change until the transaction ends."""
    ExpertiseRequest.objects.select_for_update().get(pk=request.pk)
    return ExpertiseRequest.objects.select_related("party", "offer__party").get(pk=request.pk)


def _note(row: ExpertiseRequest, action: str, actor: Actor, now: datetime, after: object) -> None:
    audit.note(
        actor=actor,
        at=now,
        action=action,
        kind="expertise-request",
        reference=str(row.pk),
        owner=row.party_id,
        after=after,
        is_sample=row.is_sample,
    )
