"""How right the reading is, measured on real documents and published in docs/accuracy.md.

    make accuracy                         reads ../shared and writes the page; some minutes on two cores
    accuracy.py --parts reading --states clean --languages zh     that only, printed

Parts: reading (the dev set, by state, language and field), mandates (the annotated paragraphs), agreement (of six
languages), acts (of every operative paragraph), lineage (75 to 76), held-out (what no rule was made for). The figures
are the gold's own scorers'; nothing is left out of them but what the page says.

The documents are made ready from the UN's XML in a folder of their own, made anew each time; --material keeps it.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import accuracy_acts as acts
import accuracy_agreement as agreement
import accuracy_heldout as heldout
import accuracy_lineage as lineage
import accuracy_mandates as mandates
import accuracy_reading as reading
import accuracy_verbs as verbs
from accuracy_material import LANGUAGES, assembly_material, held_back_material, read_gold

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/accuracy.md"
MARK = "<!-- what follows is written by hand -->"


@dataclass(frozen=True, slots=True)
class Task:
    """What to measure: where the gold and the corpus lie, where the documents are made ready, and on what."""

    shared: Path
    material: Path
    states: tuple[str, ...]
    languages: tuple[str, ...]
    jobs: int


def reading_part(task: Task) -> Iterator[str]:
    cases = reading.find_cases(task.shared, task.material)
    wanted = [case for case in cases if case.state in task.states and case.language in task.languages]
    yield from reading.reading_lines(reading.gather(task.shared, wanted, task.jobs))


def mandates_part(task: Task) -> Iterator[str]:
    found = mandates.score_mandates(
        task.shared, assembly_material(task.shared, task.material / "ga"), task.languages, task.jobs
    )
    yield from told("mandates")
    yield from mandates.mandates_table(found)
    yield from told("misses")
    yield from mandates.misses_table(found)


def agreement_part(task: Task) -> Iterator[str]:
    material = assembly_material(task.shared, task.material / "ga")
    stems = material.in_six_languages()
    read = agreement.read_all(material, stems, task.jobs)
    found = agreement.agreements(task.shared, read)
    yield from told("agreement", resolutions=len(stems))
    yield from agreement.agreement_table(found)
    yield from told("agreement in annexes")
    yield from agreement.agreement_table(agreement.agreements(task.shared, read, annexes=True))
    yield from told("disagreement")
    yield from agreement.classes_table(found)
    yield from told("examples")
    yield from agreement.examples_table(found)
    yield from told("verbs")
    titles = {stem: read_gold(material, f"{agreement.REFERENCE}_{stem}")["title"] for stem in stems}
    yield from verbs.verbs_table(read, titles)


def acts_part(task: Task) -> Iterator[str]:
    material = assembly_material(task.shared, task.material / "ga")
    texts = material.texts(task.languages)
    found = acts.read_acts(task.shared, material.gold, texts, task.jobs)
    yield from told("acts", documents=len(texts))
    yield from acts.acts_table(found)
    yield from told("extent")
    yield from acts.misses_lines(found)


def lineage_part(task: Task) -> Iterator[str]:
    material = assembly_material(task.shared, task.material / "ga")
    found = {
        language: lineage.find_links(material, language, task.jobs) for language in ("en", *others(task.languages))
    }
    yield from told("lineage")
    yield from lineage.evidence_table(found["en"])
    yield from told("links")
    yield from lineage.links_table(found)
    yield from told("became", pairs=len(found["en"].chosen))
    yield from lineage.became_table(lineage.compare_all(material, found["en"].chosen, tuple(found), task.jobs))


def heldout_part(task: Task) -> Iterator[str]:
    material = held_back_material(task.shared, task.material / "council")
    yield from told("held-out")
    yield from heldout.council_table(heldout.council_cells(task.shared, material, task.jobs))
    yield from told("held-out acts")
    yield from acts.acts_table(acts.read_acts(task.shared, material.gold, material.texts(), task.jobs))
    stems = material.in_six_languages()
    found = agreement.agreements(task.shared, agreement.read_all(material, stems, task.jobs))
    yield from told("held-out agreement", resolutions=len(stems))
    yield from [*agreement.agreement_table(found), "", *agreement.classes_table(found)]
    yield from told("held-out earlier")
    yield from heldout.earlier_table(heldout.read_earlier(task.shared))
    yield from told("held-out citations")
    yield from heldout.cited_table(task.shared)


def others(languages: tuple[str, ...]) -> list[str]:
    return [language for language in languages if language != "en"]


PARTS: dict[str, Callable[[Task], Iterator[str]]] = {
    "reading": reading_part,
    "mandates": mandates_part,
    "agreement": agreement_part,
    "acts": acts_part,
    "lineage": lineage_part,
    "held-out": heldout_part,
}


def told(name: str, **figures: int) -> Iterator[str]:
    """What the page says before a table: the section of that name in accuracy_page.md, its figures put in."""
    sections = (ROOT / "benchmarks/accuracy_page.md").read_text(encoding="utf-8").split("<!-- ")
    text = next(one.partition("-->")[2] for one in sections if one.partition(" -->")[0] == name)
    yield from ["", *text.strip().format(**{key: f"{value:,}" for key, value in figures.items()}).split("\n"), ""]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--page", type=Path, default=PAGE, help="where the page is written; - prints it")
    parser.add_argument("--parts", nargs="*", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--states", nargs="*", choices=list(reading.STATES), default=list(reading.STATES))
    parser.add_argument("--languages", nargs="*", choices=LANGUAGES, default=list(LANGUAGES))
    parser.add_argument("--material", type=Path, help="a folder to keep the documents in, and to take them from")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    if not (given.shared / "gold/dev").is_dir():
        print("NOT MEASURED: ../shared/gold is not here", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        task = Task(
            given.shared, given.material or Path(folder), tuple(given.states), tuple(given.languages), given.jobs
        )
        task.material.mkdir(parents=True, exist_ok=True)
        page = page_of(task, given.parts)
    whole = [sorted(given.parts), sorted(given.states), sorted(given.languages)]
    if str(given.page) == "-" or whole != [sorted(PARTS), sorted(reading.STATES), sorted(LANGUAGES)]:
        print(page)
    else:
        given.page.write_text(with_own_part(given.page, page), encoding="utf-8")
    return 0


def page_of(task: Task, parts: list[str]) -> str:
    """The page with these parts, in the order of PARTS."""
    lines = ["# How right the reading is", *told("page")]
    for name, part in PARTS.items():
        if name in parts:
            print(f"measuring {name}", file=sys.stderr)
            lines += [*part(task), ""]
    return "\n".join(line for place, line in enumerate(lines) if line or (place and lines[place - 1])).rstrip() + "\n"


def with_own_part(path: Path, page: str) -> str:
    """The page with what people wrote below the mark kept."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    return page + "\n" + MARK + before.split(MARK, 1)[1] if MARK in before else page


if __name__ == "__main__":
    sys.exit(main())
