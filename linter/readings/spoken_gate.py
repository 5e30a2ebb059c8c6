"""The gate of the spoken step: whether digits, letters or signs may be said in words, and where."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain
from typing import Any

from linter.knowledge import Knowledge
from linter.readings.glance import Glance, Runs, Span, by_first, compiled, has, widened
from linter.readings.reading import Reading
from linter.text import Lookup, count_figures, unaccented

_CAMEL = r"(?:[A-Z][a-z]{1,4}){7}"
_AS_IN = r"\b[A-Za-z] (?:as in|for|like) [a-z]|[^\x00-\x7f]の[A-Z](?![A-Za-z])"
_MIXED_FIGURES = r"(?<![A-Za-z])[OoIlSBZ|]+[0-9]|[0-9][OoIlSBZ|]+(?![A-Za-z])"
_DIGIT_NAMES = "zero|oh|one|two|three|four|five|six|seven|eight|nine"
_GLUED_WORDS = rf"(?:{_DIGIT_NAMES}){{3}}"
_TOUCHING = rf"[0-9][- ]?(?:{_DIGIT_NAMES})|(?:{_DIGIT_NAMES})[- ]?[0-9]"
#: an English "at" before something like a domain
_WORD_AT = (
    r"[a-z0-9_]\s?(?:\bat\b|[-_ ]at[-_ ])\s?[a-z0-9-]{2,40}\s?(?:[.(\[]|dot\b|ドット|d0t|punkt|punto|point)"
    r"|\bat (?:gmail|yahoo|outlook|hotmail|icloud|proton|docomo|naver|aol)"
)
_GLUED_AT = r"[a-z0-9][-_ ]?AT[-_ ]?[a-z0-9]"
_BRACKETS = '([{<（［【｛＜《〈『≪«〖❪⟨“"'
_SIGN_IN_BRACKETS = (
    r"[(\[{<（［【｛＜《〈『≪«〖❪⟨“\"]\s?(?:a|at|アット(?:マーク)?|@マーク|＠マーク|@|＠|dot|ドット|\.|d0t"
    r"|．)\s?[)\]}>）］】｝＞》〉』≫»〗❫⟩”\"]"
)
#: how what is in the brackets begins
_IN_BRACKETS = ("a", "ア", "@", "＠", "d", "ド", ".", "．", " ", "\u3000")
_KANA_DOMAIN = r"[a-z0-9]\s?@\s?[\u3041-\u30ff]"
#: brackets, spaces and particles between Latin text and a word for a sign
_BESIDE = "・ \u3000\n([{<（［｛＜【〔「のでは、★☆＊*~〜|♪◆■"


#: as long as three digit words in one
_GLUED_LENGTH = 8


class SpokenGate:
    """What the passes of the spoken step ask before they begin, and the step before it is imported."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        split = knowledge.disguise("split")
        self._of_pieces, self._of_numbers = frozenset(split["cues"]), frozenset(split["of_numbers"])
        self._numeric_ids = frozenset(split["numeric_ids"])
        self._zeros = frozenset(self._said("0"))
        self._kana_letters = frozenset(name for name in self._letter_names if not name[0].isascii())
        #: the words that `glance.cues` has to know
        self.cues = (
            *self._of_pieces, *self._of_numbers, *self._numeric_ids, *self._zeros, *self._kana_letters,
        )  # fmt: skip

    def opens(self, glance: Glance) -> bool:
        """Whether words for digits, letters or signs stand where a contact may."""
        text, latin = glance.text, glance.latin
        return bool(
            self.digits(text, latin, pieces=False)
            or (latin and max(map(len, latin)) >= _GLUED_LENGTH and has(_GLUED_WORDS, glance.lower))
            or (self.comes_in_pieces(glance) and self.digits(text, latin, pieces=True))
            or self.letters(glance, latin)
            or (latin and self.signs(glance, latin))
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
    def _digit_runs(self) -> Runs:
        return Runs(self._digit_words, "0123456789OoIlSBZ|が", 9)

    @cached_property
    def _short_runs(self) -> Runs:
        return Runs(self._digit_words, "0123456789", 2, between=frozenset())

    @cached_property
    def _spoken_digits(self) -> dict[str, list[str]]:
        return by_first(word for word in self._digit_words if not word[0].isascii())

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

    def glued_words(self, reading: Reading) -> bool:
        """Whether English digit words stand in one word: threeonetwo."""
        return has(_GLUED_WORDS, reading.lower)

    def digits(self, text: str, latin: list[str], *, pieces: bool) -> list[Span]:
        """Where digit words stand in a row; a shorter row counts where a number may come in pieces."""
        if latin:
            said = self._longest_count(latin)
            touching = said and count_figures(text) >= 3 and has(_TOUCHING, text.lower())
            many = figures_and_words = 0
            if said:
                many = sum(map(self._latin_digit_words.__contains__, latin))
                figures_and_words = many + count_figures(text)
            if (
                said >= (2 if pieces else 3)
                or (many >= 3 and figures_and_words >= 8)
                or touching
                or (text != text.lower() and has(_CAMEL, text))
            ):
                return [(0, len(text))]
        least = 2 if pieces else 4
        if text.isascii() and count_figures(text) < least:
            # words in Latin letters were counted above
            return []
        runs = (self._short_runs if pieces else self._digit_runs).spans(text)
        spans = [span for span in runs if self._says_digits(text[slice(*span)], least)]
        # a remark or another word may stand between the groups
        return widened(spans, len(text), 40)

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
        if not words and not has(_MIXED_FIGURES, run):
            return False
        return words + count_figures(run) >= least

    # ------------------------------------------------------------------ letters and signs

    @cached_property
    def _letter_names(self) -> list[str]:
        return self._words("spelled-letters", "letters")

    @cached_property
    def _letter_runs(self) -> Runs:
        return Runs(self._letter_names, "", 7)

    @cached_property
    def _latin_letter_names(self) -> frozenset[str]:
        return frozenset(word for word in self._letter_names if word[0].isascii() and len(word) > 2)

    def letters(self, glance: Glance, latin: list[str]) -> list[Span]:
        """Where names of letters stand in a row."""
        text, lower = glance.text, glance.lower
        spelled = any(word in lower for word in (" as in ", " for ", " like ")) or (
            text != lower and any("の" + capital in text for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        )
        if (spelled and has(_AS_IN, text)) or (latin and sum(map(self._latin_letter_names.__contains__, latin)) >= 3):
            return [(0, len(text))]
        names = glance.cues & self._kana_letters
        if sum(map(text.count, names)) < 3:
            return []
        runs = [span for span in self._letter_runs.spans(text) if sum(map(text[slice(*span)].count, names)) >= 3]
        # what follows the letters (digits, a sign, a provider) belongs to the same id
        return widened(runs, len(text), 60)

    @cached_property
    def _sign_words(self) -> dict[str, tuple[str, ...]]:
        at, dot = self._knowledge.disguise("at-word"), self._knowledge.disguise("dot-word")
        emoji, providers = self._knowledge.disguise("emoji-symbol"), self._knowledge.disguise("provider-name")
        words = [
            *at["strong"], *(word for word in (*at["weak"], *at["places"]) if not word.isascii()),
            *dot["strong"], *dot["weak"],
            *emoji["at"], *emoji["dot"], *emoji["hyphen"], *self._words("symbol-word", "signs"),
            *(
                name.lower()
                for entry in providers["providers"]
                for name in (*entry["names"], *entry.get("makers", ()))
                if name != entry["name"]
            ),
            *(word for words in providers["endings"].values() for word in words if not word.isascii()),
        ]  # fmt: skip
        words += [plain for word in words if len(word) > 3 and (plain := unaccented(word)) != word]
        return {
            first: tuple(found)
            for first, found in by_first(word for word in dict.fromkeys(words) if word not in (".", "@")).items()
        }

    @cached_property
    def _sign_lookup(self) -> Lookup:
        return Lookup(chain.from_iterable(self._sign_words.values()))

    @cached_property
    def _glued_first(self) -> set[str]:
        return {word[0] for word in self._digit_words if not word[0].isascii()}

    @cached_property
    def _beside_latin(self) -> re.Pattern[str]:
        """Behind Latin text, what may be the first letter of a word for a sign or for a digit."""
        between, latin = f"[{re.escape(_BESIDE)}]", "(?<=[a-z0-9@＠_.])"
        ascii_first = "".join(sorted({first for first in self._sign_words if first.isascii() and first.isalpha()}))
        return re.compile(f"{latin}(?:{between}{{1,3}}[{ascii_first}-]|{between}{{0,3}}[^\\x00-\\x7f]|[*/|~=+_])")

    def glued_digits(self, glance: Glance) -> bool:
        """Whether two digit words stand right behind Latin letters, as in `sato三八`."""
        lower = glance.lower
        return not self._glued_first.isdisjoint(glance.beginnings) and any(
            lower[found.end() - 1] in self._glued_first
            and lower[found.end() : found.end() + 1] in self._glued_first
            and found.end() - found.start() == 1
            and lower[found.start() - 1] not in "0123456789"
            for found in self._beside_latin.finditer(lower)
        )

    def signs(self, glance: Glance, latin: list[str]) -> list[Span]:
        """Where a word for a sign stands beside Latin text."""
        text, lower = glance.text, unaccented(glance.lower)
        beginnings = glance.beginnings if lower is glance.lower else None
        spans: list[Span] = []
        if "at" in latin:
            spans += [found.span() for found in compiled(_WORD_AT).finditer(lower)]
        if "AT" in text:
            spans += [found.span() for found in compiled(_GLUED_AT).finditer(text)]
        if any(
            bracket + word in lower for bracket in glance.characters.intersection(_BRACKETS) for word in _IN_BRACKETS
        ):
            spans += [found.span() for found in compiled(_SIGN_IN_BRACKETS).finditer(lower)]
        if "@" in text:
            spans += [found.span() for found in compiled(_KANA_DOMAIN).finditer(lower)]
        if self._sign_lookup.words_in(lower, beginnings):
            for beside in self._beside_latin.finditer(lower):
                spans += [
                    (at, at + 1)
                    for at in range(*beside.span())
                    if lower.startswith(self._sign_words.get(lower[at], ()), at)
                ]
        if not spans and self.glued_digits(glance):
            return [(0, len(lower))]
        return widened(spans, len(lower), 80)


def _has_pattern(pattern: re.Pattern[str], text: str) -> bool:
    return any(not found[0].isascii() for found in pattern.finditer(text))
