"""Cheap signs that a draft may hold a spoken contact, worked out from the words that the disguise files declare.

They run on every draft, so they ask only what the C level answers fast; the lexer with its tables is imported
when one of them opens.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import regex

from linter.knowledge import Knowledge

#: what may stand between the words of a number or of spelled letters
_BETWEEN = r"\s、，,・･.．。\-‐‑–—―−ー－〜~/／()（）「」:：の"
_MIN_DIGIT_RUN, _MIN_LETTER_RUN = 9, 7
_LATIN_WORD = regex.compile(r"[a-z\u00df-\u024f]+")
_MIXED_FIGURES = regex.compile(r"(?<![A-Za-z])[OoIlSBZ|]+[0-9]|[0-9][OoIlSBZ|]+(?![A-Za-z])")
#: an English "at" before something like a domain, or a sign in brackets
_WORD_AT = regex.compile(
    r"(?<=[a-z0-9_]\s?)(?:\bat\b|[-_ ]at[-_ ])\s?[a-z0-9-]{2,40}\s?(?:[.(\[]|dot\b|ドット|d0t)|\bat (?:gmail|yahoo|outlook|hotmail|icloud|proton|docomo|naver|aol)"
    r"|[(\[{<（［]\s?(?:a|at|@|＠|dot|\.|d0t)\s?[)\]}>）］]"
)
#: a digit word and a figure without a space between them
_TOUCHING = regex.compile(r"(?i)[0-9][- ]?(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)|(?:zero|one|two|three|four|five|six|seven|eight|nine)[- ]?[0-9]")
_CAMEL = regex.compile(r"(?:[A-Z][a-z]{1,4}){7}")
_AS_IN = regex.compile(r"\b[A-Za-z] (?:as in|for|like) [a-z]|[\u3041-\u30fe\u4e00-\u9fff]の[A-Z](?![A-Za-z])")


#: brackets, spaces and particles between Latin text and a word for a sign
_BESIDE = " \u3000\n([{<（［｛＜【〔「のでは、★☆＊*~〜|♪◆■"

Span = tuple[int, int]


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
        return _run_of(self._digit_words, "0-9", 2, between="")

    @cached_property
    def _spoken_digits_by_first(self) -> dict[str, list[str]]:
        return _by_first(word for word in self._digit_words if not word[0].isascii())

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
            *at["strong"], *(word for word in at["weak"] if not word.isascii()), *dot["strong"], *dot["weak"], *emoji["at"], *emoji["dot"], *emoji["hyphen"],
            *self._words("symbol-word", "signs"),
            *(name.lower() for entry in providers["providers"] for name in entry["names"] if name != entry["name"]),
        ]  # fmt: skip
        return tuple(word for word in dict.fromkeys(words) if word not in (".", "@"))

    @cached_property
    def _sign_words_by_first(self) -> dict[str, list[str]]:
        return _by_first(self._sign_words)

    def digits(self, text: str, latin: list[str], *, pieces: bool) -> list[Span]:
        """Where digit words stand in a row; a shorter row counts where a number may come in pieces."""
        said = self._longest_count(latin)
        figures = sum(map(text.count, "0123456789"))
        if said >= (2 if pieces else 3) or (said >= 1 and figures >= 3 and _TOUCHING.search(text)) or _CAMEL.search(text):
            return [(0, len(text))]
        runs = (self._short_run if pieces else self._digit_run).finditer(text)
        return [run.span() for run in runs if self._says_digits(run[0], 2 if pieces else 4)]

    def _longest_count(self, latin: list[str]) -> int:
        """How many digit words follow each other at most, among the Latin words of a text."""
        longest = current = 0
        for word in latin:
            current = current + 1 if word in self._latin_digit_words else 0
            longest = max(longest, current)
        return longest

    def _says_digits(self, run: str, least: int) -> bool:
        words = 0
        for first in self._spoken_digits_by_first.keys() & set(run):
            words += sum(run.count(word) for word in self._spoken_digits_by_first[first])
        return (words > 0 or _MIXED_FIGURES.search(run) is not None) and words + sum(map(run.count, "0123456789")) >= least

    def glued_digits(self, text: str) -> bool:
        """Whether a digit word stands right behind Latin letters, as in `sato三八`."""
        return self._glued_digit.search(text) is not None

    @cached_property
    def _glued_digit(self) -> regex.Pattern[str]:
        first = sorted({word[0] for word in self._digit_words if not word[0].isascii() and not word[0].isspace()})
        inside = "".join(regex.escape(character) for character in first)
        return regex.compile(f"[A-Za-z_.][{inside}]{{2}}")

    def letters(self, text: str, latin: list[str]) -> list[Span]:
        """Where names of letters stand in a row."""
        if _AS_IN.search(text) or sum(word in self._latin_letter_names for word in latin) >= 3:
            return [(0, len(text))]
        # what follows the letters (digits, a sign, a provider) belongs to the same id
        names = self._kana_letter_names
        runs = [run.span() for run in self._letter_run.finditer(text) if sum(map(run[0].count, names)) >= 3]
        return _widened(runs, len(text), 60)

    @cached_property
    def _kana_letter_names(self) -> tuple[str, ...]:
        return tuple(name for name in self._letter_names if not name[0].isascii())

    def signs(self, lower: str) -> list[Span]:
        """Where a word for a sign stands beside Latin text."""
        spans = [found.span() for found in _WORD_AT.finditer(lower)]
        table = self._sign_words_by_first
        for word in (word for first in table.keys() & set(lower) for word in table[first]):
            at = lower.find(word)
            while at >= 0:
                before = lower[max(0, at - 3) : at].rstrip(_BESIDE)[-1:]
                if before and (before in "@＠_." or (before.isascii() and before.isalnum())):
                    spans.append((at, at + len(word)))
                at = lower.find(word, at + 1)
        return _widened(spans, len(lower), 80)

    @staticmethod
    def latin_words(lower: str) -> list[str]:
        return _LATIN_WORD.findall(lower)


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


def _by_first(words: Iterable[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for word in words:
        table.setdefault(word[0], []).append(word)
    return table


def _run_of(words: list[str], more: str, length: int, between: str = _BETWEEN) -> regex.Pattern[str]:
    characters = sorted({character for word in words for character in word if not character.isascii()})
    inside = "".join(regex.escape(character) for character in characters)
    return regex.compile(f"[{inside}{more}{between}]{{{length},}}")
