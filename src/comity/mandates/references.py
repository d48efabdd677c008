"""Parties named by a pronoun or by a word for those just named: resolved within the paragraph."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from comity.bodies.registry import single_ids
from comity.languages.clauses import ClauseProfile
from comity.mandates.mentions import Mention
from comity.mandates.regions import only_filler

PEOPLE = ("women", "youth", "girls", "children", "athletes")
"""Ids of people."""
MANY = (*PEOPLE, "un-system", "funds-and-programmes", "parties-concerned", "parties-to-conflict", "civil-society")
"""Ids of parties that are many although their id does not end in a plural."""

HEAD_ENDS = re.compile("-(?:of|on|for|to|in|with|against)-")
"""What ends the head of an id, which says whether it is one party or many ("panel-of-experts")."""

COMMAS = frozenset(",،、，;；؛")

ORGANIZATION_WORDS = ("organizations", "institutions", "bodies", "entities", "agencies", "programmes", "un-system")


@cache
def is_many(body_id: str) -> bool:
    """Whether a party is a group, which "them" can stand for, as its head says; one body of the registry never is."""
    head = HEAD_ENDS.split(body_id, maxsplit=1)[0]
    if body_id in MANY or head in MANY:
        return True
    return head.endswith("s") and not body_id.startswith("state:") and body_id not in single_ids()


def is_person(body_id: str) -> bool:
    """Whether an id is that of an office held by one person."""
    return body_id.startswith(("secretary-", "under-secretary-", "president", "chair", "special-", "high-commissioner"))


def lists_of(text: str, mentions: Sequence[Mention], profile: ClauseProfile) -> tuple[tuple[Mention, ...], ...]:
    """The mentions in lists: those between which only joins and modifiers stand, a join or a comma among them.

    "the report of the Committee to all bodies" is no list.
    """
    number, end = 0, 0
    numbers: list[int] = []
    for mention in mentions:
        gap = text[end : mention.start]
        if numbers and not (only_filler(gap, profile.zone) and _joined(gap, profile)):
            number += 1
        numbers.append(number)
        end = mention.end
    groups = groupby(zip(numbers, mentions, strict=True), key=lambda pair: pair[0])
    return tuple(tuple(mention for _, mention in group) for _, group in groups)


def _joined(gap: str, profile: ClauseProfile) -> bool:
    """Whether what stands between two parties joins them: nothing at all, a comma, or a word such as "and"."""
    return not gap.strip() or not COMMAS.isdisjoint(gap) or profile.zone.joins.search(gap) is not None


def meant_by_they(asked_before: Sequence[Sequence[str]], lists: Sequence[Sequence[Mention]]) -> tuple[str, ...]:
    """The parties that "them" stands for: those asked last, if many; else the last list of many named."""
    for asked in reversed(asked_before):
        if len(asked) > 1 or any(is_many(body_id) for body_id in asked):
            return tuple(asked)
    for group in reversed(lists):
        ids = tuple(dict.fromkeys(mention.id for mention in group))
        if len(ids) > 1 or is_many(ids[0]):
            return ids
    return ()


def meant_by_he(asked_before: Sequence[Sequence[str]], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The party that "he" or "it" stands for: the one asked last, else the last one named that is not many."""
    for asked in reversed(asked_before):
        if len(asked) == 1 and not is_many(asked[0]):
            return tuple(asked)
    for mention in reversed(mentions):
        if not is_many(mention.id):
            return (mention.id,)
    return ()


def meant_by_it(
    asked_before: Sequence[Sequence[str]], mentions: Sequence[Mention], lists: Sequence[Sequence[Mention]]
) -> tuple[str, ...]:
    """The party that a pronoun beside an act stands for: as "it", else a group that one noun names ("the system").

    People are never "it".
    """
    found = meant_by_he(asked_before, mentions) or meant_by_they(asked_before, lists)
    return () if any(body_id in PEOPLE for body_id in found) else found


def meant_by_latter(lists: Sequence[Sequence[Mention]], *, many: bool) -> tuple[str, ...]:
    """The parties that "the latter" stands for: the last list of many named, or the last body that is not many."""
    for group in reversed(lists):
        ids = tuple(dict.fromkeys(mention.id for mention in group))
        if many and (len(ids) > 1 or is_many(ids[0])):
            return ids
        one = next((body_id for body_id in reversed(ids) if not is_many(body_id)), None)
        if one and not many:
            return (one,)
    return ()


def meant_by_either(
    asked_before: Sequence[Sequence[str]], mentions: Sequence[Mention], lists: Sequence[Sequence[Mention]]
) -> tuple[str, ...]:
    """The parties that a pronoun for one or for many stands for: those asked last; else the last list, if of several.

    Else what "it" stands for, or "them".
    """
    asked = next((tuple(parties) for parties in reversed(asked_before) if parties), ())
    listed = tuple(dict.fromkeys(mention.id for mention in lists[-1])) if lists else ()
    if asked or len(listed) > 1:
        return asked or listed
    return meant_by_he(asked_before, mentions) or meant_by_they(asked_before, lists)


def meant_by_both(mentions: Sequence[Mention], known: Sequence[str]) -> tuple[str, ...]:
    """The two organizations of the paragraph; of the document's title where the paragraph names no two."""
    for ids in ([mention.id for mention in mentions], list(known)):
        single = [body_id for body_id in dict.fromkeys(ids) if not is_many(body_id) and not is_person(body_id)]
        if len(single) > 1:
            return tuple(single[:2])
    return ()


def meant_by_those(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The organizations that "those organizations" stands for: all named before in the paragraph."""
    found = (mention.id for mention in mentions if mention.id.endswith(ORGANIZATION_WORDS) or mention.id == "ngos")
    return tuple(dict.fromkeys(found))
