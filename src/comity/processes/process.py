"""What a recurring process is: stages with dates relative to an anchor day, roles, documents, evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from comity.model.errors import ComityError

ANCHOR = "anchor"
"""What a stage's `after` holds when its date is counted from the anchor day."""

FIELDS = (
    "peace-and-security",
    "economic-and-social-development",
    "international-law",
    "human-rights",
    "democracy-and-gender",
)
"""The fields of cooperation of A/RES/66/261, OP2."""

FORMS = ("letter", "report", "register", "programme", "record", "text", "list")
"""What kind of paper a document is."""

KEYS = ("government", "parliament")
"""The two keys: who of a State records what was done."""

CARDINALITIES = ("one", "at-most-one", "one-or-more", "any")
"""How many parties hold a role in one occurrence."""

PIECES = ("file", "link", "symbol", "letter", "entry")
"""What can stand behind a kind of evidence: a file kept under its digest, an address, a document named by its symbol,
a letter sent from here, an entry of a register here.
"""

REGISTERS = ("delegations", "expertise", "agreements", "commitments", "figures")
"""Records of their own that a stage fills, where a line of a process does not hold what is kept."""


class ProcessError(ComityError):
    """A process, or a file that describes one, does not hold together."""


class UnknownProcessError(ProcessError, KeyError):
    """No process has this id."""


class UnknownStageError(ProcessError, KeyError):
    """The process has no stage with this id."""


@dataclass(frozen=True, slots=True)
class Translated:
    """A text in the six official languages, each exactly once."""

    texts: tuple[tuple[str, str], ...]

    def to(self, language: str) -> str:
        """The text in `language` (an ISO 639-1 code); English for a language that is none of the six."""
        known = dict(self.texts)
        return known.get(language) or known["en"]


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance in time: years and months by the calendar first, then weeks and days. Negative is before."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    def __bool__(self) -> bool:
        return bool(self.years or self.months or self.weeks or self.days)

    def __str__(self) -> str:
        parts = ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
        return " ".join(f"{count:+d}{unit}" for count, unit in parts if count) or "0D"


@dataclass(frozen=True, slots=True)
class Role:
    """Who takes part. A party of one of `kinds` (kinds of bodies) may hold it; `holder` is the only one that can.

    `cardinality` is one of CARDINALITIES; `key` says which of the two keys the holder's records turn, "" for neither.
    """

    id: str
    name: Translated
    cardinality: str
    kinds: tuple[str, ...] = ()
    holder: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What a stage produces; `form` is one of FORMS."""

    id: str
    name: Translated
    form: str


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """A kind of thing that shows that a stage was done, where one of the PIECES in `shown_by` is there."""

    id: str
    name: Translated
    shown_by: tuple[str, ...] = ("file", "link", "symbol")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a clause is about: forms per language, each a tuple of stems that all stand in the clause, in any order.

    A stem is open where it has a *; words joined by _ stand beside each other; @ipu is the IPU under any of its names.
    """

    id: str
    forms: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Matcher:
    """Which mandates a stage answers. Every condition that is set must hold; a symbol is never one.

    `acts`: the act's class is one of these (all mandate classes if empty). `addressees`, `partners`: one of these, or
    a body below one of these, is asked, or is the partner. `parties`: each of these is asked or is a partner.
    `subjects`: the clause speaks of one of these; `also`: and of one of these; `context`: its whole paragraph does (a
    clause often asks to continue "this practice"). `report`, `agenda_item`: the clause asks for a report, places an
    item on an agenda.
    """

    acts: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    also: tuple[Subject, ...] = ()
    context: tuple[Subject, ...] = ()
    report: bool = False
    agenda_item: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A step: who owes what to whom by when, and what shows that it was done.

    Its date is `offset` from the anchor day or from the stage `after`; it can be worked on from `lead` before that
    day, and ends `lasts` days later, the first counted. `usual` marks a date that is inferred and not laid down.
    `each` is the role whose every holder has this stage for itself, "" where the stage is one for all.
    """

    id: str
    title: Translated
    after: str
    offset: Offset
    owed_by: tuple[str, ...]
    owed_to: tuple[str, ...]
    evidence: tuple[str, ...]
    lead: Offset = Offset()
    lasts: int = 1
    usual: bool = False
    required: bool = True
    each: str = ""
    document: str = ""
    register: str = ""
    text: Translated | None = None
    fields: tuple[str, ...] = ()
    answers: tuple[Matcher, ...] = ()

    def accepts(self, evidence_kind: str) -> bool:
        """Whether evidence of this kind shows that the stage was done, where it is there."""
        return evidence_kind in self.evidence


@dataclass(frozen=True, slots=True)
class Process:
    """A recurring process. `row` is its row in the list of processes ("R1"), `anchor` says which day dates count from.

    Stages stand in their usual order; roles, documents and evidence kinds are those that its stages name.
    `recurs` is the usual distance from one occurrence to the next, None where it has no rhythm of its own.
    """

    id: str
    row: str
    title: Translated
    text: Translated
    anchor: Translated
    roles: tuple[Role, ...]
    stages: tuple[Stage, ...]
    documents: tuple[Document, ...] = ()
    evidence: tuple[EvidenceKind, ...] = ()
    fields: tuple[str, ...] = ()
    recurs: Offset | None = None

    def stage(self, stage_id: str) -> Stage:
        """The stage with this id; raises UnknownStageError."""
        return _named(self.stages, stage_id, self.id)

    def role(self, role_id: str) -> Role:
        """The role with this id; raises ProcessError."""
        for role in self.roles:
            if role.id == role_id:
                return role
        raise ProcessError(f"the process {self.id!r} has no role {role_id!r}")

    def document(self, document_id: str) -> Document | None:
        """The document with this id, None if no stage produces it."""
        return next((document for document in self.documents if document.id == document_id), None)

    def evidence_kind(self, kind: str) -> EvidenceKind | None:
        """The evidence kind with this id, None if no stage accepts it."""
        return next((known for known in self.evidence if known.id == kind), None)

    def shows(self, kind: str, pieces: Collection[str]) -> bool:
        """Whether these pieces suffice for evidence of this kind: naming the kind alone shows nothing."""
        known = self.evidence_kind(kind)
        return known is not None and not set(known.shown_by).isdisjoint(pieces)

    def in_order_of_need(self) -> Iterator[Stage]:
        """The stages, each behind the one that its date is counted from; the loader has refused cycles."""
        given: set[str] = {ANCHOR}
        waiting = list(self.stages)
        while waiting:
            ready = [stage for stage in waiting if stage.after in given]
            if not ready:
                raise ProcessError(f"the dates of {waiting[0].id!r} and others wait for each other", where=self.id)
            yield from ready
            given.update(stage.id for stage in ready)
            waiting = [stage for stage in waiting if stage.id not in given]


def _named(stages: tuple[Stage, ...], stage_id: str, process_id: str) -> Stage:
    for stage in stages:
        if stage.id == stage_id:
            return stage
    raise UnknownStageError(
        f"the process {process_id!r} has no stage {stage_id!r}",
        hint=f"one of: {', '.join(stage.id for stage in stages)}",
    )
