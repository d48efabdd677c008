"""Preambles of older and other forms: paragraphs that end with semicolons, lists, an act alone. The texts are ours."""

import pytest

import comity

OLD = {
    "es": (
        "La Asamblea General,\nReconociendo que los puertos imaginados crecen;\nTomando en cuenta sus informes;\n"
        "Invita a los Estados a que envíen mapas;\nEncarga al Secretario General que los estudie.\n"
    ),
    "en": (
        "The General Assembly,\nRecognizing that imagined harbours grow;\nBearing in mind their reports;\n"
        "Invites States to send maps;\nInstructs the Secretary-General to study them.\n"
    ),
    "fr": (
        "L’Assemblée générale,\nReconnaissant que les ports imaginés grandissent ;\nTenant compte de leurs rapports ;\n"
        "Invite les États à envoyer des cartes ;\nCharge le Secrétaire général de les étudier.\n"
    ),
}


@pytest.mark.parametrize("language", sorted(OLD))
def test_semicolons_end_the_paragraphs_of_old_preambles(language: str) -> None:
    read = comity.read(OLD[language].encode(), name="old.txt")
    kinds = [block.kind.value for block in read.blocks]
    assert kinds == ["formula", "preambular", "preambular", "operative", "operative"]


def test_a_preambular_paragraph_with_a_list_of_questions() -> None:
    text = (
        "La Asamblea General,\nGuiada por la Carta,\n"
        "Recordando su resolución 77/247, en la que formuló las siguientes preguntas:\n"
        "a) ¿Cuántos puertos hay?\nb) ¿Cuántos faltan?\n"
    )
    read = comity.read(text.encode(), name="questions.txt")
    assert [block.kind.value for block in read.blocks] == [
        "formula", "preambular", "preambular", "subparagraph", "subparagraph",
    ]  # fmt: skip
    assert not [clause for paragraph in comity.extract(read) for clause in paragraph.clauses]


def test_an_act_alone_above_a_list_is_operative() -> None:
    text = (
        "The Security Council,\nHaving considered the report (S/99642),\nDecides,\n"
        "(a) To renew the mandate of the imagined Force until 31 May 2026;\n(b) To request a report.\n"
    )
    read = comity.read(text.encode(), name="decides.txt")
    assert [block.kind.value for block in read.blocks][1:3] == ["preambular", "operative"]


@pytest.mark.parametrize(
    ("formula", "body"),
    [
        ("The Security Council,", "security-council"),
        ("The Economic and Social Council,", "ecosoc"),
        ("The Human Rights Council,", "human-rights-council"),
        ("The General Assembly,", "ga"),
    ],
)
def test_without_a_symbol_the_formula_tells_who_decides(formula: str, body: str) -> None:
    text = f"{formula}\nRecalling its fictitious resolutions,\n1. Decides to remain seized of the matter.\n"
    (paragraph,) = comity.extract(comity.read(text.encode(), name="seized.txt"))
    assert [clause.addressees for clause in paragraph.clauses] == [(body,)]


STOPLESS = {
    "en": (
        "The General Assembly,",
        "Recalling its resolution 78/9001{},",
        "Welcoming the work of imagined harbours",
        "Noting their reports{},",
        "Invites States to send maps{}",
    ),
    "ru": (
        "Генеральная Ассамблея,",
        "ссылаясь на свою резолюцию 78/9001{},",
        "подтверждая право каждой гавани на карту",
        "отмечая их доклады{},",
        "предлагает государствам направлять карты{}",
    ),
}


@pytest.mark.parametrize("language", sorted(STOPLESS))
def test_a_line_that_opens_as_only_a_preamble_does_is_a_paragraph_that_lost_its_comma(language: str) -> None:
    longer = {"en": " on the charts of the imagined sea", "ru": " о картах воображаемого моря"}[language] * 9
    formula, first, stopless, third, operative = STOPLESS[language]
    lines = [formula, first.format(longer), stopless, third.format(longer)]
    lines += [f"{number}. {operative.format(longer)};" for number in range(1, 9)]
    read = comity.read("\n".join(lines).encode(), name="comma.txt")
    assert [block.kind.value for block in read.blocks] == ["formula", *["preambular"] * 3, *["operative"] * 8]
    assert [doubt.code for doubt in read.blocks[2].doubts] == ["no-stop-at-end"]
