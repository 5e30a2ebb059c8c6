"""A resident process that answers one request after the other, in frames or in lines.

Frames are what a browser speaks with a program beside it: a length of four bytes in the machine's own order, then that
much JSON, both ways.
https://developer.chrome.com/docs/extensions/develop/concepts/native-messaging#native-messaging-host-protocol
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import BinaryIO

from linter.core import lint
from linter.engagement import Engagement
from linter.errors import SendlintError, UsageError
from linter.hooks.protocol import Checker, encode
from linter.knowledge import shipped
from linter.messages.preference import preferred_language

#: bytes of a request: a draft and its history, every character of them written as an escape
MAX_REQUEST = 1_000_000
#: what a browser sends at most; a longer frame is none, and what follows cannot be told apart any more
_MAX_FRAME = 64 * 1024 * 1024 + 4
_CHUNK = 1 << 16

#: drafts that between them ask for everything that is loaded late
_WARMING = (
    "お世話になっております。続きはLINEでお話しできますか。電話は 03-5000-1234 です。",
    "Could we go on over WhatsApp? I am at hanako at kikaku dot jp, https://kikaku.jp/contact",
)


def main() -> int:
    """`sendlint-host`: what a browser starts. Takes no arguments of its own; the browser names the caller in some."""
    source, target = sys.stdin.buffer, _claim_output()
    with suppress(BrokenPipeError):
        return serve(read_frames(source), target, Checker(preferred_language([])), frame)
    return 0


def serve_lines() -> int:
    """`sendlint host --lines`: the same over lines, for programs that find those easier."""
    source, target = sys.stdin.buffer, _claim_output()
    with suppress(BrokenPipeError):
        return serve(read_lines(source), target, Checker(preferred_language([])), lambda data: data + b"\n")
    return 0


def _claim_output() -> BinaryIO:
    """Standard output for answers alone: whatever else prints, prints to standard error."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return output


def serve(
    requests: Iterator[bytes | SendlintError], target: BinaryIO, checker: Checker, pack: Callable[[bytes], bytes]
) -> int:
    """Answer every request until they end: 0, or 2 where they ended in something that is no request."""
    threading.Thread(target=_warm, daemon=True).start()
    for request in requests:
        answer = checker.refusal(request) if isinstance(request, SendlintError) else checker.answer_to(request)
        target.write(pack(encode(answer)))
        target.flush()
        if isinstance(request, SendlintError) and request.code == "request-no-frame":
            return 2
    return 0


def _warm() -> None:
    """Load what is loaded late while nobody waits, so that the first doubtful draft does not."""
    platform = next(iter(shipped().platforms))
    for draft in _WARMING:
        with suppress(Exception):
            lint(draft, Engagement(platform), deadline=None)


def frame(data: bytes) -> bytes:
    """`data` behind its length."""
    return len(data).to_bytes(4, sys.byteorder) + data


def read_frames(source: BinaryIO) -> Iterator[bytes | SendlintError]:
    """The content of every frame; an error for one that is too long to be read, and for what is no frame."""
    while len(head := source.read(4)) == 4:
        length = int.from_bytes(head, sys.byteorder)
        if length > _MAX_FRAME:
            yield UsageError("request-no-frame")
            return
        if length > MAX_REQUEST:
            while length and (skipped := source.read(min(length, _CHUNK))):
                length -= len(skipped)
            yield UsageError("request-too-long", limit=MAX_REQUEST)
            continue
        data = source.read(length)
        if len(data) < length:
            return
        yield data


def read_lines(source: BinaryIO) -> Iterator[bytes | SendlintError]:
    """Every line that is not blank; an error for one that is too long."""
    while line := source.readline(MAX_REQUEST + 1):
        if len(line) > MAX_REQUEST and not line.endswith(b"\n"):
            while (rest := source.readline(_CHUNK)) and not rest.endswith(b"\n"):
                pass
            yield UsageError("request-too-long", limit=MAX_REQUEST)
        elif line.strip():
            yield line
