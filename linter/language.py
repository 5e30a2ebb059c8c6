"""Which language a message is written in, as far as telephone numbers and words need to know."""

from __future__ import annotations

import re

from linter.knowledge import Knowledge

#: enough text to know a language by; more costs time and tells nothing new
_SAMPLE = 2000


class _Languages:
    """The languages known by their commonest words, and which of them have a word."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.all: list[str] = []
        self.by_word: dict[str, list[str]] = {}
        for language, entry in knowledge.phones["languages"].items():
            if "words" in entry:
                self.all.append(language)
                for word in entry["words"]:
                    self.by_word.setdefault(word, []).append(language)


def language_of(text: str, knowledge: Knowledge) -> str:
    """A language code: by script where that tells, else by the commonest short words; `und` without any."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        if any("\u3041" <= letter <= "\u30fa" or "\uff66" <= letter <= "\uff9d" for letter in sample):
            return "ja"
        if any("\uac00" <= letter <= "\ud7a3" for letter in sample):
            return "ko"
        if any("\u4e00" <= letter <= "\u9fff" for letter in sample):
            return "zh"
        # a letter or two may be there for their looks
        if sum("а" <= letter <= "я" for letter in sample.lower()) > sum(
            "a" <= letter <= "z" for letter in sample.lower()
        ):
            return "ru"
    languages = knowledge.derived(_Languages)
    scores = dict.fromkeys(languages.all, 0)
    for word in languages.by_word.keys() & re.findall(r"[^\W\d_]+", sample.lower()):
        for language in languages.by_word[word]:
            scores[language] += 1
    best = max(scores, key=scores.__getitem__)
    if not scores[best]:
        return "und"
    return best if scores[best] >= 2 and scores[best] > scores["en"] else "en"
