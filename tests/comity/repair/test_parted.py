"""Arabic lines that an extractor cut at vowel marks. All sentences are our own."""

import unicodedata

import pytest

from comity.repair.parted import rejoin_parted_lines
from comity.repair.traced import traced

FULL = "وإذ تلاحظ أن مجالس الموانئ الخمسة قد عملت معا طوال السنة الماضية على تحسين سلامة البحارة"
"""A line as wide as the page."""


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        pytest.param(
            ["ن المجلس ينظر في سجل السفن كل سنة،", "وإذ تلاحظ أ ّ"],
            ["وإذ تلاحظ أّن المجلس ينظر في سجل السفن كل سنة،"],
            id="the-rest-of-a-word-stands-above",
        ),
        pytest.param(
            ["سفن الصيد الصغيرة،", "ل الموانئ وك ّ", "وإذ تشمل القائمة ك ّ"],
            ["وإذ تشمل القائمة كّل الموانئ وكّسفن الصيد الصغيرة،"],
            id="parts-in-reverse-order",
        ),
        pytest.param(
            ["عززت عملها،", "وإذ ترى أ ّ", "ن المجالس قد ّ"],
            ["وإذ ترى أّن المجالس قدّعززت عملها،"],
            id="a-part-that-begins-with-the-rest-of-a-word-stands-behind-it",
        ),
        pytest.param(
            ["وإذ تشير إلى ما َّ", "تسببت به العواصف من أضرار،"],
            ["وإذ تشير إلى ما تسببت به العواصف من أضرار،"],
            id="before-a-word-the-rest-stands-below",
        ),
        pytest.param(
            ["وشرط لسلامة الموانئ", "ٌ", "وإذ ترى أن السجل أساس"],
            ["وإذ ترى أن السجل أساس وشرط لسلامة الموانئ"],
            id="a-mark-alone-between-the-rest-and-the-beginning",
        ),
        pytest.param(
            [FULL, "ٍ", "بروح من التعاون،", "وإذ ترحب بالعمل المشترك"],
            [FULL, "وإذ ترحب بالعمل المشترك بروح من التعاون،"],
            id="a-mark-alone-above-the-rest-and-the-beginning",
        ),
        pytest.param(
            [FULL, "تقييم أفضل لأحوال السفن والموانئ؛", "يسهل فهمها، بغية كفالة", "ٍ", FULL + "،"],
            [FULL, "يسهل فهمها، بغية كفالة تقييم أفضل لأحوال السفن والموانئ؛", FULL + "،"],
            id="a-mark-alone-below-the-rest-and-the-beginning",
        ),
        pytest.param(
            [FULL, "تقييم أفضل لأحوال السفن؛", "يسهل فهمها وقراءتها؛", "ٍ", FULL + "،"],
            [FULL, "تقييم أفضل لأحوال السفن؛", "يسهل فهمها وقراءتها؛", FULL + "،"],
            id="a-mark-alone-below-two-whole-lines",
        ),
        pytest.param(
            ["وأساليب الاتجار بها على نحو غير مشروع،", "ٍ", FULL + "،", "وأهمية الموانئ الصغيرة في المنطقة،"],
            ["وأساليب الاتجار بها على نحو غير مشروع،", FULL + "،", "وأهمية الموانئ الصغيرة في المنطقة،"],
            id="a-mark-alone-between-a-last-line-and-a-full-one",
        ),
        pytest.param(
            ["السنة التي \u064f\u0623\u0623علنت سنة للموانئ"],
            ["السنة التي \u0623\u064fعلنت سنة للموانئ"],
            id="a-vowel-before-its-alef",
        ),
        pytest.param(
            ["السنة التي \u0623\u064fعلنت فيها"], ["السنة التي \u0623\u064fعلنت فيها"], id="a-vowel-behind-its-alef"
        ),
        pytest.param(
            ["المؤرخ 5 أيار/مايو 2018، مع التقدير، َّ", "4 - ولاحظت الموانئ في قرارها َّ", "أن السفن صالحة، " + FULL],
            ["4 - ولاحظت الموانئ في قرارها المؤرخ 5 أيار/مايو 2018، مع التقدير،َّ", "أن السفن صالحة، " + FULL],
            id="a-part-with-a-number-begins-the-line",
        ),
        pytest.param(
            ["وفي الشتاء.", "4 - ولاحظت الموانئ أن َّ", "السفن صالحة،"],
            ["وفي الشتاء.", "4 - ولاحظت الموانئ أن السفن صالحة،"],
            id="a-part-with-a-number-below-a-whole-line",
        ),
        pytest.param(
            ["بأن السفن صالحة جدا َّ", "4 - تسل ّم َّ", "للملاحة في الشتاء، ثم في الصيف؛"],
            ["4 - تسلّم بأن السفن صالحة جدا للملاحة في الشتاء، ثم في الصيف؛"],
            id="a-word-with-a-mark-before-its-last-letter-is-no-beginning",
        ),
        pytest.param(
            [FULL, "ُّ", FULL + "،"],
            [FULL, FULL + "،"],
            id="a-mark-alone-between-whole-lines",
        ),
        pytest.param(
            ["وإذ تعمل الموانئ معا ً", "في السنوات الخمس،"],
            ["وإذ تعمل الموانئ معاً", "في السنوات الخمس،"],
            id="an-adverb-may-end-a-line",
        ),
        pytest.param(
            [FULL, "وإذ تلاحظ أن السفن الصغيرة التي تبحر في الشتاء قد تحتاج إلى مرشد من الميناء أ ّ"],
            [FULL, "وإذ تلاحظ أن السفن الصغيرة التي تبحر في الشتاء قد تحتاج إلى مرشد من الميناء أّ"],
            id="what-does-not-fit-on-one-line-is-not-one",
        ),
    ],
)
def test_parted_lines_are_whole_again(printed, read):
    page = "\n".join([FULL, *printed, ""])
    found = rejoin_parted_lines(traced(page))
    assert found.text.rstrip("\n").split("\n") == [FULL, *read]
    assert differing(found, page) == []


def differing(found, page):
    """The characters that stand for another one in the source; a line end may have become a blank."""
    traced_to = [(found.text[at], page[place]) for at, place in enumerate(found.offsets) if place >= 0]
    return [pair for pair in traced_to if pair[0] != pair[1] and pair != (" ", "\n")]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (["\u064f\u0623", "والتدرب مدى الحياة،", "الجيد للبحارة"], ["الجيد للبحارة والتدرب مدى الحياة،"]),
        (
            ["للموانئ والمراسي؛", "5 - تلاحظ حالات \u064f\u0623", "توقف الاجتماعات كلها في الموانئ؛"],
            ["للموانئ والمراسي؛", "5 - تلاحظ حالات توقف الاجتماعات كلها في الموانئ؛"],
        ),
    ],
    ids=["on a line of its own", "before a word"],
)
def test_a_doubling_with_its_vowel_may_be_read_with_an_alef(printed, read):
    found = rejoin_parted_lines(traced("\n".join([FULL, *printed, ""])))
    assert found.text.rstrip("\n").split("\n") == [FULL, *read]


def test_a_line_that_a_mark_does_not_cut_stays_where_it_is():
    text = f"{FULL}\n{' ' * 59}\nَّوإذ تشجّع المجلس،\n"
    assert rejoin_parted_lines(traced(text)).text == text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("أن تمُ َّو ّل الموانئ", "أن تمُوَّل الموانئ"),
        ("بالتص ّدِّي للعواصف", "بالتصدِّي للعواصف"),
        ("تض ُّرّرها من العواصف", "تضرُّرها من العواصف"),
        ("للح ّد من العواصف", "للحّد من العواصف"),
    ],
    ids=["with a vowel", "without", "no blank behind", "drawn once"],
)
def test_a_doubling_drawn_twice_is_read_once_behind_its_letter(printed, read):
    found = rejoin_parted_lines(traced(f"{FULL}\n{printed}\n")).text
    assert unicodedata.normalize("NFC", found) == unicodedata.normalize("NFC", f"{FULL}\n{read}\n")
