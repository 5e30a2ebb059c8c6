"""What may be said about single letters of an id, as patterns, each with what it makes of the id.

To be exchanged (`siはshi`), doubled (`nを2つ`, "double n"), put in (`nの前にi`, "an h after the j"), taken out
(`ハイフンは不要`), at an end (`最後に7`), or turned round (`iaは逆`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from linter.knowledge import Knowledge
from linter.readings.put_right import FIRST, LAST, PutRight, Said, any_of


class Correction(NamedTuple):
    """A kind of remark: its pattern, and a function that puts an id right or gives None if it is not about this id."""

    pattern: re.Pattern[str]
    put_right: Callable[[str, Said], str | None]


_TRULY = (
    r"(?:どちらも|どっちも|両方とも?|全部|すべて|本当は|ほんとは|ほんとうは|本物は|実は|実際は|正しくは"
    r"|正確には|正解は|ただしくは|正式には|全部|どれも)?\s?"
)
_NOT = r"(?:[^\s、。a-z0-9]{1,6}(?:じゃなくて?|ではなくて?|でなくて?)、?\s?)?"
_KIND = r"(?:小文字の|大文字の|数字の|英字の|英語の|アルファベットの|アルファベット|半角の)?"
#: … and what says that something is put in
_PUTS = (
    r"(?:入|いれ|はい|足|たし|加え|付|つ[けいく]|挟|はさ|補|おぎな|要|いり|差し込|挿|あり|ある|置|来|き[まて]"
    r"|続|追加|必要|抜け|欠け|足り|隠れ)"
)
_COUNT = "[1-4]|一|二|三|ひと|ふた|みっ"
_UNIT = "つ|個|コ|本|文字|字|こ"


class Corrections(PutRight):
    """The patterns, with the names of letters and signs that the disguise files know; for `Knowledge.derived`."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        wide, latin = any_of(word for word in self.means if not word.isascii()), self.latin
        self._wide = (
            rf"{_KIND}[「『\"'“（(]?(?:{wide}|[._-]?[a-z0-9]{{1,10}}[._-]?|[._-])[」』\"'”）)]?(?:の字|の文字)?"
        )
        self._latin = (
            rf"(?:(?:small |capital |little |letter |digit |number |figure )*[\"'“‘]?(?:{latin}|[a-z0-9](?![a-z0-9])"
            rf"|[a-z0-9]{{2,8}}|[._-])[\"'”’]?)"
        )
        self._one = (
            rf"(?:(?:small |capital |little |letter |digit |number |figure )*"
            rf"[\"'“‘]?(?:{latin}|[a-z0-9._-](?![a-z0-9]))[\"'”’]?)"
        )
        self.all = (*self._japanese(), *self._english())

    def _japanese(self) -> list[Correction]:
        a, b = (f"(?P<{name}>{self._wide})" for name in "ab")
        anchor = (
            rf"(?:(?P<where>{FIRST}|{LAST})(?:の[1-4一二三四](?:文字|字))?の\s?|(?P<of>[a-z0-9]{{2,16}})の\s?)?"
            rf"(?<![a-z0-9])"
        )
        place = r"(?:\s?(?:のところ|の所|のとこ|の部分|の箇所|のつづり|の綴り))?"
        ends_there = r"(?![a-z0-9._-])"
        pieces = rf"(?P<a>{self._wide})(?:(?:と|も|、|,|・|や)\s?(?P<more>{self._wide}))?"
        one_more = (
            rf"(?:もう|あと)\s?(?P<more_n>{_COUNT})(?:{_UNIT})|(?P<lacks>{_COUNT})(?:{_UNIT})\s?(?:足り|たり"
            rf"|抜け|欠け|少な|減ら)"
        )
        few = (
            rf"(?P<n>{_COUNT})(?:{_UNIT})|(?P<twice>ダブル|だぶる|倍|重ね|かさね|連続|ダブり|2連|二連|2回|二回"
            rf"|二重|2度|二度)"
        )
        ends = (
            rf"(?:(?P<front>{FIRST})|(?P<back>{LAST}|[@＠]の(?:手前|直前|すぐ前|前)|アット(?:マーク)?の(?:手前"
            rf"|直前|前)))"
        )
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
                rf"(?P<where>{FIRST}|{LAST})(?:の|に来る|に付く|にある)\s?(?P<b>{self._wide}){ends_there}\s?(?:だけ)?(?:が|を|は)\s?"
                r"(?:わざと)?(?:抜け|抜い|ぬい|ぬけ|欠け|欠い|落と|落ち|省い|略し|足り|書いてい?ま?せ|消え|消して(?:い|お|あ))",
                self._left_out,
            ),
            self._made(
                r"(?<![a-z0-9])(?P<a>[a-z]{2})\s?(?:は|が|の順が|の順番が)\s?(?:逆|あべこべ|反対)",
                self._turned,
            ),
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
                r"「?(?P<kana>[\u3041-\u3096]{1,3}?)」?(?:の(?:綴り|つづり|スペル|ローマ字|字|ところ|所|部分|とこ))?(?:は|が|だけ)\s?"
                rf"(?:{_TRULY}|本物は\s?|本当の綴りは\s?|ヘボン式で?の?\s?|訓令式で?の?\s?){{0,2}}「?(?P<b>[a-z]{{1,4}})」?"
                r"(?=です|で|に|と|。|）|\)|$|\s|、)",
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
                rf"{begins}{an}{b}{ends_there},? (?:instead of|rather than|in place of"
                rf"|where it says) {an}{order}{a}{ends_there}",
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
                rf"{begins}{an}{order}{a}{ends_there}(?:'s)? (?:should be|must be|ought to be"
                rf"|becomes) {an}{b}{ends_there}",
                self._exchanged,
            ),
            self._made(
                rf"{begins}{an}{order}{one_a}{ends_there}(?:'s| is) (?:really |actually "
                rf"|in fact )?{an}{one_b}{ends_there}",
                self._exchanged,
            ),
            self._made(
                r"(?:with|has|takes|needs|and) an? (?P<b>[a-z]) (?:in|at the end of|at the start of"
                r"|like in) (?P<word>[a-z]{3,16})(?![a-z])"
                r"|(?<![a-z])(?P<word2>[a-z]{3,16}) (?:is spelled |is spelt |spelled |spelt |has "
                r"|takes )?(?:with )?an? (?P<b2>[a-z])(?![a-z])",
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
                rf"{begins}(?:with |con |mit |avec |com |une? )*(?P<twice>doble|doppel|doppeltem|doppeltes"
                rf"|double|dupla|duplo|doppia|dos|zwei|deux|duas|dois|due)"
                r"[ -](?P<a>[a-z])(?:es|s)?(?![a-z])|(?<![a-z])(?P<twice2>dos|duas) (?P<named>enes|eles|erres"
                r"|eses|emes|tes|pes|ces)(?![a-z])",
                self._doubled,
            ),
            self._made(rf"{begins}{a}{ends_there} (?:is |gets? )?(?P<twice>twice|doubled)", self._counted),
            self._made(
                rf"{begins}(?P<n>two|three|one|single|only one)(?: letter)? "
                rf"(?P<a>[a-z](?='s{ends_there})|[b-hj-tv-z](?=s{ends_there})|[b-z]{ends_there}"
                rf"|(?:{any_of(w for w in self.means if w.isascii())})(?=s?{ends_there}))",
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
                rf"{begins}(?:(?:there'?s|there is|put|add|insert|plus|with) )?{an}{b}{ends_there}(?: goes"
                rf"| comes| belongs)? "
                rf"(?:right |straight |just |directly )?(?P<side>after|before|behind|in front of"
                rf"|following) (?!that|you|we|i |@|the at)"
                rf"{an}{order}(?P<anchor>{self._latin}){ends_there}",
                self._beside,
            ),
            self._made(
                rf"(?:plus|add|with|put|and|append|stick|tack) {an}(?:extra |more )?(?:letter "
                rf"|digit )?(?P<b>[\"'“‘]?[a-z0-9._-]{{1,8}}[\"'”’]?"
                rf"|{any_of(word for word in self.means if word.isascii())}){ends_there} (?:on to |onto |on "
                rf"|at |to |in |right |just )?(?:the )?(?:very )?"
                r"(?:(?P<front>front|start|beginning)|(?P<back>end|back|before (?:the at|the @|@|at)(?![a-z])))",
                self._at_an_end,
            ),
            self._made(
                rf"(?:drop|remove|lose|delete|take out|without|no|minus|ignore|skip|leave out|omit) (?:the |any |an? )?"
                rf"(?P<where>first|last"
                rf"|extra)? ?(?P<a>{any_of(word for word in self.means if word.isascii())})s?{ends_there}",
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
