"""Ids on chat and social services, by the label they carry and the shape they have.

An id is a word like any other; what makes it a contact is what it is tied to. From the strongest:

1. a service and the word are bound: `LINE ID: taro88`, `@taro on IG`, `Discordは taro#1234`;
2. a label stands before it and a service is named nearby: `Chatworkで… ID「taro-dtp」`;
3. an `@` stands before it and a service is named nearby;
4. it has the shape of an id, a service is named nearby and the sentence invites: `Discordの taro_rig に申請を`;
5. a label or an `@` and an invitation, and no service at all: `「@taro」で探して`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from linter.findings import Certainty, Channel, Kind
from linter.knowledge import Knowledge, Service
from linter.view import Match, Mention, View

_TOKEN = re.compile(
    r"(?<![A-Za-z0-9_@/\\#&%+=$~^-])(?<!(?<!\.)\.)"
    r"(?P<at>@?)(?P<id>(?:live:)?\.?[A-Za-z0-9_](?:[A-Za-z0-9_]|[.-](?![.-]))"
    r"{1,38}(?:#[0-9]{4}(?![0-9]))?)"
    r"(?![A-Za-z0-9@/\\=]|:\S|\([A-Za-z0-9_)\"'])"
)
_NUMERIC = re.compile(r"(?<![0-9A-Za-z.+-])[0-9](?:[ -]?[0-9]){4,12}(?![0-9A-Za-z-])")
#: what may stand between a label or a service's name and the id
_BINDER = re.compile(
    r"(?:[\s:：=＝→⇒➡>＞»\-–—―~〜|｜／/・「『【（(\[<＜\"'“‘`、,]|は|が|を|も|の|で|に|なら|という|って|ですけど|なんですけど|なのですが|ですが|でしたら|だと|は、|って、|은|는|이|가|으로|是|为|為|叫|🆔|👉|▶|▷"
    r"|(?<![a-z])(?:is|as|under|at|are|my|me|user|est|es|é|soy|sou|suis|bin|sono|heiße|heisse|heiss|ich|je|yo|ako|si)(?![a-z]))*$"
)
#: a binder that says "this is it", where plain white space does not
_POINTER = re.compile(
    r"[:：=＝→⇒➡>＞»】「『“🆔👉▶▷]|は"
    r"|(?<![a-z])(?:is|as|under|i'm|i am|soy|sou|suis|bin|sono|ich|add|search|find|dm|message|username)(?![a-z])"
)
_ARTICLES = re.compile(r"(?:[\s:：・（(「『\[|｜／/>＞-]|の|は|で|my|the|（旧twitter）|\(旧twitter\))*$")
_AFTER = re.compile(
    r"^[」』”’\"'）)\]\s]{0,3}(?:[\s]?(?:on|at|via|in)\s+|[（(【\[]\s*|\s*(?:を|は|が|で|という名前で|って名前で)\s*"
    r"|\s*[|｜/／]\s*)$"
)
_CALLED = re.compile(r"[」』”\"'）)\s]{0,2}(?:という|って|っていう|と言う)(?:id|名前|アカウント|ネーム|ユーザー|垢)")
_LABEL_AFTER = re.compile(r"\s?の?(?:id|アカウント|名前|ネーム|ユーザー名|account|username|handle)")
_FILE = re.compile(
    r"\.(?:py|js|ts|tsx|jsx|css|scss|html?|php|rb|go|rs|md|txt|json|ya?ml|toml|xml|csv|tsv|xlsx?|docx?|pptx?|pdf|"
    r"png|jpe?g|gif|svg|webp|psd|ai|eps|tiff?|mp[34]|mov|wav|avi|zip|rar|7z|gz|exe|dmg|apk|env|lock|ini|log|sql|"
    r"ttf|otf|woff2?|blend|fbx|obj|stl|dst|dwg|dxf|sketch|fig|xd|indd|sh|bat|ipynb|java|kt|swift|vue)$",
    re.IGNORECASE,
)
#: how far back a binder reaches
_BACKWARD = 40
#: how far apart a label and its service, or an id and its service, may stand
_NEAR = 90


#: longer than any name of a service
_LONGEST_NAME = 60


class _Token(NamedTuple):
    start: int
    end: int
    id_start: int
    id: str
    at: bool


class _Tie(NamedTuple):
    service: Service | None
    certainty: Certainty
    reason: str


def find(view: View) -> Iterator[Match]:
    """Handles of the reading. Digits alone count only where a service has such ids and names it."""
    yield from _shaped(view)
    yield from _numeric(view)
    if not view.mentions and not _may_be_sought(view):
        return
    apart = _Apart(view)
    for found in _TOKEN.finditer(view.text):
        token = _token(found)
        if token is None or view.is_taken(token.start, token.end):
            continue
        tie = _tie(view, token, apart)
        if tie is None:
            continue
        excuse = _excuse(view, token, tie)
        if excuse:
            view.excuse(Kind.HANDLE, token.start, token.end, excuse)
            continue
        view.taken.add(token.start, token.end)
        yield _match(tie, token.id, token.id_start, token.end)


def _may_be_sought(view: View) -> bool:
    """Whether the words ask to look something up or speak of ids; where no service is named, nothing else makes one."""
    words = (*view.knowledge.words("handles.looks_up"), *view.knowledge.words("handles.hints"))
    return any(map(view.lower.__contains__, words))


def _match(tie: _Tie, value: str, start: int, end: int) -> Match:
    service = tie.service
    channel = Channel(service.channel) if service else Channel.CHAT
    return Match(Kind.HANDLE, channel, service.id if service else None, value, start, end, tie.certainty, tie.reason)


def _token(found: re.Match[str]) -> _Token | None:
    identifier = found["id"].rstrip(".-")
    if len(identifier) < 2 or identifier.lower() == identifier.upper():
        return None
    start = found.start("id")
    return _Token(found.start(), start + len(identifier), start, identifier, bool(found["at"]))


def _shaped(view: View) -> Iterator[Match]:
    """Ids whose form names their service (`@user@host`)."""
    for service, pattern, keywords in view.knowledge.shapes:
        if not any(keyword in view.lower for keyword in keywords):
            continue
        for found in view.knowledge.pattern(pattern).finditer(view.text):
            start, end = found.span("id")
            if view.is_taken(start, end):
                continue
            view.taken.add(found.start(), found.end())
            tie = _Tie(view.knowledge.services[service], Certainty.LIKELY, "handle-shape")
            yield _match(tie, found["id"], start, end)


def _numeric(view: View) -> Iterator[Match]:
    """Ids of digits, which need the service's name and a label right before them."""

    def takes_digits(mention: Mention) -> bool:
        return view.knowledge.services[mention.name.service].numeric_id is not None

    if not any(map(takes_digits, view.mentions)):
        return
    for found in _NUMERIC.finditer(view.text):
        if view.is_taken(*found.span()):
            continue
        digits = re.sub("[ -]", "", found[0])
        bound = _bound(view, found.start())
        mention = bound.mention or (bound.label and _nearest(view, found.start(), takes_digits))
        if not mention:
            continue
        service = view.knowledge.services[mention.name.service]
        if service.numeric_id and view.knowledge.pattern(service.numeric_id).fullmatch(digits):
            view.taken.add(*found.span())
            yield _match(_Tie(service, Certainty.LIKELY, "handle-bound"), digits, found.start(), found.end())


class _Bound(NamedTuple):
    label: str | None
    mention: Mention | None


def _bound(view: View, position: int) -> _Bound:
    """The label and the service's name that end right before `position`, reading backwards."""
    stop = _back_over(view, _BINDER, position)
    label = _word_ending_at(view, stop, view.knowledge.words("handles.labels"))
    start = stop - len(label) if label else stop
    mention = _mention_ending_at(view, start)
    if mention is None and label:
        mention = _mention_ending_at(view, _back_over(view, _ARTICLES, start))
    return _Bound(label, mention)


def _back_over(view: View, pattern: re.Pattern[str], position: int) -> int:
    """Where the run of `pattern` that ends at `position` starts."""
    floor = max(0, position - _BACKWARD)
    found = pattern.search(view.lower[floor:position])
    return floor + found.start() if found else position


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
    return next((m for m in view.mentions_between(stop - _LONGEST_NAME, stop) if m.end == stop), None)


def _mention_after(view: View, position: int) -> Mention | None:
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


def _tie(view: View, token: _Token, apart: _Apart) -> _Tie | None:
    """What makes the token an id, the strongest tie first; None when nothing does."""
    knowledge = view.knowledge
    if token.id.isalpha() and not token.at and not _may_be_word(view, token):
        return None
    bound = _bound(view, token.start)
    if token.id.isalnum() and _goes_on(view, token):
        return None
    undone = view.undone(token.start, token.end)
    disguised = any(family != "width" for family in undone)
    like = _looks_like_id(token.id) or (undone and len(token.id) >= 4 and not _is_common(view, token.id))
    like = like or _is_looked_up_by(view, token)
    direct = bound.mention or _mention_after(view, token.end)
    if direct is not None:
        service = knowledge.services[direct.name.service]
        # a nickname for the service is itself a way to get past a filter
        veiled = (
            direct.name.strength == "nicknames"
            and bound.mention is not None
            and not _is_common(view, token.id)
            # "bird site embed": in English any word may follow the name
            and not (token.id.isalpha() and view.text[bound.mention.end : token.start].isspace())
        )
        explicit = token.at or bound.label or (veiled and len(token.id) >= 5)
        if _is_picture(direct) and not explicit:
            # a picture of a camera is often only that
            return _fits(view, service, token, Certainty.POSSIBLE, "handle-bound") if like else None
        word = direct.name.strength == "weak" and token.id.isalpha()
        if explicit or (like and not word and not view.is_work(direct)):
            return _fits(view, service, token, Certainty.CERTAIN, "handle-bound")
        if direct.name.strength != "weak" and _is_pointed_at(view, token) and not _is_common(view, token.id):
            # an ordinary word in the place of an id: only where the reader is invited, and never for sure
            return _fits(view, service, token, Certainty.POSSIBLE, "handle-word") if _invites(view, token) else None
    if bound.label is None and _CALLED.match(view.lower, token.end):
        bound = bound._replace(label="id")
    around = 2 if _is_alone(view, token) else 1
    near = _nearest(view, token.start, lambda mention: mention.name.strength != "weak", around)
    if near is not None and not view.is_work(near):
        service = knowledge.services[near.name.service]
        if bound.label and (like or token.at or "-" in token.id or _is_quoted(view, token)):
            return _fits(view, service, token, Certainty.CERTAIN, "handle-labelled")
        if like and _is_pointed_at(view, token) and _in_reach(view, near, token):
            return _fits(view, service, token, Certainty.LIKELY, "handle-near")
        if token.at:
            return _fits(view, service, token, Certainty.LIKELY, "handle-at")
        if like and _invites(view, token) and _in_reach(view, near, token):
            return _fits(view, service, token, Certainty.LIKELY, "handle-near")
        veiled = disguised or (near.name.strength == "nicknames" and _in_reach(view, near, token))
        if like and veiled and not _may_be_prose(view, token):
            # nobody disguises an honest word, nor calls a service by its colour
            return _fits(view, service, token, Certainty.LIKELY, "handle-near")
    weak = _nearest(view, token.start)
    if weak is not None and like and (_is_looked_up(view, token) or "#" in token.id or _is_dressed(view, token)):
        return _fits(view, knowledge.services[weak.name.service], token, Certainty.LIKELY, "handle-near")
    if near is not None and like and _is_alone(view, token) and not view.is_work(near):
        return _fits(view, knowledge.services[near.name.service], token, Certainty.LIKELY, "handle-near")
    far = apart.named(token) if like or token.id.isalpha() else None
    if far is not None and (_is_alone(view, token) or _is_sought(view, token)):
        return _fits(view, knowledge.services[far.name.service], token, Certainty.LIKELY, "handle-near")
    if like and _is_pointed_at(view, token) and _is_looked_up(view, token):
        return _Tie(None, Certainty.POSSIBLE, "handle-bare")
    # two words with a full stop between them may be the seam of two sentences
    marked = _looks_like_id(token.id) and not token.id.replace(".", "").isalpha()
    if marked and _has_hint(view, token) and not _is_reported(view, token):
        return _Tie(None, Certainty.POSSIBLE, "handle-hint")
    if (token.at or (bound.label and like)) and _is_looked_up(view, token) and not _is_common(view, token.id):
        return _Tie(None, Certainty.LIKELY, "handle-bare")
    return None


def _is_looked_up_by(view: View, token: _Token) -> bool:
    """Whether words with hyphens are what the reader looks somebody up by: `tetsu-weldingと検索`.

    On a service called by its own name much else is searched for; there only what is done to people counts.
    """
    found = _BY_IT.match(view.text, token.end) if "-" in token.id else None
    if found is None or _is_common(view, token.id):
        return False
    near = _nearest(view, token.start, lambda mention: mention.name.strength != "weak")
    return found["people"] is not None or (near is not None and near.name.strength == "nicknames")


_BY_IT = re.compile(
    r"[」』”\"']?\s?(?:という名前で|って|で|と|を(?=\s?検索))\s?"
    r"(?:(?P<people>ご?申請|コンタクト|フォロー|おります|います(?!が)|やって)|検索|探し|探せ|さがし|さがせ|入れると|入れれば|打つと|打てば|出ます|出てき)"
)


class _SignWords:
    """What the signs that ids have are called, where that is no Latin word."""

    def __init__(self, knowledge: Knowledge) -> None:
        signs, dots = knowledge.disguise("symbol-word")["signs"], knowledge.disguise("dot-word")
        words = (*signs["_"], *signs["-"], *dots["strong"], *dots["weak"])
        self.words = tuple(word for word in words if len(word) > 1 and not word[0].isascii())


def _goes_on(view: View, token: _Token) -> bool:
    """Whether a word for a sign and more of the id follow; the reading with the sign will have the whole."""
    found = _BESIDE.match(view.lower, token.end)
    words = view.knowledge.derived(_SignWords).words
    return (
        found is not None
        and found["word"].startswith(words)
        and any(_MORE_OF_IT.match(found["word"], len(word)) for word in words if found["word"].startswith(word))
    )


_BESIDE = re.compile(r"[ \u3000]?[（(「]?[ \u3000]?(?P<word>(?=[^\x00-\x7f]).{2,20})")
_MORE_OF_IT = re.compile(r"[ \u3000]?[）)」]?[ \u3000]?[a-z0-9]")


class _Apart:
    """The service of an id that stands elsewhere: 「……緑のアプリのほうのIDです」, "That's on Telegram"."""

    def __init__(self, view: View) -> None:
        self._view = view

    def named(self, token: _Token) -> Mention | None:
        return None if _is_common(self._view, token.id) else self._named

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
        return (
            _ID_OF.match(lower, mention.end) is not None or _THAT_IS_ON.search(lower, before, mention.start) is not None
        )


#: behind a service's name: what came before is an id there
_ID_OF = re.compile(
    r"[^。、\n]{0,8}?(?:の|のほうの|の方の)(?:id|アイディー|名前|アカウント|垢|ユーザー名|話|お話|こと)(?:です|だ|。|ね|なので|でした|でございます|です。)"
)
_THAT_IS_ON = re.compile(r"(?:that'?s|that is|it'?s|this is|all of that is) (?:on|my|for) $")
#: longer than what `_THAT_IS_ON` matches
_LONGEST_THAT = 24


def _is_sought(view: View, token: _Token) -> bool:
    """Whether the reader is told to search for just this."""
    return (
        _SEEK.search(view.lower, max(0, token.start - 16), token.start) is not None
        or _KEEP.match(view.lower, token.end) is not None
    )


_SEEK = re.compile(r"(?<![a-z])(?:search|search for|look up|look for|find|add|type|type in) [\"'“‘]?$")


_KEEP = re.compile(r"[」』]?\s?(?:と|って|を)(?:覚え|おぼえ|控え|メモ)")


def _is_dressed(view: View, token: _Token) -> bool:
    """Whether an id, and no word, was written in other letters or with something strewn over it."""
    families = set(view.undone(token.start, token.end))
    return _looks_like_id(token.id) and bool(families) and families.isdisjoint(_WORDED)


#: what is made of words of the sentence, and what everybody's keyboard does
_WORDED = frozenset(("at-word", "dot-word", "symbol-word", "width", "split", "provider-name"))


def _may_be_prose(view: View, token: _Token) -> bool:
    """Whether only a word for a sign stands between two words, as where such words are spoken of."""
    families = view.undone(token.start, token.end)
    return families == ("symbol-word",) and view.language != "ja" and not _invites(view, token)


def _is_sample(view: View, token: _Token) -> bool:
    first, last = view.sentence(token.start)
    return any(word in view.lower[first:last] for word in view.knowledge.words("domains.sample_words"))


def _is_reported(view: View, token: _Token) -> bool:
    """Whether figures about an account are given: followers, posts kept."""
    first, last = view.passage(token.start)
    return any(word in view.lower[first:last] for word in view.knowledge.words("handles.reports"))


def _is_picture(mention: Mention) -> bool:
    """The service is not named but shown by an emoji."""
    return not any(map(str.isalnum, mention.name.text))


def _may_be_word(view: View, token: _Token) -> bool:
    """Whether a plain word can be an id at all: right beside a name, quoted, or disguised."""
    return (
        bool(view.reading.traces)
        or any(
            0 <= token.start - m.end <= 16 or 0 <= m.start - token.end <= 12
            for m in view.mentions_between(token.start - 16 - _LONGEST_NAME, token.end + 13)
        )
        or _is_quoted(view, token)
        or _is_sought(view, token)
    )


def _fits(view: View, service: Service, token: _Token, certainty: Certainty, reason: str) -> _Tie | None:
    if token.id.lower() in service.innocent_ids:
        return None
    if service.id_pattern and not view.knowledge.pattern(service.id_pattern).fullmatch(token.id):
        return None
    return _Tie(service, certainty, reason)


def _nearest(
    view: View, position: int, wanted: Callable[[Mention], bool] = lambda _: True, around: int = 1
) -> Mention | None:
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


def _in_reach(view: View, mention: Mention, token: _Token) -> bool:
    first, last = view.passage(token.start, before=1, after=0)
    return first <= mention.start < last


def _invites(view: View, token: _Token) -> bool:
    first, last = view.passage(token.start)
    around = view.lower[max(first, token.start - 120) : min(last, token.end + 120)]
    return _has_word(around, view.knowledge.words("handles.invites"))


def _is_looked_up(view: View, token: _Token) -> bool:
    """The reader is asked to search for the id or to add it; a general invitation is not enough."""
    first, last = view.passage(token.start)
    around = view.lower[max(first, token.start - 60) : min(last, token.end + 60)]
    return _has_word(around, view.knowledge.words("handles.looks_up"))


def _has_hint(view: View, token: _Token) -> bool:
    first, last = view.passage(token.start)
    around = view.lower[max(first, token.start - 40) : min(last, token.end + 40)]
    return any(word in around for word in view.knowledge.words("handles.hints"))


def _is_alone(view: View, token: _Token) -> bool:
    """The token has a sentence to itself, but for punctuation."""
    first, last = view.sentence(token.start)
    return len(view.text[first:last].strip(" \n\r　。、.,!！「」『』()（）:：→")) <= token.end - token.start


def _is_pointed_at(view: View, token: _Token) -> bool:
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


def _is_quoted(view: View, token: _Token) -> bool:
    return view.text[token.start - 1 : token.start] in "「『“\"'" and token.start > 0


def _looks_like_id(identifier: str) -> bool:
    """Whether no ordinary word is written so: an underscore, letters with digits, a dot inside."""
    if "_" in identifier.strip("_") or identifier.startswith("live:") or "#" in identifier:
        return True
    digits = any(map(str.isdigit, identifier))
    if not digits and "." not in identifier:
        return False
    letters = sum(map(str.isalpha, identifier))
    return (digits and letters >= 3) or (letters >= 5 and "." in identifier)


def _is_common(view: View, identifier: str) -> bool:
    return identifier.lower() in view.knowledge.word_set("handles.common_words")


def _excuse(view: View, token: _Token, tie: _Tie) -> str | None:
    """Why something tied like an id is not one: code, a file, a domain, the service's own words."""
    identifier, lower = token.id, token.id.lower()
    if _FILE.search(identifier):
        return "file-name"
    if lower in view.knowledge.word_set("handles.at_words") and token.at:
        return "code"
    if re.fullmatch(r"v?\d+(?:\.\d+)*[a-z]{0,4}|\d+x\d+(?:px)?", lower):
        return "measure"
    named = token.at or view.is_changed(token.start, token.end) or tie.reason in ("handle-bound", "handle-labelled")
    if not named and "." in identifier and lower.rsplit(".", 1)[1] in view.knowledge.tlds:
        return "domain"
    if lower in view.named:
        return "service-name"
    if tie.service is None and _is_sample(view, token):
        return "sample"
    if view.text[token.end : token.end + 1] == "/" or view.text[token.end : token.end + 2] == "->":
        return "code"
    return None
