"""Ordinals in six languages, words and digits."""

import pytest

from comity.calendar.ordinals import (
    chinese_value,
    find_ordinals,
    parse_ordinal,
    roman_numeral,
    roman_value,
)

WORDS = [
    ("en", "sixty-eighth", 68), ("en", "one hundred and eleventh", 111), ("en", "Twelfth", 12), ("en", "111th", 111),
    ("en", "eightieth", 80), ("en", "first", 1),
    ("fr", "soixante-huitième", 68), ("fr", "soixante-dix-huitième", 78), ("fr", "quatre-vingt-unième", 81),
    ("fr", "quatre-vingt-dix-neuvième", 99), ("fr", "vingt et unième", 21), ("fr", "cent onzième", 111),
    ("fr", "111e", 111), ("fr", "première", 1), ("fr", "quatre-vingtième", 80),
    ("es", "sexagésimo octavo", 68), ("es", "septuagésima quinta", 75), ("es", "decimotercero", 13),
    ("es", "decimoctavo", 18),
    ("es", "centésimo undécimo", 111), ("es", "tercer", 3), ("es", "111ª", 111), ("es", "octogésimo", 80),
    ("ru", "шестьдесят восьмой", 68), ("ru", "шестьдесят восьмую", 68), ("ru", "семидесятая", 70),
    ("ru", "сто одиннадцатое", 111), ("ru", "восемьдесят первой", 81), ("ru", "третьей", 3), ("ru", "111-е", 111),
    ("zh", "第六十八", 68), ("zh", "第 111", 111), ("zh", "第一百一十一", 111), ("zh", "第八十", 80),
    ("ar", "الثامنة والستين", 68), ("ar", "الثامنة والستون", 68), ("ar", "الحادية والثمانين", 81),
    ("ar", "الخامسة عشرة", 15), ("ar", "السبعين", 70), ("ar", "الحادية عشرة بعد المائة", 111), ("ar", "الأولى", 1),
]  # fmt: skip


def _english(number: int) -> str:
    units = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
    teens = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if number < 20:
        return [*units, *teens.split()][number - 1]
    ten, unit = divmod(number, 10)
    return f"{tens[ten - 2]}-{units[unit - 1]}" if unit else tens[ten - 2].replace("y", "ieth")


def _chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    ten, unit = divmod(number, 10)
    head = "" if not ten else "十" if ten == 1 else digits[ten] + "十"
    return head + (digits[unit] if unit else "")


ONE_TO_NINETY_NINE = {
    "en": _english,
    "zh": lambda n: "第" + _chinese(n),
    "fr": lambda n: f"{n}e",
    "ru": lambda n: f"{n}-й",
    "es": lambda n: f"{n}º",
}


@pytest.mark.parametrize(("language", "words", "number"), WORDS)
def test_an_ordinal_is_read(language: str, words: str, number: int) -> None:
    assert parse_ordinal(words, language) == number


@pytest.mark.parametrize("language", sorted(ONE_TO_NINETY_NINE))
def test_every_ordinal_up_to_ninety_nine(language: str) -> None:
    printed = ONE_TO_NINETY_NINE[language]
    assert [parse_ordinal(printed(number), language) for number in range(1, 100)] == list(range(1, 100))


def test_two_ordinals_joined_by_and_are_two() -> None:
    found = find_ordinals("its seventy-seventh and seventy-eighth sessions", "en")
    assert [mention.value for mention in found] == [77, 78]
    found = find_ordinals("السابعة والسبعين والثامنة والسبعين", "ar")
    assert [mention.value for mention in found] == [77, 78]


@pytest.mark.parametrize("words", ["sixty", "resolution 57/32", "2030", "annex"])
def test_what_is_no_ordinal(words: str) -> None:
    assert parse_ordinal(words, "en") is None


@pytest.mark.parametrize(("numeral", "value"), [("XXV", 25), ("IV", 4), ("XLIX", 49), ("IIX", None), ("", None)])
def test_roman_numerals(numeral: str, value: int | None) -> None:
    assert roman_value(numeral) == value


def test_roman_numerals_there_and_back() -> None:
    assert all(roman_value(roman_numeral(number)) == number for number in range(1, 400))


@pytest.mark.parametrize(("numeral", "value"), [("二〇三〇", 2030), ("一百零五", 105), ("十", 10), ("甲", None)])
def test_chinese_numerals(numeral: str, value: int | None) -> None:
    assert chinese_value(numeral) == value
