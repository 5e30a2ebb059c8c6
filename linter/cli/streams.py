"""Reading drafts and writing answers, whatever the console's encoding and whatever the input holds."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import BinaryIO, TextIO

from linter.detect import MAX_DRAFT
from linter.errors import DraftError, OutputError, UsageError

#: no draft within the limit is longer in UTF-8 (and one byte order mark)
MAX_BYTES = 4 * MAX_DRAFT + 3
STDIN = "-"

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))


def read_draft(path: str) -> str:
    """The text of a file or of standard input, line ends as they are.

    Raises `UsageError` or `DraftError` saying what is wrong with it and how to mend it.
    """
    return decode(read_bytes(path), path)


def read_bytes(path: str) -> bytes:
    """What a file or standard input holds, if that may be a draft; raises as `read_draft` does."""
    with nullcontext(standard_input()) if path == STDIN else open_file(path) as source:
        data = source.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise DraftError("file-too-large", path=path, limit=MAX_DRAFT)
    return data


def decode(data: bytes, path: str) -> str:
    """UTF-8 text, with or without a byte order mark."""
    without = data.translate(None, _CONTROLS)
    if len(without) != len(data):
        offset = next(at for at, byte in enumerate(data) if byte in _CONTROLS)
        raise DraftError("binary", path=path, offset=offset)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DraftError("undecodable", path=path, offset=error.start) from error


def standard_input() -> BinaryIO:
    """Standard input as bytes. Raises `UsageError` when nobody pipes anything in."""
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("stdin-terminal")
    return sys.stdin.buffer


def open_file(path: str) -> BinaryIO:
    """A file opened for reading bytes. Raises `UsageError` saying why it cannot be."""
    try:
        return open(path, "rb")
    except FileNotFoundError as error:
        raise UsageError("missing-file", path=path) from error
    except (OSError, ValueError) as error:
        # Windows refuses to open a folder as it refuses a locked file
        if os.path.isdir(path):
            raise UsageError("is-directory", path=path) from error
        problem = getattr(error, "strerror", None) or str(error)
        raise UsageError("unreadable", path=path, problem=problem) from error


def write(text: str) -> None:
    """Text for a person on standard output; what its encoding lacks is escaped, never fatal."""
    _write(sys.stdout, text)


def write_error(text: str) -> None:
    _write(sys.stderr, text)


def replace_file(path: str, data: bytes) -> None:
    """Put `data` in place of a file at once: whoever reads it meanwhile sees the old or the new.

    Raises `UsageError` saying why it cannot be; the file is then as it was.
    """
    from shutil import copymode
    from tempfile import mkstemp

    # a link stays a link
    target = os.path.realpath(path)
    try:
        handle, beside = mkstemp(dir=os.path.dirname(target), prefix=".", suffix=".sendlint")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            copymode(target, beside)
            os.replace(beside, target)
        except BaseException:
            os.unlink(beside)
            raise
    except OSError as error:
        raise UsageError("unwritable", path=path, problem=error.strerror or str(error)) from error


def write_json(text: str) -> None:
    """JSON on standard output: UTF-8 whatever the console, a lone surrogate as JSON's own escape."""
    write_bytes((text + "\n").encode("utf-8", "backslashreplace"))


def write_bytes(data: bytes) -> None:
    """UTF-8 on standard output exactly as it is, whatever the console."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode("utf-8"))
        return
    with _open_end():
        sys.stdout.flush()
        buffer.write(data)
        buffer.flush()


def _write(stream: TextIO, text: str) -> None:
    import click

    encoding = getattr(stream, "encoding", None) or "utf-8"
    safe = text.encode(encoding, "backslashreplace").decode(encoding)
    with _open_end():
        click.echo(safe, file=stream)


@contextmanager
def _open_end() -> Iterator[None]:
    """Raises `OutputError` when the reader of our output is gone."""
    try:
        yield
    except BrokenPipeError as error:
        # keep Python from trying to write what is left when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError("closed-pipe") from error
