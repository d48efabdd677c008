"""What pages and commands ask of lineages and citations. Every selector answers with a bounded number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from comity.languages.loader import CODES
from comity.model.resolution import Resolution
from comity_web.registry.consensus import TIES
from comity_web.registry.lineage_models import MandateStep, Succession
from comity_web.registry.models import Citation, Mandate, Reading, Work
from comity_web.registry.selectors import mandates_with_words, resolve_symbols


@dataclass(frozen=True, slots=True)
class Lineage:
    """The works of one lineage, oldest first, and the steps from each to a later one."""

    works: tuple[Work, ...]
    steps: tuple[Succession, ...]

    def step_to(self, work: Work) -> Succession | None:
        """The step that leads to this work, if an earlier one is known."""
        return next((step for step in self.steps if step.newer_id == work.pk), None)


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that a work cites: its symbol, the work if it is here, and the anchors of the citing paragraphs."""

    symbol: str
    work: Work | None
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citing:
    """A work that cites another, and the anchors of its citing paragraphs."""

    work: Work
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A mandate in the history of one: the step that led to it, None for the first."""

    mandate: Mandate
    step: MandateStep | None


@dataclass(frozen=True, slots=True)
class Ending:
    """The lineage went on with `work`, and no paragraph of it took the mandate over."""

    work: Work
    last: Mandate


@dataclass(frozen=True, slots=True)
class MandateHistory:
    """One mandate through its lineage, oldest first, and where it was dropped, if it was."""

    turns: tuple[Turn, ...]
    endings: tuple[Ending, ...]


def lineage_of(*, work: Work) -> Lineage:
    """The lineage that this work stands in; of a work that follows none and is followed by none, itself alone."""
    edge = Succession.objects.filter(Q(older=work) | Q(newer=work)).exclude(line=None).first()
    if edge is None:
        return Lineage((work,), ())
    found = Succession.objects.filter(line=edge.line).select_related("older", "newer")
    steps = list(found.prefetch_related("older__expressions", "newer__expressions"))
    works = {one.pk: one for step in steps for one in (step.older, step.newer)}
    ordered = sorted(works.values(), key=lambda one: (one.adopted_on or date.min, one.full_symbol))
    place = {one.pk: position for position, one in enumerate(ordered)}
    return Lineage(tuple(ordered), tuple(sorted(steps, key=lambda step: place[step.newer_id])))


def other_links(*, work: Work) -> list[Succession]:
    """Likely links of this work that are no step of its lineage, best first."""
    found = Succession.objects.filter(Q(older=work) | Q(newer=work), line=None).select_related("older", "newer")
    return list(found.prefetch_related("older__expressions", "newer__expressions"))


def lineages(*, limit: int) -> list[Lineage]:
    """The lineages that reach furthest, those that changed last first among equals."""
    steps: dict[int, list[Succession]] = defaultdict(list)
    rows = Succession.objects.exclude(line=None).select_related("older", "newer")
    for row in rows.only("line", "older__adopted_on", "older__full_symbol", "newer__adopted_on", "newer__full_symbol"):
        steps[row.line or 0].append(row)
    longest = sorted(steps.values(), key=lambda line: (-len(line), -max(step.newer_id for step in line)))[:limit]
    return [
        Lineage(
            tuple(
                sorted(
                    {one.pk: one for step in line for one in (step.older, step.newer)}.values(),
                    key=lambda one: (one.adopted_on or date.min, one.full_symbol),
                )
            ),
            tuple(line),
        )
        for line in longest
    ]


def cited_in(*, work: Work) -> list[Cited]:
    """What the current readings of the work cite, each symbol once, resolutions first; its own symbol aside."""
    rows = Citation.objects.filter(reading__current_of__work=work).exclude(symbol__in=("", work.full_symbol))
    anchors: dict[str, dict[str, None]] = defaultdict(dict)
    for symbol, anchor in rows.order_by("reading", "id").values_list("symbol", "anchor"):
        anchors[symbol].setdefault(anchor)
    here = resolve_symbols(symbols=anchors.keys())
    works = {one.full_symbol: one for one in _works(here.values())}
    cited = [Cited(symbol, works.get(here.get(symbol, "")), tuple(found)) for symbol, found in anchors.items()]
    return sorted(cited, key=lambda one: ("/RES/" not in one.symbol, one.symbol))


def citing(*, work: Work) -> list[Citing]:
    """The works whose current readings cite this one, newest first."""
    rows = Citation.objects.filter(reading__current_of__isnull=False, symbol=work.full_symbol)
    rows = rows.exclude(reading__expression__work=work)
    anchors: dict[int, dict[str, None]] = defaultdict(dict)
    for citing_work, anchor in rows.order_by("reading", "id").values_list("reading__expression__work", "anchor"):
        anchors[citing_work].setdefault(anchor)
    works = Work.objects.filter(pk__in=list(anchors)).prefetch_related("expressions")
    return [Citing(one, tuple(anchors[one.pk])) for one in works]


def citations_among(*, works: Collection[Work]) -> set[tuple[str, str]]:
    """(citing, cited): which of these works cites which other of them."""
    symbols = [work.full_symbol for work in works]
    rows = Citation.objects.filter(
        reading__current_of__work__in=[work.pk for work in works], symbol__in=symbols
    ).values_list("reading__expression__work__full_symbol", "symbol")
    return {(one, other) for one, other in rows.distinct() if one != other}


def _works(symbols: Iterable[str]) -> list[Work]:
    return list(Work.objects.filter(full_symbol__in=set(symbols)).prefetch_related("expressions"))


def mandate_history(*, mandate: Mandate) -> MandateHistory:
    """The mandate in every work of its lineage that has it, oldest first, with what changed each time."""
    lineage = lineage_of(work=mandate.work)
    links = {step.pk: step for step in lineage.steps}
    before: dict[int, MandateStep] = {}
    after: dict[int, list[MandateStep]] = defaultdict(list)
    for step in MandateStep.objects.filter(succession__in=list(links)):
        if step.newer_id:
            before[step.newer_id] = step
        if step.older_id:
            after[step.older_id].append(step)
    chain = _chain(mandate.pk, before, after)
    rows = {row.pk: row for row in mandates_with_words(Mandate.objects.filter(pk__in=list(chain)))}
    turns = [Turn(rows[pk], step if step and step.older_id else None) for pk, step in chain.items() if pk in rows]
    place = {work.pk: position for position, work in enumerate(lineage.works)}
    turns.sort(key=lambda turn: place.get(turn.mandate.work_id, 0))
    endings = [
        Ending(links[step.succession_id].newer, rows[pk])
        for pk in chain
        for step in after.get(pk, ())
        if step.newer_id is None and pk in rows
    ]
    return MandateHistory(tuple(turns), tuple(endings))


def _chain(
    start: int, before: dict[int, MandateStep], after: dict[int, list[MandateStep]]
) -> dict[int, MandateStep | None]:
    """The mandates before and after this one, each with the step that led to it."""
    found: dict[int, MandateStep | None] = {}
    at: int | None = start
    while at is not None and at not in found:
        found[at] = before.get(at)
        step = found[at]
        at = step.older_id if step else None
    waiting = [start]
    while waiting:
        for step in after.get(waiting.pop(), ()):
            if step.newer_id and step.newer_id not in found:
                found[step.newer_id] = step
                waiting.append(step.newer_id)
    return found


def current_readings(*, work: Work) -> dict[str, Reading]:
    """Language -> current reading, without the bytes of its source."""
    rows = Reading.objects.filter(current_of__work=work).select_related("expression")
    found = {reading.expression.language: reading for reading in rows}
    return {code: found[code] for code in sorted(found, key=_rank)}


def _rank(code: str) -> int:
    return TIES.index(code) if code in TIES else len(TIES)


def kept_resolutions(*, symbol: str) -> list[Resolution]:
    """The work with this symbol in every language it was read in; empty where it is not here."""
    from comity.model import codec
    from comity_web.registry.selectors import find_work

    work = find_work(symbol=symbol)
    readings = current_readings(work=work) if work else {}
    return [codec.from_json(reading.document) for code, reading in readings.items() if code in CODES]
