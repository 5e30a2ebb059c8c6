"""What a shell offers when the user presses Tab."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from linter.core import rulebook_for
from linter.errors import SendlintError
from linter.knowledge import shipped
from linter.rulebook import Named


def files(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


def platforms(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    lang = _lang(context)
    return [
        CompletionItem(identifier, help=table["name"][lang])
        for identifier, table in shipped().platforms.items()
        if identifier.startswith(incomplete)
    ]


def stages(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The stages of the platform that was typed before, by id and by their words."""
    return _named("stages", context, incomplete)


def applications(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return _named("statuses", context, incomplete)


def rules(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    lang = _lang(context)
    return [
        CompletionItem(f"{identifier}/{rule.id}", help=rule.message[lang])
        for identifier in shipped().platforms
        for rule in shipped().rulebook(identifier).rules
        if f"{identifier}/{rule.id}".startswith(incomplete)
    ]


def _named(field: str, context: click.Context, incomplete: str) -> list[CompletionItem]:
    lang = _lang(context)
    try:
        names = [context.params["platform"]] if context.params.get("platform") else [*shipped().platforms]
        choices: list[Named] = [choice for name in names for choice in getattr(rulebook_for(name), field)]
    except SendlintError:
        return []
    # by its id a stage is one for all platforms; their own words are offered once somebody begins to type them
    offered = {choice.id: choice.name[lang] for choice in reversed(choices)}
    if incomplete:
        offered |= {word: choice.name[lang] for choice in choices for word in (choice.name["ja"], *choice.words)}
    # a shell would take a word with a space for two
    return [
        CompletionItem(word, help=name)
        for word, name in offered.items()
        if word.startswith(incomplete) and " " not in word
    ]


def _lang(context: click.Context) -> str:
    return str(context.find_root().obj)
