"""How long a fresh `sendlint check` takes, as a multiple of a fresh process that imports click and regex.

Usage: python -m tests.benchmark.startup [RUNS]

All commands take turns, so that a machine whose speed drifts slows them alike; the minimum of each counts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

YARDSTICK = [sys.executable, "-c", "import click, regex"]
ARGUMENTS = ["check", "--platform", "lancers", "--exit-zero"]
SENDLINT = [str(Path(sys.executable).with_name("sendlint")), *ARGUMENTS]

CLEAN = """\
お世話になっております。デザイナーの三浦です。
ご依頼いただいたLP制作の件、内容を確認いたしました。
トップページと下層5ページで合計278,300円（税込）のお見積もりです。
納期は8月29日を予定しております。
初稿は8月18日までにこちらのメッセージでお送りします。
修正は2回まで料金に含まれます。
写真素材は御社からご支給いただけるとのこと、承知しました。
サイズは1920×1080pxを想定しております。
参考サイトは https://www.muji.com/jp/ja/store のような余白感でよろしいでしょうか。
ご確認のほど、よろしくお願いいたします。
"""
DRAFTS = [
    ("clean, ten lines", CLEAN, 1.5),
    ("with an address", CLEAN + "資料は hanako@kikaku.jp までお願いします。\n", 1.8),
    ("with a number", CLEAN + "お急ぎの際は 090-4821-7736 までお電話ください。\n", 1.8),
]


def main(runs: int) -> int:
    """Print one line a draft; returns 1 when a limit is passed."""
    commands = [("yardstick", YARDSTICK, "")] + [(name, SENDLINT, draft) for name, draft, _ in DRAFTS]
    best = {name: float("inf") for name, _, _ in commands}
    for _, command, draft in commands:
        _seconds(command, draft)
    for _ in range(runs):
        for name, command, draft in commands:
            best[name] = min(best[name], _seconds(command, draft))
    print(f"fresh process, minimum of {runs}; yardstick (import click, regex): {best['yardstick'] * 1000:.1f} ms")
    over = 0
    for name, draft, limit in DRAFTS:
        ratio = best[name] / best["yardstick"]
        over += ratio > limit
        loaded = ", ".join(_loaded(draft)) or "none"
        print(f"  {name:<18} {ratio:.2f} × yardstick (limit {limit})  spaCy or numpy imported: {loaded}")
    return int(over > 0)


#: an installed package has its byte code; a checkout writes it on the first, uncounted run
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _seconds(command: list[str], draft: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, input=draft.encode(), stdout=subprocess.DEVNULL, check=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def _loaded(draft: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "linter", *ARGUMENTS],
        input=draft.encode(),
        capture_output=True,
        check=True,
        env=ENVIRONMENT,
    )
    imported = {line.rsplit(b"|", 1)[-1].strip().decode() for line in done.stderr.splitlines()}
    return sorted({"spacy", "numpy"} & imported)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 30))
