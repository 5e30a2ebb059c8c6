"""Ciphers that the message gives the key of: numbers for letters, letters for figures, everything moved by one.

A=1 … Z=26, どの数字も1ずつ引いて, swap the 3s and the 8s, キーボード一つ左, かな入力, character codes. What comes out
counts only if it reads like a contact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from linter.knowledge import Knowledge
from linter.readings.numbers import is_whole_number
from linter.readings.reading import Edit, Reading
from linter.readings.strewn import ADDRESS, ID
from linter.text import lower_same_length

#: letters and signs that may be an address or an id in cipher
_WORD = re.compile(r"(?<![A-Za-z0-9@._/+-])[A-Za-z0-9@._/+;,'\[\]-]{5,80}(?<![.,;'])")
#: figures in groups that may be a telephone number in cipher
_FIGURES = re.compile(r"(?<![0-9A-Za-z.+-])[0-9](?:[-‐−ー ・.]{0,2}[0-9]){8,12}(?![0-9A-Za-z-])")
_COUNTS = {
    "一": 1,
    "1": 1,
    "ひと": 1,
    "二": 2,
    "2": 2,
    "ふた": 2,
    "三": 3,
    "3": 3,
    "one": 1,
    "a": 1,
    "two": 2,
    "three": 3,
}
_COUNT = "一|二|三|ひと|ふた|[1-3]"
#: どの数字も1ずつ引いて; subtract one from each digit; each digit is one more than it should be
_DIGITS_MOVED = re.compile(
    rf"(?:数字|桁|番号|けた)[^。\n]{{0,10}}?(?P<ja>{_COUNT})(?:つ|個)?(?:ずつ|を)?\s?(?P<way>引|ひい|減|マイナス|少な|小さ|足|たし|増|プラス|加え|大き|多)"
    rf"|(?P<ja2>{_COUNT})(?:つ|個)?ずつ\s?(?P<way2>引|ひい|減|マイナス|少な|小さ|足|たし|増|プラス|加え|大き|多)"
    r"|(?P<way3>subtract|take|minus|add|plus) (?P<en>one|two|three|[1-3])\b[^.\n]{0,16}?(?:each|every|all)\b"
    r"|(?:each|every) (?:digit|number|figure)[^.\n]{0,16}?"
    r"(?P<way4>plus|minus|up|down|raised|lowered|increased|decreased)"
    r"(?: by)? (?P<en2>one|two|three|[1-3])\b"
)
_DOWN = ("引", "ひい", "減", "マイナス", "少な", "小さ", "subtract", "take", "minus", "down", "lowered", "decreased")
_NINE_LESS = re.compile(
    r"9から(?:それぞれ|各数字を)?引|(?:subtract|take) (?:each|every)[^.\n]{0,14} from (?:9|nine)|nine minus each"
)
#: 7と1を入れ替え, swap the 3s and 8s
_SWAPPED = re.compile(
    r"[「『]?(?P<a>[0-9A-Za-z])[」』]?(?:と|⇔|↔|<->)[「『]?(?P<b>[0-9A-Za-z])[」』]?(?:の(?:位置|文字|数字)?)?(?:を|が|は)?[^。\n]{0,6}?"
    r"(?:入れ替|入れかえ|いれかえ|入れ換|取り替|とりかえ|交換|逆に|あべこべ|スワップ)"
    r"|(?:swap|switch|exchange|trade|interchange)(?:ped)? (?:the |every |all (?:the )?)?"
    r"(?P<c>[0-9A-Za-z])(?:'?s)? (?:and|with|for|<->|↔) "
    r"(?:the |every )?(?P<d>[0-9A-Za-z])(?:'?s)?(?![A-Za-z0-9])"
)
#: 一文字ずつ後ろにずらして, each letter one back, shifted by two
_LETTERS_MOVED = re.compile(
    rf"(?P<ja>{_COUNT})(?:文字|字|つ)(?:ずつ|だけ|分)?\s?(?P<way>前|まえ|手前|戻|もど|後ろ|うしろ|後|先|次|進|ずら)"
    r"|(?:each|every|all|the) (?:letters?|characters?)[^.\n]{0,20}?"
    r"(?P<en>one|two|three|[1-3])(?: letters?| places?| steps?)?"
    r" (?P<way2>back|earlier|before|down|forwards?|later|after|ahead|on|up|along)"
    r"|(?:shift|move|slide|step)(?:ed|s)?(?: it| them| everything| all| each| every| the)?(?: letters?)?"
    r"(?: (?P<way3>back|forwards?|up|down|along))?"
    r"(?: by)? (?P<en3>one|two|three|[1-3])(?![0-9])(?:[^.\n]{0,12}?(?P<way4>back|forwards?|earlier|later))?"
    r"|caesar[^.\n0-9]{0,8}?(?P<en5>[0-9]{1,2})|(?:the )?(?P<way6>next|previous) letter (?:of|in) the alphabet"
)
_BACK = ("前", "まえ", "手前", "戻", "もど", "back", "earlier", "before", "down", "previous")
#: キーボードで一つ左, one key to the left
_KEY = re.compile(
    r"(?:キーボード|キー配列|キー|タイピング|ホームポジション)[^。\n]{0,12}?(?:一つ|1つ|ひとつ|一個|1個|一文字)\s?(?:ずつ)?\s?(?P<ja>左|右|ひだり|みぎ)"
    r"|(?:一つ|1つ|ひとつ)(?:ずつ)?(?:隣の?|となりの?)?(?P<ja2>左|右)[^。\n]{0,6}?(?:キー|鍵盤)"
    r"|(?:one|a|1) (?:key|place|position|letter)s? (?:too far |over |off )?"
    r"(?:to the |on the )?(?P<en>left|right)(?![^.\n]{0,30}alphabet)"
)
_ROWS = ("qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")
#: the Japanese keyboard's kana, key by key
_KANA_KEYS = dict(
    zip(
        "ぬふあうえおやゆよわほへたていすかんなにらせ゛゜ちとしはきくまのりれけむつさそひこみもねるめろ",
        "1234567890-^qwertyuiop@[asdfghjkl;:]zxcvbnm,./_",
        strict=True,
    )
)
_KANA = re.compile("[\u3041-\u3096゛゜ー]{8,80}")
_WHOLE_ADDRESS = re.compile(r"[a-z0-9._+-]{2,64}@[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){1,3}")
_CODES = re.compile(r"(?<![0-9])(?:[0-9]{2,3}[ ,、/・.-]{1,2}){4,60}[0-9]{2,3}(?![0-9])")
_BITS = re.compile(r"(?<![01])(?:[01]{7,8}[ ,、]{1,2}){3,60}[01]{7,8}(?![01])")
_NUMBERS_FOR_LETTERS = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]{1,2}[-・、,. /→]{1,2}){3,40}[0-9]{1,2}(?![0-9])")
_ONE_IS_A = re.compile(
    r"a\s?(?:=|は|is|→|：|:|＝)\s?(?P<first>[01])(?![0-9])|a1z26|(?P<one>1|1番)\s?(?:=|は|is|→|＝)\s?a(?![a-z])"
)
#: 3=B, Q=7: what single letters stand for
_PAIR = re.compile(r"(?<![A-Za-z0-9])(?P<letter>[A-Za-z])\s?(?:=|＝|は|が|→|is|：|:)\s?(?P<digit>[0-9])(?![0-9])")
_CODED_NUMBER = re.compile(r"(?<![A-Za-z0-9-])[A-Za-z0-9]{1,11}(?:[- ・ー][A-Za-z0-9]{1,8}){0,4}(?![A-Za-z0-9-])")


def ciphered(reading: Reading, knowledge: Knowledge) -> Reading:
    """The reading with what the message tells how to decipher in plain letters."""
    lower = lower_same_length(reading.text)
    for decipher in (_by_alphabet, _by_pairs, _moved_digits, _swapped, _moved_letters, _moved_keys, _kana_keys, _codes):
        edits = list(decipher(reading.text, lower, knowledge))
        if edits:
            return reading.rewrite("decoded", edits, told=True)
    return reading


def _is_contact(plain: str, knowledge: Knowledge, *, ids: bool = True) -> bool:
    if "@" in plain:
        return ADDRESS.fullmatch(plain) is not None and plain.rsplit(".", 1)[1].lower() in knowledge.tlds
    return ids and ID.fullmatch(plain) is not None and any(map(str.isalpha, plain))


def _by_alphabet(text: str, lower: str, knowledge: Knowledge) -> Iterator[Edit]:
    """19-1-2-12-5 where A is 1; jhj dcie where a is 1 and j is 0."""
    told = _ONE_IS_A.search(lower)
    first = int(told["first"] or 1) if told else 1
    if not told and not any(map(lower.__contains__, knowledge.disguise("encoded")["alphabet"])):
        return
    for found in _NUMBERS_FOR_LETTERS.finditer(text):
        numbers = [int(number) - first for number in re.findall("[0-9]+", found[0])]
        if all(0 <= number < _LETTERS for number in numbers) and max(numbers) >= _FEW:
            yield Edit(*found.span(), "".join(chr(ord("a") + number) for number in numbers), "encoded")
            return
    if told:
        table = {chr(ord("a") + at): str((first + at) % 10) for at in range(10)}
        yield from _as_figures(text, table)


_LETTERS, _FEW = 26, 9


def _by_pairs(text: str, lower: str, knowledge: Knowledge) -> Iterator[Edit]:
    """ABCD where A=3, B=1 …"""
    pairs = {found["letter"].lower(): found["digit"] for found in _PAIR.finditer(text)}
    if len(pairs) >= _PAIRS:
        yield from _as_figures(text, pairs)


_PAIRS = 3


def _as_figures(text: str, table: dict[str, str]) -> Iterator[Edit]:
    for found in _CODED_NUMBER.finditer(text):
        plain = "".join(table.get(character, character) for character in found[0].lower())
        figures = re.sub("[- ・ー]", "", plain)
        if plain != found[0].lower() and figures.isdigit() and is_whole_number(figures):
            yield Edit(*found.span(), plain, "encoded")
    # groups parted by spaces, with words of the sentence beside them
    for found in _SPACED_GROUPS.finditer(text):
        groups = found[0].split()
        for start in range(len(groups) - 1):
            for end in range(len(groups), start + 1, -1):
                plain = "".join(table.get(character, character) for character in "".join(groups[start:end]).lower())
                if plain.isdigit() and is_whole_number(plain):
                    at = found.start() + sum(len(group) + 1 for group in groups[:start])
                    said = "-".join(
                        "".join(table.get(character, character) for character in group.lower())
                        for group in groups[start:end]
                    )
                    yield Edit(at, at + len(" ".join(groups[start:end])), said, "encoded")
                    return


_SPACED_GROUPS = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2,5}(?: [A-Za-z]{2,5}){1,4}(?![A-Za-z0-9-])")


def _figures_edits(text: str, change: Callable[[str], str]) -> Iterator[Edit]:
    for found in _FIGURES.finditer(text):
        plain = change(found[0])
        if plain != found[0] and is_whole_number(re.sub("[^0-9]", "", plain)):
            yield Edit(*found.span(), plain, "encoded")


def _moved_digits(text: str, lower: str, knowledge: Knowledge) -> Iterator[Edit]:
    told = _DIGITS_MOVED.search(lower)
    if told is not None:
        way = told["way"] or told["way2"] or told["way3"] or told["way4"]
        by = _COUNTS[told["ja"] or told["ja2"] or told["en"] or told["en2"]]
        # "each digit is one more" is undone the other way
        down = (way in _DOWN) == (told["way4"] is None)
        edits = list(_figures_edits(text, _turned(-by if down else by)))
        yield from edits or _figures_edits(text, _turned(by if down else -by))
    elif _NINE_LESS.search(lower):
        yield from _figures_edits(text, lambda said: "".join(str(9 - int(c)) if c.isdigit() else c for c in said))


def _turned(by: int) -> Callable[[str], str]:
    return lambda said: "".join(str((int(c) + by) % 10) if c.isdigit() else c for c in said)


def _swapped(text: str, lower: str, knowledge: Knowledge) -> Iterator[Edit]:
    table: dict[int, str] = {}
    for told in _SWAPPED.finditer(lower):
        one, other = told["a"] or told["c"], told["b"] or told["d"]
        table |= {ord(one): other, ord(other): one}
        if one.isalpha() and other.isalpha():
            table |= {ord(one.upper()): other.upper(), ord(other.upper()): one.upper()}
    if not table:
        return
    yield from _figures_edits(text, lambda said: said.translate(table))
    for found in _WORD.finditer(text):
        plain = found[0].translate(table)
        if plain != found[0] and _is_contact(plain, knowledge) and re.search("[0-9._@]", plain) and len(plain) >= _LONG:
            yield Edit(*found.span(), plain, "encoded")


_LONG = 6


def _moved_letters(text: str, lower: str, knowledge: Knowledge) -> Iterator[Edit]:
    told = _LETTERS_MOVED.search(lower)
    if told is None:
        return
    count = told["ja"] or told["en"] or told["en3"] or told["en5"]
    by = 1 if count is None else _COUNTS.get(count) or int(count)
    way = told["way"] or told["way2"] or told["way3"] or told["way4"] or told["way6"] or "back"
    back = way in _BACK
    for found in _WORD.finditer(text):
        shifts = (-by, by) if back else (by, -by)
        plains = [_shifted(found[0], shift) for shift in shifts]
        good = [plain for plain in plains if "@" in plain and _is_contact(plain, knowledge)]
        known = [plain for plain in good if plain.rsplit("@", 1)[1].lower() in knowledge.words("domains.providers")]
        marked = "@" not in found[0] and re.search("[0-9._]", found[0]) and _is_contact(found[0], knowledge)
        if known or good:
            yield Edit(*found.span(), (known or good)[0], "encoded")
        elif marked and not re.search(r"\.[a-z]{2,4}$", found[0]):
            yield Edit(*found.span(), plains[0], "encoded")


def _shifted(word: str, by: int) -> str:
    table = {first + at: first + (at + by) % 26 for first in (ord("a"), ord("A")) for at in range(26)}
    plain = word.translate(table)
    # behind the @ a sign that no domain has stands for the dot
    return re.sub(r"(?<=@)(.+)/([a-z]{2,4})$", r"\1.\2", plain)


def _moved_keys(text: str, lower: str, knowledge: Knowledge) -> Iterator[Edit]:
    told = _KEY.search(lower)
    if told is None:
        return
    by = -1 if (told["ja"] or told["ja2"] or told["en"]) in ("左", "ひだり", "left") else 1
    for found in _WORD.finditer(text):
        plains = [_rekeyed(found[0], shift) for shift in (by, -by)]
        good = [plain for plain in plains if _is_contact(plain, knowledge, ids=False)]
        if good:
            yield Edit(*found.span(), good[0], "encoded")
        elif "@" not in found[0] and len(found[0]) >= _LONG and _vowels(plains[0]) > _vowels(found[0]):
            yield Edit(*found.span(), plains[0], "encoded")


def _vowels(word: str) -> int:
    return sum(map(word.lower().count, "aeiou"))


def _rekeyed(word: str, by: int) -> str:
    """Each letter as the key beside it; signs and figures stay, but for those among the letters' keys."""
    said = ""
    for character in word:
        row = next((row for row in _ROWS if character.lower() in row), "")
        at = row.find(character.lower()) + by if row and (character.isalpha() or character in ",;[") else -1
        said += row[at] if 0 <= at < len(row) else character
    return said


def _kana_keys(text: str, lower: str, knowledge: Knowledge) -> Iterator[Edit]:
    if not any(map(lower.__contains__, knowledge.disguise("encoded")["kana_keys"])):
        return
    for found in _KANA.finditer(text):
        plain = "".join(_KANA_KEYS.get(kana, kana) for kana in found[0]).replace("@@", "@")
        if plain.isascii() and (_WHOLE_ADDRESS.fullmatch(plain) or re.fullmatch(r"[a-z0-9][a-z0-9._-]{7,}", plain)):
            yield Edit(*found.span(), plain, "encoded")


def _codes(text: str, lower: str, knowledge: Knowledge) -> Iterator[Edit]:
    """Characters by their numbers: 107 97 111 114 117."""
    told = any(map(lower.__contains__, knowledge.disguise("encoded")["codes"]))
    forms = [(_CODES, 10), (_BITS, 2), (_HEX_CODES, 16)]
    for pattern, base in forms if told else forms[:2]:
        for found in pattern.finditer(text):
            numbers = [int(number, base) for number in re.findall("[0-9A-Fa-f]+", found[0])]
            if all(0x21 <= number < 0x7F for number in numbers):
                plain = "".join(map(chr, numbers))
                if _is_contact(plain, knowledge, ids=told):
                    yield Edit(*found.span(), plain, "encoded")


_HEX_CODES = re.compile(r"(?<![0-9A-Za-z])(?:[2-7][0-9A-Fa-f][ ,:]{1,2}){3,60}[2-7][0-9A-Fa-f](?![0-9A-Za-z])")
