"""The app of this folder."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """Known to Django as "parties"."""

    name = "comity_web.parties"
    label = "parties"
