"""sendlint: does this message break the platform's rules if it is sent now?

>>> from linter import Engagement, lint
>>> report = lint("メールは hanako@mail.jp まで", Engagement(platform="lancers", stage="proposal"))
>>> report.verdict
<Verdict.BLOCK: 'block'>
>>> report.findings[0].finding.value
'hanako@mail.jp'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.core import lint
    from linter.engagement import Engagement
    from linter.errors import DraftError, SendlintError, UsageError
    from linter.findings import Certainty, Channel, Finding, Kind
    from linter.report import Judged, Report, Verdict
    from linter.rulebook import Outcome, Severity

__all__ = [
    "Certainty",
    "Channel",
    "DraftError",
    "Engagement",
    "Finding",
    "Judged",
    "Kind",
    "Outcome",
    "Report",
    "SendlintError",
    "Severity",
    "UsageError",
    "Verdict",
    "lint",
]

__version__ = "0.1.0"

_HOMES = {
    "core": ("lint",),
    "engagement": ("Engagement",),
    "errors": ("DraftError", "SendlintError", "UsageError"),
    "findings": ("Certainty", "Channel", "Finding", "Kind"),
    "report": ("Judged", "Report", "Verdict"),
    "rulebook": ("Outcome", "Severity"),
}


def __getattr__(name: str) -> Any:
    """A name of the public interface, imported when first used: the command has to set itself up before the rest."""
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"linter.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
