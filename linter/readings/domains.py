"""What stands in an address for its @ and its dots, before and inside any domain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.knowledge import Knowledge
from linter.readings.reading import Edit, Reading

#: a user's name, something that is neither a letter nor usual between words, and a domain
_SIGN_FOR_AT = re.compile(
    r"(?<![A-Za-z0-9@/._-])(?P<user>[A-Za-z0-9][A-Za-z0-9._-]{1,40})"
    r"(?P<sign>[ ]?(?:[^\sA-Za-z0-9@._+,:;/\\()（）\[\]「」『』、。=<>\"'`|&?%-]{1,2}\ufe0f?|[*#!~^])[ ]?)"
    r"(?P<domain>[A-Za-z0-9-]{2,40}(?:\.[A-Za-z0-9-]{2,20}){0,2}\.[A-Za-z]{2,10})(?![A-Za-z0-9@/(]|\.[A-Za-z])"
)
#: … or a word in brackets
_WORD_FOR_AT = re.compile(
    r"(?<![A-Za-z0-9@/._-])(?P<user>[A-Za-z0-9]+[._-][A-Za-z0-9._-]{0,30}[A-Za-z0-9]|[A-Za-z]+[0-9]+)"
    r"(?P<sign>\s?(?:[(\[{<（［【「『〈《]\s?[^\s@.()\[\]{}<>（）［］【】「」『』〈〉《》]{1,8}"
    r"(?:\s[^\s@.()\[\]{}<>（）［］【】「」『』〈〉《》]{1,4}){0,3}\s?[)\]}>）］】」』〉》])\s?)"
    r"(?P<domain>[A-Za-z0-9-]{2,40}(?:\.[A-Za-z0-9-]{2,20}){0,2}\.[A-Za-z]{2,10})(?![A-Za-z0-9@/(]|\.[A-Za-z])"
)
_WIDE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


def domain_signs(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """`ingrid.moll*posteo.de`, `june.abernathy (curly a) kamome-factory.jp`: only an @ fits there.

    Elsewhere than before a mail provider's domain the message must speak of writing to somebody.
    """
    text = reading.text
    asked = any(word in text.lower() for word in knowledge.disguise("at-word")["asks_to_write"])
    for pattern in (_SIGN_FOR_AT, _WORD_FOR_AT):
        for found in pattern.finditer(text):
            sign = found["sign"].strip()
            user, domain = found["user"], found["domain"].lower()
            if domain.rsplit(".", 1)[1] not in knowledge.tlds or reading.is_settled(*found.span()):
                continue
            if user.lower() in ("at", "dot", "a"):
                continue
            if domain.startswith("www.") or user.lower().startswith("www.") or _is_name(user, knowledge):
                continue
            # kana and kanji go on with the sentence, unless they are in brackets
            if pattern is _SIGN_FOR_AT and _WIDE.search(sign):
                continue
            if domain in knowledge.words("domains.providers") or asked:
                yield Edit(*found.span("sign"), "@", _family(pattern, sign))


def _family(pattern: re.Pattern[str], sign: str) -> str:
    if pattern is _WORD_FOR_AT:
        return "at-word"
    return "instructed" if sign.isascii() else "emoji-symbol"


def _is_name(user: str, knowledge: Knowledge) -> bool:
    """Whether it is itself a domain or a file: two of them are spoken of."""
    return "." in user and user.rsplit(".", 1)[1].lower() in knowledge.tlds and user.count(".") == 1 and len(user) > 24


#: `user@label・tld`, `user,name@label,co,jp`
_ODD_DOTS = re.compile(
    r"(?<![A-Za-z0-9@._-])(?P<user>[A-Za-z0-9][^\s@「」（）()【】]{0,40})@(?P<label>[A-Za-z0-9-]{2,40})"
    r"(?P<dot>[^\sA-Za-z0-9@.:;/()（）「」『』-]{1,2}\ufe0f?)(?P<more>(?:[A-Za-z0-9-]{2,40}(?P=dot)){0,3})"
    r"(?P<tld>[A-Za-z]{2,6})(?![A-Za-z0-9])"
)


def odd_dots(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """Another sign wherever an address needs a dot; in the user's name the same sign is one too."""
    for found in _ODD_DOTS.finditer(reading.text):
        dot = found["dot"]
        if found["tld"].lower() not in knowledge.tlds or (_WIDE.search(dot) and dot != "・"):
            continue
        domain = re.sub(re.escape(dot), ".", found[0][found.start("label") - found.start() :]).lower()
        known = domain in knowledge.words("domains.providers")
        # the same sign where a name has a dot, or twice in the domain
        often = dot in found["user"] or bool(found["more"])
        if not known and not often and (dot in "、。,，" or dot.isascii()):
            continue
        for sign in re.finditer(re.escape(dot), found[0]):
            start = found.start() + sign.start()
            yield Edit(start, start + len(dot), ".", "dot-word")


def same_sign(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """One sign, or one word, for the @ and for the dots, or a picture for each: `yukimi.cake猫icloud猫com`."""
    for found in knowledge.pattern(_two_signs(knowledge)).finditer(reading.text):
        if not reading.is_settled(*found.span()):
            yield Edit(found.start("sign"), found.end("sign"), "@", "emoji-symbol")
            yield Edit(found.start("dot"), found.end("dot"), ".", "emoji-symbol")
    for found in knowledge.pattern(_same_sign(knowledge)).finditer(reading.text):
        if reading.is_settled(*found.span()):
            continue
        at, sign = found.start("sign"), found["sign"]
        yield Edit(at, at + len(sign), "@", "instructed")
        for dot in re.finditer(re.escape(sign), reading.text[found.start("label") : found.end()]):
            start = found.start("label") + dot.start()
            yield Edit(start, start + len(sign), ".", "instructed")


def _labels(knowledge: Knowledge) -> str:
    labels = sorted({domain.split(".")[0] for domain in knowledge.words("domains.providers")}, key=len, reverse=True)
    return "|".join(labels)


def _two_signs(knowledge: Knowledge) -> str:
    """A picture for the @ and another for the dot: only an address has both around a provider's name."""
    picture = r"[ ]?[^\x00-\u00ff\u2010-\u2027\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]{1,3}[ ]?"
    return (
        rf"(?<![A-Za-z0-9@._-])[A-Za-z0-9][A-Za-z0-9._-]{{1,40}}(?P<sign>{picture})"
        rf"(?:{_labels(knowledge)})(?!(?P=sign))(?P<dot>{picture})(?:com|jp|net|me|de|ru)(?![A-Za-z0-9])"
    )


def _same_sign(knowledge: Knowledge) -> str:
    return (
        rf"(?<![A-Za-z0-9@._-])[A-Za-z0-9][A-Za-z0-9._-]{{1,40}}(?P<sign>[^\sA-Za-z0-9@._-]{{1,3}})"
        rf"(?P<label>(?:{_labels(knowledge)}))(?P=sign)(?:(?:co|ne)(?P=sign))?(?:com|jp|net|me|de|ru)(?![A-Za-z0-9])"
    )
