"""The gold's own scorers, loaded from where they lie: they are not ours, and are not part of the project."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def scorer(shared: Path) -> ModuleType:
    """The scorer of readings, loaded once a process."""
    return _loaded("gold_score", shared / "gold/score.py")


def mandates_scorer(shared: Path) -> ModuleType:
    """The scorer of mandates, loaded once a process."""
    return _loaded("gold_score_mandates", shared / "gold/mandates/score_mandates.py")


def _loaded(name: str, path: Path) -> ModuleType:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]
