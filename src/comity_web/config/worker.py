"""What the site does by itself, every hour: reminders. Runs beside the server and ends with it."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

EVERY = 3600.0
"""Seconds between two runs."""

LOG = logging.getLogger("comity.worker")


@contextmanager
def worker() -> Iterator[None]:
    """A process that works every hour, until this one leaves or is killed; COMITY_WORKER=0 does without."""
    if os.environ.get("COMITY_WORKER", "1") == "0":
        yield
        return
    command = [sys.executable, "-m", "comity_web.config.worker"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:  # noqa: S603 - our own module
        try:
            yield
        finally:
            process.terminate()


def main() -> int:
    """0 when the other end of standard input is closed: the server is gone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity_web.config.settings")
    import django

    django.setup()
    gone = threading.Event()
    threading.Thread(target=_wait_for_end, args=(gone,), daemon=True).start()
    while not gone.is_set():
        work()
        gone.wait(EVERY)
    return 0


def work() -> None:
    """One round; what fails is logged and tried again in the next."""
    from django.db import close_old_connections

    from comity_web.followup.reminders import run_reminders

    close_old_connections()
    try:
        run_reminders(clock=lambda: datetime.now(tz=UTC))
    except Exception as error:
        LOG.exception("reminders were not sent: %s", type(error).__name__)
    close_old_connections()


def _wait_for_end(gone: threading.Event) -> None:
    sys.stdin.buffer.read()
    gone.set()


if __name__ == "__main__":
    sys.exit(main())
