"""Mail providers by the names that people call them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from linter.knowledge import Knowledge


def provider_names(entry: dict[str, Any], tails: list[str]) -> list[str]:
    """The names of one provider; whose it is counts with what follows: グーグルさんの無料のほう, the Google one."""
    return [*entry["names"], *(maker + tail for maker in entry.get("makers", ()) for tail in tails)]


def whole_domain(entry: dict[str, Any], name: str) -> str:
    """The domain that is meant where nothing is said of its ending; abroad some providers have another."""
    japanese = any("\u3041" <= character <= "\u9fff" for character in name)
    domain: str = entry["whole"] if japanese else entry.get("abroad", entry["whole"])
    return domain


class ProviderNicknames:
    """Every name that is not how the provider writes itself, for fast looking."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.disguise("provider-name")
        plain = {entry["name"] for entry in table["providers"]}
        self._names = frozenset(
            name.lower() for entry in table["providers"] for name in entry["names"] if name.lower() not in plain
        )
        self._makers = plain.union(*(entry.get("makers", ()) for entry in table["providers"]))
        self._tails: list[str] = table["tails"]
        self._providers: list[dict[str, Any]] = table["providers"]

    @cached_property
    def called(self) -> tuple[tuple[dict[str, Any], tuple[str, ...]], ...]:
        """Each provider with all of its names in lower case."""
        return tuple(
            (entry, tuple(name.lower() for name in provider_names(entry, self._tails))) for entry in self._providers
        )

    @property
    def cues(self) -> frozenset[str]:
        """Without one of these no text holds a nickname."""
        return self._names | self._makers

    def stand_in(self, lower: str, cues: set[str]) -> bool:
        """Whether a text in lower case, of which `cues` has all of ours in it, holds one of them."""
        return not cues.isdisjoint(self._names) or any(
            maker + tail in lower for maker in cues & self._makers for tail in self._tails
        )
