"""The service whose id a word may be: the names bound to it, near it, or told of elsewhere in the draft."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache, cached_property
from typing import NamedTuple

from linter.kinds.handle.context import LONGEST_NAME, Token, is_common
from linter.view import Mention, View

#: what may stand between a label or a service's name and the id
_BINDER = re.compile(
    r"(?:[\s:：=＝→⇒➡>＞»\-–—―~〜|｜／/・「『【（(\[<＜\"'“‘`、,]|は|が|を|も|の|で|に|なら|という|って|ですけど|なんですけど|なのですが|ですが|でしたら|だと|は、|って、|やってます|やっています|やってる|始めました|はじめました|使ってます|使っています|います|おります|은|는|이|가|으로|是|为|為|叫|🆔|👉|▶|▷"
    r"|(?<![a-z])(?:is|as|under|at|are|my|me|user|est|es|é|soy|sou|suis|bin|sono|heiße|heisse|heiss|ich|je|yo|ako|si)(?![a-z]))*$"
)
_ARTICLES = re.compile(r"(?:[\s:：・（(「『\[|｜／/>＞-]|の|は|で|my|the|（旧twitter）|\(旧twitter\))*$")
_AFTER = re.compile(
    r"^[」』”’\"'）)\]\s]{0,3}(?:[\s]?(?:on|at|via|in)\s+|[（(【\[]\s*|\s*(?:を|は|が|で|という名前で|って名前で)\s*"
    r"|\s*[|｜/／]\s*)$"
)
_LABEL_AFTER = re.compile(r"\s?の?(?:id|アカウント|名前|ネーム|ユーザー名|account|username|handle)")
#: farther than anything but `Apart` looks for what makes a word or a number an id
REACH = 150
#: how far back a binder reaches
_BACKWARD = 40
#: how far apart a label and its service, or an id and its service, may stand
_NEAR = 90


class Bound(NamedTuple):
    """What stands right before a word: a label such as ID, and the name of a service."""

    label: str | None
    mention: Mention | None


def bound_to(view: View, position: int) -> Bound:
    """The label and the service's name that end right before `position`, reading backwards."""
    stop = _back_over(view, _BINDER, position)
    label = _word_ending_at(view, stop, view.knowledge.words("handles.labels"))
    start = stop - len(label) if label else stop
    mention = _mention_ending_at(view, start)
    if mention is None and label:
        mention = _mention_ending_at(view, _back_over(view, _ARTICLES, start))
    return Bound(label, mention)


def _back_over(view: View, pattern: re.Pattern[str], position: int) -> int:
    """Where the run of `pattern` that ends at `position` starts."""
    before = view.lower[position - 1 : position]
    if before.isascii() and before not in _ends_of(pattern):
        return position
    floor = max(0, position - _BACKWARD)
    found = pattern.search(view.lower[floor:position])
    return floor + found.start() if found else position


@cache
def _ends_of(pattern: re.Pattern[str]) -> frozenset[str]:
    """The ASCII characters in which a run of `pattern` may end: signs of its own, and any letter."""
    return frozenset("abcdefghijklmnopqrstuvwxyz").union(filter(pattern.fullmatch, map(chr, range(128))))


def _word_ending_at(view: View, stop: int, words: tuple[str, ...]) -> str | None:
    before = view.lower[max(0, stop - 20) : stop]
    if not before.endswith(words):
        return None
    best: str | None = None
    for word in words:
        if before.endswith(word) and (best is None or len(word) > len(best)):
            whole = not word.isascii() or not before[: -len(word)][-1:].isalpha() or before[: -len(word)][-1:] > "\x7f"
            if whole:
                best = word
    return best


def _mention_ending_at(view: View, stop: int) -> Mention | None:
    return next((m for m in view.mentions_between(stop - LONGEST_NAME, stop) if m.end == stop), None)


def mention_after(view: View, position: int) -> Mention | None:
    """The service's name right after an id: `on IG`, `（インスタ）`, `をLINEで検索`, `。LINEのIDです`."""
    for mention in view.mentions_between(position, position + 13):
        gap = mention.start - position
        if _AFTER.match(view.lower[position : mention.start]):
            return mention
        if (
            gap <= 6
            and _LABEL_AFTER.match(view.lower, mention.end)
            and not view.lower[position : mention.start].strip(" \n　。、.,!！」』）)←↑")
        ):
            return mention
    return None


def nearest(
    view: View, position: int, wanted: Callable[[Mention], bool] = lambda _: True, around: int = 1
) -> Mention | None:
    """The wanted name that stands nearest, at most `around` sentences away."""
    if not view.mentions:
        return None
    first, last = view.passage(position, around, around)
    near = view.mentions_between(max(first, position - _NEAR), min(last, position + _NEAR))
    behind = bisect_right(near, position, key=lambda mention: mention.start)
    # outwards from the id, so that few of many names are looked at
    before = next(filter(wanted, reversed(near[:behind])), None)
    if before is not None:
        # of several that begin at one place the first
        place = bisect_left(near, before.start, key=lambda mention: mention.start)
        before = next(filter(wanted, near[place:]))
    after = next(filter(wanted, near[behind:]), None)
    if before is None or after is None:
        return before or after
    # a name before the id is meant more often than one behind it
    return before if position - before.start <= after.start - position + 20 else after


class Apart:
    """The service of an id that stands elsewhere: 「……緑のアプリのほうのIDです」, "That's on Telegram"."""

    def __init__(self, view: View) -> None:
        self._view = view

    def may_be_new(self, token: Token) -> bool:
        """Whether something that may make the token an id reads other than in the reading before."""
        reading = self._view.reading
        # the first reading that undoes something looks at plain words as well
        is_first = not reading.before and token.id.isalpha() and not token.at
        return is_first or self._may_be_named_anew or reading.may_be_fresh_near(token.start, token.end, REACH)

    @cached_property
    def _may_be_named_anew(self) -> bool:
        named = self._named
        return named is not None and self._view.reading.may_be_fresh_near(named.start, named.end, _LONGEST_THAT)

    def named(self, token: Token) -> Mention | None:
        return None if is_common(self._view, token.id) else self._named

    @cached_property
    def _named(self) -> Mention | None:
        return next(
            (
                mention
                for mention in self._view.mentions
                if mention.name.strength != "weak" and self._is_told(mention) and not self._view.is_work(mention)
            ),
            None,
        )

    def _is_told(self, mention: Mention) -> bool:
        lower = self._view.lower
        before = max(0, mention.start - _LONGEST_THAT)
        opens = not self._view.text[self._view.sentence(mention.start)[0] : mention.start].strip(" （(")
        return (
            (opens and _ALONE.match(lower, mention.end) is not None)
            or _ID_OF.match(lower, mention.end) is not None
            or _THAT_IS_ON.search(lower, before, mention.start) is not None
        )


#: behind a service's name: what came before is an id there
_ID_OF = re.compile(
    r"[^。、\n]{0,8}?(?:の|のほうの|の方の)(?:id|アイディー|名前|アカウント|垢|ユーザー名|話|お話|こと|中|なか)"
    r"(?:です|だ|。|ね|なので|でした|でございます|です。)"
    r"|,? (?:i mean|obviously|of course|that is|naturally|by the way|btw"
    r"|if you (?:were )?wonder|it is|is (?:the one|what i mean|where))"
)
#: … that has a sentence to itself: インスタです。
_ALONE = re.compile(
    r"(?:(?:の(?:ほう|方))?(?:です|だよ|っす|でした)|ね|な)?(?:よ|ね)?[。！!）).\n]|(?:です|だよ|っす)$"
)
_THAT_IS_ON = re.compile(
    r"(?:(?:that'?s|that is|it'?s|this is|all of that is|i mean|i meant"
    r"|i'?m talking about|we'?re talking) (?:on |my |for |about )?"
    r"|(?:the )?(?:app|site|place|platform|network|service|where)(?: is|'s|,|:)? "
    r"|(?:アプリ|sns|サービス|場所|媒体|使うの|探すの|さがすの|入れるの|打つの"
    r"|検索するの|それ|これ|全部|いまの|今の|上の|さっきの)(?:は|が|：|:)\s?"
    r"|(?:ちなみに|もちろん|言い忘れましたが|書き忘れましたが|そうそう)[、,]?\s?)$"
)
#: longer than what `_THAT_IS_ON` matches
_LONGEST_THAT = 32
