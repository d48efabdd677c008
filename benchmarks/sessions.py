"""Two whole sessions, from XML to mandates, citations and lineage; and how well six languages' yields are set against
each other.

    make bench        or: .venv/bin/python benchmarks/sessions.py [--corpus ../shared] [--jobs 2] [--languages en fr]

Each language of both sessions is one task of a pool of processes: every file of its archives is read (citations are
part of reading), its mandates are found, then the predecessors of all resolutions, then each is compared with its
predecessor paragraph by paragraph. Where other programs use the processors too, the clock on the wall says little:
processor time divided by the processes is then what the run takes by itself.
"""

import argparse
import os
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.table import Table

import comity
from comity.batch import collect_seldom
from comity.lineage.agreement import agreement_of
from comity.lineage.comparison import compare_resolutions
from comity.lineage.successors import best_links, find_successors
from comity.mandates.extract import mandates_of
from comity.model.errors import ComityError
from comity.model.mandate import ParagraphMandates
from comity.model.resolution import Resolution

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("ru", "ar", "fr", "es", "en", "zh")
"""The longest first, so that no process is left waiting at the end."""

GOAL = 60.0
"""Seconds for both sessions on two cores."""

STAGES = ("read", "mandates", "successors", "compared")


@dataclass(slots=True)
class Run:
    """What one language gave, and the processor seconds of each stage."""

    language: str
    files: int = 0
    refused: int = 0
    mandates: int = 0
    citations: int = 0
    links: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


class Watch:
    """Adds up processor time by stage."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self._last = time.process_time()

    def lap(self, stage: str) -> None:
        """Counts the time since the last call to this stage."""
        now = time.process_time()
        self.seconds[stage] += now - self._last
        self._last = now


def whole_sessions(archives: list[Path], language: str) -> Run:
    """Both sessions in one language, all the way."""
    run, watch = Run(language), Watch()
    read: dict[str, tuple[Resolution, tuple[ParagraphMandates, ...]]] = {}
    for name, data in members(archives):
        run.files += 1
        try:
            resolution = comity.read(data, name=name)
        except ComityError:
            run.refused += 1
            continue
        watch.lap("read")
        paragraphs = comity.extract(resolution)
        run.mandates += len(mandates_of(paragraphs))
        run.citations += sum(len(block.citations) for block in resolution.blocks)
        read[resolution.symbol] = resolution, paragraphs
        watch.lap("mandates")
    links = best_links(find_successors(resolution for resolution, _ in read.values()))
    run.links = len(links)
    watch.lap("successors")
    for link in links:
        (older, asked), (newer, asks) = read[link.older], read[link.newer]
        compare_resolutions(older, newer, asked, asks)
    watch.lap("compared")
    run.seconds = watch.seconds
    return run


def members(archives: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """Every XML file of the archives."""
    for path in archives:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".xml"):
                    yield name, archive.read(name)


def time_sessions(corpus: Path, languages: list[str], jobs: int) -> bool:
    """Prints the table of the whole run; whether it keeps to the goal by itself."""
    before, start = os.times(), time.perf_counter()
    archives = {code: sorted((corpus / "corpus/ga").glob(f"*session-{code}.zip")) for code in languages}
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=collect_seldom) as pool:
        runs = list(pool.map(whole_sessions, archives.values(), archives))
    wall, after = time.perf_counter() - start, os.times()
    used = sum(after[:4]) - sum(before[:4])
    columns = ("language", "files", "refused", "mandates", "citations", "predecessors", *STAGES)
    table = Table(
        title="Two sessions, XML to mandates, citations and lineage", caption="processor seconds of each stage"
    )
    for column in columns:
        table.add_column(column, justify="left" if column == "language" else "right")
    for run in runs:
        counts = (run.files, run.refused, run.mandates, run.citations, run.links)
        seconds = (f"{run.seconds[stage]:.1f}" for stage in STAGES)
        table.add_row(run.language, *(f"{count:,}" for count in counts), *seconds)
    Console(width=120).print(table)
    files, mandates = sum(run.files for run in runs), sum(run.mandates for run in runs)
    spent = sum(run.seconds["mandates"] for run in runs)
    print(f"{files:,} files on {jobs} processes: {wall:.0f} s on the wall, {used:.0f} s of processor time")
    print(f"  by itself {used / jobs:.0f} s (goal: under {GOAL:.0f} s on two cores)")
    print(f"mandates found: {mandates / spent:,.0f} a second, of resolutions already read")
    return used / jobs < GOAL


def time_agreement(corpus: Path, most: int) -> None:
    """Prints how long it takes to set six languages against each other, their mandates found already or not."""
    works: dict[str, dict[str, bytes]] = defaultdict(dict)
    for code in LANGUAGES:
        for path in sorted((corpus / "corpus/ga").glob(f"76session-{code}.zip")):
            for name, data in members([path]):
                works[Path(name).stem.split("-")[0]][code] = data
    whole = [versions for _, versions in sorted(works.items()) if len(versions) == len(LANGUAGES)]
    agreed = found = paragraphs = differing = 0.0
    chosen = whole[:: max(1, len(whole) // most)][:most]
    for versions in chosen:
        try:
            read = {code: comity.read(data) for code, data in versions.items()}
        except ComityError:
            continue
        start = time.process_time()
        mandates = {code: comity.extract(resolution) for code, resolution in read.items()}
        found += time.process_time() - start
        start = time.process_time()
        agreement = agreement_of(mandates, read["en"].symbol)
        agreed += time.process_time() - start
        paragraphs += len(agreement.paragraphs)
        differing += sum(bool(paragraph.disagreements) for paragraph in agreement.paragraphs)
    count = len(chosen)
    print(f"agreement of six languages over {count} resolutions: {agreed / count * 1e3:.1f} ms each, ", end="")
    print(f"{found / count * 1e3:.0f} ms more to find their mandates", end="; ")
    print(f"{differing:.0f} of {paragraphs:.0f} paragraphs differ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--languages", nargs="+", default=list(LANGUAGES), choices=LANGUAGES)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--agreement", type=int, default=40, help="resolutions whose six languages are compared")
    given = parser.parse_args()
    if not any((given.corpus / "corpus/ga").glob("*session-*.zip")):
        print("NOT MEASURED: the two sessions; ../shared is not here")
        return
    kept = time_sessions(given.corpus, given.languages, given.jobs)
    if given.agreement:
        time_agreement(given.corpus, given.agreement)
    raise SystemExit(0 if kept else 1)


if __name__ == "__main__":
    main()
