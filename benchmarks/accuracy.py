"""How right the reading is, per language, state of damage and field; and what a reading without a doubt is worth.

    make accuracy     reads ../shared/gold with the reader as it is and writes docs/accuracy.md

With --states or --languages only those are read, and the page is printed.

The figures are the gold's own scorer's; nothing is left out of them but what the page says.
"""

import argparse
import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any

import comity
from comity.model import codec
from comity.model.errors import ComityError

ROOT = Path(__file__).resolve().parents[1]

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")

STATES = {
    "clean": "text as a person would type it",
    "seed": "the founding document's damage",
    "pdf": "PDF read directly, with its typography",
    "pdftotext": "PDF through pdftotext",
    "pypdf": "PDF through pypdf",
}

FIELDS = ("symbol", "adoption_date", "title", "seg_f1", "op_num", "act", "fn_f1", "cit_f1", "doc_exact", "doc_perfect")

PAGE = ROOT / "docs/accuracy.md"


@dataclass(frozen=True, slots=True)
class Case:
    """One document in one state, and the gold it is compared with."""

    state: str
    language: str
    document: Path
    gold: Path


@dataclass(slots=True)
class Cell:
    """What was found for one state and language."""

    figures: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    blocks: int = 0
    blocks_right: int = 0
    sure_blocks: int = 0
    sure_blocks_right: int = 0
    documents: int = 0
    sure_documents: int = 0
    sure_documents_exact: int = 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--page", type=Path, default=PAGE, help="where the page is written; - prints it")
    parser.add_argument("--states", nargs="*", choices=list(STATES), default=list(STATES))
    parser.add_argument("--languages", nargs="*", choices=LANGUAGES, default=list(LANGUAGES))
    given = parser.parse_args()
    if not (given.gold / "dev").is_dir():
        print("NOT MEASURED: ../shared/gold is not here", file=sys.stderr)
        return 2
    cases = [case for case in find_cases(given.gold) if case.state in given.states and case.language in given.languages]
    cells: dict[tuple[str, str], Cell] = defaultdict(Cell)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for case, outcome in zip(cases, pool.map(partial(judge, given.gold), cases, chunksize=8), strict=True):
            add(cells[case.state, case.language], outcome)
    page = "\n".join(page_lines(cells)) + "\n"
    if str(given.page) == "-" or len({*cells}) < len(STATES) * len(LANGUAGES):
        print(page)
    else:
        given.page.write_text(with_own_part(given.page, page), encoding="utf-8")
    return 0


def find_cases(gold: Path) -> Iterator[Case]:
    for state in STATES:
        folder = gold / "dev/pdf" if state == "pdf" else gold / "dev/text" / state
        answers = gold / ("dev/pdf-gold" if state == "pdf" else "dev/gold")
        for document in sorted(folder.iterdir()):
            answer = answers / f"{document.stem}.json"
            if answer.exists():
                yield Case(state, document.name[:2], document, answer)


def judge(gold: Path, case: Case) -> dict[str, Any]:
    """What the scorer says of one reading, and which of its blocks and whether it as a whole were right and sure."""
    score = scorer(gold)
    right = json.loads(case.gold.read_text(encoding="utf-8"))
    try:
        read = codec.to_json(comity.read(case.document))
    except ComityError:
        read = {}
    outcome = dict(score.score_doc(right, read))
    outcome["blocks"] = list(judged_blocks(score, right, read)) if read else []
    outcome["doubted"] = bool(not read or read["doubts"] or any(block["doubts"] for block in read["blocks"]))
    return outcome


def scorer(gold: Path) -> ModuleType:
    """The gold's own scorer, loaded once a process."""
    if "gold_score" not in sys.modules:
        spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
        if spec is None or spec.loader is None:
            raise FileNotFoundError(gold / "score.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules["gold_score"] = module
        spec.loader.exec_module(module)
    return sys.modules["gold_score"]


def judged_blocks(score: ModuleType, right: dict[str, Any], read: dict[str, Any]) -> Iterator[tuple[bool, bool]]:
    """For each block that is scored: whether it is right, and whether it was read with a doubt."""
    language = right["language"]
    ignored = "".join(score.ns(b["text"], language) for b in right["blocks"] if b["kind"] in score.UNSCORED)
    protected = {score.ns(b["text"], language) for b in right["blocks"] if b["kind"] not in score.UNSCORED}
    gold = score.load_blocks(right["blocks"], language)
    found = score.load_blocks(read["blocks"], language, ignored, protected)
    pairs, _ = score.match(gold, found)
    partner = {j: gold[i] for i, j in pairs.items()}
    doubts = doubts_of(score, read["blocks"], found, language)
    for place, (block, doubted) in enumerate(zip(found, doubts, strict=True)):
        answer = partner.get(place)
        acts = answer is not None and answer.cls in "POU" and answer.act_status in {"ok", "none-confirmed"}
        same = not acts or score.actkey(answer.act, language) == score.actkey(block.act, language)
        yield answer is not None and same, doubted


def doubts_of(score: ModuleType, blocks: list[dict[str, Any]], found: list[Any], language: str) -> list[bool]:
    """Whether each scored block has a doubt; headings that the scorer joins share theirs."""
    doubts = []
    position = 0
    for block in found:
        doubted = False
        rest = block.ns
        while position < len(blocks):
            raw = blocks[position]
            piece = score.ns(raw["number"] + raw["text"], language).replace(".", "") if block.cls in "HA" else ""
            text = score.ns(raw["text"], language)
            if block.cls in "HA" and score.CLASS.get(raw["kind"]) == block.cls:
                position += 1
                doubted |= bool(raw["doubts"])
                rest = rest[max(len(piece) - 2, 1) :]
                following = blocks[position]["kind"] if position < len(blocks) else ""
                if score.CLASS.get(following) != block.cls:
                    break
            elif text.endswith(rest) and score.CLASS.get(raw["kind"]) in {block.cls, "O" if block.cls == "U" else ""}:
                position += 1
                doubted |= bool(raw["doubts"])
                break
            else:
                position += 1
        doubts.append(doubted)
    return doubts


def add(cell: Cell, outcome: dict[str, Any]) -> None:
    for name in FIELDS:
        if outcome.get(name) is not None:
            cell.figures[name].append(outcome[name])
    for right, doubted in outcome["blocks"]:
        cell.blocks += 1
        cell.blocks_right += right
        cell.sure_blocks += not doubted
        cell.sure_blocks_right += right and not doubted
    exact = all(outcome[name] == 1.0 for name in ("doc_exact", "symbol", "title", "adoption_date"))
    cell.documents += 1
    cell.sure_documents += not outcome["doubted"]
    cell.sure_documents_exact += exact and not outcome["doubted"]


def page_lines(cells: dict[tuple[str, str], Cell]) -> Iterator[str]:
    yield "# How right the reading is"
    yield ""
    yield "Written by `make accuracy` from real resolutions of the General Assembly (sessions 75 and 76), laid out"
    yield "and damaged in five ways, read by the reader as it is, and compared with the UN's own mark-up by a scorer"
    yield "that is not ours. 1 is perfect. `doc_exact`: every block of the document right; `doc_perfect`: and every"
    yield "act, footnote, citation and masthead field too. Arabic through pypdf is scrambled inside its lines before"
    yield "we see it: it is shown, and counts nowhere."
    for state, meaning in STATES.items():
        yield ""
        yield f"## {state}: {meaning}"
        yield ""
        yield "| language | documents | " + " | ".join(FIELDS) + " |"
        yield "|---|---|" + "---|" * len(FIELDS)
        for language in LANGUAGES:
            cell = cells.get((state, language))
            if cell:
                figures = (f"{mean(cell.figures[name]):.3f}" if cell.figures[name] else "-" for name in FIELDS)
                yield f"| {language} | {cell.documents} | " + " | ".join(figures) + " |"
    yield ""
    yield "## What a reading without a doubt is worth"
    yield ""
    yield "A block is right when the scorer matches it and its act agrees; a document is exact when every block,"
    yield "symbol, title and date of adoption are right."
    yield ""
    yield "| state | language | blocks without a doubt: right | documents without: exact | documents with a doubt |"
    yield "|---|---|---|---|---|"
    for (state, language), cell in cells.items():
        doubtful = cell.documents - cell.sure_documents
        yield (
            f"| {state} | {language} | {share(cell.sure_blocks_right, cell.sure_blocks)} "
            f"| {share(cell.sure_documents_exact, cell.sure_documents)} | {share(doubtful, cell.documents)} |"
        )


def share(part: int, whole: int) -> str:
    """A share with its numerator and denominator."""
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "- (none)"


MARK = "<!-- what follows is written by hand -->"


def with_own_part(path: Path, page: str) -> str:
    """The page with what people wrote below the mark kept."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    return page + "\n" + MARK + before.split(MARK, 1)[1] if MARK in before else page


if __name__ == "__main__":
    sys.exit(main())
