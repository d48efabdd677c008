"""How long the state of a million mandates takes, and a party's pages at that size, from a database.

    .venv/bin/python benchmarks/followup.py [--mandates 1000000] [--keep FOLDER]

Makes a scratch SQLite database of that many mandates of fictitious resolutions, half of them with engagements, a party
with a full inbox, and a party with 10,000 public engagements. Prints a table against the goals; exits with 1 where one
is missed.
"""

import argparse
import gzip
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

AT = date(2028, 6, 30)
ROUNDS = 40
KILOBYTE = 1_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mandates", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="a folder for the database, used again where it is there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        os.environ["COMITY_DATA"] = str(folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity_web.config.settings")
        os.environ.pop("DATABASE_URL", None)
        missed = measure(asked.mandates)
    sys.exit(1 if missed else 0)


def measure(mandates: int) -> bool:
    """Prints the table; whether a goal was missed."""
    import django

    django.setup()
    from followup_rows import fill, people

    began = perf_counter()
    fill(mandates)
    print(f"database: {perf_counter() - began:.0f} s")
    reader = people()
    from django.test import Client

    import comity_web.config.wsgi  # noqa: F401 - loads the site as the server does

    anonymous = Client(SERVER_NAME="localhost")
    rows = [states(mandates)]
    rows.append(page("inbox, p95", reader, "/workspace", 0.100))
    rows.append(page("party's page, p95", anonymous, "/parties/parliament:XAA", 0.100, binding=False))
    listing = "/engagements?party=parliament:XAB"
    rows.append(page("10,000 engagements, first page, p95", anonymous, listing, 0.300, weight=100 * KILOBYTE))
    rows.append(page("the same, with what a party sees, p95", reader, listing, 0.300, weight=100 * KILOBYTE))
    rows.append(page("mandates with their states, p95", anonymous, "/mandates", 0.300, binding=False))
    rows.append(page("coverage of a resolution, p95", anonymous, "/coverage/A/RES/90/1", 0.300, binding=False))
    for name, figure, goal, _missed in rows:
        print(f"{name:<45} {figure:<28} {goal}")
    return any(missed for *_words, missed in rows)


def states(mandates: int) -> tuple[str, str, str, bool]:
    """Every mandate's state on a day, for the public, read from the database."""
    from comity_web.accounts.permissions import ANYONE
    from comity_web.followup.status import each_state

    began = perf_counter()
    counted = Counter(keys.state.standing.value for _key, keys in each_state(day=AT, actor=ANYONE))
    took = perf_counter() - began
    if counted.total() != mandates:
        raise SystemExit(f"{counted.total()} states of {mandates} mandates")
    print("  " + ", ".join(f"{standing} {count:,}" for standing, count in counted.most_common()))
    return f"states of {mandates:,} mandates", f"{took:.1f} s", "under 60 s", took > 60


def page(
    name: str, client: "Client", address: str, goal: float, *, weight: int = 0, binding: bool = True
) -> tuple[str, str, str, bool]:
    """The 95th percentile of asking for a page, and its weight as it is sent; goals that bind can be missed."""
    times, size = [], 0
    for _ in range(ROUNDS):
        took, size = timed(lambda: client.get(address, headers={"accept-encoding": "gzip"}))
        times.append(took)
    p95 = sorted(times)[int(ROUNDS * 0.95) - 1]
    said = f"under {goal * 1000:.0f} ms" + (f", {weight / KILOBYTE:.0f} KB" if weight else "")
    figure = f"{p95 * 1000:.0f} ms, {size / KILOBYTE:.1f} KB"
    missed = binding and (p95 > goal or bool(weight and size > weight))
    return name, figure, said if binding else f"({said})", missed


def timed(ask: Callable[[], object]) -> tuple[float, int]:
    """How long an answer takes, and how many bytes it has compressed."""
    began = perf_counter()
    answer = ask()
    took = perf_counter() - began
    status, content = answer.status_code, answer.content  # type: ignore[attr-defined]
    if status != 200:
        raise SystemExit(f"a page answers {status}: {getattr(answer, 'url', '')}")
    packed = answer.headers.get("Content-Encoding") == "gzip"  # type: ignore[attr-defined]
    return took, len(content if packed else gzip.compress(content))


if __name__ == "__main__":
    main()
