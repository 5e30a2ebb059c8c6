"""What may be said about single letters of an id, each kind of remark with what it makes of the id.

To be exchanged (`siはshi`), doubled (`nを2つ`, "double n"), put in (`nの前にi`, "an h after the j"), taken out
(`ハイフンは不要`), at an end (`最後に7`), or turned round (`iaは逆`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from linter.knowledge import Knowledge
from linter.readings.ids import sign_words

Said = re.Match[str]
Span = tuple[int, int]


class Correction(NamedTuple):
    """A kind of remark: its pattern, and a function that puts an id right or gives None if it is not about this id."""

    pattern: re.Pattern[str]
    put_right: Callable[[str, Said], str | None]


_FIRST = "いちばん最初|一番最初|いちばん前|一番前|最初|はじめ|始め|先頭|冒頭|頭|あたま|出だし|前"
_LAST = (
    "いちばん最後|一番最後|いちばん後ろ|一番後ろ|最後|さいご|末尾|おしまい|終わり|おわり|おしり|お尻|しっぽ|後ろ|うしろ"
)
_TRULY = r"(?:どちらも|どっちも|両方とも?|全部|すべて|本当は|ほんとは|ほんとうは|本物は|実は|実際は|正しくは|正確には|正解は|ただしくは|正式には|全部|どれも)?\s?"
_NOT = r"(?:[^\s、。a-z0-9]{1,6}(?:じゃなくて?|ではなくて?|でなくて?)、?\s?)?"
_KIND = r"(?:小文字の|大文字の|数字の|英字の|英語の|アルファベットの|アルファベット|半角の)?"
#: … and what says that something is put in
_PUTS = r"(?:入|いれ|はい|足|たし|加え|付|つ[けいく]|挟|はさ|補|おぎな|要|いり|差し込|挿|あり|ある|置|来|き[まて]|続|追加|必要|抜け|欠け|足り|隠れ)"
_COUNT = "[1-4]|一|二|三|ひと|ふた|みっ"
_COUNTS = {"一": 1, "ひと": 1, "二": 2, "ふた": 2, "三": 3, "みっ": 3, "one": 1, "two": 2, "three": 3}
_UNIT = "つ|個|コ|本|文字|字|こ"
#: letters that are taken for each other
_ALIKE = ("ckq", "sz", "iyj", "gj", "vw", "bv", "lr", "ei", "ao")
#: how kana are spelled where it is not as they sound
_KUNREI = {
    "し": "si", "ち": "ti", "つ": "tu", "ふ": "hu", "じ": "zi", "しゃ": "sya", "しゅ": "syu", "しょ": "syo",
    "ちゃ": "tya", "ちゅ": "tyu", "ちょ": "tyo", "じゃ": "zya", "じゅ": "zyu", "じょ": "zyo",
}  # fmt: skip


class Corrections:
    """The patterns, with the names of letters and signs that the disguise files know; for `Knowledge.derived`."""

    def __init__(self, knowledge: Knowledge) -> None:
        letters = knowledge.disguise("spelled-letters")["letters"]
        # ダブル says that a letter stands twice
        kana = {
            name: letter
            for letter, names in letters.items()
            for name in names
            if not (name.isascii() or "ダブル".startswith(name))
        }
        signs = {word.lower(): sign for word, sign in sign_words(knowledge).items() if len(word) > 1}
        self._means = kana | signs | {"点": ".", "てん": ".", "棒": "-"}
        wide = _any_of(word for word in self._means if not word.isascii())
        latin = _any_of(word for word in signs if word.isascii())
        self._wide = (
            rf"{_KIND}[「『\"'“（(]?(?:{wide}|[._-]?[a-z0-9]{{1,10}}[._-]?|[._-])[」』\"'”）)]?(?:の字|の文字)?"
        )
        self._latin = (
            rf"(?:(?:small |capital |little |letter |digit |number |figure )*[\"'“‘]?(?:{latin}|[a-z0-9](?![a-z0-9])"
            rf"|[a-z0-9]{{2,8}}|[._-])[\"'”’]?)"
        )
        self._one = rf"(?:(?:small |capital |little |letter |digit |number |figure )*[\"'“‘]?(?:{latin}|[a-z0-9._-](?![a-z0-9]))[\"'”’]?)"
        self.all = (*self._japanese(), *self._english())

    # ------------------------------------------------------------------ patterns

    def _japanese(self) -> list[Correction]:
        a, b, c = (f"(?P<{name}>{self._wide})" for name in "abc")
        anchor = (
            rf"(?:(?P<where>{_FIRST}|{_LAST})(?:の[1-4一二三四](?:文字|字))?の\s?|(?P<of>[a-z0-9]{{2,16}})の\s?)?"
            rf"(?<![a-z0-9])"
        )
        place = r"(?:\s?(?:のところ|の所|のとこ|の部分|の箇所|のつづり|の綴り))?"
        ends_there = r"(?![a-z0-9._-])"
        pieces = rf"(?P<a>{self._wide})(?:(?:と|も|、|,|・|や)\s?(?P<more>{self._wide}))?"
        one_more = rf"(?:もう|あと)\s?(?P<more_n>{_COUNT})(?:{_UNIT})|(?P<lacks>{_COUNT})(?:{_UNIT})\s?(?:足り|たり|抜け|欠け|少な|減ら)"
        few = rf"(?P<n>{_COUNT})(?:{_UNIT})|(?P<twice>ダブル|だぶる|倍|重ね|かさね|連続|ダブり|2連|二連|2回|二回|二重|2度|二度)"
        ends = rf"(?:(?P<front>{_FIRST})|(?P<back>{_LAST}|[@＠]の(?:手前|直前|すぐ前|前)|アット(?:マーク)?の(?:手前|直前|前)))"
        return [
            self._made(
                rf"{anchor}{a}{ends_there}{place}\s?(?:じゃなくて?|ではなくて?|でなく|じゃない|より)[、,]?\s?{b}{ends_there}",
                self._exchanged,
            ),
            self._made(
                rf"{anchor}{a}{ends_there}{place}\s?(?:を|は|が|→|⇒|には|だけ)\s?{_TRULY}{_NOT}{b}{ends_there}"
                r"(?=に|へ|です|で|と|が正|が本|の(?:つもり|こと|間違)|だ|。|）|\)|$|\s|」|、)"
                r"(?!\s?(?:で|が)?\s?(?:つ|個|本))",
                self._exchanged,
            ),
            self._made(
                rf"(?P<of>[a-z0-9]{{2,16}}の\s?)?(?<![a-z0-9]){pieces}{ends_there}\s?(?:の字)?(?:を|は|が|も|だけ)?\s?"
                rf"(?:[1-4](?:{_UNIT})(?:じゃなく|でなく|ではなく)て?)?\s?{_TRULY}(?:それぞれ)?(?:{one_more}|{few})",
                self._counted,
            ),
            self._made(
                rf"(?P<after>{self._wide}){ends_there}\s?と\s?(?P<before>{self._wide}){ends_there}\s?の?"
                rf"(?:あいだ|間|まんなか|真ん中)(?:に(?:は|も)?|へ)?\s?{b}{ends_there}",
                self._between,
            ),
            self._made(
                rf"(?P<anchor>{self._wide}){ends_there}\s?の\s?(?:すぐ|直)?(?P<side>前|まえ|手前|左|あと|後ろ|うしろ|後|次|つぎ|右|となり|隣)"
                rf"(?:に(?:は|も)?|へ)\s?{b}{ends_there}\s?(?:を|が|も|の)?\s?(?:(?:もう)?(?:一|1|ひと)(?:{_UNIT})\s?)?(?={_PUTS})",
                self._beside,
            ),
            self._made(
                rf"(?<![a-z0-9]){ends}に(?:は|も)?\s?(?:もう\s?(?:一|1|ひと)(?:{_UNIT})\s?)?"
                rf"(?P<b>[「『\"“]?[a-z0-9._-]{{1,8}}[」』\"”]?|{self._wide}){ends_there}\s?(?:を|が|も|の)?\s?"
                rf"(?:(?:もう)?(?:一|1|ひと)(?:{_UNIT})\s?)?(?={_PUTS})",
                self._at_an_end,
            ),
            self._made(
                rf"{anchor}{a}{ends_there}{place}\s?(?:は|を)[^。、\n]{{0,8}}?"
                r"(?:要りません|いりません|いらない|要らない|不要|なしで|無しで|抜き|抜い|無視|取って|取り除|外し|消し|除い|省い"
                r"|飛ばし|とばし|飾り|ダミー|余計|余分|入れない|入りません|打たない)",
                self._dropped,
            ),
            self._made(
                rf"(?P<where>{_FIRST}|{_LAST})(?:の|に来る|に付く|にある)\s?(?P<b>{self._wide}){ends_there}\s?(?:だけ)?(?:が|を|は)\s?"
                r"(?:わざと)?(?:抜け|抜い|ぬい|ぬけ|欠け|欠い|落と|落ち|省い|略し|足り|書いてい?ま?せ|消え|消して(?:い|お|あ))",
                self._left_out,
            ),
            self._made(r"(?<![a-z0-9])(?P<a>[a-z]{2})\s?(?:は|が|の順が|の順番が)\s?(?:逆|あべこべ|反対)", self._turned),
            self._made(
                rf"(?P<a>{self._wide}){ends_there}\s?と\s?(?P<b>{self._wide}){ends_there}\s?(?:は|が|を|の順が|の順番が)\s?"
                r"(?:逆|あべこべ|反対|入れ替|入れかえ)",
                self._turned,
            ),
            self._made(
                r"(?P<kana>[\u3041-\u3093]{1,2})の(?:綴り|つづり|スペル)[^。\n]{0,8}?(?P<b>[a-z]{2,4})(?![a-z])",
                self._respelled,
            ),
            self._made(
                r"(?:全部|すべて|全て|ぜんぶ|ほんとは|本当は|実際は)?(?:小文字(?:です|で|に|の)|大文字なし|小さい字|ちっちゃい字)",
                self._lowered,
            ),
        ]  # fmt: skip

    def _english(self) -> list[Correction]:
        a, b = (f"(?P<{name}>{self._latin})" for name in "ab")
        # where little else says that letters are spoken of, one letter or sign only
        one_a, one_b = (f"(?P<{name}>{self._one})" for name in "ab")
        an = "(?:an? |the |one |another |any )?"
        order = r"(?:(?P<where>very first|first|last|final|second) )?"
        begins, ends_there = "(?<![a-z0-9._-])", "(?![a-z0-9_-])"
        return [
            self._made(
                rf"{begins}{an}{b}{ends_there},? (?:instead of|rather than|in place of|where it says) {an}{order}{a}{ends_there}",
                self._exchanged,
            ),
            self._made(
                rf"{begins}{an}{one_b}{ends_there},? (?:not|for) {an}{order}{one_a}{ends_there}", self._exchanged
            ),
            self._made(
                rf"{begins}(?:replace|swap|change|switch|turn|read|make) {an}{order}{a}{ends_there} "
                rf"(?:with|for|to|into|as|by) {an}{b}{ends_there}",
                self._exchanged,
            ),
            self._made(
                rf"{begins}{an}{order}{a}{ends_there}(?:'s)? (?:should be|must be|ought to be|becomes) {an}{b}{ends_there}",
                self._exchanged,
            ),
            self._made(
                rf"{begins}{an}{order}{one_a}{ends_there}(?:'s| is) (?:really |actually |in fact )?{an}{one_b}{ends_there}",
                self._exchanged,
            ),
            self._made(
                r"(?:with|has|takes|needs|and) an? (?P<b>[a-z]) (?:in|at the end of|at the start of|like in) (?P<word>[a-z]{3,16})(?![a-z])"
                r"|(?<![a-z])(?P<word2>[a-z]{3,16}) (?:is spelled |is spelt |spelled |spelt |has |takes )?(?:with )?an? (?P<b2>[a-z])(?![a-z])",
                self._as_in,
            ),
            self._made(
                rf"(?:starts?|begins?|beginning|starting|spelled|spelt|written) with {an}{b}{ends_there}", self._begun
            ),
            self._made(
                rf"{begins}(?P<twice>double|doubled|second|extra|one more|another) (?:the |letter )?{a}{ends_there}",
                self._counted,
            ),
            self._made(
                rf"{begins}(?:with |con |mit |avec |com |une? )*(?P<twice>doble|doppel|doppeltem|doppeltes|double|dupla|duplo|doppia|dos|zwei|deux|duas|dois|due)"
                r"[ -](?P<a>[a-z])(?:es|s)?(?![a-z])|(?<![a-z])(?P<twice2>dos|duas) (?P<named>enes|eles|erres|eses|emes|tes|pes|ces)(?![a-z])",
                self._doubled,
            ),
            self._made(rf"{begins}{a}{ends_there} (?:is |gets? )?(?P<twice>twice|doubled)", self._counted),
            self._made(
                rf"{begins}(?P<n>two|three|one|single|only one)(?: letter)? "
                rf"(?P<a>[a-z](?='s{ends_there})|[b-hj-tv-z](?=s{ends_there})|[b-z]{ends_there}|(?:{_any_of(w for w in self._means if w.isascii())})(?=s?{ends_there}))",
                self._counted,
            ),
            self._made(
                rf"{begins}(?:there'?s |there is |put |add |insert |with |needs |plus )?{an}{b}{ends_there}"
                rf"(?: goes| comes| belongs| sits| in)? between {an}(?P<after>{self._latin}){ends_there} and "
                rf"{an}(?P<before>{self._latin}){ends_there}",
                self._between,
            ),
            self._made(
                rf"between {an}(?P<after>{self._latin}){ends_there} and {an}(?P<before>{self._latin}){ends_there}"
                rf"(?: there'?s| there is| goes| comes| put| add| insert| belongs)? {an}{b}{ends_there}",
                self._between,
            ),
            self._made(
                rf"{begins}(?:(?:there'?s|there is|put|add|insert|plus|with) )?{an}{b}{ends_there}(?: goes| comes| belongs)? "
                rf"(?:right |straight |just |directly )?(?P<side>after|before|behind|in front of|following) (?!that|you|we|i |@|the at)"
                rf"{an}{order}(?P<anchor>{self._latin}){ends_there}",
                self._beside,
            ),
            self._made(
                rf"(?:plus|add|with|put|and|append|stick|tack) {an}(?:extra |more )?(?:letter |digit )?(?P<b>[\"'“‘]?[a-z0-9._-]{{1,8}}[\"'”’]?"
                rf"|{_any_of(word for word in self._means if word.isascii())}){ends_there} (?:on to |onto |on |at |to |in |right |just )?(?:the )?(?:very )?"
                r"(?:(?P<front>front|start|beginning)|(?P<back>end|back|before (?:the at|the @|@|at)(?![a-z])))",
                self._at_an_end,
            ),
            self._made(
                rf"(?:drop|remove|lose|delete|take out|without|no|minus|ignore|skip|leave out|omit) (?:the |any |an? )?"
                rf"(?P<where>first|last|extra)? ?(?P<a>{_any_of(word for word in self._means if word.isascii())})s?{ends_there}",
                self._dropped,
            ),
            self._made(
                rf"{begins}{an}{a}{ends_there} and {an}{b}{ends_there} (?:are |should be )?"
                r"(?:swapped|reversed|the wrong way round|switched|transposed|flipped|in the wrong order)",
                self._turned,
            ),
            self._made(r"(?:in )?lower[ -]?case|no capitals|without (?:the )?capitals", self._lowered),
        ]  # fmt: skip

    def _made(self, pattern: str, put_right: Callable[[str, Said], str | None]) -> Correction:
        return Correction(re.compile(pattern, re.IGNORECASE), put_right)

    # ------------------------------------------------------------------ what they make of an id

    def _piece(self, said: str | None) -> str:
        """The letters or the sign that a word of the message stands for."""
        word = (said or "").lower().strip("「」『』\"'“”‘’()（） ")
        for lead in (*_LEADS, *_LEADS_EN):
            word = word.removeprefix(lead)
        word = word.removesuffix("の字").removesuffix("の文字").strip("「」『』\"'“”‘’() ")
        return self._means.get(word, word)

    def _exchanged(self, identifier: str, said: Said) -> str | None:
        wrong, right = self._piece(said["a"]), self._piece(said["b"])
        places = _places(identifier, wrong, said)
        # a sign stands for another sign, whatever else the sentence says about it
        if (
            wrong == right
            or not places
            or (not wrong.isalnum() and right.isalnum())
            or not _fits(right)
            or (len(right) > 1 and right in identifier.lower())
        ):
            return None
        return _rewritten(identifier, places, right)

    def _begun(self, identifier: str, said: Said) -> str | None:
        right = self._piece(said["b"])
        first = identifier[0].lower()
        alike = len(right) == 1 and first != right and any(first in group and right in group for group in _ALIKE)
        return right + identifier[1:] if alike else None

    def _as_in(self, identifier: str, said: Said) -> str | None:
        """A word that is spelled as people spell it: jon where `an h in John` is meant."""
        word, letter = (said["word"] or said["word2"]).lower(), (said["b"] or said["b2"]).lower()
        for found in re.finditer("[a-z]+", identifier.lower()):
            one_more = any(word == found[0][:at] + letter + found[0][at:] for at in range(len(found[0]) + 1))
            other = len(word) == len(found[0]) and [b for a, b in zip(found[0], word, strict=True) if a != b] == [
                letter
            ]
            if one_more or other:
                return identifier[: found.start()] + word + identifier[found.end() :]
        return None

    def _counted(self, identifier: str, said: Said) -> str | None:
        groups = said.re.groupindex
        first = self._counted_one(identifier, self._piece(said["a"]), said)
        if "more" not in groups or said["more"] is None:
            return first
        second = self._counted_one(first or identifier, self._piece(said["more"]), said)
        return second if first is not None and second is not None else None

    def _doubled(self, identifier: str, said: Said) -> str | None:
        letter = (said["a"] or said["named"].removeprefix("e"))[0].lower()
        at = identifier.lower().find(letter)
        return None if at < 0 or letter * 2 in identifier.lower() else identifier[:at] + letter + identifier[at:]

    def _counted_one(self, identifier: str, letter: str, said: Said) -> str | None:
        groups = said.groupdict()
        if len(letter) > 2 or not letter or letter not in identifier.lower():
            return None
        within = (groups.get("of") or "").rstrip("の ").lower()
        low = identifier.lower()
        start = low.find(within) if within in low else 0
        end = start + len(within) if within and within in low else len(low)
        runs = [found.span() for found in re.finditer(f"(?:{re.escape(letter)})+", low[start:end])]
        runs = [(start + first, start + last) for first, last in runs]
        if not runs:
            return None
        more = groups.get("more_n") or groups.get("lacks")
        if more:
            place = runs[0]
            times = (place[1] - place[0]) // len(letter) + _number(more)
        elif groups.get("twice"):
            place, times = runs[0], 2
        else:
            times = _number(groups["n"] or "1")
            if len(runs) > 1 and times == low[start:end].count(letter):
                # what is counted is how often it stands there in all
                return None
            longest = max(runs, key=lambda run: run[1] - run[0])
            place = longest if times == 1 or longest[1] - longest[0] == times * len(letter) else runs[0]
        made = identifier[: place[0]] + letter * times + identifier[place[1] :]
        return made if made != identifier else None

    def _between(self, identifier: str, said: Said) -> str | None:
        before, after = self._piece(said["after"]), self._piece(said["before"])
        at = identifier.lower().find(before + after)
        right = self._piece(said["b"])
        if at < 0 or not before or not after or not _fits(right):
            return None
        return identifier[: at + len(before)] + right + identifier[at + len(before) :]

    def _beside(self, identifier: str, said: Said) -> str | None:
        anchor, right = self._piece(said["anchor"]), self._piece(said["b"])
        places = _places(identifier, anchor, said)
        if not places or not _fits(right):
            return None
        ahead = said["side"].lower() in _AHEAD
        # of several places the last where it goes before, as what is left out stands at the end of a word
        start, end = places[-1] if ahead else places[0]
        at = start if ahead else end
        return identifier[:at] + right + identifier[at:]

    def _at_an_end(self, identifier: str, said: Said) -> str | None:
        right = self._piece(said["b"])
        if not _fits(right) or right in _NO_PIECES:
            return None
        return right + identifier if said["front"] else identifier + right

    def _left_out(self, identifier: str, said: Said) -> str | None:
        """A letter at an end that the id lacks; where it is there already it is meant to go."""
        right = self._piece(said["b"])
        front = said["where"] in _FIRST.split("|")
        if not _fits(right) or (identifier.startswith(right) if front else identifier.endswith(right)):
            return None
        return right + identifier if front else identifier + right

    def _dropped(self, identifier: str, said: Said) -> str | None:
        sign = self._piece(said["a"])
        places = _places(identifier, sign, said) if said["where"] else _everywhere(identifier, sign)
        return _rewritten(identifier, places, "") if places else None

    def _turned(self, identifier: str, said: Said) -> str | None:
        one = self._piece(said["a"])
        other = self._piece(said["b"]) if "b" in said.re.groupindex else ""
        for pair in (one + other, other + one) if other else (one,):
            at = identifier.lower().find(pair)
            if at >= 0:
                turned = pair[::-1] if not other else (other + one if pair == one + other else one + other)
                return identifier[:at] + turned + identifier[at + len(pair) :]
        return None

    def _respelled(self, identifier: str, said: Said) -> str | None:
        wrong = _KUNREI.get(said["kana"], "")
        places = _places(identifier, wrong, said) if wrong else []
        return _rewritten(identifier, places, said["b"].lower()) if places else None

    def _lowered(self, identifier: str, said: Said) -> str | None:
        return identifier.lower() if identifier != identifier.lower() else None


_AHEAD = ("前", "まえ", "手前", "左", "before", "in front of")
_LEADS = ("小文字の", "大文字の", "数字の", "英字の", "英語の", "アルファベットの", "アルファベット", "半角の")
_LEADS_EN = ("small ", "capital ", "little ", "letter ", "digit ", "number ", "figure ")
#: words of the sentence
_NO_PIECES = (
    "the",
    "a",
    "an",
    "it",
    "in",
    "is",
    "at",
    "id",
    "that",
    "this",
    "your",
    "my",
    "me",
    "you",
    "dm",
    "pdf",
    "re",
)


def _any_of(words: object) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))  # type: ignore[call-overload]


def _fits(piece: str) -> bool:
    """Whether an id may have it inside."""
    return bool(piece) and all((letter.isascii() and letter.isalnum()) or letter in "._-+" for letter in piece)


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _COUNTS.get(said.lower(), 1)


def _everywhere(identifier: str, piece: str) -> list[Span]:
    return [found.span() for found in re.finditer(re.escape(piece), identifier, re.IGNORECASE)] if piece else []


def _places(identifier: str, piece: str, said: Said) -> list[Span]:
    """Where in the id the piece is that is spoken of: the last one, the one in `hana`, or those of the first word."""
    groups = said.groupdict()
    places = _everywhere(identifier, piece)
    if not places:
        return []
    where = (groups.get("where") or "").lower()
    if where in _LAST.split("|") or where in ("last", "final"):
        return places[-1:]
    if where in _FIRST.split("|") or where in ("first", "very first"):
        return places[:1]
    if where == "second":
        return places[1:2]
    within = (groups.get("of") or "").lower()
    at = identifier.lower().find(within) if within else -1
    if within and at < 0:
        return []
    if at >= 0:
        return [place for place in places if at <= place[0] < at + len(within)][:1]
    if not piece.isalnum():
        return places
    # the others may be right as they are: hayasi.design
    word_ends = re.search("[._-]", identifier[places[0][1] :])
    end = places[0][1] + word_ends.start() if word_ends else len(identifier)
    return [place for place in places if place[0] < end]


def _rewritten(identifier: str, places: list[Span], right: str) -> str:
    for start, end in reversed(places):
        identifier = identifier[:start] + right + identifier[end:]
    return identifier
