"""Many documents at once, on all cores: inputs named and checked before anything is written, errors kept apart."""

import gc
import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar

from comity.model.errors import ComityError, SourceError
from comity.model.resolution import Resolution
from comity.pipeline import Limits, read
from comity.sources.archive import Member, find_members, read_member

CHUNK = 8
"""Documents handed to a process at a time: small enough for a moving progress bar, large enough to be cheap."""

FEW = 12
"""Up to this many documents, starting processes costs more than it saves."""

STANDARD_INPUT = "-"

WORD_BODY = "word/document.xml"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Input:
    """One document to read: a path, a member of an archive, or the bytes of standard input."""

    label: str
    stem: str
    path: str = ""
    member: Member | None = None
    data: bytes = b""

    def read(self, language: str, limits: Limits) -> Resolution:
        """The resolution in this input."""
        return read(self.content(limits), name=self.label, language=language, limits=limits)

    def content(self, limits: Limits) -> bytes:
        """The bytes of this input: at most one more than the limit, so that `read` refuses them."""
        if self.member:
            return read_member(self.member, limit=limits.document)
        if not self.path:
            return self.data
        try:
            with Path(self.path).open("rb") as stream:
                return stream.read(limits.document + 1)
        except OSError as error:
            raise SourceError(f"cannot be opened: {error.strerror}", where=self.label, hint="check the path") from error


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one input: `output` if it went well, else None and `error` for a person to read."""

    label: str
    output: T | None = None
    error: str = ""


Work = Callable[[Input], T]


def find_inputs(
    files: Sequence[str], limits: Limits, stdin: Callable[[], bytes], *, distinct: bool = True
) -> tuple[list[Input], list[Outcome[None]]]:
    """Every document of the files given, archives opened, and an outcome for each file that could not be.

    Raises SourceError, before anything is read or written, where two documents have one stem; unless they need not
    be `distinct`, because no file will be named after them.
    """
    inputs: list[Input] = []
    failed: list[Outcome[None]] = []
    for file in files:
        if file == STANDARD_INPUT:
            inputs.append(Input("standard input", "stdin", data=stdin()))
        elif _is_archive(file):
            try:
                members = find_members(file, limit=limits.archive)
            except ComityError as error:
                failed.append(Outcome(file, error=str(error)))
                continue
            inputs += [Input(member.label, member.stem, member=member) for member in members]
        else:
            inputs.append(Input(file, Path(file).stem, path=file))
    if distinct:
        _refuse_same_stem(inputs)
    return inputs, failed


def collect_seldom() -> None:
    """For a process that does nothing but read documents: look for circles of objects a hundredth as often.

    A reading makes thousands of objects, none of which refer to each other in a circle; looking for circles through all
    that are held takes 3 to 9 % of the time.
    """
    gc.set_threshold(70_000)


def run(work: Work[T], inputs: Sequence[Input], jobs: int = 0) -> Iterator[Outcome[T]]:
    """The outcome of `work` on each input, in the order given, on `jobs` processes (0: one for each core)."""
    processes = min(jobs or os.cpu_count() or 1, -(-len(inputs) // CHUNK))
    if processes <= 1 or (jobs == 0 and len(inputs) <= FEW):
        for given in inputs:
            yield _outcome(work, given)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=collect_seldom) as pool:
        yield from pool.map(_Outcomes(work), inputs, chunksize=CHUNK)


@dataclass(frozen=True, slots=True)
class _Outcomes(Generic[T]):
    """`_outcome` with its work bound, so that it can travel to another process."""

    work: Work[T]

    def __call__(self, given: Input) -> Outcome[T]:
        return _outcome(self.work, given)


def _outcome(work: Work[T], given: Input) -> Outcome[T]:
    try:
        return Outcome(given.label, output=work(given))
    except ComityError as error:
        return Outcome(given.label, error=str(error))
    except Exception as error:  # a fault of ours must not end the work on the other documents, nor show a traceback
        fault = f"{type(error).__name__}: {error}"
        return Outcome(given.label, error=f"{given.label}: Comity failed on this document (please report it: {fault})")


def write_atomically(path: Path, data: bytes) -> None:
    """The file at `path` holds `data`: whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise SourceError(f"cannot be written: {error.strerror}", where=str(path), hint="check the folder") from error


def _is_archive(file: str) -> bool:
    """Whether the file begins as a zip archive does and is no Word document (a wrong ending does not hide one)."""
    try:
        with Path(file).open("rb") as stream:
            if stream.read(4) not in {b"PK\x03\x04", b"PK\x05\x06"}:
                return False
        with zipfile.ZipFile(file) as archive:
            return WORD_BODY not in archive.namelist()
    except zipfile.BadZipFile:
        return True  # so that it is refused as what it says it is
    except OSError:
        return False


def _refuse_same_stem(inputs: Sequence[Input]) -> None:
    seen: dict[str, str] = {}
    for given in inputs:
        if given.stem in seen:
            raise SourceError(
                f"two inputs would be written to one file, {given.stem!r}: {seen[given.stem]} and {given.label}",
                hint="rename one, or read them in two calls",
            )
        seen[given.stem] = given.label
