"""Parts of stretched lines that pdftotext put below their paragraphs. All sentences are our own."""

import pytest

from comity.languages.structure import structure_of
from comity.model.text import SourceText
from comity.repair import repair
from comity.structure.forms import forms_of
from comity.structure.order import LineOrder

FULL = "отмечает, что смотрители маяков Ксаландии каждый год представляют Союзу маяков отчет;"


def ordered(extracted: list[str], *, closing: str = "") -> tuple[list[str], LineOrder]:
    """The lines below a full one in their order; `closing` is the line with which a closing formula begins."""
    clean = repair(SourceText("\n".join([FULL, *extracted]), "0" * 64, "test"), "ru")
    found = list(clean.lines)
    profile = structure_of("ru")
    closings = {line.start for line in found if closing and clean.text[line.start : line.end] == closing}
    order = LineOrder(found, forms_of(clean, found, profile), profile, closings)
    return [clean.text[line.start : line.end] for line in order.ordered()][1:], order


@pytest.mark.parametrize(
    ("extracted", "order"),
    [
        pytest.param(
            [
                "рассмотрев рекомендацию,",
                "Союза маяков,",
                "",
                "содержащуюся",
                "",
                "в",
                "",
                "отчете",
                "ссылаясь на отчет,",
            ],
            ["рассмотрев рекомендацию,", "содержащуюся", "в", "отчете", "Союза маяков,", "ссылаясь на отчет,"],
            id="behind-a-comma",
        ),
        pytest.param(
            [
                "рассмотрев отчет о состоянии всех прибрежных маяков, скал и башен Ксаландии",
                "разработанный их смотрителями,",
                "",
                "и",
                "",
                "ссылаясь на отчет,",
            ],
            [
                "рассмотрев отчет о состоянии всех прибрежных маяков, скал и башен Ксаландии",
                "и",
                "разработанный их смотрителями,",
                "ссылаясь на отчет,",
            ],
            id="in-the-only-full-line",
        ),
        pytest.param(
            [
                "рассмотрев отчет о состоянии всех прибрежных маяков, скал и башен Ксаландии",
                "разработанный их смотрителями,",
                "",
                "Маяки",
                "",
                "ссылаясь на отчет,",
            ],
            [
                "рассмотрев отчет о состоянии всех прибрежных маяков, скал и башен Ксаландии",
                "разработанный их смотрителями,",
                "Маяки",
                "ссылаясь на отчет,",
            ],
            id="a-heading-stays",
        ),
        pytest.param(
            [
                "ссылаясь на отчет о состоянии всех прибрежных маяков, башен и скал Ксаландии,",
                "полуостровов и проливов,",
                "",
                "и",
                "",
                "рассмотрев отчет,",
            ],
            [
                "ссылаясь на отчет о состоянии всех прибрежных маяков, башен и скал Ксаландии,",
                "полуостровов и проливов,",
                "и",
                "рассмотрев отчет,",
            ],
            id="no-room-behind-a-comma",
        ),
        pytest.param(
            ["рассмотрев отчет;", "Союза маяков,", "", "содержащийся", "", "ссылаясь на отчет,"],
            ["рассмотрев отчет;", "Союза маяков,", "содержащийся", "ссылаясь на отчет,"],
            id="behind-a-stop-they-stay",
        ),
    ],
)
def test_parts_of_a_stretched_line_come_back(extracted, order):
    assert ordered(extracted)[0] == order


def test_parts_above_a_closing_come_back():
    extracted = ["2. постановляет вернуться к вопросу о прибрежных", "маяках через год.", "", "заброшенных", "", "53-е"]
    assert ordered(extracted, closing="53-е")[0][1:3] == ["заброшенных", "маяках через год."]


def test_parts_of_two_paragraphs_that_stand_together_are_shared():
    extracted = [
        "c)",
        "поощрять подготовку смотрителей прибрежных маяков",
        "обслуживания осветительных приборов;",
        "d)",
        "приглашать всех рыбаков к обсуждению в их",
        "освещения и находить решения;",
        "",
        "в",
        "",
        "вопросах",
        "",
        "селениях",
        "",
        "нехватки",
        "e)",
        "следить за уровнем моря;",
    ]
    lines, order = ordered(extracted)
    assert lines[:10] == [
        "c)",
        "поощрять подготовку смотрителей прибрежных маяков",
        "в",
        "вопросах",
        "обслуживания осветительных приборов;",
        "d)",
        "приглашать всех рыбаков к обсуждению в их",
        "селениях",
        "нехватки",
        "освещения и находить решения;",
    ]
    assert len(order.moved) == 4  # which word belongs to which was guessed


def test_parts_are_not_shared_with_a_full_line():
    extracted = [
        "c)",
        "поощрять подготовку всех смотрителей прибрежных маяков Ксаландии",
        "обслуживания осветительных приборов;",
        "d)",
        "приглашать всех рыбаков к обсуждению в их",
        "освещения и находить решения;",
        "",
        "селениях",
        "",
        "нехватки",
        "e)",
        "следить за уровнем моря;",
    ]
    assert ordered(extracted)[0][3:7] == ["d)", "приглашать всех рыбаков к обсуждению в их", "селениях", "нехватки"]


def test_a_last_line_put_below_labels_goes_to_the_line_that_it_finds_no_room_on():
    last = "заявления, в которых говорится, что прибрежных маяков и башен не"
    extracted = ["c)", "d)", "существует,", "", "попытки погасить маяк,", last, "", "e)", "попытки сломать маяк,"]
    assert ordered(extracted)[0][:5] == ["c)", "попытки погасить маяк,", "d)", last, "существует,"]
