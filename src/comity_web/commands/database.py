"""The database of the site, for commands."""

import os


def set_up() -> None:
    """Django is ready and the database up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity_web.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def is_there() -> bool:
    """Whether there is a database with documents' tables; nothing is created to find out. Django is ready then."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity_web.config.settings")
    import django
    from django.conf import settings
    from django.db import DatabaseError, connection

    django.setup()
    default = settings.DATABASES["default"]
    if (
        str(default["ENGINE"]).endswith("sqlite3")
        and "memory" not in str(default["NAME"])
        and not _exists(default["NAME"])
    ):
        return False
    try:
        return "registry_succession" in connection.introspection.table_names()
    except DatabaseError:
        return False


def _exists(name: object) -> bool:
    from pathlib import Path

    return Path(str(name)).exists()
