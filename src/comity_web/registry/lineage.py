"""Lineage derived from the current readings: links between works, and the steps of their mandates."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from rapidfuzz import fuzz, process

from comity.lineage import compare_resolutions
from comity.lineage.across import Fields, fields_of, link_across
from comity.lineage.steps import clause_steps
from comity.lineage.successors import LIKELY, Traits, is_before, link_between, predecessors, traits_of
from comity.model import codec
from comity.model.comparison import SuccessorLink
from comity.model.mandate import ParagraphMandates
from comity.model.resolution import Resolution
from comity_web.registry.consensus import TIES
from comity_web.registry.lineage_models import MandateStep, Succession
from comity_web.registry.models import Citation, Expression, Reading, Witness, Work
from comity_web.registry.selectors import resolve_symbols
from comity_web.registry.watching import tell

ALIKE = 75.0
"""Titles less alike than this (of 100) bring no candidate: without a citation, such a link is never likely."""

MOST = 40
"""How many works of like title are looked at for one."""

BATCH = 500
"""Rows asked for at once; databases bound how many values a query may hold."""


class Pairing(NamedTuple):
    """The languages in which two works are compared."""

    older: str
    newer: str


@dataclass(slots=True)
class _Read:
    """What is known of the works, each read from its rows at most once."""

    readings: dict[int, dict[str, int]]
    titles: dict[int, dict[str, str]]
    samples: set[int]
    traits: dict[int, Traits] = field(default_factory=dict)
    fields: dict[int, Fields] = field(default_factory=dict)

    def pairing(self, one: int, other: int) -> Pairing:
        """The first language that both have; else the first that each has."""
        have, has = self.readings[one], self.readings[other]
        common = next((code for code in TIES if code in have and code in has), "")
        return Pairing(common or _first(have), common or _first(has))

    def may_be_kin(self, one: int, other: int) -> bool:
        """Whether they are two, and both fictitious or neither: a sample continues no real resolution."""
        return one != other and (one in self.samples) == (other in self.samples)

    def traits_of(self, work: int, language: str) -> Traits:
        """The traits of a work in a language."""
        reading = self.readings[work][language]
        if reading not in self.traits:
            self.traits[reading] = traits_of(_resolution(reading))
        return self.traits[reading]

    def fields_of(self, work: int, language: str) -> Fields:
        """The neutral fields of a work, read from a language."""
        reading = self.readings[work][language]
        if reading not in self.fields:
            self.fields[reading] = fields_of(_resolution(reading))
        return self.fields[reading]


@transaction.atomic
def derive_lineage(*, works: Iterable[Work], now: datetime, advance: Callable[[], None] = lambda: None) -> int:
    """The links of these works, and the lineages they stand in, follow from the current readings; how many links.

    Run it after readings were stored. `advance` is called once for every work.
    """
    changed = {work.pk for work in works}
    known = _known()
    Succession.objects.filter(older__in=changed).delete()
    Succession.objects.filter(newer__in=changed).delete()
    found: dict[tuple[int, int], Succession] = {}
    for work in sorted(changed & known.readings.keys()):
        for candidate in _candidates(work, known):
            link = _link(work, candidate, known, now)
            if link and (link.older_id, link.newer_id) not in found:
                found[link.older_id, link.newer_id] = link
        advance()
    Succession.objects.bulk_create(found.values(), batch_size=BATCH)
    _draw_lines()
    for succession in Succession.objects.exclude(line=None).filter(similarity=None):
        _derive_steps(succession)
    tell(changed, now)
    return len(found)


def _known() -> _Read:
    """The current readings and titles of every resolution."""
    readings: dict[int, dict[str, int]] = defaultdict(dict)
    titles: dict[int, dict[str, str]] = defaultdict(dict)
    rows = Expression.objects.exclude(current=None).filter(work__kind="resolution")
    for work, language, reading, folded in rows.values_list("work", "language", "current", "folded"):
        readings[work][language] = reading
        titles[work][language] = folded
    samples = set(Work.objects.filter(is_sample=True).values_list("pk", flat=True))
    return _Read(dict(readings), dict(titles), samples)


def _first(languages: Iterable[str]) -> str:
    return min(languages, key=lambda code: (TIES.index(code) if code in TIES else len(TIES), code))


def _resolution(reading: int) -> Resolution:
    return codec.from_json(Reading.objects.values_list("document", flat=True).get(pk=reading))


def _candidates(work: int, known: _Read) -> set[int]:
    """Works that this one may follow or be followed by: it cites them, they cite it, or their titles are alike."""
    readings = list(known.readings[work].values())
    symbols = Citation.objects.filter(reading__in=readings, symbol__contains="/RES/").values_list("symbol", flat=True)
    cited = set(resolve_symbols(symbols=set(symbols)).values())
    found = set(Work.objects.filter(full_symbol__in=cited).values_list("pk", flat=True))
    own = Work.objects.values_list("full_symbol", flat=True).get(pk=work)
    citing = Expression.objects.filter(current__citations__symbol=own)
    found |= set(citing.values_list("work", flat=True))
    for language, title in known.titles[work].items():
        if title:
            others = {other: by[language] for other, by in known.titles.items() if by.get(language)}
            alike = process.extract(title, others, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST)
            found |= {other for _, _, other in alike}
    return {one for one in found & known.readings.keys() if known.may_be_kin(one, work)}


def _link(work: int, candidate: int, known: _Read, now: datetime) -> Succession | None:
    """The link between two works, the earlier first, where it is likely."""
    own, other = known.pairing(work, candidate)
    one, two = known.traits_of(work, own), known.traits_of(candidate, other)
    if is_before(one, two):
        older, newer, pairing = work, candidate, Pairing(own, other)
    elif is_before(two, one):
        older, newer, pairing = candidate, work, Pairing(other, own)
    else:
        return None
    if pairing.older == pairing.newer:
        link = link_between(known.traits_of(older, pairing.older), known.traits_of(newer, pairing.newer))
    else:
        link = link_across(known.fields_of(older, pairing.older), known.fields_of(newer, pairing.newer))
    if link.score < LIKELY:
        return None
    return Succession(
        older_id=older,
        newer_id=newer,
        score=link.score,
        evidence=dict(link.evidence),
        older_language=pairing.older,
        newer_language=pairing.newer,
        derived_at=now,
    )


def _draw_lines() -> None:
    """Every link that is a step of a lineage names it; where a link stops being one, its mandates' steps go."""
    rows = list(Succession.objects.select_related("older", "newer").only("score", "line", "older", "newer"))
    by_symbols = {(row.older.full_symbol, row.newer.full_symbol): row for row in rows}
    links = [SuccessorLink(older, newer, row.score, ()) for (older, newer), row in by_symbols.items()]
    steps = [by_symbols[link.older, link.newer] for link in predecessors(links)]
    before = {step.newer_id: step.older_id for step in steps}
    lines = {step.pk: _beginning(step.older_id, before) for step in steps}
    changed = []
    for row in rows:
        line = lines.get(row.pk)
        if line != row.line:
            row.line = line
            changed.append(row)
    Succession.objects.bulk_update(changed, ["line"], batch_size=BATCH)
    left = [row.pk for row in changed if row.line is None]
    MandateStep.objects.filter(succession__in=left).delete()
    Succession.objects.filter(pk__in=left).update(similarity=None, kinds={})


def _beginning(work: int, before: dict[int, int]) -> int:
    """The first work of the line that leads to this one; links run forward in time, so there is one."""
    while work in before:
        work = before[work]
    return work


def _derive_steps(succession: Succession) -> None:
    """The link knows how alike the two texts are, and what became of each mandate."""
    older, newer = (
        Reading.objects.get(current_of__work=work, current_of__language=language)
        for work, language in (
            (succession.older_id, succession.older_language),
            (succession.newer_id, succession.newer_language),
        )
    )
    sides = _side(older), _side(newer)
    comparison = compare_resolutions(sides[0][0], sides[1][0], sides[0][1], sides[1][1])
    steps = clause_steps(comparison, sides[0][0], sides[1][0], sides[0][1], sides[1][1])
    olds, news = _mandates_at(older), _mandates_at(newer)
    rows = [
        MandateStep(
            succession=succession,
            older_id=olds.get(step.older),
            newer_id=news.get(step.newer),
            kind=step.kind,
            what=list(step.what),
            similarity=round(step.similarity, 3),
        )
        for step in steps
        if step.older in olds or step.newer in news
    ]
    MandateStep.objects.bulk_create(rows, batch_size=BATCH)
    succession.similarity = comparison.similarity
    succession.kinds = dict(Counter(pair.kind for pair in comparison.pairs))
    succession.save(update_fields=["similarity", "kinds"])


def _side(reading: Reading) -> tuple[Resolution, Sequence[ParagraphMandates]]:
    return codec.from_json(reading.document), tuple(map(codec.mandates_from_json, reading.clauses))


def _mandates_at(reading: Reading) -> dict[str, int]:
    """The mandates that the reading is a witness to, by the anchor of their clause in it."""
    rows = Witness.objects.filter(reading=reading, current=True).values_list("paragraph_anchor", "order", "mandate")
    return {f"{anchor}-c{order}": mandate for anchor, order, mandate in rows}
