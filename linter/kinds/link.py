"""Links that open a contact channel: invitations, profiles to write to, meeting rooms, schedulers, forms.

An ordinary URL is no contact, but its text is marked as taken, so that digits and words inside it are not
read as numbers or ids.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from linter.findings import Certainty, Channel, Kind
from linter.knowledge import LinkRule
from linter.view import Match, View

_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z][A-Za-z0-9-]{1,23}"
_TAIL = r"(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%|-]{0,2000})?"
_URL = regex.compile(
    rf"(?P<scheme>(?i:https?|ftp)://)(?:[A-Za-z0-9._~%:-]{{1,100}}@)?"
    rf"(?P<host>{_HOST}|localhost|\d{{1,3}}(?:\.\d{{1,3}}){{3}})(?::\d{{1,5}})?(?P<tail>{_TAIL})"
    rf"|(?<![A-Za-z0-9.@_-])(?P<host>{_HOST})(?![A-Za-z0-9-]|\.?@)(?::\d{{1,5}})?(?P<tail>{_TAIL})"
    r"|(?<![A-Za-z0-9.+-])(?P<scheme>(?!(?i:https?|ftp):)[A-Za-z][A-Za-z0-9+.-]{1,15}:)"
    r"(?P<tail>(?://)?[A-Za-z0-9+@#%][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]{1,500})",
)

_CLOSING = {")": "(", "]": "["}


def find(view: View) -> Iterator[Match]:
    """Contact links of the reading, in order; every other URL is only marked as taken."""
    if "." not in view.text and ":" not in view.text:
        return
    for found in _URL.finditer(view.text):
        start, end = found.start(), _trim(view.text, found.start(), found.end())
        scheme, host = (found["scheme"] or "").lower(), (found["host"] or "").lower()
        tail = view.text[found.start("tail") : end] if found["tail"] else ""
        if host:
            rule = _rule_for_host(view, host, tail)
            is_url = bool(scheme or tail or rule) or host.rsplit(".", 1)[1] in view.knowledge.tlds
        else:
            rule = _first(view, view.knowledge.schemes.get(scheme.rstrip(":"), ()), tail.lstrip("/"))
            is_url = rule is not None
        if not is_url:
            continue
        if rule is None:
            # a bare host may be an id such as "sandra.design"; only a real URL keeps others out
            if scheme or tail:
                view.taken.append((start, end))
            continue
        if rule.channel == "phone" or (rule.channel == "mail" and not host):
            # mailto: and tel: carry a plain address or number, which its own detector reads
            continue
        view.taken.append((start, end))
        yield _judge_purpose(view, rule, start, end, host or None)


def _trim(text: str, start: int, end: int) -> int:
    """Where the URL ends for a reader: without closing punctuation that belongs to the sentence."""
    while end > start:
        last = text[end - 1]
        if last in ".,;:!?'*|" or (
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


def _judge_purpose(view: View, rule: LinkRule, start: int, end: int, host: str | None) -> Match:
    channel, certainty, reason = Channel(rule.channel), Certainty(rule.certainty), f"link-{rule.purpose}"
    first, last = view.passage(start)
    around = view.lower[first:last]
    if rule.purpose == "profile":
        # a profile shown as an example of style is a reference, not a way to reach the writer
        speaks_of_reference = any(word in around for word in view.knowledge.words("links.reference"))
        invites = any(word in around for word in view.knowledge.words("links.invites"))
        if speaks_of_reference and not invites:
            certainty, reason = Certainty.POSSIBLE, "link-reference"
    elif rule.purpose == "form":
        whole = view.lower[max(0, start - 400) : end + 400]
        if any(word in whole for word in view.knowledge.words("links.collects")):
            # a form that asks for contact data exchanges it, whatever a platform thinks of forms
            channel, reason = Channel.MAIL, "link-collects"
    return Match(Kind.LINK, channel, rule.service, view.text[start:end], start, end, certainty, reason, host)
