"""Which of the parties that a clause names are asked to act, and which act with them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from comity.languages.alternation import NEVER
from comity.languages.clauses import Around, ClauseProfile
from comity.mandates.gaps import MARKS, NEAR, STOP, UNKNOWN, Gaps
from comity.mandates.mentions import Mention
from comity.mandates.regions import Region, only_filler

POWERS = frozenset({"occupying-power", "administering-power"})
"""What one State is: its name right behind stands beside it, and is not qualified by it (占领国以色列)."""
SHARED_NAMES = frozenset({"secretariat"})
"""Bodies named by what others have too: right behind another body's name, the name is that of its own."""


class Role(Enum):
    """What a party named in a clause is to it."""

    ASKED = "addressee"
    PARTNER = "with"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A party and its role in the clause."""

    mention: Mention
    role: Role


def find_roles(region: Region, profile: ClauseProfile, *, deciding: bool = False) -> tuple[Part, ...]:
    """The role of each party of a clause that asks somebody to act.

    A `deciding` clause tells only the subject of its "that"-clause to act.
    """
    return _Reader(region, profile, deciding).read() if region.mentions else ()


class _Reader:
    """Walks the parties of one clause from left to right, remembering the role of the one before."""

    def __init__(self, region: Region, profile: ClauseProfile, deciding: bool) -> None:
        self.region, self.profile, self.zone = region, profile, profile.zone
        self.gaps = Gaps(profile)
        opened = self._subject_opened()
        if opened is None and deciding and self.zone.subject_acts.search(region.act):
            opened = 0
        self.subject = opened is not None and (deciding or opened > 0)
        self.mute = deciding and not self.subject
        self.impersonal = bool(self.zone.impersonal.match(region.act.lstrip() + region.text))
        self.start = region.offset + (opened or 0)
        self.asked_at = self._asked_at(self._behind_deeds() or self.start - region.offset)
        acted_upon = self.zone.passive.match(region.text, self.asked_at - region.offset) is not None
        self.mute |= self.subject and deciding and acted_upon
        self.acted_upon = self.subject and acted_upon
        self.last = Role.NONE
        self.closed = False
        self.listed = Role.ASKED  # the role of the last party that has one, or the first that may have one
        self.before = ("", "")  # the words before the party before, and its name
        self.beside = False  # the list of partners began with parties unknown
        self.aside = False  # the partners stand in an aside between commas
        self.nominal = False
        self.mutual = False  # a deed between those named is asked for: they do it, even if it is said to be done
        self.any_asked = False
        self.described = False  # a relative clause that named others ends before the party: they are nothing to the act

    def read(self) -> tuple[Part, ...]:
        """Every mention with its role."""
        parts: list[Part] = []
        end = self.start
        for mention in self.region.mentions:
            if mention.start < self.start:
                parts.append(Part(mention, Role.NONE))
                continue
            gap = self.region.gap(end, mention.start)
            belongs = bool(parts) and not gap and not self.zone.loose  # the body before is the one it belongs to
            if parts and self._owned(mention, gap):
                parts, end = [*parts, Part(mention, Role.NONE)], mention.end
                continue
            role = self.last if belongs else self._by_case(mention, gap, self._role(mention, gap, first=not parts))
            before, role = role, self._unless_attributive(mention, role)
            if self.described:
                parts = [replace(part, role=Role.NONE) for part in parts]
                self.described = False
            if role is Role.ASKED and (self.mute or (self.acted_upon and not self.mutual)):
                role = Role.NONE
            parts.append(Part(mention, role))
            self.before, self.listed = (gap, mention.text), self.listed if role is Role.NONE else role
            self.beside = role is Role.NONE and (self.beside or self.gaps.behind_unknown_partners(gap))
            self.closed = role is self.last is Role.PARTNER and self._closes(gap, mention, parts)
            self.last, end = role if self.zone.loose else before, self._end_of(mention, before, role)
            self.any_asked |= role is Role.ASKED
            self.aside = role is Role.PARTNER and (self.aside or self.gaps.opens_aside(gap))
        return tuple(parts)

    def _end_of(self, mention: Mention, before: Role, role: Role) -> int:
        """Where the party's name ends; with the noun behind it that alone is asked, if the list goes on behind that."""
        if self.zone.loose or before is not Role.ASKED or role is not Role.NONE:
            return mention.end
        text, start = self.region.text, mention.end - self.region.offset
        noun = self.zone.attributive.match(text, start)
        if noun is None or not self.gaps.joins_at(text, noun.end()):
            return mention.end
        end = self.region.offset + noun.end()
        return mention.end if any(mention.end <= one.start < end for one in self.region.mentions) else end

    def _owned(self, mention: Mention, gap: str) -> bool:
        """Whether the party is the one to whom the body before it belongs; a subject belongs to none."""
        if not self.zone.loose or (not self.any_asked and self._is_subject(mention)):
            return False
        return gap.isspace() or self.zone.owner.fullmatch(gap.strip()) is not None

    def _by_case(self, mention: Mention, gap: str, role: Role) -> Role:
        """The role, where the party's case allows it: one that stands in the case of partners is asked nothing."""
        if role is not Role.ASKED or self.nominal or not self.zone.instrumental.fullmatch(mention.text):
            return role
        return Role.PARTNER if self.last is Role.PARTNER or self.profile.partners.search(gap) else Role.NONE

    def _closes(self, gap: str, mention: Mention, parts: Sequence[Part]) -> bool:
        """Whether `gap` stands before the last of a list; "regional and subregional organizations" is no list's end."""
        one_noun = parts[-2].mention.id.split("-")[-1] == mention.id.split("-")[-1]
        return not one_noun and bool(self.zone.closes.search(gap)) and not MARKS.search(gap)

    def _subject_opened(self) -> int | None:
        """How many characters of the region open a "that"-clause (none, where none need to); None if it has none."""
        match = self.zone.subject_opens.search(self.region.text)
        if not match or not only_filler(self.region.text[: match.start()], self.zone):
            return None
        asked = [one for one in self.region.mentions if one.end <= self.region.offset + match.start()]
        return None if asked else match.end()  # "Governments, that they": whom the act names is asked, and not "they"

    def _behind_deeds(self) -> int:
        """Where the words end that say, right behind the act, what is to become of a deed; 0 where none do."""
        match = None if self.subject else self.zone.deeds.search(self.region.text)
        if not match or not only_filler(self.region.text[: match.start()], self.zone):
            return 0
        named = any(mention.start < self.region.offset + match.start() for mention in self.region.mentions)
        return 0 if named else match.end()

    def _asked_at(self, start: int) -> int:
        """Where the action asked begins; the end of the region where nothing shows it."""
        shape = self.zone.subject_ends if self.subject else self.zone.asked
        found = shape.finditer(self.region.without_parties(), start)
        places = (match.start() for match in found if self._opens_asked(match[0]))
        return self.region.offset + next(places, len(self.region.text))

    def _opens_asked(self, words: str) -> bool:
        """Whether `words`, which may open an action, open the one that this act asks for ("exhorte ... à")."""
        openers = (opener for acts, opener in self.zone.asked_by if acts.search(self.region.act))
        return self.subject or all(opener.match(words) for opener in openers)

    def _role(self, mention: Mention, gap: str, *, first: bool) -> Role:
        if self.any_asked and mention.start < self.asked_at and not self.subject:
            later = self.zone.asked_after_party.search(gap)
            if later:
                self.asked_at = mention.start - len(gap) + later.start()
        if self._stands_around(self.profile.told_around, mention, gap):
            return Role.NONE
        if self.gaps.opens_partner(gap) or self._partner_around(mention, gap, first=first):
            return Role.PARTNER
        if self.gaps.opens_unknown_partners(gap, mention.text) and self._may_be_beside(mention):
            return Role.PARTNER
        before_asked = mention.start < self.asked_at or self.nominal
        pure = only_filler(gap, self.zone)
        if before_asked and not self.any_asked and self._is_subject(mention):
            return Role.ASKED
        if first and before_asked and (pure or self.gaps.is_modified(gap, mention.text)) and not self.impersonal:
            beside = any(around.before.match(gap.strip()) for around in self.profile.partners_around)
            return Role.NONE if beside else Role.ASKED
        if first and (before_asked or self.subject) and (self.gaps.tells_deed(gap) or self._done_by(mention, gap)):
            self.nominal = True
            self.mutual = self.zone.between.search(gap) is not None
            return Role.ASKED
        if first:
            return self._fresh_role(mention, gap) if before_asked and not self.impersonal else Role.NONE
        if before_asked and self.any_asked and self.gaps.resumes_behind_dashes(gap):
            return Role.ASKED
        if self.last is not Role.ASKED and not self.any_asked and self._ends_relative(mention, gap, pure=pure):
            self.described = True
            return Role.ASKED
        if pure and self.aside and self._aside_over(mention, gap):
            return Role.ASKED if before_asked and not self.any_asked else Role.NONE
        partners = self.beside or self.listed is Role.PARTNER
        if self.last is Role.NONE and partners and self.gaps.repeats_with(gap):
            return Role.PARTNER
        if pure and (self.subject or self.nominal) and self.last is Role.ASKED and not self.gaps.joined(gap):
            return Role.NONE
        resumed = self._resumed_role(mention, gap) if pure and self.last is Role.NONE and before_asked else None
        if resumed:
            return resumed
        if pure:
            outer = self.closed and before_asked and MARKS.match(gap.strip()[:1]) and self.zone.closes.search(gap)
            return Role.ASKED if outer and self.zone.loose else self._same_role(before_asked=before_asked)
        goes_on = self.last is Role.PARTNER or (self.last is Role.ASKED and before_asked)
        if goes_on and self._repeats_preposition(gap, mention):
            return self.last
        if self.last is Role.PARTNER and self.zone.loose and self.gaps.goes_on_behind(gap):
            return Role.PARTNER
        if self.nominal:
            return Role.NONE
        if not before_asked or self.impersonal or (self.subject and self.any_asked):
            return Role.NONE
        return self._fresh_role(mention, gap)

    def _is_subject(self, mention: Mention) -> bool:
        """Whether the party has the form of the subject of a "that"-clause; other words may stand before it."""
        return (
            self.subject
            and not (self.mute or self.acted_upon)
            and self.zone.nominative.fullmatch(mention.text) is not None
        )

    def _aside_over(self, mention: Mention, gap: str) -> bool:
        """Whether the comma before `mention` closes the partners' aside: no list goes on behind it."""
        comma = MARKS.search(gap)
        if not self.zone.loose or comma is None or self.zone.joins.search(gap, comma.start()):
            return False
        if gap[: comma.start()].strip() and not self.profile.receiver_before.search(gap, comma.end()):
            return False
        behind = self.region.gap(mention.end, mention.end + NEAR).lstrip()
        if MARKS.match(behind) or self.zone.joins.match(behind):
            return False
        later = self.region.mentions[self.region.mentions.index(mention) + 1 :][:1]
        gaps = [self.region.gap(mention.end, one.start) for one in later]
        return not any(only_filler(words, self.zone) and self.gaps.joined(words) for words in gaps)

    def _same_role(self, *, before_asked: bool) -> Role:
        if self.last is Role.ASKED and not before_asked:
            return Role.NONE
        return self.last

    def _done_by(self, mention: Mention, gap: str) -> bool:
        """Whether `gap` ends in a noun of action whose deed the party does, as its case says."""
        deeds = list(self.zone.deed.finditer(gap))
        if not deeds or not self.zone.instrumental.fullmatch(mention.text):
            return False
        barred = self.zone.barriers.search(gap, 0, deeds[-1].start())
        agreed = f"{gap[deeds[-1].end() :].strip()} {mention.text}".strip()
        return not barred and self.zone.instrumental.fullmatch(agreed) is not None

    def _fresh_role(self, mention: Mention, gap: str) -> Role:
        """The role of a party that nothing joins to the one before it."""
        opens = gap == self.region.gap(self.start, mention.start)
        if self.subject and opens and self.zone.subject_lead.match(gap.strip()):
            gap = self.zone.subject_lead.sub(" ", gap.strip(), count=1)
            if only_filler(gap, self.zone):
                return Role.ASKED
        relative = list(self.zone.relative.finditer(gap))
        if relative and only_filler(gap[relative[-1].end() :], self.zone) and self._before_a_noun(gap.strip()):
            return Role.ASKED
        if not self.zone.loose:
            listed = (
                self.gaps.list_goes_on(gap.strip()) if self.last is Role.ASKED else self._behind_unknown(mention, gap)
            )
            if self.last is Role.PARTNER and self.gaps.list_goes_on(gap.strip()):
                return Role.PARTNER
            return Role.ASKED if listed else Role.NONE
        if not self._may_come_late(mention):
            return Role.NONE
        listed = opens or self.any_asked or not self.zone.joins.search(MARKS.split(gap)[-1])
        if self.subject and not (listed and MARKS.match(gap.strip()[:1])):
            return Role.NONE
        joined = self.gaps.ends_in_joint(gap) or self.gaps.joins_modified(gap, mention.text)
        if not joined or self.gaps.stands_apart(gap):
            return Role.NONE
        beside = Role.PARTNER in (self.last, self.listed) or self.beside or self.gaps.behind_unknown_partners(gap)
        return Role.PARTNER if self.any_asked and beside else Role.ASKED

    def _behind_unknown(self, mention: Mention, gap: str) -> bool:
        """Whether a list begins with parties that the registry does not know, right behind the act."""
        first = not self.any_asked and not self.subject and self.region.text.startswith(gap)
        beside = any(around.before.search(gap) for around in self.profile.partners_around)
        if not first or beside or not self.gaps.ends_in_joint(gap) or not self.gaps.begins_a_list(gap.strip()):
            return False
        return not self.zone.shared_deed.match(self.region.text, self._list_end(mention) - self.region.offset)

    def _may_be_beside(self, mention: Mention) -> bool:
        """Whether the party may be a partner behind others: cases tell, or no action of its own behind its list."""
        if self.zone.instrumental is not NEVER:
            return True
        behind = self.region.without_parties()[self._list_end(mention) - self.region.offset :].lstrip()
        return not any(shape.match(behind) for shape in (self.zone.asked, self.zone.asked_after_party))

    def _list_end(self, mention: Mention) -> int:
        """Where the list ends that `mention` stands in."""
        end = mention.end
        for later in self.region.mentions[self.region.mentions.index(mention) + 1 :]:
            gap = self.region.gap(end, later.start)
            if not only_filler(gap, self.zone) and not self.gaps.list_goes_on(gap.strip()):
                break
            end = later.end
        return end

    def _before_a_noun(self, gap: str) -> bool:
        """Whether a relative clause set before its noun leads to a party: right behind the act, or in a list."""
        if not self.any_asked:
            short = len(gap) <= UNKNOWN and not self.zone.barriers.match(gap)
            if self.subject and not self.region.text.strip().startswith(gap):  # the clause began before another party
                return False
            return short or (self._opens_relative_in(gap) and not STOP.search(gap))
        words = gap[1:] if STOP.match(gap) else gap
        listed = MARKS.match(gap) or (self.zone.joins.match(words) and not self.gaps.may_open_partner(words))
        return bool(listed) and self.last is Role.ASKED and not STOP.search(words[1:])

    def _may_come_late(self, mention: Mention) -> bool:
        """Whether the first party may stand behind other words: an aside, or a party unknown that is asked to act."""
        if self.any_asked or self.subject or MARKS.match(self.region.text.strip()[:1]):
            return True
        if self.asked_at < self.region.offset + len(self.region.text):
            return True
        words, behind = self.region.without_parties(), mention.end - self.region.offset
        opened = self.zone.asked_after_party.search(words)
        if opened is None or opened.start() < behind:
            return False
        return self.zone.barriers.search(words, behind, opened.start()) is None

    def _resumed_role(self, mention: Mention, gap: str) -> Role | None:
        """The role in which a list goes on behind a party that has none (", and other bodies"); None if it does not."""
        # one shape looks at all five, each held to its own part by "~": what may go on depends on how the list began
        words = "~".join(part.strip() for part in (self.region.text, *self.before, gap, mention.text))
        if self.any_asked and self.zone.resumes.match(gap.strip()):
            return Role.ASKED
        if self.impersonal or not (self.any_asked or self.asked_at < self.region.offset + len(self.region.text)):
            return None
        if self.zone.resumes_alike.search(words):
            return Role.ASKED
        resumed = self.listed is Role.ASKED or self._may_be_beside(mention)
        return self.listed if resumed and self.zone.resumes_listed.search(words) else None

    def _ends_relative(self, mention: Mention, gap: str, *, pure: bool) -> bool:
        """Whether a relative clause that began right behind the act, and named others on its way, ends before a party.

        The word that ends it may be part of the party's name (的国家).
        """
        if self.zone.relative.match(mention.text):
            return self._opens_relative_in(self.region.text.lstrip()) and not STOP.search(gap)
        ends = [match.end() for match in self.zone.relative.finditer(gap)]
        if not ends or not only_filler(gap[ends[-1] :], self.zone):
            return False
        if self.last is Role.PARTNER and (self.subject or STOP.search(self.region.gap(self.start, mention.start))):
            return False  # those with whom the action is done, not those of the relative clause
        return (pure or not STOP.search(gap)) and self._opens_relative_in(self.region.text.lstrip())

    def _opens_relative_in(self, words: str) -> bool:
        """Whether `words` begin with what a relative clause begins with, modifiers of its noun before it or not."""
        opens = self.zone.relative_opens
        return opens.match(words) is not None or opens.match(words, self.gaps.behind_filler(words)) is not None

    def _repeats_preposition(self, gap: str, mention: Mention) -> bool:
        """Whether the list goes on with its preposition said again ("and of the Union")."""
        before = self.region.gap(self.region.offset, mention.start - len(gap))
        comma = self.last is Role.PARTNER and MARKS.match(gap.strip()[:1]) and self.gaps.says_again(gap, before)
        joined = self.zone.loose and (self.zone.joins.search(gap) or comma) and not self.gaps.stands_apart(gap)
        return bool(joined) and only_filler(self.zone.barriers.sub(" ", self.zone.joins.sub(" ", gap)), self.zone)

    def _partner_around(self, mention: Mention, gap: str, *, first: bool) -> bool:
        if self.last is Role.NONE and not first and only_filler(gap, self.zone):
            return False
        return self._stands_around(self.profile.partners_around, mention, gap)

    def _stands_around(self, shapes: Sequence[Around], mention: Mention, gap: str) -> bool:
        """Whether the party stands between the two words of one of these shapes."""
        behind = self.region.gap(mention.end, mention.end + NEAR) if shapes else ""
        for around in shapes:
            opened = list(around.before.finditer(gap))
            if not opened or not around.after.search(behind):
                continue
            joined = self.zone.joins.fullmatch(opened[-1][0]) is not None
            if self.gaps.leads_to_party(gap[opened[-1].end() :], joined=joined):
                return True
        return False

    def _stands_before_its_own(self, mention: Mention) -> bool:
        """Whether only modifiers part the party from the next one, which is its own (Chinese 该国境内所有各方)."""
        if self.zone.loose:
            return False
        after = next((one for one in self.region.mentions if one.start > mention.start), None)
        gap = self.region.gap(mention.end, after.start) if after else ""
        return gap.isalnum() and only_filler(gap, self.zone) and not self.gaps.joined(gap)

    def _unless_attributive(self, mention: Mention, role: Role) -> Role:
        behind = [one for one in self.region.mentions if one.start == mention.end]
        if behind and not self.zone.loose:
            return role if mention.id in POWERS and behind[0].id.startswith("state:") else Role.NONE
        if self._stands_before_its_own(mention):
            return Role.NONE
        if mention.id in SHARED_NAMES and any(one.end == mention.start for one in self.region.mentions):
            return Role.NONE
        if self.subject and self.zone.possessive.match(self.region.text, mention.end - self.region.offset):
            return Role.NONE
        beside = role is Role.PARTNER and not self.zone.loose
        shape = self.zone.attributive_partner if beside else self.zone.attributive
        if role is Role.NONE or self.subject or not shape.match(self.region.text, mention.end - self.region.offset):
            return role
        return Role.NONE
