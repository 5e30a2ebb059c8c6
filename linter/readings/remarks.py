"""What a writer says about single letters of an address or an id right beside it is put right.

「satosi@…（siのところをshi）」, 「nは2つ」, 「ハイフンは要りません」, "with a k instead of c". What may be said is in
`corrections`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.knowledge import Knowledge
from linter.readings.corrections import Correction, Corrections
from linter.readings.gates import LETTERS_SPOKEN_OF
from linter.readings.glance import has
from linter.readings.reading import Edit, Reading

#: an address or an id
_CONTACT = re.compile(
    r"(?<![A-Za-z0-9._@/-])(?P<id>[A-Za-z0-9](?:[A-Za-z0-9]|[._-](?=[A-Za-z0-9])){2,39})(?P<domain>@[A-Za-z0-9.-]{3,60})?"
)
#: how far from the id a remark may begin
_REACH = 60
#: so many contacts of one message are asked for remarks about them
_MOST = 40


def speaks_of_letters(text: str, lower: str, knowledge: Knowledge) -> bool:
    """Whether the message may say something about the letters of an address or an id."""
    cues = knowledge.disguise("instructed")["verbs"]["remarks"]
    return any(map(lower.__contains__, cues)) or ("@" in text and has(LETTERS_SPOKEN_OF, text))


def remarks(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """The ids and the users' names of addresses that a remark behind them puts right."""
    text = reading.text
    contacts = [
        found
        for found in _CONTACT.finditer(text)
        if found["id"].lower() not in knowledge.word_set("domains.providers")
        and (
            found["domain"]
            or _is_marked(found["id"])
            or (_REMARK_FOLLOWS.match(text, found.end()) and len(found["id"]) >= 4)
        )
    ]
    asked = 0
    for at, contact in enumerate(contacts):
        end = contacts[at + 1].start() if at + 1 < len(contacts) else len(text)
        window = text[contact.end() : min(end, contact.end() + _REACH)]
        if _is_put_right(reading, contact):
            continue
        asked += 1
        if asked > _MOST:
            return
        yield from _put_right(contact, window, knowledge)


def _put_right(contact: re.Match[str], window: str, knowledge: Knowledge) -> Iterator[Edit]:
    right = contact["id"]
    taken = 0
    said = sorted(
        (
            (found.start(), order, found, correction)
            for order, correction in enumerate(knowledge.derived(Corrections).all)
            for found in correction.pattern.finditer(window)
        ),
        key=lambda one: one[:2],
    )
    for start, _, found, correction in said:
        # one remark says one thing
        made = correction.put_right(right, found) if start >= taken else None
        if made is not None:
            right, taken = made, found.end()
    if right != contact["id"] and len(right) <= _LONGEST:
        yield Edit(*contact.span("id"), right, "instructed")
    elif contact["domain"] and taken == 0:
        domain = _domain_put_right(contact["domain"][1:], said, knowledge)
        if domain is not None:
            yield Edit(contact.start("domain") + 1, contact.end("domain"), domain, "instructed")


_LONGEST = 64


def _domain_put_right(
    domain: str, said: list[tuple[int, int, re.Match[str], Correction]], knowledge: Knowledge
) -> str | None:
    """A domain that nobody has, put right so that it is a mail provider's."""
    providers = knowledge.words("domains.providers")
    if domain.lower() in providers:
        return None
    for _, _, found, correction in said:
        made = correction.put_right(domain, found)
        if made is not None and made.lower() in providers:
            return made
    return None


def _is_put_right(reading: Reading, contact: re.Match[str]) -> bool:
    """Whether a remark was carried out already: it goes for what was typed, not for what came of it."""
    return "instructed" in reading.families(reading.parts(*contact.span("id")))


#: said right behind an id that looks like a word
_REMARK_FOLLOWS = re.compile(
    r"[」』\"”]?(?:[、（(]\s?(?:ただし|正しくは|本当は|ほんとは)|(?:, | \()(?:plus|with) (?:an? |two |three |one ))"
)


def _is_marked(identifier: str) -> bool:
    return len(identifier) >= 5 and (any(map(str.isdigit, identifier)) or any(mark in identifier for mark in "._-"))
