"""Documents of every kind read right, whole: statements, Councils' resolutions, special sessions, old forms, decisions.

No real document of these kinds is at hand but the Security Council's resolutions, so these samples are the measure.
"""

import json
import re
from collections.abc import Iterable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

import comity
from comity.languages.loader import CODES
from comity.model.codec import to_json
from comity.model.resolution import Resolution

HERE = Path(__file__).parent
_spec = spec_from_file_location("kinds_make", HERE / "make.py")
assert _spec is not None and _spec.loader is not None
make = module_from_spec(_spec)
_spec.loader.exec_module(make)

SERIES = {
    "S/PRST": "S_PRST_",
    "S/RES": "S_RES_",
    "E/RES": "E_RES_",
    "E/DEC": "E_DEC_",
    "A/HRC/RES": "A_HRC_RES_6",
    "A/HRC/PRST": "A_HRC_PRST_",
    "special session of the Human Rights Council": "A_HRC_RES_S-",
    "special session": "A_RES_S-",
    "emergency special session": "A_RES_ES-",
    "before 1976": "A_RES_99",
    "A/DEC": "A_DEC_",
}
BLOCK = ("kind", "number", "depth", "act", "text", "footnotes")


def golden(name: str) -> dict[str, Any]:
    return dict(json.loads((HERE / f"{name}.json").read_text("utf-8")))


def of_reading(resolution: Resolution, wanted: Iterable[str]) -> dict[str, Any]:
    """What a golden file holds, of a reading."""
    fields = to_json(resolution)
    fields |= fields["cover"]
    found = {field: fields[field] for field in wanted if field not in ("votes", "doubts")}
    found["votes"] = [
        {"outcome": vote.outcome}
        | {
            side: {"count": ballot.count, "voters": list(ballot.voters)}
            for side, ballot in (
                ("in_favour", vote.in_favour),
                ("against", vote.against),
                ("abstaining", vote.abstaining),
            )
        }
        for vote in resolution.votes
    ]
    found["doubts"] = [doubt.code for doubt in resolution.doubts]
    found["citations"] = sorted(fields["citations"])
    found["blocks"] = [{field: block[field] for field in BLOCK} for block in fields["blocks"]]
    for block in found["blocks"]:
        block["text"] = re.sub(r"\s+", " ", block["text"])
        block["footnotes"] = [
            {field: note[field] for field in ("marker", "offset", "text")} for note in block["footnotes"]
        ]
    return found


@pytest.mark.parametrize("name", make.NAMES)
def test_the_files_are_as_they_are_written(name: str) -> None:
    text, expected = make.sample(name)
    assert (HERE / f"{name}.txt").read_text("utf-8") == text, "run `python tests/comity/samples/kinds/make.py`"
    assert golden(name) == expected


@pytest.mark.parametrize("name", make.NAMES)
def test_the_sample_is_read_whole(name: str) -> None:
    expected = golden(name)
    assert of_reading(comity.read(HERE / f"{name}.txt"), expected) == expected


@pytest.mark.parametrize("series", SERIES)
def test_every_series_has_a_sample_in_each_language(series: str) -> None:
    names = [name for name in make.NAMES if name.startswith(SERIES[series])]
    assert {name.rpartition("-")[2] for name in names} == set(CODES)


def test_no_symbol_can_be_real() -> None:
    """No body numbers to nine hundred within a session or year, and none has adopted nine thousand resolutions."""
    for name in make.NAMES:
        assert max(int(number) for number in re.findall(r"\d+", golden(name)["number"])) > 900
