"""Opens process files, and refuses one that does not hold together: every fault with its line and reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from comity.model.mandate import ACT_CLASSES, MANDATE_CLASSES
from comity.processes.faults import Fault, Page, ProcessFileError, Table
from comity.processes.places import Key, find_places
from comity.processes.process import (
    ANCHOR,
    FIELDS,
    REGISTERS,
    Matcher,
    Offset,
    Process,
    Stage,
    Subject,
    UnknownProcessError,
)
from comity.processes.vocabulary import Vocabulary, body_ids, read_vocabulary, shared_vocabulary

FORMAT = "comity-process/1"

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

OF_A_PROCESS = (
    "format", "id", "row", "title", "text", "anchor", "recurs", "fields", "roles", "documents", "evidence",
    "subjects", "stages",
)  # fmt: skip

OF_A_STAGE = (
    "id", "title", "text", "after", "offset", "lead", "lasts", "usual", "required", "each", "owed_by", "owed_to",
    "document", "evidence", "register", "fields", "answers",
)  # fmt: skip

OF_A_MATCHER = ("acts", "addressees", "partners", "parties", "subjects", "also", "context", "report", "agenda_item")

LARGEST = 1_000_000
"""Bytes of a process file; the longest that ships has a twentieth of it."""


def all_processes(folders: Sequence[Path] = ()) -> tuple[Process, ...]:
    """The processes that ship, then those of every .toml file in `folders`, by name of file.

    Raises ProcessFileError with every fault of every file, an id that two files give among them.
    """
    found = list(shipped_processes())
    owners = {process.id: "a process that ships with Comity" for process in found}
    faults: list[Fault] = []
    for path in _files_in(folders):
        try:
            process = read_process(path)
        except ProcessFileError as error:
            faults += error.faults
            continue
        if process.id in owners:
            faults.append(Fault(str(path), 1, f"duplicate id {process.id!r}: it belongs to {owners[process.id]}"))
            continue
        owners[process.id] = str(path)
        found.append(process)
    if faults:
        raise ProcessFileError(faults)
    return tuple(found)


@cache
def shipped_processes() -> tuple[Process, ...]:
    """The processes of this package's data, in the order of their rows."""
    folder = files(__package__) / "data"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    found = [parse_process((folder / name).read_text(encoding="utf-8"), file=name) for name in names]
    return tuple(sorted(found, key=lambda process: int(process.row.removeprefix("R"))))


def find_process(process_id: str, folders: Sequence[Path] = ()) -> Process:
    """The process with this id; raises UnknownProcessError."""
    known = all_processes(folders)
    for process in known:
        if process.id == process_id:
            return process
    raise UnknownProcessError(
        f"there is no process {process_id!r}", hint=f"one of: {', '.join(process.id for process in known)}"
    )


def read_process(path: Path) -> Process:
    """The process that a file describes; raises ProcessFileError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ProcessFileError([Fault(str(path), 1, f"cannot be opened: {error.strerror}")]) from error
    if len(content) > LARGEST:
        raise ProcessFileError([Fault(str(path), 1, f"has more than {LARGEST} bytes")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProcessFileError([Fault(str(path), line, "is not UTF-8")]) from error
    return parse_process(text, file=str(path))


def parse_process(text: str, *, file: str) -> Process:
    """The process that a text describes; raises ProcessFileError with every fault, `file` in front of each."""
    text = text.replace("\r\n", "\n")
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ProcessFileError([_not_toml(text, error, file)]) from error
    page = Page(file, find_places(text))
    process = _process(Table(page, (), values))
    if page.faults:
        raise ProcessFileError(page.faults)
    return process


def _not_toml(text: str, error: Exception, file: str) -> Fault:
    """The parser's message, with the line that it tells in words taken out of it."""
    message = str(error)
    told = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", message)
    line = int(told[1]) if told and told[1] else text.count("\n") + 1
    return Fault(file, line, f"is not TOML: {message[: told.start()] if told else 'nested too deep'}")


def _files_in(folders: Iterable[Path]) -> list[Path]:
    missing = [Fault(str(folder), 1, "is not a folder") for folder in folders if not folder.is_dir()]
    if missing:
        raise ProcessFileError(missing)
    return [path for folder in folders for path in sorted(folder.glob("*.toml"))]


def _process(table: Table) -> Process:
    table.allow(*OF_A_PROCESS)
    if table.text("format", required=True) not in {FORMAT, ""}:
        table.fault("format", f"unknown format {table.values['format']!r}; this reads {FORMAT!r}")
    known = read_vocabulary(table, shared_vocabulary())
    roles = tuple(known.roles[role] for role, _ in table.named_tables("roles"))
    stages = tuple(_stage(one, table, known) for one in table.tables("stages"))
    if not stages:
        table.fault("stages", "a process has stages, each under [[stages]]")
    _check_order(stages, table.page)
    documents = dict.fromkeys(stage.document for stage in stages if stage.document in known.documents)
    evidence = dict.fromkeys(kind for stage in stages for kind in stage.evidence if kind in known.evidence)
    return Process(
        _id(table),
        _row(table),
        table.needed("title"),
        table.needed("text"),
        table.needed("anchor"),
        roles,
        stages,
        tuple(known.documents[document] for document in documents),
        tuple(known.evidence[kind] for kind in evidence),
        table.texts("fields", one_of=FIELDS, what="field of cooperation"),
        _recurrence(table),
    )


def _id(table: Table) -> str:
    found = table.text("id", required=True)
    if found and not ID.fullmatch(found):
        table.fault("id", f"the id {found!r} must be lower-case words joined by hyphens")
    return found


def _row(table: Table) -> str:
    row = table.text("row")
    if row and not re.fullmatch(r"R[1-9][0-9]?", row):
        table.fault("row", f"the row {row!r} must be R and a number")
    return row


def _recurrence(table: Table) -> Offset | None:
    """The distance to the next occurrence, None where the file gives none."""
    if "recurs" not in table.values:
        return None
    found = table.offset("recurs")
    if min(found.years, found.months, found.weeks, found.days) < 0 or not found:
        table.fault("recurs", "bad offset 'recurs': the next occurrence comes after this one")
    return found


def _stage(table: Table, process: Table, known: Vocabulary) -> Stage:
    table.allow(*OF_A_STAGE)
    roles = tuple(role for role, _ in process.named_tables("roles"))
    owed_by = table.texts("owed_by", one_of=roles, what="role")
    if not owed_by:
        table.fault("owed_by", "'owed_by' is missing: which roles owe this stage?")
    evidence = table.texts("evidence", one_of=tuple(known.evidence), what="kind of evidence")
    if not evidence:
        table.fault("evidence", "'evidence' is missing: what shows that the stage was done?")
    lead = table.offset("lead")
    if min(lead.years, lead.months, lead.weeks, lead.days) < 0:
        table.fault("lead", "bad offset 'lead': it is counted back from the stage's day, so it is not negative")
    return Stage(
        _id(table),
        table.needed("title"),
        table.text("after") or ANCHOR,
        table.offset("offset"),
        owed_by,
        table.texts("owed_to", one_of=roles, what="role"),
        evidence,
        lead=lead,
        lasts=table.count("lasts", default=1, least=1),
        usual=table.flag("usual"),
        required=table.flag("required", default=True),
        each=table.text("each", one_of=roles),
        document=table.text("document", one_of=tuple(known.documents)),
        register=table.text("register", one_of=REGISTERS),
        text=table.translated("text", required=False),
        fields=table.texts("fields", one_of=FIELDS, what="field of cooperation"),
        answers=tuple(_matcher(one, known) for one in table.tables("answers")),
    )


def _matcher(table: Table, known: Vocabulary) -> Matcher:
    table.allow(*OF_A_MATCHER)
    if not any(table.values.get(name) for name in OF_A_MATCHER[1:]):
        table.fault("", "a matcher names parties or subjects, a report or an agenda item; acts alone match too much")
    acts = table.texts("acts", one_of=ACT_CLASSES, what="act class")
    for act in acts:
        if act in ACT_CLASSES and act not in MANDATE_CLASSES:
            table.fault("acts", f"the act class {act!r} asks nobody: no stage can answer it")
    return Matcher(
        acts,
        _bodies(table, "addressees"),
        _bodies(table, "partners"),
        _bodies(table, "parties"),
        _subjects(table, "subjects", known),
        _subjects(table, "also", known),
        _subjects(table, "context", known),
        report=table.flag("report"),
        agenda_item=table.flag("agenda_item"),
    )


def _bodies(table: Table, name: str) -> tuple[str, ...]:
    found = table.texts(name)
    for body in found:
        if body not in body_ids():
            table.fault(name, f"unknown body {body!r}")
    return found


def _subjects(table: Table, name: str, known: Vocabulary) -> tuple[Subject, ...]:
    found = table.texts(name, one_of=tuple(known.subjects), what="subject")
    return tuple(known.subjects[subject] for subject in found if subject in known.subjects)


def _check_order(stages: Sequence[Stage], page: Page) -> None:
    """Faults for an id given twice, for a stage counted from one that is not there, and for a circle of stages."""
    first: dict[str, int] = {}
    for number, stage in enumerate(stages):
        if stage.id == ANCHOR:
            page.fault(("stages", number, "id"), f"the id {ANCHOR!r} is kept for the anchor day")
        if stage.id in first:
            line = page.places.line(("stages", first[stage.id], "id"))
            page.fault(("stages", number, "id"), f"duplicate id {stage.id!r}: the stage on line {line} has it")
        first.setdefault(stage.id, number)
    for number, stage in enumerate(stages):
        if stage.after != ANCHOR and stage.after not in first:
            page.fault(("stages", number, "after"), f"unknown stage {stage.after!r} in 'after'")
    if len(first) < len(stages):
        return  # who waits for whom cannot be told while two stages have one name
    after = {stage.id: stage.after for stage in stages}
    _for_each_circle(after, lambda circle: page.fault(_after_key(first, circle), _told(circle)))


def _for_each_circle(after: dict[str, str], tell: Callable[[list[str]], None]) -> None:
    """`tell` is called once with the stages of every circle."""
    settled: set[str] = set()
    for start in after:
        road: list[str] = []
        here = start
        while here in after and here not in settled and here not in road:
            road.append(here)
            here = after[here]
        if here in road:
            tell(road[road.index(here) :])
        settled.update(road)


def _after_key(first: dict[str, int], circle: list[str]) -> Key:
    return ("stages", min(first[stage] for stage in circle), "after")


def _told(circle: list[str]) -> str:
    return f"cycle: the dates of {' -> '.join((*circle, circle[0]))} wait for each other"
