"""Numbers in the words of a page: which of them are marks of footnotes, and which is the first of a footnote."""

import pytest

from comity.model.text import SourceText
from comity.repair import repair

JOB = "45-00001"
FORMULAS = {
    "en": "The General Assembly,",
    "es": "La Asamblea General,",
    "fr": "L’Assemblée générale,",
    "ru": "Генеральная Ассамблея,",
    "zh": "大会，",
}


def marked(language, words, bodies=1):
    """What stands before each mark of a page with these lines and bodies, on its line, and whether the mark is sure."""
    notes = [f"{number} A/95/{number}00." for number in range(1, bodies + 1)]
    text = "\n".join([FORMULAS[language], *words, *notes, JOB, "next page", ""])
    read = repair(SourceText(text, "0" * 64, "test"), language)
    return [(read.text[: mark.at].split("\n")[-1], mark.marker, mark.sure) for mark in read.marks]


@pytest.mark.parametrize(
    ("language", "words", "before"),
    [
        ("fr", ["Notant qu’elle a pris, le 1 juin 2041, des mesures pour les ports 1 et les filets,"], "les ports"),
        ("fr", ["Rappelant la décision du 1", "juin 2041 et les mesures pour les ports 1 et les filets,"], "les ports"),
        ("es", ["Observando que el 1 de junio de 2041 y en los puertos 1 hubo redes,"], "en los puertos"),
        ("es", ["Observando que un 1 % de las redes de los puertos 1 se repara,"], "de los puertos"),
        ("ru", ["отмечая 1 июня 2041 года и доклад о портах 1 и сетях,"], "о портах"),
        ("en", ["Noting the 1 208 080 nets of the coast and the harbours 1 and boats,"], "and the harbours"),
        ("en", ["Recalling article 1, on boats, and the harbours of the coast 1, and nets,"], "of the coast"),
        ("en", ["Recalling paragraphs 3, 1 and 5 of the rules and the harbours 1 and nets,"], "and the harbours"),
        ("es", ["Recordando el Artículo 4, párrafo 1, de las reglas y los puertos 1, y las redes,"], "los puertos"),
        ("fr", ["Rappelant l’article 1 du règlement, les ports 1 et les filets,"], "les ports"),
        ("ru", ["ссылаясь на пункт 1 правил, доклад о портах 1 и сетях,"], "о портах"),
        ("zh", ["念及给渔港账户的1 943 000元，并欢迎《渔港公约》，1和渔网，"], "《渔港公约》，"),
        ("zh", ["念及会议改于2041年1", "月3日举行，并欢迎《渔港公约》，1和渔网，"], "《渔港公约》，"),
    ],
)
def test_a_number_of_a_day_an_amount_or_a_part_is_no_mark(language, words, before):
    (found,) = marked(language, words)
    assert found[0].endswith(before)


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("欢迎12月10日渔港日、212月9日渔网日和渔船日，", "渔港日、"),
        ("欢迎12月10日渔港日、29月9日渔网日和渔船日，", "渔港日、"),
        ("欢迎12月10日渔港日、12月9日渔网日和渔船2协定，", "渔船"),
    ],
    ids=["a twelfth month", "a ninth month", "a month"],
)
def test_digits_that_make_too_great_a_month_are_a_mark(words, before):
    found = marked("zh", ["回顾《渔港公约》，1", words], bodies=2)
    assert [marker for _, marker, _ in found] == ["1", "2"]
    assert found[1][0].endswith(before)


@pytest.mark.parametrize(
    ("language", "words", "before"),
    [
        ("en", ["Noting the harbours of the coast 1 and the nets,", "Noting boats1, and nets,"], "of the coast"),
        ("fr", ["Notant les ports de la côte 1,", "Notant les filets1, et les bateaux,"], "de la côte"),
        ("ru", ["отмечая порты побережья 1,", "отмечая сети1, и суда,"], "побережья"),
        ("ru", ["отмечая порты побережья 1,", "отмечая, чтобы он1, и суда,"], "побережья"),
        ("fr", ["Notant les ports de mai 2041 1,", "Notant les filets1, et les bateaux,"], "mai 2041"),
        ("zh", ["回顾渔港公约1和渔网，", "念及渔船1，"], "渔港公约"),
    ],
)
def test_the_first_number_that_may_be_the_mark_is_it_and_one_further_on_a_reference(language, words, before):
    found = marked(language, words)
    assert [marker for _, marker, _ in found] == ["1", "1"]
    assert found[0][0].endswith(before)


@pytest.mark.parametrize(
    ("language", "words", "before"),
    [
        ("en", ["Noting 170 States, 1 observer State and 1 observer,", "Noting the nets,1 and boats,"], "the nets,"),
        ("ru", ["отмечая 3 порта, 1 причал и сети,", "отмечая суда1, и сети,"], "суда"),
        ("es", ["Notando el Objetivo de Desarrollo Sostenible 1, y", "observando las redes1;"], "las redes"),
        ("fr", ["Notant des séances de 1 à 3 heures,", "Notant les filets1 ;"], "les filets"),
        ("zh", ["念及今后的看法(优先主题1)、渔网，", "念及渔船；1"], "渔船；"),
        ("en", ["Recalling resolution 70/1 and its resolutions 70/11 and 70/13,", "Noting the nets,1"], "the nets,"),
        ("en", ["Recalling its resolutions 70/12, 70/121 and 70/123,", "Noting the nets,1"], "the nets,"),
        ("en", ["Noting phase 1 and the launch of phase 2, at sea,", "Noting the nets1, and boats,"], "the nets"),
        ("fr", ["Notant l’annexe 1 et l’annexe 2, ainsi que la mer,", "Notant les filets1, et la mer,"], "les filets"),
        ("es", ["Observando la fase 1 y la fase 2, que concluye,", "Observando las redes1, y la mar,"], "las redes"),
        ("ru", ["отмечая группу 1 в порту и группу 2 на море,", "отмечая сети1, и суда,"], "сети"),
    ],
)
def test_a_number_that_may_count_what_follows_is_not_the_first_mark(language, words, before):
    (found,) = marked(language, words)
    assert found[0].endswith(before)


@pytest.mark.parametrize(
    ("words", "before"),
    [
        (["Recalling its resolutions 94/7 and 94/8,", "Noting the report on resolution 94/71 ;"], "resolution 94/7"),
        (["Recalling resolution 94/431, and nets,", "Noting the boats on the coast1;"], "resolution 94/43"),
        (["Recalling resolution 94/711, and nets,", "Noting the boats on the coast1;"], "resolution 94/71"),
        (["Recalling resolution 94/101 of 3 May 2040,", "Noting the report on resolution 95/101,"], "resolution 95/10"),
        (["Recalling decision 94/431, and nets,", "Noting the boats on the coast1;"], "on the coast"),
        (["Recalling resolutions 94/211 and 94/211,", "Noting the boats on the coast1;"], "on the coast"),
        (["Noting the response to COVID-191 on the coast,"], "COVID-19"),
        (["Noting resolution 1511 (XV) and the boats 1 and nets,"], "and the boats"),
        (["Recalling its resolution 3211 B (XXIX), and nets,", "Noting the boats in 2041 1 on it;"], "in 2041"),
        (["Noting the net1s of the coast,"], "the net"),
    ],
    ids=[
        "without it it stands elsewhere",
        "no resolution has such a number",
        "no decision has either",
        "one with its date is whole",
        "a decision's number",
        "it stands elsewhere with it",
        "a name that ends with a number",
        "a number of an old session",
        "with its part",
        "within a word",
    ],
)
def test_the_last_digits_of_a_number_are_a_mark_where_it_is_none_with_them(words, before):
    found = marked("en", words)
    assert found[0][0].endswith(before)


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ("Recalling the Sustainable Development Goals 1 in the Gulf;", False),
        ("Recalling the report on resolution 94/331, and nets,", False),
        ("Recalling the Sustainable Development Goals, 1 in the Gulf;", True),
        ("Recalling the report on the harbours 1 of the coast;", True),
    ],
)
def test_a_mark_that_may_be_a_number_of_the_text_is_doubted(words, sure):
    assert [found[2] for found in marked("en", [words])] == [sure]


@pytest.mark.parametrize(
    ("words", "bodies", "found"),
    [
        ("Noting the nets1 and boats,2 and fish 3 and the coast,4", "124", [("3", False), ("4", True)]),
        ("Noting the nets1 and boats,2 and fish, 3 which the coast4 has,", "124", [("3", False), ("4", True)]),
        ("Noting the nets1 and boats,2 and fish, 3 named by the coast,4", "124", [("3", False), ("4", True)]),
        ("Noting the nets1 and boats,2 and 3 ports of the coast,4", "124", [("4", True)]),
        ("Noting the nets1 and boats,2 and paragraph 3, and the coast,4", "124", [("4", True)]),
        ("Noting the nets1 and boats,2 and fish 3 and the coast,", "12", []),
        ("Noting fish 3 and the nets1 and boats,2 and the coast,4", "124", [("4", True)]),
    ],
    ids=["before a link", "behind a stop", "before no link", "a count", "a paragraph", "none follows", "out of order"],
)
def test_the_mark_of_a_body_that_a_page_lost_is_one_in_doubt(words, bodies, found):
    notes = [f"{number} A/95/{number}00." for number in bodies]
    text = "\n".join([FORMULAS["en"], words, *notes, JOB, "next page", ""])
    read = repair(SourceText(text, "0" * 64, "test"), "en")
    assert [(mark.marker, mark.sure) for mark in read.marks][2:] == found
