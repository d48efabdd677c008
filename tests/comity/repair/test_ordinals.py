"""The raised ending of an ordinal number stands right behind its figures; other figures and words stay apart."""

import pytest

from comity.languages.structure import structure_of
from comity.repair.ordinals import rejoin_ordinals
from comity.repair.traced import traced


def rejoined(printed: str, language: str) -> str:
    return rejoin_ordinals(traced(printed), structure_of(language)).text


APART = [
    ("en", "the 11\nth\n and 22\nnd\n sessions", "the 11th and 22nd sessions"),
    ("en", "97 th plenary meeting", "97th plenary meeting"),
    ("en", "97\n\nth\n\nplenary meeting", "97th plenary meeting"),
    ("en", "the 1 st, the 3\nrd meeting", "the 1st, the 3rd meeting"),
    ("en", "the 111 th, the 101 st", "the 111th, the 101st"),
    ("fr", "le 1\ner\n janvier, la 11\ne\n session", "le 1er janvier, la 11e session"),
    ("fr", "97 e séance plénière", "97e séance plénière"),
    ("es", "97\na\n sesión plenaria, el 1 er período", "97a sesión plenaria, el 1er período"),
    ("es", "el 1\no\n de enero", "el 1o de enero"),
    ("ru", "97\n-е пленарное заседание, 5 -й день", "97-е пленарное заседание, 5-й день"),
]


@pytest.mark.parametrize(("language", "printed", "read"), APART)
def test_the_ending_stands_behind_its_figures(language: str, printed: str, read: str) -> None:
    assert rejoined(printed, language) == read


STAYS = [
    ("en", "of 11 St Julian's, 12 the sea, 21 th, 11 st"),
    ("en", "57/32\nth, 2.5 th, 12\nthe"),
    ("fr", "le 2 et le 3, 5 e) de, résolution 57/32 e, 1 entre"),
    ("es", "de 2 a 5, de 10\na 20 sesiones, 1 o 2, 1 o más"),
    ("ru", "5 - е, от 5 до 7, 5 -ели"),
    ("ar", "97 th"),
    ("zh", "第 97 th"),
]


@pytest.mark.parametrize(("language", "printed"), STAYS)
def test_figures_and_words_stay_apart(language: str, printed: str) -> None:
    assert rejoined(printed, language) == printed


def test_every_character_keeps_its_place() -> None:
    printed = "the 11\nth\n session"
    found = rejoin_ordinals(traced(printed), structure_of("en"))
    assert [printed[offset] for offset in found.offsets] == [*"the 11th", "\n", *"session"]
