"""What the words of a sentence speak of, by the lists in `patterns/phrases/concepts-*.toml`."""

from __future__ import annotations

import threading
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
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


class _Form(NamedTuple):
    """A regular expression for a concept."""

    concept: str
    pattern: str
    #: what it cannot match without: of each choice one string
    needs: Sequence[Sequence[str]]


class _Forms:
    """Forms, and what tells without a regular expression that one of them cannot match."""

    def __init__(self, forms: Sequence[_Form], words: Iterable[str] = ()) -> None:
        self._forms = forms
        self._strings = Lookup(chain(words, *(need for form in forms for need in form.needs)))

    @cached_property
    def _needy(self) -> dict[str, list[int]]:
        """By each string of its most telling choice which form may match; by "" those that need none."""
        needy: dict[str, list[int]] = {}
        for at, form in enumerate(self._forms):
            for string in max(form.needs, key=lambda need: min(map(len, need)), default=("",)):
                needy.setdefault(string, []).append(at)
        return needy

    def of(self, concepts: Container[str]) -> _Forms:
        """Those for `concepts` alone."""
        return _Forms([form for form in self._forms if form.concept in concepts])

    def strings_in(self, text: str) -> set[str]:
        """The strings that forms need, and the words, that stand in `text`."""
        return self._strings.words_in(text)

    def find(self, text: str, strings: set[str], knowledge: Knowledge) -> Iterator[Mark]:
        """What the forms match in `text`, in which `strings` stand."""
        likely = {at for string in self._needy.keys() & (strings | {""}) for at in self._needy[string]}
        for form in map(self._forms.__getitem__, likely):
            if not any(map(strings.isdisjoint, form.needs)):
                for match in knowledge.pattern(form.pattern).finditer(text):
                    if match.end() > match.start():
                        yield mark(form.concept, *match.span())


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
        forms = [
            _Form(name, form.replace("{platform}", platforms), needs)
            for name, entry in table.items()
            for form, needs in entry["forms"]
        ]
        self._forms = _Forms(forms, self._concepts)
        self._forms_of: dict[frozenset[str], _Forms] = {}
        self._lock = threading.Lock()
        self._pipeline: tuple[Language, PhraseMatcher] | None = None
        self._served = 0

    def read(self, sentence: str) -> Words:
        """The words of `sentence` (in lower case), and everything in it that a list of this language knows."""
        doc, known = self._tokens(sentence)
        starts = {token.idx for token in doc}
        formed = self._forms.find(sentence, self._forms.strings_in(sentence), self._knowledge)
        known.update(one for one in formed if self._begins(one, starts))
        return Words(doc, sorted(known))

    def guess(self, sentence: str) -> list[Mark]:
        """What `sentence` (in lower case) may speak of, told without spaCy and so without its words' bounds."""
        strings = self._forms.strings_in(sentence)
        found = set(self._forms.find(sentence, strings, self._knowledge))
        for word in self._concepts.keys() & strings:
            at = sentence.index(word)
            found.update(mark(name, at, at + len(word)) for name in self._concepts[word])
        return sorted(found)

    def formed(self, text: str, concepts: frozenset[str]) -> list[Mark]:
        """What the forms (not the words) of `concepts` find in `text` (in lower case)."""
        forms = self._forms_of.get(concepts)
        if forms is None:
            # texts are asked for few concepts: what only others need is not looked for
            forms = self._forms_of[concepts] = self._forms.of(concepts)
        return sorted(set(forms.find(text, forms.strings_in(text), self._knowledge)))

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
    for _, *called in knowledge.platform_names.values():
        names.update(map(str.lower, called))
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
