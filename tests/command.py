"""Runs the command line inside the test process, as a user would from a shell."""

from __future__ import annotations

import io
import os
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from linter.cli import main


@dataclass(frozen=True)
class Result:
    stdout: str
    stderr: str
    code: int


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def run(
    *arguments: str,
    stdin: str | bytes | None = None,
    lang: str,
    folder: Path | None = None,
    environment: dict[str, str] | None = None,
) -> Result:
    """What `sendlint ARGUMENTS` prints and returns; without `stdin` a terminal is at the other end."""
    data = stdin.encode("utf-8", "surrogatepass") if isinstance(stdin, str) else stdin or b""
    source = (_Terminal if stdin is None else io.TextIOWrapper)(io.BytesIO(data), encoding="utf-8")
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    # no settings and rulebooks of whoever runs the tests
    variables = {"SENDLINT_LANG": lang, "XDG_CONFIG_HOME": os.path.abspath(os.devnull), **(environment or {})}
    cleared = {name: value for name, value in os.environ.items() if not name.startswith("SENDLINT_")}
    code = 0
    with (
        patch.dict(os.environ, {**cleared, **variables}, clear=True),
        patch.object(sys, "stdin", source),
        chdir(folder or Path.cwd()),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main(list(arguments))
        except SystemExit as leaving:
            code = int(leaving.code or 0)
    return Result(_text(out), _text(err), code)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
