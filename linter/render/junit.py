"""JUnit's XML, which most build servers show: a test case a draft, a failure a finding.

The form is that of the schema that Jenkins keeps:
https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree

from linter.messages import say
from linter.render.answer import Answer
from linter.render.places import path_of, title
from linter.report import Judged
from linter.rulebook import Severity

#: what XML 1.0 has no way to write
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(answers: Iterable[Answer], lang: str) -> str:
    """The report of all drafts. What is allowed or not stated (information) is no failure."""
    suite = ElementTree.Element("testsuite", name="sendlint")
    counts = {"tests": 0, "failures": 0, "errors": 0}
    for answer in answers:
        path = path_of(answer, "stdin")
        name = path if answer.line is None else f"{path}:{answer.line}"
        case = ElementTree.SubElement(suite, "testcase", classname="sendlint", name=_written(name))
        counts["tests"] += 1
        failures = [judged for judged in answer.report.findings if judged.severity is not Severity.INFO]
        for judged in failures:
            failure = ElementTree.SubElement(
                case, "failure", type=judged.rule_id, message=_written(title(judged.finding, lang))
            )
            failure.text = _written(_text(judged, name, lang))
        counts["failures"] += bool(failures)
        if answer.report.error is not None:
            error = ElementTree.SubElement(case, "error", type=answer.report.error.code)
            error.set("message", _written(answer.report.error.message(lang)))
            counts["errors"] += 1
    for attribute, count in counts.items():
        suite.set(attribute, str(count))
    root = ElementTree.Element("testsuites")
    root.append(suite)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def _text(judged: Judged, name: str, lang: str) -> str:
    rule = judged.rule
    lines = [
        f"{name}:{judged.line}:{judged.column}: {say(f'severity.{judged.severity}', lang)}",
        rule.message[lang],
        f"{say('report.remedy', lang)}: {rule.remedy[lang]}",
    ]
    if rule.source:
        lines.append(f"{say('report.source', lang)}: {rule.source} {say('report.checked', lang, date=rule.checked)}")
    return "\n".join(lines)


def _written(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
