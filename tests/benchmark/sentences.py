"""What understanding sentences costs: a fresh process that needs spaCy, and how many honest drafts do.

Usage: python -m tests.benchmark.sentences [RUNS]
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import spacy

from linter.knowledge import shipped
from linter.readings import readings
from linter.sentences.gate import sentences
from linter.view import Room, View
from tests.benchmark.startup import ARGUMENTS, ENVIRONMENT, SENDLINT
from tests.corpus import rows

YARDSTICK = [sys.executable, "-c", "import spacy; spacy.blank('ja')"]
DRAFT = "ご提案ありがとうございます。\n続きはLINEで話しませんか？\n"
LONG_DRAFT = (
    "ご提案ありがとうございます。サンプルを拝見して、色の使い方がとても気に入りました。\n"
    "ロゴは三案、締め切りは来月の十日ごろを考えています。\n"
    "細かいところは文字だと伝わりにくいので、一度Zoomで打ち合わせをお願いできませんか。\n"
    "ご都合のよい時間をいくつか教えていただけると助かります。見積もりは消費税込みでお願いします。\n"
    "それでは、引き続きよろしくお願いいたします。\n"
)
#: a fresh `sendlint check` that needs spaCy, as a multiple of the yardstick
LIMIT = 1.15
#: reading the sentences of a draft in a process that has loaded all, as a multiple of the tokeniser's time
WARM_LIMIT = 3


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
    warm = _warm()
    print(f"  warm, a draft of {len(LONG_DRAFT)} letters {warm:.1f} × its tokeniser (limit {WARM_LIMIT})")
    return int(ratio > LIMIT or warm > WARM_LIMIT)


def _asked(name: str) -> Iterator[bool]:
    """For every draft of a file whether it goes to the tokeniser."""
    for row in rows(name):
        views = (View(reading, shipped(), ()) for reading in readings(row["text"], shipped()))
        yield any(map(sentences, views))


def _warm() -> float:
    """Reading the sentences of a draft of some 200 letters, as a multiple of what the tokeniser alone takes for them."""
    from linter.kinds.proposal import find

    view = View(next(iter(readings(LONG_DRAFT, shipped()))), shipped(), ("JP",))
    tokenise = spacy.blank("ja").make_doc
    texts = [view.text[start:end] for start, end in view.sentences()]

    def read() -> None:
        # what was read takes room, as if the draft held it again and again
        view.room = Room()
        list(find(view))

    return _fastest(read) / _fastest(lambda: [tokenise(text) for text in texts])


def _fastest(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(200):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
