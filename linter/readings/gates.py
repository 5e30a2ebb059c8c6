"""Cheap signs that a draft may hold a spoken contact, worked out from the words that the disguise files declare.

They run on every draft, so they ask only what the C level answers fast; the lexer with its tables is imported
when one of them opens.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import regex

from linter.knowledge import Knowledge

#: what may stand between the words of a number or of spelled letters
_BETWEEN = r"\s、，,・･.．。\-‐‑–—―−ー－〜~/／()（）「」:：の"
_MIN_DIGIT_RUN, _MIN_LETTER_RUN = 9, 7
_LATIN_WORD = regex.compile(r"[a-z\u00df-\u024f]+")
_CAMEL = regex.compile(r"(?:[A-Z][a-z]{1,4}){7}")
_AS_IN = regex.compile(r"\b[A-Za-z] (?:as in|for|like) [a-z]|[\u3041-\u30fe\u4e00-\u9fff]の[A-Z](?![A-Za-z])")


class Gates:
    """What to look for, laid out for fast looking."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def _words(self, family: str, *keys: str) -> list[str]:
        table: dict[str, Any] = self._knowledge.disguise(family)
        return [word for key in keys for words in table.get(key, {}).values() for word in words]

    @cached_property
    def _digit_words(self) -> list[str]:
        return [
            *self._words("kanji-digits", "digits", "multipliers"),
            *self._words("kana-digits", "digits", "multipliers"),
            *self._words("digit-words", "digits", "tens", "multipliers", "repeats"),
            *self._words("emoji-symbol", "digits"),
            *self._knowledge.disguise("emoji-symbol")["dash"],
            *self._knowledge.disguise("symbol-word")["signs"]["-"],
        ]

    @cached_property
    def _digit_run(self) -> regex.Pattern[str]:
        return _run_of(self._digit_words, "0-9OoIlSBZ|が", _MIN_DIGIT_RUN)

    @cached_property
    def _short_run(self) -> regex.Pattern[str]:
        return _run_of(self._digit_words, "", 3)

    @cached_property
    def _latin_digit_words(self) -> frozenset[str]:
        return frozenset(word for word in self._digit_words if word[0].isascii())

    @cached_property
    def _letter_names(self) -> list[str]:
        return self._words("spelled-letters", "letters")

    @cached_property
    def _letter_run(self) -> regex.Pattern[str]:
        return _run_of(self._letter_names, "", _MIN_LETTER_RUN)

    @cached_property
    def _latin_letter_names(self) -> frozenset[str]:
        return frozenset(word for word in self._letter_names if word[0].isascii() and len(word) > 2)

    @cached_property
    def _sign_words(self) -> tuple[str, ...]:
        at, dot = self._knowledge.disguise("at-word"), self._knowledge.disguise("dot-word")
        emoji, providers = self._knowledge.disguise("emoji-symbol"), self._knowledge.disguise("provider-name")
        words = [
            *at["strong"], *at["weak"], *at["bracketed"], *dot["strong"], *dot["weak"], *emoji["at"], *emoji["dot"], *emoji["hyphen"],
            *self._words("symbol-word", "signs"),
            *(name.lower() for entry in providers["providers"] for name in entry["names"] if name != entry["name"]),
        ]  # fmt: skip
        return tuple(word for word in dict.fromkeys(words) if word not in (".", "@"))

    def may_hold_digits(self, text: str, latin: list[str], *, pieces: bool) -> bool:
        """Digit words in a row, in Latin letters or not; a shorter row where a number may come in pieces."""
        if self._digit_run.search(text) or (pieces and self._short_run.search(text)):
            return True
        said = sum(word in self._latin_digit_words for word in latin)
        return said >= (2 if pieces else 4) or (said >= 2 and sum(map(text.count, "0123456789")) >= 3) or _CAMEL.search(text) is not None

    def may_hold_glued_digits(self, text: str) -> bool:
        """A digit word right behind Latin letters, as in `sato三八`."""
        return self._glued_digit.search(text) is not None

    @cached_property
    def _glued_digit(self) -> regex.Pattern[str]:
        first = sorted({word[0] for word in self._digit_words if not word[0].isascii() and not word[0].isspace()})
        inside = "".join(regex.escape(character) for character in first)
        return regex.compile(f"[A-Za-z_.][{inside}]")

    def may_hold_letters(self, text: str, latin: list[str]) -> bool:
        """Names of letters in a row."""
        if self._letter_run.search(text) or _AS_IN.search(text):
            return True
        return sum(word in self._latin_letter_names for word in latin) >= 3

    def may_hold_signs(self, lower: str) -> bool:
        """A word for a sign beside Latin text."""
        for word in self._sign_words:
            at = lower.find(word)
            while at >= 0:
                before = lower[max(0, at - 3) : at].rstrip(" \u3000([{<（［｛＜【〔「のでは、")[-1:]
                if before and (before in "@＠_." or (before.isascii() and before.isalnum())):
                    return True
                at = lower.find(word, at + 1)
        return False

    @staticmethod
    def latin_words(lower: str) -> list[str]:
        return _LATIN_WORD.findall(lower)


def _run_of(words: list[str], more: str, length: int) -> regex.Pattern[str]:
    characters = sorted({character for word in words for character in word if not character.isascii()})
    inside = "".join(regex.escape(character) for character in characters)
    return regex.compile(f"[{inside}{more}{_BETWEEN}]{{{length},}}")
