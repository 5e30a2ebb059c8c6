"""How long a fresh `sendlint check` takes, as a multiple of a fresh process that imports click and regex.

Usage: python -m tests.benchmark.startup [RUNS]

All commands take turns, so that a machine whose speed drifts slows them alike; the minimum of each counts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

YARDSTICK = [sys.executable, "-c", "import click, regex"]
ARGUMENTS = ["check", "--platform", "lancers", "--exit-zero"]
#: the same asked by a settings file
SETTINGS = """\
platform = "lancers"
exit-zero = true

[[allow]]
domain = "kikaku.example"
reason = "公開している窓口"
"""
SENDLINT = Path(sys.executable).with_name("sendlint")

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
ADDRESS = CLEAN + "資料は hanako@kikaku.jp までお願いします。\n"
NUMBER = CLEAN + "お急ぎの際は 090-4821-7736 までお電話ください。\n"


class Case(NamedTuple):
    """A draft, how many times the yardstick it may take, and whether a settings file is there."""

    name: str
    draft: str
    limit: float
    settings: bool = False

    @property
    def arguments(self) -> list[str]:
        return ["check"] if self.settings else ARGUMENTS


CASES = [
    Case("clean, ten lines", CLEAN, 1.5),
    Case("with an address", ADDRESS, 1.8),
    Case("with a number", NUMBER, 1.8),
    Case("clean, with settings", CLEAN, 1.5, settings=True),
    Case("address, with settings", ADDRESS, 1.8, settings=True),
]


def main(runs: int) -> int:
    """Print one line a draft; returns 1 when a limit is passed."""
    with tempfile.TemporaryDirectory() as plain, tempfile.TemporaryDirectory() as configured:
        Path(configured, "sendlint.toml").write_text(SETTINGS, encoding="utf-8")
        commands = {"yardstick": (YARDSTICK, "", plain)}
        for case in CASES:
            command = [str(SENDLINT), *case.arguments]
            commands[case.name] = (command, case.draft, configured if case.settings else plain)
        best = {name: float("inf") for name in commands}
        for command, draft, folder in commands.values():
            _seconds(command, draft, folder)
        for _ in range(runs):
            for name, (command, draft, folder) in commands.items():
                best[name] = min(best[name], _seconds(command, draft, folder))
        print(f"fresh process, minimum of {runs}; yardstick (import click, regex): {best['yardstick'] * 1000:.1f} ms")
        over = 0
        for case in CASES:
            ratio = best[case.name] / best["yardstick"]
            over += ratio > case.limit
            loaded = ", ".join(_loaded(case, commands[case.name][2])) or "none"
            print(f"  {case.name:<22} {ratio:.2f} × yardstick (limit {case.limit})  spaCy or numpy imported: {loaded}")
        return int(over > 0)


#: an installed package has its byte code; a checkout writes it on the first, uncounted run
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _seconds(command: list[str], draft: str, folder: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, input=draft.encode(), stdout=subprocess.DEVNULL, check=True, env=ENVIRONMENT, cwd=folder)
    return time.perf_counter() - start


def _loaded(case: Case, folder: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "linter", *case.arguments],
        input=case.draft.encode(),
        capture_output=True,
        check=True,
        env=ENVIRONMENT,
        cwd=folder,
    )
    imported = {line.rsplit(b"|", 1)[-1].strip().decode() for line in done.stderr.splitlines()}
    return sorted({"spacy", "numpy"} & imported)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 30))
