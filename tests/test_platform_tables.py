"""What every platform allows when: each cell typed here from the platforms' pages, not from the rulebooks.

A allowed, C allowed under a condition (a warning that states it), F forbidden (an error), N not stated
(information). A draft that shows the channel is judged wherever detection finds one by itself; in-person and
payment are asked of the rulebook alone.
"""

from __future__ import annotations

from typing import Any

import pytest

from linter import Engagement, Severity, lint
from linter.core import rulebook_for
from linter.findings import REFERENCES, Certainty, Channel, Finding, Kind
from linter.knowledge import shipped
from linter.rulebook import Outcome, Rulebook, severity

CHANNELS = ["mail", "phone", "chat", "video", "in-person", "postal", "payment", "portfolio", "form", "file"]

#: platform and application; then a line a stage
TABLES = """
lancers none pending rejected
              mail phone chat video in-person postal payment portfolio form file
proposal      F    F     F    F     F         F      F       N         N    N
contracted    F    F     F    F     F         F      F       N         N    N
prepaid       A    A     A    A     A         A      F       N         N    N
delivered     A    A     A    A     A         A      F       N         N    N
closed        N    N     N    N     N         N      F       N         N    N

lancers approved
proposal      A    A     A    A     A         A      F       N         N    N
contracted    A    A     A    A     A         A      F       N         N    N
prepaid       A    A     A    A     A         A      F       N         N    N
delivered     A    A     A    A     A         A      F       N         N    N
closed        A    A     A    A     A         A      F       N         N    N

crowdworks none pending rejected
proposal      F    F     F    F     C         N      F       N         N    N
contracted    F    F     F    F     C         N      F       N         N    N
prepaid       F    F     F    F     C         N      F       N         N    N
delivered     F    F     F    F     C         N      F       N         N    N
closed        N    N     N    N     N         N      F       N         N    N

crowdworks approved
proposal      A    A     A    A     A         N      F       N         N    N
contracted    A    A     A    A     A         N      F       N         N    N
prepaid       A    A     A    A     A         N      F       N         N    N
delivered     A    A     A    A     A         N      F       N         N    N
closed        A    A     A    A     A         N      F       N         N    N

craudia none pending rejected
proposal      F    F     F    F     N         N      F       N         N    N
contracted    F    F     F    F     N         N      F       N         N    N
prepaid       F    F     F    F     N         N      F       N         N    N
delivered     F    F     F    F     N         N      F       N         N    N
closed        F    F     F    F     N         N      F       N         N    N

craudia approved
proposal      A    A     A    A     N         N      F       N         N    N
contracted    A    A     A    A     N         N      F       N         N    N
prepaid       A    A     A    A     N         N      F       N         N    N
delivered     A    A     A    A     N         N      F       N         N    N
closed        A    A     A    A     N         N      F       N         N    N

coconala none
proposal      F    F     F    F     F         F      F       F         F    F
prepaid       F    F     F    F     F         F      F       F         F    F
delivered     F    F     F    F     F         F      F       F         F    F
closed        F    F     F    F     F         F      F       F         F    F

upwork none
proposal      F    F     F    F     N         F      F       A         F    A
contracted    A    A     A    A     N         A      F       A         A    A
prepaid       A    A     A    A     N         A      F       A         A    A
delivered     A    A     A    A     N         A      F       A         A    A
closed        N    N     N    N     N         N      F       A         N    N

fiverr none
proposal      F    F     F    F     N         F      F       N         N    N
prepaid       C    C     C    C     N         C      F       N         N    N
delivered     N    N     N    N     N         N      F       N         N    N
closed        N    N     N    N     N         N      F       N         N    N

freelancer none
proposal      F    F     F    F     N         N      F       N         N    N
contracted    F    F     F    F     N         N      F       N         N    N
prepaid       F    F     F    F     N         N      F       N         N    N
delivered     F    F     F    F     N         N      F       N         N    N
closed        F    F     F    F     N         N      F       N         N    N

peopleperhour none
proposal      F    F     F    F     N         N      F       F         N    N
contracted    F    F     F    F     N         N      F       N         N    N
prepaid       F    F     F    F     N         N      F       N         N    N
delivered     F    F     F    F     N         N      F       N         N    N
closed        F    F     F    F     N         N      F       N         N    N

workana none
proposal      F    F     F    F     N         N      F       F         F    F
contracted    F    F     F    F     N         N      F       F         F    F
prepaid       F    F     F    F     N         N      F       F         F    F
delivered     F    F     F    F     N         N      F       F         F    F
closed        F    F     F    F     N         N      F       F         F    F

malt none
proposal      N    A     A    A     A         N      F       N         N    N
contracted    N    A     A    A     A         N      F       N         N    N
prepaid       N    A     A    A     A         N      F       N         N    N
delivered     N    A     A    A     A         N      F       N         N    N
closed        N    A     A    A     A         N      F       N         N    N

shufti none
proposal      F    F     F    N     N         F      F       N         N    N
contracted    C    C     A    N     N         C      F       N         N    N
delivered     C    C     A    N     N         C      F       N         N    N
closed        C    C     A    N     N         C      F       N         N    N

mitsumore none
proposal      F    F     N    N     N         N      F       N         N    N
contracted    C    C     N    N     N         N      F       N         N    N
prepaid       A    A     N    N     N         N      F       N         N    N
delivered     A    A     N    N     N         N      F       N         N    N
closed        A    A     N    N     N         N      F       N         N    N

mercari none
proposal      F    F     F    F     N         F      F       F         F    N
prepaid       F    F     F    F     N         F      F       F         F    N
delivered     F    F     F    F     N         F      F       F         F    N
closed        F    F     F    F     N         F      F       F         F    N
"""

OUTCOMES = {"A": Outcome.ALLOWED, "C": Outcome.CONDITIONAL, "F": Outcome.FORBIDDEN, "N": Outcome.NOT_STATED}
SEVERITIES = {"A": Severity.INFO, "C": Severity.WARNING, "F": Severity.ERROR, "N": Severity.INFO}

#: a draft that shows the channel and nothing else
DRAFTS = {
    "mail": "メールは hanako@kikaku.jp まで",
    "phone": "電話は 090-4821-7736 です",
    "chat": "LINE IDは hanako_works です",
    "video": "https://zoom.us/j/93518402276 でお待ちします",
    "postal": "住所は東京都渋谷区神南1-19-11です",
    "portfolio": "ポートフォリオ：https://www.behance.net/hanako-works",
    "form": "アンケート https://forms.gle/AbC123 をお願いします",
    "file": "素材は https://drive.google.com/drive/folders/1AbCdEf にあります",
}
KINDS = {
    "mail": Kind.EMAIL, "phone": Kind.PHONE, "chat": Kind.HANDLE, "video": Kind.LINK, "in-person": Kind.MEETING,
    "postal": Kind.POSTAL, "payment": Kind.PAYMENT, "portfolio": Kind.PORTFOLIO, "form": Kind.FORM, "file": Kind.FILE,
}  # fmt: skip


def _cells() -> list[Any]:
    cells = []
    for block in TABLES.strip().split("\n\n"):
        head, *lines = block.splitlines()
        platform, *applications = head.split()
        for line in lines:
            stage, *marks = line.split()
            if stage == "mail":
                assert [stage, *marks] == CHANNELS
                continue
            for application in applications:
                for channel, mark in zip(CHANNELS, marks, strict=True):
                    name = f"{platform}-{application}-{stage}-{channel}"
                    cells.append(pytest.param(platform, application, stage, channel, mark, id=name))
    return cells


CELLS = _cells()


def _finding(channel: str, kind: Kind | None = None, host: str | None = None) -> Finding:
    return Finding(
        kind or KINDS[channel], Channel(channel), None, "x", Certainty.CERTAIN, "", "x", 0, 1, ((0, 1),), (), host
    )


@pytest.mark.parametrize(("platform", "application", "stage", "channel", "mark"), CELLS)
def test_cell(platform: str, application: str, stage: str, channel: str, mark: str) -> None:
    rule = rulebook_for(platform).rule_for(_finding(channel), Engagement(platform, stage, application))
    assert rule.outcome is OUTCOMES[mark]
    assert severity(rule, Certainty.CERTAIN) is SEVERITIES[mark]


@pytest.mark.parametrize(
    ("platform", "application", "stage", "channel", "mark"), [cell for cell in CELLS if cell.values[3] in DRAFTS]
)
def test_draft_in_a_cell(platform: str, application: str, stage: str, channel: str, mark: str) -> None:
    findings = lint(DRAFTS[channel], Engagement(platform, stage, application)).findings
    judged = [judged for judged in findings if judged.finding.kind is not Kind.WORD]
    if mark == "N" and KINDS[channel] in REFERENCES and not judged:
        # ordinary talk, of which the platform's rules say nothing at all
        return
    assert [(one.finding.channel, one.severity) for one in judged] == [(channel, SEVERITIES[mark])]


def test_every_platform_has_its_table() -> None:
    typed = {(cell.values[0], cell.values[1], cell.values[2]) for cell in CELLS}
    for platform in shipped().platforms:
        rulebook = rulebook_for(platform)
        for stage in rulebook.stages:
            for application in [status.id for status in rulebook.statuses] or ["none"]:
                assert (platform, application, stage.id) in typed
    assert len({platform for platform, _, _ in typed}) == 13


CASES = [
    # Coconala: Gigafile alone, and only in an open talk room
    ("coconala", "prepaid", "file", {"host": "15.gigafile.nu"}, {}, "C"),
    ("coconala", "delivered", "file", {"host": "gigafile.nu"}, {}, "C"),
    ("coconala", "proposal", "file", {"host": "gigafile.nu"}, {}, "F"),
    ("coconala", "closed", "file", {"host": "gigafile.nu"}, {}, "F"),
    ("coconala", "prepaid", "file", {"host": "drive.google.com"}, {}, "F"),
    # Upwork before a contract: Enterprise, access to a system, a legal reason
    *(("upwork", "proposal", channel, {}, {"plan": "enterprise"}, "A") for channel in ("mail", "phone", "chat", "video", "postal", "form")),
    ("upwork", "proposal", "payment", {}, {"plan": "enterprise"}, "F"),
    ("upwork", "proposal", "mail", {}, {"purpose": "system-access"}, "C"),
    ("upwork", "proposal", "phone", {}, {"purpose": "system-access"}, "F"),
    ("upwork", "proposal", "mail", {}, {"purpose": "legal"}, "C"),
    ("upwork", "proposal", "phone", {}, {"purpose": "legal"}, "C"),
    ("upwork", "proposal", "postal", {}, {"purpose": "legal"}, "C"),
    ("upwork", "proposal", "chat", {}, {"purpose": "legal"}, "F"),
    # and the way out of its payments
    ("upwork", "closed", "payment", {}, {"contract": "converted"}, "A"),
    # Workana: projects that its recruiters manage
    *(("workana", "proposal", channel, {}, {"contract": "recruiter-managed"}, "A") for channel in ("mail", "phone", "chat", "video", "portfolio", "form", "file")),
    ("workana", "proposal", "payment", {}, {"contract": "recruiter-managed"}, "F"),
    # ミツモア: two kinds of jobs
    ("mitsumore", "contracted", "phone", {}, {"contract": "negotiation"}, "A"),
    ("mitsumore", "contracted", "phone", {}, {"contract": "booking"}, "C"),
    ("mitsumore", "proposal", "phone", {}, {"contract": "negotiation"}, "F"),
    # メルカリ: transport of a vehicle, in the transaction's messages
    ("mercari", "prepaid", "phone", {}, {"contract": "vehicle"}, "A"),
    ("mercari", "prepaid", "postal", {}, {"contract": "vehicle"}, "A"),
    ("mercari", "prepaid", "mail", {}, {"contract": "vehicle"}, "F"),
    ("mercari", "proposal", "phone", {}, {"contract": "vehicle"}, "F"),
    # any link is a link to Workana; to the others only the writer's own pages are
    ("workana", "proposal", "portfolio", {"kind": Kind.SITE}, {}, "F"),
    ("coconala", "proposal", "portfolio", {"kind": Kind.SITE}, {}, "N"),
    ("coconala", "proposal", "portfolio", {"kind": Kind.PROFILE}, {}, "F"),
    ("peopleperhour", "proposal", "portfolio", {"kind": Kind.PROFILE}, {}, "F"),
    ("upwork", "proposal", "portfolio", {"kind": Kind.SITE}, {}, "N"),
]  # fmt: skip


@pytest.mark.parametrize(("platform", "stage", "channel", "finding", "case", "mark"), CASES)
def test_exemption(
    platform: str, stage: str, channel: str, finding: dict[str, Any], case: dict[str, Any], mark: str
) -> None:
    engagement = Engagement(platform, stage)._replace(**case)
    assert rulebook_for(platform).rule_for(_finding(channel, **finding), engagement).outcome is OUTCOMES[mark]


@pytest.mark.parametrize(
    ("platform", "rule", "says"),
    [
        # where sources disagree, the note says which is followed
        ("lancers", "contact-after-prepayment", "FAQ 770"),
        ("lancers", "contact-after-prepayment", "598"),
        ("crowdworks", "contact-needs-application", "2020-10-20"),
        ("coconala", "no-contact", "2019年"),
        ("coconala", "gigafile-for-large-files", "200MB"),
        ("upwork", "enterprise-exempt", "Business"),
        ("upwork", "payment-after-conversion", "例外"),
        ("fiverr", "contact-within-order", "2025年6月2日"),
        ("peopleperhour", "no-communication-off-site", "厳しい方"),
        ("workana", "no-contact-no-links", "2018年"),
        ("mitsumore", "contact-after-deal", "厳しい方"),
    ],
)
def test_note_on_sources_that_disagree(platform: str, rule: str, says: str) -> None:
    found = rulebook_for(platform).find_rule(rule)
    assert found is not None
    assert says in found.note["ja"]


def test_the_milestone_is_spoken_of() -> None:
    # Lancers' 仮払い is made for each 計画
    rule = rulebook_for("lancers").find_rule("contact-after-prepayment")
    assert rule is not None
    assert "計画" in rule.remedy["ja"]
    assert "milestone" in rule.remedy["en"]


@pytest.mark.parametrize(
    ("platform", "text", "rules", "words"),
    [
        ("fiverr", "Sorry, I never work outside of Fiverr.", ["filter-contact-words"], ["outside of fiverr"]),
        ("fiverr", "The Email template is ready, payment page too.", ["filter-payment-words", "filter-contact-words"], ["payment", "email"]),
        ("fiverr", "The payload of the repayment plan is emailed nowhere.", [], []),
        ("workana", "I will write the email copy for the site.", ["filter-contact-words"], ["email, site"]),
        ("workana", "The website and the websites are opposite.", [], []),
        ("coconala", "個人名義の領収書は、ココナラでは無理だと思います。", ["filter-elsewhere"], ["ココナラでは無理"]),
        ("upwork", "The email template is ready.", [], []),
        ("lancers", "ランサーズでは無理だと思います。", [], []),
    ],
)  # fmt: skip
def test_filter_of_the_platform_is_told_as_information(
    platform: str, text: str, rules: list[str], words: list[str]
) -> None:
    report = lint(text, Engagement(platform, "proposal"))
    assert [judged.rule.id for judged in report.findings] == rules
    assert [judged.finding.value for judged in report.findings] == words
    assert all(judged.severity is Severity.INFO for judged in report.findings)
    for judged in report.findings:
        assert [text[start:end].lower() for start, end in judged.finding.parts] == judged.finding.value.split(", ")
        assert judged.finding.text == text[judged.finding.start : judged.finding.end]


def _sentences() -> list[Any]:
    found = []
    for platform in shipped().platforms:
        for rule in rulebook_for(platform).rules:
            for sentence in (*rule.replacements, *rule.replies):
                found += [pytest.param(platform, rule.stages, text, id=f"{platform}-{rule.id}-{text[:12]}") for text in sentence.text.values()]  # fmt: skip
    return found


@pytest.mark.parametrize(("platform", "stages", "text"), _sentences())
def test_what_is_written_instead_keeps_the_rules_itself(platform: str, stages: tuple[str, ...], text: str) -> None:
    assert text.endswith(("。", ".", "?"))
    for stage in stages or [stage.id for stage in rulebook_for(platform).stages]:
        findings = lint(text, Engagement(platform, stage)).findings
        assert [judged.finding.text for judged in findings if judged.severity is not Severity.INFO] == []


def _forbidding() -> list[Any]:
    return [
        pytest.param(rulebook_for(platform), rule.id, id=f"{platform}/{rule.id}")
        for platform in shipped().platforms
        for rule in rulebook_for(platform).rules
        if rule.outcome is Outcome.FORBIDDEN
    ]


@pytest.mark.parametrize(("rulebook", "name"), _forbidding())
def test_every_breach_can_be_put_right(rulebook: Rulebook, name: str) -> None:
    rule = rulebook.find_rule(name)
    assert rule is not None
    for channel in rule.channels:
        for stage in rule.stages or [stage.id for stage in rulebook.stages]:
            for application in rule.applications or [status.id for status in rulebook.statuses] or ["none"]:
                engagement = Engagement(rulebook.id, stage, application)
                for kind in (KINDS[channel], Kind.SOLICITATION):
                    for text in (
                        rule.replacement(_finding(channel, kind), engagement),
                        rule.reply(_finding(channel), engagement),
                    ):
                        assert sorted(text) == ["en", "ja"]


@pytest.mark.parametrize(
    ("application", "says"),
    [("none", "サービス外連絡申請をお送りいたします。連絡先は承認後にお伝えします。"), ("pending", "承認を待っております"), ("rejected", "承認されませんでした")],
)  # fmt: skip
def test_replacement_follows_the_application(application: str, says: str) -> None:
    engagement = Engagement("crowdworks", "proposal", application)
    (judged,) = lint(DRAFTS["mail"], engagement).findings
    assert says in judged.rule.replacement(judged.finding, engagement)["ja"]


def test_without_a_stage_the_sentence_that_always_holds_is_taken() -> None:
    (judged,) = lint(DRAFTS["mail"], Engagement("mercari")).findings
    assert "取引メッセージ" in judged.rule.replacement(judged.finding, Engagement("mercari"))["ja"]
