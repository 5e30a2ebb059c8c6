"""The rules of a message applied to the words that may hold a contact, but not to the words that state them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from linter.readings.reading import Edit
from linter.readings.stated import Rule
from linter.text import Spans

#: words that may hold a contact
_TARGET = re.compile(r"\S*[A-Za-z0-9@]\S*")
_ANY_WORD = re.compile(r"\S+")


def carried_out(text: str, rules: list[Rule]) -> Iterator[Edit]:
    """The rules applied to every word but those of the rules themselves."""
    letters = {
        rule.said: rule.meant for rule in rules if len(rule.said) == 1 and rule.said.isascii() and rule.said.isalnum()
    }
    others = {rule.said: rule.meant for rule in reversed(rules) if rule.said not in letters}
    said, anything_said = _Words(others), _Words(rule.said for rule in rules)
    signs_only = {word: meant for word, meant in others.items() if not any(map(str.isalnum, word))}
    only_signs = _Words(signs_only)
    last_stated = {rule.said: rule.start for rule in sorted(rules, key=lambda rule: rule.start)}
    ordered = sorted(rules, key=lambda rule: rule.start)
    starts, ends = [rule.start for rule in ordered], list(accumulate((rule.end for rule in ordered), max))
    stated = Spans(len(text))
    for rule in rules:
        stated.add(rule.start, rule.end)
    wide = {word: meant for word, meant in others.items() if not word.isascii()}
    signs = any(not meant or meant.isdigit() for meant in wide.values()) or any(
        _Words(f" {word} " for word in wide).among(text, 0, len(text))
    )
    for word in (_ANY_WORD if signs else _TARGET).finditer(text):
        position, end = word.span()
        first = bisect_left(starts, position)
        first_rule = min(end, starts[first]) if first < len(starts) else end
        in_rule = stated.touch(position, position + 1)
        # a word that runs on into a rule counts as far as the rule, if the rule speaks of it
        if not (in_rule or first_rule < end - 1) or any(
            last_stated[found] >= at + len(found) for at, found in anything_said.among(text, position, end)
        ):
            yield from _applied(text, position, first_rule, others, said, letters)
        # … and a number goes on behind the rule: 〇を0に：〇9〇-…
        elif in_rule and _NUMBER_AFTER.match(text, behind := ends[bisect_left(starts, end) - 1], end):
            yield from _applied(text, behind, end, others, said, letters)
        elif (
            first_rule < end
            and (behind := ends[bisect_left(starts, end) - 1]) < end
            and _SIGNS_AFTER.search(text, behind, end)
        ):
            # … or more signs: 「□」をゼロとして、□9□
            yield from _applied(text, behind, end, signs_only, only_signs, {})


_SIGNS_AFTER = re.compile(
    r"[A-Za-z0-9@][^\sA-Za-z0-9\u3041-\u30ff\u4e00-\u9fff、。]|[^\sA-Za-z0-9\u3041-\u30ff\u4e00-\u9fff、。][A-Za-z0-9@]"
)
_NUMBER_AFTER = re.compile("(?:[^0-9]{0,6}[0-9]){5}")


def _applied(
    text: str, start: int, end: int, others: dict[str, str], said: _Words, letters: dict[str, str]
) -> Iterator[Edit]:
    letters = letters if letters and _is_code(text[start:end], letters) else {}
    if said.may_stand_in(text, start, end):
        position = start
        while position < end:
            found = said.at(text, position, len(text))
            if found:
                yield Edit(position, position + len(found), others[found], "instructed")
                position += len(found)
                continue
            if text[position] in letters:
                yield Edit(position, position + 1, letters[text[position]], "instructed")
            position += 1
    elif letters:
        for position in range(start, end):
            if text[position] in letters:
                yield Edit(position, position + 1, letters[text[position]], "instructed")


class _Words:
    """Words to look for, each place asked once for every length they have, however many they are."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        #: how long the words are that begin with a character, the longest first
        self._lengths: dict[str, list[int]] = {}
        for length, first in sorted({(len(word), word[0]) for word in self._words}, reverse=True):
            self._lengths.setdefault(first, []).append(length)

    def may_stand_in(self, text: str, start: int, end: int) -> bool:
        """Whether any character from `start` to `end` begins one of the words."""
        return not self._lengths.keys().isdisjoint(text[start:end])

    def at(self, text: str, position: int, end: int) -> str:
        """The longest of the words that begins at `position` and ends by `end`, or nothing."""
        for length in self._lengths.get(text[position], ()):
            word = text[position : position + length]
            if word in self._words and position + len(word) <= end:
                return word
        return ""

    def among(self, text: str, position: int, end: int) -> Iterator[tuple[int, str]]:
        """The words between `position` and `end` with their places, one behind the other."""
        if not self.may_stand_in(text, position, end):
            return
        while position < end:
            found = self.at(text, position, end)
            if found:
                yield position, found
            position += len(found) or 1


def _is_code(word: str, letters: dict[str, str]) -> bool:
    """A word in which figures stand for letters, or the other way round: an id or an address."""
    if all(letter == "" for letter in letters.values()):
        return True
    spelled = bool(re.search("[a-z]", word)) and len(word) >= 5
    figures = sum(map(str.isdigit, word)) + sum(
        word.count(letter) for letter, meant in letters.items() if letter.isupper() and meant.isdigit()
    )
    number = figures >= 6
    return (spelled or number) and any(letter in word for letter in letters)
