"""Scores the mandates read from real resolutions in six languages, and how far the languages agree.

    mandates_accuracy.py GOLD_FOLDER --predict OUT.jsonl [--symbols dev.jsonl]
    mandates_accuracy.py GOLD_FOLDER --agreement [--show fr]
    mandates_accuracy.py GOLD_FOLDER --predict OUT.jsonl --symbols dev.jsonl --misses score_mandates.py

GOLD_FOLDER holds `<lang>_RES_<session>_<number>.json` as extract_gold.py writes them.
"""

import argparse
import collections
import importlib.util
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comity.mandates.extract import extract_mandates
from comity.model.anchors import label_slug, with_anchors
from comity.model.codec import mandates_to_json
from comity.model.mandate import MANDATE_CLASSES
from comity.model.resolution import Block, BlockKind, Masthead, Reading, Resolution

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


def resolution_of(gold: dict[str, Any], *, emphasis: bool = True) -> Resolution:
    """The gold's blocks as a resolution; `emphasis` keeps what the source's typography shows."""
    blocks = tuple(
        Block(
            kind=BlockKind(block["kind"]),
            text=block["text"],
            number=block.get("number") or "",
            depth=block.get("depth") or 0,
            emphasis=tuple((a, b, c) for a, b, c in block.get("emph", ())) if emphasis else (),
        )
        for block in gold["blocks"]
    )
    masthead = Masthead(
        symbol=gold["symbol"],
        session=str(gold["session"]),
        title=gold["title"],
        adoption_date=gold.get("adoption_date") or "",
    )
    return Resolution(gold["language"], masthead, with_anchors(blocks), Reading("", "", "application/json", "1"))


def read_gold(folder: Path, language: str, stem: str) -> Resolution | None:
    """One resolution of the folder in a language, None where the folder has none."""
    path = folder / f"{language}_{stem}.json"
    return resolution_of(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def stems(folder: Path, symbols: Path | None) -> list[str]:
    """The names of the resolutions to read, without language: all, or those of a JSONL file of mandates."""
    if symbols is None:
        return sorted({path.stem[3:] for path in folder.glob("en_*.json")})
    rows = [json.loads(line) for line in symbols.read_text(encoding="utf-8").splitlines()]
    return sorted({"RES_" + re.sub(r"^A/RES/", "", row["symbol"]).replace("/", "_").replace(" ", "") for row in rows})


def lines(folder: Path, names: list[str]) -> Iterator[dict[str, Any]]:
    """A line per operative paragraph and language."""
    for name in names:
        for language in LANGUAGES:
            resolution = read_gold(folder, language, name)
            if resolution is not None:
                for paragraph in extract_mandates(resolution):
                    yield mandates_to_json(paragraph)


def misses(scorer: Path, gold: Path, predicted: Path) -> None:
    """Prints every clause that differs from the gold, a line each: language, paragraph, field, gold, found."""
    spec = importlib.util.spec_from_file_location("scorer", scorer)
    if spec is None or spec.loader is None:
        sys.exit(f"{scorer} is no scorer; give the path of score_mandates.py")
    score: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    wanted, found = score.load(gold, False)["gold"], score.load(predicted, True)
    for language in LANGUAGES:
        for (symbol, number, times), clauses in wanted.items():
            key = (symbol, number, times)
            for a, b in score.align(clauses, found[language].get(key, [])):
                for field, left, right in _differences(score, a, b):
                    print(f"{language} {symbol} {number} {field}: gold {left} found {right}")


def _differences(score: Any, a: dict[str, Any] | None, b: dict[str, Any] | None) -> Iterator[tuple[str, Any, Any]]:
    """The fields in which two clauses differ; only their class, where one of them is missing."""
    if a is None or b is None:
        yield "clause", a and a["act_class"], b and b["act_class"]
        return
    for field in ("addressees", "with"):
        left, right = score.parties(a, field), score.parties(b, field)
        if left != right:
            yield field, sorted(left), sorted(right)
    for field in ("report", "due", "recurrence", "agenda_item"):
        if score.flat(a, field) != score.flat(b, field):
            yield field, score.flat(a, field), score.flat(b, field)


def signature(clauses: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What two languages must agree on."""
    return [
        (
            clause["act_class"],
            tuple(sorted(clause["addressees"])),
            json.dumps(clause["due"]),
            clause["recurrence"],
            clause["report"],
        )
        for clause in clauses
        if clause["act_class"] in MANDATE_CLASSES
    ]


FIELDS = ("class", "addressees", "due", "recurrence", "report")


def agreement(folder: Path, names: list[str], show: str, limit: int, field: str) -> None:
    """Prints the share of paragraphs whose mandates equal those read in English, and where they differ."""
    same: collections.Counter[str] = collections.Counter()
    seen: collections.Counter[str] = collections.Counter()
    why: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for name in names:
        read = {language: read_gold(folder, language, name) for language in LANGUAGES}
        found = {
            language: {(label_slug(p.number), n): mandates_to_json(p) for n, p in _numbered(resolution)}
            for language, resolution in read.items()
            if resolution is not None
        }
        for language in LANGUAGES[1:]:
            for key, english in found["en"].items():
                other = found.get(language, {}).get(key)
                if other is None:
                    continue
                a, b = signature(english["clauses"]), signature(other["clauses"])
                seen[language] += 1
                same[language] += a == b
                if a != b:
                    cause = _cause(a, b)
                    why[language][cause] += 1
                    if language == show and cause.startswith(field) and why[language][cause] <= limit:
                        print(json.dumps([name, key, a, b], ensure_ascii=False))
                        print("   EN", _text(read["en"], english["anchor"]))
                        print("  ", language, _text(read[language], other["anchor"]))
    for language in LANGUAGES[1:]:
        print(language, f"{same[language] / max(seen[language], 1):.3f}", seen[language], dict(why[language]))


def _numbered(resolution: Resolution) -> Iterator[tuple[int, Any]]:
    times: collections.Counter[str] = collections.Counter()
    for paragraph in extract_mandates(resolution):
        number = label_slug(paragraph.number)
        times[number] += 1
        yield times[number], paragraph


def _text(resolution: Resolution | None, anchor: str) -> str:
    if resolution is None:
        return ""
    return next((block.text for block in resolution.blocks if block.anchor == anchor), "")[:420]


def _cause(a: list[tuple[Any, ...]], b: list[tuple[Any, ...]]) -> str:
    if [clause[0] for clause in a] != [clause[0] for clause in b]:
        return "class"
    return ",".join(
        name for place, name in enumerate(FIELDS) if any(x[place] != y[place] for x, y in zip(a, b, strict=True))
    )


def main() -> None:
    """Runs what the arguments ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--symbols", type=Path)
    parser.add_argument("--predict", type=Path)
    parser.add_argument("--misses", type=Path, help="score_mandates.py; prints every difference from --symbols")
    parser.add_argument("--agreement", action="store_true")
    parser.add_argument("--show", default="")
    parser.add_argument("--field", default="")
    parser.add_argument("--limit", type=int, default=10)
    parser.add_argument("--every", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.misses and not (arguments.symbols and arguments.predict):
        parser.error("--misses wants --symbols and --predict")
    names = stems(arguments.folder, arguments.symbols)[:: arguments.every]
    start = time.perf_counter()
    if arguments.predict:
        with arguments.predict.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines(arguments.folder, names))
    if arguments.misses:
        misses(arguments.misses, arguments.symbols, arguments.predict)
    if arguments.agreement:
        agreement(arguments.folder, names, arguments.show, arguments.limit, arguments.field)
    print(f"{len(names)} resolutions, {time.perf_counter() - start:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
