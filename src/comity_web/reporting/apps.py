"""The app of this folder."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Known to Django as "reporting"; it keeps no rows of its own."""

    name = "comity_web.reporting"
    label = "reporting"
