"""The two samples compared in six languages with what their writer did to each paragraph."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

import comity
from comity.model.comparison import Comparison
from sample_texts import make
from sample_texts.written import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
GOLDEN: dict[str, Any] = json.loads((ROOT / "samples" / "comparison.json").read_text("utf-8"))
SAMPLES = tomllib.loads((make.SHOWN / "manifest.toml").read_text("utf-8"))["sample"]


def compared(language: str) -> Comparison:
    files = {
        one["symbol"]: make.SHOWN / one["file"]
        for one in SAMPLES
        if one["language"] == language and one["state"] != "damaged"
    }
    if GOLDEN["older"] not in files:  # shown only as an extractor left it
        files[GOLDEN["older"]] = next(
            make.SHOWN / one["file"]
            for one in SAMPLES
            if (one["language"], one["symbol"]) == (language, GOLDEN["older"])
        )
    return comity.compare(comity.read(files[GOLDEN["older"]]), comity.read(files[GOLDEN["newer"]]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paragraph_became_what_was_written(language: str) -> None:
    found = compared(language)
    wanted = {
        (tuple(pair["older"]), tuple(pair["newer"])): (pair["kind"], pair.get("what", [])) for pair in GOLDEN["pairs"]
    }
    assert {(pair.older, pair.newer): (pair.kind, list(pair.what)) for pair in found.pairs} == wanted
    assert [(move.older, move.newer) for move in found.moved] == [
        (move["older"], move["newer"]) for move in GOLDEN["moved"]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_put_together_are_the_two_texts(language: str) -> None:
    for pair in compared(language).pairs:
        older = "".join(change.older for change in pair.words)
        newer = "".join(change.newer for change in pair.words)
        assert bool(older) is bool(pair.older) and bool(newer) is bool(pair.newer)
        for change in pair.words:
            assert {
                "kept": bool(change.older and change.newer),
                "removed": not change.newer,
                "added": not change.older,
            }[change.kind]


def test_two_languages_are_aligned_by_what_does_not_depend_on_them() -> None:
    files = {(one["symbol"], one["language"]): make.SHOWN / one["file"] for one in SAMPLES if one["state"] != "damaged"}
    found = comity.compare(comity.read(files[GOLDEN["older"], "en"]), comity.read(files[GOLDEN["newer"], "zh"]))
    wanted = {(tuple(pair["older"]), tuple(pair["newer"])) for pair in GOLDEN["pairs"]}
    right = wanted & {(pair.older, pair.newer) for pair in found.pairs}
    assert len(right) >= 0.8 * len(wanted)
    assert all(pair.basis == "fields" and not pair.words for pair in found.pairs)
