"""Opening phrases whose words are printed without the blank between them: "takesnote of", "تحيطعلما".

Where a word processor sets two words off one after the other, the blank between them is sometimes lost.
"""

from functools import cache

from comity.languages.act_grammar import FIRST_LETTERS, KINDS, Grammar, Unit

_LATEST = 40
"""No blank is missed further behind the beginning of a phrase."""

_FEWEST = 3
"""Letters of a verb that tell more than chance."""


def may_begin_glued(rules: Grammar, letters: str) -> bool:
    """Whether a phrase that lost its first blank may begin with these letters, the first six of a text."""
    return letters.startswith(_starts(rules))


@cache
def _starts(rules: Grammar) -> tuple[str, ...]:
    """The first words of phrases of several words, of those that have few letters."""
    if not rules.blanks:
        return ()
    starts = {start for kind in KINDS for starts in rules.beginnings(kind) for start in starts if " " in start}
    words = {start.split(" ")[0] for start in starts}
    return tuple(sorted(word for word in words if _FEWEST <= len(word) < FIRST_LETTERS))


def glued_phrase(rules: Grammar, text: str, kind: str) -> tuple[Unit, ...]:
    """The phrase that opens a folded text if one blank is put back in it, as it is printed; empty where none does.

    The blank must stand within the phrase: what only begins like one is none.
    """
    if not rules.blanks:
        return ()
    best: tuple[Unit, ...] = ()
    latest = _LATEST if rules.may_begin(text, 0, kind) else FIRST_LETTERS  # behind these a blank changes nothing more
    for place in range(_FEWEST, min(len(text), latest)):
        if not (text[place - 1].isalpha() and text[place].isalpha()):
            continue
        units = rules.phrase(f"{text[:place]} {text[place:]}", 0, kind)
        if units and units[-1].end > place + 1 and (not best or units[-1].end > best[-1].end + 1):
            best = tuple(_printed(unit, place) for unit in units)
    return best


def _printed(unit: Unit, place: int) -> Unit:
    """The unit in the text without the blank at `place`."""

    def printed(end: int) -> int:
        return end - (end > place)

    dropped = tuple((printed(start), printed(end)) for start, end in unit.dropped)
    start, head, end = printed(unit.start), printed(unit.head_start), printed(unit.end)
    return unit._replace(start=start, head_start=head, end=end, dropped=dropped)
