"""The trie of names: which words may follow each other, and which bodies a name that is complete stands for.

What is printed alike behind different words is kept once: the forms of a word, and the wordings of a head that many
names share, lead to one place. A name so costs the sum of its words' forms and not their product.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

Part = tuple[tuple[str, ...], int, int]
"""The bodies that share a name, in the order of the data; how many tokens of it stand before theirs, and behind."""

Words = Sequence[Sequence[str]]
"""The words and marks of a wording, each in all its forms."""

_Led = tuple["Node", str]
"""A place and a word behind it."""


@dataclass(slots=True, eq=False)
class Node:
    """A place in the trie: the words that may follow, and what the name that is complete here stands for.

    None: nothing is complete. `ways` is how many words lead here, from whatever places.
    """

    next: dict[str, "Node"] = field(default_factory=dict)
    parts: tuple[Part, ...] | None = None
    ways: int = 0


def insert(nodes: Sequence[Node], pieces: Sequence[tuple[Words, str]]) -> None:
    """Puts one wording behind `nodes`; of two bodies that share it, what came first stands first.

    A piece without an id only joins those before and behind it.
    """
    whole, past, parts = sum(len(words) for words, _ in pieces), 0, []
    for words, body_id in pieces:
        for forms in words:
            nodes = _follow(_leading(nodes, forms))
        if body_id:
            parts.append(((body_id,), past, whole - past - len(words)))
        past += len(words)
    for node in nodes:
        node.parts = tuple(parts) if node.parts is None else _shared(node.parts, parts)


def behind(nodes: Sequence[Node], wordings: Collection[Words]) -> list[Node]:
    """The places behind any of these wordings after any of `nodes`: what is put behind all of them is kept once.

    A wording that another goes on from ("de", "de la") has a place of its own; one without words leaves `nodes`.
    """
    for opening in dict.fromkeys(tuple(map(tuple, words[:-1])) for words in wordings):
        before = nodes
        for forms in opening:
            before = _follow(_leading(before, forms))
    worded = [words for words in wordings if words]
    ends = _follow([led for words in worded for led in _leading(_ends(nodes, words[:-1]), words[-1])])
    return ends if len(worded) == len(wordings) else [*nodes, *ends]


def _leading(nodes: Iterable[Node], forms: Iterable[str]) -> list[_Led]:
    """Each word after each node."""
    return [(node, form) for node in nodes for form in forms]


def _ends(nodes: Iterable[Node], words: Words) -> Iterable[Node]:
    """Where a wording that is in the trie ends."""
    for forms in words:
        nodes = dict.fromkeys(node.next[form] for node, form in _leading(nodes, forms))
    return nodes


def _shared(first: tuple[Part, ...], second: Sequence[Part]) -> tuple[Part, ...]:
    """What a wording stands for that the data gives twice: both."""
    if len(first) > 1 or len(second) > 1:
        return first
    (known, *place), (further, *other) = first[0], second[0]
    ids = tuple(dict.fromkeys((*known, *further)))
    if place != other:
        return first
    return ((ids, first[0][1], first[0][2]),)


def _follow(led: Sequence[_Led]) -> list[Node]:
    """The nodes behind words after the nodes they stand with, one new node for all that had none.

    No other wording leads to them: what is complete there is complete behind these words alone.
    """
    fresh = Node()
    ways: dict[Node, list[_Led]] = {}
    for node, word in dict.fromkeys(led):
        follows = node.next.get(word) or _lead(node, word, fresh)
        ways.setdefault(follows, []).append((node, word))
    return [follows if follows.ways == len(some) else _apart(follows, some) for follows, some in ways.items()]


def _lead(node: Node, word: str, follows: Node) -> Node:
    """The node that follows, to which `word` leads from then on."""
    node.next[word] = follows
    follows.ways += 1
    return follows


def _apart(node: Node, led: Sequence[_Led]) -> Node:
    """A copy of a node to which many ways lead, for some of these ways alone."""
    copy = Node(parts=node.parts)
    for word, follows in node.next.items():
        _lead(copy, word, follows)
    for before, word in led:
        _lead(before, word, copy)
    node.ways -= len(led)
    return copy
