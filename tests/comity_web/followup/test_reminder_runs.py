"""Real processes send at the same time, or are killed in the middle: nothing is doubled, nothing is lost."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
PEOPLE = 12
SET_UP = """
from datetime import UTC, date, datetime
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from comity_web.accounts.models import User
from comity_web.accounts.membership import hold_role
from comity_web.accounts.permissions import Actor
from comity_web.followup.occurrences import NewOccurrence, open_occurrence
from comity_web.parties.services import load_parties
load_parties()
now = datetime(2026, 3, 2, tzinfo=UTC)
for number in range({people}):
    user = User.objects.create(username=f"u{{number}}", email=f"u{{number}}@example.org")
    hold_role(user=user, party="parliament:XAA", role="focal-point", actor=Actor("p_1"), now=now)
new = NewOccurrence("parliamentary-hearing", "Hearing", date(2026, 9, 14), "ipu",
                    holders={{"ipu": ["ipu"], "parliaments": ["parliament:XAA"]}})
open_occurrence(new=new, actor=Actor("p_1", "ipu", frozenset({{"focal-point"}})), now=now)
"""
RUN = """
import os, sys
from datetime import UTC, datetime
from django.conf import settings
from django.core.mail.backends.filebased import EmailBackend as Files
import comity_web.followup.reminders as reminders
limit, moment = int(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
class Backend(Files):
    handed = 0
    def send_messages(self, messages):
        if Backend.handed == limit:
            os._exit(9)
        Backend.handed += 1
        return super().send_messages(messages)
reminders.get_connection = lambda: Backend(file_path=sys.argv[3])
print(reminders.run_reminders(clock=lambda: moment))
"""
START = "import os, django\nos.environ['DJANGO_SETTINGS_MODULE'] = 'comity_web.config.settings'\ndjango.setup()\n"
NEVER = -1


class Site:
    """A site of our own with PEOPLE focal points of one parliament, on the database that the tests run on."""

    def __init__(self, folder: Path) -> None:
        self.mails = folder / "mails"
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("COMITY_", "DJANGO_"))}
        plain.pop("DATABASE_URL", None)
        self.environment = plain | {"COMITY_DATA": str(folder), "PYTHONPATH": str(ROOT / "src")}
        if connection.vendor == "postgresql":
            facts = connection.settings_dict
            who = f"{quote(facts['USER'], '')}:{quote(facts['PASSWORD'], '')}"
            where = {"host": facts["HOST"], "port": str(facts["PORT"] or "")} | facts["OPTIONS"]
            query = urlencode({name: value for name, value in where.items() if value and isinstance(value, str)})
            self.environment["DATABASE_URL"] = f"postgresql://{who}@/{facts['NAME']}?{query}"
        self.wait(self.start(START + SET_UP.format(people=PEOPLE)))

    def start(self, script: str, *arguments: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", script, *arguments]
        return subprocess.Popen(
            command, env=self.environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    def run(self, moment: str, *, dies_at: int = NEVER) -> "subprocess.Popen[str]":
        return self.start(START + RUN, str(dies_at), moment, str(self.mails))

    def wait(self, process: "subprocess.Popen[str]", code: int = 0) -> str:
        said, _ = process.communicate(timeout=120)
        assert process.returncode == code, said
        return said

    def received(self) -> Counter[str]:
        texts = [path.read_text() for path in self.mails.glob("*")]
        return Counter(address for text in texts for address in re.findall(r"(?m)^To: (\S+)$", text))


pytestmark = pytest.mark.django_db(transaction=True)


def each(times: int) -> Counter[str]:
    return Counter({f"u{number}@example.org": times for number in range(PEOPLE)})


def test_runs_that_are_killed_or_overlap_send_each_message_once(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.wait(site.run("2026-08-17T06:00:00+00:00", dies_at=5), code=9)
    assert sum(site.received().values()) == 5
    for run in [site.run("2026-08-17T07:00:00+00:00") for _ in range(4)]:
        site.wait(run)
    assert site.received() == each(1)
    for run in [site.run("2026-08-23T23:00:00+00:00") for _ in range(3)]:
        site.wait(run)
    site.wait(site.run("2026-08-24T01:00:00+00:00"))
    assert site.received() == each(2)
