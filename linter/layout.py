"""Sentences and lines of a draft, for those who put sentences in or take them out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_LINE_END = re.compile("\r\n|\r|\n")
#: a full stop with what closes behind it
_STOP = re.compile(r"[。．！？!?…]+[」』）)\"”’]*|(?<=[^\s.])\.+[)\"”’]*(?=\s|$)")
#: a line that ends so goes on in the next one
_GOES_ON = re.compile(r"[、，,をはがにのとて]\s*$")
_SMALL = re.compile(r"\s*[a-z]")
_CLOSING = frozenset('。．！？!?….」』）)"”’')


#: how a Japanese clause ends that the rest of the sentence may be changed behind
_CLAUSE = re.compile(r"(?:が|ので|から|ため|けど|けれども?|ところ|場合は?|ますと|たら|れば|おり|[てで])[、，][\s]*")


class Layout:
    """The sentences and lines of a draft. Stretches are `[start, end)` and leave line ends out."""

    def __init__(self, draft: str) -> None:
        self._draft = draft
        self._line_ends = [match.span() for match in _LINE_END.finditer(draft)]
        self._starts: list[int] = []
        self._ends: list[int] = []
        start = at = 0
        for end, following in (*self._line_ends, (len(draft), len(draft))):
            for stop in _STOP.finditer(draft, at, end):
                self._add(start, stop.end())
                start = stop.end()
            if self._goes_on(start, end, following):
                at = following
                continue
            self._add(start, end)
            start = at = following

    def _add(self, start: int, end: int) -> None:
        text = self._draft[start:end]
        if text.strip():
            self._starts.append(start + len(text) - len(text.lstrip()))
            self._ends.append(start + len(text.rstrip()))

    def _goes_on(self, start: int, end: int, following: int) -> bool:
        """Whether the sentence from `start` on does not end with its line."""
        last, rest = self._draft[max(start, end - 8) : end], self._draft[following : following + 40]
        if not last.strip() or not rest.strip() or _LINE_END.match(rest):
            return False
        return bool(_GOES_ON.search(last) or (last[-1].isascii() and last[-1].isalpha() and _SMALL.match(rest)))

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the whole sentences that `[start, end)` touches."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end) - 1
        if last < first:
            return start, end
        return min(start, self._starts[first]), max(end, self._ends[last])

    def clause(self, start: int, end: int) -> int:
        """Where the clause that holds `end` begins, in the sentence from `start` on."""
        ends = [match.end() for match in _CLAUSE.finditer(self._draft, start, end)]
        return ends[-1] if ends else start

    def is_closed(self, end: int) -> bool:
        """Whether the sentence that ends there has its full stop."""
        return self._draft[end - 1 : end] in _CLOSING

    def lines_around(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the whole lines that `[start, end)` touches."""
        before = bisect_right(self._line_ends, (start, len(self._draft)))
        after = bisect_left(self._line_ends, (end, 0))
        first = self._line_ends[before - 1][1] if before else 0
        last = self._line_ends[after][0] if after < len(self._line_ends) else len(self._draft)
        return min(first, start), max(last, end)

    def line_end(self, end: int = -1) -> str:
        """The line end that stands at `end`; without `end`, the one the draft uses."""
        if end < 0:
            return self._draft[slice(*self._line_ends[0])] if self._line_ends else "\n"
        found = _LINE_END.match(self._draft, end)
        return found[0] if found else ""
