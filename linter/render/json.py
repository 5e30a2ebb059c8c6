"""A report as one line of JSON."""

from __future__ import annotations

import json

from linter.report import Report


def as_json(report: Report, lang: str, name: str | None) -> str:
    """The report as JSON on one line, messages in `lang`; `name` is the draft's id."""
    return json.dumps(report.to_dict(lang, id=name), ensure_ascii=False)
