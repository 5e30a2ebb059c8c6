"""The pieces of a contact that was taken apart over several sentences are put together.

A line is added to the reading's end for each contact that the pieces make; the text itself stays, so that the
innocent words between the pieces are never part of it.
"""

from __future__ import annotations

import re

from linter.knowledge import Knowledge
from linter.readings.reading import Reading
from linter.text import lower_same_length

#: how far apart the pieces of one contact may stand
_REACH = 240
_USER = re.compile(r"(?<![A-Za-z0-9@/._-])[A-Za-z0-9][A-Za-z0-9._+-]{1,40}(?![A-Za-z0-9@/]|[._-]*@)")
_DOMAIN = re.compile(r"(?<![A-Za-z0-9._+-])@?\s?(?P<domain>[A-Za-z0-9-]{2,30}(?:\.[A-Za-z]{2,10}){1,3})(?![A-Za-z0-9@/])")
_DIGITS = re.compile(r"(?<![0-9A-Za-z.,#:/])[0-9]{2,6}(?:-[0-9]{2,5}){0,2}(?![0-9A-Za-z%]|[.,:/][0-9])")
_PIECE = re.compile(r"(?<![A-Za-z0-9@./])(?:[A-Za-z0-9][A-Za-z0-9._]{0,20}[_.]?|_[A-Za-z0-9]{1,20}|[0-9]{1,6})(?![A-Za-z0-9@])")
#: a unit after digits makes them a quantity
_UNIT = re.compile(r"\s?(?:円|枚|件|個|点|名|人|回|本|月|日|時|分|秒|年|歳|%|％|px|mm|cm|kg|文字|字|ページ|万|千|割|GB|MB|km|案|色|泊|曲|行|冊|台|部|種|wpm|words|pages|hours|days|pcs|usd|am|pm)", re.I)


def undo(reading: Reading, knowledge: Knowledge) -> Reading:
    """Add what the pieces make when the message says that there are pieces."""
    lower = lower_same_length(reading.text)
    cues = [at for word in knowledge.disguise("split")["cues"] for at in _places(lower, word)]
    if not cues:
        return reading
    reading = _address(reading, cues, knowledge)
    reading = _number(reading, sorted(cues), knowledge)
    return _id(reading, lower, sorted(cues), knowledge)


def _places(lower: str, word: str) -> list[int]:
    pattern = rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
    return [found.start() for found in re.finditer(pattern, lower)] if word in lower else []


def _near(cues: list[int], position: int, reach: int = 40) -> bool:
    return any(abs(cue - position) <= reach for cue in cues)


def _address(reading: Reading, cues: list[int], knowledge: Knowledge) -> Reading:
    """「前半は taro.k です。続きは @gmail.com」"""
    text = reading.text
    providers = {entry["whole"]: entry for entry in knowledge.disguise("provider-name")["providers"]}
    for domain in _DOMAIN.finditer(text):
        name = domain["domain"].lower()
        stands_alone = "@" in domain[0] or name in providers
        if not stands_alone or name.rsplit(".", 1)[1] not in knowledge.tlds or not _near(cues, domain.start(), 60):
            continue
        users = [user for user in _USER.finditer(text, max(0, domain.start() - _REACH), domain.start()) if _is_user(user[0], knowledge)]
        users = [user for user in users if _near(cues, user.start(), 60)]
        if users:
            user = max(users, key=lambda found: ("." in found[0] or "_" in found[0] or any(c.isdigit() for c in found[0]), found.start()))
            pieces = [(user.start(), user.start() + len(user[0].rstrip(".-"))), "@", domain.span("domain")]
            return reading.append("closed", pieces, "split")
    return reading


def _is_user(word: str, knowledge: Knowledge) -> bool:
    return not word.isdigit() and word.lower() not in knowledge.words("handles.common_words") and word.lower() not in knowledge.latin_names


def _number(reading: Reading, cues: list[int], knowledge: Knowledge) -> Reading:
    """「市外局番が092。そのあとに483、おしまいが6150」"""
    text = reading.text
    groups = [
        found
        for found in _DIGITS.finditer(text)
        if not _UNIT.match(text, found.end()) and (_near(cues, found.start(), 30) or found[0].startswith("0"))
    ]
    for first, start in enumerate(groups):
        if not start[0].startswith("0") or start[0].startswith("00"):
            continue
        for last in range(first + 1, min(first + 6, len(groups)) + 1):
            chosen = groups[first:last]
            digits = "".join(re.sub("-", "", group[0]) for group in chosen)
            if len(digits) > 11 or chosen[-1].end() - start.start() > 2 * _REACH:
                break
            if len(chosen) >= 2 and len(digits) in (10, 11) and sum(_near(cues, group.start(), 30) for group in chosen) * 2 >= len(chosen):
                if len(digits) == 11 and digits[1] not in "56789":
                    continue
                pieces: list[tuple[int, int] | str] = []
                for group in chosen:
                    pieces += [group.span(), "-"]
                return reading.append("closed", pieces[:-1], "split")
    return reading


def _id(reading: Reading, lower: str, cues: list[int], knowledge: Knowledge) -> Reading:
    """「まず miyabi_ … それにくっつけて kitsuke」: pieces of an id, each right behind a cue."""
    text = reading.text
    pieces = [
        found
        for found in _PIECE.finditer(text)
        if any(0 <= found.start() - cue <= 14 and "\n" not in text[cue : found.start()] for cue in cues)
        and not _UNIT.match(text, found.end())
        and lower[found.start() : found.end()] not in knowledge.words("handles.common_words")
        and lower[found.start() : found.end()] not in knowledge.latin_names
    ]
    if not 2 <= len(pieces) <= 4 or pieces[-1].end() - pieces[0].start() > _REACH:
        return reading
    if not any(re.search("[A-Za-z]", piece[0]) for piece in pieces) or "@" in text[pieces[0].start() : pieces[-1].end()]:
        return reading
    services = [name for name in knowledge.names_beginning({*lower, *(a + b for a, b in zip(lower, lower[1:], strict=False))}) if name.text.lower() in lower]
    label = f"{services[0].text} ID: " if services else "ID: "
    return reading.append("closed", [label, *(piece.span() for piece in pieces)], "split")
