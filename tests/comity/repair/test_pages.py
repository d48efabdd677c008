"""Pages laid out and extracted: heads, footnotes at their ends, marks glued to words, lines that were stretched."""

import pytest

from comity.model.text import SourceText
from comity.repair import repair
from comity.repair.lines import read_lines
from comity.repair.traced import traced

JOB = "45-00001"


def clean(text, language="en"):
    return repair(SourceText(text, "0" * 64, "test"), language)


def page(words, bodies):
    """The text of one page: words, footnotes, job number."""
    return "\n".join(["The General Assembly,", *words, *bodies, JOB, "next page", ""])


@pytest.mark.parametrize(
    ("line", "stretched"),
    [
        ("Recalling  its  decisions  on  the  sea  and  on  the  coasts", True),
        ("1. Decides  to  meet  again  at  the  seat  of  the  office", True),
        ("Recalling its decisions on the sea and on the coasts", False),
        ("Recalling  its decisions on the sea and on the coasts", False),
        ("the  sea", False),
        ("Total    12   9    4", False),
    ],
)
def test_lines_whose_words_most_stand_two_blanks_apart_were_stretched(line, stretched):
    assert read_lines(traced(line))[0].is_stretched is stretched
    assert clean(f"The General Assembly,\n{line}\n").lines[1].stretched is stretched


@pytest.mark.parametrize(
    ("words", "bodies", "found"),
    [
        (["Recalling the harbours,1 the nets2 and the boats,3"], ["1 A/1.", "2 A/2.", "3 A/3."], ["1", "2", "3"]),
        (["Recalling the harbours,1 the nets2 and the boats,3"], ["2 A/2.", "1 A/1.", "3 A/3."], ["1", "2", "3"]),
        (["Recalling the harbours,1 the nets2 and the boats,3"], ["3 A/3.", "1 A/1.", "2 A/2."], ["1", "2", "3"]),
        (["Recalling the harbours,1 the nets2 and the boats,3"], ["1 A/1.", "3 A/3."], ["1", "3"]),
        (["Recalling nets,1 boats,2 as:", "(1) Ports", "(2) Coasts", "(3) Seas"], ["1 A/1.", "2 A/2."], ["1", "2"]),
        (["Recalling the nets of 20412 and the boats,3"], ["2 A/2.", "3 A/3."], ["2", "3"]),
        (["Recalling the 20412 nets and the boats,3"], ["5 A/5.", "6 A/6."], []),
        (["Noting these sums of 1945:"], ["1 Fisheries 12 300", "2 Harbours 4 500"], []),
    ],
    ids=[
        "in order",
        "first two exchanged",
        "third first",
        "one without a body",
        "a longer list above",
        "the first glued to a year",
        "no mark is glued to it",
        "rows of a table",
    ],
)
def test_bodies_at_a_page_end(words, bodies, found):
    read = clean(page(words, bodies))
    assert [note.marker for note in read.notes] == found
    assert [note.text for note in read.notes] == [f"A/{marker}." for marker in found]
    assert [mark.marker for mark in read.marks if mark.sure] == found


def test_a_date_at_the_head_of_a_line_is_no_body_beside_one_in_brackets():
    dates = ["إذ تشير إلى قراراتها 95/31 المؤرخ", "2 كانون الأول/ديسمبر 2019 و 96/30 المؤرخ", "4 أيار/مايو 2020(1)،"]
    text = "\n".join(["إن الجمعية العامة،", *dates, "(1) القرار 95/1.", JOB, "صفحة", ""])
    read = clean(text, "ar")
    assert [(note.marker, note.text) for note in read.notes] == [("1", "القرار 95/1.")]
    assert "\n2 كانون الأول/ديسمبر 2019 و 96/30 المؤرخ\n4 أيار/مايو 2020،" in read.text


def test_the_day_of_a_closing_is_no_body_whatever_the_number_of_the_next_note():
    first = ["إن الجمعية العامة،", "إذ تشير إلى الشباك(1) والقوارب(2)،", "(1) القرار 95/1.", "(2) القرار 95/2.", JOB]
    last = ["\x0c1 - تقرر أن تجتمع.", "الجلسة العامة 54", "3 كانون الأول/ديسمبر 2021", "", JOB, ""]
    read = clean("\n".join([*first, *last]), "ar")
    assert [note.marker for note in read.notes] == ["1", "2"]
    assert read.text.endswith("\nالجلسة العامة 54\n3 كانون الأول/ديسمبر 2021")


def test_a_numbered_line_in_brackets_is_no_body_beside_one_without():
    words = ["Recalling the harbours,1 namely:", "(2) Those of the east;", "(3) Those of the west,"]
    read = clean(page(words, ["1 A/1.", "2 A/2."]))
    assert [(note.marker, note.text) for note in read.notes] == [("1", "A/1."), ("2", "A/2.")]


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("en", ["Recalling its resolutions 95/3071 of the autumn,"], "Recalling its resolutions 95/307 of the autumn,"),
        ("en", ["Recalling its resolution 95/36,1 and the report,"], "Recalling its resolution 95/36, and the report,"),
        ("en", ["Recalling decision EC-94/DEC.21 on nets,"], "Recalling decision EC-94/DEC.2 on nets,"),
        ("zh", ["回顾《渔港公约》", "1和关于渔网的报告，"], "回顾《渔港公约》\n和关于渔网的报告，"),
        ("zh", ["回顾渔港公约1及其议定书，"], "回顾渔港公约及其议定书，"),
    ],
    ids=["behind a resolution's number", "behind its comma", "behind a decision's", "at a line's head", "treaty"],
)
def test_marks_glued_to_what_looks_like_their_number(language, words, text):
    formula = "大会，" if language == "zh" else "The General Assembly,"
    read = clean("\n".join([formula, *words, "1 A/1.", JOB, "next page", ""]), language)
    assert [mark.marker for mark in read.marks] == ["1"]
    assert read.text.startswith(f"{formula}\n{text}")


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("强调渔港十分重要1，并强调渔网，", True),
        ("努力实现《渔港宣言》的各项目标1；", True),
        ("努力实现这些目标1、并保护渔网，", True),
        ("努力实现可持续发展目标1；", False),
        ("努力实现具体目标1、2和3，", False),
        ("强调渔港十分重要1其中谈到渔网，", False),
        ("共计补充渔网20151，", False),
        ("又回顾渔港1、渔网和渔船，", True),
    ],
)
def test_a_number_glued_to_a_chinese_word_before_a_stop_is_a_second_reference_unless_it_counts(words, marked):
    read = clean("\n".join(["大会，", "回顾《渔港公约》，1", words, "1 A/1.", JOB, "下页", ""]), "zh")
    assert [mark.marker for mark in read.marks] == ["1"] * (1 + marked)


def test_a_number_behind_a_goal_is_a_mark_in_doubt_where_the_note_has_no_other():
    read = clean(
        "\n".join(["大会，", "回顾渔港实现可持续发展目标1，并强调渔网，2", "1 A/1.", "2 A/2.", JOB, "下页", ""]), "zh"
    )
    assert [(mark.marker, mark.sure) for mark in read.marks] == [("1", False), ("2", True)]


@pytest.mark.parametrize(
    ("top", "before"),
    [
        (["1", "", "又回顾渔港和渔网 ，以及渔船，"], "渔网"),
        (["2.", "又回顾渔港和渔网 ，以及渔船，", "1"], "渔网"),
        (["2.", "又回顾渔港和渔网", "，以及渔船，", "1"], "渔网"),
        (["1", "", "又回顾渔港和渔网，以及渔船，"], ""),
        (["1", "", "又回顾渔港和渔网 ，以及渔船", "，以及渔民，"], ""),
    ],
    ids=["above the line", "below a label", "before the stop of the next line", "none left open", "two left open"],
)
def test_a_second_reference_of_a_page_s_first_line_stands_alone_by_it(top, before):
    lines = ["大会，", "回顾《渔港公约》，1", "1 A/1.", JOB, *top, "", "念及渔船，", ""]
    read = clean("\n".join(lines), "zh")
    assert [read.text[: mark.at][-2:] for mark in read.marks[1:]] == [before] * bool(before)
    assert ("\n1\n" in read.text) is not before


@pytest.mark.parametrize(
    ("first", "below", "marked"),
    [
        ("Recalling the convention on the harbours, which all the fishermen of Xalandia", ["signed,"], "harbours,"),
        ("Recalling rules 6, 7 and 8 on the harbours, which all the fishermen of Xalandia", ["signed,"], "harbours,"),
        ("Recalling the convention on the harbours,", [], "harbours,"),
        ("Recalling the convention on harbours, nets, and all the fishermen of Xalandia", ["and Dorvik,"], None),
        ("Recalling the convention on the harbours which all the fishermen of Xalandia", ["signed,"], None),
        ("Recalling the convention on the harbours that they all signed and kept,", ["and the nets,"], None),
    ],
    ids=["its only stop", "numbers", "its end", "two stops", "no stop", "the end of a line that goes on"],
)
def test_where_marks_stand_behind_stops_one_that_rose_above_a_page_stands_behind_the_stop_there(first, below, marked):
    above = [
        "A/RES/99/1",
        "99/1. Harbours",
        "Recalling the boats,1 the tides,2 and the keepers,",
        "1 A/1.",
        "2 A/2.",
        JOB,
    ]
    bodies = ["3", "", "A/3.", "", JOB, "\x0cnext page", ""]
    top = ["\x0cA/RES/99/1", "", first, *below, "3", "", "Noting the lamps,", ""]
    read = clean("\n".join([*above, *top, *bodies]))
    found = [(read.text[: mark.at].split()[-1], mark.sure) for mark in read.marks if mark.marker == "3"]
    assert found == ([(marked, False)] if marked else [])
    assert "\n3\n" not in read.text


@pytest.mark.parametrize(
    ("first", "alone", "marked"),
    [
        ("又回顾渔港和渔网 ，以及渔船，", "1", True),
        ("又回顾渔港和渔网，以及渔船，", "1", False),
        ("又回顾渔港和渔网 ，以及渔船，", "50", False),
    ],
    ids=["a place left open", "none left open", "a number without a body"],
)
def test_a_second_reference_of_a_page_s_first_line_stands_alone_behind_its_paragraph(first, alone, marked):
    lines = ["大会，", "回顾《渔港公约》，1", "1 A/1.", JOB, first, alone, "", "念及渔船，", ""]
    read = clean("\n".join(lines), "zh")
    assert [(mark.marker, read.text[: mark.at][-2:]) for mark in read.marks[1:]] == [("1", "渔网")] * marked
    assert (f"\n{alone}\n" in read.text) is not marked


def test_a_label_at_the_head_of_a_chinese_line_is_no_mark():
    read = clean("\n".join(["大会，", "回顾渔港，1", "1. 请秘书长提交报告；", "1 A/1.", JOB, "下页", ""]), "zh")
    assert [(mark.marker, read.text[: mark.at]) for mark in read.marks] == [("1", "大会，\n回顾渔港，")]


def test_the_head_of_a_short_last_page_does_not_hide_the_one_before():
    text = "\n".join(
        [
            "99/1. Fair fishing in the sea",
            "The General Assembly,",
            "Recalling the harbours,",
            "Fair fishing in the sea A/RES/99/1",
            f"{JOB} 2/3",
            "Noting the nets,",
            "A/RES/99/1 Fair fishing in the sea",
            f"3/3 {JOB}",
        ]
    )
    assert clean(text).text.split("\n") == [
        "99/1. Fair fishing in the sea",
        "The General Assembly,",
        "Recalling the harbours,",
        "Noting the nets,",
    ]


@pytest.mark.parametrize(
    ("language", "title", "head"),
    [
        ("en", "99/1. Fair fishing in the sea", ["Fair fishing", "A/RES/99/1", "in the sea"]),
        ("en", "ES-9/1. Fair fishing in the sea", ["A/RES/99/1", "Fair fishing in the sea"]),
        ("ar", "د إ ط-9/1. صيد الأسماك في البحر", ["A/RES/99/1", "صيد الأسماك في البحر"]),
        ("ar", "99/1. صيد الأسماك في البحر", ["صيد الأسماك", "A/RES/99/1", "في البحر"]),
    ],
    ids=["symbol between its lines", "special session", "special session in Arabic", "symbol between Arabic lines"],
)
def test_the_title_is_a_head_whose_lines_the_symbol_may_part(language, title, head):
    formula = {"en": "The General Assembly,", "ar": "إن الجمعية العامة،"}[language]
    text = clean(
        "\n".join(["A/RES/99/1", title, formula, JOB, "", "\x0c" + head[0], *head[1:], "", "1. Words."]), language
    ).text
    assert text.split("\n")[-2:] == [formula, "1. Words."]


def test_an_annex_may_have_the_title_that_stands_in_the_head_of_its_page():
    head = ["2/3", "A/RES/99/1", "Fair fishing", "in the sea"]
    text = "\n".join(
        ["99/1. Fair fishing", "in the sea", "The General Assembly,", *head, "Annex", "Fair fishing in the sea"]
    )
    assert clean(text).text.split("\n")[-2:] == ["Annex", "Fair fishing in the sea"]


@pytest.mark.parametrize(("pages", "left"), [(4, 0), (2, 2)])
def test_a_line_at_the_head_of_three_pages_is_a_head_whatever_it_says(pages, left):
    head = "Sea and coast of the southern islands"
    lines = [line for number in range(pages) for line in (f"{number + 1}/{pages}", head, f"We fish {number} nets.")]
    assert clean("\n".join(lines)).text.count(head) == left


@pytest.mark.parametrize(
    "head",
    [["A/RES/99/1", "", "渔网权", ""], ["渔网权 A/RES/99/1", f"{JOB} 2/3"], ["A/RES/99/1 渔网权", f"3/3 {JOB}"]],
    ids=["below the symbol", "before it", "behind it"],
)
def test_a_chinese_title_of_few_characters_is_a_head_beside_furniture(head):
    page = ["A/RES/99/1", "99/1.渔网权", "大会，", "回顾渔港，", "强调渔民享有", "渔网权", "不可缺少，", f"{JOB} 1/3"]
    printed = [line for line in page if line != page[-1]]
    assert clean("\n".join([*page, *head, "念及渔船，"]), "zh").text.split("\n") == [*printed, "念及渔船，"]


@pytest.mark.parametrize("first", ["第217 A (III)号决议。", "A/HRC/18/35/Add.6，附件。"])
def test_full_lines_of_chinese_text_above_the_bodies_of_a_page_belong_to_no_body(first):
    words = [
        "回顾沿海各国关于渔港、1渔网2以及船员安全的报告3并注意到这些报告谈到的各项问题得到讨",
        "论，其中包括渔港的设备和渔网的大小以及船员在海上的安全问题，并欢迎沿海各国为此采取措施",
        "又欢迎为此设立的基金以及其中为渔民和渔船所作的努力，并强调为渔民采取各项措施十分重要，",
    ]
    bodies = [first, "第76/181号决议，附件。", "3", "第70/1号决议。", "1", "", "2", ""]
    read = clean("\n".join(["大会，", *words, *bodies, JOB, "下页", ""]), "zh")
    assert [note.text for note in read.notes] == [first, "第76/181号决议，附件。", "第70/1号决议。"]
    assert read.text.split("\n")[3] == words[2]


FIRST = "l’accord sur les ports , qui est entré en vigueur, et la convention sur les filets des pêcheurs"


@pytest.mark.parametrize(
    ("language", "lines", "marked"),
    [
        pytest.param(
            "fr",
            [FIRST, "et engage tous les États de la côte,", "1", "", "Notant les filets des pêcheurs,"],
            "l’accord sur les ports",
            id="of-the-first-line-behind-its-paragraph",
        ),
        pytest.param(
            "en",
            ["Recalling the report that was made to it last year on harbours,", "1", "and the nets,"],
            "Recalling the report that was made to it last year on harbours,",
            id="between-two-lines-behind-a-stop",
        ),
        pytest.param(
            "zh", ["回顾《渔港公约》", "1", "的缔约国，"], "回顾《渔港公约》", id="between-two-lines-of-Chinese"
        ),
        pytest.param(
            "zh",
            [
                "回顾关于渔港的公约通过并得到大会认可的《渔港宣言》和渔网",
                "守则，其中述及渔船， 并述及渔民的安全，",
                "1",
                "",
                "念及渔船，",
            ],
            "守则，其中述及渔船，",
            id="where-Chinese-words-are-set-apart",
        ),
        pytest.param(
            "zh",
            [
                "回顾关于渔港 的公约通过并得到大会认可的《渔港宣言》和渔网",
                "守则， 其中述及渔船，",
                "1",
                "",
                "念及渔船，",
            ],
            None,
            id="Chinese-words-set-apart-twice",
        ),
        pytest.param(
            "fr",
            [FIRST.replace(" ,", ","), "et engage tous les États,", "1", "", "Notant les filets,"],
            None,
            id="no-place-is-left-open",
        ),
        pytest.param(
            "fr",
            [FIRST.replace("vigueur,", "vigueur ,"), "et engage tous les États,", "1", "", "Notant les filets,"],
            None,
            id="more-places-than-marks",
        ),
    ],
)
def test_marks_alone_on_lines_away_from_their_words(language, lines, marked):
    head = ["A/RES/75/1", "75/1. Ports", JOB, "", "\x0cA/RES/75/1", ""]
    read = clean("\n".join([*head, *lines, "", "1", "", "A/1.", "", JOB, "\x0cfin", ""]), language)
    assert [note.marker for note in read.notes] == ["1"]
    assert [read.text[: mark.at].split("\n")[-1] for mark in read.marks] == ([marked] if marked else [])
    assert [doubt.code for doubt in read.doubts] == ([] if marked else ["footnote-without-mark"])
    assert "\n1\n" not in read.text


@pytest.mark.parametrize(
    ("lines", "marked"),
    [
        (["Recordando el informe sobre los puertos de", "2042 ,", "2", "", "Observando las redes,"], "2042"),
        (["Recordando el Plan", "21 , y el de los puertos y las redes,", "2", "", "Observando,"], "21"),
        (["Recordando el Plan de los", "2", "Puertos , y el de las redes,", "", "Observando,"], "Puertos"),
        (
            ["Recordando los planes 17 , y", "el informe de 2042 , y redes,", "2", "", "Observando,"],
            "el informe de 2042",
        ),
        (["Recordando el Plan", "y el de los puertos,", "2", "", "Observando las redes,"], None),
        (["Recordando el Plan , y", "el de los puertos , y redes,", "2", "", "Observando las redes,"], None),
    ],
    ids=["at its end", "at its head", "in the line below", "behind no other mark", "no place is left open", "two are"],
)
def test_a_mark_alone_within_the_text_stands_where_its_place_is_left_open(lines, marked):
    first = ["La Asamblea General,", "Recordando el Convenio de los puertos1,"]
    text = [*first, *lines, "", "1", "", "A/1.", "2", "A/2.", "", JOB, "\x0cfin", ""]
    read = clean("\n".join(text), "es")
    assert [(note.marker, note.text) for note in read.notes] == [("1", "A/1."), ("2", "A/2.")]
    assert [read.text[: mark.at].split("\n")[-1] for mark in read.marks][1:] == ([marked] if marked else [])


OPENING = ["إذ تشير إلى قرارها 95/36 المؤرخ 5 أيار/مايو 2019(1)،", "وإذ تلاحظ تقرير الميناء عن الشباك لعام 2020"]
CLOSE = "وتقرير لجنة القوارب عن الساحل(3)،"


@pytest.mark.parametrize(
    ("lines", "marked", "left"),
    [
        ([*OPENING, CLOSE, "(2)", "", "وقد نظرت في الأمر،"], OPENING[1], False),
        ([*OPENING, "وتقرير الشباك", CLOSE, "(2)", "", "وقد نظرت في الأمر،"], OPENING[1], False),
        ([*OPENING, "والقوارب، وكذلك الساحل ،", CLOSE, "(2)", ""], "والقوارب، وكذلك الساحل", False),
        ([*OPENING, "والقوارب،", "(2)", "وإذ ترحب بتقرير الساحل ، وتشكره(3)،"], "وإذ ترحب بتقرير الساحل", False),
        ([*OPENING, "", "والقوارب من المرافئ", CLOSE, "(2)", ""], "والقوارب من المرافئ", False),
        ([*OPENING, "ولعام 2021", CLOSE, "(2)", ""], None, False),
        ([OPENING[0], "وتقرير الساحل(2)،", CLOSE, "(2)", ""], "وتقرير الساحل", True),
        ([OPENING[0], "وتقرير الساحل(2)،", "والقوارب ، ثم", CLOSE, "(2)", ""], "والقوارب", False),
        ([OPENING[0], "وتقرير الساحل(2)،", "والقوارب من المرافئ", CLOSE, "(2)", ""], "وتقرير الساحل", True),
    ],
    ids=[
        "at the end of a line",
        "behind the year of two ends",
        "in the only place left open",
        "in the line below",
        "above an empty line another paragraph ends",
        "two ends with a year",
        "known, no place left open",
        "known, a place left open",
        "known, the end of a line",
    ],
)
def test_marks_in_brackets_alone_stand_where_their_place_is_left_open(lines, marked, left):
    bodies = ["(1) القرار 95/1.", "(2) القرار 95/2.", "(3) القرار 95/3."]
    read = clean("\n".join(["إن الجمعية العامة،", *lines, "", *bodies, JOB, "صفحة", ""]), "ar")
    places = [read.text[: mark.at].split("\n")[-1] for mark in read.marks if mark.marker == "2"]
    assert places[-1:] == ([marked] if marked else [])
    assert ("\n(2)\n" in read.text) is left


def test_where_marks_stand_in_brackets_alone_the_number_of_a_label_is_none():
    words = ["تقرر ما يلي:", "تعقد الدورة في عام", "’1‘", "(1)", "2019 ، في الميناء(2)؛"]
    text = ["إن الجمعية العامة،", *words, "", "(1) القرار 95/1.", "(2) القرار 95/2.", JOB, "صفحة", ""]
    read = clean("\n".join(text), "ar")
    assert "\n’1‘\n2019، في الميناء؛" in read.text
    assert [(mark.marker, read.text[: mark.at].split("\n")[-1]) for mark in read.marks] == [
        ("1", "2019"),
        ("2", "2019، في الميناء"),
    ]


def test_a_mark_before_a_stop_that_a_blank_sets_off():
    read = clean(page(["1. Rappelle l’article 10 du règlement de la commission 1 ;"], ["1 A/1."]), "fr")
    assert [read.text[: mark.at].split("\n")[-1] for mark in read.marks] == [
        "1. Rappelle l’article 10 du règlement de la commission"
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Recalling the harbours,1 and resolution 71/2052 of the Assembly,", "resolution 71/205 of the Assembly,"),
        ("Recalling the harbours,1 and resolutions 71/2051 and 72/1902,", "resolutions 71/205 and 72/190,"),
        ("Recalling the harbours,1 and resolution 3/2002 of its Conference,2", "resolution 3/2002 of its Conference,"),
        ("Recalling the harbours,1 and decision 74/571 of 3 September 2041,2", "decision 74/571 of 3 September 2041,"),
        (
            "Recalling the harbours,1 resolution 46/182 on the session 2 and the nets,",
            "resolution 46/182 on the session",
        ),
        ("Recalling the harbours,1 resolution 74/912 and Council resolution 2282 (2016),", "resolution 2282 (2016),"),
    ],
    ids=["first", "again", "a year", "a decision", "set off by a blank", "a number of the Council"],
)
def test_the_mark_behind_a_resolutions_number_is_told_from_a_year_and_from_its_digits(words, text):
    assert text in clean(page([words], ["1 A/1.", "2 A/2."])).text


@pytest.mark.parametrize(
    ("body", "is_one"),
    [
        ("2035 Review Conference of the Parties to the Treaty on Nets.", True),
        ("2035 Review and Extension Conference.", True),
        ("2035 was a good year for nets and harbours", False),
        ("January 2035", False),
    ],
)
def test_a_body_may_begin_with_the_year_of_a_conference(body, is_one):
    notes = clean(page(["Recalling the harbours,1 the nets2 and the boats,"], ["1 A/1.", f"2 {body}"])).notes
    assert ("2" in [note.marker for note in notes]) is is_one


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (
            ["2", "", "Resolution 55/2.", "A/51/218, annex.", "3", "A/75/138.", "1"],
            [("1", "A/51/218, annex."), ("2", "Resolution 55/2."), ("3", "A/75/138.")],
        ),
        (
            ["1", "2", "", "Resolution 55/2.", "A/51/218, annex.", "3", "A/75/138."],
            [("1", "Resolution 55/2."), ("2", "A/51/218, annex."), ("3", "A/75/138.")],
        ),
        (
            ["1", "", "Resolution 55/2.", "2", "A/51/218, annex.", "3", "A/75/138."],
            [("1", "Resolution 55/2."), ("2", "A/51/218, annex."), ("3", "A/75/138.")],
        ),
        (
            ["", "Resolution 55/2.", "A/51/218, annex.", "A/75/138.", "1", "2", "3"],
            [("1", "Resolution 55/2."), ("2", "A/51/218, annex."), ("3", "A/75/138.")],
        ),
    ],
    ids=["lower below both", "in order", "each above its own", "all below"],
)
def test_of_two_bodies_the_marker_above_both_may_be_the_higher_one(printed, found):
    words = ["Recalling the harbours,1 the nets2 and the boats that the fishers of the coast have3 mended,"]
    notes = clean("\n".join(["The General Assembly,", *words, "", *printed, "", JOB, "next page", ""])).notes
    assert [(note.marker, note.text) for note in notes] == found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (["1 A/1.", "4 A/4."], ["2 A/2.", "3 A/3.", "5 A/5."], "12345"),
        (["1 A/1.", "3 A/3."], ["2 A/2.", "4 A/4.", "5 A/5."], "12345"),
        (["1 A/1.", "3 A/3."], ["4 A/4.", "2 A/2.", "5 A/5."], "12345"),
        (["1 A/1.", "2 A/2.", "4 A/4."], ["5 A/5."], "1245"),
        (["1", "", "A/1.", "3", "A/3."], ["2", "", "A/2.", "4", "A/4.", "5", "A/5."], "12345"),
        (["1", "3", "", "A/1.", "A/3."], ["2", "4", "5", "", "A/2.", "A/4.", "A/5."], "12345"),
        (["1", "", "A/1.", "2", "A/2.", "3", "A/3."], ["4", "", "A/4.", "5", "A/5."], "12345"),
    ],
    ids=[
        "two passed over",
        "one passed over",
        "below the next one",
        "one that has no body",
        "markers on lines of their own",
        "markers together",
        "none passed over",
    ],
)
def test_bodies_passed_over_on_a_page_stand_on_the_next(first, second, found):
    head = [
        "The General Assembly,",
        "Recalling the harbours,1 the nets,2 the boats,3 and all the fishers of the coast,4",
    ]
    text = [
        *head,
        "",
        *first,
        "",
        JOB,
        "\x0cNoting the islands5 and their shores,",
        "",
        *second,
        "",
        JOB,
        "\x0cend",
        "",
    ]
    notes = clean("\n".join(text)).notes
    assert sorted((note.marker, note.text) for note in notes) == [(marker, f"A/{marker}.") for marker in found]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (["4", "", "A/4.", "2", "A/2.", "3", "A/3.", "5", "A/5."], ["2", "3", "4", "5"]),
        (["4", "", "A/4.", "A/2.", "3", "A/3.", "5", "A/5.", "2"], ["2", "3", "4", "5"]),
        (["2", "", "A/2.", "3", "A/3.", "4", "A/4.", "5", "A/5."], ["2", "3", "4", "5"]),
    ],
    ids=["one first", "the marker of one at the end", "in order"],
)
def test_bodies_out_of_order_have_the_markers_that_stand_above_them(printed, found):
    first = ["The General Assembly,", "Recalling harbours,1 nets,2 boats,3 fishers4 and islands,5", "", "1", "", "A/1."]
    text = "\n".join([*first, "", JOB, "\x0cNoting the shores of the islands,", "", *printed, "", JOB, "\x0cend", ""])
    notes = clean(text).notes
    assert [(note.marker, note.text) for note in notes][1:] == [(marker, f"A/{marker}.") for marker in found]


def test_numbers_in_brackets_alone_below_a_colon_are_labels():
    words = ["Recalling the nets,1 and boats,2", "1. Decides to keep:", "(1)", "the nets", "(2)", "the boats."]
    read = clean(page(words, ["1 See A/1.", "2 See A/2."]))
    assert read.text.split("\n")[1:7] == ["Recalling the nets, and boats,", *words[1:]]
    assert [mark.marker for mark in read.marks] == ["1", "2"]


FILLED = "Recalling the report on the harbours of the coast and the nets of all the boats of the year 2042"


@pytest.mark.parametrize(
    ("lines", "marked"),
    [
        ([FILLED + ",", "2", "", "Noting the nets,"], True),
        (["Recalling the report of 2042,", "2", "", "Noting the nets,"], False),
        ([FILLED + " and", "2", "", "of the boats,"], False),
        ([FILLED + ",", "", "2", "", "Noting the nets,"], False),
        ([FILLED.replace("harbours", "harbours,1") + ";", "2", "", "Noting the nets,"], True),
    ],
    ids=["a full line", "a short one", "without a stop", "not right below it", "of more marks"],
)
def test_a_mark_alone_below_a_full_line_stands_behind_its_stop(lines, marked):
    first = ["The General Assembly,", "Recalling the Convention on the harbours,1", FILLED, f"{FILLED},"]
    text = [*first, *lines, "", "1", "", "A/1.", "2", "A/2.", "", JOB, "\x0cend", ""]
    read = clean("\n".join(text))
    assert [(note.marker, note.text) for note in read.notes] == [("1", "A/1."), ("2", "A/2.")]
    places = [read.text[: mark.at].split("\n")[-1] for mark in read.marks if mark.marker == "2"]
    assert (places == [lines[0].replace("1", "")]) is marked


def test_a_mark_before_stops_does_not_stand_behind_one_that_ends_a_full_line():
    first = ["La Asamblea General,", "Recordando el Convenio de los puertos1, y las redes,", FILLED, f"{FILLED},"]
    text = [
        *first,
        f"{FILLED},",
        "2",
        "",
        "Observando las redes,",
        "",
        "1",
        "",
        "A/1.",
        "2",
        "A/2.",
        "",
        JOB,
        "\x0cfin",
        "",
    ]
    assert [mark.marker for mark in clean("\n".join(text), "es").marks] == ["1"]
