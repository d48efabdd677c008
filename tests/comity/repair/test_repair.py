"""What extraction does to a text, and what repair makes of it. All sentences are our own."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.model.text import SourceText
from comity.repair import repair
from comity.repair.bold import undo_repeated_words
from comity.repair.characters import plain_characters
from comity.repair.direction import undo_visual_order
from comity.repair.traced import traced


def clean(text, language="en"):
    return repair(SourceText(text, "0" * 64, "test"), language)


RULE = " " * 59


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("govern\u00ading the sea\u2011bed", "governing the sea-bed"),
        ("co\u00ad\noperation", "cooperation"),
        ("20\u00a0States\u202fparties", "20 States parties"),
        ("o\ufb03cial \ufb01gures", "official figures"),
        ("第１２段", "第12段"),
        ("الـمـجـلس", "المجلس"),
        ("\ufef3\ufecc\ufef4\ufeea", "يعيه"),
        ("re\u0301union", "réunion"),
        ("للكوارث اللجنة ذلك اللقاء", "للكوارث اللجنة ذلك اللقاء"),
        ("\u062d\u064f\u062b\u0651\u0651", "\u062d\u064f\u062b\u0651"),
        ("\u062d\u064f\u062b\u0651\u064f\u0651", "\u062d\u064f\u062b\u064f\u0651"),
        ("\u062d\u064f\u062b\u064f\u0651", "\u062d\u064f\u062b\u064f\u0651"),
    ],
)
def test_characters_that_print_alike_become_one(printed, read):
    assert plain_characters(traced(printed)).text == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (" RecallingRecallingRecallingRecalling its work,", " Recalling its work,"),
        (" Notes Notes Notes Notes that", " Notes that"),
        (" 1. UrgesUrgesUrges States", " 1. Urges States"),
        (" 大会大会大会大会，，，，    ", " 大会，    "),
        (" 大会大会大会大会大会，，，，", " 大会，"),
        (" 回顾并进一步回顾并进一步回顾并进一步回顾并进一步赞同赞同赞同赞同其决议", " 回顾并进一步赞同其决议"),
        (" 大会大会大会大会，\n 7. 请请请秘书长", " 大会，\n 7. 请秘书长"),
        (" 大会大会大会大会，\n (a) 请请请秘书长", " 大会，\n (a) 请秘书长"),
        (" 大会大会大会大会，\n 请请请秘书长", " 大会，\n 请请请秘书长"),
        (" 大会大会大会大会，\n 7. 种种困难", " 大会，\n 7. 种种困难"),
        (" 大会大会大会大会，\n B 部分．渔网B 部分．渔网B 部分．渔网B 部分．渔网", " 大会，\n B 部分．渔网"),
        (" وإذ تشيرإذ تشيرإذ تشيرإذ تشير إلى", " وإذ تشير إلى"),
        (" 2045 年渔业表2045 年渔业表2045 年渔业表2045 年渔业表", " 2045 年渔业表"),
        (" 5. просит просит просит просит\n с с с с удовлетворением", " 5. просит\n с с с с удовлетворением"),
        (
            " 5. просит просит просит просит\n 6. сссс тревогой отмечаеттревогой отмечаеттревогой отмечает рыб",
            " 5. просит\n 6. с тревогой отмечает рыб",
        ),
        ("very very good, and again and again", "very very good, and again and again"),
        ("种种困难，人人有责", "种种困难，人人有责"),
        ("1 1 1 1 2 2 2 2", "1 1 1 1 2 2 2 2"),
    ],
)
def test_words_printed_over_each_other_are_read_once(printed, read):
    assert undo_repeated_words(traced(printed)).text == read


@pytest.mark.parametrize("blank", ["", " "], ids=["set close", "set apart"])
@pytest.mark.parametrize("other", ["", "\U0001d54f "], ids=["plain", "a sign of four bytes"])
@pytest.mark.parametrize("length", range(2, 30))
def test_pieces_of_every_length_are_found_behind_the_first_line(length, other, blank):
    piece = "stockpile of small weapons and"[:length].strip()
    opening, line = "Urges" * 4 + " States\n", f"{other}as to its {blank.join([piece] * 4)}, on 5 June"
    read = f"Urges States\n{other}as to its {piece}, on 5 June"
    assert undo_repeated_words(traced(opening + line)).text == read


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("\u202bفي \u202a2021\u202c\u202c", "في 2021"),
        ("\u202bالقرار \u202a)2015( 2235\u202c\u202c", "القرار 2235 (2015)"),
        ("\u202b(\u202a ،A/1/2\u202cالفقرة \u202a)3\u202c\u202c", "(A/1/2، الفقرة 3)"),
        ("\u202b\u202a - 1\u202cتقرر\u202c", "1 - تقرر"),
        ("\u202bالفترة \u202a2054-2045\u202c\u202c", "الفترة 2045-2054"),
        ("\u202b\u202a45-00001\u202c\u202c", "45-00001"),
        ("\u202bرقم \u202a،)A/98/53( 53\u202cألف\u202c", "رقم 53 (A/98/53)،ألف"),
        ("\u202bرقم \u202a.)A/98/5/Add.1( 5\u202c\u202c", "رقم 5 (A/98/5/Add.1)."),
        ("\u202b\u202a FAO)17(/64-FAO/9\u202cفي\u202c", "FAO(17)/64-FAO/9 في"),
        ("\u202b(\u202a.A/98/190 )Part I( )2\u202c\u202c", "(2) A/98/190 (Part I)."),
        ("\u202bرقم (\u202a A/98/12 )Part I(( 12\u202cفي\u202c", "رقم (12 (A/98/12 (Part I) في"),
        ("\u202b\u202a)A( 45-00001\u202c\u202c", "45-00001 (A)"),
        ("\u202b(\u202a)A/98/L.9\u202cمن\u202c", "(A/98/L.9)من"),
    ],
)
def test_left_to_right_parts_are_read_from_the_right(seen, read):
    assert plain_characters(undo_visual_order(traced(seen))).text.strip() == read


def test_note_bodies_below_a_rule_are_lifted_and_the_page_goes_on():
    found = clean(f" Recalling its report,\n1 \nwhich shows progress in\n{RULE}\n1\n A/1/2. \n  Welcoming the work, \n")
    assert found.text == "Recalling its report,\nwhich shows progress in\nWelcoming the work,"
    assert [(note.marker, note.text) for note in found.notes] == [("1", "A/1/2.")]
    assert [(mark.marker, found.text[: mark.at]) for mark in found.marks] == [("1", "Recalling its report,")]
    assert found.lines[-1].new_page


UNDERLINE = "__________________"


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        (
            "Recalling the Charter of Nets,1 and noting that 3 of 20 nets are old,",
            {"1": "Recalling the Charter of Nets,"},
        ),
        (
            "Recalling the Code of Nets, 1 the Boats Code2 and rule 2 of both,",
            {"1": "Recalling the Code of Nets,", "2": "Boats Code"},
        ),
        (
            "Having considered the report of the Board,1,2 and paragraph 1 of it,",
            {"1": "of the Board,", "2": "of the Board,"},
        ),
        ("Approves the amount of 2,481,700 dollars for nets;1", {"1": "dollars for nets;"}),
    ],
    ids=["behind a stop", "set off", "two at one place", "not in an amount"],
)
def test_bare_marks_belong_to_the_bodies_below_a_rule_on_their_page(words, marks):
    page = (
        "A/RES/99/1\n99/1. Nets \nThe General Assembly, \n{}\n"
        + UNDERLINE
        + " \n \n1 Resolution 70/1. \n \n2  A/78/2.\n\n"
    )
    found = clean(page.format(words) + "A/RES/99/1 \nNets\n \n24-00001\n2/2 \n \nWelcoming 3 boats, \n")
    assert [(note.marker, note.text) for note in found.notes] == [("1", "Resolution 70/1."), ("2", "A/78/2.")]
    assert {mark.marker: found.text[: mark.at].endswith(marks[mark.marker]) for mark in found.marks} == dict.fromkeys(
        marks, True
    )
    assert found.text.endswith("Welcoming 3 boats,")


def test_a_mark_printed_again_behind_a_comma_refers_to_the_note():
    words = "Having seen the report,1,2 takes it,1 and the addendum,2 as read."
    found = clean(f"The General Assembly,\n{words}\n{UNDERLINE}\n1 A/1.\n2 A/2.\n")
    assert found.text.endswith("Having seen the report, takes it, and the addendum, as read.")
    assert [mark.marker for mark in found.marks] == ["1", "2", "1", "2"]


LOOSE = """99/1. Nets

The General Assembly,

Welcoming the reports of the Board on nets for 2021,1 20222 and 2023, 3

Noting those that continue to mend

1 A/77/1.

2 See A/78/1, chap. I,
sect. II.

3 Resolution 70/1.

the nets of 4 boats,

1. Decides to meet;

2. Requests 3 boats to fish.
"""


def test_bodies_between_the_paragraphs_of_a_text_without_page_furniture_are_lifted():
    found = clean(LOOSE)
    assert [(note.marker, note.text) for note in found.notes] == [
        ("1", "A/77/1."),
        ("2", "See A/78/1, chap. I, sect. II."),
        ("3", "Resolution 70/1."),
    ]
    assert [mark.marker for mark in found.marks] == ["1", "2", "3"]
    assert (
        "nets for 2021, 2022 and 2023,\nNoting those that continue to mend\nthe nets of 4 boats,\n1. Decides"
        in found.text
    )


@pytest.mark.parametrize(
    "text",
    [
        "The General Assembly,\n\nNoting 1 net and 2 boats of 3 States,\n\n1 Decides it;\n\n2 Requests it to fish.\n",
        "Report of the Board\n\nThe Board met in 2021.\n\n1 May 2021\n\n2 Boats were seen.\n\n3 Nets were mended.\n",
        LOOSE.replace("2021,1 20222 and 2023, 3", "2021, 2022 and 2023,"),
        LOOSE.replace("2021,1 20222 and 2023, 3", "items 1, 2, and 3,"),
        LOOSE.replace("2021,1 20222 and 2023, 3", "level,1 level2 and level 3,").replace("70/1.", "70/1"),
        LOOSE.replace("3 Resolution 70/1.", "3 Requests a report."),
    ],
    ids=["numbers without a stop", "rows", "no marks", "numbers behind words", "a row without a stop", "an act"],
)  # fmt: skip
def test_lines_that_begin_with_numbers_are_no_bodies_without_marks(text):
    found = clean(text)
    assert found.notes == ()
    assert found.marks == ()


def test_marks_in_brackets_belong_to_the_bodies_at_the_end():
    found = clean("Recalling its report[1] of May (1),\n1. Decides.\n\n[1] A/1/2.\n")
    assert found.text == "Recalling its report of May (1),\n1. Decides."
    assert [(mark.marker, mark.at) for mark in found.marks] == [("1", 20)]


@pytest.mark.parametrize(
    ("words", "bodies", "left"),
    [
        ("[1]欢迎《渔港公约》[2]第MSC.98(2)号决定，", "\n[1] A/1/1.\n[2] A/1/2.\n", "第MSC.98(2)号决定"),
        ("(1)欢迎《渔港公约》(2)第[2]号决定，", "\n(1) A/1/1.\n(2) A/1/2.\n", "第[2]号决定"),
        ("\n1 \n欢迎第MSC.98(1)号决定，", f"{RULE}\n1\n A/1/1. \n", "第MSC.98(1)号决定"),
        ("[1]欢迎第FAL.98(1)号决定，", "\n[1] A/1/1.\n", "第FAL.98(1)号决定"),
        ("(1)欢迎《渔港公约》(2)，", f"{RULE}\n1\n A/1/1. \n2\n A/1/2. \n", "欢迎《渔港公约》，"),
    ],
    ids=["square", "round", "alone on lines", "one mark", "round below a rule"],
)
def test_a_number_in_brackets_of_another_kind_than_the_marks_is_none(words, bodies, left):
    found = clean(f" 大会，\n 回顾其报告，{words}\n{bodies}", "zh")
    assert left in found.text
    assert [mark.marker for mark in found.marks] == [note.marker for note in found.notes]


def test_page_furniture_goes_and_glued_marks_are_told_from_numbers():
    page = (
        "United Nations A/RES/99/1\n99/1. Oceans\nThe General Assembly,\n"
        "Recalling the report of 20191 and 3 other reports,2\n"
        "1 A/74/1.\n2 A/74/2.\n24-00001 (E)\n"
        "Oceans A/RES/99/1\n2/2 24-00001 (E)\n1. Decides to meet.\n"
    )
    found = clean(page)
    assert "24-00001" not in found.text
    assert found.text.count("Oceans") == 1
    assert "report of 2019 and 3 other reports," in found.text
    assert [(note.marker, note.text) for note in found.notes] == [("1", "A/74/1."), ("2", "A/74/2.")]


def test_of_two_symbols_that_begin_alike_each_is_itself_in_whatever_order_they_are_looked_at():
    symbols = [f"A/{session}/1{more}" for session in range(90, 96) for more in ("", "0")]
    printed = "\n".join(
        ["United Nations", *symbols, "General Assembly", "The General Assembly,", *symbols, "1. Decides."]
    )
    found = clean(printed + "\n").text
    assert [found.split("\n").count(symbol) for symbol in symbols] == [1] * len(symbols)


def test_blanks_beside_chinese_characters_go_but_not_the_one_behind_a_label():
    assert clean(" 1. 欢迎 2010 年的报告； \n", "zh").text == "1. 欢迎2010年的报告；"


WORDS = st.sampled_from(
    [
        "Recalling",
        "the report",
        "of 2019,",
        "State parties",
        "(a)",
        "1.",
        "\u00adx",
        "ﬁne",
        "大会，",
        "وإذ",
        "2/3",
        "A/RES/9/9",
    ]
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), max_size=12).map("\n".join)


@given(st.one_of(LINES, st.text(max_size=200)), st.sampled_from(["ar", "en", "es", "fr", "ru", "zh"]))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_character_is_traced_in_order(text, language):
    found = clean(text, language)
    assert len(found.offsets) == len(found.text)
    known = [offset for offset in found.offsets if offset >= 0]
    assert all(0 <= offset < len(text) for offset in known)
    if "\u202a" not in text and not any("\u064b" <= c <= "\u0652" for c in text):
        assert known == sorted(known)
    assert all(line.start < line.end <= len(found.text) for line in found.lines)


@given(LINES, st.sampled_from(["en", "fr", "zh", "ar"]))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_repairing_twice_changes_nothing(text, language):
    once = clean(text, language)
    assert clean(once.text, language).text == once.text


@pytest.mark.parametrize(
    ("line", "stays"),
    [("97/318", True), ("46/21", True), ("9/12", False), ("3 / 318", False), ("24-01234 (E) 9/12", False)],
)
def test_a_symbol_alone_on_its_line_is_no_page_number(line, stays):
    text = (
        f"The General Assembly,\n\n Taking note of the report on the implementation of resolution\n\n{line}\n2 \n, \n"
    )
    assert (line in clean(text).text) is stays


def test_a_high_page_number_is_one_beside_another():
    pages = [f"{n}. Requests the coastal States to do what is asked of them;\n\n{n + 8}/25\n" for n in range(1, 8)]
    assert "/25" not in clean("\n".join(pages)).text


@pytest.mark.parametrize(
    ("above", "below", "read"),
    [
        ("See A/99/", "Add.1, chap. I.", "See A/99/Add.1, chap. I."),
        ("See A/HRC/", "34/49.", "See A/HRC/34/49."),
        (
            "See Report of the Conference (A/CONF.",
            "48/14/Rev.1).",
            "See Report of the Conference (A/CONF.48/14/Rev.1).",
        ),
        ("See A/94/45 and A/94/45/Corr.", "1.", "See A/94/45 and A/94/45/Corr.1."),
        ("See A/94/45-", "S/2043/332.", "See A/94/45-S/2043/332."),
        ("See report of the Vice-", "Chair.", "See report of the Vice-Chair."),
        ("See A/94/45.", "12 reports were sent.", "See A/94/45. 12 reports were sent."),
        ("See E/ECE.", "12 reports were sent.", "See E/ECE. 12 reports were sent."),
        ("See A/94/45/Corr.", "Two reports were sent.", "See A/94/45/Corr. Two reports were sent."),
        ("Ibid., No.", "12.", "Ibid., No. 12."),
        ("Ibid., A/94/45 -", "Coasts.", "Ibid., A/94/45 - Coasts."),
    ],
)
def test_what_a_lines_end_cut_in_a_footnote_is_one_again(above, below, read):
    body = f"1 {above}\n{below}\n24-00001 (E)\n"
    page = f"The General Assembly,\nRecalling the report of 2019,1\n{body}1. Decides to meet.\n"
    assert [note.text for note in clean(page).notes] == [read]


@pytest.mark.parametrize("line", ["\f ", "\f\t", " \f ", "\v ", "\x1c ", "\u2003 ", "\x85 "])
def test_a_line_of_nothing_but_a_pages_end_and_blanks_is_read(line):
    page = f"The General Assembly,\n{line}\n1. Decides to mend nets.\n"
    assert "Decides to mend nets." in clean(page).text


SQUARE = (
    "The General Assembly,\n\nNoting the report [1] of the Board, [2]\n\n1. Decides to keep nets[3] and boats [4].\n\n"
)


@pytest.mark.parametrize("bodies", [(1, 2, 3), (1, 2)], ids=["three bodies", "two bodies"])
def test_marks_in_square_brackets_may_stand_behind_a_blank_where_they_have_a_body(bodies):
    found = clean(SQUARE + "\n".join(f"[{number}] A/{number}." for number in bodies) + "\n")
    assert [mark.marker for mark in found.marks] == [str(number) for number in bodies]
    assert "Noting the report of the Board,\n" in found.text
    assert ("nets and boats [4]." if 3 in bodies else "nets[3] and boats [4].") in found.text


def test_bodies_below_a_rule_at_the_end_of_a_text_have_their_marks_on_any_page():
    pages = [
        "The General Assembly,\n\nNoting the nets,1\n\n",
        "1. Decides to meet;2\n\n",
        *["2. Decides to go.\n\n"] * 3,
    ]
    found = clean("\x0c".join(pages) + "____________\n1 A/1.\n2 A/2.\n")
    assert [mark.marker for mark in found.marks] == ["1", "2"]
    assert found.doubts == ()


def test_a_high_page_alone_on_its_line_is_furniture_beside_one_printed_with_the_job_number():
    text = "The General Assembly,\n\nNoting nets\n10/12 24-12345\nand boats\n11/12\nof its coast,\n12/12 24-12345\n"
    assert clean(text).text == "The General Assembly,\nNoting nets\nand boats\nof its coast,"


def test_the_article_before_kaf_has_one_lam_in_an_extracted_text_but_for_luxembourg():
    read = clean("\u202bوتحيط علما باللكتاب واللكتب واللكسمبرغية\u202c", "ar")
    assert read.text == "وتحيط علما بالكتاب والكتب واللكسمبرغية"


def test_a_typed_arabic_word_keeps_its_letters():
    assert clean("وتحيط علما باللكنة", "ar").text == "وتحيط علما باللكنة"


def test_an_arabic_article_exchanged_with_the_alif_behind_it_is_put_before_it():
    text = (
        "قرار لألمم المتحدة\nإن مجلس حقوق اإلنسان،\nإذ يسترشد بميثاق األمم واإلعالن واالتفاق وباألهداف،\n"
        "وإذ تالحظ األمر خالل العام،"
    )
    assert clean(text, "ar").text.splitlines()[1:] == [
        "إن مجلس حقوق الإنسان،",
        "إذ يسترشد بميثاق الأمم والإعلان والاتفاق وبالأهداف،",
        "وإذ تلاحظ الأمر خلال العام،",
    ]


def test_arabic_letters_in_order_are_left():
    text = "إن الجمعية العامة،\nإذ تشير إلى الأمم والإنسان والآن وهذاالقرار وخالد،"
    assert clean(text, "ar").text == text


@pytest.mark.parametrize("row", ["1 Fund\n2 Office", "[1] Fund", "1\nFund"])
def test_a_rule_of_hyphens_above_what_has_no_mark_is_none_of_footnotes(row):
    text = f"The General Assembly,\n\nNoting 98/1,\n\n1. Decides on it:\n\n---\n{row}\n\n2. Requests a report.\n"
    found = clean(text)
    assert found.notes == ()
    assert found.text.endswith(f"{row}\n2. Requests a report.")


def test_a_line_that_is_a_mark_stands_at_the_end_of_the_line_above():
    text = "____________\n10/12\n大会，\n99/1. 渔网\n2\n2 Ibid., para. 3.\n1 See A/74/1.\n\n5 December 2043"
    found = clean(text, "zh")
    assert [(mark.marker, mark.at) for mark in found.marks] == [("2", len(found.text))]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("题为 “The ships’ nets” 的报告", "题为“The ships’ nets”的报告"),
        ("见 United Nations, “Ports”, Selme 一书", "见United Nations, “Ports”, Selme一书"),
        ("在 A/80/1 “港口” 中", "在A/80/1“港口”中"),
        ("提出 “ Port ” 项目", "提出“Port”项目"),
    ],
)
def test_blanks_of_latin_words_in_a_chinese_line_stay(printed: str, read: str) -> None:
    clean = repair(SourceText(f"{printed}\n", "0" * 64, "test"), "zh")
    assert clean.text == read
