"""Words parted at a line's end stand whole; a hyphen of the word's own stays, and what is not told is left alone."""

import pytest

from comity.languages.structure import structure_of
from comity.repair.hyphens import rejoin_hyphenated
from comity.repair.traced import traced


def rejoined(printed: str) -> str:
    return rejoin_hyphenated(traced(printed), structure_of("en")).text


MANY = "\n".join(f"the minis-\nters of {port} met with par-\nliaments" for port in ("Selme", "Port", "Isle"))
CASES = {
    "told by the word elsewhere": ("non-govern-\nmental, and governmental", "non-governmental,\nand governmental"),
    "French": ("le gouverne-\nment, ce gouvernement", "le gouvernement,\nce gouvernement"),
    "Russian": ("прави-\n  тельство и правительство", "правительство\nи правительство"),
    "told by the hyphen elsewhere": ("a well-\nknown port, a well-known sea, wellknown", None),
    "within a longer word": ("non-self-\ngoverning, the non-self-governing", None),
    "not told": ("the vice-\npresident came", None),
    "a year": ("the post-\n2015 agenda and post2015", None),
    "a name": ("the Vice-\nChair, the vicechair", None),
    "a symbol": ("A/98/L-\nad and lad", None),
    "Arabic": ("97-\nالجلسة", None),
}


@pytest.mark.parametrize(("printed", "read"), CASES.values(), ids=CASES.keys())
def test_a_hyphen_at_a_line_end(printed: str, read: str | None) -> None:
    assert rejoined(printed) == (read or printed)


def test_a_text_whose_lines_often_end_so_was_parted_by_its_printer() -> None:
    assert "-" not in rejoined(MANY)
    assert rejoined(MANY).count("ministers") == 3


def test_a_word_that_waits_for_its_second_half_keeps_its_hyphen() -> None:
    assert rejoined(f"{MANY}\nthe short-\nand long-term plans, pre-\nor post-harvest").endswith(
        "\nthe short-\nand long-term plans, pre-\nor post-harvest"
    )


def test_every_character_keeps_its_place() -> None:
    printed = "govern-\nmental, governmental"
    found = rejoin_hyphenated(traced(printed), structure_of("en"))
    assert "".join(printed[offset] for offset in found.offsets).split() == found.text.split()
