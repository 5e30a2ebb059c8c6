"""`sendlint reply`: what to write back to someone who asks too early."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import click

from linter.cli import CLEAN, options
from linter.cli.chosen import engagement as chosen_engagement
from linter.cli.chosen import settings
from linter.cli.streams import write, write_error, write_json
from linter.messages import say
from linter.reply import TOPICS, Reply, replies


def command(lang: str) -> click.Command:
    @options.command("reply", lang, say("help.reply", lang))
    @options.engagement(lang)
    @options.thread(lang)
    @click.option("--about", type=click.Choice(TOPICS), help=say("help.about", lang))
    @options.output_format(lang, "text", "json")
    @options.language(lang)
    def reply(about: str | None, output_format: str, **given: Any) -> int:
        knowledge = options.knowledge(given["rulebook"])
        engagement = chosen_engagement(settings((), given), given, knowledge)
        offered = replies(engagement, knowledge=knowledge)
        chosen = [reply for reply in offered if about in (None, reply.topic)]
        if output_format == "json":
            write_json(json.dumps([_data(reply, lang) for reply in chosen], ensure_ascii=False))
        elif about is None:
            write("\n\n".join(_block(reply, lang) for reply in chosen))
        else:
            _write_bare(chosen, lang)
        return CLEAN

    return reply


def _block(reply: Reply, lang: str) -> str:
    head = click.style(say(f"asked.{reply.topic}", lang), bold=True) + " " + click.style(f"[{reply.rule_id}]", dim=True)
    return f"{head}\n{reply.text.get(lang) or _allowed(reply, lang)}"


def _write_bare(chosen: Sequence[Reply], lang: str) -> None:
    """The answers alone, to be piped on; that none is needed is no answer."""
    for reply in chosen:
        if reply.text:
            write(reply.text[lang])
        else:
            write_error(_allowed(reply, lang))


def _allowed(reply: Reply, lang: str) -> str:
    return say("reply.allowed", lang, message=reply.rule.message[lang])


def _data(reply: Reply, lang: str) -> dict[str, str | None]:
    return {
        "about": reply.topic,
        "rule": reply.rule_id,
        "outcome": str(reply.rule.outcome),
        "text": reply.text.get(lang),
    }
