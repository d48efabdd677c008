"""Which paragraphs are doubted, and that where the layout shows paragraphs form alone doubts few."""

import pytest

from comity.languages.structure import structure_of
from comity.model.resolution import Block, BlockKind
from comity.structure.doubts import find_doubts

OPERATIVE, PREAMBULAR, PARAGRAPH = BlockKind.OPERATIVE, BlockKind.PREAMBULAR, BlockKind.PARAGRAPH
HEADING, ANNEX, ANNEX_HEADING = BlockKind.HEADING, BlockKind.ANNEX_TEXT, BlockKind.ANNEX_HEADING
ROW = BlockKind.TABLE

LIST: list[list[str]] = [[], ["no-stop-at-end"], ["no-stop-at-end"]]


def op(number, act="Requests"):
    return Block(OPERATIVE, f"{act} the fishers to fish fairly;", number=f"{number}.", depth=1, act=act)


def annex(text, number=""):
    return Block(ANNEX, text, number=number, depth=1)


@pytest.mark.parametrize(
    ("blocks", "shown", "codes"),
    [
        ([op(1), op(2)], True, [[], []]),
        ([op(1), op(3)], True, [["number-out-of-sequence"], ["number-out-of-sequence"]]),
        ([op(1), Block(HEADING, "Fish"), op(2)], True, [[], [], []]),
        ([annex("We fish.", "1."), Block(ANNEX_HEADING, "Nets"), annex("We mend.", "2.")], True, [[], [], []]),
        ([op(1), op(2, ""), op(3)], True, [[], ["no-act-found"], []]),
        ([op(1, ""), op(2, ""), op(3, "")], True, [[], [], []]),
        ([Block(PREAMBULAR, "The fish in the sea,")], True, [["no-act-found"]]),
        ([Block(PREAMBULAR, "Noting the fish", act="Noting")], True, [["no-stop-at-end"]]),
        ([Block(PREAMBULAR, "Noting the fish.", act="Noting")], False, [["kind-unsure"]]),
        ([Block(PREAMBULAR, "Noting the fish.", act="Noting")], True, [[]]),
        ([Block(PREAMBULAR, "Noting the fish:", act="Noting")], False, [[]]),
        ([Block(OPERATIVE, "Notes the fish", number="1.", act="Notes")], True, [[]]),
        ([Block(OPERATIVE, "Notes the fish", number="1.", act="Notes")], False, [["no-stop-at-end"]]),
        ([Block(OPERATIVE, "Requests;", number="1.", act="Requests")], True, [["paragraph-limits-unsure"]]),
        ([Block(OPERATIVE, "Requests:", number="1.", act="Requests")], True, [[]]),
        ([annex("A net; or", "(a)"), annex("Fish, or", "(b)"), annex("A rod; mended", "(c)")], True, LIST),
        ([op(1), Block(PARAGRAPH, "and fish for all;", depth=1)], True, [[], []]),
        (
            [op(1), Block(PARAGRAPH, "and fish for all;", depth=1)],
            False,
            [["paragraph-limits-unsure"], ["kind-unsure"]],
        ),
        (
            [annex("We fish.", "1."), annex("levels.")],
            False,
            [["paragraph-limits-unsure"], ["kind-unsure", "paragraph-limits-unsure"]],
        ),
        ([annex("We fish.", "1."), annex("We will:"), annex("Mend nets.", "2.")], True, [[], ["kind-unsure"], []]),
        ([Block(ANNEX_HEADING, "Annex"), annex("We fish.")], False, [["kind-unsure"], ["paragraph-limits-unsure"]]),
        ([Block(ANNEX_HEADING, "Annex"), annex("We fish.")], True, [[], []]),
        ([Block(ANNEX_HEADING, "Annex"), annex("We fish.", "1.")], False, [[], []]),
        ([Block(HEADING, "of the sea")], False, [["kind-unsure"]]),
        ([Block(HEADING, "of the sea")], True, [[]]),
        ([Block(HEADING, "2021")], True, [["kind-unsure"]]),
        ([Block(HEADING, "4", number="B.")], False, [["kind-unsure"]]),
        ([Block(HEADING, "Nets", number="B.")], False, [[]]),
        ([annex("harbours,")], False, [["kind-unsure"]]),
        ([annex("We fish,")], False, [[]]),
        ([Block(ROW, "0,1"), Block(HEADING, "Xalandia"), Block(ROW, "0,2")], False, [[], ["kind-unsure"], []]),
        ([Block(ROW, "0,1"), Block(HEADING, "Xalandia"), Block(ROW, "0,2")], True, [[], [], []]),
        ([op(1), Block(HEADING, "Scale"), Block(ROW, "0,2")], False, [[], [], []]),
        (
            [Block(PREAMBULAR, "Not applicable"), Block(HEADING, "", number="B"), Block(ROW, "0,2")],
            False,
            [["no-stop-at-end", "no-act-found"], ["kind-unsure"], []],
        ),
        ([Block(HEADING, "Recalling the fish of the sea")], True, [["kind-unsure"]]),
    ],
)
def test_doubts(blocks, shown, codes):
    found = find_doubts(tuple(blocks), structure_of("en"), shown=shown)
    assert [[doubt.code for doubt in doubts] for doubts in found] == codes


def test_headings_written_from_right_to_left_are_doubted_only_where_no_layout_shows_them():
    heading = (Block(HEADING, "صيد الأسماك"),)
    assert find_doubts(heading, structure_of("ar"), shown=True) == [[]]
    assert [doubt.code for doubt in find_doubts(heading, structure_of("ar"), shown=False)[0]] == ["kind-unsure"]


@pytest.mark.parametrize(
    ("number", "words", "doubted"),
    [
        ("1.", "Recalls the adoption of (a) decision 4, (b) decision 5;", True),
        ("(l)", "to open the harbours, (m) to mend the nets;", True),
        ("(l)", "to open the harbours;", False),
        ("1.", "Recalls decision 4 (b) of the conference;", False),
    ],
)
def test_items_within_a_paragraph_are_doubted_where_line_ends_were_lost(number, words, doubted):
    kind = OPERATIVE if number == "1." else BlockKind.SUBPARAGRAPH
    blocks = (Block(kind, words, number=number, depth=1, act="Recalls"), Block(kind, "to fish;", number="2.", depth=1))
    found = find_doubts(blocks, structure_of("en"), shown=False, run_together=True)
    assert any(doubt.code == "paragraph-limits-unsure" for doubt in found[0]) is doubted
