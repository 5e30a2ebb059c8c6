"""`sendlint thread`: where each conversation stands, told once and remembered."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from linter.cli import CLEAN, Context, options
from linter.cli.streams import write, write_json
from linter.errors import ApprovalError
from linter.messages import say
from linter.messages.words import THREAD_WORDS
from linter.render.thread import as_data, confirmation, details, listing
from linter.threads import Step, Thread, Threads
from linter.threads.names import called

Answer = TypeVar("Answer")


class _Threads(click.Group):
    """A group whose commands also answer to their Japanese names."""

    context_class = Context

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = next((name for name, words in THREAD_WORDS.items() if cmd_name in words), cmd_name)
        return super().get_command(ctx, name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def command(lang: str) -> click.Command:
    group = options.group(_Threads, "thread", lang, say("help.thread", lang))
    for made in (_set(lang), _list(lang), _show(lang), _remove(lang), *(_step(step, lang) for step in Step)):
        group.add_command(made)
    return group


def _set(lang: str) -> click.Command:
    @options.command("set", lang, _help("set", lang))
    @_name(lang)
    @options.engagement(lang)
    @click.option(
        "--alias", "aliases", multiple=True, metavar=say("help.value-name", lang), help=say("help.alias", lang)
    )
    @_approval(lang)
    @options.language(lang)
    def set_(
        name: str,
        platform: str | None,
        stage: str | None,
        application: str | None,
        cases: tuple[str, ...],
        region: str | None,
        rulebook: tuple[str, ...],
        aliases: tuple[str, ...],
        approval_stands: bool | None,
    ) -> int:
        knowledge = options.knowledge(rulebook)
        threads = Threads(knowledge=knowledge)
        given = options.typed("platform", platform)
        if given is None and called(name, knowledge).platform is None and threads.find(name) is None:
            # the usual platform is that of a new thread whose name tells none
            given = platform
        region = options.check_region(region)

        def tell(stands: bool | None) -> Thread:
            return threads.set(
                name,
                given,
                stage=stage,
                application=application,
                cases=cases,
                region=region,
                aliases=aliases,
                approval_stands=stands,
            )

        write(confirmation(_answered(tell, approval_stands, lang), knowledge, lang))
        return CLEAN

    return set_


def _step(step: Step, lang: str) -> click.Command:
    @options.command(str(step), lang, _help(str(step), lang))
    @_name(lang)
    @_platform(lang)
    @options.language(lang)
    def happened(
        name: str, platform: str | None, rulebook: tuple[str, ...], approval_stands: bool | None = None
    ) -> int:
        knowledge = options.knowledge(rulebook)
        threads = Threads(knowledge=knowledge)

        def tell(stands: bool | None) -> Thread:
            return threads.step(name, step, platform, approval_stands=stands)

        write(confirmation(_answered(tell, approval_stands, lang), knowledge, lang))
        return CLEAN

    if step.stage is not None:
        # only a step to a contract may end an approval
        _approval(lang)(happened)
    return happened


def _list(lang: str) -> click.Command:
    @options.command("list", lang, _help("list", lang))
    @_platform(lang)
    @options.output_format(lang, "text", "json")
    @options.language(lang)
    def list_(platform: str | None, rulebook: tuple[str, ...], output_format: str) -> int:
        knowledge = options.knowledge(rulebook)
        threads = Threads(knowledge=knowledge).list(platform)
        if output_format == "json":
            write_json(json.dumps([as_data(thread) for thread in threads], ensure_ascii=False))
        else:
            write(listing(threads, knowledge, lang))
        return CLEAN

    return list_


def _show(lang: str) -> click.Command:
    @options.command("show", lang, _help("show", lang))
    @_name(lang)
    @_platform(lang)
    @options.output_format(lang, "text", "json")
    @options.language(lang)
    def show(name: str, platform: str | None, rulebook: tuple[str, ...], output_format: str) -> int:
        knowledge = options.knowledge(rulebook)
        threads = Threads(knowledge=knowledge)
        thread = threads.get(name, platform)
        history = threads.history(name, platform)
        if output_format == "json":
            write_json(json.dumps(as_data(thread, history), ensure_ascii=False))
        else:
            write(details(thread, history, knowledge, lang))
        return CLEAN

    return show


def _remove(lang: str) -> click.Command:
    @options.command("remove", lang, _help("remove", lang))
    @_name(lang)
    @_platform(lang)
    @options.language(lang)
    def remove(name: str, platform: str | None, rulebook: tuple[str, ...]) -> int:
        removed = Threads(knowledge=options.knowledge(rulebook)).remove(name, platform)
        write(say("thread.removed", lang, name=removed.name))
        return CLEAN

    return remove


def _answered(tell: Callable[[bool | None], Answer], stands: bool | None, lang: str) -> Answer:
    """What `tell` answers, having asked the user at the terminal where it must be asked."""
    try:
        return tell(stands)
    except ApprovalError as error:
        if not (sys.stdin and sys.stdin.isatty()):
            raise
        return tell(click.confirm(error.question[lang], default=None, err=True))


def _help(name: str, lang: str) -> str:
    text = say(f"help.thread-{name}", lang)
    # a help page keeps to one language
    words = ", ".join(THREAD_WORDS[name]) if lang == "ja" else ""
    return f"{text}\n\n{say('help.also-called', lang, words=words)}" if words else text


def _name(lang: str) -> options.Decorator:
    return click.argument("name", metavar=say("help.value-thread", lang))


def _platform(lang: str) -> options.Decorator:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        # not from the environment: here it only chooses between threads of one name
        option = click.option(
            "-p", "--platform", metavar=say("help.value-platform", lang), help=say("help.thread-platform", lang)
        )
        return option(options.rulebooks(lang)(function))

    return decorate


def _approval(lang: str) -> options.Decorator:
    return click.option("--approval-stands/--approval-ended", default=None, help=say("help.approval-stands", lang))
