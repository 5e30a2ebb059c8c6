"""Places and findings as other programs name them."""

from __future__ import annotations

import os
from typing import NamedTuple

from linter.findings import Finding
from linter.knowledge import shipped
from linter.messages import say
from linter.redact import MASK
from linter.render.answer import Answer
from linter.report import Lines


class Span(NamedTuple):
    """Where something stands in a file: lines and columns from 1 in code points, the end exclusive.

    The columns are None where only the line is known.
    """

    line: int
    column: int | None
    end_line: int
    end_column: int | None


def spans(answer: Answer, parts: tuple[tuple[int, int], ...]) -> list[Span]:
    """The places of a draft's parts in its file."""
    if answer.line is not None:
        return [Span(answer.line, None, answer.line, None)]
    lines = Lines(answer.draft)
    places = [(*lines.place(start), *lines.place(max(start, end - 1))) for start, end in parts]
    return [Span(line, column, end_line, last + 1) for line, column, end_line, last in places]


def path_of(answer: Answer, fallback: str) -> str:
    """The draft's file with slashes, from the current folder where it is below that; `fallback` without a file."""
    if answer.file is None:
        return fallback
    path = answer.file
    try:
        relative = os.path.relpath(path)
    except ValueError:
        # on another drive
        relative = path
    return (path if relative.startswith(os.pardir) else relative).replace(os.sep, "/")


def title(finding: Finding, lang: str) -> str:
    """What was found, in a few words; the contact itself only where it is not masked."""
    text = say(f"kind.{finding.kind}", lang)
    if finding.service:
        text += f" ({shipped().services[finding.service].title})"
    return text if finding.value == MASK else f"{text}: {finding.value}"
