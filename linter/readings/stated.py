"""The rules that a message states: what its reader is to take out, and what to read for what.

☆を@に, 猫を抜いて, 0の代わりに★を, replace X with Y. What is done with them is `linter.readings.carried_out`'s affair.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from linter.knowledge import Knowledge

_QUOTE = "「『\"'“‘（(【<＜［\\["
_CLOSE = "」』\"'”’）)】>＞］\\]"
_THING = (
    rf"(?:[{_QUOTE}](?P<quoted>[^{_CLOSE}→⇒＝\n]{{1,12}})[{_CLOSE}]"
    rf"|[※＊]?(?P<bare>[^\s、。,.:;をはが「」()（）※\[\]\n]{{1,8}}))"
)
#: X を Y に / X→Y / X は Y / replace X with Y
_REPLACE_JA = re.compile(
    rf"{_THING}\s?(?:を|には|は|が|の代わりに|のかわりに|の部分を|の部分は|のところを|→|➡|⇒|->|=>|＝|=|≒|イコール)\s?[{_QUOTE}]?(?P<to>[^\s{_CLOSE}、。,（(\n]{{1,10}})[{_CLOSE}]?"
    r"(?:に|へ|と|です|の|で|、|。|,|$|）|\)|\s|」|だ|を)?"
)
#: 0の代わりに★を, ゼロの場所に丸を
_IN_PLACE_OF = re.compile(
    r"(?P<meant>ゼロ|ぜろ|れい|[0-9@＠.．]|いち|さん|よん|ろく|なな|はち|きゅう|アット|アットマーク|ドット|点)"
    r"の(?:代わり|かわり|場所|ところ|所|位置|箇所)に(?P<said>[^\sA-Za-z0-9、。をは]{1,6})を"
)
_REPLACE_EN = re.compile(
    rf"(?:replace|swap|change|switch|substitute|turn|read|use|put)\s+(?:the\s+|each\s+|every\s+|all\s+)?{_THING}\s+"
    rf"(?:with|for|to|into|as|by|→)\s+(?:the\s+|an?\s+)?[{_QUOTE}]?(?P<to>at sign|at mark|[^\s{_CLOSE},.;]{{1,10}}"
    rf"|\.)[{_CLOSE}]?"
    rf"|(?P<bare2>[^\sA-Za-z()（）\[\]【】「」\"']{{1,2}})\s*(?:is|are|means|stands for|=|→|->"
    rf"|becomes)\s*(?:really\s+)?(?:the\s+|an?\s+)?(?:digit\s+|letter\s+|number\s+|figure\s+)?[{_QUOTE}]?"
    r"(?P<to2>at sign|at mark|@|at\b|dot\b|\.|period|underscore|hyphen|[A-Za-z0-9](?![A-Za-z0-9]))",
    re.IGNORECASE,
)
_REMOVE_JA = (
    rf"(?:[{_QUOTE}](?P<quoted>[^{_CLOSE}\n]{{1,12}})[{_CLOSE}]|[※＊]?(?P<bare>[^\s、。,.をはが「」()（）※\n]{{1,10}}?))"
    r"(?:の部分|のところ|の文字|という字|という文字|の絵文字|マーク)?\s?(?:[1-9二三四五六][かヶケ箇]?[所つ個])?\s?(?:を|は|だけ|をすべて|を全部|はすべて|は全部)?\s?(?:{verbs})"
)
#: … in other languages too
_REMOVE_EN = re.compile(
    rf"(?<![A-Za-z])(?:remove|delete|drop|skip|take out|take away|take|strip(?: out)?|ignore|without|minus"
    rf"|cut(?: out)?|omit|lose|leave out"
    rf"|ditch|toss(?: out)?|erase|chuck|knock out|no|quit[ea]n?|quitar|elimin[ae]n?|borr[ae]n?|sin"
    rf"|enlevez|enlève|retirez|supprimez"
    rf"|ôtez|sans|ohne|entfernen sie|streiche|remova|retire|tire|sem|togli(?:ete)?|senza)\s+"
    rf"(?:the\s+|every\s+|each\s+|all\s+(?:the\s+)?|any\s+|out\s+|tod[ao]s?\s+|tou(?:te)?s\s+|l[aeo]s?\s+|[ao]s\s+|alle\s+|d[aei][sne]\s+){{0,3}}"
    rf"(?:(?:word|letters?|characters?|bit|capital|extra"
    rf"|uppercase|small|little|silly|filler)\s+){{0,2}}{_THING}(?:'?s)?(?![A-Za-z])",
    re.IGNORECASE,
)
#: a sign, or a lone letter or figure, that something is to be read for
_GIVES_BACK = re.compile(
    r"(?:を|は|が|には|[→➡⇒=＝>])\s?(?:全部|すべて|全て|ぜんぶ|どれも)?[「『\"'(（]?(?:半角の?|数字の|英字の|小文字の|小さな|小さい|ただの|普通の|ふつうの)?(?:[@＠.．_\-/]|[A-Za-z0-9](?![A-Za-z0-9])|アット|あっと|ドット|どっと|[点てテ空な]|ぽ[つち]|ポ[ツチ]|ぐるっと|くるっと|丸まった|まるいa|丸いa|ピリ|アンダ|アンス|ハイフ|"
    r"スラ|コロ|斜|ななめ|なな線|割り算|右上|下線|下の|黒い|区切|ゼロ|[零〇一二三四五六七八九](?![\u4e00-\u9fff])|ぜろ|いち|さん|よん|ろく|なな|はち|きゅう|at\b|dot\b)|(?:with|for|to|into|as|by|is|are|means|becomes)\s+(?:really\s+)?(?:the\s+|an?\s+)?(?:digit\s+|letter\s+|number\s+)?"
    r"[\"'(]?(?:[@._\-]|at\b|dot\b|period|underscore|hyphen|dash|slash|[A-Za-z0-9](?![A-Za-z0-9]))",
    re.IGNORECASE,
)


class Rule(NamedTuple):
    """What a message says shall be read for what; `end` is where the rule's own sentence ends."""

    said: str
    meant: str
    start: int
    end: int


def removals(
    text: str, lower: str, verbs: dict[str, list[str]], called: dict[str, list[str]], knowledge: Knowledge
) -> Iterator[Rule]:
    found: list[re.Match[str]] = []
    if any(verb in text for verb in verbs["remove_ja"]):
        found += knowledge.pattern(_REMOVE_JA.replace("{verbs}", "|".join(verbs["remove_ja"]))).finditer(text)
    if any(verb in lower for verb in verbs["remove_en"]):
        found += _REMOVE_EN.finditer(text)
    bracketed = Counter(re.findall(_IN_BRACKETS, text)) if any(told["quoted"] for told in found) else Counter()
    few, inside = len(found) <= _FEW_RULES, _inside(text)
    for told in found:
        said = _as_strewn(text, told, bracketed, few=few)
        weak = not told["quoted"] and told[0].lower().split()[0] in _WEAK_VERBS
        for spelling in _spellings(said) if few else (said,):
            if weak and not (few and _is_strewn(spelling, said, text)):
                continue
            yield from _rules(spelling, "", told.span(), called, inside)


def _spellings(said: str) -> Iterator[str]:
    """A Latin word as it was said, and as it may be strewn about: bananas, but sumiBANANAre@…"""
    yield said
    if said.isascii() and said.isalpha() and len(said) > _SHORT:
        one = said[:-1] if said.endswith("s") else said
        yield from {one, one.upper(), one.capitalize(), one.lower(), said.upper()} - {said}


#: words that may begin any sentence: no bananas, ohne ich …; what follows them must be strewn about
_WEAK_VERBS = frozenset(("no", "take", "sin", "sans", "ohne", "sem", "tire", "senza", "cut", "lose", "quite", "lass"))


def _is_strewn(spelling: str, said: str, text: str) -> bool:
    """Whether a word that is to be taken out stands inside others, in capitals or more than once."""
    if spelling.isupper() and spelling != said:
        return (
            re.search(rf"[A-Za-z0-9@._-]{re.escape(spelling)}|{re.escape(spelling)}[A-Za-z0-9@._-]", text) is not None
        )
    return any(word.count(spelling) >= _STREWN_OFTEN - 1 for word in text.split())


#: a word as short as this stands inside too many others
_SHORT = 2


def _strewn_end(said: str, text: str) -> str:
    """The end of what was taken for the thing that stands elsewhere as well: のでブーブー, where ブーブー is strewn."""
    if said.isascii() or text.count(said) > 1:
        return said
    ends = (said[at:] for at in range(1, len(said)))
    return next(
        (end for end in ends if text.count(end) >= _STREWN_OFTEN and not re.fullmatch("[\u3041-\u30fe]", end)), said
    )


#: nobody gives more rules than this; counting what each speaks of would take too long
_FEW_RULES = 20
#: what is strewn over a contact, and told of, stands there as often
_STREWN_OFTEN = 3


def _as_strewn(text: str, found: re.Match[str], bracketed: Counter[str], *, few: bool) -> str:
    """What is to be taken out; with its brackets where it is strewn about with them."""
    if found["quoted"] is None:
        return _strewn_end(found["bare"], text) if few else found["bare"]
    start, end = found.span("quoted")
    whole = text[start - 1 : end + 1]
    return whole if bracketed[whole] >= 2 else found["quoted"]


#: whatever stands in brackets, from each that opens to the first that closes
_IN_BRACKETS = rf"(?=([{_QUOTE}][^{_CLOSE}\n]{{1,12}}[{_CLOSE}]))"


def _inside(text: str) -> set[str]:
    """What of other writing stands between Latin letters or figures."""
    return {
        between.strip()
        for between in re.findall(r"(?<=[A-Za-z0-9])(?:[^\x00-\x7f]{1,4}| [^\x00-\x7f]{2,6} )(?=[A-Za-z0-9])", text)
    }


def _rules(
    said: str, meant: str, span: tuple[int, int], called: dict[str, list[str]], inside: set[str]
) -> Iterator[Rule]:
    """A rule for what is said, and where that is the name of a sign, one for each sign so called."""
    if not said:
        return
    low = said.lower()
    if low not in called:
        # からプラスを: what goes before belongs to the sentence
        low = next((low[at:] for at in range(1, len(low) - 1) if low[at:] in called), low)
    signs = called.get(low, (said,))
    if low in called and low in inside:
        # the word stands there itself: fuwari丸com
        signs = (low,)
    for sign in signs:
        yield Rule(sign, meant, *span)
        if sign.isascii() and sign.isalpha() and low in called:
            yield Rule(sign.upper(), meant, *span)


#: each doughnut is a nought; 赤丸はドット、包丁は切れ目
_PICTURE_IS = (
    r"(?:(?P<det>each|every|the|all|any|an?) )?(?P<en>[a-z]{{3,12}}(?: [a-z]{{3,12}})?)(?: \S{{1,2}})? "
    r"(?:is|are|means?|stands? for|counts? as|=|replaces?) "
    r"(?:really |just |only |simply )?(?:an? |the |your )?(?:ordinary |plain |normal |little |usual )?"
    r"(?P<to>nought|naught|zero|oh|{latin}|[0-9](?![0-9]))s?(?![a-z])"
    r"|(?P<ja>[\u3041-\u30fc\u4e00-\u9fff]{{1,8}}?)(?:の絵文字|の絵|マーク|のマーク|印|の記号)?(?:は|が|を|＝|=|→)\s?(?:全部|ぜんぶ|すべて)?"
    r"(?P<toja>{wide}|切れ目|0(?![0-9]))"
)
_PICTURE_MEANS = {"nought": "0", "naught": "0", "oh": "0", "切れ目": "/", "区切り線": "/", "区切り": "/"}


@cache
def _picture_is(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted({*words, *_PICTURE_MEANS}, key=len, reverse=True)
    latin = "|".join(
        re.escape(word) for word in longest_first if word.isascii() and word[0].isalpha() and len(word) > 1
    )
    wide = "|".join(re.escape(word) for word in longest_first if not word.isascii())
    return re.compile(_PICTURE_IS.format(latin=latin, wide=wide))


#: a picture beside letters or figures
_PICTURED = re.compile(
    r"(?:(?<=[A-Za-z0-9])|(?<=[A-Za-z0-9] ))[\u2200-\u2798\u27b0-\u2bff\U0001f000-\U0001faff]\ufe0f?"
    r"|[\u2200-\u2798\u27b0-\u2bff\U0001f000-\U0001faff]\ufe0f?(?=[ ]?[A-Za-z0-9])"
)


#: hands that point at what follows
_POINTERS = frozenset("👉👈👆👇☞☜☛☚🫱🫲➡⬅")


def pictured(text: str, lower: str, known: set[str], knowledge: Knowledge) -> Iterator[Rule]:
    """Pictures that the message calls by what they show: by their Unicode names, or in the order of both."""
    pictures = [picture for picture in dict.fromkeys(_PICTURED.findall(text)) if picture[0] not in _POINTERS]
    # those inside a word stand for something, those before it are an ornament
    pictures = [picture for picture in pictures if _stands_inside(picture, text)] or pictures
    if not 1 <= len(pictures) <= _FEW_PICTURES:
        return
    meanings = knowledge.sign_meanings
    present = set(filter(text.__contains__, known))
    named = present | {name for name, signs in knowledge.called_signs.items() if not present.isdisjoint(signs)}
    told = [found for found in _picture_is(tuple(meanings)).finditer(lower) if not {found["en"], found["ja"]} & named]
    left = [picture for picture in pictures if picture not in known]
    for found in told[:_FEW_PICTURES]:
        if not left:
            return
        said = found["to"] or found["toja"]
        meant = _PICTURE_MEANS.get(said) or meanings.get(said, said)
        called = [picture for picture in left if found["en"] and _shows(picture, found["en"])]
        in_turn = found["ja"] or (found["det"] and len(pictures) == 1)
        picture = called[0] if called else (left[0] if in_turn else None)
        if picture is not None and picture in left:
            left.remove(picture)
            yield Rule(picture, meant, *found.span())


_FEW_PICTURES = 4


def _stands_inside(picture: str, text: str) -> bool:
    return re.search(rf"[A-Za-z0-9] ?{re.escape(picture)} ?[A-Za-z0-9]", text) is not None


def _shows(picture: str, words: str) -> bool:
    name = unicodedata.name(picture[0], "").lower()
    return any(word.rstrip("s") in name for word in words.split() if word not in ("the", "each", "only"))


def replacements(
    text: str, lower: str, table: dict[str, dict[str, list[str]]], called: dict[str, list[str]], knowledge: Knowledge
) -> Iterator[Rule]:
    signs = knowledge.sign_meanings
    digits = {
        word: digit
        for family in ("kanji-digits", "kana-digits")
        for digit, words in knowledge.disguise(family)["digits"].items()
        for word in words
        if len(word) > 1 or family == "kanji-digits"
    }
    inside = _inside(text)
    lookalikes: dict[str, str] = knowledge.disguise("lookalike")["letters"]
    for found in _IN_PLACE_OF.finditer(text):
        sign = _meant(found["meant"], signs, digits)
        if (sign is not None and not found["said"].isalnum()) or (sign is not None and found["said"] in called):
            yield from _rules(found["said"], sign, found.span(), called, inside)
    if not _GIVES_BACK.search(text):
        return
    for found in _REPLACE_JA.finditer(text):
        said, meant = found["quoted"] or found["bare"].removeprefix("の"), found["to"]
        said = re.sub(r"(?<=.)に(?:入る(?:の|数字|文字))?$", "", said)
        sign = _meant(meant, signs, digits)
        if sign is not None and said != sign:
            bare = bool(found["bare"]) and not said[-1:].isalnum()
            yield from _rules(said[-1:] if bare else said, sign, found.span(), called, inside)
            if said in lookalikes:
                # inside a code it has been read as the Latin letter already
                yield Rule(lookalikes[said], sign, *found.span())
    for found in _named_signs(called).finditer(lower):
        sign = _meant(found["to"], signs, digits)
        if sign is not None:
            yield from _rules(found["named"], sign, found.span(), called, inside)
    for found in _signs_for(called).finditer(lower):
        yield from _rules(found["named"], _meant(found["to"], signs, digits) or "", found.span(), called, inside)
    for found in _FIGURES_ARE.finditer(lower):
        yield Rule(_FIGURE_NAMES[found["said"]], found["to"], *found.span())
    for found in _CAPITAL_IS.finditer(text):
        yield Rule(found["said"], found["to"], *found.span())
    if any(verb in lower for verb in (*table["verbs"]["replace_en"], " is ", " are ", "=", "→", "means", "stands for")):
        for found in _REPLACE_EN.finditer(text):
            said = found["quoted"] or found["bare"] or found["bare2"]
            sign = _meant(found["to"] or found["to2"], signs, digits)
            if sign is not None and said and said != sign:
                yield from _rules(said, sign, found.span(), called, inside)


#: zeros are o's
_FIGURE_NAMES = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_FIGURES_ARE = re.compile(
    rf"(?<![a-z])(?P<said>{'|'.join(_FIGURE_NAMES)})(?:e?s)? (?:is|are|means?|stands? for) (?:really |actually |all )?"
    r"(?:an? |the )?(?:letter )?(?P<to>[a-z])(?:['’]?s)?(?![a-z])"
)
#: "Z is 2, S is 5": a capital that is no word
_CAPITAL_IS = re.compile(
    r"(?<![A-Za-z0-9'])(?P<said>[A-HJ-Z]) (?:is|=|means|stands for) (?:an? |the )?(?P<to>[0-9])(?![0-9])"
)


@cache
def _named_signs_of(names: tuple[str, ...]) -> re.Pattern[str]:
    named = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(
        rf"(?<![a-z])(?P<named>{named}) (?:is|are|means?|stands? for|becomes?) (?:really )?"
        r"(?:the |an? )?(?P<to>[a-z@._-]{1,12})"
    )


@cache
def _signs_for_of(names: tuple[str, ...]) -> re.Pattern[str]:
    named = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(
        rf"(?<![a-z])(?P<to>underscores|dots|periods|hyphens) (?:for|instead of) (?:the )?(?P<named>{named})(?![a-z])"
    )


def _signs_for(called: dict[str, list[str]]) -> re.Pattern[str]:
    """… and the other way round: underscores for waves."""
    return _signs_for_of(tuple(name for name in called if name.isascii() and len(name) > 3))


def _named_signs(called: dict[str, list[str]]) -> re.Pattern[str]:
    """Signs called by their English names that are said to be others: equals signs are underscores."""
    return _named_signs_of(tuple(name for name in called if name.isascii() and len(name) > 3))


_FIGURE_OR_LETTER = re.compile(
    r"^(?:小さい|小さな|ちいさい|ちいさな|ただの|ふつうの|普通の|全部|すべて|全て|ぜんぶ|みんな|みな|どれも|"
    r"本当は|ほんとは|実は|数字の|英字の|半角の|全角の|小文字の|文字の|アルファベットの|"
    r"the (?:digit|letter) |digit |letter )"
)


def _meant(word: str, signs: dict[str, str], digits: dict[str, str]) -> str | None:
    """The sign a rule gives back, or the single letter or figure (4はa)."""
    low = _FIGURE_OR_LETTER.sub("", word.lower().strip("　 "))
    word = word[len(word) - len(low) :] if low != word.lower() else word
    digit = digits.get(low.removesuffix("です"))
    if digit is not None:
        return digit
    for length in range(len(low), 0, -1):
        if low[:length] in signs:
            return signs[low[:length]]
    if (
        word
        and word[0].isascii()
        and word[0].isalnum()
        and (len(word) == 1 or not ((word[1].isascii() and word[1].isalnum()) or word[1] in "つ個本文枚回点名件"))
    ):
        return word[0].lower()
    return None
