"""What the database knows of its own tables: without it, it chooses by guess in which order to read them."""

from django.db import connection


def gather_statistics() -> bool:
    """SQLite's statistics are gathered where there are none, or where the mandates have doubled since; whether.

    PostgreSQL does this by itself.
    """
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")
        known = 0
        if cursor.fetchone()[0]:
            cursor.execute(
                "SELECT stat FROM sqlite_stat1 WHERE tbl = 'registry_mandate' AND idx = 'mandate_by_strength'"
            )
            row = cursor.fetchone()
            known = int(row[0].split()[0]) if row else 0
        cursor.execute("SELECT COALESCE(MAX(id), 0) FROM registry_mandate")
        if cursor.fetchone()[0] <= 2 * known:
            return False
        cursor.execute("ANALYZE")
    return True
