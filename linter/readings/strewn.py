"""The same thing over and over between the pieces of an id, an address or a link.

A picture, or something in brackets, says nothing wherever it stands inside a word; other writing is taken out only
where an address or a link comes out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from linter.knowledge import Knowledge
from linter.readings.reading import Edit, Reading

_IN_ID = "A-Za-z0-9@._/:-"
#: pieces with the same chunk between them twice or more; a chunk may open or close the word
_STREWN = re.compile(
    rf"(?<![A-Za-z0-9@._-])[A-Za-z0-9@._][{_IN_ID}]{{0,23}}(?P<chunk>[^\sA-Za-z0-9@._/:、。，,・「」-]{{1,8}}|[(\[<][A-Za-z]{{2,10}}[)\]>])[{_IN_ID}]{{0,24}}"
    rf"(?:(?P=chunk)[{_IN_ID}]{{0,24}}){{1,20}}(?![A-Za-z0-9@])"
)
#: … and the same with a word of another script that is no sign
ADDRESS = re.compile(r"[A-Za-z0-9._+-]{2,64}@[A-Za-z0-9-]{2,63}(?:\.[A-Za-z0-9-]{2,63}){1,3}")
LINK = re.compile(r"(?:https?://)?(?P<host>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,3})/\S{2,}")
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{4,38}")


def strewn(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """`ha🍙na🍙mi`, `men(海)da(海)ko`, `linきんぎょ.eeきんぎょ/Gm7wTsK` without what is strewn over them."""
    for found in _STREWN.finditer(reading.text):
        chunk = found["chunk"]
        plain = found[0].replace(chunk, "")
        if reading.is_settled(*found.span()) or not _is_worth(plain, chunk, found[0].count(chunk), knowledge):
            continue
        for place in re.finditer(re.escape(chunk), found[0]):
            start = found.start() + place.start()
            yield Edit(start, start + len(chunk), "", "filler")


#: ca[navet]mille.ro[poireau]che, l~~xx~~ottie, va(apple)ul(pear)t: something else between the same marks each time
_MARKED = re.compile(
    r"(?<![A-Za-z0-9@._-])[A-Za-z0-9@._-]{1,24}(?:(?:\[[^\[\]\s]{1,12}\]|\([^()\s]{1,12}\)|（[^（）\s]{1,12}）|\{[^{}\s]{1,12}\}|<[^<>\s]{1,12}>"
    r"|【[^【】\s]{1,12}】|~~[^~\s]{1,12}~~|\*\*[^*\s]{1,12}\*\*|\*[^*\s]{2,12}\*)[A-Za-z0-9@._-]{1,24}){2,8}(?![A-Za-z0-9@])"
)
_MARKED_PIECE = re.compile(
    r"\[[^\[\]]*\]|\([^()]*\)|（[^（）]*）|\{[^{}]*\}|<[^<>]*>|【[^【】]*】|~~[^~]*~~|\*\*[^*]*\*\*|\*[^*]*\*"
)
#: what stands for a sign is no filler
_SAYS_SIGN = re.compile(r"(?i)[\[({<（【*~]+(?:at|a|dot|d|@|\.|_|-|\W)[\])}>）】*~]+")


def marked(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """Words between brackets or strokes inside an address or an id, which a reader passes over."""
    for found in _MARKED.finditer(reading.text):
        pieces = list(_MARKED_PIECE.finditer(found[0]))
        plain = _MARKED_PIECE.sub("", found[0])
        if any(_SAYS_SIGN.fullmatch(piece[0]) for piece in pieces) or len(pieces) < _TWICE:
            continue
        if ID.fullmatch(plain) or ADDRESS.fullmatch(plain):
            yield Edit(*found.span(), plain, "filler")


_TWICE = 2


def _is_worth(plain: str, chunk: str, times: int, knowledge: Knowledge) -> bool:
    address = ADDRESS.fullmatch(plain)
    if address is not None:
        return plain.rsplit(".", 1)[1].lower() in knowledge.tlds
    link = LINK.fullmatch(plain)
    if link is not None:
        return link["host"].lower() in knowledge.hosts
    says_nothing = all(unicodedata.category(character) in _SIGNS for character in chunk) or (
        chunk[0] in "(（[【<＜" and chunk[-1] in ")）]】>＞"
    )
    return says_nothing and times >= 2 and ID.fullmatch(plain) is not None and any(map(str.isalpha, plain))


#: pictures and what joins or varies them
_SIGNS = frozenset(("So", "Mn", "Cf", "Sk"))
