"""`sendlint explain`: why a rule exists, where it is written, what to do instead."""

from __future__ import annotations

from difflib import get_close_matches

import click

from linter.cli import CLEAN, options
from linter.cli.streams import write
from linter.core import rulebook_for
from linter.errors import UsageError
from linter.knowledge import shipped
from linter.messages import say
from linter.rulebook import Rule, Rulebook


def command(lang: str) -> click.Command:
    @options.command("explain", lang, say("help.explain", lang))
    @click.argument("rule", metavar=say("help.value-rule", lang))
    @options.language(lang)
    def explain(rule: str) -> int:
        rulebook, found = find_rule(rule)
        write("\n".join(_lines(rulebook, found, lang)))
        return CLEAN

    return explain


def find_rule(name: str) -> tuple[Rulebook, Rule]:
    """The rule called `platform/name`. Raises `UsageError`, naming a close one where there is one."""
    platform, _, rule_name = name.partition("/")
    if rule_name:
        rulebook = rulebook_for(platform)
        rule = rulebook.find_rule(rule_name)
        if rule is not None:
            return rulebook, rule
        name = f"{rulebook.id}/{rule_name}"
    known = [
        f"{identifier}/{rule.id}" for identifier in shipped().platforms for rule in shipped().rulebook(identifier).rules
    ]
    # whoever typed a part of a name meant the rule that begins so, however much is missing
    close = [rule for rule in known if rule_name and rule.startswith(name)]
    close = close or get_close_matches(name, known, n=1, cutoff=0.5)
    if close:
        raise UsageError("unknown-rule-close", given=name, close=close[0])
    raise UsageError("unknown-rule", given=name)


def _lines(rulebook: Rulebook, rule: Rule, lang: str) -> list[str]:
    fields = [
        ("explain.what", rule.message[lang]),
        ("explain.outcome", say(f"outcome.{rule.outcome}", lang)),
        *_covers(rulebook, rule, lang),
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
    channels = [say(f"channel.{channel}", lang) for channel in rule.channels]
    stages = [stage.name[lang] for stage in rulebook.stages if stage.id in rule.stages]
    statuses = [status.name[lang] for status in rulebook.statuses if status.id in rule.applications]
    fields = [
        ("explain.channels", " / ".join(channels) or say("explain.all-channels", lang)),
        ("explain.stages", " / ".join(stages) or say("explain.all-stages", lang)),
    ]
    if rulebook.statuses:
        listed = " / ".join(statuses)
        text = f"{rulebook.application[lang]} – {listed}" if listed else say("explain.all-statuses", lang)
        fields.append(("explain.application", text))
    return fields
