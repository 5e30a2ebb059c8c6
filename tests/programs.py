"""Programs that tests drive."""

from __future__ import annotations

import os
import shutil

import pytest


def program(*names: str) -> str:
    """Where a program is, by name or path; without one the test fails in continuous integration, else it is skipped."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{names[0]} is missing; tests/browsers installs it")
    return found
