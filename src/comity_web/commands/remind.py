"""`comity remind`: reminders that are due are sent."""

from datetime import UTC, datetime

import typer

from comity_web.commands.database import set_up


def remind() -> None:
    """Send the reminders of today: what parties owe soon or late, once a day to a person; run again, it sends nothing.

    Mail goes to the console unless COMITY_SMTP_URL names a server. The server started by ./run does the same hourly.

    Examples:

        comity remind
    """
    set_up()
    from comity_web.followup.reminders import run_reminders

    run = run_reminders(clock=lambda: datetime.now(tz=UTC))
    typer.echo(f"{run.escalated} escalated, {run.planned} planned, {run.sent} sent, {run.failed} failed", err=True)
    if run.failed:
        raise typer.Exit(1)
