"""Where a user's own files are looked for; a module of its own since every check asks."""

from __future__ import annotations

import os


def own_rulebooks() -> str:
    """Where a user may put rulebooks; the same as platformdirs.user_config_path("sendlint", appauthor=False)."""
    import click

    return os.path.join(click.get_app_dir("sendlint", roaming=False), "rulebooks")
