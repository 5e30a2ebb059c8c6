"""What a writer says about single letters of an address or an id right beside it is put right.

「satosi@…（siのところをshi）」, 「nは2つ」, 「ハイフンは要りません」, "with a k instead of c".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from linter.knowledge import Knowledge
from linter.readings.reading import Edit, Reading

#: an address or an id, its domain apart so that no remark changes it
_CONTACT = re.compile(
    r"(?<![A-Za-z0-9._@/-])(?P<id>[A-Za-z0-9](?:[A-Za-z0-9]|[._-](?=[A-Za-z0-9])){2,39})(?P<domain>@[A-Za-z0-9.-]{3,60})?"
)
_TRULY = r"(?:本当は|ほんとは|実は|正しくは|正確には|ただしくは)?\s?"
_COUNTS = {"一": 1, "ひと": 1, "二": 2, "ふた": 2, "三": 3, "みっ": 3, "one": 1, "two": 2, "three": 3}
_COUNT = r"[1-4]|一|二|三|ひと|ふた|みっ"
_SIGNS_JA = {
    "ハイフン": "-",
    "棒": "-",
    "ドット": ".",
    "点": ".",
    "ピリオド": ".",
    "アンダーバー": "_",
    "アンスコ": "_",
}
_SIGNS_EN = {"hyphen": "-", "dash": "-", "dot": ".", "period": ".", "underscore": "_"}
_SIGNS = _SIGNS_JA | _SIGNS_EN
#: how far from the id a remark may begin
_REACH = 60


class _Remark(NamedTuple):
    pattern: re.Pattern[str]
    #: the id put right; None when the remark is not about this id
    put_right: Callable[[str, re.Match[str], dict[str, str]], str | None]


def _exchanged(identifier: str, said: re.Match[str], names: dict[str, str]) -> str | None:
    wrong, right = said["a"].lower(), said["b"].lower()
    if wrong == right or wrong not in identifier.lower():
        return None
    return re.sub(re.escape(wrong), right, identifier, flags=re.IGNORECASE)


def _counted(identifier: str, said: re.Match[str], names: dict[str, str]) -> str | None:
    letter = names.get(said["a"].lower(), said["a"].lower())
    times = int(said["n"]) if said["n"].isdigit() else _COUNTS[said["n"].lower()]
    if len(letter) != 1 or letter not in identifier.lower():
        return None
    runs = sorted(re.findall(f"{re.escape(letter)}+", identifier.lower()), key=len)
    if len(runs) > 1 and times == len("".join(runs)):
        # what is counted is how often it stands there in all
        return None
    return re.sub(f"{re.escape(letter)}+", letter * times, identifier, count=1, flags=re.IGNORECASE)


def _added(identifier: str, said: re.Match[str], names: dict[str, str]) -> str | None:
    anchor = said["a"].lower()
    at = identifier.lower().find(anchor)
    if at < 0:
        return None
    at += len(anchor) if said["where"] not in ("前", "まえ") else 0
    return identifier[:at] + said["b"].lower() + identifier[at:]


def _at_an_end(identifier: str, said: re.Match[str], names: dict[str, str]) -> str | None:
    word = said["b"].lower()
    addition = _SIGNS.get(word) or names.get(word, word)
    if len(addition) != 1:
        return None
    front = said["where"].lower() in _FRONT
    return addition + identifier if front else identifier + addition


_FRONT = ("頭", "あたま", "先頭", "いちばん前", "一番前", "front", "start", "beginning")


def _respelled(identifier: str, said: re.Match[str], names: dict[str, str]) -> str | None:
    """つの綴りは tsu: whatever the id has for that kana."""
    right = said["b"].lower()
    for wrong in _SPELLINGS.get(said["a"], ()):
        if (
            wrong != right
            and re.search(f"{wrong}(?![{wrong[-1]}])", identifier.lower())
            and right not in identifier.lower()
        ):
            return re.sub(wrong, right, identifier, flags=re.IGNORECASE)
    return None


#: kana that have more than one spelling in Latin letters
_SPELLINGS = {
    "つ": ("tu", "tsu"), "し": ("si", "shi"), "ち": ("ti", "chi"), "ふ": ("hu", "fu"), "じ": ("zi", "ji"),
    "ぢ": ("di", "ji"), "づ": ("du", "zu", "dzu"), "しゃ": ("sya", "sha"), "しゅ": ("syu", "shu"),
    "しょ": ("syo", "sho"), "ちゃ": ("tya", "cha"), "ちゅ": ("tyu", "chu"), "ちょ": ("tyo", "cho"),
    "じゃ": ("zya", "jya", "ja"), "じゅ": ("zyu", "jyu", "ju"), "じょ": ("zyo", "jyo", "jo"), "を": ("wo", "o"),
    "ん": ("nn", "n"), "か": ("ka", "ca"), "く": ("ku", "cu"), "こ": ("ko", "co"), "おう": ("ou", "oo", "oh"),
    "おお": ("oo", "oh"), "ら": ("ra", "la"), "り": ("ri", "li"), "る": ("ru", "lu"), "れ": ("re", "le"),
    "ろ": ("ro", "lo"), "ゆう": ("yuu", "yu"), "きょう": ("kyou", "kyo"),
}  # fmt: skip


def _dropped(identifier: str, said: re.Match[str], names: dict[str, str]) -> str | None:
    sign = _SIGNS[said["a"]]
    return identifier.replace(sign, "") if sign in identifier else None


def _lowered(identifier: str, said: re.Match[str], names: dict[str, str]) -> str | None:
    return identifier.lower() if identifier != identifier.lower() else None


_EXCHANGE_JA = re.compile(
    rf"(?P<a>[A-Za-z]{{1,8}})\s?(?:のところ|の所|の部分|の箇所)?\s?(?:を|は|→)\s?{_TRULY}「?(?P<b>[A-Za-z]{{1,8}})」?"
    r"(?=に|です|で|と|。|）|\)|$|\s|」|、)"
)
_EXCHANGE_EN = re.compile(
    r"(?<![A-Za-z])(?:an? )?(?P<b>[a-z]) (?:instead of|rather than|not|in place of) "
    r"(?:an? |the )?(?P<a>[a-z])(?![A-Za-z])"
)
_KANA_JA = re.compile(
    r"「?(?P<a>[\u3041-\u3096]{1,3}?)」?(?:の(?:綴り|つづり|スペル|ローマ字|字|ところ|所|部分|とこ))?(?:は|が|だけ)\s?"
    rf"(?:{_TRULY}|本物は\s?|本当の綴りは\s?|ヘボン式で?の?\s?|訓令式で?の?\s?){{0,2}}「?(?P<b>[A-Za-z]{{1,4}})」?(?=です|で|に|と|。|）|\)|$|\s|、)"
)
_COUNT_JA = re.compile(
    r"(?P<a>[A-Za-z]|エル|エヌ|エム|エス|ティー|オー|アール|ピー)(?:は|が)\s?"
    rf"(?:[1-4]つ(?:じゃなく|でなく|ではなく)て?)?\s?{_TRULY}(?P<n>{_COUNT})(?:つ|個|本|文字)"
)
_COUNT_EN = re.compile(r"(?<![A-Za-z])(?P<n>two|three|one) (?P<a>[A-Za-z](?='s)|[B-Zb-hj-tv-z])'?s(?![A-Za-z])")
_ADD = re.compile(
    r"(?P<a>[A-Za-z0-9]{1,12})の(?P<where>末尾|最後|おしり|うしろ|後ろ|あと|後|前|まえ)に\s?(?P<b>[A-Za-z0-9._-])"
    r"(?=が|を|\s|も|付|つ)"
)
#: 最後にもう一個アンダーバーが付き, の頭にエスを一文字足し
_ADD_JA = re.compile(
    r"(?:^|[、。（(\s]|の)(?P<where>最後|末尾|おしり|お尻|頭|あたま|先頭|いちばん前|一番前)に\s?"
    r"(?:もう(?:一|1|ひと)(?:つ|個|本|文字)\s?)?"
    rf"(?P<b>{'|'.join(_SIGNS_JA)}|[\u30a1-\u30fc]{{2,5}}|[A-Za-z0-9._-])(?![A-Za-z0-9])(?:を|が|も|の)?\s?"
    r"(?:(?:もう)?(?:一|1|ひと)(?:つ|個|本|文字)\s?)?(?:付|つ[けくい]|足|たし|入|いれ|加え)"
)
#: plus a 7 on the end
_ADD_EN = re.compile(
    r"(?:plus|add|with|put) (?:an? |the |one |another )?(?:extra |more )?(?:letter |digit )?"
    rf"(?P<b>{'|'.join(_SIGNS_EN)}|[a-z0-9._-])"
    r"(?![a-z0-9]) (?:on|at|to|in) (?:the )?(?:very )?(?P<where>end|front|start|beginning|back)"
)
_DROP = re.compile(
    rf"(?P<a>{'|'.join(_SIGNS_JA)})は[^。、\n]{{0,8}}?(?:要りません|いりません|いらない|不要|なしで|抜き|無視)"
)
_LOWER = re.compile(
    r"(?:全部|すべて|全て|ぜんぶ|ほんとは|本当は)?小文字(?:です|で|に|の)"
    r"|(?:in )?lower[ -]?case|no capitals|without (?:the )?capitals"
)

_REMARKS = (
    _Remark(_EXCHANGE_JA, _exchanged),
    _Remark(_EXCHANGE_EN, _exchanged),
    _Remark(_KANA_JA, _respelled),
    _Remark(_COUNT_JA, _counted),
    _Remark(_COUNT_EN, _counted),
    _Remark(_ADD, _added),
    _Remark(_ADD_JA, _at_an_end),
    _Remark(_ADD_EN, _at_an_end),
    _Remark(_DROP, _dropped),
    _Remark(_LOWER, _lowered),
)


def remarks(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """The ids and the users' names of addresses that a remark behind them puts right."""
    text = reading.text
    names = {
        name: letter for letter, words in knowledge.disguise("spelled-letters")["letters"].items() for name in words
    }
    contacts = [
        found
        for found in _CONTACT.finditer(text)
        if found["domain"]
        or _is_marked(found["id"])
        or (_REMARK_FOLLOWS.match(text, found.end()) and len(found["id"]) >= 4)
    ]
    for at, contact in enumerate(contacts):
        end = contacts[at + 1].start() if at + 1 < len(contacts) else len(text)
        window = (contact.end(), min(end, contact.end() + _REACH))
        right = contact["id"]
        for remark in _REMARKS:
            for said in remark.pattern.finditer(text, *window):
                right = remark.put_right(right, said, names) or right
        if right != contact["id"]:
            yield Edit(*contact.span("id"), right, "instructed")


#: said right behind an id that looks like a word
_REMARK_FOLLOWS = re.compile(
    r"[」』\"”]?(?:[、（(]\s?(?:ただし|正しくは|本当は|ほんとは)|(?:, | \()(?:plus|with) (?:an? |two |three |one ))"
)


def _is_marked(identifier: str) -> bool:
    return len(identifier) >= 5 and (any(map(str.isdigit, identifier)) or any(mark in identifier for mark in "._-"))
