"""JSON that does not hold what the format asks is refused, with the place of the field."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.model.errors import FormatError
from comity.model.fitting import check_fits
from comity.pipeline import write

ROOT = Path(__file__).parents[3]
SCHEMA = jsonschema.Draft202012Validator(json.loads((ROOT / "docs/comity-1.schema.json").read_text(encoding="utf-8")))
READING = json.loads(write(comity.read(ROOT / "tests/comity/samples/A_RES_78_9001-en-damaged.txt"), "json"))

STRANGE = (
    None, True, -1, 1.5, 10**20, float("nan"), "", "x", "2043-02-30", "\x00", [], [1], ["x"], {}, {"x": 1},
)  # fmt: skip


UNTOLD = {repr(one) for one in ("2043-02-30", 10**20, -1, float("nan"))}
"""What the schema has no words for, or not everywhere."""


def places(value: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The place of every value inside the value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, one in inside for found in [(*place, key), *places(one, (*place, key))]]


PLACES = places(READING)


def with_strange(place: tuple[str | int, ...], strange: Any, *, left_out: bool) -> dict[str, Any]:
    broken = deepcopy(READING)
    parent = broken
    for key in place[:-1]:
        parent = parent[key]
    if left_out:
        del parent[place[-1]]
    else:
        parent[place[-1]] = strange
    return broken


@pytest.mark.parametrize(
    ("place", "strange", "where", "found"),
    [
        (("language",), "tlh", "language", "a field is 'tlh', and one of ar, en"),
        (("meeting",), True, "meeting", "a field is True, and a text is wanted"),
        (("adoption_date",), "2043-02-30", "adoption_date", "a date"),
        (("without_reference",), "no", "without_reference", "true or false"),
        (("originating_documents",), "12", "originating_documents", "a list is wanted"),
        (("originating_documents", 0), 12, r"originating_documents\[0\]", "a field is 12, and a text is wanted"),
        (("cover",), [], "cover", "an object is wanted"),
        (("blocks", 0, "kind"), "song", r"blocks\[0\].kind", "one of formula"),
        (("blocks", 3, "depth"), 10**20, r"blocks\[3\].depth", "a whole number from 0 to 99"),
        (("blocks", 3, "acts", 0, "end"), -1, r"blocks\[3\].acts\[0\].end", "a whole number"),
        (("blocks", 3, "span", "pieces"), [[1, 2]], r"blocks\[3\].span.pieces\[0\]", "a list of 3 is wanted"),
    ],
)
def test_the_place_of_the_field_is_named(place: tuple[str | int, ...], strange: Any, where: str, found: str) -> None:
    broken = json.dumps(with_strange(place, strange, left_out=False)).encode()
    with pytest.raises(FormatError, match=f"^reading.json, {where}: .*{found}.*see docs/comity-1.schema.json"):
        comity.read(broken, name="reading.json")


def test_a_field_that_is_missing_is_named_with_what_lacks_it() -> None:
    with pytest.raises(FormatError, match=r'^reading.json, blocks\[3\]: a field is missing: "text"'):
        check_fits(with_strange(("blocks", 3, "text"), "", left_out=True), where="reading.json")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from(STRANGE), st.booleans())
def test_what_is_taken_can_be_written_and_what_is_refused_breaks_the_schema(
    place: tuple[str | int, ...], strange: Any, left_out: bool
) -> None:
    broken = with_strange(place, strange, left_out=left_out)
    try:
        read = comity.read(json.dumps(broken).encode(), name="reading.json")
    except FormatError as error:
        assert repr(strange) in UNTOLD or not SCHEMA.is_valid(broken), str(error)
        return
    comity.extract(read)
    for name in ("json", "akn", "html", "text"):
        assert write(read, name)
