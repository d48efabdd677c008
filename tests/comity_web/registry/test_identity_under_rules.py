"""Real resolutions read again after a rule changed: what the change did not touch keeps its id, and links are kept.

A changed rule is simulated on what was read: the class of one act, or whether a second act opens a clause of its own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

import comity
from comity.model import Clause, ParagraphMandates, Resolution
from comity_web.registry.links import changed_mandates, link_mandate, links_for_review, review_link
from comity_web.registry.models import Mandate, MandateLink, MandateParent, Witness
from comity_web.registry.services import store_reading
from comity_web.registry.settlements import Person, settle_fields

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
EVERY = 90
"""Of the English files of a session, one in so many, with its five other languages."""

Paragraphs = tuple[ParagraphMandates, ...]
Rule = Callable[[Paragraphs], Paragraphs]
Place = tuple[str, str, int]
"""Language, anchor, first character: where a clause stands, whatever the rule."""


def as_read(paragraphs: Paragraphs) -> Paragraphs:
    return paragraphs


def with_another_class(paragraphs: Paragraphs) -> Paragraphs:
    """The class of one act changes: what is encouraged is urged."""

    def changed(clause: Clause) -> Clause:
        return replace(clause, act_class="urge") if clause.act_class == "encourage" else clause

    return tuple(replace(each, clauses=tuple(map(changed, each.clauses))) for each in paragraphs)


def with_second_acts_joined(paragraphs: Paragraphs) -> Paragraphs:
    """A splitting rule goes: an act that asks somebody, in mid-paragraph, opens no clause of its own any more."""

    def joined(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
        found: list[Clause] = []
        for clause in clauses:
            if found and clause.asks:
                found[-1] = replace(found[-1], end=clause.end)
            else:
                found.append(clause)
        return tuple(found)

    return tuple(replace(each, clauses=joined(each.clauses)) for each in paragraphs)


RULES: dict[str, tuple[Rule, Rule]] = {
    "the class of an act": (as_read, with_another_class),
    "a splitting rule goes": (as_read, with_second_acts_joined),
    "a splitting rule comes": (with_second_acts_joined, as_read),
    "nothing but the version": (as_read, as_read),
}


@dataclass(frozen=True)
class Held:
    """A resolution in one language with what was read of it."""

    resolution: Resolution
    paragraphs: Paragraphs


def read_session(archives: Path, session: int, every: int) -> Iterator[list[Held]]:
    """Some resolutions of the session, each in all languages in which it is there."""
    packed = {code: ZipFile(archives / f"{session}session-{code}.zip") for code in LANGUAGES}
    by_number = {
        code: {number_of(name): name for name in archive.namelist() if name.endswith(".xml")}
        for code, archive in packed.items()
    }
    for number in sorted(by_number["en"])[::every]:
        held = []
        for code, archive in packed.items():
            if name := by_number[code].get(number):
                resolution = comity.read(archive.read(name), name=name)
                held.append(Held(resolution, comity.extract(resolution)))
        yield held


def number_of(name: str) -> str:
    """ "75_100" of "75_100_E.xml", "76_10" of "A_RES_76_10-2117757A.xml"."""
    stem = name.rpartition("/")[2].removesuffix(".xml").partition("-2")[0].removeprefix("A_RES_")
    return "_".join(stem.split("_")[:2])


def keep(held: Held, rule: Rule, version: str, now: datetime) -> None:
    reading = replace(held.resolution.reading, reader_version=version)
    resolution = replace(held.resolution, reading=reading)
    source = f"{reading.source_digest}".encode()
    store_reading(resolution, rule(held.paragraphs), source=source, now=now, actor="")


def places(held: Sequence[Held], rule: Rule) -> dict[Place, tuple[str, int]]:
    """Every clause by its place: its class and its end."""
    return {
        (each.resolution.language, paragraph.anchor, clause.start): (clause.act_class, clause.end)
        for each in held
        for paragraph in rule(each.paragraphs)
        for clause in paragraph.clauses
    }


def keys_of(symbol: str) -> dict[Place, str]:
    found = Witness.objects.filter(mandate__work__full_symbol=symbol, current=True).select_related("mandate")
    return {(each.language, each.paragraph_anchor, each.fields["start"]): each.mandate.key for each in found}


@dataclass
class Count:
    """Clauses that the change did not touch, those of them whose id is another now, and those that it touched."""

    untouched: int = 0
    lost: int = 0
    touched: int = 0


def count_kept(held: Sequence[Held], before: Rule, after: Rule) -> Count:
    """The resolution is stored under one rule, then under the other."""
    for each in held:
        keep(each, before, "1", NOW)
    symbol = "".join(held[0].resolution.symbol.split())
    old = keys_of(symbol)
    for each in held:
        keep(each, after, "2", NOW + timedelta(days=1))
    new = keys_of(symbol)
    was, now = places(held, before), places(held, after)
    same = [place for place in was if now.get(place) == was[place] and place in old]
    lost = [place for place in same if new.get(place) != old[place]]
    return Count(len(same), len(lost), len(was.keys() | now.keys()) - len(same))


@pytest.mark.corpus
@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("session", [75, 76])
def test_what_a_changed_rule_does_not_touch_keeps_its_id(shared, session, rule):
    total = Count()
    for held in read_session(shared / "corpus" / "ga", session, EVERY):
        found = count_kept(held, *RULES[rule])
        total.untouched += found.untouched
        total.touched += found.touched
        total.lost += found.lost
    assert total.untouched > 100
    assert (total.touched > 0) is (rule != "nothing but the version")
    assert total.lost == 0


@pytest.mark.corpus
def test_a_changed_class_keeps_even_the_ids_that_it_touched(shared):
    for held in read_session(shared / "corpus" / "ga", 75, 90):
        for each in held:
            keep(each, as_read, "1", NOW)
        before = set(Mandate.objects.filter(withdrawn_at=None).values_list("key", flat=True))
        for each in held:
            keep(each, with_another_class, "2", NOW)
        assert set(Mandate.objects.filter(withdrawn_at=None).values_list("key", flat=True)) == before


SPLIT = ("to trim wicks", "and to record storms in the book of the lighthouse;")


@pytest.fixture
def whole_and_parts(scripts):
    """One clause, and the same words read as two."""
    script, asks = scripts["en"], scripts["en"].ops[1].asks[0]
    text = f"Encourages keepers {SPLIT[0]}, {SPLIT[1]}"
    one = replace(asks, with_=(), names=(), addressees=("governments",))
    two = (replace(one, ends="and to record"), replace(one, act="to record", starts="and to record"))

    def reading(version: str, *clauses: object) -> object:
        op = replace(script.ops[1], text=text, asks=clauses)
        return replace(script, version=version, ops=(script.ops[0], op, script.ops[2]))

    return reading("whole", one), reading("parts", *two)


def linked() -> list[MandateLink]:
    return [
        link_mandate(mandate=row, kind="engagement", reference=f"e_{row.order}", now=NOW)
        for row in Mandate.objects.filter(paragraph_anchor="op2", withdrawn_at=None).order_by("order")
    ]


def test_a_split_under_a_link_keeps_the_link_and_lists_it(store, whole_and_parts):
    whole, parts = whole_and_parts
    store(whole)
    (link,) = linked()
    assert not links_for_review()
    store(parts)
    link.refresh_from_db()
    (changed,) = links_for_review()
    children = list(Mandate.objects.filter(paragraph_anchor="op2", withdrawn_at=None).order_by("order"))
    assert (changed.link, changed.fields) == (link, ("withdrawn",))
    assert link.mandate.withdrawn_at is not None
    assert set(changed.came_out) == set(children)
    assert list(changed_mandates()) == [link.mandate]


def test_a_merge_under_links_keeps_both_and_lists_them(store, whole_and_parts):
    whole, parts = whole_and_parts
    store(parts)
    first, second = linked()
    store(whole)
    changed = links_for_review()
    child = Mandate.objects.get(paragraph_anchor="op2", withdrawn_at=None)
    assert [each.link for each in changed] == [first, second]
    assert [each.came_out for each in changed] == [(child,), (child,)]
    assert {parent.parent_id for parent in MandateParent.objects.filter(mandate=child, kind="merge")} == {
        first.mandate_id,
        second.mandate_id,
    }


def test_a_link_that_a_person_let_stand_is_not_listed_until_the_mandate_changes_again(store, whole_and_parts):
    whole, parts = whole_and_parts
    store(whole)
    (link,) = linked()
    store(parts)
    review_link(link=link, reviewer="p_0123456789", now=NOW)
    assert not links_for_review()
    store(replace(whole, version="whole again"))
    assert link.mandate_id not in {each.pk for each in Mandate.objects.filter(withdrawn_at=None)} or links_for_review()


def test_a_link_is_listed_when_a_person_corrects_its_mandate(store, scripts):
    store(scripts["en"])
    (link,) = linked()
    person = Person("p_0123456789", "administrator")
    settle_fields(mandate=link.mandate, values={"addressees": ["ipu"]}, seen={}, person=person, now=NOW)
    (changed,) = links_for_review()
    assert changed.fields == ("addressees",)
    assert changed.then["addressees"] == ["un-women"]
    assert changed.now["addressees"] == ["ipu"]


def test_the_same_link_is_made_once(store, scripts):
    store(scripts["en"])
    assert linked() == linked()
    assert MandateLink.objects.count() == 1


def test_links_are_append_only(store, scripts):
    store(scripts["en"])
    (link,) = linked()
    link.reference = "e_other"
    with pytest.raises(TypeError, match="append-only"):
        link.save()
