"""The mandates of the annotated paragraphs, read from the UN's XML in six languages, and every miss by its place.

The figures are the gold's own scorer's; the misses are found with its own pairing of clauses.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accuracy_material import Material
from accuracy_scorer import mandates_scorer

import comity
from comity.batch import Input, run
from comity.model.codec import mandates_to_json
from comity.pipeline import DEFAULT_LIMITS

ORDER = ("en", "fr", "es", "ru", "zh", "ar")
TALLIES = ("clause", "addressees", "with", "report", "due", "recurrence", "agenda_item")
FIELDS = ("report", "due", "recurrence", "agenda_item")
HEADINGS = ("clauses", "addressees", "partners", "report", "due", "recurrence", "agenda item", "exact", "agreement")

LEAST = {
    "en": (0.98, 0.95, 0.85, 0.95, 0.95, 0.90, 0.95, 0.88, None),
    "": (0.98, 0.92, 0.85, 0.95, 0.95, 0.90, 0.95, 0.85, 0.90),
}
"""What is aimed at, by column: in English, and in the others. Lower figures are marked on the page."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A field of one clause that is not as annotated: "75/18 2-c1", what was wanted and what was read, as codes."""

    clause: str
    field: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class Scored:
    """One language's figures in the order of HEADINGS, None where a figure has no sense, and its misses."""

    figures: tuple[float | None, ...]
    misses: tuple[Miss, ...]


def mandate_lines(given: Input) -> list[dict[str, Any]]:
    """What `comity mandates --format jsonl` gives for one document."""
    return [mandates_to_json(paragraph) for paragraph in comity.extract(given.read("", DEFAULT_LIMITS))]


def stems_of(dev: Path) -> list[str]:
    """The names without language of the annotated resolutions."""
    symbols = {json.loads(line)["symbol"] for line in dev.read_text(encoding="utf-8").splitlines()}
    return sorted(symbol.removeprefix("A/").replace("/", "_").replace(" ", "") for symbol in symbols)


def score_mandates(shared: Path, material: Material, languages: Sequence[str], jobs: int) -> dict[str, Scored]:
    """Each language's figures and misses; English is always read, since the others are compared with it."""
    dev = shared / "gold/mandates/dev.jsonl"
    wanted = [one for one in ORDER if one in {*languages, "en"}]
    paths = [material.xml / f"{language}_{stem}.xml" for language in wanted for stem in stems_of(dev)]
    inputs = [Input(str(path), path.stem, path=str(path)) for path in paths if path.exists()]
    lines = [line for outcome in run(mandate_lines, inputs, jobs) for line in outcome.output or ()]
    score = mandates_scorer(shared)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        file.flush()
        predicted = score.load(file.name, True)
    gold = score.load(dev, False)["gold"]
    return {
        language: _scored(score, gold, predicted.get(language, {}), predicted.get("en", {}), language)
        for language in wanted
        if language in languages
    }


def _scored(
    score: Any, gold: Mapping[Any, Any], predicted: Mapping[Any, Any], english: Mapping[Any, Any], language: str
) -> Scored:
    tallies, exact, mandates, agree, compared, _ = score.score(gold, predicted, english)
    figures = [tallies[name].f1 for name in TALLIES] + [exact / mandates]
    misses = [miss for key, clauses in gold.items() for miss in _misses(score, key, clauses, predicted.get(key, []))]
    return Scored((*figures, None if language == "en" else agree / compared), tuple(misses))


def _misses(
    score: Any, key: tuple[str, str, int], gold: list[dict[str, Any]], found: list[dict[str, Any]]
) -> Iterator[Miss]:
    """Every field of a paragraph's clauses that is not as annotated."""
    symbol, number, time = key
    place = f"{symbol.removeprefix('A/RES/')} {number}{f' ({time}.)' if time > 1 else ''}"
    extra = 0
    for wanted, read in score.align(gold, found):
        if wanted is None:
            extra += 1
            yield Miss(f"{place}-extra{extra}", "clause", "-", read["act_class"])
            continue
        clause = f"{place}-c{gold.index(wanted) + 1}"
        if read is None:
            yield Miss(clause, "clause", wanted["act_class"], "-")
            continue
        for field in ("addressees", "with"):
            ours, theirs = score.parties(wanted, field), score.parties(read, field)
            if ours != theirs:
                yield Miss(clause, field, _codes(ours - theirs), _codes(theirs - ours))
        for field in FIELDS:
            if score.flat(wanted, field) != score.flat(read, field):
                yield Miss(clause, field, score.flat(wanted, field) or "-", score.flat(read, field) or "-")


def _codes(parties: set[str]) -> str:
    return ", ".join(sorted(parties)) or "-"


def mandates_table(found: Mapping[str, Scored]) -> Iterator[str]:
    """A row per language; a figure below what is aimed at stands in bold."""
    yield "| language | " + " | ".join(HEADINGS) + " |"
    yield "|---|" + "---|" * len(HEADINGS)
    for language, scored in found.items():
        least = LEAST.get(language, LEAST[""])
        cells = [_cell(figure, goal) for figure, goal in zip(scored.figures, least, strict=True)]
        yield f"| {language} | " + " | ".join(cells) + " |"


def _cell(figure: float | None, goal: float | None) -> str:
    if figure is None:
        return "-"
    text = f"{figure:.3f}"
    return f"**{text}**" if goal is not None and float(text) < goal else text


def misses_table(found: Mapping[str, Scored]) -> Iterator[str]:
    """Every miss once, with the languages that have it."""
    languages: dict[Miss, list[str]] = defaultdict(list)
    for language, scored in found.items():
        for miss in scored.misses:
            languages[miss].append(language)
    yield "| clause | field | annotated | read | languages |"
    yield "|---|---|---|---|---|"
    for miss in sorted(languages, key=lambda one: (_natural(one.clause), one.field, one.found)):
        yield f"| {miss.clause} | {miss.field} | {miss.wanted} | {miss.found} | {' '.join(languages[miss])} |"


def _natural(text: str) -> list[tuple[int, str]]:
    """A key that puts 75/9 before 75/18."""
    pieces = "".join(sign if sign.isdigit() else f" {sign} " for sign in text).split()
    return [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in pieces]
