"""The lineage of A/RES/66/261, as far as it is beside the project: English as paragraph JSON, Chinese as text."""

import json
from pathlib import Path
from typing import Any

import pytest

import comity
from comity.model.resolution import Resolution

ENGLISH = ("A_RES_63_24", "A_RES_65_123", "A_RES_72_278", "A_RES_76_270")


def printed(paragraphs: list[dict[str, Any]]) -> str:
    """The paragraph JSON of the corpus as a document is printed: labels first, blank lines between."""
    return "\n\n".join(" ".join(part for part in (one["prefix"], one["text"]) if part) for one in paragraphs) + "\n"


def read_paragraph_json(path: Path) -> Resolution:
    """The resolution in a paragraph JSON file, read from its printed text."""
    text = printed(json.loads(path.read_text(encoding="utf-8")))
    return comity.read(text.encode(), name=path.name, language="en")


@pytest.fixture(scope="session")
def lineage(shared: Path) -> dict[str, Resolution]:
    """The five resolutions by their number; 66/261 in Chinese, the others in English."""
    folder = shared / "corpus/lineage"
    read = [read_paragraph_json(folder / f"{name}.json") for name in ENGLISH]
    seed = next((shared / "seeds").glob("*.txt"))
    return {one.masthead.number: one for one in (*read, comity.read(seed))}
