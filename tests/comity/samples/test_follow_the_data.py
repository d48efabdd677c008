"""docs/follow-the-data.md shows what the code does."""

import doctest
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def test_the_document_on_the_road_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = os.path.relpath(ROOT / "docs" / "follow-the-data.md", Path(__file__).parent)
    result = doctest.testfile(shown, optionflags=doctest.NORMALIZE_WHITESPACE, encoding="utf-8")
    assert result.attempted > 20
    assert result.failed == 0
