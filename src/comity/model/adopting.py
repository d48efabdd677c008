"""Which body adopts a resolution, and so decides, and receives what no other is named to receive."""

ASSEMBLY, SECURITY_COUNCIL = "ga", "security-council"

BODIES = (("A/HRC/", "human-rights-council"), ("S/", SECURITY_COUNCIL), ("E/", "ecosoc"), ("A/", ASSEMBLY))
"""How the symbols of a body's documents begin, the longest first, and the body's id."""


def adopting_body(symbol: str) -> str:
    """The id of the body whose document the symbol names; the General Assembly where it names none of BODIES."""
    return next((body_id for series, body_id in BODIES if symbol.startswith(series)), ASSEMBLY)
