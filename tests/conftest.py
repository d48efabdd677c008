"""Fixtures for every test: where the real documents are, if they are here."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the project; without it the test is skipped, and the summary says so."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("NOT TESTED on real documents: ../shared is not here")
    return SHARED


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the golden files from what is read now; look at the difference before you commit."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files again")
