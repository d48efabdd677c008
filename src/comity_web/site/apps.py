"""The app of this folder."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Known to Django as "site"."""

    name = "comity_web.site"
    label = "site"
