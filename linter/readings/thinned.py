"""Letters that the message tells its reader to pass over by their class or their place.

大文字は無視, ignore the digits, 一文字おきに読む, drop every third letter, minus the vowels: what stays is the contact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from linter.knowledge import Knowledge
from linter.readings.numbers import is_whole_number
from linter.readings.reading import Edit, Reading
from linter.readings.strewn import ADDRESS, ID, LINK
from linter.text import lower_same_length

#: what a class of letters is, for a regular expression
_CLASSES = {
    "capitals": "A-Z",
    "small": "a-z",
    "digits": "0-9",
    "hiragana": "\u3041-\u3096ー",
    "katakana": "\u30a1-\u30fc",
    "kana": "\u3041-\u30fc",
    "kanji": "\u3400-\u9fff",
    "signs": "!-,/:-?\\[-^`{-~\u00a1-\u00bf×÷\u2010-\u27bf※〒〜★☆♪",
    "pictures": "\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff",
    "letters": "A-Za-z",
}
_CODE = "A-Za-z0-9@._+/:\\-"
#: what is kept where only one class is to be read
_OTHERS = {"capitals": "a-z0-9", "small": "A-Z0-9", "digits": "A-Za-z@._", "letters": "0-9@._"}


def thinning_words(knowledge: Knowledge) -> tuple[str, ...]:
    """Without one of these no message tells of classes or places; for `Knowledge.derived`."""
    table = knowledge.disguise("instructed")["thinned"]
    return tuple(word for key in (*_CLASSES, "vowels", "places") for word in table.get(key, ()))


def thinned(reading: Reading, knowledge: Knowledge) -> Reading:
    """The reading without what is to be passed over in the words that hold a contact once it is gone."""
    table = knowledge.disguise("instructed")["thinned"]
    lower = lower_same_length(reading.text)
    told = list(_told_classes(lower, knowledge))
    for cls, only in told[:_MOST]:
        dropped = _OTHERS.get(cls) if only else _CLASSES[cls]
        if dropped:
            reading = reading.rewrite("instructed", _without(reading.text, dropped, knowledge), told=True)
    if told:
        return reading
    places = _told_places(lower, table)
    if places:
        return reading.rewrite("instructed", _by_place(reading, *places, knowledge), told=True)
    return reading.rewrite("instructed", _without_vowels(reading.text, lower, table), told=True)


#: nobody gives more rules than this
_MOST = 3


def _told_classes(lower: str, knowledge: Knowledge) -> Iterator[tuple[str, bool]]:
    """Each class that is to be left out, or (True) the only one that is to be read."""
    patterns = knowledge.derived(_Phrases)
    told = list(patterns.without.finditer(lower))
    places = {found.start() for found in told}
    # 大文字だけ捨てて読む leaves capitals out
    only = [found for found in patterns.only.finditer(lower) if found.start() not in places]
    for found in (*told, *only):
        yield patterns.class_of[found["cls"] or found["cls2"]], found in only


class _Phrases:
    """How a message says which class of letters to read or to leave out."""

    def __init__(self, knowledge: Knowledge) -> None:
        verbs = knowledge.disguise("instructed")["verbs"]
        table = knowledge.disguise("instructed")["thinned"]
        self.class_of = {word: cls for cls in _CLASSES for word in table.get(cls, ())}
        words = "|".join(map(re.escape, sorted(self.class_of, key=len, reverse=True)))
        after, before = "|".join(verbs["remove_ja"]), "|".join(map(re.escape, (*verbs["remove_en"], *table["drop"])))
        noise, keep = "|".join(map(re.escape, table["noise"])), "|".join(map(re.escape, table["keep"]))
        few = (
            r"(?:(?:the|all|any|every|each|single|of|out|those|these|as|toutes?|tous|todas?|todos?|alle|die|das|den"
            r"|les|las|los|le|el|as|os) ){0,4}"
        )
        # ひらがなはすべて無視, 数字を抜いて
        self.without = re.compile(
            rf"(?P<cls>{words})(?:の?(?:部分|ところ|文字))?(?:を|は|も|だけ|のみ)?[^。\n]{{0,6}}?(?:{after}|{noise})"
            rf"|(?<![a-z])(?:{before}) {few}(?P<cls2>{words})"
        )
        self.only = re.compile(
            rf"(?P<cls>{words})(?:の?(?:部分|ところ|文字))?(?:だけ|のみ)(?:を|が|で)?[^。\n]{{0,4}}?(?:{keep})"
            rf"|(?<![a-z])(?:only|just|solo|seulement|nur) {few}(?P<cls2>{words})"
        )


def _without(text: str, dropped: str, knowledge: Knowledge) -> Iterator[Edit]:
    kept = f"(?![{dropped}])[{_CODE}]"
    # a capital may come first, but kana before and behind a word belong to the sentence
    edge = f"[{dropped}]{{0,8}}" if dropped[0].isascii() else ""
    word = re.compile(
        f"(?<![{_CODE}{dropped if edge else ''}]){edge}"
        f"(?:(?:{kept}){{1,60}}[{dropped}]{{1,8}}){{1,60}}(?:{kept}){{0,60}}"
    )
    gone = re.compile(f"[{dropped}]+")
    for found in word.finditer(text):
        whole = found[0] if edge else re.sub(f"[{dropped}]+$", "", found[0])
        plain = gone.sub("", whole)
        if len(gone.findall(whole)) >= _OFTEN and _is_worth(plain, knowledge):
            yield Edit(found.start(), found.start() + len(whole), plain, "instructed")


#: what is strewn over a word stands there at least so often
_OFTEN = 2


def _is_worth(plain: str, knowledge: Knowledge) -> bool:
    """Whether something to get in touch by comes out."""
    if "@" in plain:
        return ADDRESS.fullmatch(plain) is not None and plain.rsplit(".", 1)[1].lower() in knowledge.tlds
    link = LINK.fullmatch(plain)
    if link is not None:
        return link["host"].lower() in knowledge.hosts
    if not any(map(str.isalpha, plain)):
        return is_whole_number(re.sub("[^0-9]", "", plain))
    return ID.fullmatch(plain) is not None


_PLACES_JA = (
    r"(?P<alternate>(?:一|1|ひと)(?:文字|字|つ)(?:おき|置き|ずつ飛ば|飛ばし|とばし))"
    r"|(?P<parity>奇数|偶数)(?:番目|文字目|個目|の文字|の字)"
    r"|(?P<n>[2-5二三四五])(?:の倍数|(?:文字|字|つ|個|番目)(?:目)?ごと|文字に(?:一|1)文字)"
)
_PLACES_EN = (
    r"(?:every|each) (?P<nth>other|second|2nd|third|3rd|fourth|4th) (?:letter|character|char|one|symbol|digit|sign)"
    r"|(?P<odd>odd|even)(?:[- ]numbered)? (?:letter|character|char|place|position|digit)"
    r"|(?P<romance>una letra (?:s[ií] y otra|de cada dos)|une lettre sur deux"
    r"|jeden zweiten buchstaben|letra sim,? letra n)"
)
_PLACES = re.compile(f"{_PLACES_JA}|{_PLACES_EN}")
_NUMBERS = {
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "other": 2,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}
#: how far from the place stands what is to be done with it
_VERB_REACH = 14


def _told_places(lower: str, table: dict[str, list[str]]) -> tuple[int, int | None, bool] | None:
    """Of how many letters one is meant, which one if that is said, and whether it is the one to leave out."""
    found = _PLACES.search(lower)
    if found is None:
        return None
    before, after = lower[max(0, found.start() - _VERB_REACH) : found.start()], lower[found.end() : found.end() + 22]
    japanese = found["alternate"] or found["parity"] or found["n"]
    drops = (
        any(map(after.__contains__, table["passes_over"])) if japanese else any(map(before.__contains__, table["drop"]))
    )
    if japanese and not any(map(after.__contains__, (*table["keep"], *table["passes_over"]))):
        # 一文字おきに色を変えて is no rule for reading
        return None
    if found["alternate"]:
        # 一文字おきに無視: what is passed over is the second of two
        return 2, None, False
    if parity := found["parity"] or found["odd"]:
        return 2, 0 if parity in ("奇数", "odd") else 1, drops
    if found["romance"]:
        return 2, 0, False
    every = _NUMBERS[found["n"] or found["nth"]]
    return every, every - 1 if drops or every > _TWO else None, drops


_TWO = 2


def _by_place(reading: Reading, every: int, place: int | None, drops: bool, knowledge: Knowledge) -> Iterator[Edit]:
    words = sorted(_LONG_CODE.finditer(reading.text), key=lambda word: -len(word[0]))[:_MOST]
    for word in words:
        if "instructed" in reading.families(reading.parts(*word.span())):
            # once is enough
            return
        choices: list[tuple[bool, float, int]] = []
        for at in range(every) if place is None else (place,):
            plain = _kept(word[0], partial(_stays, at=at, every=every, drops=drops))
            if _is_worth(plain, knowledge):
                choices.append(("@" not in plain, abs(_vowels(plain) - _USUAL_VOWELS), at))
        if choices:
            at = min(choices)[2]
            yield Edit(*word.span(), _kept(word[0], partial(_stays, at=at, every=every, drops=drops)), "instructed")
            return


_LONG_CODE = re.compile(r"(?<![A-Za-z0-9@._+/-])[A-Za-z0-9@._+/-]{8,120}")
_USUAL_VOWELS = 0.45


def _stays(n: int, *, at: int, every: int, drops: bool) -> bool:
    return ((n - at) % every == 0) != drops


def _kept(word: str, keeps: Callable[[int], bool]) -> str:
    return "".join(letter for n, letter in enumerate(word) if keeps(n))


def _vowels(word: str) -> float:
    return sum(map(word.lower().count, "aeiou")) / len(word)


def _without_vowels(text: str, lower: str, table: dict[str, list[str]]) -> Iterator[Edit]:
    """`SeoulCopy minus the vowels`: the word that stands before it."""
    for found in re.finditer("|".join(map(re.escape, table["vowels"])), lower):
        word = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{3,30}(?=[」』\"”]?(?: ?の|、|から|,? )?$)").search(
            text, max(0, found.start() - 36), found.start()
        )
        if word is not None and word[0].lower() != word[0].translate(_NO_VOWELS).lower():
            yield Edit(word.start(), word.end(), word[0].translate(_NO_VOWELS), "instructed")
            return


_NO_VOWELS = str.maketrans("", "", "aeiouAEIOU")
