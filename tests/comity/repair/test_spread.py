"""Stretched lines that were cut between all their words."""

import pytest

from comity.languages.structure import structure_of
from comity.repair.spread import rejoin_spread_lines
from comity.repair.traced import traced

ABOVE = "напоминая, что маяки Ксаландии стоят на скалах и что смотрители каждый вечер заводят их\n" * 3
BELOW = "противообледенительных приспособлений, которые смотрители маяков получают каждую весну,\n" * 3
EN_ABOVE = "Recalling that the lighthouses of Xalandia stand on rocks and that their keepers wind them\n" * 3
EN_BELOW = "interdepartmental-interlibrary lists, which the keepers of all the lighthouses receive every\n" * 3


def rejoined(lines: str, above: str = ABOVE, below: str = BELOW) -> list[str]:
    """The lines that stand between those above and below, the text put together again."""
    text = rejoin_spread_lines(traced(above + lines + below), structure_of("ru"))
    printed = text.text.split("\n")
    return printed[above.count("\n") : len(printed) - below.count("\n") - 1]


@pytest.mark.parametrize(
    "lines",
    [
        "будучи озабочена состоянием и освещением прибрежных скал\n",
        "приморских смотрителей летом; восстановление поврежденных башен\n",
        "«Маяки» (первые) остаются открытыми для всех посетителей и\n",
    ],
)
def test_the_words_of_a_stretched_line_are_one_line(lines: str) -> None:
    assert rejoined(lines.replace(" ", "\n")) == [lines.strip()]


def test_two_stretched_lines_stay_two() -> None:
    lines = [
        "вновь выражая глубокую обеспокоенность состоянием этих прибрежных",
        "незадокументированных, неосвещаемых скал, которые возвышаются у",
    ]
    assert rejoined("\n".join(lines).replace(" ", "\n") + "\n", ABOVE.replace(" вечер", "")) == lines


def test_english_words_too() -> None:
    lines = "lighthouses, keepers and municipalities to adopt the most\n"
    assert rejoined(lines.replace(" ", "\n"), EN_ABOVE, EN_BELOW) == [lines.strip()]


def test_a_word_with_a_comma_stays_the_last_line_of_its_paragraph() -> None:
    lines = "Устава,\nотдавая\nдолжное\nусилиям\nСоюза\nпрежних\nсмотрителей\nприбрежных\n"
    assert rejoined(lines) == ["Устава,", "отдавая должное усилиям Союза прежних смотрителей прибрежных"]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("Ксаландия\nБореалия\nВосточная\nЛитторалия\nСеверная\nЗападная\nЮжная\n", id="names"),
        pytest.param("весной;\nлетом;\nосенью;\nзимой;\nежемесячно;\nеженедельно;\nежечасно\n", id="items"),
        pytest.param("план\nсмета\nитого\n", id="too-few-letters"),
        pytest.param("будучи\n\nозабочена\n\nсостоянием\n\nи\n\nосвещением\n\nприбрежных\n", id="apart"),
        pytest.param("будучи озабочена\nсостоянием\nскал\n", id="no-words-alone"),
        pytest.param("a)\nb)\nc)\nсобытие,\n", id="labels"),
        pytest.param("будучи\nозабочена\nсостоянием\nи\nосвещением\nприбрежных\nскал.\n", id="stopped"),
    ],
)
def test_what_is_no_stretched_line_stays_as_it_was(lines: str) -> None:
    assert rejoined(lines) == lines.split("\n")[:-1]


def test_a_word_with_a_comma_above_an_act_ends_a_paragraph_though_the_act_leaves_room() -> None:
    lines = "освещения,\nподчеркивая\nважное\nзначение\nсодержания\nприбрежных\n"
    assert rejoined(lines) == lines.splitlines()
    assert len(rejoined(lines.replace("подчеркивая", "подчеркнувшего"))) == 1


def test_words_that_leave_room_for_the_next_are_no_line() -> None:
    lines = "будучи\nозабочена\nсостоянием\nи\nосвещением\n"
    assert (
        rejoined(lines, below="этих скал, которые смотрители маяков получают каждую весну в дни ремонта\n" * 3)
        == (lines.split("\n")[:-1])
    )


def test_characters_stand_for_those_of_the_source() -> None:
    lines = "будучи озабочена состоянием и освещением прибрежных скал\n".replace(" ", "\n")
    whole = ABOVE + lines + BELOW
    text = rejoin_spread_lines(traced(whole), structure_of("ru"))
    assert len(text.text) == len(whole)
    assert list(text.offsets) == list(range(len(whole)))


def test_where_no_blank_parts_words_nothing_is_done() -> None:
    whole = ABOVE + "будучи\nозабочена\nсостоянием\nи\nосвещением\nприбрежных\nскал\n" + BELOW
    assert rejoin_spread_lines(traced(whole), structure_of("zh")).text == whole


def test_many_words_one_below_the_other_are_looked_at_once() -> None:
    text = traced("lighthouses\n" * 20000)
    assert rejoin_spread_lines(text, structure_of("en")) is text


def test_words_below_a_colon_are_a_list() -> None:
    lines = "agriculture\nfisheries\nforestry\nmanufacturing\ntransportation\ncommunications\n"
    above = EN_ABOVE.replace("wind them\n", "wind:\n")
    assert rejoined(lines, above, "environmental protection in the whole of the south\n") == lines.splitlines()


def test_a_word_that_repeats_the_one_above_is_not_on_its_line() -> None:
    lines = "lighthouses, keepers and municipalities to adopt the most\n".replace(" ", "\n")
    assert len(rejoined(lines, EN_ABOVE, EN_BELOW)) == 1
    lines = lines.replace("and\n", "keepers\n")
    assert rejoined(lines, EN_ABOVE, EN_BELOW) == lines.splitlines()


def test_lines_narrower_than_a_page_are_no_print() -> None:
    text = traced(
        "keepers and boats of the southern coast\n" * 3 + "of\nthe\nlighthouses\nin\nautumn\nmunicipalities, which\n"
    )
    assert rejoin_spread_lines(text, structure_of("en")) is text
