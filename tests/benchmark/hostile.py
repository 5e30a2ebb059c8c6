"""How the time of a warm `lint()` grows with drafts made to be slow, up to the longest draft that is judged.

Usage: python -m tests.benchmark.hostile [NAME …]

The exponent is the slope of time over length on logarithmic scales: 1 is linear, 2 is quadratic. The yardstick is
that of `tests.benchmark.startup`, a fresh process that imports click and regex, taken between the inputs; the longest
draft is measured by it. What is over a limit is measured up to three times, and the minimum counts: a busy machine
slows a run, but nothing makes one faster. A worker process does the linting, since a regular expression that has run
away listens to no deadline; with no answer in time the worker is ended.
"""

from __future__ import annotations

import base64
import hashlib
import math
import multiprocessing
import random
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

from linter import Engagement, lint
from linter.core import DEADLINE
from tests.benchmark.startup import ENVIRONMENT, YARDSTICK

ENGAGEMENT = Engagement("lancers", "proposal")
SIZES = (3_000, 12_000, 48_000, 96_000)
#: seconds until a worker that ignores its deadline is ended
PATIENCE = DEADLINE + 5
#: the exponent, and the longest draft's time in yardsticks
MOST_GROWTH, MOST_TIME = 1.15, 30
RUNS = 3
#: what may come of a draft: it is judged, it is a run of spaces, or it asks for more reading than any message and is
#: told to be so
_ANSWERS = ("", "empty", "unread")
#: shorter times are overhead and noise; they say nothing about growth
TELLING = 0.004

PROSE = (
    "お世話になっております。ライターの三浦です。構成案を確認しました。初稿は8月18日までにお送りします。"
    "修正は2回まで料金に含まれ、合計278,300円（税込）です。Excelの表はWordに移しておきます。\n"
)
ENGLISH = (
    "Thank you for your message. I have read the brief and can start on Monday at 9. "
    "The total for the 12 pages is $1,450.00, including two rounds of changes. Best regards, Ken\n"
)


def _repeat(*units: str) -> Callable[[int], str]:
    """The units again and again, cut at the size."""
    unit = "".join(units)
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _mixed(alphabet: str) -> Callable[[int], str]:
    """Characters of the alphabet in a fixed, irregular order."""

    def build(size: int) -> str:
        return "".join(random.Random(size).choices(alphabet, k=size))

    return build


def _numbered(unit: str) -> Callable[[int], str]:
    """The unit again and again, each time with another number for `{0}` or another ideograph for `{1}`."""

    def build(size: int) -> str:
        count = size // len(unit) + 1
        return "".join(unit.format(n, chr(0x4E00 + n % 0x5000)) for n in range(count))[:size]

    return build


def _encoded(size: int) -> str:
    digests = b"".join(hashlib.sha256(str(n).encode()).digest() for n in range(size // 32 + 1))
    return base64.b64encode(digests).decode()[:size]


def _filled(size: int) -> str:
    return "＊".join("taroyamada" * (size // 20 + 1))[:size]


def _spaced(size: int) -> str:
    return " ".join("hellotaro" * (size // 18 + 1))[:size]


INPUTS: dict[str, Callable[[int], str]] = {
    # honest text
    "prose, Japanese": _repeat(PROSE),
    "prose, English": _repeat(ENGLISH),
    "prose, one line": _repeat(PROSE.replace("\n", "").replace("。", "、")),
    "prose with contacts": _repeat(PROSE, "連絡先は hanako@kikaku.jp、090-4821-7736、LINEのIDは sora_design です。\n"),
    "prose with disguises": _repeat(PROSE, "ｔａｒｏ[アット]ジーメール、ゼロきゅうゼロ よん8二1 ななななさんろく\n"),
    "Markdown table": _repeat("| 項目 | 1,200円 | 2026-08-18 | A-12 |\n"),
    "source code": _repeat("for (let i = 0; i < items.length; i++) { total += items[i].price * 1.1; }\n"),
    # one character
    **{
        f"run of {name}": _repeat(character)
        for name, character in {
            "a": "a",
            "あ": "あ",
            "ア": "ア",
            "漢": "漢",
            "A": "A",
            "0": "0",
            "@": "@",
            ".": ".",
            "-": "-",
            "_": "_",
            "ー": "ー",
            "＊": "＊",
            "/": "/",
            ":": ":",
            "(": "(",
            "「": "「",
            "%": "%",
            "+": "+",
            "space": " ",
            "newline": "\n",
            "ｱ": "ｱ",
            "ａ": "ａ",
            "１": "１",
            "zero width": "\u200b",
            "combining mark": "\u0301",
            "⑨": "⑨",
            "keycap": "9\ufe0f\u20e3",
            "九": "九",
            "emoji": "🐈",
            "joined emoji": "👨\u200d👩\u200d👧",
        }.items()
    },
    # pieces of contacts
    "a@": _repeat("a@"),
    "a.": _repeat("a."),
    "a-": _repeat("a-"),
    "a_": _repeat("a_"),
    "a@b.": _repeat("a@b."),
    "a@b.c ": _repeat("a@b.c "),
    "taro@gmail.com ": _repeat("taro@gmail.com "),
    "taro@gmail.com, no gap": _repeat("taro@gmail.com"),
    "http://": _repeat("http://"),
    "https://a.jp/": _repeat("https://a.jp/"),
    "https://a.jp/, spaced": _repeat("https://a.jp/x?y=z "),
    "www.": _repeat("www."),
    "mailto:": _repeat("mailto:"),
    "LINE": _repeat("LINE "),
    "LINE id": _repeat("LINE ID: "),
    "LINE, no gap": _repeat("LINE"),
    "ラインのIDは": _repeat("ラインのIDは"),
    "検索": _repeat("検索してください"),
    "@name ": _repeat("@name "),
    "digits and spaces": _repeat("0 9 "),
    "digits and hyphens": _repeat("090-"),
    "numbers": _repeat("090-4821-7736 "),
    "numbers, no gap": _repeat("09048217736"),
    "+81": _repeat("+81 "),
    "(0": _repeat("(0"),
    "figures and a number word": lambda size: "ぜろきゅうぜろ" + "1" * (size - 8) + "千",
    "ids elsewhere": _repeat("LINE @taro_88 のIDです "),
    "digits and letters": _repeat("a1"),
    # words for signs and digits
    "(at)": _repeat("(at)"),
    "a (at) ": _repeat("a (at) "),
    "a at b dot ": _repeat("a at b dot "),
    "a AT b": _repeat("aATb"),
    "DOT": _repeat("aATbDOTc"),
    "アット": _repeat("アット"),
    "aアット": _repeat("aアット"),
    "aドット": _repeat("aドットb"),
    "ハイフン": _repeat("ハイフン"),
    "ぜろ": _repeat("ぜろ"),
    "ぜろ、spaced": _repeat("ぜろ "),
    "ゼロ九〇": _repeat("ゼロ九〇"),
    "ぜろきゅうぜろ、broken": _repeat("ぜろきゅうぜろです。"),
    "に": _repeat("に"),
    "さん": _repeat("さん"),
    "zero nine": _repeat("zero nine "),
    "twenty": _repeat("twenty "),
    "double": _repeat("double "),
    "千百": _repeat("千百"),
    "四千百二十七": _repeat("四千百二十七"),
    "puns": _repeat("090のよいふろ"),
    "puns, broken": _repeat("090いいにくだよ"),
    "エービーシー": _repeat("エービーシー"),
    "エー": _repeat("エー"),
    "alfa bravo": _repeat("alfa bravo "),
    "A as in": _repeat("A as in Apple "),
    "あのA": _repeat("あのA"),
    "ジーメール": _repeat("ジーメール"),
    "taro ジーメール": _repeat("taro ジーメール "),
    "ドットコム": _repeat("ドットコム"),
    # other disguises
    "letters apart": _spaced,
    "letters apart by newlines": _repeat("t\na\nr\no\n"),
    "letters with filler": _filled,
    "digits with filler": _repeat("0★9★"),
    "digits with words": _repeat("090猫4821猫"),
    "Latin and kana": _repeat("aア"),
    "Latin and zero width": _repeat("a\u200b"),
    "letters with marks": _repeat("a\u0301\u0336"),
    "full width": _repeat("ｔａｒｏ＠ｇｍａｉｌ．ｃｏｍ　"),
    "half width kana": _repeat("ｱｯﾄﾞ"),
    "Cyrillic": _repeat("tаrо"),
    "emoji digits": _repeat("0️⃣9️⃣"),
    "emoji digits, spaced": _repeat("0️⃣ 9️⃣ "),
    "circled": _repeat("⓪⑨"),
    "mathematical": _repeat("𝐭𝐚𝐫𝐨"),
    "base64": _encoded,
    "hexadecimal": _repeat("7461726f"),
    "hexadecimal, spaced": _repeat("74 61 72 6f "),
    "entities": _repeat("&#116;"),
    "percent": _repeat("%74%61"),
    "escapes": _repeat("\\u0074"),
    "morse": _repeat(".- -... "),
    "leet": _repeat("t4r0_"),
    "rot13": _repeat("gneb@tznvy.pbz "),
    "reversed": _repeat("moc.liamg@orat "),
    "reversed, told": _repeat("逆から読んで moc.liamg@orat "),
    "instructions": _repeat("★を@に変えて "),
    "instructions and text": _repeat("taro★gmail.com（★を@に）"),
    "instructions, removal": _repeat("ta抜ro「抜」を抜いて "),
    "instructions, each another": _numbered("ta{0}ro「{0}」を抜いて "),
    "signs, each another": _numbered("ta{1}ro {1}を@に "),
    "instructions about nothing": _repeat("「の」は@です。 、のは@ taro "),
    "classes of letters": _repeat("大文字は無視 aAbBcC_dD "),
    "a long word without its capitals": lambda size: "大文字は無視 " + "aAbB" * (size // 4),
    "every second letter": _repeat("一文字おきに読んで axbxcxdx_e "),
    "letters moved": _repeat("一文字ずつ前に戻す bcd.e@fgh.ij "),
    "numbers for letters": _repeat("A=1 19-1-2-12-5 "),
    "numbers for letters in a row": lambda size: "a=1 " + "19-" * (size // 3),
    "figures swapped": _repeat("1と2を入れ替え 010-1234-5678 "),
    "character codes": lambda size: "ascii " + "107 97 " * (size // 7),
    "kana keys": lambda size: "かな入力 " + "もらすにる" * (size // 5),
    "told piecewise": _repeat("LINEは「a」+「_」+「b」、"),
    "signs in words": _repeat("LINE a + アンダーバー + "),
    "well-known lists": _repeat("十二支 子・丑・寅・卯・"),
    "a figure a line": _repeat("- aaa: 3\n"),
    "marked insertions": _repeat("ab[cd]"),
    "pictures told of": _repeat("赤丸はドット a🔴b "),
    "signed links": _repeat("m🔴me🔪a "),
    "tags": _repeat("a<b></b>"),
    "code": _repeat("a = 'b' + "),
    "on their heads": _repeat("ɯoɔ˙"),
    "halves": _repeat("前半は taro 後半は gmail.com "),
    "halves, apart": _repeat("ユーザー名は taro です。ドメインは gmail.com です。\n"),
    # addresses and pages
    "postal codes": _repeat("〒150-0041 "),
    "prefectures": _repeat("東京都渋谷区神南"),
    "prefectures and lots": _repeat("東京都渋谷区神南1-"),
    "towns": _repeat("住所は渋谷区神南"),
    "addresses": _repeat("〒150-0041 東京都渋谷区神南1-19-11 "),
    "lots": _repeat("1丁目2番"),
    "streets": _repeat("12 Main Street, "),
    "streets without an end": _repeat("12 Aa Bb Cc ", " St"),
    "capital words": _repeat("Aa Bb Street "),
    "capital words, Strasse": _repeat("AaBbCc straße "),
    "rue": _repeat("12 rue de la Paix "),
    "P.O. Box": _repeat("P.O. Box 1, Aa "),
    "contact pages": _repeat("https://a.jp/contact 1 "),
    "own pages": _repeat("ポートフォリオ https://a.jp/w\n"),
    "shared files": _repeat("https://1drv.ms/u/a "),
    # structure
    "brackets": _repeat("()"),
    "brackets, nested": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "brackets, mixed": _repeat("（「[<"),
    "corner brackets": _repeat("「a」"),
    "dots": _repeat("…"),
    "a space": _repeat("a "),
    "a newline": _repeat("a\n"),
    "spaces and a dot": _repeat(" " * 200, "."),
    "CRLF": _repeat("\r\n"),
    "spaces at ends": _repeat("a", " " * 500, "\n"),
    # irregular
    "noise, ASCII": _mixed("".join(map(chr, range(32, 127)))),
    "noise, contact": _mixed("abc019@.-_ "),
    "noise, digits": _mixed("0123456789-() +"),
    "noise, kana": _mixed("ぜろきゅうはちなさんよいに、のはー "),
    "noise, katakana": _mixed("アットドメイルゼロエービシー・ "),
    "noise, scripts": _mixed("aア漢あ9＊ａ①@.、 🐈ー九"),
    "noise, kanji digits": _mixed("〇一二三四五六七八九十百千 の"),
}


def _worker(pipe: Connection) -> None:
    """Answers each text with the seconds that linting it took and whether it was given up."""
    lint("taro [at] gmail.com, ゼロキューゼロ4821ななななさんろく, LINEのIDは sora_design " + PROSE, ENGAGEMENT)
    while True:
        text = pipe.recv()
        start = time.perf_counter()
        try:
            report = lint(text, ENGAGEMENT)
            problem = report.error.code if report.error else ""
        except Exception as error:
            # whatever is raised is a result of the benchmark, not its end
            problem = f"raises {type(error).__name__}"
        pipe.send((time.perf_counter() - start, problem))


class Worker:
    """A process that can be ended in the middle of a regular expression."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self.pipe, other = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=_worker, args=(other,), daemon=True)
        self.process.start()
        self.pipe.send("a")
        self.pipe.recv()

    def seconds(self, text: str) -> tuple[float, str]:
        self.pipe.send(text)
        if self.pipe.poll(PATIENCE):
            answer: tuple[float, str] = self.pipe.recv()
            return answer
        self.process.kill()
        self._start()
        return PATIENCE, "no end"


class Yardstick:
    """The fastest start of a fresh process with the libraries of the command so far."""

    def __init__(self) -> None:
        self.seconds = math.inf
        for _ in range(20):
            self.measure()

    def measure(self) -> None:
        start = time.perf_counter()
        subprocess.run(YARDSTICK, check=True, env=ENVIRONMENT)
        self.seconds = min(self.seconds, time.perf_counter() - start)


class Measured:
    """The times of one input: at each size the fastest, and what came of the longest draft that was tried."""

    def __init__(self, build: Callable[[int], str]) -> None:
        self._texts = [build(size) for size in SIZES]
        self.best: dict[int, float] = {}
        self.size, self.problem = 0, ""

    def run(self, worker: Worker) -> None:
        for size, text in zip(SIZES, self._texts, strict=True):
            seconds, problem = worker.seconds(text)
            if size >= self.size:
                self.size, self.problem = size, problem
            # a time that was cut short would make the growth look smaller than it is
            if problem in _ANSWERS:
                self.best[size] = min(seconds, self.best.get(size, math.inf))
            if problem in ("timeout", "no end"):
                # a longer text has no better fate
                return

    @property
    def growth(self) -> float:
        return slope(list(self.best.items()))

    @property
    def seconds(self) -> float:
        return self.best.get(self.size, math.inf)

    def verdict(self, yardstick: Yardstick) -> str:
        """What is wrong with the input, or nothing."""
        if self.problem not in _ANSWERS:
            return self.problem
        if self.growth > MOST_GROWTH:
            return "grows too fast"
        return "takes too long" if self.seconds > MOST_TIME * yardstick.seconds else ""


def slope(points: list[tuple[int, float]]) -> float:
    """The exponent of growth: least squares over the logarithms; of two points it is the line through them."""
    points = [(size, seconds) for size, seconds in points if seconds > TELLING]
    if len(points) < 2:
        return math.nan
    xs, ys = [math.log(size) for size, _ in points], [math.log(seconds) for _, seconds in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def main(names: list[str]) -> int:
    """Print a line an input; returns 1 when one grows or takes more than it may, or is given up."""
    worker, yardstick = Worker(), Yardstick()
    over = 0
    print(f"yardstick (import click, regex): {yardstick.seconds * 1000:.1f} ms")
    print(f"{'input':<28} {'length':>7} {'seconds':>8} {'exponent':>8} {'yardsticks':>10}")
    for name, build in INPUTS.items():
        if names and name not in names:
            continue
        measured = Measured(build)
        for _ in range(RUNS):
            measured.run(worker)
            yardstick.measure()
            if not measured.verdict(yardstick):
                break
        verdict = measured.verdict(yardstick)
        over += bool(verdict)
        ratio = measured.seconds / yardstick.seconds
        print(
            f"{name:<28} {measured.size:>7} {measured.seconds:>8.3f} {measured.growth:>8.2f} {ratio:>10.1f}  {verdict}".rstrip(),
            flush=True,
        )
    limits = f"length ** {MOST_GROWTH} or {MOST_TIME} yardsticks"
    print(f"{over} of {len(names or INPUTS)} take more than {limits}, or are given up")
    return int(over > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
