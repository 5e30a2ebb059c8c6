"""A report as one line of JSON."""

from __future__ import annotations

import json

from linter.report import Report


def as_json(report: Report, lang: str, name: str | None, **more: object) -> str:
    """The report as JSON on one line, messages in `lang`; `name` is the draft's id, `more` what a command adds."""
    return json.dumps({**report.to_dict(lang, id=name), **more}, ensure_ascii=False)
