"""What a program asks before a message leaves, and what it is answered.

A request is a JSON object. `op` says what is wanted; without it a draft is to be judged:

    check   {id, text, platform, thread?, stage?, application?, region?, incoming?, history?, fix?, lang?}
    thread  {id, op, platform, thread, stage?, application?, approval_stands?, lang?}
    explain {id, op, rule, lang?}
    hello   {id, op}

`thread` tells what `sendlint thread` knows; with a stage or an application it is remembered from now on. Where the
platform leaves open whether an approval outlasts the contract, nothing changes, and the answer's `question` is to be
put to the user, whose answer goes into `approval_stands`. `hello` tells which version answers.

`history` is what the same sender sent before in the thread, the oldest first: a contact may be spread over several
messages. `fixed` is the draft as it may be sent, where `fix` asks for it.

A draft's answer is `{id, verdict, message, engagement, findings, more, fixed?, error}`. Offsets are UTF-16 code units
of `text` as it came, as JavaScript, Java and LSP count them. Findings carry places and values, never the draft. A
request that cannot be understood is answered with the verdict `unknown` and an error.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from linter import folders
from linter.allow import AllowList
from linter.core import lint, rulebook_for
from linter.engagement import Engagement
from linter.errors import ApprovalError, DraftError, SendlintError, UsageError
from linter.findings import Kind
from linter.hooks.request import Ask, decode, identity
from linter.knowledge import Knowledge, shipped
from linter.messages import LANGUAGES
from linter.own_rulebooks import with_rulebooks
from linter.render.text import closing, national, what
from linter.report import Judged, Report, Verdict
from linter.rulebook import SEVERITIES, Rulebook
from linter.threads import Threads

#: A longer draft is not judged before a send: no platform takes one, and the answer must be there at once.
MAX_TEXT = 20_000
#: Seconds for one draft; a person is waiting at the button.
DEADLINE = 3.0
#: Findings in one answer; a browser breaks the connection at a megabyte.
MAX_FINDINGS = 100

Answer = dict[str, Any]


class Checker:
    """Answers requests one after the other; holds nothing of a draft between two of them."""

    def __init__(
        self,
        lang: str,
        *,
        knowledge: Knowledge | None = None,
        default: Engagement | None = None,
        allow: AllowList | None = None,
        deadline: float = DEADLINE,
    ) -> None:
        """`default` is the engagement of requests that name no platform; `allow` replaces the user's own allow-list."""
        self._lang = lang
        self._given = knowledge
        self._default = default
        self._given_allow = allow
        self._deadline = deadline

    @cached_property
    def _knowledge(self) -> Knowledge:
        """What sendlint knows, the user's own rulebooks included. Raises `SendlintError` where one is broken."""
        return self._given or with_rulebooks(shipped(), folder=folders.own_rulebooks())

    @cached_property
    def _allow(self) -> AllowList:
        """What the user's own settings let pass. Raises `SendlintError` where they are broken."""
        if self._given_allow is not None:
            return self._given_allow
        from linter.settings import load_own

        return load_own().allow_list(self._lang)

    @cached_property
    def _threads(self) -> Threads:
        return Threads(knowledge=self._knowledge)

    def answer_to(self, data: bytes) -> Answer:
        """The answer to a request as it came over the wire, whatever it holds."""
        request: object = None
        try:
            request = decode(data)
            return self.answer(request)
        except SendlintError as error:
            return self.refusal(error, request)
        except Exception as error:
            # the type only: an exception's text may quote the draft
            return self.refusal(UsageError("internal", problem=type(error).__name__), request)

    def refusal(self, error: SendlintError, request: object = None) -> Answer:
        """What is answered where nothing could be judged."""
        fields = request if isinstance(request, dict) else {}
        lang = fields.get("lang")
        message = error.message(lang if lang in LANGUAGES else self._lang)
        return {
            "id": identity(fields),
            "verdict": str(Verdict.UNKNOWN),
            "message": message,
            "findings": [],
            "more": 0,
            "error": {"code": error.code, "message": message},
        }

    def answer(self, request: Mapping[str, Any]) -> Answer:
        """The answer to a request. Raises `SendlintError` when it cannot be understood or asks for what is not."""
        ask = Ask(request, self._lang)
        operations = {"check": self._check, "thread": self._thread, "explain": self._explain, "hello": self._hello}
        operation = ask.text("op", "check")
        if operation not in operations:
            raise UsageError("unknown-operation", given=operation, known=", ".join(operations))
        return {"id": ask.id, **operations[operation](ask)}

    def _check(self, ask: Ask) -> Answer:
        text = ask.text("text")
        if len(text) > MAX_TEXT:
            raise DraftError("too-long", length=len(text), limit=MAX_TEXT)
        engagement, history = self._engagement(ask), ask.history()
        report = lint(
            text, engagement, history=history, knowledge=self._knowledge, allow=self._allow, deadline=self._deadline
        )
        rulebook = self._knowledge.rulebook(report.engagement.platform)
        answer = _answer(report, rulebook, text, ask.lang)
        if ask.flag("fix") and report.findings and (fixed := report.redacted) not in (None, text):
            answer["fixed"] = fixed
        return answer

    def _engagement(self, ask: Ask) -> Engagement:
        """Who stands where: what the request says, else what is remembered of the thread."""
        if self._default is not None and "platform" not in ask:
            known = self._default
        else:
            known = self._remembered(ask.text("thread", ""), self._platform(ask))
        return known._replace(
            stage=ask.text("stage", "") or known.stage,
            application=ask.text("application", "") or known.application,
            region=ask.text("region", "") or known.region,
            direction="incoming" if ask.flag("incoming") else "outgoing",
        )

    def _platform(self, ask: Ask) -> str:
        return rulebook_for(ask.text("platform"), self._knowledge).id

    def _remembered(self, name: str, platform: str) -> Engagement:
        thread = self._threads.find(name, platform) if name else None
        return thread.engagement if thread else Engagement(platform)

    def _thread(self, ask: Ask) -> Answer:
        platform, name = self._platform(ask), ask.text("thread")
        given = {field: ask.text(field) for field in ("stage", "application") if field in ask}
        question = None
        if given:
            stands = ask.flag("approval_stands") if "approval_stands" in ask else None
            try:
                self._threads.set(name, platform, **given, approval_stands=stands)
            except ApprovalError as error:
                question = error.question[ask.lang]
        engagement = self._remembered(name, platform)
        stage, application = engagement.stage, engagement.application
        return {
            "thread": name,
            "engagement": {"platform": platform, "stage": stage, "application": application},
            "question": question,
        }

    def _explain(self, ask: Ask) -> Answer:
        name = ask.text("rule")
        platform, _, rule_name = name.partition("/")
        rulebook = rulebook_for(platform, self._knowledge)
        rule = rulebook.find_rule(rule_name)
        if rule is None:
            raise UsageError("unknown-rule", given=name)
        texts = {key: getattr(rule, key).get(ask.lang) for key in ("message", "reason", "remedy", "sanction", "note")}
        return {"rule": name, "outcome": str(rule.outcome), **texts, "source": rule.source, "checked": rule.checked}

    def _hello(self, ask: Ask) -> Answer:
        from linter import __version__

        return {"version": __version__}


def encode(answer: Answer) -> bytes:
    """An answer as it goes over the wire: ASCII only, on one line."""
    return _ENCODER.encode(answer).encode("ascii")


_ENCODER = json.JSONEncoder(separators=(",", ":"))


def _answer(report: Report, rulebook: Rulebook, text: str, lang: str) -> Answer:
    units = _Units(text)
    worst_first = sorted(report.findings, key=lambda judged: -SEVERITIES.index(judged.severity))
    kept = sorted(worst_first[:MAX_FINDINGS], key=lambda judged: judged.finding.start)
    engagement = report.engagement
    return {
        "verdict": str(report.verdict),
        "message": closing(report, rulebook, lang),
        "engagement": {
            "platform": engagement.platform,
            "stage": engagement.stage,
            "application": engagement.application,
            "assumed": list(report.assumed),
        },
        "findings": [_finding(judged, units, lang) for judged in kept],
        "more": len(report.findings) - len(kept),
        "error": report.error and {"code": report.error.code, "message": report.error.message(lang)},
    }


def _finding(judged: Judged, units: _Units, lang: str) -> Answer:
    finding = judged.finding
    parts = [units.place(part) for part in finding.parts]
    return {
        "start": parts[0][0],
        "end": parts[-1][1],
        "parts": parts,
        "severity": str(judged.severity),
        "kind": str(finding.kind),
        "what": what(finding, lang),
        "value": (national(finding.value) if finding.kind is Kind.PHONE else None) or finding.value,
        "certainty": str(finding.certainty),
        "rule": judged.rule_id,
        "message": judged.rule.message[lang],
        "remedy": judged.rule.remedy[lang],
        "source": judged.rule.source or None,
        "checked": judged.rule.checked or None,
    }


class _Units:
    """Turns places in code points into places in UTF-16 code units."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _astral(self) -> list[int]:
        return [at for at, character in enumerate(self._text) if character > "\uffff"]

    def place(self, part: tuple[int, int]) -> tuple[int, int]:
        start, end = part
        return start + bisect_left(self._astral, start), end + bisect_left(self._astral, end)
