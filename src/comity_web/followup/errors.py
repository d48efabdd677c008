"""What the follow-up refuses, and why; a view answers each with its status."""

from comity.model.errors import ComityError


class FollowupError(ComityError):
    """What was asked cannot be done: the reason, and what to try."""

    status = 400


class NotAllowedError(FollowupError):
    """The person, acting for this party, has no right to do this."""

    status = 403


class RecordedAlreadyError(FollowupError):
    """The party has a record of the same; nothing was written. `facts` name it: its `key` and `title`."""

    status = 409


class ChangedMeanwhileError(FollowupError):
    """Somebody else changed it since the page was opened; nothing was written."""

    status = 409
