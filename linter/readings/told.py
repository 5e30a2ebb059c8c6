"""Signs that a message gives by their place: between two pieces, first for the @ and then for the dot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.readings.reading import Edit

#: 「yuki」と「usagi」のあいだにアンダーバー; "oak" and "finch" with a dot between
_TWO_QUOTED = re.compile(
    r"[「『\"“](?P<one>[A-Za-z0-9._-]{2,24})[」』\"”](?:\s?(?:と|and|\+)\s?)[「『\"“](?P<two>[A-Za-z0-9._-]{2,24})[」』\"”]"
    r"(?:の?(?:あいだ|間)に(?:は)?\s?(?P<ja>[^\s、。A-Za-z0-9]{1,8})"
    r"|,? (?:with|joined by) an? (?P<en>[a-z]{3,10}) (?:in )?between)"
)


def with_sign_between(text: str, signs: dict[str, list[str]]) -> Iterator[Edit]:
    """Two quoted pieces with the sign that the message puts between them."""
    for found in _TWO_QUOTED.finditer(text):
        said = (found["ja"] or found["en"]).lower()
        sign = next((sign for sign, words in signs.items() if sign and said.startswith(tuple(words))), None)
        if sign is not None:
            yield Edit(found.start(), found.end(), found["one"] + sign + found["two"], "split")


#: 最初の■はアットマーク、次の■はドット; the first ^ is an at, the second a dot
_TURNS = re.compile(
    r"(?:最初|はじめ|1つ目|一つ目|1個目|前)の(?P<ja>[^\sA-Za-z0-9])(?:は|が|を)[^。\n]{0,6}?(?:アット|あっと|@|＠)[^。\n]{0,16}?"
    r"(?:次|あと|後|2つ目|二つ目|2個目|うしろ|後ろ)の(?:(?P=ja)|ほう|方)?(?:は|が|を)[^。\n]{0,4}?(?:ドット|どっと|点|ピリオド|てん|\.)"
    r"|(?i:the first (?P<en>[^\sA-Za-z0-9]) (?:is|means|stands for) (?:an? |the )?at\b[^.\n]{0,20}? "
    r"(?:second|next|other)"
    r"(?: (?P=en))?(?: (?:is|means|stands for))? (?:an? |the )?(?:dot|period))"
)


def by_turns(text: str) -> Iterator[Edit]:
    """One sign that is the @ where it stands first and the dot wherever it stands again."""
    rule = _TURNS.search(text)
    if rule is None:
        return
    sign = rule["ja"] or rule["en"]
    word_with_it = rf"(?<![A-Za-z0-9._-])[A-Za-z0-9._-]{{1,40}}(?:{re.escape(sign)}[A-Za-z0-9-]{{1,40}}){{2,4}}"
    for word in re.finditer(word_with_it, text):
        if not rule.start() <= word.start() < rule.end():
            places = [word.start() + place.start() for place in re.finditer(re.escape(sign), word[0])]
            for order, at in enumerate(places):
                yield Edit(at, at + len(sign), "." if order else "@", "instructed")
            return


_NUMBER = r"[ \u3000]?[1-9][.)．）:：、 \u3000]{0,2}"
_LIST_OF_PIECES = re.compile(rf"(?<![^\n])(?:{_NUMBER}[^\s、。]{{1,20}}\n){{1,6}}{_NUMBER}[^\s、。]{{1,20}}(?![^\n])")
_NUMBERED = re.compile(r"(?:^|\n)[ \u3000]?([1-9])[.)．）:：、 \u3000]{0,2}")


def listed_pieces(text: str) -> Iterator[Edit]:
    """A numbered list of the pieces of one id, where the message says to join what it gives."""
    for found in _LIST_OF_PIECES.finditer(text):
        items = list(_NUMBERED.finditer(found[0]))
        pieces = _NUMBERED.split(found[0])[2::2]
        in_order = [int(item[1]) for item in items] == list(range(1, len(items) + 1))
        if len(items) >= 2 and in_order and re.search("[A-Za-z]{2}", pieces[0]):
            for item in items:
                yield Edit(found.start() + item.start(), found.start() + item.end(), "", "split")


_WORD = r"[A-Za-z0-9]{2,16}"
#: ashi、tabi、ken、区切りはぜんぶ点
_PARTED_BY = re.compile(
    rf"(?<![A-Za-z0-9])(?P<words>{_WORD}(?:[、,]\s?{_WORD}){{1,4}})[、,。]?\s?(?:区切り|つなぎ目?|あいだ|間)(?:は|が|に(?:は)?)"
    r"(?:ぜんぶ|全部|すべて|みんな|どれも)?\s?(?P<sign>[^\s、。A-Za-z0-9]{1,8})"
)
#: three words run together: copper, moth, and lane
_RUN_TOGETHER = re.compile(
    r"(?i:run together|without spaces|no spaces|glued together|as one)[:,]?\s"
    rf"(?P<words>{_WORD}(?:, (?:and )?{_WORD}){{1,4}}"
    rf"|{_WORD} and {_WORD})(?![A-Za-z0-9])"
)


def words_in_a_row(text: str, signs: dict[str, list[str]]) -> Iterator[Edit]:
    """The words of one id, given one by one, and what stands between them."""
    for found in _PARTED_BY.finditer(text):
        said = found["sign"]
        sign = next((sign for sign, words in signs.items() if sign and said.startswith(tuple(words))), None)
        if sign is not None:
            yield Edit(*found.span("words"), re.sub(r"[、,]\s?", sign, found["words"]), "split")
    for found in _RUN_TOGETHER.finditer(text):
        yield Edit(*found.span("words"), re.sub(r",? and |, ", "", found["words"]), "split")
