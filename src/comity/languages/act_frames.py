"""What stands before an opening act and is no part of it, told by its first and last words: Chinese 在 ... 之际，."""

from __future__ import annotations

from collections.abc import Iterator

from comity.languages.act_grammar import Grammar, Unit

_LONGEST = 60
"""Characters of a frame."""

_STOPS = ",;:.，；：。、"
"""No frame reaches over these."""

_OF = "的"
"""Behind a verb it ends what is said of a noun: 为此设立的 ("that was established for this") is no act."""


def may_begin_framed(rules: Grammar, letters: str) -> bool:
    """Whether a frame may begin with these letters."""
    return letters.startswith(rules.frame_starts) if rules.frame_starts else False


def framed_phrase(rules: Grammar, text: str, kind: str) -> tuple[Unit, ...]:
    """The phrase that opens the folded text behind a frame; empty where there is none, or an act opens the text."""
    if not may_begin_framed(rules, text) or rules.phrase(text, 0, kind):
        return ()
    found = (rules.phrase(text, rules.after_lead_ins(text, place), kind) for place in _behind(rules, text))
    return next((units for units in found if units and not text.startswith(_OF, units[-1].end)), ())


def _behind(rules: Grammar, text: str) -> Iterator[int]:
    """Where an act may begin behind a frame."""
    within = next((place for place, sign in enumerate(text[:_LONGEST]) if sign in _STOPS), _LONGEST)
    for first, last in rules.frames:
        end = text.find(last, len(first), within) if text.startswith(first) else -1
        while end > 0:
            place = end + len(last)
            yield place + text.startswith((",", "，"), place)
            end = text.find(last, place, within)
