"""A resolution as read: masthead, blocks in reading order, footnotes where their marks stood."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from comity.model.doubt import Doubt
from comity.model.trace import Span

NOWHERE = Span(0, 0)


class BlockKind(StrEnum):
    """Kinds of blocks, as the public format names them."""

    FORMULA = "formula"  # "The General Assembly,"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    PARAGRAPH = "paragraph"  # unnumbered text of the body that is none of the above
    SUBPARAGRAPH = "subparagraph"
    HEADING = "heading"
    ANNEX_HEADING = "annex-heading"
    ANNEX_TEXT = "annex-text"
    CLOSING = "closing"  # meeting and date
    TABLE = "table"
    TABLE_NOTE = "table-note"
    SEPARATOR = "separator"


@dataclass(frozen=True, slots=True)
class Act:
    """A finite main-clause act of a paragraph: characters `start` to `end` of its text.

    `text` is the whole phrase as printed ("Takes note with appreciation of" is printed so, "also" and the like
    included); `act_class` is a class of SCHEME ("request", "welcome" ...), "" where the profile does not know it.
    """

    text: str
    start: int
    end: int
    act_class: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in the text: characters `start` to `end`, read as `symbol` in canonical form.

    `paragraph` and `annex` hold the part named, as printed ("7", "I"), empty where none is; `printed` the words.
    `symbol` is empty for an instrument named without one; then `instrument` holds a stable id.
    """

    symbol: str
    start: int
    end: int
    printed: str
    paragraph: str = ""
    annex: str = ""
    instrument: str = ""
    span: Span = NOWHERE

    def at(self, span: Span) -> "Citation":
        """The same citation at this place of the source, as `dataclasses.replace` makes it in three times the time."""
        return Citation(
            self.symbol, self.start, self.end, self.printed, self.paragraph, self.annex, self.instrument, span
        )


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote anchored before character `offset` of its block's text; `text` is without the marker."""

    marker: str
    offset: int
    text: str
    citations: tuple[Citation, ...] = ()
    span: Span = NOWHERE  # of the body
    mark_span: Span = NOWHERE  # of the mark in the text

    def citing(self, citations: tuple[Citation, ...]) -> "Footnote":
        """The same footnote with these citations, as `dataclasses.replace` makes it in three times the time."""
        return Footnote(self.marker, self.offset, self.text, citations, self.span, self.mark_span)


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """A second or later reference to the note `marker`, before character `offset` of the block's text."""

    marker: str
    offset: int
    mark_span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, closing formula or table.

    `number` is the label as printed ("1.", "(a)", "㈠"); `depth` is 0 for formula, preamble, headings and closing,
    1 for numbered paragraphs, 2 for (a), 3 for (i) ...; `act` is the opening phrase without a final comma, "" if none;
    `acts` are all finite main-clause acts in text order; `rows` are a table's cells; `lines` a closing's lines.
    `anchor` is unique in the resolution: "pp3", "op7", "op7-a-i", "b-op2", "annex-4".
    `emphasis` are (start, end, style) of the text as set in the source, where the source shows typography.
    """

    kind: BlockKind
    text: str
    number: str = ""
    depth: int = 0
    act: str = ""
    acts: tuple[Act, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[FootnoteReference, ...] = ()
    citations: tuple[Citation, ...] = ()
    emphasis: tuple[tuple[int, int, str], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    anchor: str = ""
    doubts: tuple[Doubt, ...] = ()
    span: Span = NOWHERE

    def marked(
        self, anchor: str, citations: tuple[Citation, ...], acts: tuple[Act, ...], footnotes: tuple[Footnote, ...]
    ) -> "Block":
        """The same block with these fields."""
        return self._with(anchor, citations, acts, footnotes, self.doubts)

    def doubting(self, doubts: Iterable[Doubt]) -> "Block":
        """The same block with these doubts behind its own."""
        return self._with(self.anchor, self.citations, self.acts, self.footnotes, (*self.doubts, *doubts))

    def _with(
        self,
        anchor: str,
        citations: tuple[Citation, ...],
        acts: tuple[Act, ...],
        footnotes: tuple[Footnote, ...],
        doubts: tuple[Doubt, ...],
    ) -> "Block":
        """The same block with these fields, as `dataclasses.replace` makes it in three times the time."""
        return Block(
            self.kind,
            self.text,
            self.number,
            self.depth,
            self.act,
            acts,
            footnotes,
            self.references,
            citations,
            self.emphasis,
            self.rows,
            self.lines,
            anchor,
            doubts,
            self.span,
        )


def goes_on(block: Block, head: Block) -> bool:
    """Whether the block is an item of the paragraph that `head` opens, rather than a paragraph of its own."""
    if block.kind is BlockKind.ANNEX_TEXT:
        return head.kind is BlockKind.ANNEX_TEXT and block.depth > 1
    return block.kind is BlockKind.SUBPARAGRAPH


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above the text. Dates are ISO ("2012-05-29"), "" where unknown; printed lines are kept as printed.

    `number` is the number in the title line ("66/261"); `session` "66", "ES-11" or "S-29"; `meeting` the number of
    the plenary meeting ("111"); `committee` an id ("main-committee-3"), "" if unknown or none; `without_reference`
    is true where the text says that no Main Committee was involved; `proponent` that line as printed.
    """

    symbol: str = ""
    number: str = ""
    session: str = ""
    title: str = ""
    adoption_date: str = ""
    meeting: str = ""
    publication_date: str = ""
    agenda_items: tuple[str, ...] = ()
    agenda_text: tuple[str, ...] = ()
    agenda_names: tuple[str, ...] = ()
    committee: str = ""
    without_reference: bool = False
    proponent: str = ""
    originating_documents: tuple[str, ...] = ()
    publisher: str = ""
    authority: str = ""
    status: str = ""
    publication_text: str = ""
    session_text: str = ""
    cover_title: str = ""
    title_span: Span = NOWHERE
    proponent_span: Span = NOWHERE

    @property
    def name(self) -> str:
        """The title without the dash that sets it off: Arabic prints "75/1 - ..." where others put a stop."""
        return self.title.lstrip("-–— ") or self.title


SPONSOR_ROLES = ("sponsor", "additional-sponsor", "submitter", "introducer", "basis")
"""Who proposed a draft, who joined later, who submitted or introduced it for others, and what it was made from."""

SPONSOR_SOURCES = ("masthead", "metadata", "record")
"""Where sponsors are told: the line of a draft, the metadata of a file, the record of a catalogue."""


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Who proposed the document: name as printed, one of SPONSOR_ROLES, and what is said beside the name.

    "Guyana (on behalf of the Group of 77 and China)" is the name Guyana, with "on behalf of ..." beside it.
    `told_by` is one of SPONSOR_SOURCES, "" where it is unknown, and `span` the name's place in the masthead, or the
    step of the metadata. Both are no part of who it is: the same sponsor told twice is equal.
    """

    name: str
    role: str = "sponsor"
    beside: str = ""
    told_by: str = field(default="", compare=False)
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Ballot:
    """How many voted one way, and who as far as they are named; names as printed."""

    count: int = 0
    voters: tuple[str, ...] = ()


NO_BALLOT = Ballot()

VOTE_SOURCES = ("closing", "metadata", "record")
"""Where votes are told: a closing block of the text, the metadata of a file, the record of a catalogue."""


@dataclass(frozen=True, slots=True)
class Vote:
    """How the document, or a part of it, was adopted: `outcome` is "recorded-vote", "without-vote" or "vote".

    `told_by` is one of VOTE_SOURCES, "" where it is unknown; it is no part of how it was adopted.
    """

    outcome: str
    in_favour: Ballot = NO_BALLOT
    against: Ballot = NO_BALLOT
    abstaining: Ballot = NO_BALLOT
    told_by: str = field(default="", compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """One act of reading: the digest of the source, the reader's version, and an id made of both."""

    source_digest: str
    source_name: str
    media_type: str
    reader_version: str

    @property
    def id(self) -> str:
        """Digest and reader version, enough to name this reading."""
        return f"{self.source_digest[:16]}-{self.reader_version}"


@dataclass(frozen=True, slots=True)
class Resolution:
    """A document of the UN's kind in one language, as one reader read it.

    `kind` is "resolution", or "decision", "report", "letter", "statement" where the form says so.
    `footnotes_unplaced` are bodies whose mark was not found, kept and named in a doubt, and the notes to names of the
    masthead. `votes` are those that the document prints or its metadata says, one for each part that was voted on.
    `sponsors` are those who proposed it, as told in the same places.
    """

    language: str
    masthead: Masthead
    blocks: tuple[Block, ...]
    reading: Reading
    kind: str = "resolution"
    footnotes_unplaced: tuple[Footnote, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())
    votes: tuple[Vote, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()

    @property
    def symbol(self) -> str:
        """The symbol in canonical form, "" where none could be read."""
        return self.masthead.symbol

    def of_kind(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """The blocks of these kinds, in reading order."""
        return tuple(block for block in self.blocks if block.kind in kinds)
