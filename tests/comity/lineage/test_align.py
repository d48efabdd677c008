"""The best pairing, moves, and the data behind them."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.languages.lineage import lineage_words
from comity.languages.loader import CODES, read_table
from comity.lineage.align import Match, align, moved
from comity.lineage.assignment import best_assignment


def best_by_trying(scores: dict[tuple[int, int], float], size: int) -> float:
    return max(sum(scores.get((row, order[row]), 0.0) for row in range(size)) for order in permutations(range(size)))


@pytest.mark.parametrize("seed", range(20))
def test_the_assignment_is_the_best_of_all(seed: int) -> None:
    random = Random(seed)
    scores = {(row, column): random.random() for row in range(6) for column in range(6) if random.random() < 0.6}
    found = best_assignment(scores)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    assert sum(scores[pair] for pair in found) == pytest.approx(best_by_trying(scores, 6))


def test_many_paragraphs_that_are_all_alike_are_paired_in_order() -> None:
    same = [["the", "same", "words", "again", "in", "each", "of", "them"]] * 80
    found = align(same, same)
    assert [(match.older, match.newer) for match in found] == [((place,), (place,)) for place in range(80)]


def test_nothing_to_compare_is_no_match() -> None:
    assert align([], [["one", "word"]]) == ()
    assert align([[]], [[]]) == () or align([[]], [[]])[0].likeness == 1.0


def test_three_paragraphs_can_become_one_and_one_can_become_three() -> None:
    parts = [[f"{letter}{number}" for number in range(8)] for letter in "abc"]
    whole = [word for part in parts for word in part]
    assert [(match.older, match.newer) for match in align([["x", "y"], *parts], [["x", "y"], whole])] == [
        ((0,), (0,)),
        ((1, 2, 3), (1,)),
    ]
    assert [(match.older, match.newer) for match in align([whole, ["x", "y"]], [*parts, ["x", "y"]])] == [
        ((0,), (0, 1, 2)),
        ((1,), (3,)),
    ]


def test_a_move_is_what_leaves_the_longest_run() -> None:
    matches = [Match((old,), (new,), 1.0) for new, old in enumerate((0, 4, 1, 2, 3))]
    assert [match.older for match in moved(matches)] == [(4,)]


def test_the_tables_have_the_same_keys_and_words_in_six_languages() -> None:
    keys = {code: list(read_table("lineage", code)) for code in CODES}
    assert keys == dict.fromkeys(CODES, keys["en"])
    for code in CODES:
        words = lineage_words(code)
        for pattern in (words.ties, words.softeners, words.negations, words.actions):
            assert pattern.pattern != "(?!)" and not pattern.fullmatch("")
        assert words.series and words.numbered


PARAGRAPH = st.lists(st.sampled_from("abcdefgh"), max_size=12)


@given(st.lists(PARAGRAPH, max_size=8), st.lists(PARAGRAPH, max_size=8))
def test_every_paragraph_is_in_one_match_at_most(older: list[list[str]], newer: list[list[str]]) -> None:
    found = align(older, newer)
    for side in ([match.older for match in found], [match.newer for match in found]):
        places = [place for match in side for place in match]
        assert len(places) == len(set(places))
    assert all(match.older and match.newer and 0 <= match.likeness <= 1 for match in found)
    assert all(min(len(match.older), len(match.newer)) == 1 for match in found)
