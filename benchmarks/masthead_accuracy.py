"""How often the masthead is read right, per state and language.

    python benchmarks/masthead_accuracy.py [GOLD TEXTS] [--show 2]

GOLD holds the gold's JSON files, TEXTS a folder of texts per state; without them ../shared/gold/dev is read.
"""

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from comity.structure.masthead import read_masthead

FIELDS = (
    "symbol", "title", "adoption_date", "publication_date", "session", "agenda_items", "agenda_text", "agenda_names",
    "without_reference", "proponent", "originating_documents", "start_of_body", "meeting",
)  # fmt: skip
COVER_FIELDS = {"symbol", "publication_date", "agenda_items", "agenda_text", "agenda_names"}


def plain(value: object) -> object:
    """A value without blanks and invisible marks, lists as their joined text."""
    if isinstance(value, (list, tuple)):
        return plain("|".join(value)) if value else ""
    if not isinstance(value, str):
        return value
    letters = unicodedata.normalize("NFKC", value).replace("\u0640", "").replace("\u2011", "-").replace("|", "")
    return re.sub(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]+", "", letters)


def expected(gold: dict, field: str) -> object:
    """What the gold says of a field."""
    if field == "start_of_body":
        first = gold["blocks"][0] if gold["blocks"] else {"number": "", "text": ""}
        return plain(first["number"] + first["text"][:9])
    if field == "meeting":
        lines = [line for block in gold["blocks"] if block["kind"] == "closing" for line in block["lines"]]
        numbers = [re.search(r"\d+", line) for line in lines if not re.search(r"\d{4}", line)]
        return next((number[0] for number in numbers if number), "")
    return plain(gold[field])


def main() -> None:
    """Print a table of shares, and examples of what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path, default=Path("../shared/gold/dev/gold"))
    parser.add_argument("texts", nargs="?", type=Path, default=Path("../shared/gold/dev/text"))
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--state", action="append")
    arguments = parser.parse_args()
    right: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    wrong: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for file in sorted(arguments.texts.glob("*/*.txt")):
        state, language = file.parent.name, file.name[:2]
        if arguments.state and state not in arguments.state:
            continue
        gold = json.loads((arguments.gold / f"{file.stem}.json").read_text(encoding="utf-8"))
        text = file.read_text(encoding="utf-8")
        reading = read_masthead(text, language)
        right[state, language]["n"] += 1
        for field in FIELDS:
            if field == "start_of_body":
                found = plain(text[reading.start_of_body : reading.start_of_body + 40])
            else:
                found = plain(getattr(reading.masthead, field))
            want = expected(gold, field)
            if found == want or (field == "start_of_body" and found.startswith(want)):
                right[state, language][field] += 1
            else:
                wrong[state, language, field].append(f"{file.stem}: {found!r} for {want!r}")
    print(f"{'state':10} {'':3} {'n':>4} " + " ".join(f"{field[:8]:>8}" for field in FIELDS))
    for (state, language), counts in sorted(right.items()):
        shares = " ".join(f"{counts[field] / counts['n']:8.3f}" for field in FIELDS)
        print(f"{state:10} {language:3} {counts['n']:4d} {shares}")
    for (state, language, field), examples in sorted(wrong.items()):
        if state != "seed" or field not in COVER_FIELDS - {"symbol"}:
            for example in examples[: arguments.show]:
                print(state, language, field, example)


if __name__ == "__main__":
    main()
