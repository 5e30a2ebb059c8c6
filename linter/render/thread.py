"""Threads for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import click

from linter.core import rulebook_for
from linter.engagement import Engagement
from linter.errors import UsageError
from linter.knowledge import Knowledge
from linter.messages import say
from linter.render.terminal import column_width, pad, visible
from linter.rulebook import CASE_FIELDS
from linter.threads import Change, Thread


def confirmation(thread: Thread, knowledge: Knowledge, lang: str) -> str:
    """One line: what is now remembered."""
    platform, stage, application = _words(thread.engagement, knowledge, lang)
    standing = say("list.separator", lang).join(filter(None, (platform, stage, application)))
    return say("thread.remembered", lang, name=click.style(visible(thread.name), bold=True), standing=standing)


def listing(threads: Sequence[Thread], knowledge: Knowledge, lang: str) -> str:
    """A table, a row a thread."""
    if not threads:
        return say("thread.none", lang)
    rows = [
        (
            visible(thread.name),
            *_words(thread.engagement, knowledge, lang),
            _time(thread.changed),
        )
        for thread in threads
    ]
    heads = tuple(say(f"thread.{head}", lang) for head in ("name", "platform", "stage", "application", "changed"))
    return "\n".join(_table([heads, *rows]))


def details(thread: Thread, history: Sequence[Change], knowledge: Knowledge, lang: str) -> str:
    """Everything known of one thread."""
    engagement = thread.engagement
    platform, stage, application = _words(engagement, knowledge, lang)
    fields = [
        ("stage", stage),
        ("application", application),
        ("aliases", " / ".join(visible(alias) for alias in thread.aliases)),
        ("region", engagement.region or ""),
        ("changed", _time(thread.changed)),
    ]
    lines = [f"{click.style(visible(thread.name), bold=True)} – {platform}", ""]
    lines += [f"{click.style(say(f'thread.{key}', lang), bold=True)}: {text}" for key, text in fields if text]
    lines += ["", click.style(say("thread.history", lang), bold=True)]
    rows = [
        (
            _time(change.at),
            say(f"step.{change.event}", lang),
            *_words(Engagement(thread.platform, change.stage, change.application), knowledge, lang)[1:],
        )
        for change in history
    ]
    return "\n".join([*lines, *(f"  {line}" for line in _table(rows))])


def as_data(thread: Thread, history: Sequence[Change] | None = None) -> dict[str, Any]:
    """A thread as JSON-ready data; times are UTC in ISO 8601."""
    data: dict[str, Any] = {
        "name": thread.name,
        "platform": thread.platform,
        "stage": thread.engagement.stage,
        "application": thread.engagement.application,
        **{field: value for field in CASE_FIELDS if (value := getattr(thread.engagement, field)) is not None},
        "region": thread.engagement.region,
        "aliases": list(thread.aliases),
        "changed": thread.changed.isoformat(),
    }
    if history is not None:
        data["history"] = [{**change._asdict(), "at": change.at.isoformat()} for change in history]
    return data


def _words(engagement: Engagement, knowledge: Knowledge, lang: str) -> tuple[str, str, str]:
    """Platform, stage and application as the platform calls them; ids where its rulebook is gone."""
    platform, stage, application = engagement[:3]
    try:
        rulebook = rulebook_for(platform, knowledge)
    except UsageError:
        return platform, stage or "", application
    stages = {entry.id: entry.name[lang] for entry in rulebook.stages}
    statuses = {entry.id: entry.name[lang] for entry in rulebook.statuses}
    status = statuses.get(application, application)
    return (
        rulebook.name[lang],
        stages.get(stage, stage) if stage else say("thread.no-stage", lang),
        say("thread.status", lang, application=rulebook.application[lang], status=status) if statuses else "",
    )


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(column_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(pad(text, width) for text, width in zip(row, widths, strict=True)).rstrip()


def _time(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
