"""Writes the samples and what is expected of them: `python -m sample_texts.make` in the folder `tests`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comity.akn.write import write_akn
from sample_texts.expected import expected_comparison, expected_mandates, expected_reading
from sample_texts.modelled import as_resolution
from sample_texts.printed import clean_text, damaged_text
from sample_texts.written import LANGUAGES, NAMES, read_document

ROOT = Path(__file__).resolve().parents[2]
SHOWN = ROOT / "src" / "comity_web" / "samples"
GOLDEN = ROOT / "tests" / "comity" / "samples"
DAMAGED_SHOWN = "zh"
DAMAGED_TESTED = ("ar", "en")


XML_SHOWN = frozenset({(NAMES[1], "fr"), (NAMES[1], "ru")})
"""Shown as AKN4UN XML, all others as clean text."""


def stem(name: str, language: str) -> str:
    """ "A_RES_78_9001-en" """
    return f"{name.upper()}-{language}"


def shown(name: str, language: str) -> Path:
    """The sample in this language that is not damaged."""
    suffix = "xml" if (name, language) in XML_SHOWN else "txt"
    return SHOWN / f"{stem(name, language)}.{suffix}"


def sample_files() -> Iterator[tuple[Path, str]]:
    """Every file with the text it must hold."""
    for name in NAMES:
        for language in LANGUAGES:
            document = read_document(name, language)
            as_xml = (name, language) in XML_SHOWN
            yield shown(name, language), write_akn(as_resolution(document)).decode() if as_xml else clean_text(document)
            yield GOLDEN / f"{stem(name, language)}.json", _json(expected_reading(document))
        yield GOLDEN / f"{name.upper()}-mandates.json", _json(expected_mandates(name))
    yield GOLDEN / "comparison.json", _json(expected_comparison())
    yield SHOWN / f"{stem(NAMES[0], DAMAGED_SHOWN)}-damaged.txt", damaged_text(read_document(NAMES[0], DAMAGED_SHOWN))
    for language in DAMAGED_TESTED:
        document = read_document(NAMES[0], language)
        yield GOLDEN / f"{stem(NAMES[0], language)}-damaged.txt", damaged_text(document)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for path, text in sample_files():
        path.write_text(text, "utf-8")
