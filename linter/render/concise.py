"""One line a finding, in the form that editors and terminals can jump to."""

from __future__ import annotations

from linter.messages import say
from linter.render.answer import Answer
from linter.render.terminal import visible


def lines(answer: Answer, lang: str) -> list[str]:
    """`name:line:column: severity what value [rule]`; standard input is called `-`."""
    name = visible(answer.name or "-")
    return [
        f"{name}:{judged.line}:{judged.column}: {say(f'severity.{judged.severity}', lang)} "
        f"{say(f'kind.{judged.finding.kind}', lang)} {visible(judged.finding.value)} [{judged.rule_id}]"
        for judged in answer.report.findings
    ]
