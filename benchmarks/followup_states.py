"""How long it takes to say where 1,000,000 mandates stand at a date for an audience, under both keys, on one core.

    .venv/bin/python benchmarks/followup_states.py [--mandates 1000000]

Prints the time for making the facts (which the site reads from its tables) apart from the time for the states.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from comity.processes import Audience, EngagementFact, MandateFacts, Offset, Says, mandate_states

AT = date(2028, 6, 30)
AUDIENCE = Audience(frozenset({"parliament:XAA"}))
KEYS = ("government", "parliament", "")
EVERY = (None, None, Offset(years=1), Offset(years=2), Offset(months=3))
AT_ONCE = 10_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mandates", type=int, default=1_000_000)
    wanted = parser.parse_args().mandates
    chance = random.Random(66261)
    making = deriving = 0.0
    counted: Counter[str] = Counter()
    engagements = 0
    for start in range(0, wanted, AT_ONCE):
        began = time.perf_counter()
        facts = list(mandates(chance, start, min(start + AT_ONCE, wanted)))
        made = time.perf_counter()
        counted.update(keys.state.standing.value for _, keys in mandate_states(facts, AT, AUDIENCE))
        deriving += time.perf_counter() - made
        making += made - began
        engagements += sum(len(one.engagements) for one in facts)
    print(f"{wanted:,} mandates, {engagements:,} engagements: facts {making:.1f} s, states {deriving:.1f} s")
    for standing, count in counted.most_common():
        print(f"  {standing:<16} {count:>9,}")


def mandates(chance: random.Random, start: int, end: int) -> Iterator[MandateFacts]:
    """Half without an engagement, the others with up to six; some with due days, recurrences, successors."""
    for number in range(start, end):
        recorded = chance.choice((0, 0, 0, 0, 1, 2, 3, 6))
        yield MandateFacts(
            id=str(number),
            due=day(chance) if chance.random() < 0.4 else None,
            every=chance.choice(EVERY),
            superseded_on=day(chance) if chance.random() < 0.1 else None,
            engagements=tuple(engagement(chance) for _ in range(recorded)),
        )


def engagement(chance: random.Random) -> EngagementFact:
    on = day(chance)
    return EngagementFact(
        party=chance.choice(("parliament:XAA", "state:XAA", "ipu")),
        on=on,
        recorded=on + timedelta(days=chance.randrange(60)),
        key=chance.choice(KEYS),
        says=chance.choice(tuple(Says)),
        evidence=chance.randrange(3),
        public=chance.random() < 0.6,
    )


def day(chance: random.Random) -> date:
    return AT + timedelta(days=chance.randrange(-1500, 500))


if __name__ == "__main__":
    main()
