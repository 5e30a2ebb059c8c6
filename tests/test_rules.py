"""Judging by a rulebook: the platforms' own words, their own links, what every rule tells. The cells of the
platforms' tables are in `test_platform_tables.py`."""

from __future__ import annotations

import pytest

from linter import Engagement, UsageError, Verdict, lint
from linter.core import rulebook_for
from linter.knowledge import shipped

CONTACTS = {"mail": "メールは hanako@kikaku.jp まで", "chat": "LINE IDは hanako_works です"}
PLATFORMS = list(shipped().platforms)


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
        ("クラウディア", "検収中", "否認", ("delivered", "rejected")),
        ("ココナラ", "トークルーム", "none", ("prepaid", "none")),
        ("アップワーク", "interview", "none", ("proposal", "none")),
        ("Upwork", "funded", "none", ("prepaid", "none")),
        ("fiverr.com", "inbox", "none", ("proposal", "none")),
        ("Freelancer.com", "awarded", "none", ("contracted", "none")),
        ("pph", "hourlie bought", "none", ("contracted", "none")),
        ("workana", "propuesta", "none", ("proposal", "none")),
        ("malt.fr", "quote accepted", "none", ("contracted", "none")),
        ("シュフティ", "発注後", "none", ("contracted", "none")),
        ("ミツモア", "仮成約", "none", ("contracted", "none")),
        ("メルカリ", "評価待ち", "none", ("delivered", "none")),
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
        (Engagement("coconala", "contracted"), "unknown-stage"),
        (Engagement("upwork", "proposal", "approved"), "no-application"),
        (Engagement("upwork", "proposal", plan="gold"), "unknown-case"),
        (Engagement("lancers", "proposal", plan="enterprise"), "no-case"),
    ],
)
def test_what_a_platform_does_not_know_is_refused(engagement: Engagement, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        lint("こんにちは", engagement)
    assert caught.value.code == code


@pytest.mark.parametrize("platform", PLATFORMS)
def test_links_to_the_platform_itself_are_no_contacts(platform: str) -> None:
    for host in rulebook_for(platform).hosts:
        text = f"詳しくは support@{host} と https://www.{host}/help/contact をご覧ください"
        assert lint(text, Engagement(platform, "proposal")).findings == ()


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_rule_says_what_why_and_what_instead(platform: str, lang: str) -> None:
    for rule in rulebook_for(platform).stated:
        assert rule.message[lang].endswith(("。", "."))
        assert rule.remedy[lang].endswith(("。", ".", "）", ")"))
        assert rule.source.startswith("https://")
        if rule.outcome == "forbidden":
            assert rule.sanction[lang]
