"""The words of a clause behind its act, and what may fill the room between the parties that it names."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from comity.languages.clauses import ClauseProfile, Zone
from comity.mandates.mentions import Mention

WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Region:
    """The words of a clause behind its act, quoted titles and asides blanked, and where they begin in the paragraph."""

    text: str
    offset: int
    mentions: tuple[Mention, ...]
    act: str = ""

    def gap(self, start: int, end: int) -> str:
        """The words between two places of the paragraph."""
        return self.text[max(start - self.offset, 0) : max(end - self.offset, 0)]

    def without_parties(self) -> str:
        """The words with every party's name blanked."""
        words: list[str] = []
        done = 0
        for mention in self.mentions:
            start, end = mention.start - self.offset, mention.end - self.offset
            words += (self.text[done:start], " " * (end - start))
            done = end
        return "".join((*words, self.text[done:]))


def region_of(words: str, start: int, mentions: Sequence[Mention], profile: ClauseProfile, *, act: str) -> Region:
    """The region of the `words` behind an act, titles blanked, with those of the mentions, in order, outside asides."""
    end = start + len(words)
    governed = profile.zone.governed.match(act.lstrip() + words)
    if governed:
        lead = max(governed.end() - len(act.lstrip()), 0)
        words = " " * lead + words[lead:]
    first = bisect_left(mentions, start, key=attrgetter("start"))
    last = bisect_right(mentions, end, key=attrgetter("end"))
    shown = blanked(profile.zone.asides, words)
    inside = tuple(
        mention for mention in mentions[first:last] if shown[mention.start - start : mention.end - start].strip()
    )
    return Region(shown, start, _without_adjectives(inside, words, start, profile.zone), act)


def _without_adjectives(mentions: Sequence[Mention], words: str, offset: int, zone: Zone) -> tuple[Mention, ...]:
    """The mentions but those that only modify the one before them (Spanish "interesados")."""
    kept: list[Mention] = []
    for mention in mentions:
        gap = words[kept[-1].end - offset : mention.start - offset] if kept else "-"
        if not (gap.isspace() and only_filler(mention.text, zone)):
            kept.append(mention)
    return tuple(kept)


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text with blanks for everything that the pattern finds."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


def only_filler(gap: str, zone: Zone) -> bool:
    """Whether nothing but joins, modifiers, asides and marks stands in `gap`."""
    place = 0
    while word := WORD.search(gap, place):
        for at in range(place, word.start() + 1):  # what covers the word begins at it, or at a mark before it
            match = zone.filler.match(gap, at)
            if match and match.end() > at:
                place = match.end()
                break
        else:
            return False
    return True
