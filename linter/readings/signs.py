"""Words for @, the dot and other signs between Latin words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.knowledge import Knowledge
from linter.readings.atoms import Atom
from linter.readings.glance import Span
from linter.readings.letters import written
from linter.readings.lexicon import PLACE, Class, Lexicon
from linter.readings.reading import Edit
from linter.readings.runs import runs
from linter.text import lower_same_length

_CAPITAL_AT = re.compile(r"(?<=[a-z0-9])(?:AT|[-_ ]AT[-_ ])(?=[a-z0-9-]{2,40}(?:\.|DOT)[a-z]{2,6}(?![A-Za-ce-z]))")

_MORE_DOTS = re.compile("[a-z0-9-]{2,20}DOT[a-z]")

#: somebody is asked to write to what follows
_ASKED_TO_WRITE = re.compile(
    r"e-?mail|(?<![a-z])(?:mail|write|send|contact|reach|inbox|address|drop)(?![a-z])|メール|アドレス|宛|連絡"
)


def capital_at(text: str) -> Iterator[Edit]:
    """`taroATproton.me`, `taroATprotonDOTme`"""
    if "AT" in text:
        for found in _CAPITAL_AT.finditer(text):
            yield Edit(found.start(), found.end(), "@", "at-word")
            for dot in re.finditer("DOT", text[found.end() : found.end() + 40]):
                yield Edit(found.end() + dot.start(), found.end() + dot.end(), ".", "dot-word")
                if not _MORE_DOTS.match(text, found.end() + dot.end()):
                    break


def listed_signs(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """`nagare、ドット、boshi`: a sign told between commas like the pieces beside it."""
    words = _listed(knowledge)
    for found in knowledge.pattern(_LISTED.format(words="|".join(map(re.escape, words)))).finditer(text):
        if not {found["before"].lower(), found["after"].lower()} & words.keys():
            sign = words[found["word"].lower()]
            yield Edit(found.end("before"), found.start("after"), sign, _FAMILIES.get(sign, "symbol-word"))


_FAMILIES = {"@": "at-word", ".": "dot-word"}

_LISTED = (
    r"(?i)(?<![A-Za-z0-9@._-])(?P<before>[A-Za-z0-9][A-Za-z0-9._-]{{0,30}})[、,]\s?(?P<word>{words})[、,]\s?"
    r"(?P<after>[A-Za-z0-9][A-Za-z0-9._-]{{0,30}})"
)


def _listed(knowledge: Knowledge) -> dict[str, str]:
    """The words for signs that ids and addresses have, the longest first."""
    at, dot = knowledge.disguise("at-word")["strong"], knowledge.disguise("dot-word")["strong"]
    signs = knowledge.disguise("symbol-word")["signs"]
    words = dict.fromkeys(at, "@") | dict.fromkeys(dot, ".") | {word: sign for sign in "_-" for word in signs[sign]}
    return {word.lower(): words[word] for word in sorted(words, key=len, reverse=True) if len(word) > 1}


def sign_edits(text: str, knowledge: Knowledge, spans: list[Span]) -> Iterator[Edit]:
    lower = lower_same_length(text)
    for run in runs(text, knowledge.derived(Lexicon).words, spans):
        words = [atom for atom in run if atom.cls is not Class.GAP]
        if len(words) < 2 or all(atom.cls is _LATIN for atom in words):
            continue
        joined = _joined(words, _Before(lower, run[0]), knowledge)
        yield from (edit for edit in joined if edit.text != lower[edit.start : edit.end])


class _Before:
    """What is said before a run, which few of its words ask for."""

    def __init__(self, lower: str, first: Atom) -> None:
        self._lower = lower
        self._first = first

    @property
    def asks_to_write(self) -> bool:
        start = self._first.start
        return _ASKED_TO_WRITE.search(self._lower, max(0, start - 60), self._first.end) is not None

    @property
    def labels(self) -> bool:
        start = self._first.start
        return _LABELLED.search(self._lower, max(0, start - 12), start) is not None


#: looked up for every word; the attribute of an enumeration takes longer
_LATIN = Class.LATIN
_LABELLED = re.compile(r"(?:id|アカウント名?|ユーザー名|ネーム|名前|垢|ハンドル)[^a-z0-9。、\n]{0,4}$")


def _joined(words: list[Atom], before: _Before, knowledge: Knowledge) -> Iterator[Edit]:
    """The sign words of a run that stand between Latin words, and the gaps beside them."""
    signs = [atom.cls is not _LATIN and _is_sign(words, at, before, knowledge) for at, atom in enumerate(words)]
    for at, atom in enumerate(words):
        if not signs[at]:
            continue
        goes_on = at + 1 < len(words) and (
            signs[at + 1] or (words[at + 1].cls is Class.LATIN and atom.cls not in (Class.PROVIDER, Class.ENDING))
        )
        yield Edit(words[at - 1].end, words[at + 1].start if goes_on else atom.end, written(words, at), atom.family)


def _is_sign(words: list[Atom], at: int, said_before: _Before, knowledge: Knowledge) -> bool:
    atom = words[at]
    if at == 0:
        return False
    before = words[at - 1]
    after = words[at + 1] if at + 1 < len(words) else None
    if before.cls is not _LATIN and before.cls not in _FOLLOWED:
        return False
    if atom.cls is Class.PROVIDER:
        # "@gmail" or "taro で ジーメール"; the plain word gmail needs an @ before it
        if before.cls in (Class.AT, Class.WEAK_AT) or before.value.endswith("@"):
            return True
        return not atom.is_plain and any(mark in before.value for mark in "._-0123456789")
    if atom.cls is Class.ENDING:
        labelled = at >= 2 and before.cls is Class.LATIN and words[at - 2].value.endswith("@")
        ends = before.cls is Class.ENDING and at >= 2 and words[at - 2].cls in (Class.LATIN, Class.PROVIDER)
        return (
            before.cls in (Class.DOT, Class.WEAK_DOT, Class.PROVIDER) or before.value.endswith(".") or labelled or ends
        )
    if after is None:
        # … アンダーバー niwa アンダーバー
        return atom.value == "_" and before.cls is Class.LATIN and at >= 2 and words[at - 2].value == "_"
    if atom.cls is Class.WEAK_AT and _leads_on(words[at + 1 : at + 6]):
        return False
    if atom.cls is Class.WEAK_AT and atom.whole == PLACE:
        marked = any(mark in before.value for mark in "._-0123456789")
        if marked and after.cls is Class.LATIN:
            return after.value.lower() in knowledge.word_set("domains.providers")
        if after.cls is Class.PROVIDER:
            ends = at + 2 < len(words) and words[at + 2].cls in (Class.DOT, Class.ENDING)
            return marked and (ends or not after.is_plain)
        return False
    if atom.cls is Class.WEAK_AT:
        # "look at example.com" is no address: the user's name or the domain must be spelled like one
        domain = _is_domain(after, words[at + 2 : at + 4], knowledge)
        spelled = (
            before.cls is not Class.LATIN
            or any(mark in before.value for mark in "._-0123456789")
            or said_before.asks_to_write
        )
        return after.cls is Class.PROVIDER or (domain and (spelled or "." not in after.value))
    if atom.cls is Class.WEAK_DOT:
        if at + 2 < len(words) and words[at + 2].value.startswith("@"):
            # a dot in the user's name
            return True
        if atom.end - atom.start > 1 and after.cls is Class.LATIN and said_before.labels:
            # IDが mame てん shiba
            return True
        touching = before.end == atom.start and after.start == atom.end
        if atom.family == "emoji-symbol" and touching and before.cls is after.cls is Class.LATIN:
            # suzume🟤dango
            return before.value.isalpha() and after.value.isalpha()
        return after.cls is Class.ENDING or (after.cls is Class.LATIN and _begins_with_ending(after.value, knowledge))
    if atom.cls is Class.AT and after.value.split(".")[0] in _JOINING:
        # (at) and [dot] are spoken of
        return False
    if atom.cls is Class.SIGN and after.value.lower() in _ARTICLES:
        # "minus the gaps", "minus the fish" say what to leave out
        return False
    behind = at + 2
    while atom.value in ("/", ":") and after.cls is Class.SIGN and behind < min(len(words), at + 4):
        # t.me slash plus …, https colon slash slash …
        after, behind = words[behind], behind + 1
    return after.cls in (Class.LATIN, Class.PROVIDER, Class.ENDING)


#: what a sign may follow, as it may Latin text
_FOLLOWED = (
    Class.DOT, Class.WEAK_DOT, Class.AT, Class.WEAK_AT, Class.PROVIDER, Class.ENDING, Class.SIGN,
)  # fmt: skip
_ARTICLES = frozenset(("the", "a", "an", "my", "your", "this", "that", "all", "any", "every", "those", "these", "its"))
_JOINING = ("and", "or", "und", "oder", "et", "ou")


def _leads_on(following: list[Atom]) -> bool:
    """Whether a path follows the domain: a room at discord dot gg slash …"""
    return any(atom.cls is Class.SIGN and atom.value == "/" for atom in following)


def _is_domain(atom: Atom, following: list[Atom], knowledge: Knowledge) -> bool:
    if atom.cls is not Class.LATIN:
        return False
    if "." in atom.value:
        return atom.value.rsplit(".", 1)[1].lower() in knowledge.tlds
    return bool(
        len(following) == 2
        and following[0].cls in (Class.DOT, Class.WEAK_DOT)
        and (following[1].cls is Class.ENDING or _begins_with_ending(following[1].value, knowledge))
    )


def _begins_with_ending(value: str, knowledge: Knowledge) -> bool:
    ending = re.split(r"[./]", value)[0]
    # "dot dot dot": the ending .dot exists, but nobody's address has it
    return ending != "dot" and ending in knowledge.tlds
