"""The act of every operative paragraph, read by `comity.read` from text without any mark-up, against the gold's.

Counted are the gold's operative paragraphs whose act it is sure of (`act_status` ok, or none-confirmed: there is
none). A paragraph that was not found counts as wrong. Whole: the phrase as set in the source; bare: the same with the
words of the profile's `qualifiers` list (also, further, strongly ...) taken off both sides.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accuracy_scorer import scorer

from comity.batch import Input, run
from comity.languages.acts import bare_act
from comity.model import codec
from comity.pipeline import DEFAULT_LIMITS

SURE = ("whole, without a doubt", "whole, reliable gold")
SURE_OF_ACT = {"ok", "none-confirmed"}


@dataclass(frozen=True, slots=True)
class ReadAct:
    """One operative paragraph: what the gold gives and what was read, `found` None where the paragraph was not found.

    `where` is the document and the printed number; `nested` says that of the two phrases one begins with the other.
    """

    where: str
    wanted: str
    found: str | None
    whole: bool
    bare: bool
    nested: bool
    doubted: bool
    reliable: bool


@dataclass(frozen=True, slots=True)
class ActsOf:
    """Reads the text of an input and compares its acts with the gold of the same name."""

    shared: Path
    gold: Path

    def __call__(self, given: Input) -> list[ReadAct]:
        """Every operative paragraph of this input's gold with what was read of it."""
        right = json.loads((self.gold / f"{given.stem}.json").read_text(encoding="utf-8"))
        resolution = given.read("", DEFAULT_LIMITS)
        return list(_acts(scorer(self.shared), given.stem, right, codec.to_json(resolution)["blocks"]))


def _acts(score: Any, stem: str, right: dict[str, Any], blocks: list[dict[str, Any]]) -> Iterator[ReadAct]:
    """Each operative paragraph of the gold with the one that the scorer matches to it."""
    language = right["language"]
    wanted = score.load_blocks(right["blocks"], language)
    read = score.load_blocks(blocks, language)
    doubted = {(score.ns(one["text"], language), one["act"]): bool(one["doubts"]) for one in blocks}
    pairs, _ = score.match(wanted, read)
    for place, block in enumerate(wanted):
        if block.kind != "operative" or block.act_status not in SURE_OF_ACT:
            continue
        partner = read[pairs[place]] if place in pairs else None
        act = partner.act if partner else None
        whole = act is not None and score.actkey(act, language) == score.actkey(block.act, language)
        bare = whole or (act is not None and _bare(score, act, language) == _bare(score, block.act, language))
        yield ReadAct(
            where=f"{stem} {block.num}".strip(),
            wanted=block.act,
            found=act,
            whole=whole,
            bare=bare,
            nested=bare or (bool(act and block.act) and _nested(score, act or "", block.act, language)),
            doubted=partner is not None and doubted.get((score.ns(partner.text, language), partner.act), False),
            reliable=bool(right["reliable"] or only_symbol_wrong(right)),
        )


def _bare(score: Any, act: str, language: str) -> str:
    bare: str = score.actkey(bare_act(act, language), language)
    return bare


def _nested(score: Any, one: str, other: str, language: str) -> bool:
    """Whether of two phrases, both there, one begins with the other: the same words, set to another extent."""
    short, long = sorted((score.actkey(one, language), score.actkey(other, language)), key=len)
    return bool(short) and bool(long.startswith(short))


def only_symbol_wrong(gold: dict[str, Any]) -> bool:
    """Whether the gold doubts a document for its symbol alone: it knows the Assembly's and no other."""
    hard = {name.split(":")[0] for name in gold["defects"]}
    return "symbol" in hard and not hard & {
        "xml_not_well_formed", "wrong_language", "frbr_language", "coverage_lost", "coverage_extra",
        "outlier_operatives", "outlier_preambulars", "outlier_footnotes", "outlier_closing",
        "no_majority_operatives", "number_without_text", "trailing_number",
    }  # fmt: skip


def read_acts(shared: Path, gold: Path, texts: Sequence[Path], jobs: int) -> dict[str, list[ReadAct]]:
    """The acts of all these texts by language; a document that cannot be read has none of its paragraphs found."""
    inputs = [Input(str(path), path.stem, path=str(path)) for path in texts]
    work = ActsOf(shared, gold)
    found: dict[str, list[ReadAct]] = {}
    for given, outcome in zip(inputs, run(work, inputs, jobs), strict=True):
        acts = outcome.output
        if acts is None:
            right = json.loads((gold / f"{given.stem}.json").read_text(encoding="utf-8"))
            acts = list(_acts(scorer(shared), given.stem, right, []))
        found.setdefault(given.stem[:2], []).extend(acts)
    return found


def acts_table(found: dict[str, list[ReadAct]]) -> Iterator[str]:
    """A row per language: both columns, what was not found; the first again where reader or gold are sure."""
    columns = ("paragraphs", "whole phrase", "bare", "one begins the other", "not found", *SURE)
    yield "| language | " + " | ".join(columns) + " |"
    yield "|---|---|---|---|---|---|---|---|"
    for language in sorted(found):
        acts = found[language]
        sure = [act for act in acts if act.found is not None and not act.doubted]
        reliable = [act for act in acts if act.reliable]
        yield (
            f"| {language} | {len(acts):,} | {share(acts, 'whole')} | {share(acts, 'bare')} "
            f"| {share(acts, 'nested')} "
            f"| {sum(act.found is None for act in acts)} | {share(sure, 'whole')} ({len(sure):,}) "
            f"| {share(reliable, 'whole')} ({len(reliable):,}) |"
        )


def share(acts: Sequence[ReadAct], column: str) -> str:
    return f"{sum(getattr(act, column) for act in acts) / len(acts):.4f}" if acts else "-"


MISSES = {
    "longer": "we read more words than the UN set in italics or bold, and begin with the same",
    "shorter": "we read fewer, and begin with the same",
    "none read": "we read no act, the gold has one",
    "one too many": "the gold is sure that there is none",
    "other": "other words",
    "not found": "the paragraph was not found, or its text is less than 0.97 alike",
}


def kind_of_miss(act: ReadAct) -> str:
    """In what an act differs from the gold's: one of MISSES."""
    if act.found is None:
        return "not found"
    if not act.found or not act.wanted:
        return "none read" if act.wanted else "one too many"
    if not act.nested:
        return "other"
    return "longer" if len(act.found) > len(act.wanted) else "shorter"


def misses_lines(found: dict[str, list[ReadAct]]) -> Iterator[str]:
    """How often each kind of miss comes, by language."""
    counts = {language: Counter(kind_of_miss(act) for act in acts if not act.whole) for language, acts in found.items()}
    yield "| miss | " + " | ".join(counts) + " | what it is |"
    yield "|---|" + "---|" * (len(counts) + 1)
    for kind, meaning in MISSES.items():
        yield f"| {kind} | " + " | ".join(str(count[kind]) for count in counts.values()) + f" | {meaning} |"
