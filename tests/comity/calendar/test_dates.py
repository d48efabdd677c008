"""Dates in six languages, as printed and as extraction leaves them."""

import pytest

from comity.calendar.dates import find_dates, parse_date
from comity.model.errors import ComityError

PRINTED = [
    ("en", "on 29 May 2012", "2012-05-29"),
    ("en", "on May 29, 2012", "2012-05-29"),
    ("fr", "le 1er décembre 2020", "2020-12-01"),
    ("fr", "le 16 août 2021", "2021-08-16"),
    ("es", "el 16 de diciembre de 2020", "2020-12-16"),
    ("es", "el 1º de marzo del 2021", "2021-03-01"),
    ("ru", "10 декабря 2020 года", "2020-12-10"),
    ("ru", "от 3 мая 1999 г.", "1999-05-03"),
    ("zh", "2012年5月29日", "2012-05-29"),
    ("zh", "2012 年 5 月 29 日", "2012-05-29"),
    ("zh", "2012 年 12\n月 9日第", "2012-12-09"),
    ("ar", "في 29 أيار/مايو 2012", "2012-05-29"),
    ("ar", "في 2 تشرين الثاني/ نوفمبر 2012", "2012-11-02"),
    ("ar", "في 10 كـانون الأوّل/ديسمبر 2020", "2020-12-10"),
    ("ar", "15 نيسان/أبر يل 2019", "2019-04-15"),
    ("ar", "في \u202a 16\u202c كانون الأول\u202a/\u202cديسمبر \u202a2020", "2020-12-16"),
    ("ar", "2020 كانون الأول/ديسمبر16", "2020-12-16"),
    ("ar", "3 ديسمبر 2020", "2020-12-03"),
]


@pytest.mark.parametrize(("language", "text", "iso"), PRINTED)
def test_a_date_is_read(language: str, text: str, iso: str) -> None:
    assert parse_date(text, language) == iso


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on 31 June 2021"),
        ("en", "in May 2012"),
        ("zh", "2012年5月"),
        ("fr", "le 30 février 2020"),
        ("en", "paragraph 12 of 2012"),
    ],
)
def test_what_is_no_day_is_no_date(language: str, text: str) -> None:
    assert find_dates(text, language) == ()
    with pytest.raises(ComityError, match="no date"):
        parse_date(text, language)


def test_every_mention_knows_its_place() -> None:
    text = "between 2 March 2020 and 14 April 2021"
    found = find_dates(text, "en")
    assert [text[mention.start : mention.end] for mention in found] == ["2 March 2020", "14 April 2021"]


def test_offsets_count_invisible_marks() -> None:
    text = "في \u202b9\u202c آذار/مارس 2020،"
    (mention,) = find_dates(text, "ar")
    assert text[mention.start] == "9"
    assert text[mention.end - 1] == "0"
