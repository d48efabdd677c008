"""Mastheads of texts that we wrote, in the forms of four bodies, with and without a cover, and damaged."""

from pathlib import Path

import pytest

import comity
from comity.structure.closing import find_closings
from comity.structure.masthead import (
    MastheadReading,
    canonical_symbol,
    originating_documents,
    read_masthead,
    session_of,
)

ENGLISH = """United Nations
A/RES/80/9001
General Assembly
Distr.: General
7 December 2025
Eightieth session
Agenda item 128 (a)
Cooperation in fictitious matters
Resolution adopted by the General Assembly on 1 December 2025
[without reference to a Main Committee (A/80/L.945 and Add.1)]
80/9001. Cooperation between the United Nations and a society
of imagined parliaments
The General Assembly,
Recalling its earlier resolutions,
1. Decides to remain seized of the matter.
33rd plenary meeting
1 December 2025
"""

COVERS = {
    "fr": """Nations Unies
A/RES/80/9001
Assemblée générale
Distr. générale
7 décembre 2025
Quatre-vingtième session
Point 128 a) de l’ordre du jour
Résolution adoptée par l’Assemblée générale le 1er décembre 2025
[sur la base du rapport de la Troisième Commission (A/80/945, par. 10)]
80/9001. Coopération imaginée
L’Assemblée générale,
Décide de rester saisie de la question.
33e séance plénière
1er décembre 2025
""",
    "es": """Naciones Unidas
A/RES/80/9001
Asamblea General
Distr. general
7 de diciembre de 2025
Octogésimo período de sesiones
Tema 128 a) del programa
Resolución aprobada por la Asamblea General el 1 de diciembre de 2025
[sobre la base del informe de la Tercera Comisión (A/80/945, párr. 10)]
80/9001. Cooperación imaginada
La Asamblea General,
Decide seguir ocupándose de la cuestión.
33a sesión plenaria
1 de diciembre de 2025
""",
    "ru": """Организация Объединенных Наций
A/RES/80/9001
Генеральная Ассамблея
Distr.: General
7 December 2025
Восьмидесятая сессия
Пункт 128 a) повестки дня
Резолюция, принятая Генеральной Ассамблеей 1 декабря 2025 года
[по докладу Третьего комитета (A/80/945, пункт 10)]
80/9001. Воображаемое сотрудничество
Генеральная Ассамблея,
постановляет продолжать заниматься этим вопросом.
33-е пленарное заседание
1 декабря 2025 года
""",
    "zh": """联合国
A/RES/80/9001
大会
Distr.: General
7 December 2025
第八十届会议
议程项目128(a)
2025年12月1日大会决议
[根据第三委员会的报告(A/80/945，第10段)]
80/9001. 设想的合作
大会，
决定继续处理此案。
第33次全体会议
2025年12月1日
""",
    "ar": """الأمــم المتحـدة
A/RES/80/9001
الجمعية العامة
Distr.: General
7 December 2025
الدورة الثمانون
البند 128 (أ) من جدول الأعمال
قرار اتخذته الجمعية العامة في 1 كانون الأول/ديسمبر 2025
[بناء على تقرير اللجنة الثالثة (A/80/945، الفقرة 10)]
80/9001. التعاون المتخيَّل
إن الجمعية العامة،
تقرر إبقاء المسألة قيد النظر.
الجلسة العامة 33
1 كانون الأول/ديسمبر 2025
""",
}
TITLES = {
    "fr": "Coopération imaginée", "es": "Cooperación imaginada", "ru": "Воображаемое сотрудничество",
    "zh": "设想的合作", "ar": "التعاون المتخيَّل",
}  # fmt: skip


def test_every_line_of_an_english_cover() -> None:
    masthead = read_masthead(ENGLISH, "en").masthead
    assert masthead.symbol == "A/RES/80/9001"
    assert (masthead.number, masthead.session, masthead.meeting) == ("80/9001", "80", "33")
    assert masthead.title == "Cooperation between the United Nations and a society of imagined parliaments"
    assert (masthead.adoption_date, masthead.publication_date) == ("2025-12-01", "2025-12-07")
    assert masthead.agenda_items == ("128(a)",)
    assert masthead.agenda_text == ("Agenda item 128 (a)",)
    assert masthead.agenda_names == ("Cooperation in fictitious matters",)
    assert (masthead.without_reference, masthead.committee) == (True, "")
    assert masthead.proponent == "[without reference to a Main Committee (A/80/L.945 and Add.1)]"
    assert masthead.originating_documents == ("A/80/L.945", "A/80/L.945/ADD.1")
    assert (masthead.publisher, masthead.authority) == ("United Nations", "General Assembly")
    assert (masthead.status, masthead.session_text) == ("Distr.: General", "Eightieth session")


@pytest.mark.parametrize("language", sorted(COVERS))
def test_the_same_cover_in_the_other_languages(language: str) -> None:
    reading = read_masthead(COVERS[language], language)
    masthead = reading.masthead
    assert masthead.symbol == "A/RES/80/9001"
    assert masthead.title == TITLES[language]
    assert (masthead.adoption_date, masthead.publication_date) == ("2025-12-01", "2025-12-07")
    assert (masthead.session, masthead.meeting) == ("80", "33")
    assert masthead.agenda_items[0].startswith("128(")
    assert (masthead.without_reference, masthead.committee) == (False, "main-committee-3")
    assert masthead.originating_documents == ("A/80/945",)
    assert reading.doubts == ()


def first_words(text: str, reading: MastheadReading) -> str:
    return text[reading.start_of_body :].split("\n", maxsplit=1)[0].strip()


@pytest.mark.parametrize("language", ["en", *sorted(COVERS)])
def test_the_body_begins_with_its_formula(language: str) -> None:
    text = COVERS.get(language, ENGLISH)
    formula = {"en": "The General Assembly,", "fr": "L’Assemblée générale,", "es": "La Asamblea General,",
               "ru": "Генеральная Ассамблея,", "zh": "大会，", "ar": "إن الجمعية العامة،"}[language]  # fmt: skip
    assert first_words(text, read_masthead(text, language)) == formula


@pytest.mark.parametrize("language", ["en", *sorted(COVERS)])
def test_without_a_cover_the_title_line_and_the_closing_tell(language: str) -> None:
    text = COVERS.get(language, ENGLISH)
    bare = " " + text[text.index("[") :].replace("\n", " \n\n ")
    masthead = read_masthead(bare, language).masthead
    assert (masthead.symbol, masthead.adoption_date, masthead.meeting) == ("A/RES/80/9001", "2025-12-01", "33")
    assert masthead.title == read_masthead(text, language).masthead.title


def test_a_closing_with_its_date_before_its_meeting() -> None:
    text = COVERS["zh"].replace("第33次全体会议\n2025年12月1日\n", "2025 年 12 月 1 日 \n\n第 33 次全体会议 \n")
    (closing,) = find_closings(text, "zh")
    assert (closing.meeting, closing.date) == ("33", "2025-12-01")
    assert text[closing.start : closing.end].startswith("2025")
    assert closing.lines == ("2025 年 12 月 1 日", "第 33 次全体会议")


def test_cover_lines_run_together() -> None:
    text = ENGLISH.replace("United Nations\nA/RES", "United Nations A/RES").replace(
        "General Assembly\nDistr.: General\n7 December", "General Assembly Distr.: General 7 December"
    )
    masthead = read_masthead(text, "en").masthead
    assert (masthead.symbol, masthead.publication_date) == ("A/RES/80/9001", "2025-12-07")
    assert (masthead.authority, masthead.status) == ("General Assembly", "Distr.: General")


@pytest.mark.parametrize(
    ("line", "items", "names"),
    [
        ("Eightieth session Agenda item 128 (a) Cooperation in fictitious matters:", ("128(a)",), 2),
        ("Eightieth session Agenda item 128 (mm)", ("128(mm)",), 1),
        ("Eightieth session Agenda item 128", ("128",), 1),
        ("Eightieth session Agenda items 9 and 128 (a) Fictitious matters:", ("9", "128(a)"), 2),
        ("Eightieth session Agenda items 9, 12 and 13 Fictitious matters:", ("9", "12", "13"), 2),
        ("Eightieth session Agenda item 9 12.5 million nets:", ("9",), 2),
    ],
)
def test_agenda_items_behind_the_session_on_its_line(line: str, items: tuple[str, ...], names: int) -> None:
    printed = "Eightieth session\nAgenda item 128 (a)\nCooperation in fictitious matters\n"
    masthead = read_masthead(ENGLISH.replace(printed, f"{line}\ncooperation\n"), "en").masthead
    assert masthead.agenda_items == items
    assert len(masthead.agenda_names) == names
    assert masthead.session_text == "Eightieth session"


def test_parts_from_the_cover_and_from_the_text() -> None:
    parts = "\n".join(f"{letter}\nMatter {letter}\nThe General Assembly\nDecides so." for letter in "ABC")
    text = f"80/9002. Imagined budget\n{parts}\n33rd plenary meeting\n1 December 2025\n"
    reading = read_masthead(text, "en")
    assert reading.masthead.symbol == "A/RES/80/9002 A-C"
    assert reading.masthead.title == "Imagined budget"
    assert first_words(text, reading) == "A"
    assert [doubt.code for doubt in reading.doubts] == ["part-inferred"]
    with_cover = read_masthead("A/RES/80/9002 A–C\n" + text, "en")
    assert with_cover.masthead.symbol == "A/RES/80/9002 A-C"
    assert with_cover.doubts == ()


def test_a_text_that_cites_its_own_first_part_is_the_second() -> None:
    text = "80/9003. Imagined mission\nThe General Assembly,\nRecalling resolution 80/9003 A,\nDecides so.\n"
    assert read_masthead(text, "en").masthead.symbol == "A/RES/80/9003 B"


@pytest.mark.parametrize(
    ("language", "words", "symbol"),
    [
        ("en", "The General Assembly,\nRecalling section X of its resolution 80/9003, and others,", "A/RES/80/9003 B"),
        ("ru", "Генеральная Ассамблея,\nссылаясь на раздел X своей резолюции 80/9003 и другие,", "A/RES/80/9003 B"),
        ("zh", "大会，\n回顾其第80/9003号决议第十节，", "A/RES/80/9003 B"),
        ("en", "The General Assembly,\nRecalling its resolutions 80/9003 and 80/9003 B,", "A/RES/80/9003 C"),
        ("en", "The General Assembly,\nRecalling its resolution 80/90031,", "A/RES/80/9003"),
        ("en", "The General Assembly,\nRecalling the report A/80/9003 and decision 78/80/9003,", "A/RES/80/9003"),
        ("en", "The General Assembly,\nDecides so.\nA/RES/80/9003\nDecides more.", "A/RES/80/9003"),
        ("en", "The General Assembly,\nDecides so.\n80/9003. Imagined mission\nDecides more.", "A/RES/80/9003"),
    ],
)
def test_a_text_that_cites_its_own_number_is_the_second_of_it(language: str, words: str, symbol: str) -> None:
    reading = read_masthead(f"80/9003. Imagined mission\n{words}\n", language)
    assert reading.masthead.symbol == symbol
    assert ("part-inferred" in [doubt.code for doubt in reading.doubts]) is (" " in symbol)


def test_a_shuffled_arabic_title_line() -> None:
    text = "A/RES/80/9001\n\u202b\u202a- .80/9001\u202c التعاون\u202c\nإن الجمعية العامة،\n"
    assert read_masthead(text, "ar").masthead.title == "- التعاون"


COUNCILS = [
    (
        "en",
        "United Nations\nS/RES/9901 (2025)\nSecurity Council\n17 September 2025\nResolution 9901 (2025)\n"
        "Adopted by the Security Council at its 9962nd meeting, on\n17 September 2025\nThe Security Council,\n",
        ("S/RES/9901 (2025)", "9901 (2025)", "2025-09-17", "9962", "The Security Council,"),
    ),
    (
        "fr",
        "Nations Unies\nS/RES/9901 (2025)\nConseil de sécurité\nRésolution 9901 (2025)\nAdoptée par le Conseil de"
        " sécurité à sa 9962e séance, le 17 septembre 2025\nLe Conseil de sécurité,\n",
        ("S/RES/9901 (2025)", "9901 (2025)", "2025-09-17", "9962", "Le Conseil de sécurité,"),
    ),
    (
        "zh",
        "联合国\nS/RES/9901(2025)\n安全理事会\nDistr.: General\n17 September 2025\n第9901(2025)号决议"
        "\n2025年9月17日安全理事会\n第9962次会议通过\n安全理事会，\n",
        ("S/RES/9901 (2025)", "9901 (2025)", "2025-09-17", "9962", "安全理事会，"),
    ),
    (
        "en",
        "United Nations\nE/RES/2025/905\nEconomic and Social Council\n2025/905. Imagined statistics\n"
        "The Economic and Social Council,\nDecides so.\n18th plenary meeting\n22 July 2025\n",
        ("E/RES/2025/905", "2025/905", "2025-07-22", "18", "The Economic and Social Council,"),
    ),
    (
        "en",
        "United Nations\nA/HRC/RES/60/901\nGeneral Assembly\nHuman Rights Council\nSixtieth session\n"
        "Resolution adopted by the Human Rights Council on 6 October 2025\n60/901. Imagined rights\n"
        "The Human Rights Council,\nDecides so.\n45th meeting\n6 October 2025\n",
        ("A/HRC/RES/60/901", "60/901", "2025-10-06", "45", "The Human Rights Council,"),
    ),
    (
        "en",
        "2999 (XXV). Imagined declaration\nThe General Assembly,\nApproves.\n1883rd plenary meeting\n24 October 1970\n",
        ("A/RES/2999 (XXV)", "2999 (XXV)", "1970-10-24", "1883", "The General Assembly,"),
    ),
    (
        "en",
        "A/RES/ES-11/901\nGeneral Assembly\nEleventh emergency special session\nES-11/901. Imagined emergency\n"
        "The General Assembly,\nDecides so.\n5th plenary meeting\n2 March 2022\n",
        ("A/RES/ES-11/901", "ES-11/901", "2022-03-02", "5", "The General Assembly,"),
    ),
]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    COUNCILS,
    ids=["sc-en", "sc-fr", "sc-zh", "ecosoc", "human-rights-council", "before-1976", "emergency"],
)
def test_other_bodies_and_older_forms(language: str, text: str, found: tuple[str, ...]) -> None:
    reading = read_masthead(text, language)
    masthead = reading.masthead
    assert (
        masthead.symbol, masthead.number, masthead.adoption_date, masthead.meeting, first_words(text, reading),
    ) == found  # fmt: skip


@pytest.mark.parametrize(
    ("symbol", "number", "session"),
    [("A/RES/66/261", "66/261", "66"), ("A/RES/ES-11/1", "ES-11/1", "ES-11"), ("A/RES/S-32/1", "S-32/1", "S-32"),
     ("", "66/261", "66"), ("A/RES/2625 (XXV)", "2625 (XXV)", "XXV"), ("S/RES/2565 (2021)", "2565 (2021)", ""),
     ("E/RES/2020/5", "2020/5", "")],
)  # fmt: skip
def test_sessions_in_symbols(symbol: str, number: str, session: str) -> None:
    assert session_of(symbol, number) == session


def test_canonical_symbols() -> None:
    assert canonical_symbol("S/RES/2596(2021)") == "S/RES/2596 (2021)"
    assert canonical_symbol("A/RES/75/101 A–B") == "A/RES/75/101 A-B"


@pytest.mark.parametrize(
    ("proponent", "documents"),
    [
        ("[未经发交主要委员会而通过(A/66/L.45 和 Add.1)]", ("A/66/L.45", "A/66/L.45/ADD.1")),
        ("(A/ES-11/L.1 and A/ES-11/L.1/Add.1)", ("A/ES-11/L.1", "A/ES-11/L.1/ADD.1")),
        ("(A/75/478/Add.2, para. 89)", ("A/75/478/ADD.2",)),
        ("", ()),
    ],
)
def test_originating_documents(proponent: str, documents: tuple[str, ...]) -> None:
    assert originating_documents(proponent) == documents


@pytest.mark.parametrize("text", ["", "\n\n", "no masthead at all", "[", "66/261.", "大会"])
def test_nothing_breaks_on_what_is_no_document(text: str) -> None:
    reading = read_masthead(text, "en")
    assert 0 <= reading.start_of_body <= len(text)
    assert "no-adoption-date" in [doubt.code for doubt in reading.doubts]


@pytest.mark.corpus
def test_the_founding_document(shared: Path) -> None:
    (path,) = (shared / "seeds").glob("*.txt")
    text = path.read_text(encoding="utf-8")
    masthead = read_masthead(text, "zh").masthead
    assert (masthead.symbol, masthead.adoption_date, masthead.meeting) == ("A/RES/66/261", "2012-05-29", "111")
    assert (masthead.without_reference, masthead.originating_documents) == (True, ("A/66/L.45", "A/66/L.45/ADD.1"))
    assert len(masthead.title) == 20


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["99/68.", "Nets", "Follow-up to the Programme of Action on the Mending of"],
            "Follow-up to the Programme of Action on the Mending of Nets",
        ),
        (
            ["99/68.", "Follow-up to the Programme of Action on the Mending of", "Nets"],
            "Follow-up to the Programme of Action on the Mending of Nets",
        ),
        (
            ["99/68. Nets", "Follow-up to the Programme of Action on the Mending of Nets"],
            "Nets Follow-up to the Programme of Action on the Mending of Nets",
        ),
        (
            ["99/68.", "Programme of Action on the Mending of", "Nets and Harbours in the Coastal Regions"],
            "Programme of Action on the Mending of Nets and Harbours in the Coastal Regions",
        ),
        (["99/68.", "Nets and boats"], "Nets and boats"),
        *[
            (["99/68.", above, below], f"{above} {below}")
            for above, below in (
                ("Harbours:", "Nets and boats in the coastal regions and on all the islands that lie off"),
                ("Situation in", "Xalandia and the other harbours of the coast from which boats put to"),
                ("Assistance from", "Xalandia and the other harbours of the coast"),
                ("Harbours", "Xalandia and the other islands of the sea"),
            )
        ],
    ],
)
def test_the_last_line_of_a_title_may_have_come_out_above_its_first(lines: list[str], title: str) -> None:
    text = "\n".join([*lines, "The General Assembly,", "Recalling its nets,", "1. Decides to meet."])
    assert comity.read(text.encode(), name="nets.txt").masthead.title == title


RIGHTS = {
    "es": (
        "Naciones Unidas\nA/HRC/RES/60/901\nAsamblea General\nDistr. general\n12 de octubre de 2025\n"
        "Consejo de Derechos Humanos\n60 período de sesiones\nTema 3 de la agenda\nDerechos imaginados\n"
        "Resolución aprobada por el Consejo de Derechos Humanos el 6 de octubre de 2025\n60/901.Derechos del pescador\n"
        "El Consejo de Derechos Humanos,\n",
        "Derechos del pescador",
    ),
    "ar": (
        "الأمم المتحدة\nA/HRC/RES/60/901\nالجمعية العامة\nDistr.: General\n12 October 2025\nمجلس حقوق الإنسان\n"
        "الدورة الستون\nالبند 3 من جدول الأعمال\nحقوق متخيلة\n"
        "قرار اعتمده مجلس حقوق الإنسان في 6 تشرين الأول/أكتوبر 2025\n٦٠ /901- حقوق الصياد\nإن مجلس حقوق الإنسان،\n",
        "- حقوق الصياد",
    ),
    "zh": (
        "联 合 国\nA/HRC/RES/60/901\n大 会\nDistr.: General\n12 October 2025\n人权理事会\n第六十届会议\n议程项目3\n"
        "想象的权利\n人权理事会2025年10月6日通过的决议\n60/901渔民的权利\n人权理事会,\n",
        "渔民的权利",
    ),
}


@pytest.mark.parametrize("language", sorted(RIGHTS))
def test_covers_of_the_human_rights_council(language: str) -> None:
    text, title = RIGHTS[language]
    reading = read_masthead(text, language)
    masthead = reading.masthead
    assert (masthead.symbol, masthead.number, masthead.title) == ("A/HRC/RES/60/901", "60/901", title)
    assert (masthead.adoption_date, masthead.agenda_items) == ("2025-10-06", ("3",))
    assert len(masthead.agenda_names) == 1
    assert text[reading.start_of_body :] == text.splitlines()[-1] + "\n"


def test_a_number_on_a_line_of_its_own_below_the_name_of_the_body() -> None:
    text = (
        "Совет по правам человека\nШестидесятая сессия\nПункт 3 повестки дня\nРезолюция, принятая Советом по правам"
        " человека\n60/901\nПрава вымышленного\nрыбака\nСовет по правам человека,\nссылаясь на Устав,\n"
    )
    reading = read_masthead(text, "ru")
    masthead = reading.masthead
    assert (masthead.symbol, masthead.title) == ("A/HRC/RES/60/901", "Права вымышленного рыбака")
    assert text[reading.start_of_body :].startswith("Совет по правам человека,")


def test_a_number_with_its_stop_goes_before_the_same_number_on_the_cover() -> None:
    cover = "A/HRC/RES/60/901\n60/901\nadopted at the meeting\n60/901. Rights of fishers\nThe Human Rights Council,\n"
    assert read_masthead(cover, "en").masthead.title == "Rights of fishers"


def test_the_name_of_the_body_above_its_formula_is_none() -> None:
    text = "Совет по правам человека\nШестидесятая сессия\nСовет по правам человека,\nссылаясь на Устав,\n"
    assert text[read_masthead(text, "ru").start_of_body :].startswith("Совет по правам человека,")


def test_a_cover_title_without_its_day() -> None:
    text = "第五十届会议\n议程项目72\n大会决议\n[根据第一委员会的报告(A/50/945)通过]\n50/901. 想象\n大会,\n回顾,\n"
    masthead = read_masthead(text, "zh").masthead
    assert (masthead.cover_title, masthead.agenda_names, masthead.title) == ("大会决议", (), "想象")


DRAFTS = {
    "en": "Agenda item 9\nFollow-up\nDraft resolution submitted by the President of the General Assembly\nNets\n"
    "The General Assembly,\nRecalling them,\n",
    "fr": "Point 9 de l’ordre du jour\nSuivi\nXalande et Yland : projet de résolution\nNets\nL’Assemblée générale,\n"
    "Les rappelant,\n",
    "es": "Tema 9 del programa\nSeguimiento\nXalandia: proyecto de resolución revisado\nNets\nLa Asamblea General,\n"
    "Recordando,\n",
    "ru": "Пункт 9 повестки дня\nДалее\nЗаландия и Иландия:\nпроект резолюции\nNets\nГенеральная Ассамблея,\n"
    "ссылаясь на них,\n",
    "ar": "البند 9 من جدول الأعمال\nالمتابعة\nمشروع قرار مقدم من رئيس الجمعية العامة\nNets\nإن الجمعية العامة،\n"
    "إذ تشير إليها،\n",
    "zh": "议程项目9\n后续\n大会主席提出的决议草案\nNets\n大会,\n回顾这些,\n",
}


@pytest.mark.parametrize("language", sorted(DRAFTS))
def test_the_title_of_a_draft(language: str) -> None:
    masthead = read_masthead(f"A/80/L.978\n{DRAFTS[language]}", language).masthead
    assert (masthead.title, len(masthead.agenda_names), masthead.adoption_date) == ("Nets", 1, "")
    lines = DRAFTS[language].splitlines()[2:-3]
    assert masthead.cover_title == " ".join(lines)


def test_a_title_that_lost_its_number_stands_below_the_proponent() -> None:
    text = ENGLISH.replace("80/9001. Cooperation", "Cooperation").replace("A/RES/80/9001\n", "")
    masthead = read_masthead(text, "en").masthead
    assert masthead.title == "Cooperation between the United Nations and a society of imagined parliaments"
    assert masthead.symbol == ""


def test_the_stop_of_a_number_that_is_lost_is_no_title() -> None:
    title = ENGLISH[ENGLISH.index("80/9001. ") : ENGLISH.index("The General Assembly,")]
    masthead = read_masthead(ENGLISH.replace(title, ". \n"), "en").masthead
    assert (masthead.title, masthead.symbol) == ("", "A/RES/80/9001")


def test_a_day_of_adoption_outside_the_session_is_doubted() -> None:
    reading = read_masthead(ENGLISH.replace("1 December 2025", "1 December 2026"), "en")
    assert [(doubt.code, dict(doubt.facts)) for doubt in reading.doubts] == [
        ("adoption-date", {"adopted": "2026-12-01", "session": "80"})
    ]
    assert not read_masthead(ENGLISH, "en").doubts


VOLUMES = {
    "en": "99 (1951). Resolution of 1 September 1951\n[S/9322]\nThe Security Council,\nRecalling it,\n"
    "Requests a report.\nAdopted at the 947th meeting by\n10 votes to none, with 1 abstention (Xalandia).\n",
    "fr": "99 (1951). Résolution du 1er septembre 1951\n[S/9322]\nLe Conseil de sécurité,\nLa rappelant,\n"
    "Prie les parties d’agir.\nAdoptée à la 947e séance par\n\n10 voix contre zéro, avec une abstention (Xalande).\n",
    "es": "99 (1951). Resolución de 1 de septiembre de 1951\n[S/9322]\nEl Consejo de Seguridad,\nRecordándola,\n"
    "Pide un informe.\nAprobada en la 947a. sesión por 10 votos contra ninguno.\n",
    "ru": "99 (1951). Резолюция от 1 сентября 1951 года\n[S/9322]\nСовет Безопасности,\nссылаясь на нее,\n"
    "просит сообщить.\nПринята единогласно на 947-м заседании.\n",
}


@pytest.mark.parametrize("language", sorted(VOLUMES))
def test_the_volumes_of_the_security_council(language: str) -> None:
    read = comity.read(VOLUMES[language].encode(), name="volume.txt", language=language)
    masthead = read.masthead
    assert (masthead.symbol, masthead.adoption_date, masthead.meeting) == ("S/RES/99 (1951)", "1951-09-01", "947")
    assert [block.kind.value for block in read.blocks][-2:] == ["operative", "closing"]


@pytest.mark.parametrize(
    ("language", "text", "symbol"),
    [
        ("ru", "Резолюция 60/912,\nпринятая Генеральной Ассамблеей, о сетях\nГенеральная Ассамблея,\n", "A/RES/60/912"),
        ("en", "RESOLUTION 1992/927\nNets\nThe Economic and Social Council,\n", "E/RES/1992/927"),
        ("zh", "联合国大会65/919号决议\n大会,\n", "A/RES/65/919"),
        ("fr", "Résolution 60/912\nLe Conseil des droits de l’homme,\n", "A/HRC/RES/60/912"),
        ("en", "Follow-up to resolution 60/912\nThe General Assembly,\n", ""),
    ],
    ids=["ru", "ecosoc", "zh", "fr", "named-only"],
)
def test_a_number_alone_heads_the_text(language: str, text: str, symbol: str) -> None:
    assert read_masthead(text, language).masthead.symbol == symbol


def test_a_title_without_a_stop_on_the_first_line() -> None:
    text = "52 / 931   شباك متخيلة\n\nإن الجمعية العامة،\n\nإذ تلاحظ الشباك،\n"
    masthead = read_masthead(text, "ar").masthead
    assert (masthead.symbol, masthead.title) == ("A/RES/52/931", "شباك متخيلة")


ROWS = {
    "digits": ("1. Nets", "Recalling resolution 60/9001, all the ports met.", "2. Ropes"),
    "Roman": ("I. Nets", "1. Requests the Secretary-General to count the nets;", "II. Ropes"),
}
MEETINGS = {
    "opening words": ("At its 95th plenary meeting, on 14 December 2043, the General Assembly decided to meet.",),
    "closing": ("95th plenary meeting", "14 December 2043"),
    "formula": ("The General Assembly,", "Decides to meet."),
}


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize("row", ROWS)
def test_numbered_headings_above_the_meeting_or_formula_are_text(row: str, meeting: str) -> None:
    lines = [*ROWS[row], *MEETINGS[meeting]]
    resolution = comity.read(("\n\n".join(lines) + "\n").encode(), language="en")
    printed = "".join(f"{block.number}{block.text}" for block in resolution.blocks)
    assert "".join(printed.split()) == "".join("".join(lines).split())


def test_chinese_numbered_headings_above_the_meeting_are_text() -> None:
    text = "一、渔网\n\n二、绳索\n\n在2043年12月14日第95次全体会议上，大会决定开会。\n"
    assert [block.number for block in comity.read(text.encode()).blocks] == ["一、", "二、", ""]


NUMBERED_COVERS = {
    "the first number comes again": ("A/HRC/RES/98/9001", "1. Nets of imagined seas"),
    "sponsors of a draft": ("A/98/L.9001", "1. Fishing nets", "2. Ropes", "Xalandia: draft resolution", "Nets"),
    "symbol": ("1. Nets", "2. Ropes", "A/RES/98/9001", "Resolution adopted by the General Assembly"),
}


@pytest.mark.parametrize("cover", NUMBERED_COVERS)
def test_numbers_that_only_a_cover_has_are_no_text(cover: str) -> None:
    body = ("The General Assembly,", "Recalling all ports,", "1. Requests States to meet;", "2. Decides to meet.")
    resolution = comity.read(("\n".join((*NUMBERED_COVERS[cover], *body)) + "\n").encode(), language="en")
    assert [f"{block.number} {block.text}".strip() for block in resolution.blocks] == list(body)
    assert resolution.symbol == next(line for line in NUMBERED_COVERS[cover] if "/" in line)


def test_a_number_on_the_cover_that_no_second_follows_is_no_heading() -> None:
    cover = "A/DEC/98/901\n1. Fishing nets\nAt its 95th plenary meeting, the General Assembly decided to meet.\n"
    assert comity.read(cover.encode()).blocks[0].text.startswith("At its 95th")


BARE = {
    "en": ("Fishing nets of imagined\nseas", "The General Assembly,", "1. Decides to meet."),
    "fr": ("Filets de pêche des mers\nimaginées", "L’Assemblée générale,", "1. Décide de se réunir."),
    "es": ("Redes de pesca de mares\nimaginados", "La Asamblea General,", "1. Decide reunirse."),
    "ru": ("Рыболовные сети вымышленных\nморей", "Генеральная Ассамблея,", "1. постановляет собраться."),
    "zh": ("想象海洋的\n渔网", "大会，", "1. 决定开会。"),
    "ar": ("شباك الصيد في البحار\nالمتخيلة", "إن الجمعية العامة،", "1 - تقرر أن تجتمع."),
}


@pytest.mark.parametrize("language", BARE)
def test_what_stands_above_the_formula_of_a_text_without_number_and_cover_is_its_title(language: str) -> None:
    text = "\n".join(BARE[language]) + "\n"
    found = read_masthead(text, language)
    assert found.masthead.title.replace(" ", "") == BARE[language][0].replace("\n", "").replace(" ", "")
    assert text[found.start_of_body :].startswith(BARE[language][1])
    span = found.masthead.title_span
    assert text[span.start : span.end] == BARE[language][0]


@pytest.mark.parametrize("above", ["The ports are open.", "4", "* * *", "United Nations\nPorts", "A\nB\nC\nD"])
def test_what_is_no_title_above_the_formula_is_none(above: str) -> None:
    text = f"{above}\nThe General Assembly,\n1. Decides to meet.\n"
    assert read_masthead(text, "en").masthead.title == ""
