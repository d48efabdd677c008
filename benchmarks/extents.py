"""Opening phrases whose extent the UN sets unevenly: the tables of src/comity/languages/data/extents, measured.

    python benchmarks/extents.py GOLD [--languages ru zh] [--write]

GOLD is a folder of gold made from whole sessions (../shared/gold/README.md says how). An entry is the end of a
phrase, the words behind any phrase, or both. Only what two documents or more show is taken: one document makes no rule.
An entry is kept where most phrases that it fits are set otherwise than they are read. Where more than ALLOWED of a
language's phrases without a doubt are read otherwise, others follow: first the verbs whose objects no language sets
evenly ("reaffirms its commitment"), counted over all six, then entries, best first.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.languages.acts import opening_act
from comity.languages.extents import BEHIND, plain
from comity.languages.loader import CODES, read_table
from comity.model.resolution import BlockKind

TABLES = Path(__file__).resolve().parents[1] / "src/comity/languages/data/extents"

ALLOWED = 0.0048
"""Share of the opening phrases without a doubt that may be read otherwise than they are set: the reader promises less
than .005."""

WORTH, LEAST = 0.5, 0.08
"""Share of wrong readings, one right one added, from which an entry is always taken; from which it is where needed."""

UNEVEN, FEWEST = 0.2, 3
"""Share of wrong readings from which a verb's object is set unevenly, and of how many at least."""

LONGEST = 6
"""Words, or characters where words are not parted by blanks, of an entry."""

FOLLOWING = 2
"""Words behind the phrase, or pairs of characters where words are not parted by blanks, that an entry may hold."""

KINDS = (BlockKind.PREAMBULAR, BlockKind.OPERATIVE)
HEAD = """\
# Opening phrases of which the UN does not always set the same part in italics (written by benchmarks/extents.py from
# sessions 75 and 76). `objects`: verb and object, by their neutral names; `ends`: the phrase ends so; `followers`: it
# is followed so, whatever it is; `pairs`: it ends so and is followed so.
"""

Entry = tuple[str, str]
"""The end of a phrase, or nothing for any phrase, and what follows it, or nothing for anything."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """An opening phrase that was read: its document, the entries that fit it, and whether it is set otherwise.

    `lemma` names its verb and object.
    """

    document: str
    entries: tuple[Entry, ...]
    wrong: bool
    lemma: str = ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--languages", nargs="*", choices=CODES, default=list(CODES))
    parser.add_argument("--write", action="store_true", help="write the tables; else only the figures are printed")
    given = parser.parse_args()
    read = {code: list(read_phrases(given.gold, code)) for code in CODES}
    uneven = uneven_objects([phrase for phrases in read.values() for phrase in phrases])
    for code in given.languages:
        phrases = read[code]
        objects = uneven if is_needed(phrases) else []
        chosen = choose([phrase for phrase in phrases if phrase.lemma not in objects])
        raised = [one for one in phrases if one.lemma in objects or set(one.entries) & set(chosen)]
        caught, wrong = sum(one.wrong for one in raised), sum(one.wrong for one in phrases)
        documents = len({one.document for one in raised})
        print(
            f"{code}: {len(chosen)} entries, {len(raised)} doubts in {documents} documents, "
            f"{caught} right, {wrong - caught} missed of {len(phrases) - len(raised)}"
        )
        if given.write:
            (TABLES / f"{code}.toml").write_text(as_toml(objects, chosen), encoding="utf-8")
    return 0


def read_phrases(gold: Path, code: str) -> Iterator[Phrase]:
    """Every opening phrase that is scored, in the reliable documents of a language."""
    joint = read_table("structure", code)["joint"]
    for path in sorted(gold.glob(f"{code}_*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        for block in document["blocks"] if document["reliable"] else ():
            if block["kind"] not in KINDS or block["act_status"] not in ("ok", "none-confirmed"):
                continue
            act = opening_act(block["text"], code, block["kind"])
            if act:
                wrong = plain(block["act"]).replace(" ", "") != plain(act.text).replace(" ", "")
                yield Phrase(path.stem, entries_of(block["text"], act.end, joint), wrong, act.lemma)


def entries_of(text: str, end: int, joint: str) -> tuple[Entry, ...]:
    """The entries that would fit this phrase; none holds a number, which would name one document."""
    phrase, behind = plain(text[:end]), plain(text[end : end + BEHIND])
    counts = range(1, FOLLOWING + 1)
    if joint:
        words, following = phrase.split(), behind.split()
        ends = [joint.join(words[-count:]) for count in range(1, min(LONGEST, len(words)) + 1)]
        after = [joint.join(following[:count]) for count in counts if count <= len(following)]
    else:
        ends = [phrase[-count:] for count in range(2, min(LONGEST, len(phrase)) + 1)]
        after = list(dict.fromkeys(behind[: 2 * count] for count in counts if behind))
    named = [follows for follows in after if not re.search(r"\d", follows)]
    return (*((one, "") for one in ends), *((one, follows) for one in ("", *ends) for follows in named))


def is_needed(phrases: list[Phrase]) -> bool:
    """Whether more of these phrases are set otherwise than is allowed without a doubt."""
    return sum(phrase.wrong for phrase in phrases) > ALLOWED * len(phrases)


def uneven_objects(phrases: Iterable[Phrase]) -> list[str]:
    """The verbs with their objects that are read otherwise than they are set once in five times or more often."""
    all_of, wrong = Counter[str](), Counter[str]()
    works: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        all_of[phrase.lemma] += 1
        if phrase.wrong:
            wrong[phrase.lemma] += 1
            works[phrase.lemma].add(phrase.document.partition("_")[2])
    return sorted(
        lemma
        for lemma, count in wrong.items()
        if "-" in lemma and count >= FEWEST and count >= UNEVEN * (all_of[lemma] + 1) and len(works[lemma]) > 1
    )


def choose(phrases: Iterable[Phrase]) -> list[Entry]:
    """The entries that tell most wrong readings for the fewest doubts, best first."""
    left = list(phrases)
    chosen: list[Entry] = []
    while wrong := wrongly_read(left):
        fits = Counter(entry for phrase in left for entry in phrase.entries if entry in wrong)
        worth = {entry: count / (fits[entry] + 1) for entry, count in wrong.items()}
        best = max(wrong, key=lambda entry: (worth[entry], wrong[entry], not entry[1], -len("".join(entry)), entry))
        if worth[best] < (LEAST if is_needed(left) else WORTH):
            break
        chosen.append(best)
        left = [phrase for phrase in left if best not in phrase.entries]
    return [entry for entry in chosen if not any(covers(other, entry) for other in chosen)]


def covers(wide: Entry, narrow: Entry) -> bool:
    """Whether an entry fits whatever another one fits."""
    shorter_end = wide[0] in ("", narrow[0]) or narrow[0].endswith(f" {wide[0]}")
    shorter_behind = wide[1] in ("", narrow[1]) or narrow[1].startswith(f"{wide[1]} ")
    return wide != narrow and shorter_end and shorter_behind


def wrongly_read(phrases: list[Phrase]) -> dict[Entry, int]:
    """How many phrases that are set otherwise each entry fits, of those that fit any in two documents."""
    documents: dict[Entry, list[str]] = defaultdict(list)
    for phrase in phrases:
        for entry in phrase.entries if phrase.wrong else ():
            documents[entry].append(phrase.document)
    return {entry: len(names) for entry, names in documents.items() if len(set(names)) > 1}


def as_toml(objects: list[str], chosen: list[Entry]) -> str:
    """The table of a language."""
    sorts: dict[str, list[str]] = defaultdict(list)
    sorts["objects"] = [json.dumps(lemma) for lemma in objects]
    for end, behind in sorted(chosen):
        quoted = [json.dumps(word, ensure_ascii=False) for word in (end, behind) if word]
        sort = "pairs" if end and behind else "ends" if end else "followers"
        sorts[sort].append(f"[{', '.join(quoted)}]" if sort == "pairs" else quoted[0])
    lines = [f"{key} = [{wrapped(sorts[key])}]" for key in ("objects", "ends", "followers", "pairs")]
    return HEAD + "\n" + "\n".join(lines) + "\n"


def wrapped(values: list[str]) -> str:
    return "\n" + "".join(f"    {value},\n" for value in values) if values else ""


if __name__ == "__main__":
    sys.exit(main())
