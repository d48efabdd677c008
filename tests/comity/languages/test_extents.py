"""Opening phrases that the UN sets now shorter, now longer."""

import pytest

from comity.languages.acts import opening_act
from comity.languages.extents import is_extent_unsure, set_phrase
from comity.languages.loader import CODES


@pytest.mark.parametrize(
    ("language", "text", "unsure"),
    [
        ("en", "Reaffirms also its commitment to fair fishing;", True),
        ("en", "Requests the Secretary-General to report on fishing;", False),
        ("fr", "Réaffirme son attachement à une pêche équitable ;", False),
        ("fr", "Prie le Secrétaire général de faire rapport ;", False),
        ("ru", "подтверждает свою приверженность честному рыболовству;", True),
        ("ru", "вновь подтверждает свою убежденность в пользе честного рыболовства;", True),
        ("ru", "считает важным продолжать рыболовство;", True),
        ("ru", "считает важным чинить сети;", False),
        ("ru", "одобряет, в частности, честное рыболовство;", True),
        ("ru", "одобряет честное рыболовство;", False),
        ("ar", "تؤكد من جديد التزامها بالصيد العادل؛", True),
        ("ru", "просит Генерального секретаря представить доклад;", False),
        ("zh", "重申深信公平捕鱼有益；", True),
        ("zh", "请秘书长提出报告；", False),
    ],
)
def test_extent(language, text, unsure):
    act = opening_act(text, language, "operative")
    assert act is not None
    assert is_extent_unsure(text, act.end, language, act.lemma) is unsure


@pytest.mark.parametrize("code", CODES)
def test_nothing_behind_an_empty_phrase(code):
    assert not is_extent_unsure("", 0, code)


@pytest.mark.parametrize(
    ("language", "text", "emphasis", "phrase"),
    [
        ("en", "Stresses the need to fish fairly;", [(0, 17, "italic")], "Stresses the need"),
        ("en", "Stresses, the need;", [(0, 9, "italic")], "Stresses"),
        ("en", "Stresses the need;", [(0, 5, "italic")], "Stresses"),
        ("en", "Stresses the need;", [(0, 8, "bold")], None),
        ("en", "In this spirit, stresses the need;", [(16, 24, "italic")], "stresses"),
        ("en", f"{'Far ' * 20}stresses the need;", [(80, 88, "italic")], None),
        ("en", f"{'Far ' * 40};", [(0, 160, "italic")], None),
        ("en", "Stresses the need;", [], None),
        ("ar", "تكرر إدانتها الشديدة للصيد الجائر؛", [(0, 12, "bold italic")], "تكرر إدانتها"),
        ("zh", "确认承诺公平捕鱼；", [(0, 4, "bold")], "确认承诺"),
        ("zh", "对公平捕鱼表示关切；", [(0, 1, "bold"), (5, 9, "bold")], None),
    ],
    ids=[
        "to its end", "a comma", "part of a word", "another style", "behind a lead-in", "too late", "too long",
        "no typography", "Arabic", "Chinese", "a phrase in two pieces",
    ],
)  # fmt: skip
def test_the_phrase_as_it_is_set(language, text, emphasis, phrase):
    found = set_phrase(text, emphasis, language)
    assert (found and text[slice(*found)]) == phrase
