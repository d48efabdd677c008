"""Sponsors and votes in the format `comity/1`: fields that stand there only where somebody told them."""

from collections.abc import Mapping
from typing import Any

from comity.model.places import span_of_json, span_to_json
from comity.model.resolution import NOWHERE, Ballot, Resolution, Sponsor, Vote

BALLOTS = ("in_favour", "against", "abstaining")


def adoption_to_json(resolution: Resolution) -> dict[str, Any]:
    """The fields `votes` and `sponsors`, each only where there are any."""
    fields: dict[str, Any] = {}
    if resolution.votes:
        fields["votes"] = [_vote_to_json(vote) for vote in resolution.votes]
    if resolution.sponsors:
        fields["sponsors"] = [_sponsor_to_json(sponsor) for sponsor in resolution.sponsors]
    return fields


def votes_of(value: Mapping[str, Any]) -> tuple[Vote, ...]:
    """The votes in a resolution's fields."""
    return tuple(_vote(vote) for vote in value.get("votes", ()))


def sponsors_of(value: Mapping[str, Any]) -> tuple[Sponsor, ...]:
    """The sponsors in a resolution's fields."""
    return tuple(
        Sponsor(
            str(one["name"]),
            str(one["role"]),
            str(one.get("beside", "")),
            str(one.get("told_by", "")),
            span_of_json(one.get("span")),
        )
        for one in value.get("sponsors", ())
    )


def _sponsor_to_json(sponsor: Sponsor) -> dict[str, Any]:
    fields: dict[str, Any] = {"name": sponsor.name, "role": sponsor.role}
    if sponsor.beside:
        fields["beside"] = sponsor.beside
    if sponsor.told_by:
        fields["told_by"] = sponsor.told_by
    if sponsor.span != NOWHERE:
        fields["span"] = span_to_json(sponsor.span)
    return fields


def _vote_to_json(vote: Vote) -> dict[str, Any]:
    ballots = {name: getattr(vote, name) for name in BALLOTS}
    counted = {name: {"count": ballot.count, "voters": list(ballot.voters)} for name, ballot in ballots.items()}
    return {"outcome": vote.outcome, **counted, **({"told_by": vote.told_by} if vote.told_by else {})}


def _vote(value: Mapping[str, Any]) -> Vote:
    ballots = (value[name] for name in BALLOTS)
    counted = (Ballot(int(one["count"]), tuple(str(voter) for voter in one["voters"])) for one in ballots)
    return Vote(str(value["outcome"]), *counted, told_by=str(value.get("told_by", "")))
