"""Documents by their symbol, for `comity compare` and `comity agreement`."""

from comity.model.resolution import Resolution
from comity_web.commands.database import is_there


def kept(symbol: str) -> list[Resolution]:
    """The document in every language that the database holds; empty where it holds none, or where there is none."""
    if not is_there():
        return []
    from comity_web.registry.lineage_selectors import kept_resolutions

    return kept_resolutions(symbol=symbol)
