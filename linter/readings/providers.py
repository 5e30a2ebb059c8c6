"""Mail providers by the names that people call them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from linter.knowledge import Knowledge


def provider_names(entry: dict[str, Any], tails: list[str]) -> list[str]:
    """The names of one provider; whose it is counts with what follows: グーグルさんの無料のほう, the Google one."""
    return [*entry["names"], *(maker + tail for maker in entry.get("makers", ()) for tail in tails)]


class ProviderNicknames:
    """Every name that is not how the provider writes itself, for fast looking."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.disguise("provider-name")
        plain = {entry["name"] for entry in table["providers"]}
        self._names = tuple(
            name.lower() for entry in table["providers"] for name in entry["names"] if name.lower() not in plain
        )
        self._makers = (*plain, *(maker for entry in table["providers"] for maker in entry.get("makers", ())))
        self._tails: list[str] = table["tails"]
        self._providers: list[dict[str, Any]] = table["providers"]

    @cached_property
    def called(self) -> tuple[tuple[dict[str, Any], tuple[str, ...]], ...]:
        """Each provider with all of its names in lower case."""
        return tuple(
            (entry, tuple(name.lower() for name in provider_names(entry, self._tails))) for entry in self._providers
        )

    def stand_in(self, lower: str) -> bool:
        """Whether a text in lower case holds one of them."""
        return any(map(lower.__contains__, self._names)) or any(
            lower.find(maker + tail) >= 0 for maker in self._makers if maker in lower for tail in self._tails
        )
