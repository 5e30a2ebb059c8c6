"""Words in a draft that a platform's own filter is known to react to, innocent as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.findings import Certainty, Finding, Kind
from linter.rulebook import Rule
from linter.text import lower_same_length


def filtered_words(draft: str, filters: tuple[Rule, ...]) -> Iterator[tuple[Finding, Rule]]:
    """One finding for each filter that would react, its parts the first place of each word.

    A Latin word counts as a word of its own (`pay`, not `payload`), in any case.
    """
    lower = lower_same_length(draft)
    for rule in filters:
        places = sorted(place for word in rule.words if (place := _first(lower, word.lower())) is not None)
        if places:
            start, end = places[0][0], max(end for _, end in places)
            value = ", ".join(dict.fromkeys(draft[first:last].lower() for first, last in places))
            yield (
                Finding(
                    Kind.WORD, rule.channels[0], None, value, Certainty.CERTAIN, "filter-word", draft[start:end], start,
                    end, tuple(_apart(places)),
                ),
                rule,
            )  # fmt: skip


def _first(lower: str, word: str) -> tuple[int, int] | None:
    found = re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", lower)
    return found and found.span()


def _apart(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places without those inside another (`fiverr` in `outside of fiverr`)."""
    last = 0
    for start, end in places:
        if start >= last:
            yield start, end
            last = end
