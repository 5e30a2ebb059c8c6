"""Annotations on the lines of a pull request, as GitHub's runners read them from a log.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from linter.messages import say
from linter.render.answer import Answer
from linter.render.places import path_of, spans, title
from linter.report import Judged
from linter.rulebook import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def lines(answer: Answer, lang: str) -> list[str]:
    """A command a finding; a draft that could not be judged is an error too."""
    if answer.report.error is not None:
        properties = {"line": str(answer.line or 1), "title": "sendlint"}
        return [_command("error", answer, properties, answer.report.error.message(lang))]
    return [_annotation(answer, judged, lang) for judged in answer.report.findings]


def _annotation(answer: Answer, judged: Judged, lang: str) -> str:
    # an annotation has one place: from the beginning of the first part to the end of the last
    finding, rule = judged.finding, judged.rule
    place = spans(answer, ((finding.start, finding.end),))[0]
    properties = {"line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line and place.column is not None:
        # GitHub takes columns only where they are of one line
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = judged.rule_id
    text = f"{title(finding, lang)}\n{rule.message[lang]}\n{say('report.remedy', lang)}: {rule.remedy[lang]}"
    return _command(_COMMANDS[judged.severity], answer, properties, text)


def _command(name: str, answer: Answer, properties: dict[str, str], message: str) -> str:
    path = path_of(answer, "")
    # a place without a file would be taken for one in the workflow's own
    properties = {"file": path, **properties} if path else {"title": properties["title"]}
    listed = ",".join(
        f"{key}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}" for key, value in properties.items()
    )
    return f"::{name} {listed}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
