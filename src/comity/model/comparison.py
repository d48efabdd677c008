"""What became of one resolution's paragraphs in another, and how far the languages of one agree."""

from dataclasses import dataclass
from typing import Any

from comity.model.doubt import Doubt

KINDS = ("carried-over", "reworded", "strengthened", "weakened", "new", "dropped")
"""What may become of a paragraph."""

SIGNS = ("act", "addressees", "due", "recurrence", "softener", "actions")
"""What may be strengthened or weakened, the first that differs decides."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """A stretch of two texts: "kept" in both, "removed" from the older or "added" in the newer, each as printed."""

    kind: str
    older: str
    newer: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraphs of the older resolution and what they became in the newer; several where split or merged.

    `older` and `newer` are numbers as printed without the full stop ("10", "I.3", "pp3", "annex.3"), `older_anchors`
    and `newer_anchors` the blocks' anchors. `kind` is one of KINDS, `what` names what differs (SIGNS; "negation" where
    a word turned to its contrary). `similarity` is 0 to 1. `basis` is "words", or "fields" where the two texts have no
    language in common; then `words` is empty.
    """

    older: tuple[str, ...]
    newer: tuple[str, ...]
    kind: str
    what: tuple[str, ...] = ()
    similarity: float = 0.0
    words: tuple[WordChange, ...] = ()
    basis: str = "words"
    older_anchors: tuple[str, ...] = ()
    newer_anchors: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """One object of "pairs" in `comity compare --format json`."""
        return {
            "older": list(self.older),
            "newer": list(self.newer),
            "kind": self.kind,
            "what": list(self.what),
            "similarity": round(self.similarity, 3),
            "basis": self.basis,
            "older_anchors": list(self.older_anchors),
            "newer_anchors": list(self.newer_anchors),
            "words": [[change.kind, change.older, change.newer] for change in self.words],
        }


@dataclass(frozen=True, slots=True)
class Move:
    """A paragraph that stands at another place among those kept; numbers as in Pair."""

    older: str
    newer: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two resolutions paragraph by paragraph, in the newer one's order, what was dropped at the end.

    `older` and `newer` are symbols; `similarity` is the share of both texts' words that the pairs have in common.
    """

    older: str
    newer: str
    older_language: str
    newer_language: str
    similarity: float
    pairs: tuple[Pair, ...]
    moved: tuple[Move, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What `comity compare --format json` prints."""
        return {
            "older": self.older,
            "newer": self.newer,
            "older_language": self.older_language,
            "newer_language": self.newer_language,
            "similarity": round(self.similarity, 3),
            "pairs": [pair.as_json() for pair in self.pairs],
            "moved": [{"older": move.older, "newer": move.newer} for move in self.moved],
        }


@dataclass(frozen=True, slots=True)
class ClauseStep:
    """What became of one clause: its anchor in each resolution ("op7-c2"; "" where there is none), kind as in Pair."""

    older: str
    newer: str
    kind: str
    what: tuple[str, ...] = ()
    similarity: float = 0.0


@dataclass(frozen=True, slots=True)
class Witness:
    """What one language says of a field in one paragraph, as codes that do not depend on the language."""

    language: str
    value: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of one paragraph that not all languages give alike: what each says, and the doubt in words."""

    field: str
    witnesses: tuple[Witness, ...]
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class ParagraphAgreement:
    """One operative paragraph in several languages: where they all have it, and in what they differ."""

    number: str
    anchor: str
    languages: tuple[str, ...]
    disagreements: tuple[Disagreement, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """One object of "paragraphs" in `comity agreement --format json`."""
        return {
            "number": self.number,
            "anchor": self.anchor,
            "languages": list(self.languages),
            "disagreements": [
                {
                    "field": one.field,
                    "says": {witness.language: witness.value for witness in one.witnesses},
                    "doubt": {"code": one.doubt.code, "message": one.doubt.message},
                }
                for one in self.disagreements
            ],
        }


@dataclass(frozen=True, slots=True)
class Agreement:
    """The language versions of one resolution, paragraph by paragraph."""

    symbol: str
    languages: tuple[str, ...]
    paragraphs: tuple[ParagraphAgreement, ...]

    def as_json(self) -> dict[str, Any]:
        """What `comity agreement --format json` prints."""
        agreeing = sum(not paragraph.disagreements for paragraph in self.paragraphs)
        return {
            "symbol": self.symbol,
            "languages": list(self.languages),
            "agreeing": agreeing,
            "paragraphs": [paragraph.as_json() for paragraph in self.paragraphs],
        }


@dataclass(frozen=True, slots=True)
class SuccessorLink:
    """`newer` may follow `older`: `score` is 0 to 1, `evidence` what speaks for it and how strongly.

    Evidence is named "citation", "agenda-item", "title", "text", and where no language has both, "fields"; each value
    is 0 to 1.
    """

    older: str
    newer: str
    score: float
    evidence: tuple[tuple[str, float], ...]
