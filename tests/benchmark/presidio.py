"""How long a warm `lint()` takes a message, as a share of Presidio's analyser on the same messages.

Usage: python -m tests.benchmark.presidio [FILE.jsonl …]

Presidio needs the full phonenumbers package, which shares its import name with the light one that sendlint
uses, so it is measured in an environment of its own (made on the first run, beside this checkout's .venv).
Both sides measure themselves by the code in this file, one after the other in turns.

The limit is for what both of them do: addresses, numbers and links as they are typed, with ids on chat services on our
side. Presidio undoes no disguise and understands no sentence; what these cost is given beside it, for all of `lint()`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENVIRONMENT = ROOT / ".venv-presidio"
REQUIREMENTS = ["presidio-analyzer==2.2.*", "spacy[ja]"]
LIMIT = 0.25
ROUNDS = 3

_COMMON = """
import json, sys, time
rows = [json.loads(line) for name in sys.argv[1:] for line in open(name, encoding="utf-8") if line.strip()]
texts = [(row["text"], row.get("lang", "ja")) for row in rows]

def measure(check):
    for text, lang in texts[:50]:
        check(text, lang)
    start = time.perf_counter()
    for text, lang in texts:
        check(text, lang)
    print((time.perf_counter() - start) / len(texts))
"""

SENDLINT = (
    _COMMON
    + """
from linter import Engagement, lint
engagement = Engagement("lancers", "proposal")
measure(lambda text, lang: lint(text, engagement))
"""
)

AS_TYPED = (
    """
import linter.detect
from linter.readings import Reading
linter.detect.readings = lambda draft, knowledge, tick: iter([Reading.as_typed(draft)])
linter.detect._DETECTORS = tuple(entry for entry in linter.detect._DETECTORS if entry[0] != "proposal")
"""
    + SENDLINT
)

PRESIDIO = (
    _COMMON
    + """
import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import EmailRecognizer, PhoneRecognizer, UrlRecognizer

class Blank(SpacyNlpEngine):
    def __init__(self):
        super().__init__(ner_model_configuration=NerModelConfiguration())
        self.nlp = {"ja": spacy.blank("ja"), "en": spacy.blank("en")}

registry = RecognizerRegistry(supported_languages=["ja", "en"])
for lang in ("ja", "en"):
    registry.add_recognizer(EmailRecognizer(supported_language=lang))
    registry.add_recognizer(PhoneRecognizer(supported_language=lang, supported_regions=["JP", "US", "GB"]))
    registry.add_recognizer(UrlRecognizer(supported_language=lang))
engine = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["ja", "en"])
measure(lambda text, lang: engine.analyze(text, language=lang if lang == "ja" else "en"))
"""
)


def main(files: list[str]) -> int:
    """Print the means and their ratios; returns 1 when the limit is passed."""
    python = str(_environment())
    whole, as_typed, theirs = [], [], []
    for _ in range(ROUNDS):
        whole.append(_mean(sys.executable, SENDLINT, files))
        as_typed.append(_mean(sys.executable, AS_TYPED, files))
        theirs.append(_mean(python, PRESIDIO, files))
    ratio = min(as_typed) / min(theirs)
    print(f"warm, mean a message: as typed {min(as_typed) * 1000:.3f} ms, Presidio {min(theirs) * 1000:.3f} ms")
    print(f"  ratio {ratio:.3f} (limit {LIMIT})")
    print(
        f"  with disguises undone and sentences understood {min(whole) * 1000:.3f} ms, {min(whole) / min(theirs):.3f}"
    )
    return int(ratio > LIMIT)


def _environment() -> Path:
    python = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *REQUIREMENTS], check=True)
    return python


def _mean(python: str, code: str, files: list[str]) -> float:
    done = subprocess.run([python, "-c", code, *files], capture_output=True, text=True, check=True, cwd=ROOT)
    return float(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    given = [str(Path(name).resolve()) for name in sys.argv[1:]]
    sys.exit(main(given or [str(path) for path in sorted((ROOT / "tests" / "data").glob("plain-*.jsonl"))]))
