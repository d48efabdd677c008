"""Opening phrases that the UN sets now shorter, now longer."""

import pytest

from comity.languages.acts import opening_act
from comity.languages.extents import is_extent_unsure
from comity.languages.loader import CODES


@pytest.mark.parametrize(
    ("language", "text", "unsure"),
    [
        ("en", "Reaffirms also its commitment to fair fishing;", True),
        ("en", "Requests the Secretary-General to report on fishing;", False),
        ("fr", "Réaffirme son attachement à une pêche équitable ;", False),
        ("fr", "Prie le Secrétaire général de faire rapport ;", False),
        ("ru", "подтверждает свою приверженность честному рыболовству;", True),
        ("ru", "просит Генерального секретаря представить доклад;", False),
        ("zh", "重申致力于公平捕鱼；", True),
        ("zh", "请秘书长提出报告；", False),
    ],
)
def test_extent(language, text, unsure):
    act = opening_act(text, language, "operative")
    assert act is not None
    assert is_extent_unsure(text, act.end, language) is unsure


@pytest.mark.parametrize("code", CODES)
def test_nothing_behind_an_empty_phrase(code):
    assert not is_extent_unsure("", 0, code)
