"""The strings without which a regular expression cannot match, worked out when the index is built.

A sentence that holds none of them need not be asked, and the expression need not even be compiled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

#: strings of which a match holds at least one
Choice = frozenset[str]

#: a class of more characters than this says too little
_CLASS = 12
#: how many choices of a form are kept; more cost more than they keep out
_KEPT = 2


def needed_by_form(form: str) -> list[list[str]]:
    """Choices of strings: every match of `form` holds one string of each. Empty where nothing is known of it."""
    found = _sequence(_parser.parse(form.replace("{platform}", ".")))
    best = sorted(found, key=_telling, reverse=True)[:_KEPT]
    return [_plain({text.lower() for text in choice}) for choice in best]


def _plain(texts: set[str]) -> list[str]:
    """Without what holds another one and so adds nothing."""
    return sorted(text for text in texts if not any(other in text for other in texts if other != text))


def _sequence(items: Iterable[tuple[Any, Any]]) -> list[Choice]:
    """What the parts of a sequence need; letters side by side make one string."""
    found: list[Choice] = []
    run: Sequence[str] = [""]
    for operator, argument in items:
        letters = _letters(operator, argument)
        if letters is not None and len(run) * len(letters) <= _CLASS:
            run = [before + letter for before in run for letter in letters]
            continue
        found.append(frozenset(run))
        run = [""] if letters is None else letters
        if letters is None:
            found += _part(operator, argument)
    found.append(frozenset(run))
    return [choice for choice in found if "" not in choice]


def _letters(operator: Any, argument: Any) -> list[str] | None:
    if operator is c.LITERAL:
        return [chr(argument)]
    if operator is c.IN and all(kind is c.LITERAL for kind, _ in argument) and len(argument) <= _CLASS:
        return [chr(code) for _, code in argument]
    return [""] if operator in (c.AT, c.ASSERT, c.ASSERT_NOT) else None


def _part(operator: Any, argument: Any) -> list[Choice]:
    if operator is c.SUBPATTERN:
        return _sequence(argument[3])
    if operator is c.BRANCH:
        branches = [_sequence(branch) for branch in argument[1]]
        # of every branch the most telling choice; the branches together are one choice again
        return [frozenset().union(*(max(found, key=_telling) for found in branches))] if all(branches) else []
    if operator in (c.MAX_REPEAT, c.MIN_REPEAT) and argument[0]:
        return _sequence(argument[2])
    return []


def _telling(choice: Choice) -> tuple[int, int]:
    """How much a choice keeps out: as much as its shortest string, where kana count less than other letters."""
    return min(map(_weight, choice)), -len(choice)


def _weight(text: str) -> int:
    return sum(1 if letter == " " or "\u3041" <= letter <= "\u3096" else 2 for letter in text)
