"""From a file's bytes to rows, in one step: read, extract, store."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from importlib.resources.abc import Traversable

import comity
from comity.model.errors import ComityError
from comity_web.registry.lineage import derive_lineage
from comity_web.registry.models import Work
from comity_web.registry.services import Stored, store_reading

MAX_DOCUMENT = 50_000_000


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample document: where it is, and the language it is in."""

    file: Traversable
    language: str


def bring_in(
    data: bytes,
    *,
    name: str,
    language: str,
    now: datetime,
    actor: str,
    limit: int = MAX_DOCUMENT,
    is_sample: bool = False,
) -> Stored:
    """The document in `data` is read and stored whole, and its lineage is known.

    A ComityError says why not, and then nothing is stored.
    """
    stored = _stored(data, name=name, language=language, now=now, actor=actor, limit=limit, is_sample=is_sample)
    if stored.created:
        derive_lineage(works=[stored.reading.expression.work], now=now)
    return stored


def _stored(data: bytes, *, name: str, language: str, now: datetime, actor: str, limit: int, is_sample: bool) -> Stored:
    from comity.pipeline import Limits

    resolution = comity.read(data, name=name, language=language, limits=Limits(document=limit))
    paragraphs = comity.extract(resolution)
    return store_reading(resolution, paragraphs, source=data, now=now, actor=actor, is_sample=is_sample)


def find_samples() -> Iterator[Sample]:
    """The sample documents that the manifest names, in its order."""
    folder = files("comity_web") / "samples"
    manifest = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    for entry in manifest.get("sample", ()):
        yield Sample(folder / entry["file"], entry["language"])


def load_samples(*, now: datetime) -> tuple[int, list[ComityError]]:
    """Every sample is stored and its work marked as one; how many were, and what went wrong with the others."""
    loaded, failed = 0, []
    for sample in find_samples():
        try:
            _stored(
                sample.file.read_bytes(),
                name=sample.file.name,
                language=sample.language,
                now=now,
                actor="",
                limit=MAX_DOCUMENT,
                is_sample=True,
            )
            loaded += 1
        except ComityError as error:
            failed.append(error)
    derive_lineage(works=Work.objects.filter(is_sample=True), now=now)
    return loaded, failed
