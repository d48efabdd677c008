"""Lines that are nothing but a label."""

from comity.languages.structure import StructureProfile
from comity.structure.labels import parse_heading_label, parse_label

LONGEST = 12
"""Characters of a label alone on its line."""


def is_lone_label(text: str, profile: StructureProfile) -> bool:
    """Whether a line is nothing but a label."""
    if len(text) > LONGEST:
        return False
    label = parse_label(text, profile) or parse_heading_label(text, profile)
    return label is not None and label.length >= len(text)
