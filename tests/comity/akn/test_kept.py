from hypothesis import given
from hypothesis import strategies as st

from comity.akn.kept import Kept

STRETCHES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).map(tuple), max_size=5)


@given(st.text(alphabet="abcdef", max_size=30), STRETCHES, STRETCHES)
def test_what_is_left_stands_where_it_stood(
    text: str, first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    cut = [(a, min(b, len(text))) for a, b in first if a < len(text)]
    once = Kept.all_of(text).without(cut)
    gone = {i for a, b in cut for i in range(a, b)}
    assert once.text == "".join(c for i, c in enumerate(text) if i not in gone)
    again = [(a, min(b, len(once.text))) for a, b in second if a < len(once.text)]
    twice = once.without(again)
    stretches = twice.stretches()
    assert sum(length for _, _, length in stretches) == len(twice.text)
    for start, origin, length in stretches:
        assert twice.text[start : start + length] == text[origin : origin + length]
        for i in range(length):
            assert twice.position(origin + i) == start + i
