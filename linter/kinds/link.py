"""Links that open a contact channel: invitations, profiles to write to, meeting rooms, schedulers, forms.

Every other URL is a reference (`findings.REFERENCES`): to files, to works or pages of the writer's own, to any
site. It is no contact in itself, and its text is marked as taken, so that digits and words inside it are not read
as numbers or ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.findings import Certainty, Channel, Kind
from linter.knowledge import LinkRule
from linter.view import Match, View

_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z][A-Za-z0-9-]{1,23}"
_TAIL_CHARACTER = r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%|-]"
_URL = re.compile(
    r"(?:(?P<scheme>[Hh][Tt][Tt][Pp][Ss]?://|[Ff][Tt][Pp]://)(?:[A-Za-z0-9._~%:-]{1,100}@)?|(?<![A-Za-z0-9.@_-]))"
    rf"(?P<host>{_HOST}|localhost|[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}})(?![A-Za-z0-9-]|\.?@)(?::[0-9]{{1,5}})?"
    rf"(?P<tail>(?:[/?#]{_TAIL_CHARACTER}{{0,2000}})?)"
)
_URI_TAIL = rf"(?://)?{_TAIL_CHARACTER}{{1,500}}"
_NUMBERED = re.compile("#[0-9]{1,6}")
_CLOSING = {")": "(", "]": "["}


def find(view: View) -> Iterator[Match]:
    """Contact links of the reading, and what its other URLs refer to."""
    yield from _uris(view)
    for found in _URL.finditer(view.text):
        if view.is_taken(found.start(), found.end()):
            continue
        start, end = found.start(), _trim(view.text, found.start(), found.end())
        tail = view.text[found.start("tail") : end]
        host = found["host"].lower()
        rule = _rule_for_host(view, host, tail)
        if rule is not None:
            view.taken.add(start, end)
            yield _judge_purpose(view, rule, start, end, host)
        elif found["scheme"] or host.startswith("www.") or (tail and not _NUMBERED.fullmatch(tail)):
            # a bare host may be an id such as "sandra.design" or "mochi.dev#4821"; only a real URL keeps others out
            view.taken.add(start, end)
            if found["scheme"] or host.startswith("www."):
                yield from _reference(view, start, end, host, tail)


def _uris(view: View) -> Iterator[Match]:
    """Links by a scheme of their own: `line://ti/p/…`, `skype:taro?chat`."""
    for scheme, rules in view.knowledge.schemes.items():
        start = view.lower.find(scheme + ":")
        while start >= 0:
            after = start + len(scheme) + 1
            found = re.compile(_URI_TAIL).match(view.text, after)
            end = _trim(view.text, start, found.end()) if found else after
            rule = _first(view, rules, view.text[after:end].lstrip("/"))
            # mailto: and tel: carry a plain address or number, which its own detector reads
            carries = rule is not None and rule.channel in ("mail", "phone")
            alone = start == 0 or not (view.text[start - 1].isascii() and view.text[start - 1].isalnum())
            if rule is not None and not carries and alone and end > after and not view.is_taken(start, end):
                view.taken.add(start, end)
                yield _judge_purpose(view, rule, start, end, None)
            start = view.lower.find(scheme + ":", end)


def _trim(text: str, start: int, end: int) -> int:
    """Where the URL ends for a reader: without closing punctuation that belongs to the sentence."""
    while end > start:
        last = text[end - 1]
        if last in ".,;:!?'*|([{" or (
            last in _CLOSING and text.count(last, start, end) > text.count(_CLOSING[last], start, end)
        ):
            end -= 1
        else:
            break
    return end


def _rule_for_host(view: View, host: str, tail: str) -> LinkRule | None:
    """The rule of the host or of the closest domain above it."""
    labels = host.split(".")
    for first in range(len(labels) - 1):
        rules = view.knowledge.hosts.get(".".join(labels[first:]))
        if rules is not None:
            return _first(view, rules, tail)
    return None


def _first(view: View, rules: tuple[LinkRule, ...], path: str) -> LinkRule | None:
    for rule in rules:
        if view.knowledge.pattern(rule.path).match(path):
            return rule
    return None


#: how far words may stand from a link to say what it is
_AROUND = 300
#: kinds of links by the purpose that a service's file gives; all others open a contact channel
_KINDS = {"file": Kind.FILE, "form": Kind.FORM, "portfolio": Kind.PORTFOLIO, "member": Kind.PROFILE}
#: readings in which an ordinary URL is still what the writer typed
_PLAIN = ("typed", "folded")


def _reference(view: View, start: int, end: int, host: str, tail: str) -> Iterator[Match]:
    """An ordinary URL: a page to write to, a page of the writer's own, or just some site."""
    words = view.knowledge.words
    if view.reading.name not in _PLAIN or host.endswith(words("domains.reserved")):
        return
    first, last = view.sentence(start)
    if start - first < 3:
        # a link alone on its line is what the line above says it is
        first = view.sentence(max(0, first - 1))[0]
    around = view.lower[max(first, start - _AROUND) : min(last, end + _AROUND)]
    of_others = any(word in around for word in words("links.others_pages"))
    kind, channel, certainty, reason = Kind.SITE, Channel.PORTFOLIO, Certainty.POSSIBLE, "link-site"
    segments = tail.lower().partition("?")[0].partition("#")[0].replace(".", "/").split("/")
    if not (of_others or set(words("links.contact_paths")).isdisjoint(segments)):
        kind, channel, certainty, reason = Kind.FORM, Channel.FORM, Certainty.LIKELY, "link-page"
    elif not of_others and any(word in around for word in words("links.own_pages")):
        kind, certainty, reason = Kind.PORTFOLIO, Certainty.LIKELY, "link-own"
    yield Match(kind, channel, None, view.text[start:end], start, end, certainty, reason, host)


def _judge_purpose(view: View, rule: LinkRule, start: int, end: int, host: str | None) -> Match:
    channel, certainty, reason = Channel(rule.channel), Certainty(rule.certainty), f"link-{rule.purpose}"
    first, last = view.passage(start)
    around = view.lower[max(first, start - _AROUND) : min(last, end + _AROUND)]
    kind = _KINDS.get(rule.purpose, Kind.LINK)
    if rule.purpose in ("profile", "portfolio", "member"):
        # a profile shown as an example of style is a reference, not a way to reach the writer
        about = "links.reference" if kind is Kind.LINK else "links.others_pages"
        speaks_of_reference = any(word in around for word in view.knowledge.words(about))
        invites = any(word in around for word in view.knowledge.words("links.invites"))
        if speaks_of_reference and not invites:
            certainty, reason = Certainty.POSSIBLE, "link-reference"
    elif rule.purpose == "form":
        whole = view.lower[max(0, start - 400) : end + 400]
        if any(word in whole for word in view.knowledge.words("links.collects")):
            # a form that asks for contact data exchanges it, whatever a platform thinks of forms
            kind, channel, reason = Kind.LINK, Channel.MAIL, "link-collects"
    return Match(kind, channel, rule.service, view.text[start:end], start, end, certainty, reason, host)
