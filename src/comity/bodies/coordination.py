"""Names of several groups under one noun: "international, regional and subregional organizations"."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import permutations, product
from typing import Any

Piece = tuple[str, str]
"""Words in the order they are printed, and the id they name ("" for what joins the names)."""


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of coordinated.toml: a kind of noun in one language."""

    noun_first: bool
    nouns: tuple[str, ...]
    joints: tuple[str, ...]
    tail: str
    adjectives: tuple[Piece, ...]


@cache
def _tables() -> Mapping[str, tuple[_Table, ...]]:
    text = (files(__package__) / "data" / "reading" / "coordinated.toml").read_text(encoding="utf-8")
    return {code: tuple(map(_table, tables)) for code, tables in tomllib.loads(text).items()}


def _table(table: Mapping[str, Any]) -> _Table:
    return _Table(
        noun_first=table["noun"] == "before",
        nouns=tuple(table["nouns"]),
        joints=tuple(table["joints"]),
        tail=table["tail"],
        adjectives=tuple(table["adjectives"].items()),
    )


def coordinated_names(language: str) -> Iterator[list[Piece]]:
    """Every wording of two or three groups under one noun that the data of `language` allows.

    The noun belongs to the piece it is next to. Three are read only under the first noun.
    """
    for table in _tables()[language]:
        for count, nouns in ((2, table.nouns), (3, table.nouns[:1])):
            for chosen in permutations(table.adjectives, count):
                if len({body_id for _, body_id in chosen}) == count:
                    for noun, joint in product(nouns, table.joints):
                        yield _pieces(chosen, noun, [*table.joints[1:2] * (count - 2), joint], table)


def _pieces(chosen: Sequence[Piece], noun: str, joints: Sequence[str], table: _Table) -> list[Piece]:
    """The wording of some adjectives under one noun; a joint that is written onto a word stays with it."""
    blank = " " if " " in joints[-1] else ""
    words = [adjective for adjective, _ in chosen]
    if table.noun_first:
        words[0] = f"{noun}{blank}{words[0]}"
        words[-1] += table.tail
    else:
        words[-1] = f"{words[-1]}{blank}{noun}"
    pieces = [(words[0], chosen[0][1])]
    for joint, word, (_, body_id) in zip(joints, words[1:], chosen[1:], strict=False):
        if joint.startswith(" ") and not joint.endswith(" "):
            pieces.append((joint.strip() + word, body_id))
        else:
            pieces += [(joint, ""), (word, body_id)]
    return pieces
