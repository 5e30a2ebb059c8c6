"""How long the resident checker takes for a draft once warm, beside a host that only echoes, and how much it grows.

Usage: python -m tests.benchmark.resident [MESSAGES]

Asked from a real Chromium, as the extension asks, the answer's way through the browser is in both times; the limits are
for these. Over a bare pipe the times are those of the two programs alone. Both hosts are asked in turn, draft by draft,
so that a machine whose speed drifts slows them alike; medians count.
Memory is that of the process after the first 500 messages and at the end; every message is another one, and half of them
speak of a service in a sentence that has to be understood.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from linter.browser import extension
from linter.hooks.host import frame
from tests.browser.conftest import ARGUMENTS, host_manifest

ECHO = """
import sys
while len(head := sys.stdin.buffer.read(4)) == 4:
    data = sys.stdin.buffer.read(int.from_bytes(head, sys.byteorder))
    sys.stdout.buffer.write(head + data)
    sys.stdout.buffer.flush()
"""
HOST = [str(Path(sys.executable).with_name("sendlint-host"))]
LIMITS = {"without context": 4.0, "with context": 12.0}
GROWTH = 20 * 1024
#: drafts that do not count, and those that do; the first asks for what is loaded late
WARMING, ROUNDS = 100, 300
KINDS = {"without context": False, "with context": True}

_TRADES = ("ロゴ", "バナー", "記事", "動画", "LP", "名刺", "翻訳", "資料", "アプリ", "写真", "漫画", "音声")
_THINGS = ("初稿", "見積り", "修正版", "ラフ案", "構成案", "下書き", "納品データ", "サンプル")
_DAYS = ("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "来週", "明日", "月末")
_SERVICES = ("LINE", "Chatwork", "Slack", "Zoom", "Discord", "Skype", "メール", "電話")
_ASKING = (
    "{service}の{thing}も合わせて制作できます。",
    "{service}で続きをお話しできればと思います。",
    "{service}でのやり取りはお断りしています。",
    "{service}の画面に合わせて{thing}を直しました。",
    "詳しい話は{service}でいかがでしょうか。",
)


def draft(chance: random.Random, *, context: bool) -> str:
    """A message of some 200 characters that is like no other."""
    pick = {
        "trade": chance.choice(_TRADES),
        "thing": chance.choice(_THINGS),
        "day": chance.choice(_DAYS),
        "service": chance.choice(_SERVICES),
        "word": "".join(chance.choices("あいうえおかきくけこさしすせそたちつてとなにぬねのまみむめも", k=6)),
        "price": chance.randrange(1_000, 90_000),
    }
    lines = [
        "お世話になっております。ご連絡ありがとうございます。",
        "{trade}制作の件、内容を確認いたしました。企画名は「{word}」で承知しております。",
        "{thing}は{day}までにこちらのメッセージでお送りします。お見積もりは合計{price}円（税込）です。",
        "修正は2回まで料金に含まれます。写真素材は御社からご支給いただけるとのこと、承知しました。",
        chance.choice(_ASKING) if context else "ご不明な点があれば、いつでもお知らせください。",
        "ご確認のほど、よろしくお願いいたします。",
    ]
    return "\n".join(lines).format(**pick)


class Running:
    """A host and the time each of its answers takes."""

    def __init__(self, command: list[str], data: str) -> None:
        environment = {**os.environ, "SENDLINT_DATA_DIR": data}
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)

    def ask(self, text: str) -> float:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        request = frame(json.dumps({"id": "1", "text": text, "platform": "lancers", "lang": "ja"}).encode())
        start = time.perf_counter()
        self._process.stdin.write(request)
        self._process.stdin.flush()
        length = int.from_bytes(self._process.stdout.read(4), sys.byteorder)
        self._process.stdout.read(length)
        return time.perf_counter() - start

    def kilobytes(self) -> int:
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0])

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


#: in the extension's worker: asks two programs in turn, answers with the time of each answer
_ASK = """
async ([names, texts]) => {
  const ports = names.map((name) => chrome.runtime.connectNative(name));
  const ask = (port, text, id) => new Promise((resolve) => {
    const start = performance.now();
    port.onMessage.addListener(function heard(answer) {
      port.onMessage.removeListener(heard);
      resolve(performance.now() - start);
    });
    port.postMessage({ id, text, platform: "lancers", lang: "ja" });
  });
  // what is loaded late is loaded in the background
  for (const port of ports) await ask(port, texts[0], "first");
  await new Promise((resolve) => setTimeout(resolve, 4000));
  const times = [];
  for (const text of texts) {
    const pair = [];
    for (const port of ports) pair.push(await ask(port, text, String(times.length)));
    times.push(pair);
  }
  ports.forEach((port) => port.disconnect());
  return times;
}
"""


def main(messages: int) -> int:
    """Print one line a kind of draft and way, and one for the memory; returns 1 when a limit is passed."""
    chance = random.Random(20261124)
    with tempfile.TemporaryDirectory() as data:
        over = _browser_times(Path(data), chance)
        echo, host = Running([sys.executable, "-c", ECHO], data), Running(HOST, data)
        # context is loaded in the background
        time.sleep(5)
        for name, context in KINDS.items():
            texts = [draft(chance, context=context) for _ in range(WARMING + ROUNDS)]
            _print(f"over a pipe, {name}", [(echo.ask(text), host.ask(text)) for text in texts])
        over += _growth(host, chance, messages)
        echo.close()
        host.close()
    return int(over > 0)


def _browser_times(folder: Path, chance: random.Random) -> int:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Chromium is not installed (tests/browsers installs it): times in the browser are not measured")
        return 1
    echo = folder / "echo"
    echo.write_text(f"#!{sys.executable}\n{ECHO}", encoding="utf-8")
    echo.chmod(0o755)
    profile, unpacked = folder / "profile", folder / "extension"
    extension.unpack(unpacked, firefox=False)
    host_manifest(profile)
    host_manifest(profile, echo, "sendlint.echo")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=chromium,
            ignore_default_args=["--disable-extensions"],
            args=[*ARGUMENTS, f"--load-extension={unpacked}"],
            env={**os.environ, "SENDLINT_DATA_DIR": str(folder)},
        )
        worker = context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
        over = 0
        for name, with_context in KINDS.items():
            texts = [draft(chance, context=with_context) for _ in range(WARMING + ROUNDS)]
            times = worker.evaluate(_ASK, [["sendlint.echo", extension.HOST], texts])
            over += _print(f"in Chromium, {name}", [(one / 1000, other / 1000) for one, other in times]) > LIMITS[name]
        context.close()
    return over


def _print(name: str, pairs: list[tuple[float, float]]) -> float:
    yardstick, ours = (statistics.median(times) for times in zip(*pairs[WARMING:], strict=True))
    limit = next((f"; limit {limit:g}" for kind, limit in LIMITS.items() if name == f"in Chromium, {kind}"), "")
    print(
        f"{name:<28} {ours * 1000:6.2f} ms = {ours / yardstick:5.1f} × a host that echoes "
        f"({yardstick * 1000:.2f} ms{limit})"
    )
    return float(ours / yardstick)


def _growth(host: Running, chance: random.Random, messages: int) -> int:
    before = 0
    for number in range(messages):
        host.ask(draft(chance, context=number % 2 == 0))
        if number == 499:
            before = host.kilobytes()
    grown = host.kilobytes() - before
    print(f"memory after {messages} messages: {grown / 1024:+.1f} MB since the 500th (limit +{GROWTH / 1024:g} MB)")
    return int(grown > GROWTH)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
