"""The public format: what is written reads back the same, and satisfies the published schema."""

import json
from array import array
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model import codec
from comity.model.anchors import label_at, label_slug, with_anchors
from comity.model.doubt import Doubt
from comity.model.errors import FormatError
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
from comity.model.trace import OFFSET, Piece, Span, pieces_of, span_of

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/comity-1.schema.json").read_text(encoding="utf-8"))

SPAN = Span(3, 90, pieces=(Piece(0, 3, 10), Piece(11, 14, 20)))

RESOLUTION = Resolution(
    language="en",
    masthead=Masthead(
        symbol="A/RES/98/9001",
        number="98/9001",
        session="98",
        title="Parliaments and the sea",
        adoption_date="2043-12-14",
        agenda_items=("12", "13(a)"),
        originating_documents=("A/98/L.9001",),
        title_span=Span(1, 20),
    ),
    blocks=(
        Block(BlockKind.FORMULA, "The General Assembly,", span=Span(0, 21)),
        Block(
            BlockKind.OPERATIVE,
            "Welcomes the report, and requests more;",
            number="1.",
            depth=1,
            act="Welcomes",
            acts=(Act("Welcomes", 0, 8, "welcome", SPAN), Act("requests", 25, 33, "request")),
            footnotes=(
                Footnote(
                    "1", 19, "A/98/9002.", (Citation("A/98/9002", 0, 9, "A/98/9002"),), Span(99, 110), Span(30, 31)
                ),
            ),
            references=(FootnoteReference("1", 39, Span(50, 51)),),
            emphasis=((0, 8, "italic"),),
            doubts=(Doubt("number-gap", "a number is missing", 0, 1),),
            span=Span(0, 9, path="/akomaNtoso/statement[1]", page=2, box=(1.0, 2.0, 3.5, 4.0)),
        ),
        Block(BlockKind.TABLE, "a b", rows=(("a", "b"),)),
        Block(BlockKind.CLOSING, "5th meeting 14 December 2043", lines=("5th meeting", "14 December 2043")),
    ),
    reading=Reading("0" * 64, "sample.txt", "text/plain", "1"),
    footnotes_unplaced=(Footnote("2", 0, "See above."),),
    doubts=(Doubt("language-uncertain", "read as en"),),
)


def test_what_is_written_reads_back_equal() -> None:
    written = json.loads(json.dumps(codec.to_json(RESOLUTION)))
    assert codec.from_json(written) == RESOLUTION


PROPOSED = replace(
    RESOLUTION,
    sponsors=(
        Sponsor("XALANDIA", "sponsor", "on behalf of the Group of Ports", "masthead", Span(3, 11)),
        Sponsor("Brennovia", "additional-sponsor", "", "metadata", Span(0, 0, "/akomaNtoso/step[1]")),
        Sponsor("the Chair", "submitter"),
    ),
    votes=(Vote("recorded-vote", Ballot(2, ("Xalandia", "Brennovia"))),),
)


def test_sponsors_and_votes_read_back_equal_and_satisfy_the_schema() -> None:
    written = json.loads(json.dumps(codec.to_json(PROPOSED)))
    jsonschema.validate(written, SCHEMA)
    kept = codec.from_json(written, checked=True)
    assert kept == PROPOSED
    assert [(one.told_by, one.span) for one in kept.sponsors] == [(one.told_by, one.span) for one in PROPOSED.sponsors]


def test_a_resolution_without_sponsors_has_no_such_field_and_one_without_the_field_is_read() -> None:
    assert {"sponsors", "votes"}.isdisjoint(codec.to_json(RESOLUTION))
    assert codec.from_json(codec.to_json(RESOLUTION)).sponsors == ()


def test_what_is_written_satisfies_the_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(json.dumps(codec.to_json(RESOLUTION))), SCHEMA)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ([], "not in the format"),
        ({"format": "comity/0"}, "not in the format"),
        ({"format": "comity/1"}, "a field is missing"),
        (codec.to_json(RESOLUTION) | {"blocks": [{"kind": "song"}]}, "a field is missing or has the wrong type"),
        (codec.to_json(RESOLUTION) | {"blocks": 7}, "a field is missing or has the wrong type"),
    ],
    ids=["list", "other version", "empty", "unknown kind", "wrong type"],
)
def test_json_of_another_shape_is_refused_with_the_file_named(value: Any, found: str) -> None:
    with pytest.raises(FormatError, match=found) as error:
        codec.from_json(value, where="reading.json")
    assert "reading.json" in str(error.value)


def test_cited_symbols_are_those_of_text_and_footnotes_each_once() -> None:
    assert codec.cited_symbols(RESOLUTION) == ["A/98/9002"]


@pytest.mark.parametrize(
    ("kinds", "anchors"),
    [
        (["preambular:", "preambular:", "operative:1."], ["pp1", "pp2", "op1"]),
        (
            ["operative:7.", "subparagraph:(a):2", "subparagraph:(i):3", "subparagraph:(b):2"],
            ["op7", "op7-a", "op7-a-i", "op7-b"],
        ),
        (
            ["heading:A", "preambular:", "operative:1.", "heading:B", "preambular:", "operative:2."],
            ["a-heading", "a-pp1", "a-op1", "b-heading", "b-pp1", "b-op2"],
        ),
        (["operative:1.", "operative:1."], ["op1", "op1-2"]),
        (["annex-heading:", "annex-text:4.:1", "annex-text:(a):2"], ["annex", "annex-4", "annex-4-a"]),
        (["operative:1.", "operative:1.", "subparagraph:(a):2"], ["op1", "op1-2", "op1-2-a"]),
        (
            ["operative:1.", "subparagraph:(أ):2", "subparagraph:(ب):2", "subparagraph:’1‘:3"],
            ["op1", "op1-a", "op1-b", "op1-b-i"],
        ),
        (
            ["operative:1.", "subparagraph:(a):2", "subparagraph:㈠:3", "subparagraph:㈡:3"],
            ["op1", "op1-a", "op1-a-i", "op1-a-ii"],
        ),
        (
            ["operative:1.", "subparagraph:a):2", "subparagraph:b):2", "subparagraph:с):2"],
            ["op1", "op1-a", "op1-b", "op1-c"],
        ),
        (["operative:1.", "table:", "subparagraph:(a):2"], ["op1", "table", "op1-a"]),
        (["heading:I", "operative:1.", "heading:II", "operative:2."], ["heading", "op1", "heading-2", "op2"]),
        (["heading:أولا", "operative:1.", "heading:ثانيا", "operative:2."], ["heading", "op1", "heading-2", "op2"]),
        (
            ["heading:I", "preambular:", "operative:1.", "heading:II", "operative:1."],
            ["heading", "pp1", "op1", "heading-2", "op1-2"],
        ),
        (
            ["operative:9.", "heading:A.", "operative:10.", "heading:B.", "operative:11."],
            ["op9", "heading", "op10", "heading-2", "op11"],
        ),
        (["operative:2.", "heading:A.", "heading:B.", "operative:3."], ["op2", "heading", "heading-2", "op3"]),
        (
            ["operative:2.", "heading:A", "preambular:", "operative:", "heading:B", "operative:1."],
            ["op2", "a-heading", "a-pp1", "a-p1", "b-heading", "b-op1"],
        ),
    ],
    ids=[
        "plain",
        "sub-paragraphs",
        "parts",
        "a number twice",
        "annex",
        "below a number twice",
        "Arabic labels",
        "Chinese labels",
        "a Cyrillic letter that looks Latin",
        "a table between",
        "sections are no parts",
        "Arabic sections",
        "sections that begin anew",
        "subdivisions that run on",
        "subdivisions without text",
        "subdivisions that begin anew",
    ],
)
def test_every_block_has_an_address_of_its_own(kinds: list[str], anchors: list[str]) -> None:
    blocks = []
    for kind in kinds:
        name, number, depth, *_ = [*kind.split(":"), ""]
        blocks.append(Block(BlockKind(name), "Text.", number=number, depth=int(depth or (1 if number else 0))))
    assert [block.anchor for block in with_anchors(tuple(blocks))] == anchors


@pytest.mark.parametrize(("label", "slug"), [("(a)", "a"), ("㈠", "一"), ("12.", "12"), ("1 -", "1"), ("", "")])
def test_a_label_is_its_letters_and_digits(label: str, slug: str) -> None:
    assert label_slug(label) == slug


@given(st.lists(st.integers(-1, 60), max_size=40))
@settings(max_examples=200)
def test_pieces_trace_every_character_that_has_a_source(offsets: list[int]) -> None:
    pieces = pieces_of(offsets)
    traced = {piece.text_start + i: piece.source_start + i for piece in pieces for i in range(piece.length)}
    assert traced == {position: offset for position, offset in enumerate(offsets) if offset >= 0}


@given(st.lists(st.integers(-1, 60), max_size=40), st.integers(-2, 45))
@settings(max_examples=300)
def test_a_span_says_the_same_before_and_after_its_pieces_are_made(offsets: list[int], place: int) -> None:
    kept = span_of(array(OFFSET, offsets))
    pieces = pieces_of(offsets)
    made = Span(
        min((piece.source_start for piece in pieces), default=0),
        max((piece.source_start + piece.length for piece in pieces), default=0),
        pieces=pieces if len(pieces) > 1 else (),
    )
    assert (kept, repr(kept), hash(kept), kept.source_of(place)) == (
        made,
        repr(made),
        hash(made),
        made.source_of(place),
    )
    assert (made, kept.pieces[:2], len(kept.pieces)) == (kept, made.pieces[:2], len(made.pieces))
    assert deepcopy(kept) == kept


@pytest.mark.parametrize(
    ("place", "level", "label"), [(1, 1, "a"), (26, 1, "z"), (28, 1, "bb"), (4, 2, "iv"), (29, 2, "xxix")]
)
def test_a_place_has_a_label_of_its_level(place: int, level: int, label: str) -> None:
    assert label_at(place, level) == label


def test_a_part_whose_letter_stands_alone() -> None:
    blocks = (
        Block(BlockKind.HEADING, "A"),
        Block(BlockKind.PREAMBULAR, "Text."),
        Block(BlockKind.OPERATIVE, "Text.", "1."),
    )
    assert [block.anchor for block in with_anchors(blocks)] == ["a-heading", "a-pp1", "a-op1"]
