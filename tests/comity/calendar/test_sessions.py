"""Sessions: their days, and where texts name them."""

from datetime import date

import pytest

from comity.calendar.sessions import find_sessions, opening_day, session_at, session_span
from comity.model.errors import ComityError

OPENED = [
    (1, date(1946, 1, 10)), (2, date(1947, 9, 16)), (30, date(1975, 9, 16)), (50, date(1995, 9, 19)),
    (57, date(2002, 9, 10)), (58, date(2003, 9, 16)), (66, date(2011, 9, 13)), (67, date(2012, 9, 18)),
    (75, date(2020, 9, 15)), (76, date(2021, 9, 14)), (78, date(2023, 9, 5)), (79, date(2024, 9, 10)),
    (80, date(2025, 9, 9)),
]  # fmt: skip

NAMED = [
    ("en", "at its eighty-first session", [81]),
    ("en", "at its seventy-seventh and seventy-eighth sessions", [77, 78]),
    ("en", "at the second part of its resumed seventy-fifth session", [75]),
    ("fr", "à sa soixante-huitième session", [68]),
    ("fr", "à ses soixante-dix-septième et soixante-dix-huitième sessions", [77, 78]),
    ("es", "en su septuagésimo séptimo período de sesiones", [77]),
    ("es", "en sus períodos de sesiones septuagésimo séptimo y septuagésimo octavo", [77, 78]),
    ("ru", "на своей шестьдесят восьмой сессии", [68]),
    ("ru", "на ее семьдесят седьмой и семьдесят восьмой сессиях", [77, 78]),
    ("zh", "列入大会第六十八届会议临时议程", [68]),
    ("zh", "大会第六十八届和第六十九届会议", [68, 69]),
    ("zh", "大会第 76 届会议", [76]),
    ("ar", "في دورتها الثامنة والستين", [68]),
    ("ar", "في دورتيها السابعة والسبعين والثامنة والسبعين", [77, 78]),
    ("ar", "في دورة الجمعية العامة الخامسة والسبعين", [75]),
    ("en", "its thirty-second special session", []),
    ("ar", "دورتها الاستثنائية الثلاثين", []),
    ("es", "su trigésimo período extraordinario de sesiones", []),
    ("zh", "第三十届特别会议", []),
]


@pytest.mark.parametrize(("session", "day"), OPENED)
def test_when_sessions_opened(session: int, day: date) -> None:
    assert opening_day(session) == day
    assert session_at(day) == session


def test_sessions_follow_each_other_without_a_gap() -> None:
    for session in range(1, 120):
        first, last = session_span(session)
        assert first < last < opening_day(session + 1)
        assert session_at(last) == session


def test_there_is_no_session_before_the_first() -> None:
    with pytest.raises(ComityError, match="no session"):
        session_at(date(1945, 12, 31))
    with pytest.raises(ComityError, match="no session 0"):
        opening_day(0)


@pytest.mark.parametrize(("language", "text", "sessions"), NAMED)
def test_sessions_named_in_a_text(language: str, text: str, sessions: list[int]) -> None:
    assert [mention.session for mention in find_sessions(text, language)] == sessions


def test_a_mention_knows_its_place() -> None:
    text = "Decides to consider the item at its eighty-first session;"
    (mention,) = find_sessions(text, "en")
    assert text[mention.start : mention.end] == "eighty-first"
