"""Headings over several lines, one of which begins with a quotation mark. All sentences are our own."""

import pytest

from comity.model.resolution import BlockKind, Reading
from comity.model.text import SourceText
from comity.repair import repair
from comity.structure import read_structure


@pytest.mark.parametrize(
    ("heading", "whole"),
    [
        (["Смета расходов Союза маяков — группа III", "«Местные отделения, башни и другие", "скалы»: Ксаландия"], True),
        (["Смета расходов Союза маяков", "(Местные отделения, башни и другие", "скалы): Ксаландия"], True),
        (["Смета расходов Союза маяков", "«Местные отделения, башни и другие", "скалы»"], False),
        (["Смета расходов Союза маяков", "«Местные отделения, башни и другие", "скалы Ксаландии"], False),
        (["Смета расходов Союза маяков", "«Местные отделения, башни», другие скалы", "Ксаландии"], True),
        (["Смета расходов Союза маяков", "«местные отделения, башни и другие", "скалы» Ксаландии;"], False),
    ],
    ids=["quoted", "bracketed", "quoted-to-the-end", "never-closed", "closed-in-its-line", "a-sentence"],
)
def test_quoted_words_go_on_in_the_next_line_of_a_heading(heading, whole):
    lines = ["80/9005. Маяки ", "", " Генеральная Ассамблея, ", "", " ссылаясь на свою резолюцию 78/9005, ", ""]
    lines += [part for line in heading for part in (f" {line} ", "")]
    lines += [" 1. постановляет вернуться к вопросу о маяках; ", "", " 2. постановляет продолжить его рассмотрение. "]
    clean = repair(SourceText("\n".join(lines), "0" * 64, "test"), "ru")
    blocks = read_structure(clean, Reading("0" * 64, "test", "text/plain", "1")).blocks
    found = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    assert (heading[1] in found) is whole


def read(lines, language):
    clean = repair(SourceText("\n".join(lines), "0" * 64, "test"), language)
    return read_structure(clean, Reading("0" * 64, "test", "text/plain", "1")).blocks


EXAMINED = [
    "Ayant examiné le rapport du Directeur des phares et le rapport correspondant du Comité des",
    "ports,",
]
LONE = ["Demande au Directeur des phares de lui présenter un rapport sur les ports qui ont besoin d’un", "phare ;"]
TAKES_NOTE = [
    "1. Prend acte du rapport du Directeur des phares et de celui que le Comité des ports a établi sur",
    "la demande ;",
    "2. Décide de rester saisie de la question.",
]


@pytest.mark.parametrize(
    ("below", "headings"),
    [
        (
            ["Demande de subvention pour le phare de Xaland", *EXAMINED],
            ["Demande de subvention pour le phare de Xaland"],
        ),
        (["Phare de Xaland", *EXAMINED], ["Phare de Xaland"]),
        (LONE, []),
        (EXAMINED, []),
    ],
    ids=["a title that opens like an act", "a title", "an operative paragraph", "a preamble"],
)
def test_what_stands_below_the_number_of_a_section(below, headings):
    lines = ["80/9006. Phares", "L’Assemblée générale,", "I", *below, *TAKES_NOTE]
    blocks = read(lines, "fr")
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING and block.text] == headings
    assert [block.text for block in blocks if block.text.startswith("Ayant")] == [" ".join(EXAMINED)][: below != LONE]


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        (
            ["Ordre du jour de la réunion intitulée « Phares+50 :", "une mer sûre – notre tâche,", "notre chance »"],
            True,
        ),
        (["Ordre du jour de la réunion intitulée « Phares+50 :", "notre chance » Xaland"], True),
        (["Ordre du jour de la réunion sur les phares :", "une mer sûre – notre tâche,", "notre chance"], False),
        (["Ordre du jour de la réunion « Phares+50 » :", "une mer sûre – notre tâche,", "notre chance"], False),
        (["Ordre du jour de la réunion intitulée « Phares+50 :", "une mer sûre – notre tâche ;"], False),
    ],
    ids=["over three lines", "over two", "nothing is quoted", "closed in its line", "a stop"],
)
def test_quoted_words_of_a_heading_go_on_behind_a_colon(title, whole):
    lines = [
        "80/9006. Phares ",
        "",
        " L’Assemblée générale, ",
        "",
        " 1. Décide de se réunir au port ",
        "de Xaland ; ",
        "",
    ]
    lines += [" 2. Décide de siéger. ", "", " 5e séance plénière ", "", "10 septembre 2045 ", "", " Annexe I "]
    lines += [part for line in title for part in ("", f" {line} ")]
    lines += ["", " 1. Ouverture. ", "", " 2. Clôture. "]
    headings = " ".join(block.text for block in read(lines, "fr") if block.kind is BlockKind.ANNEX_HEADING)
    assert (" ".join(title) in headings) is whole
