"""Cheap signs that a draft may hold a disguise, one gate a step of the chain.

Every draft passes here and hardly one has anything to undo, so a gate asks only what C code answers fast; the
step behind it, with its patterns and tables, is imported when its gate opens. A gate may open in vain but must
not stay shut before something its step would have undone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from linter.knowledge import Knowledge
from linter.readings.closed_gate import ClosedGate
from linter.readings.glance import Glance, compiled, has, has_between, holds
from linter.readings.reading import Reading
from linter.readings.spoken_gate import SpokenGate
from linter.text import Lookup

#: what needs no folding: full-width punctuation, quotes and accented letters alone hide nothing
_PLAIN = (
    ("\x00", "\x7f"), ("\u00a0", "\u00b7"), ("\u00bb", "\u00ff"), ("\u2018", "\u201d"), ("\u3000", "\u301b"),
    ("\u301d", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7a3"),
)  # fmt: skip
_PLAIN_SIGNS = "–—…→！＆（），：；？～"
_RAISED = "²³¹\u00adª"
_LIKE_KATAKANA = frozenset("厶力口工夕卜冫丨")
_AMONG_KATAKANA = "[\u30a1-\u30fc]{2}[厶力口工夕卜冫丨]"
#: a wave in a word of katakana
_WAVED = "[\u30a1-\u30fa][〜～~][\u30a1-\u30fa]"
#: several accented letters in one word
_ACCENTED = r"[a-z][\u00c0-\u024f][\u00c0-\u024fa-z]?[\u00c0-\u024f]"
_ENTITY = r"&(?:#[0-9xX]|commat|period|lowbar)|%[0-9A-Fa-f]{2}|\\[xu]\{?[0-9a-fA-F]{2}"
_ADDRESS_ENDING = r"[a-z0-9]@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.([a-z]{2,63})(?![a-z0-9-]|\.[a-z0-9])"
_CODE = (
    r"(?<![A-Za-z0-9/._-])(?=[A-Za-z0-9+/]{0,30}[a-z])(?=[A-Za-z0-9+/]{0,30}[A-Z])[A-Za-z0-9+/]{8,}(?:={1,2}"
    r"|(?<=[A-Za-z0-9+/]{12})|\n[A-Za-z0-9+/]{4})"
)
_HEX = r"(?:[0-9A-Fa-f]{2}[ :]){6}"
_MORSE = r"(?:[-.−・ー－—–━─▬_·•●▪]{1,6}[ /／　|｜、,\n]{1,4}){4}[-.−・ー－—–━─▬_·•●▪]"
#: … and how its two signs are said
_MORSE_WORDS = ("ツー", "つー", "ピー", "トン", "とん", "dah", "dit")
_CODES = r"(?:[0-9]{2,3}[ ,、/・-]){5}|(?:[01]{7,8} ){3}"
_TAGGED = r"[A-Za-z0-9@._-]<(?:!--|/?[a-z]{1,6}\s?/?>)"
_CODE_TEXT = r"['\"]\s?[+&]\s?['\"a-z]|chr\(|fromCharCode|\[::-1\]|reverse"
_FROM_BEHIND = r"(?:moc|ten|pj|em|gro)\.[a-z.-]{2,16}@"
#: short words in a row, parted alike or by nothing
_ROW = (
    r"(?:[^\s・、,。/-]{1,9}[ \u3000・、,/-]{1,2}){8}[^\s]|(?:[\u3041-\u9fff]{1,4}-){2}"
    r"|[\U0001f000-\U0001f0ff]{8}|[\u3041-\u9fff]{9}"
)
#: a word with a sign or a figure in it, long enough for a contact
_MARKED_WORD = r"[A-Za-z0-9]{2}[0-9@._-][A-Za-z0-9.]{2}"
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
_SIGNED_TWICE = r"(?<![/:A-Za-z0-9.-])[A-Za-z0-9]{1,12}([-/.]{1,3})[A-Za-z]{1,12}\1[A-Za-z0-9]"
_SAYS_SO = r"[A-Za-z0-9][\[【][^\s\]】]{0,8}[抜取消削除無不要][^\s\]】]{0,8}[\]】][A-Za-z0-9]"
_BRACKETED_TWICE = r"([(\[<][A-Za-z]{2,10}[)\]>])[A-Za-z0-9@._-]{0,24}\1"
_STREWN_BRACKETS = r"[\[【<(（][^\s\[【<(（]{1,8}[\]】>)）][A-Za-z0-9]"
#: what is done with a class of letters; alone it says nothing
_DOES = ("drop", "noise", "keep", "passes_over")
#: a word that may have letters too many
_LONG_WORD = r"(?:[A-Za-z0-9@._+-][^\x00-\x7f]{0,8}){7}"
#: an address or an id, about whose letters something may be said
_MARKED = (
    r"[A-Za-z0-9][@._-][A-Za-z0-9]|[A-Za-z]{3}[0-9]|[A-Za-z]{4}(?:[、（(]\s?(?:ただし|正しくは|本当は|ほんとは)"
    r"|(?:, | \()(?:plus|with) (?:an? |two |three |one ))"
)
#: a letter or two that something is said about: siは, “h” を, with a k
LETTERS_SPOKEN_OF = (
    r"(?<![A-Za-z0-9@._-])[A-Za-z0-9_]{1,4}[」』”\"]?(?:の(?:ところ|部分|所|とこ|字))?\s?(?:は|を|が|→|と|も)"
    r"|(?<![a-z])(?:with|add|put|there'?s|missing|extra|one|single|two|drop|no|the|without|for|between|plus"
    r"|insert)(?: the| an?)? "
    r"[\"'“]?(?:[A-Za-z0-9]{1,2}(?![A-Za-z0-9])|dot|hyphen|dash|underscore|period)"
    r"|(?:ドット|ハイフン|アンダーバー|アンスコ|ピリオド|点)[はをが](?:本当|ほんと|実|取|外|抜|消|要|い|ハ|ア|ド)|に(?:点|ドット|ハイフン|アンダーバー|アンスコ)"
    r"|(?<![a-z])(?:doble|doppel|dupl[ao]|doppia|dos|zwei|deux|duas|due)[ -][a-z]{1,4}(?![a-z])"
)
#: … its first kind, and words without one of which no other can match
_LETTER_AND_PARTICLE = LETTERS_SPOKEN_OF.partition("|(?<![a-z])")[0]
_OF_LETTERS = (
    "with", "add", "put", "there", "missing", "extra", "one", "single", "two", "drop", "no", "the", "for", "between",
    "plus", "insert", "dob", "dop", "dup", "dos", "zwei", "deux", "duas", "due",
    "ドット", "ハイフン", "アンダーバー", "アンスコ", "ピリオド", "点",
)  # fmt: skip
#: 「ねこ」は4, ●＝八, Xは9
_STANDS_FOR_SIGNS = ("」は", "』は", "＝", "=", "→", "⇒", *(f"{letter}は" for letter in "ABCXYZabcxyz"))
_STANDS_FOR = r"(?:[」』A-Za-z]は|[=＝→⇒])\s?[「『]?(?:[0-9零〇一二三四五六七八九](?![0-9])|ゼロ|れい|まる|マル)"
#: a sign of which something is said
_SIGN_IS = (
    r"の(?:代わり|かわり|場所|ところ|所|位置|箇所)に"
    r"|[^\x00-\x7f\u3041-\u30ff\u4e00-\u9fff\u3001-\u301d（）！？：]\s?(?:の?(?:ところ|部分))?(?:[はをが]|には)"
)
#: how a telephone number begins that goes on in words, what may follow the beginning, and the words
_PUN_HEADS = ("090", "080", "070", "050", "0120")
#: … with words in it: 〇救〇, ゼロハチゼロ
_PUNNED_HEAD = (
    r"(?:[0〇零◯○]|ゼロ|ぜろ)(\d|[^\x00-\x7f]{1,3}?)(?:[0〇零◯○]|ゼロ|ぜろ)(?=([^\x00-\x7f]|[-/])[^\x00-\x7f])"
)
_PUN_GAP = "-‐−－ー、,・「」『のは \n\u3000"
_KANA_IN_ID = r"[A-Za-z][_.-][\u3041-\u30fc]{3}"
_LISTED = r"[A-Za-z0-9](?:、[^\x00-\x7f、]{2,10}、|, [a-z]{3,10}, )[A-Za-z0-9]"


@cache
def _is_foldable(character: str) -> bool:
    """A character that stands for a plainer one, or that nobody sees."""
    return character in _RAISED or not (
        character in _PLAIN_SIGNS or any(first <= character <= last for first, last in _PLAIN)
    )


class Gates:
    """The gates, with the words of the disguise files laid out for fast looking.

    Those of the longest steps, whose passes ask them again, are classes of their own.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._spoken, self._closed = knowledge.derived(SpokenGate), knowledge.derived(ClosedGate)
        reverse, verbs = knowledge.disguise("reversed")["told"], knowledge.disguise("instructed")["verbs"]
        encoded = knowledge.disguise("encoded")
        self._encoded = frozenset((*encoded["rot13"], *encoded["alphabet"], *encoded["kana_keys"], *encoded["codes"]))
        self._moves = frozenset(encoded["moves"])
        thinned = knowledge.disguise("instructed")["thinned"]
        self._thinned = frozenset(word for key, words in thinned.items() if key not in _DOES for word in words)
        self._told = frozenset((*reverse, *verbs["junk"], *verbs["tells"]))
        self._remarks = frozenset(verbs["remarks"])
        self._sifts = frozenset((*verbs["not_typed"], *verbs["remove_ja"], *map(str.strip, verbs["remove_en"])))
        self._joins = frozenset(knowledge.disguise("split")["joins"])
        self._pun_heads = frozenset(_PUN_HEADS)
        heads = knowledge.disguise("goroawase")["heads"]
        self._pun_middles = frozenset(word for digit in "5789" for word in heads[digit])
        self._lists = frozenset(
            cue for known in knowledge.disguise("well-known-list")["lists"] for cue in known["cues"]
        )
        dots, labels = knowledge.disguise("dot-word"), knowledge.disguise("spelled-link")["labels"]
        self._spoken_dots = frozenset(word for word in (*dots["strong"], *dots["weak"]) if not word.isascii())
        self._spoken_labels = frozenset(word for words in labels.values() for word in words)
        self._lookup = Lookup(
            (
                *self._encoded, *self._told, *self._remarks, *self._sifts, *self._thinned, *self._moves, *self._lists,
                *self._joins, *self._pun_heads, *self._spoken_dots, *self._spoken_labels,
                *self._spoken.cues, *self._closed.cues,
            )
        )  # fmt: skip

    def glance(self, reading: Reading) -> Glance:
        return Glance(reading, self._lookup)

    def opens(self, step: str, glance: Glance) -> bool:
        """Whether `step` of the chain may have something to undo in the text that was looked at."""
        gate: Callable[[Glance], object] = getattr(self, step)
        return bool(gate(glance))

    def folded(self, glance: Glance) -> bool:
        text, characters = glance.text, glance.characters
        return not text.isascii() and (
            any(map(_is_foldable, characters))
            or text.count("\u00a0") >= 3
            or (not characters.isdisjoint("〜～~") and has(_WAVED, text))
            or (not characters.isdisjoint(_LIKE_KATAKANA) and has(_AMONG_KATAKANA, text))
            or (
                any("\u00c0" <= character <= "\u024f" and character not in "×÷" for character in glance.odd)
                and has(_ACCENTED, text)
            )
        )

    def decoded(self, glance: Glance) -> bool:
        text, lower = glance.text, glance.lower
        return (
            (glance.has_any("&%\\") and has(_ENTITY, text))
            or ("@" in text and self._no_such_domain(lower))
            or (text != lower and has(_CODE, text))
            or (text.count(" ") + text.count(":") >= 6 and has(_HEX, text))
            or (sum(map(text.count, "-.・ー−━─●•")) >= 9 and has(_MORSE, text))
            or sum(map(lower.count, _MORSE_WORDS)) >= 9
            or not glance.cues.isdisjoint(self._encoded)
            or (not glance.cues.isdisjoint(self._moves) and (glance.figures >= 9 or has(_MARKED_WORD, text)))
            or (glance.figures >= 10 and has(_CODES, text))
            or ("@" in text and has(_FROM_BEHIND, text))
            or ("<" in text and has(_TAGGED, text))
            or (("'" in text or '"' in text) and has(_CODE_TEXT, text))
        )

    def _no_such_domain(self, lower: str) -> bool:
        """Whether an address ends in what no domain ends in."""
        endings = compiled(_ADDRESS_ENDING).findall(lower)
        return any(ending not in self._knowledge.tlds for ending in endings)

    def instructed(self, glance: Glance) -> bool:
        text, lower = glance.text, glance.lower
        return (
            ((bool(glance.latin) or glance.has_any("#*~^$|!")) and has(_STREWN_ASCII, text))
            or bool(glance.odd and has(_STREWN, text))
            or bool(glance.latin and not text.isascii() and has_between(_STREWN_KANA, text, _STREWN_USUAL))
            or not glance.cues.isdisjoint(self._told)
            or (not glance.cues.isdisjoint(self._thinned) and has(_LONG_WORD, text))
            or (glance.has_any("[【<") and has(_STREWN_BRACKETS, text))
            or "の前に" in text
            or (bool(glance.odd) and has(_PICTURES, lower))
            or (glance.has_any('」』"”') and has(_TWO_QUOTED, text))
            or ("\n2" in text and not glance.cues.isdisjoint(self._joins))
            or "最初の" in text
            or "区切り" in text
            or holds(lower, _RUN_TOGETHER)
            or "the first " in lower
            or ((" is " in text or " = " in text) and has(_CAPITAL_IS, text))
            or (("(" in text or "[" in text or "<" in text) and has(_BRACKETED_TWICE, text))
            or glance.twice
            or (
                (text.count("/") >= 2 or text.count("-") >= 2 or text.count(".") >= 2)
                and not glance.cues.isdisjoint(self._sifts)
                and has(_SIGNED_TWICE, text)
            )
            or (glance.has_any("[【") and has(_SAYS_SO, text))
            or holds(text, ("DELETE", "REMOVE", "SPAM"))
            or (not glance.cues.isdisjoint(self._remarks) and has(_MARKED, text))
            or ("@" in text and self._speaks_of_letters(text, lower))
            or (glance.figures >= 4 and bool(glance.odd) and has(_SIGN_IS, text))
            or ((glance.figures >= 6 or bool(glance.odd)) and holds(text, _STANDS_FOR_SIGNS) and has(_STANDS_FOR, text))
        )

    def _speaks_of_letters(self, text: str, lower: str) -> bool:
        return has(_LETTER_AND_PARTICLE, text) or (holds(lower, _OF_LETTERS) and has(LETTERS_SPOKEN_OF, text))

    def spoken(self, glance: Glance) -> bool:
        return bool(
            self._spoken.opens(glance)
            or self.pun(glance)
            or self.spelled_link(glance)
            or self.listed(glance)
            or self.id_pun(glance.text)
            or (glance.latin and self.listed_sign(glance.text))
        )

    def listed_sign(self, text: str) -> bool:
        """Whether a word or two stands between commas, with Latin text on both sides."""
        return ("、" in text or ", " in text) and has(_LISTED, text)

    def listed(self, glance: Glance) -> bool:
        """Whether the message speaks of a list whose places may stand for figures, and has a row of short words."""
        return not glance.cues.isdisjoint(self._lists) and has(_ROW, glance.text)

    def id_pun(self, text: str) -> bool:
        """Whether kana go on where an id has a sign."""
        return not text.isascii() and any(map(text.__contains__, "_.-")) and has(_KANA_IN_ID, text)

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
        zeros = not glance.characters.isdisjoint("〇零◯○") or text.count("0") > 1 or "ゼロ" in text or "ぜろ" in text
        return (
            zeros
            and not text.isascii()
            and not self._pun_middles.isdisjoint(found[0] for found in compiled(_PUNNED_HEAD).findall(text))
        )

    def closed(self, glance: Glance) -> bool:
        return self._closed.opens(glance)
