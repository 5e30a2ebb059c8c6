"""Which language a message is written in, as far as telephone numbers and words need to know."""

from __future__ import annotations

import re

from linter.knowledge import Knowledge

#: enough text to know a language by; more costs time and tells nothing new
_SAMPLE = 2000


def language_of(text: str, knowledge: Knowledge) -> str:
    """A language code: by script where that tells, else by the commonest short words; `und` without any."""
    sample = text[:_SAMPLE]
    if any("\u3041" <= letter <= "\u30fa" or "\uff66" <= letter <= "\uff9d" for letter in sample):
        return "ja"
    if any("\uac00" <= letter <= "\ud7a3" for letter in sample):
        return "ko"
    if any("\u4e00" <= letter <= "\u9fff" for letter in sample):
        return "zh"
    words = set(re.findall(r"[^\W\d_]+", sample.lower()))
    scores = {
        language: len(words.intersection(entry["words"]))
        for language, entry in knowledge.phones["languages"].items()
        if "words" in entry
    }
    best = max(scores, key=scores.__getitem__)
    if not scores[best]:
        return "und"
    return best if scores[best] >= 2 and scores[best] > scores["en"] else "en"
