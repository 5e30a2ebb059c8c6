"""For every rule a message that it decides on, and one that keeps it: found by judging samples, not written down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from linter.core import lint
from linter.engagement import Engagement
from linter.findings import Finding
from linter.knowledge import Knowledge
from linter.messages import say
from linter.report import Report, Verdict
from linter.rulebook import Outcome, Rule, Rulebook

#: the samples by their keys in the messages, the most telling of each channel first
SAMPLES = (
    "sample.email",
    "sample.chat",
    "sample.phone",
    "sample.video",
    "sample.payment",
    "sample.meeting",
    "sample.solicitation",
    "sample.postal",
    "sample.file",
    "sample.form",
    "sample.portfolio",
    "sample.profile",
    "sample.site",
)


class Example(NamedTuple):
    """A message, and the engagement in common ids in which it is sent."""

    text: str
    engagement: Engagement


class Examples(NamedTuple):
    """What a rule decides on, and what keeps it; None where no sample of ours is of its kind."""

    decides: Example | None
    keeps: Example | None


def examples(rulebook: Rulebook, rule: Rule, knowledge: Knowledge, lang: str) -> Examples:
    """The examples of a rule of `rulebook`, in `lang`.

    Of a rule that forbids or asks for something, `keeps` is the same engagement with a message that is fine.
    """
    decided = next(_decided(rulebook, rule, knowledge, lang), None)
    if decided is None:
        return Examples(None, None)
    example, finding = decided
    if rule.outcome in (Outcome.ALLOWED, Outcome.NOT_STATED):
        return Examples(example, None)
    instead = rule.replacement(finding, example.engagement).get(lang) or say("sample.innocent", lang)
    keeps = Example(instead, example.engagement)
    return Examples(example, keeps if _is_fine(lint(instead, example.engagement, knowledge=knowledge)) else None)


def _is_fine(report: Report) -> bool:
    return report.verdict is Verdict.OK


def _decided(rulebook: Rulebook, rule: Rule, knowledge: Knowledge, lang: str) -> Iterator[tuple[Example, Finding]]:
    """The samples that `rule` decides on, each with what it is found in."""
    for sample in _samples(rule, lang):
        anywhere = lint(sample, Engagement(rulebook.id), knowledge=knowledge)
        for engagement in _engagements(rulebook, rule):
            for judged in anywhere.findings:
                finding = judged.finding
                decides = judged.rule if judged.rule.outcome is Outcome.MAY_BE_HELD else None
                decides = decides or rulebook.rule_for(finding, engagement)
                if decides.id == rule.id:
                    yield Example(sample, engagement), finding


def _samples(rule: Rule, lang: str) -> Iterator[str]:
    if rule.words:
        yield say("sample.word", lang, word=rule.words[0])
        return
    for host in rule.hosts:
        yield say("sample.host", lang, host=host)
    for key in SAMPLES:
        yield say(key, lang)


def _engagements(rulebook: Rulebook, rule: Rule) -> Iterator[Engagement]:
    """Those that the rule may decide, as few cases set as it needs."""
    statuses = [status.id for status in rulebook.statuses] or ["none"]
    cases: dict[str, Any] = dict(rule.when)
    for stage in rulebook.stages:
        for status in statuses:
            if (not rule.stages or stage.id in rule.stages) and (not rule.applications or status in rule.applications):
                yield Engagement(rulebook.id, stage.id, status)._replace(**cases)
