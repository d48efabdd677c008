"""The small world of the follow-up, for what is drawn up of it."""

from tests.comity_web.followup.conftest import hearing, world

__all__ = ["hearing", "world"]
