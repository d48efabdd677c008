"""The founding resolution, A/RES/66/261, from the damaged text that an extractor left of it.

The golden file holds digests and offsets, never the text. `pytest --update-golden` writes it again.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

import comity
from comity.model import codec
from comity.model.resolution import Block, BlockKind, Resolution

GOLDEN = Path(__file__).with_name("founding_document.json")

pytestmark = pytest.mark.corpus

CITED = {
    "A/66/770", "A/65/289", "A/51/402", "A/RES/55/2", "A/RES/60/1", "A/RES/57/32", "A/RES/57/47", "A/RES/59/19",
    "A/RES/61/6", "A/RES/63/24", "A/RES/65/123",
}  # fmt: skip

TWO_ACTS = {"pp6", "pp7", "pp8", "pp10", "op5", "op15"}


@pytest.fixture(scope="module")
def source(shared: Path) -> Path:
    (path,) = (shared / "seeds").glob("*.txt")
    return path


@pytest.fixture(scope="module")
def founding(source: Path) -> Resolution:
    return comity.read(source)


def numbered(founding: Resolution) -> list[Block]:
    return [block for block in founding.blocks if block.kind in {BlockKind.PREAMBULAR, BlockKind.OPERATIVE}]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def as_golden(value: Any) -> Any:
    """The reading with every stretch of text replaced by its length and digest; numbers, symbols and codes stay."""
    if isinstance(value, list):
        return [as_golden(one) for one in value]
    if isinstance(value, dict):
        return {
            name: hidden(field) if name in TEXTS and isinstance(field, str | list) else as_golden(field)
            for name, field in value.items()
        }
    return value


TEXTS = {"text", "act", "title", "printed", "proponent", "lines"}


def hidden(field: Any) -> Any:
    if isinstance(field, list):
        return [hidden(one) for one in field]
    return {"length": len(field), "sha256": digest(field)} if field else ""


def test_the_whole_reading_is_the_golden_one(founding: Resolution, pytestconfig: pytest.Config) -> None:
    read = as_golden(codec.to_json(founding))
    read["reading"] = {"source_digest": read["reading"]["source_digest"]}
    written = json.dumps(read, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if pytestconfig.getoption("--update-golden"):
        GOLDEN.write_text(written, encoding="utf-8")
    assert written == GOLDEN.read_text(encoding="utf-8")


def test_the_masthead_is_read_from_what_is_left_of_it(founding: Resolution) -> None:
    masthead = founding.masthead
    assert (masthead.symbol, masthead.number, masthead.session) == ("A/RES/66/261", "66/261", "66")
    assert (masthead.adoption_date, masthead.meeting) == ("2012-05-29", "111")
    assert masthead.without_reference
    assert masthead.originating_documents == ("A/66/L.45", "A/66/L.45/ADD.1")


def test_twelve_preambular_and_fifteen_operative_paragraphs_stand_in_order(founding: Resolution) -> None:
    assert founding.blocks[0].kind is BlockKind.FORMULA
    anchors = [block.anchor for block in numbered(founding)]
    assert anchors == [*(f"pp{place}" for place in range(1, 13)), *(f"op{place}" for place in range(1, 16))]


def test_every_act_is_found_and_coordinated_ones_are_apart(founding: Resolution) -> None:
    counts = {block.anchor: len(block.acts) for block in numbered(founding)}
    assert {anchor for anchor, count in counts.items() if count == 2} == TWO_ACTS
    assert {count for anchor, count in counts.items() if anchor not in TWO_ACTS} == {1}
    seventh = next(block for block in founding.blocks if block.anchor == "pp7")
    assert seventh.act == "回顾并进一步赞同"
    assert [act.text for act in seventh.acts] == ["回顾", "进一步赞同"]


def test_five_footnotes_and_one_repeated_reference_stand_where_their_marks_stood(
    founding: Resolution, source: Path
) -> None:
    marks = [(block.anchor, note.marker) for block in founding.blocks for note in block.footnotes]
    assert marks == [("pp1", "1"), ("pp3", "2"), ("pp4", "3"), ("pp5", "4"), ("pp5", "5")]
    again = [(block.anchor, mark.marker) for block in founding.blocks for mark in block.references]
    assert again == [("op2", "1")]
    text = source.read_bytes().decode()
    for block in founding.blocks:
        for mark in [*block.footnotes, *block.references]:
            assert text[mark.mark_span.start : mark.mark_span.end] == mark.marker
            before = block.text[mark.offset - 1]
            assert text[block.span.source_of(mark.offset - 1)] == before
            assert text[block.span.source_of(mark.offset - 1) + 1 : mark.mark_span.start].strip() == ""


def test_every_character_of_the_text_stands_in_the_source(founding: Resolution, source: Path) -> None:
    text = source.read_bytes().decode()
    for block in founding.blocks:
        for piece in block.span.pieces:
            kept = block.text[piece.text_start : piece.text_start + piece.length]
            assert text[piece.source_start : piece.source_start + piece.length] == kept
        for act in block.acts:
            assert text[act.span.start] == act.text[0]


def test_every_citation_is_found(founding: Resolution) -> None:
    assert set(codec.cited_symbols(founding)) == CITED
    annexes = {(c.symbol, c.annex) for b in founding.blocks for note in b.footnotes for c in note.citations if c.annex}
    assert ("A/65/289", "一") in annexes or ("A/65/289", "I") in annexes


EXPECTED = {
    "1": [("welcome", [], [])],
    "2": [("encourage", ["ipu", "un"], [])],
    "3": [("encourage", ["ipu"], [])],
    "4": [("encourage", ["ipu"], [])],
    "5": [("welcome", [], []), ("invite", ["member-states"], [])],
    "6": [("invite", ["member-states"], ["ipu"])],
    "7": [("call", [], [])],
    "8": [("encourage", ["ipu"], [])],
    "9": [("invite", ["un-women"], ["ipu"])],
    "10": [("encourage", ["ipu"], [])],
    "11": [("call", ["country-teams"], ["parliaments"])],
    "12": [("encourage", ["un-system"], [])],
    "13": [("call", ["ceb", "ipu"], [])],
    "14": [("recommend", ["ipu", "un"], [])],
    "15": [("decide", ["ga"], []), ("invite", ["secretary-general"], [])],
}
"""Class, addressees and partners of each clause."""


@pytest.mark.parametrize("number", EXPECTED)
def test_each_paragraph_asks_whom_it_asks(founding: Resolution, number: str) -> None:
    paragraph = next(one for one in comity.extract(founding) if one.number == number)
    read = [(one.act_class, sorted(one.addressees), sorted(one.with_)) for one in paragraph.clauses]
    assert read == EXPECTED[number]


def test_recurrence_due_session_report_and_agenda_item(founding: Resolution) -> None:
    clauses = {
        (paragraph.number, place): clause
        for paragraph in comity.extract(founding)
        for place, clause in enumerate(paragraph.clauses)
    }
    recurring = {key: clause.recurrence for key, clause in clauses.items() if clause.recurrence}
    assert recurring == {("5", 1): "regular", ("6", 0): "regular", ("13", 0): "annual"}
    assert {key for key, clause in clauses.items() if clause.agenda_item} == {("15", 0)}
    assert {key: clause.report_to for key, clause in clauses.items() if clause.report} == {("15", 1): "ga"}
    due = {key: clause.due.as_json() for key, clause in clauses.items() if clause.due}
    assert due == {("15", 0): {"session": 68}, ("15", 1): {"session": 68}}
