"""What `make check` looks at beside formatting, lint, types and imports: are docs, catalogues and pins in step?

Prints each fault with its place; leaves with 1 if there is one.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

LONGEST_MODULE = 400

NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9_.-]*)")

DOUBT_CODE = re.compile(r'\bDoubt\(\s*(?:code=)?"([a-z-]+)"')


def main() -> int:
    """0 when nothing is out of step."""
    checks = (dependencies_without_a_reason, pins_that_name_an_index, doubts_without_a_word, decisions_not_listed)
    faults = [fault for check in checks for fault in check()]
    for fault in faults:
        print(fault)  # noqa: T201 - this is a command
    catalogues = subprocess.run([sys.executable, "-m", "comity_web.site.catalogues", "--check"], cwd=ROOT, check=False)
    privacy = subprocess.run([sys.executable, "-m", "comity_web.commands.privacy", "--check"], cwd=ROOT, check=False)
    for line in long_modules():
        print(f"note: {line}")  # noqa: T201 - this is a command
    return 1 if faults or catalogues.returncode or privacy.returncode else 0


def dependencies_without_a_reason() -> Iterator[str]:
    """Every package a person chose has its line in docs/dependencies.md."""
    reasons = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").lower()
    for chosen in sorted((ROOT / "requirements").glob("*.in")):
        for line in chosen.read_text(encoding="utf-8").splitlines():
            found = NAME.match(line)
            if found and found[1].lower() not in reasons:
                yield f"{chosen.relative_to(ROOT)}: {found[1]} has no line in docs/dependencies.md"


def pins_that_name_an_index() -> Iterator[str]:
    """The compiled sets hold names, versions and hashes: no address of a registry."""
    for pinned in sorted((ROOT / "requirements").glob("*.txt")):
        text = pinned.read_text(encoding="utf-8")
        if "://" in text or "--index" in text or "--hash=sha256:" not in text:
            yield f"{pinned.relative_to(ROOT)}: must hold hashes and no address"


def doubts_without_a_word() -> Iterator[str]:
    """Every doubt code that the code can give is explained in docs/glossary.md."""
    glossary = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    for module in sorted((ROOT / "src").rglob("*.py")):
        for code in sorted(set(DOUBT_CODE.findall(module.read_text(encoding="utf-8")))):
            if f"`{code}`" not in glossary:
                yield f"{module.relative_to(ROOT)}: the doubt {code!r} is not in docs/glossary.md"


def decisions_not_listed() -> Iterator[str]:
    """docs/decisions/README.md names every decision beside it."""
    folder = ROOT / "docs/decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    for decision in sorted(folder.glob("[0-9]*.md")):
        if decision.name not in index:
            yield f"docs/decisions/README.md: does not name {decision.name}"


def long_modules() -> Iterator[str]:
    """Modules past the length at which a reader wants two."""
    for module in sorted((ROOT / "src").rglob("*.py")):
        lines = module.read_text(encoding="utf-8").count("\n")
        if lines > LONGEST_MODULE and "migrations" not in module.parts:
            yield f"{module.relative_to(ROOT)} has {lines} lines; look for two modules in it"


if __name__ == "__main__":
    sys.exit(main())
