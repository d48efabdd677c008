"""Starts the site: `python -m comity_web.config.serve [FILE...]`.

Brings the database and the catalogues up to date, loads the samples where nothing has been read yet, then the FILEs
given, prints the address and serves. On the first start it prints, once, a link that signs the administrator in.
"""

import argparse
import os
import socket
import sys
from datetime import datetime
from importlib import import_module

from comity.processes.faults import ProcessFileError
from comity_web.config.worker import worker

PATIENCE = 20
"""Seconds that requests have to end in when the site is stopped: rarely a worker of the server would never end."""


def main(arguments: list[str] | None = None) -> int:
    """0 after a quiet end, 2 where the site cannot start."""
    given = _parser().parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity_web.config.settings")
    os.environ["COMITY_STATIC"] = "collected"
    if not _is_free(given.host, given.port) and not given.sign_in_link:
        _say(f"comity: port {given.port} of {given.host} is taken; choose another: PORT=8600 ./run")
        return 2
    try:
        prepare()
    except ProcessFileError as error:
        _say("\n".join(f"comity: {fault}" for fault in error.faults))
        return 2
    address = f"http://{given.host}:{given.port}"
    if given.sign_in_link:
        _say(f"{address}{_new_link()}")
        return 0
    first = first_start(given.files)
    _say(f"\nComity is at {address}")
    if first:
        _say(f"Sign in as the local administrator, once: {address}{first}\n")
    os.environ.setdefault("COMITY_ADDRESS", address)
    with worker():
        serve(given.host, given.port)
    return 0


def prepare() -> None:
    """Catalogues, database, roles, parties and what processes answer are up to date; raises ProcessFileError."""
    import django
    from django.core.management import call_command

    import_module("comity_web.site.catalogues").compile_catalogues()
    django.setup()
    from comity_web.accounts.services import ensure_roles
    from comity_web.config.statistics import gather_statistics
    from comity_web.followup.catalogue import all_processes
    from comity_web.followup.matching import match_processes
    from comity_web.parties.chambers import load_chambers
    from comity_web.parties.services import load_parties

    all_processes()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    ensure_roles()
    load_parties()
    load_chambers()
    match_processes(now=_now())
    gather_statistics()


def first_start(files: list[str]) -> str:
    """Samples and files are loaded; the path of the administrator's one-time link, "" if there was one before."""
    from comity_web.accounts.services import ensure_local_administrator, issue_sign_in_link
    from comity_web.registry.intake import load_samples
    from comity_web.registry.selectors import is_empty

    now = _now()
    if is_empty():
        loaded, failed = load_samples(now=now)
        _say(f"{loaded} sample documents loaded")
        for error in failed:
            _say(f"comity: {error}")
        from comity_web.world.building import load_world

        load_world(now=now)
    if files:
        from comity_web.commands.load import load_files

        load_files(files, language="")
    say_what_is_read_by_another_reader()
    administrator = ensure_local_administrator()
    return f"/sign-in/once/{issue_sign_in_link(user=administrator, now=now)}" if administrator else ""


def say_what_is_read_by_another_reader() -> None:
    """Says how many documents another version of the reader has read, and the command that reads them again."""
    from comity import pipeline
    from comity_web.registry.rereading import due_for_rereading

    if due := len(due_for_rereading(version=pipeline.READER_VERSION)):
        _say(f"{due} documents were read by another version of the reader; to read them again: .venv/bin/comity reread")


def serve(host: str, port: int) -> None:
    """The site answers at this address until it is interrupted."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "comity_web.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        workers_kill_timeout=PATIENCE,
        log_level=LogLevels.warning,
    ).serve()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="comity_web.config.serve", description=__doc__)
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="text, PDF, DOCX, HTML, AKN4UN XML, our JSON, or a zip archive of them"
    )
    parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--sign-in-link", action="store_true", help="print a new one-time link and leave")
    return parser


def _new_link() -> str:
    """The path of a new one-time link for the administrator."""
    from comity_web.accounts.models import User
    from comity_web.accounts.services import ensure_local_administrator, issue_sign_in_link

    user = ensure_local_administrator() or User.objects.filter(is_superuser=True).earliest("pk")
    return f"/sign-in/once/{issue_sign_in_link(user=user, now=_now())}"


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _now() -> datetime:
    from django.utils import timezone

    return timezone.now()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
