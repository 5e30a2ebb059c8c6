"""What the words of a sentence speak of, by the lists in `patterns/phrases/concepts-*.toml`."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from itertools import product
from typing import TYPE_CHECKING, Any

from linter.knowledge import Knowledge
from linter.sentences.gate import holds
from linter.sentences.mark import Mark, mark

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher

#: spaCy's string store keeps every word it ever saw, so a pipeline is given up after so many sentences
LIFETIME = 5_000

#: endings and little words may begin within a token of the tokeniser; a name or a noun may not
_ANYWHERE = frozenset(
    {"propose", "plan", "urge", "evaded", "accept", "via", "veiled", "refusal", "rule", "approval", "own"}
    | {"work", "third", "report", "past", "courtesy", "errand", "redacted"}
)


class Lexicon:
    """The concepts of one language, for several threads: for the tokeniser, which is not safe, they take turns."""

    def __init__(self, language: str, knowledge: Knowledge) -> None:
        table: dict[str, dict[str, Any]] = knowledge.phrases(f"concepts-{language}")
        platforms = knowledge.derived(_platform_names)
        self._language = language
        self._knowledge = knowledge
        self._words = {
            name: [text for phrase in entry["words"] for text in _alternatives(phrase)] for name, entry in table.items()
        }
        #: of every concept its forms, each with the strings that it needs
        self._forms: dict[str, list[tuple[str, list[list[str]]]]] = {
            name: [(form.replace("{platform}", platforms), choices) for form, choices in entry["forms"]]
            for name, entry in table.items()
        }
        self._lock = threading.Lock()
        self._pipeline: tuple[Language, PhraseMatcher] | None = None
        self._served = 0

    def guess(self, sentence: str) -> list[Mark]:
        """What `sentence` (in lower case) may speak of, told without spaCy and so without its words' bounds."""
        found = set(self._formed(sentence, self._forms))
        for name, words in self._words.items():
            for word in words:
                at = sentence.find(word.lower())
                if at >= 0:
                    found.add(mark(name, at, at + len(word)))
        return sorted(found)

    def marks(self, sentence: str) -> list[Mark]:
        """Everything in `sentence` (in lower case) that a list of this language knows, in order."""
        starts, words = self._tokens(sentence)
        formed = {one for one in self._formed(sentence, self._forms) if self._begins(one, starts)}
        return sorted(formed | words)

    def speaks_of(self, concept: str, text: str) -> bool:
        """Whether a form (not a word) of `concept` is in `text`."""
        return any(self._formed(text, (concept,) if concept in self._forms else ()))

    def _formed(self, sentence: str, names: Iterable[str]) -> Iterator[Mark]:
        for name in names:
            for form, choices in self._forms[name]:
                if holds(sentence, choices):
                    for match in self._knowledge.pattern(form).finditer(sentence):
                        if match.end() > match.start():
                            yield mark(name, *match.span())

    def _begins(self, one: Mark, starts: set[int]) -> bool:
        return one.start in starts or one.concept in _ANYWHERE or self._language == "other"

    def _tokens(self, sentence: str) -> tuple[set[int], set[Mark]]:
        """Where words begin, and the words that a list declares."""
        with self._lock:
            if self._pipeline is None or self._served >= LIFETIME:
                self._pipeline, self._served = self._load(), 0
            self._served += 1
            pipeline, matcher = self._pipeline
            doc = pipeline.make_doc(sentence)
            words = {
                mark(pipeline.vocab.strings[name], doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
                for name, first, last in matcher(doc)
            }
            return {token.idx for token in doc}, words

    def _load(self) -> tuple[Language, PhraseMatcher]:
        import spacy
        from spacy.matcher import PhraseMatcher

        pipeline = spacy.blank("ja" if self._language == "ja" else "en")
        # SudachiPy's normal form is one for all inflections and spellings; English tokens have no lemmas
        matcher = PhraseMatcher(pipeline.vocab, attr="NORM" if self._language == "ja" else "LOWER")
        for name, words in self._words.items():
            matcher.add(name, [pipeline.make_doc(text) for text in words])
        return pipeline, matcher


def _alternatives(phrase: str) -> Iterator[str]:
    """`"call/ring me"` is two phrases."""
    for words in product(*(word.split("/") for word in phrase.split(" "))):
        yield " ".join(filter(None, words))


def _platform_names(knowledge: Knowledge) -> str:
    """A pattern for the names of the platforms themselves."""
    import re

    names = set(knowledge.words("proposals.other_platforms"))
    for table in knowledge.platforms.values():
        names.update(name.lower() for name in (*table["name"].values(), *table.get("aliases", ())))
    return "(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + ")"


class _Lexicons:
    """One lexicon a language, made when first asked for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._made: dict[str, Lexicon] = {}
        self._lock = threading.Lock()

    def of(self, language: str) -> Lexicon:
        with self._lock:
            if language not in self._made:
                self._made[language] = Lexicon(language, self._knowledge)
            return self._made[language]


def lexicon(language: str, knowledge: Knowledge) -> Lexicon:
    """The lexicon of a language of `tongue.LANGUAGES`."""
    return knowledge.derived(_Lexicons).of(language)
