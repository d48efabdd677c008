"""`comity reread`: stored files are read again where the reader is another than the one that read them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from comity import batch
from comity.model.errors import ComityError, SourceError
from comity.model.mandate import ParagraphMandates
from comity.model.resolution import Resolution
from comity.progress import progress
from comity_web.commands.database import set_up

GROUP = 64
"""Documents held in memory at a time; each is stored on its own."""


def reread(
    symbols: Annotated[
        list[str] | None, typer.Argument(metavar="[SYMBOL...]", help="Only these documents; all if none is given.")
    ] = None,
    jobs: Annotated[int, typer.Option(help="Processes that read; one for each core if not given.")] = 0,
) -> None:
    """Read stored files again where the reader has changed since; mandates keep their ids, decisions stand.

    It can be stopped at any time and started again: what is done is done, and nothing is done twice.

    Examples:

        comity reread

        comity reread A/RES/66/261
    """
    set_up()
    if reread_stored(symbols or (), jobs=jobs):
        raise typer.Exit(2)


def reread_stored(symbols: Collection[str], *, jobs: int = 0) -> int:
    """How many documents could not be read again; each is named on standard error, and keeps its earlier reading."""
    from comity import pipeline
    from comity_web.registry.rereading import due_for_rereading

    due = due_for_rereading(version=pipeline.READER_VERSION, symbols=symbols)
    bad = 0
    with progress("reading again", len(due)) as advance:
        for start in range(0, len(due), GROUP):
            bad += _reread_group(due[start : start + GROUP], jobs, advance)
    typer.echo(f"{len(due) - bad} read again, {bad} failed", err=True)
    return bad


def _reread_group(group: Sequence[int], jobs: int, advance: Callable[[], None]) -> int:
    """How many of these expressions failed; the lineages of the others are known, even where it was stopped."""
    from django.utils import timezone

    from comity_web.registry.rereading import follow_lineage

    sources = [_Source.of(expression_id) for expression_id in group]
    inputs = [batch.Input(str(place), str(place), data=each.data) for place, each in enumerate(sources)]
    work = _Rereader(tuple((each.name, each.language) for each in sources))
    bad, done = 0, []
    try:
        for expression_id, source, outcome in zip(group, sources, batch.run(work, inputs, jobs), strict=True):
            try:
                _store(expression_id, source, outcome)
                done.append(expression_id)
            except ComityError as error:
                bad += 1
                typer.secho(f"comity: {error}", fg=typer.colors.RED, err=True)
            advance()
    finally:
        follow_lineage(expressions=done, now=timezone.now())
    return bad


@dataclass(frozen=True, slots=True)
class _Source:
    """A stored file on its way to be read again."""

    data: bytes
    name: str
    language: str

    @classmethod
    def of(cls, expression_id: int) -> "_Source":
        """The file of an expression's current reading."""
        from comity_web.registry.rereading import source_and_name

        return cls(*source_and_name(expression_id=expression_id))


@dataclass(frozen=True, slots=True)
class _Rereader:
    """Reads one stored file, here or in another process; only this process writes to the database."""

    named: tuple[tuple[str, str], ...]

    def __call__(self, given: batch.Input) -> tuple[Resolution, tuple[ParagraphMandates, ...]]:
        import comity

        name, language = self.named[int(given.label)]
        resolution = comity.read(given.data, name=name, language=language)
        return resolution, comity.extract(resolution)


def _store(
    expression_id: int,
    source: _Source,
    outcome: batch.Outcome[tuple[Resolution, tuple[ParagraphMandates, ...]]],
) -> None:
    from django.utils import timezone

    from comity_web.registry.rereading import store_again

    if outcome.output is None:
        raise SourceError(outcome.error, where=source.name)
    resolution, paragraphs = outcome.output
    store_again(
        expression_id=expression_id,
        source=source.data,
        resolution=resolution,
        paragraphs=paragraphs,
        now=timezone.now(),
    )
