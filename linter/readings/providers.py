"""Mail providers by the names that people call them."""

from __future__ import annotations

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


def providers_called(knowledge: Knowledge) -> tuple[tuple[dict[str, Any], tuple[str, ...]], ...]:
    """Each provider with all of its names in lower case; for `Knowledge.derived`."""
    table = knowledge.disguise("provider-name")
    return tuple(
        (entry, tuple(name.lower() for name in provider_names(entry, table["tails"]))) for entry in table["providers"]
    )
