"""Word differences: right in six scripts, and never a character lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.languages.loader import CODES
from comity.lineage.words import word_changes

CASES = {
    "Chinese acts and names are whole words": (
        "zh",
        "鼓励会员国加强合作；",
        "促请会议加强合作；",
        [("removed", "鼓励会员国"), ("added", "促请会议"), ("kept", "加强合作；")],
    ),
    "a Chinese character between two changes belongs to them": (
        "zh",
        "定期审查海上灯塔；",
        "每期检查海上灯塔；",
        [("removed", "定期审"), ("added", "每期检"), ("kept", "查海上灯塔；")],
    ),
    "an Arabic conjunction stands apart from its word": (
        "ar",
        "الحكومات البرلمانات",
        "الحكومات والبرلمانات",
        [("kept", "الحكومات "), ("added", "و"), ("kept", "البرلمانات")],
    ),
    "an Arabic preposition stands apart from its word": (
        "ar",
        "تشجع الدول على ذلك",
        "تهيب بالدول على ذلك",
        [("removed", "تشجع "), ("added", "تهيب ب"), ("kept", "الدول على ذلك")],
    ),
    "two Arabic prefixes of one word": (
        "ar",
        "تطلب للدول",
        "تطلب بالدول",
        [("kept", "تطلب "), ("removed", "لل"), ("added", "بال"), ("kept", "دول")],
    ),
    "case is no difference": (
        "en",
        "Also invites States",
        "Invites States",
        [("removed", "Also "), ("kept", "Invites States")],
    ),
    "a word with a hyphen is one": (
        "en",
        "the follow-up report",
        "the follow report",
        [("kept", "the "), ("removed", "follow-up"), ("added", "follow"), ("kept", " report")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_words(case: str) -> None:
    language, older, newer, wanted = CASES[case]
    assert [(change.kind, change.newer or change.older) for change in word_changes(older, newer, language)] == wanted


SOME = st.text(st.sampled_from("abc ,.-’و لالبدمن鼓励的会员国和 12٣"), max_size=40)


@given(st.sampled_from(CODES), SOME, SOME)
def test_the_pieces_are_the_two_texts(language: str, older: str, newer: str) -> None:
    changes = word_changes(older, newer, language)
    assert "".join(change.older for change in changes) == older
    assert "".join(change.newer for change in changes) == newer
