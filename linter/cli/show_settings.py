"""`--show-settings`: every setting, its value and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from linter.cli.chosen import effective
from linter.knowledge import Knowledge
from linter.messages import say
from linter.render.terminal import column_width, pad, visible
from linter.settings import Settings


def lines(found: Settings, known: Knowledge, lang: str) -> Iterator[str]:
    """A line a setting, then a line an entry of the allow-list."""
    rows = [
        (name, _written(setting.value, lang), setting.origin.place(lang))
        for name, setting in effective(found, known).items()
    ]
    widths = [max(column_width(row[column]) for row in rows) for column in (0, 1)]
    for name, value, place in rows:
        yield f"{click.style(pad(name, widths[0]), bold=True)} = {pad(value, widths[1])}  # {visible(place)}"
    for allow in found.allow:
        place = visible(allow.origin.place(lang))
        yield f"{click.style(pad('allow', widths[0]), bold=True)} = {_entry(allow.table)}  # {place}"


def _written(value: Any, lang: str) -> str:
    if value is None:
        return say("setting.unset", lang)
    return str(value).lower() if isinstance(value, bool) else f'"{visible(str(value))}"'


def _entry(table: Any) -> str:
    return "{ " + ", ".join(f"{name} = {_written(value, 'en')}" for name, value in table.items()) + " }"
