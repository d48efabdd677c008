"""Two resolutions as the UN issued them in PDF, read from their typography.

What is expected was seen by eye on the rendered pages; of the words only a digest is kept.
"""

from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

import comity
from comity.model.resolution import Resolution

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def declaration(shared: Path) -> Resolution:
    """A/RES/73/3: a declaration of 53 numbered paragraphs below one decision."""
    return comity.read(shared / "corpus/files/resolutions-pdf/A_RES_73_3-EN.pdf")


@pytest.fixture(scope="module")
def anniversary(shared: Path) -> Resolution:
    """A/RES/73/6: a long preamble, six notes, two of them behind a blank, one over two pages."""
    return comity.read(shared / "corpus/files/resolutions-pdf/A_RES_73_6-EN.pdf")


def digest(resolution: Resolution) -> str:
    """The first sixteen digits of the SHA-256 of all words without blanks, a line a block."""
    words = "\n".join("".join(block.text.split()) for block in resolution.blocks)
    return sha256(words.encode()).hexdigest()[:16]


def notes(resolution: Resolution) -> list[tuple[str, str, int, int]]:
    """Every note: its block's anchor, its marker, its offset, the length of its words."""
    return [
        (block.anchor, note.marker, note.offset, len(note.text))
        for block in resolution.blocks
        for note in block.footnotes
    ]


def test_the_declaration_has_every_paragraph_under_its_number(declaration: Resolution) -> None:
    masthead = declaration.masthead
    assert (declaration.kind, declaration.symbol, masthead.number, masthead.session) == (
        "resolution",
        "A/RES/73/3",
        "73/3",
        "73",
    )
    assert (masthead.adoption_date, masthead.publication_date, masthead.meeting) == ("2018-10-10", "2018-10-18", "18")
    assert (masthead.agenda_items, masthead.without_reference) == (("129",), True)
    numbers = [block.number for block in declaration.blocks if block.number]
    assert numbers == [f"{number}." for number in range(1, 54)]
    assert [block.kind.value for block in declaration.blocks[:5]] == [
        "formula",
        "operative",
        "heading",
        "heading",
        "paragraph",
    ]
    assert declaration.blocks[-1].kind == "closing"
    assert digest(declaration) == "e2d20e226c371a6c"


def test_the_notes_of_the_declaration_stand_where_they_are_printed(declaration: Resolution) -> None:
    assert notes(declaration) == [
        ("op1", "1", 53, 16),
        ("op1", "2", 219, 25),
        ("op2", "3", 851, 57),
        ("op2", "4", 1013, 155),
        ("op2", "5", 1150, 57),
        ("op3", "6", 49, 20),
        ("op23", "7", 214, 57),
    ]
    assert not declaration.footnotes_unplaced


def test_the_anniversary_has_every_paragraph_whole(anniversary: Resolution) -> None:
    masthead = anniversary.masthead
    assert (anniversary.symbol, masthead.adoption_date, masthead.publication_date) == (
        "A/RES/73/6",
        "2018-10-26",
        "2018-10-31",
    )
    assert (masthead.meeting, masthead.agenda_items) == ("26", ("30",))
    kinds = Counter(block.kind.value for block in anniversary.blocks)
    assert kinds == {"formula": 1, "preambular": 25, "operative": 14, "closing": 1}
    assert all(block.act for block in anniversary.blocks if block.kind in ("preambular", "operative"))
    assert digest(anniversary) == "64134a88289bb9d7"


def test_the_notes_of_the_anniversary_stand_where_they_are_printed(anniversary: Resolution) -> None:
    assert notes(anniversary) == [
        ("pp2", "1", 411, 18),
        ("pp5", "2", 77, 16),
        ("pp5", "3", 139, 28),
        ("pp5", "4", 203, 51),
        ("pp13", "5", 361, 50),
        ("pp23", "6", 280, 313),
    ]
    assert [(block.anchor, mark.marker) for block in anniversary.blocks for mark in block.references] == [
        ("op1", "2"),
        ("op4", "2"),
    ]
    assert not anniversary.footnotes_unplaced and not anniversary.doubts
