"""Proposals to leave the platform without any address: asking for contact, meeting, dealing around it.

What a sentence does is read by `linter.sentences`; this module turns its answers into matches.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.findings import Channel
from linter.sentences.gate import sentences
from linter.view import Match, View


def find(view: View) -> Iterator[Match]:
    """Proposals of the reading; those that the sentence takes back are excused by name."""
    chosen = sentences(view)
    if not chosen:
        return
    from linter.sentences.purpose import proposals
    from linter.sentences.reader import Proposal

    for found in proposals(view, chosen):
        if isinstance(found, Proposal):
            value = view.text[found.start : found.end].strip()
            yield Match(
                found.kind, Channel(found.channel), found.service, value, found.start, found.end,
                found.certainty, found.reason,
            )  # fmt: skip
        else:
            view.excuse(found.kind, found.start, found.end, f"said-{found.concept}")
