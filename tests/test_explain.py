"""`sendlint explain` and `sendlint platforms`: the rules as a person reads them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from linter import Engagement, Verdict, lint
from linter.findings import Channel
from linter.knowledge import shipped
from linter.messages import say
from tests.command import run

RULES = [f"{platform}/{rule.id}" for platform in shipped().platforms for rule in shipped().rulebook(platform).stated]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_explained(rule: str, lang: str) -> None:
    result = run("explain", rule, lang=lang)
    platform, _, name = rule.partition("/")
    found = shipped().rulebook(platform).find_rule(name)
    assert found is not None
    assert result.code == 0
    for text in (rule, found.message[lang], found.remedy[lang], found.source, found.checked):
        assert text in result.stdout


#: proposals without a contact in them are not found yet, so that no sample shows these
UNSEEN = {Channel.PAYMENT, Channel.IN_PERSON}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_an_example_that_it_decides_and_one_that_keeps_it(name: str, lang: str) -> None:
    (data,) = [json.loads(run("explain", name, "--format", "json", lang=lang).stdout)]
    shown, outcome = data["examples"], data["outcome"]
    if shown["decides"] is None:
        assert set(data["channels"]) <= UNSEEN
        return
    text, engagement = shown["decides"]["text"], Engagement(**shown["decides"]["engagement"])
    report = lint(text, engagement)
    assert name in [judged.rule_id for judged in report.findings]
    explained = run("explain", name, lang=lang).stdout
    assert text in explained
    if outcome in ("forbidden", "conditional", "may-be-held"):
        kept = shown["keeps"]
        assert lint(kept["text"], Engagement(**kept["engagement"])).verdict is Verdict.OK
        assert kept["text"] in explained
        assert kept["engagement"] == shown["decides"]["engagement"]
    if outcome == "forbidden":
        assert report.verdict is Verdict.BLOCK


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_all_rules_are_listed(lang: str) -> None:
    listed = run("explain", "--all", lang=lang)
    assert listed.code == 0
    data = json.loads(run("explain", "--all", "--format", "json", lang=lang).stdout)
    names = [entry["rule"] for entry in data]
    assert set(RULES) <= set(names)
    assert len(names) == len(set(names))
    for name in names:
        assert f"  {name}  " in listed.stdout
    for entry in data:
        found = shipped().rulebook(entry["platform"]).find_rule(entry["rule"].partition("/")[2])
        assert found is not None
        assert (entry["message"], entry["source"], entry["checked"]) == (
            found.message[lang],
            found.source,
            found.checked,
        )


@pytest.mark.parametrize("arguments", [(), ("--all", "lancers/contact-approved")])
def test_one_rule_or_all(arguments: tuple[str, ...]) -> None:
    result = run("explain", *arguments, lang="ja")
    assert (result.code, "--all" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("lancers/no-contact-before-prepaymnt", "「lancers/no-contact-before-prepayment」のことですか"),
        ("no-contact-before-prepayment", "「lancers/no-contact-before-prepayment」のことですか"),
        ("lancers/no-contact", "「lancers/no-contact-before-prepayment」のことですか"),
        ("ランサーズ/contact-after", "「lancers/contact-after-prepayment」のことですか"),
        ("crowdworks/c", "「crowdworks/contact-approved」のことですか"),
        ("zzz", "ルール「zzz」はありません"),
        ("nowhere/rule", "プラットフォーム「nowhere」はありません"),
    ],
)
def test_a_rule_that_does_not_exist(rule: str, says: str) -> None:
    result = run("explain", rule, lang="ja")
    assert (result.code, says in result.stderr) == (2, True)


def test_the_overview_names_every_platform() -> None:
    result = run("platforms", lang="ja")
    for platform in shipped().platforms:
        assert platform in result.stdout
    assert result.code == 0


LANCERS = """\
ランサーズ (lancers)
仮払いの前は、サイト外での連絡はすべて禁止です。仮払いの後は連絡できます（連絡先の交換は連絡先公開申請を通します）。

連絡先公開申請: 未申請・申請中・非承認
                      相談・提案   発注・選定済み（仮払い待ち）  仮払い済み（作業中）  完了報告済み  支払い確定・完了
  メール              × 禁止       × 禁止                        ○ 可                  ○ 可          － 記載なし
  電話                × 禁止       × 禁止                        ○ 可                  ○ 可          － 記載なし
"""


def test_the_table_of_a_platform() -> None:
    result = run("platforms", "ランサーズ", lang="ja")
    assert result.stdout.startswith(LANCERS)
    assert result.code == 0


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("platform", list(shipped().platforms))
def test_every_word_that_is_listed_for_an_option_is_understood(platform: str, lang: str) -> None:
    output = run("platforms", platform, lang=lang).stdout
    rulebook = shipped().rulebook(platform)
    for option, heading, choices in (
        ("stage", say("table.stages", lang), rulebook.stages),
        ("application", say("table.statuses", lang), rulebook.statuses),
        ("case", say("table.cases", lang), rulebook.cases),
    ):
        assert (heading in output) == bool(choices)
        if not choices:
            continue
        listed = output.split(f"{heading}\n")[1].split("\n\n")[0].splitlines()
        assert len(listed) == len(choices)
        for line, choice in zip(listed, choices, strict=True):
            identifier, words = line.strip().split(maxsplit=1)
            assert {choice.name[lang], *choice.words} == set(words.split(" / "))
            for word in (identifier, *words.split(" / ")):
                field = choice.field or option
                given: dict[str, Any] = {field: word}
                resolved = rulebook.resolve(Engagement(platform, **given))
                assert getattr(resolved, field) == choice.id


def test_an_unknown_platform() -> None:
    result = run("platforms", "coconuts", lang="en")
    assert (result.code, "there is no platform" in result.stderr) == (2, True)


def test_a_filter_is_explained_with_its_words() -> None:
    result = run("explain", "fiverr/filter-payment-words", lang="ja")
    assert "言葉: pay / payment / money / paypal" in result.stdout
    assert "判定: サイトに止められることがある" in result.stdout
    assert "段階" not in result.stdout


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        (
            "coconala/gigafile-for-large-files",
            ["手段: ファイル共有リンク", "リンク先: gigafile.nu", "判定: △ 条件付き"],
        ),
        ("coconala/no-own-sites", ["対象: 自分のサイトやポートフォリオのリンク / 他サイトのプロフィール"]),
        ("coconala/no-file-links", ["理由: 設定によっては、", "違反すると: 警告"]),
        ("workana/recruiter-managed", ["条件: リクルーター管理の案件"]),
        ("lancers/not-stated", ["この段階での扱いは、ランサーズの公開情報には書かれていません。"]),
    ],
)
def test_what_a_rule_depends_on_is_explained(rule: str, fields: list[str]) -> None:
    output = run("explain", rule, lang="ja").stdout
    for field in fields:
        assert field in output
