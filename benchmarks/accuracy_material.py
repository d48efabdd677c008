"""The real documents that the accuracy figures are measured on, made ready in one folder.

From the UN's XML in ../shared/corpus the gold's own programs make, for each document, the gold and its clean text
(`text/<name>.txt`, no mark-up in it); `xml/<name>.xml` is the file that both come from. Names are
`<language>_RES_<session>_<number>`. The gold programs keep one file where the UN has two of one document.
"""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Container
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
EVERY = re.compile("")
HELD_BACK = re.compile(r"S_RES_\d+[02468]2021")
"""The Council's resolutions of 2021 with an even number: no rule was made while looking at one of them."""


@dataclass(frozen=True, slots=True)
class Material:
    """Documents of one body: folders `gold`, `text` and `xml`, whose files have the same stems, and which are used."""

    folder: Path
    kept: re.Pattern[str] = EVERY

    @property
    def gold(self) -> Path:
        """What is right, as JSON."""
        return self.folder / "gold"

    @property
    def text(self) -> Path:
        """Clean text made of the gold: no mark-up, no typography."""
        return self.folder / "text"

    @property
    def xml(self) -> Path:
        """The UN's files."""
        return self.folder / "xml"

    def texts(self, languages: Container[str] = LANGUAGES) -> list[Path]:
        """The clean texts in these languages."""
        paths = sorted(self.text.glob("*.txt"))
        return [path for path in paths if path.name[:2] in languages and self.kept.search(path.stem)]

    def in_six_languages(self) -> list[str]:
        """The stems, without language, of the documents that exist in all six."""
        found: dict[str, set[str]] = {}
        for path in self.gold.iterdir():
            if self.kept.search(path.stem):
                found.setdefault(path.stem[3:], set()).add(path.stem[:2])
        return sorted(stem for stem, languages in found.items() if len(languages) == len(LANGUAGES))


def assembly_material(shared: Path, folder: Path) -> Material:
    """Sessions 75 and 76 of the General Assembly: 3,779 documents."""
    archives = sorted((shared / "corpus/ga").glob("7[56]session-??.zip"))
    return _made(shared, folder, archives, ("75", "76"), parent="")


def held_back_material(shared: Path, folder: Path) -> Material:
    """Half of the Security Council's resolutions of 2021: those of the 336 documents whose number is even."""
    archives = sorted((shared / "corpus/sc").glob("2021-??.zip"))
    return replace(_made(shared, folder, archives, ("2021",), parent="2021"), kept=HELD_BACK)


def _made(shared: Path, folder: Path, archives: list[Path], sessions: tuple[str, ...], *, parent: str) -> Material:
    """The material in `folder`; it is made where it is not there yet, whole or not at all."""
    made = Material(folder)
    if folder.exists():
        return made
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    source = unfinished / "source"
    for archive in archives:
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(source)
    if parent:  # the gold program looks for folders named after sessions
        (source / parent).rename(source / f"{parent}session")
    run = [sys.executable, str(shared / "gold/extract_gold.py"), "--src", str(source), "--out", str(unfinished / "all")]
    subprocess.run([*run, "--sessions", *sessions], check=True, stdout=subprocess.DEVNULL)
    _gather(unfinished, source)
    run = [sys.executable, str(shared / "gold/render_text.py"), "--dir", str(unfinished / "gold")]
    subprocess.run(
        [*run, "--out", str(unfinished / "texts"), "--styles", "clean"], check=True, stdout=subprocess.DEVNULL
    )
    (unfinished / "texts/clean").rename(unfinished / "text")
    for name in ("texts", "all", "source"):
        shutil.rmtree(unfinished / name)
    unfinished.rename(folder)
    return made


def _gather(unfinished: Path, source: Path) -> None:
    """The gold of all languages in one folder, and beside it the XML that each was made from."""
    for name in ("gold", "xml"):
        (unfinished / name).mkdir()
    files = {path.relative_to(source).as_posix(): path for path in source.rglob("*.xml")}
    for path in sorted((unfinished / "all").glob("??/*.json")):
        stem = f"{path.parent.name}_{path.stem}"
        printed = json.loads(path.read_text(encoding="utf-8"))["source"]
        path.rename(unfinished / "gold" / f"{stem}.json")
        files["/".join(Path(printed).parts[-3:])].rename(unfinished / "xml" / f"{stem}.xml")


def read_gold(material: Material, stem: str) -> dict[str, Any]:
    """The gold of one document."""
    gold: dict[str, Any] = json.loads((material.gold / f"{stem}.json").read_text(encoding="utf-8"))
    return gold
