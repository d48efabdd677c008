"""A stretched lam is one letter; two lams of a word's own stay."""

import pytest

from comity.sources.pdf.doubled import without_doubled_lams
from comity.sources.pdf.glyphs import Glyph
from comity.sources.pdf.lines import Line
from comity.sources.pdf.pages import Page


def page(*lines: str) -> Page:
    """A page whose letters all stand at one place: the words alone count."""
    return Page(1, 600.0, 800.0, tuple(Line(1, 0.0, 10.0, 0.0, 0.0, glyphs(line)) for line in lines))


def glyphs(text: str) -> tuple[Glyph, ...]:
    return tuple(Glyph(letter, 0.0, 0.0, 0.0, 0.0, 10.0, False, False, place) for place, letter in enumerate(text))


@pytest.mark.parametrize(
    ("line", "elsewhere", "read"),
    [
        ("المواد اللكيميائية هنا", "المواد الكيميائية", "المواد الكيميائية هنا"),
        ("المواد اللكيميائية،", "المواد الـكيميائية.", "المواد الكيميائية،"),
        ("وذللك", "وذلك", "وذلك"),
        ("المواد اللكيميائية", "المواد الأخرى", "المواد اللكيميائية"),
        ("للكيانات", "لكيانات", "للكيانات"),
        ("وللكيانات", "ولكيانات", "وللكيانات"),
        ("اللذين", "الذين", "اللذين"),
    ],
    ids=[
        "article",
        "elsewhere stretched, with signs",
        "inside a word",
        "nowhere else",
        "to the",
        "and to the",
        "a dual",
    ],
)
def test_a_doubled_lam(line: str, elsewhere: str, read: str) -> None:
    (found,) = without_doubled_lams([page(line, elsewhere)])
    assert [one.text for one in found.lines] == [read, elsewhere]
