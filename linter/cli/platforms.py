"""`sendlint platforms`: which platforms are known, what one allows when, whose sources are to be read again."""

from __future__ import annotations

from collections.abc import Iterator

import click

from linter.cli import CLEAN, FOUND, options
from linter.cli.streams import write
from linter.core import rulebook_for
from linter.findings import Channel
from linter.knowledge import Knowledge
from linter.messages import say
from linter.render.terminal import column_width, pad
from linter.rulebook import Named, Outcome, Rulebook

_COLOURS = {Outcome.ALLOWED: "green", Outcome.CONDITIONAL: "yellow", Outcome.FORBIDDEN: "red"}
#: what a cell with exemptions is marked by
_MARKS = {"ja": "※", "en": "*"}
_STALE_AFTER_YEARS = 1


def command(lang: str) -> click.Command:
    @options.command("platforms", lang, say("help.platforms", lang))
    @options.argument("name", "platforms", f"[{say('help.value-platform', lang)}]", required=False)
    @click.option("--check", is_flag=True, help=say("help.stale", lang))
    @options.rulebooks(lang)
    @options.language(lang)
    def platforms(name: str | None, check: bool, rulebook: tuple[str, ...]) -> int:
        known = options.knowledge(rulebook)
        named = rulebook_for(name, known) if name else None
        if check:
            return _check(known, named, lang)
        write("\n".join(table(named, lang) if named else _overview(known, lang)))
        return CLEAN

    return platforms


def _overview(known: Knowledge, lang: str) -> Iterator[str]:
    yield say("table.platforms", lang)
    for identifier in known.platform_names:
        rulebook = known.rulebook(identifier)
        yield f"\n{click.style(identifier, bold=True)} – {rulebook.name[lang]}\n  {rulebook.summary[lang]}"


def _check(known: Knowledge, named: Rulebook | None, lang: str) -> int:
    """Report rules whose source nobody has read for a year."""
    import datetime

    today = datetime.date.today()
    # a date of the same form sorts like the day it names, 29 February included
    limit = f"{today.year - _STALE_AFTER_YEARS:04}-{today:%m-%d}"
    books = [named] if named else [known.rulebook(identifier) for identifier in known.platform_names]
    rules = [(book.id, rule) for book in books for rule in book.stated]
    stale = sorted((rule.checked, f"{identifier}/{rule.id}", rule.source) for identifier, rule in rules)
    stale = [entry for entry in stale if entry[0] < limit]
    for checked, name, source in stale:
        write(f"{checked}  {name}\n            {source}")
    key, count = ("table.stale", len(stale)) if stale else ("table.fresh", len(rules))
    write(("\n" if stale else "") + say(key, lang, count=count))
    return FOUND if stale else CLEAN


def table(rulebook: Rulebook, lang: str) -> Iterator[str]:
    """What is allowed when: a block for every status of the application, a row a channel, a column a stage."""
    yield click.style(f"{rulebook.name[lang]} ({rulebook.id})", bold=True)
    yield rulebook.summary[lang]
    if rulebook.note:
        yield rulebook.note[lang]
    for title, status in _blocks(rulebook, lang):
        yield ""
        yield click.style(title, bold=True)
        yield from _grid(rulebook, status, lang)
    yield ""
    yield say("table.legend", lang)
    exemptions = [rule for rule in rulebook.rules if rule.is_exemption]
    if exemptions:
        yield say("table.exempt", lang)
    for title, rules in (
        ("table.exemptions", exemptions),
        ("table.filters", list(rulebook.filters)),
    ):
        if rules:
            yield ""
            yield click.style(say(title, lang), bold=True)
        for rule in rules:
            yield f"  {rulebook.id}/{rule.id}\n    {rule.message[lang]}"
    yield from _words("table.stages", rulebook.stages, lang)
    yield from _words("table.statuses", rulebook.statuses, lang)
    yield from _words("table.cases", rulebook.cases, lang)
    yield ""
    yield say("table.rules", lang)
    for rule in rulebook.stated:
        yield f"  {rulebook.id}/{rule.id}"
    yield ""
    yield click.style(say("table.sources", lang), bold=True)
    for source, checked in {rule.source: rule.checked for rule in rulebook.stated}.items():
        yield f"  {source} {say('report.checked', lang, date=checked)}"


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
    rows: list[tuple[list[str], list[Outcome]]] = []
    for channel in Channel:
        outcomes = [rulebook.cell(channel, stage.id, status).outcome for stage in rulebook.stages]
        marks = [
            _MARKS[lang] if any(rulebook.exemptions(channel, stage.id, status)) else "" for stage in rulebook.stages
        ]
        cells = [say(f"outcome.{outcome}", lang) + mark for outcome, mark in zip(outcomes, marks, strict=True)]
        rows.append(([say(f"channel.{channel}", lang), *cells], outcomes))
    texts = [heads, *(line for line, _ in rows)]
    widths = [max(column_width(line[column]) for line in texts) for column in range(len(heads))]
    yield "  " + "  ".join(pad(head, width) for head, width in zip(heads, widths, strict=True)).rstrip()
    for line, outcomes in rows:
        # the last column needs no filling: a coloured space would stay at the end of the line
        padded = [pad(text, width) for text, width in zip(line[:-1], widths, strict=False)] + line[-1:]
        cells = padded[:1]
        for outcome, text in zip(outcomes, padded[1:], strict=True):
            cells.append(click.style(text, fg=_COLOURS.get(outcome)))
        yield "  " + "  ".join(cells)
