"""Makes the samples of other kinds and their golden readings from how they are written.

`written/<name>.txt` has the expected masthead above `---` and below it a line a paragraph: its kind (one letter), its
label, its words, the act between underscores, footnote marks as `[1]`. `python make.py` writes `<name>.txt`, which a
reader sees, and `<name>.json`, what it must make of it. No file is made by reading.
"""

import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in (HERE / "written").glob("*.txt"))
KINDS = {
    "F": "formula",
    "P": "preambular",
    "O": "operative",
    "D": "operative",
    "S": "subparagraph",
    "T": "paragraph",
    "A": "annex-heading",
    "X": "annex-text",
}
DEPTHS = {"O": 1, "D": 1, "S": 2, "T": 1, "X": 1}
LABELLED = re.compile(r"(?P<label>\d+\.|\d+ -|\([a-z]\)) (?P<words>.*)")
MASTHEAD = ("kind", "symbol", "number", "session", "title", "adoption_date", "meeting")


def sample(name: str) -> tuple[str, dict[str, Any]]:
    """The text of a sample and its golden reading."""
    head, _, body = (HERE / "written" / f"{name}.txt").read_text("utf-8").partition("---\n")
    given = dict(line.split(": ", 1) for line in head.splitlines())
    lines = [line.split(" ", 1) for line in body.splitlines()]
    notes = dict(line.split(" ", 1) for kind, line in lines if kind == "N")
    printed = [line.replace("_", "") for kind, line in lines if kind != "N"]
    text = "\n".join(printed) + "\n"
    if notes:
        text += "\n" + "".join(f"[{marker}] {words}\n" for marker, words in notes.items())
    golden: dict[str, Any] = {field: given.get(field, "") for field in MASTHEAD}
    golden["language"] = name.rpartition("-")[2]
    golden["citations"] = sorted(given["cites"].split())
    golden["blocks"] = _blocks(lines, notes, "" if golden["language"] == "zh" else " ")
    return text, golden


def _blocks(lines: list[list[str]], notes: dict[str, str], joint: str) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = []
    for kind, words in lines:
        if kind == "C" and blocks[-1]["kind"] == "closing":
            blocks[-1]["text"] += f"{joint}{words}"
        elif kind == "C":
            blocks.append(_block("closing", "", 0, words, notes))
        elif kind in KINDS:
            label = LABELLED.fullmatch(words) if kind in "OSX" else None
            number, rest = (label["label"], label["words"]) if label else ("", words)
            blocks.append(_block(KINDS[kind], number, DEPTHS.get(kind, 0), rest, notes))
    return blocks


def _block(kind: str, number: str, depth: int, marked: str, notes: dict[str, str]) -> dict[str, Any]:
    act = re.match(r"_([^_]+)_", marked)
    words = marked.replace("_", "")
    marks = list(re.finditer(r"\[(\d+)\]", words))
    placed = [
        {
            "marker": mark[1],
            "offset": mark.start() - sum(len(before[0]) for before in marks[:index]),
            "text": notes[mark[1]],
        }
        for index, mark in enumerate(marks)
    ]
    text = re.sub(r"\[\d+\]", "", words)
    return {
        "kind": kind,
        "number": number,
        "depth": depth,
        "act": act[1] if act else "",
        "text": text,
        "footnotes": placed,
    }


def main() -> None:
    """Every sample is written again."""
    for name in NAMES:
        text, golden = sample(name)
        (HERE / f"{name}.txt").write_text(text, encoding="utf-8")
        (HERE / f"{name}.json").write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
