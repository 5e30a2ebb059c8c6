"""`sendlint mcp`: tools for agents."""

from __future__ import annotations

import click

from linter.cli import CLEAN, options
from linter.errors import UsageError
from linter.messages import say


def command(lang: str) -> click.Command:
    @options.command("mcp", lang, say("help.mcp", lang))
    @options.language(lang)
    def mcp() -> int:
        try:
            from linter.hooks.mcp import server
        except ModuleNotFoundError as error:
            raise UsageError("no-mcp") from error
        server(lang).run("stdio")
        return CLEAN

    return mcp
