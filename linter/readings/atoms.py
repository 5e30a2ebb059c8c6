"""Atoms: the smallest words of a spoken contact – a digit's reading, a letter's name, a word for @ or the dot.

The lexer finds them at one position, the longest first. What a run of atoms means is decided by
`linter.readings.spoken`.
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
from linter.text import hiragana


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


class Atom(NamedTuple):
    """A word at its place in a reading, and what it stands for."""

    start: int
    end: int
    cls: Class
    value: str
    family: str
    #: what a provider's name stands for when no ending follows; of a gap, what stands there
    whole: str = ""
    #: a word that is written as it is meant (gmail)
    is_plain: bool = False


class _Entry(NamedTuple):
    word: str
    cls: Class
    value: str
    family: str
    whole: str = ""
    #: counts in brackets only
    bracketed: bool = False


_LATIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_+-]|\.(?![ \n]{1,2}[A-Z]|$))*|[._+-]+[A-Za-z0-9][A-Za-z0-9._+-]*|[_@+]")
_SPELLED = re.compile(r"@?[A-Za-z0-9]+(?:[._][A-Za-z0-9]+)*|[_@]")
_DIGITS = re.compile(r"[OoIl|SBZ]*[0-9]+(?:[OoIl|SBZ]+[0-9]*)*(?![A-Za-z])|[0-9]+")
_LETTER_FIGURES = re.compile(r"[OoIl]{1,3}(?![A-Za-z]| [a-z])")
_LOOKS = str.maketrans("OoIl|SBZ", "00111582")
_GAP = re.compile(
    r"(?:[\s、，,・･·.．。\-‐‑–—―−－ー〜~/／|｜()（）〔〕「」『』\[\]【】<>＜＞:：;；*＊…!！?？'’\"=＝→♪•_]|の|(?<=[0-9])に)+"
)
#: between a word for a sign and its neighbours there is little more than a space
_SPACE = re.compile(r"・|[ \u3000]{0,2}(?:\n|[★☆＊*~〜|♪◆■])?[ \u3000]{0,2}(?<=.)", re.DOTALL)
_FILLER = re.compile(
    r"(?:そのあと|その後|それから|続けて|つづけて|次に|つぎに|あとは|あと|そのうしろは|うしろは|最後は|さいごは|おしまいは|と|で|は|が)?"
    r"(?:数字の|数字で|すうじの|小文字の|小文字で|アルファベットの|アルファベットで|半角の)"
    r"|(?:それ|そ)から|そのあとが?|その後|続けて|続いて|(?:お?次|つぎ|続き|つづき|あと|後半|後ろ|うしろ|おしまい|終わり|最後|さいご|真ん中|まんなか|残り|お?尻|末尾|しめ)"
    r"(?:は|に|が|の)?|終点|お乗り換えは|の続きは|えーと|えっと|ええっ?と|あのー?|あ(?=[、,])|んー?と?(?=[、,])|うーんと?|それと|そして|と|局番?(?:の|は|が)?|"
    r"で(?=\s?(?:ジーメ|じーめ|[Gg]メ|グーグル|ヤフ|ドコモ|アイクラ|アウトル|ホットメ))"
    r"|(?:and |, )?then (?:an? |the )?|followed by (?:an? |the )?|straight after|and (?:an? )?"
    r"|y |e (?!for |as |like )|et (?=onze)"
    r"|nova linha"
)
_LETTER_AS_IN = re.compile(
    r"([A-Za-z]) (?:as in|for|like) [A-Za-z]+|([A-Za-z])は[\u3041-\u30fe\u4e00-\u9fff]{1,8}の(?:(?i:\2))(?![A-Za-z])"
    # the particle that binds the first word to what goes before is none of it
    r"|(?:(?:(?![はがを、])|(?<![A-Za-z0-9\u30a1-\u30fc\u4e00-\u9fff]))[\u3041-\u3096]{1,8}|[\u30a1-\u30fe]{1,8}"
    r"|[\u4e00-\u9fff]{1,6}[\u3041-\u3096]{0,2}(?<![はがを]))の([A-Za-z])(?![A-Za-z])"
)
#: a remark between two groups: （ブレス）, （名古屋）
_REMARK = re.compile(r"[（(〔\[][^（()）〔〕\[\]0-9\n]{1,8}[）)〕\]]")
_REMARK_OPENS = "（(〔["
_REPEATED = re.compile(
    r"(?P<tie>が|を|の)?([1-9]|[一二三四ひふみよ])(?:つ|とつ|っつ|たつ|個|回|本|連続|連|度)(?:と|も)?"
)
_REPEATED_BEGINS = frozenset("がをの123456789一二三四ひふみよ")
_TIMES = {"一": 1, "ひ": 1, "二": 2, "三": 3, "四": 4, "ふ": 2, "み": 3, "よ": 4}
_OPENING, _CLOSING = "([{<（［｛＜【〔「", ")]}>）］｝＞】〕」"


class _Words:
    """Words laid out by how they begin, so that few need to be compared at any place of a text."""

    def __init__(self, entries: Iterable[_Entry]) -> None:
        self._table: dict[str, list[_Entry]] = {}
        for entry in sorted(entries, key=lambda entry: -len(entry.word)):
            self._table.setdefault(entry.word[:2], []).append(entry)
        self.first = frozenset(beginning[0] for beginning in self._table)
        #: the first two letters of every word, or the only one
        self.beginnings = frozenset(self._table)

    def at(self, text: str, position: int) -> Sequence[_Entry]:
        """The words that may stand at `position`, the longest first."""
        if text[position] not in self.first:
            return ()
        longer = self._table.get(text[position : position + 2], [])
        short = self._table.get(text[position])
        return longer + short if short and len(text) > position + 1 else longer


class Vocabulary(NamedTuple):
    """What a pass over the text looks for: words, and text that stands for itself."""

    words: _Words
    literal: re.Pattern[str]
    gap: re.Pattern[str]
    #: in lower case, the character or the two with which an atom begins; None where it may be any
    begins: frozenset[str] | None
    letters: bool = False
    #: words are looked for in hiragana, so that ぜロきゅウ reads like ぜろきゅう
    folded: bool = False


class Lexicon:
    """The atoms that the disguise files declare, as the vocabularies of the passes."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    @cached_property
    def digits(self) -> Vocabulary:
        """Digit words of every language and script; among them figures and letters that look like figures."""
        words = _Words(map(_in_hiragana, self._digit_entries()))
        return Vocabulary(words, _DIGITS, _GAP, words.beginnings | {*"0123456789oil|sbz", *_OPENING}, folded=True)

    @cached_property
    def words(self) -> Vocabulary:
        """Words for signs, providers and endings of domains, between Latin words."""
        words = _Words(self._word_entries())
        latin = "abcdefghijklmnopqrstuvwxyz0123456789._+-@"
        return Vocabulary(words, _LATIN, _SPACE, words.beginnings | {*latin, *_OPENING})

    @cached_property
    def letters(self) -> Vocabulary:
        """Names of letters, with digits and words: everything an id can be spelled with."""
        table = self._knowledge.disguise("spelled-letters")
        entries = [
            _Entry(name.lower(), Class.LETTER, letter, "spelled-letters", "weak" if key == "weak" else "")
            for key in ("letters", "weak")
            for letter, names in table[key].items()
            for name in names
        ]
        # between letters a comma or a middle dot only separates
        signs = [entry for entry in self._word_entries() if len(entry.word) > 1 or entry.cls is not Class.WEAK_DOT]
        words = _Words([*entries, *signs, *self._digit_entries()])
        # スイカのS: any kana or kanji may begin what stands for a letter
        return Vocabulary(words, _SPELLED, _GAP, None, letters=True)

    def _digit_entries(self) -> list[_Entry]:
        entries = []
        for family in ("kanji-digits", "kana-digits", "digit-words"):
            table = self._knowledge.disguise(family)
            for key, cls in (("digits", Class.DIGIT), ("tens", Class.TENS), ("multipliers", Class.MULTIPLIER)):
                entries += [
                    _Entry(spelling, cls, value, family)
                    for value, words in table.get(key, {}).items()
                    for word in words
                    for spelling in {word, _unaccented(word)}
                ]
            entries += [
                _Entry(word, Class.REPEAT, value, family)
                for value, words in table.get("repeats", {}).items()
                for word in words
            ]
            entries += [_Entry(word, Class.PLUS, "+", family) for word in table.get("signs", {}).get("+", ())]
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
        entries += [_Entry(word, Class.GAP, "-", "") for word in dashes]
        emoji = self._knowledge.disguise("emoji-symbol")["digits"]
        entries += [
            _Entry(sign, Class.DIGIT, value, "emoji-symbol") for value, signs in emoji.items() for sign in signs
        ]
        return entries

    def _word_entries(self) -> list[_Entry]:
        at, dot = self._knowledge.disguise("at-word"), self._knowledge.disguise("dot-word")
        emoji, providers = self._knowledge.disguise("emoji-symbol"), self._knowledge.disguise("provider-name")
        signs = self._knowledge.disguise("symbol-word")["signs"]
        entries = [
            *(_Entry(word, Class.AT, "@", "at-word") for word in at["strong"]),
            *(_Entry(word, Class.WEAK_AT, "@", "at-word") for word in at["weak"]),
            *(_Entry(word, Class.WEAK_AT, "@", "at-word", bracketed=True) for word in at["bracketed"]),
            *(_Entry(word, Class.DOT, ".", "dot-word") for word in dot["strong"] if word != "."),
            *(_Entry(word, Class.WEAK_DOT, ".", "dot-word") for word in dot["weak"]),
            *(_Entry(word, Class.AT, "@", "emoji-symbol") for word in emoji["at"]),
            *(_Entry(word, Class.WEAK_DOT, ".", "emoji-symbol") for word in emoji["dot"]),
            *(_Entry(word, Class.SIGN, "-", "emoji-symbol") for word in emoji["hyphen"]),
            *(_Entry(word, Class.SIGN, sign, "symbol-word") for sign, words in signs.items() for word in words),
        ]
        for provider in providers["providers"]:
            entries += [
                _Entry(name.lower(), Class.PROVIDER, provider["name"], "provider-name", whole_domain(provider, name))
                for name in provider_names(provider, providers["tails"])
            ]
        entries += [
            _Entry(word, Class.ENDING, ending, "provider-name")
            for ending, words in providers["endings"].items()
            for word in words
            if not word.isascii()
        ]
        return entries


def _in_hiragana(entry: _Entry) -> _Entry:
    return entry._replace(word=hiragana(entry.word))


def _unaccented(word: str) -> str:
    """The word as the folded reading has it; the marks of kana stay."""
    if any(character > "\u024f" for character in word):
        return word
    return "".join(
        character for character in unicodedata.normalize("NFD", word) if not unicodedata.combining(character)
    )


def atom_at(text: str, lower: str, position: int, vocabulary: Vocabulary, *, touching: bool) -> Atom | None:
    """The longest atom of the vocabulary at `position`, brackets around it included.

    `touching`: another atom ends right there, so figures may follow letters (`zero9zero`).
    """
    first = lower[position]
    may_be = first in vocabulary.words.first or first in _OPENING
    word = _word_at(text, lower, position, vocabulary.words) if may_be else None
    if vocabulary.letters:
        spelled = _letter_as_in(text, position)
        if spelled is not None and (word is None or spelled.end > word.end):
            return spelled
    literal = vocabulary.literal.match(text, position) if text[position].isascii() else None
    figures = vocabulary.literal is _DIGITS
    if figures and literal is None and touching:
        # among figures a lone O or l is one too
        literal = _LETTER_FIGURES.match(text, position)
    if (
        literal
        and figures
        and not touching
        and text[position - 1 : position].isascii()
        and text[position - 1 : position].isalpha()
    ):
        literal = None
    if literal and (word is None or (literal.end() > word.end and not _outdoes(word, vocabulary))):
        value = literal[0].translate(_LOOKS) if figures else literal[0]
        return _repeated(Atom(position, literal.end(), Class.LATIN, value, ""), text)
    return _repeated(word, text) if word is not None else None


def _outdoes(word: Atom, vocabulary: Vocabulary) -> bool:
    """Whether a word counts although Latin text goes on after it: `seven-1-8`, `Tango-Hotel`."""
    long = word.end - word.start > 2
    return long and (word.cls is Class.LETTER if vocabulary.letters else word.cls is Class.DIGIT)


def _word_at(text: str, lower: str, position: int, words: _Words) -> Atom | None:
    start = position
    opened = lower[position] in _OPENING
    if opened:
        position = _skip_spaces(lower, position + 1)
        if position >= len(lower):
            return None
    for entry in words.at(lower, position):
        end = position + len(entry.word)
        if not lower.startswith(entry.word, position) or not _is_word(text, position, end, entry.word):
            continue
        if _leaves_rest(lower, end, entry, words):
            continue
        if not opened and not entry.bracketed:
            return Atom(start, end, entry.cls, entry.value, entry.family, entry.whole, entry.word == entry.value)
        close = _skip_spaces(lower, end)
        if opened and lower[close : close + 1] in tuple(_CLOSING) and entry.cls in _BRACKETED:
            # nobody puts an ordinary "at" in brackets
            strong = {Class.WEAK_AT: Class.AT, Class.WEAK_DOT: Class.DOT}.get(entry.cls, entry.cls)
            return Atom(start, close + 1, strong, entry.value, entry.family, entry.whole)
    return None


def _leaves_rest(lower: str, end: int, entry: _Entry, words: _Words) -> bool:
    """Whether a kana digit word taken here leaves a kana behind that begins no word: にい of にいち."""
    if entry.cls is not Class.DIGIT or len(entry.word) < 2 or entry.word[0].isascii() or end >= len(lower):
        return False
    following = lower[end]
    if not ("\u3041" <= following <= "\u3096" or "\u30a1" <= following <= "\u30fa"):
        return False
    if any(lower.startswith(other.word, end) for other in words.at(lower, end)):
        return False
    for shorter in words.at(entry.word, 0):
        if len(shorter.word) < len(entry.word) and entry.word.startswith(shorter.word):
            rest = end - len(entry.word) + len(shorter.word)
            if any(lower.startswith(other.word, rest) for other in words.at(lower, rest)):
                return True
    return False


def _skip_spaces(text: str, position: int) -> int:
    while text[position : position + 1] == " ":
        position += 1
    return position


_BRACKETED = frozenset({Class.GAP, Class.AT, Class.WEAK_AT, Class.DOT, Class.WEAK_DOT, Class.SIGN})


def _is_word(text: str, start: int, end: int, word: str) -> bool:
    """Latin words stand alone (a figure may touch them, `four1five`, or a capital, `FourOne`); others need none."""
    if not (word[0].isascii() and word[0].isalpha()):
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    begins = not (before.isascii() and before.isalpha()) or (before.islower() and text[start].isupper())
    ends = not (after.isascii() and (after.isalpha() or after == "_")) or (text[end - 1].islower() and after.isupper())
    return begins and ends


def gap_at(text: str, position: int, vocabulary: Vocabulary) -> int:
    """Where a gap at `position` ends, phrases such as そのあと数字の included; `position` if there is none."""
    end = _end(vocabulary.gap, text, position, _WIDEST_GAP)
    if vocabulary.gap is _SPACE:
        return end
    filler = _end(_FILLER, text, end, _WIDEST_FILLER)
    return _end(_GAP, text, filler, _WIDEST_GAP) if filler > end else end


_WIDEST_GAP, _WIDEST_FILLER = 8, 20


def remark_at(text: str, lower: str, position: int, vocabulary: Vocabulary) -> int:
    """Where a remark in brackets that says no digits ends; `position` if there is none."""
    found = _REMARK.match(text, position) if text[position] in _REMARK_OPENS else None
    if found is None:
        return position
    inside = range(position + 1, found.end() - 1)
    says = any(
        atom.cls is not Class.GAP and (len(atom.value) > 1 or atom.end - atom.start > 1 or lower[at] > "\u3400")
        for at in inside
        if (atom := atom_at(text, lower, at, vocabulary, touching=True)) is not None
    )
    return position if says else found.end()


def _end(pattern: re.Pattern[str], text: str, position: int, widest: int) -> int:
    found = pattern.match(text, position, position + widest)
    return found.end() if found else position


def _letter_as_in(text: str, position: int) -> Atom | None:
    """`M as in monkey`, スイカのS."""
    found = _LETTER_AS_IN.match(text, position, position + 24)
    if not found:
        return None
    return Atom(position, found.end(), Class.LETTER, (found[1] or found[2] or found[3]).lower(), "spelled-letters")


def _repeated(atom: Atom, text: str) -> Atom:
    """The atom with ゴが3つ read as 555; に二度 says no digit twice."""
    may_be = len(atom.value) == 1 and text[atom.end : atom.end + 1] in _REPEATED_BEGINS
    found = _REPEATED.match(text, atom.end) if may_be else None
    if not found or not (found["tie"] or atom.end - atom.start > 1):
        return atom
    count = int(found[2]) if found[2].isascii() else _TIMES[found[2]]
    return atom._replace(end=found.end(), value=atom.value * count, family=atom.family or "kana-digits")
