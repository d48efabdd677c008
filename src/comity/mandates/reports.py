"""Whether a clause asks for a report, and who receives it; whether it places an item on an agenda."""

import re
from collections.abc import Container, Sequence

from comity.languages.clauses import ClauseProfile
from comity.mandates.mentions import Mention
from comity.mandates.regions import only_filler
from comity.model.adopting import ASSEMBLY

RECEIVERS = frozenset(
    {
        "ga",
        "security-council",
        "ecosoc",
        "human-rights-council",
        "member-states",
        "peacebuilding-commission",
        "high-level-political-forum",
        "acabq",
    }
)
"""Bodies that receive reports; a committee or commission does too."""


def find_report(words: str, profile: ClauseProfile) -> re.Match[str] | None:
    """Where the words behind an act ask for a report, a briefing or an update."""
    for match in profile.report.finditer(words):
        if not profile.report_not.search(words, match.start(), match.end()):
            return match
    return None


def receiver_of(
    words: str,
    offset: int,
    mentions: Sequence[Mention],
    profile: ClauseProfile,
    *,
    adopting: str,
    asked: Container[str] = (),
    since: tuple[int, int] = (0, 0),
) -> str | None:
    """The id of the body that is to receive the report; None where the clause names none.

    `words` begin at character `offset` of the paragraph. Those `asked` to report receive nothing: in
    Spanish they stand behind the same preposition. `adopting` is the body that adopts the resolution. Where a name
    has a case for those who receive, it stands anywhere behind where the words for the report, `since`, begin, unless
    words for help before it say that in this case it is the one helped.
    """
    end = offset
    for mention in mentions:
        gap = words[max(end - offset, 0) : mention.start - offset]
        end = mention.end
        opened = list(profile.receiver_before.finditer(gap))
        received = mention.id not in asked and _receives(mention.id)
        if received and opened and only_filler(gap[opened[-1].end() :], profile.zone):
            return mention.id
    for mention in mentions:
        place = mention.start - offset
        received = place >= since[0] and mention.id not in asked and _receives(mention.id)
        named = received and profile.receiver_named.fullmatch(mention.text)
        aimed = named and profile.purpose.search(words, since[0], place)
        if named and not aimed and not profile.served.search(words, since[1], place):
            return mention.id
    itself = profile.receiver_self.search(words) or (adopting != ASSEMBLY and profile.receiver_council.search(words))
    return adopting if itself else None


def _receives(body_id: str) -> bool:
    return body_id in RECEIVERS or "committee" in body_id or "commission" in body_id


def keeps_item(words: str, profile: ClauseProfile, *, deciding: bool) -> re.Match[str] | None:
    """Where a clause places an item on an agenda, or decides to keep one there."""
    return profile.agenda.search(words) or (profile.agenda_kept.search(words) if deciding else None)
