"""How a person is named in words: the patterns by which erasure finds them, in several scripts."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from comity_web.accounts.models import User

WITHOUT_SPACES = re.compile(r"[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which a name may stand against the next word: Arabic prefixes, Chinese, Japanese, Korean."""

CYRILLIC = re.compile(r"[а-яё-]{3,}", re.IGNORECASE)
ENDING = "[а-яё]{0,3}"
"""What a case may put behind the stem of a name in Russian."""

BETWEEN = r"[\s\u00a0_,،、·.-]"
"""What parts the names of one person, in sentences and in the names of files."""

BEFORE = (
    *("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Sir", "Mme", "Mlle", "M", "MM", "Pr", "Sr", "Sra", "Srta", "D", "Dña"),
    *("г-жа", "г-жи", "г-же", "г-жу", "г-жой", "г-н", "г-на", "г-ну", "г-ном"),
    *("السيدة", "السيد", "الآنسة", "الدكتورة", "الدكتور"),
)
"""Words before a family name that say a person is meant, without their full stop."""

BEHIND = ("女士", "先生", "小姐", "博士")
"""Words behind a family name that say the same."""


@dataclass(frozen=True, slots=True)
class NamePatterns:
    """How a person is named in words: `full` anywhere, `family` only in words of theirs or beside the full name."""

    full: re.Pattern[str] | None
    family: re.Pattern[str] | None


def name_patterns(user: User) -> NamePatterns:
    """The forms of every name the person has or had here, with and without accents; their addresses; their sign-in.

    A name is found in both orders, with further given names left out or cut to initials, and as family name behind or
    before a title.
    """
    names = [(user.first_name, user.last_name)]
    names += [(one.get("first_name", ""), one.get("last_name", "")) for one in user.former_names]
    addresses = [user.email, *(one.get("email", "") for one in user.former_names)]
    forms = [_word(_letters(form)) for form in (*addresses, _own_username(user)) if form]
    families = []
    for first, last in ((_plain(first), _plain(last)) for first, last in names):
        whole = _together if WITHOUT_SPACES.search(first + last) else _word
        forms += [whole(form) for form in _forms(first, last)]
        if first and len(last) > 1:
            families.append(whole(_spaced(last)))
    return NamePatterns(_pattern(forms), _pattern(families))


def _forms(first: str, last: str) -> Iterator[str]:
    """The forms of one name."""
    if not (first and last):
        if first or last:
            yield _spaced(first or last)
        return
    family, gap = _spaced(last), f"{BETWEEN}*" if WITHOUT_SPACES.search(first + last) else f"{BETWEEN}+"
    given, initials = _given(first), _initials(first)
    yield given + gap + family
    yield family + gap + given
    yield rf"{initials}{BETWEEN}*{family}"
    yield rf"{family}{BETWEEN}+{initials}"
    if len(last) > 1 or WITHOUT_SPACES.search(last):
        yield rf"{_word(_any(BEFORE))}\.?{BETWEEN}+{family}"
        yield rf"{family}\s*{_any(BEHIND)}"


def _given(first: str) -> str:
    """The first of the given names; each further one may stand, or its initial, or a middle initial not told here."""
    head, *further = re.split(r"[\s-]+", first)
    rest = "".join(rf"(?:{BETWEEN}*(?:{_letters(name)}|{_letters(name[0])}\.?(?![^\W_])))?" for name in further)
    return rf"{_letters(head)}{rest}(?:\s+\w\.)?"


def _initials(first: str) -> str:
    """The initial of the first given name; those of the further ones may stand."""
    head, *further = (_letters(name[0]) for name in re.split(r"[\s-]+", first))
    return rf"{head}\." + "".join(rf"(?:{BETWEEN}*{letter}\.)?" for letter in further)


def _own_username(user: User) -> str:
    """The name the person signs in with, where it is one of theirs and no opaque or common one."""
    return "" if re.fullmatch(r"u_[0-9a-f]{16}|erased_\w+|administrator", user.username) else str(user.username)


def _pattern(forms: list[str]) -> re.Pattern[str] | None:
    """Any of the forms, longest first."""
    return re.compile("|".join(sorted(forms, key=len, reverse=True)), re.IGNORECASE) if forms else None


def _word(form: str) -> str:
    """The form as whole words; a line below parts words as well, in the names of files."""
    return rf"(?<![^\W_])(?:{form})(?![^\W_])"


def _together(form: str) -> str:
    """The form wherever it stands."""
    return f"(?:{form})"


def _any(words: tuple[str, ...]) -> str:
    """One of the words, the longest that fits."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def _spaced(name: str) -> str:
    return rf"{BETWEEN}+".join(_letters(part) for part in re.split(r"[\s-]+", name))


def _letters(name: str) -> str:
    """The letters of a name, each also without its accent, in words given composed (NFC); Russian declines it."""
    declined = CYRILLIC.fullmatch(name)
    stem = name.rstrip("аяйьеоуы") if declined else name
    return "".join(_letter(letter) for letter in stem or name) + (ENDING if declined else "")


def _letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return re.escape(letter) if base == letter else f"[{re.escape(letter)}{re.escape(base)}]"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()
