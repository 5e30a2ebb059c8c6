"""Settings in environment variables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linter.settings import Layer, Origin, Setting, SettingsError
from linter.settings.keys import FLAGS, KEYS


def read(environment: Mapping[str, str]) -> Layer:
    """What the `SENDLINT_…` variables set; an empty one sets nothing. Raises `SettingsError`."""
    values: dict[str, Setting] = {}
    for key in KEYS.values():
        given = environment.get(key.variable)
        if not given:
            continue
        origin = Origin("variable", key.variable)
        value: Any = FLAGS.get(given.lower(), given) if key.is_flag else given
        if not key.accepts(value):
            raise SettingsError(origin, key.name, "not-accepted", wanted=key.wanted)
        values[key.name] = Setting(value, origin)
    return Layer(values)
