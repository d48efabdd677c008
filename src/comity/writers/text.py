"""A resolution as plain text, one block a line, footnotes at the end: the form that reads back without loss of text."""

from comity.model.resolution import Block, BlockKind, Footnote, Masthead, Resolution

INDENT = "    "


def write_text(resolution: Resolution) -> str:
    """The resolution as the UN prints it, without page furniture: masthead, blocks, footnotes as "[1] ..."."""
    lines = _masthead_lines(resolution.masthead)
    notes: list[Footnote] = []
    for block in resolution.blocks:
        lines += _block_lines(block)
        notes += block.footnotes
    notes += resolution.footnotes_unplaced
    if notes:
        lines += ["", *(f"[{note.marker}] {note.text}" for note in notes)]
    return "\n".join(lines) + "\n"


def marked_text(block: Block) -> str:
    """The block's text with the mark of each footnote and of each repeated reference where it stood, as "[1]"."""
    marks = [(note.offset, note.marker) for note in block.footnotes]
    marks += [(reference.offset, reference.marker) for reference in block.references]
    pieces: list[str] = []
    position = 0
    for offset, marker in sorted(marks):
        pieces += [block.text[position:offset], f"[{marker}]"]
        position = offset
    return "".join(pieces) + block.text[position:]


def _masthead_lines(masthead: Masthead) -> list[str]:
    lines = [masthead.publisher, masthead.symbol, masthead.authority, masthead.status, masthead.publication_text]
    lines += [masthead.session_text, *masthead.agenda_text, *masthead.agenda_names]
    lines += [masthead.cover_title, masthead.proponent]
    title = f"{masthead.number}. {masthead.title}" if masthead.number else masthead.title
    return [line for line in [*lines, title] if line]


def _block_lines(block: Block) -> list[str]:
    if block.kind is BlockKind.TABLE:
        return ["\t".join(row) for row in block.rows] or [block.text]
    if block.kind is BlockKind.CLOSING and block.lines:
        return list(block.lines)
    label = f"{block.number} " if block.number else ""
    return [INDENT * max(block.depth - 1, 0) + label + marked_text(block)]
