"""How many opening acts and act clauses are read right, per language.

    acts_accuracy.py GOLD_FOLDER [--mandates DEV.jsonl] [--session 75] [--lang en] [--worst 20]

GOLD_FOLDER holds gold readings named `<lang>_RES_<session>_<number>.json` (../shared/gold/dev/gold).
opening: the whole phrase equals the gold's; bare: equal after qualifiers are taken off both sides.
clauses: the act classes of each operative paragraph in order, against DEV.jsonl, in every language whose text is there.
"""

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comity.languages.acts import bare_act, find_acts, opening_act

KINDS = {"preambular": "preambular", "operative": "operative", "paragraph": "operative"}
SCORED = {"ok", "none-confirmed"}


def act_key(act: str, language: str) -> str:
    """The act as the scorer compares it: no blanks, no marks around it."""
    normal = unicodedata.normalize("NFKC" if language == "ar" else "NFC", act).replace("\u0640", "")
    return re.sub(r"\s+", "", normal).strip(',，،、;؛:.。“”«»"')


def readings(folder: Path, language: str, session: str) -> Iterator[dict[str, Any]]:
    """The gold readings of one language, of one session if one is given."""
    for path in sorted(folder.glob(f"{language}_RES_{session}*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def opening_score(folder: Path, language: str, session: str, worst: int) -> tuple[float, float, int]:
    """The shares of openings right and right without qualifiers, and their number; prints the commonest misses."""
    right = bare = total = 0
    misses: Counter[tuple[str, str, str]] = Counter()
    for reading in readings(folder, language, session):
        for block in reading["blocks"]:
            kind = KINDS.get(block["kind"])
            if kind is None or block["act_status"] not in SCORED:
                continue
            total += 1
            match = opening_act(block["text"], language, kind)
            found = match.text if match else ""
            same = act_key(found, language) == act_key(block["act"], language)
            right += same
            bare += same or bare_act(found, language) == bare_act(block["act"], language)
            if not same:
                following = "" if block["act"] else block["text"][:30]
                misses[kind[:2], block["act"] + following, found] += 1
    for (kind, gold, found), count in misses.most_common(worst):
        print(f"   {count:4} {kind} gold {gold!r} found {found!r}")
    return right / (total or 1), bare / (total or 1), total


def label(number: str) -> str:
    """The letters and digits of a printed number."""
    return "".join(c for c in number.lower() if c.isalnum())


def matched(gold: list[str], found: list[str]) -> list[str]:
    """A longest common subsequence of two lists of classes."""
    best: list[list[list[str]]] = [[[] for _ in range(len(found) + 1)] for _ in range(len(gold) + 1)]
    for i, wanted in enumerate(gold):
        for j, got in enumerate(found):
            longer = max(best[i][j + 1], best[i + 1][j], key=len)
            best[i + 1][j + 1] = best[i][j] + [wanted] if wanted == got else longer
    return best[-1][-1]


def paragraphs(folder: Path, language: str, symbol: str) -> dict[tuple[str, int], str]:
    """The text of each numbered paragraph of a resolution, by its label and the time it comes."""
    path = folder / f"{language}_{symbol.removeprefix('A/').replace('/', '_').replace(' ', '')}.json"
    found: dict[tuple[str, int], str] = {}
    if path.exists():
        times: Counter[str] = Counter()
        for block in json.loads(path.read_text(encoding="utf-8"))["blocks"]:
            if block["kind"] in ("operative", "subparagraph") and block["number"]:
                key = label(block["number"])
                times[key] += 1
                found[key, times[key]] = block["text"]
    return found


def clause_score(folder: Path, mandates: Path, language: str, worst: int) -> dict[str, Counter[str]]:
    """Counts of classes in gold, found and right; prints paragraphs whose sequences differ."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    texts: dict[str, dict[tuple[str, int], str]] = {}
    times: Counter[tuple[str, str]] = Counter()
    for line in mandates.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        symbol, number = row["symbol"], label(row["number"] or "")
        times[symbol, number] += 1
        if symbol not in texts:
            texts[symbol] = paragraphs(folder, language, symbol)
        text = texts[symbol].get((number, times[symbol, number]))
        if text is None or not number.isdigit():  # lettered items stored apart need no line
            continue
        gold = [clause["act_class"] for clause in row["clauses"]]
        acts = find_acts(text, language, "operative")
        found = [act.act_class for act in acts]
        counts["gold"].update(gold)
        counts["found"].update(found)
        counts["right"].update(matched(gold, found))
        counts["paragraphs"].update(["same" if gold == found else "different"])
        if gold != found and worst:
            worst -= 1
            print(
                f"   {symbol} {number}: gold {gold} found {[(a.text, a.act_class) for a in acts]}\n      {text[:700]}"
            )
    return counts


def f1(counts: dict[str, Counter[str]], *classes: str) -> float:
    """F1 over the classes named, or over all."""
    right, gold, found = (
        sum(counts[side][name] for name in (classes or counts[side])) for side in ("right", "gold", "found")
    )
    return 2 * right / (gold + found) if gold + found else 1.0


def main() -> None:
    """Prints both measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--mandates", type=Path)
    parser.add_argument("--session", default="")
    parser.add_argument("--lang", nargs="*", default=["en", "fr", "es", "ru", "zh", "ar"])
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--skip-opening", action="store_true")
    args = parser.parse_args()
    for language in args.lang:
        if not args.skip_opening:
            right, bare, total = opening_score(args.gold, language, args.session, args.worst)
            print(f"{language} opening {right:.4f} bare {bare:.4f} of {total}")
        if args.mandates:
            counts = clause_score(args.gold, args.mandates, language, args.worst)
            classes = " ".join(f"{name} {f1(counts, name):.3f}" for name in sorted(counts["gold"]))
            same = counts["paragraphs"]["same"] / (sum(counts["paragraphs"].values()) or 1)
            print(f"{language} clauses F1 {f1(counts):.4f} paragraphs {same:.4f}: {classes}")


if __name__ == "__main__":
    main()
