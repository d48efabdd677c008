"""Structure read from small documents of our own, in the four ways text comes."""

import contextlib
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.languages.structure import structure_of
from comity.model.errors import ComityError, NotADocumentError
from comity.model.resolution import BlockKind, Reading
from comity.model.text import SourceText
from comity.repair import repair
from comity.sources.text import open_text
from comity.structure import read_structure
from comity.structure.depths import Depths
from comity.structure.labels import parse_heading_label, parse_label

READING = Reading("0" * 64, "test", "text/plain", "1")


def read(text, language="en"):
    return read_structure(repair(SourceText(text, "0" * 64, "test"), language), READING)


def shape(resolution):
    return [(block.kind.value, block.number, block.depth, block.text) for block in resolution.blocks]


UNWRAPPED = """99/1. Oceans
The General Assembly,
Recalling its earlier decisions,[1]
Noting with concern:
(a) The state of the sea;
(b) The state of the coast,
1. Decides to meet:
(a) In spring;
(i) In the north;
(ii) In the south;
2. Requests a report.
9th plenary meeting
4 May 2045
Annex
Rules of the meeting
1. The meeting is open.
All may speak.

[1] A/98/2.
"""


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("To bind the parties, the rules must be approved. The meeting sees to that without delay", "annex-text"),
        ("Approval of the rules, and what Mr. A. Sea said of them", "annex-heading"),
        ("The sea. Part one", "annex-heading"),
    ],
    ids=["two sentences", "abbreviations", "one short word before the stop"],
)
def test_a_line_without_a_stop_in_an_annex(line, kind):
    found = read(UNWRAPPED.replace("All may speak.", f"Article 2\n{line}\nArticle 3"))
    assert next(block.kind.value for block in found.blocks if line in block.text) == kind


def test_a_document_of_a_paragraph_a_line():
    found = read(UNWRAPPED)
    assert shape(found) == [
        ("formula", "", 0, "The General Assembly,"),
        ("preambular", "", 0, "Recalling its earlier decisions,"),
        ("preambular", "", 0, "Noting with concern:"),
        ("subparagraph", "(a)", 2, "The state of the sea;"),
        ("subparagraph", "(b)", 2, "The state of the coast,"),
        ("operative", "1.", 1, "Decides to meet:"),
        ("subparagraph", "(a)", 2, "In spring;"),
        ("subparagraph", "(i)", 3, "In the north;"),
        ("subparagraph", "(ii)", 3, "In the south;"),
        ("operative", "2.", 1, "Requests a report."),
        ("closing", "", 0, "9th plenary meeting 4 May 2045"),
        ("annex-heading", "", 0, "Annex"),
        ("annex-heading", "", 0, "Rules of the meeting"),
        ("annex-text", "1.", 1, "The meeting is open."),
        ("annex-text", "", 1, "All may speak."),
    ]
    note = found.blocks[1].footnotes[0]
    assert (note.marker, note.offset, note.text) == ("1", 32, "A/98/2.")
    assert UNWRAPPED[note.mark_span.start : note.mark_span.end] == "[1]"
    assert found.blocks[1].act == "Recalling"


def test_a_second_mark_is_a_reference_to_the_first():
    found = read(UNWRAPPED.replace("Requests a report.", "Requests a report[1] soon."))
    assert [(mark.marker, mark.offset) for mark in found.blocks[9].references] == [("1", 17)]


def test_an_indented_document_is_joined_by_its_indents():
    text = (
        "99/1. Oceans \n\n The General AssemblyThe General AssemblyThe General Assembly, \n\n"
        " RecallingRecallingRecalling its decisions on the sea and on the coasts of all\n\nStates, \n\n"
        " 1. DecidesDecidesDecides to meet again; \n\n"
        " 2. RequestsRequestsRequests a report on the meeting to be held\n\nsoon. \n"
    )
    assert [(kind, number) for kind, number, _, _ in shape(read(text))] == [
        ("formula", ""),
        ("preambular", ""),
        ("operative", "1."),
        ("operative", "2."),
    ]
    assert read(text).blocks[1].text == "Recalling its decisions on the sea and on the coasts of all States,"


def test_the_blanks_between_a_number_and_chinese_words_part_no_paragraphs():
    text = (
        "99/1. 海洋 \n\n 大会大会大会， \n\n"
        " 回顾回顾回顾其关于沿海国家渔业和港口合作的各项决议以及区域会议通过的宣言和 2046 年 \n\n"
        " 7 月 27 日第 98/313 号决议，并回顾各国在区域会议上通过的关于海洋和港口的声明和 12 \n\n"
        " 月 5 日的报告， \n\n"
        " 1. 决定决定决定将关于区域合作的会议推迟到下一年举行，并将审议本项目推迟到第 \n\n"
        " 99 届会议； \n\n"
        " 2. 请请请秘书长提出报告。 \n"
    )
    assert [(kind, number) for kind, number, _, _ in shape(read(text, "zh"))] == [
        ("formula", ""),
        ("preambular", ""),
        ("operative", "1."),
        ("operative", "2."),
    ]
    assert "2046年7月27日第98/313号决议" in read(text, "zh").blocks[1].text


def test_a_chinese_line_that_breaks_off_behind_and_goes_on_though_it_is_not_full():
    text = (
        "99/1. 海洋 \n\n 大会大会大会， \n\n"
        " 回顾回顾回顾其关于沿海国家渔业和港口合作的 2042 年 12 月 9 日第 97/63 号、2043 年 12 \n\n"
        "月 5 日第 97/28 号、2044 年 12 月 6 日第 98/71 号和 \n\n"
        " 2046 年 7 月 27 日第 98/313 号决议， \n\n"
        " 1. 决定决定决定将关于区域合作的会议推迟到下一年举行，并将审议本项目推迟到第 \n\n"
        " 99 届会议； \n\n"
        " 2. 请请请秘书长提出报告。 \n"
    )
    kinds = [(kind, number) for kind, number, _, _ in shape(read(text, "zh"))]
    assert kinds == [("formula", ""), ("preambular", ""), ("operative", "1."), ("operative", "2.")]


def test_old_texts_and_articles_of_rules_number_their_paragraphs_as_chinese_headings_are():
    text = (
        "大会，\n回顾其各项决议，\n一、决定设立海洋工作组；\n二、邀请下列机构：\n(甲) 海洋署；\n(乙) 气象署；\n"
        "三、又决定再次审议此事。\n\n2046年12月5日\n附件\n海洋细则\n第一条\n"
        "一. 港口应尽速登记。\n二. 登记依照本细则第二条办理。\n第二条\n一. 登记簿应以中文作成。\n二．登记簿公开：\n"
    )
    assert [(kind, number) for kind, number, _, _ in shape(read(text, "zh"))][2:] == [
        ("operative", "一、"),
        ("operative", "二、"),
        ("subparagraph", "(甲)"),
        ("subparagraph", "(乙)"),
        ("operative", "三、"),
        ("closing", ""),
        ("annex-heading", ""),
        ("annex-heading", ""),
        ("annex-heading", ""),
        ("annex-text", "一."),
        ("annex-text", "二."),
        ("annex-heading", ""),
        ("annex-text", "一."),
        ("annex-text", "二．"),
    ]


def test_the_chinese_number_of_an_article_s_paragraph_may_stand_alone_above_it():
    text = (
        "大会，\n回顾其各项决议，\n1. 决定通过细则。\n2046年12月5日\n附件\n海洋细则\n第一条\n"
        "一. 港口应尽速登记，并由秘书处在专为此项目的而备置的登记簿内记载之，登记簿应公开供各国和组织查\n阅。\n"
        "二.\n\n登记依照本细则第二条办理。\n第二条\n登记簿应以中文作成。\n"
    )
    assert [(kind, number, words) for kind, number, _, words in shape(read(text, "zh"))][-4:] == [
        (
            "annex-text",
            "一.",
            "港口应尽速登记，并由秘书处在专为此项目的而备置的登记簿内记载之，登记簿应公开供各国和组织查阅。",
        ),
        ("annex-text", "二.", "登记依照本细则第二条办理。"),
        ("annex-heading", "", "第二条"),
        ("annex-text", "", "登记簿应以中文作成。"),
    ]


def test_a_flush_document_is_joined_by_stops_labels_and_acts():
    text = (
        "99/1. Oceans\nThe General Assembly,\n"
        "Recalling its decisions on the sea and on the coasts of all the States of the region that\n"
        "met in the spring of last year, and their declaration on the use of the harbours,\n"
        "Noting the report,\n"
        "1. Decides to meet again in the spring of the coming year, at the seat of the secretariat of\n"
        "the region;\n"
        "2. Requests a report.\n"
    )
    assert [(kind, number) for kind, number, _, _ in shape(read(text))] == [
        ("formula", ""),
        ("preambular", ""),
        ("preambular", ""),
        ("operative", "1."),
        ("operative", "2."),
    ]


@pytest.mark.parametrize(
    ("language", "formula", "preambular", "operative"),
    [
        ("zh", "大会，", ["强调必须听取生活在沿海的人的意见，"], ["1. 请秘书长提交报告；"]),
        (
            "zh",
            "大会，",
            ["强调必须听取生活在沿海的妇女、青年和老", "人的意见，"],
            ["1. 请秘书长向大会第九十九届会议提交一份", "报告。"],
        ),
        (
            "en",
            "The General Assembly,",
            ["Stressing that those who live on the", "coast must be heard,"],
            ["1. Requests a report."],
        ),
    ],
)
def test_a_heading_behind_the_preamble_is_no_part_of_its_last_paragraph(language, formula, preambular, operative):
    heading = {"zh": "议会与预警", "en": "Parliaments and warning"}[language]
    found = read("\n".join([formula, *preambular, heading, *operative]), language)
    joint = "" if language == "zh" else " "
    assert [(block.kind.value, block.text) for block in found.blocks[:3]] == [
        ("formula", formula),
        ("preambular", joint.join(preambular)),
        ("heading", heading),
    ]


@pytest.mark.parametrize(
    ("language", "text", "family", "value", "printed"),
    [
        ("en", "12. Decides", "digit", 12, "12."),
        ("en", "(b) the sea", "alpha", 2, "(b)"),
        ("en", "(i) the sea", "roman", 1, "(i)"),
        ("en", "4.Requests nets", "digit", 4, "4."),
        ("fr", "c) la mer", "alpha", 3, "c)"),
        ("ru", "б) море", "alpha", 2, "б)"),
        ("ru", "b) море", "alpha", 2, "b)"),
        ("zh", "㈡ 海洋", "chinese-paren", 2, "㈡"),
        ("zh", "(十二) 海洋", "chinese-paren", 12, "(十二)"),
        ("ar", "3 - تقرر", "digit", 3, "3 -"),
        ("ar", "(ب) البحر", "alpha", 2, "(ب)"),
    ],
)
def test_labels_in_six_languages(language, text, family, value, printed):
    label = parse_label(text, structure_of(language))
    assert label is not None
    assert (label.family, label.value, label.text) == (family, value, printed)


@pytest.mark.parametrize("text", ["5. Requests", "(5) Requests", "(v) Requests", "(d) Requests"])
def test_a_label_of_one_character_that_looks_like_no_other_has_no_further_place(text):
    label = parse_label(text, structure_of("en"))
    assert label is not None
    assert all(value != 1 for _, value in label.meanings)


@pytest.mark.parametrize(("language", "text"), [("en", "IV"), ("zh", "四 会议"), ("ar", "رابعا"), ("fr", "II. Mer")])
def test_heading_labels(language, text):
    assert parse_heading_label(text, structure_of(language)) is not None


@pytest.mark.parametrize(("language", "text"), [("en", "3.Decides"), ("fr", "3.Décide"), ("es", "3.Últimamente")])
def test_a_word_against_the_number_of_its_paragraph(language, text):
    label = parse_label(text, structure_of(language))
    assert label is not None
    assert label.text == "3."


@pytest.mark.parametrize("text", ["1.A of the annex", "3.km", "(a)Nets"])
def test_what_is_glued_to_other_words_is_no_number(text):
    assert parse_label(text, structure_of("en")) is None


@pytest.mark.parametrize(
    ("head", "is_heading"),
    [("A部分.渔网", True), ("B部分", True), ("A部分所列渔网", False), ("一.", True), ("一些渔网", False)],
)
def test_numbers_of_chinese_parts_and_sections(head, is_heading):
    assert (parse_heading_label(head, structure_of("zh")) is not None) is is_heading


def test_the_number_of_a_chinese_section_may_stand_alone_above_its_heading():
    lines = [
        "大会，",
        "通过以下文件：",
        "",
        "A部分.渔网",
        "一.",
        "",
        "导言",
        "",
        "1.",
        "渔网年代以来，各国开展渔网合作。",
        "",
    ]
    lines += ["二.", "", "渔船", "", "2. 渔船年代以来，各国开展渔船合作。", "第54次全体会议", "2045年12月9日", ""]
    headings = [block for block in read("\n".join(lines), "zh").blocks if block.kind is BlockKind.HEADING]
    assert [(block.number, block.text) for block in headings] == [
        ("", "A部分.渔网"),
        ("一.", "导言"),
        ("二.", "渔船"),
    ]


def test_an_i_behind_an_h_is_a_letter_unless_ii_follows():
    profile = structure_of("en")
    labels = [parse_label(f"({c}) x", profile) for c in ("h", "i", "j")]
    depths = Depths()
    assert [depths.depth(label, labels[n + 1 :]) for n, label in enumerate(labels)] == [2, 2, 2]
    labels = [parse_label(f"({c}) x", profile) for c in ("h", "i", "ii")]
    depths = Depths()
    assert [depths.depth(label, labels[n + 1 :]) for n, label in enumerate(labels)] == [2, 3, 3]


def test_a_text_of_another_kind_is_refused_with_a_hint():
    with pytest.raises(NotADocumentError) as refused:
        read("dear all\nthe garden party is on sunday\n")
    assert refused.value.hint


@given(st.text(max_size=300), st.sampled_from(["ar", "en", "es", "fr", "ru", "zh"]))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_input_raises_anything_but_our_errors(text, language):
    with contextlib.suppress(ComityError):
        read_structure(repair(open_text(text.encode("utf-8", "replace"), name="x"), language), READING)


@given(st.permutations(UNWRAPPED.split("\n")), st.integers(0, 400))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_shuffled_and_cut_documents_are_read_or_refused(lines, cut):
    try:
        found = read("\n".join(lines)[cut:])
    except ComityError:
        return
    assert all(block.text or block.number for block in found.blocks)


@pytest.mark.corpus
def test_the_founding_document_is_read_whole(shared):
    seed = next((shared / "seeds").glob("*.txt"))
    source = open_text(seed.read_bytes(), name=seed.name)
    found = read_structure(repair(source, "zh"), READING)
    golden = json.loads((Path(__file__).parent / "founding.json").read_text(encoding="utf-8"))
    assert founding_shape(found, source.text) == golden
    assert len(found.of_kind(BlockKind.PREAMBULAR)) == 12
    assert len(found.of_kind(BlockKind.OPERATIVE)) == 15


def founding_shape(found, source):
    """Kinds, labels, digests of the words, notes with their places: the golden file holds no text of the document."""
    return [
        {
            "kind": block.kind.value,
            "number": block.number,
            "depth": block.depth,
            "digest": hashlib.sha256(block.text.encode()).hexdigest()[:16],
            "act": block.act,
            "notes": [[note.marker, note.offset, note.mark_span.start] for note in block.footnotes],
            "references": [[mark.marker, mark.offset, mark.mark_span.start] for mark in block.references],
            "span": [block.span.start, block.span.end],
        }
        for block in found.blocks
    ]


LONG = "of the nets and boats of all the seas and of those who mend them in ports" + " and in other ports" * 8


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (
            ["The General Assembly,", f"Noting work {LONG} and", f"Seas of it {LONG},", "1. Decides it."],
            ["The General Assembly,", f"Noting work {LONG} and Seas of it {LONG},", "Decides it."],
        ),
        (
            ["The General Assembly,", f"Noting {LONG},", f"1. Urges {LONG} to", f"count {LONG};", "2. Decides it."],
            ["The General Assembly,", f"Noting {LONG},", f"Urges {LONG} to count {LONG};", "Decides it."],
        ),
        (
            [
                "The General Assembly,",
                f"Noting {LONG}",
                f"Recalling {LONG},",
                f"1. Urges {LONG}",
                "Nets",
                "2. Decides it.",
            ],
            ["The General Assembly,", f"Noting {LONG}", f"Recalling {LONG},", f"Urges {LONG}", "Nets", "Decides it."],
        ),
    ],
    ids=["a preamble", "a numbered paragraph", "acts and headings"],
)
def test_a_paragraph_on_two_lines_of_a_text_with_a_paragraph_a_line_is_one(lines, paragraphs):
    resolution = read("\n\n".join(lines))
    assert [block.text for block in resolution.blocks] == paragraphs


def test_a_heading_of_items_without_a_stop_is_no_part_of_what_stands_below():
    lines = [
        "The General Assembly,",
        f"1. Decides {LONG}:",
        "(a) Delivery of nets",
        f"To bring them {LONG};",
        "2. Ends.",
    ]
    resolution = read("\n".join(lines))
    assert [block.text for block in resolution.blocks][2:4] == ["Delivery of nets", f"To bring them {LONG};"]


def test_a_line_without_an_empty_one_above_goes_on_where_empty_ones_part_paragraphs():
    text = (
        f"The General Assembly,\n\nRecalling its resolutions 46/36 of 9 May 1991 {LONG}, 52/38 of 9 May 1997,\n"
        f"53/77 of 4 May 1998 and 54/54 of 1 May 1999,\n\nNoting {LONG},\n\n1. Decides to meet;\n\n"
        f"2. Urges {LONG};\n\n3. Notes {LONG};\n\n4. Decides it."
    )
    paragraph = read(text).blocks[1].text
    assert paragraph.startswith("Recalling its resolutions 46/36")
    assert paragraph.endswith("52/38 of 9 May 1997, 53/77 of 4 May 1998 and 54/54 of 1 May 1999,")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "L’Assemblée générale,\nA Barème\nRappelant sa résolution 94/198 (les filets) ;\nApprouve le barème ;\n"
            "B Primes\nExprime sa gratitude aux pêcheurs ;\n"
            "C Divers\n1. Rappelle le paragraphe 8 ;\n2. Note les filets ;\n",
        ),
        (
            "en",
            "The General Assembly,\nA. Scale\nRecalling its resolution 94/198;\nApproves the scale of nets;\n"
            "B. Boats\nExpresses its appreciation to all fishers;\n"
            "C. Others\n1. Recalls the nets;\n2. Notes the boats.\n",
        ),
    ],
)
def test_the_form_of_its_act_tells_what_an_unnumbered_paragraph_of_a_section_is(language, text):
    source = SourceText(text, "0" * 64, "test")
    found = [block for block in read_structure(repair(source, language), READING).blocks if not block.number]
    kinds = [block.kind for block in found if block.kind not in (BlockKind.FORMULA, BlockKind.HEADING)]
    assert kinds == [BlockKind.PREAMBULAR, BlockKind.OPERATIVE, BlockKind.OPERATIVE]


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (["Adopts the following declaration:", "Declaration on nets", "1. We, the coastal States, have met."], 1),
        (["Adopts the following declaration:", "Declaration on nets", "Nets of all", "1. We have met."], 0),
        (["Recalling the harbours of:", "Dorvik,", "1. Decides to meet."], 0),
        (["Recalling the harbours of:", "Nets of all the coastal States", "1. Decides to meet."], 0),
        (["1. Decides to meet in:", "Dorvik", "1. Calls for nets."], 0),
    ],
)
def test_the_title_of_a_text_that_is_adopted_stands_below_a_colon(lines, headings):
    text = "\n".join(["99/1. Nets", "The General Assembly,", *lines, "2. We mend our nets.", ""])
    assert [block.kind for block in read(text).blocks].count(BlockKind.HEADING) == headings
