"""The samples read right: every block, act, note and citation, and every mandate, in six languages.

The golden files beside this test are made from how the samples were written (`sample_texts`), not by reading them.
"""

import json
import re
import tomllib
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest

import comity
from comity.model.anchors import label_slug
from comity.model.codec import to_json
from sample_texts import make
from sample_texts.expected import COVER_ONLY
from sample_texts.written import LANGUAGES, NAMES

HERE = Path(__file__).parent
MANIFEST = tomllib.loads((make.SHOWN / "manifest.toml").read_text("utf-8"))["sample"]
SHOWN = {sample["file"]: make.SHOWN / sample["file"] for sample in MANIFEST}
UNDAMAGED = [sample for sample in MANIFEST if sample["state"] != "damaged"]
TESTED = {path.name: path for path in sorted(HERE.glob("*.txt"))}

LISTS_OF_SYMBOLS = ("citations", "originating_documents", "agenda_items")
BLOCK_FIELDS = ("kind", "anchor", "number", "depth", "text", "act", "citations")

ALSO_READ_AS = {
    ("ru", "рекомендует"): {"encourage", "recommend"},
    ("fr", "demande"): {"call", "request"},
    ("es", "pide"): {"call", "request"},
    ("ar", "تدعو"): {"call", "invite"},
}
"""Acts that one language prints where English has two: either class is a right reading of that language alone."""


MADE = {path: text for path, text in make.sample_files() if path.suffix != ".xml"}
"""The XML is held to its golden reading instead: how a writer spells it is the writer's business."""


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_the_files_are_as_their_source_says(path: Path) -> None:
    assert path.read_text("utf-8") == MADE[path], "run `python -m sample_texts.make` in the folder tests"


def test_the_manifest_names_every_sample_once() -> None:
    assert sorted(SHOWN) == sorted(path.name for path in make.SHOWN.iterdir() if path.suffix in (".txt", ".xml"))
    assert len(SHOWN) == len(MANIFEST)
    assert {sample["state"] for sample in MANIFEST} <= {"clean", "damaged", "akn"}
    assert {(sample["symbol"], sample["language"]) for sample in MANIFEST} == {
        (symbol, language) for symbol in ("A/RES/78/9001", "A/RES/80/9002") for language in LANGUAGES
    }


def test_no_symbol_of_a_sample_can_be_real() -> None:
    """No session adopts nine thousand resolutions."""
    assert all(int(sample["symbol"].rpartition("/")[2]) > 9000 for sample in MANIFEST)


def allowed(language: str, act: str, act_class: str) -> set[str]:
    """The classes that are right for this act in this language."""
    for (code, printed), classes in ALSO_READ_AS.items():
        if code == language and act.lower().startswith(printed) and act_class in classes:
            return classes
    return {act_class}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def differences(given: dict[str, Any], expected: dict[str, Any], *, exact: bool) -> list[str]:
    """What a reading has that the golden file has not, one line a field; blanks count only in an exact comparison."""
    same = (lambda text: text) if exact else squeezed
    found = []
    for name, wanted in expected.items():
        if name in ("blocks", "language") or (name in COVER_ONLY and not exact):
            continue
        left, right = (
            sorted(value) if name in LISTS_OF_SYMBOLS else same(value) if isinstance(value, str) else value
            for value in (given[name], wanted)
        )
        if left != right:
            found.append(f"{name}: {left!r} is not {right!r}")
    anchors = [block["anchor"] for block in given["blocks"]]
    written = [block["anchor"] for block in expected["blocks"]]
    if anchors != written:
        return [*found, f"blocks: {anchors} is not {written}"]
    for got, block in zip(given["blocks"], expected["blocks"], strict=True):
        found += block_differences(got, block, same, expected["language"])
    return found


def block_differences(got: dict[str, Any], block: dict[str, Any], same: Any, language: str) -> list[str]:
    def place(text: str, offset: int) -> int:
        return len(same(text[:offset]))

    found = []
    for name in BLOCK_FIELDS:
        left, right = got[name], block[name]
        if name == "text" and "lines" in block and squeezed(left) == squeezed("".join(block["lines"][::-1])):
            continue  # meeting and date stand in either order
        if isinstance(right, str):
            left, right = same(left), same(right)
        if left != right:
            found.append(f"{block['anchor']}.{name}: {left!r} is not {right!r}")
    for name in ("footnotes", "references"):
        left, right = (
            [
                (note["marker"], place(side["text"], note["offset"]), same(note.get("text", "")), note.get("citations"))
                for note in side[name]
            ]
            for side in (got, block)
        )
        if left != right:
            found.append(f"{block['anchor']}.{name}: {left!r} is not {right!r}")
    acts = [(same(act["text"]), act["act_class"]) for act in got["acts"]]
    wanted = [(same(act["text"]), act["act_class"]) for act in block["acts"]]
    right = [text for text, _ in acts] == [text for text, _ in wanted] and all(
        act_class in allowed(language, text, written)
        for (text, act_class), (_, written) in zip(acts, wanted, strict=True)
    )
    return found if right else [*found, f"{block['anchor']}.acts: {acts!r} is not {wanted!r}"]


def golden(stem: str) -> Any:
    return json.loads((HERE / f"{stem}.json").read_text("utf-8"))


@pytest.mark.parametrize("file", [*SHOWN, *TESTED])
def test_a_sample_reads_as_it_was_written(file: str) -> None:
    path = SHOWN.get(file) or TESTED[file]
    stem = path.stem.removesuffix("-damaged")
    reading = to_json(comity.read(path))
    assert reading["language"] == stem[-2:]
    found = differences(reading, golden(stem), exact=path.stem == stem)
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("sample", UNDAMAGED, ids=itemgetter("file"))
def test_an_undamaged_sample_leaves_no_doubt(sample: dict[str, str]) -> None:
    """Nothing is doubted but how far an opening phrase goes, where the UN itself sets that phrase unevenly."""
    reading = comity.read(SHOWN[sample["file"]])
    doubts = [("", doubt.code) for doubt in reading.doubts]
    doubts += [(block.anchor, doubt.code) for block in reading.blocks for doubt in block.doubts]
    assert [(anchor, code) for anchor, code in doubts if code != "act-extent-unsure"] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_sample_asks_of_each_party_what_was_written(name: str, language: str) -> None:
    found = []
    resolution = comity.read(make.shown(name, language))
    paragraphs = {label_slug(paragraph.number): paragraph for paragraph in comity.extract(resolution)}
    expected = golden(f"{name.upper()}-mandates")
    assert list(paragraphs) == [line["number"] for line in expected]
    for line in expected:
        clauses = paragraphs[line["number"]].clauses
        got = [
            {
                "addressees": sorted(clause.addressees),
                "with": sorted(clause.with_),
                "report": clause.report,
                "report_to": clause.report_to,
                "due": clause.due.as_json() if clause.due else None,
                "recurrence": clause.recurrence,
                "agenda_item": clause.agenda_item,
            }
            for clause in clauses
        ]
        wanted = [
            {key: sorted(value) if isinstance(value, list) else value for key, value in clause.items()}
            for clause in line["clauses"]
        ]
        for clause in wanted:
            clause.pop("act_class")
        if got != wanted:
            found.append(f"{line['number']}: {got} is not {wanted}")
        for clause, written in zip(clauses, line["clauses"], strict=False):
            if clause.act_class not in allowed(language, clause.act, written["act_class"]):
                found.append(f"{line['number']}: {clause.act} is {clause.act_class}, not {written['act_class']}")
    assert not found, "\n" + "\n".join(found)


def test_the_comparison_accounts_for_every_paragraph() -> None:
    comparison = golden("comparison")
    for side, name in zip(("older", "newer"), NAMES, strict=True):
        reading = golden(f"{name.upper()}-en")
        there = [
            block["anchor"].removeprefix("op").replace("annex-", "annex.")
            for block in reading["blocks"]
            if block["kind"] in ("preambular", "operative") or (block["kind"] == "annex-text" and block["depth"] == 1)
        ]
        assert sorted(place for pair in comparison["pairs"] for place in pair[side]) == sorted(there)
    assert {pair["kind"] for pair in comparison["pairs"]} == {
        "carried-over",
        "reworded",
        "strengthened",
        "weakened",
        "new",
        "dropped",
    }


def test_what_the_comparison_says_of_mandates_is_what_the_mandates_say() -> None:
    older, newer = ({line["number"]: line["clauses"] for line in golden(f"{name.upper()}-mandates")} for name in NAMES)
    fields = {"act": "act_class", "addressees": "addressees", "due": "due", "recurrence": "recurrence"}
    for pair in golden("comparison")["pairs"]:
        if not (pair["older"] and pair["newer"]) or pair["newer"][0] not in newer:
            continue
        (before,), (after,) = pair["older"], pair["newer"]
        signs = {
            sign
            for sign, field in fields.items()
            if [clause[field] for clause in older[before]] != [clause[field] for clause in newer[after]]
        }
        sessions_only = pair["kind"] in ("carried-over", "reworded")
        assert signs - ({"due"} if sessions_only else set()) == set(pair.get("what", [])) & set(fields), pair
