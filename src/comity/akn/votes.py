"""Votes as AKN4UN says them in a document's metadata, `voting` in `analysis`: who voted how."""

import re
from dataclasses import replace

from lxml import etree

from comity.akn.elements import NAMESPACES, add
from comity.akn.marks import SOURCE, own, plain_text
from comity.akn.xml import Element, text_content
from comity.model.resolution import NO_BALLOT, VOTE_SOURCES, Ballot, Vote

_OUTCOMES = {
    "adoptedRecordedVote": "recorded-vote",
    "adoptedWithoutVote": "without-vote",
    "adoptedVote": "vote",
}
"""What the metadata says, and our outcome."""

_WRITTEN = {ours: theirs for theirs, ours in _OUTCOMES.items()}

_SIDES = {"inFavour": "in_favour", "against": "against", "abstaining": "abstaining"}

_COUNTED = re.compile(r"adopted (\d{1,3})-(\d{1,3})-(\d{1,3})\b", re.IGNORECASE)
"""An outcome told in words: in favour, against, abstaining."""

_WITHOUT = re.compile(r"adopted without a? ?vote\b", re.IGNORECASE)

_VOTERS = f"{{{NAMESPACES['akn4un']}}}voters"


def read_votes(root: Element) -> tuple[Vote, ...]:
    """The votes in the file's metadata, in its order; one whose outcome is not understood is left out.

    A file that we wrote says where its votes had been told before.
    """
    told = ((_vote(element), element.get(own("toldBy"))) for element in root.iter("{*}voting"))
    return tuple([replace(vote, told_by=by if by in VOTE_SOURCES else "metadata") for vote, by in told if vote])


def write_votes(meta: Element, votes: tuple[Vote, ...]) -> None:
    """The votes as the UN's files say them; nothing where there are none."""
    if not votes:
        return
    parliamentary = add(add(meta, "analysis", source=SOURCE), "parliamentary")
    for vote in votes:
        voting = add(parliamentary, "voting", outcome=_WRITTEN.get(vote.outcome, vote.outcome))
        if vote.told_by:
            voting.set(own("toldBy"), vote.told_by)
        for theirs, ours in _SIDES.items():
            ballot = getattr(vote, ours)
            if ballot == NO_BALLOT and theirs != "inFavour":
                continue
            count = add(voting, "count", value=str(ballot.count), refersTo=f"#{theirs}")
            if ballot.voters:
                voters = etree.SubElement(count, _VOTERS)
                for voter in ballot.voters:
                    add(voters, "organization", voter, refersTo="#memberState")


def _vote(element: Element) -> Vote | None:
    said = element.get("outcome") or ""
    if counted := _COUNTED.match(said):
        return Vote("recorded-vote", *(Ballot(int(number)) for number in counted.groups()))
    outcome = "without-vote" if _WITHOUT.match(said) else _OUTCOMES.get(said, "")
    if not outcome:
        return None
    sides = {(one.get("refersTo") or "").lstrip("#"): _ballot(one) for one in element.iterfind("{*}count")}
    return Vote(outcome, *(sides.get(theirs, NO_BALLOT) for theirs in _SIDES))


def _ballot(count: Element) -> Ballot:
    """The number that is said, or that of the names."""
    voters = tuple(" ".join(plain_text(text_content(one)).split()) for one in count.iter("{*}organization"))
    said = count.get("value") or ""
    return Ballot(int(said) if said.isdecimal() and len(said) < 6 else len(voters), voters)
