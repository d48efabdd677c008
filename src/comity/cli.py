"""`comity ...`: reads documents, prints their mandates, compares them, writes them in other formats.

Commands of other packages (`comity load` of the site) come in by the entry-point group `comity.commands`.
"""

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from comity import __version__, batch, process_commands
from comity.comparisons import agreement_markup, comparison_markup
from comity.kept import find_kept, in_one_language, is_symbol
from comity.model import codec
from comity.model.errors import ComityError
from comity.model.resolution import Resolution
from comity.pipeline import DEFAULT_LIMITS, Limits, agreement, compare, extract, write
from comity.progress import progress
from comity.records import read_records, with_records
from comity.tables import mandates_table, mandates_text

SUFFIXES = {"text": ".txt", "json": ".json", "jsonl": ".jsonl", "akn": ".xml", "html": ".html"}


class Format(StrEnum):
    """Formats of a resolution."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    AKN = "akn"
    HTML = "html"


class MandateFormat(StrEnum):
    """Formats of mandates: a table for people, a line per operative paragraph for programs."""

    TEXT = "text"
    JSONL = "jsonl"


class ListFormat(StrEnum):
    """Formats of what is found between documents: a list for people, an object for programs."""

    TEXT = "text"
    JSON = "json"


app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="Reads UN resolutions in six languages and says who is asked to do what.",
)

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Texts, PDF, DOCX, HTML, AKN4UN XML, our JSON, zip archives of them; - is standard input.",
    ),
]
Language = Annotated[str, typer.Option("--language", help="ar, en, es, fr, ru or zh; found in the text if not given.")]
Jobs = Annotated[int, typer.Option("--jobs", min=0, help="Processes; 0 is one for each core.")]
MaxDocument = Annotated[int, typer.Option("--max-document", min=1, help="Largest document, in bytes.")]
MaxArchive = Annotated[int, typer.Option("--max-archive", min=1, help="Most bytes an archive may unpack to.")]
Records = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FILE",
        help="A JSON line for each resolution, as catalogues keep them: adds sponsors, and votes not told. Repeatable.",
    ),
]
Out = Annotated[Path | None, typer.Option("--out", help="Folder for one file per document; printed if not given.")]

app.add_typer(process_commands.app, name="processes")


@app.callback(invoke_without_command=True)
def version(
    show: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """Reads UN resolutions in six languages and says who is asked to do what."""
    if show:
        typer.echo(__version__)
        raise typer.Exit


@app.command("read")
def read_command(
    files: Files,
    format: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.TEXT,
    out: Out = None,
    language: Language = "",
    jobs: Jobs = 0,
    max_document: MaxDocument = DEFAULT_LIMITS.document,
    max_archive: MaxArchive = DEFAULT_LIMITS.archive,
    records: Records = None,
) -> None:
    """Read documents into their structure: masthead, paragraphs with acts, footnotes, citations.

    A file that fails is named on standard error and the others go on; the exit code is then 2.

    Examples:

        comity read resolution.txt

        comity read --format json --out readings 75session-en.zip 75session-fr.zip

        comity read --format json --records 75.json A_RES_75_3.xml
    """
    _convert(files, format, out, language, jobs, Limits(max_document, max_archive), tuple(records or ()))


@app.command("write")
def write_command(
    files: Files,
    format: Annotated[Format, typer.Option("--format", help="What to write.")],
    out: Out = None,
    language: Language = "",
    jobs: Jobs = 0,
    max_document: MaxDocument = DEFAULT_LIMITS.document,
    max_archive: MaxArchive = DEFAULT_LIMITS.archive,
) -> None:
    """Write documents in another format: AKN4UN XML, HTML, text, JSON. Takes what `read` takes, and our JSON.

    Examples:

        comity write --format akn readings/A_RES_66_261.json > A_RES_66_261.xml

        comity write --format html --out pages readings/*.json
    """
    _convert(files, format, out, language, jobs, Limits(max_document, max_archive))


@app.command("mandates")
def mandates_command(
    files: Files,
    format: Annotated[MandateFormat, typer.Option("--format", help="What to write.")] = MandateFormat.TEXT,
    out: Out = None,
    language: Language = "",
    jobs: Jobs = 0,
    max_document: MaxDocument = DEFAULT_LIMITS.document,
    max_archive: MaxArchive = DEFAULT_LIMITS.archive,
) -> None:
    """Print who is asked to do what: a clause per act, with addressees, partners, due date, recurrence, report.

    Examples:

        comity mandates resolution.txt

        comity mandates --format jsonl 75session-en.zip > mandates.jsonl
    """
    limits = Limits(max_document, max_archive)
    if format is MandateFormat.JSONL:
        work = partial(_mandate_lines, language=language, limits=limits)
    elif out is None and sys.stdout.isatty():
        work = partial(_mandate_table, language=language, limits=limits, width=Console().width)
    else:
        work = partial(_mandate_text, language=language, limits=limits)
    _run(files, _kept(work, out, ".jsonl" if format is MandateFormat.JSONL else ".txt"), jobs, limits)


@app.command("compare")
def compare_command(
    older: Annotated[
        str, typer.Argument(metavar="A", help="The older resolution: a file that `read` takes, or a symbol.")
    ],
    newer: Annotated[str, typer.Argument(metavar="B", help="The newer one; - is standard input.")],
    format: Annotated[ListFormat, typer.Option("--format", help="What to write.")] = ListFormat.TEXT,
    language: Language = "",
    max_document: MaxDocument = DEFAULT_LIMITS.document,
) -> None:
    """Say what became of each paragraph of A in B: carried over, reworded, strengthened, weakened, new, dropped.

    A paragraph may have moved, been split or been merged. Carried over is what differs in nothing but dates, symbols,
    sessions and amounts. In two languages no words are compared, and every pair says so. A symbol names a document that
    `comity load` has read; of two symbols a language that both have is taken.

    Examples:

        comity compare A_RES_76_270.xml A_RES_79_319.pdf

        comity compare --format json older.txt newer.json > changes.json

        comity compare --language fr A/RES/76/270 A/RES/79/319
    """
    sides = _read_each([older, newer], language, Limits(max_document))
    if len(sides) != 2:
        raise _failed([f"{older}, {newer}: two documents are compared, and {len(sides)} were given"])
    one, other = in_one_language(*sides)
    found = compare(one, other)
    _print(found.as_json(), comparison_markup(found), format)


@app.command("agreement")
def agreement_command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Language versions of one resolution, or its symbol.")
    ],
    format: Annotated[ListFormat, typer.Option("--format", help="What to write.")] = ListFormat.TEXT,
    max_document: MaxDocument = DEFAULT_LIMITS.document,
) -> None:
    """Read each language version of a resolution on its own, and show where they yield different mandates.

    Compared are the act's class, the addressees, due, recurrence and report, paragraph by paragraph.

    Examples:

        comity agreement A_RES_76_270-*.xml

        comity agreement --format json en.txt zh.txt

        comity agreement A/RES/76/270
    """
    versions = [one for found in _read_each(files, "", Limits(max_document)) for one in found]
    if len(versions) < 2:
        raise _failed([f"{files[0]}: two languages are needed, and one was given; name the other one as well"])
    found = agreement(versions)
    _print(found.as_json(), agreement_markup(found), format)


def _read_each(names: Sequence[str], language: str, limits: Limits) -> list[list[Resolution]]:
    """For each file the document in it, for each symbol its languages; a name that fails leaves the command with 2."""
    try:
        files = [name for name in names if not is_symbol(name)]
        inputs, failed = batch.find_inputs(
            files, limits, lambda: sys.stdin.buffer.read(limits.document + 1), distinct=False
        )
        if failed:
            raise _failed([outcome.error for outcome in failed])
        read = iter([[given.read(language, limits)] for given in inputs])
        found = [find_kept(name, language) if is_symbol(name) else next(read) for name in names]
        return [*found, *read]
    except ComityError as error:
        raise _failed([str(error)]) from None


def _print(fields: dict[str, Any], markup: str, format: ListFormat) -> None:
    """The fields as JSON, or the markup as text: coloured on a terminal, plain in a pipe."""
    if format is ListFormat.JSON:
        sys.stdout.write(json.dumps(fields, ensure_ascii=False, indent=1) + "\n")
    elif sys.stdout.isatty():
        Console().print(markup, end="", highlight=False)
    else:
        sys.stdout.write(Text.from_markup(markup).plain)


def _convert(
    files: Sequence[str],
    format: Format,
    out: Path | None,
    language: str,
    jobs: int,
    limits: Limits,
    records: tuple[str, ...] = (),
) -> None:
    """Print or keep each document in the format, with what records add; a record that is none ends the work before."""
    try:
        for path in records:
            read_records(path, limits.document)
    except ComityError as error:
        raise _failed([str(error)]) from None
    work = partial(_written, format=format.value, language=language, limits=limits, records=records)
    _run(files, _kept(work, out, SUFFIXES[format.value]), jobs, limits)


def _written(given: batch.Input, *, format: str, language: str, limits: Limits, records: tuple[str, ...]) -> str:
    found = [read_records(path, limits.document) for path in records]
    return write(with_records(given.read(language, limits), found), format).decode()


def _mandate_lines(given: batch.Input, *, language: str, limits: Limits) -> str:
    paragraphs = extract(given.read(language, limits))
    return "".join(json.dumps(codec.mandates_to_json(one), ensure_ascii=False) + "\n" for one in paragraphs)


def _mandate_text(given: batch.Input, *, language: str, limits: Limits) -> str:
    resolution = given.read(language, limits)
    return mandates_text(resolution, extract(resolution))


def _mandate_table(given: batch.Input, *, language: str, limits: Limits, width: int) -> str:
    resolution = given.read(language, limits)
    return mandates_table(resolution, extract(resolution), width=width)


def _kept(work: batch.Work[str], out: Path | None, suffix: str) -> batch.Work[str]:
    return work if out is None else partial(_keep, work=work, out=out, suffix=suffix)


def _keep(given: batch.Input, *, work: batch.Work[str], out: Path, suffix: str) -> str:
    """The work's output is in `out`, in a file of the input's stem; nothing is left to print."""
    batch.write_atomically(out / f"{given.stem}{suffix}", work(given).encode())
    return ""


def _run(files: Sequence[str], work: batch.Work[str], jobs: int, limits: Limits) -> None:
    """Print what the work gives for each document; name what failed on standard error and leave with 2."""
    try:
        inputs, failed = batch.find_inputs(files, limits, lambda: sys.stdin.buffer.read(limits.document + 1))
    except ComityError as error:
        raise _failed([str(error)]) from None
    errors = [outcome.error for outcome in failed]
    with progress("reading", len(inputs)) as advance:
        for outcome in batch.run(work, inputs, jobs):
            if outcome.error:
                errors.append(outcome.error)
            else:
                sys.stdout.write(outcome.output or "")
            advance()
    if errors:
        raise _failed(errors)


def _failed(errors: Sequence[str]) -> typer.Exit:
    for error in errors:
        typer.secho(f"comity: {error}", fg=typer.colors.RED, err=True)
    return typer.Exit(2)


def main() -> None:
    """Run the command line; a reader that closes the pipe, or an interrupt, ends it quietly."""
    _add_commands_of_other_packages(sys.argv[1:2])
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _add_commands_of_other_packages(wanted: Sequence[str]) -> None:
    """The commands of the entry-point group stand beside ours; one is imported only when it, or the help, is asked."""
    for found in entry_points(group="comity.commands"):
        if not wanted or wanted[0] in {found.name, "--help"}:
            app.command(found.name)(found.load())
