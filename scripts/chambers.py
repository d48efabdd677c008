"""Writes src/comity_web/parties/data/chambers.json from the CC0 factbook records of legislatures.

Usage: python scripts/chambers.py ../shared/corpus/facts/parliaments/factbook_legislatures.json

Every record is kept: its codes, whether the factbook lists it among the participants of the IPU, and of each chamber
the words that are printed, unchanged but for markup and entities.
"""

import html
import json
import re
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "src/comity_web/parties/data/chambers.json"

SOURCE = "The World Factbook (CC0, public domain): legislative branch"

# The source gives no ISO code with one of its own codes (GEC) that belongs to a Member State.
ISO3_BY_GEC = {"RI": ("SRB", "688")}

BRANCHES = {
    "Legislative branch": "single",
    "Legislative branch - lower chamber": "lower",
    "Legislative branch - upper chamber": "upper",
}


def main(source: Path) -> None:
    """The file is written; one record a line."""
    records = [_record(row) for row in json.loads(source.read_text(encoding="utf-8"))]
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    head = json.dumps({"source": SOURCE, "licence": "CC0-1.0"}, ensure_ascii=False)[:-1]
    TARGET.write_text(f'{head}, "records": [\n{lines}\n]}}\n', encoding="utf-8")


def _record(row: dict[str, Any]) -> dict[str, Any]:
    iso3, m49 = ISO3_BY_GEC.get(row["gec"], (row["iso3"], row["m49"]))
    return {
        "gec": row["gec"],
        "iso3": iso3 or "",
        "m49": m49 or "",
        "name": row["name"] or "",
        "standing": row["is_independent"] or "",
        "listed": row["ipu_in_participation_list"],
        "branches": {
            BRANCHES[name]: {key: _plain(text) for key, text in fields.items()}
            for name, fields in row["legislature"].items()
        },
    }


def _plain(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
