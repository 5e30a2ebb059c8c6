"""What may be sent when: every cell of the platforms' tables, typed here independently of the rulebooks."""

from __future__ import annotations

from itertools import product

import pytest

from linter import Engagement, Severity, UsageError, Verdict, lint

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741

CONTACTS = {
    "mail": "メールは hanako@kikaku.jp まで",
    "phone": "電話は 090-4821-7736 です",
    "chat": "LINE IDは hanako_works です",
    "video": "https://zoom.us/j/93518402276 でお待ちします",
}

# platform, application → severity at proposal, contracted, prepaid, delivered, closed
TABLE = {
    ("lancers", "none"): (E, E, I, I, I),
    ("lancers", "pending"): (E, E, I, I, I),
    ("lancers", "rejected"): (E, E, I, I, I),
    ("lancers", "approved"): (I, I, I, I, I),
    ("crowdworks", "none"): (E, E, E, E, I),
    ("crowdworks", "pending"): (E, E, E, E, I),
    ("crowdworks", "rejected"): (E, E, E, E, I),
    ("crowdworks", "approved"): (I, I, I, I, I),
}
STAGES = ("proposal", "contracted", "prepaid", "delivered", "closed")

CELLS = [
    pytest.param(platform, application, stage, channel, severity, id=f"{platform}-{application}-{stage}-{channel}")
    for (platform, application), severities in TABLE.items()
    for (stage, severity), channel in product(zip(STAGES, severities, strict=True), CONTACTS)
]


@pytest.mark.parametrize(("platform", "application", "stage", "channel", "severity"), CELLS)
def test_cell(platform: str, application: str, stage: str, channel: str, severity: Severity) -> None:
    report = lint(CONTACTS[channel], Engagement(platform, stage, application))
    (judged,) = report.findings
    assert judged.finding.channel == channel
    assert judged.severity is severity
    assert report.verdict is (Verdict.BLOCK if severity is E else Verdict.OK)


# channels that no plain contact has yet: read from the rulebook itself
OTHER_CHANNELS = [
    ("lancers", "in-person", "none", (E, E, I, I, I)),
    ("lancers", "in-person", "approved", (I, I, I, I, I)),
    ("crowdworks", "in-person", "none", (W, W, W, W, I)),
    ("crowdworks", "in-person", "pending", (W, W, W, W, I)),
    ("crowdworks", "in-person", "approved", (I, I, I, I, I)),
    ("lancers", "payment", "none", (E, E, E, E, E)),
    ("lancers", "payment", "approved", (E, E, E, E, E)),
    ("crowdworks", "payment", "none", (E, E, E, E, E)),
    ("crowdworks", "payment", "approved", (E, E, E, E, E)),
    ("lancers", "portfolio", "none", (I, I, I, I, I)),
    ("lancers", "form", "none", (I, I, I, I, I)),
    ("crowdworks", "file", "none", (I, I, I, I, I)),
    ("crowdworks", "postal", "none", (I, I, I, I, I)),
]


@pytest.mark.parametrize(("platform", "channel", "application", "severities"), OTHER_CHANNELS)
def test_other_channels(platform: str, channel: str, application: str, severities: tuple[Severity, ...]) -> None:
    from linter.core import rulebook_for
    from linter.findings import Certainty, Channel
    from linter.rulebook import severity

    rulebook = rulebook_for(platform)
    found = tuple(severity(rulebook.cell(Channel(channel), stage, application), Certainty.CERTAIN) for stage in STAGES)
    assert found == severities


@pytest.mark.parametrize("stage", ["prepaid", "delivered"])
def test_lancers_after_prepayment_speaks_of_the_request(stage: str) -> None:
    (judged,) = lint(CONTACTS["mail"], Engagement("lancers", stage)).findings
    assert "連絡先公開申請" in judged.to_dict("ja")["message"]
    assert "連絡先公開申請" in judged.to_dict("en")["message"]


@pytest.mark.parametrize(("platform", "verdict"), [("lancers", Verdict.BLOCK), ("crowdworks", Verdict.BLOCK)])
def test_without_a_stage_the_strictest_counts(platform: str, verdict: Verdict) -> None:
    report = lint(CONTACTS["chat"], Engagement(platform))
    assert report.verdict is verdict
    assert report.assumed == ("stage",)
    assert report.to_dict()["engagement"]["assumed"] == ["stage"]


@pytest.mark.parametrize(
    ("platform", "stage", "application", "common"),
    [
        ("ランサーズ", "仮払い済み", "未申請", ("prepaid", "none")),
        ("lancers.jp", "提案", "承認", ("proposal", "approved")),
        ("Lancers", "仮払い待ち", "申請中", ("contracted", "pending")),
        ("LANCERS", "完了報告", "否認", ("delivered", "rejected")),
        ("クラウドワークス", "検収", "承認", ("delivered", "approved")),
        ("CrowdWorks", "条件交渉", "否認", ("proposal", "rejected")),
        ("crowdworks", "業務中", "承認待ち", ("prepaid", "pending")),
    ],
)
def test_the_platforms_own_words(platform: str, stage: str, application: str, common: tuple[str, str]) -> None:
    engagement = lint("こんにちは", Engagement(platform, stage, application)).engagement
    assert (engagement.stage, engagement.application) == common


@pytest.mark.parametrize(
    ("engagement", "code"),
    [
        (Engagement("lancerz"), "unknown-platform-close"),
        (Engagement("まったく別の場所"), "unknown-platform"),
        (Engagement("lancers", "funded?"), "unknown-stage"),
        (Engagement("lancers", "proposal", "maybe"), "unknown-application"),
        (Engagement("crowdworks", "検品"), "unknown-stage"),
    ],
)
def test_what_a_platform_does_not_know_is_refused(engagement: Engagement, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        lint("こんにちは", engagement)
    assert caught.value.code == code


@pytest.mark.parametrize("platform", ["lancers", "crowdworks"])
def test_links_to_the_platform_itself_are_no_contacts(platform: str) -> None:
    text = f"詳しくは support@{platform}.jp と https://www.{platform}.jp/help をご覧ください"
    assert lint(text, Engagement(platform, "proposal")).findings == ()


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("platform", ["lancers", "crowdworks"])
def test_every_rule_says_what_why_and_what_instead(platform: str, lang: str) -> None:
    from linter.core import rulebook_for

    for rule in rulebook_for(platform).rules:
        assert rule.message[lang]
        assert rule.remedy[lang]
        assert rule.source.startswith("https://")
        assert len(rule.checked) == len("2026-11-23")
        if rule.outcome == "forbidden":
            assert rule.sanction[lang]
