"""Pages of Unicode: what a text has characters of."""

import pytest

from comity.languages.pages import HAN, WIDE, has_any


@pytest.mark.parametrize(
    ("text", "han", "wide"),
    [
        ("", False, False),
        ("The General Assembly,", False, False),
        ("Генеральная Ассамблея — “№ 4”…", False, False),
        ("大会，", True, True),
        ("Note（1）", False, True),
        ("\U0001f54a and \ud800", False, True),
    ],
    ids=["empty", "Latin", "Cyrillic", "Chinese", "full-width brackets", "beyond the first plane"],
)
def test_what_a_text_has_characters_of(text, han, wide):
    assert (has_any(text, HAN), has_any(text, WIDE)) == (han, wide)
