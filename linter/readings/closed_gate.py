"""The gate of the closed step: whether something may keep characters apart, or a contact come in pieces."""

from __future__ import annotations

import re
from functools import cached_property

from linter.knowledge import Knowledge
from linter.readings.glance import Glance, compiled, has, holds

_SPACED_OUT = (
    r"(?<![A-Za-z0-9])(?:[A-Za-z0-9@._+-]{1,3}[ \t\u3000]{1,2}){3}[A-Za-z0-9@._+-]{1,3}(?![A-Za-z0-9])|_\s|\s_"
)
#: kana one by one, the same sign between them
_KANA_GAPS = " \u3000・、,./／|｜*＊★☆♪〜~_=+-"
_PARTED_KANA = rf"[\u3041-\u30fc]([{_KANA_GAPS}])[\u3041-\u30fc]{{1,2}}\1(?:[\u3041-\u30fc]{{1,2}}\1){{7}}"
_LOOSE = (
    r"\s@|@\s|@[a-z0-9.-]+(?:\s+\.|\.\s+[a-z])|[-.@]\n[a-z]|\n[.@]|h(?:xx|\*\*)p|\[[.:/]\]|[(（］][./．／][)）］]|\{\.\}|[【［][./．／][】］]"
    r"|[a-z]\s+\.\s?[a-z]|[a-z]\s?\.\s+[a-z]{2,3}\s?/|/\s[a-z]|:\s?/\s?/\s|\s/\s?[a-z]"
)
#: without one of these nothing in `_LOOSE` can match
_LOOSE_SIGNS = (
    "@", "[.", "[:", "(.", "（.", "（．", "［", "【.", "【/", "{.", "xx", "**", " .", ". ", "/ ", " /",
    ".\n", "-\n", "\n.", "/\n",
)  # fmt: skip
_FILLED = r"[A-Za-z0-9@._]([^A-Za-z0-9\s])\1?[A-Za-z0-9@._➖-]\1{1,2}[A-Za-z0-9@._➖-]\1|[0-9]([A-Za-z])[0-9]\2[0-9]\2"
_FILLED_FIGURES = r"[0-9]([^A-Za-z0-9\s]{2,4})[0-9]\1[0-9]\1"
#: what stands between figures, in numbers, amounts, dates and sizes …
_GAP = r"[0-9]([^0-9A-Za-z]{1,8})(?=[0-9])"
_USUAL_GAPS = frozenset("@.,:;()+%xX*，、：；／/（）ー−‐–—％円年月日時分秒〜～× \t\u3000\n-")
#: … and what parts a telephone number all the same
_PARTING = frozenset(("の", "〜", "・", "、", "/", " "))
_APART = (
    r"[0-9][A-Za-z]+[0-9]|[0-9]-?[\[({<（【][^0-9\s]{1,8}[\])}>）】]-?[0-9]|[0-9]×[0-9]{1,4}×[0-9]|(?:[0-9][:：]){4}"
)
#: a line of Latin text that begins or ends in a sign, another behind it or before it
_STACKED = r"\n[a-z0-9.-]{0,12}[_.@-]\n[a-z0-9@]|[a-z0-9]\n[_.@-][a-z0-9.-]{0,12}(?:\n|$)"
#: letters that look like figures among groups of these
_LETTERED = (
    r"(?<![A-Za-z])(?:[0-9][OoIl|ZSB]|[OoIl|ZSB]{1,4}[0-9 .-])[0-9OoIl|ZSB]{0,4}[-. ][0-9OoIl|ZSB]{2,5}(?![A-Za-z])"
)
_AMONG_FIGURES = r"[0-9][oqdil|!zeasgtbp]{1,3}[0-9-]|-[0-9oqdil|!zeasgtbp]{4}"
_LEET_NAME = (
    r"[A-Z]l[A-Z]|\blnsta|[A-Za-z][0-9$!|*][A-Za-z]|[A-Za-z]@[A-Za-z]+(?![A-Za-z0-9.@-])|[A-Za-z]・[A-Za-z]"
    r"|\b[A-Za-z][.-][A-Za-z][.-][A-Za-z]|\b[0-9@$!|][A-Za-z]"
)
_LEET_KANA = r"[\u30a1-\u30fc][1Il|!][\u30a1-\u30fc]"
#: what the hosts end in that open a way to get in touch
_HOST_ENDINGS = ("me", "ee", "gg", "gle", "com", "link", "us", "jp", "net", "app", "co")
#: a short host with an odd sign or a word for its dot, and something for a slash behind it: t てん me の …
_SIGNED_HOST = (
    r"[a-z] ?(?:[^\x00-\x7f]{1,4}|[^a-z0-9\s./@_-]{1,2}) ?(?:com|me|ee|gg|gle|link|us|be|page|to)(?![a-z0-9])"
    r" ?(?:[^\x00-\x7f]{1,6}|[^a-z0-9\s]) ?[a-z0-9@]"
    r"|[a-z]\.(?:com|me|ee|gg|gle|link|us|be|page|to) ?[^\x00-\x7f]{1,3} ?[a-z0-9]{1,30}[_0-9.]"
)
#: four lines that end, or begin, in one figure
_FIGURES_DOWN = (
    r"(?:\n[^0-9\n]{1,40}[0-9][ \u3000]?(?:[）)」]|回|点|人|本|個)?){3}\n"
    r"|(?:\n[0-9](?![0-9])[^0-9\n]{1,40}){3}\n"
)
_BRACKETS = frozenset("[({（【<~*")
#: something in brackets right before what is understood or Latin
_INSERTED = (
    r"[A-Za-z0-9._/-][(（\[［{｛<＜【〔《〈『≪«〖❪⟨][^\s@]{1,10}(?: [^\s@]{1,8}){0,2}[)）\]］}｝>＞】〕》〉』≫»〗❫⟩]"
    r"(?:[A-Za-z0-9@./][A-Za-z0-9@._-]|[._-]?。。。)"
)
#: … or words there, which may say that they are to be taken out
_INSERTED_WORDS = r"[A-Za-z0-9._/-][^\x00-\x7f]{2,10}(?:[A-Za-z0-9@./][A-Za-z0-9@._-]|[._-]?。。。)"
_MARKED_TWICE = r"[A-Za-z0-9]([\[({（【<~*])[^\s]{1,14}[A-Za-z0-9@._-]\1"
_USUAL_BEFORE = frozenset("./@_:- \t\n\u3000")
_ARROWS = frozenset(">›»→➡⇒\\")
_LINK_GOES_ON = (".me/", ".ee/", ".gg/", ".gle/", ".us/")
#: a host whose path is told behind it
_TOLD_PATH = (
    r"[a-z0-9]\.(?:com|me|ee|gg|gle|link|us|ly|to|app|page|jp|net)[」』\"]?(?![a-z0-9/.@])"
    r"(?:[^a-z0-9/\n]{1,14}/[a-z0-9]|[^\n]{0,16}?(?:スラ|斜|ななめ|slash|barra|barre))"
)
_GOES_ON_APART = r"\.(?:me|ee|gg|gle|us)/[a-z0-9/]{1,40}[ \n][a-z0-9]"
_ODD_DOT = r"@[A-Za-z0-9-]{2,40}[^\sA-Za-z0-9@.:;/()（）-][A-Za-z]"
#: a domain right behind something; what that is is asked afterwards, since wide sets take long to compile
_BEFORE_DOMAIN = r"(?=([A-Za-z0-9\W]) ?([^A-Za-z0-9\s.@_/:-])\ufe0f? ?[A-Za-z0-9-]{2,40}\.[A-Za-z])"
#: what both a closing bracket and a sign may stand for
_CLOSING = frozenset(")]}>）］】」』")
_ODD_ASCII = frozenset("*#!~^")
_MASKS = frozenset("○◯〇●×✕＊*")
_MASKED_NAME = (
    r"[\u3041-\u3096][○◯〇●×✕*＊][\u3041-\u3096]|[A-Za-z\u30a1-\u30fc][○◯〇●×✕*＊_]|[○◯〇●×✕*＊_][A-Za-z\u30a1-\u30fc]"
)
_MOBILE_HEADS = ("090", "080", "070", "050", "0 9 0", "0 8 0", "0 7 0", "0 5 0")
_LONE_HEAD = r"(?<![0-9.,/:A-Za-z#-])0 ?[5789] ?0(?![0-9A-Za-z%-]|[.,/:][0-9])"
#: a word that may be a user's name, a domain or a piece of an id
_PIECE = r"[A-Za-z][._-][A-Za-z0-9]|[A-Za-z_][0-9_]|[0-9_][A-Za-z]|[「『\"“][A-Za-z0-9._]{2,}"


#: two quoted pieces or more, or the name of a sign beside a Latin word
_PIECEWISE = (
    r"[「『\"“'‘`][a-z0-9._@-]{1,24}[」』\"”'’`][^\n]{0,14}[「『\"“'‘`]"
    r"|[」』]を?の?ローマ字|[」』]を?の?数字"
    r"|[a-z0-9] ?[^a-z0-9\n]{0,14}(?:線|バー|ハイフン|アンスコ|アンダース|ドット|アット)"
    r"|[a-z0-9][,+/ ]{1,4}(?:then |an? |plus |puis )?(?:under ?score|hyphen|dash|dot|period|tiret)"
    r"|[a-z0-9] ?[+＋] ?[a-z0-9]{1,20} ?[+＋] ?[a-z0-9_]"
    r"|(?:underscore|tiret)[^a-z\n]{1,6}(?:puis|then|plus|luego|dann)?"
)
#: without one of these nothing in `_PIECEWISE` can match
_PIECE_WORDS = (
    "」", "』", '"', "”", "'", "’", "‘", "“", "`", "+", "＋", "線", "バー",
    "ハイフン", "アンスコ", "アンダース", "ドット", "アット", "under", "hyphen", "dash", "dot", "period", "tiret",
)  # fmt: skip


class ClosedGate:
    """What the closed step and its parts ask before they begin, and the step before it is imported."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        split = knowledge.disguise("split")
        self._pairs: list[tuple[str, str]] = split["pairs"]
        self._of_pieces, self._joins = frozenset(split["cues"]), frozenset(split["joins"])
        self._providers = frozenset(knowledge.words("domains.providers"))
        self._nicknames = _Nicknames(knowledge)
        #: the words that `glance.cues` has to know
        self.cues = (*self._of_pieces, *self._joins, *self._providers, *self._nicknames.cues)

    def opens(self, glance: Glance) -> bool:
        """Whether the step may have something to undo."""
        text, lower = glance.text, glance.lower
        return (
            (glance.figures >= 9 and self.leaves_zero_out(text))
            or (glance.figures >= 8 and (has(_APART, text) or any(map(_parts, re.findall(_GAP, text)))))
            or (text.count(" ") + text.count("\u3000") + text.count("_") >= 3 and has(_SPACED_OUT, text))
            or (
                any(text.count(gap) >= 9 for gap in glance.characters.intersection(_KANA_GAPS))
                and has(_PARTED_KANA, text)
            )
            or (holds(lower, _LOOSE_SIGNS) and has(_LOOSE, lower))
            or ((bool(glance.odd) or max(map(text.count, "*/|~・x-+=#、^.!_,")) >= 4) and has(_FILLED, text))
            or (glance.figures >= 9 and bool(glance.odd) and has(_FILLED_FIGURES, text))
            or (bool(glance.latin) and has(_LEET_NAME, text))
            or (glance.has_any("1Il|!") and has(_LEET_KANA, text))
            or (not _MASKS.isdisjoint(glance.odd | (glance.characters & {"*", "〇"})) and has(_MASKED_NAME, text))
            or (
                glance.figures >= 3
                and ((glance.has_any("OoIl|ZSB") and has(_LETTERED, text)) or self._keys(lower) or self._looks(lower))
            )
            or "@@" in text
            or (("." in text or "。。。" in text) and (has(_INSERTED, text) or self._words_inserted(text)))
            or (not _BRACKETS.isdisjoint(glance.characters) and has(_MARKED_TWICE, text))
            or (glance.figures >= 9 and text.count("\n") >= 8 and has(_FIGURES_DOWN, text))
            or (bool(glance.latin) and has(_SIGNED_HOST, lower))
            or ("@" in text and ("」「" in text or "/@" in text or "@/" in text))
            or ("\n" in text and glance.has_any("_.@-") and has(_STACKED, text))
            or ("." in text and has(_TOLD_PATH, lower))
            or self._before_provider(glance)
            or self._odd_address(text)
            or glance.twice
            or (bool(glance.latin) and self._link_apart(lower, glance.characters))
            or self._parted_name(lower)
            or self.joined(glance)
            or self.piecewise(lower)
            or self.scattered(text, glance.figures)
        )

    def piecewise(self, lower: str) -> bool:
        """Whether a contact may be told piece by piece."""
        return holds(lower, _PIECE_WORDS) and has(_PIECEWISE, lower)

    def _keys(self, lower: str) -> bool:
        """Whether the message speaks of a telephone's keys."""
        return holds(lower, self._knowledge.disguise("leet")["keys"])

    def _looks(self, lower: str) -> bool:
        """Whether the message says that letters look like figures, and has some among these."""
        return holds(lower, self._knowledge.disguise("leet")["looks"]) and has(_AMONG_FIGURES, lower)

    def _words_inserted(self, text: str) -> bool:
        """Whether words stand inside a Latin word that say themselves that they are to be taken out."""
        return holds(text, self._knowledge.disguise("filler")["takes_itself_out"]) and has(_INSERTED_WORDS, text)

    def scattered(self, text: str, figures: int) -> bool:
        """Whether the first group of a mobile number stands alone, with enough figures for the others."""
        return figures >= 11 and any(head in text for head in _MOBILE_HEADS) and has(_LONE_HEAD, text)

    def joined(self, glance: Glance) -> bool:
        """Cues for pieces, or a mail provider under a nickname, and something that could be a piece."""
        cues = glance.cues
        return (
            not cues.isdisjoint(self._of_pieces)
            or not cues.isdisjoint(self._joins)
            or self._nicknames.stand_in(glance.lower, cues)
        ) and (
            glance.figures >= 8
            or has(_PIECE, glance.text)
            or any(one in glance.lower and other in glance.lower for one, other in self._pairs)
        )

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
        return ("@" in text and has(_ODD_DOT, text)) or (
            "." in text and any(map(_is_odd_at, compiled(_BEFORE_DOMAIN).findall(text)))
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
        return holds(lower, _LINK_GOES_ON) and has(_GOES_ON_APART, lower)

    def _parted_name(self, lower: str) -> bool:
        squeezed = lower.replace(" ", "")
        return len(squeezed) != len(lower) and any(
            name not in lower for name in filter(squeezed.__contains__, self._knowledge.latin_names) if len(name) >= 5
        )


class _Nicknames:
    """Every name that is not how the provider writes itself, for fast looking."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.disguise("provider-name")
        plain = {entry["name"] for entry in table["providers"]}
        self._names = frozenset(
            name.lower() for entry in table["providers"] for name in entry["names"] if name.lower() not in plain
        )
        self._makers = plain.union(*(entry.get("makers", ()) for entry in table["providers"]))
        self._tails: list[str] = table["tails"]

    @property
    def cues(self) -> frozenset[str]:
        """Without one of these no text holds a nickname."""
        return self._names | self._makers

    def stand_in(self, lower: str, cues: set[str]) -> bool:
        """Whether a text in lower case, of which `cues` has all of ours in it, holds one of them."""
        return not cues.isdisjoint(self._names) or any(
            maker + tail in lower for maker in cues & self._makers for tail in self._tails
        )


def _is_odd_at(before: tuple[str, str]) -> bool:
    """Whether a sign before a domain may stand for @, told by what stands before it."""
    behind, sign = before
    is_word = behind.isascii() and behind.isalnum()
    if sign in _CLOSING:
        return is_word or behind in _CLOSING
    is_writing = "\u3041" <= sign <= "\u30ff" or "\u4e00" <= sign <= "\u9fff" or sign in "、。"
    return is_word and (sign in _ODD_ASCII or (sign > "\x7f" and not is_writing))


def _parts(gap: str) -> bool:
    gap = gap.strip(" ") or gap
    return (
        gap in _PARTING
        or (len(gap) <= 4 and _USUAL_GAPS.isdisjoint(gap))
        or ("\n" in gap and len(gap.strip(" \t\n\u3000・-")) <= 1)
    )
