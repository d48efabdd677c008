"""Markdown: typography typed as marks. All sentences are our own."""

import re
from pathlib import Path

import pytest

import comity
from comity.model.text import SourceText
from comity.repair.traced import traced
from comity.repair.typed_marks import with_typed_marks

SAMPLES = Path(comity.__file__).parents[1] / "comity_web/samples"
OPENED = "\n\n*Notes* it;\n\n*Welcomes* it;"


def unmarked(text):
    source, plain = with_typed_marks(SourceText(text, "0" * 64, "test"), traced(text))
    return source, plain.text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1. *Calls upon* States;", "1. Calls upon States;"),
        ("1. **Calls upon** States;", "1. Calls upon States;"),
        ("(a) _Calls upon_ States to name a_long_word;", "(a) Calls upon States to name a_long_word;"),
        ("**_Calls upon_** States;", "Calls upon States;"),
        ("*回顾*其关于渔业的决议，", "回顾其关于渔业的决议，"),
        (r"1\. *Calls upon* States \[all of them\];", "1. Calls upon States [all of them];"),
        ("## Nets ##", "Nets"),
        ("fish[^1] and<sup>2</sup> nets", "fish[1] and[2] nets"),
        ("[^1]: See A/78/1.", "[1] See A/78/1."),
        ("see [the report](https://example.org/report) of [1]", "see the report of [1]"),
        ("> States said so", "States said so"),
        ("| Fish | Nets |\n|------|:----:|\n| 1 | 2 |", "Fish\tNets\n1\t2"),
        ("78-12345 *7812345*", "78-12345 *7812345*"),
        ("* Reissued for technical reasons.", "* Reissued for technical reasons."),
        ("**1.** *Takes note* of nets;", "1. Takes note of nets;"),
        ("*Noting with\nrelief* the [Committee\non Nets](#nets),", "Noting with\nrelief the Committee\non Nets,"),
        ("Dorvik* and Xalandia* to report 5*3*2 fish;", "Dorvik* and Xalandia* to report 5*3*2 fish;"),
        ("| - | - |\n| 1 \\| 2 | 3 |", "-\t-\n1 | 2\t3"),
        ("see [the report](https://example.org/a_(b)) of nets", "see the report of nets"),
        ("[the report[^1]](https://example.org/report)", "the report[1]"),
        ("fish[\\[1\\]](#_ftn1) and [[2]](#_ftn2)", "fish[1] and [2]"),
        ("- (a) To report;", "(a) To report;"),
        (r"US\$ 5 and \~ 6", "US$ 5 and ~ 6"),
        ("[^1]: See A/78/1.\n\n[^2]: See A/78/2.", "[1] See A/78/1.\n[2] See A/78/2."),
    ],
    ids=["italics", "bold", "underscores", "both", "Chinese", "escaped", "heading", "marks", "body", "link", "quoted",
         "table", "bar code", "a star alone", "bold number", "over two lines", "stars of States", "row of values",
         "brackets in a link", "mark in a link", "marks that are links", "list sign", "other escapes", "bodies apart"],
)  # fmt: skip
def test_marks_go_and_the_words_stay(typed, read):
    assert unmarked(typed + OPENED)[1] == f"{read}\n\nNotes it;\n\nWelcomes it;"


@pytest.mark.parametrize(
    "text",
    [
        "1. Calls upon States * to fish * fairly;\n2. Notes 5 * 3 * 2 nets;",
        "Distr.: General\n*7812345*\n1. Calls upon States;",
        "*Notes* it alone;\n1. Calls upon States;",
        "# Nets\n1. Calls upon States;",
    ],
    ids=["products", "bar code", "one line", "one heading"],
)
def test_too_few_marks_are_left_as_they_are(text):
    source = SourceText(text, "0" * 64, "test")
    given = traced(text)
    assert with_typed_marks(source, given) == (source, given)


def test_what_is_marked_becomes_typography_of_the_source():
    text = f"# Nets\n\n1. **Calls upon** States;{OPENED}"
    source, _ = unmarked(text)
    said = [(text[run.start : run.end], run.bold, run.italic, run.role) for run in source.runs]
    assert said == [
        ("Nets", False, False, "heading"),
        ("Calls upon", True, False, ""),
        ("Notes", False, True, ""),
        ("Welcomes", False, True, ""),
    ]


@pytest.mark.parametrize("mark", ["[^1]", "<sup>1</sup>", "[[1]](#_ftn1)"])
def test_the_span_of_a_mark_is_the_whole_mark(mark):
    text = f"# 78/1. Nets\n\nThe General Assembly,\n\n*Recalling* resolution 70/1{mark} and *nets*,\n\n[^1]: A note.\n"
    resolution = comity.read(text.encode(), name="marks", language="en")
    note = next(note for block in resolution.blocks for note in block.footnotes)
    assert mark.startswith(text[slice(*(note.mark_span.start, note.mark_span.end))][:1])
    assert text[: note.mark_span.end].endswith(mark[-1])


@pytest.mark.parametrize("piece", ["[a](#", "[a](http:", "*a ", "_a ", "| ", "\\", "<sup>", "> ", "# ", "**"])
def test_a_long_line_of_marks_takes_no_longer_than_any(piece):
    """A pattern that tries all ways through such a line would not come to an end in a day."""
    assert unmarked(piece * 20_000 + OPENED)[1].endswith("Welcomes it;")


def markdown(text):
    """The sample as converters write it: heading, opening phrases of two words in italics, notes."""
    lines = re.sub(r"\[(\d+)\]", r"[^\1]", text).split("\n")
    lines = [re.sub(r"^(\d+/\d+\. )", r"# \1", line) for line in lines]
    lines = [re.sub(r"^(\d+\. )(\w+)", r"\1*\2*", line) for line in lines]
    return "\n\n".join(re.sub(r"^(\[\^\d+\]) ", r"\1: ", line) for line in lines if line)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_sample_in_markdown_is_read_as_plain(language):
    text = (SAMPLES / f"A_RES_80_9002-{language}.txt").read_text(encoding="utf-8")
    plain, marked = (comity.read(given.encode(), name="sample") for given in (text, markdown(text)))
    assert [(block.kind, block.number, block.text) for block in marked.blocks] == [
        (block.kind, block.number, block.text) for block in plain.blocks
    ]
    assert [[note.text for note in block.footnotes] for block in marked.blocks] == [
        [note.text for note in block.footnotes] for block in plain.blocks
    ]
    assert marked.masthead.title == plain.masthead.title
    first = next(block for block in marked.blocks if block.number == "1.")
    assert first.act == re.match(r"\w+", first.text)[0]
    assert markdown(text)[first.span.start :].startswith(f"{first.act}* ")


@pytest.mark.parametrize("marks", ["[^1]", "1", " 1"], ids=["typed", "glued", "set off"])
def test_bodies_typed_at_the_end_may_go_on_below_and_their_marks_be_bare(marks):
    other = marks.replace("1", "2")
    text = (
        f"The General Assembly,\n\nHaving considered the nets,{marks}\n\nRecalling its resolution on boats,{other}\n"
        "\n1. Decides to meet.\n\n9th plenary meeting\n3 July 2024\n\n---\n\n"
        "[^1]: Official Records of the Board, Ninth Session,\n    paras. 9 and 10.\n\n[^2]: See A/78/1.\n"
    )
    resolution = comity.read(text.encode(), name="typed.md")
    assert [(note.marker, note.text) for block in resolution.blocks for note in block.footnotes] == [
        ("1", "Official Records of the Board, Ninth Session, paras. 9 and 10."),
        ("2", "See A/78/1."),
    ]
    assert [block.text for block in resolution.blocks if block.act][:2] == [
        "Having considered the nets,",
        "Recalling its resolution on boats,",
    ]
