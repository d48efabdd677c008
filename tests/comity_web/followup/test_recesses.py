"""A parliament says when it is in recess; whoever plans with it is warned."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override
from tests.comity_web.followup.conftest import NOW, person
from tests.comity_web.followup.test_engagement_pages import member

from comity_web.accounts.models import AuditRecord
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, NotAllowedError
from comity_web.followup.models import Occurrence
from comity_web.followup.occurrences import NewOccurrence, open_occurrence
from comity_web.followup.recesses import RecessDays, correct_recess, record_recess, remove_recess, version_of
from comity_web.parties.models import Party, Recess

pytestmark = pytest.mark.django_db

XAA, XAB = "parliament:XAA", "parliament:XAB"
SUMMER = RecessDays(date(2026, 7, 20), date(2026, 8, 31), "Calendar of sittings")


def record(days: RecessDays = SUMMER, party: str = XAA, role: str = "focal-point", sample: bool = False) -> Recess:
    actor = person(party, role)
    if sample:
        actor = type(actor)(actor.key, actor.party, actor.roles, is_sample=True)
    return record_recess(parliament=Party.objects.get(pk=party), days=days, actor=actor, now=NOW)


@pytest.mark.parametrize(
    ("days", "code"),
    [
        (RecessDays(date(2026, 9, 2), date(2026, 9, 1)), "days-reversed"),
        (RecessDays(date(2026, 8, 31), date(2026, 9, 7)), "recess-overlaps"),
        (RecessDays(date(2026, 7, 1), date(2026, 9, 7)), "recess-overlaps"),
        (RecessDays(date(2026, 8, 1), date(2026, 8, 2)), "recess-overlaps"),
        (RecessDays(date(2206, 9, 2), date(2206, 9, 3)), "recess-year"),
        (RecessDays(date(2020, 9, 2), date(2020, 9, 3)), "recess-year"),
        (RecessDays(date(2026, 9, 2), date(2027, 9, 4)), "recess-long"),
    ],
    ids=["reversed", "its first day is taken", "around another", "within another", "in 180 years", "long ago", "long"],
)
def test_days_that_cannot_be(world: None, days: RecessDays, code: str) -> None:
    record()
    with pytest.raises(FollowupError) as refused:
        record(days)
    assert refused.value.code == code
    assert Recess.objects.count() == 1


@pytest.mark.parametrize(
    "days",
    [
        RecessDays(date(2026, 9, 1), date(2026, 9, 1)),
        RecessDays(date(2026, 7, 19), date(2026, 7, 19)),
        RecessDays(date(2026, 9, 2), date(2027, 9, 3)),
    ],
    ids=["the day after", "the day before", "a year"],
)
def test_days_that_can_be(world: None, days: RecessDays) -> None:
    record()
    record(days)
    record(party=XAB)
    assert Recess.objects.count() == 3


def test_the_same_days_told_twice_are_there_once(world: None) -> None:
    assert record().pk == record().pk
    assert AuditRecord.objects.filter(kind="recess").count() == 1


@pytest.mark.parametrize("role", ["reader", "contributor", "alternate", "validator"])
def test_other_roles_say_nothing_of_it(world: None, role: str) -> None:
    with pytest.raises(NotAllowedError):
        record(role=role)


def test_only_a_parliament_has_recesses(world: None) -> None:
    with pytest.raises(NotAllowedError):
        record(party="ipu")
    assert member("ipu", "focal-point").get("/parties/ipu/recesses").status_code == 404


def test_the_audit_keeps_what_stood_before_and_after(world: None) -> None:
    row, actor = record(), person(XAA, "administrator")
    before = {"first": "2026-07-20", "last": "2026-08-31", "source": "Calendar of sittings"}
    days = RecessDays(date(2026, 7, 21), date(2026, 8, 31), "Gazette 7")
    changed = correct_recess(recess=row, days=days, seen=version_of(row), actor=actor, now=NOW + timedelta(hours=1))
    with pytest.raises(ChangedMeanwhileError):
        remove_recess(recess=row, seen=version_of(row), actor=actor, now=NOW)
    remove_recess(recess=changed, seen=version_of(changed), actor=actor, now=NOW)
    with pytest.raises(ChangedMeanwhileError):
        correct_recess(recess=changed, days=SUMMER, seen=version_of(changed), actor=actor, now=NOW)
    after = {"first": "2026-07-21", "last": "2026-08-31", "source": "Gazette 7"}
    told = AuditRecord.objects.filter(kind="recess").order_by("pk").values_list("action", "owner", "before", "after")
    assert list(told) == [
        ("record", XAA, None, before),
        ("change", XAA, before, after),
        ("remove", XAA, after, None),
    ]
    assert not Recess.objects.exists()


def test_a_sample_person_corrects_samples_only(world: None) -> None:
    row, sample = record(), record(RecessDays(date(2026, 8, 1), date(2026, 8, 2)), sample=True)
    actor = type(person(XAA))(key="p_s", party=XAA, roles=frozenset({"focal-point"}), is_sample=True)
    assert (row.is_sample, sample.is_sample) == (False, True)
    with pytest.raises(NotAllowedError):
        remove_recess(recess=row, seen=version_of(row), actor=actor, now=NOW)
    remove_recess(recess=sample, seen=version_of(sample), actor=actor, now=NOW)
    assert Recess.objects.get() == row


def open_hearing(day: date) -> Occurrence:
    """A hearing convened by the IPU with one parliament."""
    new = NewOccurrence(
        process="parliamentary-hearing",
        title="Hearing on harbour lights",
        anchor_on=day,
        convener="ipu",
        holders={"ipu": ["ipu"], "parliaments": [XAA]},
    )
    return open_occurrence(new=new, actor=person("ipu", "focal-point"), now=timezone.now())


WARNED = {
    "en": "{party} is in recess until {until}.",
    "ar": "في عطلة حتى {until}: {party}.",
    "zh-hans": "{party}休会至{until}。",
}


def words(language: str, until: date) -> str:
    """The warning as a page says it."""
    with override(language):
        party = Party.objects.get(pk=XAA).name({"zh-hans": "zh"}.get(language, language))
        return WARNED[language].format(party=party, until=date_format(until, "DATE_FORMAT"))


@pytest.mark.parametrize("language", WARNED)
def test_a_recess_entered_on_its_page_warns_who_moves_a_date_into_it(world: None, language: str) -> None:
    today = timezone.localdate()
    occurrence, moved = open_hearing(today + timedelta(days=300)), today + timedelta(days=360)
    first, last = moved - timedelta(days=3), moved + timedelta(days=4)
    convener = member("ipu", "focal-point")
    pages = [f"/occurrences/{occurrence.key}/move?to={moved.isoformat()}", f"/occurrences/{occurrence.key}"]
    asked = {"headers": {"Accept-Language": language}}
    said = words(language, last)

    def shows(address: str) -> bool:
        answer = convener.get(address, **asked)  # type: ignore[arg-type]
        assert answer.status_code == 200
        return said in answer.content.decode()

    assert not shows(pages[0])
    entered = {"first": first.isoformat(), "last": last.isoformat(), "source": "Calendar of sittings"}
    assert member(XAA, "administrator").post(f"/parties/{XAA}/recesses", entered).status_code == 302
    assert shows(pages[0])
    assert not shows(pages[1]), "no stage falls into it before the move"
    form = {"to": moved.isoformat(), "confirm": "1", "version": str(occurrence.version), "reason": "Elections"}
    assert convener.post(f"/occurrences/{occurrence.key}/move", form).status_code == 302
    assert shows(pages[1])
    row = Recess.objects.get()
    removed = {"remove": "1", "seen": version_of(row)}
    assert member(XAA, "focal-point").post(f"/parties/{XAA}/recesses/{row.pk}", removed).status_code == 302
    assert not shows(pages[1])


def test_the_page_keeps_what_was_typed_and_says_why(world: None) -> None:
    client, year = member(XAA, "administrator"), timezone.localdate().year + 1
    typed = {"first": f"{year}-08-01", "last": f"{year}-08-20", "source": "Gazette 9"}
    assert client.post(f"/parties/{XAA}/recesses", typed).status_code == 302
    refused = client.post(f"/parties/{XAA}/recesses", {**typed, "first": f"{year}-08-20", "last": f"{year}-09-02"})
    text = refused.content.decode()
    assert refused.status_code == 400
    with override("en"):
        days = [date_format(date(year, 8, number), "DATE_FORMAT") for number in (1, 20)]
    assert f"There is a recess from {days[0]} to {days[1]} already." in text
    assert f'value="{year}-09-02"' in text
    assert client.post(f"/parties/{XAA}/recesses", {**typed, "first": "soon"}).status_code == 400
    assert Recess.objects.count() == 1


def test_everybody_reads_on_the_partys_page_when_it_is_in_recess(world: None) -> None:
    today = timezone.localdate()
    for days in (-20, 20):
        first = today + timedelta(days=days)
        day = RecessDays(first, first + timedelta(days=5), f"Gazette {days}")
        record_recess(
            parliament=Party.objects.get(pk=XAA), days=day, actor=person(XAA, "focal-point"), now=timezone.now()
        )
    text = Client().get(f"/parties/{XAA}").content.decode()
    assert "Gazette 20" in text and "Gazette -20" not in text
    assert f"/parties/{XAA}/recesses" not in text
    assert f"/parties/{XAA}/recesses" in member(XAA, "focal-point").get(f"/parties/{XAA}").content.decode()
    assert f"/parties/{XAA}/recesses" not in member(XAA, "reader").get(f"/parties/{XAA}").content.decode()
