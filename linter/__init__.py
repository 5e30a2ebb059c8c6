"""sendlint: does this message break the platform's rules if it is sent now?

>>> from linter import Engagement, lint
>>> report = lint("メールは hanako@mail.jp まで", Engagement(platform="lancers", stage="proposal"))
>>> report.verdict
<Verdict.BLOCK: 'block'>
>>> report.findings[0].finding.value
'hanako@mail.jp'
"""

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
