"""A platform's rulebook: what may be sent when. `patterns/platforms/README.md` explains the form.

A rulebook is a list of rules. For a finding's channel, the engagement's stage and its application the first
rule that fits decides; where none fits, the platform states nothing. `rulebook_form.py` checks a file before
`from_table` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from linter.engagement import Engagement
from linter.errors import UsageError
from linter.findings import REFERENCES, Certainty, Channel, Finding, Kind

STAGES = ("proposal", "contracted", "prepaid", "delivered", "closed")
APPLICATIONS = ("none", "pending", "approved", "rejected")
#: the fields of an engagement that a platform's special cases set
CASE_FIELDS = ("role", "plan", "contract", "purpose")
#: the id of the answer where no rule fits
UNSTATED = "not-stated"

Texts = Mapping[str, str]


class Outcome(StrEnum):
    """What a rule says of what it covers."""

    ALLOWED = "allowed"
    CONDITIONAL = "conditional"
    FORBIDDEN = "forbidden"
    NOT_STATED = "not-stated"
    #: no cell of a table: the platform's own filter may hold a message that says this
    MAY_BE_HELD = "may-be-held"


class Severity(StrEnum):
    """How bad one finding is in one engagement."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


#: from the mildest to the worst
SEVERITIES = (Severity.INFO, Severity.WARNING, Severity.ERROR)
#: what a rule may say, from the mildest to the strictest
OUTCOMES = (Outcome.ALLOWED, Outcome.NOT_STATED, Outcome.CONDITIONAL, Outcome.FORBIDDEN)


class Sentence(NamedTuple):
    """Something to write in place of what a rule forbids; empty tuples cover everything."""

    text: Texts
    channels: tuple[Channel, ...]
    kinds: tuple[Kind, ...]
    stages: tuple[str, ...]
    applications: tuple[str, ...]

    def fits(self, finding: Finding, engagement: Engagement) -> bool:
        return (
            (not self.channels or finding.channel in self.channels)
            and (not self.kinds or finding.kind in self.kinds)
            and (not self.stages or engagement.stage in self.stages)
            and (not self.applications or engagement.application in self.applications)
        )


class Rule(NamedTuple):
    """One rule, or one cell of a platform's table; empty tuples cover everything."""

    id: str
    outcome: Outcome
    channels: tuple[Channel, ...]
    kinds: tuple[Kind, ...]
    stages: tuple[str, ...]
    applications: tuple[str, ...]
    message: Texts
    remedy: Texts
    source: str
    checked: str
    reason: Texts
    sanction: Texts
    note: Texts
    when: Mapping[str, str]
    hosts: tuple[str, ...]
    services: tuple[str, ...]
    replacements: tuple[Sentence, ...]
    replies: tuple[Sentence, ...]
    #: of a filter, what it reacts to
    words: tuple[str, ...]

    def replacement(self, finding: Finding, engagement: Engagement) -> Texts:
        """What to write in the draft in place of `finding`; empty where leaving it out is enough."""
        return _first_text(self.replacements, finding, engagement)

    def reply(self, finding: Finding, engagement: Engagement) -> Texts:
        """A whole answer to someone who asks for or proposes what `finding` holds; empty where there is none."""
        return _first_text(self.replies, finding, engagement)

    def fits(self, finding: Finding, stage: str, engagement: Engagement) -> bool:
        return (
            self.covers(finding.channel, stage, engagement.application)
            and (not self.kinds or finding.kind in self.kinds)
            and (not self.services or finding.service in self.services)
            and (not self.hosts or _is_under(finding.host, self.hosts))
            and all(getattr(engagement, field) == value for field, value in self.when.items())
        )

    def covers(self, channel: Channel, stage: str, application: str) -> bool:
        return (
            (not self.channels or channel in self.channels)
            and (not self.stages or stage in self.stages)
            and (not self.applications or application in self.applications)
        )

    @property
    def is_exemption(self) -> bool:
        """The rule holds for some engagements, hosts or services only."""
        return bool(self.when or self.hosts or self.services)


def _first_text(sentences: tuple[Sentence, ...], finding: Finding, engagement: Engagement) -> Texts:
    return next((sentence.text for sentence in sentences if sentence.fits(finding, engagement)), {})


class Named(NamedTuple):
    """A stage, an application status or a special case under the platform's own words."""

    id: str
    name: Texts
    words: tuple[str, ...]
    #: of a case, the field of the engagement that it sets
    field: str = ""

    def is_called(self, word: str) -> bool:
        wanted = word.strip().casefold()
        return wanted == self.id or any(wanted == name.casefold() for name in (*self.words, *self.name.values()))


class Rulebook(NamedTuple):
    """Everything one platform states."""

    id: str
    name: Texts
    aliases: tuple[str, ...]
    country: str
    language: str
    hosts: tuple[str, ...]
    stages: tuple[Named, ...]
    application: Texts
    statuses: tuple[Named, ...]
    #: the question to ask where an approval from before a contract may not outlast it; empty where none is needed
    reconfirm: Texts
    cases: tuple[Named, ...]
    rules: tuple[Rule, ...]
    #: words that the platform's own filter is known to react to, and what to tell the writer about each
    filters: tuple[Rule, ...]
    summary: Texts
    note: Texts

    def resolve(self, engagement: Engagement) -> Engagement:
        """The engagement in common ids. Raises `UsageError` for a stage, status or case this platform lacks."""
        stage = engagement.stage and self._named(engagement.stage, self.stages, "stage")
        application = engagement.application
        if self.statuses:
            application = self._named(application, self.statuses, "application")
        elif application != "none":
            raise UsageError("no-application", platform=self.id, application=application)
        cases: dict[str, Any] = {
            field: self.case(word, field).id
            for field in CASE_FIELDS
            if (word := getattr(engagement, field)) is not None
        }
        return engagement._replace(platform=self.id, stage=stage, application=application, **cases)

    def _named(self, word: str, choices: Iterable[Named], field: str) -> str:
        choices = tuple(choices)
        for choice in choices:
            if choice.is_called(word):
                return choice.id
        raise UsageError(f"unknown-{field}", given=word, platform=self.id, known=_listed(choices))

    def case(self, word: str, field: str | None = None) -> Named:
        """The special case that goes by `word`, of one field or any. Raises `UsageError` if there is none."""
        cases = [case for case in self.cases if field is None or case.field == field]
        found = next((case for case in cases if case.is_called(word)), None)
        if found is None:
            code = "unknown-case" if cases else "no-case"
            raise UsageError(code, given=word, platform=self.id, known=_listed(cases))
        return found

    def owns(self, finding: Finding) -> bool:
        """A link or an address of the platform itself, which every platform lets its members share."""
        return _is_under(finding.host, self.hosts)

    def speaks_of(self, finding: Finding) -> bool:
        """Whether the finding matters here at all: an address of a shop, a link to a page or a shared file is
        ordinary talk, and no contact unless some rule of the platform names its channel."""
        return finding.kind not in REFERENCES or any(
            (not rule.channels or finding.channel in rule.channels) and (not rule.kinds or finding.kind in rule.kinds)
            for rule in self.rules
        )

    def rule_for(self, finding: Finding, engagement: Engagement) -> Rule:
        """The rule that decides on `finding`; without a stage the strictest of all stages' rules."""
        stages = [engagement.stage] if engagement.stage else [stage.id for stage in self.stages]
        rules = [self._first(finding, stage, engagement) for stage in stages]
        return max(rules, key=lambda rule: OUTCOMES.index(rule.outcome))

    def _first(self, finding: Finding, stage: str, engagement: Engagement) -> Rule:
        for rule in self.rules:
            if rule.fits(finding, stage, engagement):
                return rule
        return self.unstated

    def cell(self, channel: Channel, stage: str, application: str) -> Rule:
        """The rule of a cell of the platform's table, exemptions left aside."""
        for rule in self.rules:
            if not rule.is_exemption and rule.covers(channel, stage, application):
                return rule
        return self.unstated

    def exemptions(self, channel: Channel, stage: str, application: str) -> Iterator[Rule]:
        """The rules that decide otherwise than the cell for some engagements, hosts or services."""
        for rule in self.rules:
            if not rule.covers(channel, stage, application):
                continue
            if not rule.is_exemption:
                return
            yield rule

    @property
    def unstated(self) -> Rule:
        from linter.messages import both

        message = both("rule.not-stated.message", platform=self.name)
        remedy = both("rule.not-stated.remedy", platform=self.name)
        return Rule(UNSTATED, Outcome.NOT_STATED, (), (), (), (), message, remedy, "", "", *_NOTHING)

    def find_rule(self, name: str) -> Rule | None:
        return next((rule for rule in (*self.stated, self.unstated) if rule.id == name), None)

    @property
    def stated(self) -> tuple[Rule, ...]:
        """All that a source is given for: the rules, and what is known of the platform's own filter."""
        return (*self.rules, *self.filters)


#: reason, sanction, note, when, hosts, services, replacements, replies, words of a rule that has none
_NOTHING: tuple[Any, ...] = ({}, {}, {}, {}, (), (), (), (), ())


def _listed(choices: Iterable[Named]) -> str:
    return ", ".join(f"{choice.id} ({choice.name['ja']})" for choice in choices)


def severity(rule: Rule, certainty: Certainty) -> Severity:
    """A broken rule is an error if we are at least fairly sure; a condition to be met is a warning."""
    if rule.outcome is Outcome.FORBIDDEN:
        return Severity.WARNING if certainty is Certainty.POSSIBLE else Severity.ERROR
    if rule.outcome is Outcome.CONDITIONAL:
        return Severity.WARNING
    return Severity.INFO


def _is_under(host: str | None, domains: tuple[str, ...]) -> bool:
    return host is not None and any(host == domain or host.endswith("." + domain) for domain in domains)


# ---------------------------------------------------------------------------- reading a table that was checked


def from_table(table: Mapping[str, Any]) -> Rulebook:
    """A rulebook from a table that `rulebook_form.check` found right."""
    application = table.get("application", {})
    return Rulebook(
        id=table["id"],
        name=table["name"],
        aliases=tuple(table.get("aliases", ())),
        country=table.get("country", ""),
        language=table.get("language", "en"),
        hosts=tuple(table.get("hosts", ())),
        stages=tuple(map(_named, table["stages"])),
        application=application.get("name", {}),
        statuses=tuple(map(_named, application.get("statuses", ()))),
        reconfirm=application.get("reconfirm", {}),
        cases=tuple(map(_named, table.get("cases", ()))),
        rules=tuple(_rule(entry, Outcome(entry["outcome"])) for entry in table["rules"]),
        filters=tuple(
            _rule({**entry, "channels": [entry["channel"]]}, Outcome.MAY_BE_HELD) for entry in table.get("filters", ())
        ),
        summary=table["summary"],
        note=table.get("note", {}),
    )


def _named(table: Mapping[str, Any]) -> Named:
    return Named(table["id"], table["name"], tuple(table.get("words", ())), table.get("field", ""))


def _rule(table: Mapping[str, Any], outcome: Outcome) -> Rule:
    return Rule(
        id=table["id"],
        outcome=outcome,
        channels=_channels(table),
        kinds=_kinds(table),
        stages=tuple(table.get("stages", ())),
        applications=tuple(table.get("applications", ())),
        message=table["message"],
        remedy=table["remedy"],
        source=table["source"],
        checked=table["checked"],
        reason=table.get("reason", {}),
        sanction=table.get("sanction", {}),
        note=table.get("note", {}),
        when=table.get("when", {}),
        hosts=tuple(table.get("hosts", ())),
        services=tuple(table.get("services", ())),
        replacements=tuple(map(_sentence, table.get("replacements", ()))),
        replies=tuple(map(_sentence, table.get("replies", ()))),
        words=tuple(table.get("words", ())),
    )


def _sentence(table: Mapping[str, Any]) -> Sentence:
    return Sentence(
        {"ja": table["ja"], "en": table["en"]},
        _channels(table),
        _kinds(table),
        tuple(table.get("stages", ())),
        tuple(table.get("applications", ())),
    )


def _channels(table: Mapping[str, Any]) -> tuple[Channel, ...]:
    return tuple(map(Channel, table.get("channels", ())))


def _kinds(table: Mapping[str, Any]) -> tuple[Kind, ...]:
    return tuple(map(Kind, table.get("kinds", ())))
