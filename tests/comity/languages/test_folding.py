"""Folding keeps every character traceable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.languages.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("the\u00a0Assembly", "the Assembly"),
        ("non\u2011proliferation", "non-proliferation"),
        ("co\u00adoperation", "cooperation"),
        ("\u202bتعصّب\u202c", "تعصب"),
        ("ديسـمبر", "ديسمبر"),
        ("ﻻ", "لا"),
    ],
)
def test_what_folding_does(text: str, folded: str) -> None:
    assert fold(text).text == folded


@given(st.text(alphabet="ab \u202b\u0651\u0640\ufefbدلا\u00ad\u00a0\n"))
def test_offsets_never_decrease_and_stay_inside(text: str) -> None:
    folded = fold(text)
    offsets = [folded.source_of(position) for position in range(len(folded.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    for position in range(len(folded.text)):
        start, end = folded.source_span(position, position + 1)
        assert 0 <= start < end <= len(text)
