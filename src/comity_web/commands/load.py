"""`comity load FILE...`: documents are read on all cores and stored in the database of the site."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated

import typer

import comity
from comity import batch
from comity.model.errors import ComityError, SourceError
from comity.model.mandate import ParagraphMandates
from comity.model.resolution import Resolution
from comity.pipeline import Limits
from comity.sources.archive import read_member


def load(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Texts, AKN4UN XML, our JSON, zip archives.")],
    language: Annotated[str, typer.Option(help="ar, en, es, fr, ru or zh; found in the text if not given.")] = "",
) -> None:
    """Read documents and keep them in the database of the site.

    Examples:

        comity load resolution.txt

        comity load 75session-en.zip 75session-fr.zip
    """
    _set_up()
    if load_files(files, language=language):
        raise typer.Exit(2)


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one input: all that is stored of it, or the error that says why nothing is."""

    label: str
    source: bytes = b""
    resolution: Resolution | None = None
    paragraphs: tuple[ParagraphMandates, ...] = ()
    error: str = ""


def load_files(files: Sequence[str], *, language: str) -> int:
    """How many of the documents could not be stored; each is named on standard error, the others are stored."""
    limits = Limits()
    try:
        inputs, failed = batch.find_inputs(files, limits, sys.stdin.buffer.read)
    except ComityError as error:
        _complain(str(error))
        return 1
    for outcome in failed:
        _complain(outcome.error)
    bad, new = len(failed), 0
    with _progress(len(inputs)) as advance:
        for read in _read_all(inputs, _Reader(language, limits)):
            try:
                new += _store(read)
            except ComityError as error:
                bad += 1
                _complain(str(error))
            advance()
    typer.echo(f"{len(inputs) + len(failed) - bad} stored ({new} new), {bad} failed", err=True)
    return bad


def _store(read: Read) -> bool:
    """Whether the reading is new; raises a ComityError where it could not be read or stored."""
    from django.utils import timezone

    from comity_web.registry.services import store_reading

    if read.resolution is None:
        raise SourceError(read.error)
    stored = store_reading(read.resolution, read.paragraphs, source=read.source, now=timezone.now(), actor="")
    return stored.created


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one input, here or in another process; never raises a ComityError."""

    language: str
    limits: Limits

    def __call__(self, given: batch.Input) -> Read:
        try:
            source = _bytes_of(given, self.limits)
            resolution = comity.read(source, name=given.label, language=self.language, limits=self.limits)
            return Read(given.label, source, resolution, comity.extract(resolution))
        except ComityError as error:
            return Read(given.label, error=str(error))


def _read_all(inputs: Sequence[batch.Input], reader: _Reader) -> Iterator[Read]:
    """The inputs read, in their order: on all cores where there are many. Only this process writes to the database."""
    processes = min(os.cpu_count() or 1, len(inputs))
    if len(inputs) <= batch.FEW or processes == 1:
        yield from map(reader, inputs)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(reader, inputs, chunksize=batch.CHUNK)


def _bytes_of(given: batch.Input, limits: Limits) -> bytes:
    """The bytes of an input: at most one more than the limit, and then the reader refuses them."""
    if given.member:
        return read_member(given.member, limit=limits.document)
    if not given.path:
        return given.data
    try:
        with Path(given.path).open("rb") as stream:
            return stream.read(limits.document + 1)
    except OSError as error:
        raise SourceError(f"cannot be opened: {error.strerror}", where=given.label, hint="check the path") from error


def _set_up() -> None:
    """Django is ready and the database up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity_web.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


class _progress:  # noqa: N801 - reads as the context it opens
    """A progress bar on standard error where a person looks at it and there is something to wait for."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.total = total
        self.bar = Progress(
            TextColumn("storing"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=total <= batch.FEW or not sys.stderr.isatty(),
        )

    def __enter__(self) -> Callable[[], None]:
        self.bar.start()
        task = self.bar.add_task("storing", total=self.total)
        return lambda: self.bar.advance(task)

    def __exit__(self, *_: object) -> None:
        self.bar.stop()


def _complain(line: str) -> None:
    typer.secho(f"comity: {line}", fg=typer.colors.RED, err=True)
