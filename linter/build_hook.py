"""Hatchling's build step: compile the index of pattern files and the catalogue of translations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel is packed, also for an editable installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        try:
            from linter import index
            from linter.messages import catalogue

            index.write(Path(self.root) / "patterns")
            catalogue.write(Path(self.root) / "linter" / "messages")
        finally:
            sys.path.remove(self.root)
