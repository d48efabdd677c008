"""Feeds the reader damaged, shuffled, cut and joined documents for as long as asked.

Nothing but a ComityError may come of it, in good time.

    .venv/bin/python benchmarks/fuzz.py --minutes 60 --seed 1

Starts from the project's samples, and from the real texts, PDFs and XML of ../shared where they are. What is found is
written to var/fuzz/ with the seed that made it, so that it can become a test.
"""

import argparse
import hashlib
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

import comity
from comity.model.errors import ComityError
from comity.pipeline import FORMATS

ROOT = Path(__file__).resolve().parents[1]

FOUND = ROOT / "var/fuzz"

SLOW_SECONDS = 20.0
"""A reading that takes the processor longer than this for a document of usual size is a finding too."""

STUCK_SECONDS = 120

STRANGE = "\u0000\u0007\u00ad\u200f\u202e\u2028\ufeff\ufffd\ud7ff\uffff\U0001f600ﷺﻻ　①㈠٣१[(«1.\t\f\x85"

Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    seeds = find_seeds()
    chance = random.Random(given.seed)
    signal.signal(signal.SIGPROF, _stuck)
    end = time.monotonic() + given.minutes * 60
    tried = found = 0
    while time.monotonic() < end:
        tried += 1
        data = mutated(chance, seeds)
        fault = fault_of(data)
        if fault:
            found += 1
            keep(data, fault)
        if tried % 2000 == 0:
            print(f"{tried:,} tried, {found} faults", flush=True)
    print(f"{tried:,} documents tried in {given.minutes:g} minutes, {found} faults (seed {given.seed})")
    return 1 if found else 0


def _stuck(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"the reading had not ended after {STUCK_SECONDS} s")


def find_seeds() -> list[bytes]:
    folders = [ROOT / "src/comity_web/samples", ROOT / "tests/comity/samples"]
    shared = ROOT.parent / "shared"
    folders += [shared / "seeds", shared / "gold/dev/text", shared / "gold/dev/pdf", shared / "corpus/lineage"]
    paths = [path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*"))]
    kinds = {".txt", ".xml", ".pdf", ".docx", ".json"}
    return [path.read_bytes() for path in paths if path.suffix in kinds and path.stat().st_size < 150_000]


def mutated(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """A seed with one to four kinds of damage done to it."""
    data = chance.choice(seeds)
    for mutation in chance.choices(MUTATIONS, k=chance.randint(1, 4)):
        data = mutation(chance, data, seeds)
    return data


def fault_of(data: bytes) -> str:
    """Why this document is a finding; "" when it is read, or refused with a ComityError, in good time.

    Time is the processor's: a busy machine is no finding. A reading that does not end is broken off after
    STUCK_SECONDS: the signal reaches into the matching of a pattern.
    """
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, STUCK_SECONDS)
    try:
        resolution = comity.read(data, name="fuzz")
        comity.extract(resolution)
        for name in FORMATS:
            comity.write(resolution, name)
    except ComityError:
        pass
    except Exception:
        return traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    seconds = time.process_time() - start
    return f"took {seconds:.0f} s for {len(data):,} bytes" if seconds > SLOW_SECONDS else ""


def keep(data: bytes, fault: str) -> None:
    FOUND.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(data).hexdigest()[:12]
    (FOUND / f"{name}.bin").write_bytes(data)
    (FOUND / f"{name}.txt").write_text(fault, encoding="utf-8")
    print(f"found {name}: {fault.strip().splitlines()[-1]}", flush=True)


def cut(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def cut_start(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    return data[chance.randrange(len(data) + 1) :]


def join(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    return data + chance.choice(seeds)


def shuffle_lines(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def repeat_line(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    place = chance.randrange(len(lines))
    return b"\n".join([*lines[:place], *[lines[place]] * chance.randint(2, 50), *lines[place:]])


def run_lines_on(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    """A stretch of lines on one line."""
    lines = data.split(b"\n")
    first = chance.randrange(len(lines))
    last = chance.randint(first, len(lines))
    return b"\n".join([*lines[:first], b" ".join(lines[first:last]), *lines[last:]])


def mark_words(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    """Marks of Markdown before and behind words, paired or not."""
    words = data.split(b" ")
    for _ in range(chance.randint(1, 200)):
        place = chance.randrange(len(words))
        mark = chance.choice([b"*", b"**", b"_", b"***", b"[^1]", b"|", b"\n# ", b"\\", b"\n> ", b"<sup>1</sup>"])
        words[place] = chance.choice([mark + words[place] + mark, mark + words[place], words[place] + mark])
    return b" ".join(words)


def flip_bytes(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def insert_strange(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    text = data.decode("utf-8", "replace")
    for _ in range(chance.randint(1, 30)):
        place = chance.randrange(len(text) + 1)
        text = text[:place] + chance.choice(STRANGE) * chance.randint(1, 4) + text[place:]
    return text.encode("utf-8", "replace")


def drop_blanks(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    return data.replace(chance.choice([b" ", b"\n", b"\n\n", b",", b". "]), chance.choice([b"", b" ", b"\n"]))


def noise(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    ranges = [(32, 0x700), (0x4E00, 0x9FFF)]
    return "".join(chr(chance.randrange(*chance.choice(ranges))) for _ in range(300)).encode()


def splice(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    other = chance.choice(seeds)
    place, start = chance.randrange(len(data) + 1), chance.randrange(len(other) + 1)
    return data[:place] + other[start : start + chance.randint(1, 3000)] + data[place:]


MUTATIONS: tuple[Mutation, ...] = (
    cut,
    cut_start,
    join,
    shuffle_lines,
    repeat_line,
    run_lines_on,
    mark_words,
    flip_bytes,
    insert_strange,
    drop_blanks,
    noise,
    splice,
)

if __name__ == "__main__":
    sys.exit(main())
