"""Arabic words are put together again where an extractor took the room before a ya or ba for a blank."""

import pytest

from comity.repair.kerned import rejoin_kerned
from comity.repair.traced import traced

SHOWN = "البحر ية والنهر ية، وتطو يرها وتوز يعها"
"""Words that show that an extractor parted some."""


def rejoined(printed: str) -> str:
    text = rejoin_kerned(traced(f"{SHOWN}\n{printed}"))
    assert [text.offsets[place] for place in range(3)] == [0, 1, 2]
    return text.text.split("\n", 1)[1]


PARTED = [
    ("إلى ز يادة عدد المنارات في أفر يقيا", "إلى زيادة عدد المنارات في أفريقيا"),
    ("الاتحاد الأفر يقي", "الاتحاد الأفريقي"),
    ("للأولو يات والمستو ى وطر يقة العمل،", "للأولويات والمستو ى وطريقة العمل،"),
    ("الإ يرادات وإ يجاد الموارد", "الإيرادات وإيجاد الموارد"),
    ("و إذ تشير إلى الموانئ، و بخاصة البعيدة", "وإذ تشير إلى الموانئ، وبخاصة البعيدة"),
    ("أن تصون و يجوز لها أن تبيع", "أن تصون ويجوز لها أن تبيع"),
]


@pytest.mark.parametrize(("printed", "read"), PARTED)
def test_a_parted_word_is_whole(printed: str, read: str) -> None:
    assert rejoined(printed) == read


STAYS = [
    "أن يحدد المنار يوما، وأن يذكر يوميا، كما هو يلي",
    "الأمر يتطلب، والسفير يقيم، والتقرير يفيد، وهو يعيد",
    "القرارات 9001 ألف و باء و ياء و جيم",
    "من الفقرة (و) إلى (ي)",
    "و 9001 و XAA",
    "جدار يقي الميناء من الموج، وهو يقي القوارب",
]


@pytest.mark.parametrize("printed", STAYS)
def test_words_that_stand_apart_stay(printed: str) -> None:
    assert rejoined(printed) == printed


def test_a_text_that_shows_no_parted_words_stays() -> None:
    text = traced("و إذ تشير إلى البحر ية\nو بخاصة")
    assert rejoin_kerned(text) is text
