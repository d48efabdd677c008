"""The data of mastheads: what is looked for first is in every form that is looked for then."""

import pytest

from comity.languages.loader import CODES
from comity.languages.masthead import masthead_words


@pytest.mark.parametrize("code", CODES)
def test_every_form_of_a_meeting_holds_its_word(code):
    words = masthead_words(code)
    assert all(words.meeting in form.pattern for form in words.meetings)
