"""`sendlint check --history`: what the same sender sent before."""

from __future__ import annotations

from collections import deque

from linter.cli.streams import open_file
from linter.errors import DraftError, UsageError
from linter.messages import LANGUAGES
from linter.scan import MAX_LINE, parse_line

#: older messages than these tell nothing about a draft
_NEWEST = 1_000


def read_history(path: str) -> tuple[str, ...]:
    """The messages of a file, one JSON text or object with `text` a line, oldest first.

    Raises `UsageError` naming the line that is no message.
    """
    messages: deque[str] = deque(maxlen=_NEWEST)
    with open_file(path) as source:
        for number, line in enumerate(iter(lambda: source.readline(MAX_LINE), b""), 1):
            if line.strip():
                messages.append(_message(line, path, number))
    return tuple(messages)


def _message(line: bytes, path: str, number: int) -> str:
    try:
        row = parse_line(line)
        text = row.get("text") if isinstance(row, dict) else row
        if not isinstance(text, str):
            raise DraftError("no-message")
    except DraftError as error:
        problem = {lang: error.message(lang) for lang in LANGUAGES}
        raise UsageError("history-line", path=path, line=number, problem=problem) from error
    return text
