"""`sendlint explain`: why a rule exists, where it is written, what to do instead."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import groupby
from typing import Any

import click

from linter.cli import CLEAN, options
from linter.cli.streams import write, write_json
from linter.core import rulebook_for
from linter.errors import UsageError
from linter.examples import Example, examples
from linter.knowledge import Knowledge
from linter.messages import say
from linter.render.text import situation
from linter.rulebook import Rule, Rulebook


def command(lang: str) -> click.Command:
    @options.command("explain", lang, say("help.explain", lang))
    @options.argument("rule", "rules", f"[{say('help.value-rule', lang)}]", required=False)
    @click.option("--all", "everything", is_flag=True, help=say("help.explain-all", lang))
    @options.output_format(lang, "text", "json")
    @options.rulebooks(lang)
    @options.language(lang)
    def explain(rule: str | None, everything: bool, output_format: str, rulebook: tuple[str, ...]) -> int:
        known = options.knowledge(rulebook)
        if everything == (rule is not None):
            raise UsageError("explain-what")
        found = [find_rule(rule, known)] if rule is not None else list(_all_rules(known))
        if output_format == "json":
            data = [_data(book, one, known, lang) for book, one in found]
            write_json(json.dumps(data if everything else data[0], ensure_ascii=False, indent=2))
        elif everything:
            write("\n".join(_overview(found, lang)))
        else:
            write("\n".join(_lines(*found[0], known, lang)))
        return CLEAN

    return explain


def _all_rules(known: Knowledge) -> Iterator[tuple[Rulebook, Rule]]:
    for identifier in known.platforms:
        rulebook = known.rulebook(identifier)
        for rule in rulebook.stated:
            yield rulebook, rule


def _overview(rules: list[tuple[Rulebook, Rule]], lang: str) -> Iterator[str]:
    """A block a platform, a line a rule."""
    for rulebook, group in groupby(rules, key=lambda pair: pair[0]):
        yield click.style(f"{rulebook.name[lang]} ({rulebook.id})", bold=True)
        for _, rule in group:
            yield f"  {rulebook.id}/{rule.id}  {say(f'outcome.{rule.outcome}', lang)}"
            yield f"      {rule.message[lang]}"
        yield ""
    yield say("explain.more", lang, count=len(rules))


def _data(rulebook: Rulebook, rule: Rule, known: Knowledge, lang: str) -> dict[str, Any]:
    """A rule for programs; a list that is empty covers everything."""
    shown = examples(rulebook, rule, known, lang)
    return {
        "rule": f"{rulebook.id}/{rule.id}",
        "platform": rulebook.id,
        "outcome": str(rule.outcome),
        "channels": [str(channel) for channel in rule.channels],
        "kinds": [str(kind) for kind in rule.kinds],
        "stages": list(rule.stages),
        "applications": list(rule.applications),
        "when": dict(rule.when),
        "hosts": list(rule.hosts),
        "message": rule.message[lang],
        "reason": rule.reason.get(lang),
        "remedy": rule.remedy[lang],
        "sanction": rule.sanction.get(lang),
        "note": rule.note.get(lang),
        "source": rule.source or None,
        "checked": rule.checked or None,
        "examples": {
            "decides": shown.decides and _example(shown.decides),
            "keeps": shown.keeps and _example(shown.keeps),
        },
    }


def _example(example: Example) -> dict[str, Any]:
    engagement = {name: value for name, value in example.engagement._asdict().items() if value is not None}
    return {"text": example.text, "engagement": engagement}


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


def _lines(rulebook: Rulebook, rule: Rule, known: Knowledge, lang: str) -> list[str]:
    fields = [
        ("explain.what", rule.message[lang]),
        ("explain.outcome", say(f"outcome.{rule.outcome}", lang)),
        *_covers(rulebook, rule, lang),
        ("explain.reason", rule.reason.get(lang, "")),
        ("explain.remedy", rule.remedy[lang]),
        ("explain.sanction", rule.sanction.get(lang, "")),
        ("explain.note", rule.note.get(lang, "")),
        *_examples(rulebook, rule, known, lang),
        (
            "explain.source",
            f"{rule.source} {say('report.checked', lang, date=rule.checked)}" if rule.source else "",
        ),
    ]
    head = click.style(f"{rulebook.id}/{rule.id}", bold=True) + f" – {rulebook.name[lang]}"
    return [head, "", *(f"{click.style(say(key, lang), bold=True)}: {text}" for key, text in fields if text)]


def _examples(rulebook: Rulebook, rule: Rule, known: Knowledge, lang: str) -> Iterator[tuple[str, str]]:
    shown = examples(rulebook, rule, known, lang)
    for key, example in ((f"explain.decides-{rule.outcome}", shown.decides), ("explain.keeps", shown.keeps)):
        if example is not None:
            place = situation(example.engagement, rulebook, lang)
            yield key, say("explain.example", lang, text=example.text, situation=place)


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
