"""Reads the gold texts of each state of damage and scores what was read.

    python benchmarks/reading_accuracy.py [--states clean seed] [--texts DIR] [--gold DIR] [--langs zh] [--jobs 2]

Needs the gold beside the project (../shared/gold) and an interpreter with rapidfuzz for its scorer (--scorer-python).
"""

import argparse
import json
import subprocess
import sys
import time
from multiprocessing import Pool
from pathlib import Path
from tempfile import gettempdir

from comity.model.codec import to_json
from comity.model.errors import ComityError
from comity.model.resolution import Reading
from comity.pipeline import _marked
from comity.repair import repair
from comity.sources.text import open_text
from comity.structure import read_structure

SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold"


def read_one(task: tuple[str, str]) -> tuple[str, float, str]:
    """Writes the reading of one text; its name, the seconds it took, and the error if it was refused."""
    path, target = Path(task[0]), Path(task[1])
    start = time.perf_counter()
    try:
        source = open_text(path.read_bytes(), name=path.name)
        clean = repair(source, path.name[:2])
        resolution = read_structure(clean, Reading(source.digest, source.name, source.media_type, "1"))
    except ComityError as error:
        return path.name, time.perf_counter() - start, str(error)
    took = time.perf_counter() - start
    resolution = _marked(resolution)
    target.write_text(json.dumps(to_json(resolution), ensure_ascii=False), encoding="utf-8")
    return path.name, took, ""


def main() -> None:
    """Read, then score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", nargs="*", default=["clean", "seed", "pypdf", "pdftotext"])
    parser.add_argument("--texts", type=Path, default=SHARED / "dev" / "text")
    parser.add_argument("--gold", type=Path, default=SHARED / "dev" / "gold")
    parser.add_argument("--out", type=Path, default=Path(gettempdir()) / "reading-accuracy")
    parser.add_argument("--langs", nargs="*")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--worst", default="12")
    parser.add_argument("--scorer-python", default=sys.executable)
    options = parser.parse_args()
    for state in options.states:
        folder = options.out / state
        folder.mkdir(parents=True, exist_ok=True)
        texts = sorted((options.texts / state).glob("*.txt"))
        texts = [path for path in texts if not options.langs or path.name[:2] in options.langs]
        with Pool(options.jobs) as pool:
            done = pool.map(read_one, [(str(p), str(folder / f"{p.stem}.json")) for p in texts], chunksize=4)
        times = sorted(seconds for _, seconds, _ in done)
        print(f"{state}: {len(done)} texts, median {1000 * times[len(times) // 2]:.1f} ms, all {sum(times):.1f} s")
        for name, _, error in done:
            if error:
                print(f"  {name}: {error}")
        languages = ["--lang", *options.langs] if options.langs else []
        subprocess.run(
            [
                *(options.scorer_python, str(SHARED / "score.py"), str(options.gold), str(options.out)),
                *("--style", state, "--worst", options.worst, *languages),
            ],
            check=True,
        )


if __name__ == "__main__":
    main()
