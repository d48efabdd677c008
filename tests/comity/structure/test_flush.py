"""Flush texts: what the width of lines, their blanks and the acts tell of where paragraphs begin."""

import textwrap

import pytest

from comity.languages.structure import structure_of
from comity.model.resolution import BlockKind, Reading
from comity.model.text import SourceText
from comity.repair import repair
from comity.structure import read_structure
from comity.structure.forms import forms_of
from comity.structure.labels import parse_label
from comity.structure.order import LineOrder
from comity.structure.printed import PrintedWidths
from comity.structure.room import Room
from comity.structure.widths import first_chunk, width_of

READING = Reading("0" * 64, "test", "text/plain", "1")


def read(lines, language):
    return read_structure(repair(SourceText("\n".join(lines), "0" * 64, "test"), language), READING)


def texts(lines, language, kind=BlockKind.PREAMBULAR):
    return [block.text for block in read([*lines, *GOES_ON[language]], language).blocks if block.kind is kind]


GOES_ON = {
    "ru": ["1. просит Генерального секретаря представить доклад о гаванях и", "сетях."],
    "zh": ["1. 请秘书长向大会第九十九届会议提交一份", "报告。"],
}
"""A paragraph over two lines: lines are printed lines, not paragraphs."""

FULL = "回顾沿海各国关于渔港和渔网以及船员安全的报告并注意到这些报告谈到的各项问题得到讨论，"


def test_a_stretched_line_does_not_end_a_paragraph():
    lines = ["Генеральная Ассамблея,", "отмечая  доклад  о  гаванях  и  сетях  прибрежных  государств  региона,"]
    stretched = texts([*lines, "подчеркивая важность гаваней,"], "ru")
    assert stretched == [
        "отмечая доклад о гаванях и сетях прибрежных государств региона, подчеркивая важность гаваней,"
    ]
    plain = texts([line.replace("  ", " ") for line in [*lines, "подчеркивая важность гаваней,"]], "ru")
    assert plain == ["отмечая доклад о гаванях и сетях прибрежных государств региона,", "подчеркивая важность гаваней,"]


@pytest.mark.parametrize(
    ("opening", "paragraphs"),
    [
        ("并强调渔港十分重要，", 1),
        ("同时强调渔港十分重要，", 1),
        ("继续加强渔港和渔网，", 1),
        ("继续鼓励渔港和渔网，", 1),
        ("继续着重指出渔港十分重要，", 2),
        ("强调渔港十分重要，", 2),
    ],
)
def test_acts_that_only_go_on_open_no_paragraph(opening, paragraphs):
    assert len(texts(["大会，", FULL, opening], "zh")) == paragraphs


ITEMS_RU = [
    "1. осуждает порчу сетей, о которой говорится в следующих докладах прибрежных",
    "государств региона:",
    "a) доклад о гаванях и сетях, который был представлен прибрежными государствами",
    "региона на прошлой сессии и в котором говорится о порче сетей и причалов у берега{}",
]
ITEMS_EN = [
    "1. Condemns the damage done to nets, as told in the following reports of the coastal",
    "States of the region:",
    "(a) The report on harbours and nets that the coastal States of the region presented",
    "at the last session and that tells of nets and of piers that were damaged at sea{}",
]


@pytest.mark.parametrize(
    ("language", "items", "end", "below", "apart"),
    [
        ("ru", ITEMS_RU, ";", "и требует, чтобы сети были починены;", True),
        ("ru", ITEMS_RU, "", "и требует, чтобы сети были починены;", False),
        ("ru", ITEMS_RU, ",", "и требует, чтобы сети были починены;", False),
        ("ru", [*ITEMS_RU[:3], "региона{}"], ",", "и требует, чтобы сети были починены;", True),
        ("ru", ITEMS_RU, ";", "и сети, которые были починены;", False),
        ("en", ITEMS_EN, ";", "and demands that the nets be mended;", True),
        ("en", ITEMS_EN, ";", "and nets that were mended;", False),
    ],
    ids=["behind a stop", "no stop", "behind a comma", "behind a short line", "no act", "English", "no English act"],
)
def test_an_act_joined_by_and_ends_the_lettered_items_above_it(language, items, end, below, apart):
    lines = [line.format(end) for line in items]
    blocks = read([FORMULAS[language], *lines, below], language).blocks
    assert (blocks[-1].text == below) is apart
    assert len(blocks) == (4 if apart else 3)


FORMULAS = {"ru": "Генеральная Ассамблея,", "en": "The General Assembly,"}


@pytest.mark.parametrize(
    ("width", "paragraphs", "sure"),
    [(len(FULL) - 3, 2, True), (len(FULL), 1, True)],
    ids=["set in by two characters", "as wide as the page"],
)
def test_the_width_of_a_line_that_goes_on_tells_whether_it_is_set_in(width, paragraphs, sure):
    opening = ("强调" + "渔" * 60)[:width]
    below = "渔港渔网船员安全各项问题，"
    blocks = [
        block
        for block in read(["大会，", FULL, opening, below, *GOES_ON["zh"]], "zh").blocks
        if block.kind is BlockKind.PREAMBULAR
    ]
    assert len(blocks) == paragraphs
    codes = [doubt.code for block in blocks for doubt in block.doubts]
    assert ("paragraph-limits-unsure" not in codes) is sure


@pytest.mark.parametrize(
    ("line", "below", "paragraphs", "sure"),
    [
        (60, "We, the keepers of all lamps of the coast who come here every year to mend nets and", 2, False),
        (73, "We, the keepers of all lamps of the coast who come here every year to mend nets and", 1, False),
        (83, "We, the keepers of all lamps of the coast who come here every year to mend nets and", 1, True),
        (60, "we, the keepers of all lamps of the coast who come here every year to mend nets and", 1, True),
    ],
    ids=["much room", "some room", "no room", "a small letter"],
)
def test_in_an_annex_a_line_that_leaves_room_above_a_large_letter_ends_a_heading(line, below, paragraphs, sure):
    full = "1. Keepers of harbours mend the nets and boats of the fishing villages and coasts"
    text = f"2. Lamps {'of boats ' * 20}"[:line].strip()
    lines = [
        "The General Assembly,",
        "1. Adopts the text.",
        "Annex",
        "Lamps",
        full,
        "again.",
        text,
        below,
        "come again.",
    ]
    blocks = [block for block in read(lines, "en").blocks if block.kind is BlockKind.ANNEX_TEXT][1:]
    assert (len(blocks), any(block.doubts for block in blocks)) == (paragraphs, not sure)


@pytest.mark.parametrize(("act", "sure"), [("审议了", True), ("强调", False)])
def test_acts_that_hardly_ever_stand_within_a_paragraph_are_sure_to_open_one(act, sure):
    blocks = [
        block
        for block in read(["大会，", FULL, f"{act}渔港报告，", *GOES_ON["zh"]], "zh").blocks
        if block.kind.value == "preambular"
    ]
    codes = [doubt.code for block in blocks for doubt in block.doubts]
    assert len(blocks) == 2
    assert ("paragraph-limits-unsure" not in codes) is sure


@pytest.mark.parametrize(("left", "paragraphs"), [(8, 2), (4, 1)])
def test_a_chinese_preambular_paragraph_ends_where_a_line_has_room_for_a_few_characters(left, paragraphs):
    last = "铭记" + "渔" * (len(FULL) - 3 - left) + "，"
    below = "渔民十分重视渔网的各种用途，"
    blocks = [
        block
        for block in read(["大会，", FULL, last, below, *GOES_ON["zh"]], "zh").blocks
        if block.kind is BlockKind.PREAMBULAR and block.text.startswith("铭记")
    ]
    assert [block.text for block in blocks] == [last if paragraphs == 2 else last + below]
    assert blocks[0].doubts


SHORT = "回顾渔港报告，"
FULL_RU = "напоминая о докладе о гаванях и сетях прибрежных государств этого региона,"


@pytest.mark.parametrize(
    ("language", "above", "opening", "paragraphs", "sure"),
    [
        ("zh", FULL, "回顾渔网报告，", 1, False),
        ("zh", FULL, "又回顾渔网报告，", 2, False),
        ("zh", FULL, "本着船员安全的精神建造渔港，", 1, False),
        ("zh", SHORT, "回顾渔网报告，", 2, True),
        ("zh", SHORT, "本着船员安全的精神建造渔港，", 2, True),
        ("ru", FULL_RU, "напоминая о докладе о сетях,", 1, False),
        ("ru", FULL_RU, "напоминая также о докладе о сетях,", 2, True),
        ("ru", FULL_RU, "обращаясь к государствам с просьбой,", 1, False),
    ],
    ids=[
        "the same act", "another", "an act that goes on", "the same behind a short line", "one behind a short line",
        "the same in Russian", "another in Russian", "one that goes on in Russian",
    ],
)  # fmt: skip
def test_behind_a_full_line_some_acts_go_on(language, above, opening, paragraphs, sure):
    formula = {"zh": "大会，"}.get(language, FORMULAS["ru"])
    blocks = read([formula, above, opening, *GOES_ON[language]], language).blocks
    preamble = [block for block in blocks if block.kind is BlockKind.PREAMBULAR]
    codes = [doubt.code for block in preamble for doubt in block.doubts]
    assert len(preamble) == paragraphs
    assert ("paragraph-limits-unsure" not in codes) is sure


SECOND = [GOES_ON["zh"][0].replace("1.", "2."), GOES_ON["zh"][1]]


@pytest.mark.parametrize("number", [["1.", "{}"], ["1. {}"]], ids=["number apart", "number before it"])
@pytest.mark.parametrize(("missing", "paragraphs"), [(5, 1), (10, 2)], ids=["full", "room for more"])
def test_a_line_behind_a_number_is_set_in_and_leaves_less_room(number, missing, paragraphs):
    item = "请秘书长注意：" + FULL[2 : len(FULL) - 6 - missing] + "；"
    below = "船长培训和海员登记以及灯塔建造；防波堤修缮；航道疏浚与水深测量；救生艇配备；浮标以及"
    numbered = [line.format(item) for line in number]
    blocks = read(["大会，", FULL, *numbered, below, "维护；", *SECOND], "zh").blocks
    assert len(blocks) == 3 + paragraphs


def test_what_does_not_end_below_a_full_line_with_a_stop_is_surely_a_heading():
    item = "1. 请秘书长注意" + FULL[2 : len(FULL) - 11] + "；"
    heading = "99版渔网清单和船员安全清单"
    blocks = read(["大会，", FULL, item, heading, f"2. {FULL[:-3]}", "渔网报告；"], "zh").blocks
    assert [block.kind.value for block in blocks][2:] == ["operative", "heading", "operative"]
    assert not blocks[2].doubts


def widths_of(forms):
    return {start: form.width for start, form in forms.items()}


def clean_lines(lines, language="en"):
    clean = repair(SourceText("\n".join(lines), "0" * 64, "test"), language)
    return clean, list(clean.lines)


WIDE = "Recalling its decisions on the sea and on the coasts of all the States of the region"


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        ([WIDE, WIDE, WIDE, "soon;"], False),
        ([WIDE, "on the sea and on", "the coasts of all the States of the region as", WIDE, "soon;"], False),
        ([WIDE, "on the sea", WIDE, "soon;"], True),
        (["1.", WIDE, "soon;"], False),
        (["1.", "Recalling its decisions", "of harbours;"], True),
        ([WIDE, "on the sea and on", "the nets;"], True),
        ([WIDE, "", WIDE, "soon;"], True),
    ],
    ids=[
        "full lines",
        "pieces of one line",
        "a short line",
        "a label alone",
        "pieces below a label",
        "pieces at the end",
        "an empty line within",
    ],
)
def test_room_is_left_by_a_short_line_and_by_pieces_at_the_end(lines, left):
    clean, found = clean_lines([*lines, WIDE, WIDE])
    forms = forms_of(clean, found, structure_of("en"))
    room = Room(forms, widths_of(forms))
    assert room.is_left(found[: sum(map(bool, lines))]) is left


BROAD = "وإذ تلاحظ أن شبكات الصيد في جميع موانئ المنطقة تحتاج إلى الإصلاح قبل بداية الموسم"


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        ([BROAD, BROAD, "القادم،"], False),
        ([BROAD[:30], BROAD, "القادم،"], True),
        ([BROAD, BROAD + " القادم في السنة المقبلة", "وبعدها،"], True),
    ],
    ids=["full lines", "a short first line", "two lines put together"],
)
def test_right_to_left_lines_that_are_short_or_too_wide_leave_their_order_unsure(lines, left):
    clean, found = clean_lines([*lines, *[BROAD] * 60], "ar")
    forms = forms_of(clean, found, structure_of("ar"))
    assert Room(forms, widths_of(forms)).is_left(found[:3]) is left


@pytest.mark.parametrize(
    ("text", "room", "may"),
    [(BROAD, 0.005, True), (BROAD, 0.02, False), (BROAD[:-8], 0.005, False)],
    ids=["hardly any room", "room", "set in"],
)
def test_below_hardly_any_room_a_right_to_left_line_wide_for_one_set_in_may_go_on(text, room, may):
    clean, found = clean_lines([BROAD, text, *[BROAD] * 60], "ar")
    profile = structure_of("ar")
    widths = PrintedWidths(found, forms_of(clean, found, profile), (), profile)
    assert widths.may_go_on(found[1], room * widths.measure) is may


@pytest.mark.parametrize(
    ("last", "sure"),
    [("We ask for the following:", False), ("We ask for more nets.", True)],
    ids=["a lead-in", "a sentence"],
)
def test_a_last_line_behind_a_full_stop_that_ends_with_a_colon_may_be_a_heading(last, sure):
    full = "Mend the nets of all the fishing harbours of the region before the next season of storms."
    lines = [
        "The General Assembly,",
        "1. Decides on the nets and on the harbours of all the States of the region and on",
        full,
        last,
    ]
    blocks = read(
        [*lines, "2. Requests the Secretary-General to report on the nets and on the harbours of all", "States."], "en"
    ).blocks
    (decides,) = (block for block in blocks if block.number == "1.")
    assert last in decides.text
    assert (not any(doubt.code == "paragraph-limits-unsure" for doubt in decides.doubts)) is sure


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        (
            [
                WIDE,
                "Requests the office of the secretariat to",
                "all fishing nets;",
                "",
                "count",
                "",
                "mend",
                "1. Decides;",
            ],
            [0, 1, 3, 4, 2, 5],
        ),
        ([WIDE, WIDE, "and of the harbours.", "", "Article 2", "1. Every net is to be counted;"], [0, 1, 2, 3, 4]),
        ([WIDE, WIDE + ",", "of the harbours and of the seas,", WIDE, "Noting the nets,"], [0, 1, 2, 3, 4]),
    ],
    ids=["parts of a line come back", "a heading below a full line stays", "the line below a full one stays"],
)
def test_lines_are_moved_only_where_one_has_room(lines, order):
    clean, found = clean_lines(lines)
    ordered = LineOrder(found, forms_of(clean, found, structure_of("en")), structure_of("en")).ordered()
    assert [found.index(line) for line in ordered] == order


def test_the_title_of_an_annex_ends_where_a_line_has_room_for_the_next_word():
    lines = ["大会，", FULL, "1. 请秘书长提交报告。", "第9次全体会议", "2045年5月4日", "附件"]
    title = "我们共同承诺有效应对渔港挑战和采取措施并预防和减少事故"
    found = read([*lines, title, "我们，沿海各国的代表，在渔港会晤。"], "zh").blocks
    assert [(block.kind.value, block.text) for block in found[-2:]] == [
        ("annex-heading", title),
        ("annex-text", "我们，沿海各国的代表，在渔港会晤。"),
    ]


@pytest.mark.parametrize(("width", "paragraphs"), [(len(FULL) - 3, 2), (len(FULL), 1)], ids=["set in", "not set in"])
def test_a_chinese_line_that_is_set_in_below_a_full_stop_begins_a_paragraph(width, paragraphs):
    lines = ["大会，", "1. 请秘书长提交报告。", "第9次全体会议", "2045年5月4日", "附件"]
    text = [FULL[:-1] + "。", "我们" + "渔" * (width - 2), "渔港渔网船员安全各项问题。"]
    found = read([*lines, *text], "zh").blocks
    assert sum(block.kind is BlockKind.ANNEX_TEXT for block in found) == paragraphs


@pytest.mark.parametrize(
    ("letter", "latin"),
    [("\N{CYRILLIC SMALL LETTER ES}", 3), ("\N{CYRILLIC SMALL LETTER IE}", 5), ("c", 3)],
    ids=["es for c", "ie for e", "c itself"],
)
def test_a_cyrillic_letter_that_looks_latin_may_go_on_a_latin_list(letter, latin):
    label = parse_label(f"{letter}) описаны все прочие орудия лова;", structure_of("ru"))
    assert label is not None
    assert ("alpha", latin) in label.meanings


def test_a_line_of_a_paragraph_may_begin_with_the_word_for_an_annex():
    lines = ["大会，", FULL[:-3] + "会决议", "附件第2和3段所述各项渔港规则，"]
    assert len(texts(lines, "zh")) == 1
    assert [block.kind for block in read(["大会，", FULL, *GOES_ON["zh"], "附件二", "渔港规则"], "zh").blocks][
        -1
    ] is BlockKind.ANNEX_HEADING


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [("бык", "сын"), ("шум", "сон"), ("كتب", "كتبا"), ("بيت", "بين"), ("渔", "w")],
    ids=["Cyrillic", "broad letters", "the end of a word is wide", "a long end", "a character"],
)
def test_letters_are_as_wide_as_they_are_printed(wider, narrower):
    assert width_of(wider) > width_of(narrower)


@pytest.mark.parametrize(
    ("text", "chunk"),
    [
        ("的渔港", "的"),
        ("的“渔港”", "的“渔"),
        ("“渔港”", "“渔"),
        ("议，渔港", "议，"),
        ("第99号", "第"),
        ("99年", "99"),
    ],
)
def test_no_line_ends_before_a_quotation_mark(text, chunk):
    assert first_chunk(text) == chunk


def test_vowel_marks_take_no_room():
    assert width_of("مُحَمَّد") == width_of("محمد")


def test_a_label_below_its_first_line_is_moved_where_nothing_stands_apart():
    head = "(ب) ما يقرره رئيس المجلس من نفقات السفن الصغيرة والموانئ في السنة عما يلي:"
    first = "نفقات المرشدين والبحارة وإصلاح السفن الصغيرة التي تبحر في الشتاء (المادة الخامسة من"
    lines = ["1 - تقرر ما يلي:", head, first, "’1‘", "القواعد)، في حدود الميزانية؛", "2 - تقرر أن تجتمع."]
    blocks = read(["إن الجمعية العامة،", *lines], "ar").blocks
    assert ("’1‘", f"{first} القواعد)، في حدود الميزانية؛") in [(block.number, block.text) for block in blocks]


ASKS = "تهيب بالدول الساحلية أن تقدم الدعم العاجل للموانئ الصغيرة والقوارب التي تبحر في الشتاء،"
NOTES = "وقد نظرت في تقرير الميناء عن الشباك،"
FULL_NOTES = "وقد نظرت في تقرير الميناء عن الشباك والقوارب التي تبحر في الشتاء وعن أحوال البحارة فيها،"


@pytest.mark.parametrize(
    ("above", "below", "number", "text"),
    [
        (ASKS, "بما في ذلك إصلاح السفن؛", "1-", f"{ASKS} بما في ذلك إصلاح السفن؛"),
        (ASKS, "تحث الدول على إصلاح السفن؛", "1-", "تحث الدول على إصلاح السفن؛"),
        (NOTES, "إصلاح السفن في الشتاء؛", "1-", "إصلاح السفن في الشتاء؛"),
        (FULL_NOTES, "تحث الدول على إصلاح السفن؛", "1-", "تحث الدول على إصلاح السفن؛"),
    ],
    ids=["goes on behind its comma", "an act below the label", "a short line above", "a preambular line above"],
)
def test_a_label_below_a_full_first_line_that_ends_with_a_comma_is_moved(above, below, number, text):
    lines = ["إن الجمعية العامة،", FULL_NOTES, above, number, below, "2- تقرر أن تجتمع في الميناء."]
    found = {block.number: block.text for block in read(lines, "ar").blocks}
    assert found["1-"] == text


@pytest.mark.parametrize(
    ("left", "right", "sure"),
    [
        ("Recalling the reports of the harbours", "on the nets and on the boats of the coast", True),
        ("Recalling the reports of the harbours and of the nets, of the boats", "and crews", False),
    ],
    ids=["parts that fill a line together", "a line that is full without them"],
)
def test_parts_put_back_into_their_line_are_sure_where_they_fill_it(left, right, sure):
    lines = [
        "Noting the report of the Secretary-General on the harbours and the nets of the coast,",
        left,
        "of all States of the coast,",
        "",
        right,
        "",
        "Stressing the part that crews take in the work of the office of the harbour and the nets,",
    ]
    clean = repair(SourceText("\n".join(lines), "0" * 64, "test"), "en")
    found = list(clean.lines)
    order = LineOrder(found, forms_of(clean, found, structure_of("en")), structure_of("en"))
    assert [clean.text[line.start : line.end] for line in order.ordered()][1:4] == [left, right, lines[2]]
    assert (not order.moved and len(order.pieces) == 1) is sure


def test_a_page_end_is_no_sign_that_a_paragraph_ends():
    lines = ["大会，", FULL, "强调" + "渔港渔网船员安全各项问题，", *GOES_ON["zh"]]
    paged = [*lines[:2], "", "45-00001", "", "\x0c" + lines[2], *lines[3:]]
    for printed in (lines, paged):
        blocks = [block for block in read(printed, "zh").blocks if block.kind is BlockKind.PREAMBULAR]
        assert [doubt.code for block in blocks for doubt in block.doubts] == ["paragraph-limits-unsure"] * 2


@pytest.mark.parametrize(
    ("extracted", "order"),
    [
        pytest.param(
            [
                "Welcomes the first years of the office",
                "of the harbour;",
                "2.",
                "",
                "and the",
                "",
                "nets",
                "",
                "Notes it;",
            ],
            ["Welcomes the first years of the office", "and the", "nets", "of the harbour;", "2.", "Notes it;"],
            id="below-the-next-number",
        ),
        pytest.param(
            ["Noting the first years of the office", "of the harbour,", "", "the nets,", "", "boats", "", "Noting it,"],
            ["Noting the first years of the office", "the nets,", "boats", "of the harbour,", "Noting it,"],
            id="parts-that-end-with-a-comma",
        ),
        pytest.param(
            ["Noting the first years of the office", "of the harbour,", "", "the nets.", "", "boats", "", "Noting it,"],
            ["Noting the first years of the office", "of the harbour,", "the nets.", "boats", "Noting it,"],
            id="a-sentence-of-its-own",
        ),
    ],
)
def test_right_parts_of_a_line_come_back_behind_the_left_part(extracted, order):
    full = "Recalls the report of the Secretary-General on harbours and on the nets;"
    clean = repair(SourceText("\n".join([full, *extracted]), "0" * 64, "test"), "en")
    found = list(clean.lines)
    ordered = LineOrder(found, forms_of(clean, found, structure_of("en")), structure_of("en")).ordered()
    assert [clean.text[line.start : line.end] for line in ordered][1:] == order


NETS = [
    "The General Assembly,",
    "Recalling the report on harbours and on nets, which says how the nets of fishers are lost at sea,",
    "Welcoming the agenda of the coastal States that is known as Mending Nets Together:",
]
REQUEST = [
    "1. Requests the Secretary-General to report on the harbours and nets of the coastal States and on the",
    "nets;",
]


@pytest.mark.parametrize(
    ("below", "goes_on"),
    [
        ("A Programme for the Harbours of the Coastal Region, and stressing that it is important,", True),
        ("Recalling that the harbours of the region are important to it,", False),
        ("A harbour and its coast Dollars (Corv.)", False),
    ],
)
def test_a_colon_at_the_end_of_a_nearly_full_line_may_stand_within_a_paragraph(below, goes_on):
    blocks = read([*NETS, below, *REQUEST], "en").blocks
    welcoming = next(block for block in blocks if block.act == "Welcoming")
    assert welcoming.text.endswith(below) is goes_on
    if goes_on:
        assert [doubt.code for doubt in welcoming.doubts] == ["paragraph-limits-unsure"]


@pytest.mark.parametrize(
    ("number", "below", "numbered"), [("2", "Calls", True), ("3", "Calls", False), ("2", "Nets", False)]
)
def test_a_number_without_its_stop_alone_above_an_act_is_the_next_paragraphs(number, below, numbered):
    lines = [
        NETS[0],
        *REQUEST,
        number,
        f"{below} upon the coastal States of the region to mend all of the nets that were",
        "lost;",
    ]
    assert ("2" in [block.number for block in read(lines, "en").blocks]) is numbered


def test_a_number_alone_numbers_nothing_while_the_paragraph_above_goes_on():
    lines = [
        *NETS[:1],
        "1. Requests the Secretary-General to report on the harbours and recalls paragraph",
        "2",
        "Notes of the coastal States on the harbours of the region that are lost to the fishers and the",
        "nets;",
        "2. Calls upon the coastal States of the region to mend all of the nets that were found to be lost",
        "at sea.",
    ]
    assert [block.number for block in read(lines, "en").blocks if block.number] == ["1.", "2."]


CHINESE = {
    "comma within a list": (
        ["欢迎沿海各国、各船队、渔民组织和其他各方面在落实渔港成果文件方面的承诺、", "措施和努力，"],
        [0, 1, 2, 3, 4],
    ),
    "first line set in": (
        ["又回顾大会关于渔港和渔网以及船员安全以及其中为渔民和渔船设立的基金的各项决议，", "最近的是第98/300号决议，"],
        [0, 1, 2, 3, 4],
    ),
    "last line of another": (
        ["又回顾大会关于渔港的各项决议，", "渔网，"],
        [0, 1, 3, 2, 4],
    ),
}


@pytest.mark.parametrize(("above", "order"), CHINESE.values(), ids=CHINESE)
def test_a_chinese_last_line_goes_home_only_where_none_can_end_above_it(above, order):
    lines = [FULL.replace("，", "的"), *above, FULL[:-1], "念及渔港，"]
    clean = repair(SourceText("\n".join(["", *lines, "", "1. 请"]), "0" * 64, "test"), "zh")
    found = list(clean.lines)
    profile = structure_of("zh")
    ordered = LineOrder(found, forms_of(clean, found, profile), profile).ordered()
    assert [found.index(line) for line in ordered][:5] == order


NUMBERED = "请秘书长在渔港报告中谈到船员安全以及渔网和渔船的各项问题并向大会第九十九届会议报告所取得的"
APART = {
    "last line below a heading and its number": (
        ["渔港和渔网的经费", "1.", "成果；", "", NUMBERED[:39], "", "2022年经费估计数"],
        ["渔港和渔网的经费", "1.", NUMBERED[:39], "成果；", "2022年经费估计数"],
    ),
    "last line like an act": (
        ["1.", "认识；", "", NUMBERED[:39], "", "2."],
        ["1.", NUMBERED[:39], "认识；", "2."],
    ),
    "act before a list": (
        ["1.", "决定：", "", NUMBERED[:39], "", "2."],
        ["1.", "决定：", NUMBERED[:39], "2."],
    ),
    "last line below a heading": (
        ["渔港和渔网的经费", "成果；", "", "1. " + NUMBERED[:38], "", "2. 又请秘书长提出报告；"],
        ["渔港和渔网的经费", "1. " + NUMBERED[:38], "成果；", "2. 又请秘书长提出报告；"],
    ),
    "last line below a section's number and heading": (
        ["二", "渔港和渔网的经费", "", "成果；", "", "1. " + NUMBERED[:38], "", "2. 又请秘书长提出报告；"],
        ["二", "渔港和渔网的经费", "1. " + NUMBERED[:38], "成果；", "2. 又请秘书长提出报告；"],
    ),
    "a comma alone and the mark before it": (
        ["念及渔网，", "6", "", "，", "", NUMBERED[:40], "", "念及渔港，"],
        ["念及渔网，", NUMBERED[:40], "6", "，", "念及渔港，"],
    ),
    "a comma alone below its line": (
        [NUMBERED[:40], "6", "，", "念及渔网，", "", NUMBERED[:40], "", "念及渔港，"],
        [NUMBERED[:40], "6", "，", "念及渔网，", NUMBERED[:40], "念及渔港，"],
    ),
    "end of a heading that goes on": (
        ["渔港和渔网的经费", "的估计数", "", "1. " + NUMBERED[:38], "报告；", "2. 又请秘书长提出报告；"],
        ["渔港和渔网的经费", "的估计数", "1. " + NUMBERED[:38], "报告；", "2. 又请秘书长提出报告；"],
    ),
    "an act of its own": (
        ["渔港和渔网的经费", "认识到渔网；", "", "1. " + NUMBERED[:38], "", "2. 又请秘书长提出报告；"],
        ["渔港和渔网的经费", "认识到渔网；", "1. " + NUMBERED[:38], "2. 又请秘书长提出报告；"],
    ),
    "part of a line that was parted": (
        ["和2003年5月13日第", "57/228号决议，", "", NUMBERED[:40], "", "2. 又请秘书长提出报告；"],
        ["和2003年5月13日第", "57/228号决议，", NUMBERED[:40], "2. 又请秘书长提出报告；"],
    ),
}


@pytest.mark.parametrize(("extracted", "order"), APART.values(), ids=APART)
def test_last_lines_below_a_chinese_heading_or_number_go_to_their_paragraphs(extracted, order):
    above = FULL if extracted[0][0] != "和" else FULL[:-1] + "的"
    clean = repair(SourceText("\n".join([above, "", *extracted]), "0" * 64, "test"), "zh")
    found = list(clean.lines)
    ordered = LineOrder(found, forms_of(clean, found, structure_of("zh")), structure_of("zh")).ordered()
    assert [clean.text[line.start : line.end] for line in ordered][1:] == [line.replace(" 秘", "秘") for line in order]


def test_the_last_line_of_a_resolution_goes_home_before_its_closing():
    lines = ["大会，", FULL, "1.", "请秘书长提交报告；", "", "程。", "", "2.", "", "又" + NUMBERED[:38]]
    read_lines = [*lines, "", "第54次全体会议", "2021年12月9日"]
    operative = [block.text for block in read(read_lines, "zh").blocks if block.kind is BlockKind.OPERATIVE]
    assert operative == ["请秘书长提交报告；", "又" + NUMBERED[:38] + "程。"]


FIRST_EN = "Recalling its resolutions on the harbours of the coastal States of the region, and on the nets of fishers,"
REST_EN = "will be opened to the fishers of all the States of the region before the end of the year,"
FIRST_ZH = "回顾其关于渔港、渔网以及沿海各国在渔业领域的合作和船员安全等问题以及公海渔业治理的各项决议，"
REST_ZH = "审议渔港合作之机，欣悉秘书长关于各国渔港和渔网的历次报告以及沿海各国就此提出的意见，"
FAR_OFF = {
    "zh": ("大会，", FIRST_ZH, 41, "借其各届会议" + REST_ZH),
    "en": ("The General Assembly,", FIRST_EN, 80, "Glad that the harbours " + REST_EN),
}
"""Of a language its formula, a preambular paragraph, the width of lines, and another that opens with no known act."""


@pytest.mark.parametrize(("language", "case"), FAR_OFF.items(), ids=FAR_OFF)
def test_a_preambular_paragraph_ends_far_from_the_end_of_the_line_whatever_opens_the_next(language, case):
    formula, first, width, other = case
    lines = [formula]
    for paragraph in (first, other, first):
        lines += textwrap.wrap(paragraph, width)
    found = [block for block in read(lines, language).blocks if block.kind is BlockKind.PREAMBULAR]
    assert [block.text for block in found] == [first, other, first]
    assert found[1].doubts
