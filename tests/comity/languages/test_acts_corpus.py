"""Opening acts of real resolutions in six languages, against the gold beside the project."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from comity.languages.acts import opening_act
from comity.languages.loader import CODES

KINDS = {"preambular": "preambular", "operative": "operative", "paragraph": "operative"}
MARKS = ',，،、;؛:.。“”«»"'


def key(act: str) -> str:
    """The act without blanks, tatweel and the marks around it."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", act).replace("\u0640", "")).strip(MARKS)


@pytest.mark.corpus
@pytest.mark.parametrize("code", CODES)
def test_opening_acts_of_the_dev_gold(shared: Path, code: str) -> None:
    right = total = 0
    for path in sorted((shared / "gold/dev/gold").glob(f"{code}_*.json")):
        for block in json.loads(path.read_text(encoding="utf-8"))["blocks"]:
            if block["kind"] in KINDS and block["act_status"] in ("ok", "none-confirmed"):
                match = opening_act(block["text"], code, KINDS[block["kind"]])
                right += key(match.text if match else "") == key(block["act"])
                total += 1
    assert total > 1000
    assert right / total >= 0.98
