"""`check --fix` and `Report.redacted`: what is forbidden goes, everything else stays to the byte."""

from __future__ import annotations

import json
import os
import re
import stat
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from linter import Certainty, Channel, Engagement, Finding, Judged, Kind, Report, Severity, Verdict, lint
from linter.core import rulebook_for
from linter.fix import fixed as fixed_draft
from linter.knowledge import shipped
from linter.layout import Layout
from tests.command import run
from tests.corpus import rows

FORBIDDEN = "メールは hanako@kikaku.jp までお願いします。"
APPLY = "サービス外連絡申請をお送りいたします。連絡先は承認後にお伝えします。"
APPLY_EN = "I will file an off-service contact application and send the details once it is approved."

FIXED = [
    # behind the sentence that lost its contact
    (
        "はじめまして。詳しくは hanako@kikaku.jp までお願いします。予算は5万円です。",
        f"はじめまして。詳しくは （省略） までお願いします。{APPLY}予算は5万円です。",
    ),
    # a sentence without a full stop ends with its line
    ("LINE ID：hanako_works\n三浦", f"LINE ID：（省略）\n{APPLY}\n三浦"),
    # told once, however many contacts there were
    (
        "電話は 090-4821-7736、\nメールは hanako@kikaku.jp です。よろしくお願いします。",
        f"電話は （省略）、\nメールは （省略） です。{APPLY}よろしくお願いします。",
    ),
    # rather within the text than in the signature
    (
        "携帯は 090-4821-7736 です。\n--\n三浦\nhanako@kikaku.jp",
        f"携帯は （省略） です。{APPLY}\n--\n三浦\n（省略）",
    ),
    # the pieces go, the words between them stay
    ("前半は 090-4821 で、後半が 7736 です。", f"前半は （省略） で、後半が （省略） です。{APPLY}"),
    # the sign goes with the id
    ("LINEは @hanako_kk です。", f"LINEは （省略） です。{APPLY}"),
    # in the language of the draft
    ("Thank you for the order. My LINE ID: hanako_works", f"Thank you for the order. My LINE ID: […]\n{APPLY_EN}"),
    ("作品はインスタグラム（@atelier_nagi_mizuhiki）にあります。", f"作品はインスタグラム（省略）にあります。{APPLY}"),
    ("Thanks! Mail me at ana@ruiz.es today. See you.", f"Thanks! Mail me at […] today. {APPLY_EN} See you."),
    # the draft's line ends
    ("三浦\r\nhanako@kikaku.jp\r\n京都市\r\n", f"三浦\r\n（省略）\r\n{APPLY}\r\n京都市\r\n"),
    # nothing to do
    (
        "LINEスタンプ24個の制作をお願いします。\r\n予算は88,000円です。",
        "LINEスタンプ24個の制作をお願いします。\r\n予算は88,000円です。",
    ),
]


@pytest.mark.parametrize(("draft", "fixed"), FIXED)
def test_the_draft_as_it_may_be_sent(draft: str, fixed: str) -> None:
    assert lint(draft, Engagement("crowdworks", "応募")).redacted == fixed


def test_what_is_said_instead_follows_the_rules() -> None:
    def redacted(platform: str, stage: str | None = None, application: str = "none") -> str:
        return lint(FORBIDDEN, Engagement(platform, stage, application)).redacted or ""

    assert "承認を待っております" in redacted(platform="crowdworks", application="pending")
    assert "承認されませんでした" in redacted(platform="crowdworks", application="rejected")
    assert "仮払いの後に" in redacted(platform="lancers", stage="提案")
    assert redacted(platform="lancers", stage="仮払い済み") == FORBIDDEN
    assert redacted(platform="crowdworks", application="approved") == FORBIDDEN


def test_a_warning_is_left_to_the_writer() -> None:
    draft = "0364271185 の分です"
    report = lint(draft, Engagement("lancers", "提案"))
    assert [judged.severity for judged in report.findings] == [Severity.WARNING]
    assert report.redacted == draft


def test_a_draft_that_was_not_judged_is_not_fixed() -> None:
    assert lint("", Engagement("lancers")).redacted is None
    assert lint("あ" * 100_001, Engagement("lancers")).redacted is None


def test_reports_of_the_same_draft_are_equal() -> None:
    one, other = (lint(FORBIDDEN, Engagement("lancers")) for _ in range(2))
    assert one == other


# -------------------------------------------------------------------------------------- proposals

_RULES = rulebook_for("crowdworks")
_ASK = (
    "必要でしたらサービス外連絡申請をお送りいたします。承認されるまでは、こちらのメッセージでやり取りさせてください。"
)
_PAY = "お支払いは、クラウドワークスの仮払いでお願いいたします。"


def _found(kind: Kind, channel: Channel, words: str) -> Callable[[str], Report]:
    """What a check would answer if `words` were a proposal and nothing else were wrong."""

    def check(draft: str) -> Report:
        engagement = Engagement("crowdworks", "proposal")
        judged = []
        for place in re.finditer(words, draft):
            finding = Finding(
                kind, channel, None, place[0], Certainty.CERTAIN, "", place[0], *place.span(), (place.span(),)
            )
            rule = _RULES.rule_for(finding, engagement)
            judged.append(Judged(finding, rule, f"crowdworks/{rule.id}", Severity.ERROR, 1, 1))
        return Report(Verdict.BLOCK if judged else Verdict.OK, engagement, tuple(judged))

    return check


PROPOSALS = [
    # the sentence goes, and what may be said instead stands in its place
    ("はじめまして。続きはLINEで話しませんか？よろしくお願いします。", f"はじめまして。{_ASK}よろしくお願いします。"),
    ("三浦です。\n続きは\nLINEで話しませんか\n\n三浦", f"三浦です。\n{_ASK}\n\n三浦"),
    # a reason given first may lead up to it
    (
        "三浦です。\n詳しい話をしたいので、\nLINEで話しませんか\n三浦",
        f"三浦です。\n詳しい話をしたいので、\n{_ASK}\n三浦",
    ),
    # said once, where it was proposed last; of a sentence with a line of its own nothing stays
    ("LINEで話しませんか？\n予算は5万円です。\n本当にLINEで話しませんか？", f"予算は5万円です。\n{_ASK}"),
    # said in the draft already
    (f"{_ASK}LINEで話しませんか？よろしく。", f"{_ASK}よろしく。"),
]


@pytest.mark.parametrize(("draft", "fixed"), PROPOSALS)
def test_a_proposal_goes_with_its_sentence(draft: str, fixed: str) -> None:
    check = _found(Kind.SOLICITATION, Channel.CHAT, "LINEで話しませんか")
    assert fixed_draft(draft, check(draft), "ja", check) == fixed


def test_what_is_said_instead_is_about_what_was_proposed() -> None:
    check = _found(Kind.PAYMENT, Channel.PAYMENT, "直接お振込み")
    draft = "三浦です。直接お振込みいただけますか。"
    assert fixed_draft(draft, check(draft), "ja", check) == f"三浦です。{_PAY}"


def test_a_rule_without_words_of_its_own_leaves_the_rest_only() -> None:
    def check(draft: str) -> Report:
        report = _found(Kind.SOLICITATION, Channel.CHAT, "LINEで")(draft)
        bare = [judged._replace(rule=judged.rule._replace(replacements=())) for judged in report.findings]
        return report._replace(findings=tuple(bare))

    def fixed(draft: str) -> str:
        return fixed_draft(draft, check(draft), "ja", check)

    assert fixed("三浦です。LINEで話そう。よろしく。") == "三浦です。よろしく。"
    assert fixed("三浦です。急ぎですので、LINEで話そう。よろしく。") == "三浦です。よろしく。"
    assert fixed("三浦です。\r\n LINEで話そう。 \r\nよろしく。") == "三浦です。\r\nよろしく。"
    # a message must say something
    assert fixed("LINEで話そう。") == "このままこちらのメッセージでやり取りさせてください。"


def test_what_cannot_be_taken_out_by_pieces_goes_as_a_whole() -> None:
    def check(draft: str) -> Report:
        # finds something in whatever is there
        return _found(Kind.EMAIL, Channel.MAIL, "[^\\n]+")(draft)

    assert fixed_draft("a\nb", check("a\nb"), "ja", check) == "このままこちらのメッセージでやり取りさせてください。"


# -------------------------------------------------------------------------------------- on every platform

CONTACTS = [
    row["text"] for name in ("plain-contacts", "disguised-contacts", "hard-contacts") for row in rows(f"{name}.jsonl")
]
CLEAN = [row["text"] for name in ("plain-clean", "disguised-clean", "hard-clean") for row in rows(f"{name}.jsonl")]
PLATFORMS = sorted(shipped().platforms)


def _share(texts: list[str], platform: str) -> list[str]:
    """A part of the texts for each platform; together they are all of them."""
    return texts[PLATFORMS.index(platform) :: max(len(PLATFORMS), 4)]


def _errors(report: Report) -> list[str]:
    return [judged.finding.text for judged in report.findings if judged.severity is Severity.ERROR]


def _outside(report: Report, draft: str) -> set[int]:
    inside = {at for judged in report.findings for part in judged.finding.parts for at in range(*part)}
    return set(range(len(draft))) - inside


def _kept(draft: str, fixed: str) -> Iterator[int]:
    for block in SequenceMatcher(None, draft, fixed, autojunk=False).get_matching_blocks():
        yield from range(block.a, block.a + block.size)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_nothing_forbidden_is_left_and_nothing_else_is_lost(platform: str) -> None:
    engagement = Engagement(platform)
    outside = kept = 0
    for draft in _share(CONTACTS, platform):
        report = lint(draft, engagement)
        fixed = report.redacted
        assert fixed is not None
        if not _errors(report):
            assert fixed == draft
            continue
        again = lint(fixed, engagement)
        assert (_errors(again), again.error) == ([], None), draft
        assert again.redacted == fixed
        survivors = _outside(report, draft)
        outside += len(survivors)
        kept += len(survivors.intersection(_kept(draft, fixed)))
    assert kept >= 0.95 * outside


@pytest.mark.parametrize("platform", PLATFORMS)
def test_honest_drafts_come_back_as_they_are(platform: str) -> None:
    for draft in _share(CLEAN, platform):
        report = lint(draft, Engagement(platform))
        if not _errors(report):
            assert report.redacted == draft


# -------------------------------------------------------------------------------------- sentences

SENTENCES = [
    # a draft with | where sentences meet
    "はじめまして。|三浦です！？|よろしく",
    "「よろしく。」|と言いました",
    "お打ち合わせの件、\nお電話か\n|メールで。",
    "LINEで続きを\nお話ししませんか？|\n\n予算は5万円です",
    "TEL 052-971-3846\n|FAX 052-971-3847",
    "Version 3.5 is out.| Try it...| OK?",
    "If you like it\nwrite to me.| Bye",
    "If you like it\n|Write to me.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences(marked: str) -> None:
    pieces = marked.split("|")
    draft = "".join(pieces)
    layout = Layout(draft)
    start = 0
    for piece in pieces:
        stripped = piece.strip()
        begins = start + piece.index(stripped)
        assert layout.around(begins + 1, begins + 2) == (begins, begins + len(stripped))
        start += len(piece)


# -------------------------------------------------------------------------------------- the command


def test_standard_output_is_the_draft_and_nothing_else() -> None:
    result = run("check", "--fix", "-p", "crowdworks", "-s", "応募", stdin=f"{FORBIDDEN}\r\n三浦\r\n", lang="ja")
    assert result.stdout == f"メールは （省略） までお願いします。{APPLY}\r\n三浦\r\n"
    assert result.stderr.startswith("✓ 送れない箇所を取り除きました（1か所：メールアドレス）。")
    assert "問題は見つかりませんでした" in result.stderr
    assert result.code == 0


def test_a_fixed_draft_with_a_warning_left_says_so() -> None:
    result = run("check", "--fix", "-p", "lancers", stdin=f"{FORBIDDEN}0364271185 の分です", lang="en")
    assert "0364271185" in result.stdout
    assert "Look again before sending" in result.stderr
    assert result.code == 1


@pytest.mark.parametrize("mark", [b"", BOM_UTF8])
def test_a_file_is_replaced_in_place(mark: bytes, tmp_path: Path) -> None:
    file, clean = tmp_path / "下書き.txt", tmp_path / "clean.txt"
    file.write_bytes(mark + f"{FORBIDDEN}\r\n三浦\n".encode())
    file.chmod(0o640)
    clean.write_bytes(mark + "三浦です\r\n".encode())
    untouched = clean.stat()
    result = run("check", "--fix", "--in-place", "-p", "crowdworks", str(file), str(clean), lang="ja")
    assert file.read_bytes() == mark + f"メールは （省略） までお願いします。{APPLY}\r\n三浦\n".encode()
    assert (clean.stat().st_ino, clean.stat().st_mtime_ns) == (untouched.st_ino, untouched.st_mtime_ns)
    assert result.code == 0
    assert f"{file}: ✓" in result.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clean.txt", "下書き.txt"]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "draft.txt", tmp_path / "link.txt"
    file.write_text(FORBIDDEN, encoding="utf-8")
    link.symlink_to(file)
    run("check", "--fix", "--in-place", "-p", "crowdworks", str(link), lang="en")
    assert link.is_symlink()
    assert "hanako" not in file.read_text(encoding="utf-8")


def test_json_has_both_the_findings_and_the_fixed_draft() -> None:
    result = run("check", "--fix", "-p", "crowdworks", "-f", "json", stdin=FORBIDDEN, lang="en")
    answer = json.loads(result.stdout)
    assert (answer["verdict"], answer["fixed"]) == ("block", f"メールは （省略） までお願いします。{APPLY}")
    assert (result.code, result.stderr) == (0, "")


WRONG = [
    (("--in-place", "a.txt"), "--fix と一緒に", "goes with --fix"),
    (("--fix", "--in-place"), "ファイルの名前", "the name of a file"),
    (("--fix", "--in-place", "-"), "ファイルの名前", "the name of a file"),
    (("--fix", "a.txt", "b.txt"), "一度に1つ", "takes one file"),
    (("--fix", "nowhere.txt"), "見つかりません", "there is no file"),
    (("--fix", "empty.txt"), "本文が空です", "the draft is empty"),
]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(("arguments", "ja", "en"), WRONG)
def test_what_cannot_be_fixed(arguments: tuple[str, ...], ja: str, en: str, lang: str, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(FORBIDDEN, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")
    result = run("check", "-p", "lancers", *arguments, stdin=FORBIDDEN, lang=lang, folder=tmp_path)
    assert (result.code, result.stdout) == (2, "")
    assert (ja if lang == "ja" else en) in result.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == FORBIDDEN


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_folder_that_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(FORBIDDEN, encoding="utf-8")
    tmp_path.chmod(0o500)
    try:
        result = run("check", "--fix", "--in-place", "-p", "lancers", str(file), lang="ja")
    finally:
        tmp_path.chmod(0o700)
    assert (result.code, "書き込めません" in result.stderr) == (2, True)
    assert file.read_text(encoding="utf-8") == FORBIDDEN
