"""Single letters of an id put right, as somebody says they should be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linter.knowledge import Knowledge
from linter.readings.ids import sign_words

Said = re.Match[str]
Span = tuple[int, int]

FIRST = "いちばん最初|一番最初|いちばん前|一番前|最初|はじめ|始め|先頭|冒頭|頭|あたま|出だし|前"
LAST = (
    "いちばん最後|一番最後|いちばん後ろ|一番後ろ|最後|さいご|末尾|おしまい|終わり|おわり|おしり|お尻|しっぽ|後ろ|うしろ"
)
_COUNTS = {"一": 1, "ひと": 1, "二": 2, "ふた": 2, "三": 3, "みっ": 3, "one": 1, "two": 2, "three": 3}
#: letters that are taken for each other
_ALIKE = ("ckq", "sz", "iyj", "gj", "vw", "bv", "lr", "ei", "ao")
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


class PutRight:
    """What each kind of remark makes of an id; None where the remark is not about this id."""

    def __init__(self, knowledge: Knowledge) -> None:
        letters: dict[str, list[str]] = knowledge.disguise("spelled-letters")["letters"]
        # ダブル says that a letter stands twice
        kana = {
            name: letter
            for letter, names in letters.items()
            for name in names
            if not (name.isascii() or "ダブル".startswith(name))
        }
        signs = {word.lower(): sign for word, sign in sign_words(knowledge).items() if len(word) > 1}
        #: names of letters and signs, with what they are
        self.means: dict[str, str] = kana | signs | {"点": ".", "てん": ".", "棒": "-"}
        self.latin = any_of(word for word in signs if word.isascii())

    def _piece(self, said: str | None) -> str:
        """The letters or the sign that a word of the message stands for."""
        word = (said or "").lower().strip("「」『』\"'“”‘’()（） ")
        for lead in (*_LEADS, *_LEADS_EN):
            word = word.removeprefix(lead)
        word = word.removesuffix("の字").removesuffix("の文字").strip("「」『』\"'“”‘’() ")
        return self.means.get(word, word)

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
        front = said["where"] in FIRST.split("|")
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
        """つの綴りは tsu: whatever the id has for that kana."""
        right, low = said["b"].lower(), identifier.lower()
        if right in low:
            return None
        for wrong in _SPELLINGS.get(said["kana"], ()):
            if wrong != right and re.search(f"{wrong}(?!{wrong[-1]})", low):
                return _rewritten(identifier, _places(identifier, wrong, said), right)
        return None

    def _lowered(self, identifier: str, said: Said) -> str | None:
        return identifier.lower() if identifier != identifier.lower() else None


def any_of(words: Iterable[str]) -> str:
    """Any of the words, the longest first, for a pattern."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


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
    if where in LAST.split("|") or where in ("last", "final"):
        return places[-1:]
    if where in FIRST.split("|") or where in ("first", "very first"):
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
