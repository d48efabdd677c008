"""Statements and decisions: what names the meeting first, in six languages and several layouts. All words are ours."""

import pytest

import comity
from comity.languages.loader import CODES

STATEMENTS = {
    "en": (
        "PRST 60/901. Ports",
        "At its 42nd meeting, on 8 October 2025, the President of the Human Rights Council made the following "
        "statement:",
        "“The Human Rights Council welcomes the report.”",
    ),
    "fr": (
        "PRST 60/901. Les ports",
        "À sa 42e séance, le 8 octobre 2025, la Présidente du Conseil des droits de l’homme a fait la déclaration "
        "suivante :",
        "« Le Conseil des droits de l’homme se félicite du rapport. »",
    ),
    "es": (
        "PRST 60/901. Los puertos",
        "En su 42ª sesión, celebrada el 8 de octubre de 2025, la Presidencia del Consejo de Derechos Humanos formuló "
        "la siguiente declaración:",
        "“El Consejo de Derechos Humanos acoge con beneplácito el informe.”",
    ),
    "ru": (
        "PRST 60/901. Порты",
        "На своем 42-м заседании 8 октября 2025 года Председатель Совета по правам человека сделал следующее "
        "заявление:",
        "«Совет по правам человека приветствует доклад».",
    ),
    "zh": (
        "PRST 60/901. 港口",
        "在2025年10月8日第42次会议上，人权理事会主席发表声明如下：",
        "“人权理事会欢迎报告。”",
    ),
    "ar": (
        "بيان الرئيس 60/901 - الموانئ",
        "في الجلسة 42، المعقودة في 8 تشرين الأول/أكتوبر 2025، أدلت رئيسة مجلس حقوق الإنسان بالبيان التالي:",
        "”إن مجلس حقوق الإنسان يرحب بالتقرير.“",
    ),
}
DECISIONS = {
    "en": (
        "2043/9203. Ports",
        "At its 2nd plenary meeting, on 8 June 2043, the Economic and Social Council approved it.",
    ),
    "fr": (
        "2043/9203. Les ports",
        "À sa 2e séance plénière, le 8 juin 2043, le Conseil économique et social a approuvé le plan.",
    ),
    "es": (
        "2043/9203. Los puertos",
        "En su segunda sesión plenaria, celebrada el 8 de junio de 2043, el Consejo Económico y Social aprobó el plan.",
    ),
    "ru": (
        "2043/9203. Порты",
        "На своем 2-м пленарном заседании 8 июня 2043 года Экономический и Социальный Совет утвердил план.",
    ),
    "zh": ("2043/9203. 港口", "在2043年6月8日第2次全体会议上，经济及社会理事会核可了计划。"),
    "ar": (
        "2043/9203 - الموانئ",
        "في الجلسة العامة 2، المعقودة في 8 حزيران/يونيه 2043، قرر المجلس الاقتصادي والاجتماعي أن يعتمد الخطة.",
    ),
}


@pytest.mark.parametrize("language", CODES)
def test_a_statement_of_the_human_rights_council_needs_no_cover(language: str) -> None:
    resolution = comity.read(("\n".join(STATEMENTS[language]) + "\n").encode(), language=language)
    masthead = resolution.masthead
    assert (resolution.kind, masthead.symbol) == ("statement", "A/HRC/PRST/60/901")
    assert (masthead.adoption_date, masthead.meeting) == ("2025-10-08", "42")
    assert [block.text for block in resolution.blocks] == list(STATEMENTS[language][1:])
    assert resolution.doubts == ()


@pytest.mark.parametrize("language", CODES)
def test_a_decision_of_the_economic_and_social_council_needs_no_cover(language: str) -> None:
    resolution = comity.read(("\n".join(DECISIONS[language]) + "\n").encode(), language=language)
    masthead = resolution.masthead
    assert (resolution.kind, masthead.symbol) == ("decision", "E/DEC/2043/9203")
    assert (masthead.adoption_date, masthead.meeting) == ("2043-06-08", "2")
    assert [block.text for block in resolution.blocks] == [DECISIONS[language][1]]


@pytest.mark.parametrize("language", CODES)
def test_on_one_line_a_decision_has_its_title_and_its_words(language: str) -> None:
    resolution = comity.read((" ".join(DECISIONS[language]) + "\n").encode(), language=language)
    assert (resolution.kind, resolution.symbol) == ("decision", "E/DEC/2043/9203")
    assert [block.text for block in resolution.blocks] == [DECISIONS[language][1]]
    assert "line-ends-lost" in [doubt.code for doubt in resolution.doubts]


def test_on_one_line_each_quoted_paragraph_of_a_statement_begins_anew() -> None:
    said = ("“The Security Council recalls its resolution 9901 (2042).", "“The Security Council remains seized.”")
    opening = (
        "At the 9991st meeting of the Security Council, held on 12 March 2043, in connection with the item entitled "
        "“The port”, the President of the Security Council made the following statement on behalf of the Council:"
    )
    text = " ".join(["S/PRST/2043/9001", "Statement by the President of the Security Council", opening, *said])
    resolution = comity.read(f"{text}\n".encode())
    assert [block.text for block in resolution.blocks] == [opening, *said]
    assert (resolution.symbol, resolution.masthead.meeting) == ("S/PRST/2043/9001", "9991")


SAID = {
    "es": (
        "S/PRST/2043/9001",
        "Declaración de la Presidencia del Consejo de Seguridad",
        "En la 9991ª sesión del Consejo de Seguridad, celebrada el 12 de marzo de 2043, en relación con el tema "
        "titulado “El puerto”, la Presidencia del Consejo de Seguridad hizo la siguiente declaración en nombre del "
        "Consejo:",
        "“El Consejo de Seguridad recuerda su resolución 9901 (2042). El Consejo acoge con beneplácito el informe.",
        "El Consejo de Seguridad seguirá ocupándose de la cuestión.”",
    ),
    "ru": (
        "S/PRST/2043/9001",
        "Заявление Председателя Совета Безопасности",
        "На 9991-м заседании Совета Безопасности, состоявшемся 12 марта 2043 года, в связи с рассмотрением пункта, "
        "озаглавленного «Порт», Председатель Совета Безопасности от имени Совета сделал следующее заявление:",
        "«Совет Безопасности ссылается на свою резолюцию 9901 (2042). Совет приветствует доклад.",
        "Совет Безопасности продолжит заниматься этим вопросом».",
    ),
    "fr": (
        "S/PRST/2043/9001",
        "Déclaration de la Présidente du Conseil de sécurité",
        "À la 9991e séance du Conseil de sécurité, tenue le 12 mars 2043, au sujet de la question intitulée "
        "« Le port », la Présidente du Conseil de sécurité a fait la déclaration suivante au nom du Conseil :",
        "« Le Conseil de sécurité rappelle sa résolution 9901 (2042). Le Conseil de sécurité se félicite du rapport.",
        "« Le Conseil de sécurité demeure saisi de la question. »",
    ),
}


@pytest.mark.parametrize("covered", [True, False], ids=["cover", "no cover"])
@pytest.mark.parametrize("language", SAID)
def test_on_one_line_a_statement_is_parted_where_its_body_is_named_if_one_quotation_mark_opens_it(
    language: str, covered: bool
) -> None:
    lines = SAID[language] if covered else SAID[language][2:]
    resolution = comity.read((" ".join(lines) + "\n").encode(), language=language)
    assert [block.text for block in resolution.blocks] == list(SAID[language][2:])
    assert (resolution.kind, resolution.masthead.meeting) == ("statement", "9991")
    assert [doubt.code for doubt in resolution.doubts] == ["line-ends-lost"] + ["no-symbol"] * (not covered)


def test_on_one_line_a_statement_of_one_paragraph_is_whole_where_each_has_its_quotation_mark() -> None:
    lines = SAID["fr"][2], f"{SAID['fr'][3]} {SAID['fr'][4].removeprefix('« ')}"
    resolution = comity.read((" ".join(lines) + "\n").encode(), language="fr")
    assert [block.text for block in resolution.blocks] == list(lines)


def test_a_decision_whose_lines_are_set_apart_is_one_paragraph() -> None:
    words = (
        "At its 13th plenary meeting, on 8 June 2043, the Economic and Social Council,",
        "recalling its resolution 2042/902 of 20 July 2042 and having considered the note by the",
        "Secretary-General, decided that the eleventh session of the Coastal Programme Committee",
        "would be held in Selme from 7 to 11 September 2043.",
    )
    resolution = comity.read(("2043/9202. Venue\n\n" + "\n\n".join(words) + "\n").encode())
    assert [block.text for block in resolution.blocks] == [" ".join(words)]


def test_a_text_of_the_human_rights_council_that_cites_itself_is_no_part() -> None:
    text = "60/901. Ports\nThe Human Rights Council,\n1. Recalls resolution 60/901;\n2. Decides to wait.\n"
    assert comity.read(text.encode()).symbol == "A/HRC/RES/60/901"


def test_what_a_decision_quotes_opens_with_its_formula() -> None:
    text = (
        "A/HRC/DEC/60/901\n60/901. Ports\nAt its 41st meeting, on 8 October 2025, the Human Rights Council decided to "
        "adopt the text below:\n“The Human Rights Council,\nRecalling its resolution 59/902 of 8 July 2025,\n"
        "1. Decides to wait.”\n"
    )
    resolution = comity.read(text.encode())
    assert [block.kind.value for block in resolution.blocks] == ["operative", "formula", "preambular", "operative"]


def test_footnotes_are_sought_below_the_title_of_a_decision() -> None:
    text = (
        "80/9501. Ports\nAt its 68th plenary meeting, on 12 December 2025, the General Assembly, on the "
        "recommendation\nof the Second Committee,1 took note of the report.\n\n"
        "__________________\n1 A/80/9042, para. 15.\n"
    )
    resolution = comity.read(text.encode())
    assert resolution.symbol == "A/DEC/80/9501"
    assert [(note.marker, note.text) for note in resolution.blocks[0].footnotes] == [("1", "A/80/9042, para. 15.")]


@pytest.mark.parametrize(
    "ends",
    [
        ("GE.25-16411(E)", "*2516411*", "A/HRC/RES/60/901", "2", "GE.25-16411"),
        ("V.25-16411 (E)    141025    151025", "A/HRC/RES/60/901        Ports", "2        V.25-16411"),
        (
            "25-16411 (E)        141025        151025",
            "A/HRC/RES/60/901",
            "2/2                                        25-16411",
        ),
    ],
    ids=["geneva", "vienna", "new-york"],
)
def test_job_numbers_and_pages_are_furniture(ends: tuple[str, ...]) -> None:
    head = (
        "United Nations",
        "A/HRC/RES/60/901",
        "60/901. Ports",
        "The Human Rights Council,",
        "Guided by the Charter,",
    )
    joined = [line for line in ends if line != "2"]
    if len(ends) > len(joined):
        joined[-1] = f"2        {joined[-1]}"
    text = "\n".join([*head, "1. Welcomes the report;", *joined[:-1], "2. Decides to remain seized.", joined[-1]])
    resolution = comity.read(f"{text}\n".encode())
    assert [block.kind.value for block in resolution.blocks] == ["formula", "preambular", "operative", "operative"]


def test_a_report_that_tells_of_a_statement_is_a_report() -> None:
    text = (
        "A/80/901\nReport of the Human Rights Council\nI. Introduction\n1. The Council met.\n"
        "2. At its 5th meeting, on 3 March 2025, it met.\n"
        "At the 5th meeting, on 3 March 2025, the President of the Human Rights Council made the following statement:\n"
        "3. It ended.\n"
    )
    found = comity.read(text.encode(), name="report.txt", language="en")
    assert found.kind == "report"
    assert [block.number for block in found.blocks if block.number] == ["I.", "1.", "2.", "3."]


@pytest.mark.parametrize(
    ("language", "title", "formula", "act"),
    [
        ("fr", "Rapport du Comité adopté\nÀ sa cinquième séance", "L’Assemblée générale,", "Prie le Comité d’agir."),
        ("ru", "Доклад, принятый\nНа пятом заседании", "Генеральная Ассамблея,", "просит Комитет действовать."),
    ],
)
def test_a_title_that_names_a_meeting_is_whole(language: str, title: str, formula: str, act: str) -> None:
    text = f"60/901. {title}\n{formula}\n1. {act}\n"
    found = comity.read(text.encode(), language=language)
    assert found.masthead.title == title.replace("\n", " ")
    assert found.blocks[0].text == formula
