"""What is left of Markdown for its reader: comments gone, escaped signs and named characters written out."""

from __future__ import annotations

import re

from linter.documents.mapped import ENTITY, Mapped

_ESCAPED = r"\\[!-/:-@\[-`{-~]"
_SPECIAL = re.compile(f"<!--|{_ESCAPED}|{ENTITY.pattern}")


def visible(source: str) -> tuple[str, list[tuple[int, int]]]:
    """The text, and the place of every character. Links and emphasis stay as they are typed."""
    shown = Mapped(source)
    comments_end = True
    at = 0
    while found := _SPECIAL.search(source, at):
        start, end = found.span()
        shown.add(at, start)
        if found[0] == "<!--":
            close = source.find("-->", end) if comments_end else -1
            comments_end = close >= 0
            if comments_end:
                end = close + 3
            else:
                shown.add(start, end)
        elif found[0].startswith("\\"):
            shown.put(found[0][1], start, end)
        else:
            shown.add_with_entities(start, end)
        at = end
    shown.add(at, len(source))
    return shown.text, shown.places
