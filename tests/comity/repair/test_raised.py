"""Marks of a source that has typography: what it sets as a superscript is one, with a note and without."""

import hashlib

import pytest

from comity.model.text import SourceText, TextRun
from comity.repair import repair

TEXT = """The General Assembly,

Recalling the hearing of parliaments,[1] and the work of 2045{mark} on the sea,

1. Decides to meet.

[1] A/98/9001.
"""


@pytest.mark.parametrize(
    ("mark", "raised", "words", "markers"),
    [
        ("[2]", True, "2045 on the sea", [("1", True), ("2", False)]),
        ("[1]", True, "2045 on the sea", [("1", True), ("1", True)]),
        ("[2]", False, "2045[2] on the sea", [("1", True)]),
        ("[ii]", True, "2045[ii] on the sea", [("1", True)]),
    ],
    ids=["its note is not there", "a second reference", "it stands on the line", "no number"],
)
def test_a_raised_mark(mark: str, raised: bool, words: str, markers: list[tuple[str, bool]]) -> None:
    text = TEXT.format(mark=mark)
    first, second = text.index("[1]"), text.index(f"2045{mark}") + 4
    runs = [TextRun(first, first + 3, superscript=True), TextRun(second, second + len(mark), superscript=raised)]
    source = SourceText(text, hashlib.sha256(text.encode()).hexdigest(), "sea.docx", "application/pdf", tuple(runs))
    clean = repair(source, "en")
    assert words in clean.text
    assert [(found.marker, found.sure) for found in clean.marks] == markers
