"""Cues that tell apart the classes of one verb that translators use for two: words behind it, the act before it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_LEADING = " ,،，"
NEAR = 60
"""How many characters behind an act belong to what it asks first."""
CLAUSE_END = re.compile(r"[;；。.]")
DIGIT = re.compile(r"\d")
FAR = 240
"""How many characters behind an act its object or complement may stand, parted from it by whom it asks."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Gives an act `act_class` where everything it names holds; a `sure` one is right nine times in ten.

    An `act_class` of "" says that the verb is no act there.

    `forms` begin the verb as printed, `next` what stands right behind the act, `near` a word within NEAR characters of
    it, `far` one within FAR characters before a semicolon, `ends` the end of what stands before one or a full stop;
    `after` are the classes of the act before it in the paragraph ("" where there is none); a `joined` one never opens
    its paragraph. 0 stands for any digit.
    """

    act_class: str
    forms: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    far: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    sure: bool = False
    joined: bool = False

    def holds(self, verb: str, behind: str, before: str) -> bool:
        """Whether the folded words of the verb and behind the act, and the class of the act before it, fit."""
        return (
            (not self.forms or verb.startswith(self.forms))
            and (not self.next or behind.startswith(self.next))
            and (not self.near or any(word in f" {behind[:NEAR]}" for word in self.near))
            and (not self.far or any(word in f" {behind}".partition(";")[0] for word in self.far))
            and (not self.ends or CLAUSE_END.split(behind, 1)[0].rstrip().endswith(self.ends))
            and (not self.after or before in self.after)
            and (not self.joined or before != "")
        )


def read_cues(table: dict[str, list[dict[str, Any]]], fold: Callable[[str], str]) -> dict[str, tuple[Cue, ...]]:
    """The cues of each verb of a lexicon by its key there, in order, their words folded."""
    return {
        lemma: tuple(
            Cue(
                cue["class"],
                forms=tuple(map(fold, cue.get("forms", ()))),
                next=tuple(map(fold, cue.get("next", ()))),
                near=tuple(f" {fold(word)}" for word in cue.get("near", ())),
                far=tuple(f" {fold(word)}" for word in cue.get("far", ())),
                ends=tuple(map(fold, cue.get("ends", ()))),
                after=tuple(cue.get("after", ())),
                sure=cue.get("sure", False),
                joined=cue.get("joined", False),
            )
            for cue in cues
        )
        for lemma, cues in table.items()
    }


def deciding(cues: tuple[Cue, ...], verb: str, behind: str, before: str) -> Cue | None:
    """The first cue that holds for an act; `behind` is the folded text from the act's end on."""
    words = DIGIT.sub("0", behind[:FAR].lstrip(_LEADING))
    return next((cue for cue in cues if cue.holds(verb, words, before)), None)
