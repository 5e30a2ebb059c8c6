"""`sendlint platforms`: which platforms are known, and what one allows when."""

from __future__ import annotations

from collections.abc import Iterator

import click

from linter.cli import CLEAN, options
from linter.cli.streams import write
from linter.core import rulebook_for
from linter.findings import Channel
from linter.knowledge import shipped
from linter.messages import say
from linter.render.terminal import column_width, pad
from linter.rulebook import Named, Outcome, Rulebook

_COLOURS = {Outcome.ALLOWED: "green", Outcome.CONDITIONAL: "yellow", Outcome.FORBIDDEN: "red"}


def command(lang: str) -> click.Command:
    @options.command("platforms", lang, say("help.platforms", lang))
    @click.argument("name", required=False, metavar=f"[{say('help.value-platform', lang)}]")
    @options.language(lang)
    def platforms(name: str | None) -> int:
        lines = table(rulebook_for(name), lang) if name else _overview(lang)
        write("\n".join(lines))
        return CLEAN

    return platforms


def _overview(lang: str) -> Iterator[str]:
    yield say("table.platforms", lang)
    for identifier in shipped().platforms:
        rulebook = shipped().rulebook(identifier)
        yield f"\n{click.style(identifier, bold=True)} – {rulebook.name[lang]}\n  {rulebook.summary[lang]}"


def table(rulebook: Rulebook, lang: str) -> Iterator[str]:
    """What is allowed when: a block for every status of the application, a row a channel, a column a stage."""
    yield click.style(f"{rulebook.name[lang]} ({rulebook.id})", bold=True)
    yield rulebook.summary[lang]
    for title, status in _blocks(rulebook, lang):
        yield ""
        yield click.style(title, bold=True)
        yield from _grid(rulebook, status, lang)
    yield ""
    yield say("table.legend", lang)
    yield from _words("table.stages", rulebook.stages, lang)
    yield from _words("table.statuses", rulebook.statuses, lang)
    yield ""
    yield say("table.rules", lang)
    for rule in rulebook.rules:
        yield f"  {rulebook.id}/{rule.id}"


def _words(title: str, choices: tuple[Named, ...], lang: str) -> Iterator[str]:
    """What may be typed for each choice: its id, its name, the platform's further words."""
    if not choices:
        return
    yield ""
    yield click.style(say(title, lang), bold=True)
    width = max(column_width(choice.id) for choice in choices)
    for choice in choices:
        # names hold commas and middle dots themselves
        yield f"  {pad(choice.id, width)}  {' / '.join(dict.fromkeys((choice.name[lang], *choice.words)))}"


def _blocks(rulebook: Rulebook, lang: str) -> Iterator[tuple[str, str]]:
    """The statuses that differ, those with the same table under one title."""
    if not rulebook.statuses:
        yield say("table.any-application", lang), "none"
        return
    grids: dict[tuple[Outcome, ...], list[str]] = {}
    for status in rulebook.statuses:
        outcomes = tuple(
            rulebook.cell(channel, stage.id, status.id).outcome for channel in Channel for stage in rulebook.stages
        )
        grids.setdefault(outcomes, []).append(status.id)
    names = {status.id: status.name[lang] for status in rulebook.statuses}
    for statuses in grids.values():
        listed = ("・" if lang == "ja" else ", ").join(names[status] for status in statuses)
        yield f"{rulebook.application[lang]}: {listed}", statuses[0]


def _grid(rulebook: Rulebook, status: str, lang: str) -> Iterator[str]:
    heads = ["", *(stage.name[lang] for stage in rulebook.stages)]
    rows = [
        [
            say(f"channel.{channel}", lang),
            *(rulebook.cell(channel, stage.id, status).outcome for stage in rulebook.stages),
        ]
        for channel in Channel
    ]
    texts = [heads, *([row[0], *(say(f"outcome.{cell}", lang) for cell in row[1:])] for row in rows)]
    widths = [max(column_width(line[column]) for line in texts) for column in range(len(heads))]
    yield "  " + "  ".join(pad(head, width) for head, width in zip(heads, widths, strict=True)).rstrip()
    for row, line in zip(rows, texts[1:], strict=True):
        # the last column needs no filling: a coloured space would stay at the end of the line
        padded = [pad(text, width) for text, width in zip(line[:-1], widths, strict=False)] + line[-1:]
        cells = padded[:1]
        for outcome, text in zip(row[1:], padded[1:], strict=True):
            cells.append(click.style(text, fg=_COLOURS.get(Outcome(outcome))))
        yield "  " + "  ".join(cells)
