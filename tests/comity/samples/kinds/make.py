"""Makes the samples of other kinds and their golden readings from how they are written.

`written/<name>.txt` has the expected masthead above `---` and below it a line a paragraph: its kind (one letter), its
label, its words, the act between underscores, footnote marks as `[1]`. `form` above says how the file is laid out.
`python make.py` writes `<name>.txt`, which a reader sees, and `<name>.json`, what it must make of it. No file is made
by reading.
"""

import json
import re
import textwrap
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in (HERE / "written").glob("*.txt"))
KINDS = {
    "F": "formula",
    "H": "heading",
    "P": "preambular",
    "O": "operative",
    "D": "operative",
    "S": "subparagraph",
    "T": "paragraph",
    "A": "annex-heading",
    "X": "annex-text",
}
"""Of blocks; M are lines of the masthead, C and V those of closing formula and vote, N notes, R and Z a page's ends."""

DEPTHS = {"O": 1, "D": 1, "S": 2, "T": 1, "X": 1}
LABELLED = re.compile(r"(?P<label>\d+\.|\d+ -|[a-z]\)|\([^\W\d_]\)|[一二三四五六七八九十]+、) (?P<words>.*)")
MASTHEAD = ("kind", "symbol", "number", "session", "title", "adoption_date", "meeting")
FURTHER = ("publication_date", "session_text", "proponent", "committee")
"""Fields of the masthead that are in the golden reading where the sample says what they are."""

LINE = 84
"""Columns of a line in the form "pdf"; a Chinese character takes two."""


def sample(name: str) -> tuple[str, dict[str, Any]]:
    """The text of a sample and its golden reading."""
    head, _, body = (HERE / "written" / f"{name}.txt").read_text("utf-8").partition("---\n")
    given = dict(line.split(": ", 1) for line in head.splitlines())
    lines = [line.split(" ", 1) for line in body.splitlines()]
    notes = dict(line.split(" ", 1) for kind, line in lines if kind == "N")
    language = name.rpartition("-")[2]
    golden: dict[str, Any] = {field: given.get(field, "") for field in MASTHEAD}
    golden |= {field: given[field] for field in FURTHER if field in given}
    if "agenda_items" in given:
        golden["agenda_items"] = given["agenda_items"].split()
    golden["language"] = language
    golden["citations"] = sorted(given["cites"].split())
    golden["votes"] = [_vote(given["vote"])] if "vote" in given else []
    golden["doubts"] = ["kind-not-resolution"] if given["kind"] == "decision" else given.get("doubts", "").split()
    golden["blocks"] = _blocks(lines, notes, "" if language == "zh" else " ")
    return FORMS[given.get("form", "")](lines, language), golden


def _plain(lines: list[list[str]], language: str, between: str = "\n") -> str:
    """A line a paragraph, footnotes below."""
    printed = [words.replace("_", "") for kind, words in lines if kind != "N"]
    notes = [words.split(" ", 1) for kind, words in lines if kind == "N"]
    text = between.join(printed) + "\n"
    return text + "\n" + "".join(f"[{marker}] {words}\n" for marker, words in notes) if notes else text


def _spaced(lines: list[list[str]], language: str) -> str:
    """As pages of the web are copied: a blank line between paragraphs."""
    return _plain(lines, language, "\n\n")


def _paged(lines: list[list[str]], language: str) -> str:
    """As extracted from a PDF: lines broken, marks glued to their words, footnotes and furniture where pages end."""
    pages = [""]
    for kind, words in lines:
        if kind == "Z":
            pages.append("")
            continue
        printed = words if kind in "RN" else re.sub(r"\[(\d+)\]", r"\1", words.replace("_", ""))
        width = LINE // 2 if language == "zh" else LINE
        wrapped = [printed[at : at + width] for at in range(0, len(printed), width)] if language == "zh" else []
        pages[-1] += "\n".join(wrapped or textwrap.wrap(printed, width, break_long_words=False) or [""]) + "\n"
        pages[-1] += "" if kind in "RNMCV" else "\n"
    return "\f".join(pages)


def _run_on(lines: list[list[str]], language: str) -> str:
    """As a table's cell gives it: everything in one line."""
    return " ".join(words.replace("_", "") for kind, words in lines) + "\n"


FORMS = {"": _plain, "spaced": _spaced, "pdf": _paged, "one-line": _run_on}


def _vote(written: str) -> dict[str, Any]:
    """The vote that "outcome | names in favour | names against | names abstaining" says."""
    outcome, *sides = (part.strip() for part in written.split("|"))
    vote: dict[str, Any] = {"outcome": outcome}
    for side, names in zip(("in_favour", "against", "abstaining"), sides or [""] * 3, strict=True):
        voters = re.split(r"\s*[,،、]\s*", names) if names else []
        vote[side] = {"count": len(voters), "voters": voters}
    return vote


def _blocks(lines: list[list[str]], notes: dict[str, str], joint: str) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = []
    before = ""
    for kind, words in (line for line in lines if line[0] not in "RZN"):
        if kind in "CV" and kind == before:
            blocks[-1]["text"] += f"{joint}{words}"
        elif kind in "CV":
            blocks.append(_block("closing", "", 0, words, notes))
        elif kind in KINDS:
            label = LABELLED.fullmatch(words) if kind in "OSTX" else None
            number, rest = (label["label"], label["words"]) if label else ("", words)
            blocks.append(_block(KINDS[kind], number, DEPTHS.get(kind, 0), rest, notes))
        before = kind
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
