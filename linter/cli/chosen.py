"""What a command is to do: the command line over variables over the settings file, all of it checked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

import click

from linter.cli import options
from linter.core import lint, rulebook_for
from linter.decoding import check_encoding
from linter.engagement import Engagement
from linter.errors import SendlintError, UsageError
from linter.knowledge import Knowledge
from linter.report import Report, Verdict
from linter.rulebook import Severity
from linter.settings import COMMAND, DEFAULT, Setting, Settings, SettingsError, folder_of, load
from linter.settings.keys import KEYS

#: formats that others store and show, so that no contact belongs into them
PUBLISHED = ("github", "gitlab", "junit", "sarif")
#: which setting an error of the engagement is about
_ABOUT = {
    "unknown-platform": "platform",
    "unknown-platform-close": "platform",
    "unknown-stage": "stage",
    "unknown-application": "application",
    "no-application": "application",
    "unknown-region": "region",
}


class Chosen:
    """How a run of a command that knows `formats` answers; `lang` is what the command line or the locale says.

    Raises `SettingsError` for what a file or a variable got wrong.
    """

    def __init__(self, lang: str, found: Settings, given: Mapping[str, Any], formats: tuple[str, ...]) -> None:
        self.lang = spoken(lang, found)
        self.knowledge = options.knowledge(given["rulebook"])
        chosen_format = found.get("format")
        if chosen_format.value not in formats:
            raise SettingsError(chosen_format.origin, "format", "not-here", known=", ".join(formats))
        self.format: str = chosen_format.value
        self.exit_zero: bool = found.get("exit-zero").value
        self.verbose: bool = found.get("verbose").value
        self.statistics: bool = found.get("statistics").value
        redact = found.get("redact").value
        self.redact: bool = self.format in PUBLISHED if redact is None else redact
        self.output: str | None = given.get("output")


class Terms:
    """How the drafts of one folder are read and judged.

    Raises `UsageError` for what does not exist; what a file or a variable got wrong is a `SettingsError`.
    """

    def __init__(self, found: Settings, given: Mapping[str, Any], chosen: Chosen) -> None:
        self.knowledge = chosen.knowledge
        self.engagement = engagement(found, given, chosen.knowledge)
        if given.get("incoming"):
            self.engagement = self.engagement._replace(direction="incoming")
        self.history = _earlier(given.get("history"))
        self.fail_on = Severity(found.get("fail-on").value)
        #: as Python calls it; None to recognise it
        self.encoding = _encoding(found)
        # finding the lines of entries takes time, and few ask for them
        places = chosen.verbose or bool(given.get("unused_allows"))
        once = given.get("allow_once") or ()
        self.allow = found.allow_list(chosen.lang, once=once, places=places) if once or found.allow else None

    def lint(self, text: str) -> Report:
        return lint(text, self.engagement, history=self.history, knowledge=self.knowledge, allow=self.allow)

    def unjudged(self, error: SendlintError) -> Report:
        """The report on a draft that could not even be read."""
        assumed = () if self.engagement.stage else ("stage",)
        return Report(Verdict.UNKNOWN, self.engagement, assumed=assumed, error=error)


def settings(files: Iterable[str], given: Mapping[str, Any]) -> Settings:
    """Every layer that holds for all of `files` together; `given` are a command's parameters."""
    found = load(
        folder_of(file for file in files if file != "-"),
        os.environ,
        config=given.get("config"),
        isolated=bool(given.get("isolated")),
    )
    said = {key.name: given.get(key.name.replace("-", "_")) for key in KEYS.values()}
    # from a variable it is one of the settings
    said["platform"] = options.typed("platform", said["platform"])
    said["format"] = given.get("output_format")
    return found.over(said)


def spoken(lang: str, found: Settings) -> str:
    """The language that was asked for; `lang` is what the command line or the locale says."""
    context: click.Context | None = click.get_current_context(silent=True)
    while context is not None:
        if context.get_parameter_source("lang") is click.core.ParameterSource.COMMANDLINE:
            return lang
        context = context.parent
    return str(found.get("lang").value or lang)


def effective(found: Settings, known: Knowledge) -> dict[str, Setting]:
    """What every key comes to, a stage or an application that belongs to another platform left out."""
    values = {name: found.get(name) for name in KEYS}
    platform = values["platform"].value
    for name in ("stage", "application"):
        if platform and not _is_for(platform, name, found, known):
            values[name] = Setting(None, DEFAULT)
    return values


def _is_for(platform: str, name: str, found: Settings, known: Knowledge) -> bool:
    """Whether whoever set the stage or the application had this platform in mind."""
    for at, layer in enumerate(found.layers):
        if name in layer.values:
            meant = Settings(found.layers[at:]).get("platform").value
            return meant is None or _same_platform(meant, platform, known)
    return True


def _same_platform(one: str, other: str, known: Knowledge) -> bool:
    if one == other:
        return True
    try:
        return rulebook_for(one, known).id == rulebook_for(other, known).id
    except UsageError:
        return False


def engagement(found: Settings, given: Mapping[str, Any], known: Knowledge) -> Engagement:
    """The engagement of the thread, if one is named, else that of the settings; in common ids.

    Raises `UsageError` for what does not exist, and naming the place where a setting says so.
    """
    if given.get("thread") is not None:
        return _of_thread(found, given, known)
    values = effective(found, known)
    try:
        fields = {name: values[name].value for name in ("platform", "stage", "application", "region")}
        return options.build_engagement(known, cases=given["cases"], **fields)
    except UsageError as error:
        about = _ABOUT.get(error.code)
        if about and values[about].origin.kind in ("file", "variable"):
            raise SettingsError(values[about].origin, about, error) from error
        raise


def _of_thread(found: Settings, given: Mapping[str, Any], known: Knowledge) -> Engagement:
    """What is remembered of the thread, with what the command line says in its place.

    Settings speak of drafts in general, and the thread knows better; only the region is none of its own.
    """
    from linter.threads import Threads

    typed = found.layers[0].values
    platform = typed["platform"].value if "platform" in typed else None
    remembered = Threads(knowledge=known).get(given["thread"], platform).engagement
    rulebook = rulebook_for(remembered.platform, known)
    fields: dict[str, Any] = {name: typed[name].value for name in ("stage", "application") if name in typed}
    region = typed["region"].value if "region" in typed else remembered.region or found.get("region").value
    fields["region"] = options.check_region(region)
    fields |= {case.field: case.id for case in map(rulebook.case, given["cases"])}
    return rulebook.resolve(remembered._replace(**{field: value for field, value in fields.items() if value}))


def _earlier(path: str | None) -> tuple[str, ...]:
    if path is None:
        return ()
    from linter.cli.history import read_history

    return read_history(path)


def _encoding(found: Settings) -> str | None:
    setting = found.get("encoding")
    if setting.value is None:
        return None
    try:
        return check_encoding(setting.value)
    except UsageError as error:
        if setting.origin is COMMAND:
            raise
        raise SettingsError(setting.origin, "encoding", error) from error
