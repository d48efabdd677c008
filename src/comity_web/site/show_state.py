"""States, engagements and their evidence as the pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch

from comity.processes.states import MandateState, TwoKeys
from comity_web.followup.answers import Answer, answers_of
from comity_web.followup.models import Evidence
from comity_web.followup.status import Followed, Linked
from comity_web.reporting.coverage import Coverage, CoveredMandate
from comity_web.reporting.lines import say_days, say_mark, say_public
from comity_web.reporting.words import CLOSED, SAYS, SIDES, say_details, say_standing
from comity_web.site.addresses import address
from comity_web.site.languages import Tongue
from comity_web.site.marks import document_url
from comity_web.site.show import ShownParty, show_party


@dataclass(frozen=True, slots=True)
class ShownState:
    """A standing in words, what it rests on, and the address of the paragraph that asked anew, if one did."""

    code: str
    word: str
    details: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A piece of evidence; `url` is "" where there is no page for it."""

    name: str
    url: str
    digest: str


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An engagement under a mandate; `mark` says who sees it, "" where everybody does."""

    key: str
    url: str
    party: ShownParty
    title: str
    days: str
    place: str
    says: str
    symbol: str
    mark: str
    side: str
    evidence: tuple[ShownPiece, ...]


@dataclass(frozen=True, slots=True)
class ShownSilent:
    """A party without a record, and what it said of the stage it owed."""

    party: ShownParty
    said: str


@dataclass(frozen=True, slots=True)
class ShownCovered:
    """A mandate on the coverage page."""

    key: str
    url: str
    text: str
    tongue: Tongue
    state: ShownState
    public: str
    keys: tuple[tuple[str, ShownState], ...]
    differ: bool
    answers: tuple[ShownAnswer, ...]
    earlier: int
    groups: tuple[ShownParty, ...]
    silent: tuple[ShownSilent, ...]


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """An operative paragraph on the coverage page."""

    anchor: str
    number: str
    text: str
    mandates: tuple[ShownCovered, ...]


def show_state(state: MandateState) -> ShownState:
    """The state in words."""
    symbol, _space, anchor = state.superseded_by.rpartition(" ")
    return ShownState(
        state.standing.value,
        say_standing(state),
        say_details(state),
        f"{document_url(symbol)}#{anchor}" if symbol else "",
    )


def show_keys(keys: TwoKeys) -> tuple[tuple[str, ShownState], ...]:
    """The two keys, the government's first; nothing where neither turned one."""
    if not keys.government.count and not keys.parliament.count:
        return ()
    both = (("government", keys.government), ("parliament", keys.parliament))
    return tuple((str(SIDES[side]), show_state(state)) for side, state in both)


def show_answer(answer: Answer) -> ShownAnswer:
    """The engagement with its evidence."""
    return ShownAnswer(
        key=answer.key,
        url=_address("engagement", answer.key),
        party=show_party(answer.party),
        title=answer.title,
        days=say_days(answer),
        place=answer.place,
        says=str(SAYS[answer.says]) if answer.says != "action" else "",
        symbol=answer.symbol,
        mark=say_mark(answer),
        side=answer.side,
        evidence=tuple(_piece(piece) for piece in answer.evidence),
    )


def show_links(links: Iterable[Linked]) -> tuple[ShownAnswer, ...]:
    """The engagements behind these links, in their order."""
    linked = list(links)
    found = answers_of(linked)
    return tuple(show_answer(found[link.mandate, link.record]) for link in linked)


def show_covered(coverage: Coverage) -> tuple[ShownParagraph, ...]:
    """The paragraphs of a coverage."""
    return tuple(
        ShownParagraph(one.anchor, one.number, one.text, tuple(_covered(each) for each in one.mandates))
        for one in coverage.paragraphs
    )


def _covered(one: CoveredMandate) -> ShownCovered:
    return ShownCovered(
        key=one.mandate.key,
        url=address("mandate", one.mandate.key),
        text=one.text,
        tongue=Tongue(one.language),
        state=show_state(one.keys.state),
        public=say_public(one),
        keys=show_keys(one.keys),
        differ=one.keys.differ,
        answers=tuple(show_answer(answer) for answer in one.answers),
        earlier=one.earlier,
        groups=tuple(show_party(party) for party in one.groups),
        silent=tuple(ShownSilent(show_party(each.party), str(CLOSED.get(each.closed, ""))) for each in one.silent),
    )


def _piece(piece: Evidence) -> ShownPiece:
    digest = piece.file.digest[:12] if piece.file else ""
    url = piece.link or _address("evidence", piece.pk)
    return ShownPiece(piece.name or piece.link, url, digest)


def _address(name: str, *arguments: str | int) -> str:
    """The address of a page, "" where this installation has none of that name."""
    try:
        return address(name, *arguments)
    except NoReverseMatch:
        return ""


@dataclass(frozen=True, slots=True)
class ShownCountry:
    """The two keys of one State side by side, with what each side recorded."""

    party: str
    government: ShownState
    parliament: ShownState
    differ: bool
    government_answers: tuple[ShownAnswer, ...]
    parliament_answers: tuple[ShownAnswer, ...]


@dataclass(frozen=True, slots=True)
class ShownFollowed:
    """Where a mandate stands on a day, on its own page; `hidden` counts older engagements that are not shown."""

    on: date
    state: ShownState
    keys: tuple[tuple[str, ShownState], ...]
    differ: bool
    countries: tuple[ShownCountry, ...]
    others: tuple[ShownAnswer, ...]
    hidden: int


def show_followed(
    followed: Followed, countries: dict[str, TwoKeys], names: dict[str, str], on: date, *, limit: int
) -> ShownFollowed:
    """The state under both keys, country by country, then what neither key says; the latest `limit` engagements."""
    links = followed.links[:limit]
    shown = dict(zip(((link.engagement, link.record) for link in links), show_links(links), strict=True))
    by_code: dict[str, list[Linked]] = {}
    for link in links:
        if link.fact.key:
            by_code.setdefault(link.fact.party.partition(":")[2], []).append(link)
    return ShownFollowed(
        on=on,
        state=show_state(followed.keys.state),
        keys=show_keys(followed.keys),
        differ=followed.keys.differ,
        countries=tuple(
            ShownCountry(
                names.get(f"state:{code}", code),
                show_state(countries[code].government),
                show_state(countries[code].parliament),
                countries[code].differ,
                tuple(shown[link.engagement, link.record] for link in own if link.fact.key == "government"),
                tuple(shown[link.engagement, link.record] for link in own if link.fact.key == "parliament"),
            )
            for code, own in sorted(by_code.items())
        ),
        others=tuple(shown[link.engagement, link.record] for link in links if not link.fact.key),
        hidden=len(followed.links) - len(links),
    )
