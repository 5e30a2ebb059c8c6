"""The lexicon of spoken contacts: what each word of the disguise files is for and stands for.

A digit's reading, a letter's name, a word for @ or the dot. `linter.readings.atoms` finds them in a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from linter.knowledge import Knowledge
from linter.readings.providers import provider_names, whole_domain
from linter.text import hiragana, unaccented


class Class(Enum):
    """What an atom is for."""

    DIGIT = "digit"
    #: twenty, thirty …: takes a unit after it
    TENS = "tens"
    #: ten, hundred, thousand of a number word
    MULTIPLIER = "multiplier"
    #: double, triple
    REPEAT = "repeat"
    PLUS = "plus"
    LETTER = "letter"
    AT = "at"
    WEAK_AT = "weak at"
    DOT = "dot"
    WEAK_DOT = "weak dot"
    SIGN = "sign"
    PROVIDER = "provider"
    ENDING = "ending"
    #: Latin text as it stands
    LATIN = "latin"
    #: what may stand between atoms
    GAP = "gap"


#: of a word for "in" that is an @ only before a mail provider under a nickname
PLACE = "place"


class Entry(NamedTuple):
    """A word of the disguise files, and what an atom that it makes stands for."""

    word: str
    cls: Class
    value: str
    family: str
    whole: str = ""
    #: counts in brackets only
    bracketed: bool = False


_LATIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_+-]|\.(?![ \n]{1,2}[A-Z]|$))*|[._+-]+[A-Za-z0-9][A-Za-z0-9._+-]*|[_@+]")
_SPELLED = re.compile(r"@?[A-Za-z0-9]+(?:[._][A-Za-z0-9]+)*|[_@]")
DIGITS = re.compile(r"[OoIl|SBZ]*[0-9]+(?:[OoIl|SBZ]+[0-9]*)*(?![A-Za-z])|[0-9]+")
GAP = re.compile(
    r"(?:[\s、，,・･·.．。\-‐‑–—―−－ー〜～~/／|｜()（）〔〕「」『』\[\]【】<>＜＞:：;；*＊…!！?？'’\"=＝→⇒➡♪•_#＃]|の|ノ(?![ベヴー])|에|(?<=[0-9])に)+"
)
#: between a word for a sign and its neighbours there is little more than a space
SPACE = re.compile(r"・|[.．／](?=[\u3041-\u30fa])|[ \u3000]{0,2}(?:\n|[★☆＊*~〜|♪◆■])?[ \u3000]{0,2}(?<=.)", re.DOTALL)
#: brackets that may stand around a word
OPENING = '([{<（［｛＜【〔「《〈『≪«〖❪⟨“"'


#: a digit that may be the first letter of what the sentence goes on with, so that what follows is looked at
_PART_OF_OTHERS = ("이",)


class Words:
    """Words laid out by how they begin, so that few need to be compared at any place of a text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        table: dict[str, list[Entry]] = {}
        for entry in sorted(entries, key=lambda entry: -len(entry.word)):
            table.setdefault(entry.word[:2], []).append(entry)
        self.first = frozenset(beginning[0] for beginning in table)
        #: the first two letters of every word, or the only one
        self.beginnings = frozenset(table)
        #: behind the words of two letters and more, the words of their first letter alone
        self._laid_out = {
            beginning: found + table.get(beginning[0], []) if len(beginning) > 1 else found
            for beginning, found in table.items()
        }
        #: words of one letter that no other word begins with, as most figures are: what their atoms stand for
        self.lone = {
            beginning: (one.cls, one.value, one.family, one.whole, one.word == one.value)
            for beginning, (one, *_) in table.items()
            if len(beginning) == 1
            and not beginning.isascii()
            and not one.bracketed
            and beginning not in _PART_OF_OTHERS
            and not any(other[0] == beginning for other in table if other != beginning)
        }

    def at(self, text: str, position: int) -> Sequence[Entry]:
        """The words that may stand at `position`, the longest first."""
        found = self._laid_out.get(text[position : position + 2])
        return found if found is not None else self._laid_out.get(text[position], ())


class Vocabulary(NamedTuple):
    """What a pass over the text looks for: words, and text that stands for itself."""

    words: Words
    literal: re.Pattern[str]
    gap: re.Pattern[str]
    #: in lower case, the character or the two with which an atom begins; None where it may be any
    begins: frozenset[str] | None
    letters: bool = False
    #: `M as in monkey` says a letter too
    as_in: bool = False
    #: words are looked for in hiragana, so that ぜロきゅウ reads like ぜろきゅう
    folded: bool = False


class Lexicon:
    """The atoms that the disguise files declare, as the vocabularies of the passes."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    @cached_property
    def digits(self) -> Vocabulary:
        """Digit words of every language and script; among them figures and letters that look like figures."""
        words = Words(map(_in_hiragana, self._digit_entries()))
        return Vocabulary(words, DIGITS, GAP, words.beginnings | {*"0123456789oil|sbz", *OPENING}, folded=True)

    @cached_property
    def words(self) -> Vocabulary:
        """Words for signs, providers and endings of domains, between Latin words."""
        words = Words(self._word_entries())
        latin = "abcdefghijklmnopqrstuvwxyz0123456789._+-@"
        return Vocabulary(words, _LATIN, SPACE, words.beginnings | {*latin, *OPENING})

    @cached_property
    def letters(self) -> Vocabulary:
        """Names of letters, with digits and words: everything an id can be spelled with."""
        table = self._knowledge.disguise("spelled-letters")
        entries = [
            Entry(name.lower(), Class.LETTER, letter, "spelled-letters", "weak" if key == "weak" else "")
            for key in ("letters", "weak")
            for letter, names in table[key].items()
            for name in names
        ]
        # between letters a comma or a middle dot only separates
        signs = [entry for entry in self._word_entries() if len(entry.word) > 1 or entry.cls is not Class.WEAK_DOT]
        words = Words([*entries, *signs, *self._digit_entries()])
        # スイカのS: any kana or kanji may begin what stands for a letter
        return Vocabulary(words, _SPELLED, GAP, None, letters=True, as_in=True)

    def _digit_entries(self) -> list[Entry]:
        entries = []
        for family in ("kanji-digits", "kana-digits", "digit-words"):
            table = self._knowledge.disguise(family)
            for key, cls in (("digits", Class.DIGIT), ("tens", Class.TENS), ("multipliers", Class.MULTIPLIER)):
                entries += [
                    Entry(spelling, cls, value, family)
                    for value, words in table.get(key, {}).items()
                    for word in words
                    for spelling in {word, _unaccented(word)}
                ]
            entries += [
                Entry(word, Class.REPEAT, value, family)
                for value, words in table.get("repeats", {}).items()
                for word in words
            ]
            entries += [Entry(word, Class.PLUS, "+", family) for word in table.get("signs", {}).get("+", ())]
        dashes = self._knowledge.disguise("symbol-word")["signs"]["-"]
        dashes = [
            *dashes,
            "てん",
            "点",
            "ドット",
            "とんで",
            "から",
            "no",
            *self._knowledge.disguise("emoji-symbol")["dash"],
        ]
        entries += [Entry(word, Class.GAP, "-", "") for word in dashes]
        emoji = self._knowledge.disguise("emoji-symbol")["digits"]
        entries += [Entry(sign, Class.DIGIT, value, "emoji-symbol") for value, signs in emoji.items() for sign in signs]
        return entries

    def _word_entries(self) -> list[Entry]:
        at, dot = self._knowledge.disguise("at-word"), self._knowledge.disguise("dot-word")
        emoji, providers = self._knowledge.disguise("emoji-symbol"), self._knowledge.disguise("provider-name")
        signs = self._knowledge.disguise("symbol-word")["signs"]
        entries = [
            *(Entry(word, Class.AT, "@", "at-word") for word in at["strong"]),
            *(Entry(word, Class.WEAK_AT, "@", "at-word") for word in at["weak"]),
            *(Entry(word, Class.WEAK_AT, "@", "at-word", bracketed=True) for word in at["bracketed"]),
            *(Entry(word, Class.WEAK_AT, "@", "at-word", PLACE) for word in at["places"]),
            *(Entry(word, Class.DOT, ".", "dot-word") for word in dot["strong"] if word != "."),
            *(Entry(word, Class.WEAK_DOT, ".", "dot-word") for word in dot["weak"]),
            *(Entry(word, Class.AT, "@", "emoji-symbol") for word in emoji["at"]),
            *(Entry(word, Class.WEAK_DOT, ".", "emoji-symbol") for word in emoji["dot"]),
            *(Entry(word, Class.SIGN, "-", "emoji-symbol") for word in emoji["hyphen"]),
            *(Entry(word, Class.SIGN, sign, "symbol-word") for sign, words in signs.items() for word in words),
        ]
        for provider in providers["providers"]:
            entries += [
                Entry(name.lower(), Class.PROVIDER, provider["name"], "provider-name", whole_domain(provider, name))
                for name in provider_names(provider, providers["tails"])
            ]
        entries += [
            Entry(word, Class.ENDING, ending, "provider-name")
            for ending, words in providers["endings"].items()
            for word in words
            if not word.isascii()
        ]
        # the dot and the ending in one word: pontocom, dotcom
        entries += [
            Entry(f"{word}{ending}", Class.ENDING, ending, "dot-word")
            for word in dot["strong"]
            if word.isalpha() and word[0].isascii()
            for ending in _GLUED_ENDINGS
        ]
        # a text is read without the accents of its language; ät is no at
        return [
            entry._replace(word=spelling)
            for entry in entries
            for spelling in ({entry.word, unaccented(entry.word)} if len(entry.word) > _SHORT else {entry.word})
        ]


_SHORT = 3
_GLUED_ENDINGS = ("com", "net", "org", "jp", "de", "fr", "es", "it", "br", "ru", "me", "uk", "ph", "mx")


def _in_hiragana(entry: Entry) -> Entry:
    return entry._replace(word=hiragana(entry.word))


def _unaccented(word: str) -> str:
    """The word as the folded reading has it; the marks of kana stay."""
    if any(character > "\u024f" for character in word):
        return word
    return "".join(
        character for character in unicodedata.normalize("NFD", word) if not unicodedata.combining(character)
    )
