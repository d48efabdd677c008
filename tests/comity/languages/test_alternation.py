"""A pattern put together by first letters finds what the plain one finds: the same words at the same places."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.languages.alternation import NEVER, alternation, choices, spaced
from comity.languages.loader import CODES, read_table

TRICKY = (
    "the", "the two", "they", "th?at", "a|the three", "(?:these|those) (?:bodies|two)", "(?:both )?bodies", "é",
    "(?<!not )then", "[a-c]x", r"\w+-led", "d’", "(?:d|l)’", "(?-i:T)wo", "(?:a|(?:b|c))d", "(?:ab|a)+c", "и",
    "(?=tw)two", "(?!tho)th[oe]se", "(?!b)(?:a|b)c?", "a?b{0,2}c", "(?:the )*two", "(?:|the )bodies", "[tb]wo|[ab]d",
    "a{2}b*c", "(?<!(?<!not )then )two", "(?:(?<=not )|(?<=the )then )the", "x??-led", "[ab]{1,}c",
    "(?=the|a)(?:the|x)",
)  # fmt: skip
WORDS = (
    "the", "two", "they", "that", "tat", "these", "those", "bodies", "both", "not", "then", "ax", "x-led", "d’une",
    "TWO", "Two", "aabbc", "bbc", "bd", "ad", "cd", "abac", "three", "É", "И", "a", "б", ",", "-",
)  # fmt: skip


def plain(fragments: list[str], *, bounded: bool) -> re.Pattern[str]:
    """All fragments, one behind the other."""
    ordered = sorted(fragments, key=len, reverse=True)
    if not bounded:
        return re.compile("|".join(ordered) or "(?!)", re.IGNORECASE)
    ends = ("’", "[’']")
    body = "|".join(one if one.endswith(ends) else rf"(?:{one})(?![^\W_])" for one in ordered)
    return re.compile(rf"(?<![^\W_])(?:{body or '(?!)'})", re.IGNORECASE)


def places(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


@given(
    st.lists(st.sampled_from(TRICKY), max_size=8, unique=True),
    st.lists(st.sampled_from(WORDS), max_size=12),
    st.sampled_from([" ", "  ", ""]),
    st.booleans(),
)
def test_it_finds_what_the_plain_pattern_finds(fragments: list[str], words: list[str], gap: str, bounded: bool) -> None:
    text = gap.join(words)
    assert places(alternation(fragments, bounded=bounded), text) == places(plain(fragments, bounded=bounded), text)


@pytest.mark.parametrize("code", CODES)
def test_it_finds_the_words_of_every_table(code: str) -> None:
    zone = read_table("clauses", code)["zone"]
    text = " ".join(re.sub(r"\W+", " ", fragment) for fragments in zone.values() for fragment in words_of(fragments))
    tried = [words_of(fragments) for fragments in zone.values() if words_of(fragments)]
    assert tried
    for fragments in tried:
        for bounded in (True, False):
            assert places(alternation(fragments, bounded=bounded), text) == places(
                plain(fragments, bounded=bounded), text
            ), fragments


def words_of(value: object) -> list[str]:
    """The fragments of an entry of a table, if it is a list of them."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


@pytest.mark.parametrize(
    ("fragment", "offered"),
    [
        ("the", ["the"]),
        ("a|b", ["a", "b"]),
        ("(?:a|b)", ["(?:a|b)"]),
        ("(?:a|b)c|d", ["(?:a|b)c", "d"]),
        (r"a\|b|[|(]", [r"a\|b", "[|(]"]),
    ],
)
def test_what_a_fragment_offers(fragment: str, offered: list[str]) -> None:
    assert choices(fragment) == offered


def test_nothing_is_found_by_no_fragment() -> None:
    assert alternation([], bounded=True) is NEVER
    assert NEVER.search("any text\0") is None


def test_a_blank_stands_for_several() -> None:
    assert alternation(spaced(["in this regard"]), bounded=True).search("in  this \n regard")
