"""The start of the server, the secret key and the settings, from the outside."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from email.message import Message
from pathlib import Path

import pytest

from comity_web.config.secret import read_or_create_secret

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 300
"""Seconds after which a server is taken for dead: a busy machine is slow, and is no fault."""


def environment(folder: Path, **more: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("COMITY_", "DJANGO_"))}
    plain.pop("DATABASE_URL", None)
    return plain | {"COMITY_DATA": str(folder), "PYTHONWARNINGS": "error"} | more


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """A server of our own, in a folder of its own, ended by its id."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "comity_web.config.serve", "--port", str(self.port), *arguments],
            cwd=ROOT,
            env=environment(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = ""

    def __enter__(self) -> "Served":
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self.process.poll() is None, self.process.communicate()[0]
            try:
                self.get("/about")
                return self
            except OSError:
                time.sleep(0.2)
        self.__exit__()
        raise AssertionError(f"the server does not answer: {self.said}")

    def get(self, path: str) -> tuple[int, str, Message]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode(), answer.headers

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.said, _ = self.process.communicate(timeout=PATIENCE)


def test_the_first_start_shows_the_samples_and_prints_a_link_once(tmp_path):
    with Served(tmp_path) as server:
        status, home, headers = server.get("/")
        assert status == 200
        assert "A/RES/80/9002" in home
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        sheet = re.search(r'href="(/static/site/comity\.[0-9a-f]+\.css)"', home)
        assert sheet, "static files have digests in their names"
        _status, _text, sheet_headers = server.get(sheet[1])
        assert "immutable" in sheet_headers["Cache-Control"]
    links = re.findall(r"/sign-in/once/([\w-]+)", server.said)
    assert len(links) == 1
    assert f"http://127.0.0.1:{server.port}" in server.said
    for kept in tmp_path.rglob("*"):
        assert not kept.is_file() or links[0].encode() not in kept.read_bytes(), "the link is stored nowhere"
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
    with Served(tmp_path) as again:
        assert again.get("/A/RES/80/9002")[0] == 200
    assert "/sign-in/once/" not in again.said
    assert "sample" not in again.said


def test_a_port_that_is_taken_is_named(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "comity_web.config.serve", "--port", port],
            cwd=ROOT,
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert f"port {port}" in done.stdout


def test_the_secret_is_made_once(tmp_path):
    path = tmp_path / "folder" / "secret-key"
    first = read_or_create_secret(path)
    assert len(first) > 60
    assert read_or_create_secret(path) == first
    assert [entry.name for entry in path.parent.iterdir()] == ["secret-key"]


@pytest.mark.parametrize(
    ("given", "name", "value"),
    [
        ({}, "DEBUG", "False"),
        ({}, "ALLOWED_HOSTS", "['localhost', '127.0.0.1', '[::1]']"),
        ({}, "SESSION_COOKIE_SECURE", "False"),
        ({"COMITY_HTTPS": "1"}, "SESSION_COOKIE_SECURE", "True"),
        ({"COMITY_HTTPS": "1"}, "SECURE_HSTS_SECONDS", "31536000"),
        ({"COMITY_HTTPS": "1", "COMITY_HOSTS": "c.example"}, "CSRF_TRUSTED_ORIGINS", "['https://c.example']"),
        ({"SECRET_KEY": "given"}, "SECRET_KEY", "given"),
        ({"COMITY_MAX_UPLOAD": "7"}, "MAX_UPLOAD", "7"),
    ],
)
def test_settings(tmp_path, given, name, value):
    done = subprocess.run(
        [sys.executable, "-c", f"from comity_web.config import settings; print(settings.{name})"],
        cwd=ROOT,
        env=environment(tmp_path, **given),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == value


def test_django_finds_nothing_to_warn_of_in_production(tmp_path):
    code = "import django; django.setup(); from django.core.management import call_command; "
    code += "call_command('check', deploy=True, fail_level='WARNING'); "
    code += "call_command('makemigrations', check=True, dry_run=True)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment(tmp_path, COMITY_HTTPS="1", DJANGO_SETTINGS_MODULE="comity_web.config.settings"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_wrong_process_file_stops_the_start_with_line_and_reason(tmp_path: Path) -> None:
    folder = tmp_path / "processes"
    folder.mkdir()
    (folder / "wrong.toml").write_text('format = "comity-process/1"\nid = "wrong"\ncolour = "red"\n', encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "comity_web.config.serve", "--port", str(free_port())],
        cwd=ROOT,
        env=environment(tmp_path / "data", COMITY_PROCESSES=str(folder)),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.returncode == 2
    assert "wrong.toml:3: unknown key 'colour'" in ended.stdout
    assert "Traceback" not in ended.stdout + ended.stderr
