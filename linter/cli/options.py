"""Options that several commands share, each in the user's language."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click

from linter.cli import Context
from linter.core import rulebook_for
from linter.engagement import Engagement
from linter.errors import UsageError
from linter.knowledge import Knowledge, shipped
from linter.messages import LANGUAGES, say
from linter.rulebook import SEVERITIES, Severity

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class _Command(click.Command):
    context_class = Context


def command(name: str, lang: str, help_text: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command whose help is in the user's language, the line on its usage included."""
    return click.command(name, cls=_Command, help=help_text, options_metavar=say("help.usage-options", lang))


def language(lang: str) -> Decorator:
    # its value is taken from the arguments before they are parsed, so that even errors speak it
    return click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=say("help.lang", lang))


def engagement(lang: str) -> Decorator:
    """The engagement's options; they reach the command as `platform`, `stage`, `application`, `cases`, `region`,
    and `rulebook` with the user's own rules."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        choices = ", ".join(shipped().platform_names)
        function = rulebooks(lang)(function)
        for option in (
            click.option("--region", metavar=say("help.value-region", lang), help=say("help.region", lang)),
            click.option(
                "--case", "cases", multiple=True, metavar=say("help.value-case", lang), help=say("help.case", lang)
            ),
            click.option(
                "-a",
                "--application",
                metavar=say("help.value-application", lang),
                help=say("help.application", lang),
            ),
            click.option("-s", "--stage", metavar=say("help.value-stage", lang), help=say("help.stage", lang)),
            click.option(
                "-p",
                "--platform",
                envvar="SENDLINT_PLATFORM",
                metavar=say("help.value-platform", lang),
                help=say("help.platform", lang, choices=choices),
            ),
        ):
            function = option(function)
        return function

    return decorate


def rulebooks(lang: str) -> Decorator:
    """The user's own rulebook files; they reach the command as `rulebook`, for `knowledge`."""
    return click.option(
        "--rulebook", multiple=True, metavar=say("help.value-file", lang), help=say("help.rulebook", lang)
    )


def knowledge(rulebook: tuple[str, ...]) -> Knowledge:
    """What sendlint knows, the user's own rulebooks included: those named, and those in the user's folder.

    Raises `UsageError` or `PatternError` for a file that cannot be used.
    """
    # the same folder as platformdirs.user_config_path("sendlint", appauthor=False)
    folder = os.path.join(click.get_app_dir("sendlint", roaming=False), "rulebooks")
    if not rulebook and not os.path.isdir(folder):
        return shipped()
    from linter.own_rulebooks import with_rulebooks

    return with_rulebooks(shipped(), rulebook, folder)


def thread(lang: str) -> Decorator:
    """The thread whose engagement is meant; reaches the command as `thread`."""
    return click.option("-t", "--thread", metavar=say("help.value-thread", lang), help=say("help.thread-option", lang))


def typed(option: str, value: str | None) -> str | None:
    """`value` if it was typed on the command line, and not taken from the environment or a setting."""
    source = click.get_current_context().get_parameter_source(option)
    return value if source is click.core.ParameterSource.COMMANDLINE else None


def threaded_engagement(
    known: Knowledge,
    thread: str | None,
    platform: str | None,
    stage: str | None,
    application: str | None,
    cases: tuple[str, ...],
    region: str | None,
) -> Engagement:
    """The engagement of `thread`, if one is named, with what else is given in its place."""
    if thread is None:
        return build_engagement(known, platform, stage, application, cases, region)
    from linter.threads import Threads

    remembered = Threads(knowledge=known).get(thread, typed("platform", platform)).engagement
    rulebook = rulebook_for(remembered.platform, known)
    given: dict[str, Any] = {"stage": stage, "application": application, "region": check_region(region)}
    given |= {case.field: case.id for case in map(rulebook.case, cases)}
    return rulebook.resolve(remembered._replace(**{field: value for field, value in given.items() if value}))


def outcome(lang: str) -> Decorator:
    """What counts as a failure; reaches the command as `fail_on` and `exit_zero`."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        function = click.option("--exit-zero", is_flag=True, help=say("help.exit-zero", lang))(function)
        return click.option(
            "--fail-on",
            type=click.Choice([str(severity) for severity in reversed(SEVERITIES)]),
            default=str(Severity.WARNING),
            show_default=True,
            help=say("help.fail-on", lang),
        )(function)

    return decorate


def output_format(lang: str, *formats: str) -> Decorator:
    return click.option(
        "-f",
        "--format",
        "output_format",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=say("help.format", lang),
    )


def build_engagement(
    known: Knowledge,
    platform: str | None,
    stage: str | None,
    application: str | None,
    cases: tuple[str, ...],
    region: str | None,
) -> Engagement:
    """The engagement as given on the command line, in common ids. Raises `UsageError` without a platform or for a
    word that it does not know."""
    if not platform:
        raise UsageError("no-platform", example="lancers", known=", ".join(known.platform_names))
    rulebook = rulebook_for(platform, known)
    fields: dict[str, Any] = {case.field: case.id for case in map(rulebook.case, cases)}
    engagement = Engagement(platform, stage or None, application or "none", region=check_region(region))
    return rulebook.resolve(engagement._replace(**fields))


def check_region(region: str | None) -> str | None:
    if region is None:
        return None
    wanted = region.strip().upper()
    if wanted not in shipped().phones["regions"]:
        import phonenumbers

        if wanted not in phonenumbers.SUPPORTED_REGIONS:
            raise UsageError("unknown-region", given=region)
    return wanted
