"""`comity remove-samples`: the sample world goes, wholly."""

import sys

from comity_web.commands.database import set_up


def remove_samples() -> None:
    """Remove the sample world: its people, occurrences, records, evidence and sample documents. Real records stay.

    Examples:

        comity remove-samples
    """
    set_up()
    from comity_web.world.removal import remove_samples

    removed = remove_samples()
    sys.stdout.write(
        f"removed: {removed.people} sample accounts, {removed.occurrences} occurrences, "
        f"{removed.engagements} engagements, {removed.documents} documents\n"
    )
    for symbol in removed.kept:
        sys.stdout.write(f"kept, because records or decisions point to it: {symbol}\n")
