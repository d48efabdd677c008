"""Tries of letters: a node leads by letter to further nodes, and by "" to what ends at it."""

from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]

SLOT = "~ "
"""Leads to what goes on behind a place for qualifiers; not one letter, so that no letter of a text leads there."""


_FEW = 3
"""Letters by which a word tells little of what it opens."""


def insert(root: Node, form: str, payload: object) -> None:
    """The form leads to `payload` now, too."""
    node = root
    for letter in form:
        node = node.setdefault(letter, {})
    node.setdefault("", []).append(payload)


def packed(root: Node, gap: str) -> Node:
    """The finished trie: a letter leads to the letters that must follow it, taken at once, and the node behind them.

    In a form "~" is a place for qualifiers; `gap` is what stands behind it, and is not part of what SLOT leads to.
    """
    node: Node = {}
    for letter, further in root.items():
        if not letter:
            node[""] = further
        elif letter == "~":
            node[SLOT] = packed(further.get(gap, {}) if gap else further, gap)
        else:
            rest, behind = "", further
            while len(behind) == 1 and not behind.keys() & {"", "~"}:
                following = next(iter(behind))
                rest, behind = rest + following, behind[following]
            node[letter] = rest, packed(behind, gap)
    return node


def prefixes(node: Node, length: int, qualifiers: Node, so_far: str = "") -> Iterator[str]:
    """What the forms begin with, `length` letters of each, or all of one that ends before.

    In a slot stands one of the `qualifiers`, or what goes on behind it.
    """
    if length == 0 or "" in node:
        yield so_far
    for behind in (node[SLOT], qualifiers) if length and SLOT in node else ():
        yield from prefixes(behind, length, qualifiers, so_far)
    for letter in node.keys() - {"", SLOT} if length else ():
        rest, further = node[letter]
        letters = letter + rest
        if len(letters) > length:
            yield so_far + letters[:length]
        else:
            yield from prefixes(further, length - len(letters), qualifiers, so_far + letters)


def lengthened(words: set[str], behind: set[str], length: int) -> set[str]:
    """The beginnings of words; those of a few letters, such as articles, with what may stand behind them."""
    short = {word for word in words if len(word) <= _FEW}
    gaps = {word: "" if word.endswith("'") else " " for word in short}
    return (words - short) | {f"{word}{gaps[word]}{start}"[:length] for word in short for start in behind}
