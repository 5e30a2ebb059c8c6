"""Text in a code that any machine undoes: base64, percent signs, HTML entities, ROT13, Morse.

What comes out counts only if it reads like a contact; a picture or a hash in code stays as it is.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from linter.knowledge import Knowledge
from linter.readings.morse import may_hold as may_hold_morse
from linter.readings.morse import morse
from linter.readings.reading import Edit, Reading

_BASE64 = re.compile(r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/_-]{12,400}={0,2}(?![A-Za-z0-9+/=])")
_BASE64_LINES = re.compile(r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{4,200}\n[A-Za-z0-9+/]{4,200}={0,2}(?![A-Za-z0-9+/=])")
_PERCENT = re.compile(r"(?:[A-Za-z0-9._~+-]{0,64}%[0-9A-Fa-f]{2}){1,64}[A-Za-z0-9._~+-]{0,64}")
_ENTITIES = re.compile(
    r"&#(?:[0-9]{2,6}|[xX][0-9A-Fa-f]{2,5});|(?<=[A-Za-z0-9])&(?:commat|period|lowbar);(?=[A-Za-z0-9])"
)
_ESCAPES = re.compile(r"(?:\\u\{?[0-9A-Fa-f]{4}\}?|\\x[0-9A-Fa-f]{2}){4,200}")
_HEX = re.compile(r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{2}[ :]?){9,80}(?![0-9A-Fa-f])")
_LATIN = re.compile(r"[A-Za-z0-9._%+-]{2,64}@[A-Za-z0-9.-]{4,80}(?<![.-])|[A-Za-z0-9._-]{4,64}")
#: an address, a link, a number or an id: what somebody might want to hide in a code
_CONTACT = re.compile(
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|https?://\S+|[A-Za-z0-9-]+\.[a-z]{2,6}/\S+"
    r"|\+?[0-9][0-9 ()-]{8,16}"
    r"|[A-Za-z][A-Za-z0-9]*[_.]?[A-Za-z0-9_.]*[0-9_][A-Za-z0-9_.]*"
)


def undo(reading: Reading, knowledge: Knowledge) -> Reading:
    """Decode what decodes to a contact."""
    text = reading.text
    if "&" in text:
        reading = reading.rewrite("decoded", _decoded(reading.text, _ENTITIES, html.unescape))
    if "<" in text:
        reading = reading.rewrite("decoded", _untagged(reading.text))
    if "'" in text or '"' in text:
        reading = reading.rewrite("decoded", _concatenated(reading.text))
    if "%" in text:
        reading = reading.rewrite("decoded", _decoded(reading.text, _PERCENT, unquote))
    if "\\" in text:
        reading = reading.rewrite("decoded", _decoded(reading.text, _ESCAPES, _unescaped))
    if _BASE64_LINES.search(reading.text):
        reading = reading.rewrite("decoded", _base64_lines(reading.text))
    if _BASE64.search(reading.text):
        reading = reading.rewrite("decoded", _base64(reading.text))
    if _HEX.search(reading.text):
        reading = reading.rewrite("decoded", _decoded(reading.text, _HEX, _unhexed))
    if may_hold_morse(reading.text):
        reading = reading.rewrite("decoded", morse(reading.text))
    if "@" in reading.text:
        reading = reading.rewrite("decoded", _turned(reading.text, knowledge))
        reading = reading.rewrite("decoded", _no_such_domain(reading.text, knowledge))
    lower = reading.text.lower()
    if any(word in lower for word in knowledge.disguise("encoded")["rot13"]):
        reading = reading.rewrite("decoded", _rot13(reading.text, knowledge))
    if _SEVERAL.search(reading.text) and any(map(lower.__contains__, knowledge.derived(cipher_words))):
        from linter.readings.ciphers import ciphered

        reading = ciphered(reading, knowledge)
    return reading


_TAGS = re.compile(r"(?<=[A-Za-z0-9@._-])(?:<!--[^<>\n]{0,20}-->|</?[a-z]{1,6}\s?/?>){1,4}(?=[A-Za-z0-9@._-])")


def _untagged(text: str) -> Iterator[Edit]:
    """Tags and comments inside a word say nothing."""
    for found in _TAGS.finditer(text):
        yield Edit(found.start(), found.end(), "", "filler")


_TERM = r"(?:'[^'\n]{0,40}'|\"[^\"\n]{0,40}\"|[a-z_]{1,12}|(?:chr|String\.fromCharCode)\([0-9]{2,3}\))"
_SUM = re.compile(rf"(?<![A-Za-z0-9_'\"]){_TERM}(?:\s?[+.&]\s?{_TERM}){{1,12}}(?:\[::-1\])?")
_TURNED_STRING = re.compile(
    r"(?:'([^'\n]{5,60})'|\"([^\"\n]{5,60})\")(?:\[::-1\]|\.split\(['\"]{2}\)\.reverse\(\)|\.reverse)"
)
_SET = re.compile(rf"(?<![A-Za-z0-9_])([a-z_]{{1,12}})\s?=\s?({_TERM}(?:\s?[+.&]\s?{_TERM}){{0,8}})")


def _concatenated(text: str) -> Iterator[Edit]:
    """A line of code that puts a contact together: 'taro' + chr(64) + 'gmail.com', 'moc.…'[::-1]."""
    for found in _TURNED_STRING.finditer(text):
        plain = (found[1] or found[2])[::-1]
        if _CONTACT.fullmatch(plain):
            yield Edit(found.start(), found.end(), plain, "encoded")
            return
    values: dict[str, str] = {}
    for found in _SET.finditer(text):
        values[found[1]] = _evaluated(found[2], values) or ""
    for found in _SUM.finditer(text):
        plain = _evaluated(found[0], values)
        if plain and "@" in plain and _CONTACT.fullmatch(plain):
            yield Edit(found.start(), found.end(), plain, "encoded")
            return


def _evaluated(expression: str, values: dict[str, str]) -> str | None:
    said = ""
    for term in re.finditer(_TERM, expression):
        if term[0][0] in "'\"":
            said += term[0][1:-1]
        elif term[0].endswith(")"):
            said += chr(int(re.sub("[^0-9]", "", term[0])))
        else:
            said += values.get(term[0], "")
    return said


#: letters or figures enough for a contact in cipher
_SEVERAL = re.compile(r"(?:[A-Za-z0-9@._-][ ,、・/-]{0,2}){5}|[\u3041-\u3096゛゜]{8}")


def cipher_words(knowledge: Knowledge) -> tuple[str, ...]:
    """Without one of these no message tells how to decipher what it says; for `Knowledge.derived`."""
    table = knowledge.disguise("encoded")
    return tuple(word for key in ("alphabet", "kana_keys", "codes", "moves") for word in table[key])


def _decoded(text: str, pattern: re.Pattern[str], decode: object) -> Iterator[Edit]:
    assert callable(decode)
    for found in pattern.finditer(text):
        plain = decode(found[0])
        if plain != found[0] and plain.isprintable():
            yield Edit(found.start(), found.end(), plain, "encoded")


def _base64(text: str) -> Iterator[Edit]:
    for found in _BASE64.finditer(text):
        word = found[0]
        # an ordinary word is in one case; a code mixes them or ends in its padding
        if word.islower() or word.isupper() or ("/" in word.strip("/") and "." in text[found.end() : found.end() + 1]):
            continue
        plain = _unbase64(word)
        if plain is not None and _CONTACT.fullmatch(plain.strip()):
            yield Edit(found.start(), found.end(), plain.strip(), "encoded")


def _base64_lines(text: str) -> Iterator[Edit]:
    for found in _BASE64_LINES.finditer(text):
        plain = _unbase64(found[0].replace("\n", ""))
        if plain is not None and _CONTACT.fullmatch(plain.strip()):
            yield Edit(found.start(), found.end(), plain.strip(), "encoded")


def _unbase64(word: str) -> str | None:
    padded = word.rstrip("=")
    padded += "=" * (-len(padded) % 4)
    try:
        plain = base64.b64decode(padded.replace("-", "+").replace("_", "/"), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return plain if plain.strip().isprintable() else None


def _unescaped(word: str) -> str:
    return "".join(chr(int(code, 16)) for code in re.findall("[0-9A-Fa-f]{4}|(?<=x)[0-9A-Fa-f]{2}", word))


def _unhexed(word: str) -> str:
    try:
        plain = bytes.fromhex(re.sub("[ :]", "", word)).decode("ascii")
    except (ValueError, UnicodeDecodeError):
        return word
    return plain if _CONTACT.fullmatch(plain) else word


#: moc.liamg@owak: from behind it has a provider everybody knows
_FROM_BEHIND = re.compile(
    r"(?<![A-Za-z0-9@._%+-])(?P<domain>[a-z]{2,3}(?:\.[a-z]{2})?\.[a-z-]{2,12})@[A-Za-z0-9._-]{2,40}(?![A-Za-z0-9@])"
)


def _turned(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    for found in _FROM_BEHIND.finditer(text):
        if found["domain"][::-1].lower() in knowledge.words("domains.providers"):
            yield Edit(*found.span(), found[0][::-1], "reversed")


_ADDRESS = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{2,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")


def _no_such_domain(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """An address in a domain that does not exist, where it exists from behind or some letters further on."""
    for found in _ADDRESS.finditer(text):
        if found[0].rsplit(".", 1)[1].lower() in knowledge.tlds:
            continue
        turned = found[0][::-1]
        if _ADDRESS.fullmatch(turned) and turned.rsplit(".", 1)[1].lower() in knowledge.tlds:
            yield Edit(found.start(), found.end(), turned, "reversed")
            continue
        for shift in range(1, 26):
            moved = found[0].translate(_shifted(shift))
            if moved.rsplit("@", 1)[1].lower() in knowledge.words("domains.providers"):
                yield Edit(found.start(), found.end(), moved, "encoded")
                break


@cache
def _shifted(by: int) -> dict[int, int]:
    return {first + at: first + (at + by) % 26 for first in (ord("a"), ord("A")) for at in range(26)}


def _rot13(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    for found in _LATIN.finditer(text):
        plain = codecs.decode(found[0], "rot13")
        if "@" in found[0] and found[0].rsplit(".", 1)[-1].lower() in knowledge.tlds:
            # an address as it is
            continue
        if "@" in plain or "_" in plain:
            yield Edit(found.start(), found.end(), plain, "encoded")
