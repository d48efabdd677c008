"""Finds the bodies named in running text: the leftmost, longest names that do not overlap."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from comity.bodies.coordination import coordinated_names
from comity.bodies.forms import ENDING, Grammar, expand, read_grammar, word_forms
from comity.bodies.registry import all_bodies

TOKEN = re.compile(r"[\w\u0610-\u061a\u0640\u064b-\u065f\u0670]+|[^\w\s]")
WORD_WITH_ENDINGS = re.compile(r"(?:\w|<[^<>]*>)+|[^\w\s]")
UNREAD = re.compile(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad]")
"""Arabic vowel signs and kashida: printed or not as the typist likes, so names are compared without them."""

ALIKE = (
    ("’", "'"),
    ("‘", "'"),
    ("\u2011", "-"),
    ("\u2010", "-"),
    ("–", "-"),
    ("—", "-"),
    ("ё", "е"),
    ("\u00a0", " "),
    ("rganis", "rganiz"),
)
WIDE = (("（", "("), ("）", ")"))
SPELLED = {
    "program": "programme",
    "programs": "programmes",
    "Program": "Programme",
    "Programs": "Programmes",
    "Center": "Centre",
    "Centers": "Centres",
}
"""Words that some writers spell otherwise than the United Nations does."""

_Part = tuple[tuple[str, ...], int, int]
"""The bodies that share a name, in the order of the data, and the tokens that it takes, counted from the first."""

SENTENCE_END = frozenset('.;:!?"”“«»()[]')


GOVERNED = frozenset({"state", "observer"})
"""The kinds whose government is named with their name and stands for them."""


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in a text: the characters `start` to `end` of it, the body's id and the words as printed.

    Conjunctions and prepositions written onto a name (Arabic) are outside the mention. `others` have the same name.
    """

    start: int
    end: int
    id: str
    text: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words and marks of a text, and what was matched for each; None where each character is a token."""

    words: Sequence[str]
    matches: Sequence[re.Match[str]] | None = None

    def start(self, at: int) -> int:
        """Where a token begins in the text."""
        return self.matches[at].start() if self.matches else at

    def end(self, at: int) -> int:
        """Where it ends."""
        return self.matches[at].end() if self.matches else at + 1


@dataclass(slots=True)
class _Node:
    """A place in the trie: the words that may follow, and what the name that is complete here stands for.

    None: nothing is complete. `ways` is how many words lead here, from whatever places.
    """

    next: dict[str, "_Node"] = field(default_factory=dict)
    parts: tuple[_Part, ...] | None = None
    ways: int = 0


_Root = dict[str, tuple[tuple[_Node, int], ...]]
"""First words, with what is written onto them, to the nodes behind them and the length of what was written on."""

_Way = tuple[_Node, int, int]
"""A place in the trie, the token that comes next, and the length of what was written onto the first."""

_Found = tuple[int, tuple[_Part, ...], int]

PASSED_OVER = "-"
"""Stands for what holds the name of a body but is none: an instrument, a day, a document."""

HEADS = frozenset({"un"})
"""The bodies whose names open or close the names of many others."""


def find_bodies(text: str, language: str) -> tuple[BodyMention, ...]:
    """Every body named in `text`, in order; raises LanguageError for a language without names."""
    grammar = read_grammar(language)
    root = _root(language)
    tokens = _tokens(text, grammar)
    openings = {word for word in set(tokens.words) if word in root or word.lower() in root}
    mentions = []
    past = 0
    for at in [place for place, word in enumerate(tokens.words) if word in openings]:
        found = _longest(root, tokens.words, at) if at >= past else None
        if found is None:
            continue
        end, parts, skip = found
        for (body_id, *others), first, last in parts:
            if body_id == PASSED_OVER or (body_id in HEADS and _is_part(tokens, at, end, text, grammar)):
                continue
            start, stop = tokens.start(at + first) + (0 if first else skip), tokens.end(at + last - 1)
            mentions.append(BodyMention(start, stop, body_id, text[start:stop], tuple(others)))
        past = at + parts[-1][2]
        if tokens.words[at] in grammar.governments:
            for first, last, body_id in _governed_too(tokens.words, past, language):
                start, stop = tokens.start(first), tokens.end(last - 1)
                mentions.append(BodyMention(start, stop, body_id, text[start:stop]))
                past = last
    return tuple(mentions)


def _governed_too(words: Sequence[str], end: int, language: str) -> Iterator[tuple[int, int, str]]:
    """The States whose adjectives go on a list behind that of a government: the tokens each takes, and its id."""
    joints, adjectives = read_grammar(language).joints, _adjectives(language)
    while words[end : end + 1] and words[end] in joints and end + 1 < len(words):
        found = _longest(adjectives, words, end + 1)
        if found is None:
            return
        first, end = end + 1, found[0]
        yield first, end, found[1][0][0][0]


def resolve_name(name: str, language: str) -> str | None:
    """The id of the body with this whole name, with or without its article; None if there is none."""
    grammar = read_grammar(language)
    words = _tokens(name.strip(), grammar).words
    root = _root(language)
    articles = {article.rstrip("'") for article in grammar.articles}
    first = 0
    while first < len(words):
        found = _longest(root, words, first)
        if found is not None and found[0] == len(words):
            body_id = found[1][0][0][0]
            return body_id if len(found[1]) == 1 and body_id != PASSED_OVER else None
        if words[first] not in articles and words[first] != "'":
            return None
        first += 1
    return None


def _longest(root: _Root, words: Sequence[str], at: int) -> _Found | None:
    """The end (a token's index), parts and skipped characters of the longest name that begins at a token."""
    word = words[at]
    named = root.get(word) or root.get(word.lower())
    if named is None:
        return None
    common = root.get(word.lower(), ()) if word[0].isupper() and word in root else ()
    later = [(node, at + 1, skip) for node, skip in common] if common else []
    best: _Found | None = None
    for node, skip in named:
        best = _longer(best, (node, at + 1, skip), words, later)
    for way in later:
        best = _longer(best, way, words, later)
    if common and best and best[0] == at + 1 and all(node.parts is None for node, _ in named):
        return None  # one word alone, with the capital of longer names ("Фонд"), is no common noun
    return best


def _longer(best: _Found | None, way: _Way, words: Sequence[str], later: list[_Way]) -> _Found | None:
    """The longest name found so far or on this way; where a word leads on in both cases, the lower goes to `later`."""
    node, end, skip = way
    while True:
        if node.parts is not None and (best is None or end > best[0]):
            best = (end, node.parts, skip)
        if end == len(words):
            return best
        word = words[end]
        following = node.next.get(word)
        if following is None:
            following = node.next.get(word.lower())
            if following is None:
                return best
        elif word[0].isupper() and word.lower() in node.next:
            later.append((node.next[word.lower()], end + 1, skip))
        node, end = following, end + 1


def _tokens(text: str, grammar: Grammar) -> _Tokens:
    """The words and marks of a text; single characters where words are not separated."""
    for printed, read in ALIKE:
        if printed in text:
            text = text.replace(printed, read)
    if not grammar.spaces:
        for printed, read in WIDE:
            text = text.replace(printed, read)
        return _Tokens(text)
    matches = list(TOKEN.finditer(text))
    words = [SPELLED.get(match[0], match[0]) for match in matches]
    return _Tokens([UNREAD.sub("", word) for word in words] if UNREAD.search(text) else words, matches)


def _is_part(tokens: _Tokens, start: int, end: int, text: str, grammar: Grammar) -> bool:
    """Whether the name at these tokens is only a part of a longer one, as capitals beside it tell."""
    if grammar.continues == "after":
        return _is_followed(tokens, end, text) or (end - start == 1 and _is_preceded(tokens.words, start))
    if grammar.continues == "before":
        at = start
        while at > 1 and tokens.words[at - 1] in grammar.links:
            at -= 1
        return (at < start or not grammar.links) and _is_preceded(tokens.words, at)
    return False


def _is_followed(tokens: _Tokens, end: int, text: str) -> bool:
    """Whether a capitalised word stands right behind the name that ends before this token."""
    if end == len(tokens.words):
        return False
    word = tokens.words[end]
    return word[0].isupper() and word[1:2].islower() and text[tokens.end(end - 1) : tokens.start(end)].isspace()


def _is_preceded(words: Sequence[str], start: int) -> bool:
    """Whether the word before this token is capitalised without opening the sentence."""
    if start < 2:
        return False
    return words[start - 1][0].isupper() and words[start - 2] not in SENTENCE_END


@cache
def _root(language: str) -> _Root:
    """The trie of every name in `language`; of two bodies with one name the first in the data stands first."""
    start = _Node()
    for pieces in coordinated_names(language):
        _insert(start, pieces, language)
    for pattern, body_id in _patterns(language):
        for wording in expand(pattern):
            _insert(start, [(wording, body_id)], language)
    for pattern in _passed_over(language):
        for wording in expand(pattern):
            read, _, ahead = wording.partition("/")
            _insert(start, [(read, PASSED_OVER), (ahead, "")], language)
    return _with_prefixes(start.next, read_grammar(language))


def _patterns(language: str) -> Iterator[tuple[str, str]]:
    """Every pattern with the id it stands for."""
    governments, shortened = read_grammar(language).government, read_grammar(language).shortened
    for known in all_bodies():
        for pattern in known.forms.get(language, ()):
            yield pattern, known.id
            for words, acronym in shortened:
                if words in pattern:
                    yield pattern.replace(words, acronym), known.id
            if known.kind in GOVERNED:
                for government in governments:
                    yield government.replace("{}", pattern), known.id
    for body_id, adjective in _reading("demonyms", language).items():
        for authority in read_grammar(language).demonym:
            yield authority.replace("{}", adjective), body_id


def _passed_over(language: str) -> Sequence[str]:
    """The patterns of passed-over.toml."""
    patterns: list[str] = _reading("passed-over", language)
    return patterns


def _reading(name: str, language: str) -> Any:
    """What data/reading has of that name for `language`."""
    text = (files(__package__) / "data" / "reading" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)[language]


def _insert(start: _Node, pieces: Sequence[tuple[str, str]], language: str) -> None:
    """Puts one wording into the trie; of two bodies that share it, what came first stands first.

    The forms of one word lead to one node, so that a name costs the sum of its words' forms and not their product.
    """
    nodes, parts, past = [start], [], 0
    for wording, body_id in pieces:
        words = _words(wording, language)
        for forms in words:
            nodes = _follow(nodes, forms)
        if body_id:
            parts.append(((body_id,), past, past + len(words)))
        past += len(words)
    for node in nodes:
        node.parts = tuple(parts) if node.parts is None else _shared(node.parts, parts)


def _shared(first: tuple[_Part, ...], second: Sequence[_Part]) -> tuple[_Part, ...]:
    """What a wording stands for that the data gives twice: both."""
    if len(first) > 1 or len(second) > 1:
        return first
    (known, *place), (further, *other) = first[0], second[0]
    ids = tuple(dict.fromkeys((*known, *further)))
    if place != other:
        return first
    return ((ids, first[0][1], first[0][2]),)


def _follow(nodes: Sequence[_Node], forms: Sequence[str]) -> list[_Node]:
    """The nodes behind any of `forms` after any of `nodes`, one new node for all that had none.

    No other wording leads to them: what is complete there is complete behind these forms alone.
    """
    fresh = _Node()
    ways: dict[int, tuple[_Node, list[tuple[_Node, str]]]] = {}
    for node in nodes:
        for form in dict.fromkeys(forms):
            behind = node.next.get(form) or _lead(node, form, fresh)
            ways.setdefault(id(behind), (behind, []))[1].append((node, form))
    return [behind if behind.ways == len(led) else _apart(behind, led) for behind, led in ways.values()]


def _lead(node: _Node, form: str, behind: _Node) -> _Node:
    """The node behind, to which `form` leads from then on."""
    node.next[form] = behind
    behind.ways += 1
    return behind


def _apart(node: _Node, led: Sequence[tuple[_Node, str]]) -> _Node:
    """A copy of a node to which many ways lead, for some of these ways alone."""
    copy = _Node(parts=node.parts)
    for form, behind in node.next.items():
        _lead(copy, form, behind)
    for before, form in led:
        _lead(before, form, copy)
    node.ways -= len(led)
    return copy


@cache
def _words(wording: str, language: str) -> tuple[tuple[str, ...], ...]:
    """The words and marks of a wording, each in all its forms."""
    grammar = read_grammar(language)
    if not ENDING.search(wording):
        return tuple((word,) for word in _tokens(wording, grammar).words)
    words: list[tuple[str, ...]] = []
    for part in WORD_WITH_ENDINGS.findall(wording):
        if "<" in part:
            words.append(tuple(form.replace("ё", "е") for form in word_forms(part, language)))
        else:
            words += [(word,) for word in _tokens(part, grammar).words]
    return tuple(words)


@cache
def _adjectives(language: str) -> _Root:
    """The trie of the States' adjectives alone."""
    start = _Node()
    for body_id, adjective in _reading("demonyms", language).items():
        for wording in expand(adjective):
            _insert(start, [(wording, body_id)], language)
    return _with_prefixes(start.next, read_grammar(language))


def _with_prefixes(first: dict[str, _Node], grammar: Grammar) -> _Root:
    """The first words as they are, and as they look with everything that may be written onto them."""
    root: dict[str, list[tuple[_Node, int]]] = {}
    for word, node in first.items():
        root.setdefault(word, []).append((node, 0))
        for prefix in grammar.prefixes:
            root.setdefault(prefix + word, []).append((node, len(prefix)))
        for written, begins in grammar.contracts:
            if word.startswith(begins):
                root.setdefault(written + word[len(begins) :], []).append((node, len(written) - 1))
    return {word: tuple(nodes) for word, nodes in root.items()}
