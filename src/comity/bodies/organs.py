"""Organs that every State has, named with the State ("the armed forces of Xalandia"): one party, and not two."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product

from comity.bodies.forms import expand, read_grammar, read_names, word_forms
from comity.bodies.mention import BodyMention
from comity.bodies.registry import all_bodies

PARLIAMENTS = "parliaments"
"""The organ that is a party of its own in each State; of the other organs the State is not told."""
AUTHORITIES = "authorities"
"""The competent authorities of a State are the State."""
ORGANS = frozenset(
    {
        "armed-forces",
        "security-forces",
        "police",
        "leaders",
        "national-human-rights-institutions",
        AUTHORITIES,
        PARLIAMENTS,
    }
)
"""The groups whose members each belong to one State."""
STATE = "state:"
"""What the ids of States begin with."""
WORD = r"[\w'’-]+"
PIECE = re.compile(r"(?:[^\s<]|<[^<>]*>)+")
"""A word of a pattern, with its endings."""
WORDS = range(3, 0, -1)
"""How many words the adjective of a State has, the most first."""
BEFORE = [re.compile(rf"(?<!\S)(?:{WORD} ){{{count}}}\Z") for count in WORDS]
BEHIND = [re.compile(rf"(?: {WORD}){{{count}}}") for count in WORDS]
FARTHEST = 100
"""How many characters before an organ its adjective and the word before that are looked for."""
LIST_GAP = 12
"""How many characters stand between two States of a list at most, articles included."""
LONGER_NAME = re.compile(r"[A-ZА-ЯЁ][\w'’-]*\s\Z")
"""A capital before an adjective: it ends a longer name ("Central American")."""
SHARED = frozenset(f"state:{code}" for code in ("COD", "COG", "DMA", "DOM", "KOR", "PRK"))
"""States whose adjective another State has as well: "Congolese", "Dominican", "Korean"."""


def with_their_states(text: str, mentions: Sequence[BodyMention], language: str) -> list[BodyMention]:
    """The mentions, in order; that of an organ holds the name or adjective of its State beside it."""
    if ORGANS.isdisjoint(mention.id for mention in mentions):
        return [*mentions]
    found: list[BodyMention] = []
    taken = 0
    for place, mention in enumerate(mentions):
        if mention.start < taken:
            continue
        if mention.id in ORGANS:
            before = _alone(found[:-3:-1])
            behind = _alone(mentions[place + 1 : place + 3])
            start, end, state = _reach(text, mention, before, behind, language)
            found = found[:-1] if before and start <= before.start else found
            found.append(BodyMention(start, end, _organ_of(state, mention.id), text[start:end], mention.others))
            taken = end
        else:
            found.append(mention)
    return found


def _alone(nearest: Sequence[BodyMention]) -> BodyMention | None:
    """The State nearest to an organ, the next mention behind it; None where they begin a list of States."""
    if not nearest or not nearest[0].id.startswith(STATE):
        return None
    if len(nearest) > 1 and nearest[1].id.startswith(STATE):
        first, last = sorted(nearest, key=lambda mention: mention.start)
        if last.start - first.end <= LIST_GAP:
            return None
    return nearest[0]


def _reach(
    text: str, organ: BodyMention, before: BodyMention | None, behind: BodyMention | None, language: str
) -> tuple[int, int, str]:
    """Where the organ's name begins and ends with that of its State, and which that is; "" if none is named."""
    grammar = read_grammar(language).organs
    if before and grammar.owner.fullmatch(text[before.end : organ.start]):
        return before.start, organ.end, before.id
    if behind and grammar.of.fullmatch(text[organ.end : behind.start]):
        return organ.start, behind.end, behind.id
    adjectives = _adjectives(language)
    near = text[max(organ.start - FARTHEST, 0) : organ.start]
    for shape in BEFORE if grammar.adjectives == "before" else ():
        match = shape.search(near)
        if match and (state := adjectives.get(match[0].strip().lower())):
            longer = LONGER_NAME.search(near[: match.start()])
            return (organ.start, organ.end, "") if longer else (organ.start - len(match[0]), organ.end, state)
    for shape in BEHIND if grammar.adjectives == "behind" else ():
        match = shape.match(text, organ.end)
        if match and (state := adjectives.get(match[0].strip().lower())):
            return organ.start, match.end(), state
    return organ.start, organ.end, ""


def _organ_of(state: str, organ: str) -> str:
    """The id of a State's organ: its parliament, if the registry has it, the State of its authorities, or the group."""
    if organ == AUTHORITIES:
        return state or organ
    parliament = f"parliament:{state.removeprefix(STATE)}"
    return parliament if organ == PARLIAMENTS and parliament in _parliaments() else organ


@cache
def _parliaments() -> frozenset[str]:
    """The ids of the parliaments."""
    return frozenset(known.id for known in all_bodies() if known.kind == "parliament")


@cache
def _adjectives(language: str) -> Mapping[str, str]:
    """The adjective of every State in lower case, in all forms that an organ's name can stand beside, and its id."""
    found: dict[str, str] = {}
    for state, adjective in read_names("demonyms", language).items():
        if state in SHARED:
            continue
        for pattern, stem in product(read_grammar(language).organs.forms, expand(adjective)):
            words = (word_forms(word, language) for word in PIECE.findall(pattern.replace("{}", stem)))
            found |= {" ".join(forms).lower(): state for forms in product(*words)}
    return found
