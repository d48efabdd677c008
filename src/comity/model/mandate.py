"""Who asks whom to do what, with whom, by when, how often: the fields of SCHEME (docs/glossary.md)."""

from dataclasses import dataclass, field
from typing import Any

from comity.model.doubt import Doubt

ACT_CLASSES = (
    "decide",
    "request",
    "call",
    "urge",
    "recommend",
    "endorse",
    "encourage",
    "invite",
    "reaffirm",
    "recognize",
    "welcome",
    "concern",
    "other",
)
"""Strongest first; the classes after "invite" ask nobody to do anything."""

MANDATE_CLASSES = frozenset(ACT_CLASSES[:8])

OWN_CLASSES = frozenset({"decide", "endorse"})
"""Classes whose act those who adopt the text do themselves, unless it names somebody else to do it."""


@dataclass(frozen=True, slots=True)
class Due:
    """By when: exactly one of a session, an ISO date, a year, or an ISO 8601 duration ("P6M")."""

    session: int | None = None
    date: str | None = None
    year: int | None = None
    within: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The one field that is set, as SCHEME prints it."""
        fields = {"session": self.session, "date": self.date, "year": self.year, "within": self.within}
        return {name: value for name, value in fields.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Clause:
    """One main-clause act of a paragraph with what it asks. Offsets are characters of the paragraph's text.

    `act` is the act as printed, lower-cased, without qualifiers; `start` to `end` is the whole clause and
    `act_start` to `act_end` the act in it, or, where a further party is asked and the verb left unsaid, the word that
    joins that party (Arabic "و"). `names` maps party ids to the words they were read from.
    `inherited` is what a reiterated request takes from elsewhere: ("source", the paragraph and resolution as printed).
    `spans` maps a field's name ("due", "recurrence", "addressees:ipu" ...) to the characters it was read from.
    """

    act: str
    act_class: str
    start: int
    end: int
    act_start: int
    act_end: int
    addressees: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    report: bool = False
    report_to: str | None = None
    due: Due | None = None
    due_all: tuple[Due, ...] = ()
    recurrence: str | None = None
    agenda_item: bool = False
    names: tuple[tuple[str, str], ...] = ()
    spans: tuple[tuple[str, int, int], ...] = ()
    inherited: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether somebody is asked or told to do something."""
        return self.act_class in MANDATE_CLASSES


@dataclass(frozen=True, slots=True)
class ParagraphMandates:
    """The clauses of one paragraph. `number` is as printed, without the full stop; "annex.3" in an annex."""

    symbol: str
    language: str
    index: int
    number: str
    anchor: str
    clauses: tuple[Clause, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Mandate:
    """One clause that asks something, addressed: `anchor` is "op7-c1" (first clause of operative paragraph 7)."""

    symbol: str
    language: str
    anchor: str
    number: str
    clause: Clause
