"""What became of a text: across sessions, across languages, across readings."""

from comity.lineage.agreement import agreement_of
from comity.lineage.comparison import compare_resolutions
from comity.lineage.successors import find_successors

__all__ = ["agreement_of", "compare_resolutions", "find_successors"]
