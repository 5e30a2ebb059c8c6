"""A request as it came in: read, and its fields looked at one by one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from linter.errors import UsageError
from linter.messages import LANGUAGES


def decode(data: bytes) -> dict[str, Any]:
    """The request in `data`. Raises `UsageError` when it is no JSON object in UTF-8."""
    try:
        request = _DECODER.decode(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        # neither the place nor the words of it: they may quote the draft
        raise UsageError("request-not-json") from error
    if not isinstance(request, dict):
        raise UsageError("request-not-object")
    return request


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_number)


def identity(request: Mapping[str, Any]) -> str | int | None:
    """The name under which an answer is awaited."""
    given = request.get("id")
    return given if isinstance(given, str | int) and not isinstance(given, bool) and len(str(given)) <= 200 else None


class Ask:
    """The fields of a request. Every method raises `UsageError` for a field that is not what it should be."""

    def __init__(self, request: Mapping[str, Any], lang: str) -> None:
        self._fields = {name: value for name, value in request.items() if value is not None}
        if "id" in self._fields and identity(request) is None:
            raise UsageError("request-field", field="id", wanted="a string or a whole number")
        self.id = identity(request)
        self.lang = self.text("lang", lang)
        if self.lang not in LANGUAGES:
            raise UsageError("request-field", field="lang", wanted=" / ".join(LANGUAGES))

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def text(self, name: str, default: str | None = None) -> str:
        value = self._fields.get(name, default)
        if not isinstance(value, str):
            raise UsageError("request-field", field=name, wanted="a string")
        return value

    def flag(self, name: str) -> bool:
        value = self._fields.get(name, False)
        if not isinstance(value, bool):
            raise UsageError("request-field", field=name, wanted="true / false")
        return value

    def history(self) -> list[str]:
        """The earlier messages, the oldest first."""
        value = self._fields.get("history", [])
        if not isinstance(value, list) or not all(isinstance(message, str) for message in value):
            raise UsageError("request-field", field="history", wanted="a list of strings")
        return value
