"""Which language a message is written in, as far as telephone numbers and words need to know."""

from __future__ import annotations

import regex

from linter.knowledge import Knowledge

_KANA = regex.compile("[\u3041-\u30fa\uff66-\uff9d]")
_HANGUL = regex.compile("[\uac00-\ud7a3]")
_HAN = regex.compile("[\u4e00-\u9fff]")
_WORD = regex.compile(r"[^\W\d_]+")

#: enough text to know a language by; more costs time and tells nothing new
_SAMPLE = 2000


def language_of(text: str, knowledge: Knowledge) -> str:
    """A language code: by script where that tells, else by the commonest short words; `und` without any."""
    sample = text[:_SAMPLE]
    if _KANA.search(sample):
        return "ja"
    if _HANGUL.search(sample):
        return "ko"
    if _HAN.search(sample):
        return "zh"
    words = set(_WORD.findall(sample.lower()))
    scores = {
        language: len(words.intersection(entry["words"]))
        for language, entry in knowledge.phones["languages"].items()
        if "words" in entry
    }
    best = max(scores, key=scores.__getitem__)
    if not scores[best]:
        return "und"
    return best if scores[best] >= 2 and scores[best] > scores["en"] else "en"
