"""The app of this folder."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Known to Django as "accounts"."""

    name = "comity_web.accounts"
    label = "accounts"
