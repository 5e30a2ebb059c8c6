"""Addresses, shared files, forms, profiles and pages of one's own: what is found, and when it matters."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from linter import Engagement, Severity, Verdict, lint
from linter.detect import detect
from linter.findings import Certainty, Kind
from linter.knowledge import folder, shipped

POSTAL = tomllib.loads((folder() / "postal.toml").read_text(encoding="utf-8"))


def _found(text: str) -> list[tuple[Kind, str, Certainty]]:
    return [
        (finding.kind, finding.value, finding.certainty) for finding in detect(text, shipped(), country="JP").findings
    ]


def _postal(text: str) -> list[tuple[Kind, str, Certainty]]:
    """The addresses alone: what the sentence proposes beside them is another test's."""
    return [found for found in _found(text) if found[0] is Kind.POSTAL]


@pytest.mark.parametrize("example", POSTAL["examples"], ids=lambda example: example["value"])
def test_address_of_the_pattern_file(example: dict[str, Any]) -> None:
    assert _postal(example["text"]) == [(Kind.POSTAL, example["value"], example["certainty"])]


@pytest.mark.parametrize("text", POSTAL["innocent"])
def test_innocent_place_of_the_pattern_file(text: str) -> None:
    assert _postal(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("見本の返送先は下記です。\n〒980-0811\n宮城県仙台市青葉区一番町3丁目7-1", "〒980-0811 宮城県仙台市青葉区一番町3丁目7-1"),
        ("試作品は　〒６０４－８１０１　京都府京都市中京区柳馬場通１－２－３　まで郵送願います", "〒604-8101 京都府京都市中京区柳馬場通1-2-3"),
        ("自宅は北海道札幌市北区北十条西4丁目1番地です", "北海道札幌市北区北十条西4丁目1番地"),
        ("届け先：さいたま市大宮区桜木町1-7-5", "さいたま市大宮区桜木町1-7-5"),
        ("弊社は千葉県浦安市舞浜1-1のビルにあります", "千葉県浦安市舞浜1-1"),
        ("Our studio: 5 Harbour Lane, Bristol BS1 4QD", "5 Harbour Lane, Bristol BS1 4QD"),
        ("You may mail it to 1600 Pine Ave, Suite 12, Seattle, WA 98101 by Friday.", "1600 Pine Ave, Suite 12, Seattle, WA 98101"),
        ("Drop by any time: my office is 88 Queen Street, Melbourne VIC 3000.", "88 Queen Street, Melbourne VIC 3000"),
        ("Please ship to 120 Rideau Street, Ottawa ON K1N 5X4", "120 Rideau Street, Ottawa ON K1N 5X4"),
        ("send it to Calle Mayor 14, 28013 Madrid", "Calle Mayor 14, 28013 Madrid"),
    ],
)  # fmt: skip
def test_address(text: str, value: str) -> None:
    ((kind, found, certainty),) = _postal(text)
    assert (kind, found) == (Kind.POSTAL, value)
    assert certainty is not Certainty.POSSIBLE


@pytest.mark.parametrize(
    "text",
    [
        "東京都在住のデザイナーです。",
        "大阪市内であれば2〜3日でお届けできます。",
        "北海道から沖縄県まで47都道府県の記事を1-3本ずつ書きます。",
        "愛知県のデータは3-1シート、岐阜県は3-2シートにあります。",
        "新宿区の飲食店リスト（1-50件）をお送りします。",
        "特商法のページに東京都港区芝公園4-2-8と書けばよいですか。",
        "入力例：東京都千代田区丸の内1-9-1",
        "名刺の住所を 大阪府大阪市北区梅田3-1-3 に直しました。",
        "郵便番号は〒123-4567の形で表示してください。",
        "第2章は3丁目の夕日のような雰囲気で。",
        "The hero walks down 10 Downing Street at night.",
        "Chapter 4 Main Street is 1,200 words.",
        "Your search found a house at 1241 Arnold Drive.",
        "I have 20 Years of experience on 5 Way Road, 3 Place names.",
        "Use 12 Font, 16 Line height, CA 94107 as the sample.",
    ],
)
def test_place_that_is_no_address(text: str) -> None:
    assert _postal(text) == []


def test_a_number_beside_an_address_is_still_found() -> None:
    text = "〒150-0041 東京都渋谷区神南1-19-11 090-4821-7736"
    assert [(kind, value) for kind, value, _ in _found(text)] == [
        (Kind.POSTAL, "〒150-0041 東京都渋谷区神南1-19-11"),
        (Kind.PHONE, "+819048217736"),
    ]


LINKS = [
    # shared files
    ("仕様書です https://docs.google.com/spreadsheets/d/1xKq7/edit#gid=0", Kind.FILE, "certain"),
    ("https://www.dropbox.com/s/ab12cd/logo.ai?dl=0 をご確認ください", Kind.FILE, "certain"),
    ("動画 https://xgf.nu/Ab12 と https://44.gigafile.nu/1231-d9f", Kind.FILE, "certain"),
    # forms
    ("アンケート https://forms.gle/AbC123 にお答えください", Kind.FORM, "certain"),
    ("https://sora-design.jp/contact/ をご覧ください", Kind.FORM, "likely"),
    ("Apply at https://boards.greenhouse.io/acme/jobs/401", Kind.LINK, "certain"),
    ("詳細 https://sora-design.jp/service?from=contactless", Kind.SITE, "possible"),
    # pages of one's own
    ("ポートフォリオサイトはこちらです\nhttps://sora-design.jp/works", Kind.PORTFOLIO, "likely"),
    ("My website is www.sora-design.jp", Kind.PORTFOLIO, "likely"),
    ("過去の実績 https://www.behance.net/sora", Kind.PORTFOLIO, "certain"),
    ("こんな雰囲気で https://www.behance.net/gallery/1843/Tea", Kind.PORTFOLIO, "possible"),
    ("経歴 https://github.com/sora-dev", Kind.PROFILE, "certain"),
    ("出品中です https://coconala.com/users/123456", Kind.PROFILE, "certain"),
    # somebody else's
    ("参考サイト https://www.muji.com/jp/ja/store のような余白で", Kind.SITE, "possible"),
    ("御社のサイト https://acme.co.jp/contact を改修します", Kind.SITE, "possible"),
    ("https://www.npmjs.com/package/csv-merge を使います", Kind.SITE, "possible"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "certainty"), LINKS)
def test_link(text: str, kind: Kind, certainty: str) -> None:
    assert [(found, str(how)) for found, _, how in _found(text)][-1:] == [(kind, certainty)]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/contact を呼びます",
        "curl http://localhost:8000/contact",
        "node.js/express と a.test/contact",
    ],
)
def test_link_to_no_site_at_all(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize("text", [text for text, kind, _ in LINKS if kind not in (Kind.FORM, Kind.LINK)])
@pytest.mark.parametrize("platform", ["lancers", "crowdworks", "craudia", "fiverr", "malt", "shufti"])
def test_where_no_rule_speaks_of_links_they_are_ordinary_talk(platform: str, text: str) -> None:
    report = lint(text, Engagement(platform, "proposal"))
    assert report.verdict is Verdict.OK
    assert [judged for judged in report.findings if judged.finding.kind is not Kind.WORD] == []


@pytest.mark.parametrize(
    ("platform", "stage", "text", "rule", "severity"),
    [
        ("coconala", "prepaid", "納品データ https://15.gigafile.nu/0131-a1b2", "gigafile-for-large-files", Severity.WARNING),
        ("coconala", "prepaid", "納品データ https://1drv.ms/u/s!Akx8", "no-file-links", Severity.ERROR),
        ("coconala", "proposal", "弊社ホームページ https://sora-design.jp/ をご覧ください", "no-own-sites", Severity.ERROR),
        ("coconala", "proposal", "お問い合わせは https://sora-design.jp/inquiry へ", "no-contact", Severity.ERROR),
        ("workana", "proposal", "See https://www.npmjs.com/package/csv-merge", "no-contact-no-links", Severity.WARNING),
        ("workana", "proposal", "My code: https://github.com/sora-dev", "no-contact-no-links", Severity.ERROR),
        ("upwork", "proposal", "Portfolio: https://dribbble.com/sora", "portfolio-links", Severity.INFO),
        ("lancers", "proposal", "アンケート https://forms.gle/AbC123 をどうぞ", "form-links", Severity.INFO),
        ("lancers", "proposal", "応募は https://forms.gle/AbC123 に氏名と電話番号を", "no-contact-before-prepayment", Severity.ERROR),
        ("lancers", "proposal", "場所は愛知県名古屋市中区栄3-15-33です", "no-contact-before-prepayment", Severity.WARNING),
        ("shufti", "contracted", "住所は愛知県名古屋市中区栄3-15-33です", "personal-data-after-order", Severity.WARNING),
    ],
)  # fmt: skip
def test_where_a_rule_speaks_of_them_it_decides(
    platform: str, stage: str, text: str, rule: str, severity: Severity
) -> None:
    (judged,) = lint(text, Engagement(platform, stage)).findings
    assert (judged.rule.id, judged.severity) == (rule, severity)


@pytest.mark.parametrize("platform", ["coconala", "upwork", "fiverr", "malt"])
def test_profile_on_the_platform_itself_is_no_outside_link(platform: str) -> None:
    hosts = shipped().rulebook(platform).hosts
    text = f"https://www.{hosts[0]}/users/12345 と https://{hosts[0]}/freelancers/~01ab をご覧ください"
    assert lint(text, Engagement(platform, "proposal")).findings == ()


def test_a_contact_in_a_link_stays_the_contact() -> None:
    text = "ポートフォリオ https://lin.ee/AbC123 と https://sora-design.jp/?mail=hanako@kikaku.jp"
    kinds = [(kind, value) for kind, value, _ in _found(text)]
    assert (Kind.LINK, "https://lin.ee/AbC123") in kinds


@pytest.mark.parametrize("gap", [" ", "\u3000", " 電話 ", "\n"])
def test_a_number_behind_a_link_that_ends_in_digits_is_found(gap: str) -> None:
    text = f"資料は https://sora-design.jp/2026{gap}090-4821-7736"
    assert [kind for kind, _, _ in _found(text)] == [Kind.SITE, Kind.PHONE]
