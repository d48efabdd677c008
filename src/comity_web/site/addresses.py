"""Addresses of pages, each found once: a list names the same pages again and again."""

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse


def address(page: str, *names: str | int) -> str:
    """The address of the page called so, of what the names name. Raises NoReverseMatch where there is no such page."""
    return _found(get_script_prefix(), get_urlconf(), page, names)


@lru_cache(maxsize=4_096)
def _found(_prefix: str, urlconf: str | None, page: str, names: tuple[str | int, ...]) -> str:
    """What `reverse` says under this prefix and these patterns."""
    return reverse(page, urlconf=urlconf, args=names)
