"""Ready answers to someone who asks for what the platform does not allow yet."""

from __future__ import annotations

from typing import NamedTuple

from linter.core import rulebook_for
from linter.engagement import Engagement
from linter.findings import Certainty, Channel, Finding, Kind
from linter.knowledge import Knowledge, shipped
from linter.messages import both
from linter.report import Report
from linter.rulebook import Outcome, Rule, Rulebook, Severity, Texts

#: what one may be asked for, as the finding that asking for it would be
_TOPICS = {
    "contact": (Kind.SOLICITATION, Channel.CHAT),
    "call": (Kind.MEETING, Channel.VIDEO),
    "meeting": (Kind.MEETING, Channel.IN_PERSON),
    "payment": (Kind.PAYMENT, Channel.PAYMENT),
}
TOPICS = tuple(_TOPICS)


class Reply(NamedTuple):
    """What to answer. `text` is empty where the platform allows what was asked for."""

    topic: str
    rule_id: str
    rule: Rule
    text: Texts


def replies(engagement: Engagement, *, knowledge: Knowledge | None = None) -> tuple[Reply, ...]:
    """An answer for each of `TOPICS` in this engagement.

    Raises `UsageError` when the platform, the stage or the application does not exist.
    """
    rulebook = rulebook_for(engagement.platform, knowledge or shipped())
    resolved = rulebook.resolve(engagement)
    return tuple(_reply(topic, _asking(*asked), rulebook, resolved) for topic, asked in _TOPICS.items())


def replies_to(report: Report, *, knowledge: Knowledge | None = None) -> tuple[Reply, ...]:
    """The answers to what `report` found in an incoming message: one for every rule that bars it."""
    rulebook = rulebook_for(report.engagement.platform, knowledge or shipped())
    found: dict[str, Reply] = {}
    for judged in report.findings:
        if judged.severity is not Severity.INFO and judged.rule_id not in found:
            topic = _topic_of(judged.finding)
            found[judged.rule_id] = _answer(topic, judged.rule, judged.finding, rulebook, report.engagement)
    return tuple(found.values())


def _reply(topic: str, asking: Finding, rulebook: Rulebook, engagement: Engagement) -> Reply:
    return _answer(topic, rulebook.rule_for(asking, engagement), asking, rulebook, engagement)


def _answer(topic: str, rule: Rule, finding: Finding, rulebook: Rulebook, engagement: Engagement) -> Reply:
    name = f"{rulebook.id}/{rule.id}"
    if rule.outcome is Outcome.ALLOWED:
        return Reply(topic, name, rule, {})
    text = rule.reply(finding, engagement)
    if not text:
        key = "reply.forbidden" if rule.outcome is Outcome.FORBIDDEN else "reply.open"
        text = both(key, platform=rulebook.name, topic=both(f"topic.{topic}"))
    return Reply(topic, name, rule, text)


def _asking(kind: Kind, channel: Channel) -> Finding:
    """A question for `channel` in nobody's draft."""
    return Finding(kind, channel, None, "", Certainty.CERTAIN, "", "", 0, 0, ())


def _topic_of(finding: Finding) -> str:
    return next((topic for topic, (_, channel) in _TOPICS.items() if channel is finding.channel), "contact")
