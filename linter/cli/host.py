"""`sendlint host`: the resident checker for other programs."""

from __future__ import annotations

import click

from linter.cli import options
from linter.messages import say


def command(lang: str) -> click.Command:
    @options.command("host", lang, say("help.host", lang))
    @click.option("--lines", is_flag=True, help=say("help.host-lines", lang))
    @options.language(lang)
    def host(lines: bool) -> int:
        from linter.hooks import host as resident

        return resident.serve_lines() if lines else resident.main()

    return host
