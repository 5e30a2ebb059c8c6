"""Addresses and links that are broken, doubled, made harmless or without their @."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from linter.knowledge import Knowledge
from linter.readings.reading import Edit, Reading
from linter.text import lower_same_length

_LOCAL, _LABEL = r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}", r"[A-Za-z0-9-]{1,63}"

#: an address with spaces or line ends around its @ and its dots
_LOOSE_ADDRESS = regex.compile(
    rf"(?<![A-Za-z0-9._+-])(?P<local>{_LOCAL}(?:\s?\n[a-z0-9._+-]{{1,64}})?)(?P<gap>\s{{0,2}})@(?P<gap2>\s{{0,2}})"
    rf"(?P<domain>{_LABEL}(?:\s{{0,2}}[.]\s{{0,2}}[A-Za-z0-9-]{{1,63}}){{1,4}})(?![A-Za-z0-9])"
)

_BROKEN_LINK = regex.compile(
    r"(?P<scheme>[Hh](?:tt|xx|TT|XX)[Pp][Ss]?\s?:\s?/\s?/\s?)?"
    rf"(?P<host>{_LABEL}(?:\s{{0,2}}(?:\[\.\]|\(\.\)|\.|\{{\.\}})\s{{0,2}}[A-Za-z0-9-]{{1,63}}){{1,3}})"
    r"(?P<path>(?:\s{0,2}/\s{0,2}[A-Za-z0-9._~%+=&?#@:-]{0,120}){0,6})(?P<parts>(?: - [a-z0-9]{2,8}){0,3})"
)


DEFANGED = re.compile(r"(?i)h(?:xx|\*\*|tt)p(s?)(?:\[:\]|:)//|[ ]?[\[({（［｛【](?P<sign>[./．／])[\])}）］｝】][ ]?")


_PLAIN_SIGNS = {"．": ".", "／": "/"}


def refanged(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """`hxxps://lin[.]ee` as it was before it was made harmless."""
    text = reading.text
    for found in DEFANGED.finditer(text):
        plain = f"http{found[1]}://" if found[1] is not None else _PLAIN_SIGNS.get(found["sign"], found["sign"])
        if found[0].lower() != plain:
            yield Edit(found.start(), found.end(), plain, "filler")


def provider_signs(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """Any one sign, or one odd word, between a user's name and a mail provider's domain can only be the @."""
    text = reading.text
    lower = lower_same_length(text)
    for provider in knowledge.words("domains.providers"):
        start = lower.find(provider) if provider in lower else -1
        while start >= 0:
            end = start + len(provider)
            before = _SIGN_BEFORE.search(text, max(0, start - 70), start) or _word_for_at(text, start, knowledge)
            if before and before["user"].lower().endswith(knowledge.words("domains.providers")):
                # two domains are spoken of: outlook.com→gmail.com
                before = None
            if before and not _GOES_ON.match(lower, end) and not reading.is_settled(before.start(), end):
                family = "at-word" if before.re is not _SIGN_BEFORE else "emoji-symbol"
                family = "instructed" if before["sign"].isascii() else family
                yield Edit(before.start("sign"), start, "@", family)
            start = lower.find(provider, end)


def _word_for_at(text: str, start: int, knowledge: Knowledge) -> re.Match[str] | None:
    """A word for the @ that no list knows: `m-kasahara かたつむり outlook.com`, `otowa.tuner (curly a) gmail.com`."""
    found = _WORD_BEFORE.search(text, max(0, start - 60), start)
    if found is None or _stands_for_no_at(found["word"] or found["bare"] or found["aside"], knowledge):
        return None
    return found


def _stands_for_no_at(word: str, knowledge: Knowledge) -> bool:
    words = knowledge.words("domains.no_at_words")
    return word.rsplit(" ", 1)[-1] in words if word.isascii() else word.endswith(words)


#: a user's name that is no ordinary word, then one word in brackets or, in Japanese, between spaces
_WORD_BEFORE = re.compile(
    r"(?<![A-Za-z0-9@/])(?P<user>[A-Za-z0-9]+[._-][A-Za-z0-9._-]*[A-Za-z0-9]|[A-Za-z]+[0-9]+)"
    r"(?P<sign>\s?(?:[<＜(（\[［【「『|/／]\s?(?P<word>[^\s@.,<＜(（\[［【「『|/／>＞)）\]］】」』]{1,8}"
    r"(?:\s[^\s@.,<＜(（\[［【「『|/／>＞)）\]］】」』]{1,3}){0,3})\s?[>＞)）\]］】」』|/／]\s?"
    r"|\s(?P<bare>[\u3041-\u30fc\u4e00-\u9fff]{2,8}|[a-z]{3,12})\s|,\s(?P<aside>[a-z]+(?: [a-z]+){0,2}),\s))$"
)

_GOES_ON = re.compile(r"[a-z0-9-]|\.[a-z]")

_SIGN_BEFORE = re.compile(
    r"(?P<user>[A-Za-z0-9][A-Za-z0-9._+-]{1,63})(?P<sign>\s{0,2}[^A-Za-z0-9\s._+,;:、。「」()（）/@=\u3041-\u309f-]{1,2}\ufe0f?\s{0,2})$"
)


def addresses(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    if "@" not in reading.text:
        return
    for found in _LOOSE_ADDRESS.finditer(reading.text):
        gaps = [(m.start() + found.start(), m.end() + found.start()) for m in re.finditer(r"\s+", found[0])]
        if not gaps or reading.is_settled(*found.span()):
            continue
        domain = re.sub(r"\s", "", found["domain"]).lower()
        if domain.rsplit(".", 1)[1] not in knowledge.tlds:
            continue
        broken = "\n" in found[0]
        lopsided = re.search(r"[A-Za-z0-9]\.\s+[A-Z]", found["domain"])
        provider = domain in knowledge.derived(providers)
        if lopsided or not (broken or provider or re.search(r"[._0-9]", found["local"]) or " ." in found["domain"]):
            continue
        for start, end in gaps:
            yield Edit(start, end, "", "line-break" if "\n" in reading.text[start:end] else "spaced")


def providers(knowledge: Knowledge) -> frozenset[str]:
    table = knowledge.disguise("provider-name")
    return frozenset(entry["whole"] for entry in table["providers"])


def links(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """Spaces inside a link to a host that is known; elsewhere they end the link."""
    text = reading.text
    if "/" not in text or "." not in text:
        return
    for found in _BROKEN_LINK.finditer(text):
        if not re.search(r"\s", found[0]) or reading.is_settled(*found.span("host")):
            continue
        host = re.sub(r"\s", "", found["host"]).lower()
        if (
            not any(host == known or host.endswith("." + known) for known in _hosts_of(host, knowledge))
            or not found["path"].strip()
        ):
            continue
        # whoever sets a host wide sets what follows wide
        end = found.end() if re.search(r"\s", found["host"]) and found["parts"] else found.end("path")
        end -= len(text[:end]) - len(text[:end].rstrip())
        for gap in re.finditer(r"\s+", text[found.start() : end]):
            start = found.start() + gap.start()
            yield Edit(start, start + len(gap[0]), "", "spaced")


def _hosts_of(host: str, knowledge: Knowledge) -> list[str]:
    labels = host.split(".")
    return [name for first in range(len(labels) - 1) if (name := ".".join(labels[first:])) in knowledge.hosts]


def lined_up(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """An address down the page, a few letters a line."""
    for found in _LINED_UP.finditer(reading.text):
        lines = found[0].split("\n")
        # an address and the line behind it are two things
        whole = any(_WHOLE_ADDRESS.fullmatch("".join(lines[:at])) for at in range(1, len(lines)))
        if (
            (not whole or len(lines) > _FEW_LINES)
            and _WHOLE_ADDRESS.fullmatch("".join(lines))
            and not reading.is_settled(*found.span())
        ):
            for end in re.finditer(r"\n", found[0]):
                yield Edit(found.start() + end.start(), found.start() + end.end(), "", "line-break")


_FEW_LINES = 6

_LINED_UP = re.compile(
    r"(?<![^\n])(?:(?:[A-Za-z0-9@._+-]{1,6}\n){3,40}[A-Za-z0-9._-]{1,6}|(?:[A-Za-z0-9@._+-]{1,24}\n){1,5}[A-Za-z0-9@._-]{1,24}(?![^\n]))"
    r"(?![^\n\s\u3041-\u9fff])"
)

_WHOLE_ADDRESS = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,3}")


def doubled(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """An address in which every character stands twice."""
    for found in _DOUBLED.finditer(reading.text):
        if _WHOLE_ADDRESS.fullmatch(found[0][::2]):
            for at in range(found.start(), found.end(), 2):
                yield Edit(at, at + 1, "", "filler")


_DOUBLED = re.compile(r"(?<![A-Za-z0-9@._-])(?:([A-Za-z0-9@._-])\1){6,60}(?![A-Za-z0-9@._-])")


def in_pieces(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """An address cut up by slashes or quotation marks, as in so/me/iro/@/nif/ty/./com, 「fuji」「@gm」「ail.com」."""
    for found in _CUT_UP.finditer(reading.text):
        whole = re.sub("[/／「」]", "", found[0])
        if (
            _WHOLE_ADDRESS.fullmatch(whole)
            and whole.rsplit(".", 1)[1].lower() in knowledge.tlds
            and not reading.is_settled(*found.span())
        ):
            for cut in re.finditer("[/／「」]+", found[0]):
                yield Edit(found.start() + cut.start(), found.start() + cut.end(), "", "filler")


_CUT_UP = re.compile(
    r"(?<![A-Za-z0-9@./_-])(?:[A-Za-z0-9@._-]{1,8}[/／]){3,20}[A-Za-z0-9._-]{1,8}(?![A-Za-z0-9@/_-])"
    r"|「[A-Za-z0-9@._-]{1,20}」(?:「[A-Za-z0-9@._-]{1,20}」){1,8}"
)
