"""A/RES/66/261 and its lineage: what became of each paragraph, as a person reads it."""

import pytest

import comity
from comity.model.comparison import Comparison
from comity.model.resolution import Resolution

pytestmark = pytest.mark.corpus

Lineage = dict[str, Resolution]


def found(lineage: Lineage, older: str, newer: str) -> Comparison:
    return comity.compare(lineage[older], lineage[newer])


def kinds(comparison: Comparison) -> dict[str, str]:
    return {f"{'+'.join(pair.older)}>{'+'.join(pair.newer)}": pair.kind for pair in comparison.pairs}


def test_from_63_24_to_65_123(lineage: Lineage) -> None:
    assert kinds(found(lineage, "63/24", "65/123")) == (
        {f"pp{older}>pp{newer}": "carried-over" for older, newer in ((1, 1), (2, 2), (3, 5), (4, 6), (5, 7), (6, 8))}
        | {f"pp{older}>pp{older + 2}": "carried-over" for older in (7, 8, 9)}
        | {f">pp{newer}": "new" for newer in (3, 4, 12, 13)}
        | {f"{number}>{number}": "carried-over" for number in range(1, 5)}
        | {"7>10": "carried-over", "8>11": "carried-over"}
        | {"5>5": "reworded", "6>7": "reworded", "9>13": "reworded", "10>14": "reworded"}
        | {f">{newer}": "new" for newer in (6, 8, 9, 12)}
    )


SEED = {
    "65/123>66/261": [(1, 1), (2, 2), (3, 3), (6, 4), (10, 5), (11, 7), (7, 8), (8, 9), (9, 10), (13, 13), (14, 15)],
    "66/261>72/278": [(1, 1), (2, 2), (4, 4), (5, 5), (6, 6), (9, 9), (10, 14), (11, 16), (12, 18), (13, 19), (15, 23)],
}
"""Operative paragraphs that answer each other, paired by reading the Chinese beside the English."""


@pytest.mark.parametrize(("step", "least"), [("65/123>66/261", 11), ("66/261>72/278", 8)])
def test_the_chinese_seed_is_aligned_without_its_words(lineage: Lineage, step: str, least: int) -> None:
    comparison = found(lineage, *step.split(">"))
    pairs = {(pair.older, pair.newer) for pair in comparison.pairs}
    wanted = {((str(older),), (str(newer),)) for older, newer in SEED[step]}
    assert len(pairs & wanted) >= least
    assert all(pair.basis == "fields" and pair.words == () for pair in comparison.pairs)


def test_from_72_278_to_76_270(lineage: Lineage) -> None:
    comparison = found(lineage, "72/278", "76/270")
    pairs = {"+".join(pair.newer): pair for pair in comparison.pairs if pair.newer}
    carried = {number for number, pair in pairs.items() if pair.kind == "carried-over"}
    assert carried == {"pp1", "pp2", "pp7", "pp20", "11", "22", "23", "25", "26"}
    assert (pairs["12"].kind, pairs["12"].what) == ("strengthened", ("softener",))
    assert (pairs["13"].kind, pairs["13"].what) == ("strengthened", ("act",))
    assert (pairs["18"].kind, pairs["18"].what) == ("weakened", ("softener", "actions"))
    assert (pairs["27"].kind, pairs["27"].what) == ("weakened", ("act",))
    assert {pair.older for pair in comparison.pairs if not pair.newer} == {("10",), ("17",), ("22",)}
    assert [(move.older, move.newer) for move in comparison.moved] == [("12", "8")]
