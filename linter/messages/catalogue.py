"""Writes click's Japanese sentences as the binary catalogue that gettext reads.

The format is GNU gettext's MO file: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
"""

from __future__ import annotations

import struct
from pathlib import Path

from linter.messages.click_ja import PLURALS, SENTENCES

_MAGIC, _REVISION, _HEADER_SIZE = 0x950412DE, 0, 28
_HEADER = "Content-Type: text/plain; charset=UTF-8\nLanguage: ja\nPlural-Forms: nplurals=1; plural=0;\n"


def folder(messages: Path) -> Path:
    """Where gettext looks for catalogues by language."""
    return messages / "locale"


def write(messages: Path) -> Path:
    """Put the catalogue beside the messages; returns its path."""
    target = folder(messages) / "ja" / "LC_MESSAGES" / "messages.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_compiled())
    return target


def _compiled() -> bytes:
    entries = {"": _HEADER, **SENTENCES, **{f"{one}\0{many}": text for (one, many), text in PLURALS.items()}}
    pairs = sorted((key.encode(), text.encode()) for key, text in entries.items())
    keys_at = _HEADER_SIZE
    texts_at = keys_at + 8 * len(pairs)
    position = texts_at + 8 * len(pairs)
    tables: list[bytes] = []
    for column in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<II", len(pair[column]), position))
            position += len(pair[column]) + 1
    strings = b"".join(pair[column] + b"\0" for column in (0, 1) for pair in pairs)
    header = struct.pack("<7I", _MAGIC, _REVISION, len(pairs), keys_at, texts_at, 0, position)
    return header + b"".join(tables) + strings
