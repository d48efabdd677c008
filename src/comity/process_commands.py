"""`comity processes`: lists the recurring processes, checks a file that describes one, prints an occurrence's dates."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from comity.languages.loader import CODES
from comity.model.errors import ComityError
from comity.processes import (
    PlannedStage,
    Process,
    ProcessError,
    ProcessFileError,
    all_processes,
    date_warnings,
    find_process,
    read_process,
    schedule,
)


class ListFormat(StrEnum):
    """A table for people, an object for programs."""

    TEXT = "text"
    JSON = "json"


app = typer.Typer(no_args_is_help=False, rich_markup_mode="markdown", help="Recurring processes and their dates.")

Folders = Annotated[
    list[Path] | None,
    typer.Option("--folder", envvar="COMITY_PROCESSES", help="A folder with further process files; may be repeated."),
]
Format = Annotated[ListFormat, typer.Option("--format", help="What to write.")]
Language = Annotated[str, typer.Option("--language", help="ar, en, es, fr, ru or zh: the language of the titles.")]


@app.callback(invoke_without_command=True)
def list_processes(
    context: typer.Context, folder: Folders = None, language: Language = "en", format: Format = ListFormat.TEXT
) -> None:
    """List the recurring processes: those that come with Comity and those of further folders.

    Examples:

        comity processes

        comity processes --folder ours --language fr
    """
    if context.invoked_subcommand is not None:
        return
    try:
        _known_language(language)
        known = all_processes(folder or ())
    except ComityError as error:
        raise _failed(error) from None
    if format is ListFormat.JSON:
        _print_json([_listed(process, language) for process in known])
        return
    width = max(len(process.id) for process in known)
    for process in known:
        typer.echo(f"{process.row:<4}{process.id:<{width}}  {len(process.stages):>2}  {process.title.to(language)}")


@app.command("check")
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A TOML file that describes a process.")],
) -> None:
    """Check a file that describes a process; every fault is named with its line, and the exit code is then 2.

    Example:

        comity processes check ours/budget-hearing.toml
    """
    try:
        process = read_process(file)
    except ComityError as error:
        raise _failed(error) from None
    typer.echo(f"{file}: {process.id} holds together: {len(process.stages)} stages, {len(process.roles)} roles")


@app.command("schedule")
def print_schedule(
    process_id: Annotated[str, typer.Argument(metavar="ID", help="A process, as `comity processes` lists it.")],
    anchor: Annotated[str, typer.Option("--anchor", metavar="DATE", help="The anchor day, such as 2027-10-14.")],
    today: Annotated[str, typer.Option("--today", metavar="DATE", help="Name stages that fell before this day.")] = "",
    folder: Folders = None,
    language: Language = "en",
    format: Format = ListFormat.TEXT,
) -> None:
    """Print every stage's day for an anchor day. ~ marks a usual date, that nothing lays down.

    Examples:

        comity processes schedule parliamentary-hearing --anchor 2028-02-10

        comity processes schedule treaty-body-review --anchor 2027-10-14 --format json
    """
    try:
        _known_language(language)
        process = find_process(process_id, folder or ())
        planned = schedule(process, _day(anchor, "--anchor"))
        warnings = date_warnings(process, planned, today=_day(today, "--today") if today else date.min)
    except ComityError as error:
        raise _failed(error) from None
    if format is ListFormat.JSON:
        stages = [{**asdict(one), "title": process.stage(one.stage).title.to(language)} for one in planned]
        _print_json(
            {"process": process.id, "anchor": anchor, "stages": stages, "warnings": list(map(asdict, warnings))}
        )
        return
    sys.stdout.write("".join(_lines(process, planned, language)))
    for warning in warnings:
        typer.secho(f"comity: {warning.stage} {warning.code} {warning.other}".rstrip(), err=True)


def _lines(process: Process, planned: Sequence[PlannedStage], language: str) -> list[str]:
    """A line per stage: from when, by when, usual or not, id, who owes it, title."""
    width = max(len(one.stage) for one in planned)
    lines = []
    for one in planned:
        stage = process.stage(one.stage)
        owed_by = ", ".join(process.role(role).name.to(language) for role in stage.owed_by)
        mark = "~" if one.usual else " "
        lines.append(f"{one.due} {mark} {one.stage:<{width}}  {stage.title.to(language)} ({owed_by})\n")
    return lines


def _listed(process: Process, language: str) -> dict[str, Any]:
    return {
        "id": process.id,
        "row": process.row,
        "title": process.title.to(language),
        "text": process.text.to(language),
        "anchor": process.anchor.to(language),
        "stages": [stage.id for stage in process.stages],
    }


def _known_language(language: str) -> None:
    if language not in CODES:
        raise ProcessError(f"there is no language {language!r}", hint=f"one of: {', '.join(CODES)}")


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ProcessError(f"{option} {text!r} is not a day", hint="write it as 2027-10-14") from None


def _print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n")


def _failed(error: ComityError) -> typer.Exit:
    faults = error.faults if isinstance(error, ProcessFileError) else (error,)
    for fault in faults:
        typer.secho(f"comity: {fault}", fg=typer.colors.RED, err=True)
    return typer.Exit(2)
