"""A table of a process file, read key by key; whatever is wrong is noted with its line, and reading goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from comity.languages.loader import CODES
from comity.processes.places import Key, Places
from comity.processes.process import Offset, ProcessError, Translated

UNITS = ("years", "months", "weeks", "days")
MOST_YEARS = 100
"""An offset further than this is a slip of the pen."""

IN_A_YEAR = {"years": 1, "months": 12, "weeks": 53, "days": 366}

NO_TEXT = Translated((("en", ""),))
"""What a name is where a file says none."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a process file: where, and why."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class ProcessFileError(ProcessError):
    """A file that describes a process was refused; `faults` are all reasons, in the order of the lines."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.file, fault.line)))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(slots=True)
class Page:
    """A file while it is read: its places, and the faults found so far."""

    file: str
    places: Places
    faults: list[Fault] = field(default_factory=list)

    def fault(self, key: Key, reason: str) -> None:
        """The reason is noted at the key's line."""
        self.faults.append(Fault(self.file, self.places.line(key), reason))


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the file, at `key`; every method notes a fault and gives an empty value where the key is wrong."""

    page: Page
    key: Key
    values: Mapping[str, Any]

    def allow(self, *names: str) -> None:
        """A key that is not one of `names` is a fault."""
        for name in self.values:
            if name not in names:
                self.fault(name, f"unknown key {name!r}; known here: {', '.join(sorted(names))}")

    def fault(self, name: str, reason: str) -> None:
        """The reason is noted at the line of this key of the table, or of the table where the key is missing."""
        self.page.fault((*self.key, name) if name else self.key, reason)

    def text(self, name: str, *, one_of: Sequence[str] = (), required: bool = False) -> str:
        """A string, one of `one_of` where that is given."""
        value = self.values.get(name)
        if value is None and not required:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.fault(name, f"{name!r} is missing" if value is None else f"{name!r} must be a text")
            return ""
        if one_of and value not in one_of:
            self.fault(name, f"unknown {name} {value!r}; one of: {', '.join(one_of)}")
        return value

    def texts(self, name: str, *, one_of: Sequence[str] = (), what: str = "") -> tuple[str, ...]:
        """A list of strings, each once."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.fault(name, f"{name!r} must be a list of texts")
            return ()
        for one in value:
            if one_of and one not in one_of:
                self.fault(name, f"unknown {what or name} {one!r}; one of: {', '.join(one_of)}")
            if value.count(one) > 1:
                self.fault(name, f"{name!r} holds {one!r} twice")
        return tuple(dict.fromkeys(value))

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True or false."""
        value = self.values.get(name, default)
        if not isinstance(value, bool):
            self.fault(name, f"{name!r} must be true or false")
            return default
        return value

    def count(self, name: str, *, default: int, least: int) -> int:
        """A whole number, `least` or more."""
        value = self.values.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= 366 * MOST_YEARS:
            self.fault(name, f"{name!r} must be a whole number, {least} or more")
            return default
        return value

    def offset(self, name: str) -> Offset:
        """A table of whole numbers of years, months, weeks, days, all before or all after; {} is the day itself."""
        value = self.values.get(name, {})
        if not isinstance(value, Mapping):
            self.fault(name, f"bad offset {name!r}: write it as {{ weeks = -4 }}")
            return Offset()
        for unit, count in value.items():
            if unit not in UNITS:
                self.fault(name, f"bad offset {name!r}: unknown unit {unit!r}; one of: {', '.join(UNITS)}")
                return Offset()
            if not isinstance(count, int) or isinstance(count, bool):
                self.fault(name, f"bad offset {name!r}: {unit} must be a whole number")
                return Offset()
            if abs(count) > MOST_YEARS * IN_A_YEAR[unit]:
                self.fault(name, f"bad offset {name!r}: more than {MOST_YEARS} years")
                return Offset()
        if any(count < 0 for count in value.values()) and any(count > 0 for count in value.values()):
            self.fault(name, f"bad offset {name!r}: partly before and partly after")
        return Offset(**value)

    def translated(self, name: str, *, required: bool = True) -> Translated | None:
        """A text in all six languages; None where it is missing."""
        value = self.values.get(name)
        if value is None and not required:
            return None
        if not isinstance(value, Mapping):
            self.fault(name, f"{name!r} is missing: it is a text in {', '.join(CODES)}")
            return None
        table = Table(self.page, (*self.key, name), value)
        for code in value:
            if code not in CODES:
                table.fault(code, f"unknown language {code!r} of {name!r}; one of: {', '.join(CODES)}")
        missing = [code for code in CODES if code not in value]
        if missing:
            self.fault(name, f"missing translation of {name!r}: {', '.join(missing)}")
        for code in CODES:
            if code in value and (not isinstance(value[code], str) or not value[code].strip()):
                table.fault(code, f"the translation of {name!r} into {code!r} must be a text")
        if missing or not all(isinstance(value[code], str) for code in CODES):
            return None
        return Translated(tuple((code, value[code]) for code in CODES))

    def needed(self, name: str) -> Translated:
        """As `translated`, an empty text where it is missing; the fault is noted."""
        return self.translated(name) or NO_TEXT

    def tables(self, name: str) -> Iterator[Table]:
        """The tables of the array `name`."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
            self.fault(name, f"{name!r} must be tables, each under [[{name}]]")
            return
        for number, one in enumerate(value):
            yield Table(self.page, (*self.key, name, number), one)

    def named_tables(self, name: str) -> Iterator[tuple[str, Table]]:
        """The tables below the table `name`, with their names."""
        value = self.values.get(name, {})
        if not isinstance(value, Mapping):
            self.fault(name, f"{name!r} must be tables, each under [{name}.<id>]")
            return
        for one, fields in value.items():
            if isinstance(fields, Mapping):
                yield one, Table(self.page, (*self.key, name, one), fields)
            else:
                Table(self.page, (*self.key, name), value).fault(one, f"{one!r} must be a table")
