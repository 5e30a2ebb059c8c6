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
from collections.abc import Iterator

from linter.findings import Certainty, Channel, Kind
from linter.kinds.handle.context import Token, is_dressed_up, is_sample
from linter.kinds.handle.names import REACH, Apart, bound_to, nearest
from linter.kinds.handle.tie import Tie, tie_of
from linter.view import Match, Mention, View

_TOKEN = re.compile(
    r"(?<![A-Za-z0-9_@/\\#&%+=$~^-])(?<!(?<!\.)\.)"
    r"(?P<at>@?)(?P<id>(?:live:)?\.?[A-Za-z0-9_](?:[A-Za-z0-9_]|[.-](?![.-]))"
    r"{1,38}(?:#[0-9]{4}(?![0-9]))?)"
    r"(?![A-Za-z0-9@/\\=]|:\S)"
)
#: right behind a word of code: a call
_CALL = re.compile(r"\([A-Za-z0-9_)\"']")
_NUMERIC = re.compile(r"(?<![0-9A-Za-z.+-])[0-9](?:[ -]?[0-9]){4,14}(?![0-9A-Za-z-])")
_FILE = re.compile(
    r"\.(?:py|js|ts|tsx|jsx|css|scss|html?|php|rb|go|rs|md|txt|json|ya?ml|toml|xml|csv|tsv|xlsx?|docx?|pptx?|pdf|"
    r"png|jpe?g|gif|svg|webp|psd|ai|eps|tiff?|mp[34]|mov|wav|avi|zip|rar|7z|gz|exe|dmg|apk|env|lock|ini|log|sql|"
    r"ttf|otf|woff2?|blend|fbx|obj|stl|dst|dwg|dxf|sketch|fig|xd|indd|sh|bat|ipynb|java|kt|swift|vue)$",
    re.IGNORECASE,
)


def find(view: View) -> Iterator[Match]:
    """Handles of the reading. Digits alone count only where a service has such ids and names it."""
    yield from _shaped(view)
    yield from _numeric(view)
    if not view.mentions and not _may_be_sought(view) and not view.reading.traces:
        return
    apart = Apart(view)
    for found in _TOKEN.finditer(view.text):
        token = _token(found)
        if (
            token is None
            or _is_called(view, found.end())
            or view.is_taken(token.start, token.end)
            or not apart.may_be_new(token)
        ):
            continue
        tie = tie_of(view, token, apart)
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


def _match(tie: Tie, value: str, start: int, end: int) -> Match:
    service = tie.service
    channel = Channel(service.channel) if service else Channel.CHAT
    return Match(Kind.HANDLE, channel, service.id if service else None, value, start, end, tie.certainty, tie.reason)


def _token(found: re.Match[str]) -> Token | None:
    identifier = found["id"].rstrip(".-")
    if len(identifier) < 2 or identifier.lower() == identifier.upper():
        return None
    start = found.start("id")
    return Token(found.start(), start + len(identifier), start, identifier, bool(found["at"]))


def _is_veiled(view: View, token: Token, tie: Tie) -> bool:
    """Whether the service is called by a nickname right before: nobody does so to name a domain."""
    return tie.service is not None and any(
        mention.name.strength == "nicknames" and mention.name.service == tie.service.id
        for mention in view.mentions_between(token.start - _VEIL_REACH, token.start)
    )


#: in characters
_VEIL_REACH = 60


def _is_called(view: View, end: int) -> bool:
    """Whether a bracket follows as in code; one that was wide in the draft does not."""
    return _CALL.match(view.text, end) is not None and not view.is_changed(end, end + 1)


def _digits(text: str) -> str:
    """An id of digits without what parts its groups."""
    return re.sub("[ -]", "", text)


def _shaped(view: View) -> Iterator[Match]:
    """Ids whose form names their service (`@user@host`), or what they are called does ("meeting id")."""
    for service, pattern, keywords in view.knowledge.shapes:
        if view.cues.isdisjoint(keywords):
            continue
        for found in view.knowledge.pattern(pattern).finditer(view.text):
            start, end = found.span("id")
            if view.is_taken(start, end) or not view.reading.may_be_fresh_near(*found.span(), REACH):
                continue
            view.taken.add(found.start(), found.end())
            tie = Tie(view.knowledge.services[service], Certainty.LIKELY, "handle-shape")
            digits = _digits(found["id"])
            yield _match(tie, digits if digits.isdecimal() else found["id"], start, end)


def _numeric(view: View) -> Iterator[Match]:
    """Ids of digits, which need the service's name and a label right before them."""

    def takes_digits(mention: Mention) -> bool:
        return view.knowledge.services[mention.name.service].numeric_id is not None

    if not any(map(takes_digits, view.mentions)):
        return
    for found in _NUMERIC.finditer(view.text):
        if view.is_taken(*found.span()) or not view.reading.may_be_fresh_near(*found.span(), REACH):
            continue
        digits = _digits(found[0])
        bound = bound_to(view, found.start())
        mention = bound.mention or (bound.label and nearest(view, found.start(), takes_digits))
        if not mention:
            continue
        service = view.knowledge.services[mention.name.service]
        if service.numeric_id and view.knowledge.pattern(service.numeric_id).fullmatch(digits):
            view.taken.add(*found.span())
            yield _match(Tie(service, Certainty.LIKELY, "handle-bound"), digits, found.start(), found.end())


def _excuse(view: View, token: Token, tie: Tie) -> str | None:
    """Why something tied like an id is not one: code, a file, a domain, the service's own words."""
    identifier, lower = token.id, token.id.lower()
    if _FILE.search(identifier) and not (tie.service and is_dressed_up(view, token)):
        return "file-name"
    if lower in view.knowledge.word_set("handles.at_words") and token.at:
        return "code"
    if re.fullmatch(r"v?\d+(?:\.\d+)*[a-z]{0,4}|\d+x\d+(?:px)?", lower):
        return "measure"
    named = token.at or view.is_changed(token.start, token.end) or tie.reason in ("handle-bound", "handle-labelled")
    if (
        not named
        and "." in identifier
        and not _is_veiled(view, token, tie)
        and lower.rsplit(".", 1)[1] in view.knowledge.tlds
    ):
        return "domain"
    if lower in view.named:
        return "service-name"
    if tie.service is None and is_sample(view, token):
        return "sample"
    if view.text[token.end : token.end + 1] == "/" or view.text[token.end : token.end + 2] == "->":
        return "code"
    return None
