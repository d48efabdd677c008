"""Who is who."""

from collections.abc import Collection

from comity_web.parties.models import Party


def party_names(*, ids: Collection[str], language: str) -> dict[str, str]:
    """The names in `language` of those of the parties that have a row."""
    return {party.pk: party.name(language) for party in Party.objects.filter(pk__in=ids)} if ids else {}
