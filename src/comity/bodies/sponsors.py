"""Those who proposed a document: the names in a list or a phrase, and which of them are States."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from comity.bodies.finding import resolve_name
from comity.bodies.registry import all_bodies
from comity.languages.sponsors import OUTSIDE_BRACKETS, SponsorWords, sponsor_words
from comity.model.resolution import Sponsor

_COMMA = re.compile(rf"\s*[,،、;；]\s*{OUTSIDE_BRACKETS}")
_BRACKET = re.compile("[(（]")
_MARKS = "*†‡ \t"
_STOPS = ".。,،、;；:： \t"
_APOSTROPHES = str.maketrans("’ʼ`´", "''''")
_LONGEST = 10_000
"""Characters of a list or phrase; a list of all States takes a third."""

_MOST_JOINTS = 8
"""Words for "and" in one piece of a list up to which it is asked which of them part names."""

_STATES = frozenset({"state", "observer", "territory"})


def read_draft_line(line: str, language: str) -> tuple[Sponsor, ...]:
    """Those whom the line of a draft names: a list before its last colon, or who "submitted" it; () for nobody."""
    words = sponsor_words(language)
    colon = max(line.rfind(":"), line.rfind("："))
    if colon >= 0 and any(map(str.isalpha, line[:colon])):
        return read_list(line[:colon], language)
    found = _told(" ".join(line.split()), words, anywhere=True)
    return (found,) if found else ()


def read_list(text: str, language: str, role: str = "sponsor") -> tuple[Sponsor, ...]:
    """Those whom a list names, "Chile, Guyana (on behalf of ...) and Peru", or a phrase, "submitted by the Chair".

    "and" stands before the last name, and within some: a name that is a State's whole is not parted.
    """
    words = sponsor_words(language)
    text = " ".join(text.split())
    if found := _told(text, words):
        return (found,)
    if len(text) > _LONGEST:
        return ()
    names: list[str] = []
    for piece in filter(None, (piece.strip(_MARKS) for piece in _COMMA.split(text))):
        if names and words.beside.match(piece):
            names[-1] = f"{names[-1]}, {piece}"
        else:
            names.append(_without_opener(piece, language, words))
    if names and not _COMMA.search(names[-1]):
        names[-1:] = _parted(names[-1], language, words)
    sponsors = (_with_beside(name, role, words) for name in names)
    return tuple(sponsor for sponsor in sponsors if any(map(str.isalpha, sponsor.name)))


def read_one(text: str, language: str, role: str = "sponsor") -> Sponsor | None:
    """The one whom an entry of a catalogue names, with what is said beside the name; None where it names nobody."""
    words = sponsor_words(language)
    text = " ".join(text.split())
    sponsor = _told(text, words) or _with_beside(text, role, words)
    return sponsor if any(map(str.isalpha, sponsor.name)) else None


def resolve_state(name: str, language: str) -> str | None:
    """The id of the State with this whole name, in capitals or without its accents, too; None if there is none."""
    found = resolve_name(name, language)
    if found is None:
        found = _states(language).get(_folded(name))
    return found if found and found.startswith("state:") else None


def _told(text: str, words: SponsorWords, *, anywhere: bool = False) -> Sponsor | None:
    """The one of whom the words say what they did: at the beginning, or anywhere but for what a text was made from."""
    if len(text) > _LONGEST:
        return None
    for role, patterns in words.told.items():
        for pattern in patterns:
            match = pattern.search(text) if anywhere and role != "basis" else pattern.match(text)
            if match:
                return _with_beside(match["name"], role, words)
    return None


def _with_beside(text: str, role: str, words: SponsorWords) -> Sponsor:
    """The name, and what is said beside it in brackets or behind it."""
    text = text.strip(_MARKS + _STOPS)
    brackets = _BRACKET.finditer(text) if text[-1:] in {")", "）"} else ()
    opened = next((bracket for bracket in brackets if words.beside.match(text, bracket.end())), None)
    if opened:
        return Sponsor(text[: opened.start()].strip(_MARKS), role, text[opened.end() : -1].strip())
    beside = words.beside.search(text)
    name = text[: beside.start()].strip(_MARKS + _STOPS) if beside else ""
    return Sponsor(name, role, text[beside.start() :]) if beside and name else Sponsor(text, role)


def _without_opener(piece: str, language: str, words: SponsorWords) -> str:
    """The piece of a list without the "and" before its name; one that belongs to the name stays."""
    opener = words.opener.match(piece)
    if not opener:
        return piece
    rest = piece[opener.end() :]
    return rest if resolve_state(rest, language) or not resolve_state(piece, language) else piece


def _parted(text: str, language: str, words: SponsorWords) -> Sequence[str]:
    """The names in the last piece of a list: parted at the "and" that leaves most States whole."""
    if _is_state(text, language, words):
        return [text]
    ways = [(text[: joint.start()], text[joint.end() :]) for joint in words.joint.finditer(text)]
    ways = [(left, right) for left, right in ways if left.strip() and right.strip()]
    if not ways:
        return [text]
    if len(ways) > _MOST_JOINTS:
        return words.joint.split(text)
    left, right = max(ways, key=lambda way: sum(_is_state(side, language, words) for side in way))
    return [*_parted(left, language, words), *_parted(right, language, words)]


def _is_state(text: str, language: str, words: SponsorWords) -> bool:
    return resolve_state(_with_beside(text, "", words).name, language) is not None


@cache
def _states(language: str) -> Mapping[str, str]:
    """The id of every State by its names, folded."""
    states = [known for known in all_bodies() if known.kind in _STATES]
    names = {
        _folded(name): state.id
        for state in states
        for name in (state.names.get(language, ""), *state.aliases(language))
    }
    return MappingProxyType({name: state_id for name, state_id in names.items() if name})


def _folded(name: str) -> str:
    """The name without capitals, accents and forms of the apostrophe."""
    plain = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES).casefold())
    return "".join(character for character in plain if not unicodedata.combining(character)).strip()
