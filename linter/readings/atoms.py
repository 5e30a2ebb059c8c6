"""Atoms: the smallest words of a spoken contact – a digit's reading, a letter's name, a word for @ or the dot.

The lexer finds them at one position, the longest first. What a run of atoms means is decided by
`linter.readings.spoken`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.readings.lexicon import DIGITS, GAP, OPENING, SPACE, Class, Entry, Vocabulary, Words


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


_LETTER_FIGURES = re.compile(r"[OoIl]{1,3}(?![A-Za-z]| [a-z])")
_LOOKS = str.maketrans("OoIl|SBZ", "00111582")
_FILLER = re.compile(
    r"(?:そのあと|その後|それから|続けて|つづけて|次に|つぎに|あとは|あと|そのうしろは|うしろは|最後は|さいごは|おしまいは|と|で|は|が)?"
    r"(?:数字の|数字で|数字は|数字が|すうじは|すうじの|小文字の|小文字で|アルファベットの|アルファベットで|半角の)"
    r"|(?:それ|そ)から|そのあとが?|その後|続けて|続いて|(?:お?次|つぎ|続き|つづき|あと|後半|後ろ|うしろ"
    r"|お?しまい|終わり|おわり|最後|さいご|真ん中|まんなか|残り|のこり|お?尻|おしり|末尾|しっぽ"
    r"|締め|しめ|結び|ラスト)(?:は|に|が|の)?|終点|お乗り換えは|の続きは|えーと|えっと|ええっ?と|あのー?"
    r"|あ(?=[、,])|んー?と?(?=[、,])|うーんと?"
    r"|(?:です|でして|になります|ね|よね|はい|ええ|うん)(?=[、,。！!…])|それと|そして|と|局番?(?:の|は|が)?|"
    r"で(?=\s?(?:ジーメ|じーめ|[Gg]メ|グーグル|ヤフ|ドコモ|アイクラ|アウトル|ホットメ))"
    r"|(?i:(?:and |, )?then |(?:the )?(?:area|country) code(?: is)? "
    r"|next (?:comes |is )?|finally,? |last(?:ly)?,? )(?:an? |the )?"
    r"|followed by (?:an? |the )?|straight after|and (?:an? )?"
    r"|그 ?다음(?:은|에)?|다음(?:은|에)?|그리고|이어서|마지막(?:은|에)?|끝(?:은|에)?"
    r"|puis |ensuite |luego |dann |danach |depois |poi "
    r"|y |e (?!for |as |like )|et (?=onze)"
    r"|nova linha"
)
_LETTER_AS_IN = re.compile(
    r"([A-Za-z]) (?:as in|for|like) [A-Za-z]+|([A-Za-z])は[\u3041-\u30fe\u4e00-\u9fff]{1,8}の(?:(?i:\2))(?![A-Za-z])"
    # the particle that binds the first word to what goes before is none of it
    r"|(?:(?:(?![はがを、])|(?<![A-Za-z0-9\u30a1-\u30fc\u4e00-\u9fff]))[\u3041-\u3096]{1,8}|[\u30a1-\u30fe]{1,8}"
    r"|[\u4e00-\u9fff]{1,6}[\u3041-\u3096]{0,2}(?<![はがを]))の([A-Za-z])(?![A-Za-z])"
)
_MAY_BE_AS_IN = re.compile("[A-Za-z] (?:as in|for|like) [A-Za-z]|の[A-Za-z]")
#: a remark between two groups: （ブレス）, （名古屋）
_REMARK = re.compile(r"[（(〔\[][^（()）〔〕\[\]0-9\n]{1,8}[）)〕\]]")
_REMARK_OPENS = "（(〔["
_REPEATED = re.compile(
    r"(?P<tie>が|を|の)?([1-9]|[一二三四ひふみよ])(?:つ|とつ|っつ|たつ|個|回|本|連続|連|度)(?:と|も)?"
)
_REPEATED_BEGINS = frozenset("がをの123456789一二三四ひふみよ")
_TIMES = {"一": 1, "ひ": 1, "二": 2, "三": 3, "四": 4, "ふ": 2, "み": 3, "よ": 4}
_CLOSING = ')]}>）］｝＞】〕」》〉』≫»〗❫⟩”"'
#: brackets inside brackets: ((at))
_MOST_OPENED = 3


def atom_at(text: str, lower: str, position: int, vocabulary: Vocabulary, *, touching: bool) -> Atom | None:
    """The longest atom of the vocabulary at `position`, brackets around it included.

    `touching`: another atom ends right there, so figures may follow letters (`zero9zero`).
    """
    words = vocabulary.words
    first, typed = lower[position], text[position]
    lone = None if vocabulary.as_in else words.lone.get(first)
    if lone is not None:
        # as most figures are: nothing longer can begin here
        end = position + 1
        # as `Atom` would make it, in a third of the time
        atom = tuple.__new__(Atom, (position, end, *lone))
        return _repeated(atom, text) if text[end : end + 1] in _REPEATED_BEGINS and len(atom.value) == 1 else atom
    word = _word_at(text, lower, position, words) if first in words.first or first in OPENING else None
    if vocabulary.as_in:
        spelled = _letter_as_in(text, position)
        if spelled is not None and (word is None or spelled.end > word.end):
            return spelled
    literal = vocabulary.literal.match(text, position) if typed.isascii() else None
    if vocabulary.literal is DIGITS:
        if touching:
            # among figures a lone O or l is one too
            literal = literal or _LETTER_FIGURES.match(text, position)
        elif literal and text[position - 1 : position].isascii() and text[position - 1 : position].isalpha():
            literal = None
    if literal and (word is None or (literal.end() > word.end and not _outdoes(word, vocabulary))):
        value = literal[0].translate(_LOOKS) if vocabulary.literal is DIGITS else literal[0]
        word = Atom(position, literal.end(), Class.LATIN, value, "")
    if word is not None and len(word.value) == 1 and text[word.end : word.end + 1] in _REPEATED_BEGINS:
        return _repeated(word, text)
    if word is not None and word.cls is _DIGIT and len(word.value) == 1 and lower[word.start].isascii():
        return _told_often(word, lower)
    return word


_PLURALS = {
    "zeros": "0", "zeroes": "0", "ohs": "0", "noughts": "0", "ones": "1", "twos": "2", "threes": "3", "fours": "4",
    "fives": "5", "sixes": "6", "sevens": "7", "eights": "8", "nines": "9",
}  # fmt: skip
#: three fives; five (three times), six twice
_SO_MANY = re.compile(
    rf"[ -](?P<many>{'|'.join(_PLURALS)})(?![a-z])"
    r"|,? ?[(]?(?P<times>twice|thrice|(?:two|three|four|[2-4]) times|x ?[2-4])(?![a-z])[)]?"
)
_TIMES_EN = {"twice": 2, "thrice": 3, "two": 2, "three": 3, "four": 4}


def _told_often(atom: Atom, lower: str) -> Atom:
    """A digit in English words with how often it is said."""
    found = _SO_MANY.match(lower, atom.end)
    if found is None:
        return atom
    if found["many"]:
        if atom.value not in ("2", "3", "4"):
            return atom
        return atom._replace(end=found.end(), value=_PLURALS[found["many"]] * int(atom.value))
    said = found["times"].split()[0].lstrip("x") or found["times"][-1]
    return atom._replace(end=found.end(), value=atom.value * (_TIMES_EN.get(said) or int(said)))


def _outdoes(word: Atom, vocabulary: Vocabulary) -> bool:
    """Whether a word counts although Latin text goes on after it: `seven-1-8`, `Tango-Hotel`."""
    long = word.end - word.start > 2
    return long and (word.cls is Class.LETTER if vocabulary.letters else word.cls is Class.DIGIT)


def _word_at(text: str, lower: str, position: int, words: Words) -> Atom | None:
    start = position
    lone = words.lone.get(lower[position])
    if lone is not None:
        return Atom(start, start + 1, *lone)
    opened = 0
    while opened < _MOST_OPENED and lower[position] in OPENING:
        opened += 1
        position = _skip_spaces(lower, position + 1)
        if position >= len(lower):
            return None
    for entry in words.at(lower, position):
        word = entry.word
        if not lower.startswith(word, position):
            continue
        end = position + len(word)
        if word[0] in _LATIN_LETTERS and not _stands_alone(text, position, end):
            continue
        if word == "이" and lower.startswith(_COPULAS, end):
            continue
        if entry.cls is _DIGIT and len(word) > 1 and _leaves_rest(lower, end, entry, words):
            continue
        if not opened and not entry.bracketed:
            return Atom(start, end, entry.cls, entry.value, entry.family, entry.whole, word == entry.value)
        close = _closed_at(lower, end, opened)
        if opened and close > end and entry.cls in _BRACKETED:
            # nobody puts an ordinary "at" in brackets
            strong = {Class.WEAK_AT: Class.AT, Class.WEAK_DOT: Class.DOT}.get(entry.cls, entry.cls)
            return Atom(start, close, strong, entry.value, entry.family, entry.whole)
    return None


#: behind 이 (2), which belongs to the sentence then
_COPULAS = ("에요", "예요", "야", "죠", "지요", "고요", "라고", "니까")


def _closed_at(lower: str, position: int, opened: int) -> int:
    """Where as many brackets are closed as were opened; `position` if they are not."""
    end = position
    for _ in range(opened):
        end = _skip_spaces(lower, end)
        if lower[end : end + 1] not in tuple(_CLOSING):
            return position
        end += 1
    return end


def _leaves_rest(lower: str, end: int, entry: Entry, words: Words) -> bool:
    """Whether a kana digit word taken here leaves a kana behind that begins no word: にい of にいち."""
    if entry.word[0].isascii() or end >= len(lower):
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


#: looked up for every word; the attribute of an enumeration takes longer
_DIGIT = Class.DIGIT
_LATIN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter goes on beside a Latin word; a figure may touch it, `four1five`, or a capital, `FourOne`."""
    before, after = text[start - 1 : start], text[end : end + 1]
    begins = not (before.isascii() and before.isalpha()) or (before.islower() and text[start].isupper())
    ends = not (after.isascii() and (after.isalpha() or after == "_")) or (text[end - 1].islower() and after.isupper())
    return begins and ends


def gap_at(text: str, position: int, vocabulary: Vocabulary) -> int:
    """Where a gap at `position` ends, phrases such as そのあと数字の included; `position` if there is none."""
    end = _end(vocabulary.gap, text, position, _WIDEST_GAP)
    if vocabulary.gap is SPACE:
        return end
    filler = _end(_FILLER, text, end, _WIDEST_FILLER)
    return _end(GAP, text, filler, _WIDEST_GAP) if filler > end else end


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


def may_be_as_in(text: str) -> bool:
    """Whether letters may be said by words that begin with them anywhere in `text`."""
    return _MAY_BE_AS_IN.search(text) is not None


def _letter_as_in(text: str, position: int) -> Atom | None:
    """`M as in monkey`, スイカのS."""
    found = _LETTER_AS_IN.match(text, position, position + 24)
    if not found:
        return None
    return Atom(position, found.end(), Class.LETTER, (found[1] or found[2] or found[3]).lower(), "spelled-letters")


def _repeated(atom: Atom, text: str) -> Atom:
    """The atom of one digit or letter with ゴが3つ read as 555; に二度 says no digit twice."""
    found = _REPEATED.match(text, atom.end)
    if not found or not (found["tie"] or atom.end - atom.start > 1):
        return atom
    count = int(found[2]) if found[2].isascii() else _TIMES[found[2]]
    return atom._replace(end=found.end(), value=atom.value * count, family=atom.family or "kana-digits")
