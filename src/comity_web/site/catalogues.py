"""The translation catalogues: what is to be translated, whether all of it is, and the compiled form.

python -m comity_web.site.catalogues             compiles what has changed
python -m comity_web.site.catalogues --update    brings the catalogues in step with the code
python -m comity_web.site.catalogues --check     names what is missing, fuzzy or superfluous
"""

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1]
LOCALE = Path(__file__).resolve().parent / "locale"
CODES = ("ar", "es", "fr", "ru", "zh_Hans")
"""Locales with a catalogue; English is what the code is written in."""

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
CALL = re.compile(r"\b(?P<name>n?p?gettext)\((?P<strings>(?:\s*u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")\s*,?)+)")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
UNSTABLE = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By', b'"Last-T', b'"Language-T', b'"Report-')
"""Lines of a catalogue's head that say nothing and would change with every run."""

Key = tuple[str | tuple[str, str], str | None]


def extract() -> Catalog:
    """Everything in the code and the templates that is to be translated, each message with its places."""
    catalog = Catalog(project="Comity", version="0", charset="utf-8", fuzzy=False)
    for module in sorted(PACKAGE.rglob("*.py")):
        if module != Path(__file__).resolve() and "migrations" not in module.parts:
            for line, message, comments, context in extract_from_file("python", str(module), KEYWORDS):
                catalog.add(message, None, [(_place(module), line)], user_comments=comments, context=context)
    for template in sorted(PACKAGE.rglob("templates/**/*.html")):
        for message, context in _messages_in(template):
            catalog.add(message, None, [(_place(template), 0)], context=context)
    return catalog


def _messages_in(template: Path) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """The messages of a Django template, by way of the calls that Django turns its tags into."""
    from django.utils.translation.template import templatize

    for call in CALL.finditer(templatize(template.read_text(encoding="utf-8"), origin=str(template))):
        strings = [str(part) for part in ast.literal_eval(f"[{call['strings'].rstrip(', ')}]")]
        context = strings.pop(0) if "p" in call["name"].removesuffix("gettext") else None
        yield ((strings[0], strings[1]) if call["name"].startswith("n") else strings[0]), context


def _place(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def path_of(code: str) -> Path:
    """The catalogue of a locale."""
    return LOCALE / code / "LC_MESSAGES" / "django.po"


def read_catalogue(code: str) -> Catalog:
    """The catalogue as it is written."""
    with path_of(code).open("rb") as stream:
        return read_po(stream, locale=code)


def update_catalogues() -> None:
    """Every catalogue holds what the code says and nothing else; what is new in it is empty, never guessed."""
    template = extract()
    for code in CODES:
        path = path_of(code)
        catalog = read_catalogue(code) if path.exists() else Catalog(locale=code, fuzzy=False)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        catalog.fuzzy = False
        catalog.header_comment = (
            "# Comity, catalogue of the pages. Brought in step by python -m comity_web.site.catalogues"
        )
        catalog.project, catalog.version = "Comity", "1"
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = BytesIO()
        write_po(stream, catalog, width=120, sort_output=True, no_location=True)
        lines = stream.getvalue().splitlines(keepends=True)
        path.write_bytes(b"".join(line for line in lines if not line.startswith(UNSTABLE)))


def compile_catalogues() -> list[str]:
    """The locales that were compiled now: those whose catalogue is newer than its compiled form."""
    compiled = []
    for code in CODES:
        source, target = path_of(code), path_of(code).with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        stream = BytesIO()
        write_mo(stream, read_catalogue(code))
        unfinished = target.with_suffix(f".{id(stream)}")
        unfinished.write_bytes(stream.getvalue())
        unfinished.replace(target)
        compiled.append(code)
    return compiled


def faults() -> Iterator[str]:
    """What is missing, fuzzy, superfluous, or has other placeholders than the English, catalogue by catalogue."""
    wanted = {_key(message) for message in extract() if message.id}
    for code in CODES:
        catalog = read_catalogue(code)
        present = {_key(message): message for message in catalog if message.id}
        for key in sorted(wanted - present.keys(), key=str):
            yield f"{code}: {key[0]!r} is not in the catalogue; run --update"
        for key in sorted(present.keys() - wanted, key=str):
            yield f"{code}: {key[0]!r} is not in the code any more; run --update"
        for message in present.values():
            if reason := _fault(message, catalog.num_plurals):
                yield f"{code}: {message.id!r} {reason}"


def _key(message: Message) -> Key:
    if isinstance(message.id, list | tuple):
        return (str(message.id[0]), str(message.id[1])), message.context
    return str(message.id), message.context


def _fault(message: Message, plurals: int) -> str:
    said = message.string if isinstance(message.string, list | tuple) else (message.string,)
    if not all(said) or (message.pluralizable and len(said) != plurals):
        return "is not translated"
    if message.fuzzy:
        return "is fuzzy"
    ids = message.id if isinstance(message.id, list | tuple) else (message.id,)
    names = {name for text in ids for name in PLACEHOLDER.findall(text)}
    if any(set(PLACEHOLDER.findall(text)) - names for text in said if text):
        return "has a placeholder that the English has not"
    if any(names - set(PLACEHOLDER.findall(text)) for text in said if text) and not message.pluralizable:
        return "lacks a placeholder"
    return ""


def main(arguments: list[str]) -> int:
    """1 where --check found faults."""
    if "--update" in arguments:
        update_catalogues()
    if "--check" in arguments:
        found = list(faults())
        sys.stdout.writelines(f"{line}\n" for line in found)
        return 1 if found else 0
    compile_catalogues()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
