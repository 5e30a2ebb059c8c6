"""Threads: what is told once holds at every later check, whoever else writes and whenever the power goes."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import stat
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from linter.errors import ApprovalError, StoreError, UsageError
from linter.threads import Step, Threads
from tests.command import Result, run

FORBIDDEN = "メールは hanako@kikaku.jp まで"


@pytest.fixture
def threads(tmp_path: Path) -> Threads:
    return Threads(tmp_path / "threads.sqlite3")


# ------------------------------------------------------------------------------------------------ what is told


def test_a_thread_is_told_in_the_platforms_own_words(threads: Threads) -> None:
    before = datetime.now(UTC)
    threads.set("田中様", "クラウドワークス", stage="条件交渉", application="審査中", region="US")
    thread = threads.get("田中様")
    assert (thread.platform, thread.name, thread.aliases) == ("crowdworks", "田中様", ())
    engagement = thread.engagement
    assert (engagement.platform, engagement.stage, engagement.application) == ("crowdworks", "proposal", "pending")
    assert engagement.region == "US"
    assert abs((thread.changed - before).total_seconds()) < 60


def test_only_what_is_given_changes(threads: Threads) -> None:
    threads.set("田中様", "lancers", stage="提案", application="申請中")
    assert threads.set("田中様", stage="仮払い済み").engagement.application == "pending"
    assert threads.set("田中様", application="承認").engagement.stage == "prepaid"


def test_history_keeps_every_change_with_its_time(threads: Threads) -> None:
    threads.set("a", "crowdworks", stage="応募")
    threads.step("a", "applied")
    threads.step("a", "applied")
    threads.step("a", Step.APPROVED)
    history = threads.history("a")
    assert [change[1:] for change in history] == [
        ("set", "proposal", "none"),
        ("applied", "proposal", "pending"),
        ("approved", "proposal", "approved"),
    ]
    times = [change.at for change in history]
    assert times == sorted(times)
    assert all(moment.tzinfo == UTC for moment in times)


def test_a_page_moves_on_and_the_thread_is_known_by_all_its_addresses(threads: Threads) -> None:
    threads.set("https://crowdworks.jp/messages/812?page=2#last", stage="相談")
    threads.set("messages/812", aliases=["https://crowdworks.jp/proposals/4471", "contracts/90210"])
    for name in ("messages/812", "proposals/4471", "https://crowdworks.jp/contracts/90210/"):
        assert threads.get(name).names == ("messages/812", "proposals/4471", "contracts/90210")
    # a query names the thread where the path does not
    threads.set("https://www.lancers.jp/mypage/message?boardId=55", stage="提案")
    assert threads.get("mypage/message?boardId=55").platform == "lancers"


def test_threads_of_two_platforms_may_share_a_name(threads: Threads) -> None:
    threads.set("田中様", "lancers", stage="提案")
    threads.set("田中様", "crowdworks", stage="業務中")
    with pytest.raises(UsageError, match="lancers") as caught:
        threads.get("田中様")
    assert caught.value.code == "ambiguous-thread"
    assert threads.get("田中様", "cw").engagement.stage == "prepaid"
    assert [thread.platform for thread in threads.list("lancers")] == ["lancers"]


def test_the_thread_that_changed_last_is_listed_first(threads: Threads) -> None:
    for name in ("a", "b", "c"):
        threads.set(name, "lancers", stage="提案")
        time.sleep(0.002)
    threads.step("a", "paid")
    assert [thread.name for thread in threads.list()] == ["a", "c", "b"]


def test_what_is_removed_is_gone_from_the_file_too(threads: Threads) -> None:
    threads.set("秘密商事の田中様", "lancers", stage="提案", aliases=["himitsu"])
    threads.remove("himitsu")
    assert threads.find("秘密商事の田中様") is None
    assert threads.list() == []
    assert b"himitsu" not in threads.path.read_bytes()
    assert "秘密商事".encode() not in threads.path.read_bytes()


WRONG = [
    # what is asked, and the code of the refusal
    (lambda threads: threads.get("だれ"), "unknown-thread"),
    (lambda threads: threads.get("田中さん"), "unknown-thread-close"),
    (lambda threads: threads.step("だれ", "paid"), "unknown-thread"),
    (lambda threads: threads.remove("だれ"), "unknown-thread"),
    (lambda threads: threads.history("だれ"), "unknown-thread"),
    (lambda threads: threads.set("新しい"), "new-thread-platform"),
    (lambda threads: threads.set("新しい", "nowhere"), "unknown-platform"),
    (lambda threads: threads.set("田中様", stage="検品"), "unknown-stage"),
    (lambda threads: threads.set("田中様", application="たぶん"), "unknown-application"),
    (lambda threads: threads.set("", "lancers"), "bad-thread-name"),
    (lambda threads: threads.set("a\nb", "lancers"), "bad-thread-name"),
    (lambda threads: threads.set("長" * 201, "lancers"), "bad-thread-name"),
    (lambda threads: threads.set("https://example.com/1", "lancers"), "unknown-thread-page"),
    (lambda threads: threads.set("https://crowdworks.jp/", "lancers"), "unknown-thread-page"),
    (lambda threads: threads.set("https://[broken", "lancers"), "bad-thread-name"),
    (lambda threads: threads.set("https://crowdworks.jp/proposals/1", "lancers"), "thread-elsewhere"),
    (lambda threads: threads.set("田中様", aliases=["https://crowdworks.jp/proposals/1"]), "thread-elsewhere"),
    (lambda threads: threads.set("田中様", aliases=["佐藤様"]), "thread-name-taken"),
]


@pytest.mark.parametrize(("ask", "code"), WRONG)
def test_what_does_not_exist_is_refused_and_changes_nothing(ask, code: str, threads: Threads) -> None:  # type: ignore[no-untyped-def]
    threads.set("田中様", "lancers", stage="提案")
    threads.set("佐藤様", "lancers", stage="提案")
    before = [(thread, threads.history(thread.name)) for thread in threads.list()]
    with pytest.raises(UsageError) as caught:
        ask(threads)
    assert caught.value.code == code
    assert caught.value.message("ja") != caught.value.message("en")
    assert [(thread, threads.history(thread.name)) for thread in threads.list()] == before


# ------------------------------------------------------------------------------------------------ what happens


STEPS = [
    # platform, stage and application before, the step, and what is known after it: stage/application, or the refusal
    ("lancers", "proposal", "none", "contracted", "contracted/none"),
    ("lancers", "proposal", "none", "paid", "prepaid/none"),
    ("lancers", "contracted", "none", "paid", "prepaid/none"),
    ("lancers", None, "none", "paid", "prepaid/none"),
    ("lancers", "prepaid", "none", "paid", "prepaid/none"),
    ("lancers", "prepaid", "none", "contracted", "step-past"),
    # the next milestone
    ("lancers", "delivered", "none", "paid", "prepaid/none"),
    ("lancers", "delivered", "none", "contracted", "step-past"),
    ("lancers", "closed", "none", "paid", "step-past"),
    ("lancers", "prepaid", "none", "delivered", "delivered/none"),
    ("lancers", "delivered", "none", "closed", "closed/none"),
    ("crowdworks", "proposal", "none", "applied", "proposal/pending"),
    ("crowdworks", "proposal", "pending", "applied", "proposal/pending"),
    ("crowdworks", "proposal", "rejected", "applied", "proposal/pending"),
    ("crowdworks", "proposal", "approved", "applied", "step-needless"),
    ("crowdworks", "proposal", "pending", "approved", "proposal/approved"),
    # people forget to tell that they applied
    ("crowdworks", "proposal", "none", "approved", "proposal/approved"),
    ("crowdworks", "proposal", "none", "rejected", "proposal/rejected"),
    ("crowdworks", "proposal", "pending", "rejected", "proposal/rejected"),
    ("crowdworks", "proposal", "approved", "rejected", "step-approved-already"),
    ("crowdworks", "prepaid", "approved", "revoked", "prepaid/rejected"),
    ("crowdworks", "prepaid", "none", "revoked", "step-nothing-to-revoke"),
    ("crowdworks", "prepaid", "pending", "revoked", "step-nothing-to-revoke"),
    # whether an approval outlasts the step to a contract is not stated on CrowdWorks
    ("crowdworks", "proposal", "approved", "contracted", "approval-question"),
    ("crowdworks", "proposal", "approved", "paid", "approval-question"),
    ("crowdworks", None, "approved", "paid", "approval-question"),
    ("crowdworks", "contracted", "approved", "paid", "prepaid/approved"),
    ("crowdworks", "proposal", "pending", "contracted", "contracted/pending"),
    ("lancers", "proposal", "approved", "contracted", "contracted/approved"),
    # nobody can apply for what a platform does not have
    ("coconala", "proposal", "none", "applied", "step-no-application"),
    ("upwork", None, "none", "approved", "step-no-application"),
    ("mercari", None, "none", "revoked", "step-no-application"),
    # an order is paid at once
    ("coconala", "proposal", "none", "contracted", "step-no-stage"),
]


@pytest.mark.parametrize(("platform", "stage", "application", "step", "after"), STEPS)
def test_steps(platform: str, stage: str | None, application: str, step: str, after: str, threads: Threads) -> None:
    threads.set("t", platform, stage=stage, application=application)
    if "/" in after:
        engagement = threads.step("t", step).engagement
        assert f"{engagement.stage}/{engagement.application}" == after
        return
    with pytest.raises(UsageError) as caught:
        threads.step("t", step)
    assert caught.value.code == after
    assert (threads.get("t").engagement.stage, threads.get("t").engagement.application) == (stage, application)


@pytest.mark.parametrize(("stands", "application"), [(True, "approved"), (False, "none")])
def test_the_answer_decides_on_the_approval(stands: bool, application: str, threads: Threads) -> None:
    threads.set("t", "crowdworks", stage="相談", application="承認")
    with pytest.raises(ApprovalError) as caught:
        threads.set("t", stage="契約")
    assert "申請ステータス" in caught.value.question["ja"]
    assert threads.set("t", stage="契約", approval_stands=stands).engagement.application == application
    # told together with the stage, it is no question
    threads.set("u", "crowdworks", stage="相談", application="承認")
    assert threads.set("u", stage="契約", application="承認").engagement.application == "approved"


# ------------------------------------------------------------------------------------------------ the file


@pytest.mark.skipif(os.name != "posix", reason="a user's folder on Windows is the user's own")
def test_the_store_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "data" / "threads.sqlite3"
    old = os.umask(0)
    try:
        Threads(path).set("t", "lancers")
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    Threads(path).list()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.write_bytes(b"not a store at all" * 100), "store"),
        (lambda path: path.mkdir(), "store"),
        (lambda path: sqlite3.connect(path).execute("PRAGMA user_version = 99").close(), "store-newer"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(spoil, code: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "threads.sqlite3"
    spoil(path)
    with pytest.raises(StoreError, match=r"threads\.sqlite3") as caught:
        Threads(path).list()
    assert caught.value.code == code


def _update(path: Path, own: str) -> None:
    threads = Threads(path)
    for number in range(500):
        threads.set("shared", aliases=[f"{own}-{number}"] if number % 100 == 0 else ())
        threads.set("shared", stage=("提案", "発注")[number % 2])
        threads.set(own, "lancers", stage=("提案", "発注")[number % 2])


def test_two_processes_lose_none_of_each_others_changes(tmp_path: Path) -> None:
    path = tmp_path / "threads.sqlite3"
    Threads(path).set("shared", "lancers", stage="提案")
    writers = [multiprocessing.get_context("spawn").Process(target=_update, args=(path, own)) for own in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    threads = Threads(path)
    for own in ("a", "b"):
        assert len(threads.history(own)) == 500
        assert {f"{own}-{number}" for number in range(0, 500, 100)} <= set(threads.get("shared").aliases)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to be killed 200 times in seconds")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_killed_at_any_moment_the_store_holds_every_acknowledged_change(tmp_path: Path) -> None:
    threads = Threads(tmp_path / "threads.sqlite3")
    begun = time.monotonic()
    for number in range(5):
        threads.set(f"first/{number}", "lancers", stage="提案")
        threads.step(f"first/{number}", "paid")
    pace = (time.monotonic() - begun) / 5
    chance = random.Random(5)
    acknowledged: list[str] = []
    for number in range(200):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            written = 0
            while True:
                threads.set(f"{number}/{written}", "lancers", stage="提案")
                threads.step(f"{number}/{written}", "paid")
                os.write(writing, b".")
                written += 1
        os.close(writing)
        time.sleep(chance.uniform(0.0, 3 * pace))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as pipe:
            told = len(pipe.read())
        acknowledged += [f"{number}/{written}" for written in range(told)]
        if told:
            assert threads.get(acknowledged[-1]).engagement.stage == "prepaid"
    found = {thread.name: thread for thread in threads.list()}
    assert len(acknowledged) > 40
    assert all(found[name].engagement.stage == "prepaid" for name in acknowledged)
    with sqlite3.connect(threads.path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


# ------------------------------------------------------------------------------------------------ the command


def _thread(folder: Path, *arguments: str, lang: str = "ja", command: str = "thread", stdin: str = "") -> Result:
    return run(command, *arguments, lang=lang, stdin=stdin, environment={"SENDLINT_DATA_DIR": str(folder)})


def test_told_once_every_check_knows(tmp_path: Path) -> None:
    def verdict(*options: str) -> str:
        result = _thread(tmp_path, *options, "-f", "json", command="check", stdin=FORBIDDEN)
        return str(json.loads(result.stdout)["verdict"])

    assert _thread(tmp_path, "set", "田中様", "-p", "lancers", "-s", "提案").code == 0
    assert verdict("--thread", "田中様") == "block"
    assert verdict("--thread", "田中様", "--stage", "仮払い済み") == "ok"
    result = _thread(tmp_path, "仮払い", "田中様")
    assert result.stdout == "✓ 記録しました：田中様【ランサーズ、仮払い済み（作業中）、連絡先公開申請は未申請】\n"
    assert verdict("--thread", "田中様") == "ok"
    assert verdict("-t", "田中様", "--application", "none", "--stage", "proposal") == "block"


@pytest.mark.parametrize(
    ("word", "name"),
    [("仮払い", "paid"), ("申請", "applied"), ("承認", "approved"), ("否認", "rejected"), ("契約", "contracted")],
)
def test_japanese_words_are_commands(word: str, name: str, tmp_path: Path) -> None:
    _thread(tmp_path, "設定", "t", "-p", "crowdworks", "-s", "応募")
    _thread(tmp_path, word, "t")
    shown = json.loads(_thread(tmp_path, "表示", "t", "-f", "json").stdout)
    assert [change["event"] for change in shown["history"]] == ["set", name]


def test_the_platform_of_the_environment_counts_for_a_new_thread_only(tmp_path: Path) -> None:
    environment = {"SENDLINT_DATA_DIR": str(tmp_path), "SENDLINT_PLATFORM": "lancers"}

    def told(*arguments: str, stdin: str = "") -> Result:
        return run(*arguments, lang="en", stdin=stdin, environment=environment)

    told("thread", "set", "a", "-s", "proposal")
    told("thread", "set", "b", "-p", "crowdworks", "-s", "proposal")
    assert told("thread", "set", "b", "-s", "prepaid").stdout.startswith("✓ Remembered: b (CrowdWorks, prepaid")
    assert "crowdworks/" in told("check", "-t", "b", stdin=FORBIDDEN).stdout
    assert told("thread", "show", "a").stdout.startswith("a – Lancers")
    page = told("thread", "set", "https://crowdworks.jp/proposals/7", "-s", "proposal")
    assert page.stdout.startswith("✓ Remembered: proposals/7 (CrowdWorks")


GOLDEN_LIST = """\
スレッド  プラットフォーム  段階                    申請                        更新
https…    ランサーズ        段階は未設定            連絡先公開申請は未申請      TIME
田中様    クラウドワークス  契約済み（仮払い待ち）  サービス外連絡申請は未申請  TIME
"""


def test_list_and_show(tmp_path: Path) -> None:
    assert "記録されているスレッドはありません" in _thread(tmp_path, "list").stdout
    _thread(tmp_path, "set", "田中様", "-p", "crowdworks", "-s", "応募", "-a", "承認", "--alias", "proposals/12")
    refused = _thread(tmp_path, "contracted", "proposals/12")
    assert (refused.code, refused.stdout) == (2, "")
    assert "いまも「承認」ですか？" in refused.stderr
    assert "--approval-ended" in refused.stderr
    assert _thread(tmp_path, "contracted", "proposals/12", "--approval-ended").code == 0
    _thread(tmp_path, "set", "https…", "-p", "lancers")
    listed = _thread(tmp_path, "list").stdout
    moments = {line.rsplit("  ", 1)[1] for line in listed.splitlines()[1:]}
    for moment in moments:
        listed = listed.replace(moment, "TIME")
    assert listed == GOLDEN_LIST
    shown = _thread(tmp_path, "show", "田中様", lang="en").stdout
    assert "田中様 – CrowdWorks" in shown
    assert "other names: proposals/12" in shown
    assert [line.split()[2] for line in shown.partition("history\n")[2].splitlines()] == ["set", "contracted"]
    assert _thread(tmp_path, "remove", "田中様").code == 0
    assert [row["name"] for row in json.loads(_thread(tmp_path, "list", "-f", "json").stdout)] == ["https…"]


@pytest.mark.parametrize(
    ("lang", "says"), [("ja", "スレッド「だれ」は記録されていません"), ("en", "there is no thread")]
)
def test_a_check_of_an_unknown_thread_is_not_judged(lang: str, says: str, tmp_path: Path) -> None:
    result = _thread(tmp_path, "--thread", "だれ", command="check", stdin=FORBIDDEN, lang=lang)
    assert (result.code, result.stdout, says in result.stderr) == (2, "", True)


def test_at_a_terminal_the_question_is_asked(tmp_path: Path) -> None:
    _thread(tmp_path, "set", "t", "-p", "crowdworks", "-s", "相談", "-a", "承認")
    # the user's answer is the end of input, which is none
    result = run("thread", "契約", "t", lang="ja", stdin=None, environment={"SENDLINT_DATA_DIR": str(tmp_path)})
    assert "いまも「承認」ですか？ [y/n]: " in result.stderr
    assert (result.stdout, result.code) == ("", 130)
    assert json.loads(_thread(tmp_path, "show", "t", "-f", "json").stdout)["stage"] == "proposal"
