"""Headless Chromium on a live server that holds the samples."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from comity_web.registry.intake import load_samples

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"

# Playwright runs an event loop in this thread; the database is used from it in turn, never at once.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; without it these tests are skipped, and the summary says so."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("NOT TESTED in a browser: there is no chromium on the path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of a site that holds the samples in six languages."""
    from comity_web.accounts.services import ensure_roles
    from comity_web.parties.services import load_parties
    from comity_web.site.catalogues import compile_catalogues

    compile_catalogues()
    ensure_roles()
    load_parties()
    loaded, failed = load_samples(now=timezone.now())
    assert loaded, failed
    return str(live_server.url)


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """The folder of pictures of every page looked at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return SCREENSHOTS
