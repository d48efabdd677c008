"""How far six languages agree on what is asked, over all documents that exist in six, and why they do not.

A paragraph agrees with English if its mandates do: class, addressees, due, recurrence and report of every clause that
asks something, as the gold's own scorer compares them. A paragraph that only one side has does not agree. Every
disagreement is put in one class by rule, the first that holds of CLASSES; and the other four languages say whether
this language stands alone, English does, or more than one differ.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accuracy_material import LANGUAGES, Material
from accuracy_scorer import mandates_scorer

import comity
from comity.batch import Input, run
from comity.bodies import find_bodies
from comity.model.anchors import ANNEX
from comity.model.codec import mandates_to_json
from comity.model.mandate import MANDATE_CLASSES
from comity.pipeline import DEFAULT_LIMITS

REFERENCE = "en"

CLASSES = (
    "paragraph missing",
    "nothing asked",
    "clause more or less",
    "act class, doubted",
    "act class, not doubted",
    "partner or addressee",
    "party named, not taken",
    "party not named",
    "party by another id",
    "due",
    "recurrence",
    "report",
)
"""The classes in the order in which they are tried; accuracy_page.md says what each is."""

SIDES = ("alone", "English alone", "several")
COMMON = 5
"""Examples of verbs and parties shown of each language."""


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """One paragraph: its words, its clauses as the public format has them, and the ids of the bodies it names."""

    number: str
    text: str
    clauses: tuple[dict[str, Any], ...]
    bodies: frozenset[str]

    @property
    def asking(self) -> list[dict[str, Any]]:
        """The clauses that ask something of somebody."""
        return [clause for clause in self.clauses if clause["act_class"] in MANDATE_CLASSES]

    @property
    def annexed(self) -> bool:
        """Whether it stands in an annex; only those with an act are known."""
        return self.number.startswith(f"{ANNEX}.")

    @property
    def doubted(self) -> bool:
        """Whether the class of a clause's act is a doubt."""
        return any(doubt["code"] == "act-class-unsure" for one in self.clauses for doubt in one.get("doubts", ()))


Read = dict[tuple[str, int], ReadParagraph]
"""The paragraphs of one document by number and the time it comes."""


@dataclass(slots=True)
class Agreement:
    """What was counted for one language against English."""

    paragraphs: int = 0
    same: int = 0
    asking: int = 0
    asking_same: int = 0
    classes: Counter[tuple[str, str]] = field(default_factory=Counter)
    verbs: Counter[tuple[str, str]] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)


def read_paragraphs(given: Input) -> Read:
    """The mandates of one document, paragraph by paragraph."""
    resolution = given.read("", DEFAULT_LIMITS)
    texts = {block.anchor: block.text for block in resolution.blocks}
    times: Counter[str] = Counter()
    found: Read = {}
    for paragraph in comity.extract(resolution):
        number = "".join(sign for sign in paragraph.number.lower() if sign.isalnum())
        times[number] += 1
        text = texts.get(paragraph.anchor, "")
        bodies = find_bodies(text, resolution.language)
        found[number, times[number]] = ReadParagraph(
            paragraph.number,
            text,
            tuple(mandates_to_json(paragraph)["clauses"]),
            frozenset(mention.id for mention in bodies),
        )
    return found


def read_all(material: Material, stems: Sequence[str], jobs: int) -> dict[str, dict[str, Read]]:
    """Every language of these documents, from the UN's XML; one that cannot be read has no paragraph."""
    names = [(stem, language) for stem in stems for language in LANGUAGES]
    paths = [material.xml / f"{language}_{stem}.xml" for stem, language in names]
    inputs = [Input(str(path), path.stem, path=str(path)) for path in paths]
    found: dict[str, dict[str, Read]] = defaultdict(dict)
    for (stem, language), outcome in zip(names, run(read_paragraphs, inputs, jobs), strict=True):
        found[stem][language] = outcome.output or {}
    return found


def agreements(shared: Path, read: Mapping[str, Mapping[str, Read]], *, annexes: bool = False) -> dict[str, Agreement]:
    """Each language against English, over operative paragraphs or those of annexes; "all" are all six alike."""
    score = mandates_scorer(shared)
    found = {language: Agreement() for language in (*LANGUAGES, "all") if language != REFERENCE}
    for versions in read.values():
        for key in dict.fromkeys(key for language in (REFERENCE, *LANGUAGES) for key in versions[language]):
            paragraphs = {language: versions[language].get(key) for language in LANGUAGES}
            if annexes != any(one and one.annexed for one in paragraphs.values()):
                continue
            signs = {language: _signature(score, one) for language, one in paragraphs.items()}
            asks = any(one and one.asking for one in paragraphs.values())
            for language, counted in found.items():
                sides = set(signs.values()) if language == "all" else {signs[REFERENCE], signs[language]}
                same = len(sides) == 1
                counted.paragraphs += 1
                counted.same += same
                counted.asking += asks
                counted.asking_same += asks and same
                if not same and language != "all":
                    _count(counted, paragraphs, signs, language)
    return found


def _signature(score: Any, paragraph: ReadParagraph | None) -> str | None:
    """What two languages must agree on, as the scorer has it; None where the paragraph is missing."""
    return (
        None if paragraph is None else json.dumps([list(map(str, one)) for one in score.signature(paragraph.clauses)])
    )


def _count(
    counted: Agreement,
    paragraphs: Mapping[str, ReadParagraph | None],
    signs: Mapping[str, str | None],
    language: str,
) -> None:
    """One disagreement, in its class and by who stands alone."""
    kind = disagreement_class(paragraphs[REFERENCE], paragraphs[language])
    votes = Counter(signs.values())
    alone = {
        signs[REFERENCE]: "English alone" if votes[signs[language]] == len(LANGUAGES) - 1 else "several",
        signs[language]: "alone" if votes[signs[REFERENCE]] == len(LANGUAGES) - 1 else "several",
    }
    side = next((one for one in alone.values() if one != "several"), "several")
    counted.classes[kind, side] += 1
    one, other = paragraphs[REFERENCE], paragraphs[language]
    if one and other and kind.startswith("act class"):
        for a, b in zip(one.asking, other.asking, strict=True):
            if a["act_class"] != b["act_class"]:
                counted.verbs[f"{a['act']} ({a['act_class']})", f"{b['act']} ({b['act_class']})"] += 1
    if one and other and kind.startswith("party"):
        ours, theirs = _asked(one), _asked(other)
        counted.parties.update([f"+{party}" for party in theirs - ours] + [f"-{party}" for party in ours - theirs])


def disagreement_class(one: ReadParagraph | None, other: ReadParagraph | None) -> str:
    """Why the mandates of the same paragraph differ in two languages: the first rule of CLASSES that holds."""
    if one is None or other is None:
        return "paragraph missing"
    if len(one.asking) != len(other.asking):
        return "nothing asked" if len(one.clauses) == len(other.clauses) else "clause more or less"
    pairs = list(zip(one.asking, other.asking, strict=True))
    if any(a["act_class"] != b["act_class"] for a, b in pairs):
        return f"act class, {'' if one.doubted or other.doubted else 'not '}doubted"
    for a, b in pairs:
        kind = _party_class(a, b, one, other)
        if kind:
            return kind
    return next(name for name in ("due", "recurrence", "report") if any(a[name] != b[name] for a, b in pairs))


def _party_class(a: dict[str, Any], b: dict[str, Any], one: ReadParagraph, other: ReadParagraph) -> str:
    """How the addressees of two clauses differ; "" where they do not."""
    first, second = frozenset(a["addressees"]), frozenset(b["addressees"])
    if first == second:
        return ""
    if (first - second) & set(b["with"]) or (second - first) & set(a["with"]):
        return "partner or addressee"
    if len(first) == len(second):
        return "party by another id"
    named = (first - second) <= other.bodies and (second - first) <= one.bodies
    return "party named, not taken" if named else "party not named"


def _asked(paragraph: ReadParagraph) -> set[str]:
    return {party for clause in paragraph.asking for party in clause["addressees"]}


def agreement_table(found: Mapping[str, Agreement]) -> Iterator[str]:
    """A row per language, and one for all six."""
    yield "| language | paragraphs | agree with English | of those that ask something |"
    yield "|---|---|---|---|"
    for language, one in found.items():
        name = "all six alike" if language == "all" else language
        yield (
            f"| {name} | {one.paragraphs:,} | {one.same / one.paragraphs:.3f} ({one.same:,}) "
            f"| {one.asking_same / one.asking:.3f} ({one.asking_same:,} of {one.asking:,}) |"
        )


def classes_table(found: Mapping[str, Agreement]) -> Iterator[str]:
    """How often each class of disagreement comes in each language, and of all these who stands alone."""
    languages = [language for language in found if language != "all"]
    yield "| class | " + " | ".join(languages) + " | this language alone | English alone | several differ |"
    yield "|---|" + "---|" * (len(languages) + 3)
    for kind in CLASSES:
        counts = [sum(n for (name, _), n in found[one].classes.items() if name == kind) for one in languages]
        sides = [sum(found[one].classes[kind, side] for one in languages) for side in SIDES]
        yield f"| {kind} | " + " | ".join(map(str, [*counts, *sides])) + " |"


def examples_table(found: Mapping[str, Agreement]) -> Iterator[str]:
    """The verbs behind other classes of acts, and the parties that one language has more or less than English."""
    yield "| language | English act and its own, with their classes | parties more (+) or less (-) than in English |"
    yield "|---|---|---|"
    for language, one in found.items():
        if language != "all":
            verbs = "; ".join(f"{a}, {b}: {n}" for (a, b), n in one.verbs.most_common(COMMON))
            parties = ", ".join(f"{party} {n}" for party, n in one.parties.most_common(COMMON))
            yield f"| {language} | {verbs} | {parties} |"
