"""What makes a word an id, the strongest tie first."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.findings import Certainty
from linter.kinds.handle.context import (
    Token,
    has_hint,
    in_reach,
    invites,
    is_alone,
    is_common,
    is_dressed,
    is_dressed_up,
    is_looked_up,
    is_picture,
    is_pointed_at,
    is_quoted,
    is_reported,
    is_sought,
    looks_like_id,
    may_be_prose,
    may_be_word,
)
from linter.kinds.handle.names import Apart, bound_to, mention_after, nearest
from linter.knowledge import Knowledge, Service
from linter.view import View

_CALLED = re.compile(r"[」』”\"'）)\s]{0,2}(?:という|って|っていう|と言う)(?:id|名前|アカウント|ネーム|ユーザー|垢)")


class Tie(NamedTuple):
    """The service whose id a word is, if any is named, how sure that is, and why."""

    service: Service | None
    certainty: Certainty
    reason: str


def tie_of(view: View, token: Token, apart: Apart) -> Tie | None:
    """What makes the token an id, the strongest tie first; None when nothing does."""
    knowledge = view.knowledge
    if token.id.isalpha() and not token.at and not may_be_word(view, token):
        return None
    if token.id.isalnum() and _goes_on(view, token):
        return None
    undone = view.undone(token.start, token.end)
    disguised = any(family != "width" for family in undone)
    like = looks_like_id(token.id) or (undone and len(token.id) >= 4 and not is_common(view, token.id))
    like = bool(like or _is_looked_up_by(view, token))
    if not view.mentions:
        return _unnamed(view, token, None, like=like)
    bound = bound_to(view, token.start)
    direct = bound.mention or mention_after(view, token.end)
    if direct is not None:
        service = knowledge.services[direct.name.service]
        # a nickname for the service is itself a way to get past a filter
        veiled = (
            direct.name.strength == "nicknames"
            and bound.mention is not None
            and not is_common(view, token.id)
            # "bird site embed": in English any word may follow the name
            and not (token.id.isalpha() and view.text[bound.mention.end : token.start].isspace())
        )
        explicit = token.at or bound.label or (veiled and len(token.id) >= 5)
        if is_picture(direct) and not explicit:
            # a picture of a camera is often only that
            return _fits(view, service, token, Certainty.POSSIBLE, "handle-bound") if like else None
        word = direct.name.strength == "weak" and token.id.isalpha()
        if explicit or (like and not word and not view.is_work(direct)):
            return _fits(view, service, token, Certainty.CERTAIN, "handle-bound")
        if direct.name.strength != "weak" and is_pointed_at(view, token) and not is_common(view, token.id):
            # an ordinary word in the place of an id: only where the reader is invited, and never for sure
            return _fits(view, service, token, Certainty.POSSIBLE, "handle-word") if invites(view, token) else None
    if bound.label is None and _CALLED.match(view.lower, token.end):
        bound = bound._replace(label="id")
    near = weak = None
    if like or token.at or bound.label:
        around = 2 if is_alone(view, token) else 1
        near = nearest(view, token.start, lambda mention: mention.name.strength != "weak", around)
    if near is not None and not view.is_work(near):
        service = knowledge.services[near.name.service]
        if bound.label and (like or token.at or "-" in token.id or is_quoted(view, token)):
            return _fits(view, service, token, Certainty.CERTAIN, "handle-labelled")
        if like and is_pointed_at(view, token) and in_reach(view, near, token):
            return _fits(view, service, token, Certainty.LIKELY, "handle-near")
        if token.at:
            return _fits(view, service, token, Certainty.LIKELY, "handle-at")
        if like and invites(view, token) and in_reach(view, near, token):
            return _fits(view, service, token, Certainty.LIKELY, "handle-near")
        veiled = disguised or (near.name.strength == "nicknames" and in_reach(view, near, token))
        if like and veiled and not may_be_prose(view, token):
            # nobody disguises an honest word, nor calls a service by its colour
            return _fits(view, service, token, Certainty.LIKELY, "handle-near")
    if like:
        weak = nearest(view, token.start)
    if weak is not None and (is_looked_up(view, token) or "#" in token.id or is_dressed(view, token)):
        return _fits(view, knowledge.services[weak.name.service], token, Certainty.LIKELY, "handle-near")
    if near is not None and like and is_alone(view, token) and not view.is_work(near):
        return _fits(view, knowledge.services[near.name.service], token, Certainty.LIKELY, "handle-near")
    far = apart.named(token) if like or token.id.isalpha() else None
    if far is not None and (is_alone(view, token) or is_sought(view, token)):
        return _fits(view, knowledge.services[far.name.service], token, Certainty.LIKELY, "handle-near")
    if is_sought(view, token) and not is_common(view, token.id) and len(token.id) >= _WORTH_SEEKING:
        # Photo app. Magnifying glass. tallowandthyme: nobody calls a service by its picture for an honest search
        veiled_near = nearest(view, token.start, lambda mention: mention.name.strength == "nicknames", _FAR)
        if veiled_near is not None and not is_picture(veiled_near) and not view.is_work(veiled_near):
            return _fits(view, knowledge.services[veiled_near.name.service], token, Certainty.LIKELY, "handle-near")
    return _unnamed(view, token, weak and knowledge.services[weak.name.service], like=like)


def _unnamed(view: View, token: Token, service: Service | None, *, like: bool) -> Tie | None:
    """What makes the token an id without a service whose it must be; `service` may be that of a disguised one."""
    if like and is_looked_up(view, token) and is_pointed_at(view, token):
        return Tie(None, Certainty.POSSIBLE, "handle-bare")
    # two words with a full stop between them may be the seam of two sentences
    marked = looks_like_id(token.id) and not token.id.replace(".", "").isalpha()
    if marked and has_hint(view, token) and not is_reported(view, token):
        return Tie(None, Certainty.POSSIBLE, "handle-hint")
    if is_dressed_up(view, token):
        return Tie(service, Certainty.POSSIBLE, "handle-hint")
    if (token.at or like) and is_looked_up(view, token) and not is_common(view, token.id):
        labelled = token.at or bound_to(view, token.start).label or _CALLED.match(view.lower, token.end)
        return Tie(None, Certainty.LIKELY, "handle-bare") if labelled else None
    return None


#: in characters and in sentences
_WORTH_SEEKING, _FAR = 5, 3


def _is_looked_up_by(view: View, token: Token) -> bool:
    """Whether words with hyphens are what the reader looks somebody up by: `tetsu-weldingと検索`.

    On a service called by its own name much else is searched for; there only what is done to people counts.
    """
    found = _BY_IT.match(view.text, token.end) if "-" in token.id else None
    if found is None or is_common(view, token.id):
        return False
    near = nearest(view, token.start, lambda mention: mention.name.strength != "weak")
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


def _goes_on(view: View, token: Token) -> bool:
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


def _fits(view: View, service: Service, token: Token, certainty: Certainty, reason: str) -> Tie | None:
    if token.id.lower() in service.innocent_ids:
        return None
    if service.id_pattern and not view.knowledge.pattern(service.id_pattern).fullmatch(token.id):
        return None
    return Tie(service, certainty, reason)
