"""Offices named by a word for them and the body that they belong to ("that of the Council")."""

from collections.abc import Sequence
from functools import cache

from comity.bodies.registry import all_bodies
from comity.languages.clauses import ClauseProfile
from comity.mandates.mentions import Mention

OFFICES = ("president", "chair", "secretariat")
"""The word of an id that says which office it is; it stands first or last."""
FAR = 30
"""How many characters the word for an office takes, with what stands between it and the body."""


def with_offices(text: str, mentions: Sequence[Mention], profile: ClauseProfile) -> tuple[Mention, ...]:
    """The mentions, in order, of which a body is its office where the words before it name that.

    "That of" stands for the office named before it, of whatever body; where the registry has none of that body, nobody
    is named.
    """
    if not (profile.that_of.search(text) or profile.chair_of.search(text)):
        return tuple(mentions)
    found: list[Mention] = []
    for mention in mentions:
        meant = _office(text, mention, found[-1] if found else None, profile)
        if meant:
            found.append(meant)
    return tuple(found)


def _office(text: str, mention: Mention, last: Mention | None, profile: ClauseProfile) -> Mention | None:
    """The mention, or that of the body's office, which begins with the word for it; None where that is unknown."""
    before = text[max(mention.start - FAR, 0) : mention.start].rstrip()
    other = _office_word(last.id) if last else ""
    for shape, office in ((profile.that_of, other), (profile.chair_of, "chair"), (profile.chair_of, "president")):
        named = next((match for match in shape.finditer(before) if match.end() == len(before)), None)
        meant = _offices().get((mention.id, office)) if named else None
        start = max(mention.start - FAR, 0) + (named.start() if named else 0)
        if meant and not (last and last.end > start):
            return mention._replace(start=start, id=meant, text=text[start : mention.end])
    unknown = any(match.end() == len(before) for match in profile.that_of.finditer(before))
    return None if unknown else mention


def _office_word(body_id: str) -> str:
    """Which office an id is: the first of its words, or the last, if that is one; else ""."""
    words = body_id.split("-")
    return next((word for word in (words[0], words[-1]) if word in OFFICES), "")


@cache
def _offices() -> dict[tuple[str, str], str]:
    """The id of each office of the registry, by the body it belongs to and the word for it."""
    return {(known.parent, word): known.id for known in all_bodies() if (word := _office_word(known.id))}
