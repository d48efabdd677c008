"""`comity gold SYMBOL...`: what persons decided, as gold by which the reading of mandates is scored."""

import json
from pathlib import Path
from typing import Annotated

import typer

from comity.batch import write_atomically
from comity_web.commands.database import set_up


def gold(
    symbols: Annotated[list[str], typer.Argument(metavar="SYMBOL...", help='Symbols of documents: "A/RES/66/261".')],
    complete: Annotated[
        bool, typer.Option("--complete", help="Only paragraphs of which every field of every clause was decided.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; standard output if none.")
    ] = None,
) -> None:
    """Write the paragraphs on which a person decided, a line of JSON each, in the form that mandates are scored by.

    Each clause names in "settled" the fields that were decided; the others are as read.

    Examples:

        comity gold A/RES/66/261 > gold.jsonl

        comity gold --complete -o gold.jsonl A/RES/75/18 A/RES/76/270
    """
    set_up()
    from comity_web.registry.gold import gold_lines
    from comity_web.registry.selectors import find_work

    missing, lines = [], []
    for symbol in symbols:
        work = find_work(symbol=symbol)
        if work is None:
            missing.append(symbol)
            continue
        lines += [json.dumps(line, ensure_ascii=False) for line in gold_lines(work=work, complete=complete)]
    text = "".join(f"{line}\n" for line in lines)
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_atomically(output, text.encode())
    for symbol in missing:
        typer.secho(f"comity: {symbol}: has not been read here; bring it in with comity load", fg="red", err=True)
    typer.echo(f"{len(lines)} paragraphs", err=True)
    if missing:
        raise typer.Exit(2)
