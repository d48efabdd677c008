"""Settling from the outside: who may, what the form decides, what is refused, and that nobody's decision is lost."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import Client

from comity_web.parties.models import Party
from comity_web.registry.gold import mandate_values
from comity_web.registry.links import link_mandate
from comity_web.registry.models import Doubt, LinkReview, Mandate, MandateLink, Settlement

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)

SYMBOL = "A/RES/79/9101"


def key_of(paragraph: str, order: int = 1) -> str:
    return Mandate.objects.get(work__full_symbol=SYMBOL, paragraph_anchor=paragraph, order=order, withdrawn_at=None).key


def form(paragraph: str, **changes: object) -> dict[str, object]:
    """What a browser would send for the form of a mandate as it stands, with these changes."""
    row = Mandate.objects.get(key=key_of(paragraph))
    values = mandate_values(row)
    due = next(iter((values["due"] or {}).items()), ("", ""))
    sent: dict[str, object] = {f"was-{name}": json.dumps(value) for name, value in values.items()}
    sent |= {
        "act_class": values["act_class"],
        "addressees": values["addressees"],
        "with": values["with"],
        "report_to": values["report_to"] or "",
        "recurrence": values["recurrence"] or "",
        "due_kind": due[0],
        "due": due[1],
    }
    sent |= {name: "1" for name in ("report", "agenda_item") if values[name]}
    return sent | changes


ADDRESSES = {
    "a mandate": lambda: f"/mandates/{key_of('op2')}/settle",
    "a doubt": lambda: f"/doubts/{Doubt.objects.get(code='languages-disagree').pk}/settle",
    "clauses": lambda: f"/{SYMBOL}/clauses/op2",
    "review": lambda: "/review",
    "unknown parties": lambda: "/review/parties",
}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("case", ADDRESSES)
@pytest.mark.parametrize("visitor", ["anonymous", "reader", "uploader"])
def test_who_may_not(harbour, people, case, visitor, method):
    path = ADDRESSES[case]()
    sent = form("op2", decide="act_class") if case == "a mandate" else {"clauses": "x"}
    response = people[visitor].get(path) if method == "get" else people[visitor].post(path, sent)
    only_read = case in {"a doubt", "review", "unknown parties"}
    if method == "post" and only_read:
        assert response.status_code == 405
    elif visitor == "anonymous":
        assert (response.status_code, response.headers["Location"]) == (302, f"/sign-in?next={path}")
    else:
        assert response.status_code == 403
    assert not Settlement.objects.exists()


@pytest.mark.parametrize("case", ADDRESSES)
def test_the_administrator_may(harbour, people, case):
    assert people["administrator"].get(ADDRESSES[case](), follow=True).status_code == 200


@pytest.mark.parametrize("case", ["a mandate", "clauses"])
def test_a_form_from_elsewhere_is_refused(harbour, people, case):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = people["administrator"].cookies
    sent = form("op2", decide="act_class") if case == "a mandate" else {"clauses": "x"}
    assert strict.post(ADDRESSES[case](), sent).status_code == 403
    assert not Settlement.objects.exists()


def test_the_link_stands_only_where_a_person_may(harbour, people):
    link = f"/mandates/{key_of('op2')}/settle"
    for path in (f"/{SYMBOL}", f"/mandates/{key_of('op2')}"):
        assert link in people["administrator"].get(path).content.decode()
        for visitor in ("anonymous", "reader", "uploader"):
            assert "/settle" not in people[visitor].get(path).content.decode()
    assert "/settle" in people["administrator"].get("/doubts").content.decode()
    assert "/settle" not in people["reader"].get("/doubts").content.decode()


@pytest.mark.parametrize(("tongue", "place"), [("en", "OP 2"), ("ar", "فقرة المنطوق 2")])
def test_a_doubt_is_named_by_its_paragraph(harbour, people, tongue, place):
    page = people["administrator"].get("/doubts", headers={"accept-language": tongue}).content.decode()
    assert f"<bdi>{place}</bdi>" in page
    assert "#op2<" not in page


def test_ticking_confirms(harbour, people):
    response = people["administrator"].post(
        f"/mandates/{key_of('op2')}/settle", form("op2", decide=["act_class", "with"], next=f"/{SYMBOL}#op2-c1")
    )
    assert (response.status_code, response.headers["Location"]) == (302, f"/{SYMBOL}#op2-c1")
    assert {(each.field, each.kind) for each in Settlement.objects.all()} == {
        ("act_class", "confirm"),
        ("with", "confirm"),
    }


CHANGES = {
    "act": ({"act_class": "urge"}, "act_class", "urge"),
    "addressees by name": (
        {"addressees": ["Governments", "Inter-Parliamentary Union", ""]},
        "addressees",
        ["governments", "ipu"],
    ),
    "addressees by id": ({"addressees": ["ipu"]}, "addressees", ["ipu"]),
    "nobody": ({"addressees": [""]}, "addressees", []),
    "a session": ({"due_kind": "session", "due": "83"}, "due", {"session": 83}),
    "a day": ({"due_kind": "date", "due": "2027-03-31"}, "due", {"date": "2027-03-31"}),
    "a time allowed": ({"due_kind": "within", "due": "P6M"}, "due", {"within": "P6M"}),
    "recurrence": ({"recurrence": "biennial"}, "recurrence", "biennial"),
    "report": ({"report": "1"}, "report", True),
    "a name as printed": ({"with": ["the Guild of Lamplighters"], "coin": "1"}, "with", ["guild-of-lamplighters"]),
}


@pytest.mark.parametrize("case", CHANGES)
def test_what_is_changed_is_decided(harbour, people, case):
    changes, field, value = CHANGES[case]
    assert people["administrator"].post(f"/mandates/{key_of('op2')}/settle", form("op2", **changes)).status_code == 302
    stored = Settlement.objects.get()
    assert (stored.field, stored.kind, stored.value) == (field, "correct", value)
    assert stored.decided_by.startswith("p_")
    assert stored.decided_as == "administrator"


def test_a_name_as_printed_waits_for_review(harbour, people):
    changes = CHANGES["a name as printed"][0]
    people["administrator"].post(f"/mandates/{key_of('op2')}/settle", form("op2", **changes))
    assert Party.objects.get(pk="guild-of-lamplighters").listed is False
    page = people["administrator"].get("/review/parties").content.decode()
    assert "the Guild of Lamplighters" in page
    assert "guild-of-lamplighters" in page


WRONG = {
    "nothing": {},
    "no act": {"act_class": "sings"},
    "a party nobody knows": {"addressees": ["Nobody in Particular"]},
    "a day that is none": {"due_kind": "date", "due": "2027-02-31"},
    "a session that is none": {"due_kind": "session", "due": "eighty"},
    "a time that is none": {"due_kind": "within", "due": "soon"},
    "a year before the Charter": {"due_kind": "year", "due": "1815"},
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_decided_is_refused_and_kept_in_the_form(harbour, people, case):
    response = people["administrator"].post(f"/mandates/{key_of('op2')}/settle", form("op2", **WRONG[case], note="why"))
    text = response.content.decode()
    assert response.status_code == 400
    assert "Nothing was stored" in text
    assert 'value="why"' in text
    for value in WRONG[case].values():
        if isinstance(value, list):
            assert value[0] in text
    assert not Settlement.objects.exists()


def test_two_persons_at_once(harbour, people):
    mine, theirs = form("op3", due="83"), form("op3", due="84")
    path = f"/mandates/{key_of('op3')}/settle"
    assert people["administrator"].post(path, mine).status_code == 302
    refused = people["administrator"].post(path, theirs)
    text = refused.content.decode()
    assert refused.status_code == 409
    assert "session 83" in text
    assert 'value="84"' in text
    assert 'name="seen-due" value="1"' in text
    assert people["administrator"].post(path, theirs | {"seen-due": "1"}).status_code == 302
    assert [each.value for each in Settlement.objects.all()] == [{"session": 83}, {"session": 84}]


def test_both_values_and_who_decided_are_shown(harbour, people):
    people["administrator"].post(f"/mandates/{key_of('op3')}/settle", form("op3", due="83", note="as the text says"))
    key = Settlement.objects.get().decided_by
    text = people["anonymous"].get(f"/mandates/{key_of('op3')}").content.decode()
    for words in ("Settled by a person", "session 83", "session 82", key, "administrator", "as the text says"):
        assert words in text
    assert "settled by a person:" in people["anonymous"].get("/mandates").content.decode()
    assert "settled by a person:" in people["anonymous"].get(f"/{SYMBOL}").content.decode()
    lines = people["anonymous"].get(f"/{SYMBOL}/mandates.jsonl").content.decode().splitlines()
    (settled,) = [clause for line in lines for clause in json.loads(line)["clauses"] if "settled" in clause]
    assert (settled["due"], settled["settled"]) == ({"session": 83}, ["due"])


def test_a_superseded_decision_stays_visible(harbour, people):
    path = f"/mandates/{key_of('op3')}/settle"
    people["administrator"].post(path, form("op3", due="83"))
    people["administrator"].post(path, form("op3", due="84") | {"seen-due": "1"})
    text = people["anonymous"].get(f"/mandates/{key_of('op3')}").content.decode()
    assert "a later decision stands" in text
    assert "session 83" in text


def test_giving_back(harbour, people):
    path = f"/mandates/{key_of('op3')}/settle"
    people["administrator"].post(path, form("op3", due="83"))
    people["administrator"].post(path, form("op3") | {"withdraw": "due", "seen-due": "1"})
    assert Mandate.objects.get(key=key_of("op3")).due_session == 82


def test_a_reopened_decision_shows_both_texts(harbour, people, store, scripts):
    people["administrator"].post(f"/mandates/{key_of('op3')}/settle", form("op3", due="83"))
    script = scripts["en"]
    third = replace(script.ops[2], text=script.ops[2].text.replace("report to", "report in verse to"))
    store(replace(script, version="t2", ops=(*script.ops[:2], third)))
    for path in (f"/mandates/{key_of('op3')}", "/doubts"):
        text = people["anonymous"].get(path).content.decode()
        assert "The text has changed since a person decided" in text
        assert script.ops[2].text in text
        assert third.text in text
    assert "in verse" in people["administrator"].get("/review").content.decode()


def test_the_form_in_place_is_a_part_of_a_page(harbour, people):
    response = people["administrator"].get(f"/mandates/{key_of('op2')}/settle", HTTP_HX_REQUEST="true")
    text = response.content.decode()
    assert "<html" not in text
    assert "<form" in text
    assert "csrfmiddlewaretoken" in text


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_settling_never_leads_elsewhere(harbour, people, target):
    path = f"/mandates/{key_of('op2')}/settle"
    response = people["administrator"].post(path, form("op2", decide="act_class", next=target))
    assert response.headers["Location"] == f"/mandates/{key_of('op2')}"


def test_a_withdrawn_or_unknown_mandate_is_not_settled(harbour, people):
    assert people["administrator"].get("/mandates/m_unknown/settle").status_code == 404
    key = key_of("op2")
    Mandate.objects.filter(key=key).update(withdrawn_at=NOW)
    assert people["administrator"].post(f"/mandates/{key}/settle", {}).status_code == 404


def test_clauses_are_cut_in_a_form_of_lines(harbour, people):
    text = "Encourages UN-Women, in cooperation with the Union of Harbour Pilots,\r\nto train keepers every year;"
    path = f"/{SYMBOL}/clauses/op2?content=en"
    response = people["administrator"].post(path, {"clauses": text, "seen": "0"})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{SYMBOL}?content=en#op2")
    assert Mandate.objects.filter(work__full_symbol=SYMBOL, paragraph_anchor="op2", withdrawn_at=None).count() == 2
    again = people["administrator"].post(path, {"clauses": text.replace("\r\n", " "), "seen": "0"})
    assert again.status_code == 409
    assert Settlement.objects.count() == 1


def test_clauses_with_other_words_are_refused(harbour, people):
    response = people["administrator"].post(f"/{SYMBOL}/clauses/op2?content=en", {"clauses": "Sings;", "seen": "0"})
    assert response.status_code == 400
    assert "Sings;" in response.content.decode()
    assert not Settlement.objects.exists()


def test_an_unknown_paragraph_has_no_clauses(harbour, people):
    assert people["administrator"].get(f"/{SYMBOL}/clauses/op99").status_code == 404
    assert people["administrator"].get("/A/RES/1/9999/clauses/op1").status_code == 404


def test_links_are_reviewed(harbour, people, store, scripts):
    row = Mandate.objects.get(key=key_of("op3"))
    link = link_mandate(mandate=row, kind="engagement", reference="e_1", now=NOW)
    assert "e_1" not in people["administrator"].get("/review").content.decode()
    people["administrator"].post(f"/mandates/{row.key}/settle", form("op3", due="83"))
    assert "e_1" in people["administrator"].get("/review").content.decode()
    path = f"/review/links/{link.pk}"
    assert people["anonymous"].post(path).status_code == 302
    assert people["reader"].post(path).status_code == 403
    assert people["administrator"].get(path).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = people["administrator"].cookies
    assert strict.post(path).status_code == 403
    assert not LinkReview.objects.exists()
    assert people["administrator"].post(path).status_code == 302
    assert "e_1" not in people["administrator"].get("/review").content.decode()
    assert MandateLink.objects.get().state["due"] == {"session": 82}
    assert people["administrator"].post("/review/links/999").status_code == 404
