"""Words for @, the dot and other signs between Latin words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.knowledge import Knowledge
from linter.readings.atoms import Atom, Class, Lexicon
from linter.readings.gates import Span
from linter.readings.letters import written
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


def sign_edits(text: str, knowledge: Knowledge, spans: list[Span]) -> Iterator[Edit]:
    lower = lower_same_length(text)
    for run in runs(text, knowledge.derived(Lexicon).words, spans):
        words = [atom for atom in run if atom.cls is not Class.GAP]
        if len(words) < 2 or all(atom.cls is Class.LATIN for atom in words):
            continue
        asked = _ASKED_TO_WRITE.search(lower, max(0, run[0].start - 60), run[0].end) is not None
        yield from (edit for edit in _joined(run, knowledge, asked=asked) if edit.text != lower[edit.start : edit.end])


def _joined(run: list[Atom], knowledge: Knowledge, *, asked: bool) -> Iterator[Edit]:
    """The sign words of a run that stand between Latin words, and the gaps beside them."""
    words = [atom for atom in run if atom.cls is not Class.GAP]
    signs = [_is_sign(words, at, knowledge, asked=asked) for at in range(len(words))]
    for at, atom in enumerate(words):
        if not signs[at]:
            continue
        goes_on = at + 1 < len(words) and (
            signs[at + 1] or (words[at + 1].cls is Class.LATIN and atom.cls not in (Class.PROVIDER, Class.ENDING))
        )
        yield Edit(words[at - 1].end, words[at + 1].start if goes_on else atom.end, written(words, at), atom.family)


def _is_sign(words: list[Atom], at: int, knowledge: Knowledge, *, asked: bool) -> bool:
    atom = words[at]
    if at == 0 or atom.cls is Class.LATIN:
        return False
    before = words[at - 1]
    after = words[at + 1] if at + 1 < len(words) else None
    follows = before.cls is Class.LATIN or before.cls in (
        Class.DOT,
        Class.WEAK_DOT,
        Class.AT,
        Class.WEAK_AT,
        Class.PROVIDER,
        Class.ENDING,
        Class.SIGN,
    )
    if not follows:
        return False
    if atom.cls is Class.PROVIDER:
        # "@gmail" or "taro で ジーメール"; the plain word gmail needs an @ before it
        if before.cls in (Class.AT, Class.WEAK_AT) or before.value.endswith("@"):
            return True
        return not atom.is_plain and any(mark in before.value for mark in "._-0123456789")
    if atom.cls is Class.ENDING:
        labelled = at >= 2 and before.cls is Class.LATIN and words[at - 2].value.endswith("@")
        ends = before.cls is Class.ENDING and at >= 2 and words[at - 2].cls is Class.LATIN
        return (
            before.cls in (Class.DOT, Class.WEAK_DOT, Class.PROVIDER) or before.value.endswith(".") or labelled or ends
        )
    if after is None:
        return False
    if atom.cls is Class.WEAK_AT and _leads_on(words[at + 1 : at + 6]):
        return False
    if atom.cls is Class.WEAK_AT:
        # "look at example.com" is no address: the user's name or the domain must be spelled like one
        spelled = asked or before.cls is not Class.LATIN or any(mark in before.value for mark in "._-0123456789")
        domain = _is_domain(after, words[at + 2 : at + 4], knowledge)
        return after.cls is Class.PROVIDER or (domain and (spelled or "." not in after.value))
    if atom.cls is Class.WEAK_DOT:
        if at + 2 < len(words) and words[at + 2].value.startswith("@"):
            # a dot in the user's name
            return True
        return after.cls is Class.ENDING or (after.cls is Class.LATIN and _begins_with_ending(after.value, knowledge))
    if atom.value == "/" and after.cls is Class.SIGN and at + 2 < len(words):
        # t.me slash plus …
        after = words[at + 2]
    return after.cls in (Class.LATIN, Class.PROVIDER, Class.ENDING)


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
