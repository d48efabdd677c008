"""What the start says and keeps in step, without a server."""

import pytest
from django.db import connection

from comity_web.config.serve import say_what_is_read_by_another_reader
from comity_web.config.statistics import gather_statistics
from comity_web.registry.models import Reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]


def test_documents_that_another_reader_read_are_named_with_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    say_what_is_read_by_another_reader()
    assert capsys.readouterr().out == ""
    count = Reading.objects.exclude(current_of=None).update(reader_version="0")
    say_what_is_read_by_another_reader()
    said = capsys.readouterr().out
    assert said.startswith(f"{count} documents ") and "comity reread" in said


def test_statistics_are_gathered_once_and_again_when_the_mandates_have_doubled() -> None:
    if connection.vendor != "sqlite":
        assert not gather_statistics(), "PostgreSQL gathers its own"
        return
    assert gather_statistics()
    assert not gather_statistics()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE sqlite_stat1 SET stat = '1 1 1 1 1' WHERE idx = 'mandate_by_strength'")
    assert gather_statistics()
