"""The membership of the IPU is loaded from its own list: all of it or nothing, each fault with its line."""

from datetime import date, datetime
from pathlib import Path

import pytest
import typer

from comity_web.commands.ipu_members import ipu_members
from comity_web.parties.ipu_members import MOST_BYTES, MembershipListError, load_ipu_members
from comity_web.parties.models import IpuMembership
from comity_web.parties.selectors import membership_of
from comity_web.parties.services import load_parties

pytestmark = pytest.mark.django_db

DATED = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def parties() -> None:
    load_parties()


def load(table: str) -> int:
    return load_ipu_members(table=table.encode(), source="IPU, list of Members", dated=DATED)


def test_the_list_says_who_is_a_member_since_when_and_by_which_source() -> None:
    assert load("\ufeffcode,status,since\nfra,member,1889-06-29\nKEN,none,\n") == 2
    row = membership_of("parliament:FRA")
    assert row is not None
    assert (row.status, row.since, row.source, row.source_date) == (
        "member", date(1889, 6, 29), "IPU, list of Members", DATED
    )  # fmt: skip
    other = membership_of("parliament:KEN")
    assert other is not None and (other.status, other.since) == ("none", None)


def test_a_later_list_stands_in_place_of_the_earlier_and_of_other_sources() -> None:
    count = IpuMembership.objects.count()
    load("code,status,since\nFRA,none,\n")
    assert load("code,status,since\nFRA,member,1889-06-29\n") == 1
    row = membership_of("parliament:FRA")
    assert row is not None and row.status == "member"
    assert IpuMembership.objects.count() in {count, count + 1}
    load_parties()
    row.refresh_from_db()
    assert row.status == "member"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("code,status\nFRA,member\n", "no column since"),
        ("code,status,since\nFRA,member,\nZZZ,member,\n", "line 3"),
        ("code,status,since\nFRA,observer,\n", "'observer' is no status"),
        ("code,status,since\nFRA,member,yesterday\n", "'yesterday' is no day"),
        ("code,status,since\nFRA,member,\nfra,none,\n", "twice"),
        ('code,status,since\n"FRA,member,\n', "no CSV"),
        ("", "no column"),
        ("x" * (MOST_BYTES + 1), "larger than"),
    ],
    ids=["a column", "a parliament", "a status", "a day", "twice", "quotation", "empty", "size"],
)
def test_a_faulty_list_is_refused_with_its_line_and_changes_nothing(table: str, said: str) -> None:
    before = list(IpuMembership.objects.order_by("pk").values_list())
    with pytest.raises(MembershipListError) as refused:
        load(table)
    assert said in str(refused.value)
    assert list(IpuMembership.objects.order_by("pk").values_list()) == before


def test_a_list_without_a_source_is_refused() -> None:
    with pytest.raises(MembershipListError):
        load_ipu_members(table=b"code,status,since\n", source=" ", dated=DATED)


def test_other_bytes_than_utf_8_are_refused() -> None:
    with pytest.raises(MembershipListError):
        load_ipu_members(table=b"code,status,since\n\xff\xfe,member,\n", source="IPU", dated=DATED)


def test_the_command_says_how_many_or_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "members.csv"
    file.write_text("code,status,since\nFRA,member,\n", encoding="utf-8")
    ipu_members(file, "IPU, list of Members", datetime(2026, 3, 2))
    assert capsys.readouterr().out == "parliaments: 1\n"
    file.write_text("code,status,since\nFRA,guest,\n", encoding="utf-8")
    with pytest.raises(typer.Exit) as ended:
        ipu_members(file, "IPU, list of Members", datetime(2026, 3, 2))
    assert ended.value.exit_code == 2
    assert "members.csv: line 2: 'guest' is no status" in capsys.readouterr().err
