"""Names of several groups under one noun: "international, regional and subregional organizations"."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import permutations, product

Piece = tuple[str, str]
"""Words in the order they are printed, and the id they name ("" for what joins the names)."""


@dataclass(frozen=True, slots=True)
class _Table:
    """One language's table of coordinated.toml."""

    noun: str
    nouns: tuple[str, ...]
    joints: tuple[str, ...]
    adjectives: tuple[Piece, ...]


@cache
def _tables() -> Mapping[str, _Table]:
    text = (files(__package__) / "data" / "reading" / "coordinated.toml").read_text(encoding="utf-8")
    return {
        code: _Table(table["noun"], tuple(table["nouns"]), tuple(table["joints"]), tuple(table["adjectives"].items()))
        for code, table in tomllib.loads(text).items()
    }


def coordinated_names(language: str) -> Iterator[list[Piece]]:
    """Every wording of two or three groups under one noun that the data of `language` allows.

    The noun belongs to the piece it is next to. Three are read only under the first noun with the first joint.
    """
    table = _tables()[language]
    for count, nouns, joints in ((2, table.nouns, table.joints), (3, table.nouns[:1], table.joints[:1])):
        for chosen in permutations(table.adjectives, count):
            if len({body_id for _, body_id in chosen}) == count:
                for noun, joint in product(nouns, joints):
                    yield _pieces(chosen, noun, [table.joints[1]] * (count - 2) + [joint], table.noun == "before")


def _pieces(chosen: Sequence[Piece], noun: str, joints: Sequence[str], noun_first: bool) -> list[Piece]:
    """The wording of some adjectives under one noun; a joint that is written onto a word stays with it."""
    blank = " " if " " in joints[-1] else ""
    words = [adjective for adjective, _ in chosen]
    if noun_first:
        words[0] = f"{noun}{blank}{words[0]}"
    else:
        words[-1] = f"{words[-1]}{blank}{noun}"
    pieces = [(words[0], chosen[0][1])]
    for joint, word, (_, body_id) in zip(joints, words[1:], chosen[1:], strict=True):
        if joint.startswith(" ") and not joint.endswith(" "):
            pieces.append((joint.strip() + word, body_id))
        else:
            pieces += [(joint, ""), (word, body_id)]
    return pieces
