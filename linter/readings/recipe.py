"""A contact told piece by piece in its order: 「ねこ」をローマ字、「_」、「dance」; tom // under // score // quarry.

Pieces are quoted, are words for signs, or are Latin words beside these; between two of them stands nothing but words
that lead on. What they make is added as a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from linter.knowledge import Knowledge
from linter.readings.ids import is_named, sign_words
from linter.readings.pieces import NO_ID
from linter.readings.reading import Piece, Reading
from linter.text import hiragana, lower_same_length

_LEADS_ON = (
    r"[ \u3000、,，+＋&＆・→/／|｜>＞]|//|の?(?:次|つぎ|あと|後ろ|うしろ|後)(?:に|は|が|ろに)?|"
    r"そのあと|その後|続けて|続いて|それから|そして|最後に|さいごに|最後は|"
    r"末尾に|最初に|まず|に続けて|と|に|を|が|は|で|の|から|入れて|打って|付けて|つけて|繋げて|つなげて|足して"
    r"|,? ?(?:and |y |et |und |e )?(?:then|plus|followed by|after that|next|finally"
    r"|puis|luego|después|dann|danach|poi|depois|pegado|suivi de)\b"
    r"|and|an?|the|un|une|ein|eine|einen|word"
)
_MOST_BETWEEN = 5
#: what may stand before the second piece at most
_REACH = 28


#: runs of pieces of which it is asked whose id they make; no message tells of so many
_MOST_ASKED = 12


class _Part(NamedTuple):
    start: int
    end: int
    said: str
    #: quoted, or a word for a sign: no word of the sentence
    strong: bool
    sign: bool
    #: what stands between it and the piece before
    led: str = ""


class _Grammar:
    """The pieces and what may stand between them, as patterns."""

    def __init__(self, knowledge: Knowledge) -> None:
        signs = {word: sign for word, sign in sign_words(knowledge).items() if len(word) > 1}
        at = dict.fromkeys((word.lower() for word in knowledge.disguise("at-word")["strong"] if len(word) > 1), "@")
        self.signs = signs | at
        words = "|".join(
            re.escape(word) if not word.isascii() else rf"(?<![a-z]){re.escape(word)}(?![a-z])"
            for word in sorted(self.signs, key=len, reverse=True)
        )
        digits = knowledge.disguise("kana-digits")["digits"] | {}
        self.digits = {word: digit for digit, said in digits.items() for word in said if len(word) > 1}
        self.digits |= {
            word: digit for digit, said in knowledge.disguise("kanji-digits")["digits"].items() for word in said
        }
        self.piece = re.compile(
            r"[「『\"“'‘`](?P<quoted>[a-z0-9._@-]{1,24})[」』\"”'’`]"
            r"|(?:(?P<told>ローマ字|数字)(?:で|の))?[「『](?P<kana>[\u3041-\u30fc\u4e00-\u9fff]{1,8})[」』]"
            r"(?P<way>(?(told)|(?:を|の|は|→)?\s?(?:ローマ字|数字|算用数字|[a-z0-9._]{2,16}(?![a-z0-9]))(?:で|に)?))"
            rf"|(?P<sign>{words})|(?<![a-z0-9@._/-])"
            r"(?P<bare>_?[a-z0-9]+(?:[._-][a-z0-9]+)*(?:\.(?=[ 、])|_)?|[._-])(?![a-z0-9@])"
        )
        self.gap = re.compile(rf"(?:{_LEADS_ON}){{1,{_MOST_BETWEEN}}}")


def told_piecewise(reading: Reading, knowledge: Knowledge) -> Reading:
    """The reading with what its pieces make at its end."""
    lower = lower_same_length(reading.text)
    grammar = knowledge.derived(_Grammar)
    summed_up = any(map(lower.__contains__, knowledge.disguise("split")["joins"]))
    asked = 0
    for run in _runs(lower, grammar):
        parts = _trimmed(run, knowledge)
        made = "".join(part.said for part in parts)
        if not _is_worth(parts, made, knowledge) and not (summed_up and _is_sum(parts, made, knowledge)):
            continue
        asked += 1
        if asked > _MOST_ASKED:
            break
        label = _label(lower, parts, made, knowledge)
        if label is None:
            continue
        join = _joined_by(lower, parts[-1].end, grammar) if not any(part.sign for part in parts) else None
        pieces = [Piece(parts[0].start, parts[0].start + 1, label)] if label else []
        for at, part in enumerate(parts):
            if at and join:
                pieces.append(Piece(part.start, part.start + 1, join))
            pieces.append(Piece(part.start, part.end, part.said))
        return reading.append("closed", pieces, "split")
    return reading


def _runs(lower: str, grammar: _Grammar) -> Iterator[list[_Part]]:
    run: list[_Part] = []
    for found in grammar.piece.finditer(lower):
        part = None if found["sign"] and _JOINS.match(lower, found.end()) else _part(found, grammar)
        between = lower[run[-1].end : found.start()] if run else ""
        goes_on = bool(run) and len(between) <= _REACH and (not between or grammar.gap.fullmatch(between) is not None)
        if run and not goes_on:
            yield run
            run = []
        if part is not None:
            run.append(part._replace(led=between))
    if run:
        yield run


#: behind the name of a sign: it is what the pieces are joined with
_JOINS = re.compile(r"で(?:つな|結|むす|区切|繋|連結|くっつ)|を(?:挟|はさ)")


def _part(found: re.Match[str], grammar: _Grammar) -> _Part | None:
    if found["quoted"]:
        sign = not any(map(str.isalnum, found["quoted"]))
        said: str = grammar.signs.get(found["quoted"]) or found["quoted"]
        return _Part(found.start(), found.end(), said, True, sign or said != found["quoted"])
    if found["kana"]:
        said = _as_told(found["kana"], found["told"] or found["way"], grammar)
        return _Part(*found.span(), said, True, False) if said else None
    if found["sign"]:
        return _Part(*found.span(), grammar.signs[found["sign"]], True, True)
    bare = found["bare"]
    # _ink goes on with what stands before
    goes_on = bare[0] in "._-" or bare[-1] == "_"
    return _Part(*found.span(), bare, goes_on, goes_on or not any(map(str.isalnum, bare)))


def _as_told(kana: str, way: str, grammar: _Grammar) -> str:
    way = way.lstrip("をのは→ ")
    if "数字" in way:
        said, position = "", 0
        while position < len(kana):
            length = next((n for n in range(4, 0, -1) if kana[position : position + n] in grammar.digits), 0)
            if not length:
                return ""
            said += grammar.digits[kana[position : position + length]]
            position += length
        return said
    if way.startswith("ローマ字"):
        return romaji(kana)
    return way.rstrip("でに")


_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}  # fmt: skip
_ROMAJI = {kana: row + vowel for row, letters in _ROWS.items() for kana, vowel in zip(letters, "aiueo", strict=True)}
_ROMAJI |= {
    "し": "shi",
    "ち": "chi",
    "つ": "tsu",
    "ふ": "fu",
    "じ": "ji",
    "や": "ya",
    "ゆ": "yu",
    "よ": "yo",
    "わ": "wa",
}
_ROMAJI |= {"を": "o", "ん": "n", "ー": ""}


def romaji(kana: str) -> str:
    """Kana in Hepburn letters; empty where something has no such spelling."""
    said = ""
    for letter in hiragana(kana):
        if letter in "ゃゅょ" and said.endswith("i"):
            glide = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}[letter]
            said = said[:-1] + (glide[1:] if said.endswith(("shi", "chi", "ji")) else glide)
        elif letter == "っ":
            said += "*"
        elif letter in _ROMAJI:
            said += _ROMAJI[letter]
        else:
            return ""
    return re.sub(r"\*(.)", r"\1\1", said).replace("*", "")


def _trimmed(run: list[_Part], knowledge: Knowledge) -> list[_Part]:
    """The run without words of the sentence at its ends: a bare word counts beside a sign or a quoted piece."""
    common = knowledge.word_set("handles.common_words")
    first, last = 0, len(run)
    while (
        first < last
        and not run[first].strong
        and (
            run[first].said in common
            or run[first].said in knowledge.latin_names
            # Xで「…」
            or (len(run[first].said) == 1 and first + 1 < last and run[first + 1].led[:1] in tuple("でのはに"))
            or not (first + 1 < last and (run[first + 1].strong or _has_plus(run[first + 1])))
        )
    ):
        first += 1
    while (
        last > first
        and not run[last - 1].strong
        and (run[last - 1].said in common or not (run[last - 2].strong or run[last - 1].led.strip()))
    ):
        last -= 1
    return run[first:last]


def _has_plus(part: _Part) -> bool:
    return "+" in part.led or "＋" in part.led


def _is_worth(parts: list[_Part], made: str, knowledge: Knowledge) -> bool:
    quoted = sum(part.strong and not part.sign for part in parts)
    signs = sum(part.sign for part in parts)
    words = len(parts) - signs
    weak = [part for part in parts if not part.strong and not part.sign]
    # words with nothing but spaces around the name of a sign are prose
    loose = any((part.sign or before.sign) and not part.led.strip() for before, part in pairwise(parts))
    if not quoted and loose:
        return False
    if (
        len(weak) > signs + quoted + 1
        or words < 1
        or len(parts) < _FEWEST
        or not (quoted >= 2 or (signs and words >= 1))
    ):
        return False
    if any(len(part.said) > 2 and part.said in knowledge.word_set("handles.common_words") for part in weak):
        return False
    return 4 <= len(made) <= 60 and any(map(str.isalpha, made)) and not re.search(r"[._-]{3}|@.*@", made)


_FEWEST = 2


def _is_sum(parts: list[_Part], made: str, knowledge: Knowledge) -> bool:
    """Whether bare pieces stand with a plus between them, in a message that says they belong together."""
    return (
        len(parts) >= _FEWEST
        and all(map(_has_plus, parts[1:]))
        and 4 <= len(made) <= 40
        and any(map(str.isalpha, made))
        and not any(len(part.said) > 2 and part.said in knowledge.word_set("handles.common_words") for part in parts)
    )


def _label(lower: str, parts: list[_Part], made: str, knowledge: Knowledge) -> str | None:
    """What the line begins with: nothing for an address, the service's name for an id; None when it is neither."""
    if "@" in made:
        return "" if made.rsplit(".", 1)[-1] in knowledge.tlds and "." in made.rsplit("@", 1)[1] else None
    around = lower[max(0, parts[0].start - 90) : parts[-1].end + 60]
    if NO_ID.search(lower, max(0, parts[0].start - 40), parts[-1].end + 20):
        return None
    work = knowledge.words("handles.work")
    named = [
        name
        for needle, name in knowledge.names_among(knowledge.cues.words_in(around))
        if is_named(needle, around)
        and (needle.isascii() or re.search(rf"(?<![\u30a1-\u30fc]){re.escape(needle)}(?![\u30a1-\u30fc])", around))
        and not around[around.find(needle) + len(needle) :].lstrip(" \u3000の公式").startswith((*work, *_WORK))
    ]
    aliases = [
        name for name, pattern, keywords, _ in knowledge.name_patterns
        if any(map(around.__contains__, keywords)) and knowledge.pattern(pattern).search(around)
    ]  # fmt: skip
    if named or aliases:
        return f"{(named or aliases)[0].text} ID: "
    return None


_WORK = ("スタンプ", "通知", "広告", "bot")

#: …をハイフンでつなぎ, joined with an underscore
_JOIN = (
    r"(?:を|、|,)?\s?(?:全部|すべて|ぜんぶ|それぞれ)?(?P<ja>{words})(?:で|を(?:はさ|挟)|に(?:つな|繋)|つなぎ|区切り)"
)
_JOIN_EN = (
    r"[^.\n]{{0,16}}?(?:join|connect|link|separat|glue|split|tie)[a-z]* (?:by|with|using|through) (?:an? )?"
    r"(?P<en>{words})"
)


def _joined_by(lower: str, end: int, grammar: _Grammar) -> str | None:
    words = "|".join(map(re.escape, sorted(grammar.signs, key=len, reverse=True)))
    found = re.compile(f"{_JOIN.format(words=words)}|{_JOIN_EN.format(words=words)}").match(lower, end)
    return grammar.signs[found["ja"] or found["en"]] if found else None
