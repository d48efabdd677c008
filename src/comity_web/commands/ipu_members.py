"""`comity ipu-members FILE`: which parliaments are members of the Inter-Parliamentary Union, by its own list."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from comity.model.errors import ComityError
from comity_web.commands.database import set_up


def ipu_members(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="CSV: code,status,since.")],
    source: Annotated[str, typer.Option("--source", help="Who published the list, and where.")],
    date: Annotated[datetime, typer.Option("--date", formats=["%Y-%m-%d"], help="The day of the list.")],
) -> None:
    """Load the membership of the Inter-Parliamentary Union from a table; all of it, or nothing.

    Example:

        comity ipu-members members.csv --source "IPU, list of Members" --date 2026-03-02
    """
    set_up()
    from comity_web.parties.ipu_members import load_ipu_members
    from comity_web.parties.services import load_parties

    load_parties()
    try:
        count = load_ipu_members(table=file.read_bytes(), source=source, dated=date.date())
    except ComityError as error:
        sys.stderr.write(f"comity: {file}: {error}\n")
        raise typer.Exit(2) from error
    sys.stdout.write(f"parliaments: {count}\n")
