"""Something in brackets, once, inside an address or a link: `michiru(空白)kotoba@…`, `lin.ee/(消して)Ab3…`.

Brackets that stand there over and over are `linter.readings.strewn`'s affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.knowledge import Knowledge
from linter.readings.reading import Edit, Reading
from linter.readings.strewn import ADDRESS, LINK

_PAIRS = re.findall("..", "()（）[]［］{}｛｝<>＜＞【】〔〕《》〈〉『』≪≫«»〖〗❪❫⟨⟩")
_CLOSED = r"{0}[^\s{0}{1}@]{{1,10}}(?: [^\s{0}{1}@]{{1,8}}){{0,2}}{1}"
_CHUNK = "|".join(_CLOSED.format(re.escape(pair[0]), re.escape(pair[1])) for pair in _PAIRS)
_IN_WORD = "[A-Za-z0-9@._/:-]"
_INSERTED = re.compile(
    rf"(?<![A-Za-z0-9@._/:-])(?P<before>[A-Za-z0-9]{_IN_WORD}{{0,40}})(?P<chunk>{_CHUNK})(?P<after>{_IN_WORD}{{2,60}})(?![A-Za-z0-9@])"
)
#: … or words that say so
_WITH_WORDS = re.compile(
    rf"(?<![A-Za-z0-9@._/:-])[A-Za-z0-9]{_IN_WORD}{{0,40}}(?:[^\x00-\x7f、。（）「」]{{2,10}}{_IN_WORD}{{1,60}}){{1,3}}"
)
_WORD = re.compile(r"[^\x00-\x7f]+")


def inserted(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """What is in brackets, where an address or a link comes out without it; not where it stands for a sign itself."""
    table = knowledge.disguise("filler")
    signs = knowledge.derived(_sign_words)
    for found in _INSERTED.finditer(reading.text):
        inside = found["chunk"][1:-1].strip().lower()
        stands_for_sign = inside in signs or not any(map(str.isalnum, inside))
        if not (stands_for_sign or reading.is_settled(*found.span("chunk"))) and _is_worth(found, knowledge):
            yield Edit(*found.span("chunk"), "", "filler")
    for found in _WITH_WORDS.finditer(reading.text):
        words = list(_WORD.finditer(found[0]))
        if not all(any(map(word[0].__contains__, table["takes_itself_out"])) for word in words):
            continue
        if _makes_contact(_WORD.sub("", found[0]).rstrip(".-/:"), knowledge):
            for word in words:
                yield Edit(found.start() + word.start(), found.start() + word.end(), "", "filler")


def _is_worth(found: re.Match[str], knowledge: Knowledge) -> bool:
    before = found["before"].lower().rstrip(":")
    # Mail(仕事用)taro@… has a label before the brackets
    return not (before in _LABELS or before in knowledge.latin_names) and _makes_contact(
        found["before"] + found["after"].rstrip(".-/:"), knowledge
    )


def _makes_contact(plain: str, knowledge: Knowledge) -> bool:
    if ADDRESS.fullmatch(plain):
        return plain.rsplit(".", 1)[1].lower() in knowledge.tlds
    link = LINK.fullmatch(plain)
    if link is None:
        return False
    rules = knowledge.hosts.get(link["host"].lower(), ())
    path = plain[plain.index("/", link.end("host")) :]
    return any(knowledge.pattern(rule.path).match(path) for rule in rules)


_LABELS = frozenset(
    ("mail", "email", "e-mail", "gmail", "address", "to", "from", "cc", "bcc", "tel", "id", "contact", "pc")
)


def _sign_words(knowledge: Knowledge) -> frozenset[str]:
    """Words that stand for a sign where they stand in brackets."""
    at, dot = knowledge.disguise("at-word"), knowledge.disguise("dot-word")
    signs = knowledge.disguise("symbol-word")["signs"]
    words = (*at["strong"], *at["weak"], *at["bracketed"], *dot["strong"], *dot["weak"], "d", "@", "_", "-")
    return frozenset(map(str.lower, (*words, *(word for some in signs.values() for word in some))))
