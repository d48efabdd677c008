"""The app of this folder."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """Known to Django as "followup"."""

    name = "comity_web.followup"
    label = "followup"
