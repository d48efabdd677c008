"""Resolutions of the gold, written as Word files in the UN's styles, are read back to the clean state's figures."""

import importlib.util
import json
import sys
import zipfile
from collections import defaultdict
from io import BytesIO
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any
from xml.sax.saxutils import escape

import pytest

import comity
from comity.model import codec

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

FLOORS = {
    "symbol": 0.995, "adoption_date": 0.995, "title": 0.98, "seg_f1": 0.990, "op_num": 0.998,
    "act": 0.985, "fn_f1": 0.99, "cit_f1": 0.98, "doc_exact": 0.90,
}  # fmt: skip
"""The clean state's row: what each language must reach."""

EMPHASIS = {"italic": "<w:i/>", "bold": "<w:b/>"}


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold/score.py")
    assert spec and spec.loader
    module = sys.modules.setdefault("gold_score", importlib.util.module_from_spec(spec))
    if not hasattr(module, "score_doc"):
        spec.loader.exec_module(module)
    return module


def as_docx(gold: dict[str, Any]) -> bytes:
    """The resolution as a Word file: a paragraph a block, tabs behind labels, real footnotes, tables."""
    notes: list[str] = []
    cover = gold["cover"]
    head = [cover["publisher"], gold["symbol"], cover["authority"], cover["status"], cover["pubdate_text"]]
    head += [
        cover["session_text"],
        *gold["agenda_text"],
        *gold["agenda_names"],
        cover["cover_title"],
        gold["proponent"],
    ]
    body = [paragraph(run(line), "Normal") for line in head if line]
    body.append(paragraph(run(f"{gold['number']}.\t{gold['title']}", "<w:b/>"), "H1"))
    body += [block_as_docx(block, notes) for block in gold["blocks"]]
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{''.join(body)}</w:body></w:document>")
        archive.writestr("word/footnotes.xml", f"<w:footnotes {WORD}>{''.join(notes)}</w:footnotes>")
    return stream.getvalue()


def paragraph(content: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def run(text: str, properties: str = "") -> str:
    pieces = "</w:t><w:tab/><w:t xml:space='preserve'>".join(escape(piece) for piece in text.split("\t"))
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{pieces}</w:t></w:r>"


def block_as_docx(block: dict[str, Any], notes: list[str]) -> str:
    if block["kind"] == "table":
        rows = ("".join(f"<w:tc>{paragraph(run(cell), 'Normal')}</w:tc>" for cell in row) for row in block["rows"])
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    if block["kind"] == "closing":
        return "".join(paragraph(run(line), "SingleTxt") for line in block["lines"])
    label = f"{block['number']}\t" if block["number"] else ""
    style = "H23" if "heading" in block["kind"] else "SingleTxt"
    return paragraph(run(label) + "".join(runs(block, notes)), style)


def runs(block: dict[str, Any], notes: list[str]) -> list[str]:
    """The text in runs of one typography, each note's reference where its mark stood."""
    text, emphasis = block["text"], block.get("emph", [])
    cuts = {0, len(text)} | {note["offset"] for note in block["footnotes"]} | {o for e in emphasis for o in e[:2]}
    pieces: list[str] = []
    ordered = sorted(cuts)
    for start, end in zip(ordered, [*ordered[1:], None], strict=True):
        for note in block["footnotes"]:
            if note["offset"] == start:
                notes.append(f'<w:footnote w:id="{len(notes) + 1}"><w:p>{run(" " + note["text"])}</w:p></w:footnote>')
                pieces.append(f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>')
        if end is not None and end > start:
            styles = {style for a, b, names in emphasis if a <= start and end <= b for style in names.split()}
            pieces.append(run(text[start:end], "".join(EMPHASIS.get(style, "") for style in sorted(styles))))
    return pieces


@pytest.mark.corpus
def test_gold_written_as_word_files_is_read_back(shared: Path) -> None:
    score = scorer(shared)
    figures: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted((shared / "gold/dev/gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        read = codec.to_json(comity.read(as_docx(gold), name=path.name))
        for name, value in score.score_doc(gold, read).items():
            if value is not None:
                figures[gold["language"]][name].append(value)
    below = {
        (language, name): round(mean(values[name]), 3)
        for language, values in figures.items()
        for name, floor in FLOORS.items()
        if round(mean(values[name]), 3) < floor
    }
    assert not below
