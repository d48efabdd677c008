"""How fast 100 paragraphs are compared with 100, and how the predecessors of one session's resolutions are found.

    lineage.py [OLDER_FOLDER NEWER_FOLDER] [--show 10]

The folders hold one language's AKN4UN XML of two sessions. What counts as a predecessor is settled without the finder:
the newer resolution's title is that of exactly one older one, but for dates and sessions. Of those, each kind of
evidence alone, and all together, say which older resolution it is.
"""

import argparse
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter

import comity
from comity.lineage.align import align
from comity.lineage.comparison import compare_resolutions
from comity.lineage.neutral import neutral_words
from comity.lineage.successors import best_links, find_successors, session_of
from comity.model.comparison import SuccessorLink
from comity.model.resolution import Block, BlockKind, Masthead, Reading, Resolution

GOAL = 0.100
KINDS = ("citation", "agenda-item", "title", "text")
STEMS = ("parliament", "ocean", "warning", "budget", "review", "station", "coast", "law", "training", "data", "report")
ACTS = ("Encourages", "Invites", "Calls upon", "Requests", "Urges", "Recalls", "Welcomes")


def paragraphs(random: Random, count: int) -> list[str]:
    """Operative paragraphs of some 40 words, of words that many of them share."""
    words = [f"{stem}{ending}" for stem in STEMS for ending in ("s", "ing", "ed", "", "al", "ment", "er", "ism")]
    common = ("the", "of", "and", "to", "in", "for", "as", "well")
    return [
        f"{random.choice(ACTS)} Member States to "
        + " ".join(random.choice(common if place % 2 else words) for place in range(40))
        for _ in range(count)
    ]


def changed(random: Random, texts: list[str]) -> list[str]:
    """The same paragraphs, each with a few other words, some at another place."""
    other = []
    for text in texts:
        words = text.split()
        for _ in range(3):
            words[random.randrange(4, len(words))] = random.choice(STEMS)
        other.append(" ".join(words))
    for _ in range(5):
        other.insert(random.randrange(len(other)), other.pop(random.randrange(len(other))))
    return other


def resolution(texts: list[str], symbol: str) -> Resolution:
    blocks = tuple(
        Block(BlockKind.OPERATIVE, text, f"{place}.", 1, anchor=f"op{place}") for place, text in enumerate(texts, 1)
    )
    return Resolution("en", Masthead(symbol=symbol), blocks, Reading("", "", "", "1"))


def time_comparison() -> bool:
    """Prints the time of aligning and of comparing; whether aligning keeps to the goal."""
    random = Random(4)
    older = paragraphs(random, 100)
    newer = changed(random, older)
    words = [[neutral_words(text, "en") for text in side] for side in (older, newer)]
    aligned = min(timed(lambda: align(*words)) for _ in range(5))
    one, other = resolution(older, "A/RES/98/9001"), resolution(newer, "A/RES/99/9001")
    mandates = comity.extract(one), comity.extract(other)
    compared = min(timed(lambda: compare_resolutions(one, other, *mandates)) for _ in range(5))
    whole = min(timed(lambda: comity.compare(one, other)) for _ in range(3))
    print(f"100 paragraphs compared with 100 in {compared * 1e3:.0f} ms (goal: under {GOAL * 1e3:.0f} ms)")
    print(f"  of which aligning {aligned * 1e3:.0f} ms; with reading the mandates of both {whole * 1e3:.0f} ms")
    return compared < GOAL


def timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def same_title(resolutions: list[Resolution]) -> dict[str, str]:
    """The newer symbols whose title one older resolution has, and only one, with that older symbol."""
    sessions = sorted({session_of(one.symbol) for one in resolutions} - {0})
    titled: dict[int, dict[tuple[str, ...], list[str]]] = {session: {} for session in sessions}
    for one in resolutions:
        words = neutral_words(one.masthead.title, one.language)
        titled.get(session_of(one.symbol), {}).setdefault(words, []).append(one.symbol)
    older, newer = titled[sessions[0]], titled[sessions[-1]]
    return {
        symbols[0]: older[title][0]
        for title, symbols in newer.items()
        if len(symbols) == 1 and len(older.get(title, ())) == 1
    }


def by_one(links: list[SuccessorLink], kind: str) -> dict[str, str]:
    """For each newer symbol the older one for which this evidence alone speaks most; none where two are equal."""
    found: dict[str, list[tuple[float, str]]] = {}
    for link in links:
        value = dict(link.evidence).get(kind, 0.0)
        if value:
            found.setdefault(link.newer, []).append((value, link.older))
    best = {}
    for newer, values in found.items():
        values.sort(reverse=True)
        if len(values) == 1 or values[0][0] > values[1][0]:
            best[newer] = values[0][1]
    return best


def lineage_of_sessions(options: argparse.Namespace) -> None:
    start = perf_counter()
    files = [path for folder in (options.older, options.newer) for path in sorted(folder.glob("*.xml"))]
    resolutions = list({one.symbol: one for one in map(comity.read, files)}.values())
    read = perf_counter() - start
    start = perf_counter()
    links = list(find_successors(resolutions, least=0.0))
    seconds = perf_counter() - start
    likely = [link for link in links if link.score >= options.least]
    chosen = best_links(likely)
    print(f"\n{len(resolutions)} resolutions read in {read:.1f} s; successors found in {seconds:.1f} s")
    print(f"{len(chosen)} predecessors with a score of {options.least} or more")
    told = Counter(kind for link in chosen for kind, value in link.evidence if value >= 0.4)
    print("  spoken for by " + ", ".join(f"{kind} {told[kind]}" for kind in KINDS))
    known = same_title(resolutions)
    print(f"{len(known)} resolutions have the title of one older one; that one is found")
    answers = {kind: by_one(links, kind) for kind in KINDS} | {"together": {one.newer: one.older for one in chosen}}
    for kind, answer in answers.items():
        right = sum(answer.get(newer) == older for newer, older in known.items())
        wrong = sum(newer in answer and answer[newer] != older for newer, older in known.items())
        print(f"  by {kind:<12} {right:>4} right, {wrong:>3} other, {len(known) - right - wrong:>4} none")
    untitled = [link for link in chosen if link.newer not in known]
    print(f"{len(untitled)} predecessors found beyond those (the title changed, or several have it)")
    for link in untitled[: options.show]:
        print(f"  {link.older} -> {link.newer} {link.score} {dict(link.evidence)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("older", type=Path, nargs="?")
    parser.add_argument("newer", type=Path, nargs="?")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--least", type=float, default=0.5)
    options = parser.parse_args()
    kept = time_comparison()
    if options.older and options.newer:
        lineage_of_sessions(options)
    raise SystemExit(0 if kept else 1)


if __name__ == "__main__":
    main()
