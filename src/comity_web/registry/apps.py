"""The app of this folder."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Known to Django as "registry"."""

    name = "comity_web.registry"
    label = "registry"
