"""What stands between the characters of a contact and says nothing is taken out.

Spaces and filler between single characters, line ends inside an address or a number, odd separators between
groups of digits, brackets and spaces inside a link; figures for letters in the names of services and mail
providers; and the pieces of a contact that was taken apart over several sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import regex

from linter.knowledge import Knowledge
from linter.readings import joined
from linter.readings.addresses import addresses, doubled, in_pieces, lined_up, links, provider_signs, refanged
from linter.readings.domains import domain_signs, odd_dots, same_sign
from linter.readings.inserted import inserted
from linter.readings.lettered import keyed, look_alikes
from linter.readings.linked import continued_links, odd_links, signed_links, told_links
from linter.readings.names import names, parted_names
from linter.readings.numbers import (
    chunked,
    has_figures,
    junked,
    leading_zeros,
    lined_digits,
    loosened,
    numbers,
    remarked,
    worded,
)
from linter.readings.reading import Edit, Reading
from linter.readings.strewn import marked, strewn
from linter.text import count_figures

_SPACED = regex.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z0-9@._+/:-]{1,2}[ \t\u3000]{1,2}){4,80}(?:[A-Za-z0-9@._+/:-]{1,2})(?![A-Za-z0-9])"
)

_CHARACTER = r"(?:[A-Za-z0-9](?:[@._+-][A-Za-z0-9]){0,2}|[@._+-])"

_SINGLE_SPACED = regex.compile(
    rf"(?<![A-Za-z0-9])(?:{_CHARACTER}[ \t\u3000]{{1,2}}){{3,80}}{_CHARACTER}(?![A-Za-z0-9])"
)

#: ゼ ロ キュ ウ ゼ ロ …, ゼ・ロ・キュ・ウ …
_SPACED_KANA = re.compile(
    r"[\u3041-\u30fc][ゃゅょャュョー]?(?P<gap>[ \u3000]|[・、,./／|｜*＊★☆♪〜~_=+-])"
    r"(?:[\u3041-\u30fc][ゃゅょャュョー]?(?P=gap)){8,60}"
    r"[\u3041-\u30fc][ゃゅょャュョー]?(?![\u3041-\u30fc])"
)

_FILLED = regex.compile(
    r"(?<![A-Za-z0-9])[A-Za-z0-9@._➖-](?P<filler>[^A-Za-z0-9@\s]{1,4}"
    r"|[ ]?[^A-Za-z0-9@\s.][ ]?)(?:[A-Za-z0-9@._➖-]\g<filler>){3,60}[A-Za-z0-9@._-](?![A-Za-z0-9])"
)

_FILLED_DIGITS = re.compile(r"(?<![A-Za-z0-9])[0-9]([A-Za-z])(?:[0-9]\1){6,16}[0-9](?![A-Za-z0-9])")


_ODD_NAME = re.compile(
    r"[A-Za-z][0-9@$!|○◯〇●×✕*＊_.・-]|[0-9@$!|○◯〇●×✕*＊_.・-][A-Za-z]|[○◯〇●×✕*＊_][ァ-ー]|[ァ-ー][○◯〇●×✕*＊_]|[ァ-ー][1Il|!][ァ-ー]"
)


def undo(reading: Reading, knowledge: Knowledge) -> Reading:
    """Close gaps, from the smallest (between characters) to the widest (over sentences)."""
    for step, may_find in _STEPS:
        if may_find(reading.text):
            reading = reading.rewrite("closed", _in_order(step(reading, knowledge)))
    return joined.undo(reading, knowledge)


def _in_order(edits: Iterator[Edit]) -> Iterator[Edit]:
    """The edits by their place; of two that overlap the first."""
    position = -1
    for edit in sorted(edits):
        if edit.start >= position:
            position = max(edit.end, position)
            yield edit


def _unspaced(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    text = reading.text
    for found in _SINGLE_SPACED.finditer(text):
        # a headline of capitals is set wide: S U M M E R  S A L E
        headline = not regex.search("[^A-Z\\s]", found[0]) and _squeezed(found[0]) not in knowledge.names_in_latin
        # … but nobody dresses up a headline
        headline = headline and not reading.families(reading.parts(*found.span()))
        if not headline and not reading.is_settled(*found.span()):
            yield from _without_spaces(text, found.start(), found.end())
    for found in _SPACED_KANA.finditer(text):
        for gap in re.finditer(re.escape(found["gap"]), found[0]):
            family = "filler" if found["gap"].strip() else "spaced"
            yield Edit(found.start() + gap.start(), found.start() + gap.end(), "", family)
    for found in _SPACED.finditer(text):
        # pairs of characters only where a number comes out: words of two letters are ordinary
        word = re.sub(r"\s", "", found[0])
        if reading.is_settled(*found.span()) or _SINGLE_SPACED.search(text, found.start(), found.end()):
            continue
        if word.lstrip("+").isdigit() and len(word.lstrip("+")) in (10, 11, 12):
            yield from _without_spaces(text, found.start(), found.end())


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()


def _loose_ids(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """Spaces and line ends inside an id, where a piece begins or ends in a sign that words do not have."""
    for found in _LOOSE_ID.finditer(reading.text):
        if reading.is_settled(*found.span()):
            continue
        for gap in re.finditer(r"\s+", found[0]):
            start, end = found.start() + gap.start(), found.start() + gap.end()
            yield Edit(start, end, "", "line-break" if "\n" in gap[0] else "spaced")


#: Latin pieces around an underscore, and a last short one at the line's end
_LOOSE_ID = re.compile(
    r"(?<![A-Za-z0-9@._-])[A-Za-z0-9_.-]{1,16}(?:\s_[A-Za-z0-9_.-]{1,16}|(?<=_)\s[A-Za-z0-9][A-Za-z0-9_.-]{0,15}){1,4}"
    r"(?: [a-z0-9]{1,3}(?=\s*(?:\n|$|[^\x00-\x7f])))?(?![A-Za-z0-9])"
)


def _stacked_ids(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """An id down the page, where a line begins or ends in a sign that words do not have: yuzu_⏎trans⏎late."""
    for found in _STACKED.finditer(reading.text):
        lines = found[0].split("\n")
        signs = sum(line[0] in "._-" or line[-1] in "._-" for line in lines)
        # two lines may be two names of files
        if (
            signs
            and len(lines) >= _STACK
            and not reading.is_settled(*found.span())
            and _squeezed(found[0]) not in knowledge.names_in_latin
        ):
            for end in re.finditer(r"\n", found[0]):
                yield Edit(found.start() + end.start(), found.start() + end.end(), "", "line-break")


_STACK = 3

_STACKED = re.compile(
    r"(?<![^\n])(?:[a-z0-9._-]{1,12}\n){0,4}(?:[a-z0-9.-]{1,12}_|[_.]|[_.][a-z0-9]{1,12})\n(?:[a-z0-9._-]{1,12}\n){0,4}"
    r"[a-z0-9._-]{1,12}(?![^\n])"
    r"|(?<![^\n])(?:[a-z0-9._-]{1,12}\n){1,4}[_.][a-z0-9._-]{1,12}(?![^\n])"
)


def _without_spaces(text: str, start: int, end: int) -> Iterator[Edit]:
    for gap in re.finditer(r"[ \t\u3000]+", text[start:end]):
        yield Edit(start + gap.start(), start + gap.end(), "", "spaced")


def _unfilled(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    text = reading.text
    last = 0
    spans = [
        *((m.span(), m["filler"]) for m in _FILLED.finditer(text)),
        *((m.span(), m[1]) for m in _FILLED_DIGITS.finditer(text)),
    ]
    for (start, end), filler in sorted(spans):
        if start < last or filler in (".", "-", "_") or reading.is_settled(start, end):
            continue
        last = end
        position = start + 1
        while position < end:
            if text.startswith(filler, position):
                yield Edit(position, position + len(filler), "", "filler")
                position += len(filler)
            position += 1


_SPACED_OUT = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z0-9@._+-]{1,2}[ \t\u3000]{1,2}){2}[A-Za-z0-9@._+-]{1,2}[ \t\u3000]"
)

#: what hosts that open a way to get in touch end in
_ENDINGS = ("me", "ee", "gg", "gle", "com", "link", "us", "jp", "net", "app", "co", "page")

#: without one of these no link was made harmless
_DEFANGING = (
    "xx",
    "XX",
    "**",
    "[.",
    "(.",
    "（.",
    "（．",
    "［.",
    "［．",
    "{.",
    "【.",
    "【/",
    "[:",
    "[/",
    "(/",
    "（/",
    "（／",
    "[ .",
    "( .",
)

_WORDS_APART = re.compile("[A-Za-z] [A-Za-z]")


#: what may stand anywhere in a number
_LOOSE_SIGNS = (" ", "\u3000", "(", "（", "[", "【", "「")

#: as many lines at least as a number has figures, less the last line's end
_LINES = 8


def _may_be_filled(text: str) -> bool:
    """One character stands over and over between others: something odd, or some sign four times."""
    often = any(text.count(sign) >= 4 for sign in (*"*/|~・x-+=#、^!_,", ".."))
    return bool((often or not text.isascii()) and _FILLED.search(text)) or _FILLED_DIGITS.search(text) is not None


#: The steps in their order, each with a cheap test for whether it can find anything.
_STEPS: tuple[tuple[Callable[[Reading, Knowledge], Iterator[Edit]], Callable[[str], object]], ...] = (
    (refanged, lambda text: any(map(text.__contains__, _DEFANGING))),
    (provider_signs, lambda text: "." in text),
    (told_links, lambda text: "." in text and any(end in text for end in _ENDINGS)),
    (signed_links, lambda text: any(end in text for end in _ENDINGS)),
    (inserted, lambda text: "." in text and (not text.isascii() or any(map(text.__contains__, "([{<")))),
    (strewn, lambda text: not text.isascii() or "(" in text or "[" in text or "<" in text),
    (marked, lambda text: any(map(text.__contains__, "[({（【<~*"))),
    (odd_dots, lambda text: "@" in text),
    (same_sign, lambda text: any(label in text for label in ("com", "jp", "net", "me"))),
    (domain_signs, lambda text: "." in text),
    (_unspaced, lambda text: _SPACED_OUT.search(text) or _SPACED_KANA.search(text)),
    (in_pieces, lambda text: "@" in text and ("」「" in text or text.count("/") >= 3)),
    (doubled, lambda text: "@@" in text),
    (lined_up, lambda text: "@" in text and "\n" in text),
    (_stacked_ids, lambda text: text.count("\n") >= 2 and ("_" in text or "." in text)),
    (_loose_ids, lambda text: "_" in text),
    (_unfilled, _may_be_filled),
    (addresses, lambda text: "@" in text),
    (odd_links, lambda text: any(end in text for end in _ENDINGS)),
    (continued_links, lambda text: "/" in text and "." in text),
    (links, lambda text: "/" in text and "." in text),
    (look_alikes, lambda text: count_figures(text) >= 3),
    (keyed, lambda text: count_figures(text) >= 3),
    (lined_digits, lambda text: text.count("\n") >= _LINES and has_figures(text)),
    (leading_zeros, has_figures),
    (loosened, lambda text: has_figures(text) and any(map(text.__contains__, _LOOSE_SIGNS))),
    (junked, has_figures),
    (chunked, has_figures),
    (worded, has_figures),
    (remarked, lambda text: has_figures(text) and ("（" in text or "(" in text)),
    (numbers, has_figures),
    (names, _ODD_NAME.search),
    (parted_names, _WORDS_APART.search),
)
