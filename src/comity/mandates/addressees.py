"""Whom a clause asks, and with whom they are to act."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from comity.languages.clauses import ClauseProfile, Zone
from comity.mandates.mentions import Mention
from comity.mandates.references import (
    lists_of,
    meant_by_both,
    meant_by_either,
    meant_by_he,
    meant_by_it,
    meant_by_latter,
    meant_by_they,
    meant_by_those,
)
from comity.mandates.regions import Region, only_filler, region_of
from comity.mandates.roles import Part, Role, find_roles
from comity.model.adopting import ASSEMBLY
from comity.model.doubt import Doubt
from comity.model.resolution import Act

SAME_AS_MEMBERS = ("states", "countries")
"""What "Member States, in particular States that ..." adds is no other party."""

CLITIC = 18
"""How far before an act a pronoun may stand that is its object (French, Spanish)."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The ids of those asked and of their partners, in text order, with the words they were read from."""

    asked: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    spans: tuple[tuple[str, int, int], ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """What a clause can leave unsaid: whom the paragraph has asked so far, what the document named, who adopts it."""

    asked: Sequence[tuple[str, ...]]
    known: Sequence[str]
    adopting: str


def parties_of(
    text: str, act: Act, words: str, mentions: Sequence[Mention], profile: ClauseProfile, before: Before
) -> Parties:
    """Whom a clause asks, and their partners; `words` are those of it behind its act, quoted titles blanked."""
    if act.act_class == "endorse":
        return Parties()
    region = region_of(words, act.end, mentions, profile, act=text[act.start : act.end])
    deciding = act.act_class == "decide" and not profile.decide_grants.search(act.text)
    parts = find_roles(region, profile, deciding=deciding)
    asked = _ids(parts, Role.ASKED)
    if deciding and not asked and _does_itself(text[act.start : act.end] + region.text, profile):
        return Parties(asked=(before.adopting,), spans=((f"addressees:{before.adopting}", act.start, act.end),))
    earlier = mentions[: bisect_right(mentions, act.start, key=attrgetter("end"))]
    referred, span = _referred(text, act, region, earlier, profile, before)
    if referred:
        asked = referred
    elif not asked and not deciding:
        asked = _by_their(text, region, earlier, profile, before)
    itself = _with_itself(region, profile) if before.adopting == ASSEMBLY else None
    parts = parts if itself else (*parts, *_by_pronoun(region, asked, profile))
    partners = tuple(body_id for body_id in _ids(parts, Role.PARTNER) if body_id not in asked)
    spans = (*_spans(parts, asked, partners), *span)
    if itself and ASSEMBLY not in partners:
        partners = (*partners, ASSEMBLY)
        spans = (*spans, (f"with:{ASSEMBLY}", region.offset + itself.start(), region.offset + itself.end()))
    doubts = (*_doubts(asked, region, profile, deciding), *_rivals(parts))
    return Parties(asked, partners, _names(parts, asked, partners), spans, doubts)


def _does_itself(words: str, profile: ClauseProfile) -> bool:
    """Whether a decision is what the adopting body itself will do."""
    return bool(profile.decide_own.search(words) or profile.agenda.search(words) or profile.agenda_kept.search(words))


def _doubts(asked: Sequence[str], region: Region, profile: ClauseProfile, deciding: bool) -> tuple[Doubt, ...]:
    """A doubt where an action is asked of somebody whom the registry of bodies does not know."""
    if asked or deciding:
        return ()
    action = profile.zone.asked.search(region.text)
    if not action or not region.text[: action.start()].strip() or _asks_nobody(region, action, profile.zone):
        return ()
    message = "somebody is asked to act whose name is not in the registry of bodies"
    return (Doubt("addressee-unknown", message, region.offset, region.offset + action.start()),)


def _rivals(parts: Sequence[Part]) -> tuple[Doubt, ...]:
    """A doubt for each party with a role whose short name can stand for others too."""
    named = (part.mention for part in parts if part.role is not Role.NONE)
    return tuple(
        Doubt("party-unsure", f"the name may stand for {', '.join(one.rivals)} too", one.start, one.end)
        for one in named
        if one.rivals
    )


def _asks_nobody(region: Region, action: re.Match[str], zone: Zone) -> bool:
    """Whether a deed or a thing is asked for, and nobody by name; right before a clause of its own somebody may be."""
    impersonal = zone.impersonal.match(region.act.lstrip() + region.text)
    if impersonal:
        return impersonal.end() - len(region.act.lstrip()) + 2 < action.start()
    return zone.nobody.match(region.text.lstrip(" ,")) is not None


def _ids(parts: Sequence[Part], role: Role) -> tuple[str, ...]:
    ids = tuple(dict.fromkeys(part.mention.id for part in parts if part.role is role))
    return tuple(one for one in ids if not (one in SAME_AS_MEMBERS and "member-states" in ids))


def _referred(
    text: str, act: Act, region: Region, earlier: Sequence[Mention], profile: ClauseProfile, before: Before
) -> tuple[tuple[str, ...], tuple[tuple[str, int, int], ...]]:
    """The parties that a pronoun or "both organizations" beside the act stands for, and where it stands."""
    around = text[max(act.start - CLITIC, 0) : act.end]

    def meant_by_them() -> tuple[str, ...]:
        return meant_by_they(before.asked, lists_of(text, earlier, profile))

    def meant_by_one_or_many() -> tuple[str, ...]:
        return meant_by_either(before.asked, earlier, lists_of(text, earlier, profile))

    meanings: tuple[tuple[re.Pattern[str], Callable[[], tuple[str, ...]]], ...] = (
        (profile.latters, lambda: meant_by_latter(lists_of(text, earlier, profile), many=True)),
        (profile.latter, lambda: meant_by_latter(lists_of(text, earlier, profile), many=False)),
        (profile.both, lambda: meant_by_both(earlier, before.known)),
        (profile.those, lambda: meant_by_those(earlier)),
        (profile.they, meant_by_them),
        (profile.either, meant_by_one_or_many),
        (profile.he, lambda: meant_by_he(before.asked, earlier)),
    )
    for shape, meant in meanings if profile.reference_any.search(region.text) else ():
        match = shape.search(region.text)
        if match and _nothing_before(region.text[: match.start()], profile):
            if profile.zone.passive.match(region.text[match.end() :].lstrip()):
                return (), ()
            return meant(), (("reference", region.offset + match.start(), region.offset + match.end()),)
    if profile.they_clitic.search(around):
        return meant_by_them(), ()
    if profile.either_clitic.search(around):
        return meant_by_one_or_many(), ()
    if profile.he_clitic.search(around):
        return meant_by_it(before.asked, earlier, lists_of(text, earlier, profile)), ()
    return (), ()


def _nothing_before(words: str, profile: ClauseProfile) -> bool:
    return only_filler(profile.zone.subject_opens.sub(" ", words), profile.zone)


def _by_their(
    text: str, region: Region, earlier: Sequence[Mention], profile: ClauseProfile, before: Before
) -> tuple[str, ...]:
    """Those whose deed is asked for ("their cooperation")."""
    match = profile.their.search(region.text)
    if match and only_filler(region.text[: match.start()], profile.zone):
        return meant_by_they(before.asked, lists_of(text, earlier, profile))
    return ()


def _by_pronoun(region: Region, asked: Sequence[str], profile: ClauseProfile) -> tuple[Part, ...]:
    """The partner that a pronoun stands for ("to cooperate fully with it"): whom it named last but those asked."""
    match = profile.with_them.search(region.text) if region.mentions else None
    before = [one for one in region.mentions if match and one.end <= region.offset + match.start()]
    return (Part(before[-1], Role.PARTNER),) if before and before[-1].id not in asked else ()


def _with_itself(region: Region, profile: ClauseProfile) -> re.Match[str] | None:
    """Where a pronoun names the Assembly, that adopts the text, as a partner, no name before it in the action."""
    match = profile.with_itself.search(region.text)
    action = profile.zone.asked.search(region.text) if match else None
    if match is None or action is None:
        return None
    before = region.text[action.start() : match.start()]
    named = any(action.start() < one.start - region.offset < match.end() for one in region.mentions)
    return None if named or any(map(str.isupper, before)) else match


def _names(parts: Sequence[Part], asked: Sequence[str], partners: Sequence[str]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for part in parts:
        if part.role is not Role.NONE and part.mention.id in (*asked, *partners):
            found.setdefault(part.mention.id, part.mention.text)
    return tuple(found.items())


def _spans(parts: Sequence[Part], asked: Sequence[str], partners: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (
            f"{'addressees' if part.role is Role.ASKED else 'with'}:{part.mention.id}",
            part.mention.start,
            part.mention.end,
        )
        for part in parts
        if part.role is not Role.NONE and part.mention.id in (*asked, *partners)
    )
