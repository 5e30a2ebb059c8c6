"""Labelled messages of the tests: rows with id, text, label, spans (kind, service, surface, value)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[dict[str, Any]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def same_value(found: str, wanted: str) -> bool:
    """Values are compared as readers do: case, a leading @ and a closing slash do not matter."""
    return _plain(found) == _plain(wanted)


def _plain(value: str) -> str:
    return value.lower().strip("@/ ")
