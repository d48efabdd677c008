"""Arabic that was written as it looks from the left is in reading order; Arabic the right way round stays."""

import re

import pytest

from comity.languages.structure import structure_of
from comity.repair import repair
from comity.repair.mirrored import undo_mirrored_lines
from comity.repair.traced import traced
from comity.sources.text import open_text

LINES = """A/RES/98/9001
98/9001 - البرلمانات والبحار
إن الجمعية العامة،
إذ تشير إلى قرارها 57/32 المؤرخ 19 تشرين الثاني/نوفمبر 2002 (انظر المرفق)،
وإذ تلاحظ مع التقدير ما ورد في تقرير الأمين العام (A/98/123) عن التعاون في المنطقة،
1 - تشجع الدول على أن تعمل على ذلك بما في وسعها من جهد إلى أن تبلغ 50 في المائة (UNESCO)؛
A/98/124."""

NUMBER = re.compile(r"[A-Za-z0-9]+(?:[./,:][A-Za-z0-9]+)*")
TURNED = str.maketrans("()", ")(")
FORMS = str.maketrans({"ا": "ﺍ", "ل": "ﻟ", "م": "ﻣ", "ن": "ﻦ", "ع": "ﻋ"})


def seen(line: str, *, turned: bool) -> str:
    """The line as it looks from the left; brackets as they look, or as they are stored."""
    if line.isascii():
        return line
    left = NUMBER.sub(lambda number: number.group()[::-1], line[::-1])
    return left.translate(TURNED) if turned else left


@pytest.mark.parametrize("turned", [True, False], ids=["brackets as they look", "brackets as stored"])
def test_lines_are_in_reading_order(turned: bool) -> None:
    printed = "\n".join(seen(line, turned=turned) for line in LINES.split("\n"))
    assert undo_mirrored_lines(traced(printed), structure_of("ar")).text == LINES


def test_presentation_forms_become_the_letters_they_are() -> None:
    printed = "\n".join(seen(line.translate(FORMS), turned=True) for line in LINES.split("\n"))
    assert repair(open_text(printed.encode(), name="a.txt"), "ar").text == LINES


@pytest.mark.parametrize("text", [LINES, LINES[:60], "ابجد هوز", "The General Assembly,", ""])
def test_what_is_in_reading_order_stays(text: str) -> None:
    assert undo_mirrored_lines(traced(text), structure_of("ar")).text == text


def test_every_character_keeps_its_place() -> None:
    printed = "\n".join(seen(line, turned=False) for line in LINES.split("\n"))
    found = undo_mirrored_lines(traced(printed), structure_of("ar"))
    assert [printed[offset] for offset in found.offsets] == list(found.text)
    assert sorted(found.offsets) == list(range(len(printed)))
