"""The messages to train from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

#: what `patterns/talk/` calls the ways to propose, and the reason that a finding gives for each
REASONS = {
    "ask-contact": "asks-contact",
    "offer-contact": "offers-contact",
    "move-off": "proposes-channel",
    "call": "proposes-call",
    "in-person": "proposes-meeting",
    "direct-contract": "proposes-direct-deal",
    "direct-payment": "proposes-payment",
    "fee-avoidance": "avoids-fee",
    "hint": "hints",
    "pointer": "points-to-contact",
    "accept": "accepts",
    "recruit": "recruits",
}


class Talk(NamedTuple):
    """A message, and what it is for."""

    text: str
    #: the reason of a finding; None for a message that proposes nothing
    reason: str | None
    #: the words that propose, where somebody marked them
    said: str | None

    def says(self, start: int, end: int) -> bool | None:
        """Whether the sentence `[start, end)` proposes; None where nobody marked which one does."""
        if self.reason is None:
            return False
        if not self.said:
            return None
        at = self.text.index(self.said)
        return at < end and start < at + len(self.said)


def read(folder: Path) -> Iterator[Talk]:
    """Every message under `folder`."""
    for path in sources(folder):
        for line in path.read_text(encoding="utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            reason = REASONS[row["technique"]] if row["label"] == "solicit" else None
            yield Talk(row["text"], reason, row.get("said"))


def sources(folder: Path) -> list[Path]:
    """The files of messages, in an order that does not change."""
    return sorted(folder.glob("*.jsonl"))


def fingerprints(folder: Path) -> dict[str, str]:
    """By file the checksum that tells whether the weights are trained from it as it is."""
    return {path.name: sha256(path.read_bytes()).hexdigest()[:16] for path in sources(folder)}
