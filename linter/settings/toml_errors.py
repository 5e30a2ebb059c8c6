"""What is wrong with a file that is no TOML, in words for those who never heard of it."""

from __future__ import annotations

import re

#: how the messages of Python's reader begin, and ours
_PROBLEMS = (
    ("Invalid value", "toml-value"),
    ("Invalid initial character", "toml-value"),
    ("Cannot overwrite a value", "toml-twice"),
    ("Cannot declare", "toml-twice"),
    ("Cannot mutate", "toml-twice"),
    ("Duplicate inline table key", "toml-twice"),
    ("Expected '=' after a key", "toml-equals"),
    ("Invalid statement", "toml-statement"),
    ("Unterminated string", "toml-string"),
    ("Illegal character '\\n'", "toml-string"),
    ("Unclosed", "toml-bracket"),
    ("Expected ']", "toml-bracket"),
    ('Expected "\'"', "toml-string"),
    ("Expected '\"'", "toml-string"),
    ("Unescaped '\\' in a string", "toml-backslash"),
    ("Invalid hex value", "toml-backslash"),
    ("Escaped character", "toml-backslash"),
    ("Expected newline or end of document", "toml-rest"),
)
_PLACE = re.compile(r"at line (\d+), column")


def explain(error: Exception, data: bytes) -> tuple[int, str]:
    """The line, from 1, and the key of the message for a file that Python's reader refused."""
    said = str(error)
    place = _PLACE.search(said)
    line = int(place[1]) if place else data.rstrip().count(b"\n") + 1
    return line, next((key for start, key in _PROBLEMS if said.startswith(start)), "toml-other")
