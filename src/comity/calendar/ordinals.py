"""Ordinal numbers as six languages print them: in words, with digits and a suffix, in Roman and Chinese numerals."""

import re
from dataclasses import dataclass
from functools import cache

from comity.languages.calendar import OrdinalWords, calendar_words
from comity.languages.folding import fold

ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
ROMAN_FIGURES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
ROMAN_FORM = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
CHINESE = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
CHINESE_TENS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class OrdinalMention:
    """Characters `start` to `end` of a text print the ordinal number `value`."""

    start: int
    end: int
    value: int


def find_ordinals(text: str, language: str) -> tuple[OrdinalMention, ...]:
    """Every ordinal in the text, in order, in words or digits; single words such as "first" too."""
    folded = fold(text)
    found = []
    for match in ordinal_pattern(language).finditer(folded.text):
        value = ordinal_value(match[0], language)
        if value:
            found.append(OrdinalMention(*folded.source_span(*match.span()), value))
    return tuple(found)


def parse_ordinal(text: str, language: str) -> int | None:
    """The number that the whole text names as an ordinal ("sixty-eighth", "68th", "第六十八"), None if none."""
    plain = fold(text).text.strip()
    match = ordinal_pattern(language).fullmatch(plain)
    return ordinal_value(match[0], language) if match else None


def roman_value(numeral: str) -> int | None:
    """The number of a Roman numeral in capitals, None if it is not well formed."""
    if not numeral or not ROMAN_FORM.fullmatch(numeral):
        return None
    values = [ROMAN[letter] for letter in numeral]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def chinese_value(numeral: str) -> int | None:
    """The number of a Chinese numeral ("一百一十一", "六十八", "二〇三〇"), None if it is not one."""
    if not numeral or any(letter not in CHINESE and letter not in CHINESE_TENS for letter in numeral):
        return None
    if not any(letter in CHINESE_TENS for letter in numeral):
        return int("".join(str(CHINESE[letter]) for letter in numeral))
    total, digit = 0, 0
    for letter in numeral:
        if letter in CHINESE_TENS:
            total += (digit or 1) * CHINESE_TENS[letter]
            digit = 0
        else:
            digit = CHINESE[letter]
    return total + digit


def ordinal_value(printed: str, language: str) -> int | None:
    """The number of words that `ordinal_pattern` matched; None where they do not make one number."""
    digits = re.search(r"\d+", printed)
    if digits:
        return int(digits[0])
    words = calendar_words(language).ordinals
    if words.spelled_digits:
        return chinese_value("".join(letter for letter in printed if letter in words.spelled_digits))
    total = 0
    for match in _word_pattern(language).finditer(printed.lower()):
        total += _word_value(match[0], words)
    return total or None


@cache
def ordinal_pattern(language: str) -> re.Pattern[str]:
    """Matches one ordinal in folded text, without groups, case ignored."""
    words = calendar_words(language).ordinals
    suffix = "|".join(words.suffixes)
    digits = rf"{words.prefix}(?<!\d)\d{{1,3}}(?!\d)\s?(?:{suffix})"
    if words.spelled_digits:
        return re.compile(rf"{words.prefix}[{words.spelled_digits}]+|{digits}")
    guard = "" if words.ascending or suffix == "" else r"(?!\w)"
    before = rf"(?:(?<!\w)|(?<=\W[{words.clitics}]))" if words.clitics else r"(?<!\w)"
    return re.compile(rf"{before}(?:{spelled_pattern(words)})(?!\w)|(?<![\w/]){digits}{guard}", re.IGNORECASE)


def spelled_pattern(words: OrdinalWords) -> str:
    """Ordinals in words: tens before units, or units before tens, as the language has it."""
    joiner = f"(?:{'|'.join(words.joiners)})"
    endings = "|".join(sorted(words.endings, key=len, reverse=True))
    groups = {name: _by_size(words.ordinals, name, endings) for name in ("unit", "ten", "hundred", "teen")}
    if words.ascending:
        small = f"(?:{groups['teen']}|{groups['unit']}(?:{joiner}{groups['ten']})?|{groups['ten']})"
        return f"{small}(?:{joiner}{groups['hundred']})?|{groups['hundred']}"
    before = {name: _by_size(words.cardinals, name, "") for name in ("unit", "ten", "hundred", "teen")}
    tens = f"(?:{before['ten']}{joiner}(?:{before['teen']}{joiner})?)"
    last = f"(?:{groups['teen']}|{groups['unit']}|{groups['ten']}|{groups['hundred']})"
    return f"(?:{before['hundred']}{joiner})?{tens}?(?:{before['teen']}{joiner})?{last}"


def _by_size(values: dict[str, int], size: str, endings: str) -> str:
    """The words of one size (units, teens, tens, hundreds) as alternatives; never matches where there are none."""
    spans = {"unit": range(1, 10), "teen": range(10, 20), "ten": range(20, 100), "hundred": range(100, 1000)}
    names = sorted((name for name, value in values.items() if value in spans[size]), key=len, reverse=True)
    ending = f"(?:{endings})" if endings else ""
    return (
        f"(?:(?:{'|'.join(re.escape(name).replace(chr(92) + ' ', ' ') for name in names)}){ending})"
        if names
        else "(?!)"
    )


@cache
def _word_pattern(language: str) -> re.Pattern[str]:
    """Matches one word of an ordinal, the longest first."""
    words = calendar_words(language).ordinals
    endings = f"(?:{'|'.join(sorted(words.endings, key=len, reverse=True))})"
    forms = {name: re.escape(name) for name in words.cardinals}
    forms |= {
        name: f"(?:{forms[name]}|{name}{endings})" if name in forms else name + endings for name in words.ordinals
    }
    return re.compile("|".join(forms[name] for name in sorted(forms, key=len, reverse=True)))


def _word_value(printed: str, words: OrdinalWords) -> int:
    """The value of one printed word: the longest cardinal or ordinal stem that begins it."""
    stems = {**words.ordinals, **words.cardinals}
    fitting = [stem for stem in stems if printed.startswith(stem)]
    return stems[max(fitting, key=len)] if fitting else 0


def roman_numeral(value: int) -> str:
    """The Roman numeral of a number from 1 to 3999, in capitals."""
    numeral = ""
    for figure, letters in ROMAN_FIGURES:
        count, value = divmod(value, figure)
        numeral += letters * count
    return numeral
