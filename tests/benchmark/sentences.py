"""What understanding sentences costs: a fresh process that needs spaCy, and how many honest drafts do.

Usage: python -m tests.benchmark.sentences [RUNS]
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from linter import Engagement, lint
from linter.sentences import lexicon
from linter.sentences.mark import Mark
from tests.benchmark.startup import ARGUMENTS, ENVIRONMENT, SENDLINT
from tests.corpus import rows

YARDSTICK = [sys.executable, "-c", "import spacy; spacy.blank('ja')"]
DRAFT = "ご提案ありがとうございます。\n続きはLINEで話しませんか？\n"
#: a fresh `sendlint check` that needs spaCy, as a multiple of the yardstick
LIMIT = 1.15


def main(runs: int) -> int:
    """Print the times and the shares; returns 1 when the limit is passed."""
    best = {"yardstick": float("inf"), "sendlint": float("inf")}
    for _ in range(runs):
        for name, command in (("yardstick", YARDSTICK), ("sendlint", [str(SENDLINT), *ARGUMENTS])):
            start = time.perf_counter()
            subprocess.run(command, input=DRAFT.encode(), stdout=subprocess.DEVNULL, check=True, env=ENVIRONMENT)
            best[name] = min(best[name], time.perf_counter() - start)
    ratio = best["sendlint"] / best["yardstick"]
    print(f"fresh process, minimum of {runs}; yardstick (import spacy; spacy.blank('ja')): {best['yardstick']:.2f} s")
    print(f"  sendlint {' '.join(ARGUMENTS[:1])} with a proposal {ratio:.2f} × yardstick (limit {LIMIT})")
    for name in ("plain-clean.jsonl", "hard-clean.jsonl", "proposals-clean.jsonl", "proposals.jsonl"):
        asked = list(_asked(name))
        print(f"  {name:<22} spaCy is needed for {sum(asked)} of {len(asked)} drafts")
    return int(ratio > LIMIT)


def _asked(name: str) -> Iterator[bool]:
    """For every draft of a file whether a tokeniser was asked."""
    counted: list[str] = []
    marks = lexicon.Lexicon.marks

    def counting(self: lexicon.Lexicon, sentence: str) -> list[Mark]:
        counted.append(sentence)
        return marks(self, sentence)

    lexicon.Lexicon.marks = counting  # type: ignore[method-assign]
    try:
        for row in rows(name):
            counted.clear()
            lint(row["text"], Engagement("lancers", "proposal"))
            yield bool(counted)
    finally:
        lexicon.Lexicon.marks = marks  # type: ignore[method-assign]


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
