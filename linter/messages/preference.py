"""Which language to speak when nobody said."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from linter.messages import LANGUAGES


def preferred_language(
    arguments: list[str],
    environment: dict[str, str] | None = None,
    configured: Callable[[], str | None] = lambda: None,
) -> str:
    """The language of `--lang`, of `SENDLINT_LANG`, `configured` in a file, else of the locale.

    English where the locale is of neither language.
    """
    environment = dict(os.environ) if environment is None else environment
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and position + 1 < len(arguments) and arguments[position + 1] in LANGUAGES:
            return arguments[position + 1]
        if argument.startswith("--lang=") and argument[7:] in LANGUAGES:
            return argument[7:]
    if environment.get("SENDLINT_LANG") in LANGUAGES:
        return environment["SENDLINT_LANG"]
    language = configured()
    if language in LANGUAGES:
        return language
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "ja" if environment[name].lower().startswith("ja") else "en"
    return _system_language()


def _system_language() -> str:
    if sys.platform == "win32":
        import ctypes

        # the low ten bits are the primary language; 0x11 is Japanese
        return "ja" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x11 else "en"
    return "en"
