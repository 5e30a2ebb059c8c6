"""Signs strewn over a word that the message says are no part of it: tall##order##anim, drop the hashes.

Whatever the signs are called: where the same sign stands between the pieces of a word again and again, and the words
beside it say that something is to be left out, nothing else can be meant. Only signs that ids, paths and sums have of
their own must be called by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.knowledge import Knowledge
from linter.readings.reading import Edit, Reading
from linter.readings.strewn import ADDRESS
from linter.text import lower_same_length

_STREWN = re.compile(
    r"(?<![A-Za-z0-9@._/=-])@?(?P<first>[A-Za-z0-9._@]{1,24})(?P<sign>[^\sA-Za-z0-9@、。，,・「」『』（）()\"]{1,4})"
    r"[A-Za-z0-9._@]{1,24}(?:(?P=sign)[A-Za-z0-9._@]{1,24}){1,20}(?![A-Za-z0-9@=/])"
)
#: signs that are at home in ids, links, sums and lists
_AT_HOME = frozenset("-._/=+:&|*")
#: how far from the word what is said about it stands, before and behind
_BEFORE, _BEHIND = 70, 110


class Sifting:
    """The words that say that something is to be left out, and what signs are called."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.disguise("instructed")
        verbs = table["verbs"]
        said = {*verbs["remove_ja"], *table["thinned"]["noise"], *verbs["not_typed"]}
        latin = {word.strip() for word in (*verbs["remove_en"], *verbs["not_typed"]) if word.isascii()}
        self._words = tuple(word for word in said if not word.isascii())
        self._latin = "|".join(map(re.escape, sorted({*latin, *filter(str.isascii, said)}, key=len, reverse=True)))
        self.called: dict[str, set[str]] = {}
        for name, signs in knowledge.called_signs.items():
            for sign in signs:
                self.called.setdefault(sign, set()).add(name)
        for sign, names in knowledge.disguise("symbol-word")["signs"].items():
            self.called.setdefault(sign, set()).update(name for name in names if len(name) > 1)
        dots = knowledge.disguise("dot-word")["strong"]
        self.called.setdefault(".", set()).update(name for name in dots if len(name) > 1)

    def tells(self, text: str) -> bool:
        """Whether something is to be left out."""
        return any(map(text.__contains__, self._words)) or (
            re.search(rf"(?<![a-z])(?:{self._latin})(?![a-z])", text) is not None
        )

    def names(self, sign: str, text: str) -> bool:
        return any(
            name in text if not name.isascii() else re.search(rf"(?<![a-z]){re.escape(name)}(?:e?s)?(?![a-z])", text)
            for name in self.called.get(sign, ())
        )


def sifted(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """The words that hold a contact, without the signs that are to be left out."""
    text = reading.text
    lower = lower_same_length(text)
    table = knowledge.derived(Sifting)
    for found in _STREWN.finditer(text):
        sign = found["sign"]
        plain = found[0].replace(sign, "")
        if len(plain) < _SHORTEST or not any(map(str.isalpha, plain)) or "://" in found[0]:
            continue
        if "@" in plain and not ADDRESS.fullmatch(plain):
            continue
        around = (
            lower[max(0, found.start() - _BEFORE) : found.start()] + "\n" + lower[found.end() : found.end() + _BEHIND]
        )
        if not table.tells(around) or (sign[0] in _AT_HOME and not table.names(sign[0], around)):
            continue
        yield Edit(*found.span(), plain, "instructed")


#: moko[ここ抜く]moko, pix-DELETE-elbo: what stands there says itself that it is no part of the word
_SAYS_SO = re.compile(
    r"(?<=[A-Za-z0-9._@-])[\[({<（【［〔][^\s\[\](){}<>（）【】［］〔〕]{0,8}?"
    r"(?:抜|取|消|削|除|無視|いらない|要らない|不要|(?i:delete|remove|skip|ignore|cut|drop|erase|junk))"
    r"[^\s\[\](){}<>（）【】［］〔〕]{0,6}[\])}>）】］〕](?=[A-Za-z0-9._@-])"
    r"|(?<=[a-z0-9])[-_*.]?(?:DELETE|REMOVE|NOSPAM|SPAM|SKIP|IGNORE|ERASE|JUNK)(?:THIS|ME)?[-_*.]?(?=[a-z0-9])"
)


def self_told(reading: Reading) -> Iterator[Edit]:
    """What says of itself that it is to be taken out of a word."""
    for found in _SAYS_SO.finditer(reading.text):
        yield Edit(*found.span(), "", "instructed")


#: in characters; whoever hides less hides nothing
_SHORTEST = 5
