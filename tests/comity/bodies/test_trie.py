"""The trie of names: shared where names go on alike, and nothing is read that was not put in."""

from collections.abc import Iterator, Sequence
from itertools import product

import pytest

from comity.bodies import finding
from comity.bodies.trie import Node, behind, insert
from comity.languages.loader import CODES


def words(wording: str) -> Sequence[Sequence[str]]:
    """The words of a wording, each with its forms ("a/b")."""
    return [word.split("/") for word in wording.split()]


def nodes(start: Node) -> set[Node]:
    found, left = set(), [start]
    while left:
        node = left.pop()
        if node not in found:
            found.add(node)
            left += node.next.values()
    return found


def complete(node: Node, before: str = "") -> Iterator[tuple[str, str]]:
    """Every wording that is complete, with the id it stands for."""
    if node.parts is not None:
        yield before.strip(), node.parts[0][0][0]
    for word, following in node.next.items():
        yield from complete(following, f"{before} {word}")


HEADS = {
    "one word or another": ["the seat", "the chair"],
    "a wording that another goes on from": ["seat of", "seat of the", "seat of all the"],
    "forms of which some go on": ["seat/seats of", "seat of the"],
    "with words or without": ["", "chair of"],
    "the same twice": ["seat of", "seat of"],
}
NAMES = [("Xaland", "x"), ("Corvan Isles", "c"), ("the Yorvas", "y"), ("all the Yorvas", "y"), ("of Zed/Zeds", "z")]


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_names_are_complete_behind_every_wording_of_a_head_and_nowhere_else(head: list[str]) -> None:
    start = Node()
    insert([start], [(words("seat of the World"), "w")])
    insert([start], [(words("seats"), "s")])
    for name, body_id in NAMES:
        insert(behind([start], [words(wording) for wording in head]), [(words(name), body_id)])
    wanted = {("seat of the World", "w"), ("seats", "s")}
    for wording, (name, body_id) in product(head, NAMES):
        forms = product(*words(f"{wording} {name}"))
        wanted |= {(" ".join(form), body_id) for form in forms}
    assert set(complete(start)) == wanted


def test_what_stands_behind_a_head_is_kept_once() -> None:
    start = Node()
    for at in range(50):
        places = behind([start], [words(f"{seat} {of}") for seat in ("seat", "chair", "desk") for of in ("of", "for")])
        insert(places, [(words(f"Isles {at}"), str(at))])
    assert len(nodes(start)) < 60


@pytest.mark.parametrize("code", CODES)
def test_the_names_of_a_language_cost_the_sum_of_their_parts(code: str) -> None:
    places = {node for started in finding._root(code).values() for node, _ in started}
    assert len(set().union(*map(nodes, places))) < 30_000


FEDERAL = {
    "fr": ("{} {}{} Xalandie", ("gouvernement", "Gouvernements", "autorités"), ("", "de transition ", "fédéral ")),
    "es": ("{} {}{} Xalandia", ("gobierno", "Gobiernos", "autoridades"), ("", "federal ", "Federal ")),
}


@pytest.mark.parametrize("code", FEDERAL)
def test_governments_with_every_modifier_and_preposition(code: str) -> None:
    shape, heads, modifiers = FEDERAL[code]
    for head, modifier, of in product(heads, modifiers, ("de", {"fr": "du", "es": "de la"}[code])):
        text = shape.format(head, modifier, of)
        assert [(one.id, one.text) for one in finding.find_bodies(text, code)] == [("state:XAA", text)]
