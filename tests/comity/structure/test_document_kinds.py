"""Of what kind a document is, told from its first lines in six languages."""

import pytest

import comity
from comity.languages.folding import fold
from comity.model.resolution import BlockKind
from comity.structure.closing import printed_lines
from comity.structure.document_kinds import document_kind

REPORT = {
    "en": (
        "A/99/901",
        "Ninety-ninth session",
        "Agenda item 5",
        "Coasts and parliaments",
        "Report of the Secretary-General",
    ),
    "fr": ("A/99/901", "Quatre-vingt-dix-neuvième session", "Point 5", "Côtes", "Rapport du Secrétaire général"),
    "es": (
        "A/99/901",
        "Nonagésimo noveno período de sesiones",
        "Tema 5 del programa",
        "Costas",
        "Informe del Secretario General",
    ),
    "ru": ("A/99/901", "Девяносто девятая сессия", "Пункт 5 повестки дня", "Берега", "Доклад Генерального секретаря"),
    "zh": ("A/99/901", "第九十九届会议", "议程项目5", "海岸与议会", "秘书长的报告"),
    "ar": ("A/99/901", "الدورة التاسعة والتسعون", "البند 5 من جدول الأعمال", "السواحل", "تقرير الأمين العام"),
}

LETTER = {
    "en": "Letter dated 5 May 2043 from the Permanent Representative of Corvania addressed to the Secretary-General",
    "fr": "Lettre datée du 5 mai 2043, adressée au Secrétaire général par le Représentant permanent de la Corvanie",
    "es": "Carta de fecha 5 de mayo de 2043 dirigida al Secretario General por el Representante Permanente de Corvania",
    "ru": "Письмо Постоянного представителя Корвании от 5 мая 2043 года на имя Генерального секретаря",
    "zh": "2043年5月5日科尔瓦尼亚常驻联合国代表给秘书长的信",
    "ar": "رسالة مؤرخة 5 أيار/مايو 2043 موجهة إلى الأمين العام من الممثل الدائم لكورفانيا",
}

FORMULAS = {
    "en": "The General Assembly,",
    "fr": "L’Assemblée générale,",
    "es": "La Asamblea General,",
    "ru": "Генеральная Ассамблея,",
    "zh": "大会，",
    "ar": "إن الجمعية العامة،",
}


def kind_of(*lines: str, language: str) -> str:
    return document_kind(printed_lines(fold("\n".join(lines))), language)


@pytest.mark.parametrize("language", REPORT)
def test_a_report_is_one(language: str) -> None:
    assert kind_of(*REPORT[language], "1. ...", language=language) == "report"


@pytest.mark.parametrize("language", LETTER)
def test_a_letter_is_one(language: str) -> None:
    assert kind_of("A/99/902", LETTER[language], language=language) == "letter"


@pytest.mark.parametrize("language", FORMULAS)
def test_what_names_a_report_on_the_cover_of_a_resolution_makes_it_none(language: str) -> None:
    cover = ("A/RES/99/9001", *REPORT[language][1:], "99/9001. ...", FORMULAS[language])
    assert kind_of(*cover, language=language) == "resolution"


def test_the_title_of_a_resolution_may_run_over_a_line_that_reads_like_a_decision() -> None:
    cover = (
        "A/RES/99/814",
        "Tema 19 del programa",
        "Costas: aplicación del Plan de Corvania y de las",
        "Decisiones de Dorvik sobre las costas",
    )
    assert kind_of(*cover, FORMULAS["es"], language="es") == "resolution"
    assert kind_of("A/DEC/99/814", *cover[1:], language="es") == "decision"
    assert kind_of("A/99/49", cover[3], language="es") == "decision"


@pytest.mark.parametrize("language", FORMULAS)
def test_a_report_named_behind_the_formula_makes_no_report(language: str) -> None:
    lines = ("99/9001. ...", FORMULAS[language], REPORT[language][4], "A/99/901")
    assert kind_of(*lines, language=language) == "resolution"


STATEMENTS = {
    "en": "Statement by the President of the Security Council",
    "fr": "Déclaration du Président du Conseil de sécurité",
    "es": "Declaración de la Presidencia del Consejo de Seguridad",
    "ru": "Заявление Председателя Совета Безопасности",
    "ar": "بيان من رئيس مجلس الأمن",
    "zh": "安全理事会主席声明",
}


@pytest.mark.parametrize("language", FORMULAS)
def test_a_statement_named_behind_the_formula_makes_no_statement(language: str) -> None:
    assert kind_of("99/9001. ...", FORMULAS[language], STATEMENTS[language], language=language) == "resolution"
    assert kind_of(STATEMENTS[language], "1. ...", language=language) == "statement"


def test_a_formula_below_the_name_of_a_statement_is_doubtful() -> None:
    text = f"{STATEMENTS['en']}\nThe Security Council,\n1. Recalls its resolution 9901 (2042).\n"
    resolution = comity.read(text.encode())
    assert resolution.kind == "statement"
    assert [doubt.code for doubt in resolution.blocks[0].doubts] == ["kind-unsure"]


PLAIN_REPORT = """\
United Nations
A/99/901
General Assembly
Distr.: General
5 May 2043
Original: English

Ninety-ninth session
Agenda item 5
Cooperation with national parliaments

Early warning on the coasts of Corvania

Report of the Secretary-General

Contents

I. Introduction . . . . . . . . . . . . 2
II. Findings . . . . . . . . . . . . . . 3

I. Introduction

1. The present report is submitted pursuant to General Assembly resolution 78/9001.

II. Findings

A. Laws

2. Corvania has adopted two laws:

(a) A law on warnings;

(b) A law on shelters.

3. No information was received from Dorvik.
"""


def test_a_report_in_plain_text_has_masthead_headings_and_numbered_paragraphs() -> None:
    report = comity.read(PLAIN_REPORT.encode(), name="report.txt")
    masthead = report.masthead
    assert (report.kind, report.symbol, masthead.session) == ("report", "A/99/901", "99")
    assert masthead.title == "Early warning on the coasts of Corvania"
    assert masthead.agenda_names == ("Cooperation with national parliaments",)
    assert (masthead.publication_date, masthead.adoption_date) == ("2043-05-05", "")
    assert [(block.kind, block.number, block.anchor) for block in report.blocks] == [
        (BlockKind.HEADING, "I.", "heading"),
        (BlockKind.PARAGRAPH, "1.", "p1"),
        (BlockKind.HEADING, "II.", "heading-2"),
        (BlockKind.HEADING, "A.", "heading-3"),
        (BlockKind.PARAGRAPH, "2.", "p2"),
        (BlockKind.SUBPARAGRAPH, "(a)", "p2-a"),
        (BlockKind.SUBPARAGRAPH, "(b)", "p2-b"),
        (BlockKind.PARAGRAPH, "3.", "p3"),
    ]
    assert [doubt.code for doubt in report.doubts] == ["kind-not-resolution"]
    assert not comity.extract(report)
