"""Whatever is read from a sample's text can be found again in the file, to the character."""

from pathlib import Path

import pytest

import comity
from sample_texts import make
from sample_texts.written import LANGUAGES, NAMES, read_document

HERE = Path(__file__).parent
CLEAN = [
    make.shown(name, language) for name in NAMES for language in LANGUAGES if (name, language) not in make.XML_SHOWN
]
DAMAGED = [*make.SHOWN.glob("*-damaged.txt"), *HERE.glob("*-damaged.txt")]


@pytest.mark.parametrize("path", [*CLEAN, *DAMAGED], ids=lambda path: path.stem)
def test_every_character_of_a_block_is_found_in_the_file(path: Path) -> None:
    stored = path.read_text("utf-8")
    for block in comity.read(path).blocks:
        lost = [
            (offset, character, stored[block.span.source_of(offset)])
            for offset, character in enumerate(block.text)
            if not character.isspace() and stored[block.span.source_of(offset)] != character
        ]
        assert lost == [], block.anchor


@pytest.mark.parametrize("path", [*CLEAN, *DAMAGED], ids=lambda path: path.stem)
def test_acts_citations_and_marks_stand_where_their_spans_say(path: Path) -> None:
    stored = path.read_text("utf-8")
    for block in comity.read(path).blocks:
        notes = [*block.footnotes, *block.references]
        found = [(act.text, act.span) for act in block.acts]
        found += [(citation.printed, citation.span) for citation in block.citations]
        found += [(note.marker, note.mark_span) for note in notes]
        found += [(citation.printed, citation.span) for note in block.footnotes for citation in note.citations]
        for words, span in found:
            there = stored[span.start : span.end].strip("[]()")
            assert "".join(there.split()) == "".join(words.split()), (block.anchor, words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_clause_begins_with_its_act_and_names_stand_where_its_spans_say(name: str, language: str) -> None:
    resolution = comity.read(make.shown(name, language))
    written = {block.anchor: block for block in read_document(name, language).blocks}
    for paragraph in comity.extract(resolution):
        words = written[paragraph.anchor].words
        assert [clause.act_start for clause in paragraph.clauses] == [start for start, _ in words.acts]
        for clause in paragraph.clauses:
            assert clause.start <= clause.act_start < clause.act_end <= clause.end
            names = dict(clause.names)
            for field, start, end in clause.spans:
                party = field.partition(":")[2]
                if party in names:
                    assert names[party] in words.text[start:end], (paragraph.anchor, field)
