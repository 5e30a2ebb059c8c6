"""Cheap signs that a draft may hold a disguise, one gate a step of the chain.

Every draft passes here and hardly one has anything to undo, so a gate asks only what C code answers fast; the
step behind it, with its patterns and tables, is imported when its gate opens. A gate may open in vain but must
not stay shut before something its step would have undone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from linter.knowledge import Knowledge
from linter.readings.providers import ProviderNicknames
from linter.text import Lookup, count_figures, lower_same_length

if TYPE_CHECKING:
    import regex

Span = tuple[int, int]

# Patterns are kept as text and compiled by `_pattern` when a draft gives reason to: compiling all of them at
# every start would cost more than the whole check of an ordinary draft.

#: what needs no folding: full-width punctuation, quotes and accented letters alone hide nothing
_PLAIN = (
    ("\x00", "\x7f"), ("\u00a0", "\u00b7"), ("\u00bb", "\u00ff"), ("\u2018", "\u201d"), ("\u3000", "\u301b"),
    ("\u301d", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7a3"),
)  # fmt: skip
_PLAIN_SIGNS = "–—…→！＆（），：；？～"
_RAISED = "²³¹\u00adª"
_LIKE_KATAKANA = frozenset("厶力口工夕卜冫丨")
_AMONG_KATAKANA = "[\u30a1-\u30fc]{2}[厶力口工夕卜冫丨]"
#: several accented letters in one word
_ACCENTED = r"[a-z][\u00c0-\u024f][\u00c0-\u024fa-z]?[\u00c0-\u024f]"
_ENTITY = r"&(?:#[0-9xX]|commat|period|lowbar)|%[0-9A-Fa-f]{2}|\\[xu]\{?[0-9a-fA-F]{2}"
_ADDRESS_ENDING = r"[a-z0-9]@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.([a-z]{2,63})(?![a-z0-9-]|\.[a-z0-9])"
_CODE = (
    r"(?<![A-Za-z0-9/._-])(?=[A-Za-z0-9+/]{0,30}[a-z])(?=[A-Za-z0-9+/]{0,30}[A-Z])[A-Za-z0-9+/]{8,}(?:={1,2}"
    r"|(?<=[A-Za-z0-9+/]{12})|\n[A-Za-z0-9+/]{4})"
)
_HEX = r"(?:[0-9A-Fa-f]{2}[ :]){6}"
_MORSE = r"(?:[-.−・ー－]{1,5}[ /／　|]{1,4}){4}[-.−・ー－]"
#: a sign between Latin letters or figures that text has no use for
_STREWN = (
    r"[A-Za-z0-9〇零一二三四五六七八九@.](?!×[0-9])[^\x00-\x7f\u3041-\u30ff\u4e00-\u9fff、。「」（）：！？・…～〜−－‐–—→]{1,3}[A-Za-z0-9〇零一二三四五六七八九@.]"
    r"|[ロチイニンゴクナウレ][×★☆■◆●♪]|[×★☆■◆●♪][ロチイニサヨゴナハキレ]"
)
#: … a letter of another script between them
_STREWN_KANA = r"[A-Za-z@.]([^\x00-\x7f]{1,2})[A-Za-z0-9@.]|[0-9]([^\x00-\x7f]{1,2})[A-Za-z@.]"
_STREWN_USUAL = frozenset("、。「」（）：・，！？")
#: … figures and capitals among letters, or something in brackets right before letters
_STREWN_ASCII = (
    r"[A-Za-z0-9][#*~^$|!]{1,3}[A-Za-z0-9]|[a-z][0-9][a-z@]|[0-9][a-z][0-9]|[a-z][A-Z]{2}|[0-9][A-Z]{2,}[0-9\]]"
    r"|[A-Z]{3}[a-z@.]"
)
_PICTURES = r"[a-z0-9] ?[^\x00-\x7f]{1,3} ?[a-z]{2,12} ?[^\x00-\x7f]{1,3} ?(?:com|jp|net|me|de|ru)(?![a-z])"
_TWO_QUOTED = r"[A-Za-z0-9][」』\"”]\s?(?:と|and|\+)\s?[「『\"“][A-Za-z0-9]"
_RUN_TOGETHER = ("run together", "without spaces", "no spaces", "glued together")
_CAPITAL_IS = r"(?<![A-Za-z0-9'])[A-HJ-Z] (?:is|=|means) (?:an? |the )?[0-9](?![0-9])"
_BRACKETED_TWICE = r"([(\[<][A-Za-z]{2,10}[)\]>])[A-Za-z0-9@._-]{0,24}\1"
_STREWN_BRACKETS = r"[\[【<(（][^\s\[【<(（]{1,8}[\]】>)）][A-Za-z0-9]"
#: an address or an id, about whose letters something may be said
_MARKED = (
    r"[A-Za-z0-9][@._-][A-Za-z0-9]|[A-Za-z]{3}[0-9]|[A-Za-z]{4}(?:[、（(]\s?(?:ただし|正しくは|本当は|ほんとは)"
    r"|(?:, | \()(?:plus|with) (?:an? |two |three |one ))"
)
#: 「ねこ」は4, ●＝八, Xは9
_STANDS_FOR_SIGNS = ("」は", "』は", "＝", "=", "→", "⇒", *(f"{letter}は" for letter in "ABCXYZabcxyz"))
_STANDS_FOR = r"(?:[」』A-Za-z]は|[=＝→⇒])\s?[「『]?(?:[0-9零〇一二三四五六七八九](?![0-9])|ゼロ|れい|まる|マル)"
#: a sign of which something is said
_SIGN_IS = (
    r"の(?:代わり|かわり|場所|ところ|所|位置|箇所)に"
    r"|[^\x00-\x7f\u3041-\u30ff\u4e00-\u9fff\u3001-\u301d（）！？：]\s?(?:の?(?:ところ|部分))?(?:[はをが]|には)"
)
_BETWEEN = (
    r"\s、，,・･·.．。\-‐‑–—―−ー－〜~/／()（）〔〕\[\]「」『』:：の…!！?？'’|｜*＊=＝→♪•ぁぃぅぇぉァィゥェォっッあえと"
)
_CAMEL = r"(?:[A-Z][a-z]{1,4}){7}"
_AS_IN = r"\b[A-Za-z] (?:as in|for|like) [a-z]|[\u3041-\u30fe\u4e00-\u9fff]の[A-Z](?![A-Za-z])"
_MIXED_FIGURES = r"(?<![A-Za-z])[OoIlSBZ|]+[0-9]|[0-9][OoIlSBZ|]+(?![A-Za-z])"
_DIGIT_NAMES = "zero|oh|one|two|three|four|five|six|seven|eight|nine"
_TOUCHING = rf"[0-9][- ]?(?:{_DIGIT_NAMES})|(?:{_DIGIT_NAMES})[- ]?[0-9]"
#: an English "at" before something like a domain
_WORD_AT = (
    r"[a-z0-9_]\s?(?:\bat\b|[-_ ]at[-_ ])\s?[a-z0-9-]{2,40}\s?(?:[.(\[]|dot\b|ドット|d0t|punkt|punto|point)"
    r"|\bat (?:gmail|yahoo|outlook|hotmail|icloud|proton|docomo|naver|aol)"
)
_GLUED_AT = r"[a-z0-9][-_ ]?AT[-_ ]?[a-z0-9]"
_SIGN_IN_BRACKETS = r"[(\[{<（［【]\s?(?:a|at|@マーク|＠マーク|@|＠|dot|\.|d0t|．)\s?[)\]}>）］】]"
_KANA_DOMAIN = r"[a-z0-9]\s?@\s?[\u3041-\u30ff]"
#: how a telephone number begins that goes on in words, what may follow the beginning, and the words
_PUN_HEADS = (
    *("090", "080", "070", "050", "0120", "ゼロハ", "ゼロキ", "ゼロナ", "ゼロゴ"),
    *(
        first + middle + last
        for first in "0〇"
        for middle in ("救", "八", "九", "七", "五", "ハチ", "キュウ", "キュ", "ナナ", "ゴ", "ゴー")
        for last in "0〇"
    ),
)
_PUN_GAP = "-‐−－ー、,・「」『のは \n\u3000"
_KANA_IN_ID = r"[A-Za-z][_.-][\u3041-\u30fc]{3}"
#: brackets, spaces and particles between Latin text and a word for a sign
_BESIDE = "・ \u3000\n([{<（［｛＜【〔「のでは、★☆＊*~〜|♪◆■"
_LISTED = r"[A-Za-z0-9](?:、[^\x00-\x7f、]{2,10}、|, [a-z]{3,10}, )[A-Za-z0-9]"
_LATIN_WORD = r"[a-z\u00df-\u024f\u1ea0-\u1eff]+"
_SPACED_OUT = (
    r"(?<![A-Za-z0-9])(?:[A-Za-z0-9@._+-]{1,3}[ \t\u3000]{1,2}){3}[A-Za-z0-9@._+-]{1,3}(?![A-Za-z0-9])|_\s|\s_"
    r"|(?:[\u3041-\u30fc][ \u3000]){9}"
)
_LOOSE = (
    r"\s@|@\s|@[a-z0-9.-]+(?:\s+\.|\.\s+[a-z])|[-.@]\n[a-z]|\n[.@]|h(?:xx|\*\*)p|\[[.:/]\]|[(（］][./．／][)）］]|\{\.\}|[【［][./．／][】］]"
    r"|[a-z]\s+\.\s?[a-z]|[a-z]\s?\.\s+[a-z]{2,3}\s?/|/\s[a-z]|:\s?/\s?/\s|\s/\s?[a-z]"
)
#: without one of these nothing in `_LOOSE` can match
_LOOSE_SIGNS = (
    "@",
    "[.",
    "[:",
    "(.",
    "（.",
    "（．",
    "［",
    "【.",
    "【/",
    "{.",
    "xx",
    "**",
    " .",
    ". ",
    "/ ",
    " /",
    ".\n",
    "-\n",
    "\n.",
    "/\n",
)
_FILLED = r"[A-Za-z0-9@._]([^A-Za-z0-9\s])\1?[A-Za-z0-9@._➖-]\1{1,2}[A-Za-z0-9@._➖-]\1|[0-9]([A-Za-z])[0-9]\2[0-9]\2"
#: what stands between figures, in numbers, amounts, dates and sizes …
_GAP = r"[0-9]([^0-9A-Za-z]{1,8})(?=[0-9])"
_USUAL_GAPS = frozenset("@.,:;()+%xX*，、：；／/（）ー−‐–—％円年月日時分秒〜～× \t\u3000\n-")
#: … and what parts a telephone number all the same
_PARTING = frozenset(("の", "〜", "・", "、", "/", " "))
_APART = r"[0-9][A-Za-z]+[0-9]|[0-9][\[({<][^0-9\s]{1,8}[\])}>][0-9]|[0-9]×[0-9]{1,4}×[0-9]|(?:[0-9][:：]){4}"
#: a line of Latin text that begins or ends in a sign, another behind it or before it
_STACKED = r"\n[a-z0-9.-]{0,12}[_.@-]\n[a-z0-9@]|[a-z0-9]\n[_.@-][a-z0-9.-]{0,12}(?:\n|$)"
#: letters that look like figures among groups of these
_LETTERED = (
    r"(?<![A-Za-z])(?:[0-9][OoIl|ZSB]|[OoIl|ZSB]{1,4}[0-9 .-])[0-9OoIl|ZSB]{0,4}[-. ][0-9OoIl|ZSB]{2,5}(?![A-Za-z])"
)
_LEET_NAME = (
    r"[A-Za-z][0-9$!|*][A-Za-z]|[A-Za-z]@[A-Za-z]+(?![A-Za-z0-9.@-])|[A-Za-z]・[A-Za-z]"
    r"|\b[A-Za-z][.-][A-Za-z][.-][A-Za-z]|\b[0-9@$!|][A-Za-z]|[\u30a1-\u30fc][1Il|!][\u30a1-\u30fc]"
)
#: what the hosts end in that open a way to get in touch
_HOST_ENDINGS = ("me", "ee", "gg", "gle", "com", "link", "us", "jp", "net", "app", "co")
_USUAL_BEFORE = frozenset("./@_:- \t\n\u3000")
_ARROWS = frozenset(">›»→➡⇒\\")
_LINK_GOES_ON = (".me/", ".ee/", ".gg/", ".gle/", ".us/")
_GOES_ON_APART = r"\.(?:me|ee|gg|gle|us)/[a-z0-9/]{1,40}[ \n][a-z0-9]"
#: the same thing twice inside a word
_TWICE = r"[A-Za-z0-9@._]([^\sA-Za-z0-9@._/:-]{1,8})[A-Za-z0-9@._/:-]{0,24}\1"
_USUAL_TWICE = frozenset("、。，,・「」")
_ODD_DOT = r"@[A-Za-z0-9-]{2,40}[^\sA-Za-z0-9@.:;/()（）-][A-Za-z]"
_ODD_AT = (
    r"[A-Za-z0-9][ ]?(?:[^\x00-\x7f\u3041-\u30ff\u4e00-\u9fff、。]|[*#!~^)\]}>）］】」』])\ufe0f?[ ]?"
    r"[A-Za-z0-9-]{2,40}\.[A-Za-z]|[A-Za-z0-9)\]}>）］】」』] ?[)\]}>）］】」』] ?[A-Za-z0-9-]{2,40}\.[A-Za-z]"
)
_MASKS = frozenset("○◯〇●×✕＊*")
_MASKED_NAME = (
    r"[\u3041-\u3096][○◯〇●×✕*＊][\u3041-\u3096]|[A-Za-z\u30a1-\u30fc][○◯〇●×✕*＊_]|[○◯〇●×✕*＊_][A-Za-z\u30a1-\u30fc]"
)
_MOBILE_HEADS = ("090", "080", "070", "050", "0 9 0", "0 8 0", "0 7 0", "0 5 0")
_LONE_HEAD = r"(?<![0-9.,/:A-Za-z#-])0 ?[5789] ?0(?![0-9A-Za-z%-]|[.,/:][0-9])"
#: a word that may be a user's name, a domain or a piece of an id
_PIECE = r"[A-Za-z][._-][A-Za-z0-9]|[A-Za-z_][0-9_]|[0-9_][A-Za-z]|[「『\"“][A-Za-z0-9._]{2,}"


@cache
def _pattern(source: str) -> re.Pattern[str] | regex.Pattern[str]:
    # `regex` compiles wide ranges of characters much faster, `re` everything else
    if "\\u9fff" in source:
        import regex

        return regex.compile(source)
    return re.compile(source)


def _has(source: str, text: str) -> bool:
    return _pattern(source).search(text) is not None


def _has_pattern(pattern: re.Pattern[str], text: str) -> bool:
    return any(not found[0].isascii() for found in pattern.finditer(text))


def _holds(text: str, words: Iterable[str]) -> bool:
    # a generator expression costs twice as much as `map`
    return any(map(text.__contains__, words))


def _has_between(source: str, text: str, usual: frozenset[str]) -> bool:
    """Whether a group of the pattern catches something without `usual` characters.

    Telling the characters apart afterwards spares the compiling of wide sets.
    """
    return any(usual.isdisjoint(found[found.lastindex or 0]) for found in re.finditer(source, text))


def _parts(gap: str) -> bool:
    gap = gap.strip(" ") or gap
    return (
        gap in _PARTING
        or (len(gap) <= 4 and _USUAL_GAPS.isdisjoint(gap))
        or ("\n" in gap and len(gap.strip(" \t\n\u3000・-")) <= 1)
    )


_USUAL = "…“”‘’—–→・！？（）：；，．～＆"


@cache
def _is_odd(character: str) -> bool:
    """Neither ASCII nor Japanese or Korean writing nor its usual punctuation."""
    return character > "\x7f" and not (
        "\u3000" <= character <= "\u30ff" or "\u3400" <= character <= "\ud7a3" or character in _USUAL
    )


@cache
def _is_foldable(character: str) -> bool:
    """A character that stands for a plainer one, or that nobody sees."""
    return character in _RAISED or not (
        character in _PLAIN_SIGNS or any(first <= character <= last for first, last in _PLAIN)
    )


class Glance:
    """What the gates ask of a text again and again, worked out once."""

    def __init__(self, text: str, cues: Lookup) -> None:
        self._cues = cues
        self.text = text
        self.lower = lower_same_length(text)
        self.characters = set(text)

    @cached_property
    def cues(self) -> set[str]:
        """The words of the gates' lists that the text in lower case holds."""
        return self._cues.words_in(self.lower)

    @cached_property
    def latin(self) -> list[str]:
        return Gates.latin_words(self.lower)

    @cached_property
    def figures(self) -> int:
        return count_figures(self.text)

    @cached_property
    def odd(self) -> set[str]:
        odd = set(filter(_is_odd, self.characters))
        if "×" in odd and self.text.count("×") == len(_pattern(r"[0-9]×[0-9]+(?![0-9]*×)").findall(self.text)):
            # 1920×1080 is a size
            odd.remove("×")
        return odd


class Gates:
    """The gates, with the words of the disguise files laid out for fast looking."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        reverse, verbs = knowledge.disguise("reversed")["told"], knowledge.disguise("instructed")["verbs"]
        split = knowledge.disguise("split")
        self._encoded = frozenset(knowledge.disguise("encoded")["rot13"])
        self._told = frozenset((*reverse, *verbs["junk"], *verbs["tells"]))
        self._pairs: list[tuple[str, str]] = split["pairs"]
        self._of_pieces, self._joins = frozenset(split["cues"]), frozenset(split["joins"])
        self._of_numbers, self._numeric_ids = frozenset(split["of_numbers"]), frozenset(split["numeric_ids"])
        self._zeros = frozenset(self._said("0"))
        self._kana_letters = frozenset(name for name in self._letter_names if not name[0].isascii())
        self._pun_heads = frozenset(head.lower() for head in _PUN_HEADS)
        dots = knowledge.disguise("dot-word")
        self._spoken_dots = frozenset(word for word in (*dots["strong"], *dots["weak"]) if not word.isascii())
        self._spoken_labels = frozenset(self._words("spelled-link", "labels"))
        self._providers = frozenset(knowledge.words("domains.providers"))
        self._nicknames = knowledge.derived(ProviderNicknames)
        self._lookup = Lookup(
            (
                *self._encoded, *self._told, *self._of_pieces, *self._joins, *self._of_numbers, *self._numeric_ids,
                *self._zeros, *self._kana_letters, *self._pun_heads, *self._spoken_dots, *self._spoken_labels,
                *self._providers, *self._nicknames.cues,
            )
        )  # fmt: skip

    def glance(self, text: str) -> Glance:
        return Glance(text, self._lookup)

    def opens(self, step: str, glance: Glance) -> bool:
        """Whether `step` of the chain may have something to undo in the text that was looked at."""
        gate: Callable[[Glance], object] = getattr(self, step)
        return bool(gate(glance))

    def folded(self, glance: Glance) -> bool:
        text, characters = glance.text, glance.characters
        return not text.isascii() and (
            any(map(_is_foldable, characters))
            or text.count("\u00a0") >= 3
            or (not characters.isdisjoint(_LIKE_KATAKANA) and _has(_AMONG_KATAKANA, text))
            or (
                any("\u00c0" <= character <= "\u024f" and character not in "×÷" for character in characters)
                and _has(_ACCENTED, text)
            )
        )

    def decoded(self, glance: Glance) -> bool:
        text, lower = glance.text, glance.lower
        return (
            (("&" in text or "%" in text or "\\" in text) and _has(_ENTITY, text))
            or ("@" in text and self._no_such_domain(lower))
            or (text != lower and _has(_CODE, text))
            or (text.count(" ") + text.count(":") >= 6 and _has(_HEX, text))
            or (text.count("-") + text.count(".") + text.count("・") + text.count("ー") >= 9 and _has(_MORSE, text))
            or not glance.cues.isdisjoint(self._encoded)
        )

    def _no_such_domain(self, lower: str) -> bool:
        """Whether an address ends in what no domain ends in."""
        endings = _pattern(_ADDRESS_ENDING).findall(lower)
        return any(ending not in self._knowledge.tlds for ending in endings)

    def instructed(self, glance: Glance) -> bool:
        text, lower = glance.text, glance.lower
        return (
            _has(_STREWN_ASCII, text)
            or bool(glance.odd and _has(_STREWN, text))
            or bool(glance.latin and not text.isascii() and _has_between(_STREWN_KANA, text, _STREWN_USUAL))
            or not glance.cues.isdisjoint(self._told)
            or (any(mark in text for mark in "[【<") and _has(_STREWN_BRACKETS, text))
            or "の前に" in text
            or (bool(glance.odd) and _has(_PICTURES, lower))
            or _has(_TWO_QUOTED, text)
            or ("\n2" in text and not glance.cues.isdisjoint(self._joins))
            or "最初の" in text
            or "区切り" in text
            or _holds(lower, _RUN_TOGETHER)
            or "the first " in lower
            or ((" is " in text or " = " in text) and _has(_CAPITAL_IS, text))
            or (("(" in text or "[" in text or "<" in text) and _has(_BRACKETED_TWICE, text))
            or _has_between(_TWICE, text, _USUAL_TWICE)
            or (_has(_MARKED, text) and _holds(lower, self._knowledge.disguise("instructed")["verbs"]["remarks"]))
            or (glance.figures >= 4 and bool(glance.odd) and _has(_SIGN_IS, text))
            or (
                (glance.figures >= 6 or bool(glance.odd))
                and _holds(text, _STANDS_FOR_SIGNS)
                and _has(_STANDS_FOR, text)
            )
        )

    def spoken(self, glance: Glance) -> bool:
        text, lower, latin = glance.text, glance.lower, glance.latin
        return bool(
            self.digits(text, latin, pieces=False)
            or (self.comes_in_pieces(glance) and self.digits(text, latin, pieces=True))
            or self.letters(glance, latin)
            or (latin and self.signs(text, lower, latin))
            or self.pun(glance)
            or self.spelled_link(glance)
            or self.id_pun(text)
            or (latin and self.listed_sign(text))
        )

    def listed_sign(self, text: str) -> bool:
        """Whether a word or two stands between commas, with Latin text on both sides."""
        return ("、" in text or ", " in text) and _has(_LISTED, text)

    def id_pun(self, text: str) -> bool:
        """Whether kana go on where an id has a sign."""
        return any(map(text.__contains__, "_.-")) and _has(_KANA_IN_ID, text)

    def spelled_link(self, glance: Glance) -> bool:
        """Whether the first part of a host is said, and a dot."""
        return not (glance.cues.isdisjoint(self._spoken_dots) or glance.cues.isdisjoint(self._spoken_labels))

    def pun(self, glance: Glance) -> bool:
        """Whether the beginning of a telephone number goes on in words."""
        text = glance.text
        for head in glance.cues & self._pun_heads:
            at = text.find(head)
            while at >= 0:
                behind = text[at + len(head) : at + len(head) + 6].lstrip(_PUN_GAP)
                if len(behind) >= 2 and not behind[0].isascii() and not behind[1].isascii():
                    return True
                at = text.find(head, at + 1)
        return False

    def closed(self, glance: Glance) -> bool:
        text, lower = glance.text, glance.lower
        return (
            (glance.figures >= 9 and self.leaves_zero_out(text))
            or (glance.figures >= 8 and (_has(_APART, text) or any(map(_parts, re.findall(_GAP, text)))))
            or (text.count(" ") + text.count("\u3000") + text.count("_") >= 3 and _has(_SPACED_OUT, text))
            or (_holds(lower, _LOOSE_SIGNS) and _has(_LOOSE, lower))
            or ((bool(glance.odd) or max(map(text.count, "*/|~・x-+=#、^.!_,")) >= 4) and _has(_FILLED, text))
            or _has(_LEET_NAME, text)
            or (not _MASKS.isdisjoint(glance.odd | (glance.characters & {"*", "〇"})) and _has(_MASKED_NAME, text))
            or (glance.figures >= 3 and (_has(_LETTERED, text) or self._keys(lower)))
            or "@@" in text
            or ("@" in text and ("」「" in text or "/@" in text or "@/" in text))
            or ("\n" in text and _has(_STACKED, text))
            or self._before_provider(glance)
            or self._odd_address(text)
            or (bool(glance.latin) and self._link_apart(lower, glance.characters))
            or self._parted_name(lower)
            or self.joined(glance)
            or self.scattered(text, glance.figures)
        )

    def _keys(self, lower: str) -> bool:
        """Whether the message speaks of a telephone's keys."""
        return _holds(lower, self._knowledge.disguise("leet")["keys"])

    def scattered(self, text: str, figures: int) -> bool:
        """Whether the first group of a mobile number stands alone, with enough figures for the others."""
        return figures >= 11 and any(head in text for head in _MOBILE_HEADS) and _has(_LONE_HEAD, text)

    def joined(self, glance: Glance) -> bool:
        """Cues for pieces, or a mail provider under a nickname, and something that could be a piece."""
        cues = glance.cues
        return (
            not cues.isdisjoint(self._of_pieces)
            or not cues.isdisjoint(self._joins)
            or self._nicknames.stand_in(glance.lower, cues)
        ) and (
            glance.figures >= 8
            or _has(_PIECE, glance.text)
            or any(one in glance.lower and other in glance.lower for one, other in self._pairs)
        )

    # ------------------------------------------------------------------ digits

    def _words(self, family: str, *keys: str) -> list[str]:
        table: dict[str, Any] = self._knowledge.disguise(family)
        return [word for key in keys for words in table.get(key, {}).values() for word in words]

    @cached_property
    def _digit_words(self) -> list[str]:
        return [
            *self._words("kanji-digits", "digits", "multipliers"),
            *self._words("kana-digits", "digits", "multipliers", "repeats"),
            *self._words("digit-words", "digits", "tens", "multipliers", "repeats"),
            *self._words("emoji-symbol", "digits"),
            *self._knowledge.disguise("emoji-symbol")["dash"],
            *self._knowledge.disguise("symbol-word")["signs"]["-"],
        ]

    @cached_property
    def _digit_run(self) -> re.Pattern[str]:
        return _run_of(self._digit_words, "0-9OoIlSBZ|が", 9)

    @cached_property
    def _short_run(self) -> re.Pattern[str]:
        return _run_of(self._digit_words, "0-9", 2, between="")

    @cached_property
    def _spoken_digits(self) -> dict[str, list[str]]:
        return _by_first(word for word in self._digit_words if not word[0].isascii())

    @cached_property
    def _latin_digit_words(self) -> frozenset[str]:
        return frozenset(word for word in self._digit_words if word[0].isascii())

    def comes_in_pieces(self, glance: Glance) -> bool:
        """The message speaks of parts, and of a telephone or of digits."""
        cues = glance.cues
        return (
            not (cues.isdisjoint(self._of_pieces) or cues.isdisjoint(self._of_numbers))
            or self.says_head(glance)
            or not cues.isdisjoint(self._numeric_ids)
        )

    @cached_property
    def _said_head(self) -> re.Pattern[str]:
        zero = "|".join(map(re.escape, ("0", *self._said("0"))))
        middle = "|".join(map(re.escape, (*"5789", *(word for digit in "5789" for word in self._said(digit)))))
        return re.compile(f"(?:{zero})(?:{middle})(?:{zero})")

    def _said(self, digit: str) -> list[str]:
        """How a digit is said in Japanese, the longest first; a lone kana says too little."""
        words = {
            word.lower()
            for family in ("kanji-digits", "kana-digits")
            for word in self._knowledge.disguise(family)["digits"][digit]
            if len(word) > 1 or family == "kanji-digits"
        }
        return sorted(words, key=len, reverse=True)

    def says_head(self, glance: Glance) -> bool:
        """Whether the first three digits of a mobile number are said in a row: ゼロキュウゼロ."""
        return not glance.cues.isdisjoint(self._zeros) and _has_pattern(self._said_head, glance.lower)

    def digits(self, text: str, latin: list[str], *, pieces: bool) -> list[Span]:
        """Where digit words stand in a row; a shorter row counts where a number may come in pieces."""
        if latin:
            said = self._longest_count(latin)
            touching = said and count_figures(text) >= 3 and _has(_TOUCHING, text.lower())
            many = figures_and_words = 0
            if said:
                many = sum(map(self._latin_digit_words.__contains__, latin))
                figures_and_words = many + count_figures(text)
            if (
                said >= (2 if pieces else 3)
                or (many >= 3 and figures_and_words >= 8)
                or touching
                or (text != text.lower() and _has(_CAMEL, text))
            ):
                return [(0, len(text))]
        runs = (self._short_run if pieces else self._digit_run).finditer(text)
        spans = [run.span() for run in runs if self._says_digits(run[0], 2 if pieces else 4)]
        # a remark or another word may stand between the groups
        return _widened(spans, len(text), 40)

    def _longest_count(self, latin: list[str]) -> int:
        """How many digit words follow each other at most, among the Latin words of a text."""
        if self._latin_digit_words.isdisjoint(latin):
            return 0
        longest = current = 0
        for word in latin:
            current = current + 1 if word in self._latin_digit_words else 0
            longest = max(longest, current)
        return longest

    def _says_digits(self, run: str, least: int) -> bool:
        words = 0
        for first in self._spoken_digits.keys() & set(run):
            words += sum(map(run.count, self._spoken_digits[first]))
        if not words and not _has(_MIXED_FIGURES, run):
            return False
        return words + count_figures(run) >= least

    # ------------------------------------------------------------------ letters and signs

    @cached_property
    def _letter_names(self) -> list[str]:
        return self._words("spelled-letters", "letters")

    @cached_property
    def _letter_run(self) -> re.Pattern[str]:
        return _run_of(self._letter_names, "", 7)

    @cached_property
    def _latin_letter_names(self) -> frozenset[str]:
        return frozenset(word for word in self._letter_names if word[0].isascii() and len(word) > 2)

    def letters(self, glance: Glance, latin: list[str]) -> list[Span]:
        """Where names of letters stand in a row."""
        text, lower = glance.text, glance.lower
        spelled = any(word in lower for word in (" as in ", " for ", " like ")) or (
            text != lower and any("の" + capital in text for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        )
        if (spelled and _has(_AS_IN, text)) or (latin and sum(map(self._latin_letter_names.__contains__, latin)) >= 3):
            return [(0, len(text))]
        names = glance.cues & self._kana_letters
        if sum(map(text.count, names)) < 3:
            return []
        runs = [run.span() for run in self._letter_run.finditer(text) if sum(map(run[0].count, names)) >= 3]
        # what follows the letters (digits, a sign, a provider) belongs to the same id
        return _widened(runs, len(text), 60)

    @cached_property
    def _sign_words(self) -> dict[str, tuple[str, ...]]:
        at, dot = self._knowledge.disguise("at-word"), self._knowledge.disguise("dot-word")
        emoji, providers = self._knowledge.disguise("emoji-symbol"), self._knowledge.disguise("provider-name")
        words = [
            *at["strong"], *(word for word in at["weak"] if not word.isascii()), *dot["strong"], *dot["weak"],
            *emoji["at"], *emoji["dot"], *emoji["hyphen"], *self._words("symbol-word", "signs"),
            *(
                name.lower()
                for entry in providers["providers"]
                for name in (*entry["names"], *entry.get("makers", ()))
                if name != entry["name"]
            ),
            *(word for words in providers["endings"].values() for word in words if not word.isascii()),
        ]  # fmt: skip
        return {
            first: tuple(found)
            for first, found in _by_first(word for word in dict.fromkeys(words) if word not in (".", "@")).items()
        }

    @cached_property
    def _glued_first(self) -> set[str]:
        return {word[0] for word in self._digit_words if not word[0].isascii()}

    @cached_property
    def _beside_latin(self) -> re.Pattern[str]:
        """Behind Latin text, what may be the first letter of a word for a sign or for a digit."""
        between, latin = f"[{re.escape(_BESIDE)}]", "(?<=[a-z0-9@＠_.])"
        ascii_first = "".join(sorted({first for first in self._sign_words if first.isascii() and first.isalpha()}))
        return re.compile(f"{latin}(?:{between}{{1,3}}[{ascii_first}-]|{between}{{0,3}}[^\\x00-\\x7f]|[*/|~=+_])")

    def glued_digits(self, lower: str) -> bool:
        """Whether two digit words stand right behind Latin letters, as in `sato三八`."""
        return any(
            lower[found.end() - 1] in self._glued_first
            and lower[found.end() : found.end() + 1] in self._glued_first
            and found.end() - found.start() == 1
            and lower[found.start() - 1] not in "0123456789"
            for found in self._beside_latin.finditer(lower)
        )

    def signs(self, text: str, lower: str, latin: list[str]) -> list[Span]:
        """Where a word for a sign stands beside Latin text."""
        spans: list[Span] = []
        if "at" in latin:
            spans += [found.span() for found in _pattern(_WORD_AT).finditer(lower)]
        if "AT" in text:
            spans += [found.span() for found in _pattern(_GLUED_AT).finditer(text)]
        if any(mark + sign in lower for mark in "([{<（［【" for sign in ("a", "@", "＠", "d", ".", "．", " ")):
            spans += [found.span() for found in _pattern(_SIGN_IN_BRACKETS).finditer(lower)]
        if "@" in text:
            spans += [found.span() for found in _pattern(_KANA_DOMAIN).finditer(lower)]
        for beside in self._beside_latin.finditer(lower):
            spans += [
                (at, at + 1)
                for at in range(*beside.span())
                if lower.startswith(self._sign_words.get(lower[at], ()), at)
            ]
        if not spans and self.glued_digits(lower):
            return [(0, len(lower))]
        return _widened(spans, len(lower), 80)

    # ------------------------------------------------------------------ names

    def _before_provider(self, glance: Glance) -> bool:
        """A mail provider's domain with no @ before it."""
        for provider in glance.cues & self._providers:
            at = glance.lower.find(provider)
            before = glance.lower[max(0, at - 1) : at]
            if before and before not in "@.-_" and not (before.isascii() and before.isalnum()):
                return True
        return False

    @cached_property
    def _zero_left_out(self) -> re.Pattern[str]:
        """Where a zero goes, the zero, and that it is to be put back; in either order."""
        verbs = self._knowledge.disguise("instructed")["verbs"]
        places, back = "|".join(map(re.escape, verbs["leading_zero"])), "|".join(map(re.escape, verbs["zero_back"]))
        zero = "(?:ゼロ|ぜろ|0|零|〇|zero)"
        return re.compile(
            f"(?:{places})(?:[には]|へ)?\\s?{zero}(?![0-9])|(?:{places})[^。\\n]{{0,10}}?{zero}[^。\\n]{{0,12}}?(?:{back})"
            f"|{zero}[^。\\n]{{0,8}}?(?:{places})[^。\\n]{{0,8}}?(?:{back})"
        )

    def leaves_zero_out(self, text: str) -> bool:
        """Whether the message says that a zero belongs before the digits."""
        places = self._knowledge.disguise("instructed")["verbs"]["leading_zero"]
        return any(map(text.__contains__, places)) and self._zero_left_out.search(text) is not None

    def _odd_address(self, text: str) -> bool:
        """An @ without a dot behind it, or a domain with something odd before it."""
        return (
            ("@" in text and _has(_ODD_DOT, text))
            or ("." in text and _has(_ODD_AT, text))
            or _has_between(_TWICE, text, _USUAL_TWICE)
        )

    def _link_apart(self, lower: str, characters: set[str]) -> bool:
        """Whether a host has an odd sign for its dot or its slash, or a link goes on behind a gap."""
        arrows = not _ARROWS.isdisjoint(characters)
        for ending in _HOST_ENDINGS:
            at = lower.find(ending, 1)
            while at > 0:
                before, after = lower[at - 1], lower[at + len(ending) : at + len(ending) + 2]
                odd = before not in _USUAL_BEFORE and not (before.isascii() and before.isalnum())
                if odd and (after[:1] == "/" or after[:1] > "\x7f"):
                    return True
                if arrows and before == "." and not _ARROWS.isdisjoint(after):
                    return True
                at = lower.find(ending, at + 1)
        return _holds(lower, _LINK_GOES_ON) and _has(_GOES_ON_APART, lower)

    def _parted_name(self, lower: str) -> bool:
        squeezed = lower.replace(" ", "")
        return len(squeezed) != len(lower) and any(
            name in squeezed and name not in lower for name in self._knowledge.latin_names if len(name) >= 5
        )

    @staticmethod
    def latin_words(lower: str) -> list[str]:
        return _pattern(_LATIN_WORD).findall(lower)


def _by_first(words: Iterable[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for word in words:
        table.setdefault(word[0], []).append(word)
    return table


def _inside(characters: set[str]) -> str:
    return "".join(re.escape(character) for character in sorted(characters) if not character.isascii())


def _run_of(words: list[str], more: str, length: int, between: str = _BETWEEN) -> re.Pattern[str]:
    return re.compile(f"[{_inside({character for word in words for character in word})}{more}{between}]{{{length},}}")


def _widened(spans: list[Span], length: int, by: int) -> list[Span]:
    """The spans with some text on both sides, merged where they meet."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        start, end = max(0, start - by), min(length, end + by)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
