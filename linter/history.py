"""A draft read together with what its sender sent before: a contact that is completed by it is found in it."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Iterable, Sequence

from linter.detect import Detection
from linter.findings import PROPOSALS, Certainty, Excuse, Finding, Kind

#: how much of what was sent before is read again, and how much of the draft with it, in characters
MAX_HISTORY = 4_000
#: a message that is no longer than this may be one piece of a contact and nothing else
_SHORT = 40
_PIECE = re.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ@＠〇一二三四五六七八九]")
#: how the pieces are counted: (2/3), ②, 2.
_COUNTER = re.compile(r"\s*(?:[(（\[]?[0-9]\s?[/／]\s?[0-9][)）\]]?|[①-⑳]|[(（][0-9][)）]|[0-9][.．:：)）])[\s:：]*")
_BY_CERTAINTY = tuple(Certainty)


def detect_after(history: Sequence[str], draft: str, detect: Callable[[str], Detection]) -> Detection:
    """Everything found in `draft`, and what becomes a contact only through the messages of `history`, oldest first.

    Every finding lies in the draft, and its value is the whole of what a reader has then.
    """
    alone = detect(draft)
    found, is_unread = list(alone.findings), alone.is_unread
    pieces = [message[_counter(message) :] for message in history if _is_piece(message)]
    ways = ((_joined(history), 0), (_joined(pieces), _counter(draft)))
    for before, start in dict.fromkeys(ways):
        if not before:
            continue
        together = detect(before + draft[start : start + MAX_HISTORY])
        is_unread = is_unread or together.is_unread
        for finding in together.findings:
            here = _in_draft(finding, len(before) - start, draft)
            if here is None or not _is_told(finding, len(before), draft):
                continue
            if finding.start >= len(before) and any(_overlap(here, excuse) for excuse in alone.excuses):
                continue
            rivals = [other for other in found if _overlap(here, other)]
            # a contact is more than the proposal to get in touch by it
            if all(other.kind in PROPOSALS or _is_surer(here, other) for other in rivals):
                found = [other for other in found if other not in rivals]
                insort(found, here, key=lambda other: other.start)
    return alone._replace(findings=tuple(found), is_unread=is_unread)


def _joined(history: Iterable[str]) -> str:
    """The newest messages that there is room for, a line end behind each."""
    room = MAX_HISTORY
    taken: list[str] = []
    for message in reversed(list(history)):
        room -= len(message) + 1
        if room < 0:
            break
        taken.append(message + "\n")
    return "".join(reversed(taken))


def _is_piece(message: str) -> bool:
    return len(message) <= _SHORT and bool(_PIECE.search(message))


def _counter(message: str) -> int:
    """Where a message begins behind the number that it counts itself by."""
    found = _COUNTER.match(message)
    return found.end() if found else 0


def _in_draft(finding: Finding, offset: int, draft: str) -> Finding | None:
    """The finding as far as it lies in the draft, which begins at `offset` of what was read."""
    parts = tuple((max(start - offset, 0), end - offset) for start, end in finding.parts if end > offset)
    if not parts:
        return None
    start, end = parts[0][0], parts[-1][1]
    disguises = finding.disguises
    if finding.start < offset and "split" not in disguises:
        disguises = (*disguises, "split")
    return finding._replace(text=draft[start:end], start=start, end=end, parts=parts, disguises=disguises)


def _is_told(finding: Finding, offset: int, draft: str) -> bool:
    """Whether the draft is a piece of the finding beyond doubt.

    Of a number and an address the pieces fit each other only. Any word would make an id or the end of a link, so the
    draft must be little else.
    """
    is_split = finding.start < offset
    return len(draft) <= _SHORT or (is_split and finding.kind in (Kind.PHONE, Kind.EMAIL))


def _overlap(finding: Finding, other: Finding | Excuse) -> bool:
    return finding.start < other.end and other.start < finding.end


def _is_surer(finding: Finding, other: Finding) -> bool:
    return _BY_CERTAINTY.index(finding.certainty) < _BY_CERTAINTY.index(other.certainty)
