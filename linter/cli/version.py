"""`sendlint --version`: the program's version, and how old its knowledge of the rules is."""

from __future__ import annotations

from collections.abc import Iterator

from linter.knowledge import shipped
from linter.messages import say
from linter.render.terminal import column_width, pad


def lines(lang: str) -> Iterator[str]:
    """The version, then a line a rulebook with the days on which its sources were last read."""
    from linter import __version__

    yield say("version.program", lang, version=__version__)
    yield ""
    yield say("version.rules", lang)
    names = {identifier: table["name"][lang] for identifier, table in shipped().platforms.items()}
    widths = max(map(column_width, names)), max(map(column_width, names.values()))
    for identifier, name in names.items():
        days = sorted({rule.checked for rule in shipped().rulebook(identifier).rules if rule.checked})
        # the oldest says how far the rulebook may be behind
        span = " – ".join(dict.fromkeys((days[0], days[-1]))) if days else "-"
        yield f"  {pad(identifier, widths[0])}  {pad(name, widths[1])}  {span}"
