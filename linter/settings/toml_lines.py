"""Where a key stands in a TOML file, which the reader of the standard library does not tell."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*(\[\[?)\s*(.*?)\s*\]\]?\s*(?:#.*)?$")
_QUOTES = "\"' "


def line_of(text: str, header: str, key: str, number: int | None = None) -> int | None:
    """The line, from 1, of `key` in the table `header` (empty for the top of the file).

    With `number` the key is a list of tables and that entry of it is meant, from 0; where they stand in
    brackets behind the key, that line. None where the key is written in a way that is not looked for.
    """
    wanted = f"{header}.{key}" if header else key
    assignment = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]")
    table, seen, inside = "", -1, None
    for at, line in enumerate(text.splitlines(), 1):
        if inside:
            # text over several lines is no place for keys
            inside = None if inside in line else inside
            continue
        heading = _HEADER.match(line)
        if heading:
            table = ".".join(part.strip(_QUOTES) for part in heading[2].split("."))
            if table == wanted:
                seen += 1
                if number is None or seen == number:
                    return at
        elif table == header and assignment.match(line):
            return at
        for quotes in ('"""', "'''"):
            if line.count(quotes) % 2:
                inside = quotes
    return None
