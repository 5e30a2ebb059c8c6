"""The current user's part of the Windows registry. Imported on Windows alone."""

from __future__ import annotations

import sys
import winreg
from contextlib import suppress

# tells the type checker that what follows is for Windows
assert sys.platform == "win32"


class CurrentUser:
    """The values that keys below HKEY_CURRENT_USER have of their own."""

    def get(self, key: str) -> str | None:
        try:
            return winreg.QueryValue(winreg.HKEY_CURRENT_USER, key)
        except OSError:
            return None

    def set(self, key: str, value: str) -> None:
        winreg.SetValue(winreg.HKEY_CURRENT_USER, key, winreg.REG_SZ, value)

    def delete(self, key: str) -> None:
        with suppress(OSError):
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
