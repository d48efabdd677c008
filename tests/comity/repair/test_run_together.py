"""Texts that lost their line ends. All sentences are our own."""

import re
from pathlib import Path

import pytest

import comity
from comity.languages.masthead import masthead_words
from comity.languages.structure import structure_of
from comity.model.resolution import BlockKind
from comity.repair.run_together import part_run_together
from comity.repair.traced import traced
from comity.structure.doubts import find_doubts

SAMPLES = Path(comity.__file__).parents[1] / "comity_web/samples"

EN = (
    "78/9003. Nets The General Assembly, Recalling its resolution 70/1 of 25 September 2015,[1] Noting that, "
    "while fish "
    "are few, Governments act, 1. Requests the Secretary-General: (a) To report on nets;[2] (b) To count them; "
    "and (c) To "
    "mend them; 2. Also requests Member States to fish fairly, in line with paragraph 1. of the annex. "
    "90th plenary meeting 3 July 2024 [1] See A/78/1. [2] A/78/2."
)
EN_LINES = [
    "78/9003. Nets",
    "The General Assembly,",
    "Recalling its resolution 70/1 of 25 September 2015,[1]",
    "Noting that, while fish are few, Governments act,",
    "1. Requests the Secretary-General:",
    "(a) To report on nets;[2]",
    "(b) To count them; and",
    "(c) To mend them;",
    "2. Also requests Member States to fish fairly, in line with paragraph 1. of the annex.",
    "90th plenary meeting 3 July 2024",
    "[1] See A/78/1.",
    "[2] A/78/2.",
]


def lines(text, language):
    parted = part_run_together(traced(text), language).text
    return [line.strip() for line in parted.split("\n") if line.strip()]


def together(text):
    return re.sub(r"\s*\n\s*", " ", text).strip()


def test_the_parts_of_a_resolution_on_one_line_get_lines_of_their_own():
    assert lines(EN, "en") == EN_LINES


@pytest.mark.parametrize(
    ("language", "text", "parted"),
    [
        (
            "en",
            "The Council, Welcoming fish, General 1. Notes that nets are few and that they are old; Follow-up "
            "2. Decides to "
            "meet again and to count the nets that are left at the end of the year.",
            ["The Council,", "Welcoming fish,", "General", "1. Notes", "Follow-up", "2. Decides"],
        ),
        (
            "en",
            "The General Assembly, I Nets Having considered the report, 1. Takes note of it; 2. Endorses it; II"
            " Boats Having "
            "considered the other report, 1. Takes note of that report; 2. Endorses that report too.",
            ["The General Assembly,", "I Nets", "Having", "1. Takes", "2. Endorses", "II Boats", "Having", "1. Takes",
             "2. Endorses"],
        ),
        (
            "fr",
            "L’Assemblée générale, Rappelant sa résolution, Notant que, si la pêche est bonne, Rome pêche, 1. "
            "Prie le Secrétaire "
            "général : a) De compter les filets ; b) De les réparer ; 2. Décide de se réunir.",
            ["L’Assemblée générale,", "Rappelant", "Notant", "1. Prie", "a) De compter", "b) De les", "2. Décide"],
        ),
        (
            "zh",
            "大会， 回顾其关于渔业的决议，重申公平捕鱼， 认识到渔网不足， 1. 请秘书长： (a) 清点渔网； (b) 修补渔网； "
            "2. 决定继续审议这一问题，" + "并促请会员国公平捕鱼，" * 12,
            ["大会，", "回顾其关于渔业的决议，重申", "认识到", "1. 请", "(a) 清点", "(b) 修补", "2. 决定"],
        ),
        (
            "ar",
            "إن الجمعية العامة، إذ تشير إلى قرارها بشأن الصيد، 1 - تطلب إلى الأمين العام أن يقدم تقريرا عن "
            "الشباك القديمة والجديدة؛ "
            "2 - تقرر أن تواصل النظر في هذه المسألة في دورتها المقبلة وأن تحصي الشباك.",
            ["إن الجمعية العامة،", "إذ تشير", "1 - تطلب", "2 - تقرر"],
        ),
    ],
    ids=["headings", "sections", "French", "Chinese", "Arabic"],
)  # fmt: skip
def test_parts_are_told_by_acts_numbers_and_headings(language, text, parted):
    found = lines(text, language)
    assert [line[: len(part)] for line, part in zip(found, parted, strict=True)] == parted


@pytest.mark.parametrize(
    "text",
    [
        "1. Requests the Secretary-General to report on (1) nets, (2) boats; and (3) fish, as decided in "
        "resolution 70/1 of "
        "25 September 2015. 2020 was the first year, and paragraph 2. of the annex says more about it than "
        "paragraph 3.",
        "Recalling the resolution in which the General Assembly, recalling its earlier decisions, requested the"
        " report of the "
        "Secretary-General on 3 July 2024 at the 90th plenary meeting, and taking note of what was said there "
        "about nets,",
        "The General Assembly, recalling nothing in particular about nets and boats, had met again on the day "
        "before, as the "
        "report says at great length in its chapter on the organization of work, which nobody has read to its end,",
    ],
    ids=["numbers within a paragraph", "a formula within a paragraph", "neither number nor closing"],
)
def test_a_long_paragraph_stays_one(text):
    assert lines(text, "en") == [text]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        (
            "A/RES/80/1 80/1. Nets The General Assembly, Recalling its resolution 70/1 on nets and boats, Aware that "
            "nets are few, Noting the report of the Board for 2024, 1",
            ["A/RES/80/1", "80/1. Nets", "The General Assembly,", "Recalling", "Aware", "Noting"],
        ),
        (
            "80/1. Nets The General Assembly, Recalling its resolution 70/1 on nets,1 Having considered the report of "
            "the Board,1,2 Takes note of the report,1 including the addendum thereto,2 and its findings. 9th plenary "
            "meeting 3 July 2024 __________________ 1 Resolution 70/2. 2 Ibid., Supplement No. 5 (A/78/5).",
            ["80/1. Nets", "The General Assembly,", "Recalling", "Having", "Takes note", "9th plenary", "____",
             "1 Resolution 70/2.", "2 Ibid., Supplement No. 5 (A/78/5)."],
        ),
        (
            "80/1. Nets The General Assembly, Having considered the report of the Board 1 and of the related Committee "
            "on Nets, 2 1. Takes note of the report; 2. Approves 2,481,700 dollars for nets; 3. Decides to meet. 9th "
            "plenary meeting 3 July 2024",
            ["80/1. Nets", "The General Assembly,", "Having", "1. Takes", "2. Approves", "3. Decides", "9th"],
        ),
        (
            "80/1. Nets\nThe General Assembly, Recalling its resolution 70/1, Considering that nets are few,\n\n"
            "1. Decides to count them;\n\n2. Decides to mend them, and to ask the Board what it thinks of that.",
            ["80/1. Nets", "The General Assembly,", "Recalling", "Considering", "1. Decides", "2. Decides"],
        ),
        (
            "Nets |\nThe General Assembly,\nRecalling its resolution 70/1, Concerned that nets are few, 1.Requests the "
            "Secretary-General to report on nets; 2.Decides to mend them as soon as they have been counted.",
            ["Nets |", "The General Assembly,", "Recalling", "Concerned", "1.Requests", "2.Decides"],
        ),
        (
            "Les filets\nL’Assemblée générale, Rappelant sa résolution 70/1, Notant que les filets sont rares,\n\n"
            "1. Décide de les compter ;\n\n2. Prie le Secrétaire général de lui présenter un rapport sur les filets.",
            ["Les filets", "L’Assemblée générale,", "Rappelant", "Notant", "1. Décide", "2. Prie"],
        ),
    ],
    ids=["an excerpt", "one paragraph, no number", "bare marks", "the preamble alone", "below the formula", "French"],
)  # fmt: skip
def test_a_preamble_on_one_line_is_parted(text, parted):
    found = lines(text, "fr" if "Assemblée" in text else "en")
    assert [line[: len(part)] for line, part in zip(found, parted, strict=True)] == parted


@pytest.mark.parametrize(
    "text",
    [
        "1. Notes it;\n1 The General Assembly, noting that decision, adopted it, Taking it as read.\n2. Decides;",
        "The General Assembly, noting the decision of the Board and other views, Recalling them.\n" + "1. Notes;\n" * 9,
        "The General Assembly,\nRecalling " + "the nets and the boats of many seas " * 8 + "“as said”, Recalling also\n"
        "Noting " + "the nets and the boats of many seas " * 12 + "\n1. Decides to meet;",
    ],
    ids=["a note", "a sentence", "a preamble of lines"],
)  # fmt: skip
def test_a_line_of_a_text_that_kept_its_lines_stays_one(text):
    assert part_run_together(traced(text), "en").text == text


RESOLUTION = "80/1. Nets The General Assembly, Recalling nets, {} 90th plenary meeting 12 December 2025"


@pytest.mark.parametrize(
    ("paragraphs", "parted"),
    [
        (
            "1. Notes it; 2. Urges States, in the light of rule 3. Requests by others, to act; 3. Decides to meet.",
            ["1. Notes", "2. Urges", "3. Decides"],
        ),
        (
            "1. Notes it; 2. Notes that; 5. Calls upon States; 6. Decides to meet.",
            ["1. ", "2. ", "5. Calls", "6. Decides"],
        ),
        (
            "1. Recalls what reads: “The General Assembly, Noting boats, 1. Requests nets; 2. Requests boats.”; "
            "2. Decides it.",
            ["1. Recalls", "2. Decides"],
        ),
        (
            "1. Welcomes what was said at the 9th meeting 3 July 2024 of the Committee; 2. Decides to meet.",
            ["1. Welcomes", "2. Decides"],
        ),
        ("1. Takes note of “Fishing, Recognizing Nets”, by States; 2. Decides to meet.", ["1. Takes", "2. Decides"]),
    ],
    ids=["a rule's number", "an excerpt", "a resolution quoted", "a meeting in a sentence", "a title"],
)
def test_what_stands_within_a_sentence_begins_no_paragraph(paragraphs, parted):
    found = lines(RESOLUTION.format(paragraphs), "en")
    expected = ["80/1. Nets", "The General Assembly,", "Recalling nets,", *parted, "90th plenary meeting"]
    assert [line[: len(part)] for line, part in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(
    ("language", "text", "closing"),
    [
        ("en", RESOLUTION.format("1. Notes it; 2. Decides to meet.").replace("meeting 12", "meeting, 12"),
         "90th plenary meeting, 12 December 2025"),
        ("zh", "80/1. 渔网 大会， 回顾其决议， 1. 请秘书长修补渔网； 2. 决定继续处理。 2025年12月12日 第90次全体会议",
         "2025年12月12日 第90次全体会议"),
    ],
    ids=["a comma", "the day first"],
)  # fmt: skip
def test_a_closing_formula_may_have_a_comma_or_the_day_first(language, text, closing):
    assert lines(text, language)[-1] == closing


def test_a_row_of_paragraphs_needs_no_formula():
    text = "1. Requests the Secretary-General to mend the nets; 2. Decides to remain seized of the matter."
    assert [line[:8] for line in lines(text, "en")] == ["1. Reque", "2. Decid"]


def test_a_list_quoted_in_a_report_stays_in_its_paragraph():
    text = (
        "A/80/400\nReport of the Committee\n1. The Committee met and elected its officers on the first day "
        "of its session.\n"
        "2. It recommended the following: 1. Requests the Secretary-General to mend nets; 2. Decides to "
        "meet. It voted.\n"
    )
    assert part_run_together(traced(text), "en").text == text


def test_agenda_items_on_one_line_are_all_read():
    text = (
        "United Nations A/RES/80/1 General Assembly Distr.: General 12 December 2025 Eightieth session "
        "Agenda items 12, "
        "13 (b) and 14 Nets Resolution adopted by the General Assembly on 12 December 2025 [on the report of "
        "the Third "
        "Committee (A/80/1)] "
    )
    masthead = comity.read((text + RESOLUTION.format("1. Notes it; 2. Decides.")).encode(), name="one line").masthead
    assert (masthead.agenda_items, masthead.agenda_names) == (("12", "13(b)", "14"), ("Nets",))


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("A_RES_80_9002-*.txt")))
def test_a_sample_on_one_line_is_read_as_on_many(name):
    printed = (SAMPLES / name).read_text(encoding="utf-8")
    apart, run_on = (comity.read(text.encode(), name=name) for text in (printed, together(printed)))
    assert [(block.kind, block.number, block.text, block.act) for block in run_on.blocks] == [
        (block.kind, block.number, block.text, block.act) for block in apart.blocks
    ]
    assert [note.marker for block in run_on.blocks for note in block.footnotes] == [
        note.marker for block in apart.blocks for note in block.footnotes
    ]
    assert (run_on.symbol, run_on.masthead.title) == (apart.symbol, apart.masthead.title)
    assert run_on.masthead.adoption_date == apart.masthead.adoption_date
    assert [doubt.code for doubt in run_on.doubts] == ["line-ends-lost"]


def test_what_only_its_place_told_is_doubted():
    printed = (SAMPLES / "A_RES_78_9001-en.txt").read_text(encoding="utf-8")
    resolution = comity.read(together(printed).encode(), name="one line")
    sure = {block.kind for block in resolution.blocks if not block.doubts}
    assert BlockKind.OPERATIVE in sure
    assert BlockKind.PREAMBULAR in sure
    assert BlockKind.ANNEX_TEXT not in sure
    assert all(block.doubts for block in resolution.blocks if block.kind is BlockKind.HEADING)


@pytest.mark.parametrize(
    "text",
    [
        "-" * 20_000,
        "1. Requests it; 2. Notes it; " * 3_000,
        "The General Assembly, Recalling " * 3_000,
        "Agenda item 1 " * 5_000,
        "3 July 2024 " * 5_000,
        "[1] " * 10_000,
        "x,1" * 10_000 + ",1" * 20_000,
    ],
    ids=["dashes", "numbers", "formulas", "agenda items", "days", "marks", "bare marks"],
)
def test_a_long_line_of_one_thing_is_parted_as_quickly_as_any(text):
    """A pattern that tries all ways through such a line would not come to an end in a day."""
    tail = "The General Assembly, Recalling it, 1. Decides this; 2. Decides that; 90th plenary meeting 3 July 2024"
    assert lines(f"{text} {tail}", "en")[-1] == "90th plenary meeting 3 July 2024"


@pytest.mark.parametrize("code", ["en", "fr", "es", "ru"])
def test_a_long_line_of_dashes_on_the_cover_is_no_session(code):
    assert masthead_words(code).sessions.match("-" * 50_000) is None


def test_a_document_without_blocks_has_nothing_to_doubt():
    assert find_doubts((), structure_of("en"), shown=False, run_together=True) == []


def test_a_day_within_a_body_below_a_rule_begins_none():
    text = "99/1. Nets The General Assembly, Recalling 98/1,1 1. Decides to keep;2 2. Requests a report. 45th plenary "
    text += "meeting 5 December 2043 ________ 1 A/74/1, 2 May 2043. 2 A/74/2 and 3 others."
    assert lines(text, "en")[-2:] == ["1 A/74/1, 2 May 2043.", "2 A/74/2 and 3 others."]


def test_agenda_items_with_two_letters() -> None:
    text = EN.replace(
        "78/9003. Nets",
        "A/RES/78/9003 Agenda item 99 (hh) Resolution adopted by the General Assembly on 3 July 2024 78/9003. Nets",
    )
    assert comity.read(text.encode(), name="nets.txt").masthead.agenda_items == ("99(hh)",)
