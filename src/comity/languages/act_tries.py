"""Tries of letters: a node leads by letter to further nodes, and by "" to what ends at it."""

from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]


def insert(root: Node, form: str, payload: object) -> None:
    """The form leads to `payload` now, too."""
    node = root
    for letter in form:
        node = node.setdefault(letter, {})
    node.setdefault("", []).append(payload)


def prefixes(node: Node, length: int, so_far: str = "") -> Iterator[str]:
    """What the forms begin with, `length` letters of each; those that end or have a slot before it, as far as that."""
    if length == 0 or "" in node or "~" in node:
        yield so_far
    if length:
        for letter, further in node.items():
            if letter:
                yield from prefixes(further, length - 1, so_far + letter)
