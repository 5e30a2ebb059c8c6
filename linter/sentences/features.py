"""What is known of a sentence, as features for the trained weights.

A feature is a short string: letters that stand together, words that stand near each other, what the lists know, what
the frames say. The weights are trained and asked with the same functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import add
from zlib import crc32

from linter.sentences.mark import Mark

_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_PART = re.compile(r"'?\w+|[^\w\s]")
_URL = re.compile("https?://[!-~]+")
_DIGITS = re.compile("[0-9]+")


def _plain(sentence: str) -> str:
    """`sentence` with one name for any URL, one digit for any number and one space for any."""
    if "://" in sentence:
        sentence = _URL.sub(" url ", sentence)
    return " ".join(_DIGITS.sub("0", sentence).split())


def at_a_glance(sentence: str) -> set[str]:
    """What can be told of a sentence in lower case without any list or tokeniser, in microseconds.

    Letters by one, two and three where words are not parted, else words, their beginnings and their pairs.
    """
    if _is_unspaced(sentence):
        return _letters(sentence, 3)
    words = ["^", *_WORD.findall(_plain(sentence)), "$"]
    found = set(words)
    found.update([f"{one} {two}" for one, two in pairwise(words)])
    found.update([f"{one}_{two}" for one, two in zip(words, words[2:], strict=False)])
    found.update([f"#{word[:4]}" for word in words])
    return found


def checksums_at_a_glance(sentence: str) -> set[int]:
    """The checksums of `at_a_glance`, which are all that the weights ask for: every sentence of a draft is glanced at.

    Letters are not put together to be taken apart for it again, which takes half as long.
    """
    if not _is_unspaced(sentence):
        return {crc32(feature.encode()) for feature in at_a_glance(sentence)}
    letters = [*map(str.encode, f"^{_plain(sentence)}$")]
    ones = [*map(crc32, letters)]
    twos = [*map(crc32, letters[1:], ones)]
    return {*ones, *twos, *map(crc32, letters[2:], twos)}


def _is_unspaced(sentence: str) -> bool:
    """Whether words are not parted in it."""
    # not a regular expression: compiling such wide sets takes 2 ms
    return not sentence.isascii() and any(map(_is_unspaced_letter, sentence))


def _is_unspaced_letter(letter: str) -> bool:
    return "\u3041" <= letter <= "\u30fa" or "\u4e00" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3"


def _letters(sentence: str, longest: int) -> set[str]:
    text = f"^{_plain(sentence)}$"
    runs = [*text]
    found = {*runs}
    for length in range(1, longest):
        runs = [*map(add, runs, text[length:])]
        found.update(runs)
    return found


def guessed(sentence: str, marks: Sequence[Mark]) -> set[str]:
    """What is known of a sentence in lower case by its letters and the lists alone."""
    found = _letters(sentence, 4) if _is_unspaced(sentence) else at_a_glance(sentence)
    found.update(_concepts(marks))
    return found


#: how far apart two words are told together
_COMPANY = 8


def in_full(
    sentence: str, words: Sequence[tuple[int, str]], marks: Sequence[Mark], beside: Iterable[str], said: Iterable[str]
) -> set[str]:
    """Everything that is known of a sentence in lower case.

    `words` are the tokeniser's, in their normal form, with their places; `marks` what the lists know; `beside` what the
    sentences around speak of; `said` what the frames make of it.
    """
    found = _letters(sentence, 4)
    norms = ["^", *(norm for _, norm in words), "$"]
    for length in (1, 2, 3):
        found.update("w" + " ".join(norms[at : at + length]) for at in range(len(norms) - length + 1))
    found.update(f"p{one}~{two}" for at, one in enumerate(norms) for two in norms[at + 1 : at + 1 + _COMPANY])
    found.update(_concepts(marks))
    found.update(_among_words(words, marks))
    found.update(beside)
    found.update(said)
    return found


def nearby(side: str, sentence: str) -> set[str]:
    """What is said in a sentence that stands on one side of another, told without a tokeniser.

    Pairs of letters where words are not parted, else words and signs: what a message is about tells what a sentence in
    it is for.
    """
    text = _plain(sentence)
    parts = map(add, text, text[1:]) if _is_unspaced(text) else _PART.findall(text)
    return {f"{side} {part}" for part in parts}


def _concepts(marks: Sequence[Mark]) -> Iterator[str]:
    """The concepts, and which stands before which, near or far."""
    seen = sorted({(mark.start, mark.end, named(mark)) for mark in marks})
    yield f"#{min(len(seen), 6)}"
    for at, (_, end, name) in enumerate(seen):
        yield f"c{name}"
        for start, _, other in seen[at + 1 : at + 1 + _FOLLOWING]:
            if other != name:
                yield f"o{name}>{other}"
                if start - end < _NEAR:
                    yield f"n{name}>{other}"


#: with how many of those behind it a concept is told
_FOLLOWING = 40
#: so many letters lie at most between two concepts that belong together
_NEAR = 12


def _among_words(words: Sequence[tuple[int, str]], marks: Sequence[Mark]) -> Iterator[str]:
    """Runs of words in which a concept stands for its words: "<contact> を <ask>"."""
    covers: list[Mark] = []
    covered: set[int] = set()
    for mark in sorted(marks, key=lambda mark: (mark.start - mark.end, mark)):
        if covered.isdisjoint(range(mark.start, mark.end)):
            covered.update(range(mark.start, mark.end))
            covers.append(mark)
    covers.sort()
    run, last, at = ["^"], None, 0
    for start, norm in words:
        while at < len(covers) and covers[at].end <= start:
            at += 1
        cover = covers[at] if at < len(covers) and covers[at].start <= start else None
        if cover is None:
            run.append(norm)
        elif cover is not last:
            run.append(f"<{named(cover)}>")
        last = cover
    run.append("$")
    for length in (2, 3, 4):
        for begin in range(len(run) - length + 1):
            part = run[begin : begin + length]
            if any(word[0] == "<" for word in part):
                yield "k" + " ".join(part)


def named(mark: Mark) -> str:
    """What a mark speaks of; a service's name is one like the other."""
    return f"{mark.concept}-{mark.detail}" if mark.detail and mark.concept in _DETAILED else mark.concept


_DETAILED = ("way", "contact")


def topics(words: Sequence[tuple[int, str]], marks: Sequence[Mark]) -> set[str]:
    """What tells one purpose from another."""
    return {norm for _, norm in words} | set(_concepts(marks))
