"""A resolution as one HTML page that needs nothing else: anchors, footnotes, acts marked, printable."""

from html import escape

from comity.model.resolution import Block, BlockKind, Footnote, Resolution

DIRECTION = {"ar": "rtl"}

STYLE = """
body { max-inline-size: 42rem; margin: 2rem auto; padding-inline: 1rem; font: 1.06rem/1.6 Georgia, "Noto Serif", serif }
:lang(zh), :lang(ar) { line-height: 1.9 }
.number { margin-inline-end: .75em } .depth-2 { margin-inline-start: 2em } .depth-3 { margin-inline-start: 4em }
.depth-4 { margin-inline-start: 6em } .formula, .preambular, .operative { margin-block: .8em }
.act { font-style: italic } :lang(zh) .act, :lang(ar) .act { font-style: normal; font-weight: bold }
.closing { text-align: end; font-style: italic } sup a { text-decoration: none }
table { border-collapse: collapse } td { border-block-end: 1px solid; padding: .2em .5em; vertical-align: top }
aside { border-block-start: 1px solid; margin-block-start: 2em; font-size: .9em }
""".strip()

HEADINGS = {BlockKind.HEADING: "h2", BlockKind.ANNEX_HEADING: "h2"}


def write_html(resolution: Resolution) -> str:
    """One page, valid by itself: the title, every block with its anchor, the footnotes at the end."""
    masthead = resolution.masthead
    title = f"{masthead.number}. {masthead.name}" if masthead.number else masthead.name
    notes = [note for block in resolution.blocks for note in block.footnotes] + list(resolution.footnotes_unplaced)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{resolution.language}" dir="{DIRECTION.get(resolution.language, "ltr")}">',
        f'<head><meta charset="utf-8"><title>{escape(masthead.symbol or title)}</title>',
        f"<style>{STYLE}</style></head>",
        "<body>",
        f"<header><p>{escape(masthead.symbol)}</p><p>{escape(masthead.cover_title)}</p>",
        f"<p>{escape(masthead.proponent)}</p><h1>{escape(title)}</h1></header>",
        "<main>",
        *(_block(block) for block in resolution.blocks),
        "</main>",
        *_notes(notes),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> str:
    anchor = escape(block.anchor, quote=True)
    if block.kind is BlockKind.TABLE:
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
        return f'<table id="{anchor}">{rows}</table>' if rows else f'<p id="{anchor}">{escape(block.text)}</p>'
    number = f'<span class="number">{escape(block.number)}</span>' if block.number else ""
    element = HEADINGS.get(block.kind, "p")
    classes = f"{block.kind.value} depth-{block.depth}"
    return f'<{element} id="{anchor}" class="{classes}">{number}{_marked(block)}</{element}>'


def _marked(block: Block) -> str:
    """The text with its acts emphasised and its footnote marks linked; characters are never lost or moved."""
    inserts: list[tuple[int, int, str]] = []
    for act in block.acts:
        inserts += [(act.start, 2, '<em class="act">'), (act.end, 0, "</em>")]
    inserts += [(note.offset, 1, _mark(note.marker, first=True)) for note in block.footnotes]
    inserts += [(reference.offset, 1, _mark(reference.marker, first=False)) for reference in block.references]
    pieces: list[str] = []
    position = 0
    for offset, _, markup in sorted(inserts, key=lambda insert: insert[:2]):
        pieces += [escape(block.text[position:offset]), markup]
        position = offset
    return "".join(pieces) + escape(block.text[position:])


def _mark(marker: str, *, first: bool) -> str:
    label = escape(marker, quote=True)
    own = f' id="note-mark-{label}"' if first else ""
    return f'<sup><a{own} href="#note-{label}">{label}</a></sup>'


def _notes(notes: list[Footnote]) -> list[str]:
    if not notes:
        return []
    lines = [
        f'<p id="note-{escape(note.marker, quote=True)}"><sup>{escape(note.marker)}</sup> {escape(note.text)}</p>'
        for note in notes
    ]
    return ["<aside>", *lines, "</aside>"]
