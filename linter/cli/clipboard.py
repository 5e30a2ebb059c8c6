"""The clipboard: what was just copied, once or every time it changes."""

from __future__ import annotations

import time
from collections.abc import Iterator

from linter.errors import UsageError

#: seconds between two looks; soon enough to be read before one pastes
_INTERVAL = 0.4


def read() -> str:
    """The text on the clipboard, empty for a picture or a file. Raises `UsageError` where there is no clipboard."""
    import pyperclip

    try:
        return str(pyperclip.paste())
    except pyperclip.PyperclipException as error:
        raise UsageError("no-clipboard") from error


def changes(known: str) -> Iterator[str]:
    """Every new text on the clipboard, without an end; `known` is what is there at the beginning."""
    while True:
        time.sleep(_INTERVAL)
        try:
            text = read()
        except UsageError:
            # another program holds it at this moment
            continue
        if text != known:
            known = text
            if text.strip():
                yield text
