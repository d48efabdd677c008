"""What the words between two parties of a clause say: that a list goes on, is set apart, resumes, opens partners."""

import re

from comity.languages.clauses import ClauseProfile
from comity.mandates.regions import only_filler

MARKS = re.compile(r"[,،、;；:：(（—–]")
STOP = re.compile(r"[,،，；;。.]")
DASH = re.compile(r"——|(?<=\s)[—–](?=\s)")
UNKNOWN = 12
"""How many characters the name of a party may take that the registry does not know, in a list."""
SIDE = 40
"""How many characters such a party and what joins the next one to it take where words part languages' names."""
ASIDE = re.compile(r"(?:,\s*)?\s{3,}(?:,\s+)?")
"""A blanked aside, with the commas around it."""
NEAR = 60
"""How far behind a list of partners the word may stand that shows them to be partners (与 ... 合作)."""


def closed_up(gap: str) -> str:
    """The words of `gap` without the room and the commas of asides that were blanked."""
    return ASIDE.sub(" ", gap)


class Gaps:
    """Reads the words between two parties with the shapes of one language."""

    def __init__(self, profile: ClauseProfile) -> None:
        self.profile, self.zone = profile, profile.zone

    def joined(self, gap: str) -> bool:
        """Whether anything joins the next party of a list to the one before: a mark or a word."""
        return any(shape.search(gap) for shape in (MARKS, self.zone.joins, self.zone.closes))

    def joins_at(self, text: str, place: int) -> bool:
        """Whether what stands at `place` joins the next party of a list."""
        mark = MARKS.match(text, place)
        return bool(mark and not STOP.match(mark[0])) or self.zone.joins.match(text, place) is not None

    def ends_in_joint(self, gap: str) -> bool:
        """Whether the last thing in `gap` is a mark or a word that joins, modifiers of the next party aside."""
        ends = [match.end() for shape in (MARKS, self.zone.joins) for match in shape.finditer(gap)]
        return bool(ends) and only_filler(gap[max(ends) :], self.zone)

    def opens_aside(self, gap: str) -> bool:
        """Whether the words that open a list of partners stand behind a comma."""
        opened = [match.start() for match in self.profile.partners.finditer(gap)]
        return bool(opened) and MARKS.match(gap[: opened[-1]].rstrip()[-1:]) is not None

    def tells_deed(self, gap: str) -> bool:
        """Whether a deed of the party behind `gap` is asked for ("the continued involvement of the")."""
        gap = closed_up(gap)
        deeds = (deed for deed in self.zone.nominal.finditer(gap) if not self.zone.barriers.search(gap[: deed.start()]))
        return any(self._leads_to_doer(gap, deed) for deed in deeds)

    def _leads_to_doer(self, gap: str, deed: re.Match[str]) -> bool:
        """Whether nothing but filler stands between a deed, or what opens its sides, and the end of `gap`."""
        ends = [deed.end(), *(between.end() for between in self.zone.between.finditer(gap, deed.end()))]
        sides = [between.end() for between in self.zone.between.finditer(gap, deed.start())]
        return any(only_filler(gap[end:], self.zone) for end in ends) or any(self._unknown(gap[end:]) for end in sides)

    def _unknown(self, words: str, room: int = SIDE) -> bool:
        """Whether `words`, `room` at most, may be parties that the registry does not know, the next joined to them."""
        bare = self.zone.joins.sub(" ", words)
        barred = any(shape.search(bare) for shape in (self.zone.barriers, self.zone.asked))
        return len(words) <= room and self.ends_in_joint(words) and not barred

    def is_modified(self, gap: str, name: str) -> bool:
        """Whether `gap` is an adjective of the party `name` with words of its own."""
        return self.zone.modified.fullmatch(f"{' '.join(gap.split())} {name}") is not None

    def joins_modified(self, gap: str, name: str) -> bool:
        """Whether such an adjective stands behind a word that joins the party to the one before, its noun the party."""
        words = [" ".join(gap[joint.end() :].split()) for joint in self.zone.joins.finditer(gap)]
        return any(self.is_modified(one, name) and not self.zone.modified.fullmatch(one) for one in words)

    def may_open_partner(self, gap: str) -> bool:
        """Whether the word that joins may also stand before partners (Chinese 与)."""
        return any(around.before.match(gap) for around in self.profile.partners_around)

    def repeats_with(self, gap: str) -> bool:
        """Whether a list of partners goes on in `gap` with its preposition ("and with other")."""
        return any(only_filler(gap[again.end() :], self.zone) for again in self.profile.partners_again.finditer(gap))

    def says_again(self, gap: str, before: str) -> bool:
        """Whether every preposition of `gap` stands in `before` too, the words of the clause up to there."""
        words = {match[0].lower() for match in self.zone.barriers.finditer(gap)}
        return all(any(word == said[0].lower() for said in self.zone.barriers.finditer(before)) for word in words)

    def stands_apart(self, gap: str) -> bool:
        """Whether `gap` sets the party behind it apart from the list ("or through relevant regional or global")."""
        ends = [match.end() for match in self.zone.apart.finditer(gap)]
        near = self.zone.apart.search(MARKS.split(gap)[-1])
        return near is not None or (bool(ends) and only_filler(gap[ends[-1] :], self.zone))

    def behind_filler(self, gap: str) -> int:
        """Where the first word of `gap` stands that is no modifier ("all those that")."""
        place = 0
        while (match := self.zone.filler.match(gap, place)) and match.end() > place:
            place = match.end()
        return place

    def list_goes_on(self, gap: str) -> bool:
        """Whether `gap` is the list's next party with its own modifiers, or parties that the registry does not know."""
        if STOP.match(gap) and self.zone.joins.match(gap[1:]):  # ", including the Fund and"
            gap = gap[1:]
        joined = MARKS.match(gap) or self.zone.joins.match(gap)
        beside = any(around.before.match(gap) for around in self.profile.partners_around)
        return bool(joined) and not beside and self._may_be_parties(gap)

    def begins_a_list(self, gap: str) -> bool:
        """Whether `gap` is the parties that a list begins with, none of which the registry knows."""
        unknown = [piece for piece in self._pieces(gap) if not only_filler(piece, self.zone)]
        if not unknown or not self._may_be_parties(gap) or any(map(self.zone.unknown_not.search, unknown)):
            return False
        return self.zone.unknown_ends.search(unknown[-1]) is not None

    def _may_be_parties(self, gap: str) -> bool:
        """Whether everything that the marks and words of a list part in `gap` may be the name of a party."""
        return not STOP.search(gap) and all(map(self._may_name, self._pieces(gap)))

    def _pieces(self, gap: str) -> list[str]:
        """What the marks and words of a list part in `gap`."""
        return [piece for one in MARKS.split(self.zone.joins.sub(",", gap)) if (piece := one.strip())]

    def _may_name(self, piece: str) -> bool:
        """Whether `piece` may be the name of a party: no word that begins what is asked opens or ends it."""
        ends = (match.end() == len(piece) for match in self.zone.barriers.finditer(piece))
        return len(piece) <= UNKNOWN and not self.zone.barriers.match(piece) and not any(ends)

    def goes_on_behind(self, gap: str) -> bool:
        """Whether the list goes on behind words that say more of the party before."""
        asked = self.zone.asked.search(gap) or self.zone.asked_after_party.search(gap)
        told = asked or self.zone.unknown_not.search(f"{gap}~")
        return not told and len(closed_up(gap)) <= NEAR and self.ends_in_joint(gap)

    def resumes_behind_dashes(self, gap: str) -> bool:
        """Whether the list of those asked goes on behind an aside between dashes."""
        dashes = list(DASH.finditer(gap))
        return bool(dashes) and only_filler(gap[dashes[-1].end() :], self.zone)

    def opens_partner(self, gap: str) -> bool:
        """Whether `gap` ends in the words that open a list of partners ("in cooperation with the")."""
        found = list(self.profile.partners.finditer(gap))
        return bool(found) and only_filler(gap[found[-1].end() :], self.zone)

    def opens_unknown_partners(self, gap: str, name: str) -> bool:
        """Whether `gap` opens a list of partners, the party `name` behind some that the registry does not know."""
        found = list(self.profile.partners.finditer(gap)) if self.zone.loose else []
        begun = gap[found[-1].end() :] if found else ""
        words = f"{found[-1][0].rstrip()}~{begun}~{name}" if found else ""
        return bool(begun) and self._unknown(begun, NEAR) and not self.zone.unknown_not.search(words)

    def behind_unknown_partners(self, gap: str) -> bool:
        """Whether `gap` opens a list of partners that the registry does not know the first of."""
        opened = list(self.profile.partners.finditer(gap))
        return bool(opened) and not self.zone.asked.search(gap, opened[-1].end())

    def leads_to_party(self, words: str, *, joined: bool) -> bool:
        """Whether `words` are filler, or a few more that say which party (Chinese 残疾妇女).

        Behind what else joins two parties (Chinese 与), they may be a relative clause set before the party.
        """
        if only_filler(words, self.zone):
            return True
        if self.zone.loose:
            return False
        relative = list(self.zone.relative.finditer(words))
        if relative:
            whole = joined and len(words) <= NEAR and not any(mark.search(words) for mark in (MARKS, STOP))
            return whole and only_filler(words[relative[-1].end() :], self.zone)
        return len(words) <= UNKNOWN and not self.zone.barriers.match(words)
