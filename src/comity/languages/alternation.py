"""One pattern of many fragments, made so that few are tried at a place: those that begin as the text does there.

The engine goes through a text quickly only where it knows which characters a match begins with: a pattern must begin
with a plain letter, or with choices that each do, the case of each fixed. So every fragment is taken apart into the
letters it may begin with and what follows each; the start of a word is looked for behind that letter, not before it.
"""

import re
from collections.abc import Iterable, Iterator

NEVER = re.compile("\0(?!)")
"""Matches nowhere, and says so without going through the text."""
ELISIONS = ("’", "[’']")
"""What a fragment ends in that stands before its word without a blank."""
WORD_START, WORD_END = r"(?<![^\W_])", r"(?![^\W_])"
LETTER_STARTS_WORD = r"(?<![^\W_].)"
"""Behind the first letter of a word."""
QUANTIFIER = re.compile(r"([?*+]|\{(\d+)(,(\d*))?\})(?![?+])")
REPEATS = frozenset("?*+{")
LOOK = re.compile(r"\(\?(<?[=!])")
"""What opens an element that looks behind or ahead."""
SIGN = re.compile(r"\\.|\[[^\]]*\]|.", re.DOTALL)
"""A sign of a pattern: one escaped, a set, or a character."""
ONE_OF = re.compile(r"\[([^]\\^-]+)\]")
ONE_CASE = re.compile(r"\(\?-i:(\w)\)")
SPECIAL = frozenset(r".^$*+?{}[]\|()")
MOST = 60_000
"""Characters of a pattern: one that grows longer when its fragments are taken apart stays as it is."""

Openings = list[tuple[str, str]]
"""Letters in small case, each with what follows it in a match that begins with it in either case."""


def alternation(fragments: Iterable[str], *, bounded: bool) -> re.Pattern[str]:
    """One pattern of all fragments, longest first, whatever their case; word by word where the script has words."""
    ordered = sorted(fragments, key=len, reverse=True)
    if not ordered:
        return NEVER
    ended = [_ended(fragment, bounded=bounded) for fragment in ordered]
    opened = _openings_of(ended)
    if opened is not None and len(pattern := _letters_first(opened, LETTER_STARTS_WORD if bounded else "")) <= MOST:
        return re.compile(pattern)
    return re.compile(f"{WORD_START if bounded else ''}(?:{'|'.join(_by_first_letter(ended))})")


def starts(fragments: Iterable[str], *, bounded: bool) -> re.Pattern[str]:
    """Found wherever a match of any of the fragments begins, inside another too: it takes no more than a letter."""
    every = list(fragments)
    opened = _openings_of(every)
    if opened is None:
        return re.compile(f"{WORD_START if bounded else ''}(?={'|'.join(every) or '(?!)'})", re.IGNORECASE)
    ahead = [(letter, f"(?={rests})") for letter, rests in _grouped(opened)]
    return re.compile(_letters_first(ahead, LETTER_STARTS_WORD if bounded else "")) if ahead else NEVER


def choices(fragment: str) -> list[str]:
    """What the fragment offers to choose from, where nothing around it makes it one; itself alone where it is one."""
    found, depth, start = [], 0, 0
    for sign in re.finditer(r"\\.|\[[^\]]*\]|[(|)]", fragment):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "|" and not depth:
            found.append(fragment[start : sign.start()])
            start = sign.end()
    return [*found, fragment[start:]]


def spaced(fragments: Iterable[str]) -> list[str]:
    """The fragments with every blank taken for one or more: asides between their words are blanked before matching."""
    return [fragment.replace(" ", r"\s+") for fragment in fragments]


def _ended(fragment: str, *, bounded: bool) -> str:
    """The fragment, and the end of its last word behind it."""
    if not bounded or fragment.endswith(ELISIONS):
        return fragment
    return f"(?:{fragment}){WORD_END}" if len(choices(fragment)) > 1 else f"{fragment}{WORD_END}"


def _letters_first(opened: Openings, start: str) -> str:
    """A pattern of choices that each begin with a letter of one case."""
    cases = ((case, rests) for letter, rests in _grouped(opened) for case in _cases(letter))
    return "|".join(f"{re.escape(case)}{start}(?i:{rests})" for case, rests in cases)


def _either_case_first(opened: Openings) -> str:
    """The same of letters in either case: shorter, for a pattern that is tried at every place anyway."""
    sets = ((f"[{''.join(map(re.escape, _cases(letter)))}]", rests) for letter, rests in _grouped(opened))
    return "|".join(f"{both}(?i:{rests})" for both, rests in sets)


def _cases(letter: str) -> list[str]:
    return list(dict.fromkeys((letter, letter.upper())))


def _by_first_letter(fragments: list[str]) -> Iterator[str]:
    """The fragments, those together that begin with letters and stand beside each other.

    One that begins otherwise keeps its place before those that follow it.
    """
    beside: Openings = []
    for fragment in fragments:
        opened = _openings(fragment)
        if opened is not None:
            beside += opened
            continue
        if beside:
            yield _either_case_first(beside)
        beside = []
        yield f"(?i:{fragment})"
    if beside:
        yield _either_case_first(beside)


def _grouped(opened: Openings) -> Iterator[tuple[str, str]]:
    """Each letter once, with all that may follow it.

    A place in the text has one letter: what begins with another does not match there, so that the order of the
    fragments matters only among those of one letter.
    """
    groups: dict[str, list[str]] = {}
    for letter, rest in opened:
        groups.setdefault(letter, []).append(rest)
    for letter, rests in groups.items():
        yield letter, "|".join(dict.fromkeys(rests))


def _openings_of(fragments: Iterable[str]) -> Openings | None:
    """The openings of all fragments; None if some match of one begins with no letter that is known."""
    found: Openings = []
    for fragment in fragments:
        opened = _openings(fragment)
        if opened is None:
            return None
        found += opened
    return found


def _openings(fragment: str) -> Openings | None:
    """The openings of one fragment; None if a match may begin with no letter that is known."""
    offered = choices(fragment)
    if len(offered) > 1:
        return _openings_of(offered)
    end = _element_end(fragment)
    element, behind = fragment[:end], fragment[end:]
    if look := LOOK.match(element):
        return _looked(look[1], element[look.end() : -1], _openings(behind))
    if behind[:1] in REPEATS:
        return _repeated(element, behind)
    opened = _element_openings(element)
    if opened is not None:
        return _followed(opened, behind)
    within = choices(element[3:-1]) if element.startswith("(?:") else []
    return _openings_of(choice + behind for choice in within) if within else None  # some may be without a letter


def _looked(kind: str, seen: str, opened: Openings | None) -> Openings | None:
    """The openings that stand where the pattern `seen` does ("=", "<="), or does not ("!", "<!"), ahead or behind."""
    if opened is None:
        return None
    if kind.startswith("<"):
        return [(letter, f"(?{kind}(?:{seen}).){rest}") for letter, rest in opened]
    ahead = _openings(seen)
    if ahead is None:
        return None
    after = dict(_grouped(ahead))
    looking = [(letter, f"(?{kind}{after[letter]})" if letter in after else "", rest) for letter, rest in opened]
    return [(letter, look + rest) for letter, look, rest in looking if look or kind == "!"]


def _repeated(element: str, behind: str) -> Openings | None:
    """The openings of an element that `behind` says how often to take: first once, then so often less one."""
    opened, times = _element_openings(element), QUANTIFIER.match(behind)
    if opened is None or times is None:
        return None
    rest = behind[times.end() :]
    least, most = _least_and_most(times)
    again = f"{element}{{{max(least - 1, 0)},{most - 1 if most else ''}}}" if most != 1 else ""
    found = _followed(opened, again + rest)
    if least:
        return found
    without = _openings(rest)
    return None if without is None else found + without


def _least_and_most(times: re.Match[str]) -> tuple[int, int]:
    """How often the quantifier takes what is before it, 0 for as often as there is."""
    if times[2] is None:
        return {"?": (0, 1), "*": (0, 0), "+": (1, 0)}[times[1]]
    return int(times[2]), int(times[4] or 0) if times[3] else int(times[2])


def _element_openings(element: str) -> Openings | None:
    """The openings of a letter, of a set of letters or of a group."""
    if one_of := ONE_OF.fullmatch(element):
        return [(letter, "") for letter in one_of[1].lower()]
    if element.startswith("(?:"):
        return _openings_of(choices(element[3:-1]))
    if fixed := ONE_CASE.fullmatch(element):
        return [(fixed[1].lower(), f"(?<={element})")]
    letter = element.lower()
    return None if len(letter) != 1 or letter in SPECIAL else [(letter, "")]


def _followed(opened: Openings, rest: str) -> Openings:
    """The openings with `rest` behind each."""
    return [(letter, f"(?:{rests}){rest}" if "|" in rests else rests + rest) for letter, rests in _grouped(opened)]


def _element_end(fragment: str) -> int:
    """Where the letter, the set or the group ends that the fragment begins with."""
    depth = 0
    for sign in SIGN.finditer(fragment):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if not depth:
            return sign.end()
    return len(fragment)
