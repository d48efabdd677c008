"""Who can be asked: party ids, kinds, parents, and names in six languages, found in running text."""

from comity.bodies.finding import find_bodies, resolve_name
from comity.bodies.mention import BodyMention
from comity.bodies.registry import KINDS, Body, UnknownBodyError, all_bodies, body, coin_id, display_name

__all__ = [
    "KINDS",
    "Body",
    "BodyMention",
    "UnknownBodyError",
    "all_bodies",
    "body",
    "coin_id",
    "display_name",
    "find_bodies",
    "resolve_name",
]
