"""What a person decided stands beside what was read, outlives readings, and is reopened where the words changed."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from comity.model.errors import FormatError
from comity_web.registry.gold import gold_lines
from comity_web.registry.models import Doubt, Mandate, MandateParent, Reading, Settlement, Witness, Work
from comity_web.registry.selectors import MandateFilter, find_mandates, standing_doubts
from comity_web.registry.settlements import WITHDRAW, DecidedMeanwhileError, Person, settle_clauses, settle_fields

pytestmark = pytest.mark.django_db

PERSON = Person("p_0123456789", "administrator")
OTHER = Person("p_9876543210", "administrator")


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 3, 9, 12, 0, tzinfo=UTC)


def mandate(paragraph: str, order: int = 1, symbol: str = "A/RES/79/9101") -> Mandate:
    found = Mandate.objects.filter(work__full_symbol=symbol, paragraph_anchor=paragraph, order=order, withdrawn_at=None)
    return found.get()


def settle(row, now, *, person=PERSON, seen=None, note="", **values):
    values = {name.rstrip("_"): value for name, value in values.items()}
    return settle_fields(mandate=row, values=values, seen=seen or {}, person=person, note=note, now=now)


def reread(script, version="t2", **changes):
    return replace(script, version=version, **changes)


def with_op(script, number, **changes):
    return tuple(replace(op, **changes) if op.number == number else op for op in script.ops)


CORRECTIONS = {
    "act": ("op2", "act_class", "urge", "encourage"),
    "addressees": ("op2", "addressees", ["governments", "ipu"], ["un-women"]),
    "partners": ("op2", "with", ["ipu"], ["union-of-harbour-pilots"]),
    "a session": ("op3", "due", {"session": 83}, {"session": 82}),
    "a day": ("op3", "due", {"date": "2027-03-31"}, {"session": 82}),
    "a year": ("op2", "due", {"year": 2030}, None),
    "a time allowed": ("op2", "due", {"within": "P6M"}, None),
    "no time": ("op3", "due", None, {"session": 82}),
    "recurrence": ("op2", "recurrence", "biennial", "annual"),
    "report": ("op3", "report", False, True),
    "receiver": ("op3", "report_to", "ecosoc", "ga"),
    "agenda item": ("op3", "agenda_item", True, False),
}


@pytest.mark.parametrize("case", CORRECTIONS)
def test_a_correction_stands_and_what_was_read_is_kept(harbour, now, case):
    paragraph, field, value, read = CORRECTIONS[case]
    (stored,) = settle(mandate(paragraph), now, **{field: value})
    row = mandate(paragraph)
    assert row.settled == [field]
    assert (stored.kind, stored.value, stored.read) == ("correct", value, read)
    assert (stored.decided_by, stored.decided_as, stored.decided_at) == (PERSON.key, "administrator", now)
    work = Work.objects.get(full_symbol="A/RES/79/9101")
    (line,) = gold_lines(work=work)
    clause = line["clauses"][0]
    assert (clause[field], clause["settled"]) == (value, [field])


@pytest.mark.parametrize("case", CORRECTIONS)
@pytest.mark.parametrize("change", ["version", "digest"])
def test_a_decision_survives_a_new_reading_of_the_same_words(harbour, store, scripts, now, case, change):
    paragraph, field, value, _read = CORRECTIONS[case]
    settle(mandate(paragraph), now, **{field: value})
    key = mandate(paragraph).key
    for language in ("en", "zh", "ar"):
        script = scripts[language]
        store(replace(script, version="t2") if change == "version" else replace(script, digest=f"other-{language}"))
    row = mandate(paragraph)
    assert (row.key, row.settled) == (key, [field])
    (line,) = gold_lines(work=row.work)
    assert line["clauses"][0][field] == value
    assert not Doubt.objects.filter(code="settlement-reopened").exists()


def test_a_new_file_may_set_the_same_words_otherwise(harbour, store, scripts, now):
    settle(mandate("op3"), now, due={"session": 83})
    script = scripts["en"]
    text = script.ops[2].text
    store(
        reread(
            script,
            ops=with_op(script, "3", text=text.replace("General Assembly", "General  Assembly").replace("-s", "‑s")),
        )
    )
    assert mandate("op3").due_session == 83


def test_a_decision_goes_with_its_paragraph_when_it_is_renumbered(harbour, store, scripts, now):
    script = scripts["en"]
    settle(mandate("op3"), now, due={"session": 83})
    first, second, third = script.ops
    store(reread(script, ops=(first, replace(third, number="2"), replace(second, number="3"))))
    assert mandate("op2").due_session == 83


def test_a_reader_that_changes_its_mind_does_not_change_the_person_s(harbour, store, scripts, now):
    settle(mandate("op2"), now, act_class="encourage")
    for language in ("en", "zh", "ar"):
        other = scripts[language]
        store(reread(other, ops=with_op(other, "2", asks=(replace(other.ops[1].asks[0], act_class="urge"),))))
    row = mandate("op2")
    assert (row.act_class, row.strength) == ("encourage", 6)
    assert {witness.act_class for witness in row.witnesses.filter(current=True)} == {"urge"}


def test_a_text_that_changed_reopens_the_decision(harbour, store, scripts, now):
    script = scripts["en"]
    settle(mandate("op3"), now, due={"session": 83})
    changed = script.ops[2].text.replace("report to", "report in writing to")
    store(reread(script, ops=with_op(script, "3", text=changed)))
    row = mandate("op3")
    assert (row.due_session, row.settled) == (82, [])
    doubt = Doubt.objects.get(code="settlement-reopened")
    assert (doubt.mandate, doubt.field, doubt.settled) == (row, "due", False)
    assert doubt.settlement.texts["en"] == script.ops[2].text
    assert doubt in standing_doubts()


def test_a_reopened_decision_is_decided_again(harbour, store, scripts, now):
    script = scripts["en"]
    settle(mandate("op3"), now, due={"session": 83})
    store(reread(script, ops=with_op(script, "3", text=script.ops[2].text.replace("report to", "report anew to"))))
    settle(mandate("op3"), now, seen={"due": 1}, due={"session": 84})
    assert mandate("op3").due_session == 84
    assert not Doubt.objects.filter(code="settlement-reopened").exists()
    assert [each.value for each in mandate("op3").settlements.all()] == [{"session": 83}, {"session": 84}]


def test_words_that_come_back_bring_the_decision_back(harbour, store, scripts, now):
    script = scripts["en"]
    settle(mandate("op3"), now, due={"session": 83})
    store(reread(script, ops=with_op(script, "3", text=script.ops[2].text.replace("report to", "report anew to"))))
    store(reread(script, version="t3"))
    assert mandate("op3").due_session == 83


def test_confirming_says_so_and_settles_the_doubt(harbour, now):
    doubt = Doubt.objects.get(code="languages-disagree")
    assert doubt in standing_doubts()
    (stored,) = settle(mandate("op2"), now, with_=["union-of-harbour-pilots"])
    assert stored.kind == "confirm"
    doubt = Doubt.objects.get(code="languages-disagree")
    assert (doubt.settled, doubt.settlement) == (True, stored)
    assert doubt not in standing_doubts()
    assert doubt.sides["ar"] == []


def test_the_reader_s_doubt_about_a_clause_is_settled_by_the_decision_on_it(store, scripts, now):
    store(scripts["en"])
    reading = Reading.objects.get()
    Doubt.objects.create(
        work=reading.expression.work, reading=reading, anchor="op2", code="act-class-unsure", start=0, end=10
    )
    Doubt.objects.create(work=reading.expression.work, reading=reading, anchor="op2", code="no-stop-at-end", end=3)
    settle(mandate("op2"), now, act_class="encourage")
    assert list(standing_doubts().values_list("code", flat=True)) == ["no-stop-at-end"]


def test_a_clause_that_one_language_lacks_can_be_confirmed(store, scripts, now):
    store(scripts["en"])
    store(replace(scripts["zh"], ops=scripts["zh"].ops[:2]))
    (stored,) = settle(mandate("op3"), now, clauses=True)
    assert (stored.kind, stored.read) == ("correct", {"en": True, "zh": False})
    assert not standing_doubts().exists()


def test_giving_back_leaves_the_reader_s_value_and_the_history(harbour, now):
    settle(mandate("op3"), now, due={"session": 83})
    settle(mandate("op3"), now + timedelta(hours=1), seen={"due": 1}, due=WITHDRAW)
    row = mandate("op3")
    assert (row.due_session, row.settled) == (82, [])
    assert [each.kind for each in row.settlements.order_by("sequence")] == ["correct", "withdraw"]


def test_two_persons_at_once_lose_nothing(harbour, now):
    settle(mandate("op3"), now, due={"session": 83})
    with pytest.raises(DecidedMeanwhileError) as refused:
        settle(mandate("op3"), now, person=OTHER, due={"session": 84}, recurrence="annual")
    assert refused.value.theirs["due"].decided_by == PERSON.key
    assert Settlement.objects.count() == 1
    settle(mandate("op3"), now, person=OTHER, seen={"due": 1}, due={"session": 84})
    assert [each.decided_by for each in Settlement.objects.all()] == [PERSON.key, OTHER.key]
    assert mandate("op3").due_session == 84


def test_two_persons_may_decide_different_fields(harbour, now):
    settle(mandate("op3"), now, due={"session": 83})
    settle(mandate("op3"), now, person=OTHER, agenda_item=True)
    assert mandate("op3").settled == ["agenda_item", "due"]


def test_the_database_refuses_a_second_decision_in_one_place(harbour, now):
    (stored,) = settle(mandate("op3"), now, due={"session": 83})
    stored.pk, stored._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        stored.save()


def test_decisions_are_append_only(harbour, now):
    (stored,) = settle(mandate("op3"), now, due={"session": 83})
    stored.note = "rewritten"
    with pytest.raises(TypeError, match="append-only"):
        stored.save()
    with pytest.raises(TypeError, match="append-only"):
        stored.delete()


def test_filters_use_what_was_decided(harbour, now):
    row = mandate("op2")
    settle(row, now, addressees=["ipu"], recurrence="biennial", due={"year": 2030}, with_=[])
    today = now.date()

    def found(**chosen):
        return row in find_mandates(chosen=MandateFilter(**chosen), today=today)

    assert found(party="ipu", role="addressee")
    assert found(recurrence="biennial")
    assert found(year=2030)
    assert not found(party="un-women")
    assert not found(recurrence="annual")
    assert not found(doubtful=True)


def cut(now, *pieces, anchor="op2", language="en", seen=0):
    reading = Reading.objects.select_related("expression").get(
        current_of__work__full_symbol="A/RES/79/9101", expression__language=language
    )
    return settle_clauses(reading=reading, anchor=anchor, pieces=pieces or None, seen=seen, person=PERSON, now=now)


LINE = ("Encourages UN-Women, in cooperation with the Union of Harbour Pilots,", "to train keepers every year;")


def test_a_paragraph_is_cut_as_a_person_decides(store, scripts, now):
    store(scripts["en"])
    before = mandate("op2")
    stored = cut(now, *LINE)
    assert (stored.kind, stored.read) == ("correct", [])
    found = list(Mandate.objects.filter(paragraph_anchor="op2", withdrawn_at=None).order_by("order"))
    witnesses = [row.witnesses.get(current=True) for row in found]
    assert [witness.text for witness in witnesses] == list(LINE)
    assert witnesses[0].fields["addressees"] == ["un-women"]
    assert {link.parent for link in MandateParent.objects.filter(mandate__in=found)} == {before}
    before.refresh_from_db()
    assert before.withdrawn_at is not None


def test_a_decided_cut_survives_a_new_reading(store, scripts, now):
    store(scripts["en"])
    cut(now, *LINE)
    keys = set(Mandate.objects.filter(withdrawn_at=None).values_list("key", flat=True))
    store(reread(scripts["en"]))
    store(reread(scripts["en"], version="t3", digest="another file"))
    assert set(Mandate.objects.filter(withdrawn_at=None).values_list("key", flat=True)) == keys


def test_a_decided_join_holds_against_a_reader_that_splits(store, scripts, now):
    store(scripts["en"])
    text = scripts["en"].ops[0].text
    cut(now, text, anchor="op1")
    row = mandate("op1")
    assert row.witnesses.get(current=True).fields["addressees"] == ["member-states"]
    store(reread(scripts["en"]))
    assert Mandate.objects.filter(paragraph_anchor="op1", withdrawn_at=None).get() == row


def test_a_cut_whose_paragraph_changed_is_reopened(store, scripts, now):
    script = scripts["en"]
    store(script)
    cut(now, *LINE)
    store(reread(script, ops=with_op(script, "2", text=script.ops[1].text.replace("keepers", "young keepers"))))
    assert Mandate.objects.filter(paragraph_anchor="op2", withdrawn_at=None).count() == 1
    doubt = Doubt.objects.get(code="settlement-reopened")
    assert (doubt.field, doubt.anchor) == ("clauses", "op2")


def test_a_cut_given_back_is_as_read(store, scripts, now):
    store(scripts["en"])
    cut(now, *LINE)
    cut(now, seen=1)
    assert Mandate.objects.filter(paragraph_anchor="op2", withdrawn_at=None).count() == 1
    assert [each.kind for each in Settlement.objects.all()] == ["correct", "withdraw"]


@pytest.mark.parametrize(
    "pieces",
    [("Encourages UN-Women",), ("", " ".join(LINE)), (*LINE, "and to sing;"), (LINE[1], LINE[0])],
    ids=["words lost", "an empty clause", "words added", "words moved"],
)
def test_a_cut_that_is_not_the_paragraph_is_refused(store, scripts, now, pieces):
    store(scripts["en"])
    with pytest.raises(FormatError):
        cut(now, *pieces)
    assert not Settlement.objects.exists()


def test_a_piece_without_an_act_of_the_reader_is_read_alone(store, scripts, now):
    script = scripts["en"]
    text = "Encourages keepers to trim wicks, requests the Secretary-General to count them annually;"
    first = replace(script.ops[1].asks[0], with_=(), names=(), addressees=("governments",))
    store(reread(script, ops=with_op(script, "2", text=text, asks=(first,))))
    cut(now, "Encourages keepers to trim wicks,", "requests the Secretary-General to count them annually;")
    witness = Witness.objects.get(current=True, paragraph_anchor="op2", order=2)
    assert witness.act_class == "request"
    assert witness.fields["addressees"] == ["secretary-general"]
    assert witness.fields["recurrence"] == "annual"


def test_gold_holds_the_fields_of_the_scheme_in_order(harbour, now):
    assert not list(gold_lines(work=Work.objects.get(full_symbol="A/RES/79/9101")))
    settle(mandate("op1", 2), now, recurrence=None)
    (line,) = gold_lines(work=Work.objects.get(full_symbol="A/RES/79/9101"))
    assert list(line) == ["symbol", "index", "number", "clauses"]
    assert (line["symbol"], line["index"], line["number"]) == ("A/RES/79/9101", 0, "1")
    assert [clause["act"] for clause in line["clauses"]] == ["welcomes", "invites"]
    assert json.loads(json.dumps(line)) == line


def test_complete_gold_needs_every_field(harbour, now):
    work = Work.objects.get(full_symbol="A/RES/79/9101")
    row = mandate("op3")
    settle(row, now, act_class="request")
    assert not list(gold_lines(work=work, complete=True))
    settle(
        row,
        now,
        addressees=["secretary-general"],
        with_=[],
        report=True,
        report_to="ga",
        due={"session": 82},
        recurrence=None,
        agenda_item=False,
    )
    assert len(list(gold_lines(work=work, complete=True))) == 1
