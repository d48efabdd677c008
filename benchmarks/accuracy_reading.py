"""How right the reading is on the gold's dev set: per state of damage, language and field; what no doubt is worth."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any

from accuracy_material import LANGUAGES
from accuracy_scorer import scorer

from comity.batch import Input, run
from comity.model import codec
from comity.model.errors import ComityError
from comity.pipeline import DEFAULT_LIMITS

STATES = {
    "clean": "text as a person would type it",
    "seed": "the founding document's damage",
    "pdf": "PDF read directly, with its typography",
    "pdftotext": "PDF through pdftotext",
    "pypdf": "PDF through pypdf",
    "one-line": "clean text that lost its line ends, as in a web page or a table's cell",
    "markdown": "clean text in Markdown, as converters write it: opening phrases in italics",
}

FIELDS = ("symbol", "adoption_date", "title", "seg_f1", "op_num", "act", "fn_f1", "cit_f1", "doc_exact", "doc_perfect")


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

    def figure(self, name: str) -> str:
        """The mean of this field over the documents that have it."""
        return f"{mean(self.figures[name]):.3f}" if self.figures[name] else "-"


def find_cases(shared: Path, material: Path) -> Iterator[Case]:
    """Every document of the dev set in every state that it is there in; `material` is where ours are made."""
    gold = shared / "gold"
    for state in STATES:
        folder = gold / "dev/pdf" if state == "pdf" else gold / "dev/text" / state
        answers = gold / ("dev/pdf-gold" if state == "pdf" else "dev/gold")
        if state in OURS:
            folder = made(OURS[state], gold / "dev/text/clean", answers, material / state)
        for document in sorted(folder.iterdir()):
            answer = answers / f"{document.stem}.json"
            if answer.exists():
                yield Case(state, document.name[:2], document, answer)


def made(rewrite: Callable[[str, Any], str], texts: Path, answers: Path, folder: Path) -> Path:
    """The folder, in it each of the texts written otherwise; `rewrite` is given the text and its gold."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in texts.glob("*.txt"):
        right = json.loads((answers / f"{path.stem}.json").read_text(encoding="utf-8"))
        written = rewrite(path.read_text(encoding="utf-8"), right)
        (folder / path.name).write_text(written, encoding="utf-8")
    return folder


def on_one_line(text: str, right: Any) -> str:
    """The text with every line end made a blank."""
    return " ".join(text.split("\n"))


def in_markdown(text: str, right: Any) -> str:
    """The text with its title and headings, opening phrases and footnotes marked as the gold gives them."""
    kinds = {"heading", "annex_heading"}
    headings = {f"{block['number']} {block['text']}".strip() for block in right["blocks"] if block["kind"] in kinds}
    acts = {f"{block['number']} {block['text']}".strip(): block["act"] for block in right["blocks"] if block.get("act")}
    marked: list[str] = []
    titled = False
    for line in text.split("\n"):
        plain = re.sub(r"[\[(]\d{1,3}[\])]", "", line).strip()
        act = next((act for printed, act in acts.items() if plain[:_TOLD] == printed[:_TOLD]), "")
        is_title = not titled and re.match(r"\S*\d/\d+[^.]{0,6}\. ", line) is not None
        titled |= is_title
        head = "# " if is_title else "## " if plain in headings else ""
        phrased = head + (line.replace(act, f"*{act}*", 1) if act else line.strip())
        noted = re.sub(r"^[\[(](\d{1,3})[\])] ", r"[^\1]: ", phrased)
        marked.append(re.sub(r"(?<=\S)[\[(](\d{1,3})[\])](?!:)", r"[^\1]", noted))
    return "\n\n".join(line for line in marked if line) + "\n"


_TOLD = 60
"""Characters that tell a paragraph."""

OURS = {"one-line": on_one_line, "markdown": in_markdown}
"""States that we make of the clean texts."""


def gather(shared: Path, cases: Iterable[Case], jobs: int) -> dict[tuple[str, str], Cell]:
    """The cases read and scored, by state and language."""
    groups: dict[tuple[str, Path], list[Case]] = defaultdict(list)
    for case in cases:
        groups[case.state, case.gold.parent].append(case)
    cells: dict[tuple[str, str], Cell] = defaultdict(Cell)
    for (_, answers), some in groups.items():
        inputs = [Input(str(case.document), case.document.stem, path=str(case.document)) for case in some]
        for case, outcome in zip(some, run(Judged(shared, answers), inputs, jobs), strict=True):
            if outcome.output is None:
                raise RuntimeError(outcome.error)
            add(cells[case.state, case.language], outcome.output)
    return cells


@dataclass(frozen=True, slots=True)
class Judged:
    """What the scorer says of one reading, and which of its blocks and whether it as a whole were right and sure."""

    shared: Path
    answers: Path

    def __call__(self, given: Input) -> dict[str, Any]:
        """The scorer's fields, "blocks" and "doubted"; a document that is refused scores zero."""
        score = scorer(self.shared)
        right = json.loads((self.answers / f"{given.stem}.json").read_text(encoding="utf-8"))
        try:
            read = codec.to_json(given.read("", DEFAULT_LIMITS))
        except ComityError:
            read = {}
        outcome = dict(score.score_doc(right, read))
        outcome["blocks"] = list(judged_blocks(score, right, read)) if read else []
        outcome["doubted"] = bool(not read or read["doubts"] or any(block["doubts"] for block in read["blocks"]))
        return outcome


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
        if answer is None or answer.cls not in "POU" or answer.act_status not in {"ok", "none-confirmed"}:
            yield answer is not None, doubted
        else:
            yield score.actkey(answer.act, language) == score.actkey(block.act, language), doubted


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


def reading_lines(cells: dict[tuple[str, str], Cell]) -> Iterator[str]:
    """A table for each state, and what a reading without a doubt is worth."""
    for state, meaning in STATES.items():
        if not any((state, language) in cells for language in LANGUAGES):
            continue
        yield f"## {state}: {meaning}"
        yield ""
        yield "| language | documents | " + " | ".join(FIELDS) + " |"
        yield "|---|---|" + "---|" * len(FIELDS)
        for language in LANGUAGES:
            cell = cells.get((state, language))
            if cell:
                figures = (cell.figure(name) for name in FIELDS)
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
