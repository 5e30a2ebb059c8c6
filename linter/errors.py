"""What can go wrong, each with a code and the values its message needs.

    SendlintError
     ├─ UsageError       the request cannot be judged as asked (unknown platform, stage, file …)
     │   └─ ApprovalError  nobody said whether a thread's approval outlasts the step to a contract
     ├─ DraftError       the draft cannot be judged (too long, out of time, undecodable …)
     ├─ OutputError        the answer could not be given
     ├─ StoreError         the store of threads cannot be used
     └─ PatternError       a file of ours or of the user's is broken

The words for a code are in `linter.messages`, in every language a user may read.
"""

from __future__ import annotations

from collections.abc import Mapping


class Text(str):
    """A value that is a key of `linter.messages` itself and is said in the reader's language."""

    __slots__ = ("values",)
    values: dict[str, str]

    def __new__(cls, key: str, **values: str) -> Text:
        text = super().__new__(cls, key)
        text.values = values
        return text


class SendlintError(Exception):
    """An error that a user can read: `code` names the message, `values` fill it in, some by language."""

    def __init__(self, code: str, **values: str | int | Mapping[str, str]) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def message(self, lang: str) -> str:
        from linter.messages import say

        return say(f"error.{self.code}", lang, **{name: _said(value, lang) for name, value in self.values.items()})

    def __str__(self) -> str:
        return self.message("en")


def _said(value: str | int | Mapping[str, str], lang: str) -> str | int:
    from linter.messages import say

    if isinstance(value, Text):
        return say(value, lang, **value.values)
    return value[lang] if isinstance(value, Mapping) else value


class UsageError(SendlintError):
    """The request names something that does not exist or does not fit together."""


class ApprovalError(UsageError):
    """A thread with an approval goes on to a contract; `question` asks the user whether the approval still stands."""

    def __init__(self, question: Mapping[str, str]) -> None:
        super().__init__("approval-question")
        self.question = question

    def message(self, lang: str) -> str:
        return f"{self.question[lang]} {super().message(lang)}"


class DraftError(SendlintError):
    """The draft could not be judged; its verdict is `unknown`, never `ok`."""


class OutputError(SendlintError):
    """The answer did not reach its reader, so nobody may take it for `ok`."""


class StoreError(SendlintError):
    """The store of threads cannot be read or written; what was acknowledged before is still in it."""


class PatternError(SendlintError):
    """A pattern file or rulebook is broken: which file, which key, what is wrong."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        super().__init__("pattern-file" if key else "pattern-file-whole", file=file, key=key, problem=problem)
