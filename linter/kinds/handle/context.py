"""What a word looks like and what the words around it say: whether it may be an id, and whether it is sought."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.view import Mention, View

#: a binder that says "this is it", where plain white space does not
_POINTER = re.compile(
    r"[:：=＝→⇒➡>＞»】「『“🆔👉▶▷]|は|(?<=[저제전])[는가은] "
    r"|(?<![a-z])(?:is|as|under|i'm|i am|soy|sou|suis|bin|sono|ich|add|search|find|dm|message|username)(?![a-z])"
)
#: longer than any name of a service
LONGEST_NAME = 60


class Token(NamedTuple):
    """A word that may be an id; an `@` before it lies between `start` and `id_start`."""

    start: int
    end: int
    id_start: int
    id: str
    at: bool


def is_sought(view: View, token: Token) -> bool:
    """Whether the reader is told to search for just this."""
    return (
        _SEEK.search(view.lower, max(0, token.start - _LONGEST_SEEK), token.start) is not None
        or _KEEP.match(view.lower, token.end) is not None
        or (_IS_ME.match(view.lower, token.end) is not None and _opens_sentence(view, token))
    )


def _opens_sentence(view: View, token: Token) -> bool:
    return not view.text[view.sentence(token.start)[0] : token.start].strip(" 「『\"'“‘(（")


#: longer than what `_SEEK` matches
_LONGEST_SEEK = 24
_SEEK = re.compile(
    r"(?<![a-z])(?:search(?: for| up)?|look up|look for|find|add|type(?: in)?|enter|key in|punch in|tap in|put in"
    r"|ask for|finds? (?:me|us) (?:under|as|by)|go(?:es)? by|going by|magnifying glass|looking glass"
    r"|search (?:bar|box|field)"
    r"|虫眼鏡に?|検索(?:窓|欄|バー|ボックス)?に?|さがすのは|探すのは)[,.:;、。→> \n]{1,3}[\"'“‘「『]?$"
)
_KEEP = re.compile(
    r"[」』\"”]?\s?(?:(?:と|って|を)(?:覚え|おぼえ|控え|メモ|入れて|打って|打ち込)|(?:と|って)(?:検索|さがし|探し|呼んで)"
    r"|(?:が|は)(?:わたし|私|僕|ぼく|俺|うち|当方|自分)(?:です|だよ|だ。|の(?:名前|id|アカウント|垢)))"
)
_IS_ME = re.compile(
    r"[」』\"”]? (?:is (?:me|us|what you|who you|the one|my name)"
    r"|(?:finds|gets|brings up|pulls up|leads to|points to) (?:me|us))"
)


def is_dressed(view: View, token: Token) -> bool:
    """Whether an id, and no word, was written in other letters or with something strewn over it."""
    if not looks_like_id(token.id):
        return False
    families = view.undone(token.start, token.end)
    return bool(families) and _WORDED.isdisjoint(families)


def is_dressed_up(view: View, token: Token) -> bool:
    """Whether letter after letter of an id was written in another script or style, which no honest id is.

    One that had to be worked out counts where the words around it speak of getting in touch.
    """
    if len(token.id) < _LONG_ENOUGH:
        return False
    like = looks_like_id(token.id)
    if not like and not view.is_changed(token.start, token.end):
        return False
    families = set(view.undone(token.start, token.end))
    if not families & _DRESSED and not families & _WORKED_OUT:
        return False
    if not like and not _is_uncovered(view, token, families):
        return False
    letters = range(token.id_start, token.end)
    dressed = sum(view.text[at].isalpha() and view.reading.may_be_undone(at, at + 1) for at in letters)
    if dressed < _FEW_LETTERS:
        # C₆H₁₂O₆, ①Skype
        return False
    return bool(families & _DRESSED) or (
        bool(families & _WORKED_OUT) and token.id[0].isalpha() and (bool(view.mentions) or invites(view, token))
    )


def _is_uncovered(view: View, token: Token, families: set[str]) -> bool:
    """Whether a word came out by what the writer told the reader to do, and names nothing else."""
    if "instructed" not in families:
        return False
    # few drafts get here
    from linter.readings.pieces import NO_ID

    return not (
        is_common(view, token.id)
        or NO_ID.search(view.lower, max(0, token.start - _NAMED_BEFORE), token.end + _NAMED_BEHIND)
    )


#: how far from a word it may be said that it is the name of a file, a class and the like
_NAMED_BEFORE, _NAMED_BEHIND = 40, 20


_DRESSED = frozenset(("lookalike", "dressed", "marks", "invisible", "encoded"))
_WORKED_OUT = frozenset(("spelled-letters", "instructed"))
_LONG_ENOUGH, _FEW_LETTERS = 6, 3


#: what is made of words of the sentence, and what everybody's keyboard does
_WORDED = frozenset(("at-word", "dot-word", "symbol-word", "width", "split", "provider-name"))


def may_be_prose(view: View, token: Token) -> bool:
    """Whether only a word for a sign stands between two words, as where such words are spoken of."""
    families = view.undone(token.start, token.end)
    return families == ("symbol-word",) and view.language != "ja" and not invites(view, token)


def is_sample(view: View, token: Token) -> bool:
    first, last = view.sentence(token.start)
    return any(map(view.lower[first:last].__contains__, view.knowledge.words("domains.sample_words")))


def is_reported(view: View, token: Token) -> bool:
    """Whether figures about an account are given: followers, posts kept."""
    first, last = view.passage(token.start)
    return any(map(view.lower[first:last].__contains__, view.knowledge.words("handles.reports")))


def is_picture(mention: Mention) -> bool:
    """The service is not named but shown by an emoji."""
    return not any(map(str.isalnum, mention.name.text))


def may_be_word(view: View, token: Token) -> bool:
    """Whether a plain word can be an id at all: right beside a name, quoted, or disguised."""
    return (
        bool(view.reading.traces)
        or any(
            0 <= token.start - m.end <= 16 or 0 <= m.start - token.end <= 12
            for m in view.mentions_between(token.start - 16 - LONGEST_NAME, token.end + 13)
        )
        or is_quoted(view, token)
        or is_sought(view, token)
    )


def in_reach(view: View, mention: Mention, token: Token) -> bool:
    """Whether the name stands in the sentence of the token or in the one before it."""
    first, last = view.passage(token.start, before=1, after=0)
    return first <= mention.start < last


def invites(view: View, token: Token) -> bool:
    """Whether the words around it invite to get in touch."""
    first, last = view.passage(token.start)
    around = view.lower[max(first, token.start - 120) : min(last, token.end + 120)]
    return _has_word(around, view.knowledge.words("handles.invites"))


def is_looked_up(view: View, token: Token) -> bool:
    """The reader is asked to search for the id or to add it; a general invitation is not enough."""
    if view.cues.isdisjoint(view.knowledge.word_set("handles.looks_up")):
        return False
    first, last = view.passage(token.start)
    around = view.lower[max(first, token.start - 60) : min(last, token.end + 60)]
    return _has_word(around, view.knowledge.words("handles.looks_up"))


def has_hint(view: View, token: Token) -> bool:
    """Whether the words around it speak of ids."""
    if view.cues.isdisjoint(view.knowledge.word_set("handles.hints")):
        return False
    first, last = view.passage(token.start)
    around = view.lower[max(first, token.start - 40) : min(last, token.end + 40)]
    return any(word in around for word in view.knowledge.words("handles.hints"))


def is_alone(view: View, token: Token) -> bool:
    """The token has a sentence to itself, but for punctuation."""
    first, last = view.sentence(token.start)
    return len(view.text[first:last].strip(" \n\r　。、.,!！「」『』()（）:：→")) <= token.end - token.start


def is_pointed_at(view: View, token: Token) -> bool:
    """Whether what stands before it says "this is it"."""
    return _POINTER.search(view.lower, max(0, token.start - 9), token.start) is not None


def _has_word(text: str, words: tuple[str, ...]) -> bool:
    return any(not word.isascii() or _stands_alone(text, word) for word in filter(text.__contains__, words))


def _stands_alone(text: str, word: str) -> bool:
    """Whether a Latin word stands somewhere in `text` without a letter on either side."""
    start = text.find(word)
    while start >= 0:
        beside = text[max(0, start - 1) : start] + text[start + len(word) : start + len(word) + 1]
        if not any("a" <= letter <= "z" for letter in beside):
            return True
        start = text.find(word, start + 1)
    return False


def is_quoted(view: View, token: Token) -> bool:
    return view.text[token.start - 1 : token.start] in "「『“\"'" and token.start > 0


def looks_like_id(identifier: str) -> bool:
    """Whether no ordinary word is written so: an underscore, letters with digits, a dot inside."""
    if "_" in identifier.strip("_") or identifier.startswith("live:") or "#" in identifier:
        return True
    digits = any(map(str.isdigit, identifier))
    if not digits and "." not in identifier:
        return False
    letters = sum(map(str.isalpha, identifier))
    return (digits and letters >= 3) or (letters >= 5 and "." in identifier)


def is_common(view: View, identifier: str) -> bool:
    return identifier.lower() in view.knowledge.word_set("handles.common_words")
