"""`sendlint completion`: the script that teaches a shell our commands."""

from __future__ import annotations

import click

from linter.cli import CLEAN, options
from linter.cli.streams import write
from linter.messages import say

_SHELLS = ("bash", "zsh", "fish")


def command(lang: str) -> click.Command:
    @options.command("completion", lang, say("help.completion", lang))
    @click.argument("shell", type=click.Choice(_SHELLS))
    @options.language(lang)
    @click.pass_context
    def completion(context: click.Context, shell: str) -> int:
        from click.shell_completion import get_completion_class

        script = get_completion_class(shell)
        assert script is not None
        # the template as it is: `source()` would first ask for the version of whichever bash is on the path
        made = script(context.find_root().command, {}, "sendlint", "_SENDLINT_COMPLETE")
        write(script.source_template % made.source_vars())
        return CLEAN

    return completion
