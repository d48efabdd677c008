"""F1 of the citations found in the texts of a gold folder, per language, counted as the gold's scorer counts.

    python benchmarks/citation_accuracy.py [GOLD ...] [--show 20]

Without GOLD ../shared/gold/dev/gold is read. Documents that the gold calls unreliable are left out.
"""

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from comity.citations import find_citations


def symbol_key(symbol: str) -> str:
    """A symbol as the scorer compares it."""
    packed = re.sub(r"\s+", "", unicodedata.normalize("NFC", symbol)).upper().strip(".,;:").replace("–", "-")
    packed = re.sub(r"(?<=\d)AAND(?=B$)", "A-", packed.replace("(SUPP)", ""))
    double = re.match(r"^([A-Z]+/.+?)-(?:A|E|S)/\d", packed)
    return double.group(1) if double else packed


def cited(gold: dict) -> dict[str, str]:
    """Every symbol found in blocks and footnotes, with the words it was read from."""
    found = {}
    for block in gold["blocks"]:
        notes = block["footnotes"] + block.get("table_footnotes", [])
        for text in [block["text"], *(note["text"] for note in notes)]:
            for citation in find_citations(text, gold["language"]):
                if citation.symbol:
                    context = text[max(0, citation.start - 60) : citation.end + 40]
                    found.setdefault(symbol_key(citation.symbol), context)
    return found


def main() -> None:
    """Print F1, precision and recall per language, and the commonest kinds of misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, default=[Path("../shared/gold/dev/gold")])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--language", action="append")
    arguments = parser.parse_args()
    scores: dict[str, list[float]] = defaultdict(list)
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: dict[tuple[str, str], list[str]] = defaultdict(list)
    for folder in arguments.gold:
        for file in sorted(folder.glob("*.json"))[:: arguments.every]:
            if arguments.language and file.name[:2] not in arguments.language:
                continue
            gold = json.loads(file.read_text(encoding="utf-8"))
            if not gold.get("reliable", True):
                continue
            found = cited(gold)
            required = {symbol_key(symbol) for symbol in gold["citations_required"]}
            allowed = {symbol_key(symbol) for field in ("citations_optional", "citations", "originating_documents")
                       for symbol in gold[field]} | {symbol_key(gold["symbol"])}  # fmt: skip
            right = len(set(found) & required)
            extra = set(found) - required - allowed
            if required or extra:
                scores[gold["language"]].append(2 * right / (2 * right + len(extra) + len(required - set(found))))
            totals[gold["language"]].update(right=right, extra=len(extra), missed=len(required - set(found)))
            wrong[gold["language"], "extra"] += [f"{file.stem} {symbol}: {found[symbol]}" for symbol in extra]
            wrong[gold["language"], "missed"] += [f"{file.stem} {symbol}" for symbol in required - set(found)]
    for language, values in sorted(scores.items()):
        count = totals[language]
        print(
            f"{language} documents {len(values)} cit_f1 {sum(values) / len(values):.4f} "
            f"precision {count['right'] / (count['right'] + count['extra']):.4f} "
            f"recall {count['right'] / (count['right'] + count['missed']):.4f}"
        )
    for (language, sort), examples in sorted(wrong.items()):
        for example in examples[:: max(1, len(examples) // arguments.show)][: arguments.show] if arguments.show else []:
            print(language, sort, example)


if __name__ == "__main__":
    main()
