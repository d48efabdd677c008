"""What can be kept: checked before a row is written, so that every database refuses the same."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from comity.languages.loader import CODES
from comity.model.errors import FormatError, NotADocumentError
from comity.model.resolution import Resolution

SYMBOL = re.compile(r"[A-Z][A-Z0-9]*(?:/[A-Za-z0-9.()*-]+)+")
"""A symbol is an address of the site: capital letters, then parts between slashes, nothing that an address encodes."""

RESERVED = re.compile(r"/\.+(?:/|$)|(?:/source|\.(?:jsonl?|xml|txt|html))$")
LONGEST_SYMBOL = 120
LONGEST_ANCHOR = 120
DEEPEST = 99
LONGEST_TEXT = 100_000_000


def refuse_what_cannot_be_kept(resolution: Resolution, document: Mapping[str, Any]) -> None:
    """Raises a ComityError that names the first thing that no row can hold, or that no address can name."""
    where = resolution.reading.source_name
    symbol = "".join(resolution.symbol.split())
    if not symbol:
        raise NotADocumentError(
            "no symbol could be read, so there is no address to keep it under",
            where=where,
            hint='the symbol ("A/RES/66/261") stands in the masthead, its number in the title line',
            code="no-symbol",
        )
    if not SYMBOL.fullmatch(symbol) or RESERVED.search(symbol) or len(symbol) > LONGEST_SYMBOL:
        raise NotADocumentError(
            f"{symbol[:LONGEST_SYMBOL]!r} is no symbol of a document",
            where=where,
            hint='a symbol: "A/RES/66/261"',
            code="symbol-odd",
            facts={"symbol": symbol[:LONGEST_SYMBOL]},
        )
    for faulty in _faults(resolution, document):
        raise FormatError(
            faulty, where=where, hint="give the file as `comity read --format json` wrote it", code="json-unfit"
        )


def _faults(resolution: Resolution, document: Mapping[str, Any]) -> list[str]:
    found = []
    if resolution.language not in CODES:
        found.append(f"{resolution.language[:20]!r} is none of the six languages")
    if "\\u0000" in json.dumps(document):
        found.append("a text holds the character 0")
    for block in resolution.blocks:
        if not block.anchor or len(block.anchor) > LONGEST_ANCHOR or not block.anchor.isprintable():
            found.append(f"{block.anchor[:LONGEST_ANCHOR]!r} is no anchor")
        if not 0 <= block.depth <= DEEPEST:
            found.append(f"a depth of {block.depth}")
        offsets = [note.offset for note in block.footnotes]
        offsets += [edge for doubt in block.doubts for edge in (doubt.start, doubt.end)]
        if any(not 0 <= offset <= len(block.text) for offset in offsets):
            found.append(f"an offset outside the text of {block.anchor}")
    if len({block.anchor for block in resolution.blocks}) < len(resolution.blocks):
        found.append("an anchor occurs twice")
    if any(not 0 <= note.offset <= LONGEST_TEXT for note in resolution.footnotes_unplaced):
        found.append("an offset outside the text")
    return found


def without_folders(resolution: Resolution) -> Resolution:
    """The resolution whose file is called by its own name: the site's readers see it, and no folder of this machine."""
    name = re.split(r"[/\\]", resolution.reading.source_name)[-1]
    return replace(resolution, reading=replace(resolution.reading, source_name=name))
