"""Finds the bodies named in running text: the leftmost, longest names that do not overlap."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, compress, count, filterfalse

from comity.bodies.coordination import coordinated_names
from comity.bodies.forms import ENDING, Grammar, expand, read_grammar, read_names, word_forms
from comity.bodies.mention import BodyMention
from comity.bodies.organs import with_their_states
from comity.bodies.registry import all_bodies
from comity.bodies.trie import Node, Part, Words, behind, insert

TOKEN = re.compile(r"([\w\u0610-\u061a\u0640\u064b-\u065f\u0670]+|[^\w\s])")
"""A word or a mark, as a group: a text is split into tokens and what stands between them."""
HEAD_PART = re.compile(r"(?:\{[^{}]*\}|[^\s{}])+")
"""A part of what stands before the names of States; between two of them is a blank."""
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
SENTENCE_END = frozenset('.;:!?"”“«»()[]')


GOVERNED = frozenset({"state", "observer"})
"""The kinds whose government is named with their name and stands for them."""


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words and marks of a text, and where each begins and ends in turn; None where each character is a token."""

    words: Sequence[str]
    edges: Sequence[int] | None = None

    def start(self, at: int) -> int:
        """Where a token begins in the text."""
        return self.edges[2 * at] if self.edges else at

    def end(self, at: int) -> int:
        """Where it ends."""
        return self.edges[2 * at + 1] if self.edges else at + 1


_Root = dict[str, tuple[tuple[Node, int], ...]]
"""First words, with what is written onto them, to the nodes behind them and the length of what was written on."""

_Way = tuple[Node, int, int]
"""A place in the trie, the token that comes next, and the length of what was written onto the first."""

_Found = tuple[int, tuple[Part, ...], int]

PASSED_OVER = "-"
"""Stands for what holds the name of a body but is none: an instrument, a day, a document."""

HEADS = frozenset({"un"})
"""The bodies whose names open or close the names of many others."""


def find_bodies(text: str, language: str) -> tuple[BodyMention, ...]:
    """Every body named in `text`, in order; raises LanguageError for a language without names."""
    grammar = read_grammar(language)
    root = _root(language)
    tokens = _tokens(text, grammar)
    words, distinct = tokens.words, set(tokens.words)
    openings = distinct & root.keys()
    if lower := _lower_openings(language):
        openings |= {word for word in filterfalse(str.islower, distinct - openings) if word.lower() in lower}
    second_words = _second_words(language)
    mentions: list[BodyMention] = []
    past = 0
    for at in compress(count(), map(openings.__contains__, words)):
        if at < past:
            continue
        behind = second_words.get(words[at])
        if behind is not None:  # most words that may open a name do not: they are refused without a call
            word = words[at + 1] if at + 1 < len(words) else ""
            if word not in behind and word.lower() not in behind:
                continue
        found = _longest(root, words, at)
        if found is None:
            continue
        end, parts, skip = found
        for (body_id, *others), before, after in parts:
            if body_id == PASSED_OVER or (body_id in HEADS and _is_part(tokens, at, end, text, grammar)):
                continue
            start, stop = tokens.start(at + before) + (0 if before else skip), tokens.end(end - after - 1)
            rivals = tuple(other for other in others if other != PASSED_OVER)
            mentions.append(BodyMention(start, stop, body_id, text[start:stop], rivals))
        past = end - parts[-1][2]
        if words[at] in grammar.governments:
            for first, last, body_id in _governed_too(words, past, language):
                start, stop = tokens.start(first), tokens.end(last - 1)
                mentions.append(BodyMention(start, stop, body_id, text[start:stop]))
                past = last
    return tuple(with_their_states(text, mentions, language))


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
    pieces = TOKEN.split(text)
    words = pieces[1::2]
    if grammar.spelled:
        words = [grammar.spelled.get(word, word) for word in words]
    if UNREAD.search(text):
        words = [UNREAD.sub("", word) for word in words]
    return _Tokens(words, list(accumulate(map(len, pieces))))


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
    start = Node()
    for pieces in coordinated_names(language):
        _insert([start], pieces, language)
    for pattern, body_id in _patterns(language):
        for wording in expand(pattern):
            _insert([start], [(wording, body_id)], language)
    for head, pattern, body_id in _governments(language):
        for wording in expand(pattern):  # one that begins as a head goes on ("la") parts the places behind it
            _insert(_behind_head(start, head, language), [(wording, body_id)], language)
    for pattern in _passed_over(language):
        for wording in expand(pattern):
            read, _, ahead = wording.partition("/")
            _insert([start], [(read, PASSED_OVER), (ahead, "")], language)
    return _with_prefixes(start.next, read_grammar(language))


@cache
def _lower_openings(language: str) -> frozenset[str]:
    """The first words in lower case, which a text may print with capitals; none in a script without case."""
    return frozenset(filter(str.islower, _root(language)))


@cache
def _second_words(language: str) -> dict[str, Container[str]]:
    """What may follow each first word of names, in whatever case; one that is a name by itself is left out."""
    root = _root(language)
    second: dict[str, Container[str]] = {}
    for word, named in root.items():
        nodes = list(dict.fromkeys(node for node, _ in (*named, *root.get(word.lower(), ()))))
        if all(node.parts is None for node in nodes):
            second[word] = nodes[0].next if len(nodes) == 1 else frozenset().union(*(node.next for node in nodes))
    return second


def _insert(places: Sequence[Node], pieces: Iterable[tuple[str, str]], language: str) -> None:
    """Puts one wording into the trie."""
    insert(places, [(_words(wording, language), body_id) for wording, body_id in pieces])


def _behind_head(start: Node, head: str, language: str) -> Sequence[Node]:
    """The places behind every wording of what stands before the names of States in a pattern."""
    places: Sequence[Node] = [start]
    for wordings in _head_wordings(head, language):
        places = behind(places, wordings)
    return places


@cache
def _head_wordings(head: str, language: str) -> tuple[tuple[Words, ...], ...]:
    """The wordings of each part of a head."""
    return tuple(tuple(_words(wording, language) for wording in expand(part)) for part in HEAD_PART.findall(head))


def _patterns(language: str) -> Iterator[tuple[str, str]]:
    """Every pattern with the id it stands for."""
    shortened = read_grammar(language).shortened
    for known in all_bodies():
        for pattern in known.forms.get(language, ()):
            yield pattern, known.id
            for words, acronym in shortened:
                if words in pattern:
                    yield pattern.replace(words, acronym), known.id


def _governments(language: str) -> Iterator[tuple[str, str, str]]:
    """The patterns of governments: what stands before the State's name or adjective, the pattern from there, the id."""
    grammar = read_grammar(language)
    names = [
        (name, known.id) for known in all_bodies() if known.kind in GOVERNED for name in known.forms.get(language, ())
    ]
    adjectives = [(adjective, body_id) for body_id, adjective in read_names("demonyms", language).items()]
    for patterns, named in ((grammar.government, names), (grammar.demonym, adjectives)):
        for head, _, tail in (pattern.partition("{}") for pattern in patterns):
            for name, body_id in named:
                yield head, name + tail, body_id


def _passed_over(language: str) -> Sequence[str]:
    """The patterns of passed-over.toml."""
    patterns: list[str] = read_names("passed-over", language)
    return patterns


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
    start = Node()
    for body_id, adjective in read_names("demonyms", language).items():
        for wording in expand(adjective):
            _insert([start], [(wording, body_id)], language)
    return _with_prefixes(start.next, read_grammar(language))


def _with_prefixes(first: dict[str, Node], grammar: Grammar) -> _Root:
    """The first words as they are, and as they look with everything that may be written onto them."""
    root: dict[str, list[tuple[Node, int]]] = {}
    for word, node in first.items():
        root.setdefault(word, []).append((node, 0))
        for prefix in grammar.prefixes:
            root.setdefault(prefix + word, []).append((node, len(prefix)))
        for written, begins in grammar.contracts:
            if word.startswith(begins):
                root.setdefault(written + word[len(begins) :], []).append((node, len(written) - 1))
    return {word: tuple(nodes) for word, nodes in root.items()}
