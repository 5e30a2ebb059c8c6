"""The settings there are, and what each may be."""

from __future__ import annotations

from typing import Any

from linter.messages import LANGUAGES, say
from linter.rulebook import SEVERITIES, Severity

FORMATS = ("text", "concise", "json", "github", "gitlab", "junit", "sarif")


class Key:
    """A setting: its name in a file, and the values it takes; without `choices` any text, or true and false.

    `default` holds when nobody says anything; None where that is for the command to know.
    """

    __slots__ = ("choices", "default", "is_flag", "name")

    def __init__(
        self, name: str, choices: tuple[str, ...] = (), is_flag: bool = False, default: str | bool | None = None
    ) -> None:
        self.name, self.choices, self.is_flag, self.default = name, choices, is_flag, default

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return "SENDLINT_" + self.name.replace("-", "_").upper()

    def accepts(self, value: Any) -> bool:
        if self.is_flag:
            return isinstance(value, bool)
        return isinstance(value, str) and (not self.choices or value in self.choices)

    def wanted(self, lang: str) -> str:
        """What the setting takes, in words."""
        if self.is_flag:
            return say("setting.flag", lang)
        if self.choices:
            return say("setting.choice", lang, choices=", ".join(self.choices))
        return say("setting.text", lang)


KEYS = {
    key.name: key
    for key in (
        Key("platform"),
        Key("stage"),
        Key("application"),
        Key("region"),
        Key("encoding"),
        Key("lang", LANGUAGES),
        Key("format", FORMATS, default=FORMATS[0]),
        Key("fail-on", tuple(str(severity) for severity in SEVERITIES), default=str(Severity.WARNING)),
        Key("exit-zero", is_flag=True, default=False),
        Key("redact", is_flag=True),
        Key("statistics", is_flag=True, default=False),
        Key("verbose", is_flag=True, default=False),
    )
}

#: what a variable may say for a flag
FLAGS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
