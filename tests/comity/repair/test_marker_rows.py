"""Footnotes whose markers stand in a row above the bodies, or nowhere. All sentences are ours."""

import pytest

import comity

WORDS = (
    "A/RES/78/9004\nUnited Nations\nGeneral Assembly\nDistr.: General\n23 January 2024\n78/9004.\nNets\n"
    "The General Assembly,\nRecalling the Convention on Imagined Nets, 1 which sets the\nstandard for nets, and the"
    " Protocol 2 on hooks,\nNoting that fish are few,\nReaffirming the Declaration"
    " on Ponds, 3 without distinction of any kind,\n"
)
BODIES = (
    "United Nations, Treaty Series, vol. 9577, No. 97531.\nIbid., vols. 9171 and 9173, No. 97531; and resolution\n"
    "66/9138, annex.\nResolution 917 A (III).\n"
)
NOTES = [
    ("1", "United Nations, Treaty Series, vol. 9577, No. 97531."),
    ("2", "Ibid., vols. 9171 and 9173, No. 97531; and resolution 66/9138, annex."),
    ("3", "Resolution 917 A (III)."),
]
RULE = "__________________\n"
JOB = "24-93328 (E)\n"


def notes_of(text: str) -> list[tuple[str, str]]:
    read = comity.read(text.encode(), name="nets.txt")
    assert not read.footnotes_unplaced
    return [(note.marker, note.text) for block in read.blocks for note in block.footnotes]


@pytest.mark.parametrize(
    "below",
    [
        f"{RULE}1\n2\n3\n{JOB}{BODIES}",
        f"{RULE}1\n2\n3\n{BODIES}",
        f"{JOB}{BODIES}",
    ],
    ids=["row-and-job-number", "row", "no-markers"],
)
def test_markers_away_from_their_bodies(below: str) -> None:
    read = comity.read((WORDS + below).encode(), name="nets.txt")
    assert notes_of(WORDS + below) == NOTES
    assert [block.kind.value for block in read.blocks] == ["formula", *["preambular"] * 3]


def test_a_row_of_markers_in_a_text_on_one_line() -> None:
    assert notes_of(" ".join((WORDS + RULE + "1\n2\n3\n" + JOB + BODIES).split())) == NOTES


def test_one_marker_above_the_job_number() -> None:
    text = WORDS.replace(" 2 on", " on").replace(" 3 without", " without")
    assert notes_of(f"{text}{RULE}1\n{JOB}United Nations, Treaty Series, vol. 9577, No. 97531.\n") == NOTES[:1]


def test_a_row_with_fewer_bodies_than_markers_is_none() -> None:
    read = comity.read(f"{WORDS}{RULE}1\n2\n3\n{JOB}Resolution 917 A (III).\n".encode(), name="nets.txt")
    assert ("3", "Resolution 917 A (III).") not in [
        (note.marker, note.text) for block in read.blocks for note in block.footnotes
    ]


RUSSIAN = (
    "Генеральная Ассамблея,\nрассмотрев доклад о сетях (1) и доклад о прудах (2) по этому вопросу,\n_______________\n"
    "(1) A/60/964.\n(2) E/2005/947 и Corr. 1.\nизучив главу доклада о рыбе (3),\n_______________\n(3) A/60/923.\n"
    "ссылаясь на свою резолюцию 1999 (XV),\n1. просит о докладе.\n"
)


def test_notes_ruled_off_between_the_paragraphs_end_where_an_act_opens_the_next() -> None:
    read = comity.read(RUSSIAN.encode(), name="nets.txt")
    assert [block.act for block in read.blocks if block.kind.value == "preambular"] == [
        "рассмотрев",
        "изучив",
        "ссылаясь",
    ]
    assert notes_of(RUSSIAN) == [("1", "A/60/964."), ("2", "E/2005/947 и Corr. 1."), ("3", "A/60/923.")]


def test_bodies_behind_one_that_lost_its_marker_keep_theirs() -> None:
    text = (
        "A/RES/60/941 Naciones Unidas Asamblea General 60/941. Redes La Asamblea General, Recordando la Convención de"
        " Redes1 y la de Estanques2, Reafirmando el Protocolo3 y la Declaración4, Observando que faltan peces, "
        "_______________ 1 Naciones Unidas, Treaty Series, vol. 9249, No. 90378. Ibíd., vol. 9577, No. 97531. "
        "3 Ibíd., vol. 9173, No. 97531. 4 Resolución 55/925, anexo II."
    )
    read = comity.read(text.encode(), name="redes.txt", language="es")
    notes = {note.marker: note.text for block in read.blocks for note in block.footnotes}
    assert notes["3"] == "Ibíd., vol. 9173, No. 97531."
    assert notes["4"] == "Resolución 55/925, anexo II."
