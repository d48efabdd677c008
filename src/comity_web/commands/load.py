"""`comity load FILE...`: documents are read on all cores and stored in the database of the site."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

import comity
from comity import batch
from comity.model.errors import ComityError, SourceError
from comity.model.mandate import ParagraphMandates
from comity.model.resolution import Resolution
from comity.pipeline import Limits
from comity.progress import progress
from comity.records import Record, read_records, record_of
from comity_web.commands.database import set_up

if TYPE_CHECKING:
    from comity_web.registry.models import Work
    from comity_web.registry.services import Stored


def load(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Texts, PDF, DOCX, HTML, AKN4UN XML, our JSON, zip archives.")
    ],
    language: Annotated[str, typer.Option(help="ar, en, es, fr, ru or zh; found in the text if not given.")] = "",
    records: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="A JSON line for each resolution, as catalogues keep them: adds sponsors, and votes not told, also to "
            "what is stored already. Repeatable.",
        ),
    ] = None,
) -> None:
    """Read documents and keep them in the database of the site.

    Examples:

        comity load resolution.txt

        comity load 75session-en.zip 75session-fr.zip

        comity load --records 75.json 75session-en.zip
    """
    set_up()
    if load_files(files, language=language, records=records or ()):
        raise typer.Exit(2)


@dataclass(frozen=True, slots=True)
class Read:
    """All that is stored of one document."""

    source: bytes
    resolution: Resolution
    paragraphs: tuple[ParagraphMandates, ...]
    record: Record | None = None


def load_files(files: Sequence[str], *, language: str, records: Sequence[str] = ()) -> int:
    """How many of the documents could not be stored; each is named on standard error, the others are stored.

    Records add what they tell; a file that holds none ends the work before anything is stored.
    """
    limits = Limits()
    try:
        for path in records:
            read_records(path, limits.document)
        inputs, failed = batch.find_inputs(files, limits, lambda: sys.stdin.buffer.read(limits.document + 1))
    except ComityError as error:
        _complain(str(error))
        return 1
    for unopened in failed:
        _complain(unopened.error)
    bad, new = len(failed), 0
    changed: dict[int, Work] = {}
    with progress("storing", len(inputs)) as advance:
        for outcome in batch.run(_Reader(language, limits, tuple(records)), inputs):
            try:
                stored = _store(outcome)
                if stored.created:
                    new += 1
                    changed[stored.reading.expression.work_id] = stored.reading.expression.work
            except ComityError as error:
                bad += 1
                _complain(str(error))
            advance()
    _derive(list(changed.values()))
    typer.echo(f"{len(inputs) + len(failed) - bad} stored ({new} new), {bad} failed", err=True)
    return bad


def _derive(works: "Sequence[Work]") -> None:
    """The lineages of the works that changed are known."""
    from django.utils import timezone

    from comity_web.registry.lineage import derive_lineage

    with progress("lineage", len(works)) as advance:
        derive_lineage(works=works, now=timezone.now(), advance=advance)


def _store(outcome: batch.Outcome[Read]) -> "Stored":
    """The row of the reading; raises a ComityError where it could not be read or stored."""
    from django.utils import timezone

    from comity_web.registry.services import store_reading

    read = outcome.output
    if read is None:
        raise SourceError(outcome.error)
    return store_reading(
        read.resolution, read.paragraphs, source=read.source, now=timezone.now(), actor="", record=read.record
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one input, here or in another process; only this process writes to the database."""

    language: str
    limits: Limits
    records: tuple[str, ...]

    def __call__(self, given: batch.Input) -> Read:
        source = given.content(self.limits)
        resolution = comity.read(source, name=given.label, language=self.language, limits=self.limits)
        record = record_of(resolution, [read_records(path, self.limits.document) for path in self.records])
        return Read(source, resolution, comity.extract(resolution), record)


def _complain(line: str) -> None:
    typer.secho(f"comity: {line}", fg=typer.colors.RED, err=True)
