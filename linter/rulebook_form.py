"""Whether a rulebook file has the form that `patterns/platforms/README.md` explains, and what is wrong if not.

Each mistake is a `PatternError` naming file, key and problem. The shipped rulebooks are checked when the index
is built, a user's own whenever they are read.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from linter.errors import PatternError, Text
from linter.findings import Channel, Kind
from linter.rulebook import APPLICATIONS, CASE_FIELDS, OUTCOMES, STAGES, UNSTATED, Rule, Rulebook, from_table

_TOP = (
    "id", "name", "aliases", "country", "language", "hosts", "summary", "note",
    "stages", "application", "cases", "rules", "filters", "site",
)  # fmt: skip
_TEXTS = ("message", "remedy", "reason", "sanction", "note")
_RULE = (
    "id", "outcome", "channels", "kinds", "stages", "applications", *_TEXTS, "source", "checked",
    "when", "hosts", "services", "replacements", "replies",
)  # fmt: skip
_FILTER = ("id", "channel", "words", *_TEXTS, "source", "checked")
_SITE = (
    "checked", "matches", "composers", "sends", "send_words", "enter_sends", "messages", "threads", "requests", "hints",
)  # fmt: skip
_SENTENCE = ("ja", "en", "channels", "kinds", "stages", "applications")
#: what an engagement knows of a message by itself
_DIRECTIONS = ("outgoing", "incoming")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+")
_MATCH = re.compile(r"https://[a-z0-9.-]+/\S*")
_DATE = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")


def check(table: Mapping[str, Any], file: str, services: Container[str]) -> Rulebook:
    """The rulebook of `table`; `services` are those that rules may name.

    Raises `PatternError` for the first thing in it that is wrong.
    """
    top = _Form(table, file)
    top.only(*_TOP)
    top.identifier("id")
    for key in ("name", "summary"):
        top.texts(key)
    top.texts("note", required=False)
    top.strings("aliases")
    top.hosts("hosts")
    top.text("country", required=False, form=re.compile("[A-Z]{2}"), says="rulebook.country")
    top.text("language", required=False, form=re.compile("[a-z]{2,3}"), says="rulebook.language")
    stages = _check_named(top, "stages", STAGES, required=True)
    statuses: list[str] = []
    if "application" in table:
        application = _Form(top.table_of("application"), file, "application.")
        application.only("name", "statuses", "reconfirm")
        application.texts("name")
        application.texts("reconfirm", required=False)
        statuses = _check_named(application, "statuses", APPLICATIONS, required=True)
        if "none" not in statuses:
            raise application.wrong("statuses", "rulebook.no-none")
    cases = _check_cases(top)
    rules = top.forms("rules", required=True)
    for rule in rules:
        _check_rule(rule, stages, statuses, cases)
        for service in rule.table.get("services", ()):
            if service not in services:
                raise rule.wrong("services", "rulebook.no-such-service", given=service)
    filters = top.forms("filters")
    for entry in filters:
        entry.only(*_FILTER)
        entry.strings("words", required=True)
        entry.choice("channel", tuple(Channel))
        _check_statement(entry)
    _check_ids([*rules, *filters])
    if "site" in table:
        _check_site(_Form(top.table_of("site"), file, "site."), stages, statuses)
    rulebook = from_table(table)
    _check_reach(rulebook, file)
    return rulebook


def _check_named(parent: _Form, key: str, known: tuple[str, ...], *, required: bool = False) -> list[str]:
    """The ids of the stages or statuses under `key`, each with a name, no word meaning two of them."""
    forms = parent.forms(key, required=required)
    for form in forms:
        form.only("id", "name", "words")
        form.choice("id", known)
    _check_words(forms)
    return [form.table["id"] for form in forms]


def _check_words(forms: Sequence[_Form]) -> None:
    owners: dict[str, str] = {}
    for form in forms:
        form.texts("name")
        form.strings("words")
        identifier = form.table["id"]
        if identifier in owners:
            raise form.wrong("id", "rulebook.twice", id=identifier)
        words = {identifier, *form.table["name"].values(), *form.table.get("words", ())}
        for word in sorted(word.casefold() for word in words):
            if owners.setdefault(word, identifier) != identifier:
                raise form.wrong("words", "rulebook.two-meanings", word=word, other=owners[word], id=identifier)


def _check_cases(top: _Form) -> Mapping[str, list[str]]:
    """The values of each field that this platform's special cases set."""
    known: dict[str, list[str]] = {"direction": list(_DIRECTIONS)}
    forms = top.forms("cases")
    for form in forms:
        form.only("id", "field", "name", "words")
        form.identifier("id")
        form.choice("field", CASE_FIELDS)
        known.setdefault(form.table["field"], []).append(form.table["id"])
    _check_words(forms)
    return known


def _check_rule(rule: _Form, stages: list[str], statuses: list[str], cases: Mapping[str, list[str]]) -> None:
    rule.only(*_RULE)
    _check_statement(rule)
    rule.choice("outcome", tuple(OUTCOMES))
    rule.choices("channels", tuple(Channel))
    rule.choices("kinds", tuple(Kind))
    rule.hosts("hosts")
    rule.strings("services")
    rule.members("stages", STAGES, stages, "rulebook.no-such-stage")
    rule.members("applications", APPLICATIONS, statuses, "rulebook.no-such-status")
    for field, value in rule.table_of("when").items():
        if field not in (*CASE_FIELDS, "direction"):
            raise rule.wrong(
                f"when.{field}", "rulebook.not-one-of", given=field, known=_list((*CASE_FIELDS, "direction"))
            )
        if value not in cases.get(field, ()):
            raise rule.wrong(f"when.{field}", "rulebook.no-such-case", given=str(value), field=field)
    for key in ("replacements", "replies"):
        sentences = rule.forms(key)
        for sentence in sentences:
            sentence.only(*_SENTENCE)
            sentence.text("ja")
            sentence.text("en")
            sentence.choices("channels", tuple(Channel))
            sentence.choices("kinds", tuple(Kind))
            sentence.members("stages", STAGES, stages, "rulebook.no-such-stage")
            sentence.members("applications", APPLICATIONS, statuses, "rulebook.no-such-status")
        if any(not (sentence.table.keys() - {"ja", "en"}) for sentence in sentences[:-1]):
            raise rule.wrong(key, "rulebook.sentence-hidden")


def _check_statement(form: _Form) -> None:
    """What a rule and a filter have in common: an id, words for the user, a source."""
    form.identifier("id")
    for key in _TEXTS:
        form.texts(key, required=key in ("message", "remedy"))
    form.text("source", form=re.compile(r"https?://\S+"), says="rulebook.source")
    form.text("checked", form=_DATE, says="rulebook.date")


def _check_site(site: _Form, stages: list[str], statuses: list[str]) -> None:
    """The pages on which messages are written; `linter/site.py` says what they are for."""
    site.only(*_SITE)
    site.text("checked", form=_DATE, says="rulebook.date")
    site.strings("matches", required=True)
    for pattern in site.table["matches"]:
        if not _MATCH.fullmatch(pattern):
            raise site.wrong("matches", "rulebook.match", given=pattern)
    for key in ("composers", "sends", "send_words", "messages"):
        site.strings(key)
    if not isinstance(site.table.get("enter_sends", False), bool):
        raise site.wrong("enter_sends", "rulebook.not-flag")
    for address in site.forms("threads"):
        address.only("path", "name")
        address.pattern("path")
        address.text("name")
    for request in site.forms("requests"):
        request.only("path", "fields")
        request.pattern("path")
        request.strings("fields", required=True)
    for hint in site.forms("hints"):
        hint.only("words", "selector", "stage", "application")
        hint.strings("words", required=True)
        hint.text("selector", required=False)
        told = [(key, here, says) for key, here, says in (
            ("stage", stages, "rulebook.no-such-stage"), ("application", statuses, "rulebook.no-such-status"),
        ) if key in hint.table]  # fmt: skip
        if not told:
            raise hint.wrong("stage", "rulebook.missing")
        for key, here, says in told:
            hint.text(key)
            if hint.table[key] not in here:
                raise hint.wrong(key, says, given=hint.table[key])


def _check_ids(forms: Sequence[_Form]) -> None:
    seen: set[str] = set()
    for form in forms:
        identifier = form.table["id"]
        if identifier == UNSTATED:
            raise form.wrong("id", "rulebook.reserved", id=identifier)
        if identifier in seen:
            raise form.wrong("id", "rulebook.twice", id=identifier)
        seen.add(identifier)


def _check_reach(rulebook: Rulebook, file: str) -> None:
    """Every rule decides something: no rule above it covers all that it covers."""
    for number, rule in enumerate(rulebook.rules):
        above = [other for other in rulebook.rules[:number] if _is_as_wide(other, rule)]
        cells = (
            (channel, stage.id, status)
            for channel in Channel
            for stage in rulebook.stages
            for status in [status.id for status in rulebook.statuses] or ["none"]
            if rule.covers(channel, stage.id, status)
        )
        if all(any(other.covers(*cell) for other in above) for cell in cells):
            raise PatternError(file, f"rules[{rule.id}]", Text("rulebook.unreachable"))


def _is_as_wide(one: Rule, other: Rule) -> bool:
    """Whether `one` holds wherever `other` does, the cells of the table left aside."""
    conditions = (one.when, one.hosts, one.services)
    if one.is_exemption and conditions != (other.when, other.hosts, other.services):
        return False
    return not one.kinds or (bool(other.kinds) and set(other.kinds) <= set(one.kinds))


class _Form:
    """A table of the file, which takes typed values out and says where one is wrong."""

    def __init__(self, table: Mapping[str, Any], file: str, where: str = "") -> None:
        self.table, self.file, self.where = table, file, where

    def wrong(self, key: str, problem: str, **values: str) -> PatternError:
        return PatternError(self.file, self.where + key, Text(problem, **values))

    def only(self, *known: str) -> None:
        for key in self.table:
            if key not in known:
                close = get_close_matches(key, known, n=1)
                if close:
                    raise self.wrong(key, "rulebook.unknown-key-close", close=close[0])
                raise self.wrong(key, "rulebook.unknown-key", known=_list(known))

    def text(self, key: str, *, required: bool = True, form: re.Pattern[str] | None = None, says: str = "") -> None:
        value = self.table.get(key)
        if value is None:
            if required:
                raise self.wrong(key, "rulebook.missing")
            return
        if form is not None and not (isinstance(value, str) and form.fullmatch(value)):
            raise self.wrong(key, says, given=str(value))
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "rulebook.not-text")

    def pattern(self, key: str) -> None:
        self.text(key)
        try:
            re.compile(self.table[key])
        except re.error as error:
            raise self.wrong(key, "rulebook.pattern", given=self.table[key]) from error

    def identifier(self, key: str) -> None:
        self.text(key)
        if not _ID.fullmatch(self.table[key]):
            raise self.wrong(key, "rulebook.id", given=self.table[key])

    def texts(self, key: str, *, required: bool = True) -> None:
        value = self.table.get(key)
        if value is None:
            if required:
                raise self.wrong(key, "rulebook.missing")
            return
        languages = isinstance(value, dict) and set(value) == {"ja", "en"}
        if not languages or not all(isinstance(text, str) and text.strip() for text in value.values()):
            raise self.wrong(key, "rulebook.both-languages")

    def strings(self, key: str, *, required: bool = False) -> None:
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
            raise self.wrong(key, "rulebook.not-list")
        if required and not value:
            raise self.wrong(key, "rulebook.missing")
        if key in self.table and not value:
            raise self.wrong(key, "rulebook.empty-list")

    def hosts(self, key: str) -> None:
        self.strings(key)
        for host in self.table.get(key, ()):
            if not _HOST.fullmatch(host):
                raise self.wrong(key, "rulebook.host", given=host)

    def choice(self, key: str, known: tuple[str, ...]) -> None:
        self.text(key)
        if self.table[key] not in known:
            raise self.wrong(key, "rulebook.not-one-of", given=self.table[key], known=_list(known))

    def choices(self, key: str, known: tuple[str, ...]) -> None:
        self.strings(key)
        for value in self.table.get(key, ()):
            if value not in known:
                raise self.wrong(key, "rulebook.not-one-of", given=value, known=_list(known))

    def members(self, key: str, known: tuple[str, ...], here: list[str], says: str) -> None:
        self.choices(key, known)
        for value in self.table.get(key, ()):
            if value not in here:
                raise self.wrong(key, says, given=value)

    def table_of(self, key: str) -> Mapping[str, Any]:
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, "rulebook.not-table")
        return value

    def forms(self, key: str, *, required: bool = False) -> list[_Form]:
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self.wrong(key, "rulebook.not-tables", heading=self.where + key)
        if required and not value:
            raise self.wrong(key, "rulebook.none-of", heading=self.where + key)
        return [
            _Form(entry, self.file, f"{self.where}{key}[{entry.get('id', number)}].")
            for number, entry in enumerate(value, 1)
        ]


def _list(words: Sequence[str]) -> str:
    return ", ".join(words)
