"""A platform's rulebook: what may be sent when. `patterns/platforms/README.md` explains the form.

A rulebook is a list of rules. For a finding's channel, the engagement's stage and its application the first
rule that fits decides; where none fits, the platform states nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from linter.engagement import Engagement
from linter.errors import PatternError, UsageError
from linter.findings import Certainty, Channel, Finding, Kind

STAGES = ("proposal", "contracted", "prepaid", "delivered", "closed")
APPLICATIONS = ("none", "pending", "approved", "rejected")
_CONDITIONS = ("role", "plan", "contract", "direction")

Texts = Mapping[str, str]


class Outcome(StrEnum):
    """What a rule says of what it covers."""

    ALLOWED = "allowed"
    CONDITIONAL = "conditional"
    FORBIDDEN = "forbidden"
    NOT_STATED = "not-stated"


class Severity(StrEnum):
    """How bad one finding is in one engagement."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


#: from the mildest to the worst
SEVERITIES = (Severity.INFO, Severity.WARNING, Severity.ERROR)
_STRICTNESS = (Outcome.ALLOWED, Outcome.NOT_STATED, Outcome.CONDITIONAL, Outcome.FORBIDDEN)


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
    stages: tuple[str, ...]
    applications: tuple[str, ...]
    message: Texts
    remedy: Texts
    source: str
    checked: str
    sanction: Texts
    note: Texts
    when: Mapping[str, str]
    hosts: tuple[str, ...]
    services: tuple[str, ...]
    replacements: tuple[Sentence, ...] = ()
    replies: tuple[Sentence, ...] = ()

    def replacement(self, finding: Finding, engagement: Engagement) -> Texts:
        """What to write in the draft in place of `finding`; empty where leaving it out is enough."""
        return _first_text(self.replacements, finding, engagement)

    def reply(self, finding: Finding, engagement: Engagement) -> Texts:
        """A whole answer to someone who asks for or proposes what `finding` holds; empty where there is none."""
        return _first_text(self.replies, finding, engagement)

    def fits(self, finding: Finding, stage: str, engagement: Engagement) -> bool:
        return (
            self.covers(finding.channel, stage, engagement.application)
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
    """A stage or an application status under the platform's own words."""

    id: str
    name: Texts
    words: tuple[str, ...]


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
    rules: tuple[Rule, ...]
    summary: Texts

    def resolve(self, engagement: Engagement) -> Engagement:
        """The engagement in common ids. Raises `UsageError` for a stage or status this platform lacks."""
        stage = engagement.stage and self._named(engagement.stage, self.stages, "stage")
        application = engagement.application
        if self.statuses:
            application = self._named(application, self.statuses, "application")
        elif application != "none":
            raise UsageError("no-application", platform=self.id, application=application)
        return engagement._replace(platform=self.id, stage=stage, application=application)

    def _named(self, word: str, choices: Iterable[Named], field: str) -> str:
        wanted = word.strip().casefold()
        choices = tuple(choices)
        for choice in choices:
            if wanted in {choice.id, *(name.casefold() for name in (*choice.words, *choice.name.values()))}:
                return choice.id
        known = ", ".join(f"{choice.id} ({choice.name['ja']})" for choice in choices)
        raise UsageError(f"unknown-{field}", given=word, platform=self.id, known=known)

    def owns(self, finding: Finding) -> bool:
        """A link or an address of the platform itself, which every platform lets its members share."""
        return _is_under(finding.host, self.hosts)

    def rule_for(self, finding: Finding, engagement: Engagement) -> Rule:
        """The rule that decides on `finding`; without a stage the strictest of all stages' rules."""
        stages = [engagement.stage] if engagement.stage else [stage.id for stage in self.stages]
        rules = [self._first(finding, stage, engagement) for stage in stages]
        return max(rules, key=lambda rule: _STRICTNESS.index(rule.outcome))

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

    @property
    def unstated(self) -> Rule:
        from linter.messages import both

        return Rule(
            "not-stated", Outcome.NOT_STATED, (), (), (), both("rule.not-stated.message", platform=self.name),
            both("rule.not-stated.remedy", platform=self.name), "", "", {}, {}, {}, (), (),
        )  # fmt: skip

    def find_rule(self, name: str) -> Rule | None:
        return next((rule for rule in (*self.rules, self.unstated) if rule.id == name), None)


def severity(rule: Rule, certainty: Certainty) -> Severity:
    """A broken rule is an error if we are at least fairly sure; a condition to be met is a warning."""
    if rule.outcome is Outcome.FORBIDDEN:
        return Severity.WARNING if certainty is Certainty.POSSIBLE else Severity.ERROR
    if rule.outcome is Outcome.CONDITIONAL:
        return Severity.WARNING
    return Severity.INFO


def _is_under(host: str | None, domains: tuple[str, ...]) -> bool:
    return host is not None and any(host == domain or host.endswith("." + domain) for domain in domains)


# ---------------------------------------------------------------------------- reading and checking a file


def parse(table: Mapping[str, Any], file: str) -> Rulebook:
    """A rulebook from its table. Raises `PatternError` naming `file`, the key and what is wrong there."""
    reader = _Reader(table, file)
    reader.no_others(
        "id", "name", "aliases", "country", "language", "hosts", "summary", "stages", "application", "rules"
    )
    application = table.get("application") or {}
    statuses = _Reader(application, file, "application.") if application else None
    if statuses:
        statuses.no_others("name", "statuses")
    stages = tuple(_named(entry, file, "stages", STAGES) for entry in reader.tables("stages"))
    if not stages:
        raise PatternError(file, "stages", "needs at least one stage")
    named_statuses = (
        tuple(_named(entry, file, "application.statuses", APPLICATIONS) for entry in statuses.tables("statuses"))
        if statuses
        else ()
    )
    rules = tuple(_rule(entry, file, number) for number, entry in enumerate(reader.tables("rules"), 1))
    _check_rules(rules, file, [stage.id for stage in stages], [status.id for status in named_statuses])
    return Rulebook(
        id=reader.text("id"),
        name=reader.texts("name"),
        aliases=reader.strings("aliases"),
        country=reader.text("country", ""),
        language=reader.text("language", "en"),
        hosts=reader.strings("hosts"),
        stages=stages,
        application=statuses.texts("name") if statuses else {},
        statuses=named_statuses,
        rules=rules,
        summary=reader.texts("summary"),
    )


def _named(table: Mapping[str, Any], file: str, where: str, known: tuple[str, ...]) -> Named:
    reader = _Reader(table, file, f"{where}.")
    reader.no_others("id", "name", "words")
    identifier = reader.choice("id", known)
    return Named(identifier, reader.texts("name"), reader.strings("words"))


def _rule(table: Mapping[str, Any], file: str, number: int) -> Rule:
    reader = _Reader(table, file, f"rules[{table.get('id', number)}].")
    reader.no_others(
        "id", "outcome", "channels", "stages", "applications", "message", "remedy", "source", "checked",
        "sanction", "note", "when", "hosts", "services", "replacements", "replies",
    )  # fmt: skip
    when = table.get("when", {})
    for field in when:
        if field not in _CONDITIONS:
            raise PatternError(file, f"{reader.where}when.{field}", f"must be one of {', '.join(_CONDITIONS)}")
    return Rule(
        id=reader.text("id"),
        outcome=Outcome(reader.choice("outcome", tuple(Outcome))),
        channels=tuple(Channel(name) for name in reader.choices("channels", tuple(Channel))),
        stages=reader.choices("stages", STAGES),
        applications=reader.choices("applications", APPLICATIONS),
        message=reader.texts("message"),
        remedy=reader.texts("remedy"),
        source=reader.text("source"),
        checked=reader.text("checked"),
        sanction=reader.texts("sanction", required=False),
        note=reader.texts("note", required=False),
        when=when,
        hosts=reader.strings("hosts"),
        services=reader.strings("services"),
        replacements=_sentences(reader, "replacements"),
        replies=_sentences(reader, "replies"),
    )


def _sentences(rule: _Reader, key: str) -> tuple[Sentence, ...]:
    found = []
    for table in rule.tables(key):
        reader = _Reader(table, rule.file, f"{rule.where}{key}.")
        reader.no_others("ja", "en", "channels", "kinds", "stages", "applications")
        found.append(
            Sentence(
                {"ja": reader.text("ja"), "en": reader.text("en")},
                tuple(Channel(name) for name in reader.choices("channels", tuple(Channel))),
                tuple(Kind(name) for name in reader.choices("kinds", tuple(Kind))),
                reader.choices("stages", STAGES),
                reader.choices("applications", APPLICATIONS),
            )
        )
    return tuple(found)


def _check_rules(rules: tuple[Rule, ...], file: str, stages: list[str], statuses: list[str]) -> None:
    names = [rule.id for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise PatternError(file, f"rules[{name}].id", "used twice")
    for rule in rules:
        for stage in rule.stages:
            if stage not in stages:
                raise PatternError(file, f"rules[{rule.id}].stages", f"{stage!r} is no stage of this platform")
        for status in rule.applications:
            if status not in statuses:
                raise PatternError(file, f"rules[{rule.id}].applications", f"{status!r} is no status here")
    _check_reach(rules, file, stages, statuses or ["none"])


def _check_reach(rules: tuple[Rule, ...], file: str, stages: list[str], statuses: list[str]) -> None:
    """Every rule without conditions decides at least one cell; else an earlier one hides it."""
    plain = [rule for rule in rules if not rule.is_exemption]
    decided = {
        next((rule.id for rule in plain if rule.covers(channel, stage, status)), None)
        for channel in Channel
        for stage in stages
        for status in statuses
    }
    for rule in plain:
        if rule.id not in decided:
            raise PatternError(
                file, f"rules[{rule.id}]", "never applies: the rules above it cover everything it covers"
            )


class _Reader:
    """Takes typed values out of a TOML table and says where one is wrong."""

    def __init__(self, table: Mapping[str, Any], file: str, where: str = "") -> None:
        self.table, self.file, self.where = table, file, where

    def _wrong(self, key: str, problem: str) -> PatternError:
        return PatternError(self.file, self.where + key, problem)

    def no_others(self, *known: str) -> None:
        for key in self.table:
            if key not in known:
                raise self._wrong(key, f"unknown key; known are {', '.join(known)}")

    def text(self, key: str, default: str | None = None) -> str:
        value = self.table.get(key, default)
        if not isinstance(value, str):
            raise self._wrong(key, "missing" if value is None else "must be text")
        return value

    def texts(self, key: str, *, required: bool = True) -> Texts:
        value = self.table.get(key)
        if value is None and not required:
            return {}
        if not isinstance(value, dict) or set(value) != {"ja", "en"}:
            raise self._wrong(key, 'needs both languages: { ja = "…", en = "…" }')
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise self._wrong(key, "must be a list of texts")
        return tuple(value)

    def choice(self, key: str, known: tuple[str, ...]) -> str:
        value = self.text(key)
        if value not in known:
            raise self._wrong(key, f"{value!r} is not one of {', '.join(known)}")
        return value

    def choices(self, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        for value in self.strings(key):
            if value not in known:
                raise self._wrong(key, f"{value!r} is not one of {', '.join(known)}")
        return self.strings(key)

    def tables(self, key: str) -> list[Mapping[str, Any]]:
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self._wrong(key, "must be a list of tables")
        return value
