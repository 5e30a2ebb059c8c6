"""The whole way of a draft: detect, judge by the platform's rulebook, report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from linter.detect import Clock, Detection, detect
from linter.engagement import Engagement
from linter.errors import DraftError, UsageError
from linter.findings import Finding
from linter.knowledge import Knowledge, shipped
from linter.language import language_of
from linter.messages import LANGUAGES
from linter.report import Allowed, Judged, Lines, Report, Verdict, verdict_of
from linter.rulebook import Rule, Rulebook, severity

if TYPE_CHECKING:
    # only for those who have an allow-list
    from linter.allow import Allowance, AllowList

#: Seconds after which a draft is given up; a thousand times what an ordinary one takes.
DEADLINE = 10.0


def lint(
    text: str,
    engagement: Engagement,
    *,
    history: Sequence[str] = (),
    knowledge: Knowledge | None = None,
    deadline: float | None = DEADLINE,
    allow: AllowList | None = None,
) -> Report:
    """Check `text` as a message about to be sent in `engagement`.

    `history` is what the same sender sent before in this conversation, oldest first: a contact that `text` completes
    is found in it. All findings lie in `text`. What `allow` lets pass is not judged.

    Offsets in the report are code points of `text` as given. A draft that cannot be judged (too long, out of time,
    empty, with more that may propose or hide something than is read) gives a report with the verdict `unknown` and
    the error. Raises `UsageError` when the platform, the stage or the application does not exist. Safe to call from
    several threads.
    """
    knowledge = knowledge or shipped()
    rulebook = rulebook_for(engagement.platform, knowledge)
    resolved = rulebook.resolve(engagement)
    assumed = () if resolved.stage else ("stage",)
    try:
        if not text.strip():
            raise DraftError("empty")
        finds = partial(
            detect, knowledge=knowledge, region=resolved.region, country=rulebook.country, clock=Clock(deadline)
        )
        detection = _after(history, text, finds) if history else finds(text)
    except DraftError as problem:
        return Report(Verdict.UNKNOWN, resolved, assumed=assumed, error=problem)
    lines = Lines(text)
    found = [
        (finding, rulebook.rule_for(finding, resolved))
        for finding in detection.findings
        if not rulebook.owns(finding) and rulebook.speaks_of(finding)
    ]
    if rulebook.filters:
        from linter.wording import filtered_words

        found += filtered_words(text, rulebook.filters)
    allowed = _allowed(allow, text, resolved, rulebook.country, [finding for finding, _ in found]) if allow else {}
    judged = tuple(_judge(finding, rule, rulebook, lines) for finding, rule in found if finding not in allowed)
    verdict = verdict_of(judged)
    if detection.is_unread and verdict is not Verdict.BLOCK:
        # what was not read may hold an error
        return Report(Verdict.UNKNOWN, resolved, assumed=assumed, error=DraftError("unread"))
    return Report(
        verdict,
        resolved,
        judged,
        detection.excuses,
        assumed,
        allowed=tuple(Allowed(finding, entry, *lines.place(finding.start)) for finding, entry in allowed.items()),
        redraft=_Redraft(text, resolved, tuple(history), knowledge, deadline, allow),
    )


def _allowed(
    allow: AllowList, text: str, engagement: Engagement, country: str, findings: list[Finding]
) -> dict[Finding, Allowance]:
    whole = allow.for_draft(text, engagement)
    region = engagement.region or country
    entries = {finding: whole or allow.for_finding(finding, region) for finding in findings}
    return {finding: entry for finding, entry in entries.items() if entry is not None}


class _Redraft(NamedTuple):
    """Writes a draft anew without the errors of its report."""

    draft: str
    engagement: Engagement
    history: tuple[str, ...]
    knowledge: Knowledge
    deadline: float | None
    allow: AllowList | None

    def __call__(self, report: Report) -> str:
        # few drafts are rewritten
        from linter.fix import fixed

        language = language_of(self.draft, self.knowledge)
        if language not in LANGUAGES:
            # a few Japanese words without kana pass for Chinese
            language = rulebook_for(self.engagement.platform, self.knowledge).language
        return fixed(self.draft, report, language, self._again)

    def _again(self, draft: str) -> Report:
        return lint(
            draft,
            self.engagement,
            history=self.history,
            knowledge=self.knowledge,
            deadline=self.deadline,
            allow=self.allow,
        )


def _after(history: Sequence[str], text: str, finds: Callable[[str], Detection]) -> Detection:
    # few drafts come with a history
    from linter.history import detect_after

    return detect_after(history, text, finds)


def _judge(finding: Finding, rule: Rule, rulebook: Rulebook, lines: Lines) -> Judged:
    line, column = lines.place(finding.start)
    return Judged(finding, rule, f"{rulebook.id}/{rule.id}", severity(rule, finding.certainty), line, column)


def rulebook_for(name: str, knowledge: Knowledge | None = None) -> Rulebook:
    """The rulebook of a platform, by its id or one of its names. Raises `UsageError` if there is none."""
    knowledge = knowledge or shipped()
    return knowledge.rulebook(_platform_id(name, knowledge))


def _platform_id(name: str, knowledge: Knowledge) -> str:
    if name in knowledge.platform_names:
        return name
    wanted = name.strip().casefold()
    names = {name.casefold(): identifier for identifier, called in knowledge.platform_names.items() for name in called}
    if wanted in names:
        return names[wanted]
    from difflib import get_close_matches

    close = get_close_matches(wanted, names, n=1)
    known = ", ".join(f"{identifier} ({called[1]})" for identifier, called in knowledge.platform_names.items())
    if close:
        raise UsageError("unknown-platform-close", given=name, close=names[close[0]], known=known)
    raise UsageError("unknown-platform", given=name, known=known)
