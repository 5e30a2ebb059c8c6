"""Dressed-up characters become the plain ones they stand for, and invisible ones go.

Widths, circled and keycap digits, letters of the mathematical alphabets, letters of other scripts that look
Latin, combining strokes, zero-width characters: whatever a reader's eye passes over.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import regex

from linter.knowledge import Knowledge
from linter.readings.reading import Edit, Reading

#: Normalisation of a base with endless combining marks is quadratic; nobody writes more than this.
MAX_MARKS = 30

#: units of which it is remembered what they fold to: more than a message has of them, and few enough to keep
_CACHED = 2048

#: Everything but ASCII, kana and the common ideographs, which fold to themselves.
_FOLDABLE = regex.compile("[^\x00-\x7f\u3001-\u301b\u301d-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_KEYCAP = "\u20e3"
#: dotless i, phonetic letters and modifiers, Greek, Cyrillic and Armenian
_OTHER_LETTERS = "\u0131\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u0530-\u058f"
_IN_TOKEN = f"[0-9A-Za-z{_OTHER_LETTERS}._@+#/:-]"
# the look behind keeps the search from starting anew inside a token that has no such letter
_TOKEN = regex.compile(f"(?<!{_IN_TOKEN}){_IN_TOKEN}*?[{_OTHER_LETTERS}]{_IN_TOKEN}*")


def undo(reading: Reading, knowledge: Knowledge) -> Reading:
    """Fold unit by unit (a base and its marks), then accents and look-alike letters token by token."""
    folded = reading.rewrite("folded", _overridden(reading.text))
    folded = folded.rewrite("folded", _upside_down(folded.text))
    folded = folded.rewrite("folded", _units_folded(folded.text, knowledge))
    folded = folded.rewrite("folded", _accents(folded.text))
    folded = folded.rewrite("folded", _prolonged(folded.text))
    folded = folded.rewrite("folded", _like_katakana(folded.text, knowledge))
    return folded.rewrite("folded", _lookalikes(folded.text, knowledge))


def _overridden(text: str) -> Iterator[Edit]:
    """Text that a direction override shows from behind."""
    if "\u202e" in text:
        for found in _OVERRIDE.finditer(text):
            yield Edit(found.start(), found.end(), found[1][::-1], "reversed")


_OVERRIDE = regex.compile("\u202e([^\u202c\u202d\u202e\n]{1,400})[\u202c\u202d]?")


#: letters that stand on their heads; read from behind
_UPSIDE_DOWN = dict(zip("ɐqɔpǝɟƃɥıɾʞןɯuodbɹsʇnʌʍxʎz˙‾ᴉʃɓ⅄∀Ɔl", "abcdefghijklmnopqrstuvwxyz._ilgYACl", strict=True))
_STANDING = regex.compile(f"[{''.join(_UPSIDE_DOWN)}0-9@]{{5,80}}")
_ON_ITS_HEAD = frozenset("ɐɔǝɟƃɥɾʞןɯɹʇʌʍʎ˙ᴉ")


def _upside_down(text: str) -> Iterator[Edit]:
    """`ɯoɔ˙lıɐɯƃ@ıɯ`: a word of letters on their heads, from behind."""
    if _ON_ITS_HEAD.isdisjoint(text):
        return
    for found in _STANDING.finditer(text):
        if sum(map(_ON_ITS_HEAD.__contains__, found[0])) >= _FEW_ON_THEIR_HEADS:
            plain = "".join(_UPSIDE_DOWN.get(letter, letter) for letter in reversed(found[0]))
            yield Edit(found.start(), found.end(), plain, "reversed")


_FEW_ON_THEIR_HEADS = 3


def _units_folded(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    lookalikes = knowledge.disguise("lookalike")["letters"]
    for run in _FOLDABLE.finditer(text):
        # marks and variation selectors act on the plain character before the run
        start = run.start()
        if start and _is_mark(text[start]):
            start -= 1
        yield from _unit_edits(text, start, run.end(), lookalikes)


def _unit_edits(text: str, start: int, end: int, lookalikes: dict[str, str]) -> Iterator[Edit]:
    position = start
    while position < end:
        stop = position + 1
        while stop < end and stop - position <= MAX_MARKS and _is_mark(text[stop]):
            stop += 1
        # a look-alike of another script keeps its shape, which normalisation may change
        lone = stop - position == 1 and text[position] in lookalikes
        folded = None if lone else _fold_unit(text[position:stop])
        if folded is not None:
            yield Edit(position, stop, *folded)
        position = stop


@lru_cache(_CACHED)
def _is_mark(character: str) -> bool:
    return (
        character in "\uff9e\uff9f\ufe0e\ufe0f"
        or character == _KEYCAP
        or unicodedata.combining(character) != 0
        or unicodedata.category(character) in ("Mn", "Me")
    )


@lru_cache(_CACHED)
def _fold_unit(unit: str) -> tuple[str, str] | None:
    """What a base with its marks stands for, and how it was dressed; None if it is plain."""
    base, marks = unit[0], unit[1:]
    if _is_invisible(base) or (len(unit) == 1 and _is_mark(base) and base not in "\uff9e\uff9f"):
        return "", "invisible" if _is_invisible(base) else "marks"
    if _KEYCAP in marks:
        return _plain(base) or base, "dressed"
    # the marks of kana are letters' parts; strokes and dots laid over a letter are dress
    kept = "".join(mark for mark in marks if mark in "\u3099\u309a\uff9e\uff9f")
    plain = _plain(base)
    if plain is None:
        plain = unicodedata.normalize("NFKC", base + kept)
    if plain == unit:
        return None
    return plain, _family(base, marks, plain)


def _family(base: str, marks: str, plain: str) -> str:
    if "\uff00" <= base <= "\uffef" or base == "\u3000":
        return "width"
    return "marks" if marks.strip("\ufe0e\ufe0f") else "dressed"


def _is_invisible(character: str) -> bool:
    return character in _FILLERS or (unicodedata.category(character) == "Cf" and not "\u0600" <= character <= "\u0605")


#: blank letters that are no format characters: Hangul fillers, the empty braille cell, Khmer inherent vowels
_FILLERS = "\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5\u034f\u180b\u180c\u180d\u180e"


def _plain(character: str) -> str | None:
    """The digit or letter that a dressed-up character is, by its Unicode name and value; None if it is plain."""
    if character.isascii():
        return None
    value = unicodedata.digit(character, None)
    if value is None and unicodedata.category(character) in ("No", "Nl"):
        number = unicodedata.numeric(character, None)
        value = int(number) if number is not None and number in range(10) else None
    if value is not None:
        return str(int(value))
    if "\U0001f1e6" <= character <= "\U0001f1ff":
        return chr(ord("A") + ord(character) - 0x1F1E6)
    name = unicodedata.name(character, "")
    found = _DRESSED_LETTER.fullmatch(name)
    if found:
        letter = str(found[2])
        # squares hold capitals only, so that these say nothing about the case
        is_capital = found[1].endswith(" CAPITAL") and not any(
            style in found[1] for style in ("MODIFIER", "SMALL", "SQUARED", "PARENTHESIZED")
        )
        return letter if is_capital else letter.lower()
    return None


_DRESSED_LETTER = regex.compile(
    r"((?:NEGATIVE |CROSSED )?(?:CIRCLED |SQUARED |PARENTHESIZED )?LATIN (?:CAPITAL|LETTER SMALL CAPITAL|SMALL)"
    r"|MODIFIER LETTER (?:SMALL CAPITAL|SMALL|CAPITAL)|LATIN SUBSCRIPT SMALL)(?: LETTER)? ([A-Z])"
)


def _accents(text: str) -> Iterator[Edit]:
    """Accents strewn over most letters of a word are dress; an accent here and there is spelling."""
    for word in _ACCENTED.finditer(text):
        letters = [character for character in word[0] if character.isalpha()]
        accented = [character for character in letters if not character.isascii()]
        if len(accented) >= 4 and len(accented) * 2 >= len(letters):
            for at, character in enumerate(word[0], word.start()):
                plain = _without_marks(character)
                if plain != character:
                    yield Edit(at, at + 1, plain, "marks")


_IN_WORD = "[A-Za-z0-9._@+\u00c0-\u024f\u1e00-\u1eff-]"
_ACCENTED = regex.compile(f"(?<!{_IN_WORD}){_IN_WORD}*?[\u00c0-\u024f\u1e00-\u1eff]{_IN_WORD}*")


def _without_marks(character: str) -> str:
    """A Latin letter without what is laid over it."""
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character


def _prolonged(text: str) -> Iterator[Edit]:
    """A wave between kana is a long vowel: メ〜ル."""
    for found in PROLONGED.finditer(text):
        yield Edit(found.start(), found.end(), "ー", "lookalike")


PROLONGED = regex.compile("(?<=[\u3041-\u3096\u30a1-\u30fa])[〜～~](?=[\u3041-\u3096\u30a1-\u30fa])")


def _like_katakana(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """Kanji and strokes that stand between katakana, or end a word of them, as the katakana they look like."""
    table = knowledge.disguise("lookalike")["katakana"]
    for found in LIKE_KATAKANA.finditer(text):
        yield Edit(found.start(), found.end(), table[found[0]], "lookalike")


LIKE_KATAKANA = regex.compile("(?<=[\u30a1-\u30fc]{2})[厶力口工夕卜冫丨](?![\u4e00-\u9fff\u3041-\u3096])")


def _lookalikes(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """Letters of other scripts inside tokens that are Latin anyway, or that spell a service's name."""
    table = knowledge.disguise("lookalike")["letters"]
    tokens = list(_TOKEN.finditer(text))
    mixed = any(_is_mixed(token[0], table) and _HAS_LATIN.search(token[0]) for token in tokens)
    for token in tokens:
        word = token[0]
        foreign = [character for character in word if not character.isascii()]
        if not all(character in table for character in foreign):
            continue
        if (
            _is_mixed(word, table)
            or "@" in word
            or "_" in word
            or _beside_digit(text, *token.span())
            or _names_service(word, table, knowledge)
        ):
            pass
        elif not mixed or len(word) > 8:
            # a word all in another script is a word of that script, unless the writer plays this game elsewhere
            continue
        for at, character in enumerate(word, token.start()):
            if not character.isascii():
                yield Edit(at, at + 1, table[character], "lookalike")


_HAS_LATIN = regex.compile("[A-Za-z]")


def _is_mixed(word: str, table: dict[str, str]) -> bool:
    letters = [character for character in word if character.isalnum()]
    return any(character.isascii() for character in letters) and all(
        character.isascii() or character in table for character in letters
    )


def _beside_digit(text: str, start: int, end: int) -> bool:
    """A lone letter among figures stands for one."""
    beside = text[start - 1 : start] + text[end : end + 1]
    return end - start <= 2 and any(
        character.isdigit() or character in "〇零一二三四五六七八九壱弐参" for character in beside
    )


def _names_service(word: str, table: dict[str, str], knowledge: Knowledge) -> bool:
    plain = "".join(table.get(character, character) for character in word).lower()
    return any(plain == name for name, _ in knowledge.names_among(knowledge.cues.words_in(plain)))
