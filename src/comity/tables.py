"""Mandates as a person reads them on a terminal (a coloured table) or in a pipe (plain lines)."""

from collections.abc import Sequence
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from comity.bodies import display_name
from comity.model.mandate import ACT_CLASSES, Clause, Due, ParagraphMandates
from comity.model.resolution import Resolution

STYLES = ("bold red", "bold magenta", *["bold yellow"] * 2, *["yellow"] * 2, *["green"] * 2, *["dim"] * 5)

STRENGTH = dict(zip(ACT_CLASSES, STYLES, strict=True))

COLUMNS = ("OP", "act", "who is asked", "with", "when", "more")


def mandates_text(resolution: Resolution, paragraphs: Sequence[ParagraphMandates]) -> str:
    """A heading line, then a line per clause with its fields separated by tabs; the same words as the table."""
    lines = [_title(resolution)]
    for paragraph in paragraphs:
        lines += ["\t".join(_cells(paragraph.number, clause)).rstrip() for clause in paragraph.clauses]
    return "\n".join(lines) + "\n\n"


def mandates_table(resolution: Resolution, paragraphs: Sequence[ParagraphMandates], *, width: int) -> str:
    """The same as a table of `width` columns for a terminal, acts coloured by strength."""
    table = Table(*COLUMNS, title=_title(resolution), title_justify="left", expand=False)
    for paragraph in paragraphs:
        for place, clause in enumerate(paragraph.clauses):
            number, act, *rest = _cells(paragraph.number if place == 0 else "", clause)
            table.add_row(number, Text(act, style=STRENGTH.get(clause.act_class, "")), *rest)
    stream = StringIO()
    Console(file=stream, width=width, force_terminal=True).print(table)
    return stream.getvalue()


def _title(resolution: Resolution) -> str:
    masthead = resolution.masthead
    return " · ".join(part for part in (masthead.symbol, masthead.name, resolution.language) if part)


def _cells(number: str, clause: Clause) -> tuple[str, ...]:
    more = [clause.recurrence or "", "agenda item" if clause.agenda_item else "", _report(clause)]
    return (
        number,
        f"{clause.act} ({clause.act_class})",
        _names(clause.addressees, clause),
        _names(clause.with_, clause),
        _due(clause.due),
        ", ".join(part for part in more if part),
    )


def _names(parties: Sequence[str], clause: Clause) -> str:
    printed = dict(clause.names)
    return ", ".join(display_name(party, "en") or printed.get(party, party) for party in parties)


def _due(due: Due | None) -> str:
    return " ".join(f"{name} {value}" for name, value in due.as_json().items()) if due else ""


def _report(clause: Clause) -> str:
    if not clause.report:
        return ""
    return f"report to {display_name(clause.report_to, 'en')}" if clause.report_to else "report"
