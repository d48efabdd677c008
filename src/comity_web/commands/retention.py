"""`comity retention`: what was kept about people long enough is taken away."""

from typing import Annotated

import typer

from comity_web.commands.database import set_up


def retention(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be taken away.")] = False,
) -> None:
    """Take away rows about people that are past their time: docs/privacy.md says which and when. Safe to run again.

    Examples:

        comity retention --dry-run

        comity retention
    """
    set_up()
    from django.utils import timezone

    from comity_web.followup.retention import apply_retention

    counts = apply_retention(now=timezone.now(), dry_run=dry_run)
    for name, count in counts.items():
        typer.echo(f"{count:>6}  {name}")
    typer.echo("nothing was changed" if dry_run else f"{sum(counts.values())} rows taken away", err=True)
