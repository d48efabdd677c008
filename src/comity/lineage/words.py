"""Two texts word by word: what was kept, added, removed; right for Chinese and for Arabic prefixes too."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count, groupby

from rapidfuzz.distance import Indel

from comity.bodies import find_bodies
from comity.languages.acts import find_acts
from comity.languages.folding import fold
from comity.languages.lineage import lineage_words
from comity.lineage.neutral import HAN, IS_HAN
from comity.model.comparison import WordChange

TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+(?:[-’'.,/][^\W_{HAN}]+)*|\s+|.", re.DOTALL)
ISLAND = 1
"""Han characters that, kept alone between two changes, are no word that was kept."""

LONG_ISLAND = 3
"""Words that, kept between two longer changes, would only make the change hard to read."""


def word_changes(older: str, newer: str, language: str) -> tuple[WordChange, ...]:
    """What was kept, removed and added, in order; the pieces put together are the two texts, to the character.

    Words count as the same whatever their case. In Chinese a word is a name, an act, or a character; a character
    kept alone between two changes belongs to the change. In Arabic a prefix is apart where the rest is in both texts.
    """
    if older == newer:
        return (WordChange("kept", older, newer),) if older else ()
    old, new = _tokens(older, language), _tokens(newer, language)
    old, new = _without_prefixes(old, new, language), _without_prefixes(new, old, language)
    runs = list(_runs(old, new))
    return tuple(_changes(_without_islands(runs)))


Run = tuple[bool, list[str], list[str]]
"""Whether a stretch was kept, and its tokens in the older and in the newer text."""


def _tokens(text: str, language: str) -> list[str]:
    """The words and what stands between them; in Chinese, names and acts are one word each."""
    if not IS_HAN.search(text):
        return TOKEN.findall(text)
    whole = [(mention.start, mention.end) for mention in find_bodies(text, language)]
    whole += [(act.start, act.end) for act in find_acts(text, language, "operative")]
    tokens: list[str] = []
    last = 0
    for start, end in sorted(whole):
        if start >= last:
            tokens += TOKEN.findall(text[last:start])
            tokens.append(text[start:end])
            last = end
    return tokens + TOKEN.findall(text[last:])


def _without_prefixes(tokens: list[str], others: list[str], language: str) -> list[str]:
    """The tokens with prefixes apart where the other text has the rest of the word, with or without its own prefix."""
    if not lineage_words(language).prefixes:
        return tokens
    known = {_folded(token) for token in others}
    stems = {stem for word in known for _, stem in _divisions(word, language)} | known
    parted: list[str] = []
    for token in tokens:
        plain = _folded(token)
        whole = plain in stems or len(plain) != len(token)
        divided = None if whole else next((cut for cut in _divisions(plain, language) if cut[1] in stems), None)
        if divided is None:
            parted.append(token)
        else:
            parted += [token[: len(divided[0])], token[len(divided[0]) :]]
    return parted


@lru_cache(maxsize=10_000)
def _divisions(word: str, language: str) -> tuple[tuple[str, str], ...]:
    """The ways to take a prefix off that leave a word of three letters or more, shortest prefix first."""
    prefixes = reversed(lineage_words(language).prefixes)
    return tuple(
        (prefix, word[len(prefix) :]) for prefix in prefixes if word.startswith(prefix) and len(word) - len(prefix) >= 3
    )


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    """Stretches kept and changed, in turn."""
    sign_of = _signs([*old, *new])
    codes = ["".join(map(sign_of.__getitem__, side)) for side in (old, new)]
    for change in Indel.opcodes(*codes):
        older, newer = old[change.src_start : change.src_end], new[change.dest_start : change.dest_end]
        yield change.tag == "equal", older, newer


def _signs(tokens: Iterable[str]) -> dict[str, str]:
    """A character for each token, the same for tokens that compare as the same."""
    signs: defaultdict[str, str] = defaultdict(map(chr, count(0x10000)).__next__)
    return {token: signs[_plain(token)] for token in dict.fromkeys(tokens)}


@lru_cache(maxsize=10_000)
def _folded(token: str) -> str:
    return fold(token).text


@lru_cache(maxsize=10_000)
def _plain(token: str) -> str:
    """The token as it is compared: all blanks alike, no invisible marks, lower case."""
    return " " if token.isspace() else _folded(token).casefold()


def _without_islands(runs: list[Run]) -> list[Run]:
    """The runs with what is too small to have been kept made part of the changes around it, and changes joined."""
    marked = []
    for place, (kept, older, newer) in enumerate(runs):
        inside = 0 < place < len(runs) - 1
        marked.append((kept and not (inside and _is_island(older, runs, place)), older, newer))
    joined: list[Run] = []
    for kept, group in groupby(marked, key=lambda run: run[0]):
        stretch = list(group)
        joined.append((kept, [t for run in stretch for t in run[1]], [t for run in stretch for t in run[2]]))
    return joined


def _is_island(kept: list[str], runs: list[Run], place: int) -> bool:
    words = [token for token in kept if not token.isspace()]
    if not words:
        return True
    before, after = _size(runs[place - 1]), _size(runs[place + 1])
    if all(IS_HAN.match(word) and len(word) == 1 for word in words):
        return len(words) <= ISLAND
    small = all(not word[0].isalnum() for word in words)
    return small or (len(words) < LONG_ISLAND and min(before, after) > LONG_ISLAND + len(words))


def _size(run: Run) -> int:
    return sum(1 for side in run[1:] for token in side if not token.isspace())


def _changes(runs: list[Run]) -> Iterator[WordChange]:
    for kept, old, new in runs:
        older, newer = "".join(old), "".join(new)
        if kept:
            yield WordChange("kept", older, newer)
            continue
        if older:
            yield WordChange("removed", older, "")
        if newer:
            yield WordChange("added", "", newer)
