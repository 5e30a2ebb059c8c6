"""`sendlint reply` and `check --incoming`: what to write back to someone who asks too early."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter import Engagement, UsageError, Verdict, lint
from linter.core import rulebook_for
from linter.knowledge import shipped
from linter.messages import LANGUAGES
from linter.reply import TOPICS, replies, replies_to
from linter.rulebook import Outcome
from tests.command import run

LURE = "詳しい話はLINEでしましょう。LINE ID：hanako_works を追加してください。"


def _engagements() -> list[Engagement]:
    """Every stage and status of every platform."""
    return [
        Engagement(platform, stage, status)
        for platform in shipped().platforms
        for stage in (None, *(stage.id for stage in rulebook_for(platform).stages))
        for status in [status.id for status in rulebook_for(platform).statuses] or ["none"]
    ]


@pytest.mark.parametrize("engagement", _engagements(), ids=lambda engagement: "-".join(map(str, engagement[:3])))
def test_there_is_an_answer_for_everything_that_is_not_allowed(engagement: Engagement) -> None:
    offered = replies(engagement)
    assert tuple(reply.topic for reply in offered) == TOPICS
    for reply in offered:
        assert bool(reply.text) == (reply.rule.outcome is not Outcome.ALLOWED)
        for lang in LANGUAGES if reply.text else ():
            report = lint(reply.text[lang], engagement)
            assert report.verdict is Verdict.OK, reply.text[lang]


@pytest.mark.parametrize(
    ("engagement", "topic", "says"),
    [
        (Engagement("lancers", "提案"), "contact", "仮払い"),
        (Engagement("lancers", "提案"), "call", "ビデオ通話"),
        (Engagement("crowdworks", "応募"), "contact", "申請を出します"),
        (Engagement("crowdworks", "業務中", "申請中"), "contact", "審査中"),
        (Engagement("crowdworks", "業務中", "否認"), "contact", "承認されませんでした"),
        (Engagement("crowdworks", "業務中", "承認"), "payment", "仮払い"),
        # nothing is stated, so nothing is claimed
        (Engagement("crowdworks", "完了"), "contact", "決まりを確かめてから"),
    ],
)
def test_the_answer_follows_platform_stage_and_application(engagement: Engagement, topic: str, says: str) -> None:
    (reply,) = (reply for reply in replies(engagement) if reply.topic == topic)
    assert says in reply.text["ja"]


def test_what_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError):
        replies(Engagement("lancers", "検品"))


def test_an_incoming_message_gets_one_answer_a_rule() -> None:
    engagement = Engagement("lancers", "提案", direction="incoming")
    report = lint(f"{LURE}メールは hanako@kikaku.jp です。", engagement)
    assert len(report.findings) >= 2
    assert [reply.rule_id for reply in replies_to(report)] == ["lancers/no-contact-before-prepayment"]
    assert replies_to(lint(LURE, engagement._replace(stage="仮払い済み"))) == ()
    assert replies_to(lint("よろしくお願いします。", engagement)) == ()


# -------------------------------------------------------------------------------------- the command

GOLDEN = """\
When asked for contact details [crowdworks/contact-approved]
No need to refuse now. The off-service contact application is approved: contact by the means applied for is allowed.

When asked for a call outside the site [crowdworks/contact-approved]
No need to refuse now. The off-service contact application is approved: contact by the means applied for is allowed.

When asked to meet [crowdworks/contact-approved]
No need to refuse now. The off-service contact application is approved: contact by the means applied for is allowed.

When offered direct payment or a direct contract [crowdworks/no-off-platform-payment]
Thank you for the suggestion. CrowdWorks' terms forbid payments and contracts that bypass the site. May I ask \
you to pay through the escrow there?
"""


def test_all_answers() -> None:
    result = run("reply", "-p", "crowdworks", "-s", "応募", "-a", "承認", lang="en")
    assert (result.stdout, result.stderr, result.code) == (GOLDEN, "", 0)


def test_one_answer_is_the_bare_text() -> None:
    result = run("reply", "-p", "lancers", "-s", "提案", "--about", "contact", lang="ja")
    assert result.stdout.startswith("ありがとうございます。ランサーズでは")
    assert result.stdout.count("\n") == 1
    allowed = run("reply", "-p", "lancers", "-s", "仮払い済み", "--about", "contact", lang="ja")
    assert (allowed.stdout, allowed.code) == ("", 0)
    assert "断る必要はありません" in allowed.stderr


def test_answers_as_json() -> None:
    rows = json.loads(run("reply", "-p", "lancers", "-s", "仮払い済み", "-f", "json", lang="ja").stdout)
    assert [(row["about"], row["outcome"], bool(row["text"])) for row in rows] == [
        ("contact", "allowed", False),
        ("call", "allowed", False),
        ("meeting", "allowed", False),
        ("payment", "forbidden", True),
    ]


def test_the_answer_for_a_thread(tmp_path: Path) -> None:
    environment = {"SENDLINT_DATA_DIR": str(tmp_path)}
    run("thread", "set", "t", "-p", "crowdworks", "-s", "応募", "-a", "申請中", lang="ja", environment=environment)
    result = run("reply", "-t", "t", "--about", "contact", lang="ja", environment=environment)
    assert "審査中" in result.stdout


@pytest.mark.parametrize(
    ("lang", "says", "answer"),
    [
        ("ja", "✗ 応じないでください", "ありがとうございます。ランサーズでは"),
        ("en", "✗ Do not take this up", "Thank you."),
    ],
)
def test_an_incoming_message_is_judged_and_answered(lang: str, says: str, answer: str) -> None:
    result = run("check", "--incoming", "-p", "lancers", "-s", "提案", stdin=LURE, lang=lang)
    assert result.code == 1
    closing, _, offered = result.stdout.partition(says)[2].partition("\n\n")
    assert closing
    assert offered.splitlines()[1].startswith(answer)
    # what a sender should do instead is no advice to the receiver
    assert "連絡先を消して送り" not in result.stdout


@pytest.mark.parametrize(
    ("draft", "options", "says"),
    [
        ("よろしくお願いします。", (), "✓ 応じると違反になる誘いは見つかりませんでした"),
        (LURE, ("-s", "仮払い済み"), "✓ 応じられます"),
        (LURE, ("-s", "完了"), "規約に明記がありません"),
        ("0364271185 の分です", ("-s", "提案"), "! 応じる前に確かめてください"),
    ],
)
def test_how_an_incoming_message_is_summed_up(draft: str, options: tuple[str, ...], says: str) -> None:
    assert says in run("check", "--incoming", "-p", "lancers", *options, stdin=draft, lang="ja").stdout


def test_incoming_json_has_the_answers() -> None:
    result = run("check", "--incoming", "-p", "lancers", "-s", "提案", "-f", "json", stdin=LURE, lang="en")
    (answer,) = json.loads(result.stdout)["replies"]
    assert answer.startswith("Thank you.")


def test_what_came_in_is_not_rewritten() -> None:
    result = run("check", "--incoming", "--fix", "-p", "lancers", stdin=LURE, lang="ja")
    assert (result.code, result.stdout, "一緒には使えません" in result.stderr) == (2, "", True)
