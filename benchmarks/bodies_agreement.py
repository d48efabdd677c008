"""Whether the same bodies are found in six languages of the same paragraph, and whether the annotated parties are.

    bodies_agreement.py GOLD_FOLDER [--mandates DEV.jsonl] [--top 40] [--id ID --lang ru --show 5] [--misses]

GOLD_FOLDER holds gold readings named `<lang>_RES_<session>_<number>.json`. An id "agrees" in a paragraph when it is
found in all six languages or in none; a language is at odds with an id when it differs from the majority.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from comity.bodies import find_bodies
from comity.languages.loader import CODES

Paragraphs = dict[str, str]
"""One paragraph's text per language."""


def operative_texts(path: Path) -> list[tuple[str, str]]:
    """Number and text of every operative paragraph of a gold reading."""
    reading: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return [(block["number"], block["text"]) for block in reading["blocks"] if block["kind"] == "operative"]


def paragraph_text(path: Path, number: str | None) -> str:
    """The text of the operative paragraph with this number; empty if the reading lacks it."""
    digits = "".join(filter(str.isdigit, number or ""))
    for printed, text in operative_texts(path) if path.exists() and digits else ():
        if "".join(str(int(sign)) for sign in printed if sign.isdigit()) == digits:
            return text
    return ""


def aligned(folder: Path, every: int) -> Iterator[tuple[str, int, Paragraphs]]:
    """The operative paragraphs that all six languages have in equal number, resolution by resolution."""
    for path in sorted(folder.glob("en_*.json"))[::every]:
        others = {code: path.with_name(path.name.replace("en_", f"{code}_", 1)) for code in CODES}
        if not all(other.exists() for other in others.values()):
            continue
        texts = {code: operative_texts(other) for code, other in others.items()}
        if len({len(paragraphs) for paragraphs in texts.values()}) != 1:
            continue
        for index in range(len(texts["en"])):
            yield path.stem.removeprefix("en_"), index, {code: texts[code][index][1] for code in CODES}


def agreement(options: argparse.Namespace) -> None:
    """Prints per language how often it differs from the majority, and the ids with most differences."""
    at_odds: dict[str, Counter[str]] = defaultdict(Counter)
    found_in: Counter[str] = Counter()
    whole, paragraphs, seconds, shown = Counter[str](), 0, Counter[str](), 0
    for name, index, texts in aligned(options.folder, options.every):
        paragraphs += 1
        ids = {}
        for code, text in texts.items():
            start = perf_counter()
            ids[code] = {mention.id for mention in find_bodies(text, code)}
            seconds[code] += perf_counter() - start
        for body_id in set().union(*ids.values()):
            having = [code for code in CODES if body_id in ids[code]]
            found_in[body_id] += 1
            odd = having if len(having) <= 2 else [code for code in CODES if code not in having]
            for code in odd:
                at_odds[body_id][f"{'+' if code in having else '-'}{code}"] += 1
            wanted = options.id == body_id and options.lang in odd
            if wanted and shown < options.show:
                shown += 1
                print(f"\n{name} [{index}] {having}\n  {options.lang}: {texts[options.lang]}\n  en: {texts['en']}")
        majority = {body_id for body_id in found_in if sum(body_id in ids[code] for code in CODES) >= 3}
        for code in CODES:
            whole[code] += ids[code] == majority
    print(f"{paragraphs} paragraphs in six languages")
    for code in CODES:
        print(
            f"{code}: as the majority in {whole[code] / paragraphs:.3f}, {seconds[code] / paragraphs * 1e6:.0f} us each"
        )
    for body_id, odd in sorted(at_odds.items(), key=lambda entry: -entry[1].total())[: options.top]:
        print(f"{body_id:50} {found_in[body_id]:5} ", " ".join(f"{code}:{n}" for code, n in odd.most_common()))


def recall(options: argparse.Namespace) -> None:
    """Prints per language the share of annotated addressees and partners that are found in their paragraph."""
    wanted, found = Counter[str](), Counter[str]()
    misses: dict[str, Counter[str]] = defaultdict(Counter)
    for line in options.mandates.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        parties = {party for clause in row["clauses"] for party in (*clause["addressees"], *clause["with"])} - {"ga"}
        for code in CODES:
            stem = row["symbol"].removeprefix("A/").replace("/", "_").replace(" ", "")
            path = options.folder / f"{code}_{stem}.json"
            text = paragraph_text(path, row["number"])
            if not text:
                continue
            here = {mention.id for mention in find_bodies(text, code)}
            wanted[code] += len(parties)
            found[code] += len(parties & here)
            for party in sorted(parties - here):
                misses[code][party] += 1
                if options.misses and options.lang in (code, None):
                    print(f"{code} {row['symbol']} {row['number']} {party}: {text}")
    for code in CODES:
        share = found[code] / max(wanted[code], 1)
        print(
            f"{code}: {found[code]}/{wanted[code]} = {share:.3f}  ",
            " ".join(f"{p}:{n}" for p, n in misses[code].most_common(12)),
        )


def main() -> None:
    """Reads the options and prints what they ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mandates", type=Path)
    parser.add_argument("--top", type=int, default=40)
    parser.add_argument("--every", type=int, default=1, help="read every n-th resolution only")
    parser.add_argument("--id")
    parser.add_argument("--lang")
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if options.mandates:
        recall(options)
    else:
        agreement(options)


if __name__ == "__main__":
    main()
