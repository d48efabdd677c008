"""Rows as the pages show them: words in the reader's language, nothing left to decide in a template."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from comity.model.mandate import ACT_CLASSES, MANDATE_CLASSES
from comity_web.parties.models import Party
from comity_web.registry.decided import texts_now
from comity_web.registry.models import Doubt, Mandate, Witness, Work
from comity_web.registry.selectors import best_witness
from comity_web.site.addresses import address
from comity_web.site.languages import Tongue, best_language, interface_language
from comity_web.site.marks import document_url
from comity_web.site.words import ACTS, FIELDS, RECURRENCES

if TYPE_CHECKING:
    from comity_web.site.settled import ShownSettlement, ShownText


@dataclass(frozen=True, slots=True)
class ShownAct:
    """An act class: its word, and its step on the scale of strength (0 strongest, 8 for all that ask nobody)."""

    code: str
    word: str
    step: int


@dataclass(frozen=True, slots=True)
class ShownParty:
    """A party by its name, with the address of its page."""

    id: str
    name: str
    url: str
    acronym: str = ""


@dataclass(frozen=True, slots=True)
class ShownWork:
    """A work by symbol and title; `tongue` is the language of the title."""

    symbol: str
    title: str
    url: str
    tongue: Tongue
    languages: tuple[Tongue, ...]
    adopted_on: date | None
    is_sample: bool
    asking: int = 0


@dataclass(frozen=True, slots=True)
class ShownMandate:
    """A mandate as a list, a margin or its own page shows it."""

    key: str
    url: str
    place_url: str
    number: str
    anchor: str
    act: ShownAct
    asks: bool
    text: str
    tongue: Tongue
    addressees: tuple[ShownParty, ...]
    partners: tuple[ShownParty, ...]
    due: str
    due_note: str
    recurrence: str
    report: str
    agenda_item: bool
    doubts: int
    work: ShownWork
    settled: tuple[str, ...] = ()


def show_act(code: str) -> ShownAct:
    """The word of an act class and its step."""
    step = ACT_CLASSES.index(code) if code in MANDATE_CLASSES else len(MANDATE_CLASSES)
    return ShownAct(code, str(ACTS.get(code, ACTS["other"])), step)


def show_party(party: Party) -> ShownParty:
    """The party's name in the language of the interface."""
    return ShownParty(party.pk, party.name(interface_language()), address("party", party.pk), party.acronym)


def show_work(work: Work, wanted: tuple[str, ...]) -> ShownWork:
    """The work with its title in the first wanted language; its expressions must have been fetched."""
    titles = {row.language: row.title for row in work.expressions.all() if row.current_id}
    language = best_language(titles, wanted)
    return ShownWork(
        symbol=work.full_symbol,
        title=titles.get(language, ""),
        url=document_url(work.full_symbol),
        tongue=Tongue(language),
        languages=tuple(Tongue(code) for code in sorted(titles)),
        adopted_on=work.adopted_on,
        is_sample=work.is_sample,
        asking=getattr(work, "asking", 0),
    )


def show_mandate(mandate: Mandate, wanted: tuple[str, ...], today: date) -> ShownMandate:
    """The mandate with its words in the first wanted language that witnesses it."""
    witnesses: Sequence[Witness] = getattr(mandate, "current_witnesses", ())
    witness = best_witness(witnesses, wanted)
    work = show_work(mandate.work, wanted)
    language = witness.language if witness else work.tongue.code
    anchor = witness.paragraph_anchor if witness else mandate.paragraph_anchor
    links = list(mandate.party_links.all())
    return ShownMandate(
        key=mandate.key,
        url=address("mandate", mandate.key),
        place_url=f"{work.url}?content={language}#{anchor}",
        number=mandate.number,
        anchor=mandate.anchor,
        act=show_act(mandate.act_class),
        asks=mandate.asks,
        text=witness.text if witness else "",
        tongue=Tongue(language),
        addressees=tuple(show_party(link.party) for link in links if link.role == "addressee"),
        partners=tuple(show_party(link.party) for link in links if link.role == "with"),
        due=show_due(mandate),
        due_note=show_distance(mandate.due_on, today) if mandate.asks else "",
        recurrence=str(RECURRENCES.get(mandate.recurrence, mandate.recurrence)),
        report=mandate.report_to if mandate.report_to else (_("yes") if mandate.report else ""),
        agenda_item=mandate.agenda_item,
        doubts=getattr(mandate, "doubt_count", 0),
        work=work,
        settled=tuple(str(FIELDS[field]) for field in FIELDS if field in mandate.settled),
    )


def show_due(mandate: Mandate) -> str:
    """By when, in words; "" where nothing is said."""
    if mandate.due_session:
        return _("session %(number)s") % {"number": mandate.due_session}
    if mandate.due_date:
        return date_format(mandate.due_date, "DATE_FORMAT")
    if mandate.due_year:
        return _("by %(year)s") % {"year": mandate.due_year}
    if mandate.due_on:
        return date_format(mandate.due_on, "DATE_FORMAT")
    return ""


def show_distance(day: date | None, today: date) -> str:
    """How far off a day is, in days below a hundred, then in months, then in years."""
    if day is None:
        return ""
    days = (day - today).days
    if days < 0:
        return _("past")
    if days < 100:
        return ngettext("in %(count)s day", "in %(count)s days", days) % {"count": days}
    if days < 730:
        months = days // 30
        return ngettext("in %(count)s month", "in %(count)s months", months) % {"count": months}
    years = days // 365
    return ngettext("in %(count)s year", "in %(count)s years", years) % {"count": years}


@dataclass(frozen=True, slots=True)
class ShownSide:
    """What some languages say in a disagreement."""

    tongues: tuple[Tongue, ...]
    says: str


@dataclass(frozen=True, slots=True)
class ShownDoubt:
    """A doubt: what is doubtful, where, what each side says; the decision on it, and the words that changed since."""

    code: str
    what: str
    message: str
    anchor: str
    url: str
    sides: tuple[ShownSide, ...]
    symbol: str
    settle_url: str = ""
    settled: bool = False
    decision: "ShownSettlement | None" = None
    texts: "tuple[ShownText, ...]" = ()


def show_doubt(doubt: Doubt, names: Mapping[str, str]) -> ShownDoubt:
    """The doubt in the reader's words; `names` gives the names of the parties in its sides."""
    from comity_web.site.doubts import doubt_detail, doubt_words
    from comity_web.site.settled import settle_url, show_settlements, show_texts

    language = doubt.reading.expression.language if doubt.reading else ""
    query = f"?content={language}" if language else ""
    fragment = f"#{doubt.anchor}" if doubt.anchor else ""
    what = doubt_words(doubt.code)
    if doubt.field:
        what = f"{what}: {FIELDS.get(doubt.field, doubt.field)}"
    reopened = doubt.settlement is not None and not doubt.settled
    return ShownDoubt(
        code=doubt.code,
        what=what,
        message=doubt_detail(doubt.code, doubt.facts),
        anchor=doubt.anchor,
        url=f"{document_url(doubt.work.full_symbol)}{query}{fragment}",
        sides=_show_sides(doubt.sides, names),
        symbol=doubt.work.full_symbol,
        settle_url=settle_url(doubt),
        settled=doubt.settled,
        decision=show_settlements([doubt.settlement])[0] if doubt.settlement else None,
        texts=show_texts(doubt.settlement, texts_now(doubt)) if doubt.settlement and reopened else (),
    )


def parties_in(doubts: Iterable[Doubt]) -> set[str]:
    """The ids of the parties that the sides of these doubts name."""
    values = [value for doubt in doubts for value in doubt.sides.values()]
    return {party for value in values if isinstance(value, list) for party in value}


def _show_sides(sides: Mapping[str, Any], names: Mapping[str, str]) -> tuple[ShownSide, ...]:
    """What is said, each thing once with the languages that say it; what most say first."""
    said: dict[str, list[Tongue]] = {}
    for code, value in sides.items():
        said.setdefault(say_value(value, names), []).append(Tongue(code))
    ordered = sorted(said.items(), key=lambda side: -len(side[1]))
    return tuple(ShownSide(tuple(tongues), words) for words, tongues in ordered)


def say_value(value: Any, names: Mapping[str, str]) -> str:
    """The value of a field, in words; `names` gives the names of parties."""
    match value:
        case None | []:
            return _("nothing")
        case bool():
            return _("yes") if value else _("no")
        case list():
            return pgettext("between parties", ", ").join(names.get(party, party) for party in value)
        case {"session": number}:
            return _("session %(number)s") % {"number": number}
        case {"year": number}:
            return _("by %(year)s") % {"year": number}
        case dict():
            return ", ".join(str(part) for part in value.values())
        case str() if value in ACTS:
            return str(ACTS[value])
        case str() if value in RECURRENCES:
            return str(RECURRENCES[value])
        case _:
            return names.get(str(value), str(value))
