"""What the pages ask of the registry. Every selector answers with a bounded number of queries."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Sum, Value, When

from comity.model.mandate import ACT_CLASSES
from comity_web.parties.models import Party
from comity_web.registry.models import (
    Citation,
    Doubt,
    Expression,
    Mandate,
    MandateParty,
    Reading,
    StoredFile,
    Witness,
    Work,
)
from comity_web.registry.symbols import fold, holds_part, split_symbol


@dataclass(frozen=True, slots=True)
class Figures:
    """How much is read, and how much of it is doubtful."""

    works: int
    expressions: int
    languages: int
    mandates: int
    blocks: int
    doubted_blocks: int
    doubts: int


@dataclass(frozen=True, slots=True)
class MandateFilter:
    """What a list of mandates is narrowed to; an empty field narrows nothing."""

    acts: tuple[str, ...] = ()
    party: str = ""
    role: str = ""
    session: int | None = None
    year: int | None = None
    recurrence: str = ""
    language: str = ""
    symbol: str = ""
    report: bool = False
    doubtful: bool = False
    order: str = "strength"


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in the filters, from what is there."""

    acts: tuple[str, ...]
    parties: tuple[Party, ...] = field(default=())
    sessions: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    recurrences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


def figures() -> Figures:
    """The figures of the home page."""
    read = Reading.objects.filter(current_of__isnull=False).aggregate(
        blocks=Sum("blocks"), doubted=Sum("doubted_blocks")
    )
    expressions = Expression.objects.exclude(current=None)
    return Figures(
        works=Work.objects.count(),
        expressions=expressions.count(),
        languages=expressions.values("language").distinct().count(),
        mandates=Mandate.objects.filter(asks=True, withdrawn_at=None).count(),
        blocks=read["blocks"] or 0,
        doubted_blocks=read["doubted"] or 0,
        doubts=standing_doubts().count(),
    )


def is_empty() -> bool:
    """Whether nothing has been read yet."""
    return not Work.objects.exists()


def find_works(*, words: str = "", language: str = "", session: str = "") -> QuerySet[Work]:
    """Works whose symbol or title holds every word, newest first, each with its expressions."""
    found = Work.objects.prefetch_related("expressions").annotate(
        asking=Count("mandates", filter=Q(mandates__asks=True, mandates__withdrawn_at=None), distinct=True)
    )
    for word in words.split():
        titled = Expression.objects.filter(work=OuterRef("pk"), folded__contains=fold(word))
        found = found.filter(Q(full_symbol__icontains=word) | Exists(titled))
    if language:
        found = found.filter(Exists(Expression.objects.filter(work=OuterRef("pk"), language=language)))
    if session:
        found = found.filter(session=session)
    return found.order_by(F("adopted_on").desc(nulls_last=True), "-full_symbol")


def find_work(*, symbol: str) -> Work | None:
    """The work with this symbol, blanks and case aside, or None."""
    return Work.objects.filter(full_symbol__iexact="".join(symbol.split())).first()


def resolve_symbols(*, symbols: Collection[str]) -> dict[str, str]:
    """Symbol as cited -> the full symbol of the work here that it names; one that is not here has no key."""
    split = {symbol: split_symbol(symbol) for symbol in symbols if symbol}
    works: dict[str, list[Work]] = {}
    for work in Work.objects.filter(symbol__in={plain for plain, _ in split.values()}):
        works.setdefault(work.symbol, []).append(work)
    found: dict[str, str] = {}
    for symbol, (plain, part) in split.items():
        holding = [work for work in works.get(plain, ()) if holds_part(work.part, part)]
        if len(holding) == 1 or (holding and part):
            found[symbol] = holding[0].full_symbol
    return found


def expressions_of(*, work: Work) -> list[Expression]:
    """The languages in which the work was read."""
    return list(work.expressions.exclude(current=None))


def reading_of(*, expression: Expression) -> Reading:
    """The expression's current reading."""
    return Reading.objects.select_related("source").defer("source__content").get(current_of=expression)


def cited_by(*, work: Work, limit: int = 50) -> list[Work]:
    """Works whose current readings name this one."""
    naming = Citation.objects.filter(reading__current_of__isnull=False, symbol=work.full_symbol)
    works = Work.objects.filter(expressions__current__citations__in=naming).exclude(pk=work.pk).distinct()
    return list(works.prefetch_related("expressions")[:limit])


def mandates_with_words(found: QuerySet[Mandate]) -> QuerySet[Mandate]:
    """Each mandate with its work and titles, its parties, its current witnesses, and how many doubts it has."""
    return (
        found.select_related("work")
        .prefetch_related(
            "work__expressions",
            Prefetch("party_links", MandateParty.objects.select_related("party")),
            Prefetch("witnesses", Witness.objects.filter(current=True), to_attr="current_witnesses"),
        )
        .annotate(doubt_count=Count("doubts", filter=Q(doubts__settled=False)))
    )


def mandates_of(*, work: Work) -> list[Mandate]:
    """The standing mandates of a work in the order of its text, acts that ask nobody included."""
    return list(mandates_with_words(work.mandates.filter(withdrawn_at=None)).order_by("position", "order"))


def find_mandates(*, chosen: MandateFilter, today: date) -> QuerySet[Mandate]:
    """The standing mandates that fit, in their order and with their words."""
    return mandates_with_words(fitting_mandates(chosen=chosen, today=today))


def mandates_in_order(keys: Sequence[int]) -> list[Mandate]:
    """The mandates with these primary keys and their words, in this order; one that is not there is left out."""
    rows = {row.pk: row for row in mandates_with_words(Mandate.objects.filter(pk__in=keys))}
    return [rows[key] for key in keys if key in rows]


def fitting_mandates(*, chosen: MandateFilter, today: date) -> QuerySet[Mandate]:
    """The standing mandates that fit, without their words; those that ask nobody only where their act is chosen.

    In the order "due", what is still to come stands first, the nearest first; then what has no day; then what is past.
    """
    found = Mandate.objects.filter(withdrawn_at=None)
    found = found.filter(act_class__in=chosen.acts) if chosen.acts else found.filter(asks=True)
    if chosen.party:
        links = MandateParty.objects.filter(party=chosen.party).order_by()
        links = links.filter(role=chosen.role) if chosen.role else links
        found = found.filter(pk__in=links.values("mandate"))
    if chosen.session is not None:
        found = found.filter(due_session=chosen.session)
    if chosen.year is not None:
        found = found.filter(Q(due_year=chosen.year) | Q(due_date__year=chosen.year))
    if chosen.recurrence:
        any_interval = chosen.recurrence == "any"
        found = found.exclude(recurrence="") if any_interval else found.filter(recurrence=chosen.recurrence)
    if chosen.language:
        found = found.filter(
            Exists(Witness.objects.filter(mandate=OuterRef("pk"), current=True, language=chosen.language))
        )
    if chosen.symbol:
        found = found.filter(work__full_symbol__iexact="".join(chosen.symbol.split()))
    if chosen.report:
        found = found.filter(report=True)
    if chosen.doubtful:
        found = found.filter(Exists(Doubt.objects.filter(mandate=OuterRef("pk"), settled=False)))
    return found.order_by(*_order(chosen.order, today), "work__full_symbol", "position", "order")


ORDERS = ("strength", "due", "newest")


def _order(name: str, today: date) -> tuple[Any, ...]:
    newest = F("work__adopted_on").desc(nulls_last=True)
    match name:
        case "due":
            when = Case(When(due_on__gte=today, then=Value(0)), When(due_on=None, then=Value(1)), default=Value(2))
            return when, F("due_on").asc(nulls_last=True), "strength"
        case "newest":
            return (newest,)
        case _:
            return "strength", newest


def due_next(*, today: date, limit: int, party: str = "") -> list[Mandate]:
    """The standing mandates due today or later, the nearest first."""
    found = Mandate.objects.filter(withdrawn_at=None, asks=True, due_on__gte=today)
    if party:
        links = MandateParty.objects.filter(party=party, asked_by__gte=today).order_by()
        found = found.filter(pk__in=links.values("mandate"))
    return list(mandates_with_words(found).order_by("due_on", "strength", "work__full_symbol", "position")[:limit])


def find_mandate(*, key: str) -> Mandate | None:
    """The mandate with this key, standing or withdrawn, or None."""
    return mandates_with_words(Mandate.objects.filter(key=key)).first()


def witnesses_of(*, mandate: Mandate) -> list[Witness]:
    """What each language says now; of a withdrawn mandate, what each said last."""
    found = list(mandate.witnesses.select_related("reading").defer("reading__document", "reading__clauses"))
    if mandate.withdrawn_at is None:
        return [witness for witness in found if witness.current]
    last = {witness.language: witness for witness in sorted(found, key=lambda witness: witness.reading_id)}
    return [last[language] for language in sorted(last)]


def lines_of_descent(*, mandate: Mandate) -> tuple[list[Mandate], list[Mandate]]:
    """The mandates it was split from or merged of, and those that came out of it."""
    parents = Mandate.objects.filter(child_links__mandate=mandate)
    children = Mandate.objects.filter(parent_links__parent=mandate)
    return list(parents), list(children)


def choices(*, language: str) -> Choices:
    """What the filters offer: only what a standing mandate has; parties by their name in `language`."""
    # Without the order of the model, which would make every row distinct.
    standing = Mandate.objects.filter(withdrawn_at=None).order_by()
    read = Expression.objects.exclude(current=None).order_by()
    present = set(standing.values_list("act_class", flat=True).distinct())
    addressed = Party.objects.filter(
        Exists(
            MandateParty.objects.filter(
                party=OuterRef("pk"), role="addressee", mandate__withdrawn_at=None, mandate__asks=True
            )
        )
    )
    days = _each(standing, "due_date", beyond=lambda day: date(day.year, 12, 31))
    years = {*_each(standing, "due_year"), *(day.year for day in days)}
    return Choices(
        acts=tuple(act for act in ACT_CLASSES if act in present),
        parties=tuple(sorted(addressed, key=lambda party: party.name(language).casefold())),
        sessions=tuple(_each(standing, "due_session")),
        years=tuple(sorted(year for year in years if year)),
        recurrences=tuple(_each(standing, "recurrence", after="")),
        languages=_distinct(read.values_list("language", flat=True).distinct()),
    )


def _each(
    found: QuerySet[Mandate], name: str, *, after: Any = None, beyond: Callable[[Any], Any] = lambda value: value
) -> list[Any]:
    """The values of a field that are there, in order: an index is asked for the next one after each.

    `after` is below the first that is wanted; `beyond` says after what to go on: of many values that come to the same,
    one is enough.
    """
    values: list[Any] = []
    rest = found.order_by(name).values_list(name, flat=True)
    following = rest.filter(**({f"{name}__isnull": False} if after is None else {f"{name}__gt": after})).first()
    while following is not None:
        values.append(following)
        following = rest.filter(**{f"{name}__gt": beyond(following)}).first()
    return values


def _distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(set(values)))


def asked_parties() -> list[Party]:
    """Every party that a standing mandate asks or names as a partner, with both counts."""
    standing = Q(mandate_links__mandate__withdrawn_at=None, mandate_links__mandate__asks=True)
    asked = Count("mandate_links", filter=standing & Q(mandate_links__role="addressee"))
    partner = Count("mandate_links", filter=standing & Q(mandate_links__role="with"))
    return list(Party.objects.annotate(asked=asked, partner=partner).filter(Q(asked__gt=0) | Q(partner__gt=0)))


def find_party(*, party_id: str) -> Party | None:
    """The party with this id, or None."""
    return Party.objects.select_related("parent").filter(pk=party_id).first()


def standing_doubts() -> QuerySet[Doubt]:
    """The doubts of current readings and of standing mandates that no person has settled."""
    return Doubt.objects.filter(
        Q(reading__current_of__isnull=False) | Q(reading=None, mandate__withdrawn_at=None), settled=False
    ).select_related("work", "reading__expression", "mandate", "settlement")


def doubts_of(*, work: Work, reading: Reading) -> list[Doubt]:
    """The doubts of this reading, and those between the languages of its work."""
    return list(
        standing_doubts()
        .filter(Q(reading=reading) | Q(reading=None, work=work))
        .defer("reading__document", "reading__clauses")
    )


def source_of(*, reading: Reading) -> StoredFile:
    """The stored file that was read, with its bytes."""
    return StoredFile.objects.get(pk=reading.source_id)


def best_witness(witnesses: Sequence[Witness], languages: Sequence[str]) -> Witness | None:
    """The witness in the first of these languages that has one; None where there is no witness."""
    by_language = {witness.language: witness for witness in witnesses}
    return next((by_language[code] for code in languages if code in by_language), None) or next(iter(witnesses), None)
