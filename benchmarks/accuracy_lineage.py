"""Which resolution of session 76 follows which of session 75, by each kind of evidence, and what became of the text.

Nobody has written down which follows which. So each kind of evidence is held against what at least two of the three
others say, each by the one resolution it prefers; and the title, which most would go by, against what it alone says.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from accuracy_material import Material

import comity
from comity.batch import Input, run
from comity.lineage.successors import LIKELY, best_links, find_successors
from comity.model.comparison import KINDS as BECAME
from comity.model.comparison import Comparison, SuccessorLink
from comity.model.resolution import Resolution
from comity.pipeline import DEFAULT_LIMITS

EVIDENCE = ("citation", "agenda-item", "title", "text")
SESSIONS = ("75", "76")


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one language: all of them, and the best predecessor of each newer resolution with a likely score."""

    documents: int
    all: tuple[SuccessorLink, ...]
    chosen: Mapping[str, str]


@dataclass(slots=True)
class Became:
    """What became of paragraphs in one language; `same_pairs` of `pairs` in English are here too, `same_kinds` of them
    with the same verdict.
    """

    resolutions: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    moved: int = 0
    pairs: int = 0
    same_pairs: int = 0
    same_kinds: int = 0


def read_resolution(given: Input) -> Resolution:
    return given.read("", DEFAULT_LIMITS)


def find_links(material: Material, language: str, jobs: int) -> Links:
    """Every link between the two sessions that any evidence speaks for."""
    paths = sorted(material.xml.glob(f"{language}_RES_*.xml"))
    inputs = [Input(str(path), path.stem, path=str(path)) for path in paths]
    read = [outcome.output for outcome in run(read_resolution, inputs, jobs) if outcome.output]
    links = find_successors(read, least=0.0)
    chosen = best_links([link for link in links if link.score >= LIKELY])
    return Links(len(read), links, {link.newer: link.older for link in chosen})


def preferred(links: Sequence[SuccessorLink], kind: str) -> dict[str, str]:
    """For each newer symbol the older one for which this evidence alone speaks most; none where two are equal."""
    values: dict[str, list[tuple[float, str]]] = {}
    for link in links:
        value = dict(link.evidence).get(kind, 0.0)
        if value:
            values.setdefault(link.newer, []).append((value, link.older))
    best = {}
    for newer, found in values.items():
        found.sort(reverse=True)
        if len(found) == 1 or found[0][0] > found[1][0]:
            best[newer] = found[0][1]
    return best


def same_title(links: Sequence[SuccessorLink]) -> dict[str, str]:
    """The newer symbols whose title, dates and sessions aside, exactly one older resolution has."""
    found: dict[str, list[str]] = {}
    for link in links:
        if dict(link.evidence).get("title") == 1.0:
            found.setdefault(link.newer, []).append(link.older)
    known = {newer: olders[0] for newer, olders in found.items() if len(olders) == 1}
    shared = Counter(known.values())
    return {newer: older for newer, older in known.items() if shared[older] == 1}


def others_agree(answers: Mapping[str, Mapping[str, str]], kind: str) -> dict[str, str]:
    """What at least two of the other three kinds of evidence prefer, where no two others prefer something else."""
    agreed = {}
    for newer in {newer for answer in answers.values() for newer in answer}:
        votes = Counter(answers[other][newer] for other in EVIDENCE if other != kind and newer in answers[other])
        (older, count), *_ = votes.most_common(1) or [("", 0)]
        if count >= 2:
            agreed[newer] = older
    return agreed


def evidence_table(links: Links) -> Iterator[str]:
    """A row per kind of evidence: against what the others agree on, and against the title that only one has."""
    answers = {kind: preferred(links.all, kind) for kind in EVIDENCE}
    titled = same_title(links.all)
    yield "| evidence | the others agree on | right | another | none | same title | right | another | none |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for kind, answer in [*answers.items(), ("together", links.chosen)]:
        against = others_agree(answers, kind) if kind in EVIDENCE else others_agree(answers, "")
        columns = [*_against(answer, against), *(_against(answer, titled) if kind != "title" else "----")]
        yield f"| {kind} | " + " | ".join(map(str, columns)) + " |"


def _against(answer: Mapping[str, str], known: Mapping[str, str]) -> tuple[int, int, int, int]:
    right = sum(answer.get(newer) == older for newer, older in known.items())
    none = sum(newer not in answer for newer in known)
    return len(known), right, len(known) - right - none, none


def links_table(found: Mapping[str, Links]) -> Iterator[str]:
    """A row per language: how many predecessors were found, and how they compare with those found in English."""
    english = found["en"].chosen
    yield "| language | resolutions | predecessors found | as in English | another than in English | not in English |"
    yield "|---|---|---|---|---|---|"
    for language, links in found.items():
        same = sum(english.get(newer) == older for newer, older in links.chosen.items())
        other = sum(newer in english and english[newer] != older for newer, older in links.chosen.items())
        chosen = len(links.chosen)
        yield f"| {language} | {links.documents} | {chosen} | {same} | {other} | {chosen - same - other} |"


@dataclass(frozen=True, slots=True)
class Compared:
    """Compares an input, named by its symbol, with its predecessor."""

    material: Material
    language: str
    older: Mapping[str, str]

    def __call__(self, given: Input) -> Comparison:
        """What became of the predecessor's paragraphs in this input's."""
        path = self.material.xml / f"{stem_of(self.older[given.stem], self.language)}.xml"
        return comity.compare(comity.read(path), given.read("", DEFAULT_LIMITS))


def stem_of(symbol: str, language: str) -> str:
    return f"{language}_{symbol.removeprefix('A/').replace('/', '_').replace(' ', '')}"


def compare_all(
    material: Material, chosen: Mapping[str, str], languages: Sequence[str], jobs: int
) -> dict[str, Became]:
    """Each resolution with the predecessor found in English, in each language that has both; English comes first."""
    found = {}
    english: dict[tuple[str, tuple[str, ...], tuple[str, ...]], str] = {}
    for language in languages:
        paths = {newer: material.xml / f"{stem_of(newer, language)}.xml" for newer in chosen}
        olders = {newer: material.xml / f"{stem_of(older, language)}.xml" for newer, older in chosen.items()}
        inputs = [
            Input(str(path), newer, path=str(path))
            for newer, path in sorted(paths.items())
            if path.exists() and olders[newer].exists()
        ]
        one = found[language] = Became()
        for outcome in run(Compared(material, language, dict(chosen)), inputs, jobs):
            if outcome.output:
                _count(one, outcome.output, english)
    return found


def _count(
    one: Became, comparison: Comparison, english: dict[tuple[str, tuple[str, ...], tuple[str, ...]], str]
) -> None:
    one.resolutions += 1
    one.moved += len(comparison.moved)
    for pair in comparison.pairs:
        key = comparison.newer, pair.older, pair.newer
        one.counts[pair.kind] += 1
        if comparison.newer_language == "en":
            english[key] = pair.kind
        if pair.older and pair.newer:
            one.pairs += 1
            one.same_pairs += key in english
            one.same_kinds += english.get(key) == pair.kind


def became_table(found: Mapping[str, Became]) -> Iterator[str]:
    """A row per language: how many paragraphs became what."""
    yield (
        "| language | resolutions | " + " | ".join(BECAME) + " | moved | pairs as in English | of these the same kind |"
    )
    yield "|---|---|" + "---|" * (len(BECAME) + 3)
    for language, one in found.items():
        counts = " | ".join(f"{one.counts[kind]:,}" for kind in BECAME)
        same = f"{one.same_pairs:,} of {one.pairs:,} | {one.same_kinds / max(one.same_pairs, 1):.3f}"
        yield f"| {language} | {one.resolutions} | {counts} | {one.moved} | {'- | -' if language == 'en' else same} |"
