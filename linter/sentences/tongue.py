"""In which languages a sentence is to be read; mixed ones in several."""

from __future__ import annotations

import re

#: the languages with lists of their own; `other` is for all the rest
LANGUAGES = ("ja", "en", "other")

#: the commonest English words; a sentence without any of them is in another language or too short to tell
_ENGLISH = frozenset(
    re.findall(
        "[a-z]+",
        "the a an i you u and to of is are for my me we us it in on can your ur do be at this that with have what pls "
        "please not no by or if so as just will would could should via from need here thanks let call add ok",
    )
)


def tongues(sentence: str) -> tuple[str, ...]:
    """The lexicons to ask about a sentence in lower case, the likeliest first."""
    if sentence.isascii():
        foreign = kana = cjk = False
    else:
        letters = set(sentence)
        kana = any("\u3041" <= letter <= "\u30fa" or "\uff66" <= letter <= "\uff9d" for letter in letters)
        if kana and not any("a" <= letter <= "z" for letter in letters):
            return ("ja",)
        cjk = any("\u4e00" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3" for letter in letters)
        foreign = any("\xbf" <= letter <= "\u024f" or "\u1ea0" <= letter <= "\u1ef9" for letter in letters)
    words = re.findall("[a-z]+", sentence)
    english = len(_ENGLISH.intersection(words))
    if kana:
        # between Japanese words even "quick call" is English
        return ("ja", "en") if english and len(words) >= 2 else ("ja",)
    if cjk:
        return ("other", "en") if english >= 2 else ("other",)
    if foreign or (not english and words):
        return ("other", "en")
    return ("en", "other") if english < 4 else ("en",)
