"""The command line. Each command is a module of its own, imported only when it is called."""

from __future__ import annotations

import gc
import os
import sys
from gettext import bindtextdomain
from importlib import import_module
from typing import Any, NoReturn

import click

from linter import messages
from linter.cli.streams import write_error
from linter.errors import SendlintError
from linter.messages import say
from linter.messages.preference import preferred_language

CLEAN, FOUND, UNJUDGED = 0, 1, 2
#: what shells report for a program that the user interrupted
_INTERRUPTED = 130

_COMMANDS = ("check", "scan", "reply", "thread", "explain", "platforms", "hook", "host", "mcp", "completion")


class Context(click.Context):
    """click's context with help pages of our layout."""

    def make_formatter(self) -> click.HelpFormatter:
        from linter.cli.help import Formatter

        return Formatter(width=self.terminal_width, max_width=self.max_content_width)


class _Commands(click.Group):
    """A group whose commands are modules, so that `check` does not pay for the others."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        if cmd_name != "check":
            gc.enable()
        command: click.Command = import_module(f"linter.cli.{cmd_name}").command(ctx.obj)
        return command


def command_line(lang: str) -> click.Group:
    """The whole command line, speaking `lang`."""
    from linter.cli.options import language, version

    group = _Commands(
        "sendlint",
        help=say("help.main", lang),
        options_metavar=say("help.usage-options", lang),
        subcommand_metavar=say("help.usage-command", lang),
        context_settings={
            "help_option_names": ["-h", "--help"],
            "obj": lang,
            "max_content_width": 100,
            # https://no-color.org; None leaves the choice to the terminal
            "color": False if os.environ.get("NO_COLOR") else None,
        },
    )
    version(lang)(group)
    language(lang)(group)
    return group


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code: 0 nothing found, 1 something, 2 not judged."""
    arguments = sys.argv[1:] if arguments is None else arguments
    isolated = "--isolated" in arguments
    environment = {name: value for name, value in os.environ.items() if not (isolated and name == "SENDLINT_LANG")}
    lang = preferred_language(arguments, environment, lambda: None if isolated else _configured_language())
    os.environ["LANGUAGE"] = lang
    bindtextdomain("messages", os.path.join(messages.__path__[0], "locale"))
    collecting = gc.isenabled()
    # looking for garbage takes a message 3 ms, and what one leaves behind goes with the process; what runs longer
    # turns it on again
    gc.disable()
    try:
        code = _run(arguments, lang)
    finally:
        if collecting:
            gc.enable()
    sys.exit(code)


def _configured_language() -> str | None:
    """The language that the settings for the current folder name; a command complains if they are broken."""
    from linter.settings import load

    try:
        language: str | None = load(os.getcwd(), os.environ).get("lang").value
    except (SendlintError, OSError):
        return None
    return language


def _run(arguments: list[str], lang: str) -> int:
    try:
        result: Any = command_line(lang).main(arguments, prog_name="sendlint", standalone_mode=False)
        sys.stdout.flush()
        return int(result or CLEAN)
    except click.exceptions.NoArgsIsHelpError as error:
        write_error(error.format_message())
        return UNJUDGED
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "sendlint"
        write_error(f"{say('error.heading', lang)}{error.format_message()}")
        write_error(say("error.hint", lang, command=command))
        return UNJUDGED
    except SendlintError as error:
        write_error(f"{say('error.heading', lang)}{error.message(lang)}")
        return UNJUDGED
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except Exception as error:
        if os.environ.get("SENDLINT_DEBUG"):
            raise
        # the type only: an exception's text may quote the draft
        write_error(f"{say('error.heading', lang)}{say('error.internal', lang, problem=type(error).__name__)}")
        return UNJUDGED
