"""Runs the tests: on SQLite always, the site's again on PostgreSQL where DATABASE_URL names one that answers.

Arguments go to pytest. What could not be tested here is said loudly at the end; with COMITY_TEST_ALL=1, as in CI, a
missing browser or PostgreSQL is a failure.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """0 when every run passed, else the first exit code that is not 0."""
    given = sys.argv[1:]
    url = os.environ.get("DATABASE_URL", "")
    code = run_pytest(["--numprocesses", "auto", *given], "")
    missing: list[str] = []  # what every machine can have; its absence fails where COMITY_TEST_ALL is 1
    if url and (reason := does_not_answer(url)):
        missing.append(f"PostgreSQL: DATABASE_URL names a database that does not answer: {reason}")
    elif url and not given:
        print("\nThe site's tests again, on PostgreSQL:", flush=True)  # noqa: T201 - this is a command
        code = run_pytest(["--numprocesses", "auto", "tests/comity_web"], url) or code
    elif not url:
        missing.append("PostgreSQL: set DATABASE_URL to test the site on it too")
    if shutil.which("chromium") is None:
        missing.append("the pages in a browser: there is no chromium on the path")
    corpus = [] if (ROOT.parent / "shared" / "seeds").is_dir() else ["real documents: ../shared is not here"]
    for line in [*missing, *corpus]:
        print(f"NOT TESTED  {line}", flush=True)  # noqa: T201 - this is a command
    return code or (1 if missing and os.environ.get("COMITY_TEST_ALL") == "1" else 0)


def run_pytest(arguments: list[str], url: str) -> int:
    """The exit code of pytest, with DATABASE_URL set to `url` or unset."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if url:
        environment["DATABASE_URL"] = url
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603


def does_not_answer(url: str) -> str:
    """Why the database at `url` cannot be reached, "" when it answers."""
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as error:
        return str(error).strip().splitlines()[0]
    return ""


if __name__ == "__main__":
    sys.exit(main())
