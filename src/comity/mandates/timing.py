"""By when and how often: the sessions, dates and recurrences that a clause puts on the action asked."""

import re
from dataclasses import dataclass

from comity.languages.clauses import ClauseProfile
from comity.model.mandate import Due
from comity.model.resolution import Act, Resolution


@dataclass(frozen=True, slots=True)
class Timing:
    """`due` in order of time; `spans` of what was read."""

    due: tuple[Due, ...] = ()
    recurrence: str | None = None
    spans: tuple[tuple[str, int, int], ...] = ()


def timing_of(text: str, act: Act, end: int, resolution: Resolution, profile: ClauseProfile) -> Timing:
    """What the clause from `act` to `end` says of time."""
    words = text[act.start : end]
    recurrence = recurrence_of(words, profile)
    return Timing((), recurrence)


def recurrence_of(words: str, profile: ClauseProfile) -> str | None:
    plain = profile.recurrence_not.sub(lambda match: " " * len(match[0]), words)
    for name, shape in profile.recurrence:
        if shape.search(plain):
            return name
    return None
