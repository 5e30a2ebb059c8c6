"""The pieces of an id: 「まず miyabi_ … それにくっつけて kitsuke」, 「前半がyamabuki、後半がstitch、あいだに下線」."""

from __future__ import annotations

import re

from linter.knowledge import Knowledge
from linter.readings.pieces import REACH, UNIT, is_id_like, near
from linter.readings.reading import Piece, Reading

_PIECE = re.compile(
    r"(?<![A-Za-z0-9@./])(?:[A-Za-z0-9][A-Za-z0-9._]{0,20}[_.]?|_[A-Za-z0-9]{1,20}|[0-9]{1,6})(?![A-Za-z0-9@])"
    r"|(?<=[「『\"“])[_.-](?=[」』\"”])"
)


def put_together(reading: Reading, lower: str, cues: list[int], knowledge: Knowledge, *, joins: bool) -> Reading:
    """「まず miyabi_ … それにくっつけて kitsuke」: pieces of an id, each right behind a cue."""
    text = reading.text
    pieces = [
        found
        for found in _PIECE.finditer(text)
        if (near(cues, found.start(), 14, -1) or (text[found.start() - 1 : found.start()] or " ") in _QUOTES)
        and not UNIT.match(text, found.end())
        and lower[found.start() : found.end()] not in knowledge.word_set("handles.common_words")
        and lower[found.start() : found.end()] not in knowledge.latin_names
    ]
    pieces = [piece for piece in pieces if not _opens_a_quotation(text, piece)]
    in_quotes = [piece for piece in pieces if text[piece.start() - 1 : piece.start()] in _QUOTES]
    if len(in_quotes) >= 2:
        pieces = in_quotes
    if any(reading.is_settled(*piece.span()) for piece in pieces):
        return reading
    if not 2 <= len(pieces) <= _MOST_PIECES or pieces[-1].end() - pieces[0].start() > REACH:
        return reading
    japanese = any("\u3041" <= character <= "\ud7a3" for character in text)
    quoted = all(text[piece.start() - 1] in _QUOTES for piece in pieces)
    if not japanese and not quoted and not any(is_id_like(piece[0]) or "_" in piece[0] for piece in pieces):
        return reading
    if (
        not any(re.search("[A-Za-z]", piece[0]) for piece in pieces)
        or "@" in text[pieces[0].start() : pieces[-1].end()]
    ):
        return reading
    named = knowledge.names_among(knowledge.cues.words_in(lower))
    services = [name for needle, name in named if is_named(needle, lower)]
    if not services and not joins and not any(len(word) > 1 and word in lower for word in _labels(knowledge)):
        # the halves of a code, of a slogan
        return reading
    label = f"{services[0].text} ID: " if services else "検索 ID: "
    at = pieces[0].start()
    said = [Piece(at, at + 1, label)]
    for before, piece in zip([None, *pieces], pieces, strict=False):
        sign = _sign_between(lower, before, piece, pieces[-1].end(), knowledge) if before is not None else None
        said += [sign] if sign is not None else []
        said.append(Piece(*piece.span()))
    return reading.append("closed", said, "split")


_MOST_PIECES = 6
_QUOTES = ("「", "『", '"', "“")
#: how far behind the last piece a sign between the pieces may be told of
_TOLD_BEHIND = 32
_BETWEEN_THEM = re.compile(r"あいだ|間|真ん中|まんなか|つなぎ|between|사이에|中间")


def _sign_between(
    lower: str, before: re.Match[str], piece: re.Match[str], end: int, knowledge: Knowledge
) -> Piece | None:
    """The sign that the message puts between two pieces: 「…、ドット、…」, 「…、あいだに下線が一本」."""
    words = sorted(sign_words(knowledge).items(), key=lambda word: -len(word[0]))
    told = _BETWEEN_THEM.search(lower, end, end + _TOLD_BEHIND)
    for word, sign in words:
        at = lower.find(word, before.end(), piece.start()) if piece.start() - before.end() <= _TOLD_BEHIND else -1
        if at < 0 and told is not None:
            at = lower.find(word, told.end(), told.end() + 5 + len(word))
        if at >= 0:
            return Piece(at, at + len(word), sign)
    return None


def sign_words(knowledge: Knowledge) -> dict[str, str]:
    """Words for the signs that ids may have."""
    signs = knowledge.disguise("symbol-word")["signs"]
    dots = dict.fromkeys(knowledge.disguise("dot-word")["strong"], ".")
    return dots | {word: sign for sign in "_-" for word in signs[sign] if len(word) > 1}


def is_named(name: str, lower: str) -> bool:
    """Whether a service's name stands in the text, and not only inside a Latin word."""
    if not name.isascii():
        return name in lower
    return name in lower and re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", lower) is not None


def _labels(knowledge: Knowledge) -> tuple[str, ...]:
    return (*knowledge.words("handles.labels"), *knowledge.words("handles.looks_up"))


def _opens_a_quotation(text: str, piece: re.Match[str]) -> bool:
    """Whether more than the piece stands in the quotation marks that it begins: a slogan, a sentence."""
    quoted = text[piece.start() - 1 : piece.start()] in _QUOTES
    return quoted and text[piece.end() : piece.end() + 1] not in _CLOSING_QUOTES


_CLOSING_QUOTES = ("」", "』", '"', "”", "")
