"""The app of this folder."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """Known to Django as "followup"."""

    name = "comity_web.followup"
    label = "followup"

    def ready(self) -> None:
        """Tasks follow the mandates of the registry."""
        from comity_web.followup.matching import match_works
        from comity_web.registry.watching import watch

        watch(match_works)
