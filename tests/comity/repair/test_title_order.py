"""Titles whose number stands alone: the last line may have been put under it."""

import pytest

from comity.languages.structure import structure_of
from comity.repair.title_order import title_in_order
from comity.repair.traced import traced

FIRST = "Report of the harbour office on the nets of the"
SECOND = "southern coast and on the boats that sail for the"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["99/1.", "islands", "", FIRST, "", "The General Assembly,"], [FIRST, "islands"]),
        (["99/1.", "islands", "", FIRST, SECOND, "", "The General Assembly,"], [FIRST, SECOND, "islands"]),
        (["99/1.", FIRST, "islands", "", "The General Assembly,"], [FIRST, "islands"]),
        (["99/1.", "", FIRST, "", "islands", "", "The General Assembly,"], ["", FIRST, "", "islands"]),
        (["99/1.", FIRST, "", "islands", "", "The General Assembly,"], [FIRST, "", "islands"]),
        (["99/1.", "islands", "", FIRST, "", "Recalling the nets,"], ["islands", "", FIRST]),
        (
            ["99/1.", "Nets", "", "of the southern coast", "", "The General Assembly,"],
            ["Nets", "", "of the southern coast"],
        ),
        (["99/1. Nets", "islands", "", FIRST, "", "The General Assembly,"], ["islands", "", FIRST]),
    ],
    ids=[
        "two lines",
        "three lines",
        "in order",
        "nothing under the number",
        "a full line under the number",
        "no formula follows",
        "a small letter goes on",
        "the number is not alone",
    ],
)
def test_a_short_line_under_the_number_ends_the_title(lines, title):
    text = title_in_order(traced("\n".join(["A/RES/99/1", "", *lines, "\x0c"])), structure_of("en")).text
    found = text.split("\n")[3 : text.split("\n").index(lines[-1])]
    assert [line for line in found if line] == [line for line in title if line]


def test_a_title_set_by_hand_with_an_empty_line_in_it_stays():
    lines = [
        "99/1.",
        "Question of Xalandia",
        "",
        "Report of the harbour office on nets and boats",
        "",
        "The General Assembly,",
    ]
    text = traced("\n".join(lines))
    assert title_in_order(text, structure_of("en")) is text


def test_an_arabic_title_is_put_in_order_with_its_dash():
    lines = ["99/1.", "الميناء", "", "- تقرير مكتب الساحل عن الشباك في جزر", "", "إن الجمعية العامة،", "\x0c"]
    text = title_in_order(traced("\n".join(lines)), structure_of("ar")).text
    assert text.startswith("99/1.\n- تقرير مكتب الساحل عن الشباك في جزر\nالميناء\n\n")


def test_a_title_is_told_from_many_lines_at_once():
    lines = ["99/1.", "Nets", "", *["The General Assembly now keeps the nets"] * 60, "\x0c"]
    text = traced("\n".join(lines))
    assert title_in_order(text, structure_of("en")) is text
