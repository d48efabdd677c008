"""Small files, one for each thing that the markup can mean."""

from pathlib import Path

import pytest

from comity.akn import read_akn
from comity.akn.xml import local_name, parse_akn, placed_children, text_content
from comity.model.anchors import anchors_of, with_anchors
from comity.model.errors import LanguageError
from comity.model.resolution import BlockKind, Resolution, Sponsor

HERE = Path(__file__).parent


def read(name: str, **changes: tuple[str, str]) -> Resolution:
    text = (HERE / name).read_text(encoding="utf-8")
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    return read_akn(text.encode(), name=name, digest="0" * 64, reader_version="1")


def outline(resolution: Resolution) -> list[tuple[str, str, int, str]]:
    return [(block.kind.value, block.number, block.depth, block.text) for block in resolution.blocks]


@pytest.fixture(scope="module")
def english() -> Resolution:
    return read("plain-en.xml")


def test_blocks_in_order_with_kind_number_and_depth(english: Resolution) -> None:
    assert outline(english) == [
        ("formula", "", 0, "The General Assembly,"),
        ("preambular", "", 0, "Recalling its resolution 90/3 of 4 May 2036 on lamps and on lenses of 10 m2,"),
        ("preambular", "", 0, "Noting the views on:"),
        ("subparagraph", "(a)", 2, "Fog,"),
        ("subparagraph", "(b)", 2, "Rocks,"),
        ("operative", "1.", 1, "Takes note with appreciation of the work of keepers;"),
        ("operative", "2.", 1, "Requests the Secretary-General:"),
        ("subparagraph", "(a)", 2, "To count:"),
        ("subparagraph", "(i)", 3, "Lamps;"),
        ("subparagraph", "(ii)", 3, "Keepers;"),
        ("subparagraph", "(b)", 2, "To report on the count at its hundredth session;"),
        ("heading", "I", 0, "Storms"),
        ("preambular", "", 0, "Having considered the report on storms,"),
        ("operative", "3.", 1, "Decides to consider storms again."),
        ("closing", "", 0, "85th plenary meeting 20 December 2044"),
        ("annex-heading", "", 0, "Annex"),
        ("annex-text", "1.", 1, "Keepers are counted as follows."),
        ("table", "", 0, "Coast Keepers North 12"),
    ]


def test_opening_phrases_come_from_the_emphasis(english: Resolution) -> None:
    assert [block.act for block in english.blocks if block.act] == [
        "Recalling",
        "Noting",
        "Takes note with appreciation",
        "Requests",
        "Having considered",
        "Decides",
    ]


def test_emphasis_over_a_blank_is_one_run(english: Resolution) -> None:
    takes_note = english.blocks[5]
    assert takes_note.emphasis == ((0, 28, "italic"),)
    assert takes_note.text[0:28] == takes_note.act


def test_masthead(english: Resolution) -> None:
    head = english.masthead
    assert (head.symbol, head.number, head.session, head.title) == (
        "A/RES/99/401",
        "99/401",
        "99",
        "Keeping of lighthouses",
    )
    assert (head.adoption_date, head.publication_date, head.meeting) == ("2044-12-20", "2045-01-09", "85")
    assert head.agenda_items == ("72(b)", "117")
    assert head.agenda_text == ("Agenda items 72 (b) and 117",)
    assert head.agenda_names == ("Lighthouses and their keepers",)
    assert (head.committee, head.without_reference) == ("main-committee-2", False)
    assert head.proponent.startswith("[on the report of the Second Committee (A/99/501")
    assert head.originating_documents == ("A/99/501", "A/99/L.7/ADD.1")
    assert (head.publisher, head.authority, head.status) == ("United Nations", "General Assembly", "Distr.: General")
    assert (head.publication_text, head.session_text) == ("9 January 2045", "Ninety-ninth session")
    assert head.cover_title == "Resolution adopted by the General Assembly on 20 December 2044"


def test_footnotes_hang_where_their_marks_stood(english: Resolution) -> None:
    recalling, rocks, table = english.blocks[1], english.blocks[4], english.blocks[-1]
    (note,) = recalling.footnotes
    assert (note.marker, note.text) == ("1", "See A/99/12, annex I.")
    assert recalling.text[: note.offset].endswith("on lamps")
    assert [(mark.marker, mark.offset) for mark in rocks.references] == [("1", len("Rocks,"))]
    assert recalling.references == (), "the exponent of a square metre is no footnote mark"
    assert [(one.marker, one.text, table.text[: one.offset]) for one in table.footnotes] == [
        ("2", "At noon.", "Coast Keepers")
    ]


def test_table_rows_and_closing_lines(english: Resolution) -> None:
    assert english.blocks[-1].rows == (("Coast", "Keepers"), ("North", "12"))
    assert english.of_kind(BlockKind.CLOSING)[0].lines == ("85th plenary meeting", "20 December 2044")


def test_anchors(english: Resolution) -> None:
    assert list(anchors_of(english.blocks)[1:11]) == [
        *("pp1", "pp2", "pp2-a", "pp2-b", "op1", "op2", "op2-a", "op2-a-i", "op2-a-ii", "op2-b"),
    ]


@pytest.mark.parametrize("name", ["plain-en.xml", "marks-ar.xml", "signs-zh.xml", "parts-fr.xml"])
def test_every_span_leads_back_to_its_text(name: str) -> None:
    root = parse_akn((HERE / name).read_bytes(), name)
    elements = {"/akomaNtoso": root}
    for path, element in elements.copy().items():
        pending = [(element, path)]
        while pending:
            above, at = pending.pop()
            for child, _, below in placed_children(above, at):
                elements[below] = child
                pending.append((child, below))
    resolution = read(name)
    assert not resolution.doubts or {d.code for d in resolution.doubts} <= {"no-symbol", "no-adoption-date"}
    for block in resolution.blocks:
        if block.kind in (BlockKind.TABLE, BlockKind.CLOSING):
            assert local_name(elements[block.span.path]) in ("table", "p")
            continue
        source = text_content(elements[block.span.path])
        assert [source[block.span.source_of(i)] for i in range(len(block.text))] == list(block.text)
        for note in block.footnotes:
            source = text_content(elements[note.span.path])
            assert [source[note.span.source_of(i)] for i in range(len(note.text))] == list(note.text)


def test_arabic_parentheses_round_marks_are_no_text() -> None:
    resolution = read("marks-ar.xml")
    recalling, encourages = resolution.blocks[1], resolution.blocks[2]
    assert recalling.text == "إذ تشير إلى قرارها بشأن المنارات في البحار،"
    assert [(note.marker, note.offset, note.text) for note in recalling.footnotes] == [
        ("1", len(recalling.text) - 1, "القرار 90/3.")
    ]
    assert (encourages.number, encourages.act) == ("1 -", "تشجع")
    assert [(mark.marker, encourages.text[mark.offset :]) for mark in encourages.references] == [
        ("1", "، على النحو التالي:")
    ]
    assert [(b.kind.value, b.number, b.depth) for b in resolution.blocks[3:]] == [
        ("subparagraph", "(أ)", 2),
        ("subparagraph", "(ب)", 2),
    ]


def test_chinese_has_no_blanks_between_signs() -> None:
    resolution = read("signs-zh.xml")
    recalling = resolution.blocks[1]
    assert recalling.text == "回顾其关于灯塔的第90/3号决议，和关于灯具的报告，"
    assert recalling.text[: recalling.footnotes[0].offset].endswith("决议，")
    assert recalling.footnotes[0].text == "见A/99/12。"
    assert [(b.kind.value, b.number, b.depth) for b in resolution.blocks[2:6]] == [
        ("operative", "1.", 1),
        ("subparagraph", "㈠", 2),
        ("subparagraph", "㈡", 2),
        ("operative", "2.", 1),
    ]
    assert resolution.blocks[-1].text == "2044年12月20日第85次全体会议"
    assert (resolution.masthead.meeting, resolution.masthead.adoption_date) == ("85", "2044-12-20")


def test_a_resolution_in_parts() -> None:
    resolution = read("parts-fr.xml")
    assert resolution.masthead.title == "Phares"
    parts = [(b.kind.value, b.number, b.text) for b in resolution.blocks if b.kind in ("heading", "closing")]
    assert parts == [
        ("heading", "A", "Phares de la côte"),
        ("closing", "", "85e séance plénière 20 décembre 2044"),
        ("heading", "B", "Phares du large"),
        ("closing", "", "85e séance plénière 20 décembre 2044"),
    ]
    assert [block.anchor for block in with_anchors(resolution.blocks) if block.kind == BlockKind.OPERATIVE] == [
        "a-op1",
        "b-op1",
    ]


FAULTS = {
    "language code of another language": (('language="eng"', 'language="zho"'), "language-declared"),
    "language code that is none": (('language="eng"', 'language="xx"'), "language-declared"),
    "dates that differ": (('date="2044-12-20" name="adoption"', 'date="2044-12-02" name="adoption"'), "adoption-date"),
    "no symbol": (("A/RES/99/401</docNumber>", "</docNumber>"), "no-symbol"),
    "no title": (("Keeping of lighthouses", ""), "no-title"),
    "a number before the number": (
        ('<paragraph eId="para_4"', '<paragraph><num>9.</num></paragraph><paragraph eId="para_4"'),
        "number-without-text",
    ),
    "a number at the end": (("</attachment>", "<num>9.</num></attachment>"), "number-without-text"),
}


@pytest.mark.parametrize(("change", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_faults_become_doubts(change: tuple[str, str], code: str) -> None:
    resolution = read("plain-en.xml", change=change)
    found = {doubt.code for doubt in resolution.doubts}
    found |= {doubt.code for block in resolution.blocks for doubt in block.doubts}
    assert found == {code}
    assert resolution.language == "en"


def test_a_symbol_that_is_not_printed_is_read_from_the_address() -> None:
    resolution = read("plain-en.xml", change=("A/RES/99/401</docNumber>", "</docNumber>"))
    assert resolution.symbol == "A/RES/99/401"
    assert "file's address" in resolution.doubts[0].message


def test_text_in_markup_that_is_not_looked_into_is_a_doubt() -> None:
    lost = "<p>A long remark that the list holds in no place where text may stand.</p>"
    resolution = read("plain-en.xml", change=('<point eId="para_5_list_point_b">', f"<point>{lost}</point><point>"))
    assert [doubt.code for doubt in resolution.doubts] == ["text-lost"]


def test_the_date_that_the_cover_names_is_believed() -> None:
    resolution = read("plain-en.xml", change=('date="2044-12-20" refersTo', 'date="2044-12-31" refersTo'))
    assert resolution.masthead.adoption_date == "2044-12-20"
    assert [doubt.code for doubt in resolution.doubts] == ["adoption-date"]


def test_a_text_in_no_known_language_is_refused() -> None:
    with pytest.raises(LanguageError, match="none of the six"):
        read_akn(
            b'<akomaNtoso><statement name="resolution"><mainBody><p>12 345</p></mainBody></statement></akomaNtoso>',
            name="numbers.xml",
            digest="",
            reader_version="1",
        )


def test_footnote_on_the_title_is_kept_and_doubted() -> None:
    note = '<authorialNote marker="*"><p>*\tReissued.</p></authorialNote>'
    resolution = read("plain-en.xml", change=("Keeping of lighthouses", f"Keeping of lighthouses{note}"))
    assert resolution.masthead.title == "Keeping of lighthouses"
    assert [(one.marker, one.text) for one in resolution.footnotes_unplaced] == [("*", "Reissued.")]
    assert [doubt.code for doubt in resolution.doubts] == ["footnote-unplaced"]


WORKFLOW = """</identification><workflow source="#un">
<step date="2044-10-26" outcome="draftResolution" as="A/99/L.5" by="Bosnia and Herzegovina, Xalandia (on behalf of the
 States Members of the United Nations that are members of the Group of Ports) and Dorvik" />
<step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by="Brennovia" />
<step date="0001-01-01" outcome="recommendedForAdoption" by="" />
<step date="2044-12-20" outcome="adopted" as="A/99/PV.85" by="" /></workflow>"""


def test_who_proposed_it_is_in_the_metadata() -> None:
    group = "on behalf of the States Members of the United Nations that are members of the Group of Ports"
    found = read("plain-en.xml", workflow=("</identification>", WORKFLOW)).sponsors
    assert {one.told_by for one in found} == {"metadata"}
    assert [one.span.path[-7:] for one in found] == ["step[1]", "step[1]", "step[1]", "step[2]"]
    assert found == (
        Sponsor("Bosnia and Herzegovina"),
        Sponsor("Xalandia", beside=group),
        Sponsor("Dorvik"),
        Sponsor("Brennovia", "additional-sponsor"),
    )
    assert read("plain-en.xml").sponsors == ()
