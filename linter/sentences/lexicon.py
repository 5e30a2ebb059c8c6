"""What the words of a sentence speak of, by the lists in `patterns/phrases/concepts-*.toml`."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from itertools import chain, product
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.knowledge import Knowledge
from linter.sentences.mark import Mark, mark
from linter.text import Lookup

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

#: spaCy's string store keeps every word it ever saw, so a pipeline is given up after so many sentences
LIFETIME = 5_000

#: endings and little words may begin within a token of the tokeniser; a name or a noun may not
_ANYWHERE = frozenset(
    {"propose", "plan", "urge", "evaded", "accept", "via", "veiled", "refusal", "rule", "approval", "own"}
    | {"work", "third", "report", "past", "courtesy", "errand", "redacted"}
)


class Words(NamedTuple):
    """A sentence as the lists of one language read it."""

    doc: Doc
    marks: list[Mark]


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
        self._concepts: dict[str, list[str]] = {}
        for name, words in self._words.items():
            for word in words:
                self._concepts.setdefault(word.lower(), []).append(name)
        #: of every concept its forms, each with the strings of which it needs one of each choice
        self._forms: dict[str, list[tuple[str, list[frozenset[str]]]]] = {
            name: [(form.replace("{platform}", platforms), [*map(frozenset, needs)]) for form, needs in entry["forms"]]
            for name, entry in table.items()
        }
        needs = (need for forms in self._forms.values() for _, needs in forms for need in needs)
        self._strings = Lookup(chain(self._concepts, *needs))
        self._lock = threading.Lock()
        self._pipeline: tuple[Language, PhraseMatcher] | None = None
        self._served = 0

    def read(self, sentence: str) -> Words:
        """The words of `sentence` (in lower case), and everything in it that a list of this language knows."""
        doc, known = self._tokens(sentence)
        starts = {token.idx for token in doc}
        known.update(one for one in self._formed(sentence, self._forms) if self._begins(one, starts))
        return Words(doc, sorted(known))

    def guess(self, sentence: str) -> list[Mark]:
        """What `sentence` (in lower case) may speak of, told without spaCy and so without its words' bounds."""
        strings = self._strings.words_in(sentence)
        found = set(self._formed(sentence, self._forms, strings))
        for word in self._concepts.keys() & strings:
            at = sentence.index(word)
            found.update(mark(name, at, at + len(word)) for name in self._concepts[word])
        return sorted(found)

    def formed(self, concept: str, text: str) -> Iterator[Mark]:
        """What the forms (not the words) of `concept` find in `text` (in lower case)."""
        return self._formed(text, (concept,) if concept in self._forms else ())

    def speaks_of(self, concept: str, text: str) -> bool:
        """Whether a form of `concept` is in `text` (in lower case)."""
        return any(self.formed(concept, text))

    def _formed(self, sentence: str, names: Iterable[str], strings: set[str] | None = None) -> Iterator[Mark]:
        strings = self._strings.words_in(sentence) if strings is None else strings
        for name in names:
            for form, needs in self._forms[name]:
                # plain loops: this is asked some thousand times of every sentence
                for need in needs:
                    if need.isdisjoint(strings):
                        break
                else:
                    for match in self._knowledge.pattern(form).finditer(sentence):
                        if match.end() > match.start():
                            yield mark(name, *match.span())

    def _begins(self, one: Mark, starts: set[int]) -> bool:
        return one.start in starts or one.concept in _ANYWHERE or self._language == "other"

    def _tokens(self, sentence: str) -> tuple[Doc, set[Mark]]:
        """The words, and those of them that a list declares."""
        with self._lock:
            if self._pipeline is None or self._served >= LIFETIME:
                self._pipeline, self._served = self._load(), 0
            self._served += 1
            pipeline, matcher = self._pipeline
            doc = pipeline.make_doc(sentence)
            known = {
                mark(pipeline.vocab.strings[name], doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
                for name, first, last in matcher(doc)
            }
            return doc, known

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
