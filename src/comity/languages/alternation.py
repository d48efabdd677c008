"""One pattern of many fragments, made so that few are tried at a place: those that begin as the text does there."""

import re
from collections.abc import Iterable, Iterator

NEVER = re.compile("\0(?!)")
"""Matches nowhere, and says so without going through the text."""
ELISIONS = ("’", "[’']")
"""What a fragment ends in that stands before its word without a blank."""
WORD_START, WORD_END = r"(?<![^\W_])", r"(?![^\W_])"
QUANTIFIERS = frozenset("?*+{")
FEW = 4
"""With how many first letters a pattern still looks for these before it looks for the start of a word."""
SHORT = 400
"""How many characters may be said again to have the choices that a fragment begins with stand beside each other."""

_Groups = dict[str, list[str]]
"""First letters, each with what follows it."""


def alternation(fragments: Iterable[str], *, bounded: bool) -> re.Pattern[str]:
    """One pattern of all fragments, longest first, whatever their case; word by word where the script has words."""
    ordered = sorted(fragments, key=len, reverse=True)
    if not ordered:
        return NEVER
    ended = [_ended(fragment, bounded=bounded) for fragment in ordered]
    if not bounded:
        return re.compile("|".join(_by_first_letter(ended)), re.IGNORECASE)
    groups = _lettered([spelled for fragment in ended for spelled in _spelled_out(fragment)])
    if groups and len(groups) <= FEW:
        return re.compile(_letters_first(groups), re.IGNORECASE)
    return re.compile(f"{WORD_START}(?:{'|'.join(_by_first_letter(ended))})", re.IGNORECASE)


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


def _lettered(fragments: list[str]) -> _Groups:
    """The fragments by their first letters; empty if one begins with none."""
    groups: _Groups = {}
    for fragment in fragments:
        if not _begins_with_letter(fragment):
            return {}
        groups.setdefault(fragment[0].lower(), []).append(fragment[1:])
    return groups


def _letters_first(groups: _Groups) -> str:
    """A pattern that the engine looks for by its first letters alone, before it looks at anything else."""
    either = "".join(_both_cases(letter) for letter in groups)
    behind = (f"(?<=[{letter}])(?:{'|'.join(rests)})" for letter, rests in groups.items())
    return rf"(?-i:[{either}])(?<![^\W_].)(?:{'|'.join(behind)})"


def _by_first_letter(fragments: list[str]) -> Iterator[str]:
    """The fragments in an order that means the same, those that begin with one letter put together behind it.

    A place in the text has one letter: of fragments that begin with another none matches there, and their order among
    each other is free. A fragment that begins with no plain letter keeps its place before those that follow it.
    """
    groups: _Groups = {}
    for fragment in fragments:
        if _begins_with_letter(fragment):
            groups.setdefault(fragment[0].lower(), []).append(fragment[1:])
            continue
        yield from _behind_letters(groups)
        groups.clear()
        yield _with_choice_by_letter(fragment)
    yield from _behind_letters(groups)


def _behind_letters(groups: _Groups) -> Iterator[str]:
    for letter, rests in groups.items():
        # The letter in both cases, and not "whatever its case": the engine then looks at it before it tries the rest.
        first = letter if letter == letter.upper() else f"(?-i:[{_both_cases(letter)}])"
        yield first + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})")


def _with_choice_by_letter(fragment: str) -> str:
    """The fragment, its choices put together by first letter if it begins with several."""
    inner, behind = _opening_choices(fragment)
    return f"(?:{'|'.join(_by_first_letter(inner))}){behind}" if inner else fragment


def _spelled_out(fragment: str) -> list[str]:
    """The fragment once for each of the choices it begins with, if what is behind them is short."""
    inner, behind = _opening_choices(fragment)
    if not inner or behind[:1] in QUANTIFIERS or len(inner) * len(behind) > SHORT:
        return [fragment]
    return [choice + behind for choice in inner]


def _opening_choices(fragment: str) -> tuple[list[str], str]:
    """The choices that a group at the start of the fragment offers, and what stands behind the group; none of both."""
    depth = 0
    for sign in re.finditer(r"\\.|\[[^\]]*\]|[()]", fragment if fragment.startswith("(?:") else ""):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if not depth:
            return choices(fragment[3 : sign.start()]), fragment[sign.end() :]
    return [], fragment


def _both_cases(letter: str) -> str:
    return letter if letter == letter.upper() else letter + letter.upper()


def _begins_with_letter(fragment: str) -> bool:
    """Whether the fragment begins with one letter that all its matches have."""
    return fragment[:1].isalpha() and fragment[1:2] not in QUANTIFIERS and len(choices(fragment)) == 1
