"""Forms before 1976: numbers with their session, in six languages; words of ours in the manner of that time."""

import pytest

import comity
from comity.model.resolution import Resolution

CLOSINGS = {
    "en": "1883rd plenary meeting,\n24 October 1970.",
    "fr": "1883e séance plénière,\n24 octobre 1970.",
    "es": "1883a. sesión plenaria,\n24 de octubre de 1970.",
    "ru": "1883-е пленарное заседание,\n24 октября 1970 года.",
    "zh": "一九七〇年十月二十四日，\n第一八八三次全体会议。",
    "ar": "الجلسة العامة 1883\n24 تشرين الأول/أكتوبر 1970",
}
TEXTS = {
    "en": ("The General Assembly,", "Recalling its resolution 1514 (XV) of 14 December 1960,", "1. Takes note of it."),
    "fr": ("L’Assemblée générale,", "Rappelant sa résolution 1514 (XV) du 14 décembre 1960,", "1. Prend note."),
    "es": ("La Asamblea General,", "Recordando su resolución 1514 (XV) de 14 de diciembre de 1960,", "1. Toma nota."),
    "ru": (
        "Генеральная Ассамблея,",
        "ссылаясь на свою резолюцию 1514 (XV) от 14 декабря 1960 года,",
        "1. отмечает это.",
    ),
    "zh": ("大会，", "覆按其一九六〇年十二月十四日决议案一五一四(十五)，", "一、欢迎此项报告书。"),
    "ar": (
        "إن الجمعية العامة،",
        "إذ تشير إلى قرارها 1514 (د-15) المؤرخ في 14 كانون الأول/ديسمبر 1960،",
        "1 - ترحب به.",
    ),
}


def read(language: str, title: str, joint: str = "\n") -> Resolution:
    return comity.read((joint.join([title, *TEXTS[language], CLOSINGS[language]]) + "\n").encode(), language=language)


@pytest.mark.parametrize(
    ("language", "title", "symbol"),
    [
        ("en", "9901 (XXV). Ports", "A/RES/9901 (XXV)"),
        ("en", "9901 B (XXV). Ports", "A/RES/9901 B (XXV)"),
        ("en", "9902 (S-VI). Ports", "A/RES/9902 (S-VI)"),
        ("fr", "9902 (ES-IV). Les ports", "A/RES/9902 (ES-IV)"),
        ("es", "9903 (XXV) Los puertos", "A/RES/9903 (XXV)"),
        ("ru", "9904 (XXV). Порты", "A/RES/9904 (XXV)"),
        ("zh", "9905(XXV). 港口", "A/RES/9905 (XXV)"),
        ("zh", "九九〇五(二十五)、港口", "A/RES/9905 (XXV)"),
        ("zh", "九九〇五（二十五）。港口", "A/RES/9905 (XXV)"),
        ("ar", "9906 (د-29) الموانئ", "A/RES/9906 (XXIX)"),
        ("ar", "9906 (د - 30) - الموانئ", "A/RES/9906 (XXX)"),
        ("ar", "9907 (دإ-6). الموانئ", "A/RES/9907 (S-VI)"),
        ("ar", "9908 (دإط-4). الموانئ", "A/RES/9908 (ES-IV)"),
    ],
)
def test_the_number_in_the_title_gives_the_symbol(language: str, title: str, symbol: str) -> None:
    resolution = read(language, title)
    masthead = resolution.masthead
    assert (masthead.symbol, masthead.adoption_date, masthead.meeting) == (symbol, "1970-10-24", "1883")
    assert [block.kind.value for block in resolution.blocks] == ["formula", "preambular", "operative", "closing"]
    assert [citation.symbol for block in resolution.blocks for citation in block.citations] == ["A/RES/1514(XV)"]
    assert resolution.doubts == ()


def test_a_number_below_another_line_is_a_title_where_words_with_a_capital_follow() -> None:
    assert read("es", "Resolución de la Asamblea\n9903 (XXV) Los puertos").masthead.title == "Los puertos"
    assert read("es", "Resolución de la Asamblea\n9903 (XXV) de los puertos").symbol == ""


def test_an_annex_in_capitals_is_one_even_where_it_opens_like_a_resolution() -> None:
    annex = (
        "ANNEX",
        "Declaration on Ports",
        "The General Assembly,",
        "Reaffirming that ports are open,",
        "1. Ports open.",
    )
    text = "\n".join(["9901 (XXV). Ports", *TEXTS["en"], CLOSINGS["en"], *annex])
    kinds = [block.kind.value for block in comity.read(f"{text}\n".encode()).blocks]
    assert kinds[4:] == ["annex-heading", "annex-heading", "annex-text", "annex-text", "annex-text"]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("依照第二六二五(二十五)号决议及决议案二〇二五(二十)，", {"A/RES/2625(XXV)", "A/RES/2025(XX)"}),
        ("覆按理事会决议案五十四(一九四八)，", {"S/RES/54(1948)"}),
        ("依照决议草案三(一)和第六(二)段，", set()),
    ],
)
def test_resolutions_cited_in_chinese_figures(text: str, symbols: set[str]) -> None:
    body = f"九九〇五(二十五)、港口\n大会，\n{text}\n一、欢迎此项报告书。\n{CLOSINGS['zh']}\n"
    resolution = comity.read(body.encode(), language="zh")
    assert {citation.symbol for block in resolution.blocks for citation in block.citations} == symbols


@pytest.mark.parametrize(
    "head",
    [
        "Resolutions adopted on the reports of the Sixth Committee    121",
        "122    General Assembly—Twenty-fifth Session",
    ],
)
def test_heads_of_the_volumes_are_furniture(head: str) -> None:
    text = "\n".join(["9901 (XXV). Ports", *TEXTS["en"][:2], head, TEXTS["en"][2], CLOSINGS["en"]])
    assert all("Session" not in block.text for block in comity.read(f"{text}\n".encode()).blocks)
    assert len(comity.read(f"{text}\n".encode()).blocks) == 4


@pytest.mark.parametrize(
    ("language", "opening", "line"),
    [
        ("en", "Recalling the", "resolutions adopted on the reports of the First Committee in session 12"),
        ("en", "Recalling that there were", "5 resolutions adopted without reference to a Main Committee"),
        ("ru", "ссылаясь на", "резолюции, принятые по докладам Первого комитета на сессии 12"),
        ("ar", "وإذ تشير إلى", "القرارات المتخذة بناء على تقارير اللجنة الأولى في الدورة 12"),
        ("zh", "回顾", "根据第一委员会报告通过的决议 12"),
        ("en", "Recalling the contents:", "Resolutions adopted on the report of the First Committee 12\n" * 2),
    ],
)
def test_a_sentence_or_list_that_tells_of_resolutions_is_no_head(language: str, opening: str, line: str) -> None:
    formula, *_ = TEXTS[language]
    text = f"60/901. Ports\n{formula}\n{opening}\n{line}\n{TEXTS[language][2]}\n"
    resolution = comity.read(text.encode(), language=language)
    assert "".join(line.split())[:40] in "".join("".join(block.text.split()) for block in resolution.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "Генеральная Ассамблея,\nссылаясь на свою резолюцию\n1514 (XV) Генеральной Ассамблеи о гаванях\n"
        "напоминая о портах,\n1. просит Генерального секретаря представить доклад;\n"
        "2. постановляет продолжить рассмотрение.\n",
        "الجمعية العامة،\nإذ تشير إلى قرارها\n1514 (د-15) المؤرخ 14 كانون الأول/ديسمبر 1960 بشأن الموانئ،\n"
        "1 - تطلب إلى الأمين العام أن يقدم تقريرا؛\n2 - تقرر أن تواصل النظر في البند.\n",
    ],
)
def test_a_number_cited_at_the_head_of_a_line_is_no_title(text: str) -> None:
    assert comity.read(text.encode()).symbol == ""
