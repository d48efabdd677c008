"""Blocks and what is found in their words."""

from dataclasses import fields, replace

import pytest

from comity.model.doubt import Doubt
from comity.model.resolution import Act, Block, BlockKind, Citation, Footnote, FootnoteReference, Masthead
from comity.model.trace import Span

WHOLE = Block(
    BlockKind.OPERATIVE,
    "Requests a report on 98/9001",
    number="3.",
    depth=1,
    act="Requests",
    acts=(Act("Requests", 0, 8),),
    footnotes=(Footnote("1", 8, "See A/98/1."),),
    references=(FootnoteReference("2", 20),),
    citations=(Citation("A/RES/98/9001", 21, 28, "98/9001"),),
    emphasis=((0, 8, "italic"),),
    rows=(("a", "b"),),
    lines=("a line",),
    anchor="op3",
    doubts=(Doubt("no-stop-at-end", "the paragraph ends without a stop"),),
    span=Span(5, 33),
)


def test_a_marked_block_is_the_block_with_these_fields() -> None:
    assert all(getattr(WHOLE, field.name) for field in fields(Block))  # a field that is added is added here too
    assert WHOLE.marked("op4", (), (), ()) == replace(WHOLE, anchor="op4", citations=(), acts=(), footnotes=())


def test_a_citation_at_a_place_is_the_citation_with_this_span() -> None:
    cited = Citation("A/RES/98/9001", 21, 28, "98/9001", "7", "annex", "charter", Span(1, 2))
    assert all(getattr(cited, field.name) for field in fields(Citation))
    assert cited.at(Span(5, 12)) == replace(cited, span=Span(5, 12))


def test_a_footnote_that_cites_is_the_footnote_with_these_citations() -> None:
    note = Footnote("1", 8, "See A/98/1.", (Citation("A/98/1", 4, 10, "A/98/1"),), Span(1, 2), Span(3, 4))
    assert all(getattr(note, field.name) for field in fields(Footnote))
    assert note.citing(()) == replace(note, citations=())


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("- معاهدة الأنهار", "معاهدة الأنهار"),
        ("– معاهدة", "معاهدة"),
        ("Rivers - and lakes", "Rivers - and lakes"),
        ("-", "-"),
    ],
)
def test_the_name_is_the_title_without_the_dash_behind_its_number(printed: str, name: str) -> None:
    assert Masthead(title=printed).name == name
