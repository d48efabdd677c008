"""`comity register-document FILE`: a document of the IPU, or of another party, with its symbol and digest."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from comity.model.errors import ComityError
from comity_web.commands.database import set_up


def register_document(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The document.")],
    symbol: Annotated[str, typer.Option("--symbol", help="Its symbol, as its party gives it.")],
    title: Annotated[str, typer.Option("--title", help="Its title.")],
    party: Annotated[str, typer.Option("--party", help="Whose document it is.")] = "ipu",
    date: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="The day it is dated.")] = None,
    language: Annotated[str, typer.Option("--language", help="Its language: ar, en, es, fr, ru or zh.")] = "",
    circulated_as: Annotated[
        str, typer.Option("--circulated-as", help="The symbol under which the United Nations circulated it.")
    ] = "",
    answers: Annotated[str, typer.Option("--answers", help="The symbol of the resolution that it answers.")] = "",
) -> None:
    """Register a document of a party with its symbol, title, date and the digest of its file.

    Examples:

        comity register-document --symbol "RES/144/3" --title "On lighthouses" --date 2026-03-02 text.pdf

        comity register-document --party un-women --symbol "N/12" --title "A note" --answers A/RES/66/261 note.pdf
    """
    set_up()
    from comity_web.parties.documents import NewDocument, register_document
    from comity_web.parties.services import load_parties

    load_parties()
    new = NewDocument(
        party=party,
        symbol=symbol,
        title=title,
        data=file.read_bytes(),
        language=language,
        dated=date.date() if date else None,
        circulated_as=circulated_as,
        answers=answers,
    )
    try:
        row, made = register_document(new=new)
    except ComityError as error:
        sys.stderr.write(f"comity: {error}\n")
        raise typer.Exit(2) from error
    sys.stdout.write(f"{row.symbol}: {'registered' if made else 'was registered already'}, sha256 {row.digest}\n")
