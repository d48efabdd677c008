"""Labels, last lines and footnote markers that an extractor of PDF took for columns of their own."""

import pytest

import comity

HEAD = """A/RES/78/9003

United Nations

General Assembly

Resolution adopted by the General Assembly on 4 December 2023

78/9003. Cooperation between parliaments and archives

The General Assembly,
Recalling its earlier resolutions on the cooperation between national parliaments and public archives,
"""

FULL = "Welcomes the steps that national parliaments have taken together to keep their records in"
OTHER = "Encourages the archives of all Member States to open the records of their parliaments to the public"

CASES = {
    "a last line between label and first line": (f"1.\nGeneva;\n\n{FULL}\n\n2.\n{OTHER};\n", 2),
    "labels together, then a last line": (f"1.\n2.\nGeneva;\n\n{OTHER};\n{FULL}\n\n", 2),
    "a last line above its label": (f"1.\n{OTHER};\nGeneva;\n\n2.\n\n{FULL}\n\n", 2),
}


@pytest.mark.parametrize("name", CASES)
def test_labels_and_last_lines_go_to_their_paragraphs(name: str) -> None:
    text, count = CASES[name]
    end = f"{count + 1}.\nDecides to consider the matter again at its eightieth session.\n"
    read = comity.read((HEAD + text + end).encode(), language="en")
    found = {block.number: block.text for block in read.blocks if block.kind == "operative"}
    assert set(found) == {"1.", "2.", "3."}
    assert f"{FULL} Geneva;" in found.values()


def test_an_amount_at_a_line_end_is_no_row_under_a_number() -> None:
    text = (
        "1.\nDecides to set aside for the archives of the national parliaments for two years the sum of 12,345,600\n"
        "dollars, to be met from contributions;\n2.\nDecides to consider the matter again at its next session.\n"
    )
    read = comity.read((HEAD + text).encode(), language="en")
    found = {block.number: block.text for block in read.blocks if block.kind == "operative"}
    assert found["1."].endswith("12,345,600 dollars, to be met from contributions;")
    assert set(found) == {"1.", "2."}


def test_markers_that_stand_below_their_bodies() -> None:
    body = "Adopted under the Convention on Public Records, see the text in FCCC/\nCP/2023/90/Add.1, chapter two."
    text = (
        "1.\nWelcomes the report on the archives1 and the programme for their use,2 which the Committee prepared;\n\n"
        f"{body}\nA/78/9001.\n1\n\n2\n\n23-90030 (E)\n\nA/RES/78/9003\n\n"
        "2.\nDecides to consider the matter again at its next session.\n\n2/2\n\n23-90030\n"
    )
    read = comity.read((HEAD + text).encode(), language="en")
    notes = [(note.marker, note.text) for block in read.blocks for note in block.footnotes]
    assert notes == [("1", body.replace("\n", "")), ("2", "A/78/9001.")]


def test_the_job_number_of_a_page_read_from_the_right_is_furniture() -> None:
    text = "1.\nDecides to consider the matter again at its next session.\n\nA( 23-90030)\n"
    read = comity.read((HEAD + text).encode(), language="en")
    assert all("90030" not in block.text for block in read.blocks)
