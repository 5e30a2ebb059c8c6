"""A report as one line of JSON."""

from __future__ import annotations

import json

from linter.report import Report


def as_json(report: Report, lang: str, name: str | None, *, fixed: str | None = None) -> str:
    """The report as JSON on one line, messages in `lang`; `name` is the draft's id, `fixed` what to send instead."""
    data = report.to_dict(lang, id=name)
    if fixed is not None:
        data["fixed"] = fixed
    return json.dumps(data, ensure_ascii=False)
