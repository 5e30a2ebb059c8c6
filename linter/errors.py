"""What can go wrong, each with a code and the values its message needs.

    SendlintError
     ├─ UsageError       the request cannot be judged as asked (unknown platform, stage, file …)
     ├─ DraftError       the draft cannot be judged (too long, out of time, undecodable …)
     ├─ OutputError        the answer could not be given
     └─ PatternError       a file of ours or of the user's is broken

The words for a code are in `linter.messages`, in every language a user may read.
"""

from __future__ import annotations


class Text(str):
    """A value that is a key of `linter.messages` itself and is said in the reader's language."""

    __slots__ = ("values",)
    values: dict[str, str]

    def __new__(cls, key: str, **values: str) -> Text:
        text = super().__new__(cls, key)
        text.values = values
        return text


class SendlintError(Exception):
    """An error that a user can read: `code` names the message, `values` fill it in."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def message(self, lang: str) -> str:
        from linter.messages import say

        values = {
            name: say(value, lang, **value.values) if isinstance(value, Text) else value
            for name, value in self.values.items()
        }
        return say(f"error.{self.code}", lang, **values)

    def __str__(self) -> str:
        return self.message("en")


class UsageError(SendlintError):
    """The request names something that does not exist or does not fit together."""


class DraftError(SendlintError):
    """The draft could not be judged; its verdict is `unknown`, never `ok`."""


class OutputError(SendlintError):
    """The answer did not reach its reader, so nobody may take it for `ok`."""


class PatternError(SendlintError):
    """A pattern file or rulebook is broken: which file, which key, what is wrong."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        super().__init__("pattern-file" if key else "pattern-file-whole", file=file, key=key, problem=problem)
