"""What a renderer is given for one draft."""

from __future__ import annotations

from collections.abc import Mapping

from linter.report import Report


class Answer:
    """The report on one draft, and where that draft is.

    `name` is what people call the draft, None for standard input. `file` is the file it is in; `line` the line
    of that file which holds the whole draft, None where the draft is the file. `text` is what was checked, where that
    is not the draft as it stands in the file. `more` is what a command adds for programs.
    """

    __slots__ = ("draft", "file", "line", "more", "name", "report", "text")

    def __init__(
        self,
        report: Report,
        draft: str,
        name: str | None = None,
        file: str | None = None,
        line: int | None = None,
        text: str | None = None,
        more: Mapping[str, object] | None = None,
    ) -> None:
        self.report, self.draft, self.name, self.file, self.line = report, draft, name, file, line
        self.text = draft if text is None else text
        self.more = more or {}
