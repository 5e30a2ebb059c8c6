"""Settings from files and variables: which apply, and where each comes from.

Of the settings files only one is read: `--config`, else the nearest `sendlint.toml` or `pyproject.toml` with a
`[tool.sendlint]` above the drafts, else the user's own. A file builds on another by `extend` alone. Variables
(`SENDLINT_…`) come before files, the command line before both.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from linter.errors import SendlintError, UsageError
from linter.messages import LANGUAGES, say

if TYPE_CHECKING:
    from linter.allow import AllowList

# plain classes, since a named tuple takes ten times as long to define and every message pays for it


class Origin:
    """Where a value comes from: the `command` line, a `variable`, a `file`, or `default`.

    `name` is that of the variable or the file. For finding the line, `key` has the table's header, the key in it and
    which entry of a list it is; `line` is given where it is known already.
    """

    __slots__ = ("_known_line", "key", "kind", "name")

    def __init__(
        self, kind: str, name: str = "", key: tuple[str, str, int | None] | None = None, line: int | None = None
    ) -> None:
        self.kind, self.name, self.key, self._known_line = kind, name, key, line

    @property
    def line(self) -> int | None:
        """The line it stands on, from 1. Looked for only when asked, since few ever ask."""
        if self._known_line or not self.key:
            return self._known_line
        from linter.settings.toml_lines import line_of

        try:
            with open(self.name, encoding="utf-8-sig") as file:
                return line_of(file.read(), *self.key)
        except (OSError, UnicodeDecodeError):
            return None

    def place(self, lang: str) -> str:
        """In words; a file's name in the form that editors and terminals can jump to."""
        line, name = self.line, self.name
        if self.kind == "file":
            below = os.path.join(os.getcwd(), "")
            name = name.removeprefix(below)
        return say(f"setting.from-{self.kind}", lang, place=name if line is None else f"{name}:{line}")


DEFAULT = Origin("default")
COMMAND = Origin("command")


class SettingsError(UsageError):
    """A setting is broken: where it stands, which one, what is wrong and what would be right.

    `wrong` is an error of the value's own, or a key of the messages below `setting.` with the values it needs.
    """

    def __init__(self, origin: Origin, key: str, wrong: str | SendlintError, /, **values: Any) -> None:
        super().__init__(
            "settings" if key else "settings-file",
            place={lang: origin.place(lang) for lang in LANGUAGES},
            problem={lang: _problem(wrong, lang, values) for lang in LANGUAGES},
            **({"key": key} if key else {}),
        )


def _problem(wrong: str | SendlintError, lang: str, values: Mapping[str, Any]) -> str:
    if isinstance(wrong, SendlintError):
        return wrong.message(lang)
    return say(
        f"setting.{wrong}", lang, **{name: value(lang) if callable(value) else value for name, value in values.items()}
    )


class Setting:
    """A value and where it comes from."""

    __slots__ = ("origin", "value")

    def __init__(self, value: Any, origin: Origin) -> None:
        self.value, self.origin = value, origin


class Allow:
    """An entry of the allow-list as written."""

    __slots__ = ("origin", "table")

    def __init__(self, table: Mapping[str, Any], origin: Origin) -> None:
        self.table, self.origin = table, origin


class Layer:
    """What one source sets, by the names of `keys.KEYS`."""

    __slots__ = ("allow", "values")

    def __init__(self, values: Mapping[str, Setting], allow: tuple[Allow, ...] = ()) -> None:
        self.values, self.allow = values, allow


class Settings:
    """The layers that apply, the strongest first."""

    __slots__ = ("layers",)

    def __init__(self, layers: tuple[Layer, ...] = ()) -> None:
        self.layers = layers

    def get(self, key: str) -> Setting:
        """The strongest layer's value of `key`, or its default."""
        for layer in self.layers:
            if key in layer.values:
                return layer.values[key]
        from linter.settings.keys import KEYS

        return Setting(KEYS[key].default, DEFAULT)

    @property
    def allow(self) -> tuple[Allow, ...]:
        return tuple(entry for layer in self.layers for entry in layer.allow)

    def allow_list(self, lang: str, *, once: Iterable[str] = (), places: bool = False) -> AllowList:
        """The allow-list, drafts that are let pass `once` (by their hash) included; with `places`, entries say theirs.

        Raises `SettingsError` for an entry that cannot be used.
        """
        from linter.allow import Allowance, AllowError, AllowList

        entries: list[Allowance] = []
        for value in once:
            try:
                entries.append(Allowance.parse({"draft": value}, COMMAND.place(lang)))
            except AllowError as error:
                raise SettingsError(COMMAND, "--allow-once", error) from error
        for allow in self.allow:
            try:
                entries.append(Allowance.parse(allow.table, allow.origin.place(lang) if places else ""))
            except AllowError as error:
                raise SettingsError(allow.origin, "allow", error) from error
        return AllowList(entries)

    def over(self, given: Mapping[str, Any]) -> Settings:
        """These settings with what the command line says on top; None is what it does not say."""
        said = {key: Setting(value, COMMAND) for key, value in given.items() if value is not None}
        return Settings((Layer(said), *self.layers))


def load(start: str, environment: Mapping[str, str], *, config: str | None = None, isolated: bool = False) -> Settings:
    """The settings for drafts in the folder `start`.

    Raises `SettingsError` for a file or a variable that is broken.
    """
    from linter.settings import files, variables

    if isolated:
        return Settings()
    set_by_variables = variables.read(environment)
    config = config or environment.get("SENDLINT_CONFIG") or None
    return Settings((set_by_variables, *files.read(start, config)))


def load_own() -> Settings:
    """The settings in the user's own file, for programs that no folder is meant by."""
    from linter.settings import files

    own = files.users_file()
    return load(os.path.dirname(own), {}, config=own) if os.path.isfile(own) else Settings()


def folder_of(paths: Iterable[str]) -> str:
    """Where the search for a settings file begins: the folder that holds all of `paths`, or the current one."""
    folders = [os.path.dirname(os.path.abspath(path)) for path in paths]
    try:
        return os.path.commonpath(folders) if folders else os.getcwd()
    except ValueError:
        # on different drives, or a path that is none; opening it will say so
        return os.getcwd()
