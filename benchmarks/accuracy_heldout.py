"""What can be measured on documents that no rule was made for: another body, other sessions, other people's lists.

- Half of the Security Council's resolutions of 2021, whose XML the gold's programs read as they read the Assembly's.
- Three resolutions of sessions 63, 65 and 72 as another team's parser left them, in English.
- The resolutions of the Assembly, sessions 1 to 80, that the programme budget for 2027 cites as mandates.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from accuracy_material import LANGUAGES, Material
from accuracy_reading import Case, Cell, gather

import comity
from comity.citations.find import find_citations
from comity.languages.acts import bare_act
from comity.model.resolution import BlockKind, Resolution

FIELDS = ("seg_f1", "op_num", "act", "fn_f1", "cit_f1", "doc_exact")
"""What the scorer can say of another body: its symbols and titles are not in the gold."""

EARLIER = ("A_RES_63_24", "A_RES_65_123", "A_RES_72_278")

IN_WORDS = {
    "ar": "وإذ تشير إلى قرار الجمعية العامة {}،",
    "en": "Recalling General Assembly resolution {},",
    "es": "Recordando la resolución {} de la Asamblea General,",
    "fr": "Rappelant la résolution {} de l’Assemblée générale,",
    "ru": "ссылаясь на резолюцию {} Генеральной Ассамблеи,",
    "zh": "回顾大会第{}号决议，",
}
"""How a resolution is cited in running text; the number as the budget prints it goes into it."""

NUMBER = re.compile(r"\d+/\d+|\d+ ?\([IVXLC]+\)|S-\d+/\d+|ES-\d+/\d+")


def council_cells(shared: Path, material: Material, jobs: int) -> dict[str, Cell]:
    """The scorer's figures for the clean text of every resolution held back, by language."""
    cases = [Case("clean", path.name[:2], path, material.gold / f"{path.stem}.json") for path in material.texts()]
    return {language: cell for (_, language), cell in gather(shared, cases, jobs).items()}


def council_table(cells: dict[str, Cell]) -> Iterator[str]:
    yield "| language | documents | " + " | ".join(FIELDS) + " |"
    yield "|---|---|" + "---|" * len(FIELDS)
    for language, cell in cells.items():
        yield f"| {language} | {cell.documents} | " + " | ".join(cell.figure(name) for name in FIELDS) + " |"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An older resolution against another team's parse: how many of its paragraphs, acts and citations are ours."""

    symbol: str
    paragraphs: tuple[int, int]
    acts: tuple[int, int]
    citations: tuple[int, int]


def read_earlier(shared: Path) -> list[Earlier]:
    """The three resolutions read from their paragraphs put together as a page prints them."""
    return [_earlier(shared / f"corpus/lineage/{name}.json") for name in EARLIER]


def _earlier(path: Path) -> Earlier:
    theirs: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    page = "\n\n".join(" ".join(part for part in (one["prefix"], one["text"]) if part) for one in theirs) + "\n"
    ours = comity.read(page.encode(), name=path.name, language="en")
    named = [one for one in theirs if one["type"] == "paragraph" and one["action_verb"]]
    texts = {_plain(block.text): block.act for block in _paragraphs(ours)}
    found = [(one, texts[_plain(one["text"])]) for one in named if _plain(one["text"]) in texts]
    acts = sum(_begins_alike(act, one["action_verb"]) for one, act in found)
    links = {f"A/RES/{link[0]}" for one in theirs for link in one["links"] if re.fullmatch(r"\d+/\d+", link[0])}
    cited = {citation.symbol for block in ours.blocks for citation in block.citations}
    cited |= {citation.symbol for block in ours.blocks for note in block.footnotes for citation in note.citations}
    return Earlier(ours.symbol, (len(found), len(named)), (acts, len(named)), (len(links & cited), len(links)))


def _paragraphs(resolution: Resolution) -> Iterator[Any]:
    yield from resolution.of_kind(BlockKind.PREAMBULAR, BlockKind.OPERATIVE)


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _begins_alike(act: str, verb: str) -> bool:
    """Whether of both, qualifiers taken off, one begins with the other: they name it to another extent."""
    short, long = sorted((_plain(bare_act(act, "en")), _plain(bare_act(verb, "en"))), key=len)
    return bool(short) and long.startswith(short)


def earlier_table(found: list[Earlier]) -> Iterator[str]:
    yield "| resolution | paragraphs found | acts that begin alike | citations found |"
    yield "|---|---|---|---|"
    for one in found:
        shares = (f"{part} of {whole}" for part, whole in (one.paragraphs, one.acts, one.citations))
        yield f"| {one.symbol} | " + " | ".join(shares) + " |"


def cited_numbers(shared: Path) -> list[str]:
    """The resolutions of the Assembly as the programme budget prints their numbers, each once: "43/222 A–E"."""
    path = shared / "corpus/mandate-citations/ppb2027_all_mandates.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row["Symbol"] for row in csv.DictReader(file) if row["Source"] == "General Assembly resolutions"]
    return sorted({row for row in rows if NUMBER.search(row)})


def citations_found(numbers: list[str], language: str) -> int:
    """How many are found in running text as the document that the number names; letters of parts name no other."""
    return sum(map(partial(_is_found, language=language), numbers))


def _is_found(number: str, language: str) -> bool:
    wanted = {f"A/RES/{re.sub(r'[ ]', '', one)}" for one in NUMBER.findall(number)}
    return wanted <= {one.symbol for one in find_citations(IN_WORDS[language].format(number), language)}


def cited_table(shared: Path) -> Iterator[str]:
    numbers = cited_numbers(shared)
    yield "| language | numbers | found |"
    yield "|---|---|---|"
    for language in LANGUAGES:
        found = citations_found(numbers, language)
        yield f"| {language} | {len(numbers)} | {found / len(numbers):.4f} ({found}) |"
