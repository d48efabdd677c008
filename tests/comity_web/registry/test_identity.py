"""A mandate's id is issued once: it outlives new readings, other languages, splits and merges."""

from dataclasses import replace
from datetime import timedelta

import pytest

from comity_web.registry.models import Doubt, Mandate, MandateParent, Reading, Witness, Work

pytestmark = pytest.mark.django_db

ONE = "Encourages keepers to trim wicks, and to record storms in the book of the lighthouse;"


def keys(number: str = "") -> dict[str, str]:
    found = Mandate.objects.filter(withdrawn_at=None)
    return {mandate.anchor: mandate.key for mandate in (found.filter(number=number) if number else found)}


def reread(script, version="t2", **changes):
    return replace(script, version=version, **changes)


def with_op(script, number, op):
    return tuple(op if old.number == number else old for old in script.ops)


def test_the_same_reading_again_changes_nothing(store, scripts):
    first = store(scripts["en"])
    before = list(Witness.objects.values_list("pk", flat=True))
    again = store(scripts["en"])
    assert (first.created, again.created) == (True, False)
    assert again.reading.pk == first.reading.pk
    assert list(Witness.objects.values_list("pk", flat=True)) == before
    assert Reading.objects.count() == 1


def test_a_new_version_of_the_reader_keeps_every_id(store, scripts):
    store(scripts["en"])
    before = keys()
    assert store(reread(scripts["en"])).created
    assert keys() == before
    assert Mandate.objects.count() == len(before)


def test_the_earlier_reading_stays_but_is_no_longer_current(store, scripts):
    store(scripts["en"])
    store(reread(scripts["en"]))
    assert Reading.objects.count() == 2
    assert set(Witness.objects.filter(current=True).values_list("reading__reader_version", flat=True)) == {"t2"}


def test_a_clause_read_with_another_class_keeps_its_id(store, scripts):
    script = scripts["en"]
    store(script)
    before = keys("2")
    op = script.ops[1]
    changed = replace(op, asks=(replace(op.asks[0], act_class="urge"),))
    store(reread(script, ops=with_op(script, "2", changed)))
    assert keys("2") == before
    assert Mandate.objects.get(key=before["op2-c1"]).act_class == "urge"


def test_a_paragraph_that_is_renumbered_keeps_its_id(store, scripts):
    script = scripts["en"]
    store(script)
    before = keys()
    first, second, third = script.ops
    store(reread(script, ops=(first, replace(third, number="2"), replace(second, number="3"))))
    after = keys()
    assert after["op2-c1"] == before["op3-c1"]
    assert after["op3-c1"] == before["op2-c1"]


def test_a_clause_that_is_gone_is_withdrawn_and_not_deleted(store, scripts):
    script = scripts["en"]
    store(script)
    gone = keys()["op3-c1"]
    store(reread(script, ops=script.ops[:2]))
    mandate = Mandate.objects.get(key=gone)
    assert mandate.withdrawn_at is not None
    assert "op3-c1" not in keys()


def test_a_clause_that_comes_back_has_its_old_id(store, scripts):
    script = scripts["en"]
    store(script)
    gone = keys()["op3-c1"]
    store(reread(script, ops=script.ops[:2]))
    store(reread(script, version="t3"))
    assert keys()["op3-c1"] == gone


@pytest.fixture
def whole_and_parts(scripts):
    """One clause, and the same words read as two."""
    script, asks = scripts["en"], scripts["en"].ops[1].asks[0]
    encourage = replace(asks, with_=(), names=(), addressees=("governments",))
    whole = replace(script.ops[1], text=ONE, asks=(encourage,))
    parts = replace(
        script.ops[1],
        text=ONE,
        asks=(
            replace(encourage, ends="and to record"),
            replace(encourage, act="to record", act_class="request", starts="and to record"),
        ),
    )
    return (
        reread(script, version="whole", ops=with_op(script, "2", whole)),
        reread(script, version="parts", ops=with_op(script, "2", parts)),
    )


def test_a_clause_that_is_split_is_the_parent_of_both(store, whole_and_parts):
    whole, parts = whole_and_parts
    store(whole)
    parent = keys("2")["op2-c1"]
    store(parts)
    children = keys("2")
    assert len(children) == 2
    assert parent not in children.values()
    assert Mandate.objects.get(key=parent).withdrawn_at is not None
    links = MandateParent.objects.filter(parent__key=parent)
    assert {(link.mandate.key, link.kind) for link in links} == {(key, "split") for key in children.values()}


def test_two_clauses_that_are_merged_are_the_parents_of_one(store, whole_and_parts):
    whole, parts = whole_and_parts
    store(parts)
    before = set(keys("2").values())
    store(whole)
    (child,) = keys("2").values()
    assert child not in before
    links = MandateParent.objects.filter(mandate__key=child)
    assert {(link.parent.key, link.kind) for link in links} == {(key, "merge") for key in before}


def test_other_languages_are_witnesses_to_the_same_mandates(harbour):
    work = Work.objects.get(full_symbol="A/RES/79/9101")
    for mandate in work.mandates.all():
        assert {witness.language for witness in mandate.witnesses.all()} == {"ar", "en", "zh"}
    assert work.mandates.count() == 4


@pytest.mark.parametrize("order", [("en", "zh", "ar"), ("ar", "zh", "en"), ("zh", "en", "ar")])
def test_the_order_in_which_languages_come_does_not_matter(store, scripts, order):
    for language in order:
        store(scripts[language])
    assert Mandate.objects.count() == 4
    assert sorted(Mandate.objects.values_list("act_class", flat=True)) == ["encourage", "invite", "request", "welcome"]


def test_languages_that_disagree_leave_a_doubt_with_every_side(harbour):
    doubts = Doubt.objects.filter(code="languages-disagree")
    assert [(doubt.field, doubt.anchor) for doubt in doubts] == [("with", "op2")]
    assert doubts[0].sides == {"ar": [], "en": ["union-of-harbour-pilots"], "zh": ["union-of-harbour-pilots"]}


def test_what_most_languages_say_stands(harbour):
    mandate = Mandate.objects.get(paragraph_anchor="op2", work__full_symbol="A/RES/79/9101")
    assert [link.party_id for link in mandate.party_links.filter(role="with")] == ["union-of-harbour-pilots"]


def test_a_clause_that_one_language_lacks_is_doubted(store, scripts):
    store(scripts["en"])
    store(replace(scripts["zh"], ops=scripts["zh"].ops[:2]))
    doubt = Doubt.objects.get(code="not-in-every-language")
    assert (doubt.anchor, doubt.sides) == ("op3", {"en": True, "zh": False})


def test_a_mandate_stands_as_long_as_one_language_holds_it(store, scripts):
    store(scripts["en"])
    store(scripts["zh"])
    store(reread(scripts["en"], ops=scripts["en"].ops[:2]))
    assert Mandate.objects.get(paragraph_anchor="op3").withdrawn_at is None


def test_an_error_halfway_leaves_nothing(store, scripts, monkeypatch):
    def fail(*arguments, **named):
        raise RuntimeError("halfway")

    monkeypatch.setattr("comity_web.registry.services.store_clauses", fail)
    with pytest.raises(RuntimeError, match="halfway"):
        store(scripts["en"])
    assert not Work.objects.exists()
    assert not Reading.objects.exists()


def test_withdrawn_later_readings_keep_the_day(store, scripts):
    from comity_web.registry.models import Mandate as Row

    script = scripts["en"]
    store(script)
    store(reread(script, ops=script.ops[:2]))
    day = Row.objects.exclude(withdrawn_at=None).get().withdrawn_at
    store(reread(script, version="t3", ops=script.ops[:2]), now=day + timedelta(days=9))
    assert Row.objects.exclude(withdrawn_at=None).get().withdrawn_at == day
