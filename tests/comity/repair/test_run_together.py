"""Texts that lost their line ends. All sentences are our own."""

import re
from pathlib import Path

import pytest

import comity
from comity.languages.masthead import masthead_words
from comity.model.resolution import BlockKind
from comity.repair.run_together import part_run_together
from comity.repair.traced import traced

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
        "1. Requests it; 2. " * 3_000,
        "The General Assembly, Recalling " * 3_000,
        "Agenda item 1 " * 5_000,
        "3 July 2024 " * 5_000,
        "[1] " * 10_000,
    ],
    ids=["dashes", "numbers", "formulas", "agenda items", "days", "marks"],
)
def test_a_long_line_of_one_thing_is_parted_as_quickly_as_any(text):
    """A pattern that tries all ways through such a line would not come to an end in a day."""
    tail = "The General Assembly, Recalling it, 1. Decides this; 2. Decides that; 90th plenary meeting 3 July 2024"
    assert lines(f"{text} {tail}", "en")[-1] == "90th plenary meeting 3 July 2024"


@pytest.mark.parametrize("code", ["en", "fr", "es", "ru"])
def test_a_long_line_of_dashes_on_the_cover_is_no_session(code):
    assert masthead_words(code).sessions.match("-" * 50_000) is None
