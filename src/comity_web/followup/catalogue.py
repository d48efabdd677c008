"""The processes this installation knows: the library's, and those of the folder that COMITY_PROCESSES names."""

from functools import cache
from pathlib import Path

from django.conf import settings

from comity.processes import loader
from comity.processes.process import Process
from comity_web.followup.errors import FollowupError


@cache
def all_processes() -> dict[str, Process]:
    """Every process by id, in the order of its row; raises ProcessFileError for a file that does not hold together."""
    folder: str = settings.PROCESSES
    return {process.id: process for process in loader.all_processes([Path(folder)] if folder else [])}


def process_of(process_id: str) -> Process:
    """The process with this id; raises FollowupError for one that is not known here."""
    found = all_processes().get(process_id)
    if found is None:
        raise FollowupError(f"there is no process {process_id!r}", hint=f"one of: {', '.join(all_processes())}")
    return found
