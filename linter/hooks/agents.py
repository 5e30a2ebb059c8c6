"""Before an agent's tool sends a message: the request that its program writes, and what it is answered.

A program that runs a hook before a tool takes the exit code 2 for a refusal and gives the model what stands on standard
error; 1 and any other code let the tool run, so 2 stands for everything but a draft that may be sent.
https://docs.claude.com/en/docs/claude-code/hooks
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from linter.allow import AllowList
from linter.core import lint
from linter.engagement import Engagement
from linter.errors import UsageError
from linter.hooks.request import decode
from linter.knowledge import Knowledge
from linter.messages import say
from linter.render.text import what
from linter.report import Report, Verdict
from linter.rulebook import SEVERITIES, Severity

PASSED, REFUSED = 0, 2


def tool_texts(data: bytes, fields: tuple[str, ...]) -> list[str]:
    """The texts that a tool is about to send: every text of its input, or those called `fields`.

    Raises `UsageError` when `data` is no such request, or the tool has none of the fields.
    """
    request = decode(data)
    given = request.get("tool_input")
    if not isinstance(given, dict):
        raise UsageError("no-tool-input")
    found = list(_texts(given))
    texts = [text for name, text in found if not fields or name in fields]
    if fields and not texts:
        known = ", ".join(sorted({name for name, _ in found})) or "-"
        raise UsageError("no-tool-field", fields=", ".join(fields), known=known)
    return [text for text in texts if text.strip()]


def _texts(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a tool's input with the name of the field it stands in."""
    # not recursive: how deep the input is nested is the sender's choice
    open_values: list[tuple[str, object]] = [(name, value)]
    while open_values:
        name, value = open_values.pop()
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, Mapping):
            open_values += reversed([(str(key), inner) for key, inner in value.items()])
        elif isinstance(value, list):
            open_values += reversed([(name, inner) for inner in value])


def refusal(
    texts: list[str], engagement: Engagement, knowledge: Knowledge, allow: AllowList, lang: str, fail_on: Severity
) -> str | None:
    """Why the texts may not be sent, in words that a model can act on; None when they may."""
    reports = ((text, lint(text, engagement, knowledge=knowledge, allow=allow)) for text in texts)
    reasons = [reason for text, report in reports if (reason := _reason(report, text, lang, fail_on)) is not None]
    return "\n\n".join(reasons) or None


def _reason(report: Report, text: str, lang: str, fail_on: Severity) -> str | None:
    if report.verdict is Verdict.UNKNOWN:
        problem = report.error.message(lang) if report.error else ""
        return say("agent.unknown", lang, problem=problem)
    limit = SEVERITIES.index(fail_on)
    found = [judged for judged in report.findings if SEVERITIES.index(judged.severity) >= limit]
    if not found:
        return None
    lines = [say("agent.refused", lang)]
    for judged in found:
        finding = judged.finding
        place = say("report.place", lang, line=judged.line, column=judged.column)
        lines.append(f"- {place}: {what(finding, lang)} {finding.text!r} [{judged.rule_id}]")
    for rule in {judged.rule_id: judged.rule for judged in found}.values():
        lines += [rule.message[lang], f"{say('report.remedy', lang)}: {rule.remedy[lang]}"]
    fixed = report.redacted
    if fixed is not None and fixed != text:
        lines += [say("agent.fixed", lang), fixed]
    return "\n".join(lines)


def answer_code(answer: Mapping[str, Any], fail_on: Severity) -> int:
    """The exit code of an answer in the common protocol: 0 fit to be sent, 1 not, 2 not judged."""
    if answer["verdict"] == str(Verdict.UNKNOWN):
        return 2
    limit = SEVERITIES.index(fail_on)
    return int(any(SEVERITIES.index(Severity(found["severity"])) >= limit for found in answer["findings"]))
