"""What a text may end with: the quick look at its last character refuses no text that the pattern would take."""

import pytest

from comity.languages.loader import CODES
from comity.languages.structure import structure_of

ENDS = [
    ("terminal", "the ocean;", True),
    ("terminal", "the ocean,", True),
    ("terminal", "the ocean.”", True),
    ("terminal", "the ocean) ", False),
    ("terminal", "the ocean.) \t", True),
    ("stop", "the ocean,", False),
    ("stop", "the ocean.\n", True),
    ("terminal", "the ocean,”", True),
    ("colon", "the ocean:", True),
    ("colon", "the ocean", False),
    ("abbreviation", "Corr.", True),
    ("abbreviation", "Corr", False),
    ("terminal", "", False),
]


@pytest.mark.parametrize(("kind", "text", "ends"), ENDS)
@pytest.mark.parametrize("code", CODES)
def test_a_text_ends_so(code: str, kind: str, text: str, ends: bool) -> None:
    ending = getattr(structure_of(code), kind)
    assert ending.ends(text) is ends
    assert (ending.pattern.search(text) is not None) is ends
