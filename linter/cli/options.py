"""Options that several commands share, each in the user's language."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

import click

from linter import folders
from linter.cli import CLEAN, Context
from linter.cli.streams import write
from linter.core import rulebook_for
from linter.engagement import Engagement
from linter.errors import UsageError
from linter.knowledge import Knowledge, shipped
from linter.messages import LANGUAGES, say
from linter.rulebook import SEVERITIES, Severity
from linter.settings import Settings

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class _Command(click.Command):
    context_class = Context


def command(name: str, lang: str, help_text: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command whose help is in the user's language, the line on its usage included."""
    return click.command(name, cls=_Command, help=help_text, options_metavar=say("help.usage-options", lang))


def argument(name: str, what: str, metavar: str, **settings: Any) -> Decorator:
    """An argument for which a shell offers `what` (a function of `complete`)."""
    return click.argument(name, metavar=metavar, shell_complete=_completing(what), **settings)


def _completing(what: str) -> Callable[[click.Context, click.Parameter, str], list[Any]]:
    def offer(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[Any]:
        from linter.cli import complete

        offered: list[Any] = getattr(complete, what)(context, parameter, incomplete)
        return offered

    return offer


def language(lang: str) -> Decorator:
    # its value is taken from the arguments before they are parsed, so that even errors speak it
    return click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=say("help.lang", lang))


def version(lang: str) -> Decorator:
    def show(context: click.Context, parameter: click.Parameter, given: bool) -> None:
        if given and not context.resilient_parsing:
            from linter.cli.version import lines

            write("\n".join(lines(lang)))
            context.exit()

    return click.option(
        "-V",
        "--version",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=say("help.version", lang),
    )


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
                shell_complete=_completing("applications"),
                metavar=say("help.value-application", lang),
                help=say("help.application", lang),
            ),
            click.option(
                "-s",
                "--stage",
                shell_complete=_completing("stages"),
                metavar=say("help.value-stage", lang),
                help=say("help.stage", lang),
            ),
            click.option(
                "-p",
                "--platform",
                envvar="SENDLINT_PLATFORM",
                shell_complete=_completing("platforms"),
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
        "--rulebook",
        multiple=True,
        shell_complete=_completing("files"),
        metavar=say("help.value-file", lang),
        help=say("help.rulebook", lang),
    )


def group(kind: type[click.Group], name: str, lang: str, text: str) -> click.Group:
    """A command of commands, with `text` as its help and `--lang`."""
    made = kind(
        name,
        help=text,
        options_metavar=say("help.usage-options", lang),
        subcommand_metavar=say("help.usage-command", lang),
    )
    language(lang)(made)
    return made


def knowledge(rulebook: tuple[str, ...]) -> Knowledge:
    """What sendlint knows, the user's own rulebooks included: those named, and those in the user's folder.

    Raises `UsageError` or `PatternError` for a file that cannot be used.
    """
    folder = folders.own_rulebooks()
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


def outcome(lang: str) -> Decorator:
    """What counts as a failure; reaches the command as `fail_on` and `exit_zero`."""
    return _all(fail_on(lang), _flag("--exit-zero", "help.exit-zero", lang))


def fail_on(lang: str) -> Decorator:
    """From which severity on a finding counts; reaches the command as `fail_on`."""
    return click.option(
        "--fail-on",
        type=click.Choice([str(severity) for severity in reversed(SEVERITIES)]),
        help=_with_default("help.fail-on", lang, str(Severity.WARNING)),
    )


def output(lang: str, formats: tuple[str, ...]) -> Decorator:
    """How the answer is given: `output_format`, `output`, `redact`, `statistics`, `verbose`."""
    return _all(
        click.option(
            "-f",
            "--format",
            "output_format",
            type=click.Choice(formats),
            help=_with_default("help.format", lang, formats[0]),
        ),
        click.option(
            "-o",
            "--output",
            shell_complete=_completing("files"),
            metavar=say("help.value-file", lang),
            help=say("help.output", lang),
        ),
        _flag("--redact", "help.redact", lang),
        _flag("--statistics", "help.statistics", lang),
        click.option("-v", "--verbose/--no-verbose", default=None, help=say("help.verbose", lang)),
    )


def settings(lang: str) -> Decorator:
    """Where settings come from: `config`, `isolated`, `show_settings`; and `encoding`, `allow_once`."""
    return _all(
        click.option("--encoding", metavar=say("help.value-encoding", lang), help=say("help.encoding", lang)),
        click.option(
            "--allow-once", multiple=True, metavar=say("help.value-draft", lang), help=say("help.allow-once", lang)
        ),
        click.option(
            "--config",
            shell_complete=_completing("files"),
            metavar=say("help.value-file", lang),
            help=say("help.config", lang),
        ),
        click.option("--isolated", is_flag=True, help=say("help.isolated", lang)),
        click.option("--show-settings", is_flag=True, help=say("help.show-settings", lang)),
    )


def _all(*decorators: Decorator) -> Decorator:
    """The decorators as one, their options listed in this order."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


def _flag(name: str, text: str, lang: str) -> Decorator:
    # without a default, so that a settings file may have its say; and it can be taken back
    return click.option(f"{name}/--no-{name[2:]}", default=None, help=say(text, lang))


def _with_default(text: str, lang: str, default: str) -> str:
    return f"{say(text, lang)}{say('help.default', lang, default=default)}"


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


def print_settings(found: Settings, given: Mapping[str, Any], lang: str) -> int:
    """Answer `--show-settings`; returns the exit code."""
    from linter.cli.chosen import spoken
    from linter.cli.show_settings import lines

    write("\n".join(lines(found, knowledge(given["rulebook"]), spoken(lang, found))))
    return CLEAN


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
