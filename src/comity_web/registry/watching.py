"""Who is told when the mandates of works may have changed; the apps above the registry sign up when they are ready."""

from collections.abc import Callable, Collection
from datetime import datetime

Watcher = Callable[[Collection[int], datetime], None]

_watchers: list[Watcher] = []


def watch(watcher: Watcher) -> None:
    """The watcher is called with the keys of works whose mandates may say something else now; signed up once."""
    if watcher not in _watchers:
        _watchers.append(watcher)


def tell(works: Collection[int], now: datetime) -> None:
    """Every watcher knows of these works, in the transaction of the change."""
    for watcher in _watchers:
        watcher(works, now)
