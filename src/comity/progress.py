"""A progress bar on long work."""

import sys
from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from comity.batch import FEW


class progress:  # noqa: N801 - reads as the context it opens
    """A bar on standard error where a person looks at it and there is something to wait for; entering gives its step.

    `doing` is the word before the bar, `total` the number of documents.
    """

    def __init__(self, doing: str, total: int) -> None:
        self.doing = doing
        self.total = total
        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=total <= FEW or not sys.stderr.isatty(),
        )

    def __enter__(self) -> Callable[[], None]:
        """What moves the bar on by one document."""
        self.bar.start()
        task = self.bar.add_task(self.doing, total=self.total)
        return lambda: self.bar.advance(task)

    def __exit__(self, *_: object) -> None:
        """The bar is gone."""
        self.bar.stop()
