"""E-mail addresses, glued to other text or not.

The grammar is that of HTML's e-mail field (any run of atoms and dots before the @), since addresses of
Japanese carriers hold double dots and dots before the @, which RFC 5322 forbids.
Source: https://html.spec.whatwg.org/#valid-e-mail-address
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from linter.findings import Certainty, Channel, Kind
from linter.view import Match, View

_LABEL = r"[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?"
_ADDRESS = regex.compile(
    r"(?<![A-Za-z0-9.!#$%&'*+/=?^_`{|}~@-])(?P<local>[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})"
    rf"@(?P<domain>(?:{_LABEL}\.){{1,8}}[\p{{L}}][\p{{L}}\p{{N}}\p{{M}}-]{{0,61}})",
)
_ASCII_HEAD = regex.compile(r"[A-Za-z0-9-]+")
#: before an address a sentence may leave these, which grammar would allow as part of it
_LEADING = "!#$%&'*+/=?^`{|}~-."


def find(view: View) -> Iterator[Match]:
    """Addresses of the reading; reserved example domains and login targets are excused by name."""
    for found in _ADDRESS.finditer(view.text):
        # what stands before a "=" is the name of a setting, not part of the address
        start = found.start() + found["local"].rfind("=") + 1
        start += len(view.text[start : found.end("local")]) - len(
            view.text[start : found.end("local")].lstrip(_LEADING)
        )
        local = view.text[start : found.end("local")]
        domain = _real_domain(view, found["domain"])
        if not local or domain is None or _is_masked(local, view) or _is_masked(domain, view):
            continue
        end = found.start("domain") + len(domain)
        if view.is_taken(start, end) or view.text[end : end + 1] == "@":
            continue
        view.taken.add(start, end)
        excuse = _excuse(view, local.lower(), domain.lower(), start, end)
        if excuse:
            view.excuse(Kind.EMAIL, start, end, excuse)
            continue
        value = f"{local}@{domain}".lower()
        yield Match(Kind.EMAIL, Channel.MAIL, None, value, start, end, Certainty.CERTAIN, "address", domain.lower())


def _is_masked(name: str, view: View) -> bool:
    """Whether look-alikes stand among Latin letters; the reading that makes these plain has the address."""
    if name.isascii():
        return False
    table = view.knowledge.disguise("lookalike")["letters"]
    return any(
        any(letter.isascii() and letter.isalpha() for letter in part) and any(letter in table for letter in part)
        for part in name.split(".")
    )


def _real_domain(view: View, domain: str) -> str | None:
    """The part of `domain` that is one: cut where Japanese text goes on, up to a real top-level domain."""
    labels = domain.split(".")
    while len(labels) >= 2:
        last = labels[-1]
        if last.lower() in view.knowledge.tlds:
            return ".".join(labels)
        head = _ASCII_HEAD.match(last)
        if head and head.end() < len(last) and head[0].rstrip("-").lower() in view.knowledge.tlds:
            return ".".join([*labels[:-1], head[0].rstrip("-")])
        glued = _glued_head(last, view.knowledge.tlds)
        if glued:
            return ".".join([*labels[:-1], glued])
        labels.pop()
    return None


def _glued_head(label: str, tlds: frozenset[str]) -> str | None:
    """`com` of `comTEL`: a top-level domain in small letters with a capital right behind it."""
    small = label[: next((at for at, letter in enumerate(label) if letter.isupper()), 0)]
    return small if small in tlds else None


#: how far words may stand from an address to say what it is for
_AROUND = 300


def _excuse(view: View, local: str, domain: str, start: int, end: int) -> str | None:
    text, knowledge = view.text, view.knowledge
    if local == "git" and text[end : end + 1] in ":/":
        return "repository"
    first, last = view.sentence(start)
    if any(word in view.lower[max(first, start - _AROUND) : start] for word in knowledge.words("domains.login_words")):
        return "login-target"
    reserved = any(domain == name or domain.endswith("." + name) for name in knowledge.words("domains.reserved"))
    if not reserved:
        return None
    quoted = text[max(0, start - 1) : start] in "\"'<`=" and start > 0
    placeholder = local in knowledge.words("domains.placeholder_locals")
    around = view.lower[max(0, first - 60, start - _AROUND) : min(last + 60, end + _AROUND)]
    sample = any(word in around for word in knowledge.words("domains.sample_words"))
    return "reserved-domain" if quoted or placeholder or sample else None
