"""Which sentences of a text are worth reading for proposals: those with the strings that some frame cannot do without.

Most drafts have no such sentence, and pay neither for the patterns nor for spaCy. Every draft is asked, so this module
imports and lays out as little as it can.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from linter.knowledge import Knowledge
from linter.sentences.tongue import tongues
from linter.view import View

#: the concepts that a service's name may be
_SERVICE = ("service", "social", "weak", "way-video", "way")

#: strings of which a text holds one of each, or a form cannot match
Choices = list[list[str]]


class _Gate:
    """What the frames of one language need."""

    def __init__(self, language: str, knowledge: Knowledge) -> None:
        table = knowledge.phrases(f"gate-{language}")
        self._needs: dict[str, tuple[list[str], list[Choices], bool]] = table["needs"]
        self._rows: list[list[list[str]]] = table["rows"]

    def lets_through(self, sentence: str, known: dict[str, bool]) -> bool:
        """Whether a proposal may be in `sentence`; `known` is filled with what it may speak of."""
        for row in self._rows:
            for step in row:
                if not self._may_speak(step, sentence, known):
                    break
            else:
                return True
        return False

    def _may_speak(self, concepts: list[str], sentence: str, known: dict[str, bool]) -> bool:
        for concept in concepts:
            if concept not in known:
                strings, choices, always = self._needs.get(concept, ((), (), False))
                known[concept] = (
                    always or any(map(sentence.__contains__, strings)) or any(map(holds, repeat(sentence), choices))
                )
            if known[concept]:
                return True
        return False


def holds(sentence: str, choices: Choices) -> bool:
    """Whether `sentence` holds a string of each of `choices`."""
    # plain loops: this is asked some thousand times of every draft
    for choice in choices:
        for text in choice:
            if text in sentence:
                break
        else:
            return False
    return True


class _Gates:
    """One gate a language, laid out when first asked for; two threads may both do so, and either's will do."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._made: dict[str, _Gate] = {}

    def of(self, language: str) -> _Gate:
        gate = self._made.get(language)
        if gate is None:
            gate = self._made[language] = _Gate(language, self._knowledge)
        return gate


#: a longer sentence is read in pieces, so that time grows with the length of a text and not with its square
_LONGEST = 600


def _pieces(view: View) -> Iterator[tuple[int, int]]:
    for start, end in view.sentences():
        for at in range(start, end, _LONGEST):
            yield at, min(at + _LONGEST, end)


def sentences(view: View) -> list[tuple[int, int]]:
    """The sentences to read, in order; a sentence whose contact is found already is none of them."""
    gates = view.knowledge.derived(_Gates)
    lower, language = view.lower, {}
    chosen: list[tuple[int, int]] = []
    # what a reading leaves as it was typed has been read already
    typed = not view.reading.traces
    for start, end in _pieces(view):
        if view.is_taken(start, end) or not (typed or view.is_changed(start, end)):
            continue
        sentence = lower[start:end]
        for tongue in tongues(sentence):
            gate = gates.of(tongue)
            if tongue not in language:
                # what the whole text does not speak of, none of its sentences does
                whole: dict[str, bool] = dict.fromkeys(_SERVICE, True)
                language[tongue] = (gate.lets_through(lower, whole), {c for c, found in whole.items() if not found})
            possible, absent = language[tongue]
            if possible:
                known = dict.fromkeys(absent, False)
                if view.mentions_between(start, end):
                    known.update(dict.fromkeys(_SERVICE, True))
                if gate.lets_through(sentence, known):
                    chosen.append((start, end))
                    break
    return chosen
