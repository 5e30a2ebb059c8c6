"""A report for people: where, what, why, what to do instead, and whether to send."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby

import click

from linter.engagement import Engagement
from linter.findings import PROPOSALS, REFERENCES, Certainty, Finding, Kind
from linter.knowledge import Knowledge, shipped
from linter.messages import say
from linter.render.terminal import column_width, visible
from linter.report import Judged, Lines, Report, Verdict
from linter.rulebook import Outcome, Rulebook, Severity

_MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "-"}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_CLOSING_COLOURS = {
    "report.ok": "green",
    "report.ok-info": "green",
    "report.ok-unstated": "cyan",
    "report.warn": "yellow",
    "report.block": "red",
}
#: the closing lines for what the other side wrote
_INCOMING = {
    "report.ok": "report.ok-incoming",
    "report.ok-info": "report.ok-info-incoming",
    "report.ok-unstated": "report.ok-unstated-incoming",
    "report.warn": "report.warn-incoming",
    "report.block": "report.block-incoming",
}
#: how much of a long line is shown, in characters on both sides of the finding
_CONTEXT = 36


def as_text(
    report: Report, draft: str, knowledge: Knowledge, lang: str, name: str | None, *, verbose: bool = False
) -> str:
    """The whole answer for one draft, findings under one rule together, the closing line last."""
    rulebook = knowledge.rulebook(report.engagement.platform)
    incoming = report.engagement.direction == "incoming"
    lines = Lines(draft)
    blocks: list[str] = []
    for _, group in groupby(_by_rule(report.findings), key=lambda judged: judged.rule_id):
        blocks.append("\n".join(_rule_block(list(group), draft, lines, lang, name, verbose, incoming)))
    if verbose and report.excuses:
        blocks.append("\n".join(_excuses(report, lines, lang, name)))
    if verbose and report.allowed:
        blocks.append("\n".join(_allowed(report, lang, name)))
    blocks.append(_closing(report, rulebook, lang, name))
    if incoming:
        blocks += _answers(report, knowledge, lang)
    return "\n\n".join(blocks)


def _by_rule(findings: Iterable[Judged]) -> list[Judged]:
    """Findings of one rule side by side, in the order in which each rule first appears; errors first."""
    order: dict[str, int] = {}
    ranked = sorted(findings, key=lambda judged: list(_MARKS).index(judged.severity))
    for judged in ranked:
        order.setdefault(judged.rule_id, len(order))
    return sorted(ranked, key=lambda judged: order[judged.rule_id])


def _rule_block(
    group: list[Judged], draft: str, lines: Lines, lang: str, name: str | None, verbose: bool, incoming: bool
) -> Iterator[str]:
    for judged in group:
        yield from _frame(judged, draft, lines, lang, name, verbose)
    rule, first = group[0].rule, group[0]
    yield f"  {rule.message[lang]} {click.style(f'[{first.rule_id}]', dim=True)}"
    if not incoming:
        # the remedy is one for a draft; to what came in there is an answer
        yield f"  {click.style(say('report.remedy', lang), bold=True)}: {rule.remedy[lang]}"
    if rule.source:
        checked = say("report.checked", lang, date=rule.checked)
        yield f"  {say('report.source', lang)}: {rule.source} {checked}"


def _frame(judged: Judged, draft: str, lines: Lines, lang: str, name: str | None, verbose: bool) -> Iterator[str]:
    finding = judged.finding
    colour = _COLOURS[judged.severity]
    title = f"{_MARKS[judged.severity]} {say(f'severity.{judged.severity}', lang)}"
    place = _place(judged.line, judged.column, lang, name)
    yield f"{place}: {click.style(title, fg=colour, bold=True)} {what(finding, lang)}"
    gutter = len(str(lines.place(finding.end - 1)[0]))
    for number, text, marks in _marked_lines(draft, lines, finding.parts):
        yield f" {number:>{gutter}} │ {text}"
        yield f" {'':>{gutter}} │ {click.style(marks, fg=colour, bold=True)}"
    if finding.kind in PROPOSALS:
        # the words are underlined above; what a reader wants to know is how they were understood
        understood = f"  {say('report.read', lang)}: {say(f'reason.{finding.reason}', lang)}"
        if verbose:
            understood += f" ({say(f'certainty.{finding.certainty}', lang)})"
        yield understood
        return
    read = f"  {say('report.read', lang)}: {_value(finding)}"
    if finding.disguises:
        names = (shipped().disguise(family)["name"][lang] for family in finding.disguises)
        families = say("list.separator", lang).join(names)
        read += f" {say('report.disguises', lang, families=families)}"
    yield read
    if verbose or finding.certainty is Certainty.POSSIBLE:
        # what is unsure is for the reader to decide, who must know what it rests on
        reason = say(f"reason.{finding.reason}", lang)
        certainty = say(f"certainty.{finding.certainty}", lang)
        yield f"  {say('report.reason', lang)}: {reason} ({certainty})"


def what(finding: Finding, lang: str) -> str:
    """What was found, in words: a telephone number, an id (LINE), a form (docs.google.com)."""
    words = say(f"kind.{finding.kind}", lang)
    if finding.kind in REFERENCES and finding.host:
        return f"{words} ({finding.host.removeprefix('www.')})"
    return f"{words} ({shipped().services[finding.service].title})" if finding.service else words


def _place(line: int, column: int, lang: str, name: str | None) -> str:
    """In words; behind a name in the form that editors and terminals can jump to."""
    return f"{visible(name)}:{line}:{column}" if name else say("report.place", lang, line=line, column=column)


def _value(finding: Finding) -> str:
    """What a reader would take from the draft; a telephone number also as it is dialled at home."""
    shown = national(finding.value) if finding.kind is Kind.PHONE else None
    if shown is None:
        return click.style(visible(finding.value), bold=True)
    return f"{click.style(shown, bold=True)} ({visible(finding.value)})"


def national(number: str) -> str | None:
    """An E.164 number in its country's own form; None where the pattern file tells of none."""
    # not phonenumbers' own formatting: importing that takes longer than checking a draft
    for plan in shipped().phones["regions"].values():
        code = plan.get("country_code")
        if code is None or not number.startswith(code):
            continue
        digits = plan["trunk_prefix"] + number[len(code) :]
        for start, groups in plan["written"].items():
            if digits.startswith(start) and len(digits) == sum(groups):
                ends = list(accumulate(groups))
                return "-".join(digits[end - length : end] for end, length in zip(ends, groups, strict=True))
        return str(digits)
    return None


def _marked_lines(draft: str, lines: Lines, parts: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, str, str]]:
    """Every line that a part touches: its number, what is shown of it, and the carets below."""
    touched: dict[int, list[tuple[int, int]]] = {}
    for start, end in parts:
        for number in range(lines.place(start)[0], lines.place(max(start, end - 1))[0] + 1):
            touched.setdefault(number, []).append((start, end))
    for number in sorted(touched):
        line_start = lines.starts[number - 1]
        line_end = lines.starts[number] if number < len(lines.starts) else len(draft)
        while line_end > line_start and draft[line_end - 1] in "\r\n":
            line_end -= 1
        spans = [(max(start, line_start), min(end, line_end)) for start, end in touched[number]]
        yield (number, *_window(draft, line_start, line_end, [span for span in spans if span[0] < span[1]]))


def _window(draft: str, line_start: int, line_end: int, spans: list[tuple[int, int]]) -> tuple[str, str]:
    """The part of a line around its spans, and carets under them, in terminal columns."""
    first = max(line_start, min((start for start, _ in spans), default=line_start) - _CONTEXT)
    last = min(line_end, max((end for _, end in spans), default=line_end) + _CONTEXT)
    shown, marks = ("…" if first > line_start else ""), (" " if first > line_start else "")
    for at in range(first, last):
        piece = visible(draft[at])
        shown += piece
        inside = any(start <= at < end for start, end in spans)
        marks += ("^" if inside else " ") * column_width(piece)
    return shown + ("…" if last < line_end else ""), marks.rstrip()


def _excuses(report: Report, lines: Lines, lang: str, name: str | None) -> Iterator[str]:
    for excuse in report.excuses:
        place = _place(*lines.place(excuse.start), lang, name)
        reason = say(f"excuse.{excuse.reason}", lang)
        yield f"{place}: {say('report.excused', lang)} {visible(excuse.text)} – {reason}"


def _allowed(report: Report, lang: str, name: str | None) -> Iterator[str]:
    for allowed in report.allowed:
        place = _place(allowed.line, allowed.column, lang, name)
        reason = allowed.allowance.reason or say("report.allowed-without-reason", lang)
        by = f"{visible(reason)} [{visible(allowed.allowance.place)}]" if allowed.allowance.place else visible(reason)
        yield f"{place}: {say('report.allowed', lang)} {visible(allowed.finding.value)} – {by}"


def _closing(report: Report, rulebook: Rulebook, lang: str, name: str | None) -> str:
    place = f"{visible(name)}: " if name else ""
    key, text = _closing_text(report, rulebook, lang)
    return place + click.style(text, fg=_CLOSING_COLOURS[key], bold=True)


def closing(report: Report, rulebook: Rulebook, lang: str) -> str:
    """Whether to send, in one sentence; for a draft that was not judged, why."""
    return report.error.message(lang) if report.error is not None else _closing_text(report, rulebook, lang)[1]


def _closing_text(report: Report, rulebook: Rulebook, lang: str) -> tuple[str, str]:
    """The key and the words of the last line."""
    counts = Counter(judged.severity for judged in report.findings)
    unstated = sum(judged.outcome is Outcome.NOT_STATED for judged in report.findings)
    key = _closing_key(report, unstated)
    words = _INCOMING[key] if report.engagement.direction == "incoming" else key
    text = say(
        words,
        lang,
        situation=situation(report.engagement, rulebook, lang),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        count=len(report.findings),
        unstated=unstated,
    )
    return key, text


def _answers(report: Report, knowledge: Knowledge, lang: str) -> Iterator[str]:
    """What the user may write back."""
    from linter.reply import replies_to

    for text in dict.fromkeys(reply.text[lang] for reply in replies_to(report, knowledge=knowledge)):
        yield f"{click.style(say('reply.heading', lang), bold=True)}\n{text}"


def _closing_key(report: Report, unstated: int) -> str:
    if report.verdict is Verdict.BLOCK:
        return "report.block"
    if report.verdict is Verdict.WARN:
        return "report.warn"
    # what no rule forbids is not thereby allowed
    if unstated:
        return "report.ok-unstated"
    return "report.ok-info" if report.findings else "report.ok"


def situation(engagement: Engagement, rulebook: Rulebook, lang: str) -> str:
    """Platform, stage and application in words, and what was assumed; the engagement is in common ids."""
    stage = next((entry.name[lang] for entry in rulebook.stages if entry.id == engagement.stage), None)
    cases = [case.name[lang] for case in rulebook.cases if getattr(engagement, case.field) == case.id]
    platform = rulebook.name[lang]
    stage = say("list.separator", lang).join([stage or say("report.assumed-stage", lang), *cases])
    if not rulebook.statuses:
        return say("report.situation", lang, platform=platform, stage=stage)
    status = next(entry.name[lang] for entry in rulebook.statuses if entry.id == engagement.application)
    application = rulebook.application[lang]
    return say(
        "report.situation-application", lang, platform=platform, stage=stage, application=application, status=status
    )
