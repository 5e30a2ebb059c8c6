"""Reading drafts and writing answers, whatever the console's encoding and whatever the input holds."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, BinaryIO, TextIO

from linter.decoding import UTF16_MARKS, decode
from linter.detect import MAX_DRAFT
from linter.documents import MAIL, Document, read
from linter.errors import DraftError, OutputError, UsageError

if TYPE_CHECKING:
    from linter.scan import LineSource

#: no draft within the limit is longer in UTF-8, UTF-16 or UTF-32 (and one byte order mark)
MAX_BYTES = 4 * MAX_DRAFT + 4
#: a mail brings its attachments along
MAX_MAIL = 20_000_000
STDIN = "-"
#: bytes of a file of many lines that are looked at for its encoding
_BEGINNING = 8192

#: what stands in for a character that the console's encoding lacks; the first that it has is taken
_STANDINS = {
    "✓": "○o",
    "✗": "×x",
    "│": "|",
    "–": "-",
    "—": "-",
    "…": ".",
    # which of these two pairs a Japanese keyboard gives depends on the system
    "〜": "～~",
    "−": "－-",
    "＾": "^",
    "△": "-",
    "○": "o",
    "×": "x",
    "－": "-",
}


def read_document(path: str, encoding: str | None = None) -> Document:
    """The draft in a file or on standard input, line ends as they are, and the encoding it was read as.

    Raises `UsageError` or `DraftError` saying what is wrong with it and how to mend it.
    """
    return read(read_bytes(path), path, encoding)


def read_bytes(path: str) -> bytes:
    """What a file or standard input holds, if that may be a draft; raises as `read_document` does."""
    limit = MAX_MAIL if path.lower().endswith(MAIL) else MAX_BYTES
    with nullcontext(standard_input()) if path == STDIN else open_file(path) as source:
        data = source.read(limit + 1)
    if len(data) > limit:
        raise DraftError("file-too-large", path=path, limit=MAX_DRAFT)
    return data


def utf8_lines(source: BinaryIO, encoding: str | None) -> tuple[LineSource, str | None]:
    """`source` as lines of UTF-8, read on demand, and the encoding that it was taken for, if it was not said.

    Bytes that are no character of the encoding stay as they are, so that only their own line is refused.
    """
    assumed = None
    if encoding is None:
        if not isinstance(source, io.BufferedReader):
            # what is in memory cannot be looked at beforehand by itself
            source = io.BufferedReader(source)  # type: ignore[type-var]
        encoding = assumed = _encoding_of_lines(source.peek(_BEGINNING)[:_BEGINNING])
    if encoding is None or encoding.startswith("utf-8"):
        return source, None
    return _Recoded(io.TextIOWrapper(source, encoding, errors="surrogateescape", newline="\n")), assumed


class _Recoded:
    """Lines of another encoding as lines of UTF-8."""

    def __init__(self, text: TextIO) -> None:
        self._text = text

    def readline(self, limit: int = -1, /) -> bytes:
        return self._text.readline(limit).encode("utf-8", "surrogateescape")


def _encoding_of_lines(beginning: bytes) -> str | None:
    """What lines that begin so are in, where it is clear and not UTF-8."""
    if not beginning.startswith(UTF16_MARKS):
        # a character may be cut at the end
        beginning = beginning[: beginning.rfind(b"\n") + 1] or beginning
    else:
        beginning = beginning[: len(beginning) // 2 * 2]
    try:
        decoded = decode(beginning, "")
    except DraftError:
        return None
    return decoded.encoding if decoded.assumed or beginning.startswith(UTF16_MARKS) else None


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

    encoding: str = getattr(stream, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
        safe = text
    except UnicodeEncodeError:
        safe = "".join(_encodable(character, encoding) for character in text)
    with _open_end():
        click.echo(safe, file=stream)


def _encodable(character: str, encoding: str) -> str:
    candidates: tuple[str, ...] = (character, *_STANDINS.get(character, ""))
    for candidate in candidates:
        try:
            candidate.encode(encoding)
            return candidate
        except UnicodeEncodeError:
            continue
    escaped: bytes = character.encode(encoding, "backslashreplace")
    return escaped.decode(encoding)


@contextmanager
def _open_end() -> Iterator[None]:
    """Raises `OutputError` when the reader of our output is gone."""
    try:
        yield
    except BrokenPipeError as error:
        # keep Python from trying to write what is left when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError("closed-pipe") from error
