"""Reads UN resolutions in six languages and turns them into mandates.

The verbs: `read`, `extract`, `compare`, `write`. Everything else is a room that they walk through; the road
itself stands in `comity.pipeline`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comity.pipeline import compare, extract, read, write

__all__ = ["compare", "extract", "read", "write"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the road on first use, so that `import comity` alone stays quick."""
    if name in __all__:
        from comity import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'comity' has no attribute {name!r}")
