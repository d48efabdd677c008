"""On which line of a TOML file each key stands; the standard parser reads values but not places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Key = tuple[str | int, ...]

_BARE = r"[A-Za-z0-9_-]+"
_QUOTED = r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'"
_PART = re.compile(rf"\s*({_BARE}|{_QUOTED})\s*(\.|)")
_TOKEN = re.compile(r"\"\"\"|'''|" + _QUOTED + r"|#[^\n]*|[\[\]{}\n]")


@dataclass(frozen=True, slots=True)
class Places:
    """The line (from 1) of every table and key of one file."""

    lines: Mapping[Key, int]

    def line(self, key: Key) -> int:
        """The line of this key, or of the nearest table above it that is written down."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)


def find_places(text: str) -> Places:
    """The places in a text that tomllib has read; a key given twice keeps its first line."""
    lines: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    table: Key = ()
    for number, statement in _statements(text):
        stripped = statement.lstrip()
        if stripped.startswith("["):
            array = stripped.startswith("[[")
            names = _parts(stripped[2 if array else 1 :])
            table = _table(names, counts, array=array)
            lines.setdefault(table, number)
        else:
            names = _parts(stripped)
            for length in range(1, len(names) + 1):
                lines.setdefault((*table, *names[:length]), number)
    return Places(lines)


def _table(names: tuple[str, ...], counts: dict[Key, int], *, array: bool) -> Key:
    """The full key of a table header: an array's latest element stands for it, a new one is counted."""
    key: Key = ()
    for index, name in enumerate(names):
        key = (*key, name)
        if array and index == len(names) - 1:
            counts[key] = counts.get(key, -1) + 1
        if key in counts:
            key = (*key, counts[key])
    return key


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Every header and every key with its value's beginning, and the line it begins on; values may run on."""
    number = 1
    position = 0
    while position < len(text):
        end = _end_of_statement(text, position)
        statement = text[position:end]
        if statement.strip() and not statement.lstrip().startswith("#"):
            yield number, statement
        number += statement.count("\n")
        position = end


def _end_of_statement(text: str, position: int) -> int:
    """Behind the line break that ends the statement: one outside brackets and strings."""
    depth = 0
    while found := _TOKEN.search(text, position):
        position = found.end()
        mark = found[0]
        if mark in {'"""', "'''"}:
            position = _end_of_long_string(text, position, mark)
        elif mark in {"[", "{"}:
            depth += 1
        elif mark in {"]", "}"}:
            depth -= 1
        elif mark == "\n" and depth <= 0:
            return position
    return len(text)


def _end_of_long_string(text: str, position: int, quote: str) -> int:
    while True:
        end = text.find(quote, position)
        if end < 0:
            return len(text)
        backslashes = len(text[:end]) - len(text[:end].rstrip("\\"))
        if quote == "'''" or backslashes % 2 == 0:
            return end + len(quote)
        position = end + 1


def _parts(text: str) -> tuple[str, ...]:
    """The names of a dotted key."""
    names: list[str] = []
    position = 0
    while found := _PART.match(text, position):
        names.append(_plain(found[1]))
        position = found.end()
        if not found[2]:
            break
    return tuple(names)


def _plain(name: str) -> str:
    if name[:1] not in {"'", '"'}:
        return name
    (key,) = tomllib.loads(f"{name} = 0")
    return str(key)
