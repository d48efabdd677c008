"""A body named in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in a text: the characters `start` to `end` of it, the body's id and the words as printed.

    Conjunctions and prepositions written onto a name (Arabic) are outside the mention. `others` have the same name.
    """

    start: int
    end: int
    id: str
    text: str
    others: tuple[str, ...] = ()
