"""`sendlint explain`: why a rule exists, where it is written, what to do instead."""

from __future__ import annotations

from difflib import get_close_matches

import click

from linter.cli import CLEAN, options
from linter.cli.streams import write
from linter.core import rulebook_for
from linter.errors import UsageError
from linter.knowledge import Knowledge
from linter.messages import say
from linter.rulebook import Rule, Rulebook


def command(lang: str) -> click.Command:
    @options.command("explain", lang, say("help.explain", lang))
    @click.argument("rule", metavar=say("help.value-rule", lang))
    @options.rulebooks(lang)
    @options.language(lang)
    def explain(rule: str, rulebook: tuple[str, ...]) -> int:
        book, found = find_rule(rule, options.knowledge(rulebook))
        write("\n".join(_lines(book, found, lang)))
        return CLEAN

    return explain


def find_rule(name: str, known: Knowledge) -> tuple[Rulebook, Rule]:
    """The rule called `platform/name`. Raises `UsageError`, naming a close one where there is one."""
    platform, _, rule_name = name.partition("/")
    if rule_name:
        rulebook = rulebook_for(platform, known)
        rule = rulebook.find_rule(rule_name)
        if rule is not None:
            return rulebook, rule
        name = f"{rulebook.id}/{rule_name}"
    names = [
        f"{identifier}/{rule.id}" for identifier in known.platform_names for rule in known.rulebook(identifier).stated
    ]
    # whoever typed a part of a name meant the rule that begins so, however much is missing
    close = [rule for rule in names if rule_name and rule.startswith(name)]
    close = close or get_close_matches(name, names, n=1, cutoff=0.5)
    if close:
        raise UsageError("unknown-rule-close", given=name, close=close[0])
    raise UsageError("unknown-rule", given=name)


def _lines(rulebook: Rulebook, rule: Rule, lang: str) -> list[str]:
    fields = [
        ("explain.what", rule.message[lang]),
        ("explain.outcome", say(f"outcome.{rule.outcome}", lang)),
        *_covers(rulebook, rule, lang),
        ("explain.reason", rule.reason.get(lang, "")),
        ("explain.remedy", rule.remedy[lang]),
        ("explain.sanction", rule.sanction.get(lang, "")),
        ("explain.note", rule.note.get(lang, "")),
        (
            "explain.source",
            f"{rule.source} {say('report.checked', lang, date=rule.checked)}" if rule.source else "",
        ),
    ]
    head = click.style(f"{rulebook.id}/{rule.id}", bold=True) + f" – {rulebook.name[lang]}"
    return [head, "", *(f"{click.style(say(key, lang), bold=True)}: {text}" for key, text in fields if text)]


def _covers(rulebook: Rulebook, rule: Rule, lang: str) -> list[tuple[str, str]]:
    """The fields that say what the rule is about; names of stages hold commas and middle dots themselves."""
    if rule.words:
        return [("explain.words", " / ".join(rule.words))]
    channels = [say(f"channel.{channel}", lang) for channel in rule.channels]
    stages = [stage.name[lang] for stage in rulebook.stages if stage.id in rule.stages]
    statuses = [status.name[lang] for status in rulebook.statuses if status.id in rule.applications]
    cases = [case.name[lang] for case in rulebook.cases if rule.when.get(case.field) == case.id]
    fields = [
        ("explain.when", " / ".join(cases)),
        ("explain.channels", " / ".join(channels) or say("explain.all-channels", lang)),
        ("explain.kinds", " / ".join(say(f"kind.{kind}", lang) for kind in rule.kinds)),
        ("explain.hosts", " / ".join(rule.hosts)),
        ("explain.stages", " / ".join(stages) or say("explain.all-stages", lang)),
    ]
    if rulebook.statuses:
        listed = " / ".join(statuses)
        text = f"{rulebook.application[lang]} – {listed}" if listed else say("explain.all-statuses", lang)
        fields.append(("explain.application", text))
    return fields
