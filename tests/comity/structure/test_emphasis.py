"""Opening phrases read from the typography of a source that shows it, and from words where it does not."""

import pytest

from comity.model.resolution import Reading
from comity.model.text import SourceText, TextRun
from comity.repair import repair
from comity.structure import read_structure

READING = Reading("0" * 64, "test", "application/pdf", "1")

TEXT = """99/1. Oceans
The General Assembly,
Noting with great concern the state of the sea,
1. Reaffirms also its commitment to fair fishing;
2. Requests a report.
9th plenary meeting
4 May 2045
"""


def read(*set_off, style="italic"):
    """The text with these words set off, each given as one run or as the runs of several lines."""
    runs = []
    for words in set_off:
        for piece in words if isinstance(words, tuple) else (words,):
            start = TEXT.index(piece)
            runs.append(TextRun(start, start + len(piece), italic=style == "italic", bold=style == "bold"))
    source = SourceText(TEXT, "0" * 64, "test", runs=tuple(sorted(runs, key=lambda run: run.start)))
    resolution = read_structure(repair(source, "en"), READING)
    return [block for block in resolution.blocks if block.kind.value in ("preambular", "operative")]


@pytest.mark.parametrize(
    ("set_off", "acts"),
    [
        (("Noting", "Reaffirms also", "Requests"), ["Noting", "Reaffirms also", "Requests"]),
        (
            (("Noting with", " great concern"), "Reaffirms also its commitment", "Requests a report"),
            ["Noting with great concern", "Reaffirms also its commitment", "Requests a report"],
        ),
        (("Noting", "Reaffirms"), ["Noting", "Reaffirms", "Requests"]),
        (("Noting",), ["Noting with great concern", "Reaffirms also its commitment", "Requests"]),
        ((), ["Noting with great concern", "Reaffirms also its commitment", "Requests"]),
    ],
    ids=["each set short", "two runs of one phrase", "one forgotten", "hardly any set off", "plain text"],
)
def test_acts(set_off, acts):
    assert [block.act for block in read(*set_off)] == acts


def test_a_phrase_that_is_set_off_leaves_no_doubt_of_its_extent():
    def doubted(blocks):
        return [doubt.code for block in blocks for doubt in block.doubts]

    assert doubted(read()) == ["act-extent-unsure"]
    assert doubted(read("Noting", "Reaffirms also", "Requests")) == []


def test_emphasis_is_kept_where_the_source_sets_acts_off():
    assert read("Noting", "Reaffirms also", "Requests")[1].emphasis == ((0, 14, "italic"),)
    assert read("Noting", "Reaffirms also", style="bold")[1].emphasis == ()
